import PageModel
import Reading
import Testing

@Test func `a stroke becomes a ruling at its centre line`() {
  #expect(
    lines("2 w 10 90 m 110 90 l S").rulings == [
      Ruling(axis: .horizontal, position: 10, start: 10, end: 110, thickness: 2)
    ])
}

@Test func `a stroked rectangle has four rulings`() {
  let rulings = lines("1 w 20 20 100 50 re S").rulings
  #expect(rulings.filter { $0.axis == .horizontal }.map(\.position) == [30, 80])
  #expect(rulings.filter { $0.axis == .vertical }.map(\.position) == [20, 120])
}

@Test func `a thin filled rectangle is a ruling, a thick one a shading`() {
  let thin = lines("10 49.5 100 1 re f")
  #expect(
    thin.rulings == [Ruling(axis: .horizontal, position: 50, start: 10, end: 110, thickness: 1)])
  #expect(thin.shadings.isEmpty)
  let thick = lines("0.8 g 10 40 100 20 re f")
  #expect(thick.rulings.isEmpty)
  #expect(thick.shadings.map(\.box) == [Box(left: 10, top: 40, right: 110, bottom: 60)])
  #expect(thick.shadings.map(\.color) == [Color(red: 204, green: 204, blue: 204)])
}

@Test func `a mitred border side is a ruling`() {
  let rulings = lines("10 50 m 110 50 l 109 49 l 11 49 l f").rulings
  #expect(rulings.map(\.position) == [50.5])
  #expect(rulings.map(\.length) == [100])
}

@Test(arguments: ["f*", "f"])
func `a frame filled between two rectangles is four rulings`(fill: String) {
  let inner = fill == "f*" ? "11 11 98 48 re" : "11 11 m 11 59 l 109 59 l 109 11 l h"
  let lines = lines("10 10 100 50 re \(inner) \(fill)")
  #expect(lines.shadings.isEmpty)
  #expect(lines.rulings.filter { $0.axis == .horizontal }.map(\.position) == [40.5, 89.5])
  #expect(lines.rulings.filter { $0.axis == .vertical }.map(\.position) == [10.5, 109.5])
}

@Test func `pieces that touch or overlap are one ruling`() {
  let rulings = lines("1 w 10 50 m 60 50 l S 60 50 m 90 50 l S 80 50.1 m 150 50.1 l S").rulings
  #expect(rulings.count == 1)
  #expect(rulings.first?.start == 10)
  #expect(rulings.first?.end == 150)
}

@Test func `lines with a gap between them stay two`() {
  #expect(lines("1 w 10 50 m 60 50 l S 66 50 m 120 50 l S").rulings.count == 2)
}

@Test func `small squares at the corners belong to the lines they join`() {
  let content = "10 50 0.5 0.5 re 10.5 50 49.5 0.5 re 60 50 0.5 0.5 re 60.5 50 49.5 0.5 re f"
  let rulings = lines(content).rulings
  #expect(rulings.map(\.start) == [10])
  #expect(rulings.map(\.end) == [110])
  #expect(rulings.map(\.pattern) == [.solid])
}

@Test func `a dash pattern makes a dashed ruling`() {
  #expect(lines("[3 2] 0 d 10 50 m 110 50 l S").rulings.map(\.pattern) == [.dashed])
  #expect(lines("[] 0 d 10 50 m 110 50 l S").rulings.map(\.pattern) == [.solid])
}

@Test func `dashes drawn one by one are one dashed ruling`() {
  let dashes = (0..<20).map { "\(10 + 5 * $0) 50 m \(13 + 5 * $0) 50 l S" }
  let rulings = lines("1 w " + dashes.joined(separator: " ")).rulings
  #expect(rulings.map(\.pattern) == [.dashed])
  #expect(rulings.map(\.start) == [10])
  #expect(rulings.map(\.end) == [108])
}

@Test func `a dotted line of squares is one dashed ruling along its run`() {
  let dots = (0..<30).map { "50 \(10 + 2 * $0) 0.8 0.8 re" }
  let rulings = lines(dots.joined(separator: " ") + " f").rulings
  #expect(rulings.map(\.axis) == [.vertical])
  #expect(rulings.map(\.pattern) == [.dashed])
}

@Test func `two close parallel lines are one double ruling between their outer edges`() {
  let rulings = lines("0.5 w 10 50 m 110 50 l S 10 48 m 110 48 l S").rulings
  #expect(
    rulings == [
      Ruling(
        axis: .horizontal, position: 51, start: 10, end: 110, thickness: 2.5, pattern: .double)
    ])
}

@Test func `a white line counts only where it parts shaded cells`() {
  #expect(lines("1 G 10 50 m 110 50 l S").rulings.isEmpty)
  let shaded = lines("0.7 g 10 30 100 40 re f 1 G 1 w 60 30 m 60 70 l S")
  #expect(shaded.rulings.map(\.position) == [60])
}

@Test func `a line painted over by a later area is gone, one painted after it stays`() {
  #expect(lines("20 50 m 80 50 l S 1 g 10 40 100 20 re f").rulings.isEmpty)
  #expect(lines("1 g 10 40 100 20 re f 20 50 m 80 50 l S").rulings.count == 1)
}

@Test func `what the clip or the page cuts off is not part of a line`() {
  let clipped = lines("q 50 0 50 100 re W n 10 50 m 150 50 l S Q 10 20 m 500 20 l S").rulings
  #expect(clipped.map(\.start) == [50, 10])
  #expect(clipped.map(\.end) == [100, 200])
}

@Test func `a slanted line is no ruling, one half a degree off is`() {
  #expect(lines("10 10 m 110 40 l S").rulings.isEmpty)
  #expect(lines("10 50 m 110 50.5 l S").rulings.count == 1)
}

@Test func `an invisible stroke leaves nothing`() {
  #expect(lines("10 50 m 110 50 l n").rulings.isEmpty)
}

@Test func `hundreds of stray hatch strokes below the shortest length are no rulings`() {
  let hatch = (0..<300).map {
    "\($0 % 20 * 9) \($0 / 20 * 6) m \($0 % 20 * 9 + 2) \($0 / 20 * 6) l S"
  }
  #expect(
    lines("0.1 w " + hatch.joined(separator: " ")).rulings.filter { $0.pattern == .solid }.isEmpty)
}

@Test func `an area that lets lines shine through hides none`() {
  let line = InkMark(box: Box(left: 20, top: 50, right: 80, bottom: 51))
  var area = InkMark(box: Box(left: 0, top: 0, right: 100, bottom: 100), color: .white, order: 1)
  #expect(RulingAssembler([line, area]).rulings.isEmpty)
  area.isOpaque = false
  #expect(RulingAssembler([line, area]).rulings.count == 1)
}

@Test func `of too many rulings the longest are kept and the loss is told`() {
  let marks = (0..<12_000).map { number in
    let top = Double(number) * 5
    return InkMark(box: Box(left: 0, top: top, right: 10 + Double(number), bottom: top + 1))
  }
  let lines = RulingAssembler(marks)
  #expect(lines.isCutShort)
  #expect(lines.rulings.map(\.length).min() ?? 0 > 1_000)
  #expect(!RulingAssembler(Array(marks.prefix(100))).isCutShort)
}
