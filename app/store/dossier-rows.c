/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks and readings that several aggregates share. Whatever thread has the connection. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-rows-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-edtf.h"

gboolean
dossier_rows_not_found (GError    **error,
                        const char *message)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, message);
  return FALSE;
}

gboolean
dossier_rows_invalid (GError    **error,
                      const char *message)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID, message);
  return FALSE;
}

/* Whether the query of one id has a row; otherwise @message. */
gboolean
dossier_rows_require (DossierDb       *db,
                      const char      *sql,
                      const DossierId *id,
                      const char      *message,
                      GError         **error)
{
  g_autoptr (GError) local = NULL;

  if (dossier_db_get_int (db, &local, sql, "k", id) >= 0)
    return TRUE;
  if (local == NULL)
    return dossier_rows_not_found (error, message);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What a query of an id, and of @text if there is one, counts. */
gboolean
dossier_rows_count (DossierDb       *db,
                    guint           *count,
                    GError         **error,
                    const char      *sql,
                    const DossierId *id,
                    const char      *text)
{
  gint64 counted = dossier_db_get_int (db, error, sql, text != NULL ? "kt" : "k", id, text);

  *count = (guint) MAX (counted, 0);
  return counted >= 0;
}

/* The query of one id, at its first row and ready to be read; NULL and @error, of @message when there is no row. */
DossierSql *
dossier_rows_find (DossierDb       *db,
                   const char      *sql,
                   const DossierId *id,
                   const char      *message,
                   GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, sql, "k", id);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return NULL;
  if (dossier_sql_next (row, &local))
    return g_steal_pointer (&row);
  if (local == NULL)
    dossier_rows_not_found (error, message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* A name as it is stored: one line, trimmed; NULL and @error when nothing is left. */
char *
dossier_rows_name (const char *name,
                   GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (name ? name : "", -1);
  g_autofree char *clean = dossier_text_normalise (valid, -1);
  g_autofree char *line = dossier_text_one_line (clean);

  if (*line != '\0')
    return g_steal_pointer (&line);
  dossier_rows_invalid (error, _("a name is needed"));
  return NULL;
}

/**
 * dossier_rows_date:
 * @date: (nullable): EDTF
 * @earliest: (out): milliseconds, 0 when not dated
 * @latest: (out): milliseconds
 *
 * What is stored beside a date for sorting.
 */
gboolean
dossier_rows_date (const char *date,
                   gint64     *earliest,
                   gint64     *latest,
                   GError    **error)
{
  DossierEdtf edtf;

  *earliest = *latest = 0;
  if (date == NULL || *date == '\0')
    return TRUE;
  if (!dossier_edtf_parse (date, &edtf, error))
    return FALSE;
  *earliest = edtf.earliest;
  *latest = edtf.latest;
  return TRUE;
}

static DossierAnchorState
anchor_from_text (const char *text)
{
  if (g_strcmp0 (text, "lost") == 0)
    return DOSSIER_ANCHOR_LOST;
  return g_strcmp0 (text, "relocated") == 0 ? DOSSIER_ANCHOR_RELOCATED : DOSSIER_ANCHOR_EXACT;
}

/* Reads DOSSIER_PASSAGE_COLUMNS from @column on; NULL when there is no passage. */
DossierPassage *
dossier_rows_read_passage (DossierSql *sql,
                           int         column)
{
  DossierPassage *passage;

  if (dossier_sql_is_null (sql, column))
    return NULL;
  passage = dossier_passage_new ();
  passage->id = dossier_sql_id (sql, column);
  passage->article = dossier_sql_id (sql, column + 1);
  passage->revision = dossier_sql_id (sql, column + 2);
  passage->start = dossier_sql_int (sql, column + 3);
  passage->end = dossier_sql_int (sql, column + 4);
  passage->quote = dossier_sql_text (sql, column + 5);
  passage->prefix = dossier_sql_text (sql, column + 6);
  passage->suffix = dossier_sql_text (sql, column + 7);
  passage->anchor = anchor_from_text (dossier_sql_peek (sql, column + 8));
  return passage;
}
