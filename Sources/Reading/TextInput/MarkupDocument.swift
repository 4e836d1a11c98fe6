import CXML

/// An HTML page as libxml2's forgiving parser sees it; freed exactly once.
struct MarkupDocument: ~Copyable {
  private let document: htmlDocPtr

  /// Throws `damaged` when nothing at all can be made of the bytes.
  init(utf8 bytes: [UInt8]) throws(ReadingError) {
    let options = Int32(
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)
    let parsed = bytes.withUnsafeBytes { buffer in
      htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
        options)
    }
    guard let parsed else { throw .damaged("no markup can be made out") }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  /// Calls `enter` and `leave` for every element and `enter` for every text, in document order.
  ///
  /// It walks without recursion: unclosed elements nest as deep as the file is long.
  func walk(_ visitor: inout some MarkupVisitor) {
    guard let root = xmlDocGetRootElement(document) else { return }
    var node: xmlNodePtr? = root
    while let current = node {
      let descends = visitor.enter(MarkupNode(current))
      if descends, let child = current.pointee.children {
        node = child
        continue
      }
      visitor.leave(MarkupNode(current))
      node = Self.following(current, root: root, &visitor)
    }
  }

  /// The next node that is no descendant, leaving the elements that end on the way.
  private static func following(
    _ node: xmlNodePtr, root: xmlNodePtr, _ visitor: inout some MarkupVisitor
  ) -> xmlNodePtr? {
    var current = node
    while current != root {
      if let next = current.pointee.next { return next }
      guard let parent = current.pointee.parent else { return nil }
      visitor.leave(MarkupNode(parent))
      current = parent
    }
    return nil
  }
}

/// What a walk over a markup document tells as it goes.
protocol MarkupVisitor {
  /// Whether to go into the node's children.
  mutating func enter(_ node: MarkupNode) -> Bool
  mutating func leave(_ node: MarkupNode)
}

/// One node, valid while its document is.
struct MarkupNode {
  private let node: xmlNodePtr

  init(_ node: xmlNodePtr) { self.node = node }

  /// The element's name in lower case; empty for text.
  var name: String {
    guard node.pointee.type == XML_ELEMENT_NODE, let name = node.pointee.name else { return "" }
    return String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)).lowercased()
  }

  /// The text of a text node; nil for all else.
  var text: String? {
    let type = node.pointee.type
    guard type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE, let text = node.pointee.content
    else { return nil }
    return String(cString: UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
  }

  /// From 1.
  var line: Int { max(1, Int(xmlGetLineNo(node))) }

  func attribute(_ name: String) -> String? {
    // Not xmlGetProp: what it returns must be freed through a mutable global.
    guard let found = xmlHasProp(node, name), let value = found.pointee.children,
      let text = value.pointee.content
    else { return nil }
    return String(cString: UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
  }
}
