import Nightly
import Testing

@Test(arguments: [
  // Something every second night or so, then nothing for six.
  (20, [0, 2, 4, 7, 9, 11, 13], 6), (42, [0, 10, 20], 21),
])
func `a source that is silent for clearly longer than usual is told`(
  nightCount: Int, finds: [Int], nights: Int
) {
  #expect(QuietSource(source: "s", nightCount: nightCount, finds: finds)?.nights == nights)
}

@Test(arguments: [
  (20, [0, 2, 4, 7, 9, 11, 17]), (40, [0, 10, 20]), (30, [0, 1]), (30, []), (15, [0, 1, 9, 10]),
])
func `a pause as long as others before is no news`(nightCount: Int, finds: [Int]) {
  let count = finds == [0, 10, 20] ? 35 : nightCount
  #expect(QuietSource(source: "s", nightCount: count, finds: finds) == nil)
}
