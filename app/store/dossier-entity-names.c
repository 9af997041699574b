/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which entity a name means. The keys of all names are kept in a temporary table of the writing connection, made when first asked
 * for; triggers keep it right through every change, undo and rollback. Writer thread only.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-entities.h"

#include "dossier-db-private.h"
#include "dossier-text.h"

/* No name is kept but its key; whether the row still counts is asked of the row. */
#define FOLLOW(table) \
  "CREATE TEMP TRIGGER name_key_of_new_" table " AFTER INSERT ON main." table \
  " BEGIN INSERT INTO name_key (id, key) VALUES (new.id, dossier_fold (new.name)); END;" \
  "CREATE TEMP TRIGGER name_key_of_changed_" table " AFTER UPDATE OF name ON main." table \
  " BEGIN UPDATE name_key SET key = dossier_fold (new.name) WHERE id = new.id; END;" \
  "CREATE TEMP TRIGGER name_key_of_removed_" table " AFTER DELETE ON main." table \
  " BEGIN DELETE FROM name_key WHERE id = old.id; END;"

/* In a transaction that is rolled back, the table goes with it. */
static gboolean
require_keys (DossierDb *db,
              GError   **error)
{
  g_autoptr (GError) local = NULL;

  if (dossier_db_get_int (db, &local, "SELECT count(*) FROM sqlite_temp_schema WHERE name = 'name_key'", NULL) > 0)
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return dossier_db_exec (db,
                          "CREATE TEMP TABLE name_key (id BLOB NOT NULL PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;"
                          "INSERT INTO name_key (id, key) SELECT id, dossier_fold (name) FROM main.entity;"
                          "INSERT INTO name_key (id, key) SELECT id, dossier_fold (name) FROM main.alias;"
                          "CREATE INDEX temp.name_key_key ON name_key (key);"
                          FOLLOW ("entity") FOLLOW ("alias"),
                          error);
}

/**
 * dossier_entities_find_name:
 * @name: a name or alias; case, accents and width do not count
 * @kind: (nullable): only of this kind
 *
 * Costs the same however many entities there are, but for the first time.
 *
 * Returns: (transfer full) (element-type DossierId): the entities of that name, each as the one that stands for it
 */
GArray *
dossier_entities_find_name (DossierDb  *db,
                            const char *name,
                            const char *kind,
                            GError    **error)
{
  g_autofree char *wanted = dossier_text_fold (name);
  g_autoptr (DossierSql) rows = NULL;

  if (!require_keys (db, error))
    return NULL;
  rows = dossier_sql_new (db, error,
                          "SELECT DISTINCT r.id FROM"
                          " (SELECT e.id FROM name_key k CROSS JOIN entity e ON e.id = k.id WHERE k.key = ?1 AND e.deleted_at IS NULL"
                          "  UNION ALL SELECT e.id FROM name_key k CROSS JOIN alias a ON a.id = k.id CROSS JOIN entity e ON e.id = a.entity"
                          "  WHERE k.key = ?1 AND a.deleted_at IS NULL AND e.deleted_at IS NULL) n"
                          " LEFT JOIN entity_root x ON x.entity = n.id JOIN entity r ON r.id = coalesce(x.root, n.id)"
                          " WHERE r.deleted_at IS NULL AND (?2 IS NULL OR r.kind = ?2) ORDER BY r.id",
                          "tt", wanted, kind);
  return rows != NULL ? dossier_sql_collect_ids (rows, error) : NULL;
}
