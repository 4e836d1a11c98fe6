import Labels
import PageModel
import Testing

@Suite struct ProfileFileTests {
  private func error(_ text: String) -> ProfileError? {
    do {
      _ = try ProfileFile.profile(from: text, file: "my.yaml")
      return nil
    } catch {
      return error
    }
  }

  private static let head = "name: a\nversion: 1\nkind: k\nrecognise: {at_least: 3}\n"

  @Test func `the manual's example is a profile`() throws {
    let profile = try ProfileFile.profile(from: try Manual.yaml(), file: "docs/profiles.md")
    #expect(profile.id == "en-grant-form/1")
    #expect(profile.checks.first?.operands.count == 2)
    #expect(profile.units.count == 2)
  }

  @Test func `the built-in profiles are read`() throws {
    let library = try ProfileLibrary.builtIn()
    #expect(
      library.identifiers == ["cn-project-target/1", "cn-department-target/1", "cn-budget-table/1"])
    #expect(library.profiles.allSatisfy { !$0.checks.isEmpty })
  }

  @Test func `a user's profile takes the place of the built-in one of its name`() throws {
    var library = try ProfileLibrary.builtIn()
    let mine = "name: cn-budget-table\nversion: 7\nkind: budget_table\nrecognise: {at_least: 3}\n"
    try library.add(mine + "fields: [{name: a, label: 甲}]", file: "mine.yaml")
    #expect(library.identifiers.contains("cn-budget-table/7"))
    #expect(library.profiles.count == 3)
  }

  @Test func `a wrong key is named with its line and the right ones`() {
    let found = error(Self.head + "fields:\n  - name: x\n    label: 甲\n    varients: [乙]\n")
    #expect(found?.line == 8)
    #expect(found?.description.contains("varients") == true)
    #expect(found?.description.contains("variants") == true)
  }

  @Test func `a missing label, a strange type and an unknown section are told where they stand`() {
    #expect(error(Self.head + "fields:\n  - name: x\n")?.line == 6)
    let type = error(Self.head + "fields:\n  - {name: x, label: 甲, type: euro}\n")
    #expect(type?.message.contains("euro") == true)
    let section = error(Self.head + "fields:\n  - {name: x, label: 甲, under: [nowhere]}\n")
    #expect(section?.message.contains("nowhere") == true)
  }

  @Test(arguments: ["", "fields: [", "- a\n- b", "name: x", "\t- : ]"])
  func `what is no profile is told in one sentence`(text: String) {
    let found = error(text)
    #expect(found != nil)
    #expect(found?.message.contains("\n") == false)
  }

  private static let body =
    head + """
      fields:
        - {name: paid, label: 甲}
        - {name: open, label: 乙}
      groups:
        - name: rows
          columns:
            - {name: a, label: 丙, key: true}

      """

  @Test(arguments: [
    ("name: a\n", "name: a/b c\n", 1, "slash"), ("version: 1", "version: one", 2, "one"),
    ("name: open", "name: paid", 7, "twice"), ("label: 乙", "label: 甲", 7, "both"),
    (", key: true", "", 9, "key"), ("kind: k\n", "kind: k\nkind: l\n", 3, "twice"),
  ])
  func `a mistake that would be accepted silently is told with its line`(
    right: String, wrong: String, line: Int, word: String
  ) throws {
    #expect(error(Self.body) == nil)
    let found = try #require(error(Self.body.replacing(right, with: wrong, maxReplacements: 1)))
    #expect(found.line == line)
    #expect(found.message.contains(word))
  }

  @Test func `a check names only what is declared`() throws {
    let checks = "checks:\n  - {rule: r, relation: sum, result: paid, parts: [lost]}\n"
    let found = try #require(error(Self.body + checks))
    #expect(found.line == 13)
    #expect(found.message.contains("lost"))
    #expect(error(Self.body + checks.replacing("lost", with: "open")) == nil)
  }

  @Test(arguments: [
    ("checks:\n  - {rule: r, relation: sums, result: paid}\n", 13, "sums"),
    ("checks:\n  - {rule: r, relation: year, scope: document, result: paid}\n", 13, "document"),
    ("form:\n  rules: [goal_sum]\n", 13, "goal_sum"), ("form:\n  goals: [gaol]\n", 13, "gaol"),
    ("form:\n  group: row\n", 13, "row"), ("words:\n  verb: [新建]\n", 13, "verb"),
    ("words_of: cn-other\n", 12, "cn-other"), ("prose:\n  scopes: [a]\n", 13, "rule"),
    ("prose:\n  rule: x\n  scope: [a]\n", 14, "scope"),
  ])
  func `a rule, relation, field or list of words that no one knows is told where it stands`(
    text: String, line: Int, word: String
  ) throws {
    let found = try #require(error(Self.body + text))
    #expect(found.line == line)
    #expect(found.message.contains(word))
  }

  @Test func `words are taken of another profile where a list is not given`() throws {
    var library = try ProfileLibrary.builtIn()
    try library.add(
      Self.body + "words_of: cn-project-target\nwords: {tasks: [办]}\n", file: "my.yaml")
    #expect(library.words["a/1"]?[.tasks] == ["办"])
    #expect(library.words["a/1"]?[.deadlines].contains("底") == true)
  }

  @Test func `a byte order mark is no mistake, another encoding is told`() throws {
    #expect(error("\u{feff}" + Self.body) == nil)
    var library = ProfileLibrary(profiles: [])
    #expect(throws: ProfileError.self) {
      try library.add([0xff, 0xfe, 0x6e, 0x00], file: "x.yaml")
    }
    try library.add(Array(Self.body.utf8), file: "x.yaml")
    #expect(library.identifiers == ["a/1"])
  }
}
