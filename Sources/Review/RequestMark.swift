/// The name a page gives each thing it sends, and how long it took: what keeps one deed from being
/// done twice.
enum RequestMark {
  static func check(_ request: String, seconds: Double) throws(Refusal) {
    guard (8...100).contains(request.count), seconds.isFinite, seconds >= 0 else {
      throw .malformed("the request's name or its seconds are outside their bounds")
    }
  }

  /// A day at most.
  static func bounded(_ seconds: Double) -> Double { min(seconds, 24 * 3600) }
}
