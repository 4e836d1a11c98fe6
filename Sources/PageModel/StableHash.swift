/// FNV-1a of 64 bits over texts: the same on every run and machine, and no secret.
struct StableHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
  }

  /// Keeps what was added apart from what follows: "a", "bc" is not "ab", "c".
  mutating func close() { add(0x1F) }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
