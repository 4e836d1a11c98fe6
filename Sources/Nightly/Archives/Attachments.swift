import Crawl
import GRDB

/// A content that readers know, made of one that was fetched: itself, a member of an archive, a
/// conversion.
public struct ReadablePart: Hashable, Sendable {
  /// A member's name; empty for the whole.
  public var name: String
  /// Nil where there is nothing that can be read.
  public var hash: String?
  /// How it was made, or why it was not, as one clause; empty for what was fetched as it is.
  public var note: String

  public init(name: String, hash: String?, note: String) {
    self.name = name
    self.hash = hash
    self.note = note
  }
}

/// Makes readable what is not: archives are unpacked, office files converted.
public struct Attachments {
  private let store: CrawlStore
  private let converter: OfficeConverter

  /// The largest file that is opened here, in bytes.
  private static let largest = 500 << 20

  public init(_ store: CrawlStore, converter: OfficeConverter) {
    self.store = store
    self.converter = converter
  }

  /// The parts of a content, made when first asked for and remembered.
  public func parts(of hash: String, kind: String) throws -> [ReadablePart] {
    guard let kind = ContentKind(rawValue: kind), kind.needsPreparation else {
      return [ReadablePart(name: "", hash: hash, note: "")]
    }
    if let known = try store.knownParts(of: hash) { return known }
    let parts = try kind == .zip ? members(of: hash) : [converted(hash, kind)]
    // What only lacks a program here is tried again where there is one.
    if converter.isAvailable || kind == .zip && !parts.contains(where: { $0.hash == nil }) {
      try store.save(parts, of: hash)
    }
    return parts
  }

  private func members(of hash: String) throws -> [ReadablePart] {
    let members: [ZipArchive.Member]
    do {
      members = try ZipArchive(try store.bytes(of: hash, atMost: Self.largest)).members()
    } catch let failure as ZipArchive.Failure {
      return [ReadablePart(name: "", hash: nil, note: failure.reason)]
    }
    return try members.map { member in
      guard let bytes = member.bytes else {
        return ReadablePart(
          name: member.name, hash: nil, note: "it is encrypted or packed in an unknown way")
      }
      let kind = ContentKind(
        head: Array(bytes.prefix(ContentKind.headSize)), tail: Array(bytes.suffix(1 << 16)))
      switch kind {
      case .pdf, .html, .text, .image:
        return ReadablePart(
          name: member.name, hash: try keep(bytes), note: "a member of an archive")
      case .word, .excel, .ofd:
        // As if it had come alone: the same file there is the same document.
        var part = try parts(of: try keep(bytes), kind: kind.rawValue)[0]
        part.name = member.name
        return part
      case .zip:
        return ReadablePart(name: member.name, hash: nil, note: "it is an archive in an archive")
      case .gzip, .empty, .unknown:
        return ReadablePart(name: member.name, hash: nil, note: "its content is of no known kind")
      }
    }
  }

  private func converted(_ hash: String, _ kind: ContentKind) throws -> ReadablePart {
    do {
      let bytes = try converter.conversion(of: store.path(of: hash), kind: kind)
      let form = OfficeConverter.Form(of: kind).rawValue.uppercased()
      return ReadablePart(
        name: "", hash: try keep(bytes), note: "converted to \(form) by LibreOffice")
    } catch let failure as ConversionFailure {
      return ReadablePart(name: "", hash: nil, note: failure.description)
    }
  }

  private func keep(_ bytes: [UInt8]) throws -> String {
    let body = try store.bodyWriter()
    try body.write(bytes)
    return try body.finish().hash
  }
}

extension ContentKind {
  /// Whether readers do not know it as it is.
  var needsPreparation: Bool {
    switch self {
    case .word, .excel, .ofd, .zip: true
    case .pdf, .html, .text, .image, .gzip, .empty, .unknown: false
    }
  }
}

extension CrawlStore {
  /// The parts that were made of a content; nil when none were made yet.
  func knownParts(of hash: String) throws -> [ReadablePart]? {
    let parts = try read { database in
      try Row.fetchAll(
        database, sql: "SELECT name, hash, note FROM parts WHERE container = ? ORDER BY position",
        arguments: [hash]
      ).map { ReadablePart(name: $0["name"], hash: $0["hash"], note: $0["note"]) }
    }
    return parts.isEmpty ? nil : parts
  }

  func save(_ parts: [ReadablePart], of hash: String) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM parts WHERE container = ?", arguments: [hash])
      for (position, part) in parts.enumerated() {
        try database.execute(
          sql: "INSERT INTO parts (container, position, name, hash, note) VALUES (?, ?, ?, ?, ?)",
          arguments: [hash, position, part.name, part.hash, part.note])
      }
    }
  }
}
