import CLeptonica

/// Tells whether a JPEG's data is cut short or disturbed: decoders go on in grey and say nothing.
enum JPEGDamage {
  /// Whether the decoder warned of the data.
  static func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    var warnings: Int32 = 0
    // An eighth of the size: all data is decoded and little is made of it.
    _ = PageImage(pixReadMemJpeg(bytes.baseAddress, bytes.count, 0, 8, &warnings, 0))
    return warnings > 0
  }
}
