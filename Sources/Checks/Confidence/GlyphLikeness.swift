import PageModel

/// Whether recognised characters look like the document's other prints of the same character.
///
/// In print a character looks alike wherever it stands. What a recogniser knows of a language plays no part in that,
/// so that a misread character mostly looks like none of its kind. Only surely read ones are looked at for comparison,
/// and of those only the ones that another of their kind resembles.
public struct GlyphLikeness {
  /// Prints of one character, in the order of the document.
  private var references: [Unicode.Scalar: [GlyphShape]] = [:]
  /// In the order of their characters' code points, so that the same document gives the same answers.
  private var kinds: [(scalar: Unicode.Scalar, shapes: [GlyphShape])] = []

  /// Characters read less surely are no reference.
  private static let sure = 0.985
  /// So much alike are prints of one character in one font, even on bad copies.
  private static let alike = 0.7
  /// A sure character that is as like another of its kind needs no comparison with others.
  private static let same = 0.9
  /// How many forms of a character are told apart, as in other fonts and sizes, and how many prints of each are kept.
  private static let (forms, prints) = (8, 3)
  /// Marks and 一: specks, strokes and dashes that were taken for them look no other.
  ///
  /// Signs of comparison are judged by their strokes: they differ by one that a stamp may cover.
  private static let plain = Set("，。、;；:：.,·’‘“”\"'`|!！~-—–_ー－一≥≤><＞＜".unicodeScalars)
  /// Two likenesses closer to 1 than this are not told apart.
  private static let grain = 0.02

  /// The pages with the likeness of each glyph that has a picture, and without the pictures.
  public static func told(of pages: [Page]) -> [Page] {
    let hasPictures = pages.contains { page in
      page.words.contains { word in word.glyphs.contains { $0.picture != nil } }
    }
    guard hasPictures else { return pages }
    let likeness = GlyphLikeness(pages)
    var told = pages
    for page in told.indices {
      for word in told[page].words.indices {
        for glyph in told[page].words[word].glyphs.indices {
          let known = pages[page].words[word].glyphs[glyph]
          guard known.picture != nil else { continue }
          told[page].words[word].glyphs[glyph].likeness = likeness.likeness(of: known)
          told[page].words[word].glyphs[glyph].picture = nil
        }
      }
    }
    return told
  }

  private init(_ pages: [Page]) {
    var found: [Unicode.Scalar: [[GlyphShape]]] = [:]
    for glyph in pages.lazy.flatMap(\.words).flatMap(\.glyphs) where glyph.confidence >= Self.sure {
      guard let picture = glyph.picture, let scalar = glyph.scalar.foldedForMatching else {
        continue
      }
      let shape = GlyphShape(picture)
      let forms = found[scalar, default: []]
      if let form = forms.firstIndex(where: { $0[0].resemblance(to: shape) >= Self.alike }) {
        if forms[form].count < Self.prints { found[scalar]?[form].append(shape) }
      } else if forms.count < Self.forms {
        found[scalar, default: []].append([shape])
      }
    }
    for (scalar, forms) in found {
      let supported = forms.filter { $0.count > 1 }.flatMap { $0 }
      if !supported.isEmpty { references[scalar] = supported }
    }
    kinds = references.map { (scalar: $0.key, shapes: $0.value) }
      .sorted { $0.scalar.value < $1.scalar.value }
  }

  /// How much nearer the glyph is to its own kind than to any other, of what there is to be nearer; nil without others.
  private func likeness(of glyph: Glyph) -> Double? {
    guard !Self.plain.contains(glyph.scalar), let picture = glyph.picture,
      let scalar = glyph.scalar.foldedForMatching, let kin = references[scalar]
    else { return nil }
    let shape = GlyphShape(picture)
    let isSure = glyph.confidence >= Self.sure
    // A reference is not held against itself.
    let isOnlyOne = isSure && kin.count { $0 == shape } == 1
    let others = isOnlyOne ? kin.filter { $0 != shape } : kin
    let own = others.map { shape.resemblance(to: $0) }.max() ?? -1
    guard own > -1 else { return nil }
    if isSure, own >= Self.same { return 1 }
    var other = -1.0
    for kind in kinds where kind.scalar != scalar {
      for reference in kind.shapes { other = max(other, shape.resemblance(to: reference)) }
    }
    return min(1, max(-1, (own - other) / (1 - other + Self.grain)))
  }
}

/// A picture made ready to be compared.
private struct GlyphShape: Hashable {
  private let size: Double
  /// The squares' distance from their mean, the whole of length 1.
  private let vector: [SIMD16<Float>]

  /// Prints of one character differ less in size.
  private static let sizes = 1 / 1.35...1.35

  init(_ picture: GlyphPicture) {
    size = Double(max(1, picture.size))
    let squares = picture.squares.map(Float.init)
    let mean = squares.reduce(0, +) / Float(squares.count)
    let length = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    let scale = 1 / max(length, 1e-6)
    vector = stride(from: 0, to: squares.count, by: 16).map { start in
      var part = SIMD16<Float>()
      for place in 0..<16 { part[place] = (squares[start + place] - mean) * scale }
      return part
    }
  }

  /// The correlation of both, −1…1; −1 for prints of different size.
  func resemblance(to other: GlyphShape) -> Double {
    guard Self.sizes.contains(size / other.size) else { return -1 }
    var products = SIMD16<Float>()
    for (mine, theirs) in zip(vector, other.vector) { products += mine * theirs }
    return Double(products.sum())
  }
}
