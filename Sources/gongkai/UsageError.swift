/// A command line that cannot be followed, found out after it was parsed.
struct UsageError: Error {
  /// One sentence: what is wrong and what to do.
  let message: String
}
