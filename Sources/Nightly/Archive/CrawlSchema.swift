import GRDB

/// The tables of a crawl, and how older ones become them.
enum CrawlSchema {
  static func migrate(_ database: some DatabaseWriter) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in try database.execute(sql: first) }
    try migrator.migrate(database)
  }

  private static let first = """
    CREATE TABLE nights (
      id INTEGER PRIMARY KEY, begun REAL NOT NULL, ended REAL, reported REAL,
      seeded INTEGER NOT NULL DEFAULT 0
    );
    -- Every address once; the other tables name it by number.
    CREATE TABLE addresses (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE);
    -- Header sets recur night after night and are kept once each.
    CREATE TABLE header_sets (id INTEGER PRIMARY KEY, lines TEXT NOT NULL UNIQUE);
    CREATE TABLE queue (
      id INTEGER PRIMARY KEY, night INTEGER NOT NULL REFERENCES nights, address INTEGER NOT NULL
      REFERENCES addresses, source TEXT NOT NULL, role TEXT NOT NULL, depth INTEGER NOT NULL,
      list_page INTEGER NOT NULL, redirects INTEGER NOT NULL, linked_from INTEGER,
      link_text TEXT NOT NULL, attempts INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0,
      UNIQUE (night, address)
    );
    CREATE TABLE known (
      address INTEGER PRIMARY KEY REFERENCES addresses, source TEXT NOT NULL, role TEXT NOT NULL,
      depth INTEGER NOT NULL, list_page INTEGER NOT NULL, linked_from INTEGER,
      link_text TEXT NOT NULL, entity_tag TEXT, last_modified TEXT, hash TEXT, kind TEXT,
      first_seen REAL NOT NULL, last_visit REAL NOT NULL, interval REAL NOT NULL, gone_since REAL
    );
    CREATE INDEX known_by_source ON known (source);
    CREATE TABLE fetches (
      id INTEGER PRIMARY KEY, night INTEGER NOT NULL REFERENCES nights, address INTEGER NOT NULL
      REFERENCES addresses, source TEXT NOT NULL, role TEXT NOT NULL, linked_from INTEGER,
      link_text TEXT, time REAL NOT NULL, attempt INTEGER NOT NULL, status INTEGER,
      request_headers INTEGER, headers INTEGER, hash TEXT, byte_count INTEGER, kind TEXT,
      outcome TEXT NOT NULL, reason TEXT, UNIQUE (night, address, attempt)
    );
    -- A document at an address, every content it ever had.
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY, night INTEGER NOT NULL REFERENCES nights, address INTEGER NOT NULL
      REFERENCES addresses, source TEXT NOT NULL, hash TEXT NOT NULL, byte_count INTEGER NOT NULL,
      kind TEXT NOT NULL, time REAL NOT NULL, linked_from INTEGER, link_text TEXT NOT NULL,
      previous TEXT, UNIQUE (night, address)
    );
    CREATE INDEX versions_by_address ON versions (address);
    CREATE INDEX versions_by_hash ON versions (hash);
    CREATE INDEX fetches_by_address ON fetches (address);
    CREATE TABLE disappearances (
      id INTEGER PRIMARY KEY, night INTEGER NOT NULL REFERENCES nights, address INTEGER NOT NULL
      REFERENCES addresses, source TEXT NOT NULL, hash TEXT, time REAL NOT NULL,
      reason TEXT NOT NULL, UNIQUE (night, address)
    );
    -- What was made of contents that readers do not know: members of archives, conversions.
    CREATE TABLE parts (
      container TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, hash TEXT,
      note TEXT NOT NULL, PRIMARY KEY (container, position)
    ) WITHOUT ROWID;
    CREATE TABLE links (page INTEGER PRIMARY KEY REFERENCES addresses, lines TEXT NOT NULL);
    """
}
