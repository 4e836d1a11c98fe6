import Foundation
import Glibc
import PageModel
import Store
import TestSupport
import Testing

@Test func `a folder without a store is told and stays as it is`() throws {
  let folder = try ScratchFolder()
  #expect(throws: StoreError.missing(path: folder.path)) {
    try DocumentStore(StoreFolder(folder.path), creating: false)
  }
  #expect(folder.contents == [])
}

@Test func `a store of a newer release is refused`() throws {
  let folder = try ScratchFolder()
  _ = try DocumentStore(StoreFolder(folder.path), creating: true)
  let sqlite = Process()
  sqlite.executableURL = URL(filePath: "/usr/bin/env")
  sqlite.arguments = [
    "python3", "-c",
    "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); "
      + "d.execute(\"INSERT INTO grdb_migrations VALUES ('of tomorrow')\"); d.commit()",
    folder.path + "/ledger.sqlite",
  ]
  try sqlite.run()
  sqlite.waitUntilExit()
  #expect(throws: StoreError.newer(path: folder.path)) {
    try DocumentStore(StoreFolder(folder.path), creating: false)
  }
}

@Test func `a file that is no database is told`() throws {
  let folder = try ScratchFolder()
  try folder.file("ledger.sqlite", String(repeating: "not a database ", count: 100))
  let error = #expect(throws: StoreError.self) {
    try DocumentStore(StoreFolder(folder.path), creating: false)
  }
  guard case .inaccessible(folder.path, _, _) = error else {
    Issue.record("told as \(String(describing: error))")
    return
  }
}

@Test func `one lock at a time holds a store`() throws {
  let folder = StoreFolder(try ScratchFolder().path)
  try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  func isBusy() -> Bool {
    do throws(StoreError) {
      _ = try StoreLock(folder)
      return false
    } catch {
      return error == .busy(path: folder.path)
    }
  }
  do {
    let lock = try StoreLock(folder)
    #expect(isBusy())
    withExtendedLifetime(lock) {}
  }
  #expect(!isBusy())
  try FileManager.default.removeItem(atPath: folder.path)
}

@Test func `only a digest is a content identifier`() {
  let digest = String(repeating: "0f", count: 32)
  for digest in [digest, "fedcba9876543210" + String(repeating: "f", count: 48)] {
    #expect(ContentID("sha256:\(digest)")?.digest == digest)
    #expect(ContentID("sha256:\(digest)")?.description == "sha256:\(digest)")
  }
  for text in [
    digest, "sha256:", "sha256:\(digest)0", "sha256:\(digest.uppercased())",
    "sha256:../../../../../../../../../../../../../../../../../../../../etc/pa",
  ] {
    #expect(ContentID(text) == nil)
  }
}

@Test(arguments: [
  (ENOSPC, "make room"), (EDQUOT, "make room"), (EISDIR, "take away what lies in its place"),
  (EACCES, "give the right to write there"), (EIO, "put that right"),
])
func `a store that cannot be used is told with what to do`(number: Int32, advice: String) {
  let error = StoreError.inaccessible(path: "store", errorNumber: number)
  #expect(error.reason.hasSuffix("); \(advice) and start again"))
}
