-- What the user set, name by name; what is not here has its default.
CREATE TABLE preferences (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL              -- JSON
);

-- Who may ask. Only the hash of a token is kept.
CREATE TABLE clients (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('browser', 'local')),
    name       TEXT NOT NULL,
    origin     TEXT,                 -- of the paired extension; none for a local client
    token_hash TEXT NOT NULL UNIQUE, -- SHA-256, hexadecimal
    created    TEXT NOT NULL,        -- ISO 8601, UTC, here and below
    last_seen  TEXT,
    CHECK ((kind = 'browser') = (origin IS NOT NULL))
);

-- One verdict a row and visit. Never HTML.
CREATE TABLE history (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    slug          TEXT NOT NULL,     -- '' where the page told none
    member_id     TEXT,
    name          TEXT NOT NULL,
    verdict       TEXT NOT NULL,
    sentence      TEXT NOT NULL,
    provisional   INTEGER NOT NULL,
    rules_version TEXT NOT NULL,
    reviewed      TEXT NOT NULL
);
CREATE INDEX history_by_slug ON history (slug);
CREATE INDEX history_by_member ON history (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX history_by_time ON history (reviewed);

-- What the user said of members. The newest row that was not undone is in force; undoing it brings back the one before.
CREATE TABLE overrides (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL CHECK (kind IN ('known', 'blocked')),
    slug      TEXT NOT NULL,
    member_id TEXT,
    name      TEXT NOT NULL,
    created   TEXT NOT NULL,
    undone    TEXT
);
CREATE INDEX overrides_by_slug ON overrides (slug);
CREATE INDEX overrides_by_member ON overrides (member_id) WHERE member_id IS NOT NULL;
