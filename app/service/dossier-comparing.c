/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Two articles, or an article and a note, side by side: both are read in one question to the store, then compared on the
 * thread that asked, which is one of the pool. Cancelling ends either.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-comparing-private.h"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-events.h"
#include "dossier-figure-pairs.h"
#include "dossier-figure-things.h"
#include "dossier-same-sentences.h"
#include "dossier-search.h"
#include "dossier-shingles.h"
#include "dossier-suggestions.h"
#include "dossier-views.h"
#include "dossier-word-diff.h"
#include "dossier-workspace-private.h"

/* Reading */

typedef struct
{
  const DossierSideKey *keys[DOSSIER_N_SIDES];
  GPtrArray *statements[DOSSIER_N_SIDES]; /* (owned) (element-type DossierStatement) */
} Question;

static gboolean
has_mentions (GArray *highlights)
{
  for (guint i = 0; i < highlights->len; i++)
    if (g_array_index (highlights, DossierHighlight, i).type == DOSSIER_HIGHLIGHT_MENTION)
      return TRUE;
  return FALSE;
}

static int
compare_highlights (gconstpointer a,
                    gconstpointer b)
{
  const DossierHighlight *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end > y->end ? -1 : x->end < y->end;
}

/* Of an article in which nobody has decided anything: the names that are proposed. */
static gboolean
add_proposals (DossierDb       *db,
               DossierPairText *side,
               GError         **error)
{
  g_autoptr (GPtrArray) proposals = dossier_suggestions_of_article (db, &side->key.id, error);

  if (proposals == NULL)
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const DossierProposal *proposal = g_ptr_array_index (proposals, i);
      const char *kind = proposal->entity_kind != NULL ? proposal->entity_kind : proposal->kind;
      DossierHighlight highlight = {
        .type = DOSSIER_HIGHLIGHT_SUGGESTION, .start = proposal->start, .end = proposal->end, .id = proposal->id, .target = proposal->entity,
        .kind = g_intern_string (kind),
      };

      if (g_str_equal (proposal->kind, "figure") || g_str_equal (proposal->kind, "date"))
        continue;
      highlight.label = g_strdup (proposal->entity_name != NULL ? proposal->entity_name : proposal->name);
      g_array_append_val (side->highlights, highlight);
      side->proposed = TRUE;
    }
  if (side->proposed)
    g_array_sort (side->highlights, compare_highlights);
  return TRUE;
}

/**
 * dossier_comparing_read_article:
 *
 * Returns: (transfer full) (nullable): the article as a text with what is marked in it
 */
DossierPairText *
dossier_comparing_read_article (DossierDb       *db,
                                const DossierId *id,
                                GError         **error)
{
  DossierSideKey key = { *id, FALSE };
  g_autoptr (DossierPairText) side = dossier_pair_text_new (&key);
  g_autoptr (DossierArticleView) view = dossier_articles_get_view (db, id, error);

  if (view == NULL)
    return NULL;
  side->article = g_object_ref (view->article);
  side->title = g_strdup (view->article->title);
  side->text = g_steal_pointer (&view->text);
  side->length = view->length;
  side->blocks = g_array_ref (view->blocks);
  side->highlights = g_array_ref (view->highlights);
  if (!has_mentions (side->highlights) && !add_proposals (db, side, error))
    return NULL;
  return g_steal_pointer (&side);
}

static GPtrArray *
read_statements (DossierDb       *db,
                 const DossierId *article,
                 GError         **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_STATEMENT);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;

  query->article = *article;
  ids = dossier_search_query (db, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      GError *local = NULL;
      DossierStatement *statement = dossier_statements_get (db, &g_array_index (ids, DossierId, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (statement != NULL)
        g_ptr_array_add (statements, statement);
    }
  return ids != NULL ? g_steal_pointer (&statements) : NULL;
}

/* Events. Those of an article come from its statements, with or without a passage; those of a note from its marks. */

static DossierPairSubject *
subject_for (DossierPairing *pairing,
             GHashTable     *table,
             const char     *key,
             const char     *name)
{
  DossierPairSubject *subject = g_hash_table_lookup (table, key);

  if (subject == NULL)
    {
      subject = dossier_pair_subject_new (name);
      g_hash_table_insert (table, g_strdup (key), subject);
      g_ptr_array_add (pairing->subjects, subject);
    }
  return subject;
}

static gboolean
count_event (DossierDb         *db,
             DossierPairing    *pairing,
             GHashTable        *table,
             DossierSide        side,
             const DossierId   *id,
             const DossierSpan *place, /* (nullable) */
             GError           **error)
{
  g_autofree char *text = dossier_id_to_text (id);
  g_autofree char *key = g_strconcat ("event:", text, NULL);
  DossierPairSubject *subject = g_hash_table_lookup (table, key);

  if (subject == NULL)
    {
      GError *local = NULL;
      g_autoptr (DossierEvent) event = dossier_events_get (db, id, &local);

      if (local != NULL)
        g_propagate_error (error, local);
      if (event == NULL)
        return local == NULL;
      subject = subject_for (pairing, table, key, event->title);
      subject->id = *id;
      subject->is_event = TRUE;
    }
  subject->count[side]++;
  if (place != NULL)
    g_array_append_vals (subject->places[side], place, 1);
  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const DossierSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static void
sort_places (DossierPairSubject *subject)
{
  for (guint i = 0; i < DOSSIER_N_SIDES; i++)
    g_array_sort (subject->places[i], compare_spans);
}

static gboolean
read_events (DossierDb      *db,
             Question       *question,
             DossierPairing *pairing,
             GError        **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      GArray *highlights = pairing->texts[side]->highlights;

      for (guint i = 0; question->statements[side] != NULL && i < question->statements[side]->len; i++)
        {
          const DossierStatement *statement = g_ptr_array_index (question->statements[side], i);
          const DossierPassage *passage = statement->passage;
          gboolean stands = passage != NULL && passage->anchor != DOSSIER_ANCHOR_LOST;
          DossierSpan span = { stands ? passage->start : 0, stands ? passage->end : 0 };

          if (!count_event (db, pairing, table, side, &statement->event, stands ? &span : NULL, error))
            return FALSE;
        }
      for (guint i = 0; question->statements[side] == NULL && i < highlights->len; i++)
        {
          const DossierHighlight *highlight = &g_array_index (highlights, DossierHighlight, i);
          DossierSpan span = { highlight->start, highlight->end };

          if (highlight->type == DOSSIER_HIGHLIGHT_STATEMENT && !count_event (db, pairing, table, side, &highlight->target, &span, error))
            return FALSE;
        }
    }
  g_ptr_array_foreach (pairing->subjects, (GFunc) (void (*) (void)) sort_places, NULL);
  return TRUE;
}

static gpointer
pairing_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  Question *question = data;
  g_autoptr (DossierPairing) pairing = dossier_pairing_new ();

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      const DossierSideKey *key = question->keys[side];

      pairing->texts[side] = key->is_note ? dossier_comparing_read_note (db, &key->id, error) : dossier_comparing_read_article (db, &key->id, error);
      if (pairing->texts[side] == NULL)
        {
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND,
                                 key->is_note ? _("there is no note with this id") : _("there is no article with this id"));
          return NULL;
        }
      if (!key->is_note && (question->statements[side] = read_statements (db, &key->id, error)) == NULL)
        return NULL;
    }
  return read_events (db, question, pairing, error) ? g_steal_pointer (&pairing) : NULL;
}

/* Comparing */

/* What of a text is not of the article itself. */
static GArray *
left_out_of (const DossierPairText *text)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (DossierSpan));

  for (guint i = 0; i < text->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (text->blocks, DossierBlock, i);
      DossierSpan span = { block->start, block->end };

      if (block->role == DOSSIER_BLOCK_FURNITURE)
        g_array_append_val (ranges, span);
    }
  return ranges;
}

static gboolean
is_in (GArray *ranges,
       guint   start,
       guint   end)
{
  guint low = 0, high = ranges->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (ranges, DossierSpan, middle).end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < ranges->len && g_array_index (ranges, DossierSpan, low).start < end;
}

static void
count_entities (DossierPairing *pairing,
                GHashTable     *table,
                DossierSide     side)
{
  const DossierPairText *text = pairing->texts[side];

  for (guint i = 0; i < text->highlights->len; i++)
    {
      const DossierHighlight *highlight = &g_array_index (text->highlights, DossierHighlight, i);
      DossierSpan span = { highlight->start, highlight->end };
      g_autofree char *key = NULL;
      DossierPairSubject *subject;

      if (highlight->type != DOSSIER_HIGHLIGHT_MENTION && highlight->type != DOSSIER_HIGHLIGHT_SUGGESTION)
        continue;
      if (!dossier_id_is_nil (&highlight->target))
        key = dossier_id_to_text (&highlight->target);
      else
        {
          g_autofree char *folded = dossier_text_fold (highlight->label);

          key = g_strconcat ("new:", highlight->kind, ":", folded, NULL);
        }
      subject = subject_for (pairing, table, key, highlight->label);
      subject->id = highlight->target;
      subject->kind = highlight->kind;
      subject->count[side]++;
      subject->proposed[side] = highlight->type == DOSSIER_HIGHLIGHT_SUGGESTION;
      g_array_append_val (subject->places[side], span);
    }
}

static guint
rank_kind (const char *kind)
{
  guint rank = 0;

  while (dossier_builtin_kinds[rank] != NULL && g_strcmp0 (dossier_builtin_kinds[rank], kind) != 0)
    rank++;
  return rank;
}

static int
compare_subjects (gconstpointer a,
                  gconstpointer b)
{
  const DossierPairSubject *x = *(DossierPairSubject * const *) a, *y = *(DossierPairSubject * const *) b;
  guint x_count = x->count[0] + x->count[1], y_count = y->count[0] + y->count[1];
  gboolean x_proposed = x->proposed[0] || x->proposed[1], y_proposed = y->proposed[0] || y->proposed[1];

  if (x->is_event != y->is_event)
    return x->is_event ? 1 : -1;
  if (dossier_pair_subject_where (x) != dossier_pair_subject_where (y))
    return (int) dossier_pair_subject_where (x) - (int) dossier_pair_subject_where (y);
  if (x_proposed != y_proposed)
    return x_proposed ? 1 : -1;
  if (x_count != y_count)
    return x_count > y_count ? -1 : 1;
  if (rank_kind (x->kind) != rank_kind (y->kind))
    return rank_kind (x->kind) < rank_kind (y->kind) ? -1 : 1;
  return g_utf8_collate (x->name, y->name);
}

static void
compare_entities (DossierPairing *pairing)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    count_entities (pairing, table, side);
  g_ptr_array_sort (pairing->subjects, compare_subjects);
}

/* Figures in what is not of the article are none of it. */
static void
read_figures (DossierPairing *pairing,
              DossierSide     side,
              GArray         *left_out)
{
  g_autoptr (GPtrArray) told = dossier_figures_of_text (pairing->texts[side]->text);

  for (guint i = 0; i < told->len; i++)
    {
      DossierPairFigure *figure = g_ptr_array_index (told, i);

      for (guint j = figure->places->len; j > 0; j--)
        {
          const DossierSpan *span = &g_array_index (figure->places, DossierSpan, j - 1);

          if (is_in (left_out, span->start, span->end))
            g_array_remove_index (figure->places, j - 1);
        }
    }
  for (guint i = 0; i < told->len; i++)
    {
      DossierPairFigure *figure = g_ptr_array_index (told, i);

      if (figure->places->len > 0)
        g_ptr_array_add (pairing->told[side], figure);
      else
        dossier_pair_figure_free (figure);
    }
  g_ptr_array_set_free_func (told, NULL);
}

/* The figure read in the text that a statement was made from: the same numbers at the same place. */
static DossierPairFigure *
find_told (GPtrArray              *told,
           const DossierStatement *statement)
{
  for (guint i = 0; i < told->len && statement->passage != NULL && statement->passage->anchor != DOSSIER_ANCHOR_LOST; i++)
    {
      DossierPairFigure *figure = g_ptr_array_index (told, i);

      if (figure->figure->low != statement->figure->low || figure->figure->high != statement->figure->high)
        continue;
      for (guint j = 0; j < figure->places->len; j++)
        {
          const DossierSpan *span = &g_array_index (figure->places, DossierSpan, j);

          if (span->start < statement->passage->end && statement->passage->start < span->end)
            return figure;
        }
    }
  return NULL;
}

static DossierPairFigure *
make_told (GPtrArray              *told,
           const DossierStatement *statement)
{
  const DossierPassage *passage = statement->passage;
  gboolean stands = passage != NULL && passage->anchor != DOSSIER_ANCHOR_LOST;
  g_autofree char *words = stands ? dossier_text_one_line (passage->quote) : dossier_figure_to_value (statement->figure);
  DossierPairFigure *figure = dossier_pair_figure_new (dossier_figure_copy (statement->figure), words);
  DossierSpan span = { stands ? passage->start : 0, stands ? passage->end : 0 };

  if (stands)
    g_array_append_val (figure->places, span);
  g_ptr_array_add (told, figure);
  return figure;
}

/* What the analyst has said of figures counts before what was only read. */
static void
join_statements (DossierPairing *pairing,
                 DossierSide     side,
                 GPtrArray      *statements) /* (nullable) */
{
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);
      DossierPairFigure *figure;

      if (statement->kind != DOSSIER_STATEMENT_FIGURE || statement->figure == NULL)
        continue;
      figure = find_told (pairing->told[side], statement);
      if (figure == NULL || !dossier_id_is_nil (&figure->statement))
        figure = make_told (pairing->told[side], statement);
      else
        {
          dossier_figure_free (figure->figure);
          figure->figure = dossier_figure_copy (statement->figure);
        }
      figure->statement = statement->id;
      figure->event = statement->event;
      g_free (figure->topic);
      figure->topic = g_strdup (statement->topic);
      g_free (figure->as_of);
      figure->as_of = g_strdup (statement->as_of);
      if (statement->attributed_name != NULL || statement->attributed_words != NULL)
        {
          g_free (figure->by);
          figure->by = statement->attributed_name != NULL ? g_strdup (statement->attributed_name) : dossier_figure_who (statement->attributed_words);
        }
    }
}

static gboolean
are_copies (const DossierPairText *a,
            const DossierPairText *b)
{
  return a->article != NULL && b->article != NULL && !dossier_id_is_nil (&a->article->copy_group)
         && dossier_id_equal (&a->article->copy_group, &b->article->copy_group);
}

/* Counts the words of a range; *@at and *@offset follow, since changes come in order. */
static guint
count_in (const char **at,
          guint       *offset,
          guint        start,
          guint        end)
{
  const char *from = g_utf8_offset_to_pointer (*at, (glong) (start - *offset));
  g_autofree char *words = NULL;

  *at = g_utf8_offset_to_pointer (from, (glong) (end - start));
  *offset = end;
  words = g_strndup (from, (gsize) (*at - from));
  return dossier_text_count_words (words);
}

/* The changed words of copies. A change in what is not of either article is none. */
static void
compare_words (DossierPairing *pairing,
               GArray         *left_out[DOSSIER_N_SIDES])
{
  const DossierPairText *a = pairing->texts[DOSSIER_SIDE_LEFT], *b = pairing->texts[DOSSIER_SIDE_RIGHT];
  g_autoptr (DossierShingles) left = dossier_shingles_new (NULL, a->text);
  g_autoptr (DossierShingles) right = dossier_shingles_new (NULL, b->text);
  DossierResemblance resemblance = dossier_shingles_compare (left, right);
  g_autoptr (GArray) runs = NULL;
  const char *a_at = a->text, *b_at = b->text;
  guint a_offset = 0, b_offset = 0;

  pairing->similarity = resemblance.jaccard;
  if (!are_copies (a, b) && !dossier_resemblance_is_copy (left, right, &resemblance))
    return;
  runs = dossier_word_diff (a->text, b->text, NULL, NULL);
  pairing->changes = g_array_new (FALSE, FALSE, sizeof (DossierWordRun));
  for (guint i = 0; i < runs->len; i++)
    {
      const DossierWordRun *run = &g_array_index (runs, DossierWordRun, i);
      gboolean counts = (run->old_end > run->old_start && !is_in (left_out[DOSSIER_SIDE_LEFT], run->old_start, run->old_end))
                        || (run->new_end > run->new_start && !is_in (left_out[DOSSIER_SIDE_RIGHT], run->new_start, run->new_end));

      if (run->same || !counts)
        continue;
      g_array_append_vals (pairing->changes, run, 1);
      pairing->removed += count_in (&a_at, &a_offset, run->old_start, run->old_end);
      pairing->added += count_in (&b_at, &b_offset, run->new_start, run->new_end);
    }
}

static void
compare_texts (DossierPairing *pairing,
               Question       *question,
               GCancellable   *cancellable)
{
  GArray *left_out[DOSSIER_N_SIDES];

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      left_out[side] = left_out_of (pairing->texts[side]);
      if (!g_cancellable_is_cancelled (cancellable))
        read_figures (pairing, side, left_out[side]);
      join_statements (pairing, side, question->statements[side]);
    }
  compare_entities (pairing);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      g_ptr_array_unref (pairing->figures);
      pairing->figures = dossier_figures_pair (pairing->told[DOSSIER_SIDE_LEFT], pairing->told[DOSSIER_SIDE_RIGHT], cancellable);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    {
      g_array_unref (pairing->passages);
      pairing->passages = dossier_same_sentences (pairing->texts[DOSSIER_SIDE_LEFT]->text, pairing->texts[DOSSIER_SIDE_RIGHT]->text, left_out, cancellable);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    compare_words (pairing, left_out);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    g_array_unref (left_out[side]);
}

/**
 * dossier_workspace_load_pairing:
 * @left: an article or a note
 * @right: another; the same is allowed
 *
 * Returns: (transfer full) (nullable): both side by side: what both tell and what only one, figures of the same thing, sentences
 *   in the same words, of near copies the changed words
 */
DossierPairing *
dossier_workspace_load_pairing (DossierWorkspace     *self,
                                const DossierSideKey *left,
                                const DossierSideKey *right,
                                GError              **error)
{
  Question question = { .keys = { left, right } };
  GCancellable *cancellable = g_cancellable_get_current ();
  g_autoptr (DossierPairing) pairing = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && left != NULL && right != NULL, NULL);

  pairing = dossier_workspace_ask (self, pairing_body, &question, error);
  if (pairing != NULL)
    compare_texts (pairing, &question, cancellable);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    g_clear_pointer (&question.statements[side], g_ptr_array_unref);
  if (pairing != NULL && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&pairing);
}
