-- Everybody whom the user knows something of. Kept until deleted.
CREATE TABLE people (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL,             -- as shown: as last seen on a page, else as listed, else as in messages
    name_key     TEXT NOT NULL,             -- as compared (names.name_key)
    sort         TEXT,                      -- as sorted; none: words are not indexed yet (filled when the store opens)
    slug         TEXT NOT NULL DEFAULT '',  -- the address last seen; '' where none is known
    member_id    TEXT,
    seen_name    TEXT NOT NULL DEFAULT '',  -- on a page, or by a tap
    seen_on      TEXT NOT NULL DEFAULT '',  -- YYYY-MM-DD
    listed_name  TEXT NOT NULL DEFAULT '',  -- from here on: the newest list of connections that names them
    listed       TEXT NOT NULL DEFAULT '',  -- its date; '' never listed
    connected_on TEXT NOT NULL DEFAULT '',
    company      TEXT NOT NULL DEFAULT '',
    position     TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX people_by_member ON people (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX people_by_name ON people (name_key);
CREATE INDEX people_by_sort ON people (sort, id);
CREATE INDEX people_by_list ON people (listed, sort, id);

-- All addresses of a person, former ones included. One address may have belonged to two: LinkedIn gives them away again.
CREATE TABLE addresses (
    slug      TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (slug, person_id)
) WITHOUT ROWID;
CREATE INDEX addresses_by_person ON addresses (person_id);

-- Words of name, company, position and address, folded: what a search begins with.
CREATE TABLE words (
    word      TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (word, person_id)
) WITHOUT ROWID;
CREATE INDEX words_by_person ON words (person_id, word);

-- One thing said of a person a row (notebook.Tie).
CREATE TABLE ties (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    as_       TEXT,
    on_       TEXT,
    until     TEXT,
    place     TEXT,
    outcome   TEXT,
    bond      INTEGER,
    shared    TEXT,
    effort    TEXT,
    text      TEXT,
    recorded  TEXT NOT NULL
);
CREATE INDEX ties_by_person ON ties (person_id);
CREATE INDEX ties_by_kind ON ties (kind, person_id);

-- What LinkedIn's archives said. Of every row the newest archive's wins, so that neither order nor repetition matters.
CREATE TABLE imports (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    exported TEXT NOT NULL,
    imported TEXT NOT NULL,
    summary  TEXT NOT NULL                  -- JSON
);
CREATE TABLE newest_files (
    file     TEXT PRIMARY KEY,              -- of which archive the newest copy of a file came
    exported TEXT NOT NULL
);
CREATE TABLE listed_names (                 -- under which name and date somebody was listed: joins lists without addresses
    name_key     TEXT NOT NULL,
    connected_on TEXT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (name_key, connected_on, person_id)
) WITHOUT ROWID;
CREATE INDEX listed_names_by_person ON listed_names (person_id);
CREATE TABLE exchanges (
    who      TEXT PRIMARY KEY,              -- address or id: of the other side
    name     TEXT NOT NULL,
    sent     INTEGER NOT NULL,
    received INTEGER NOT NULL,
    first    TEXT NOT NULL,
    last     TEXT NOT NULL,
    exported TEXT NOT NULL
);
CREATE TABLE invitations (
    direction TEXT NOT NULL,
    name_key  TEXT NOT NULL,
    on_       TEXT NOT NULL,
    slug      TEXT NOT NULL,
    name      TEXT NOT NULL,
    note      TEXT NOT NULL,
    exported  TEXT NOT NULL,
    PRIMARY KEY (direction, name_key, on_)
) WITHOUT ROWID;
CREATE INDEX invitations_by_slug ON invitations (slug);
CREATE TABLE regards (
    kind     TEXT NOT NULL,
    name_key TEXT NOT NULL,
    slug     TEXT NOT NULL,
    name     TEXT NOT NULL,
    company  TEXT NOT NULL,
    on_      TEXT NOT NULL,
    n        INTEGER NOT NULL,
    exported TEXT NOT NULL,
    PRIMARY KEY (kind, name_key)
) WITHOUT ROWID;
CREATE TABLE own_past (
    kind         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    title        TEXT NOT NULL,
    from_        TEXT NOT NULL,
    to_          TEXT NOT NULL,
    PRIMARY KEY (kind, organisation, title, from_, to_)
) WITHOUT ROWID;
CREATE TABLE own_activity (
    kind     TEXT NOT NULL,
    month    TEXT NOT NULL,
    n        INTEGER NOT NULL,
    exported TEXT NOT NULL,
    PRIMARY KEY (kind, month)
) WITHOUT ROWID;

-- Of whom the user said "I know them" or "never again".
INSERT INTO people (name, name_key, slug, member_id, seen_name, seen_on)
    SELECT name, '', slug, max(member_id), name, max(substr(created, 1, 10)) FROM overrides
    WHERE undone IS NULL GROUP BY CASE WHEN slug = '' THEN member_id ELSE slug END;
INSERT INTO addresses (slug, person_id) SELECT slug, id FROM people WHERE slug <> '';
