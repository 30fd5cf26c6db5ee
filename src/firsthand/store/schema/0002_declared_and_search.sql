-- Version 2: what an article's file declares about its source, and which revision it is; and full-text search over the
-- words of the statements, by which `firsthand check` finds who says a thing.

ALTER TABLE article ADD COLUMN declared TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(declared));
ALTER TABLE article ADD COLUMN revision TEXT CHECK (revision IS NULL OR json_valid(revision));

CREATE VIRTUAL TABLE statement_search USING fts5(
  quote, claim UNINDEXED, tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO statement_search(rowid, quote, claim)
  SELECT key, json_extract(span, '$.quote'), claim FROM statement ORDER BY key;
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
  INSERT INTO statement_search(rowid, quote, claim)
    VALUES (new.key, json_extract(new.span, '$.quote'), new.claim);
END;
CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
  DELETE FROM statement_search WHERE rowid = old.key;
END;
