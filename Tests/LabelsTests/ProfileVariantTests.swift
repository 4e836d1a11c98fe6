import Labels
import PageModel
import Testing

@Suite struct ProfileVariantTests {
  private func library(_ text: String) throws -> ProfileLibrary {
    var library = try ProfileLibrary.builtIn()
    try library.add(text, file: "mine.yaml")
    return library
  }

  private func error(_ text: String) -> ProfileError? {
    do throws(ProfileError) {
      var library = try ProfileLibrary.builtIn()
      try library.add(text, file: "mine.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test func `a profile takes another's place with rules switched off, by code and by name`() throws
  {
    let library = try library(
      "extends: cn-project-target\nversion: 1.1\noff: [stale_year, copied_text]\n")
    let profile = try #require(library.profiles.first { $0.id == "cn-project-target/1.1" })
    #expect(library.profiles.count == 3)
    #expect(!profile.checks.contains { $0.rule == .staleYear })
    #expect(profile.checks.contains { $0.rule == .sumMismatch })
    #expect(profile.form?.rules.contains(.copiedText) == false)
    #expect(profile.form?.rules.contains(.costTarget) == true)
  }

  @Test func `the prose of tables is switched off by its code`() throws {
    let library = try library("extends: cn-budget-table\nversion: 2\noff: [amount_disagrees]\n")
    #expect(library.profiles.first { $0.version == "2" }?.prose == nil)
  }

  @Test func `a list of words takes the place of the other's, the rest stay`() throws {
    let library = try library(
      "extends: cn-project-target\nversion: 2\nwords: {counters: [头]}\n")
    let words = try #require(library.words["cn-project-target/2"])
    #expect(words[.counters] == ["头"])
    #expect(!words[.tasks].isEmpty)
  }

  @Test func `what is not there to extend or to switch off is told with its line`() {
    let rule = error("extends: cn-project-target\nversion: 2\noff: [stale_years]\n")
    #expect(rule?.line == 3)
    #expect(rule?.message.contains("stale_years") == true)
    #expect(rule?.message.contains("stale_year,") == true)
    let base = error("extends: cn-other\nversion: 2\n")
    #expect(base?.line == 1)
    #expect(base?.message.contains("cn-project-target") == true)
    #expect(error("extends: cn-project-target\n")?.message.contains("version") == true)
  }
}
