-- How much of the top card was read of the last pages: numbers only (readings.LayoutReading).
CREATE TABLE readings (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    layout TEXT NOT NULL,
    facts  INTEGER NOT NULL
);
