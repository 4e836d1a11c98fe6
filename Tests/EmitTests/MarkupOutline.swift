import Foundation

/// An XML document as nested elements, read by another program than wrote it.
struct MarkupOutline: Decodable {
  let name: String
  let attributes: [String: String]
  /// With that of the elements in it.
  let text: String
  let children: [MarkupOutline]

  subscript(name: String) -> String { attributes[name] ?? "" }

  /// All elements below, in the document's order.
  var descendants: [MarkupOutline] { children.flatMap { [$0] + $0.descendants } }

  func descendants(named name: String) -> [MarkupOutline] {
    descendants.filter { $0.name == name }
  }

  func descendants(ofClass name: String) -> [MarkupOutline] {
    descendants.filter { $0["class"] == name }
  }

  /// Throws where the bytes are not well-formed XML.
  init(_ bytes: [UInt8]) throws {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", Self.reader]
    let (input, output) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = output
    try python.run()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    let json = output.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    self = try JSONDecoder().decode(MarkupOutline.self, from: json)
  }

  private static let reader = """
    import json, sys
    from xml.etree import ElementTree
    def plain(name): return name.rsplit("}", 1)[-1]
    def outline(element):
        return {"name": plain(element.tag), "text": "".join(element.itertext()),
                "attributes": {plain(name): value for name, value in element.attrib.items()},
                "children": [outline(child) for child in element]}
    json.dump(outline(ElementTree.fromstring(sys.stdin.buffer.read())), sys.stdout)
    """
}
