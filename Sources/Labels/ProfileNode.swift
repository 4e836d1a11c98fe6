import Yams

/// A part of a profile file that remembers where it stands, read without surprises.
struct ProfileNode {
  let node: Node
  let file: String

  /// The whole of a file's text.
  static func root(of text: String, file: String) throws(ProfileError) -> ProfileNode {
    var text = text
    if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
    do {
      // The basic resolver leaves every scalar a string: no expressions are compiled for numbers and dates.
      guard let node = try Parser(yaml: text, resolver: .basic).singleRoot() else {
        throw ProfileError(
          file: file, message: "The file is empty; write at least name, version, kind and fields.")
      }
      return ProfileNode(node: node, file: file)
    } catch let error as ProfileError {
      throw error
    } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _),
      let YamlError.composer(_, problem, mark, _)
    {
      throw ProfileError(
        file: file, line: mark.line, message: "This is not YAML (\(problem)); correct the line.")
    } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
      throw ProfileError(
        file: file, line: context.mark.line,
        message: "The key “\(duplicates.first ?? "?")” is written twice; keep one.")
    } catch {
      throw ProfileError(
        file: file, message: "This is not YAML; check indentation, colons and brackets.")
    }
  }

  var line: Int? { node.mark?.line }

  func error(_ message: String) -> ProfileError {
    ProfileError(file: file, line: line, message: message)
  }

  /// The value of a key, or nil where it is not written.
  func child(_ key: String) -> ProfileNode? {
    guard case .mapping(let mapping) = node else { return nil }
    for (name, value) in mapping where name.scalar?.string == key {
      return ProfileNode(node: value, file: file)
    }
    return nil
  }

  /// Throws when the mapping has a key that is not among those known.
  func allow(_ keys: Set<String>, what: String) throws(ProfileError) {
    guard case .mapping(let mapping) = node else {
      throw error("\(what) must be written as “key: value” lines.")
    }
    for (name, _) in mapping {
      let key = name.scalar?.string ?? "?"
      guard !keys.contains(key) else { continue }
      throw ProfileError(
        file: file, line: name.mark?.line,
        message: "\(what) has no key “\(key)”; use one of \(keys.sorted().joined(separator: ", "))."
      )
    }
  }

  func text(_ key: String) throws(ProfileError) -> String? {
    guard let child = child(key) else { return nil }
    guard let text = child.node.scalar?.string else {
      throw child.error("“\(key)” must be a text.")
    }
    return text
  }

  func requiredText(_ key: String, of what: String) throws(ProfileError) -> String {
    guard let text = try text(key), !text.isEmpty else {
      throw error("\(what) needs “\(key)”; add a line “\(key): …”.")
    }
    return text
  }

  func number(_ key: String) throws(ProfileError) -> Double? {
    guard let child = child(key) else { return nil }
    guard let number = child.node.scalar.flatMap({ Double($0.string) }), number.isFinite else {
      throw child.error("“\(key)” must be a number.")
    }
    return number
  }

  func flag(_ key: String) throws(ProfileError) -> Bool {
    guard let child = child(key) else { return false }
    switch child.node.scalar?.string {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw child.error("“\(key)” must be true or false.")
    }
  }

  /// A list of texts; a single text is a list of one.
  func texts(_ key: String) throws(ProfileError) -> [String] {
    guard let child = child(key) else { return [] }
    return try child.texts(named: key)
  }

  func texts(named key: String) throws(ProfileError) -> [String] {
    if let text = node.scalar?.string { return [text] }
    guard case .sequence(let sequence) = node else {
      throw error("“\(key)” must be a list: [one, two].")
    }
    var texts: [String] = []
    for item in sequence {
      guard let text = item.scalar?.string else {
        throw ProfileNode(node: item, file: file).error("“\(key)” must hold texts only.")
      }
      texts.append(text)
    }
    return texts
  }

  /// The items of a list; none where the key is not written.
  func items(_ key: String) throws(ProfileError) -> [ProfileNode] {
    guard let child = child(key) else { return [] }
    guard case .sequence(let sequence) = child.node else {
      throw child.error("“\(key)” must be a list of entries that begin with “-”.")
    }
    return sequence.map { ProfileNode(node: $0, file: file) }
  }

  /// Keys and numbers in order; none where the key is not written.
  func weights(_ key: String) throws(ProfileError) -> [(key: String, weight: Double)] {
    guard let child = child(key) else { return [] }
    guard case .mapping(let mapping) = child.node else {
      throw child.error("“\(key)” must be written as “text: weight” lines.")
    }
    var weights: [(key: String, weight: Double)] = []
    for (name, value) in mapping {
      guard let text = name.scalar?.string, let weight = value.scalar.flatMap({ Double($0.string) })
      else { throw child.error("“\(key)” must be written as “text: weight” lines.") }
      weights.append((text, weight))
    }
    return weights
  }
}
