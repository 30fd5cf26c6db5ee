-- The readable face of the file: made anew whenever a program opens an older one. Nothing is stored here.

CREATE VIEW chains AS
  SELECT id AS attribution,
    (SELECT group_concat(name, ' ← ') FROM
      (SELECT s.name FROM link l JOIN source s ON s.id = l.source WHERE l.attribution = a.id ORDER BY l.n)) AS chain
  FROM attribution a;

CREATE VIEW articles AS
  SELECT a.id, a.outlet, a.title, json_extract(a.published, '$.value') AS published, a.url, a.language,
    (SELECT group_concat(value, ', ') FROM json_each(a.authors)) AS authors,
    json_extract(a.captured, '$.value') AS captured, n.article IS NOT NULL AS annotated, a.text
  FROM article a LEFT JOIN annotation n ON n.article = a.id ORDER BY a.id;

CREATE VIEW credits AS
  SELECT a.id AS article, a.outlet, json_extract(c.value, '$.role') AS role, json_extract(c.value, '$.name') AS name,
    json_extract(c.value, '$.span.quote') AS words
  FROM article a, json_each(a.credits) c;

CREATE VIEW reuse AS
  SELECT json_extract(spans, '$[0].article') AS article, json_extract(spans, '$[0].quote') AS words,
    json_extract(spans, '$[1].article') AS other_article, json_extract(spans, '$[1].quote') AS other_words, similarity
  FROM reused;

CREATE VIEW sources AS
  SELECT s.id, s.name, s.kind, s.count, s.description, s.reason,
    (SELECT group_concat(value, ', ') FROM json_each(s.aliases)) AS aliases,
    p.name AS part_of, f.name AS speaks_for, w.name AS subset_of,
    (SELECT count(DISTINCT attribution) FROM link WHERE source = s.id) AS attributions
  FROM source s LEFT JOIN source p ON p.id = s.part_of LEFT JOIN source f ON f.id = s.speaks_for
    LEFT JOIN source w ON w.id = s.subset_of ORDER BY s.n;

CREATE VIEW attributions AS
  SELECT t.id, t.article, a.outlet, c.chain,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(t.source)) AS source,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(t.cue)) AS cue,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(t.content)) AS content,
    t.form, t.act, t.modality, t.negated, json_extract(t.said, '$.value') AS said, t.parent
  FROM attribution t JOIN article a ON a.id = t.article JOIN chains c ON c.attribution = t.id ORDER BY t.n;

CREATE VIEW stories AS
  SELECT id, json_extract(title, '$.quote') AS title, json_array_length(articles) AS articles,
    json_extract(first, '$.value') AS first, json_extract(last, '$.value') AS last
  FROM story ORDER BY n;

CREATE VIEW story_articles AS
  SELECT s.id AS story, a.id AS article, a.outlet, a.title, json_extract(a.published, '$.value') AS published
  FROM story s, json_each(s.articles) e JOIN article a ON a.id = e.value;

CREATE VIEW origins AS
  SELECT id, name, kind, article IS NOT NULL AS is_here, article, json_extract(date, '$.value') AS date,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(evidence)) AS words
  FROM origin ORDER BY n;

CREATE VIEW derivations AS
  SELECT d.child, c.outlet AS child_outlet, d.parent, coalesce(o.name, p.outlet, p.title) AS parent_name,
    o.id IS NOT NULL AND o.article IS NULL AS parent_is_absent, d.kind, d.directed, d.share, d.confidence,
    (SELECT group_concat(DISTINCT json_extract(value, '$.kind')) FROM json_each(d.evidence)) AS evidence
  FROM derivation d JOIN article c ON c.id = d.child LEFT JOIN article p ON p.id = d.parent
    LEFT JOIN origin o ON o.id = d.parent ORDER BY d.n;

CREATE VIEW claims AS
  SELECT id, json_extract(text, '$.quote') AS claim, json_extract(text, '$.article') AS article,
    json_extract(layers, '$.articles') AS articles, json_extract(layers, '$.outlets') AS outlets,
    json_extract(layers, '$.origins[0]') AS least_origins, json_extract(layers, '$.origins[1]') AS most_origins,
    json_extract(layers, '$.sources[0]') AS least_sources, json_extract(layers, '$.sources[1]') AS most_sources,
    json_extract(layers, '$.reason') AS reason, (SELECT group_concat(value, ', ') FROM json_each(stories)) AS stories
  FROM claim ORDER BY n;

CREATE VIEW statements AS
  SELECT s.claim, s.article, a.outlet, json_extract(a.published, '$.value') AS published,
    json_extract(s.span, '$.quote') AS words, c.chain,
    (SELECT group_concat(o.name, ', ') FROM json_each(s.origins) e JOIN origin o ON o.id = e.value) AS origins,
    json_extract(s.span, '$.start') AS start_at, json_extract(s.span, '$.end') AS end_at, s.attribution
  FROM statement s JOIN article a ON a.id = s.article LEFT JOIN chains c ON c.attribution = s.attribution;

CREATE VIEW variants AS
  SELECT v.id, v.claim, json_extract(c.text, '$.quote') AS claim_words, v.kind, v.conflict,
    (SELECT group_concat(value, ' | ') FROM (SELECT value FROM reading WHERE variant = v.id ORDER BY n)) AS readings
  FROM variant v JOIN claim c ON c.id = v.claim ORDER BY v.n;

CREATE VIEW readings AS
  SELECT r.variant, v.claim, v.kind, v.conflict, r.value,
    (SELECT group_concat(value, ', ') FROM json_each(r.articles)) AS articles,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(r.spans)) AS words,
    r.entered, r.supported
  FROM reading r JOIN variant v ON v.id = r.variant;

CREATE VIEW lost_claims AS
  SELECT l.origin, o.name AS origin_name, c.claim, json_extract(c.reading, '$.quote') AS best_reading,
    json_extract(c.reading, '$.article') AS article,
    (SELECT group_concat(json_extract(value, '$.quote'), ' | ') FROM json_each(c.rejected)) AS rejected
  FROM lost_claim c JOIN lost l ON l.n = c.lost JOIN origin o ON o.id = l.origin;

CREATE VIEW drifts AS
  SELECT child, parent, claim, what,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each("from")) AS from_words,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each("to")) AS to_words
  FROM drift ORDER BY n;

CREATE VIEW timeline AS
  SELECT json_extract(date, '$.value') AS date, json_extract(date, '$.earliest') AS earliest,
    json_extract(date, '$.latest') AS latest, kind, json_extract(text, '$.quote') AS words,
    json_extract(text, '$.article') AS article, json_extract(date, '$.basis') AS basis,
    (SELECT group_concat(value, ', ') FROM json_each(claims)) AS claims
  FROM entry ORDER BY n;

CREATE VIEW positions AS
  SELECT p.name AS party, x.stance, json_extract(x.issue, '$.quote') AS issue,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(x.conditions)) AS conditions,
    x.channel, s.name AS speaker, json_extract(x.date, '$.value') AS date,
    json_extract(x.issue, '$.article') AS article,
    (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(x.spans)) AS words
  FROM position x JOIN source p ON p.id = x.party LEFT JOIN source s ON s.id = x.speaker ORDER BY x.n;

CREATE VIEW judgements AS
  SELECT id, what, (SELECT group_concat(value, ', ') FROM json_each("on")) AS "on", "by", "at", why
  FROM judgement ORDER BY n;

CREATE VIEW collection AS
  SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM annotation) AS annotated,
    (SELECT count(*) FROM claim) AS claims, (SELECT tracer FROM traced) AS traced_by;
