/// Requests and answers as WARC records (ISO 28500:2017, version 1.1).
///
/// Answers are kept unpacked, as the archive keeps bodies; headers that spoke of the packing are
/// renamed, as other writers of such files do.
public enum WARCRecord {
  /// The record a file begins with.
  public static func information(time: Double) -> [UInt8] {
    record(
      type: "warcinfo", time: time, seed: "warcinfo \(time)",
      fields: [("Content-Type", "application/warc-fields")],
      block: Array("software: gongkai\r\nformat: WARC File Format 1.1\r\n".utf8))
  }

  /// A request and, where one came, its answer.
  public static func exchange(_ visit: FetchRecord, body: [UInt8]) -> [UInt8] {
    guard let address = WebAddress(visit.url) else { return [] }
    let seed = "\(visit.url) \(visit.time) \(visit.attempt)"
    var request = "GET \(address.pathAndQuery) HTTP/1.1\r\nHost: \(address.hostAndPort)\r\n"
    for header in visit.requestHeaders { request += "\(header.name): \(header.value)\r\n" }
    var bytes = record(
      type: "request", time: visit.time, seed: "request " + seed,
      fields: [
        ("WARC-Target-URI", visit.url), ("WARC-Concurrent-To", identifier("response " + seed)),
        ("Content-Type", "application/http;msgtype=request"),
      ], block: Array((request + "\r\n").utf8))
    guard let status = visit.status else { return bytes }
    var head = "HTTP/1.1 \(status) \r\n"
    for header in visit.headers {
      let isOfPacking = packing.contains(header.name.lowercased())
      head += "\(isOfPacking ? "X-Archive-Orig-" : "")\(header.name): \(header.value)\r\n"
    }
    head += "Content-Length: \(body.count)\r\n\r\n"
    var fields = [
      ("WARC-Target-URI", visit.url), ("Content-Type", "application/http;msgtype=response"),
    ]
    if let hash = visit.body?.hash { fields.append(("WARC-Payload-Digest", "sha256:\(hash)")) }
    bytes += record(
      type: "response", time: visit.time, seed: "response " + seed, fields: fields,
      block: Array(head.utf8) + body)
    return bytes
  }

  /// How many bytes at the beginning of a file that was cut off are whole records.
  public static func lengthOfWhole(_ bytes: [UInt8]) -> Int {
    var whole = 0
    while let end = endOfRecord(in: bytes, from: whole), end <= bytes.count { whole = end }
    return whole
  }

  private static let packing: Set<String> = [
    "content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive",
  ]

  private static func record(
    type: String, time: Double, seed: String, fields: [(String, String)], block: [UInt8]
  ) -> [UInt8] {
    var head = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Date: \(HTTPDate.stamp(time))\r\n"
    head += "WARC-Record-ID: \(identifier(seed))\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// A name that is the same whenever the same record is written (FNV-1a, twice).
  private static func identifier(_ seed: String) -> String {
    func hash(_ start: UInt64) -> String {
      let value = seed.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    let digits = Array(hash(0xCBF2_9CE4_8422_2325) + hash(0x9E37_79B9_7F4A_7C15))
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return
      "<urn:uuid:\(part(0..<8))-\(part(8..<12))-8\(part(13..<16))-8\(part(17..<20))-\(part(20..<32))>"
  }

  private static func endOfRecord(in bytes: [UInt8], from start: Int) -> Int? {
    let blank = Array("\r\n\r\n".utf8)
    var index = start
    while index + 4 <= bytes.count, !bytes[index..<index + 4].elementsEqual(blank) { index += 1 }
    guard index + 4 <= bytes.count else { return nil }
    let head = String(decoding: bytes[start..<index], as: UTF8.self)
    guard head.hasPrefix("WARC/1.1\r\n") else { return nil }
    for line in head.split(separator: "\r\n") where line.hasPrefix("Content-Length: ") {
      guard let length = Int(line.dropFirst("Content-Length: ".count)) else { return nil }
      return index + 4 + length + 4
    }
    return nil
  }
}
