import Emit
import PageModel
import Workers

/// A page as a picture with everything drawn on it that was found in it.
public struct Inspector: Sendable {
  private let options: ExtractionOptions
  private let tools: AnalysisTools
  private let pool: WorkerPool

  /// All pages the options name are read, for tables may begin on others than the one shown.
  public init(_ options: ExtractionOptions, tools: AnalysisTools, pool: WorkerPool) {
    self.options = options
    self.tools = tools
    self.pool = pool
  }

  /// The page, from 1, as a PNG file.
  @available(*, noasync)
  public func picture(
    of input: LocatedInput, page number: Int, dotsPerInch: Double
  ) throws(ExtractionFailure) -> [UInt8] {
    let worker = pool.workers[0]
    let job = ExtractionJob(index: 0, input: input)
    let read = try ReadingJob(job, options) { _ in }.read(by: worker)
    do throws(ReadingFailure) {
      return try worker.picture(
        of: input.source, password: options.password, page: number, dotsPerInch: dotsPerInch,
        overlay: try elements(on: number, of: read))
    } catch {
      throw .reading(error)
    }
  }

  private func elements(
    on number: Int, of read: ReadJob
  ) throws(ReadingFailure) -> [OverlayElement] {
    guard case .pages = read.document.content else {
      throw .document(.pageUnreadable("only inputs with pages can be shown as pictures"))
    }
    let pages = try read.document.pages()
    guard let page = pages.first(where: { $0.number == number }) else {
      let count = read.document.description.pageCount
      let lost = read.document.lostPages.first { $0.number == number }
      throw .document(
        .pageUnreadable(lost?.reason ?? "it has no page \(number) among its \(count)"))
    }
    let input = AnalysisInput(task: read.task(options), content: .pages(pages))
    let laidOut = LaidOutJob(input, tools)
    let judged = JudgedJob(LabelledJob(RepairedJob(laidOut, tools), tools), tools)
    let elements = overlay(
      of: page, layout: judged.labelled.repaired.repaired.layout, judged: judged.judged)
    guard page.isRecognized else { return elements }
    let map = SheetMap(of: page)
    return elements.map { $0.placed(by: map) }
  }
}

extension OverlayElement {
  /// The element where the sheet shows what it is about.
  fileprivate func placed(by map: SheetMap) -> OverlayElement {
    func placed(_ point: OverlayPoint) -> OverlayPoint {
      let (x, y) = map.point(x: point.x, y: point.y)
      return OverlayPoint(x: x, y: y)
    }
    return switch self {
    case .rectangle(let box, let outline, let lineWidth, let fill):
      .rectangle(map.box(box), outline: outline, lineWidth: lineWidth, fill: fill)
    case .line(let start, let end, let color, let lineWidth):
      .line(placed(start), placed(end), color: color, lineWidth: lineWidth)
    case .label(let text, let point, let size, let color):
      .label(text, at: placed(point), size: size, color: color)
    }
  }
}
