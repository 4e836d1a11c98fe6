/// A number from 0 up to 1 for every text, spread evenly and the same on every run and machine: what
/// is below a share is in it.
public enum EvenShare {
  /// The mixing of SplitMix64 follows the hash, which alone hardly moves the upper bits at a text's end.
  public static func number(of text: String) -> Double {
    var stable = StableHash()
    stable.add(text)
    var hash = stable.value
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Double(hash >> 11) / 9_007_199_254_740_992
  }
}
