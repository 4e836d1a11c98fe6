/// The layers (optional content groups) that are switched off when the document is opened.
struct HiddenLayers {
  /// Object numbers of the groups that are off.
  private var off: Set<Int> = []
  private static let mostLayers = 10_000

  /// `catalog` is the document's root.
  init(_ catalog: QPDFObject) {
    guard let layers = catalog.entry("/OCProperties"), let state = layers.entry("/D") else {
      return
    }
    func groups(_ object: QPDFObject, _ key: String) -> [Int] {
      object.entry(key)?.items(atMost: Self.mostLayers).map(\.identity) ?? []
    }
    if state.entry("/BaseState")?.name == "OFF" { off = Set(groups(layers, "/OCGs")) }
    off.subtract(groups(state, "/ON"))
    off.formUnion(groups(state, "/OFF"))
  }

  /// Whether the group, or the membership of groups that are all off, is not shown.
  func hide(_ layer: QPDFObject) -> Bool {
    guard !off.isEmpty else { return false }
    guard layer.entry("/Type")?.name == "OCMD" else { return off.contains(layer.identity) }
    guard let groups = layer.entry("/OCGs") else { return false }
    let members = groups.isArray ? groups.items : [groups]
    return !members.isEmpty && members.allSatisfy { off.contains($0.identity) }
  }
}
