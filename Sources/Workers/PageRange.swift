/// Pages of one document that a worker reads in one go.
public struct PageRange: Hashable, Sendable {
  /// In the order in which they are read.
  public private(set) var numbers: ArraySlice<Int>
  /// How often a worker failed at the first of them.
  public private(set) var attempts: Int

  init(_ numbers: ArraySlice<Int>, attempts: Int = 0) {
    self.numbers = numbers
    self.attempts = attempts
  }

  /// Takes away the first pages, at most so many; one a worker failed at is taken alone.
  mutating func cut(_ count: Int) -> PageRange {
    let cut = PageRange(numbers.prefix(attempts > 0 ? 1 : count), attempts: attempts)
    numbers = numbers.dropFirst(cut.numbers.count)
    attempts = 0
    return cut
  }

  /// The first page was read.
  mutating func advance() {
    numbers = numbers.dropFirst()
    attempts = 0
  }

  /// A worker failed at the first page.
  mutating func charge() { attempts += 1 }
}

/// What a worker is to do next for a document.
public enum DocumentPart: Hashable, Sendable {
  /// To open it, which tells what pages it has.
  case opening
  case pages(PageRange)

  /// The pages to read once the document is open.
  var range: PageRange? {
    if case .pages(let range) = self { range } else { nil }
  }
}
