-- Version 1: articles as they were read, what was found in each alone, and the account traced from them.
-- Never edit this file once it is released: write the next one. Nested values are JSON in the form of the account's
-- contract (docs/json.md); "n" is the place in the account's array. The views of views.sql unfold all of it.

CREATE TABLE article (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT,
  url TEXT,
  outlet TEXT,
  title TEXT,
  authors TEXT NOT NULL CHECK (json_valid(authors)),
  published TEXT CHECK (published IS NULL OR json_valid(published)),
  captured TEXT CHECK (captured IS NULL OR json_valid(captured)),
  language TEXT,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  credits TEXT NOT NULL CHECK (json_valid(credits)),
  furniture TEXT NOT NULL CHECK (json_valid(furniture))
) STRICT;

CREATE VIRTUAL TABLE article_search USING fts5(
  title, text, content='article', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
  INSERT INTO article_search(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
  INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;

-- What was found in one article alone, and by which version of the finder.
CREATE TABLE annotation (
  article TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  annotator TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- The one account of the collection: the version that traced it and the articles it was traced from.
CREATE TABLE traced (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tracer TEXT NOT NULL,
  articles TEXT NOT NULL
) STRICT;

CREATE TABLE reused (
  n INTEGER PRIMARY KEY,
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  similarity REAL NOT NULL
) STRICT;

CREATE TABLE source (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER,
  description TEXT,
  reason TEXT,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  part_of TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  speaks_for TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  subset_of TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE attribution (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL CHECK (json_valid(source)),
  cue TEXT NOT NULL CHECK (json_valid(cue)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  form TEXT NOT NULL,
  act TEXT NOT NULL,
  parent TEXT REFERENCES attribution(id) DEFERRABLE INITIALLY DEFERRED,
  modality TEXT NOT NULL,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  hedge TEXT NOT NULL CHECK (json_valid(hedge)),
  said TEXT CHECK (said IS NULL OR json_valid(said))
) STRICT;
CREATE INDEX attribution_article ON attribution(article);

CREATE TABLE link (
  attribution TEXT NOT NULL REFERENCES attribution(id) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  PRIMARY KEY (attribution, n)
) STRICT;
CREATE INDEX link_source ON link(source);

CREATE TABLE story (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL CHECK (json_valid(title)),
  articles TEXT NOT NULL CHECK (json_valid(articles)),
  first TEXT CHECK (first IS NULL OR json_valid(first)),
  last TEXT CHECK (last IS NULL OR json_valid(last))
) STRICT;

CREATE TABLE origin (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  article TEXT REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (date IS NULL OR json_valid(date)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;

CREATE TABLE derivation (
  n INTEGER PRIMARY KEY,
  child TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  parent TEXT NOT NULL,
  kind TEXT NOT NULL,
  directed INTEGER NOT NULL CHECK (directed IN (0, 1)),
  share REAL NOT NULL,
  confidence REAL NOT NULL,
  passages TEXT NOT NULL CHECK (json_valid(passages)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;

CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stories TEXT NOT NULL CHECK (json_valid(stories)),
  text TEXT NOT NULL CHECK (json_valid(text)),
  layers TEXT NOT NULL CHECK (json_valid(layers))
) STRICT;

CREATE TABLE statement (
  key INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  span TEXT NOT NULL CHECK (json_valid(span)),
  attribution TEXT REFERENCES attribution(id) DEFERRABLE INITIALLY DEFERRED,
  origins TEXT NOT NULL CHECK (json_valid(origins)),
  UNIQUE (claim, n)
) STRICT;
CREATE INDEX statement_article ON statement(article);

CREATE TABLE variant (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  claim TEXT NOT NULL REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  conflict INTEGER NOT NULL CHECK (conflict IN (0, 1))
) STRICT;

CREATE TABLE reading (
  variant TEXT NOT NULL REFERENCES variant(id) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  value TEXT NOT NULL,
  articles TEXT NOT NULL CHECK (json_valid(articles)),
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  entered TEXT REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  supported INTEGER NOT NULL CHECK (supported IN (0, 1)),
  PRIMARY KEY (variant, n)
) STRICT;

CREATE TABLE lost (
  n INTEGER PRIMARY KEY,
  origin TEXT NOT NULL REFERENCES origin(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE lost_claim (
  lost INTEGER NOT NULL REFERENCES lost(n) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  rejected TEXT NOT NULL CHECK (json_valid(rejected)),
  PRIMARY KEY (lost, n)
) STRICT;

CREATE TABLE drift (
  n INTEGER PRIMARY KEY,
  child TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  parent TEXT NOT NULL,
  claim TEXT NOT NULL REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL,
  "from" TEXT NOT NULL CHECK (json_valid("from")),
  "to" TEXT NOT NULL CHECK (json_valid("to"))
) STRICT;

CREATE TABLE entry (
  n INTEGER PRIMARY KEY,
  stories TEXT NOT NULL CHECK (json_valid(stories)),
  date TEXT NOT NULL CHECK (json_valid(date)),
  kind TEXT NOT NULL,
  text TEXT NOT NULL CHECK (json_valid(text)),
  claims TEXT NOT NULL CHECK (json_valid(claims)),
  spans TEXT NOT NULL CHECK (json_valid(spans))
) STRICT;

CREATE TABLE position (
  n INTEGER PRIMARY KEY,
  stories TEXT NOT NULL CHECK (json_valid(stories)),
  party TEXT NOT NULL REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  speaker TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  issue TEXT NOT NULL CHECK (json_valid(issue)),
  stance TEXT NOT NULL,
  conditions TEXT NOT NULL CHECK (json_valid(conditions)),
  channel TEXT NOT NULL,
  date TEXT CHECK (date IS NULL OR json_valid(date)),
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  attribution TEXT REFERENCES attribution(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE unserved (
  n INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- What people decided: kept when the account is traced again.
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  what TEXT NOT NULL,
  "on" TEXT NOT NULL CHECK (json_valid("on")),
  "by" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
