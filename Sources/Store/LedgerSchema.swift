/// The tables of the first release, in SQL.
///
/// Times are RFC 3339 in UTC, durations seconds, boxes points from the page's top left corner.
enum LedgerSchema {
  /// Of a field, whether it names who issued the document; an index is made for just this condition.
  static let namesIssuer =
    "name IN ('issuer', 'department', 'department_name', 'implementing_unit')"

  static let sql = runs + documents + extractions

  static let setups = """
    -- Profiles, model and settings of runs, so that a table that is changed is read as its document was.
    CREATE TABLE setups (
      recipe TEXT PRIMARY KEY,
      version TEXT NOT NULL,             -- of the program that wrote it, which alone can read it
      content BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  static let outputMarks = """
    -- What outputs were when they were written; null where an older release wrote them.
    ALTER TABLE documents ADD COLUMN output_byte_count INTEGER;
    ALTER TABLE documents ADD COLUMN output_modified INTEGER;  -- in nanoseconds since 1970
    ALTER TABLE documents ADD COLUMN output_digest BLOB;       -- SHA-256
    """

  private static let runs = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      begun_at TEXT NOT NULL,
      ended_at TEXT,                     -- null while it works, and when it was killed
      version TEXT NOT NULL,
      recipe TEXT NOT NULL,              -- of the program's version, profiles and settings
      outcome TEXT CHECK (outcome IN ('finished', 'interrupted', 'stopped')),
      summary TEXT                       -- JSON
    ) STRICT;
    """

  private static let documents = """
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      content TEXT NOT NULL UNIQUE,      -- "sha256:" and the digest
      byte_count INTEGER NOT NULL,
      status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN
        ('pending', 'succeeded', 'partial', 'failed', 'skipped', 'encrypted')),
      is_retryable INTEGER NOT NULL DEFAULT 0,
      error TEXT,                        -- one clause
      attempts INTEGER NOT NULL DEFAULT 0,
      media_type TEXT,
      page_count INTEGER NOT NULL DEFAULT 0,
      title TEXT,
      language TEXT,
      version TEXT,
      recipe TEXT,
      output TEXT,                       -- relative to the store's folder
      original TEXT,                     -- likewise, where the store keeps the bytes
      field_count INTEGER NOT NULL DEFAULT 0,
      review_count INTEGER NOT NULL DEFAULT 0,
      failed_check_count INTEGER NOT NULL DEFAULT 0,
      seconds REAL NOT NULL DEFAULT 0,
      extracted_at TEXT,
      run INTEGER REFERENCES runs
    ) STRICT;
    CREATE INDEX documents_by_status ON documents (status);
    CREATE INDEX documents_by_seconds ON documents (seconds);

    -- Every content that was ever seen at a path.
    CREATE TABLE inputs (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,                -- absolute
      name TEXT NOT NULL,                -- as it was given
      document INTEGER NOT NULL REFERENCES documents,
      first_run INTEGER NOT NULL REFERENCES runs,
      last_run INTEGER NOT NULL REFERENCES runs,
      UNIQUE (path, document)
    ) STRICT;
    CREATE INDEX inputs_by_document ON inputs (document);

    -- Inputs whose bytes could not even be read, until they can.
    CREATE TABLE unreadable_inputs (
      path TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      error TEXT NOT NULL,
      run INTEGER NOT NULL REFERENCES runs
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE page_ranges (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      first_page INTEGER NOT NULL,
      last_page INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('read', 'lost')),
      attempts INTEGER NOT NULL,
      error TEXT,
      PRIMARY KEY (document, first_page)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE stage_times (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      position INTEGER NOT NULL,
      stage TEXT NOT NULL,
      seconds REAL NOT NULL,
      PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    """

  private static let extractions = """
    -- Everything of a document before its values were read, so that a table can be changed by hand.
    CREATE TABLE unjudged_extractions (
      document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
      version TEXT NOT NULL,             -- of the program that wrote it, which alone can read it
      content BLOB NOT NULL
    ) STRICT;

    CREATE TABLE records (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,                  -- in the document: "r1"
      kind TEXT NOT NULL,
      profile TEXT,
      source_table TEXT,
      title TEXT,
      PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX records_by_kind ON records (kind);

    CREATE TABLE fields (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      position INTEGER NOT NULL,         -- in the document, from 0
      id TEXT NOT NULL,                  -- in the document: "r1.indicators.1.target"
      record INTEGER NOT NULL,           -- the record's position
      name TEXT NOT NULL,
      label TEXT NOT NULL,
      type TEXT NOT NULL,
      raw TEXT,
      value TEXT,
      number REAL,                       -- near enough to sort by; the JSON has it exactly
      unit TEXT,
      confidence REAL NOT NULL,
      status TEXT NOT NULL,
      is_sampled INTEGER NOT NULL DEFAULT 0,
      suggestion TEXT,
      alternatives TEXT,                 -- what else it might say, likeliest first, as a JSON list
      page INTEGER,                      -- null in texts and markup
      left REAL, top REAL, right REAL, bottom REAL,
      line INTEGER, first_column INTEGER, last_column INTEGER,
      source_table TEXT,
      row INTEGER, column INTEGER,
      PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fields_to_review ON fields (confidence, document, position)
      WHERE status = 'needs_review';

    CREATE INDEX fields_of_issuers ON fields (document, value) WHERE \(namesIssuer);
    CREATE INDEX fields_sampled ON fields (document, position) WHERE is_sampled;

    CREATE TABLE field_flags (
      code TEXT NOT NULL,
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      field INTEGER NOT NULL,            -- the field's position
      message TEXT NOT NULL,
      PRIMARY KEY (code, document, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX field_flags_by_field ON field_flags (document, field);

    CREATE TABLE checks (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      position INTEGER NOT NULL,
      rule TEXT NOT NULL,
      record TEXT,
      source_table TEXT,
      status TEXT NOT NULL,
      expected TEXT,
      actual TEXT,
      message TEXT NOT NULL,
      PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX failed_checks ON checks (rule, document) WHERE status = 'failed';

    -- The fields a failed check looked at, by position.
    CREATE TABLE check_fields (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      check_position INTEGER NOT NULL,
      field INTEGER NOT NULL,
      PRIMARY KEY (document, check_position, field)
    ) STRICT, WITHOUT ROWID;
    """
}
