/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that commits touched: table name -> set of ids. Filled on the writer thread, then read-only. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-change-set.h"

#define BULK_LIMIT 1000 /* rows of one table; beyond it listeners ask again anyway */

struct _DossierChangeSet
{
  gatomicrefcount references;
  GHashTable *tables; /* interned name -> GHashTable of DossierId (owned), NULL value = bulk */
  GHashTable *grown;  /* interned names of tables with new rows */
};

G_DEFINE_BOXED_TYPE (DossierChangeSet, dossier_change_set, dossier_change_set_ref, dossier_change_set_unref)

static void
rows_free (gpointer rows)
{
  g_clear_pointer (&rows, g_hash_table_unref);
}

DossierChangeSet *
dossier_change_set_new (void)
{
  DossierChangeSet *self = g_new0 (DossierChangeSet, 1);

  g_atomic_ref_count_init (&self->references);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, rows_free);
  self->grown = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

DossierChangeSet *
dossier_change_set_ref (DossierChangeSet *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_change_set_unref (DossierChangeSet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->tables);
  g_hash_table_unref (self->grown);
  g_free (self);
}

void
dossier_change_set_add (DossierChangeSet *self,
                        const char       *table,
                        const DossierId  *id)
{
  gpointer rows = NULL;

  if (g_hash_table_lookup_extended (self->tables, table, NULL, &rows))
    {
      if (rows == NULL)
        return;
    }
  else
    {
      rows = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
      g_hash_table_insert (self->tables, (gpointer) g_intern_string (table), rows);
    }
  if (g_hash_table_size (rows) >= BULK_LIMIT)
    dossier_change_set_add_bulk (self, table);
  else
    g_hash_table_add (rows, dossier_id_copy (id));
}

void
dossier_change_set_add_bulk (DossierChangeSet *self,
                             const char       *table)
{
  g_hash_table_insert (self->tables, (gpointer) g_intern_string (table), NULL);
}

/**
 * dossier_change_set_add_new:
 * @table: a table of the schema
 *
 * Many rows were added to @table; what is said of those that were there before is still true.
 */
void
dossier_change_set_add_new (DossierChangeSet *self,
                            const char       *table)
{
  g_hash_table_add (self->grown, (gpointer) g_intern_string (table));
}

void
dossier_change_set_merge (DossierChangeSet       *self,
                          const DossierChangeSet *other)
{
  GHashTableIter tables;
  gpointer name, rows;

  g_hash_table_iter_init (&tables, other->tables);
  while (g_hash_table_iter_next (&tables, &name, &rows))
    {
      GHashTableIter ids;
      gpointer id;

      if (rows == NULL)
        {
          dossier_change_set_add_bulk (self, name);
          continue;
        }
      g_hash_table_iter_init (&ids, rows);
      while (g_hash_table_iter_next (&ids, &id, NULL))
        dossier_change_set_add (self, name, id);
    }
  g_hash_table_iter_init (&tables, other->grown);
  while (g_hash_table_iter_next (&tables, &name, NULL))
    dossier_change_set_add_new (self, name);
}

gboolean
dossier_change_set_is_empty (const DossierChangeSet *self)
{
  return g_hash_table_size (self->tables) == 0 && g_hash_table_size (self->grown) == 0;
}

/**
 * dossier_change_set_touches:
 * @table: a table of the schema
 *
 * Returns: whether any row of @table changed or was added
 */
gboolean
dossier_change_set_touches (const DossierChangeSet *self,
                            const char             *table)
{
  return g_hash_table_contains (self->tables, table) || g_hash_table_contains (self->grown, table);
}

/**
 * dossier_change_set_alters:
 * @table: a table of the schema
 *
 * Returns: whether a row of @table that was there before may have changed
 */
gboolean
dossier_change_set_alters (const DossierChangeSet *self,
                           const char             *table)
{
  return g_hash_table_contains (self->tables, table);
}

/**
 * dossier_change_set_touches_row:
 *
 * Returns: whether that row changed, or so many that it may have
 */
gboolean
dossier_change_set_touches_row (const DossierChangeSet *self,
                                const char             *table,
                                const DossierId        *id)
{
  gpointer rows;

  if (!g_hash_table_lookup_extended (self->tables, table, NULL, &rows))
    return FALSE;
  return rows == NULL || g_hash_table_contains (rows, id);
}

/**
 * dossier_change_set_count:
 *
 * Returns: how many rows of @table changed; G_MAXUINT for bulk and for new ones
 */
guint
dossier_change_set_count (const DossierChangeSet *self,
                          const char             *table)
{
  gpointer rows;

  if (g_hash_table_contains (self->grown, table))
    return G_MAXUINT;
  if (!g_hash_table_lookup_extended (self->tables, table, NULL, &rows))
    return 0;
  return rows == NULL ? G_MAXUINT : g_hash_table_size (rows);
}

/**
 * dossier_change_set_foreach:
 *
 * Calls @func for each row of @table that changed; not at all when the table changed in bulk, nor for new rows.
 */
void
dossier_change_set_foreach (const DossierChangeSet *self,
                            const char             *table,
                            void                  (*func) (const DossierId *id, gpointer user_data),
                            gpointer                user_data)
{
  GHashTable *rows = g_hash_table_lookup (self->tables, table);
  GHashTableIter iter;
  gpointer id;

  if (rows == NULL)
    return;
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    func (id, user_data);
}
