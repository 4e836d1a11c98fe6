/// Where the outputs of several inputs go in one folder, no two the same.
package struct OutputNames {
  /// The inputs' relative paths by the names they took.
  private var owners: [String: String] = [:]

  package init() {}

  /// The relative path for an input's outputs, without what tells their formats apart.
  ///
  /// Where another has the name, the extension is kept if that tells them apart, else the folder
  /// the input lies in is put before it, else a number after it.
  package mutating func name(for input: LocatedInput) -> String {
    let path = input.relativePath.cut
    let short = path.withoutExtension
    var candidates = [short]
    if owners[short] != path { candidates.append(path) }
    if let folder = input.name.split(separator: "/").dropLast().last {
      candidates.append("\(folder)/\(short)")
    }
    let free = candidates.first { owners[$0] == nil } ?? numbered(path)
    owners[free] = path
    return free
  }

  private func numbered(_ path: String) -> String {
    var number = 2
    while owners["\(path)-\(number)"] != nil { number += 1 }
    return "\(path)-\(number)"
  }
}

extension String {
  /// The path with a last part that has room for the ending of an output: names have 255 bytes at most.
  fileprivate var cut: String {
    let last = split(separator: "/").last ?? ""
    let ending = last.dropFirst(String(last).withoutExtension.count)
    guard last.utf8.count - ending.utf8.count > Self.longest else { return self }
    var kept = last.dropLast(ending.count)
    // Room for a number, too, that tells it from another that was cut.
    while kept.utf8.count + ending.utf8.count > Self.longest - 10 { kept.removeLast() }
    return String(dropLast(last.count)) + kept + ending
  }

  /// With ".json" after it, a name is as long as names can be.
  private static var longest: Int { 250 }

  /// The path less the last dot and what follows it, where that is not all of the name.
  fileprivate var withoutExtension: String {
    guard let dot = lastIndex(of: "."), dot != startIndex, self[index(before: dot)] != "/",
      !self[dot...].contains("/")
    else { return self }
    return String(self[..<dot])
  }
}
