/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Any bytes give articles or a reason, whatever the format: samples of each are cut off, damaged bit by bit, and joined in
 * parts with another one. The damage is the same in each run, so a test that fails, fails again by itself (-p).
 */

#define G_LOG_DOMAIN "dossier-test"

#include "sample-files.h"

#include "dossier-import-read.h"

#include <string.h>

/* How often each sample is damaged in each way; large ones less often. */
#define TIMES 8
#define LARGE (24u * 1024)
#define SLOW 50 /* times as often with -m slow */

static GPtrArray *samples;

typedef struct
{
  guint articles;
  guint reasons;
} Count;

static void
assert_words (const char *words)
{
  g_assert_nonnull (words);
  g_assert_cmpuint (strlen (words), >, 0);
  g_assert_true (g_utf8_validate (words, -1, NULL));
}

/* What everything behind import relies on. */
static void
assert_sound (DossierDraft *draft)
{
  glong length = g_utf8_strlen (draft->text, -1);
  guint at = 0;

  assert_words (draft->title);
  assert_words (draft->text);
  assert_words (draft->media_type);
  assert_words (draft->extractor);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      g_assert_cmpuint (block->start, >=, at);
      g_assert_cmpuint (block->end, >, block->start);
      at = block->end;
    }
  g_assert_cmpint (at, <=, length);
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      assert_words (row->value);
      g_assert_cmpint (row->confidence, >=, 0);
      g_assert_cmpint (row->confidence, <=, 100);
    }
}

static gboolean
found_cb (DossierFound *found,
          gpointer      user_data)
{
  g_autoptr (DossierFound) own = found;
  Count *count = user_data;

  g_assert_true ((own->draft != NULL) != (own->reason != NULL));
  if (own->draft != NULL)
    {
      assert_sound (own->draft);
      count->articles++;
    }
  else
    {
      assert_words (own->reason);
      count->reasons++;
    }
  return TRUE;
}

/* @content: (transfer full) */
static void
read_any (guint8     *content,
          gsize       length,
          const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, length);
  g_autoptr (GError) error = NULL;
  Count count = { 0, 0 };

  if (dossier_import_read_all (bytes, name, NULL, found_cb, &count, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpuint (count.articles + count.reasons, >, 0);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DOSSIER_IMPORT_ERROR);
      assert_words (error->message);
    }
}

static gsize
place_in (GRand *random,
          gsize  length)
{
  return (gsize) (g_rand_double (random) * (double) length);
}

static void
read_beginning (const SampleFile *sample,
                GRand            *random)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sample->bytes, &length);
  gsize end = place_in (random, length);

  read_any (g_memdup2 (bytes, end), end, sample->name);
}

/* Some bits at any place, or many close together. */
static void
read_flipped (const SampleFile *sample,
              GRand            *random)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sample->bytes, &length);
  guint8 *copy = g_memdup2 (bytes, length);
  guint times = 1u << g_rand_int_range (random, 0, 6);
  gboolean close = g_rand_boolean (random);
  gsize from = close ? place_in (random, length) : 0;
  gsize within = close ? MIN (length - from, 64) : length;

  for (guint i = 0; i < times; i++)
    copy[from + place_in (random, within)] ^= (guint8) (1u << g_rand_int_range (random, 0, 8));
  read_any (copy, length, sample->name);
}

/* The beginning of one, the end of another: offsets, counts and check sums of both are wrong then. */
static void
read_spliced (const SampleFile *sample,
              GRand            *random)
{
  const SampleFile *other = g_ptr_array_index (samples, (guint) g_rand_int_range (random, 0, (gint32) samples->len));
  gsize length, other_length, first, second;
  const guint8 *bytes = g_bytes_get_data (sample->bytes, &length);
  const guint8 *other_bytes = g_bytes_get_data (other->bytes, &other_length);
  guint8 *joined;

  first = place_in (random, length);
  second = place_in (random, other_length);
  joined = g_malloc (first + other_length - second);
  memcpy (joined, bytes, first);
  memcpy (joined + first, other_bytes + second, other_length - second);
  read_any (joined, first + other_length - second, g_rand_boolean (random) ? sample->name : NULL);
}

static void
test_sample (gconstpointer user_data)
{
  static void (* const ways[]) (const SampleFile *sample, GRand *random) = { read_beginning, read_flipped, read_spliced };
  const SampleFile *sample = user_data;
  GRand *random = g_rand_new_with_seed (g_str_hash (sample->name));
  guint times = MAX (2, TIMES * LARGE / MAX (g_bytes_get_size (sample->bytes), LARGE)) * (g_test_slow () ? SLOW : 1);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; j < times; j++)
      ways[i] (sample, random);
  g_rand_free (random);
}

/* Bytes of no format at all, under the name of every format. */
static void
test_noise (void)
{
  const DossierImportFormat * const *formats = dossier_import_formats ();
  GRand *random = g_rand_new_with_seed (20);

  for (guint i = 0; formats[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("noise.", formats[i]->extensions[0], NULL);
      gsize length = 1 + place_in (random, 4096);
      gboolean ascii = g_rand_boolean (random);
      guint8 *noise = g_malloc (length);

      for (gsize j = 0; j < length; j++)
        noise[j] = (guint8) g_rand_int_range (random, ascii ? 9 : 0, ascii ? 127 : 256);
      read_any (noise, length, name);
    }
  g_rand_free (random);
}

/* Poppler tells each thing that is wrong with a damaged file, which is what they are for. */
static void
drop_cb (const char     *domain,
         GLogLevelFlags  level,
         const char     *message,
         gpointer        user_data)
{
}

int
main (int    argc,
      char **argv)
{
  static const char * const folders[] = { "import", "import-many", "refused", NULL };
  int result;

  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_DEBUG, drop_cb, NULL);
  samples = sample_files_load (folders);
  for (guint i = 0; i < samples->len; i++)
    {
      const SampleFile *sample = g_ptr_array_index (samples, i);
      g_autofree char *path = g_strconcat ("/import/any/", sample->name, NULL);

      g_test_add_data_func (path, sample, test_sample);
    }
  g_test_add_func ("/import/any/noise", test_noise);
  result = g_test_run ();
  g_ptr_array_unref (samples);
  return result;
}
