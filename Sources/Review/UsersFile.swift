import Foundation
import Store

/// A file of accounts: one a line, its name, role and password's digest, apart by colons.
///
/// Lines that begin with # and blank ones say nothing.
public struct UsersFile: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var role: Role
    /// As `digest(of:)` makes it.
    public var password: String
  }

  public let entries: [Entry]

  /// Throws at the first line that is no account.
  public init(_ text: String) throws(UsersFileError) {
    var entries: [Entry] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.trimmingCharacters(in: .whitespaces)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let entry = Self.entry(line) else {
        throw UsersFileError(
          line: number + 1,
          reason: "an account is name:role:digest, with a role of reviewer, lead or admin and a "
            + "digest that gongkai review --digest-password prints")
      }
      guard !entries.contains(where: { $0.name.lowercased() == entry.name.lowercased() }) else {
        throw UsersFileError(line: number + 1, reason: "\(entry.name) is named twice")
      }
      entries.append(entry)
    }
    self.entries = entries
  }

  private static func entry(_ line: String) -> Entry? {
    let parts = line.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3, AccountName.isGood(parts[0]), let role = Role(rawValue: parts[1]),
      PasswordDigest(text: parts[2]).isWhole
    else { return nil }
    return Entry(name: parts[0], role: role, password: parts[2])
  }

  /// A password's digest as a users file has it; nil for one that is too short or too long.
  public static func digest(of password: String) throws -> String? {
    guard PasswordDigest.lengths.contains(password.count) else { return nil }
    return try PasswordDigest(of: password).text
  }

  /// Makes the store's accounts be as the file says; those it does not name stay as they are.
  public func apply(to store: DocumentStore) throws(StoreError) {
    for entry in entries {
      guard let account = try store.account(named: entry.name) else {
        _ = try store.addAccount(name: entry.name, role: entry.role, password: entry.password)
        continue
      }
      if account.password != entry.password {
        try store.changePassword(of: account.id, to: entry.password)
      }
      if account.role != entry.role || !account.isActive {
        try store.changeAccount(account.id, role: entry.role, isActive: true)
      }
    }
  }
}

/// Why a users file cannot be used.
public struct UsersFileError: Error, Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// One clause.
  public var reason: String
}
