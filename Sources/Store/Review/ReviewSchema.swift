/// The tables of the review: who may decide, what is to be decided, what was.
///
/// Moments that are compared are seconds since 1970, those of record RFC 3339 in UTC.
enum ReviewSchema {
  static let sql = accounts + queue + decisions

  /// What a decision's field is called, what was read of it and where, of the JSON in `before`.
  static let nameThatWasRead = "(before ->> '$.name')"
  static let textThatWasRead = "(before ->> '$.raw')"
  static let pageThatWasRead = "(before ->> '$.page')"

  /// Finds the decisions on a field however many others its document has.
  static let decisionsByReading = """
    CREATE INDEX decisions_by_reading ON decisions
      (content, \(nameThatWasRead), \(textThatWasRead), \(pageThatWasRead));
    """

  static let outputsToWrite = """
    -- Documents whose JSON does not have all that people changed in their tables.
    CREATE TABLE outputs_to_write (
      document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE
    ) STRICT;
    """

  private static let accounts = """
    CREATE TABLE users (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      role TEXT NOT NULL CHECK (role IN ('reviewer', 'lead', 'admin')),
      password TEXT NOT NULL,            -- a salted digest with its method and cost
      is_active INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE sessions (
      token TEXT PRIMARY KEY,            -- a digest: whoever reads this table cannot sign in
      user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
      csrf TEXT NOT NULL,
      seen INTEGER NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_by_user ON sessions (user);

    -- One-time links and failed sign-ins, each until its time is over.
    CREATE TABLE invitations (
      token TEXT PRIMARY KEY,            -- a digest
      role TEXT NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sign_in_failures (
      id INTEGER PRIMARY KEY,
      account TEXT NOT NULL COLLATE NOCASE,
      address TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sign_in_failures_by_account ON sign_in_failures (account, at);
    CREATE INDEX sign_in_failures_by_address ON sign_in_failures (address, at);
    """

  private static let queue = """
    -- The documents whose items are in the queue, as they were extracted last.
    CREATE TABLE review_documents (
      document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
      extracted_at TEXT NOT NULL,
      queued_at INTEGER NOT NULL,
      open_count INTEGER NOT NULL,
      cost REAL NOT NULL                 -- of its worst open item
    ) STRICT;
    CREATE INDEX review_documents_open ON review_documents (cost DESC, document)
      WHERE open_count > 0;

    CREATE TABLE review_items (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      field INTEGER NOT NULL,            -- the field's position
      cost REAL NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'second', 'lead', 'done')),
      version INTEGER NOT NULL DEFAULT 0,
      decision INTEGER REFERENCES decisions,
      decided_by INTEGER REFERENCES users,
      leased_by INTEGER REFERENCES users,
      leased_until INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (document, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_items_open ON review_items (document, field) WHERE state <> 'done';
    CREATE INDEX review_items_leased ON review_items (leased_by) WHERE leased_by IS NOT NULL;

    -- What a reviewer put off; it comes to them again last.
    CREATE TABLE review_skips (
      user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      field INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (user, document, field)
    ) STRICT, WITHOUT ROWID;
    """

  private static let decisions = """
    -- The log: only ever added to; each entry carries the digest of the one before.
    CREATE TABLE decisions (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      user INTEGER NOT NULL REFERENCES users,
      user_name TEXT NOT NULL,
      role TEXT NOT NULL,                -- when they decided
      content TEXT NOT NULL,             -- the document's
      field TEXT NOT NULL,               -- in the document: "r1.annual_total", or a table's: "t3"
      action TEXT NOT NULL CHECK (action IN
        ('accept', 'correct', 'suggestion', 'reject', 'illegible', 'restructure', 'undo')),
      version INTEGER NOT NULL,          -- the item's, before
      before TEXT NOT NULL,              -- what was shown, as JSON
      after TEXT NOT NULL,               -- what holds from now on, as JSON
      undoes INTEGER REFERENCES decisions,
      seconds REAL NOT NULL,             -- from being shown to being decided
      request TEXT NOT NULL UNIQUE,      -- of the page that sent it: sent again it changes nothing
      previous TEXT NOT NULL,
      digest TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisions_by_field ON decisions (content, field, id);
    CREATE INDEX decisions_by_undone ON decisions (undoes) WHERE undoes IS NOT NULL;
    CREATE INDEX decisions_by_user ON decisions (user, id);
    CREATE TRIGGER decisions_stay AFTER UPDATE ON decisions
      BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
    CREATE TRIGGER decisions_remain AFTER DELETE ON decisions
      BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;
    """
}
