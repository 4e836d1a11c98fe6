/// Tells whether samples that are compressed without loss are cut short or disturbed.
enum FlateDamage {
  /// Whether the data does not hold so many bytes, or not those that were written.
  ///
  /// A cut that costs only the check sum behind them is none: files with a length told short have it.
  static func isFound(in bytes: UnsafeBufferPointer<UInt8>, needing count: Int) -> Bool {
    var found = 0
    let ending = FlateData.inflate(bytes) { part in
      found += part.count
      return true
    }
    switch ending {
    case .whole, .refused: return false
    case .cut: return found < count
    case .disturbed: return true
    }
  }
}
