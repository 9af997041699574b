/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one way to write: a function in a transaction with an SQLite session attached to the shared tables. Its changeset
 * goes into the journal and says which rows changed; inverted and applied it is undo. Writer thread only.
 *
 * Imports are written outside of a session, under a batch id; undoing one puts tombstones on the articles of the batch.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-journal.h"

#include "dossier-db-private.h"
#include "dossier-derived.h"
#include "dossier-journal-trim.h"

#include <glib/gi18n.h>
#include <string.h>

/* Until it is looked whether old steps are to be dropped. */
#define STEPS_BETWEEN_TRIMS 64

static const DossierJournalLimits limits = { .steps = 2000, .bytes = 256 * 1024 * 1024, .sliced_bytes = 512 * 1024 * 1024 };

#define ARTICLE_REVISION 2 /* the column's place in the table; columns are only ever added behind */

static const char * const shared_tables[] = {
  "analyst", "source", "source_rating", "original", "article", "article_field", "revision", "block", "copy_group",
  "copy_member", "collection", "collection_article", "passage", "entity_kind", "entity", "alias", "identity_decision",
  "mention", "annotation", "tag", "annotation_tag", "event", "event_place", "account", "statement", "adoption", "note",
  "note_citation", "import_record",
};

typedef struct
{
  guint8 *bytes; /* (owned): sqlite3_malloc */
  int size;
} Changeset;

static void
changeset_clear (Changeset *changeset)
{
  sqlite3_free (changeset->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changeset, changeset_clear)

static void
rollback (DossierDb *db)
{
  if (!sqlite3_get_autocommit (dossier_db_get_handle (db)))
    dossier_db_exec (db, "ROLLBACK", NULL);
}

/* The text that an article has from now on, when this changes it: the text itself may have been there before. */
static void
note_text (sqlite3_changeset_iter *iter,
           DossierChangeSet       *changes)
{
  sqlite3_value *value = NULL;
  DossierId revision;

  if (sqlite3changeset_new (iter, ARTICLE_REVISION, &value) != SQLITE_OK || value == NULL
      || sqlite3_value_bytes (value) != sizeof revision.bytes)
    return;
  memcpy (revision.bytes, sqlite3_value_blob (value), sizeof revision.bytes);
  dossier_change_set_add (changes, "revision", &revision);
}

/* Names the rows of a changeset: the key is always the first column. */
static gboolean
walk (DossierDb        *db,
      const Changeset  *changeset,
      DossierChangeSet *changes,
      GError          **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int rc = sqlite3changeset_start (&iter, changeset->size, changeset->bytes);

  while (rc == SQLITE_OK && (rc = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      sqlite3_value *value = NULL;
      int columns, operation;
      DossierId id = DOSSIER_ID_NIL;

      sqlite3changeset_op (iter, &table, &columns, &operation, NULL);
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, 0, &value);
      else
        sqlite3changeset_old (iter, 0, &value);
      if (value != NULL && sqlite3_value_bytes (value) == sizeof id.bytes)
        memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
      dossier_change_set_add (changes, table, &id);
      if (operation == SQLITE_UPDATE && strcmp (table, "article") == 0)
        note_text (iter, changes);
      rc = SQLITE_OK;
    }
  sqlite3changeset_finalize (iter);
  if (rc == SQLITE_OK || rc == SQLITE_DONE)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, _("a step of the history cannot be read"));
  return FALSE;
}

static gboolean
write_entry (DossierDb       *db,
             const char      *label,
             const Changeset *changeset,
             guint            count,
             GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (changeset->bytes, changeset->size);
  DossierId id = dossier_id_new ();
  gint64 number;

  if (!dossier_db_run (db, error, "UPDATE change SET state = 2 WHERE state = 1", NULL)
      || !dossier_db_run (db, error,
                          "INSERT INTO change (id, kind, label, item_count, changeset, made_at, made_by)"
                          " VALUES (?, 'edit', ?, ?, ?, dossier_now(), dossier_me())",
                          "ktib", &id, label, (gint64) count, bytes))
    return FALSE;
  number = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return number % STEPS_BETWEEN_TRIMS != 0 || dossier_journal_trim (db, &limits, error);
}

/* Opens a session on the shared tables; NULL with @error set. */
static sqlite3_session *
open_session (DossierDb *db,
              GError   **error)
{
  sqlite3_session *session = NULL;
  gboolean ok = sqlite3session_create (dossier_db_get_handle (db), "main", &session) == SQLITE_OK;

  for (guint i = 0; ok && i < G_N_ELEMENTS (shared_tables); i++)
    ok = sqlite3session_attach (session, shared_tables[i]) == SQLITE_OK;
  if (ok)
    {
      dossier_db_set_session (db, session);
      return session;
    }
  g_clear_pointer (&session, sqlite3session_delete);
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("the change could not be recorded"));
  return NULL;
}

static void
close_session (DossierDb       *db,
               sqlite3_session *session)
{
  dossier_db_set_session (db, NULL);
  if (session != NULL)
    sqlite3session_delete (session);
}

/**
 * dossier_journal_set_recording:
 * @recording: FALSE from here on, TRUE again afterwards
 *
 * For rows that a step refers to and that nothing ever changes or removes, such as the texts an extractor makes: undo and
 * redo say which of them is in force, and the history need not hold them again. Inside a change.
 */
void
dossier_journal_set_recording (DossierDb *db,
                               gboolean   recording)
{
  sqlite3_session *session = dossier_db_get_session (db);

  if (session != NULL)
    sqlite3session_enable (session, recording);
}

static gboolean
run_recorded (DossierDb        *db,
              sqlite3_session  *session,
              const char       *label,
              DossierWriteFunc  func,
              gpointer          data,
              DossierChangeSet *changes,
              GError          **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  g_autoptr (DossierChangeSet) here = dossier_change_set_new ();

  if (!func (db, data, error))
    return FALSE;
  if (sqlite3session_changeset (session, &changeset.size, (void **) &changeset.bytes) != SQLITE_OK)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("the change could not be recorded"));
      return FALSE;
    }
  if (changeset.size == 0)
    return TRUE;
  if (!walk (db, &changeset, here, error)
      || !dossier_derived_update (db, here, error)
      || !write_entry (db, label, &changeset, 1, error))
    return FALSE;
  dossier_change_set_merge (changes, here);
  return TRUE;
}

/**
 * dossier_journal_record:
 * @label: what it is, untranslated
 * @changes: what changed is added to it
 *
 * Runs @func as one transaction and one step of undo. When it changes nothing, nothing is recorded.
 */
gboolean
dossier_journal_record (DossierDb        *db,
                        const char       *label,
                        DossierWriteFunc  func,
                        gpointer          data,
                        DossierChangeSet *changes,
                        GError          **error)
{
  g_autoptr (DossierChangeSet) here = dossier_change_set_new ();
  sqlite3_session *session = NULL;
  gboolean ok;

  if (!dossier_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  session = open_session (db, error);
  ok = session != NULL && run_recorded (db, session, label, func, data, here, error);
  close_session (db, session);
  ok = ok && dossier_db_exec (db, "COMMIT", error);
  if (!ok)
    rollback (db);
  else
    dossier_change_set_merge (changes, here);
  return ok;
}

/**
 * dossier_journal_begin_batch:
 * @batch: the batch id that its articles will carry
 *
 * Enters an import into the journal. Inside a transaction of the caller.
 */
gboolean
dossier_journal_begin_batch (DossierDb       *db,
                             const char      *label,
                             const DossierId *batch,
                             GError         **error)
{
  return dossier_db_run (db, error, "UPDATE change SET state = 2 WHERE state = 1", NULL)
         && dossier_db_run (db, error,
                            "INSERT INTO change (id, kind, label, item_count, made_at, made_by)"
                            " VALUES (?, 'import', ?, 0, dossier_now(), dossier_me())",
                            "kt", batch, label);
}

gboolean
dossier_journal_count_batch (DossierDb       *db,
                             const DossierId *batch,
                             guint            count,
                             GError         **error)
{
  return dossier_db_run (db, error, "UPDATE change SET item_count = item_count + ?1 WHERE id = ?2", "ik", (gint64) count, batch);
}

/* An import that took nothing leaves no step behind. */
gboolean
dossier_journal_drop_batch (DossierDb       *db,
                            const DossierId *batch,
                            GError         **error)
{
  return dossier_db_run (db, error, "DELETE FROM change WHERE id = ? AND kind = 'import' AND item_count = 0", "k", batch);
}

static gboolean
append_to_batch (DossierDb       *db,
                 const DossierId *batch,
                 const Changeset *more,
                 GError         **error)
{
  g_autoptr (DossierSql) entry = dossier_sql_new (db, error, "SELECT changeset FROM change WHERE id = ?", "k", batch);
  g_auto (Changeset) whole = { NULL, 0 };
  g_autoptr (GBytes) earlier = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer first;
  gsize size;

  if (entry == NULL || !dossier_sql_next (entry, error))
    return FALSE;
  earlier = dossier_sql_is_null (entry, 0) ? g_bytes_new (NULL, 0) : dossier_sql_bytes (entry, 0);
  first = g_bytes_get_data (earlier, &size);
  if (sqlite3changeset_concat ((int) size, (void *) first, more->size, more->bytes, &whole.size, (void **) &whole.bytes) != SQLITE_OK)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("the change could not be recorded"));
      return FALSE;
    }
  bytes = g_bytes_new_static (whole.bytes, whole.size);
  return dossier_db_run (db, error, "UPDATE change SET changeset = ? WHERE id = ?", "bk", bytes, batch);
}

/**
 * dossier_journal_record_in_batch:
 * @batch: an import that has been entered into the journal
 *
 * Runs @func inside the caller's transaction and records what it changes with the import. For the articles that an import
 * brings back: older steps know these rows, so undoing must leave them exactly as they were.
 */
gboolean
dossier_journal_record_in_batch (DossierDb        *db,
                                 const DossierId  *batch,
                                 DossierWriteFunc  func,
                                 gpointer          data,
                                 GError          **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  sqlite3_session *session = open_session (db, error);
  gboolean ok;

  if (session == NULL)
    return FALSE;
  ok = func (db, data, error);
  if (ok && sqlite3session_changeset (session, &changeset.size, (void **) &changeset.bytes) != SQLITE_OK)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("the change could not be recorded"));
      ok = FALSE;
    }
  close_session (db, session);
  return ok && (changeset.size == 0 || append_to_batch (db, batch, &changeset, error));
}

/* The group's step when it is still the newest and done; else a new one, so that undo goes backwards in time. -1 on error. */
static gint64
ensure_group (DossierDb  *db,
              const char *label,
              DossierId  *group,
              GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  gint64 number = dossier_db_get_int (db, &local,
                                      "SELECT number FROM change WHERE id = ? AND state = 0 AND number = (SELECT max(number) FROM change)",
                                      "k", group);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  if (number >= 0)
    return number;
  *group = dossier_id_new ();
  if (!dossier_db_run (db, error, "UPDATE change SET state = 2 WHERE state = 1", NULL)
      || !dossier_db_run (db, error,
                          "INSERT INTO change (id, kind, label, item_count, changeset, made_at, made_by)"
                          " VALUES (?, 'edit', ?, 0, ?, dossier_now(), dossier_me())",
                          "ktb", group, label, none))
    return -1;
  return sqlite3_last_insert_rowid (dossier_db_get_handle (db));
}

static gboolean
record_part (DossierDb        *db,
             const char       *label,
             DossierId        *group,
             guint             count,
             const Changeset  *changeset,
             DossierChangeSet *changes,
             GError          **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (changeset->bytes, changeset->size);
  gint64 number;

  if (!walk (db, changeset, changes, error) || !dossier_derived_update (db, changes, error))
    return FALSE;
  number = ensure_group (db, label, group, error);
  return number >= 0
         && dossier_db_run (db, error,
                            "INSERT INTO change_part (change, number, changeset)"
                            " VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM change_part WHERE change = ?1), ?2)",
                            "ib", number, bytes)
         && dossier_db_run (db, error, "UPDATE change SET item_count = item_count + ? WHERE number = ?", "ii", (gint64) count, number)
         && dossier_journal_trim (db, &limits, error);
}

/**
 * dossier_journal_record_in_group:
 * @group: (inout): nil at first; then names the step that the parts belong to
 * @count: how many things were changed; read after @func, which may set it
 *
 * Runs @func inside the caller's transaction and records what it changes as a part of a step that has many: for long work
 * in slices, which is undone at once. When somebody else made a step meanwhile, the following parts become another one.
 */
gboolean
dossier_journal_record_in_group (DossierDb        *db,
                                 const char       *label,
                                 DossierId        *group,
                                 const guint      *count,
                                 DossierWriteFunc  func,
                                 gpointer          data,
                                 DossierChangeSet *changes,
                                 GError          **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  sqlite3_session *session = open_session (db, error);
  gboolean ok;

  if (session == NULL)
    return FALSE;
  ok = func (db, data, error);
  if (ok && sqlite3session_changeset (session, &changeset.size, (void **) &changeset.bytes) != SQLITE_OK)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("the change could not be recorded"));
      ok = FALSE;
    }
  close_session (db, session);
  return ok && (changeset.size == 0 || record_part (db, label, group, *count, &changeset, changes, error));
}

/* A source that is made again may lie there as the tombstone that keep_sources() left. */
static int
conflict_cb (void                   *context,
             int                     type,
             sqlite3_changeset_iter *iter)
{
  const char *table;
  int columns, operation;

  sqlite3changeset_op (iter, &table, &columns, &operation, NULL);
  if (type == SQLITE_CHANGESET_CONFLICT && operation == SQLITE_INSERT && strcmp (table, "source") == 0)
    return SQLITE_CHANGESET_REPLACE;
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
removes_sources (const Changeset *changeset)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean found = FALSE;
  int rc = sqlite3changeset_start (&iter, changeset->size, changeset->bytes);

  while (rc == SQLITE_OK && !found && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int columns, operation;

      sqlite3changeset_op (iter, &table, &columns, &operation, NULL);
      found = operation == SQLITE_DELETE && strcmp (table, "source") == 0;
    }
  sqlite3changeset_finalize (iter);
  return found;
}

/*
 * The articles of an undone import stay as tombstones and still name their source. When the step that made that source is
 * undone as well, the source stays with them, as a tombstone, instead of leaving them without.
 */
static gboolean
apply_keeping_sources (DossierDb       *db,
                       const Changeset *changeset,
                       GError         **error)
{
  gboolean keeps = removes_sources (changeset);

  if (keeps && !dossier_db_exec (db, "CREATE TEMP TABLE IF NOT EXISTS kept_source AS SELECT * FROM main.source WHERE 0;"
                                     "INSERT INTO temp.kept_source SELECT * FROM main.source;"
                                     "UPDATE temp.kept_source SET deleted_at = dossier_now()", error))
    return FALSE;
  if (sqlite3changeset_apply (dossier_db_get_handle (db), changeset->size, changeset->bytes, NULL, conflict_cb, NULL) != SQLITE_OK)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                           _("this step does not fit the workspace any more; nothing was changed"));
      return FALSE;
    }
  return !keeps || dossier_db_exec (db, "INSERT INTO main.source SELECT * FROM temp.kept_source"
                                        " WHERE id NOT IN (SELECT id FROM main.source) AND id IN (SELECT source FROM article UNION SELECT agency FROM article);"
                                        "DELETE FROM temp.kept_source", error);
}

static gboolean
apply_changeset (DossierDb        *db,
                 GBytes           *stored,
                 gboolean          redo,
                 DossierChangeSet *changes,
                 GError          **error)
{
  g_auto (Changeset) inverse = { NULL, 0 };
  Changeset used;
  gsize size;
  const void *bytes = g_bytes_get_data (stored, &size);

  if (!redo && sqlite3changeset_invert ((int) size, bytes, &inverse.size, (void **) &inverse.bytes) != SQLITE_OK)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, _("a step of the history cannot be read"));
      return FALSE;
    }
  used = redo ? (Changeset) { (guint8 *) bytes, (int) size } : inverse;
  if (!apply_keeping_sources (db, &used, error))
    return FALSE;
  return walk (db, &used, changes, error);
}

/* A step of many parts, backwards for undo. */
static gboolean
apply_parts (DossierDb        *db,
             gint64            number,
             gboolean          redo,
             DossierChangeSet *changes,
             GError          **error)
{
  g_autoptr (DossierSql) parts = dossier_sql_new (db, error,
                                                  redo ? "SELECT changeset FROM change_part WHERE change = ? ORDER BY number"
                                                       : "SELECT changeset FROM change_part WHERE change = ? ORDER BY number DESC",
                                                  "i", number);
  g_autoptr (GError) local = NULL;

  if (parts == NULL)
    return FALSE;
  while (dossier_sql_next (parts, &local))
    {
      g_autoptr (GBytes) stored = dossier_sql_bytes (parts, 0);

      if (!apply_changeset (db, stored, redo, changes, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @revived: (nullable): what the import did to articles that were there before, deleted */
static gboolean
apply_batch (DossierDb        *db,
             const DossierId  *batch,
             GBytes           *revived,
             gboolean          redo,
             DossierChangeSet *changes,
             GError          **error)
{
  /* Undone first and redone last, these articles are of another batch while the new ones are swept. */
  if (!redo && revived != NULL && !apply_changeset (db, revived, redo, changes, error))
    return FALSE;
  dossier_change_set_add_bulk (changes, "article");
  if (!dossier_db_run (db, error,
                       redo ? "UPDATE article SET deleted_at = NULL WHERE batch = ?"
                            : "UPDATE article SET deleted_at = dossier_now() WHERE batch = ?",
                       "k", batch))
    return FALSE;
  return !redo || revived == NULL || apply_changeset (db, revived, redo, changes, error);
}

/* Whether the step is still being made; FALSE with @error set then. */
static gboolean
is_at_rest (GPtrArray       *running,
            const DossierId *step,
            gboolean         is_import,
            GError         **error)
{
  for (guint i = 0; i < running->len; i++)
    if (dossier_id_equal (g_ptr_array_index (running, i), step))
      {
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
                             is_import ? _("an import is running; stop it or wait for its end before undoing it")
                                       : _("articles are being extracted again; stop that or wait for its end before undoing it"));
        return FALSE;
      }
  return TRUE;
}

/* The step is chosen by state: undo takes the newest done one, redo the oldest undone one. */
static gboolean
step_inside (DossierDb        *db,
             gboolean          redo,
             GPtrArray        *running,
             DossierChangeSet *changes,
             GError          **error)
{
  g_autoptr (DossierSql) entry = dossier_sql_new (db, error,
                                                  redo ? "SELECT number, id, kind, changeset FROM change WHERE state = 1 ORDER BY number LIMIT 1"
                                                       : "SELECT number, id, kind, changeset FROM change WHERE state = 0 ORDER BY number DESC LIMIT 1",
                                                  NULL);
  g_autoptr (GError) local = NULL;
  gboolean is_import;
  DossierId id;
  gint64 number;

  if (entry == NULL)
    return FALSE;
  if (!dossier_sql_next (entry, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING,
                             redo ? _("there is nothing to redo") : _("there is nothing to undo"));
      return FALSE;
    }
  number = dossier_sql_int (entry, 0);
  id = dossier_sql_id (entry, 1);
  is_import = g_strcmp0 (dossier_sql_peek (entry, 2), "import") == 0;
  if (!is_at_rest (running, &id, is_import, error))
    return FALSE;
  if (is_import)
    {
      g_autoptr (GBytes) revived = dossier_sql_is_null (entry, 3) ? NULL : dossier_sql_bytes (entry, 3);

      if (!apply_batch (db, &id, revived, redo, changes, error))
        return FALSE;
    }
  else if (dossier_sql_is_null (entry, 3))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING,
                           _("older steps were dropped from the history to save space"));
      return FALSE;
    }
  else
    {
      g_autoptr (GBytes) stored = dossier_sql_bytes (entry, 3);

      if (g_bytes_get_size (stored) > 0 ? !apply_changeset (db, stored, redo, changes, error)
                                        : !apply_parts (db, number, redo, changes, error))
        return FALSE;
    }
  return dossier_derived_update (db, changes, error)
         && dossier_db_run (db, error, "UPDATE change SET state = ? WHERE number = ?", "ii", (gint64) (redo ? 0 : 1), number);
}

static gboolean
check_references (DossierDb *db,
                  GError   **error)
{
  g_autoptr (DossierSql) check = dossier_sql_new (db, error, "PRAGMA foreign_key_check", NULL);
  g_autoptr (GError) local = NULL;

  if (check == NULL)
    return FALSE;
  if (!dossier_sql_next (check, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                       _("this step does not fit the workspace any more; nothing was changed"));
  return FALSE;
}

/**
 * dossier_journal_step:
 * @redo: which way
 * @running: (element-type DossierId): steps that are still being made, which cannot be undone now
 *
 * Takes one step back or forth, in a transaction of its own.
 */
gboolean
dossier_journal_step (DossierDb        *db,
                      gboolean          redo,
                      GPtrArray        *running,
                      DossierChangeSet *changes,
                      GError          **error)
{
  g_autoptr (DossierChangeSet) here = dossier_change_set_new ();
  gboolean ok;

  /* An inverted changeset may touch a parent before its children; the pragma does nothing inside a transaction. */
  if (!dossier_db_exec (db, "PRAGMA foreign_keys = OFF", error) || !dossier_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  ok = step_inside (db, redo, running, here, error)
       && (dossier_change_set_count (here, "article") == G_MAXUINT || check_references (db, error))
       && dossier_db_exec (db, "COMMIT", error);
  if (!ok)
    rollback (db);
  else
    dossier_change_set_merge (changes, here);
  dossier_db_exec (db, "PRAGMA foreign_keys = ON", NULL);
  return ok;
}

/**
 * dossier_journal_next:
 * @label: (out) (transfer full) (nullable): what undo (or redo) would take
 *
 * Returns: whether there is such a step
 */
gboolean
dossier_journal_next (DossierDb *db,
                      gboolean   redo,
                      char     **label,
                      GError   **error)
{
  g_autoptr (DossierSql) entry = dossier_sql_new (db, error,
                                                  redo ? "SELECT label, kind, changeset IS NULL FROM change WHERE state = 1 ORDER BY number LIMIT 1"
                                                       : "SELECT label, kind, changeset IS NULL FROM change WHERE state = 0 ORDER BY number DESC LIMIT 1",
                                                  NULL);

  *label = NULL;
  if (entry == NULL || !dossier_sql_next (entry, error))
    return FALSE;
  if (g_strcmp0 (dossier_sql_peek (entry, 1), "import") != 0 && dossier_sql_int (entry, 2))
    return FALSE;
  *label = dossier_sql_text (entry, 0);
  return TRUE;
}
