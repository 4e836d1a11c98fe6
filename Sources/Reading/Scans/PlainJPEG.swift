import CJPEG
import CLeptonica

/// A JPEG whose samples are grey, or red, green and blue, as decoded.
enum PlainJPEG {
  /// What the file around a JPEG says of it.
  struct Description: Hashable, Sendable {
    /// In samples.
    var width: Int
    var height: Int
    var isGray: Bool
  }

  /// The samples; nil for a JPEG that is not as described, or with whose data or colours decoders
  /// may deal in more than one way.
  static func raster(
    of bytes: UnsafeBufferPointer<UInt8>, describedAs description: Description
  ) -> ScanRaster? {
    guard isAsDescribed(bytes, description) else { return nil }
    return description.isGray ? gray(bytes, description) : color(bytes, description)
  }

  private static func gray(
    _ bytes: UnsafeBufferPointer<UInt8>, _ description: Description
  ) -> ScanRaster? {
    let (width, height) = (description.width, description.height)
    let samples = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
      let ending = decode_jpeg(
        bytes.baseAddress, bytes.count, Int32(width), Int32(height), 0, buffer.baseAddress)
      count = JPEGDamage.isTold(by: ending, of: bytes) ? 0 : width * height
    }
    guard !samples.isEmpty else { return nil }
    return .gray(GrayRaster(width: width, height: height, samples: samples))
  }

  private static func color(
    _ bytes: UnsafeBufferPointer<UInt8>, _ description: Description
  ) -> ScanRaster? {
    let (width, height) = (description.width, description.height)
    let samples = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      let ending = decode_jpeg(
        bytes.baseAddress, bytes.count, Int32(width), Int32(height), 1,
        UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: UInt8.self))
      count = JPEGDamage.isTold(by: ending, of: bytes) ? 0 : width * height
      // The fourth byte means nothing.
      for index in 0..<count { buffer[index] = UInt32(littleEndian: buffer[index]) & 0xFFFFFF }
    }
    guard !samples.isEmpty else { return nil }
    return .color(ColorRaster(width: width, height: height, samples: samples))
  }

  private static func isAsDescribed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ description: Description
  ) -> Bool {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    var (width, height, components): (Int32, Int32, Int32) = (0, 0, 0)
    guard
      readHeaderMemJpeg(bytes.baseAddress, bytes.count, &width, &height, &components, nil, nil) == 0
    else { return false }
    return width == description.width && height == description.height
      && components == (description.isGray ? 1 : 3)
      && (description.isGray || !hasAdobeSegment(bytes))
  }

  /// Whether a segment before the samples tells the colours in Adobe's way.
  private static func hasAdobeSegment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // After the two bytes of the start; a segment is FF, its kind, and its length in two bytes.
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let kind = bytes[place + 1]
      if kind == 0xEE { return true }
      if kind == 0xDA { return false }
      // Filling before a segment.
      guard kind != 0xFF else {
        place += 1
        continue
      }
      place += 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
    }
    return true
  }
}
