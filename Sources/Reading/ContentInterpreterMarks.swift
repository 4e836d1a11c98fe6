extension ContentInterpreter {
  /// Opens or closes a marked-content section; `name` is a property list's, where one is named.
  mutating func setMarkedContent(_ op: ContentOperator, property name: String?) {
    switch op {
    case .endMarkedContent: markedContent.end()
    case .beginMarkedContent: markedContent.begin(identifier: nil, isHidden: false)
    default:
      let named = name.map { resources.properties(named: $0) } ?? ContentProperties()
      markedContent.begin(
        identifier: pendingIdentifier ?? named.identifier, isHidden: named.isHidden)
    }
  }
}
