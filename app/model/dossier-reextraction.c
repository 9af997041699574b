/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on an article that was read again. Filled on one thread, read on another. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-reextraction.h"

static void
clear_field (gpointer data)
{
  DossierFieldChange *change = data;

  g_free (change->before);
  g_free (change->after);
}

DossierReextraction *
dossier_reextraction_new (const DossierId *article)
{
  DossierReextraction *self = g_new0 (DossierReextraction, 1);

  self->article = *article;
  self->fields = g_array_new (FALSE, FALSE, sizeof (DossierFieldChange));
  g_array_set_clear_func (self->fields, clear_field);
  self->lost = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_reextraction_free (DossierReextraction *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->reason);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

/**
 * dossier_reextraction_add_field:
 * @before: (nullable)
 * @after: (nullable)
 *
 * Tells that a field changed.
 */
void
dossier_reextraction_add_field (DossierReextraction *self,
                                DossierArticleField  field,
                                const char          *before,
                                const char          *after)
{
  DossierFieldChange change = { field, g_strdup (before), g_strdup (after) };

  g_return_if_fail (self != NULL);
  g_array_append_val (self->fields, change);
  self->changed = TRUE;
}

static GHashTable *
count_paragraphs (char **paragraphs)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    g_hash_table_insert (counts, paragraphs[i], GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, paragraphs[i])) + 1));
  return counts;
}

static guint
count_missing (GHashTable *from,
               GHashTable *in)
{
  GHashTableIter iter;
  gpointer paragraph, count;
  guint missing = 0;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &paragraph, &count))
    {
      guint here = GPOINTER_TO_UINT (count), there = GPOINTER_TO_UINT (g_hash_table_lookup (in, paragraph));

      missing += here > there ? here - there : 0;
    }
  return missing;
}

/**
 * dossier_reextraction_compare:
 * @before: the article itself as it was, paragraphs parted by blank lines
 * @after: as it is now
 *
 * Counts the paragraphs that came and went.
 */
void
dossier_reextraction_compare (DossierReextraction *self,
                              const char          *before,
                              const char          *after)
{
  g_auto (GStrv) old_paragraphs = g_strsplit (before, "\n\n", -1);
  g_auto (GStrv) new_paragraphs = g_strsplit (after, "\n\n", -1);
  g_autoptr (GHashTable) old_counts = count_paragraphs (old_paragraphs);
  g_autoptr (GHashTable) new_counts = count_paragraphs (new_paragraphs);

  g_return_if_fail (self != NULL);
  self->added = count_missing (new_counts, old_counts);
  self->removed = count_missing (old_counts, new_counts);
}
