/// The members of a ZIP file, read without trust in anything it says.
package struct ZipArchive {
  package enum Failure: Error, Hashable, Sendable {
    case damaged
    /// It unpacks to more, or has more members, than any honest archive of disclosures.
    case bomb

    var reason: String {
      switch self {
      case .damaged: "the ZIP file is damaged"
      case .bomb: "the ZIP file unpacks to more than is allowed"
      }
    }
  }

  /// Bounds on what an archive may unpack to.
  package struct Limits {
    package var members = 1_000
    /// Of one member and of all together, in bytes.
    package var memberBytes = 200 << 20
    package var totalBytes = 500 << 20
    /// Unpacked bytes for each packed one; documents pack far less.
    package var ratio = 200

    package init() {}
  }

  package struct Member {
    /// As the archive has it; what is not UTF-8 is replaced.
    package var name: String
    /// Nil for what cannot be unpacked: encrypted, or packed in an unknown way.
    package var bytes: [UInt8]?
  }

  private let bytes: [UInt8]
  private let limits: Limits

  package init(_ bytes: [UInt8], limits: Limits = Limits()) {
    self.bytes = bytes
    self.limits = limits
  }

  /// All files in the archive, in its order; throws before anything beyond the limits is unpacked.
  package func members() throws(Failure) -> [Member] {
    let entries = try entries()
    var members: [Member] = []
    var total = 0
    for entry in entries where !entry.name.hasSuffix("/") {
      let content = try content(of: entry, left: limits.totalBytes - total)
      total += content?.count ?? 0
      members.append(Member(name: entry.name, bytes: content))
    }
    return members
  }

  private struct Entry {
    var name: String
    var isEncrypted: Bool
    var method: Int
    var packedCount: Int
    var count: Int
    /// Where its data begin.
    var start: Int
  }

  private func content(of entry: Entry, left: Int) throws(Failure) -> [UInt8]? {
    guard !entry.isEncrypted, entry.method == 0 || entry.method == 8 else { return nil }
    // Small files may pack well by chance.
    let byRatio = max(1 << 20, entry.packedCount * limits.ratio)
    let limit = min(limits.memberBytes, left, byRatio)
    guard entry.count <= limit else { throw .bomb }
    let packed = bytes[entry.start..<entry.start + entry.packedCount]
    if entry.method == 0 { return Array(packed) }
    do throws(Inflate.Failure) {
      return try Inflate.unpacked(packed, limit: limit)
    } catch {
      throw error == .tooLarge ? .bomb : .damaged
    }
  }

  /// What the directory lists; its entries must lie apart, or one piece would be unpacked many times.
  private func entries() throws(Failure) -> [Entry] {
    guard let end = endRecord() else { throw .damaged }
    let count = number(at: end + 10, size: 2)
    guard count <= limits.members else { throw .bomb }
    var position = number(at: end + 16, size: 4)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard position + 46 <= bytes.count, number(at: position, size: 4) == 0x0201_4B50 else {
        throw .damaged
      }
      let (nameCount, extra) = (
        number(at: position + 28, size: 2), number(at: position + 30, size: 2)
      )
      let comment = number(at: position + 32, size: 2)
      let header = number(at: position + 42, size: 4)
      guard position + 46 + nameCount <= bytes.count, header + 30 <= bytes.count,
        number(at: header, size: 4) == 0x0403_4B50
      else { throw .damaged }
      let start =
        header + 30 + number(at: header + 26, size: 2) + number(at: header + 28, size: 2)
      let entry = Entry(
        name: String(decoding: bytes[position + 46..<position + 46 + nameCount], as: UTF8.self),
        isEncrypted: number(at: position + 8, size: 2) & 1 == 1,
        method: number(at: position + 10, size: 2),
        packedCount: number(at: position + 20, size: 4), count: number(at: position + 24, size: 4),
        start: start)
      guard start + entry.packedCount <= bytes.count else { throw .damaged }
      entries.append(entry)
      position += 46 + nameCount + extra + comment
    }
    let byStart = entries.sorted { $0.start < $1.start }
    for (first, second) in zip(byStart, byStart.dropFirst())
    where first.start + first.packedCount > second.start {
      throw .bomb
    }
    return entries
  }

  /// Where the end record begins; it is at most a comment away from the end.
  private func endRecord() -> Int? {
    guard bytes.count >= 22 else { return nil }
    var position = bytes.count - 22
    let last = max(0, position - 65_535)
    while position >= last {
      if number(at: position, size: 4) == 0x0605_4B50 { return position }
      position -= 1
    }
    return nil
  }

  private func number(at position: Int, size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }
}
