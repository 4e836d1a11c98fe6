import PageModel

/// Which label a doubtful text is, by the profiles' words and those the document repeats.
struct LabelGuess {
  private let book: LabelBook
  /// Keys of labels with one character left out, and what belongs there; nil for several.
  private var holes: [String: Unicode.Scalar?] = [:]

  /// A label of fewer characters is too close to others for a character nothing speaks for.
  private static let shortest = 4
  /// A text longer than this is none.
  private static let longest = 24
  /// How often a short text must stand in the document to be one of its words.
  private static let often = 3

  init(book: LabelBook, layout: Layout) {
    self.book = book
    for key in book.keys where key.unicodeScalars.count >= Self.shortest { add(key) }
    var seen: [String: Int] = [:]
    for cell in layout.tables.lazy.flatMap(\.cells) where book.knows(LabelText(cell.text)) {
      seen[LabelText(cell.text).key, default: 0] += 1
    }
    for (key, count) in seen
    where count >= Self.often && key.unicodeScalars.count >= 2
      && key.unicodeScalars.count < Self.shortest
    {
      add(key)
    }
  }

  private mutating func add(_ key: String) {
    let scalars = Array(key.unicodeScalars)
    for place in scalars.indices {
      let hole = Self.hole(place, in: scalars)
      if let known = holes[hole], known != scalars[place] {
        holes[hole] = .some(nil)
      } else {
        holes[hole] = scalars[place]
      }
    }
  }

  /// The label the text is when one or two characters are read otherwise; nil where it is one, or none.
  func reading(of text: DoubtfulText) -> ReadingChange? {
    guard text.scalars.count >= 2, text.scalars.count <= Self.longest else { return nil }
    guard !book.knows(LabelText(DoubtfulText.string(text.scalars))) else { return marked(text) }
    return offered(text) ?? filled(text)
  }

  /// The label with one colon behind 其中, which faint print turns into other marks or several.
  private func marked(_ text: DoubtfulText) -> ReadingChange? {
    func isMark(_ scalar: Unicode.Scalar) -> Bool { ":：;；,，.。、-·'".unicodeScalars.contains(scalar) }
    let body = text.scalars.drop(while: isMark)
    guard body.starts(with: ["其", "中"]) else { return nil }
    let rest = body.dropFirst(2)
    let marks = rest.prefix(while: isMark)
    guard !marks.isEmpty, rest.count > marks.count,
      body.count < text.scalars.count || marks.count > 1
        || !":：".unicodeScalars.contains(marks.first ?? ":")
    else { return nil }
    return ReadingChange(
      text: "其中：" + DoubtfulText.string(Array(rest.dropFirst(marks.count))), places: [],
      reason: "a colon stands behind 其中", confidence: 0.97)
  }

  /// A label that the recogniser or a known confusion offers.
  private func offered(_ text: DoubtfulText) -> ReadingChange? {
    var found: [ReadingChange] = []
    let options = text.options.sorted { $0.key < $1.key }
    for (index, (place, others)) in options.enumerated() {
      for other in others {
        let changed = text.replacing(place, by: other)
        if let change = label(changed, [place], 0.97) { found.append(change) }
        for (second, rivals) in options[(index + 1)...] {
          for rival in rivals {
            var twice = changed
            twice[second] = rival
            if let change = label(twice, [place, second], 0.95) { found.append(change) }
          }
        }
      }
    }
    let nearest = found.filter { $0.places.count == found.map(\.places.count).min() }
    return nearest.count == 1 ? nearest[0] : nil
  }

  private func label(
    _ scalars: [Unicode.Scalar], _ places: Set<Int>, _ confidence: Double
  ) -> ReadingChange? {
    let text = DoubtfulText.string(scalars)
    guard book.knows(LabelText(text)) else { return nil }
    return ReadingChange(
      text: text, places: places, reason: "a label of the profile is read where it is offered",
      confidence: confidence)
  }

  /// A label with one character that the recogniser was in doubt of; it may never have thought of it.
  private func filled(_ text: DoubtfulText) -> ReadingChange? {
    let key = Array(LabelText(DoubtfulText.string(text.scalars)).key.unicodeScalars)
    var found: Set<ReadingChange> = []
    for place in key.indices {
      guard case .some(.some(let meant)) = holes[Self.hole(place, in: key)], meant != key[place],
        !DoubtfulText.isNumeral(meant)
      else { continue }
      let places = text.scalars.indices.filter { text.scalars[$0] == key[place] }
      guard places.count == 1, isDoubtful(places[0], of: text) else { continue }
      let isShort = key.count < Self.shortest
      found.insert(
        ReadingChange(
          text: DoubtfulText.string(text.replacing(places[0], by: meant)), places: [places[0]],
          reason: "but for one doubtful character it is a label of the profile",
          confidence: isShort ? 0.85 : 0.93))
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether the recogniser had another reading there, or little trust in the whole.
  private func isDoubtful(_ place: Int, of text: DoubtfulText) -> Bool {
    text.offered.contains(place) || text.confidence < 0.7
  }

  private static func hole(_ place: Int, in key: [Unicode.Scalar]) -> String {
    var scalars = key
    scalars[place] = "\u{FFFC}"
    return DoubtfulText.string(scalars)
  }
}

extension LabelBook {
  /// Whether a text is a label of any kind.
  fileprivate func knows(_ text: LabelText) -> Bool {
    isLabel(text) || role(text) != nil || level(levelKey(text)) != nil
  }
}
