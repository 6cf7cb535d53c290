-- What a verdict said, as key and values (a Message in JSON), to be told in any language. None: kept by an older version, in
-- English, in the column sentence, which is empty from now on.
ALTER TABLE history ADD COLUMN told TEXT;
