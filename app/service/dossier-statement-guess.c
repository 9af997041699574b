/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a passage may state of an event: its figure, its day, who does what in it, where, and who says so. Pure functions, for
 * any thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-statement-guess.h"

#include "dossier-command.h"
#include "dossier-date-find.h"
#include "dossier-figure-things.h"
#include "dossier-figures.h"
#include "dossier-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LONGEST_NAME 60     /* code points of chosen words that may be somebody's name */
#define SAME_SIZE 20.0      /* figures that count what is not said may be of the same thing when neither is so many times the other */
#define PREPOSITION_BYTES 12

/* The passage and the sentences it touches. */
typedef struct
{
  const DossierArticleView *view;
  GPtrArray *proposals; /* (nullable) */
  guint start;
  guint end;
  guint from;           /* of the sentences */
  guint to;
  char *sentence;       /* (owned): their text */
} Place;

static void
place_clear (Place *place)
{
  g_free (place->sentence);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
place_init (Place                    *place,
            const DossierArticleView *view,
            GPtrArray                *proposals,
            guint                     start,
            guint                     end)
{
  *place = (Place) { .view = view, .proposals = proposals, .start = start, .end = end, .from = start, .to = end };
  dossier_text_sentence_at (view->text, start, end, &place->from, &place->to);
  place->from = MIN (place->from, start);
  place->to = MAX (place->to, end);
  place->sentence = dossier_text_slice (view->text, place->from, place->to);
}

/* How far apart two ranges are; less than nothing: how much they share. */
static int
distance (guint a_start,
          guint a_end,
          guint b_start,
          guint b_end)
{
  return (int) MAX (a_start, b_start) - (int) MIN (a_end, b_end);
}

static gboolean
touches (const Place *place,
         guint        start,
         guint        end)
{
  return place->start == place->end ? start <= place->start && place->start <= end : distance (place->start, place->end, start, end) < 0;
}

/* Figures */

static GPtrArray *
read_figures (const Place *place)
{
  GPtrArray *figures = dossier_figures_read (place->sentence);

  for (guint i = 0; i < figures->len; i++)
    {
      DossierFigure *figure = g_ptr_array_index (figures, i);

      figure->start += place->from;
      figure->end += place->from;
      figure->attribution_start += place->from;
      figure->attribution_end += place->from;
    }
  return figures;
}

/* The figure that shares most with the passage, else the nearest one of the sentence. */
static const DossierFigure *
choose_figure (const Place *place,
               GPtrArray   *figures)
{
  const DossierFigure *best = NULL;
  int best_distance = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const DossierFigure *figure = g_ptr_array_index (figures, i);
      int apart = distance (place->start, place->end, figure->start, figure->end);

      if (best == NULL || apart < best_distance)
        {
          best = figure;
          best_distance = apart;
        }
    }
  return best;
}

static gboolean
has_digit (const Place *place)
{
  g_autofree char *words = dossier_text_slice (place->view->text, place->start, place->end);

  return strpbrk (words, "0123456789") != NULL;
}

/* Dates */

/* Whether the words before a date say that something held then: "as of 10 February", "in January". */
static gboolean
is_moment (const char *sentence,
           gsize       date)
{
  static const char * const before[] = { "as of", "by", "on", "in", "at", "since", "early", "late", "during", NULL };
  g_autofree char *lead = g_strndup (sentence, date);
  gsize length;

  g_strchomp (lead);
  length = strlen (lead);
  for (guint i = 0; before[i] != NULL; i++)
    {
      gsize word = strlen (before[i]);

      if (length >= word && g_ascii_strcasecmp (lead + length - word, before[i]) == 0 && (length == word || !g_ascii_isalnum (lead[length - word - 1])))
        return TRUE;
    }
  return date == 0;
}

/* Between figure and date there is nothing that begins another thought. */
static gboolean
is_one_clause (const char *sentence,
               gsize       a,
               gsize       b)
{
  g_autofree char *between = g_strndup (sentence + MIN (a, b), MAX (a, b) - MIN (a, b));

  return strpbrk (between, ";:(") == NULL && strstr (between, "—") == NULL && strstr (between, " – ") == NULL && strstr (between, ", ") == NULL;
}

static char *
read_as_of (const Place         *place,
            const DossierFigure *figure)
{
  g_autoptr (GArray) dates = dossier_date_find_all (place->sentence, place->view->article->date, NULL);
  gsize at = dossier_text_to_bytes (place->sentence, figure->start - place->from);
  DossierEdtf reported = { .latest = G_MAXINT64 }, date;

  if (place->view->article->date != NULL)
    dossier_edtf_parse (place->view->article->date, &reported, NULL);
  for (guint i = 0; i < dates->len; i++)
    {
      const DossierDateFound *found = &g_array_index (dates, DossierDateFound, i);

      if (found->edtf != NULL && dossier_edtf_parse (found->edtf, &date, NULL) && date.earliest <= reported.latest
          && is_moment (place->sentence, found->first_byte) && is_one_clause (place->sentence, at, found->first_byte))
        return g_strdup (found->edtf);
    }
  return NULL;
}

static void
guess_date (DossierStatementGuess *guess,
            const Place           *place)
{
  /* The whole text, since a weekday may count from a date mentioned before. */
  g_autoptr (GArray) dates = dossier_date_find_all (place->view->text, place->view->article->date, NULL);
  const DossierDateFound *best = NULL;
  int best_distance = 0;

  for (guint i = 0; i < dates->len; i++)
    {
      const DossierDateFound *found = &g_array_index (dates, DossierDateFound, i);
      int apart = distance (place->start, place->end, found->start, found->end);

      if (found->start < place->from || found->end > place->to || (best != NULL && apart >= best_distance))
        continue;
      best = found;
      best_distance = apart;
    }
  if (best == NULL)
    return;
  guess->date = g_strdup (best->edtf);
  guess->date_words = dossier_text_slice (place->view->text, best->start, best->end);
  if (place->start == place->end)
    {
      guess->start = best->start;
      guess->end = best->end;
    }
}

/* Names */

static void
actor_clear (gpointer data)
{
  DossierGuessedActor *actor = data;

  g_free (actor->name);
  g_free (actor->kind);
  g_free (actor->role);
}

static void
add_actors (GArray      *actors,
            GArray      *guessed,
            const Place *place,
            gboolean     touched_only)
{
  for (guint i = 0; i < guessed->len; i++)
    {
      const DossierGuessedActor *from = &g_array_index (guessed, DossierGuessedActor, i);
      DossierGuessedActor actor = *from;

      if (touched_only && !touches (place, from->start, from->end))
        continue;
      actor.name = g_strdup (from->name);
      actor.kind = g_strdup (from->kind);
      actor.role = g_strdup (from->role);
      g_array_append_val (actors, actor);
    }
}

static int
compare_distances (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const DossierGuessedActor *left = a, *right = b;
  const Place *place = user_data;
  int one = distance (place->start, place->end, left->start, left->end), other = distance (place->start, place->end, right->start, right->end);

  return one != other ? (one < other ? -1 : 1) : left->start < right->start ? -1 : left->start > right->start;
}

/*
 * Whom the passage itself names, in the order of the sentence's sense; if nobody, whom its sentence names: beside words in that
 * order, at a mere caret the nearest first.
 */
static GArray *
gather_actors (const Place             *place,
               const DossierEventGuess *event,
               gboolean                 places_first,
               gboolean                *touched)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (DossierGuessedActor));
  GArray *first = places_first ? event->places : event->actors, *second = places_first ? event->actors : event->places;

  g_array_set_clear_func (actors, actor_clear);
  add_actors (actors, first, place, TRUE);
  /* A state takes part by the name of a place, and a place may be known as something else. */
  if (actors->len == 0)
    add_actors (actors, second, place, TRUE);
  *touched = actors->len > 0;
  if (actors->len == 0)
    add_actors (actors, first, place, FALSE);
  if (actors->len == 0 && !places_first)
    add_actors (actors, second, place, FALSE);
  if (!*touched && place->start == place->end)
    g_array_sort_with_data (actors, compare_distances, (gpointer) place);
  return actors;
}

/* The name that the passage touches, though the sentence makes nothing of it. */
static gboolean
add_marked (GArray      *actors,
            const Place *place)
{
  const GArray *highlights = place->view->highlights;

  for (guint i = 0; i < highlights->len; i++)
    {
      const DossierHighlight *mark = &g_array_index (highlights, DossierHighlight, i);
      DossierGuessedActor actor = { .entity = mark->target, .start = mark->start, .end = mark->end };

      if (mark->type != DOSSIER_HIGHLIGHT_MENTION || dossier_id_is_nil (&mark->target) || !touches (place, mark->start, mark->end))
        continue;
      actor.name = g_strdup (mark->label);
      actor.kind = g_strdup (mark->kind);
      g_array_append_val (actors, actor);
      return TRUE;
    }
  return FALSE;
}

static void
add_chosen_words (DossierStatementGuess *guess,
                  const Place           *place)
{
  g_autofree char *words = NULL;

  if (place->end - place->start > LONGEST_NAME || place->start == place->end)
    return;
  words = dossier_text_slice (place->view->text, place->start, place->end);
  guess->name = dossier_text_one_line (words);
}

static void
guess_name (DossierStatementGuess *guess,
            const Place           *place)
{
  gboolean is_place = guess->kind == DOSSIER_STATEMENT_PLACE, touched;
  guint event_start = place->start, event_end = place->end;
  g_autoptr (DossierEventGuess) event = NULL;

  if (event_start == event_end)
    {
      event_start = place->from;
      event_end = place->to;
    }
  event = dossier_event_guess (place->view, place->proposals, event_start, event_end);
  g_array_unref (guess->actors);
  guess->actors = gather_actors (place, event, is_place, &touched);
  if (!touched)
    {
      g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (DossierGuessedActor));

      g_array_set_clear_func (marked, actor_clear);
      if (add_marked (marked, place))
        {
          g_array_set_size (guess->actors, 0);
          add_actors (guess->actors, marked, place, FALSE);
        }
      else if (place->start < place->end)
        add_chosen_words (guess, place);
    }
  if (guess->name == NULL && guess->actors->len > 0)
    dossier_statement_guess_take_actor (guess, 0);
}

/* Who says so */

static gboolean
is_pronoun (const char *words)
{
  g_autofree char *who = dossier_figure_who (words);

  return who == NULL || *who == '\0';
}

static guint
weigh_speaker (const char *kind)
{
  return g_strcmp0 (kind, "place") == 0 ? 1 : 2;
}

/* The entity that the words from @start to @end name: people and organisations before places, longer names before shorter. */
static void
find_speaker (DossierStatementGuess *guess,
              const Place           *place,
              guint                  start,
              guint                  end)
{
  guint best = 0;

  for (guint i = 0; i < place->view->highlights->len; i++)
    {
      const DossierHighlight *mark = &g_array_index (place->view->highlights, DossierHighlight, i);
      guint weight;

      if (mark->type != DOSSIER_HIGHLIGHT_MENTION || dossier_id_is_nil (&mark->target) || mark->start < start || mark->end > end)
        continue;
      weight = weigh_speaker (mark->kind) * 10000 + (mark->end - mark->start);
      if (weight <= best)
        continue;
      best = weight;
      guess->attributed_to = mark->target;
      g_free (guess->attributed_name);
      guess->attributed_name = g_strdup (mark->label);
    }
  for (guint i = 0; place->proposals != NULL && i < place->proposals->len; i++)
    {
      const DossierProposal *proposal = g_ptr_array_index (place->proposals, i);
      guint weight;

      if (dossier_id_is_nil (&proposal->entity) || proposal->start < start || proposal->end > end || proposal->entity_name == NULL)
        continue;
      weight = weigh_speaker (proposal->entity_kind) * 10000 + (proposal->end - proposal->start);
      if (weight <= best)
        continue;
      best = weight;
      guess->attributed_to = proposal->entity;
      g_free (guess->attributed_name);
      guess->attributed_name = g_strdup (proposal->entity_name);
    }
}

static void
take_attribution (DossierStatementGuess *guess,
                  const Place           *place,
                  guint                  from,
                  guint                  to)
{
  g_autofree char *words = dossier_text_slice (place->view->text, from, to);

  guess->attributed_words = dossier_text_one_line (words);
  if (!is_pronoun (guess->attributed_words))
    {
      find_speaker (guess, place, from, to);
      return;
    }
  /* "Minsk confirmed the call, which it said was …": the pronoun stands for whom the sentence named before it. */
  find_speaker (guess, place, place->from, from);
  if (dossier_id_is_nil (&guess->attributed_to))
    g_clear_pointer (&guess->attributed_words, g_free);
}

static void
guess_attribution (DossierStatementGuess *guess,
                   const Place           *place)
{
  guint start = guess->start, end = guess->end, from, to;

  /* Of a passage that is a whole sentence, who says so stands in it. */
  if (start <= place->from && end >= place->to && end > start)
    start = end = place->to - 1;
  if (dossier_attribution_find (place->sentence, MIN (start, place->to) - place->from, MIN (end, place->to) - place->from, &from, &to))
    take_attribution (guess, place, from + place->from, to + place->from);
}

/* The whole */

static void
guess_figure (DossierStatementGuess *guess,
              const Place           *place)
{
  g_autoptr (GPtrArray) figures = read_figures (place);
  const DossierFigure *figure = choose_figure (place, figures);

  /* A number that is chosen and counts for none in its sentence, such as a small one, is meant all the same. */
  if ((figure == NULL || !touches (place, figure->start, figure->end)) && place->start < place->end && has_digit (place))
    {
      g_autofree char *words = dossier_text_slice (place->view->text, place->start, place->end);

      guess->figure = dossier_statement_read_figure (words, NULL);
      guess_attribution (guess, place);
      return;
    }
  if (figure == NULL)
    return;
  guess->figure = dossier_figure_copy (figure);
  guess->as_of = read_as_of (place, figure);
  if (place->start == place->end || touches (place, figure->start, figure->end))
    {
      guess->start = place->start == place->end ? figure->start : MIN (place->start, figure->start);
      guess->end = place->start == place->end ? figure->end : MAX (place->end, figure->end);
    }
  if (figure->attribution_end > figure->attribution_start)
    take_attribution (guess, place, figure->attribution_start, figure->attribution_end);
}

/* The sentence without the blank at its end. */
static void
take_sentence (DossierStatementGuess *guess,
               const Place           *place)
{
  if (place->start < place->end)
    return;
  guess->start = place->from;
  guess->end = place->to;
}

/**
 * dossier_statement_guess_kind:
 * @view: an article
 * @proposals: (nullable) (element-type DossierProposal): what is open in it
 * @start: first code point of the passage
 * @end: one past the last
 *
 * Returns: what the words chosen look like: a figure, a day, a name that takes part or is a place; longer ones claim something
 */
DossierStatementKind
dossier_statement_guess_kind (const DossierArticleView *view,
                              GPtrArray                *proposals,
                              guint                     start,
                              guint                     end)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GArray) dates = NULL;
  g_autoptr (GPtrArray) figures = NULL;

  g_return_val_if_fail (view != NULL && start <= end && end <= view->length, DOSSIER_STATEMENT_CLAIM);

  place_init (&place, view, proposals, start, end);
  if (start == end || end - start > LONGEST_NAME)
    return DOSSIER_STATEMENT_CLAIM;
  for (guint i = 0; i < view->highlights->len; i++)
    {
      const DossierHighlight *mark = &g_array_index (view->highlights, DossierHighlight, i);

      if (mark->type == DOSSIER_HIGHLIGHT_MENTION && mark->start <= start && mark->end >= end)
        return g_strcmp0 (mark->kind, "place") == 0 ? DOSSIER_STATEMENT_PLACE : DOSSIER_STATEMENT_PARTICIPANT;
    }
  figures = read_figures (&place);
  for (guint i = 0; i < figures->len; i++)
    {
      const DossierFigure *figure = g_ptr_array_index (figures, i);

      if (touches (&place, figure->start, figure->end))
        return DOSSIER_STATEMENT_FIGURE;
    }
  dates = dossier_date_find_all (place.sentence, view->article->date, NULL);
  for (guint i = 0; i < dates->len; i++)
    {
      const DossierDateFound *found = &g_array_index (dates, DossierDateFound, i);

      if (touches (&place, found->start + place.from, found->end + place.from))
        return DOSSIER_STATEMENT_DATE;
    }
  return DOSSIER_STATEMENT_CLAIM;
}

/**
 * dossier_statement_guess:
 * @view: an article
 * @proposals: (nullable) (element-type DossierProposal): what is open in it
 * @kind: what it is to be a statement of
 * @start: first code point of the passage
 * @end: one past the last; equal to @start: what stands at this place is meant, and the passage is found as well
 *
 * Returns: (transfer full): what the passage, read in its sentence, states
 */
DossierStatementGuess *
dossier_statement_guess (const DossierArticleView *view,
                         GPtrArray                *proposals,
                         DossierStatementKind      kind,
                         guint                     start,
                         guint                     end)
{
  DossierStatementGuess *guess;
  g_auto (Place) place = { 0 };

  g_return_val_if_fail (view != NULL && start <= end && end <= view->length, NULL);

  place_init (&place, view, proposals, start, end);
  guess = g_new0 (DossierStatementGuess, 1);
  guess->kind = kind;
  guess->start = start;
  guess->end = end;
  guess->actors = g_array_new (FALSE, FALSE, sizeof (DossierGuessedActor));
  if (place.from == place.to)
    return guess;
  switch (kind)
    {
    case DOSSIER_STATEMENT_FIGURE:
      guess_figure (guess, &place);
      break;
    case DOSSIER_STATEMENT_DATE:
      guess_date (guess, &place);
      break;
    case DOSSIER_STATEMENT_PARTICIPANT:
    case DOSSIER_STATEMENT_PLACE:
      guess_name (guess, &place);
      break;
    case DOSSIER_STATEMENT_CLAIM:
    default:
      break;
    }
  if (guess->start == guess->end)
    take_sentence (guess, &place);
  if (kind != DOSSIER_STATEMENT_FIGURE)
    guess_attribution (guess, &place);
  if (guess->figure != NULL)
    guess->topic = dossier_statement_guess_topic (guess->figure, NULL);
  return guess;
}

/**
 * dossier_statement_guess_take_actor:
 * @index: in its actors
 *
 * Proposes this one as the participant or the place. What was chosen of the text stays the passage; of a mere place in it, the
 * name becomes the passage.
 */
void
dossier_statement_guess_take_actor (DossierStatementGuess *guess,
                                    guint                  index)
{
  const DossierGuessedActor *actor;

  g_return_if_fail (guess != NULL && index < guess->actors->len);

  actor = &g_array_index (guess->actors, DossierGuessedActor, index);
  guess->entity = actor->entity;
  g_free (guess->name);
  guess->name = g_strdup (actor->name);
  g_free (guess->entity_kind);
  guess->entity_kind = g_strdup (actor->kind);
  g_free (guess->role);
  guess->role = g_strdup (actor->role);
  if (guess->start == guess->end)
    {
      guess->start = actor->start;
      guess->end = actor->end;
    }
}

static gboolean
is_similar_size (const DossierFigure *a,
                 const DossierFigure *b)
{
  return a->low > 0 && b->low > 0 && a->low / b->low < SAME_SIZE && b->low / a->low < SAME_SIZE;
}

/**
 * dossier_statement_guess_topic:
 * @figure: a figure
 * @statements: (nullable) (element-type DossierStatement): what is said of the event already
 *
 * Returns: (transfer full) (nullable): under which heading it belongs: that of a figure of the same thing, so that what two
 *   articles say stands side by side, else what is counted in one word
 */
char *
dossier_statement_guess_topic (const DossierFigure *figure,
                               GPtrArray           *statements)
{
  g_autofree char *thing = NULL;
  const char *noun;

  g_return_val_if_fail (figure != NULL, NULL);

  thing = dossier_figure_thing (figure);
  noun = strchr (thing, '|') + 1;
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *other = NULL;

      if (statement->figure == NULL || statement->topic == NULL || *statement->topic == '\0' || statement->figure->additional != figure->additional)
        continue;
      other = dossier_figure_thing (statement->figure);
      if (*noun != '\0' ? strcmp (thing, other) == 0
                        : g_strcmp0 (figure->unit, statement->figure->unit) == 0 && is_similar_size (figure, statement->figure))
        return g_strdup (statement->topic);
    }
  if (*noun == '\0')
    return NULL;
  if (figure->additional)
    /* Translators: what a figure counts: "additional troops" */
    return g_strdup_printf (_("additional %s"), noun);
  return g_strdup (noun);
}

/* The first figure of @words, when it is one as soon as something is counted by it. */
static DossierFigure *
read_first (const char *words,
            const char *counted)
{
  g_autofree char *text = counted != NULL ? g_strconcat (words, " ", counted, NULL) : g_strdup (words);
  g_autoptr (GPtrArray) figures = dossier_figures_read (text);
  DossierFigure *figure;

  if (figures->len == 0)
    return NULL;
  figure = dossier_figure_copy (g_ptr_array_index (figures, 0));
  if (counted != NULL && g_strcmp0 (figure->counted, counted) == 0)
    g_clear_pointer (&figure->counted, g_free);
  return figure;
}

/**
 * dossier_statement_read_figure:
 * @typed: as a person writes it: "about 30,000 Russian troops", "20-30 km", ">100000", or the article's own words
 * @error: set when there is no number in it; the message can be shown
 *
 * Returns: (transfer full) (nullable): what it says, without places in a text
 */
DossierFigure *
dossier_statement_read_figure (const char  *typed,
                               GError     **error)
{
  DossierFigureQualifier qualifier;
  g_autofree char *plain = NULL, *line = NULL;
  DossierFigure *figure;

  g_return_val_if_fail (typed != NULL, NULL);

  line = dossier_text_one_line (typed);
  figure = read_first (line, NULL);
  if (figure == NULL)
    figure = dossier_figure_from_value (line);
  plain = dossier_figure_words_strip (line, &qualifier);
  if (figure == NULL || qualifier != DOSSIER_FIGURE_EXACTLY)
    {
      g_clear_pointer (&figure, dossier_figure_free);
      figure = read_first (plain, NULL);
      if (figure == NULL)
        figure = dossier_figure_from_value (plain);
      if (figure == NULL)
        figure = read_first (plain, "items");
      if (figure != NULL && qualifier != DOSSIER_FIGURE_EXACTLY)
        figure->qualifier = qualifier;
    }
  if (figure == NULL)
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_INVALID,
                           *line == '\0' ? _("A figure needs a number") : _("No number is found in this. Try “about 30,000 troops”."));
      return NULL;
    }
  figure->start = figure->end = figure->attribution_start = figure->attribution_end = 0;
  return figure;
}

void
dossier_statement_guess_free (DossierStatementGuess *guess)
{
  if (guess == NULL)
    return;
  g_free (guess->name);
  g_free (guess->entity_kind);
  g_free (guess->role);
  g_free (guess->date);
  g_free (guess->date_words);
  dossier_figure_free (guess->figure);
  g_free (guess->as_of);
  g_free (guess->topic);
  g_free (guess->attributed_name);
  g_free (guess->attributed_words);
  g_array_unref (guess->actors);
  g_free (guess);
}
