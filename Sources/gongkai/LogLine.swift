import Store

/// One line of a run's log.
struct LogLine: Encodable {
  enum Level: String, Encodable {
    case info
    case warning
    case error
  }

  var time = WallClock.now
  var level: Level
  var event: String
  /// As it was given.
  var input: String?
  /// Its content: "sha256:" and the digest.
  var document: String?
  var status: String?
  var pages: Int?
  var fields: Int?
  var fieldsToReview: Int?
  var seconds: Double?
  /// A sentence.
  var message: String?

  init(_ event: String, _ level: Level) {
    self.event = event
    self.level = level
  }

  /// For a person.
  var text: String {
    var facts = [status, pages.map { "\($0) pages" }].compactMap { $0 }
    if let fields, let fieldsToReview { facts.append("\(fieldsToReview) of \(fields) to review") }
    if let seconds, message == nil { facts.append("\(seconds) s") }
    let place = input.map { "\($0): " } ?? ""
    let said = facts.isEmpty ? "" : facts.joined(separator: ", ") + (message == nil ? "" : ": ")
    return "gongkai: \(place)\(said)\(message ?? "")"
  }
}

/// The last line of a log in JSON.
struct SummaryLine: Encodable {
  var time: String
  var level: LogLine.Level
  var event = "summary"
  var summary: BatchSummary
}
