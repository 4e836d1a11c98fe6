import Foundation
import PageModel
import Reading
import TestSupport

/// Writes a file that lives as long as the closure runs.
func withFile<Result>(
  _ bytes: [UInt8], _ body: (String) throws -> Result
) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

/// The only page of a file of one sheet.
func page(
  _ sheet: PDFSketch.Sheet, resources: String = "", objects: [Int: String] = [:]
) throws -> Page {
  var sketch = PDFSketch([sheet])
  sketch.resources = resources
  sketch.objects = objects
  return try withFile(sketch.bytes) { try PDFDocument(path: $0).page(1) }
}
