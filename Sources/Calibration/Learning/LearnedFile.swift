/// The file of what was learned: one entry a line, as JSON.
public enum LearnedFile {
  /// The library's text; the same library gives the same bytes.
  public static func text(of library: LearnedLibrary) -> String {
    library.entries.map { value(of: $0).line + "\n" }.joined()
  }

  /// Reads a file; `file` names it in errors.
  public static func library(
    from bytes: [UInt8], file: String
  ) throws(CalibrationError) -> LearnedLibrary {
    var entries: [LearnedEntry] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D })
    {
      let place = "\(file), line \(number + 1)"
      guard let entry = LearnedEntry(try JSONParser.value(of: Array(line), file: place)) else {
        throw CalibrationError(
          file: place, message: "The line is nothing learned; gongkai learned add writes them.")
      }
      entries.append(entry)
    }
    return LearnedLibrary(entries)
  }

  private static func value(of entry: LearnedEntry) -> JSONValue {
    var members: [JSONValue.Member] = [.init(key: "id", value: .string(entry.id))]
    switch entry.lesson {
    case .label(let text, let field):
      members +=
        JSONValue.object([
          "kind": .string("label"), "text": .string(text), "field": .string(field),
        ]).members
    case .confusion(let confusion):
      members +=
        JSONValue.object([
          "kind": .string("confusion"), "read": .string(confusion.read),
          "meant": .string(confusion.meant), "before": .string(confusion.before.rawValue),
          "after": .string(confusion.after.rawValue),
        ]).members
    }
    members +=
      JSONValue.object([
        "profile": .string(entry.profile), "count": .count(entry.count),
        "documents": .count(entry.documentCount),
        "from": .array(entry.places.map { .string($0) }),
        "against": .array(entry.contradictions.map { .string($0) }),
        "sources": .array(entry.sources.map { .string($0) }),
      ]).members
    return .object(members)
  }
}

extension LearnedEntry {
  fileprivate init?(_ value: JSONValue) {
    guard let profile = value["profile"]?.string, let lesson = Lesson(value) else { return nil }
    func texts(_ key: String) -> [String] { value[key]?.elements.compactMap(\.string) ?? [] }
    self.init(
      lesson, profile: profile, places: texts("from"), contradictions: texts("against"),
      sources: texts("sources"))
  }
}

extension LearnedEntry.Lesson {
  fileprivate init?(_ value: JSONValue) {
    switch value["kind"]?.string {
    case "label":
      guard let text = value["text"]?.string, let field = value["field"]?.string else {
        return nil
      }
      self = .label(text: text, field: field)
    case "confusion":
      guard let read = value["read"]?.string, !read.isEmpty, let meant = value["meant"]?.string,
        let before = value["before"]?.string.flatMap({ Confusion.Neighbour(rawValue: $0) }),
        let after = value["after"]?.string.flatMap({ Confusion.Neighbour(rawValue: $0) })
      else { return nil }
      self = .confusion(Confusion(read: read, meant: meant, before: before, after: after))
    default: return nil
    }
  }
}
