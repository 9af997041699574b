/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The trainer of the name finder, run by hand: names-train [--part K [--apart K]] OUT LISTS CORPUS[=WEIGHT[?]]… learns from the
 * corpora, with the lists in the folder LISTS, and writes the finder's model to OUT. A question mark says that the annotation is full of
 * errors: what models that did not see it do not believe of it is not learned. With --part, every fifth document is left out, beginning
 * with the K-th, and the model is judged on these. With --apart, another fifth is not looked at at all: what is tuned is tuned without
 * it. */

#define G_LOG_DOMAIN "dossier-train"

#include "names-train.h"

#include <stdlib.h>
#include <string.h>

#define PARTS 5u
#define HEADINGS 30u /* one sentence in so many is learned as a heading too */

typedef struct
{
  guint right;
  guint found;
  guint wanted;
} Tally;

static void
add_found (NamesDocument *document,
           guint          start,
           guint          end,
           guint          kind,
           Tally         *tally)
{
  if ((document->kinds & (1u << kind)) == 0)
    return;
  for (guint i = 0; i < document->gold->len; i++)
    {
      const NamesGold *gold = &g_array_index (document->gold, NamesGold, i);

      if (gold->start == start && gold->end == end && (gold->kinds & (1u << kind)) != 0)
        {
          tally->right++;
          tally->found++;
          return;
        }
    }
  if (!names_gold_overlaps (document->unknown, start, end))
    tally->found++;
}

static void
judge_document (NamesDocument    *document,
                const NamesModel *model,
                NamesReading     *reading,
                Tally            *tallies)
{
  names_reading_run (reading, &document->words, model);
  for (guint i = 0, k; i < reading->n; i = k)
    {
      guint label = reading->labels[i];

      k = i + 1;
      if (label == NAMES_OUTSIDE)
        continue;
      while (k < reading->n && NAMES_IS_INNER (reading->labels[k]) && NAMES_KIND (reading->labels[k]) == NAMES_KIND (label) &&
             reading->token[k] == reading->token[k - 1] + 1)
        k++;
      if (NAMES_KIND (label) < NAMES_GROUP)
        add_found (document, document->words.tokens[reading->token[i]].start, document->words.tokens[reading->token[k - 1]].end,
                   NAMES_KIND (label), &tallies[NAMES_KIND (label)]);
    }
  for (guint i = 0; i < document->gold->len; i++)
    {
      const NamesGold *gold = &g_array_index (document->gold, NamesGold, i);
      guint kinds = gold->kinds & document->kinds & ((1u << NAMES_GROUP) - 1);

      if (kinds != 0)
        tallies[g_bit_nth_lsf (kinds, -1)].wanted++;
    }
}

static double
share (const Tally *tally)
{
  return 200.0 * tally->right / MAX (1, tally->found + tally->wanted);
}

/**
 * names_train_judge:
 * @names: of the corpora
 *
 * Prints what the model gets right, exact names and kinds, by corpus: the harmonic mean of precision and recall.
 */
void
names_train_judge (GPtrArray *documents,
                   GBytes    *bytes,
                   char     **names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NamesModel) model = NULL;
  g_autoptr (GBytes) part = NULL;
  NamesReading reading;
  guint32 length;

  memcpy (&length, (const guint8 *) g_bytes_get_data (bytes, NULL) + 8, 4);
  length = GUINT32_FROM_LE (length);
  part = g_bytes_new_from_bytes (bytes, 12 + length, g_bytes_get_size (bytes) - 12 - length);
  model = names_model_new (part, &error);
  if (model == NULL)
    g_error ("%s", error->message);
  names_reading_init (&reading);
  for (guint corpus = 0; names[corpus] != NULL; corpus++)
    {
      Tally tallies[NAMES_GROUP + 1] = { { 0 } };

      for (guint i = 0; i < documents->len; i++)
        if (((NamesDocument *) documents->pdata[i])->corpus == corpus)
          judge_document (documents->pdata[i], model, &reading, tallies);
      for (guint i = 0; i < NAMES_GROUP; i++)
        {
          tallies[NAMES_GROUP].right += tallies[i].right;
          tallies[NAMES_GROUP].found += tallies[i].found;
          tallies[NAMES_GROUP].wanted += tallies[i].wanted;
        }
      g_print ("%-28.28s all %.1f (P %.1f R %.1f)  PER %.1f ORG %.1f LOC %.1f EQP %.1f EVT %.1f\n",
               strrchr (names[corpus], '/') != NULL ? strrchr (names[corpus], '/') + 1 : names[corpus], share (&tallies[NAMES_GROUP]),
               100.0 * tallies[NAMES_GROUP].right / MAX (1, tallies[NAMES_GROUP].found),
               100.0 * tallies[NAMES_GROUP].right / MAX (1, tallies[NAMES_GROUP].wanted), share (&tallies[0]), share (&tallies[1]),
               share (&tallies[2]), share (&tallies[3]), share (&tallies[4]));
    }
  names_reading_clear (&reading);
}

static gboolean
is_listed (gconstpointer inner,
        guint32       lower)
{
  const GArray *words = inner;
  guint from = 0, to = words->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (g_array_index (words, guint32, middle) < lower)
        from = middle + 1;
      else
        to = middle;
    }
  return from < words->len && g_array_index (words, guint32, from) == lower;
}

static GPtrArray *
read_all (char **paths)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) names_document_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      char *weight = strrchr (paths[i], '=');
      gboolean doubtful = weight != NULL && g_str_has_suffix (weight, "?");
      guint from = documents->len;

      if (weight != NULL)
        *weight = '\0';
      names_corpus_read (paths[i], i, documents);
      for (guint d = from; d < documents->len; d++)
        {
          NamesDocument *document = documents->pdata[d];

          document->weight = weight == NULL ? 1 : (float) g_ascii_strtod (weight + 1, NULL);
          document->doubtful = doubtful;
        }
    }
  return documents;
}

int
main (int    argc,
      char **argv)
{
  int part = -1, apart = -1;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) learned = g_ptr_array_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func ((GDestroyNotify) names_document_free);
  g_autoptr (GBytes) lexicon_bytes = NULL;
  g_autoptr (GBytes) model = NULL;
  g_autoptr (DossierLexicon) lexicon = NULL;
  g_autoptr (NamesWords) words = names_words_new ();
  g_autoptr (GArray) inner = NULL;
  g_autoptr (GError) error = NULL;

  if (argc > 2 && strcmp (argv[1], "--part") == 0)
    {
      part = atoi (argv[2]);
      argv += 2;
      argc -= 2;
    }
  if (argc > 2 && strcmp (argv[1], "--apart") == 0)
    {
      apart = atoi (argv[2]);
      argv += 2;
      argc -= 2;
    }
  if (argc < 4)
    g_error ("names-train [--part K [--apart K]] OUT LISTS CORPUS[=WEIGHT[?]]…");
  lexicon_bytes = names_train_make_lexicon (argv[2]);
  lexicon = dossier_lexicon_new (lexicon_bytes, &error);
  if (lexicon == NULL)
    g_error ("%s", error->message);
  documents = read_all (argv + 3);
  for (guint i = 0; i < documents->len; i++)
    {
      names_document_prepare (documents->pdata[i], lexicon, words);
      if (apart < 0 || i % PARTS != (guint) apart)
        g_ptr_array_add (part >= 0 && i % PARTS == (guint) part ? held : learned, documents->pdata[i]);
    }
  inner = names_inner_words (learned);
  for (guint i = 0; i < documents->len; i++)
    {
      NamesDocument *document = documents->pdata[i];

      names_text_set_free (&document->words, is_listed, inner);
      names_document_allow (document);
    }
  names_corpus_add_headings (learned, HEADINGS, headings);
  for (guint i = 0; i < headings->len; i++)
    {
      NamesDocument *heading = headings->pdata[i];

      names_document_prepare (heading, lexicon, words);
      names_text_set_free (&heading->words, is_listed, inner);
      names_document_allow (heading);
      g_ptr_array_add (learned, heading);
    }
  model = names_train_learn (learned, inner, lexicon_bytes);
  if (held->len > 0)
    names_train_judge (held, model, argv + 3);
  else
    names_train_judge (learned, model, argv + 3);
  if (!g_file_set_contents (argv[1], g_bytes_get_data (model, NULL), (gssize) g_bytes_get_size (model), &error))
    g_error ("%s", error->message);
  return 0;
}
