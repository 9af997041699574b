/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows between two texts: which there are, in which order, where each stands in both, and what each says in words. Main
 * thread only; the list of the page owns them. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-item.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

#define PASSAGE_LENGTH 110 /* code points of a passage or change that are shown */

G_DEFINE_FINAL_TYPE (DossierCompareItem, dossier_compare_item, G_TYPE_OBJECT)

static void
dossier_compare_item_finalize (GObject *object)
{
  g_free (DOSSIER_COMPARE_ITEM (object)->text);
  G_OBJECT_CLASS (dossier_compare_item_parent_class)->finalize (object);
}

static void
dossier_compare_item_class_init (DossierCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_compare_item_finalize;
}

static void
dossier_compare_item_init (DossierCompareItem *self)
{
}

static DossierCompareItem *
add (GListStore         *items,
     DossierCompareType  type)
{
  g_autoptr (DossierCompareItem) item = g_object_new (DOSSIER_TYPE_COMPARE_ITEM, NULL);

  item->type = type;
  g_list_store_append (items, item);
  return item;
}

/**
 * dossier_compare_item_new_heading:
 * @number: how many rows follow
 */
DossierCompareItem *
dossier_compare_item_new_heading (const char *text,
                                  guint       number)
{
  DossierCompareItem *item = g_object_new (DOSSIER_TYPE_COMPARE_ITEM, NULL);

  item->type = DOSSIER_COMPARE_HEADING;
  item->text = g_strdup (text);
  item->number = number;
  return item;
}

/* Writes how many rows there are since @heading at @position; without any it goes again. */
static void
end_section (GListStore *items,
             guint       position)
{
  g_autoptr (DossierCompareItem) heading = g_list_model_get_item (G_LIST_MODEL (items), position);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items)) - position - 1;

  heading->number = n;
  if (n == 0)
    g_list_store_remove (items, position);
}

static guint
begin_section (GListStore *items,
               const char *text)
{
  g_autoptr (DossierCompareItem) heading = dossier_compare_item_new_heading (text, 0);

  g_list_store_append (items, heading);
  return g_list_model_get_n_items (G_LIST_MODEL (items)) - 1;
}

static void
add_differing (GListStore           *items,
               const DossierPairing *pairing)
{
  guint section = begin_section (items, _("Figures that Differ"));

  for (guint i = 0; i < pairing->figures->len; i++)
    {
      const DossierPairFigures *figures = g_ptr_array_index (pairing->figures, i);

      if (figures->mark == DOSSIER_PAIR_DIFFERS || figures->mark == DOSSIER_PAIR_VAGUER)
        add (items, DOSSIER_COMPARE_FIGURES)->figures = figures;
    }
  end_section (items, section);
}

static char *
words_of (const DossierPairText *text,
          guint                  start,
          guint                  end)
{
  g_autofree char *slice = dossier_text_slice (text->text, start, end);
  g_autofree char *line = dossier_text_one_line (slice);

  return dossier_text_ellipsize (line, PASSAGE_LENGTH);
}

static char *
words_of_change (const DossierPairing *pairing,
                 const DossierWordRun *run)
{
  g_autofree char *removed = words_of (pairing->texts[DOSSIER_SIDE_LEFT], run->old_start, run->old_end);
  g_autofree char *added = words_of (pairing->texts[DOSSIER_SIDE_RIGHT], run->new_start, run->new_end);

  if (*g_strstrip (removed) == '\0')
    return g_strdup_printf (_("right adds “%s”"), g_strstrip (added));
  if (*g_strstrip (added) == '\0')
    return g_strdup_printf (_("left has “%s”"), removed);
  /* Translators: words of the left text, and those of the right one in their place */
  return g_strdup_printf (_("“%s” → “%s”"), removed, added);
}

static void
add_changes (GListStore           *items,
             const DossierPairing *pairing)
{
  guint section = begin_section (items, _("Changed Words"));

  for (guint i = 0; pairing->changes != NULL && i < pairing->changes->len; i++)
    {
      DossierCompareItem *item = add (items, DOSSIER_COMPARE_CHANGE);

      item->change = &g_array_index (pairing->changes, DossierWordRun, i);
      item->text = words_of_change (pairing, item->change);
    }
  end_section (items, section);
}

/* Entities, events, and figures that agree or stand alone. */
static void
add_where (GListStore           *items,
           const DossierPairing *pairing,
           DossierPairWhere      where)
{
  const char *headings[] = { _("In Both"), _("Only Left"), _("Only Right") };
  guint section = begin_section (items, headings[where]);
  DossierSide side = where == DOSSIER_PAIR_ONLY_RIGHT ? DOSSIER_SIDE_RIGHT : DOSSIER_SIDE_LEFT;

  for (guint i = 0; i < pairing->subjects->len; i++)
    {
      const DossierPairSubject *subject = g_ptr_array_index (pairing->subjects, i);

      if (dossier_pair_subject_where (subject) == where)
        add (items, DOSSIER_COMPARE_SUBJECT)->subject = subject;
    }
  for (guint i = 0; i < pairing->figures->len; i++)
    {
      const DossierPairFigures *figures = g_ptr_array_index (pairing->figures, i);

      if (figures->mark == (where == DOSSIER_PAIR_IN_BOTH ? DOSSIER_PAIR_AGREES : DOSSIER_PAIR_SINGLE) && figures->figure[side] != NULL)
        add (items, DOSSIER_COMPARE_FIGURES)->figures = figures;
    }
  end_section (items, section);
}

static void
add_passages (GListStore           *items,
              const DossierPairing *pairing)
{
  guint section = begin_section (items, _("In the Same Words"));

  for (guint i = 0; i < pairing->passages->len; i++)
    {
      DossierCompareItem *item = add (items, DOSSIER_COMPARE_PASSAGE);
      const DossierSpan *left;

      item->passage = &g_array_index (pairing->passages, DossierPairPassage, i);
      left = &item->passage->place[DOSSIER_SIDE_LEFT];
      item->number = i + 1;
      item->text = words_of (pairing->texts[DOSSIER_SIDE_LEFT], left->start, MIN (left->end, left->start + PASSAGE_LENGTH * 2));
    }
  end_section (items, section);
}

/**
 * dossier_compare_items_new:
 * @pairing: must outlive the rows
 *
 * Returns: (transfer full): the rows, each section after its heading; sections without rows are left out
 */
GListStore *
dossier_compare_items_new (const DossierPairing *pairing)
{
  GListStore *items = g_list_store_new (DOSSIER_TYPE_COMPARE_ITEM);

  g_return_val_if_fail (pairing != NULL, items);

  add_differing (items, pairing);
  add_changes (items, pairing);
  add_where (items, pairing, DOSSIER_PAIR_IN_BOTH);
  add_where (items, pairing, DOSSIER_PAIR_ONLY_LEFT);
  add_where (items, pairing, DOSSIER_PAIR_ONLY_RIGHT);
  /* Of near copies nearly every sentence is one; what matters is what changed. */
  if (pairing->changes == NULL)
    add_passages (items, pairing);
  return items;
}

/* Whether n and p stop at it. */
gboolean
dossier_compare_item_is_difference (DossierCompareItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_ITEM (self), FALSE);

  if (self->type == DOSSIER_COMPARE_FIGURES)
    return self->figures->mark == DOSSIER_PAIR_DIFFERS || self->figures->mark == DOSSIER_PAIR_VAGUER;
  return self->type == DOSSIER_COMPARE_CHANGE;
}

static guint
count_figure_places (const DossierPairFigures *figures,
                     DossierSide               side)
{
  guint n = figures->figure[side] != NULL ? figures->figure[side]->places->len : 0;

  for (guint i = 0; i < figures->more[side]->len; i++)
    n += ((DossierPairFigure *) g_ptr_array_index (figures->more[side], i))->places->len;
  return n;
}

/* Returns: how many places of a side it tells of */
guint
dossier_compare_item_count_places (DossierCompareItem *self,
                                   DossierSide         side)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_ITEM (self), 0);

  switch (self->type)
    {
    case DOSSIER_COMPARE_FIGURES:
      return count_figure_places (self->figures, side);
    case DOSSIER_COMPARE_SUBJECT:
      return self->subject->places[side]->len;
    case DOSSIER_COMPARE_PASSAGE:
    case DOSSIER_COMPARE_CHANGE:
      return 1;
    case DOSSIER_COMPARE_HEADING: default:
      return 0;
    }
}

static gboolean
get_figure_place (const DossierPairFigures *figures,
                  DossierSide               side,
                  guint                     number,
                  DossierSpan              *place)
{
  for (guint i = 0; i <= figures->more[side]->len; i++)
    {
      const DossierPairFigure *figure = i == 0 ? figures->figure[side] : g_ptr_array_index (figures->more[side], i - 1);
      guint n = figure != NULL ? figure->places->len : 0;

      if (number < n)
        {
          *place = g_array_index (figure->places, DossierSpan, number);
          return TRUE;
        }
      number -= n;
    }
  return FALSE;
}

/**
 * dossier_compare_item_get_place:
 * @number: from 0 on without end: after the last comes the first
 * @place: (out)
 *
 * Returns: whether that side has it
 */
gboolean
dossier_compare_item_get_place (DossierCompareItem *self,
                                DossierSide         side,
                                guint               number,
                                DossierSpan        *place)
{
  guint n = dossier_compare_item_count_places (self, side);

  if (n == 0)
    return FALSE;
  number %= n;
  switch (self->type)
    {
    case DOSSIER_COMPARE_FIGURES:
      return get_figure_place (self->figures, side, number, place);
    case DOSSIER_COMPARE_SUBJECT:
      *place = g_array_index (self->subject->places[side], DossierSpan, number);
      return TRUE;
    case DOSSIER_COMPARE_PASSAGE:
      *place = self->passage->place[side];
      return TRUE;
    case DOSSIER_COMPARE_CHANGE:
      *place = side == DOSSIER_SIDE_LEFT ? (DossierSpan) { self->change->old_start, self->change->old_end }
                                         : (DossierSpan) { self->change->new_start, self->change->new_end };
      return TRUE;
    case DOSSIER_COMPARE_HEADING: default:
      return FALSE;
    }
}

static char *
describe_subject (const DossierPairSubject *subject)
{
  const char *kind = subject->is_event ? _("Event") : dossier_ui_kind_name (subject->kind);
  gboolean proposed = subject->proposed[0] || subject->proposed[1];
  g_autofree char *left = g_strdup_printf (ngettext ("%u time left", "%u times left", subject->count[0]), subject->count[0]);
  g_autofree char *right = g_strdup_printf (ngettext ("%u time right", "%u times right", subject->count[1]), subject->count[1]);

  /* Translators: an entity or event, its kind, how often the left and the right text have it, and perhaps that it is only suggested */
  return g_strdup_printf (_("%s — %s, %s, %s%s"), subject->name, kind, left, right, proposed ? _("; suggested, not decided") : "");
}

static char *
describe_figures (const DossierPairFigures *figures)
{
  const DossierPairFigure *left = figures->figure[DOSSIER_SIDE_LEFT], *right = figures->figure[DOSSIER_SIDE_RIGHT];

  switch (figures->mark)
    {
    case DOSSIER_PAIR_DIFFERS:
      return g_strdup_printf (_("%s: left says %s, right says %s: not both can be right"), figures->heading, left->words, right->words);
    case DOSSIER_PAIR_VAGUER:
      return g_strdup_printf (_("%s: left says %s, right says %s: both can be right, one says less"), figures->heading, left->words, right->words);
    case DOSSIER_PAIR_AGREES:
      return g_strdup_printf (_("Both say %s"), left->words);
    case DOSSIER_PAIR_SINGLE: default:
      return left != NULL ? g_strdup_printf (_("Only left says %s"), left->words) : g_strdup_printf (_("Only right says %s"), right->words);
    }
}

/* Returns: (transfer full): what it says, for a tooltip and for who does not see the screen */
char *
dossier_compare_item_describe (DossierCompareItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_ITEM (self), NULL);

  switch (self->type)
    {
    case DOSSIER_COMPARE_FIGURES:
      return describe_figures (self->figures);
    case DOSSIER_COMPARE_SUBJECT:
      return describe_subject (self->subject);
    case DOSSIER_COMPARE_PASSAGE:
      return self->passage->exact ? g_strdup_printf (_("Passage %u, word for word the same: %s"), self->number, self->text)
                                  : g_strdup_printf (_("Passage %u, nearly the same: %s"), self->number, self->text);
    case DOSSIER_COMPARE_HEADING:
    case DOSSIER_COMPARE_CHANGE:
    default:
      return g_strdup (self->text);
    }
}
