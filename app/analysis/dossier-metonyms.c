/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The words that stand for another, from a table that is compiled in (data/gazetteers/metonyms.tsv). Never changes after it was made: any
 * thread; counted references.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-metonyms.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "dossier-metonyms-resources.h"
#include "dossier-name-forms-private.h"

#define RESOURCE "/app/dossier/Dossier/analysis/metonyms.tsv"

struct _DossierMetonyms
{
  gatomicrefcount references;
  GStringChunk *texts; /* (owned) */
  GArray *all;         /* (owned) (element-type DossierMetonym) */
  GHashTable *by_word; /* (owned): folded word → number in @all + 1 */
  GHashTable *meanings; /* (owned): folded name of a state → GArray of guint, numbers in @all */
  GHashTable *names;    /* (owned): folded other name of a state → its folded meaning */
};

static void
add_meaning (DossierMetonyms *self,
             const char      *meaning,
             guint            number)
{
  g_autofree char *form = dossier_name_fold_words (meaning);
  GArray *numbers = g_hash_table_lookup (self->meanings, form);

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->meanings, g_steal_pointer (&form), numbers);
    }
  g_array_append_val (numbers, number);
}

static void
add_line (DossierMetonyms *self,
          const char      *line)
{
  static const char *const kinds[] = { "seat", "capital", "demonym" };
  g_auto (GStrv) fields = g_strsplit (line, "\t", 4);
  DossierMetonym metonym = { 0 };
  guint kind = 0;

  if (*line == '#' || g_strv_length (fields) != 4)
    return;
  if (strcmp (fields[0], "name") == 0)
    {
      g_hash_table_insert (self->names, dossier_name_fold_words (fields[1]), dossier_name_fold_words (fields[2]));
      return;
    }
  while (kind < G_N_ELEMENTS (kinds) && strcmp (fields[0], kinds[kind]) != 0)
    kind++;
  g_return_if_fail (kind < G_N_ELEMENTS (kinds));
  metonym.kind = kind;
  metonym.word = g_string_chunk_insert_const (self->texts, fields[1]);
  metonym.meaning = g_string_chunk_insert_const (self->texts, fields[2]);
  metonym.meaning_kind = g_string_chunk_insert_const (self->texts, fields[3]);
  g_array_append_val (self->all, metonym);
  g_hash_table_insert (self->by_word, dossier_name_fold_words (metonym.word), GUINT_TO_POINTER (self->all->len));
  if (metonym.kind != DOSSIER_METONYM_SEAT)
    add_meaning (self, metonym.meaning, self->all->len - 1);
}

/**
 * dossier_metonyms_new:
 *
 * Returns: (transfer full): the words of the table
 */
DossierMetonyms *
dossier_metonyms_new (void)
{
  DossierMetonyms *self = g_new0 (DossierMetonyms, 1);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dossier_metonyms_get_resource (), RESOURCE, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  g_atomic_ref_count_init (&self->references);
  self->texts = g_string_chunk_new (4096);
  self->all = g_array_new (FALSE, FALSE, sizeof (DossierMetonym));
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i]);
  return self;
}

DossierMetonyms *
dossier_metonyms_ref (DossierMetonyms *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_metonyms_unref (DossierMetonyms *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_string_chunk_free (self->texts);
  g_array_unref (self->all);
  g_hash_table_unref (self->by_word);
  g_hash_table_unref (self->meanings);
  g_hash_table_unref (self->names);
  g_free (self);
}

guint
dossier_metonyms_get_size (const DossierMetonyms *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->all->len;
}

/**
 * dossier_metonyms_get:
 *
 * Returns: (transfer none): valid as long as @self; what a matcher is made of, to find them in texts
 */
const DossierMetonym *
dossier_metonyms_get (const DossierMetonyms *self,
                      guint                  number)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number < self->all->len, NULL);

  return &g_array_index (self->all, DossierMetonym, number);
}

/**
 * dossier_metonyms_look_up:
 * @word: as in a text, with or without article
 *
 * Returns: (transfer none) (nullable): what it stands for
 */
const DossierMetonym *
dossier_metonyms_look_up (const DossierMetonyms *self,
                          const char            *word)
{
  g_autofree char *folded = NULL;
  guint number;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (word != NULL, NULL);

  folded = dossier_name_fold_words (word);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_word, folded));
  return number > 0 ? &g_array_index (self->all, DossierMetonym, number - 1) : NULL;
}

/**
 * dossier_metonyms_find:
 * @meaning: a name of an entity
 * @kind: key of its kind
 *
 * Returns: (transfer none) (element-type guint) (nullable): the capitals and peoples that stand for the state of this name, as
 *   numbers for dossier_metonyms_get(); valid as long as @self
 */
GArray *
dossier_metonyms_find (const DossierMetonyms *self,
                       const char            *meaning,
                       const char            *kind)
{
  g_autofree char *form = NULL;
  const char *usual;

  g_return_val_if_fail (self != NULL && meaning != NULL && kind != NULL, NULL);

  if (strcmp (kind, "place") != 0)
    return NULL;
  form = dossier_name_fold_words (meaning);
  usual = g_hash_table_lookup (self->names, form);
  return g_hash_table_lookup (self->meanings, usual ? usual : form);
}

/**
 * dossier_metonyms_describe:
 *
 * Returns: (transfer full): for people, translated: what the word is and whom it stands for
 */
char *
dossier_metonyms_describe (const DossierMetonym *metonym)
{
  g_return_val_if_fail (metonym != NULL, NULL);

  switch (metonym->kind)
    {
    case DOSSIER_METONYM_SEAT:
      /* Translators: %1$s is a building or street, %2$s who sits in it: the Pentagon, US Department of Defense. */
      return g_strdup_printf (_("“%1$s” is the seat of %2$s and often stands for it"), metonym->word, metonym->meaning);
    case DOSSIER_METONYM_CAPITAL:
      return g_strdup_printf (_("“%1$s” is the capital of %2$s and may stand for the state"), metonym->word, metonym->meaning);
    case DOSSIER_METONYM_DEMONYM: default:
      return g_strdup_printf (_("“%1$s” tells that something belongs to %2$s"), metonym->word, metonym->meaning);
    }
}
