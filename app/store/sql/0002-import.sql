-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: files that hold several articles. Rules as in 0001: columns are only ever added.

-- Where in the imported file an article stands when that holds several: "3", "reports/march.eml/2". NULL: it is the whole file.
ALTER TABLE article ADD COLUMN part TEXT;

-- The same within the bytes of `original`, which are a file of their own when it came in an archive or as an attachment.
-- Original and place say whether an article is here already, and where to read it again.
ALTER TABLE article ADD COLUMN place TEXT;
DROP INDEX article_original;
CREATE INDEX article_original ON article (original, place);

-- An article and its text refer to each other, so each new text asks which articles wait for it.
CREATE INDEX article_revision ON article (revision);

-- Local: an import that was stopped or cut off, and the files it has still to read. A run goes with its last file.
CREATE TABLE import_run (
  id BLOB NOT NULL PRIMARY KEY,
  columns TEXT,                             -- as the person said; NULL: they did not
  chapters INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,                   -- files at the beginning; 0: not all of them are in the queue yet
  started_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE import_queue (
  run BLOB NOT NULL,
  number INTEGER NOT NULL,                  -- from 1, in the order of reading
  path BLOB NOT NULL,                       -- absolute; bytes, because a file's name may be in any encoding
  PRIMARY KEY (run, number)
) WITHOUT ROWID;

-- Local: the changesets of a step that was made in slices, and is undone at once. Its row in `change` has an empty one.
CREATE TABLE change_part (
  change INTEGER NOT NULL,                  -- change.number
  number INTEGER NOT NULL,                  -- from 1
  changeset BLOB NOT NULL,
  PRIMARY KEY (change, number)
);

-- What the person said of the columns of a table, to read it again.
ALTER TABLE original ADD COLUMN columns TEXT;

---------------------------------------------------------------------------------------------------
-- Copies
---------------------------------------------------------------------------------------------------

-- Rows by machine are only ever added, outside of the recorded changes: which article resembles which is a fact about their
-- texts. What an analyst decides is recorded, undone and redone like any other edit, and wins. An article may be in several
-- groups; what is shown as one group is all that hang together (copy_set).
ALTER TABLE copy_member ADD COLUMN verdict TEXT NOT NULL DEFAULT 'in'; -- in | out: taken out by an analyst, and stays out
ALTER TABLE copy_member ADD COLUMN similarity INTEGER;                 -- thousandths, to the member it was found by; 1000 = same text
ALTER TABLE copy_member ADD COLUMN revision BLOB;                      -- by machine: the text that was compared; the row holds while that is in force
CREATE INDEX copy_member_group ON copy_member (copy_group);
CREATE INDEX copy_member_out ON copy_member (article) WHERE verdict = 'out' AND deleted_at IS NULL;

-- Local: what hangs together, of articles that are not deleted. The root is the oldest group in it. Articles without copies
-- have no row.
CREATE TABLE copy_set (
  article BLOB NOT NULL PRIMARY KEY,
  root BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX copy_set_root ON copy_set (root);

-- Local: what is remembered of a text to find its copies.
CREATE TABLE copy_document (
  id INTEGER PRIMARY KEY,
  article BLOB NOT NULL,
  revision BLOB NOT NULL,
  same INTEGER NOT NULL,                    -- equal for texts that are the same word for word; 0 = no words
  shingles INTEGER NOT NULL,
  signature BLOB NOT NULL
);
CREATE UNIQUE INDEX copy_document_article ON copy_document (article);
CREATE INDEX copy_document_same ON copy_document (same);

-- Local: texts that share a key are worth comparing.
CREATE TABLE copy_band (
  key INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (key, document)
) WITHOUT ROWID;

---------------------------------------------------------------------------------------------------
-- Suggestions
---------------------------------------------------------------------------------------------------

-- How far a rejected mention reaches: 'article': its words are not proposed again in the article, 'everywhere': in no article;
-- NULL: at its place only.
ALTER TABLE mention ADD COLUMN scope TEXT;

-- Of a rejected mention of nobody known: what its words were taken for. The same words may be a name of another kind.
ALTER TABLE mention ADD COLUMN kind TEXT;
CREATE INDEX mention_scope ON mention (scope) WHERE scope IS NOT NULL;

-- Where the beginning of the description stands, when it was taken from an article.
ALTER TABLE entity ADD COLUMN description_passage BLOB REFERENCES passage (id);

-- Local from here on. Undecided suggestions are many, so their words, reasons and articles stand apart, each once.
DROP TABLE suggestion;

-- What was looked at: which text, by which analysis, counting days from which date.
CREATE TABLE suggestion_document (
  id INTEGER PRIMARY KEY,
  article BLOB NOT NULL,
  revision BLOB NOT NULL,
  analysis INTEGER NOT NULL,
  date TEXT
);
CREATE UNIQUE INDEX suggestion_document_article ON suggestion_document (article);

CREATE TABLE suggestion_name (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                       -- person organisation place equipment exercise figure date
  words TEXT NOT NULL,                      -- as in the text
  name TEXT NOT NULL,                       -- the fullest form of a name; EDTF of a date, normal form of a figure, '' without
  form TEXT NOT NULL,                       -- words, folded
  full_form TEXT NOT NULL                   -- name, folded
);
CREATE INDEX suggestion_name_form ON suggestion_name (form);
CREATE INDEX suggestion_name_full_form ON suggestion_name (full_form);

CREATE TABLE suggestion_reason (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
);
CREATE UNIQUE INDEX suggestion_reason_text ON suggestion_reason (text);

-- The id is never used again, since people hold on to it. A decision is a mention; taken back, the suggestion is open again.
CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  name INTEGER NOT NULL,
  entity BLOB,                              -- NULL: somebody new, or no name
  confidence INTEGER NOT NULL,
  reason INTEGER,
  role_start INTEGER,
  role_end INTEGER,
  known INTEGER NOT NULL,                   -- 1: proposed only because the workspace knows the entity
  under INTEGER,                            -- the suggestion that is shown instead, at the same place
  mention BLOB                              -- the mention that decided it; NULL: open
);
CREATE INDEX suggestion_place ON suggestion (document, start);
CREATE INDEX suggestion_open ON suggestion (name, entity, known, document, confidence) WHERE mention IS NULL AND under IS NULL;
CREATE INDEX suggestion_entity ON suggestion (entity) WHERE entity IS NOT NULL;
CREATE INDEX suggestion_mention ON suggestion (mention) WHERE mention IS NOT NULL;

-- The names of entities whose occurrences were looked for in all that was looked at.
CREATE TABLE suggestion_screened (
  entity BLOB NOT NULL,
  form TEXT NOT NULL,                       -- the name, folded
  PRIMARY KEY (entity, form)
) WITHOUT ROWID;
