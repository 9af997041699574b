/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two texts side by side, as plain values: making and freeing them, and the way from a place of one to the other. Pure; any
 * thread. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-pairing.h"

#include "dossier-views.h"

#include <string.h>

#define NOTE_PREFIX "note:"

/**
 * dossier_side_key_from_text:
 * @text: the id of an article, or "note:" and the id of a note
 * @key: (out)
 */
gboolean
dossier_side_key_from_text (const char     *text,
                            DossierSideKey *key)
{
  g_return_val_if_fail (text != NULL && key != NULL, FALSE);

  key->is_note = g_str_has_prefix (text, NOTE_PREFIX);
  return dossier_id_from_text (text + (key->is_note ? strlen (NOTE_PREFIX) : 0), &key->id);
}

/* Returns: (transfer full): "" when nothing is chosen */
char *
dossier_side_key_to_text (const DossierSideKey *key)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  if (dossier_id_is_nil (&key->id))
    return g_strdup ("");
  id = dossier_id_to_text (&key->id);
  return g_strconcat (key->is_note ? NOTE_PREFIX : "", id, NULL);
}

gboolean
dossier_side_key_equal (const DossierSideKey *a,
                        const DossierSideKey *b)
{
  return a->is_note == b->is_note && dossier_id_equal (&a->id, &b->id);
}

const char *
dossier_pair_where_to_text (DossierPairWhere where)
{
  static const char * const texts[] = { "both", "left", "right" };

  return texts[where];
}

const char *
dossier_pair_mark_to_text (DossierPairMark mark)
{
  static const char * const texts[] = { "differs", "vaguer", "agrees", "single" };

  return texts[mark];
}

static GArray *
spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DossierSpan));
}

DossierPairSubject *
dossier_pair_subject_new (const char *name)
{
  DossierPairSubject *subject = g_new0 (DossierPairSubject, 1);

  subject->name = g_strdup (name);
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    subject->places[i] = spans_new ();
  return subject;
}

void
dossier_pair_subject_free (DossierPairSubject *subject)
{
  if (subject == NULL)
    return;
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    g_array_unref (subject->places[i]);
  g_free (subject->name);
  g_free (subject);
}

DossierPairWhere
dossier_pair_subject_where (const DossierPairSubject *subject)
{
  if (subject->count[DOSSIER_SIDE_LEFT] > 0 && subject->count[DOSSIER_SIDE_RIGHT] > 0)
    return DOSSIER_PAIR_IN_BOTH;
  return subject->count[DOSSIER_SIDE_LEFT] > 0 ? DOSSIER_PAIR_ONLY_LEFT : DOSSIER_PAIR_ONLY_RIGHT;
}

DossierPairFigure *
dossier_pair_figure_new (DossierFigure *figure,
                         const char    *words)
{
  DossierPairFigure *self = g_new0 (DossierPairFigure, 1);

  self->figure = figure;
  self->words = g_strdup (words);
  self->context = g_array_new (FALSE, FALSE, sizeof (guint));
  self->modifiers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->years = g_array_new (FALSE, FALSE, sizeof (guint));
  self->places = spans_new ();
  return self;
}

void
dossier_pair_figure_free (DossierPairFigure *figure)
{
  if (figure == NULL)
    return;
  dossier_figure_free (figure->figure);
  g_array_unref (figure->context);
  g_array_unref (figure->modifiers);
  g_array_unref (figure->years);
  g_array_unref (figure->places);
  g_free (figure->words);
  g_free (figure->by);
  g_free (figure->topic);
  g_free (figure->as_of);
  g_free (figure);
}

DossierPairFigures *
dossier_pair_figures_new (void)
{
  DossierPairFigures *figures = g_new0 (DossierPairFigures, 1);

  figures->mark = DOSSIER_PAIR_SINGLE;
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    figures->more[i] = g_ptr_array_new ();
  return figures;
}

void
dossier_pair_figures_free (DossierPairFigures *figures)
{
  if (figures == NULL)
    return;
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    g_ptr_array_unref (figures->more[i]);
  g_free (figures->heading);
  g_free (figures);
}

DossierPairText *
dossier_pair_text_new (const DossierSideKey *key)
{
  DossierPairText *text = g_new0 (DossierPairText, 1);

  text->key = *key;
  return text;
}

void
dossier_pair_text_free (DossierPairText *text)
{
  if (text == NULL)
    return;
  g_clear_object (&text->article);
  g_clear_object (&text->note);
  g_clear_pointer (&text->blocks, g_array_unref);
  g_clear_pointer (&text->highlights, g_array_unref);
  g_free (text->title);
  g_free (text->text);
  g_free (text);
}

DossierPairing *
dossier_pairing_new (void)
{
  DossierPairing *pairing = g_new0 (DossierPairing, 1);

  pairing->subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_subject_free);
  pairing->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figures_free);
  pairing->passages = g_array_new (FALSE, FALSE, sizeof (DossierPairPassage));
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    pairing->told[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figure_free);
  return pairing;
}

void
dossier_pairing_free (DossierPairing *pairing)
{
  if (pairing == NULL)
    return;
  g_ptr_array_unref (pairing->subjects);
  g_ptr_array_unref (pairing->figures);
  g_array_unref (pairing->passages);
  g_clear_pointer (&pairing->changes, g_array_unref);
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    {
      g_ptr_array_unref (pairing->told[i]);
      dossier_pair_text_free (pairing->texts[i]);
    }
  g_free (pairing);
}

/* Returns: how many pairs of figures have @mark */
guint
dossier_pairing_count_marks (const DossierPairing *pairing,
                             DossierPairMark       mark)
{
  guint n = 0;

  g_return_val_if_fail (pairing != NULL, 0);
  for (guint i = 0; i < pairing->figures->len; i++)
    n += ((DossierPairFigures *) g_ptr_array_index (pairing->figures, i))->mark == mark;
  return n;
}

/* A place where both texts hold together. */
typedef struct
{
  guint from;
  guint to;
} Knot;

/* The knots before and after @offset among passages that rise on both sides; the beginnings and ends of the texts are some. */
static void
surround (const DossierPairing *pairing,
          DossierSide           from,
          guint                 offset,
          Knot                 *before,
          Knot                 *after)
{
  DossierSide to = from == DOSSIER_SIDE_LEFT ? DOSSIER_SIDE_RIGHT : DOSSIER_SIDE_LEFT;

  *before = (Knot) { 0, 0 };
  *after = (Knot) { pairing->texts[from]->length, pairing->texts[to]->length };
  for (guint i = 0; i < pairing->passages->len; i++)
    {
      const DossierPairPassage *passage = &g_array_index (pairing->passages, DossierPairPassage, i);
      Knot knots[] = { { passage->place[from].start, passage->place[to].start }, { passage->place[from].end, passage->place[to].end } };

      for (guint j = 0; j < G_N_ELEMENTS (knots); j++)
        {
          if (knots[j].from <= offset && knots[j].from >= before->from)
            *before = knots[j];
          else if (knots[j].from > offset && knots[j].from < after->from)
            *after = knots[j];
        }
    }
}

/**
 * dossier_pairing_follow:
 * @from: a side
 * @offset: code point of its text
 *
 * Returns: the code point of the other text that belongs beside it: inside shared passages the same words, between them in
 *   proportion; without any, in proportion of the whole
 */
guint
dossier_pairing_follow (const DossierPairing *pairing,
                        DossierSide           from,
                        guint                 offset)
{
  Knot before, after;

  g_return_val_if_fail (pairing != NULL && pairing->texts[0] != NULL && pairing->texts[1] != NULL, 0);

  surround (pairing, from, offset, &before, &after);
  if (after.from <= before.from)
    return before.to;
  if (after.to < before.to) /* the passages stand in another order there */
    return before.to;
  return before.to + (guint) ((guint64) (MIN (offset, after.from) - before.from) * (after.to - before.to) / (after.from - before.from));
}
