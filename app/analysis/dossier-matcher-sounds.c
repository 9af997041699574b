/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names as other scripts and languages write them: the words of the text are looked up by how they sound, and what is found
 * is compared letter by letter. Only capitalised words in foreign texts come here, so it may take its time. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include <string.h>

#include "dossier-matcher-private.h"
#include "dossier-name-forms-private.h"

#define ALIKE 0.82         /* of each word of several */
#define ALIKE_ALONE 0.9    /* of a name of one word */
#define MOST_WORDS 5
#define MOST_KEYS 40

typedef struct
{
  const DossierMatcher *self;
  const char *start;
  const char *limit;
  const char *language; /* (nullable) */
  const char *end;      /* of the longest name found */
  guint32 node;
} Walk;

/* The keys of a word and of what it may be a case of, each once. */
static guint
collect_keys (const char *word,
              const char *language,
              guint32     keys[MOST_KEYS])
{
  g_auto (GStrv) bases = dossier_name_forms_bases (word, language);
  guint n = 0;

  for (guint i = 0; bases[i] != NULL; i++)
    {
      guint32 some[DOSSIER_NAME_KEYS];
      guint n_some = dossier_name_forms_keys (bases[i], some);

      for (guint k = 0; k < n_some && n < MOST_KEYS; k++)
        {
          guint same = 0;

          while (same < n && keys[same] != some[k])
            same++;
          if (same == n)
            keys[n++] = some[k];
        }
    }
  return n;
}

/* 0–1; tells whether the word has to lose an ending for it. */
static double
compare_word (const char *found,
              const char *known,
              const char *language,
              gboolean   *inflected)
{
  g_auto (GStrv) bases = dossier_name_forms_bases (found, language);
  double best = dossier_name_forms_likeness (found, known);

  *inflected = FALSE;
  for (guint i = 1; bases[i] != NULL && best < 1; i++)
    {
      double likeness = dossier_name_forms_likeness (bases[i], known);

      if (likeness <= best)
        continue;
      best = likeness;
      *inflected = TRUE;
    }
  return best;
}

/**
 * dossier_matcher_compare_sounds:
 * @start: of the passage that was found by its sound
 * @stop: its end
 *
 * Returns: what the passage differs by from the name; 0 when it is not that name
 */
guint32
dossier_matcher_compare_sounds (const DossierMatcher     *self,
                                const DossierMatcherName *name,
                                const char               *start,
                                const char               *stop,
                                const char               *language)
{
  const char *known = name->text, *known_end = known + name->length, *found = start;
  DossierFoldedWord a, b;
  guint32 forms = 0;
  guint words = 0;
  double least = 1;
  guint8 gap;

  if (dossier_name_forms_script (known) != dossier_name_forms_script (start))
    forms |= DOSSIER_MATCH_TRANSCRIBED;
  while (dossier_fold_next (&self->fold, known, known_end, 0, FALSE, &gap, &a))
    {
      g_autofree char *one = g_strndup (a.start, a.end - a.start), *other = NULL;
      gboolean inflected;
      double likeness;

      if (!dossier_fold_next (&self->fold, found, stop, 0, FALSE, &gap, &b))
        return 0;
      other = g_strndup (b.start, b.end - b.start);
      likeness = compare_word (other, one, language, &inflected);
      least = MIN (least, likeness);
      forms |= inflected ? DOSSIER_MATCH_INFLECTED : 0;
      forms |= likeness < 1 && !inflected ? DOSSIER_MATCH_TRANSCRIBED : 0;
      known = a.end;
      found = b.end;
      words++;
    }
  if (dossier_fold_next (&self->fold, found, stop, 0, FALSE, &gap, &b) || least < (words > 1 ? ALIKE : ALIKE_ALONE))
    return 0;
  return forms != 0 ? forms : DOSSIER_MATCH_TRANSCRIBED;
}

static void
take_end (Walk       *walk,
          guint32     found,
          const char *end)
{
  const DossierMatcher *self = walk->self;
  guint32 number = found & DOSSIER_MATCHER_CHILD_MASK;
  const DossierMatcherNode *node = &self->nodes[number];

  if (end <= walk->end)
    return;
  for (guint i = 0; i < node->n_ends; i++)
    {
      guint32 place = node->n_ends > 1 ? self->ends[node->place + i].place : node->place;

      if (dossier_matcher_compare_sounds (self, dossier_matcher_name_at (self, place), walk->start, end, walk->language) != 0)
        {
          walk->end = end;
          walk->node = number;
          return;
        }
    }
}

static void
step (Walk                    *walk,
      guint32                  node,
      const DossierFoldedWord *word,
      guint                    depth)
{
  g_autofree char *raw = g_strndup (word->start, word->end - word->start);
  guint32 keys[MOST_KEYS];
  guint n = collect_keys (raw, walk->language, keys);
  DossierFoldedWord next;
  gboolean more = FALSE, read = FALSE;
  guint8 gap;

  for (guint i = 0; i < n; i++)
    {
      guint32 found = dossier_matcher_follow (walk->self, node, DOSSIER_GAP_NONE, (const char *) &keys[i], sizeof keys[i]);

      if (found == DOSSIER_MATCHER_NOWHERE)
        continue;
      take_end (walk, found, word->end);
      if (!(found & DOSSIER_MATCHER_GOES_ON) || depth == MOST_WORDS)
        continue;
      if (!read)
        more = dossier_fold_next (&walk->self->fold, word->end, walk->limit, word->letters, TRUE, &gap, &next)
               && next.length > 0 && gap == DOSSIER_GAP_SOFT && !next.single;
      read = TRUE;
      if (more)
        step (walk, found & DOSSIER_MATCHER_CHILD_MASK, &next, depth + 1);
    }
}

/**
 * dossier_matcher_follow_sounds:
 * @first: the word that names may begin with
 * @end: (out): of the longest of them; @first's beginning when there is none
 *
 * Returns: the node where that name ends, NOWHERE without
 */
guint32
dossier_matcher_follow_sounds (const DossierMatcher    *self,
                               const DossierFoldedWord *first,
                               const char              *limit,
                               const char              *language,
                               const char             **end)
{
  Walk walk = { self, first->start, limit, language, first->start, DOSSIER_MATCHER_NOWHERE };

  step (&walk, DOSSIER_MATCHER_SOUNDS, first, 1);
  *end = walk.end;
  return walk.node;
}
