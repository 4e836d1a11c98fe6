/// Tells further pages of a list, such as index_1.html after index.html, from other links.
package enum ListPages {
  /// The number of the list's page that a link leads to; nil when it is no further page of this one.
  ///
  /// Two addresses belong to one list when they differ in one number alone, or in one that the first
  /// page has not got.
  package static func number(of target: WebAddress, from page: WebAddress) -> Int? {
    guard target.host == page.host, target.port == page.port, target != page else { return nil }
    let there = runs(target.pathAndQuery)
    let here = runs(page.pathAndQuery)
    if there.texts == here.texts {
      let differing = there.numbers.indices.filter { there.numbers[$0] != here.numbers[$0] }
      return differing.count == 1 ? pageNumber(there.numbers[differing[0]]) : nil
    }
    return firstNumber(target, after: page)
  }

  /// "index_2.html" after "index.html", "list?page=2" after "list", "x/2/" is none.
  private static func firstNumber(_ target: WebAddress, after page: WebAddress) -> Int? {
    if target.path == page.path {
      guard let query = target.query else { return nil }
      let added = query.split(separator: "&").filter { item in
        !(page.query ?? "").split(separator: "&").contains(item)
      }
      guard added.count == 1, let value = added[0].split(separator: "=").last else { return nil }
      return pageNumber(Array(value.utf8))
    }
    guard target.query == page.query else { return nil }
    let (stem, other) = (stem(of: page), stem(of: target))
    guard other.hasPrefix(stem) else { return nil }
    if page.fileName.isEmpty { return indexNumber(other.dropFirst(stem.count)) }
    guard target.fileExtension == page.fileExtension else { return nil }
    let rest = other.dropFirst(stem.count)
    guard let mark = rest.first, "_-".contains(mark) else { return nil }
    return pageNumber(Array(rest.dropFirst().utf8))
  }

  /// "index_2" or "list_2" in the folder that is the list's first page.
  private static func indexNumber(_ name: Substring) -> Int? {
    guard let mark = name.lastIndex(where: { "_-".contains($0) }), !name.contains("/") else {
      return nil
    }
    guard ["index", "list", "default"].contains(name[..<mark].lowercased()) else { return nil }
    return pageNumber(Array(name[name.index(after: mark)...].utf8))
  }

  private static func stem(of address: WebAddress) -> String {
    let suffix = address.fileExtension
    return suffix.isEmpty ? address.path : String(address.path.dropLast(suffix.count + 1))
  }

  private static func pageNumber(_ digits: [UInt8]) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The texts between the numbers, one more than there are numbers.
  private static func runs(_ text: String) -> (texts: [[UInt8]], numbers: [[UInt8]]) {
    var (texts, numbers): ([[UInt8]], [[UInt8]]) = ([[]], [])
    var isInNumber = false
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        if !isInNumber { numbers.append([]) }
        numbers[numbers.count - 1].append(byte)
        isInNumber = true
      } else {
        if isInNumber { texts.append([]) }
        texts[texts.count - 1].append(byte)
        isInNumber = false
      }
    }
    if isInNumber { texts.append([]) }
    return (texts, numbers)
  }
}
