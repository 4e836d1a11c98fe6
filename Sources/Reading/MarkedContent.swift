/// The marked-content sections that are open: whose text it is, and whether a hidden layer's.
struct MarkedContent {
  /// One open section; what it does not say itself it has from the section around it.
  private struct Section {
    var identifier: Int32
    var isHidden: Bool
  }

  /// The number that the structure tree knows the text by; -1 when it has none.
  var identifier: Int32 { open.last?.identifier ?? -1 }
  /// Whether a layer is drawn that is switched off.
  var isHidden: Bool { open.last?.isHidden ?? false }

  private var open: [Section] = []
  /// Sections beyond the bound, which are counted only.
  private var unnoted = 0
  private static let deepest = 256

  mutating func begin(identifier: Int32?, isHidden: Bool) {
    guard open.count < Self.deepest else {
      unnoted += 1
      return
    }
    open.append(
      Section(
        identifier: identifier ?? self.identifier, isHidden: isHidden || self.isHidden))
  }

  mutating func end() {
    if unnoted > 0 { unnoted -= 1 } else { _ = open.popLast() }
  }
}

/// What a named property list says of a marked-content section.
package struct ContentProperties: Hashable, Sendable {
  package var identifier: Int32?
  /// Whether it names a layer that is switched off.
  package var isHidden = false

  package init(identifier: Int32? = nil, isHidden: Bool = false) {
    self.identifier = identifier
    self.isHidden = isHidden
  }
}
