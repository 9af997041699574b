/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lexicon of names and words, read from the bytes the lexicon builder wrote. Never changes once made, so any thread may ask
 * it. Its bytes are not trusted: every size is checked before use.
 *
 * Layout, little-endian: "DSLX", version, then per table the number of entries, 65,536 counts of a byte (how many entries have
 * hashes that begin with these 16 bits), the other 16 bits of each entry, the value of each entry. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-lexicon.h"

#include <string.h>

#define MAGIC 0x584c5344u
#define VERSION 2u
#define BUCKETS 65536u
#define MOST_ENTRIES (1u << 22)

typedef struct
{
  guint32 *from;   /* (owned): of each bucket, one more than there are */
  guint16 *rest;   /* (owned) */
  guint16 *value;  /* (owned) */
} Table;

struct _DossierLexicon
{
  Table tables[DOSSIER_LEXICON_N_TABLES];
};

G_DEFINE_QUARK (dossier-lexicon-error-quark, dossier_lexicon_error)

static gboolean
fail (GError    **error,
      const char *why)
{
  g_set_error (error, DOSSIER_LEXICON_ERROR, DOSSIER_LEXICON_ERROR_INVALID, "not a usable lexicon: %s", why);
  return FALSE;
}

static guint32
read_word (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint16 *
read_shorts (const guint8 *at,
             guint32       n)
{
  guint16 *values = g_new (guint16, MAX (n, 1));

  memcpy (values, at, n * sizeof *values);
  for (guint32 i = 0; i < n; i++)
    values[i] = GUINT16_FROM_LE (values[i]);
  return values;
}

static gboolean
read_table (Table         *table,
            const guint8 **at,
            gsize         *left,
            GError       **error)
{
  guint32 n, sum = 0;
  const guint8 *counts;

  if (*left < 4 + BUCKETS)
    return fail (error, "it ends within a table");
  n = read_word (*at);
  counts = *at + 4;
  if (n > MOST_ENTRIES || (*left - 4 - BUCKETS) / 4 < n)
    return fail (error, "a table is too long");
  table->from = g_new (guint32, BUCKETS + 1);
  for (guint i = 0; i < BUCKETS; i++)
    {
      table->from[i] = sum;
      sum += counts[i];
    }
  table->from[BUCKETS] = sum;
  if (sum != n)
    return fail (error, "a table's counts do not add up");
  table->rest = read_shorts (counts + BUCKETS, n);
  table->value = read_shorts (counts + BUCKETS + 2 * (gsize) n, n);
  *at += 4 + BUCKETS + 4 * (gsize) n;
  *left -= 4 + BUCKETS + 4 * (gsize) n;
  return TRUE;
}

static guint
find (const Table *table,
      guint32      hash,
      guint        otherwise)
{
  guint16 rest = (guint16) hash;

  for (guint32 i = table->from[hash >> 16], end = table->from[(hash >> 16) + 1]; i < end; i++)
    if (table->rest[i] == rest)
      return table->value[i];
  return otherwise;
}

/**
 * dossier_lexicon_new:
 * @bytes: what the lexicon builder wrote
 *
 * Returns: (transfer full) (nullable): NULL with %DOSSIER_LEXICON_ERROR_INVALID when the bytes are something else
 */
DossierLexicon *
dossier_lexicon_new (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (DossierLexicon) self = NULL;
  const guint8 *at;
  gsize left;

  g_return_val_if_fail (bytes != NULL, NULL);

  at = g_bytes_get_data (bytes, &left);
  if (left < 8 || read_word (at) != MAGIC || read_word (at + 4) != VERSION)
    {
      fail (error, "its beginning is unknown");
      return NULL;
    }
  at += 8;
  left -= 8;
  self = g_new0 (DossierLexicon, 1);
  for (guint i = 0; i < DOSSIER_LEXICON_N_TABLES; i++)
    if (!read_table (&self->tables[i], &at, &left, error))
      return NULL;
  if (left != 0)
    {
      fail (error, "there is more after its end");
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dossier_lexicon_free (DossierLexicon *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < DOSSIER_LEXICON_N_TABLES; i++)
    {
      g_free (self->tables[i].from);
      g_free (self->tables[i].rest);
      g_free (self->tables[i].value);
    }
  g_free (self);
}

/**
 * dossier_lexicon_get_flags:
 * @hash: of one or more words in small letters
 *
 * Returns: what these words are known to name, as #DossierLexiconFlags, 0 for nothing
 */
guint
dossier_lexicon_get_flags (const DossierLexicon *self,
                           guint32               hash)
{
  g_return_val_if_fail (self != NULL, 0);
  return find (&self->tables[DOSSIER_LEXICON_NAMES], hash, 0);
}

/**
 * dossier_lexicon_get_sense:
 *
 * Returns: the number of WordNet's lexicographer file of the word's commonest sense, or %DOSSIER_LEXICON_NO_SENSE
 */
guint
dossier_lexicon_get_sense (const DossierLexicon *self,
                           guint32               hash)
{
  g_return_val_if_fail (self != NULL, DOSSIER_LEXICON_NO_SENSE);
  return find (&self->tables[DOSSIER_LEXICON_SENSES], hash, DOSSIER_LEXICON_NO_SENSE);
}

/**
 * dossier_lexicon_get_class:
 *
 * Returns: the class of words that are used alike, 32 fine ones to each coarse one, or %DOSSIER_LEXICON_NO_CLASS
 */
guint
dossier_lexicon_get_class (const DossierLexicon *self,
                           guint32               hash)
{
  g_return_val_if_fail (self != NULL, DOSSIER_LEXICON_NO_CLASS);
  return find (&self->tables[DOSSIER_LEXICON_CLASSES], hash, DOSSIER_LEXICON_NO_CLASS);
}

/**
 * dossier_lexicon_get_group:
 *
 * Returns: the group of words that are used alike, another and coarser division, or %DOSSIER_LEXICON_NO_CLASS
 */
guint
dossier_lexicon_get_group (const DossierLexicon *self,
                           guint32               hash)
{
  g_return_val_if_fail (self != NULL, DOSSIER_LEXICON_NO_CLASS);
  return find (&self->tables[DOSSIER_LEXICON_GROUPS], hash, DOSSIER_LEXICON_NO_CLASS);
}
