/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the lexicon of the name finder of the lists in a folder; part of the trainer. One entry a line; the file's name says what its
 * entries are. Lines that begin with # are remarks. */

#define G_LOG_DOMAIN "dossier-train"

#include "names-train.h"

#include <string.h>

typedef struct
{
  guint32 hash;
  guint32 value;
} Entry;

typedef struct
{
  const char *file;
  guint flags;
} List;

static const List lists[] = {
  { "countries.txt", DOSSIER_LEXICON_COUNTRY },       { "cities.txt", DOSSIER_LEXICON_CITY },
  { "towns.txt", DOSSIER_LEXICON_TOWN },              { "regions.txt", DOSSIER_LEXICON_REGION },
  { "places.txt", DOSSIER_LEXICON_REGION },           { "wordnet-places.txt", DOSSIER_LEXICON_REGION },
  { "given-names.txt", DOSSIER_LEXICON_GIVEN_NAME },  { "surnames.txt", DOSSIER_LEXICON_SURNAME },
  { "organisations.txt", DOSSIER_LEXICON_ORGANISATION }, { "wordnet-groups.txt", DOSSIER_LEXICON_ORGANISATION },
  { "people.txt", DOSSIER_LEXICON_PERSON },           { "wordnet-people.txt", DOSSIER_LEXICON_PERSON },
  { "titles.txt", DOSSIER_LEXICON_TITLE },            { "equipment.txt", DOSSIER_LEXICON_EQUIPMENT },
  { "equipment-nouns.txt", DOSSIER_LEXICON_EQUIPMENT_NOUN }, { "exercises.txt", DOSSIER_LEXICON_EXERCISE },
  { "events.txt", DOSSIER_LEXICON_EVENT },            { "wordnet-events.txt", DOSSIER_LEXICON_EVENT },
  { "demonyms.txt", DOSSIER_LEXICON_DEMONYM },
};

static void
add (GHashTable *table,
     guint32     hash,
     guint       flags)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (hash)));

  g_hash_table_insert (table, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (before | flags));
}

static void
add_entry (GHashTable *table,
           NamesText  *text,
           const char *line,
           guint       flags)
{
  guint32 hash;

  gsize length = strlen (line);

  if (line[length - 1] == '?')
    {
      flags |= DOSSIER_LEXICON_AMBIGUOUS;
      length--;
    }
  names_text_split (text, line, length, 0);
  if (text->n_tokens == 0)
    return;
  hash = text->tokens[0].lower;
  for (guint i = 1; i < text->n_tokens; i++)
    {
      add (table, hash, DOSSIER_LEXICON_BEGINS);
      hash = names_hash_join (hash, text->tokens[i].lower);
    }
  add (table, hash, flags);
}

static char **
read_lines (const char *folder,
            const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *content = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    {
      g_printerr ("no %s\n", path);
      return g_new0 (char *, 1);
    }
  return g_strsplit (content, "\n", -1);
}

/* A line of a list of classes: its number, then words. */
static void
read_classes (const char *folder,
              const char *file,
              GHashTable *table)
{
  g_auto (GStrv) lines = read_lines (folder, file);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      words = g_strsplit (lines[i], " ", -1);
      for (guint k = 1; words[k] != NULL; k++)
        {
          guint32 hash = names_hash_lower (words[k]);

          if (!g_hash_table_contains (table, GUINT_TO_POINTER (hash)))
            g_hash_table_insert (table, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (g_ascii_strtoull (words[0], NULL, 10)));
        }
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  guint32 first = ((const Entry *) a)->hash, second = ((const Entry *) b)->hash;

  return (first > second) - (first < second);
}

static void
append_shorts (GByteArray *out,
               guint       value)
{
  guint8 bytes[2] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (out, bytes, 2);
}

void
names_train_append_word (GByteArray *out,
                         guint32     value)
{
  guint8 bytes[4] = { (guint8) value, (guint8) (value >> 8), (guint8) (value >> 16), (guint8) (value >> 24) };

  g_byte_array_append (out, bytes, 4);
}

static void
write_table (GByteArray *out,
             GHashTable *table)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  static guint8 counts[65536];
  GHashTableIter iter;
  gpointer key, value;

  memset (counts, 0, sizeof counts);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Entry entry = { GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (value) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      g_assert (counts[g_array_index (entries, Entry, i).hash >> 16] < 255);
      counts[g_array_index (entries, Entry, i).hash >> 16]++;
    }
  names_train_append_word (out, entries->len);
  g_byte_array_append (out, counts, sizeof counts);
  for (guint i = 0; i < entries->len; i++)
    append_shorts (out, g_array_index (entries, Entry, i).hash & 0xffff);
  for (guint i = 0; i < entries->len; i++)
    append_shorts (out, g_array_index (entries, Entry, i).value);
}

/**
 * names_train_make_lexicon:
 * @folder: where the lists are
 *
 * Returns: (transfer full): the bytes of the lexicon
 */
GBytes *
names_train_make_lexicon (const char *folder)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) senses = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) classes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  GByteArray *out = g_byte_array_new ();
  NamesText text;

  names_text_init (&text);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) lines = read_lines (folder, lists[i].file);

      for (guint k = 0; lines[k] != NULL; k++)
        if (lines[k][0] != '#' && lines[k][0] != '\0')
          add_entry (names, &text, lines[k], lists[i].flags);
    }
  names_text_clear (&text);
  read_classes (folder, "wordnet-classes.txt", senses);
  read_classes (folder, "word-classes.txt", classes);
  read_classes (folder, "word-groups.txt", groups);
  g_byte_array_append (out, (const guint8 *) "DSLX", 4);
  names_train_append_word (out, 2);
  write_table (out, names);
  write_table (out, senses);
  write_table (out, classes);
  write_table (out, groups);
  g_print ("lexicon: %u names, %u senses, %u classes, %u bytes\n", g_hash_table_size (names), g_hash_table_size (senses),
           g_hash_table_size (classes), out->len);
  return g_byte_array_free_to_bytes (out);
}
