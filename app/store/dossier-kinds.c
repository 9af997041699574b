/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of entities: five of the program, and those the analyst adds. Writing functions run inside a change. */

#define G_LOG_DOMAIN "dossier-store"

#include <glib/gi18n.h>

#include "dossier-entities.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

/* Whether there is a kind of that key; otherwise an error that lists them. */
gboolean
dossier_kinds_check (DossierDb  *db,
                     const char *key,
                     GError    **error)
{
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (GString) known = g_string_new (NULL);

  if (key != NULL && g_strv_contains (dossier_builtin_kinds, key))
    return TRUE;
  kinds = dossier_kinds_list (db, error);
  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      const DossierKind *kind = g_ptr_array_index (kinds, i);

      if (g_strcmp0 (kind->key, key) == 0)
        return TRUE;
      g_string_append_printf (known, "%s%s", i ? ", " : "", kind->key);
    }
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID, _("there is no kind “%s”; there are: %s"), key ? key : "", known->str);
  return FALSE;
}

static char *
key_from_name (const char *name)
{
  g_autofree char *folded = dossier_text_fold (name);

  g_strdelimit (folded, " \t/", '-');
  return g_steal_pointer (&folded);
}

/**
 * dossier_kinds_create:
 * @key: (nullable): its stable word; NULL makes it from @name
 * @name: for people
 * @colour: (nullable): #rrggbb
 */
gboolean
dossier_kinds_create (DossierDb  *db,
                      const char *key,
                      const char *name,
                      const char *colour,
                      DossierId  *kind,
                      GError    **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);
  g_autofree char *word = NULL;
  gint64 taken;

  if (clean == NULL)
    return FALSE;
  word = key && *key ? g_strdup (key) : key_from_name (clean);
  taken = dossier_db_get_int (db, error, "SELECT count(*) FROM entity_kind WHERE key = ? AND deleted_at IS NULL", "t", word);
  if (taken < 0)
    return FALSE;
  if (taken > 0 || g_strv_contains (dossier_builtin_kinds, word))
    return dossier_rows_invalid (error, _("there is such a kind already"));
  *kind = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO entity_kind (id, key, name, colour, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, " STAMP ")",
                         "kttt", kind, word, clean, colour);
}

gboolean
dossier_kinds_delete (DossierDb       *db,
                      const DossierId *kind,
                      GError         **error)
{
  gint64 used;

  if (!dossier_rows_require (db, "SELECT 1 FROM entity_kind WHERE id = ? AND deleted_at IS NULL", kind, _("there is no kind with this id"), error))
    return FALSE;
  used = dossier_db_get_int (db, error, "SELECT count(*) FROM entity e JOIN entity_kind k ON k.key = e.kind WHERE k.id = ? AND e.deleted_at IS NULL",
                             "k", kind);
  if (used < 0)
    return FALSE;
  if (used > 0)
    return dossier_rows_invalid (error, _("there are still entities of this kind; change their kind first"));
  return dossier_db_run (db, error, "UPDATE entity_kind SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", kind);
}

GPtrArray *
dossier_kinds_list (DossierDb *db,
                    GError   **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  for (guint i = 0; dossier_builtin_kinds[i] != NULL; i++)
    {
      DossierKind *kind = dossier_kind_new ();

      kind->key = g_strdup (dossier_builtin_kinds[i]);
      kind->name = g_strdup (dossier_builtin_kinds[i]);
      g_ptr_array_add (kinds, kind);
    }
  rows = dossier_sql_new (db, error, "SELECT id, key, name, colour FROM entity_kind WHERE deleted_at IS NULL ORDER BY id", NULL);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierKind *kind = dossier_kind_new ();

      kind->id = dossier_sql_id (rows, 0);
      kind->key = dossier_sql_text (rows, 1);
      kind->name = dossier_sql_text (rows, 2);
      kind->colour = dossier_sql_text (rows, 3);
      g_ptr_array_add (kinds, kind);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return g_steal_pointer (&kinds);
  return NULL;
}
