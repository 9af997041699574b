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
  total INTEGER NOT NULL,                   -- files at the beginning
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
