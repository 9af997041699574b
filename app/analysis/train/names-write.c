/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what the trainer learned as the finder reads it: the weights in whole steps of one byte, by the hashes of their features. */

#define G_LOG_DOMAIN "dossier-train"

#include "names-learn-private.h"

#include <math.h>
#include <string.h>

#define STEP 0.03f /* of the weights that are written */

typedef struct
{
  guint32 hash;
  float weights[NAMES_ROW];
} Row;

static void
collect_rows (const Learner *learner,
              const Samples *samples,
              GArray        *rows)
{
  for (guint i = 0; i < learner->n; i++)
    {
      Row row = { g_array_index (samples->hashes, guint32, i), { 0 } };
      gboolean any = FALSE;

      memcpy (row.weights, learner->weights[i], sizeof row.weights);
      for (guint label = 0; label < NAMES_LABELS; label++)
        any |= fabsf (row.weights[label]) > 0;
      if (any)
        g_array_append_val (rows, row);
    }
}

static void
append_steps (GByteArray   *out,
              const Learner *learner)
{
  for (guint from = 0; from < NAMES_LABELS; from++)
    for (guint to = 0; to < NAMES_LABELS; to++)
      {
        gint16 value = (gint16) CLAMP (lrintf (learner->steps[from][to] * 256.0f), -32000, 32000);
        guint8 bytes[2] = { (guint8) value, (guint8) ((guint16) value >> 8) };

        g_byte_array_append (out, bytes, 2);
      }
}

/* The weights in whole steps, those that come to none left out. */
static void
append_rows (GByteArray *out,
             GByteArray *head,
             GArray     *rows,
             float       step)
{
  g_autoptr (GByteArray) rests = g_byte_array_new ();
  g_autoptr (GByteArray) numbers = g_byte_array_new ();
  g_autoptr (GByteArray) weights = g_byte_array_new ();
  static guint8 counts[65536];
  guint n = 0;

  memset (counts, 0, sizeof counts);
  g_array_sort (rows, names_train_compare_hashes);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      guint8 number = 0;
      guint8 rest[2] = { (guint8) row->hash, (guint8) (row->hash >> 8) };

      for (guint8 label = 0; label < NAMES_LABELS; label++)
        {
          long steps = lrintf (row->weights[label] / step);
          guint8 pair[2] = { label, (guint8) (gint8) CLAMP (steps, -127, 127) };

          if (steps == 0)
            continue;
          g_byte_array_append (weights, pair, 2);
          number++;
        }
      if (number == 0)
        continue;
      g_byte_array_append (rests, rest, 2);
      g_byte_array_append (numbers, &number, 1);
      counts[row->hash >> 16]++;
      n++;
    }
  names_train_append_word (head, n);
  names_train_append_word (head, (guint32) lrintf (step * (1 << 20)));
  g_byte_array_append (out, counts, sizeof counts);
  g_byte_array_append (out, rests->data, rests->len);
  g_byte_array_append (out, numbers->data, numbers->len);
  g_byte_array_append (out, weights->data, weights->len);
  g_print ("model: %u features, %u weights\n", n, weights->len / 2);
}

/**
 * names_train_write:
 * @first: what learned the first pass, from @first_sample
 * @second: the second pass
 * @inner: (element-type guint32): see names_inner_words()
 *
 * Returns: (transfer full): the bytes of the finder's model, with @lexicon
 */
GBytes *
names_train_write (const Learner *first,
                   const Samples *first_sample,
                   const Learner *second,
                   const Samples *second_sample,
                   GArray        *inner,
                   GBytes        *lexicon)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) features = g_byte_array_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  guint before;

  collect_rows (first, first_sample, rows);
  collect_rows (second, second_sample, rows);
  g_byte_array_append (out, (const guint8 *) "DSNB", 4);
  names_train_append_word (out, 1);
  names_train_append_word (out, (guint32) g_bytes_get_size (lexicon));
  g_byte_array_append (out, g_bytes_get_data (lexicon, NULL), (guint) g_bytes_get_size (lexicon));
  before = out->len;
  g_byte_array_append (out, (const guint8 *) "DSNM", 4);
  names_train_append_word (out, 1);
  names_train_append_word (out, inner->len);
  append_rows (features, out, rows, STEP);
  append_steps (out, first);
  append_steps (out, second);
  for (guint i = 0; i < inner->len; i++)
    names_train_append_word (out, g_array_index (inner, guint32, i));
  g_byte_array_append (out, features->data, features->len);
  g_print ("weights: %u bytes\n", out->len - before);
  return g_byte_array_free_to_bytes (out);
}
