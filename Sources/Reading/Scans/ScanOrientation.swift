/// Finds which way up a scanned page is, by reading some of its lines.
struct ScanOrientation {
  /// How well some of a page's lines can be read.
  struct Probe {
    /// The mean over the characters that were read.
    var confidence: Double
    var characterCount: Int
    /// How many of them are ideographs.
    var ideographCount = 0
    /// How many characters of full width the lines have room for.
    var room: Double
    /// The lines that were read, by their frames.
    var glimpses: [PixelFrame: LineReading]

    /// High only where the lines are full of characters: print on its side yields few.
    var quality: Double { confidence * min(1, Double(characterCount) / max(1, room * 0.6)) }

    /// Whether there is about a character for every place: print on its head is read so, though with
    /// doubt; print on its side is not.
    var isFull: Bool { characterCount > 0 && Double(characterCount) >= room * 0.6 }

    /// Whether the page certainly stands upright; print on its head stays below this confidence.
    ///
    /// Digits and letters on their head are read with more of it (0.95 seen) than ideographs are.
    var isSure: Bool {
      characterCount >= 16 && quality >= (ideographCount * 2 >= characterCount ? 0.94 : 0.975)
    }

    /// Whether no further line is needed to see it.
    var isPlain: Bool { characterCount >= 20 && quality >= 0.98 }
  }

  /// Reads the lines most like lines: long, of ordinary height.
  static func probe(
    _ page: StraightPage, _ regions: [TextRegion], by lines: borrowing LineReader
  ) -> Probe {
    let finder = TextLineFinder(characterHeight: page.characterHeight)
    let frames = regions.flatMap {
      finder.lines(of: $0.components, partsColumns: !$0.isCell).map(\.frame)
    }.filter { Double($0.height) < page.characterHeight * 1.6 && $0.width > 2 * $0.height }
    // Very long lines cost more than they tell.
    let chosen = frames.sorted { suitability($0) > suitability($1) }.prefix(6)
    var probe = Probe(confidence: 0, characterCount: 0, room: 0, glimpses: [:])
    var sum = 0.0
    for frame in chosen where !probe.isPlain {
      let glimpse = lines.glimpse(of: frame, on: page)
      probe.glimpses[frame] = glimpse
      sum += glimpse.characters.map(\.confidence).reduce(0, +)
      probe.characterCount += glimpse.characters.count
      probe.ideographCount += glimpse.characters.count { $0.scalar.properties.isIdeographic }
      probe.room += Double(frame.width) / page.characterHeight
      probe.confidence = sum / Double(max(1, probe.characterCount))
    }
    return probe
  }

  private static func suitability(_ frame: PixelFrame) -> Int {
    let ratio = frame.width / max(1, frame.height)
    return ratio <= 10 ? ratio : -ratio
  }
}
