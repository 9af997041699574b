/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes, and what they cite, kept in step with their text. Writing functions run on the writer thread, inside a change. */

#define G_LOG_DOMAIN "dossier-store"

#include <glib/gi18n.h>

#include "dossier-events.h"
#include "dossier-note-text.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_NOTE _("there is no note with this id")

static const char *
target_kind (DossierMarkKind kind)
{
  switch (kind)
    {
    case DOSSIER_MARK_PASSAGE:
      return "passage";
    case DOSSIER_MARK_ENTITY:
      return "entity";
    case DOSSIER_MARK_EVENT:
    case DOSSIER_MARK_GRID:
      return "event";
    case DOSSIER_MARK_RANGE:
    default:
      return "article";
    }
}

/* Rows for marks that came are added, rows for marks that went get a tombstone, the others are not touched. */
static gboolean
update_citations (DossierDb       *db,
                  const DossierId *note,
                  const char      *text,
                  GError         **error)
{
  g_autoptr (GArray) marks = dossier_note_find_marks (text);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GError) local = NULL;
  GHashTableIter iter;
  gpointer target, kind;

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);

      g_hash_table_insert (wanted, dossier_id_copy (&mark->target), (gpointer) target_kind (mark->kind));
    }
  rows = dossier_sql_new (db, error, "SELECT id, target FROM note_citation WHERE note = ? AND deleted_at IS NULL", "k", note);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_sql_id (rows, 0), cited = dossier_sql_id (rows, 1);

      if (!g_hash_table_remove (wanted, &cited))
        g_array_append_val (gone, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < gone->len; i++)
    if (!dossier_db_run (db, error, "UPDATE note_citation SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", &g_array_index (gone, DossierId, i)))
      return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &target, &kind))
    {
      DossierId id = dossier_id_new ();

      if (!dossier_db_run (db, error,
                           "INSERT INTO note_citation (id, note, kind, target, created_at, created_by, modified_at, modified_by)"
                           " VALUES (?, ?, ?, ?, " STAMP ")",
                           "kktk", &id, note, (const char *) kind, target))
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_notes_create:
 * @text: kept as it is, but for being valid UTF-8
 */
gboolean
dossier_notes_create (DossierDb  *db,
                      const char *title,
                      const char *text,
                      DossierId  *note,
                      GError    **error)
{
  g_autofree char *clean = dossier_rows_name (title, error);
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);

  *note = dossier_id_new ();
  return clean != NULL
         && dossier_db_run (db, error,
                            "INSERT INTO note (id, title, text, created_at, created_by, modified_at, modified_by) VALUES (?, ?, ?, " STAMP ")",
                            "ktt", note, clean, valid)
         && update_citations (db, note, valid, error);
}

gboolean
dossier_notes_update (DossierDb       *db,
                      const DossierId *note,
                      const char      *title,
                      const char      *text,
                      GError         **error)
{
  g_autofree char *clean = dossier_rows_name (title, error);
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);

  return clean != NULL
         && dossier_rows_require (db, "SELECT 1 FROM note WHERE id = ? AND deleted_at IS NULL", note, NO_NOTE, error)
         && dossier_db_run (db, error,
                            "UPDATE note SET title = ?1, text = ?2, " TOUCH " WHERE id = ?3 AND (title <> ?1 OR text <> ?2)", "ttk", clean, valid, note)
         && update_citations (db, note, valid, error);
}

gboolean
dossier_notes_delete (DossierDb       *db,
                      const DossierId *note,
                      GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM note WHERE id = ? AND deleted_at IS NULL", note, NO_NOTE, error)
         && dossier_db_run (db, error, "UPDATE note SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", note);
}

DossierNote *
dossier_notes_get (DossierDb       *db,
                   const DossierId *id,
                   GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  DossierNote *note;

  row = dossier_sql_new (db, error,
                         "SELECT title, text, created_at, modified_at,"
                         " (SELECT count(*) FROM note_citation c WHERE c.note = n.id AND c.deleted_at IS NULL)"
                         " FROM note n WHERE id = ? AND deleted_at IS NULL",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  note = dossier_note_new ();
  note->id = *id;
  note->title = dossier_sql_text (row, 0);
  note->text = dossier_sql_text (row, 1);
  note->created_at = dossier_sql_int (row, 2);
  note->modified_at = dossier_sql_int (row, 3);
  note->citation_count = dossier_sql_int (row, 4);
  return note;
}
