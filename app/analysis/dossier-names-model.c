/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The weights of the name finder, read from the bytes the trainer wrote. Never changes once made, so any thread may ask it. Its bytes
 * are not trusted: every size and label is checked before use.
 *
 * Layout, little-endian: "DSNM", version, number of inner words, number of features, weight of one step times 2^20, the transitions
 * of both passes in 1/256, the hashes of the inner words in order; then as in a lexicon 65,536 counts and the other 16 bits of each
 * feature's hash; how many weights each has; and of each weight the label and the steps. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include "dossier-names.h"

#include <string.h>

#define MAGIC 0x4d4e5344u
#define VERSION 1u
#define BUCKETS 65536u
#define MOST_FEATURES (1u << 20)
#define MOST_INNER 65536u
#define FILTER_BITS 21u
#define TRANSITION_BYTES (2u * NAMES_LABELS * NAMES_LABELS * 2u)

/* One feature; the place behind the labels tells that it is there. */
typedef struct
{
  guint32 hash;
  gint8 weights[NAMES_ROW];
} Slot;

#define IS_TAKEN(slot) ((slot)->weights[NAMES_LABELS] != 0)

struct _NamesModel
{
  float step;
  float transitions[2][NAMES_ROW][NAMES_ROW];
  float steps[2][NAMES_ROW][NAMES_ROW];
  float turned[2][NAMES_ROW][NAMES_ROW];
  guint n_inner;
  guint32 *inner; /* (owned): in order */
  Slot *slots;    /* (owned) */
  guint32 mask;
  guint32 *filter;          /* (owned): a bit per hash that may be there */
};

typedef struct
{
  const guint8 *at;
  gsize left;
} Bytes;

static const guint8 *
take (Bytes *bytes,
      gsize  n)
{
  const guint8 *at = bytes->at;

  if (bytes->left < n)
    return NULL;
  bytes->at += n;
  bytes->left -= n;
  return at;
}

static guint32
take_word (Bytes *bytes)
{
  const guint8 *at = take (bytes, 4);
  guint32 value;

  if (at == NULL)
    return 0;
  memcpy (&value, at, 4);
  return GUINT32_FROM_LE (value);
}

static gboolean
fail (GError    **error,
      const char *why)
{
  g_set_error (error, DOSSIER_NAMES_ERROR, DOSSIER_NAMES_ERROR_INVALID, "not a usable model of names: %s", why);
  return FALSE;
}

const float (*names_model_transitions (const NamesModel *self,
                                       guint             pass))[NAMES_ROW]
{
  g_assert (pass < 2);
  return (const float (*)[NAMES_ROW]) self->transitions[pass];
}

const float (*names_model_steps (const NamesModel *self,
                                 guint             pass))[NAMES_ROW]
{
  g_assert (pass < 2);
  return (const float (*)[NAMES_ROW]) self->steps[pass];
}

/* The steps with what follows first. */
const float (*names_model_turned (const NamesModel *self,
                                  guint             pass))[NAMES_ROW]
{
  g_assert (pass < 2);
  return (const float (*)[NAMES_ROW]) self->turned[pass];
}

static gboolean
read_transitions (NamesModel *self,
                  Bytes      *bytes)
{
  const guint8 *at = take (bytes, TRANSITION_BYTES);

  if (at == NULL)
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    for (guint from = 0; from < NAMES_LABELS; from++)
      for (guint to = 0; to < NAMES_LABELS; to++, at += 2)
        self->transitions[pass][from][to] = (float) (gint16) (at[0] | at[1] << 8) / 256.0f;
  for (guint pass = 0; pass < 2; pass++)
    {
      names_lattice_steps (names_model_transitions (self, pass), self->steps[pass]);
      names_lattice_turn (names_model_steps (self, pass), self->turned[pass]);
    }
  return TRUE;
}

static gboolean
read_inner (NamesModel *self,
            Bytes      *bytes)
{
  const guint8 *at = take (bytes, self->n_inner * 4);

  if (at == NULL)
    return FALSE;
  self->inner = g_new (guint32, MAX (1, self->n_inner));
  for (guint i = 0; i < self->n_inner; i++)
    {
      memcpy (&self->inner[i], at + 4 * i, 4);
      self->inner[i] = GUINT32_FROM_LE (self->inner[i]);
      if (i > 0 && self->inner[i] <= self->inner[i - 1])
        return FALSE;
    }
  return TRUE;
}

static Slot *
add_feature (NamesModel *self,
             guint32     hash)
{
  guint32 slot = hash & self->mask;

  while (IS_TAKEN (&self->slots[slot]))
    slot = (slot + 1) & self->mask;
  self->slots[slot].hash = hash;
  self->slots[slot].weights[NAMES_LABELS] = 1;
  self->filter[hash >> (32 - FILTER_BITS + 5)] |= 1u << (hash >> (32 - FILTER_BITS) & 31);
  return &self->slots[slot];
}

static gboolean
read_features (NamesModel *self,
               Bytes      *bytes,
               guint32     n,
               GError    **error)
{
  const guint8 *counts = take (bytes, BUCKETS);
  const guint8 *rests = take (bytes, 2 * (gsize) n);
  const guint8 *numbers = take (bytes, n);
  guint32 feature = 0;
  guint32 size = 1024;

  if (counts == NULL || rests == NULL || numbers == NULL)
    return fail (error, "it ends early");
  while (size < 2 * n)
    size *= 2;
  self->mask = size - 1;
  self->slots = g_new0 (Slot, size);
  self->filter = g_new0 (guint32, 1u << (FILTER_BITS - 5));
  for (guint32 bucket = 0; bucket < BUCKETS; bucket++)
    for (guint i = 0; i < counts[bucket]; i++, feature++)
      {
        const guint8 *weights;
        Slot *slot;

        if (feature == n)
          return fail (error, "its counts do not add up");
        weights = take (bytes, 2 * (gsize) numbers[feature]);
        if (weights == NULL)
          return fail (error, "it ends early");
        slot = add_feature (self, bucket << 16 | rests[2 * feature] | (guint32) rests[2 * feature + 1] << 8);
        for (guint k = 0; k < numbers[feature]; k++)
          {
            if (weights[2 * k] >= NAMES_LABELS)
              return fail (error, "a label is unknown");
            slot->weights[weights[2 * k]] = (gint8) weights[2 * k + 1];
          }
      }
  if (feature != n || bytes->left != 0)
    return fail (error, "its counts do not add up");
  return TRUE;
}

NamesModel *
names_model_new (GBytes  *data,
                 GError **error)
{
  g_autoptr (NamesModel) self = g_new0 (NamesModel, 1);
  Bytes bytes;
  guint32 n;

  bytes.at = g_bytes_get_data (data, &bytes.left);
  if (take_word (&bytes) != MAGIC || take_word (&bytes) != VERSION)
    {
      fail (error, "its beginning is unknown");
      return NULL;
    }
  self->n_inner = take_word (&bytes);
  n = take_word (&bytes);
  self->step = (float) take_word (&bytes) / (float) (1 << 20);
  if (self->n_inner > MOST_INNER || n > MOST_FEATURES || !read_transitions (self, &bytes) || !read_inner (self, &bytes))
    {
      fail (error, "its sizes are impossible");
      return NULL;
    }
  if (!read_features (self, &bytes, n, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
names_model_free (NamesModel *self)
{
  if (self == NULL)
    return;
  g_free (self->inner);
  g_free (self->slots);
  g_free (self->filter);
  g_free (self);
}

/* Whether names have this small word or mark within: a NamesInnerFunc whose data is the model. */
gboolean
names_model_is_inner (gconstpointer user_data,
                      guint32       lower)
{
  const NamesModel *self = user_data;
  guint from = 0, to = self->n_inner;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (self->inner[middle] < lower)
        from = middle + 1;
      else
        to = middle;
    }
  return from < self->n_inner && self->inner[from] == lower;
}

/* How much one step of the weights counts. */
float
names_model_step (const NamesModel *self)
{
  return self->step;
}

/**
 * names_model_sum:
 * @ends: after how many features each part of them ends, one after the other
 * @sums: (out caller-allocated): of each part, the weights of the labels in steps; the last place means nothing
 *
 * Sums up the weights of the features. First it asks which may be there at all and calls their places into the cache, for all parts
 * at once, so that it waits once.
 */
void
names_model_sum (const NamesModel    *self,
                 const NamesFeatures *features,
                 const guint         *ends,
                 guint                n_parts,
                 gint16             (*sums)[NAMES_ROW])
{
  guint32 kept[NAMES_MOST_FEATURES] NAMES_UNCLEARED;
  guint kept_ends[NAMES_MOST_PARTS + 1] NAMES_UNCLEARED;
  guint n = 0, i = 0;

  for (guint part = 0; part < n_parts; part++)
    {
      for (; i < ends[part]; i++)
        {
          guint32 hash = features->at[i];

          kept[n] = hash;
          n += self->filter[hash >> (32 - FILTER_BITS + 5)] >> (hash >> (32 - FILTER_BITS) & 31) & 1;
        }
      kept_ends[part] = n;
    }
  for (i = 0; i < n; i++)
    __builtin_prefetch (&self->slots[kept[i] & self->mask]);
  i = 0;
  for (guint part = 0; part < n_parts; part++)
    {
      gint16 sum[NAMES_ROW] = { 0 };

      for (; i < kept_ends[part]; i++)
        {
          const Slot *slot = &self->slots[kept[i] & self->mask];

          while (G_UNLIKELY (slot->hash != kept[i]) && IS_TAKEN (slot))
            slot = slot == &self->slots[self->mask] ? self->slots : slot + 1;
          for (guint label = 0; label < NAMES_ROW; label++)
            sum[label] = (gint16) (sum[label] + slot->weights[label]);
        }
      memcpy (sums[part], sum, sizeof sum);
    }
}
