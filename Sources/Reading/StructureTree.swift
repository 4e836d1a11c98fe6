/// The tables that a tagged document's structure tree describes, by page.
struct StructureTree {
  /// By the object number of the page.
  private(set) var tables: [Int: [TaggedTableSketch]] = [:]

  private let roles: QPDFObject?
  private var nodesLeft = 200_000
  private var visited: Set<Int> = []
  private static let deepest = 64
  /// Roles of text and pictures, below which no table stands (ISO 32000-1, 14.8.4).
  private static let tableless: Set<String> = [
    "P", "Span", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Link", "Figure", "Formula", "Form",
    "TOC", "Caption", "Lbl", "Artifact",
  ]

  /// `catalog` is the document's root; an untagged document costs nothing.
  init(_ catalog: QPDFObject) {
    guard let root = catalog.entry("/StructTreeRoot") else {
      roles = nil
      return
    }
    roles = root.entry("/RoleMap")
    findTables(in: root, page: nil, depth: 0)
  }

  private mutating func findTables(in node: QPDFObject, page: Int?, depth: Int) {
    guard enter(node, depth) else { return }
    let role = role(of: node)
    if let role, Self.tableless.contains(role) { return }
    let page = self.page(of: node, within: page)
    if role == "Table" {
      var reader = TaggedTableReader(page: page)
      readRows(of: node, into: &reader, depth: depth + 1)
      for (page, sketch) in reader.sketches() { tables[page, default: []].append(sketch) }
      return
    }
    for kid in kids(of: node) {
      findTables(in: kid, page: page, depth: depth + 1)
      kid.release()
    }
  }

  private mutating func readRows(
    of node: QPDFObject, into reader: inout TaggedTableReader, depth: Int
  ) {
    for kid in kids(of: node) where enter(kid, depth) {
      defer { kid.release() }
      switch role(of: kid) {
      case "TR":
        reader.beginRow()
        for cell in kids(of: kid) where enter(cell, depth + 1) {
          read(cell, into: &reader, depth)
          cell.release()
        }
      case "THead", "TBody", "TFoot": readRows(of: kid, into: &reader, depth: depth + 1)
      default: continue
      }
    }
  }

  private mutating func read(
    _ cell: QPDFObject, into reader: inout TaggedTableReader, _ depth: Int
  ) {
    let role = role(of: cell)
    guard role == "TD" || role == "TH" else { return }
    var spans = (row: 1, column: 1)
    if let attributes = cell.entry("/A") {
      for part in attributes.isArray ? attributes.items : [attributes] {
        spans.row = part.entry("/RowSpan")?.integer ?? spans.row
        spans.column = part.entry("/ColSpan")?.integer ?? spans.column
      }
    }
    var contents: [TaggedTableReader.Content] = []
    gather(cell, page: self.page(of: cell, within: reader.page), into: &contents, depth + 2)
    reader.add(
      rowSpan: spans.row, columnSpan: spans.column, isHeader: role == "TH", contents: contents)
  }

  /// Every marked-content number below the node, with its page.
  private mutating func gather(
    _ node: QPDFObject, page: Int?, into contents: inout [TaggedTableReader.Content], _ depth: Int
  ) {
    for kid in kids(of: node) {
      defer { kid.release() }
      if let number = kid.integer {
        if let page, number >= 0 { contents.append(.init(page: page, identifier: Int32(number))) }
        continue
      }
      guard enter(kid, depth) else { continue }
      let here = self.page(of: kid, within: page)
      if let number = kid.entry("/MCID")?.integer {
        if let here, number >= 0 { contents.append(.init(page: here, identifier: Int32(number))) }
      } else {
        gather(kid, page: here, into: &contents, depth + 1)
      }
    }
  }

  /// False for a node that was seen before, lies too deep, or is one too many.
  private mutating func enter(_ node: QPDFObject, _ depth: Int) -> Bool {
    guard depth < Self.deepest, nodesLeft > 0, node.isDictionary else { return false }
    nodesLeft -= 1
    let identity = node.identity
    return identity == 0 || visited.insert(identity).inserted
  }

  private func kids(of node: QPDFObject) -> [QPDFObject] {
    guard let kids = node.entry("/K") else { return [] }
    guard kids.isArray else { return [kids] }
    defer { kids.release() }
    return kids.items(atMost: nodesLeft)
  }

  /// The object number of the page that the node names, else the one around it.
  private func page(of node: QPDFObject, within page: Int?) -> Int? {
    guard let entry = node.entry("/Pg") else { return page }
    defer { entry.release() }
    return entry.identity
  }

  /// The standard role, through the role map where the document has its own.
  private func role(of node: QPDFObject) -> String? {
    guard let entry = node.entry("/S") else { return nil }
    defer { entry.release() }
    guard let name = entry.name else { return nil }
    return roles?.entry("/" + name)?.name ?? name
  }
}
