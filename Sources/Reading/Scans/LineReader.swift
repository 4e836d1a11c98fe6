/// Reads a line of text: signs by their shape, numbers by a model for numbers, the rest by the
/// language's, more than once where it is not sure.
struct LineReader: ~Copyable {
  private let text: TextRecognizer
  /// A second model that knows digits better than a language of thousands of characters does.
  private let numbers: TextRecognizer?

  /// `languages` as Tesseract names them, joined by "+"; English beside another reads the numbers.
  init(languages: String, folder: String?) throws(ScanError) {
    let names = languages.split(separator: "+").map(String.init)
    let others = names.filter { $0 != "eng" }
    let isSplit = others.count < names.count && !others.isEmpty
    let main = isSplit ? others.joined(separator: "+") : languages
    let text = try TextRecognizer(languages: main, folder: folder)
    let numbers = isSplit ? try TextRecognizer(languages: "eng", folder: folder) : nil
    self.text = text
    self.numbers = numbers
  }

  /// Forgets what earlier pages taught the engines.
  func forget() {
    text.forget()
    switch numbers {
    case .some(let numbers): numbers.forget()
    case .none: break
    }
  }

  /// The line's characters, their frames in samples of the page.
  func reading(of line: TextLine, on page: StraightPage) -> LineReading {
    let trimmed = line.trimmed(characterHeight: page.characterHeight)
    let signs = SignFinder(page: page)
    let parts = signs.parts(of: trimmed.columns)
    if parts.count > 1, let reading = reading(of: parts, in: trimmed.frame, on: page) {
      return reading
    }
    return reading(ofText: trimmed, in: trimmed.frame, on: page)
  }

  /// The parts read one by one; nil where what follows a sign is no number, so that it is none.
  private func reading(
    of parts: [SignFinder.Part], in frame: PixelFrame, on page: StraightPage
  ) -> LineReading? {
    var characters: [LineReading.Character] = []
    for part in parts {
      switch part {
      case .sign(let character): characters.append(character)
      case .text(let columns):
        let line = TextLine(components: columns.flatMap(\.components))
        let read = reading(ofText: line, in: frame, on: page).characters
        if let last = characters.last, SignFinder.signs.contains(last.scalar) {
          guard let first = read.first?.scalar, ("0"..."9").contains(first) else { return nil }
        }
        characters += read
      }
    }
    return LineReading(characters: characters)
  }

  /// One quick reading by the language's model, for a first look at a page.
  func glimpse(of frame: PixelFrame, on page: StraightPage) -> LineReading {
    text.reading(
      frame, on: page, height: page.lineHeight(of: frame), page.preparation, withAlternatives: false
    )
  }

  private func reading(
    ofText line: TextLine, in whole: PixelFrame, on page: StraightPage
  ) -> LineReading {
    var frame = line.frame
    // A part of a line keeps the line's height, by which the engine judges sizes.
    (frame.top, frame.bottom) = (whole.top, whole.bottom)
    let columns = line.columns
    // A title's characters are larger than the page's.
    let size = min(
      max(page.characterHeight, Double(frame.height)), page.characterHeight * 2)
    let shape = NumberShape(characterHeight: size)
    if shape.mayBeNumber(columns), let number = number(in: columns, frame, ofSize: size, on: page) {
      return number
    }
    let read = text(in: line, frame, on: page)
    if NumberShape.isNumber(read.text) {
      return NumberJudge(columns: columns, characterHeight: size).corrected(read)
    }
    let count = shape.leadingCount(of: columns, on: page.text)
    guard count > 0 else { return read }
    var start = frame
    start.right = columns[count - 1].frame.right
    let digits = Array(columns[..<count])
    guard let number = number(in: digits, start, ofSize: size, on: page) else { return read }
    let judge = NumberJudge(columns: digits, characterHeight: size)
    return read.beginning(with: number, judgedBy: judge, isNoisy: page.isNoisy) ?? read
  }

  private func text(
    in line: TextLine, _ frame: PixelFrame, on page: StraightPage
  ) -> LineReading {
    let height = page.lineHeight(of: frame)
    let first =
      page.glimpses[frame]
      ?? text.reading(
        frame, on: page, height: height, page.preparation, withAlternatives: false)
    let decided = confirmed(first, of: line, frame, on: page) ?? readAgain(first, frame, on: page)
    let marked = PunctuationShape(line: line, of: page)
      .corrected(decided)
    let paired = BracketPairs.paired(single(marked, frame, on: page, height: height))
    return SignFinder(page: page).completed(paired, of: line.columns)
  }

  /// The first reading, where it is sure or reading its doubtful stretches again gives the same.
  ///
  /// On noisy pages more of it is doubtful; of what the model is surer of, a second reading changed
  /// nothing (measured on faxes and bad scans: 0 of 813 lines).
  private func confirmed(
    _ first: LineReading, of line: TextLine, _ frame: PixelFrame, on page: StraightPage
  ) -> LineReading? {
    let needed = page.isNoisy ? 0.985 : 0.965
    if !first.characters.isEmpty, first.leastConfidence >= needed { return first }
    // There stretches are read alike too seldom to pay for being read.
    guard !page.isNoisy,
      let stretches = DoubtfulStretch.all(in: first, below: needed, of: line.columns, in: frame)
    else { return nil }
    var decided = first
    for stretch in stretches {
      var part = frame
      (part.left, part.right) = (stretch.columns.lowerBound, stretch.columns.upperBound)
      let own = LineReading(characters: Array(first.characters[stretch.characters]))
      let second = text.reading(
        part, on: page, height: page.lineHeight(of: frame), page.preparation.others[0])
      guard own.text == second.text else { return nil }
      decided.characters.replaceSubrange(
        stretch.characters, with: ReadingVote.decided([own, second]).characters)
    }
    return decided
  }

  /// What most of several readings of the line have.
  private func readAgain(
    _ first: LineReading, _ frame: PixelFrame, on page: StraightPage
  ) -> LineReading {
    let (others, height) = (page.preparation.others, page.lineHeight(of: frame))
    var readings = [first, text.reading(frame, on: page, height: height, others[0])]
    if readings[0].text != readings[1].text {
      readings.append(text.reading(frame, on: page, height: height, others[1]))
    }
    return ReadingVote.decided(readings)
  }

  /// The reading, or where it has more characters than there is room for, the one there is.
  private func single(
    _ read: LineReading, _ frame: PixelFrame, on page: StraightPage, height: Double
  ) -> LineReading {
    let ideographs = read.characters.count { (0x3400...0x9FFF).contains($0.scalar.value) }
    guard ideographs > 1, Double(frame.width) < page.characterHeight * 1.45 else { return read }
    let one = text.reading(
      frame, on: page, height: height, page.preparation, as: .character)
    guard one.characters.count == 1 else { return read.doubted(most: 0.5) }
    return one.doubted(most: 0.9)
  }

  /// The columns as a number, where their shapes and the model for numbers say that they are one.
  private func number(
    in columns: [InkColumn], _ frame: PixelFrame, ofSize size: Double, on page: StraightPage
  ) -> LineReading? {
    let judge = NumberJudge(columns: columns, characterHeight: size)
    let height = page.lineHeight(of: frame)
    switch numbers {
    case .none: return nil
    case .some(let numbers):
      var reading = judge.plain(
        numbers.reading(frame, on: page, height: height, page.preparation))
      guard NumberShape.isNumber(reading.text) else { return nil }
      if judge.fits(reading), !page.isNoisy, reading.leastConfidence >= 0.9 { return reading }
      let second = numbers.reading(frame, on: page, height: height, page.preparation.others[0])
      var readings = [reading, second]
      if reading.text != second.text || !judge.fits(reading) {
        readings.append(text.reading(frame, on: page, height: height, page.preparation))
      }
      readings = readings.map(judge.corrected)
      let fitting = readings.filter { NumberShape.isNumber($0.text) && judge.fits($0) }
      reading = ReadingVote.decided(fitting.isEmpty ? readings : fitting)
      guard NumberShape.isNumber(reading.text) else { return nil }
      return fitting.count >= 2 ? reading : reading.doubted(most: 0.8)
    }
  }
}

extension TextRecognizer {
  /// Reads a frame of the page; the characters' frames are the page's.
  fileprivate func reading(
    _ frame: PixelFrame, on page: StraightPage, height: Double,
    _ preparation: LineImage.Preparation, as segmentation: Segmentation = .rawLine,
    withAlternatives: Bool = true
  ) -> LineReading {
    let image = LineImage(
      page: page.text, frame: frame, characterHeight: height, preparation: preparation)
    var reading = reading(
      of: image.raster, as: segmentation, withAlternatives: withAlternatives)
    for index in reading.characters.indices {
      let box = reading.characters[index].frame
      reading.characters[index].frame = PixelFrame(
        left: Int(image.column(onPage: box.left).rounded()), top: frame.top,
        right: Int(image.column(onPage: box.right).rounded()), bottom: frame.bottom)
    }
    return reading
  }
}

extension LineReading {
  /// 1 for no characters.
  var leastConfidence: Double { characters.map(\.confidence).min() ?? 1 }

  /// The reading with no character surer than that.
  func doubted(most: Double) -> LineReading {
    LineReading(
      characters: characters.map { character in
        var character = character
        if character.confidence > most {
          character.confidence = most
          character.isDoubtedForLooks = false
        }
        return character
      })
  }
}

extension LineImage.Preparation {
  /// Other ways to prepare the same line, in which the engine errs elsewhere.
  var others: [LineImage.Preparation] {
    var (larger, softer) = (self, self)
    larger.verticalMargin = 8
    softer.sideMargin = 6
    softer.blur = blur > 0 ? 0 : 0.6
    return [larger, softer]
  }
}
