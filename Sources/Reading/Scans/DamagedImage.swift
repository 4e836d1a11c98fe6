import CLeptonica
import CPNG
import Glibc

/// An image file that is not decoded as a whole, because it was cut or its bytes were disturbed.
struct DamagedImage {
  let path: String
  let mediaType: String
  /// In samples, as the file's head says.
  let size: (width: Int, height: Int)

  /// What of it is there, the rest white or as the decoder leaves it; nil where nothing is.
  var image: PageImage? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    return switch mediaType {
    case "image/jpeg": jpeg(file)
    case "image/png": png(file)
    default: nil
    }
  }

  private func jpeg(_ file: UnsafeMutablePointer<FILE>) -> PageImage? {
    var warnings: Int32 = 0
    let hint = Int32(L_JPEG_CONTINUE_WITH_BAD_DATA)
    let image = PageImage(pixReadStreamJpeg(file, 0, 1, &warnings, hint))
    guard let bytes = try? FileBytes(path: path) else { return image }
    return image?.turned(ImageOrientation(ofJPEG: bytes.octets))
  }

  private func png(_ file: UnsafeMutablePointer<FILE>) -> PageImage? {
    guard let pix = pixCreateNoInit(Int32(size.width), Int32(size.height), 32),
      let words = pixGetData(pix)
    else { return nil }
    let image = PageImage(pix)
    let count = size.width * size.height
    for index in 0..<count { words[index] = .max }
    var dotsPerMetre: UInt32 = 0
    // In this form of the image a row is as many words as samples.
    let rows = words.withMemoryRebound(to: UInt8.self, capacity: count * 4) { samples in
      decode_png(file, Int32(size.width), Int32(size.height), samples, &dotsPerMetre)
    }
    guard rows > 0 else { return nil }
    for index in 0..<count { words[index] = UInt32(littleEndian: words[index]) << 8 }
    let dots = Int32(clamping: Int((Double(dotsPerMetre) * 0.0254).rounded()))
    pixSetResolution(pix, dots, dots)
    return image
  }
}
