-- What a verdict rested on (digest.Digest, JSON), so that it can be decided again; none: of an older version.
ALTER TABLE history ADD COLUMN digest TEXT;

-- "not spam" and "this was spam" join "I know them" and "never again"; families: telltale families that spoke then (JSON).
CREATE TABLE overrides_next (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL CHECK (kind IN ('known', 'blocked', 'not_spam', 'spam')),
    slug      TEXT NOT NULL,
    member_id TEXT,
    name      TEXT NOT NULL,
    created   TEXT NOT NULL,
    undone    TEXT,
    families  TEXT NOT NULL DEFAULT '[]'
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'overrides_next', seq FROM sqlite_sequence WHERE name = 'overrides';
INSERT INTO overrides_next (id, kind, slug, member_id, name, created, undone)
    SELECT id, kind, slug, member_id, name, created, undone FROM overrides;
DROP TABLE overrides;
ALTER TABLE overrides_next RENAME TO overrides;
CREATE INDEX overrides_by_slug ON overrides (slug);
CREATE INDEX overrides_by_member ON overrides (member_id) WHERE member_id IS NOT NULL;

-- Fingerprints are salted: those of two stores do not compare.
CREATE TABLE memory_salt (salt BLOB NOT NULL);
INSERT INTO memory_salt (salt) VALUES (randomblob(32));

-- About and job texts seen, as hashed shingles; never their words (telltales.families.reused_text). Purged with the history.
CREATE TABLE seen_texts (
    id        INTEGER PRIMARY KEY,
    place     TEXT NOT NULL,         -- "about", "experience/2"
    sketch    BLOB NOT NULL,         -- the smallest hashes, 6 bytes each, ascending
    name      INTEGER NOT NULL,      -- hashes, here and below
    address   INTEGER NOT NULL,
    member    INTEGER,
    employers TEXT,                  -- JSON; none: not read
    seen      TEXT NOT NULL,
    UNIQUE (address, place)
);
CREATE INDEX seen_texts_by_time ON seen_texts (seen);
CREATE TABLE shingles (              -- the first hashes of each: near-same texts meet in one of them
    hash INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES seen_texts (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, text)
) WITHOUT ROWID;
CREATE INDEX shingles_by_text ON shingles (text);

-- Invitations of the last days from people without a mutual connection (telltales.families.similar_invitations).
CREATE TABLE seen_invitations (
    member    INTEGER PRIMARY KEY,
    words     TEXT NOT NULL,         -- JSON, hashes
    employers TEXT,                  -- JSON; none: not read
    day       TEXT NOT NULL          -- YYYY-MM-DD
);
