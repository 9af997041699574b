/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small things that belong to this machine's use of the workspace: window state. Never recorded. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-state.h"

#include "dossier-db-private.h"

gboolean
dossier_state_set (DossierDb  *db,
                   const char *key,
                   const char *value,
                   GError    **error)
{
  if (value == NULL)
    return dossier_db_run (db, error, "DELETE FROM local_state WHERE key = ?", "t", key);
  return dossier_db_run (db, error, "INSERT INTO local_state (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", "tt", key, value);
}

char *
dossier_state_get (DossierDb  *db,
                   const char *key,
                   GError    **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT value FROM local_state WHERE key = ?", "t", key);

  return row != NULL && dossier_sql_next (row, error) ? dossier_sql_text (row, 0) : NULL;
}
