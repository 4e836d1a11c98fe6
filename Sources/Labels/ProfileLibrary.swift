import PageModel

/// The profiles a run uses: the built-in ones and those of the user.
public struct ProfileLibrary: Sendable {
  public private(set) var profiles: [Profile]

  /// The built-in profiles, which are part of the program and need no files beside it.
  public static func builtIn() throws(ProfileError) -> ProfileLibrary {
    var library = ProfileLibrary(profiles: [])
    for (name, bytes) in [
      ("project_target.yaml", PackageResources.project_target_yaml),
      ("department_target.yaml", PackageResources.department_target_yaml),
      ("budget_table.yaml", PackageResources.budget_table_yaml),
    ] {
      try library.add(String(decoding: bytes, as: UTF8.self), file: name)
    }
    return library
  }

  public init(profiles: [Profile]) { self.profiles = profiles }

  /// Adds the profile a YAML text describes; one of the same name takes the place of the older.
  public mutating func add(_ text: String, file: String) throws(ProfileError) {
    let profile = try ProfileFile.profile(from: text, file: file, among: profiles)
    if let place = profiles.firstIndex(where: { $0.name == profile.name }) {
      profiles[place] = profile
    } else {
      profiles.append(profile)
    }
  }

  /// Adds the profile in a file's bytes, which must be UTF-8.
  public mutating func add(_ bytes: [UInt8], file: String) throws(ProfileError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ProfileError(
        file: file, message: "The file is not in UTF-8; save it with that encoding.")
    }
    try add(text, file: file)
  }

  /// The names under which records and runs refer to the profiles: "name/version".
  public var identifiers: [String] { profiles.map(\.id) }

  /// The checks each profile declares, by the profile's identifier.
  public var checks: [String: [CheckDeclaration]] {
    Dictionary(profiles.map { ($0.id, $0.checks) }, uniquingKeysWith: { $1 })
  }

  /// The words by which each profile's rules understand texts, by the profile's identifier.
  public var words: [String: RuleWords] {
    Dictionary(profiles.map { ($0.id, $0.words) }, uniquingKeysWith: { $1 })
  }

  /// How prose restates each profile's tables, by the profile's identifier.
  public var prose: [String: ProseDeclaration] {
    Dictionary(
      profiles.compactMap { profile in profile.prose.map { (profile.id, $0) } },
      uniquingKeysWith: { $1 })
  }

  /// What each profile says of its forms' meaning, by the profile's identifier.
  public var forms: [String: FormDeclaration] {
    Dictionary(
      profiles.compactMap { profile in profile.form.map { (profile.id, $0) } },
      uniquingKeysWith: { $1 })
  }
}
