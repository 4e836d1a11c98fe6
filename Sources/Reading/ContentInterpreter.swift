import PageModel

/// Follows a content stream's operators and notes the upright ink, the images and text origins.
///
/// It accepts any bytes; its work is bounded by operators, path points and depth of forms.
package struct ContentInterpreter<Resources: ContentResources> {
  /// What a page may cost before the rest of it is left undrawn.
  package struct Limits: Sendable {
    package var operators = 3_000_000
    package var marks = 100_000
    package var images = 2_000
    package var pathPoints = 100_000
    package var formDepth = 12
    package var savedStates = 256

    package init() {}
  }

  package internal(set) var marks = PageMarks()
  var state: GraphicsState
  var path = DrawnPath()
  var current = Point(x: 0, y: 0)
  var pendingClip: Winding?
  var text = TextCursor()
  var markedContent = MarkedContent()
  /// The MCID among the operands at hand.
  var pendingIdentifier: Int32?
  /// The numbers since the last operator.
  var numbers: [Double] = []
  var resources: Resources
  let limits: Limits
  var operatorsLeft: Int
  private var saved: [GraphicsState] = []
  private var lastName: Range<Int>?
  private var openForms: [Int] = []

  package init(frame: PageFrame, resources: Resources, limits: Limits = Limits()) {
    state = GraphicsState(map: frame.map, clip: frame.area)
    self.resources = resources
    self.limits = limits
    operatorsLeft = limits.operators
    numbers.reserveCapacity(64)
  }

  /// Draws a whole stream.
  package mutating func draw(_ bytes: UnsafeRawBufferPointer) {
    var scanner = ContentScanner(bytes)
    let depth = saved.count
    while operatorsLeft > 0 {
      switch scanner.next() {
      case .number(let value):
        if lastName != nil { noteIdentifier(value, scanner) }
        if numbers.count < 64 { numbers.append(value) }
      case .name(let range): lastName = range
      case .arrayStart, .dictionaryStart: numbers.removeAll(keepingCapacity: true)
      case .arrayEnd, .dictionaryEnd, .string: break
      case .keyword(let keyword):
        operatorsLeft -= 1
        perform(keyword, &scanner)
        numbers.removeAll(keepingCapacity: true)
        lastName = nil
        pendingIdentifier = nil
      case .end:
        restoreStates(to: depth)
        return
      }
    }
    marks.isCutShort = true
  }

  /// Notes that a part of the page was not drawn.
  package mutating func cutShort() { marks.isCutShort = true }

  /// The last numbers before the operator, or nil where there are too few.
  func operands(_ count: Int) -> ArraySlice<Double>? {
    numbers.count >= count ? numbers.suffix(count) : nil
  }

  private func name(in scanner: ContentScanner) -> String? {
    guard let lastName else { return nil }
    return String(pdfName: scanner.bytes[lastName])
  }

  /// Keeps a number that follows the name MCID.
  private mutating func noteIdentifier(_ value: Double, _ scanner: ContentScanner) {
    guard let lastName, lastName.count == 4, value >= 0, value < 1e9,
      scanner.bytes[lastName].elementsEqual("MCID".utf8)
    else { return }
    pendingIdentifier = Int32(value)
  }

  private mutating func perform(_ keyword: UInt32, _ scanner: inout ContentScanner) {
    guard let op = ContentOperator(rawValue: keyword) else { return }
    switch op {
    case .save: save()
    case .restore: restoreStates(to: max(saved.count - 1, 0))
    case .concatenate: concatenate()
    case .lineWidth: state.lineWidth = abs(numbers.last ?? state.lineWidth)
    case .dash: setDash()
    case .moveTo, .lineTo, .curve, .curveFromCurrent, .curveToEnd, .closePath, .rectangle:
      construct(op)
    case .stroke, .closeAndStroke, .fill, .fillObsolete, .fillEvenOdd, .fillAndStroke,
      .fillEvenOddAndStroke, .closeFillAndStroke, .closeFillEvenOddAndStroke, .endPath, .clip,
      .clipEvenOdd:
      paint(op)
    case .strokeGray, .fillGray, .strokeRGB, .fillRGB, .strokeCMYK, .fillCMYK, .strokeColor,
      .fillColor, .strokeColorNamed, .fillColorNamed:
      setColor(op, isPattern: lastName != nil)
    case .strokeSpace, .fillSpace: setSpace(op, named: name(in: scanner) ?? "")
    case .externalState: name(in: scanner).map { apply(resources.externalState(named: $0)) }
    case .paintObject: if let name = name(in: scanner) { paintObject(named: name) }
    case .paintShading: paintShading()
    case .beginMarkedContent, .beginNamedContent, .endMarkedContent:
      setMarkedContent(op, property: pendingIdentifier == nil ? name(in: scanner) : nil)
    case .inlineImage: paintInlineImage(&scanner)
    case .beginText, .font, .textMove, .textMoveSetLeading, .textMatrix, .nextLine, .leading, .rise,
      .renderMode, .show, .showSpaced, .nextLineShow, .nextLineShowSpaced:
      setText(op)
    }
  }

  private mutating func save() {
    // States beyond the bound are not saved: hostile nesting loses its own drawing only.
    if saved.count < limits.savedStates { saved.append(state) }
  }

  private mutating func restoreStates(to depth: Int) {
    guard saved.count > depth else { return }
    state = saved[depth]
    saved.removeSubrange(depth...)
  }

  private mutating func concatenate() {
    guard let n = operands(6) else { return }
    let i = n.startIndex
    let map = AffineMap(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5]).then(state.map)
    if map.isFinite { state.map = map }
  }

  /// The array's numbers and the phase are all that stands since the bracket.
  private mutating func setDash() {
    state.isDashed = numbers.count > 1 && numbers.dropLast().contains { $0 > 0 }
  }

  private mutating func apply(_ external: ExternalState) {
    if let width = external.lineWidth { state.lineWidth = abs(width) }
    if let opacity = external.strokeOpacity { state.strokeOpacity = opacity }
    if let opacity = external.fillOpacity { state.fillOpacity = opacity }
    if let isBlended = external.isBlended { state.isBlended = isBlended }
    if let isMasked = external.isMasked { state.isMasked = isMasked }
  }

  private mutating func paintObject(named name: String) {
    guard !markedContent.isHidden else { return }
    switch resources.object(named: name) {
    case .image(let image): paint(image)
    case .form(let form): draw(form)
    case nil: break
    }
  }

  /// A form that is already being drawn, or lies too deep, is left out.
  private mutating func draw(_ form: FormObject<Resources>) {
    guard openForms.count < limits.formDepth, !openForms.contains(form.identity) else { return }
    let outer = (state, resources, path, text, current, markedContent)
    let map = form.map.then(state.map)
    guard map.isFinite else { return }
    state.map = map
    if let box = form.boundingBox, box.count == 4 { clip(toRectangle: box) }
    resources = form.resources ?? resources
    path = DrawnPath()
    numbers.removeAll(keepingCapacity: true)
    openForms.append(form.identity)
    form.bytes.withUnsafeBytes { draw($0) }
    openForms.removeLast()
    (state, resources, path, text, current, markedContent) = outer
  }
}

extension String {
  /// A name as written in a PDF, its #xx escapes resolved.
  init(pdfName bytes: UnsafeRawBufferPointer.SubSequence) {
    guard bytes.contains(UInt8(ascii: "#")) else {
      self = String(decoding: bytes, as: UTF8.self)
      return
    }
    var plain: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      let code = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "#"), code.utf8.count == 2, let value = UInt8(code, radix: 16) {
        plain.append(value)
        rest = rest.dropFirst(2)
      } else {
        plain.append(byte)
      }
    }
    self = String(decoding: plain, as: UTF8.self)
  }
}
