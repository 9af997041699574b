/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a passage may state, and of which event: what the article says already, who takes part, the day and the words of the titles
 * are weighed. Reading functions block, for any thread but the store's own. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-statement-offer.h"

#include "dossier-figure-things.h"
#include "dossier-suggesting.h"
#include "dossier-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_EVENTS 6
#define MAX_ASKED 12                          /* events of one actor or day */
#define MAX_NEAR 120                          /* events around the day of the article whose titles are compared */
#define AROUND ((gint64) 92 * 24 * 3600 * 1000) /* ms before and after that day */
#define LEAST_LETTERS 4                       /* of a word of a title that tells something */

/* How much each thing counts. */
#define IN_SENTENCE 100
#define USED_LAST 80
#define JUST_BEFORE 60
#define REPORTED_HERE 15
#define ACTOR 25
#define MOST_ACTORS 60
#define SAME_DAY 20
#define TITLE 60
#define SAME_THING 45
#define ENOUGH 40                             /* of the best, to be proposed before a new event */
#define CODE_POINTS_A_POINT 40                /* farther before, less likely */

static void
offered_event_free (gpointer data)
{
  DossierOfferedEvent *offered = data;

  g_clear_object (&offered->event);
  g_clear_pointer (&offered->statements, g_ptr_array_unref);
  g_free (offered);
}

static void
add_score (DossierStatementOffer *offer,
           DossierEvent          *event,
           int                    score)
{
  DossierOfferedEvent *offered;

  for (guint i = 0; i < offer->events->len; i++)
    {
      offered = g_ptr_array_index (offer->events, i);
      if (dossier_id_equal (&offered->event->id, &event->id))
        {
          offered->score += score;
          return;
        }
    }
  offered = g_new0 (DossierOfferedEvent, 1);
  offered->event = g_object_ref (event);
  offered->score = score;
  g_ptr_array_add (offer->events, offered);
}

static GPtrArray *
ask (DossierWorkspace *self,
     DossierQuery     *query,
     guint             limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  query->limit = limit;
  found = dossier_workspace_load_records (self, query, &error);
  if (found == NULL)
    g_debug ("Events to offer could not be read: %s", error->message);
  return found != NULL ? found : g_ptr_array_new ();
}

/* Where in the text the article already speaks of an event. */

static int
score_place (const DossierArticleView    *view,
             const DossierStatementGuess *guess,
             const DossierId             *event)
{
  guint from = guess->start, to = guess->end;
  int nearest = -1;
  gboolean same = FALSE;

  dossier_text_sentence_at (view->text, guess->start, guess->end, &from, &to);
  for (guint i = 0; i < view->highlights->len; i++)
    {
      const DossierHighlight *mark = &g_array_index (view->highlights, DossierHighlight, i);

      if (mark->type != DOSSIER_HIGHLIGHT_STATEMENT || !dossier_id_equal (&mark->target, event))
        continue;
      same |= mark->start < to && mark->end > from;
      if (mark->start < to)
        nearest = MAX (nearest, (int) mark->end);
    }
  if (same)
    return IN_SENTENCE;
  if (nearest < 0)
    return 0;
  return MAX (JUST_BEFORE - ((int) from - nearest) / CODE_POINTS_A_POINT, REPORTED_HERE);
}

static void
add_events_here (DossierWorkspace           *self,
                 DossierStatementOffer      *offer,
                 const DossierArticleView   *view,
                 const DossierStatementWish *wish)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GObject) last = NULL;

  query->article = wish->article;
  events = ask (self, query, 0);
  for (guint i = 0; i < events->len; i++)
    {
      DossierEvent *event = g_ptr_array_index (events, i);

      add_score (offer, event, REPORTED_HERE + score_place (view, offer->guess, &event->id));
    }
  if (dossier_id_is_nil (&wish->last_event))
    return;
  last = dossier_workspace_lookup (self, DOSSIER_RECORD_EVENT, &wish->last_event);
  if (last != NULL)
    add_score (offer, (DossierEvent *) last, USED_LAST);
}

/* Who takes part, and when */

static void
add_events_of_actors (DossierWorkspace      *self,
                      DossierStatementOffer *offer)
{
  GArray *lists[] = { offer->event->actors, offer->event->places };
  g_autoptr (GHashTable) scores = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        const DossierGuessedActor *actor = &g_array_index (lists[list], DossierGuessedActor, i);
        g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
        g_autoptr (GPtrArray) events = NULL;

        if (dossier_id_is_nil (&actor->entity))
          continue;
        query->entity = actor->entity;
        events = ask (self, query, MAX_ASKED);
        for (guint j = 0; j < events->len; j++)
          {
            DossierEvent *event = g_ptr_array_index (events, j);
            int had = GPOINTER_TO_INT (g_hash_table_lookup (scores, &event->id));
            /* A country stands in half of all sentences. */
            int score = MIN (list == 0 ? ACTOR : ACTOR / 2, MOST_ACTORS - had);

            add_score (offer, event, score);
            g_hash_table_insert (scores, dossier_id_copy (&event->id), GINT_TO_POINTER (had + score));
          }
      }
}

static void
add_events_of_day (DossierWorkspace      *self,
                   DossierStatementOffer *offer)
{
  const char *date = offer->guess->date != NULL ? offer->guess->date : offer->event->date;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = NULL;
  DossierEdtf interval;

  if (date == NULL || !dossier_edtf_parse (date, &interval, NULL))
    return;
  query->earliest = interval.earliest;
  query->latest = interval.latest;
  events = ask (self, query, MAX_ASKED);
  for (guint i = 0; i < events->len; i++)
    add_score (offer, g_ptr_array_index (events, i), SAME_DAY);
}

/* Titles */

static gboolean
is_told_in (const char *word,
            const char *sentence)
{
  /* "Ukraine" in "Ukrainian": the beginning tells enough. */
  g_autofree char *beginning = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), 6));

  return strstr (sentence, beginning) != NULL;
}

static int
score_title (const char *title,
             const char *sentence) /* folded */
{
  g_autofree char *folded = dossier_text_fold (title);
  g_autoptr (GString) plain = g_string_new (folded);
  g_auto (GStrv) words = NULL;
  int all = 0, told = 0;

  g_string_replace (plain, "–", " ", 0);
  g_string_replace (plain, "—", " ", 0);
  words = g_strsplit_set (plain->str, " \t\n-:,;.()\"'", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= LEAST_LETTERS)
      {
        all++;
        told += is_told_in (words[i], sentence) ? 1 : 0;
      }
  return all >= 2 && told >= 2 ? TITLE * told / all : 0;
}

static void
add_events_of_title (DossierWorkspace         *self,
                     DossierStatementOffer    *offer,
                     const DossierArticleView *view)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *sentence = NULL, *folded = NULL;
  guint from = offer->guess->start, to = offer->guess->end;
  DossierEdtf reported;

  dossier_text_sentence_at (view->text, from, to, &from, &to);
  sentence = dossier_text_slice (view->text, from, to);
  folded = dossier_text_fold (sentence);
  if (view->article->date != NULL && dossier_edtf_parse (view->article->date, &reported, NULL) && reported.earliest > G_MININT64 + AROUND
      && reported.latest < G_MAXINT64 - AROUND)
    {
      query->earliest = reported.earliest - AROUND;
      query->latest = reported.latest + AROUND;
    }
  events = ask (self, query, MAX_NEAR);
  for (guint i = 0; i < events->len; i++)
    {
      DossierEvent *event = g_ptr_array_index (events, i);
      int score = score_title (event->title, folded);

      add_score (offer, event, score);
    }
}

/* Ranking */

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const DossierOfferedEvent *one = *(DossierOfferedEvent * const *) a, *other = *(DossierOfferedEvent * const *) b;

  return one->score != other->score ? other->score - one->score : dossier_id_compare (&one->event->id, &other->event->id);
}

static GPtrArray *
load_statements (DossierWorkspace *self,
                 const DossierId  *event)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_STATEMENT);

  query->event = *event;
  return ask (self, query, 0);
}

/* What is said of the best ones already: a figure belongs to where the same thing is counted. */
static void
read_statements (DossierWorkspace      *self,
                 DossierStatementOffer *offer)
{
  g_autofree char *thing = offer->guess->figure != NULL ? dossier_figure_thing (offer->guess->figure) : NULL;

  for (guint i = 0; i < offer->events->len; i++)
    {
      DossierOfferedEvent *offered = g_ptr_array_index (offer->events, i);
      gboolean same = FALSE;

      offered->statements = load_statements (self, &offered->event->id);
      for (guint j = 0; thing != NULL && !same && j < offered->statements->len; j++)
        {
          const DossierStatement *statement = g_ptr_array_index (offered->statements, j);
          g_autofree char *other = statement->figure != NULL ? dossier_figure_thing (statement->figure) : NULL;

          same = g_strcmp0 (thing, other) == 0;
        }
      offered->score += same ? SAME_THING : 0;
    }
}

/* Whether the article already says of an event that somebody takes part or is its place. */
static gboolean
is_stated (const DossierOfferedEvent *offered,
           const DossierId           *article,
           DossierStatementKind       kind,
           const DossierId           *entity)
{
  for (guint i = 0; i < offered->statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (offered->statements, i);

      if (statement->kind == kind && dossier_id_equal (&statement->article, article) && dossier_id_equal (&statement->entity, entity))
        return TRUE;
    }
  return FALSE;
}

/* Of a passage that names several, whoever was not stated yet is next. */
static void
take_next_actor (DossierStatementOffer *offer,
                 const DossierId       *article)
{
  const DossierOfferedEvent *offered;

  if (offer->guess->actors->len < 2 || !dossier_statement_offer_is_sure (offer))
    return;
  offered = g_ptr_array_index (offer->events, 0);
  for (guint i = 0; i < offer->guess->actors->len; i++)
    {
      const DossierGuessedActor *actor = &g_array_index (offer->guess->actors, DossierGuessedActor, i);

      if (!dossier_id_is_nil (&actor->entity) && is_stated (offered, article, offer->guess->kind, &actor->entity))
        continue;
      dossier_statement_guess_take_actor (offer->guess, i);
      return;
    }
}

/* "the Pentagon said" names an entity that is known, though nobody marked it here. */
static void
find_speaker (DossierWorkspace      *self,
              DossierStatementGuess *guess)
{
  g_autofree char *who = NULL, *wanted = NULL;
  g_autoptr (GPtrArray) candidates = NULL;

  if (guess->attributed_words == NULL || !dossier_id_is_nil (&guess->attributed_to))
    return;
  who = dossier_figure_who (guess->attributed_words);
  if (who == NULL || *who == '\0')
    return;
  candidates = dossier_workspace_load_candidates (self, who, NULL, 1, NULL);
  if (candidates == NULL || candidates->len == 0)
    return;
  wanted = dossier_text_fold (who);
  {
    const DossierEntity *entity = g_ptr_array_index (candidates, 0);
    g_autofree char *name = dossier_text_fold (entity->name);
    gboolean same = strcmp (name, wanted) == 0;

    for (guint i = 0; !same && entity->aliases != NULL && entity->aliases[i] != NULL; i++)
      {
        g_autofree char *alias = dossier_text_fold (entity->aliases[i]);

        same = strcmp (alias, wanted) == 0;
      }
    if (!same)
      return;
    guess->attributed_to = entity->id;
    guess->attributed_name = g_strdup (entity->name);
  }
}

static void
rank (DossierWorkspace           *self,
      DossierStatementOffer      *offer,
      const DossierArticleView   *view,
      const DossierStatementWish *wish)
{
  add_events_here (self, offer, view, wish);
  add_events_of_actors (self, offer);
  add_events_of_day (self, offer);
  add_events_of_title (self, offer, view);
  g_ptr_array_sort (offer->events, compare_events);
  if (offer->events->len > MAX_EVENTS)
    g_ptr_array_set_size (offer->events, MAX_EVENTS);
  read_statements (self, offer);
  g_ptr_array_sort (offer->events, compare_events);
}

/**
 * dossier_workspace_load_statement_offer:
 * @wish: of what
 *
 * Returns: (transfer full): what the passage states, and the events to which it may belong
 */
DossierStatementOffer *
dossier_workspace_load_statement_offer (DossierWorkspace            *self,
                                        const DossierStatementWish  *wish,
                                        GError                     **error)
{
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  DossierStatementOffer *offer;
  DossierStatementKind kind;
  g_autofree char *words = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && wish != NULL, NULL);

  view = dossier_workspace_load_article (self, &wish->article, error);
  proposals = view != NULL ? dossier_workspace_load_suggestions (self, &wish->article, error) : NULL;
  if (proposals == NULL)
    return NULL;
  if (wish->start > wish->end || wish->end > view->length || view->length == 0)
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_INVALID, _("the passage is not in the article’s text"));
      return NULL;
    }
  kind = wish->any_kind ? dossier_statement_guess_kind (view, proposals, wish->start, wish->end) : wish->kind;
  offer = g_new0 (DossierStatementOffer, 1);
  offer->guess = dossier_statement_guess (view, proposals, kind, wish->start, wish->end);
  if (offer->guess->start == offer->guess->end)
    offer->guess->end = MIN (offer->guess->start + 1, view->length);
  if (offer->guess->start == offer->guess->end)
    offer->guess->start--;
  offer->event = dossier_event_guess (view, proposals, offer->guess->start, offer->guess->end);
  offer->events = g_ptr_array_new_with_free_func (offered_event_free);
  offer->article = g_object_ref (view->article);
  words = dossier_text_slice (view->text, offer->guess->start, offer->guess->end);
  offer->quote = dossier_text_one_line (words);
  find_speaker (self, offer->guess);
  rank (self, offer, view, wish);
  if (kind == DOSSIER_STATEMENT_PARTICIPANT)
    take_next_actor (offer, &wish->article);
  if (offer->guess->figure != NULL && offer->events->len > 0)
    {
      const DossierOfferedEvent *best = g_ptr_array_index (offer->events, 0);

      g_free (offer->guess->topic);
      offer->guess->topic = dossier_statement_guess_topic (offer->guess->figure, best->statements);
    }
  return offer;
}

/**
 * dossier_workspace_find_offered_events:
 * @text: in their titles
 * @limit: so many at most
 *
 * Returns: (transfer full) (element-type DossierOfferedEvent): events by title, with what is said of them
 */
GPtrArray *
dossier_workspace_find_offered_events (DossierWorkspace  *self,
                                       const char        *text,
                                       guint              limit,
                                       GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = NULL;
  GPtrArray *found;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && text != NULL, NULL);

  query->text = g_strdup (text);
  query->limit = limit;
  events = dossier_workspace_load_records (self, query, error);
  if (events == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func (offered_event_free);
  for (guint i = 0; i < events->len; i++)
    {
      DossierOfferedEvent *offered = g_new0 (DossierOfferedEvent, 1);

      offered->event = g_object_ref (g_ptr_array_index (events, i));
      offered->statements = load_statements (self, &offered->event->id);
      g_ptr_array_add (found, offered);
    }
  return found;
}

/**
 * dossier_statement_offer_is_sure:
 *
 * Returns: whether the first of its events is likelier than a new one
 */
gboolean
dossier_statement_offer_is_sure (const DossierStatementOffer *offer)
{
  g_return_val_if_fail (offer != NULL, FALSE);

  return offer->events->len > 0 && ((const DossierOfferedEvent *) g_ptr_array_index (offer->events, 0))->score >= ENOUGH;
}

/**
 * dossier_statement_offer_new_event:
 * @offer: what was offered for a passage
 * @title: of the event
 * @part: what the passage states of it
 *
 * Returns: (transfer full): the command that makes an event with this statement, in one step of undo; its kind, status and date are
 *   those of the passage, and the day is stated as well where the article tells it
 */
DossierCommand *
dossier_statement_offer_new_event (const DossierStatementOffer *offer,
                                   const char                  *title,
                                   const DossierEventPart      *part)
{
  const DossierEventGuess *event;
  DossierEventPart parts[2];
  guint n = 0;
  const char *date, *words;
  DossierCommand *command;

  g_return_val_if_fail (offer != NULL && title != NULL && part != NULL, NULL);

  event = offer->event;
  date = part->kind == DOSSIER_STATEMENT_DATE ? part->date : event->date;
  words = part->kind == DOSSIER_STATEMENT_DATE ? part->date_words : event->date_words;
  parts[n++] = *part;
  if (part->kind != DOSSIER_STATEMENT_DATE && event->date != NULL && event->date_end > event->date_start)
    parts[n++] = (DossierEventPart) { .kind = DOSSIER_STATEMENT_DATE, .date = event->date, .date_words = event->date_words,
                                      .article = part->article, .start = event->date_start, .end = event->date_end };
  command = dossier_command_create_event (title, event->kind != NULL ? _(event->kind) : NULL, date, words, parts, n);
  dossier_command_set_event_status (command, event->status);
  return command;
}

void
dossier_statement_offer_free (DossierStatementOffer *offer)
{
  if (offer == NULL)
    return;
  dossier_statement_guess_free (offer->guess);
  dossier_event_guess_free (offer->event);
  g_clear_pointer (&offer->events, g_ptr_array_unref);
  g_clear_object (&offer->article);
  g_free (offer->quote);
  g_free (offer);
}
