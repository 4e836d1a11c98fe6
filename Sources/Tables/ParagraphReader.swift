import PageModel

/// Puts the lines of a page outside its tables together to paragraphs, from top to bottom.
struct ParagraphReader {
  private let page: PageContent
  private let furniture: [Int: Block.Kind]

  init(_ page: PageContent, furniture: [Int: Block.Kind]) {
    self.page = page
    self.furniture = furniture
  }

  func paragraphs() -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    for (index, line) in page.lines.enumerated() {
      if let kind = furniture[index] {
        paragraphs.append(Paragraph(page: page.number, line: line, furniture: kind))
        continue
      }
      // With columns of text side by side the line above is not the last one read.
      let recent = paragraphs.indices.suffix(6).last { goesOn(paragraphs[$0], line) }
      if let recent {
        paragraphs[recent].append(line)
      } else {
        paragraphs.append(Paragraph(page: page.number, line: line))
      }
    }
    return paragraphs
  }

  /// Whether the line is the next line of the paragraph.
  private func goesOn(_ paragraph: Paragraph, _ line: TextLine) -> Bool {
    guard paragraph.furniture == nil, let last = paragraph.lines.last else { return false }
    let size = max(last.size, line.size)
    let gap = line.box.top - last.box.bottom
    guard abs(last.size - line.size) <= tolerance(last, line) * size, gap > -0.5 * size,
      gap < 1.1 * size,
      last.box.left - 2 * size < line.box.right, line.box.left < last.box.right,
      !page.parts.contains(where: { $0.box.top > last.box.midY && $0.box.top < line.box.midY })
    else { return false }
    return goesOnCentred(last, line) || goesOnFlush(paragraph, last, line)
  }

  private func goesOnFlush(_ paragraph: Paragraph, _ last: TextLine, _ line: TextLine) -> Bool {
    let left = paragraph.lines.count > 1 ? paragraph.box.left : last.box.left
    guard line.box.left <= left + 0.6 * line.size,
      last.box.right > rightLimit(beside: last) - 1.6 * line.size
    else { return false }
    return !(TextEnding.isSentenceEnd(last.text) && ListMark.begins(line.text))
  }

  /// A title broken in two: the lower line is shorter and stands under the middle of the upper one.
  private func goesOnCentred(_ last: TextLine, _ line: TextLine) -> Bool {
    abs(last.box.midX - line.box.midX) < 0.7 * line.size && last.box.width > line.box.width
      && last.font == line.font
      && abs(last.size - line.size) < (isRecognized(last, line) ? 0.15 : 0.02) * line.size
      && last.box.width > 0.5 * page.width && !TitlePhrase.isCaption(line.text)
      && UnitPhrase.unit(in: line.text) == nil
  }

  /// By which share of their size two lines of one paragraph may differ.
  private func tolerance(_ a: TextLine, _ b: TextLine) -> Double {
    isRecognized(a, b) ? 0.15 : 0.08
  }

  /// Whether the lines were read from an image, where the size is that of their ink: it depends on
  /// the characters that happen to stand there.
  private func isRecognized(_ a: TextLine, _ b: TextLine) -> Bool {
    a.confidence < 1 && b.confidence < 1
  }

  /// The right end of the text column in which the line stands, in points.
  private func rightLimit(beside line: TextLine) -> Double {
    var limit = line.box.right
    for other in page.lines where other.box.right > limit {
      if other.box.left < line.box.left + 4 * line.size,
        other.box.right < line.box.left + page.width
      {
        limit = other.box.right
      }
    }
    return limit
  }
}

/// How a line of text ends.
enum TextEnding {
  static func isSentenceEnd(_ text: String) -> Bool {
    guard let last = text.last else { return true }
    return "。！？；：.!?;:…”』」".contains(last)
  }
}

/// The marks that begin a list item or a numbered heading.
enum ListMark {
  /// "一、", "（一）", "(1)", "1.", "1、", "①", "•", "-".
  static func begins(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    if "•·●○■□◆◇▪►➢※①②③④⑤⑥⑦⑧⑨⑩-–—*".contains(first) { return true }
    let body = "（(".contains(first) ? text.dropFirst() : text[...]
    let count = body.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }.count
    guard count > 0, count <= 3, let mark = body.dropFirst(count).first else { return false }
    return "、．）)".contains(mark) || mark == "." && body.dropFirst(count + 1).first?.isNumber != true
  }
}
