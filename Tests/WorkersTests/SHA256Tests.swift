import Testing
import Workers

private func digest(_ pieces: [[UInt8]]) -> String {
  var digest = SHA256()
  for piece in pieces { piece.withUnsafeBytes { digest.update($0) } }
  return digest.finish()
}

/// The examples of FIPS 180-4's companion document, and the digest of nothing.
@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
])
func `the digests of the standard's examples are right`(text: String, expected: String) {
  #expect(digest([Array(text.utf8)]) == expected)
}

@Test func `a million letters have the digest of the standard`() {
  let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
  #expect(
    digest([letters]) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
}

@Test func `a digest does not depend on how the bytes are cut`() {
  let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31) }
  let whole = digest([bytes])
  for size in [1, 3, 55, 56, 63, 64, 65, 127, 128] {
    let pieces = stride(from: 0, to: bytes.count, by: size).map { start in
      Array(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(digest(pieces) == whole, "cut into pieces of \(size)")
  }
}
