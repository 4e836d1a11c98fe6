import Crawl
import Glibc
import Nightly
import Pipeline
import Workers

/// The part of a night that runs on what is new.
struct NightlyExtraction {
  private let archive: CrawlStore
  private let folder: String
  private let attachments: Attachments
  private let cancellation: Cancellation

  /// Paths that one run is given: command lines have an end.
  private static let mostPaths = 500
  /// How long another run is waited for, in seconds.
  private static let patience = 3_600.0

  init(
    _ archive: CrawlStore, folder: String, _ attachments: Attachments,
    _ cancellation: Cancellation
  ) {
    self.archive = archive
    self.attachments = attachments
    self.folder = folder
    self.cancellation = cancellation
  }

  /// Extracts every content that the nights to be reported found; gives the worst code.
  func run() throws -> ExitCode {
    var seen: Set<String> = []
    var paths: [String] = []
    var origins = ""
    for version in try archive.versions(of: try archive.unreportedNights()) {
      guard !cancellation.isCancelled else { return .interrupted }
      for part in try attachments.parts(of: version.hash, kind: version.kind) {
        guard let hash = part.hash, seen.insert(hash).inserted else { continue }
        let path = archive.path(of: hash)
        paths.append(path)
        origins += InputOrigins.line(
          path: path,
          InputOrigin(
            url: version.url, retrievedAt: HTTPDate.stamp(version.time),
            note: part.note.isEmpty ? nil : "The document is \(part.note)."))
      }
    }
    let file = folder + "/origins.tsv"
    do throws(SystemError) {
      try OutputFile(file).write(Array(origins.utf8))
    } catch {
      return .outputUnwritable
    }
    var worst = ExitCode.ok
    for start in stride(from: 0, to: paths.count, by: Self.mostPaths) {
      guard !cancellation.isCancelled else { return .interrupted }
      let some = paths[start..<min(start + Self.mostPaths, paths.count)]
      let meaning = try extract(some)
      // Documents that cannot be read are told in the report.
      let isOfInputs = [.inputUnreadable, .inputEncrypted, .readerFailed].contains(meaning)
      if meaning != .ok, worst != .outputUnwritable { worst = isOfInputs ? .someFailed : meaning }
    }
    return worst
  }

  /// Runs on some contents; waits while another run works on the store, such as one whose night was
  /// killed.
  private func extract(_ paths: ArraySlice<String>) throws -> ExitCode {
    let begun = MonotonicClock.seconds
    while true {
      let code = try OwnProcess(
        arguments: ["run", "--quiet", "--store", folder, "--origins", folder + "/origins.tsv"]
          + paths
      )
      .run(output: "/dev/null", until: cancellation)
      let meaning = ExitCode(rawValue: code) ?? .internalError
      let isWaiting = MonotonicClock.seconds - begun < Self.patience && !cancellation.isCancelled
      guard meaning == .storeBusy, isWaiting else { return meaning }
      sleep(2)
    }
  }
}
