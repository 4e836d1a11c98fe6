import Glibc
import Pipeline
import Store
import Workers

extension String {
  /// The path from the root; nothing is looked up.
  var absolutePath: String {
    guard !hasPrefix("/") else { return self }
    guard let folder = getcwd(nil, 0) else { return self }
    defer { free(folder) }
    return String(cString: folder) + "/" + (hasPrefix("./") ? String(dropFirst(2)) : self)
  }
}

extension StoredInput {
  /// The name where it leads to the same place from here, else the path.
  var isWhereNamed: String { name.absolutePath == path ? name : path }
}

extension SystemError {
  /// A file that is not what it was a moment ago.
  static let changed = SystemError("read", number: ESTALE)
}

extension ExtractedDocument {
  /// Which pages were read and which lost, as ranges; none of inputs without pages.
  var pageRanges: [PageRangeOutcome] {
    var ranges: [PageRangeOutcome] = []
    let reasons = Dictionary(lostPages.map { ($0.number, $0.reason) }) { $1 }
    for page in extraction.pages.map(\.number) {
      let error = reasons[page]
      if let last = ranges.last, last.error == error, last.pages.upperBound == page - 1 {
        ranges[ranges.count - 1].pages = last.pages.lowerBound...page
      } else {
        // What is lost was tried once more.
        ranges.append(
          PageRangeOutcome(pages: page...page, attempts: error == nil ? 1 : 2, error: error))
      }
    }
    return ranges
  }
}
