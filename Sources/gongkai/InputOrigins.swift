import Pipeline
import Workers

/// Where inputs were fetched, by their paths, as a file tells it: one a line, in columns parted by
/// tabs: path, address, time of retrieval (RFC 3339), and a note that may be blank.
struct InputOrigins {
  private var origins: [String: InputOrigin] = [:]

  init() {}

  /// Throws a usage error where the file cannot be read or a line is none.
  init(file: String) throws {
    guard let bytes = try? FileContent.bytes(at: file) else {
      throw UsageError(message: "\(file): The file of origins cannot be read.")
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    for (number, line) in lines.enumerated() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0)
      }
      guard columns.count == 4 else {
        throw UsageError(
          message: "\(file), line \(number + 1): A line of origins has four columns.")
      }
      origins[columns[0]] = InputOrigin(
        url: columns[1], retrievedAt: columns[2], note: columns[3].isEmpty ? nil : columns[3])
    }
  }

  /// The file's line for an input; blanks that would break it apart are spaces.
  static func line(path: String, _ origin: InputOrigin) -> String {
    [path, origin.url, origin.retrievedAt, origin.note ?? ""].map { column in
      String(column.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }.joined(separator: "\t") + "\n"
  }

  /// The input with its origin where there is one.
  func completed(_ input: LocatedInput) -> LocatedInput {
    guard let path = input.source.path, let origin = origins[path] else { return input }
    var input = input
    input.origin = origin
    return input
  }
}
