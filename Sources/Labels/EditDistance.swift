/// How many scalars must be put in, left out or changed to make one text of the other; nil beyond `limit`.
///
/// The Wagner–Fischer method with rows cut off at the limit.
func editDistance(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var previous = Array(0...b.count)
  var current = previous
  for (row, scalar) in a.enumerated() {
    current[0] = row + 1
    var least = current[0]
    for column in 0..<b.count {
      let change = previous[column] + (b[column] == scalar ? 0 : 1)
      current[column + 1] = min(change, previous[column + 1] + 1, current[column] + 1)
      least = min(least, current[column + 1])
    }
    guard least <= limit else { return nil }
    swap(&previous, &current)
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}
