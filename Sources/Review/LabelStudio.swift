import Foundation
import PageModel
import Store

/// Tasks and annotations as Label Studio writes and reads them: one task a page, a field being a
/// rectangle and a text with the same identifier.
enum LabelStudio {
  struct Task: Codable, Sendable {
    struct Source: Codable, Sendable {
      /// Where the page's picture is.
      var image: String
      /// "sha256:" and the digest of the document.
      var document: String
      var page: Int
    }

    /// What somebody, or this program, says of the page.
    struct Annotation: Codable, Sendable {
      var id: Int?
      var modelVersion: String?
      var wasCancelled: Bool?
      var result: [Region]
    }

    var id: Int?
    var data: Source
    var annotations: [Annotation]?
    var predictions: [Annotation]?
  }

  struct Region: Codable, Sendable {
    /// Places in per cent of the page's width and height.
    struct Value: Codable, Sendable {
      var x: Double?
      var y: Double?
      var width: Double?
      var height: Double?
      var rotation: Double?
      var rectanglelabels: [String]?
      var text: [String]?
    }

    var id: String?
    var fromName: String?
    var toName: String?
    var type: String
    var originalWidth: Int?
    var originalHeight: Int?
    var score: Double?
    var value: Value
  }

  /// A page with its fields as they were read, or as they were decided.
  static func task(
    _ page: PageSummary, of document: DeskDocument, entries: [DeskEntry]
  ) -> Task {
    let path = "/documents/\(document.id)/pages/\(page.number)?dpi=150"
    return Task(
      id: Int(document.id) * 100_000 + page.number,
      data: Task.Source(image: path, document: document.content, page: page.number),
      predictions: [
        Task.Annotation(
          modelVersion: "gongkai \(Release.version)",
          result: entries.flatMap { regions(of: $0, on: page) })
      ])
  }

  private static func regions(of entry: DeskEntry, on page: PageSummary) -> [Region] {
    guard let box = entry.field.box, page.width > 0, page.height > 0 else { return [] }
    var place = Region.Value(
      x: box[0] / page.width * 100, y: box[1] / page.height * 100,
      width: (box[2] - box[0]) / page.width * 100, height: (box[3] - box[1]) / page.height * 100,
      rotation: 0)
    func region(_ name: String, _ type: String, _ value: Region.Value) -> Region {
      Region(
        id: entry.field.id, fromName: name, toName: "page", type: type,
        originalWidth: Int(page.width / 72 * 150), originalHeight: Int(page.height / 72 * 150),
        score: entry.field.confidence, value: value)
    }
    var text = place
    place.rectanglelabels = [entry.field.name]
    text.text = [entry.value.map { $0.value ?? "" } ?? entry.field.value ?? ""]
    return [region("field", "rectanglelabels", place), region("value", "textarea", text)]
  }

  /// What annotations say of fields, by the field's identifier; the last one of a task counts.
  static func texts(in task: Task) -> [(field: String, text: String, annotation: Int)] {
    guard let annotation = task.annotations?.last(where: { $0.wasCancelled != true }) else {
      return []
    }
    return annotation.result.compactMap { region in
      guard region.type == "textarea", let id = region.id, let text = region.value.text else {
        return nil
      }
      let joined = text.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
      return (id, joined, annotation.id ?? 0)
    }
  }
}
