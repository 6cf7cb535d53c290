-- The history searched, filtered and counted.
ALTER TABLE history ADD COLUMN failed TEXT;                       -- names of checks, with blanks between; none: of an older version
ALTER TABLE history ADD COLUMN unknown TEXT;
ALTER TABLE history ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0; -- its words are indexed (filled when the store opens)
CREATE INDEX history_not_indexed ON history (id) WHERE indexed = 0;
CREATE INDEX history_by_verdict ON history (verdict); -- and by its number
CREATE INDEX history_by_day ON history (substr(reviewed, 1, 10), verdict, failed, unknown);

-- Words of name and address, folded: what a search begins with.
CREATE TABLE history_words (
    word       TEXT NOT NULL,
    history_id INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    PRIMARY KEY (word, history_id)
) WITHOUT ROWID;
CREATE INDEX history_words_by_row ON history_words (history_id, word);

CREATE INDEX people_by_connection ON people (listed, connected_on);
