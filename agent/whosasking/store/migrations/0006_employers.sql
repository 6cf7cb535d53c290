-- Where a member worked when their page was seen (JSON, names), to tell a change at the next visit; none: not read.
ALTER TABLE history ADD COLUMN employers TEXT;
