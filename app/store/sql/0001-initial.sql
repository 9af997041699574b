-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema of a Dossier workspace.
--
-- Shared tables hold what people made or decided. Each row has a UUIDv7 key of 16 bytes, says when and by
-- whom (a row of `analyst`) it was made and last changed in UTC milliseconds, and is deleted by a tombstone
-- in deleted_at. Shared tables have no AUTOINCREMENT, no second UNIQUE, no foreign-key actions, no CHECK and
-- no generated column: each of them breaks or silently thins a changeset that comes from elsewhere.
-- Columns are only ever added. One fact a column.
--
-- Local tables (at the end) can be rebuilt from the shared ones at any time or belong to this machine alone.
--
-- Dates of the world are EDTF level 1 text beside derived *_earliest / *_latest in UTC milliseconds for sorting.
-- Offsets are Unicode code points, end exclusive, and belong to one revision.

---------------------------------------------------------------------------------------------------
-- People who work on it
---------------------------------------------------------------------------------------------------

CREATE TABLE analyst (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;

---------------------------------------------------------------------------------------------------
-- Sources and articles
---------------------------------------------------------------------------------------------------

-- Who publishes: an outlet or an agency.
CREATE TABLE source (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'outlet',      -- outlet | agency | person | other
  url TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;

-- Reliability A–F (Admiralty code) with its dated history: the newest row that is not deleted holds.
CREATE TABLE source_rating (
  id BLOB NOT NULL PRIMARY KEY,
  source BLOB NOT NULL REFERENCES source (id),
  grade TEXT NOT NULL,                      -- A B C D E F
  reason TEXT,
  rated_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX source_rating_source ON source_rating (source, rated_at);

-- The bytes of an imported file, once for each SHA-256.
CREATE TABLE original (
  id BLOB NOT NULL PRIMARY KEY,
  sha256 BLOB NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
);
CREATE INDEX original_sha256 ON original (sha256);

-- One imported document. What the list shows stands here; the text stands in `revision`.
CREATE TABLE article (
  id BLOB NOT NULL PRIMARY KEY,
  original BLOB REFERENCES original (id),
  revision BLOB REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED, -- the text version in force
  source BLOB REFERENCES source (id),
  agency BLOB REFERENCES source (id),       -- the agency it is taken from
  title TEXT NOT NULL,
  byline TEXT,
  date TEXT,                                -- publication, EDTF
  date_words TEXT,                          -- as the article says it
  date_earliest INTEGER NOT NULL DEFAULT 0, -- 0 = not dated
  date_latest INTEGER NOT NULL DEFAULT 0,
  changed_date TEXT,                        -- last change by the publisher, EDTF
  url TEXT,
  language TEXT,                            -- BCP 47
  word_count INTEGER NOT NULL DEFAULT 0,
  file_name TEXT,                           -- base name at import
  batch BLOB,                               -- the import it came with: change.id
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX article_newest ON article (date_latest DESC, id) WHERE deleted_at IS NULL;
CREATE INDEX article_source ON article (source);
CREATE INDEX article_original ON article (original);
CREATE INDEX article_batch ON article (batch);

-- Where each metadata field came from, and how sure that is. A row with origin 'analyst' is a correction and wins.
CREATE TABLE article_field (
  id BLOB NOT NULL PRIMARY KEY,
  article BLOB NOT NULL REFERENCES article (id),
  field TEXT NOT NULL,                      -- title byline date source url language
  value TEXT,
  origin TEXT NOT NULL,                     -- json-ld opengraph meta markup furniture text address file analyst
  confidence INTEGER NOT NULL,              -- 0–100; below 60 the interface marks it
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX article_field_article ON article_field (article);

-- An immutable text version: NFC, LF, no byte order mark.
CREATE TABLE revision (
  id BLOB NOT NULL PRIMARY KEY,
  article BLOB NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL,
  extractor TEXT NOT NULL,                  -- which extractor, in which version
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
);
CREATE INDEX revision_article ON revision (article);

-- What the ranges of a revision are. 'body' is a view over the text, not another text.
CREATE TABLE block (
  id BLOB NOT NULL PRIMARY KEY,
  revision BLOB NOT NULL REFERENCES revision (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  role TEXT NOT NULL,                       -- title body heading quotation list caption furniture
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX block_revision ON block (revision, start);

-- Articles that tell the same in nearly the same words, by machine or by hand.
CREATE TABLE copy_group (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE TABLE copy_member (
  id BLOB NOT NULL PRIMARY KEY,
  copy_group BLOB NOT NULL REFERENCES copy_group (id),
  article BLOB NOT NULL REFERENCES article (id),
  decided_by TEXT NOT NULL,                 -- machine | analyst
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX copy_member_article ON copy_member (article);

CREATE TABLE collection (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position TEXT,                            -- fractional key
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE TABLE collection_article (
  id BLOB NOT NULL PRIMARY KEY,
  collection BLOB NOT NULL REFERENCES collection (id),
  article BLOB NOT NULL REFERENCES article (id),
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX collection_article_collection ON collection_article (collection, article);
CREATE INDEX collection_article_article ON collection_article (article, collection);

---------------------------------------------------------------------------------------------------
-- Passages and what is said about them
---------------------------------------------------------------------------------------------------

-- A range of a revision, with enough of its words to find it again.
CREATE TABLE passage (
  id BLOB NOT NULL PRIMARY KEY,
  article BLOB NOT NULL REFERENCES article (id),
  revision BLOB NOT NULL REFERENCES revision (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  anchor TEXT NOT NULL DEFAULT 'exact',     -- exact relocated lost
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX passage_article ON passage (article, start);

-- The kinds that the analyst added; the five of the program need no row.
CREATE TABLE entity_kind (
  id BLOB NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,                        -- stable word, lower case
  name TEXT NOT NULL,
  colour TEXT,                              -- #rrggbb
  position TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;

CREATE TABLE entity (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,                       -- the preferred name
  kind TEXT NOT NULL,                       -- person organisation place equipment exercise, or entity_kind.key
  description TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;

CREATE TABLE alias (
  id BLOB NOT NULL PRIMARY KEY,
  entity BLOB NOT NULL REFERENCES entity (id),
  name TEXT NOT NULL,
  language TEXT,                            -- BCP 47
  script TEXT,                              -- ISO 15924
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

-- Same, not the same, undecided. Taking one back (a tombstone) restores what was; no entity row is removed by a merge.
CREATE TABLE identity_decision (
  id BLOB NOT NULL PRIMARY KEY,
  entity BLOB NOT NULL REFERENCES entity (id),     -- for 'same': the one that is shown
  other BLOB NOT NULL REFERENCES entity (id),
  verdict TEXT NOT NULL,                           -- same different undecided
  reason TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX identity_decision_entity ON identity_decision (entity);
CREATE INDEX identity_decision_other ON identity_decision (other);

-- A passage that names an entity.
CREATE TABLE mention (
  id BLOB NOT NULL PRIMARY KEY,
  passage BLOB NOT NULL REFERENCES passage (id),
  entity BLOB REFERENCES entity (id),       -- NULL: a rejected suggestion that named nobody
  status TEXT NOT NULL,                     -- accepted rejected
  proposer TEXT NOT NULL,                   -- analyst, or the name of what proposed it
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX mention_passage ON mention (passage);
CREATE INDEX mention_entity ON mention (entity);

CREATE TABLE annotation (
  id BLOB NOT NULL PRIMARY KEY,
  passage BLOB NOT NULL REFERENCES passage (id),
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX annotation_passage ON annotation (passage);

CREATE TABLE tag (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  colour TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE TABLE annotation_tag (
  id BLOB NOT NULL PRIMARY KEY,
  annotation BLOB NOT NULL REFERENCES annotation (id),
  tag BLOB NOT NULL REFERENCES tag (id),
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX annotation_tag_annotation ON annotation_tag (annotation);

---------------------------------------------------------------------------------------------------
-- Events, accounts, statements
---------------------------------------------------------------------------------------------------

-- What happened, as assessed. Participants, dates and figures are statements.
CREATE TABLE event (
  id BLOB NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT,                                -- free word: contact, exercise, deployment, statement …
  status TEXT NOT NULL DEFAULT 'happened',  -- happened planned alleged denied
  description TEXT,
  date TEXT,                                -- EDTF
  date_words TEXT,
  date_earliest INTEGER NOT NULL DEFAULT 0, -- 0 = not dated
  date_latest INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX event_date ON event (date_earliest, id) WHERE deleted_at IS NULL;

-- Where, with the role of the place.
CREATE TABLE event_place (
  id BLOB NOT NULL PRIMARY KEY,
  event BLOB NOT NULL REFERENCES event (id),
  place BLOB NOT NULL REFERENCES entity (id),
  role TEXT NOT NULL DEFAULT 'at',          -- at from to over near
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX event_place_event ON event_place (event);
CREATE INDEX event_place_place ON event_place (place);

-- What ONE article says about ONE event.
CREATE TABLE account (
  id BLOB NOT NULL PRIMARY KEY,
  event BLOB NOT NULL REFERENCES event (id),
  article BLOB NOT NULL REFERENCES article (id),
  summary TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX account_event ON account (event);
CREATE INDEX account_article ON account (article);

-- One thing said of an event: by an account, or (account NULL) as assessed.
CREATE TABLE statement (
  id BLOB NOT NULL PRIMARY KEY,
  event BLOB NOT NULL REFERENCES event (id),
  account BLOB REFERENCES account (id),     -- NULL = assessed
  kind TEXT NOT NULL,                       -- participant date place figure claim
  topic TEXT,                               -- heading of the row for a claim or a figure: "purpose", "troops"
  entity BLOB REFERENCES entity (id),       -- participant or place
  role TEXT,                                -- of a participant or place
  date TEXT,                                -- EDTF
  date_words TEXT,
  quantity REAL,                            -- of a figure
  quantity_high REAL,                       -- upper end of a range
  qualifier TEXT,                           -- exactly about more-than at-least up-to
  unit TEXT,
  counted TEXT,                             -- what is counted
  as_of TEXT,                               -- EDTF
  text TEXT,                                -- of a claim, or a remark
  attributed_to BLOB REFERENCES entity (id),
  attributed_words TEXT,
  credibility INTEGER,                      -- 1–6, NULL = not judged
  passage BLOB REFERENCES passage (id),     -- the words of the article
  position TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX statement_event ON statement (event);
CREATE INDEX statement_account ON statement (account);
CREATE INDEX statement_entity ON statement (entity);
CREATE INDEX statement_passage ON statement (passage);

-- Which reported statements an assessed one rests on.
CREATE TABLE adoption (
  id BLOB NOT NULL PRIMARY KEY,
  assessed BLOB NOT NULL REFERENCES statement (id),
  reported BLOB NOT NULL REFERENCES statement (id),
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX adoption_assessed ON adoption (assessed);

---------------------------------------------------------------------------------------------------
-- Notes
---------------------------------------------------------------------------------------------------

-- The analyst's prose: Markdown with citation marks (docs/notes.md).
CREATE TABLE note (
  id BLOB NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  position TEXT,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;

-- What a note cites, kept in step with its text by every command that writes it.
CREATE TABLE note_citation (
  id BLOB NOT NULL PRIMARY KEY,
  note BLOB NOT NULL REFERENCES note (id),
  kind TEXT NOT NULL,                       -- passage entity event
  target BLOB NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX note_citation_note ON note_citation (note);
CREATE INDEX note_citation_target ON note_citation (target);

---------------------------------------------------------------------------------------------------
-- Other tools
---------------------------------------------------------------------------------------------------

-- What came from another tool, with what we did not understand of it kept word for word.
CREATE TABLE import_record (
  id BLOB NOT NULL PRIMARY KEY,
  format TEXT NOT NULL,
  file TEXT,
  foreign_id TEXT,
  target_table TEXT NOT NULL,
  target BLOB NOT NULL,
  unknown_fields TEXT,                      -- JSON object
  created_at INTEGER NOT NULL, created_by BLOB, modified_at INTEGER NOT NULL, modified_by BLOB, deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX import_record_foreign ON import_record (format, foreign_id);

---------------------------------------------------------------------------------------------------
-- Local: the journal of changes. Written beside a changeset, never inside one.
---------------------------------------------------------------------------------------------------

CREATE TABLE change (
  number INTEGER PRIMARY KEY,               -- order of this workspace
  id BLOB NOT NULL,                         -- stable name of the change; also the batch id of an import
  kind TEXT NOT NULL,                       -- edit | import
  label TEXT NOT NULL,                      -- message for people, untranslated; see dossier-labels
  item_count INTEGER NOT NULL DEFAULT 1,
  state INTEGER NOT NULL DEFAULT 0,         -- 0 done, 1 undone, 2 undone and overtaken by a newer change
  changeset BLOB,                           -- SQLite changeset; NULL for an import and for steps dropped to save space
  made_at INTEGER NOT NULL,
  made_by BLOB
);
CREATE INDEX change_state ON change (state, number);

---------------------------------------------------------------------------------------------------
-- Local: derived, rebuilt when wanted
---------------------------------------------------------------------------------------------------

-- The entity that stands for a merged one. Entities that were not merged have no row.
CREATE TABLE entity_root (
  entity BLOB NOT NULL PRIMARY KEY,
  root BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX entity_root_root ON entity_root (root);

-- What the full-text index holds of an article, under a small integer.
CREATE TABLE search_document (
  id INTEGER PRIMARY KEY,
  article BLOB NOT NULL,
  revision BLOB NOT NULL,
  title TEXT NOT NULL
);
CREATE UNIQUE INDEX search_document_article ON search_document (article);

CREATE VIEW search_content AS
  SELECT d.id AS id, d.title AS title, r.text AS text
    FROM search_document AS d JOIN revision AS r ON r.id = d.revision;

CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content='search_content', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2", detail=full, columnsize=1
);

-- Proposals that nobody has decided yet; accepted and rejected ones become mentions.
CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY,
  article BLOB NOT NULL,
  revision BLOB NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity BLOB,
  name TEXT,
  confidence INTEGER NOT NULL,
  reason TEXT
);
CREATE INDEX suggestion_article ON suggestion (article, start);

-- Which articles this person has read here.
CREATE TABLE article_read (
  article BLOB NOT NULL PRIMARY KEY,
  read_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Window state, the clean-end marker, the analyst of this machine.
CREATE TABLE local_state (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;
