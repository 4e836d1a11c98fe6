import CQPDF

/// Tells the tagged tables of single pages; the whole structure tree is read only where one needs it.
///
/// Reading the tree costs more than a millisecond a page, so a page first asks the parent tree
/// whether any of its text stands in a table at all.
final class TaggedTableFinder {
  private let data: qpdf_data
  private var tables: [Int: [TaggedTableSketch]]?
  /// Whether the node with this object number lies in a table, as far as it was asked.
  private var isInTable: [Int: Bool] = [:]
  private static let deepest = 64

  /// `data` must outlive it.
  init(_ data: qpdf_data) { self.data = data }

  /// The tables on the page; empty for an untagged document.
  func tables(on page: QPDFObject) -> [TaggedTableSketch] {
    if let tables { return tables[page.identity] ?? [] }
    let catalog = QPDFObject(data, qpdf_get_root(data))
    guard let root = catalog.entry("/StructTreeRoot"),
      let number = page.entry("/StructParents")?.integer,
      let parents = root.entry("/ParentTree").flatMap({ Self.value(number, in: $0) }),
      parents.items(atMost: 10_000).contains(where: { lies($0, inTable: 0) })
    else { return [] }
    let found = StructureTree(catalog).tables
    tables = found
    return found[page.identity] ?? []
  }

  private func lies(_ node: QPDFObject, inTable depth: Int) -> Bool {
    guard depth < Self.deepest, node.isDictionary else { return false }
    let identity = node.identity
    if let known = isInTable[identity] { return known }
    isInTable[identity] = false
    let role = node.entry("/S")?.name
    let found =
      role == "Table" || role == "TD" || role == "TH"
      || node.entry("/P").map { lies($0, inTable: depth + 1) } ?? false
    isInTable[identity] = found
    return found
  }

  /// Looks a number up in a number tree (ISO 32000-1, 7.9.7).
  private static func value(_ number: Int, in tree: QPDFObject) -> QPDFObject? {
    var node = tree
    for _ in 0..<deepest {
      if let pairs = node.entry("/Nums")?.items(atMost: 100_000) {
        let place = stride(from: 0, to: pairs.count - 1, by: 2)
          .first { pairs[$0].integer == number }
        return place.map { pairs[$0 + 1] }
      }
      let kids = node.entry("/Kids")?.items(atMost: 100_000) ?? []
      let next = kids.first { kid in
        guard let limits = kid.entry("/Limits")?.numbers, limits.count == 2 else { return false }
        return Double(number) >= limits[0] && Double(number) <= limits[1]
      }
      guard let next else { return nil }
      node = next
    }
    return nil
  }
}
