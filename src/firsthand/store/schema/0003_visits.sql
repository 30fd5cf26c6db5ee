-- Version 3: which addresses were fetched, and what their servers said, so that what is unchanged is not fetched again.
-- "outcome" is what the last visit gave: articles or a list that are kept, nothing to keep, or a failure; "tries" counts
-- failures in a row.

CREATE TABLE visit (
  address TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'nothing', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  modified TEXT
) STRICT;
