import Foundation

/// The languages of the pages.
enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"

  /// The first one of a request's `Accept-Language` that there is; Chinese where there is none.
  init(accepted header: String?) {
    let wanted = (header ?? "").split(separator: ",").map { part in
      part.split(separator: ";")[0].prefix { $0 != "-" }.trimmingCharacters(in: .whitespaces)
    }
    self = wanted.lazy.compactMap { Language(rawValue: $0.lowercased()) }.first ?? .chinese
  }

  var tag: String { self == .chinese ? "zh-Hans" : "en" }
}

/// Everything the pages say, by language and name.
struct Phrases: Sendable {
  private let all: [String: [String: String]]

  init() throws {
    let data = Data(PackageResources.phrases_json)
    all = try JSONDecoder().decode([String: [String: String]].self, from: data)
  }

  /// By name, in a language.
  func texts(in language: Language) -> [String: String] {
    all.mapValues { $0[language.rawValue] ?? "" }
  }

  func text(_ name: String, in language: Language) -> String {
    all[name]?[language.rawValue] ?? name
  }

  /// What a rule's or a flag's code is called; the code itself where it has no name.
  func rule(_ code: String, in language: Language) -> String {
    all["flag_\(code)"]?[language.rawValue] ?? code
  }

  /// The names that lack a language; a test demands none.
  var incomplete: [String] {
    all.filter { entry in Language.allCases.contains { entry.value[$0.rawValue]?.isEmpty ?? true } }
      .map(\.key).sorted()
  }
}
