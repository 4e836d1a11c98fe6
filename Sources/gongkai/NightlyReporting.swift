import Crawl
import Glibc
import Nightly
import Pipeline
import Store
import Workers

/// The part of a night that tells what changed.
struct NightlyReporting {
  private let archive: CrawlStore
  private let attachments: Attachments
  private let folder: String

  init(_ archive: CrawlStore, folder: String, _ attachments: Attachments) {
    self.archive = archive
    self.attachments = attachments
    self.folder = folder
  }

  /// Writes the report of all that was not reported yet, and notes that it was.
  func report(isQuiet: Bool) throws {
    let documents = try? DocumentStore(StoreFolder(folder), creating: false)
    var report = try NightReport(
      archive, library: NightLibrary(folder: folder, attachments: attachments, documents: documents)
    )
    guard let last = report.nights.last else { return }
    if let documents { report.backlog = try backlog(documents) }
    let place = "\(folder)/reports/night-\(last)"
    do throws(SystemError) {
      try OutputFile(place + ".json").write(report.json)
      try OutputFile(place + ".html").write(report.html)
    } catch {
      throw NightlyFailure("\(place).html cannot be written (\(error.reason))")
    }
    // One that a killed night wrote and did not note tells part of the same.
    for night in report.nights.dropLast() {
      for suffix in ["json", "html"] { unlink("\(folder)/reports/night-\(night).\(suffix)") }
    }
    try archive.noteReported(report.nights, now: SystemClock().now)
    guard !isQuiet else { return }
    StandardError.write(
      "gongkai: \(report.newDocuments.count) new, \(report.replaced.count) changed, "
        + "\(report.gone.count) gone, \(report.troubles.count) failures: \(place).html\n")
  }

  private func backlog(_ documents: DocumentStore) throws -> (documents: Int, fields: Int) {
    let extracted = try documents.documents([.succeeded, .partial])
    return (
      extracted.count { $0.document.reviewCount > 0 },
      extracted.reduce(0) { $0 + $1.document.reviewCount }
    )
  }
}

/// What the store of documents knows of contents.
private struct NightLibrary: NightReport.Library {
  let folder: String
  let attachments: Attachments
  let documents: DocumentStore?

  func parts(of hash: String, kind: String) throws -> [ReadablePart] {
    try attachments.parts(of: hash, kind: kind)
  }

  func output(of hash: String) -> [UInt8]? {
    guard let content = ContentID("sha256:" + hash) else { return nil }
    let path = StoreFolder(folder).absolute(StoreFolder.output(of: content))
    return try? FileContent.bytes(at: path)
  }

  func reason(for hash: String) -> String {
    guard let content = ContentID("sha256:" + hash), let documents,
      let document = try? documents.document(content)
    else { return "it was not extracted" }
    return document.error ?? document.status.rawValue
  }
}
