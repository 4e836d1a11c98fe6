import PageModel
import Reading

/// Runs a content stream on a page of 200 by 100 points.
func marks(
  _ content: String, rotation: Int = 0, limits: ContentInterpreter<NoResources>.Limits = .init()
) -> PageMarks {
  let frame = PageFrame(cropBox: [0, 0, 200, 100], rotation: rotation)
  var interpreter = ContentInterpreter(frame: frame, resources: NoResources(), limits: limits)
  Array(content.utf8).withUnsafeBytes { interpreter.draw($0) }
  return interpreter.marks
}

/// The rulings and shadings of a content stream on a page of 200 by 100 points.
func lines(_ content: String, rotation: Int = 0) -> RulingAssembler {
  RulingAssembler(marks(content, rotation: rotation).inks)
}

/// Numbers that differ from run to run of the generator only, the same on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
