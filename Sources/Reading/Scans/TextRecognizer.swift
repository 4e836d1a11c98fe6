import CTesseract

/// One reading of a line's characters, in order.
package struct LineReading: Hashable {
  package struct Character: Hashable {
    package var scalar: Unicode.Scalar
    /// In samples of the line's image.
    package var frame: PixelFrame
    /// 0…1, as the engine tells it.
    package var confidence: Double
    /// Whether a blank stands before it.
    package var followsBlank: Bool
    /// What else the engine thought it might be, likeliest first.
    package var alternatives: [Unicode.Scalar]
    /// Whether its doubt is about what else it looks like, and not about what may be missing beside it.
    package var isDoubtedForLooks = true

    package init(
      scalar: Unicode.Scalar, frame: PixelFrame, confidence: Double, followsBlank: Bool,
      alternatives: [Unicode.Scalar]
    ) {
      self.scalar = scalar
      self.frame = frame
      self.confidence = confidence
      self.followsBlank = followsBlank
      self.alternatives = alternatives
    }
  }

  package var characters: [Character]

  package init(characters: [Character]) { self.characters = characters }

  package var text: String {
    var text = ""
    for character in characters { text.unicodeScalars.append(character.scalar) }
    return text
  }

  /// The mean of the characters' confidences; 0 for none.
  var confidence: Double {
    characters.isEmpty ? 0 : characters.map(\.confidence).reduce(0, +) / Double(characters.count)
  }
}

/// A Tesseract engine for one set of languages; it is released exactly once.
struct TextRecognizer: ~Copyable {
  /// How the engine takes an image apart.
  enum Segmentation {
    case rawLine
    case character

    fileprivate var mode: TessPageSegMode {
      switch self {
      case .rawLine: PSM_RAW_LINE
      case .character: PSM_SINGLE_CHAR
      }
    }
  }

  private let engine: OpaquePointer

  /// `languages` as Tesseract names them, joined by "+"; `folder` holds their trained data.
  init(languages: String, folder: String? = nil) throws(ScanError) {
    engine = try Self.engine(languages: languages, folder: folder)
    // Each further choice is looked for in a search of its own.
    set("lstm_choice_iterations", "2")
    set("tessedit_do_invert", "0")
    set("debug_file", "/dev/null")
  }

  private static func engine(
    languages: String, folder: String?
  ) throws(ScanError) -> OpaquePointer {
    guard let engine = TessBaseAPICreate() else { throw .outOfMemory }
    guard TessBaseAPIInit2(engine, folder, languages, OEM_LSTM_ONLY) == 0 else {
      TessBaseAPIDelete(engine)
      throw .languageUnavailable(languages)
    }
    // The engine goes on without a further language that is not there, and says nothing.
    guard let missing = missing(of: languages, in: engine) else { return engine }
    TessBaseAPIEnd(engine)
    TessBaseAPIDelete(engine)
    throw .languageUnavailable(missing)
  }

  /// The first of the languages that the engine did not load; nil where it has all.
  private static func missing(of languages: String, in engine: OpaquePointer) -> String? {
    guard let list = TessBaseAPIGetLoadedLanguagesAsVector(engine) else { return nil }
    defer { TessDeleteTextArray(list) }
    var loaded: Set<String> = []
    var entry = list
    while let name = entry.pointee {
      loaded.insert(String(cString: name))
      entry += 1
    }
    return languages.split(separator: "+").map(String.init).first { !loaded.contains($0) }
  }

  deinit {
    TessBaseAPIEnd(engine)
    TessBaseAPIDelete(engine)
  }

  /// Sets an engine variable for all that follows.
  func set(_ variable: String, _ value: String) {
    _ = TessBaseAPISetVariable(engine, variable, value)
  }

  /// Forgets what earlier pages taught the engine; once a page is enough, as it only learns by dictionary.
  func forget() { TessBaseAPIClearAdaptiveClassifier(engine) }

  /// The characters of an image; the same image gives the same reading whatever was read before.
  ///
  /// `withAlternatives` has the engine say what else a character might be, for a fifth more time.
  func reading(
    of image: GrayRaster, as segmentation: Segmentation, withAlternatives: Bool
  ) -> LineReading {
    guard image.width > 2, image.height > 2 else { return LineReading(characters: []) }
    set("lstm_choice_mode", withAlternatives ? "2" : "0")
    TessBaseAPISetPageSegMode(engine, segmentation.mode)
    image.samples.withUnsafeBufferPointer { samples in
      TessBaseAPISetImage(
        engine, samples.baseAddress, Int32(image.width), Int32(image.height), 1,
        Int32(image.width))
    }
    TessBaseAPISetSourceResolution(engine, 300)
    defer { TessBaseAPIClear(engine) }
    guard TessBaseAPIRecognize(engine, nil) == 0,
      let iterator = TessBaseAPIGetIterator(engine)
    else { return LineReading(characters: []) }
    defer { TessResultIteratorDelete(iterator) }
    return LineReading(characters: Self.characters(under: iterator))
  }

  private static func characters(under iterator: OpaquePointer) -> [LineReading.Character] {
    var characters: [LineReading.Character] = []
    let place = TessResultIteratorGetPageIterator(iterator)
    repeat {
      guard let text = TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL) else { continue }
      defer { TessDeleteText(text) }
      var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      _ = TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom)
      let frame = PixelFrame(
        left: Int(left), top: Int(top), right: Int(right), bottom: Int(bottom))
      let confidence = Double(TessResultIteratorConfidence(iterator, RIL_SYMBOL)) / 100
      let others = alternatives(under: iterator, but: String(cString: text))
      let startsWord = TessPageIteratorIsAtBeginningOf(place, RIL_WORD) != 0
      for (index, scalar) in String(cString: text).unicodeScalars.enumerated()
      where scalar != " " {
        characters.append(
          LineReading.Character(
            scalar: scalar, frame: frame, confidence: min(1, max(0, confidence)),
            followsBlank: startsWord && index == 0, alternatives: others))
      }
    } while TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
    return characters
  }

  private static func alternatives(
    under iterator: OpaquePointer, but text: String
  ) -> [Unicode.Scalar] {
    guard let choices = TessResultIteratorGetChoiceIterator(iterator) else { return [] }
    defer { TessChoiceIteratorDelete(choices) }
    var others: [Unicode.Scalar] = []
    repeat {
      guard let choice = TessChoiceIteratorGetUTF8Text(choices) else { continue }
      let other = String(cString: choice)
      guard other != text, other.unicodeScalars.count == 1, let scalar = other.unicodeScalars.first,
        !others.contains(scalar)
      else { continue }
      others.append(scalar)
    } while TessChoiceIteratorNext(choices) != 0 && others.count < 4
    return others
  }
}
