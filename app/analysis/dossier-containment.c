/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which place lies in which: towns and provinces in states, states in parts of the world. Names are compared by their letters, so
 * a town may be one of several of its name: it lies wherever one of them does. The tables are read once, by who asks first; constant, any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-containment.h"

#include <gio/gio.h>
#include <string.h>

#include "dossier-metonyms-resources.h"
#include "dossier-name-forms-private.h"
#include "dossier-places-resources.h"

#define FOLDER "/app/dossier/Dossier/analysis/places/"
#define METONYMS "/app/dossier/Dossier/analysis/metonyms.tsv"
#define DEEPEST 8 /* a quarter, a town, a province, a state, a part of a continent … */

typedef struct
{
  GStringChunk *texts;
  GHashTable *around;  /* folded name → GPtrArray of folded names of what it lies in */
  GHashTable *regions; /* folded names of what something lies in */
  GHashTable *names;   /* folded other name → folded name */
} Places;

static const char *
keep (Places     *self,
      const char *name)
{
  g_autofree char *folded = dossier_name_fold_words (name);

  return g_string_chunk_insert_const (self->texts, folded);
}

static const char *
main_name (const Places *self,
           const char   *folded)
{
  const char *name = g_hash_table_lookup (self->names, folded);

  return name != NULL ? name : folded;
}

static void
add_inside (Places     *self,
            const char *outer,
            const char *name)
{
  const char *inner = main_name (self, keep (self, name));
  GPtrArray *around = g_hash_table_lookup (self->around, inner);

  if (*inner == '\0' || inner == outer)
    return;
  if (around == NULL)
    g_hash_table_insert (self->around, (gpointer) inner, around = g_ptr_array_sized_new (1));
  if (!g_ptr_array_find (around, outer, NULL))
    g_ptr_array_add (around, (gpointer) outer);
}

/* @names: only lines that say other names; else only the others. */
static void
read_table (Places     *self,
            GResource  *resource,
            const char *path,
            gboolean    names)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');
      g_auto (GStrv) inside = NULL;
      const char *outer;

      if (lines[i][0] == '#' || tab == NULL || (lines[i][0] == '=') != names)
        continue;
      *tab = '\0';
      inside = g_strsplit (tab + 1, ";", -1);
      outer = keep (self, lines[i] + names);
      if (!names)
        g_hash_table_add (self->regions, (gpointer) (outer = main_name (self, outer)));
      for (guint j = 0; inside[j] != NULL; j++)
        if (names)
          g_hash_table_insert (self->names, (gpointer) keep (self, inside[j]), (gpointer) outer);
        else
          add_inside (self, outer, inside[j]);
    }
}

/* Of the words that stand for others, those that are only other names of a state. */
static void
read_state_names (Places *self)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dossier_metonyms_get_resource (), METONYMS, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 4);

      if (g_strv_length (fields) == 4 && strcmp (fields[0], "name") == 0)
        g_hash_table_insert (self->names, (gpointer) keep (self, fields[1]), (gpointer) keep (self, fields[2]));
    }
}

static const Places *
places (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      Places *self = g_new0 (Places, 1);

      self->texts = g_string_chunk_new (65536);
      self->around = g_hash_table_new (g_str_hash, g_str_equal);
      self->regions = g_hash_table_new (g_str_hash, g_str_equal);
      self->names = g_hash_table_new (g_str_hash, g_str_equal);
      read_state_names (self);
      read_table (self, dossier_places_get_resource (), FOLDER "within-regions.tsv", TRUE);
      read_table (self, dossier_places_get_resource (), FOLDER "within-regions.tsv", FALSE);
      read_table (self, dossier_places_get_resource (), FOLDER "within-states.tsv", FALSE);
      g_once_init_leave (&table, (gsize) self);
    }
  return (const Places *) table;
}

static char *
find_name (const char *name)
{
  g_autofree char *folded = dossier_name_fold_words (name);

  return g_strdup (main_name (places (), folded));
}

/**
 * dossier_place_is_region:
 *
 * Returns: whether the tables know of something that lies in it: a state, a province, a part of the world
 */
gboolean
dossier_place_is_region (const char *name)
{
  g_autofree char *found = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  found = find_name (name);
  return g_hash_table_contains (places ()->regions, found);
}

/**
 * dossier_place_is_known:
 *
 * Returns: whether the tables know what it lies in, or what lies in it
 */
gboolean
dossier_place_is_known (const char *name)
{
  g_autofree char *found = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  found = find_name (name);
  return g_hash_table_contains (places ()->regions, found) || g_hash_table_contains (places ()->around, found);
}

/**
 * dossier_place_same_name:
 *
 * Returns: whether both are names of one place: "Kiev" and "Kyiv"
 */
gboolean
dossier_place_same_name (const char *a,
                         const char *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  x = find_name (a);
  y = find_name (b);
  return *x != '\0' && strcmp (x, y) == 0;
}

static gboolean
lies_in (const char *inner,
         const char *outer,
         guint       depth)
{
  GPtrArray *around = g_hash_table_lookup (places ()->around, inner);

  for (guint i = 0; around != NULL && depth < DEEPEST && i < around->len; i++)
    {
      const char *next = g_ptr_array_index (around, i);

      if (strcmp (next, outer) == 0 || lies_in (next, outer, depth + 1))
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_place_lies_in:
 *
 * Returns: whether a place called @inner is known to lie in one called @outer
 */
gboolean
dossier_place_lies_in (const char *inner,
                       const char *outer)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (inner != NULL && outer != NULL, FALSE);

  from = find_name (inner);
  to = find_name (outer);
  return strcmp (from, to) != 0 && g_hash_table_contains (places ()->regions, to) && lies_in (from, to, 0);
}
