import PageModel
import Reading
import Testing

@Test func `maps add up and end with their restore`() {
  let marks = marks("q 2 0 0 2 10 10 cm 0 0 20 20 re f Q 0 0 20 20 re f")
  #expect(
    marks.inks.map(\.box) == [
      Box(left: 10, top: 50, right: 50, bottom: 90), Box(left: 0, top: 80, right: 20, bottom: 100),
    ])
}

@Test(arguments: [
  (0, Box(left: 10, top: 80, right: 30, bottom: 90)),
  (90, Box(left: 10, top: 10, right: 20, bottom: 30)),
  (180, Box(left: 170, top: 10, right: 190, bottom: 20)),
  (270, Box(left: 80, top: 170, right: 90, bottom: 190)),
])
func `boxes are where a turned page shows them`(rotation: Int, box: Box) {
  #expect(marks("10 10 20 10 re f", rotation: rotation).inks.map(\.box) == [box])
}

@Test func `the width of a stroke follows the map`() {
  let ink = marks("1 0 0 4 0 0 cm 2 w 10 10 m 110 10 l S 50 0 m 50 20 l S").inks
  #expect(ink.map(\.box.height) == [8, 80])
  #expect(ink.last?.box.width == 2)
}

@Test func `colours of every device space are told`() {
  let marks = marks(
    "1 0 0 rg 0 0 9 9 re f 0 0 0 1 k 0 0 9 9 re f /DeviceGray cs 0.5 sc 0 0 9 9 re f")
  #expect(
    marks.inks.map(\.color) == [
      Color(red: 255, green: 0, blue: 0), .black, Color(red: 128, green: 128, blue: 128),
    ])
}

@Test func `an inline image is placed and its data skipped`() {
  let content =
    "q 50 0 0 40 10 10 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0 0 5 5 re f EI S EI Q 20 20 9 9 re f"
  let marks = marks(content)
  #expect(marks.images.map(\.pixelWidth) == [4])
  #expect(marks.images.map(\.box) == [Box(left: 10, top: 50, right: 60, bottom: 90)])
  #expect(marks.inks.map(\.box.width) == [9])
}

@Test func `text of rendering mode 3 or 7 is invisible`() {
  let content = "BT 1 0 0 1 10 20 Tm (a) Tj 3 Tr 0 30 Td (b) Tj 7 Tr 0 10 Td (c) Tj ET"
  #expect(marks(content).textOrigins.map(\.isVisible) == [true, false, false])
  #expect(marks(content).textOrigins.map(\.point.y) == [80, 50, 40])
}

@Test func `operators inside strings and comments are not performed`() {
  #expect(marks("(0 0 9 9 re f \\) \\( ) pop % 0 0 9 9 re f\n<30> Tj").inks.isEmpty)
}

@Test func `a form draws itself through its own map and clip, and never within itself`() {
  let form = OneForm(
    "0 0 50 50 re f /Self Do", map: AffineMap(1, 0, 0, 1, 100, 0), box: [0, 0, 20, 30])
  let frame = PageFrame(cropBox: [0, 0, 200, 100], rotation: 0)
  var interpreter = ContentInterpreter(frame: frame, resources: form)
  Array("/Self Do 0 0 9 9 re f".utf8).withUnsafeBytes { interpreter.draw($0) }
  #expect(
    interpreter.marks.inks.map(\.box) == [
      Box(left: 100, top: 70, right: 120, bottom: 100),
      Box(left: 0, top: 91, right: 9, bottom: 100),
    ])
}

@Test func `work beyond the bounds is left undone and said so`() {
  var limits = ContentInterpreter<NoResources>.Limits()
  limits.marks = 10
  let many = marks(String(repeating: "0 0 9 9 re f ", count: 20), limits: limits)
  #expect(many.inks.count == 10)
  #expect(many.isCutShort)
  limits.operators = 5
  #expect(marks("q q q q q q q", limits: limits).isCutShort)
  #expect(!marks("0 0 9 9 re f").isCutShort)
}

@Test func `no bytes whatever stop the interpreter`() {
  var random = SplitMix(state: 1)
  let words = [
    "q", "Q", "cm", "re", "m", "l", "c", "v", "y", "h", "f", "f*", "S", "B*", "b", "n", "W", "W*",
    "BT", "ET", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", "\"", "BI", "ID", "EI", "Do", "gs", "cs",
    "sc", "SCN", "k", "d", "w", "[", "]", "<<", ">>", "<", "(", ")", "\\", "/A", "/#", "1e9", "-",
    "1", "-0.5", "99999999999999999999", ".", "sh", "\u{0}", "%",
  ]
  for round in 0..<300 {
    let length = Int.random(in: 0...400, using: &random)
    var bytes: [UInt8] = []
    for _ in 0..<length {
      if round % 2 == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else {
        bytes += Array((words.randomElement(using: &random) ?? "q").utf8) + [32]
      }
    }
    let frame = PageFrame(cropBox: [0, 0, 200, 100], rotation: 0)
    var interpreter = ContentInterpreter(frame: frame, resources: NoResources())
    bytes.withUnsafeBytes { interpreter.draw($0) }
    for ink in RulingAssembler(interpreter.marks.inks).rulings {
      #expect(ink.start <= ink.end && frame.area.contains(x: 0, y: 0))
    }
  }
}

/// Resources that know one form, under every name.
private final class OneForm: ContentResources {
  let form: (bytes: String, map: AffineMap, box: [Double])

  init(_ bytes: String, map: AffineMap, box: [Double]) { form = (bytes, map, box) }

  func object(named name: String) -> ExternalObject<OneForm>? {
    .form(
      FormObject(
        identity: 7, bytes: Array(form.bytes.utf8), map: form.map, boundingBox: form.box))
  }

  func colorFamily(named name: String) -> ColorFamily { .gray }
  func externalState(named name: String) -> ExternalState { ExternalState() }
  func properties(named name: String) -> ContentProperties { ContentProperties(isHidden: true) }
}
