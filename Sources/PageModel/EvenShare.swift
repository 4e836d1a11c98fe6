/// A number from 0 up to 1 for every text, spread evenly and the same on every run and machine: what
/// is below a share is in it.
public enum EvenShare {
  /// FNV-1a, of 64 bits, then the mixing of SplitMix64: alone it hardly moves the upper bits at a
  /// text's end.
  public static func number(of text: String) -> Double {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Double(hash >> 11) / 9_007_199_254_740_992
  }
}
