/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a passage tells about an event: what is marked and suggested in it is given to analysis, and what analysis reads in the
 * sentence comes back in terms of the workspace. Pure functions, for any thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-event-guess.h"

#include "dossier-sentence-event.h"
#include "dossier-text.h"

#define MAX_TITLE 72    /* code points of chosen words that are a title already */
#define LEAST_WORDS 3   /* and as many words at least */
#define SURE_ENOUGH 50  /* a suggestion that is likelier wrong than right is left out */

/* Where a mention that was given to analysis comes from. */
typedef struct
{
  DossierId entity;
  const char *name; /* borrowed */
  const char *kind; /* borrowed */
} Origin;

typedef struct
{
  GPtrArray *suggestions; /* (owned) (element-type DossierSuggestion) */
  GArray *origins;        /* (owned) (element-type Origin): one each */
} Passage;

static void
actor_clear (gpointer data)
{
  DossierGuessedActor *actor = data;

  g_free (actor->name);
  g_free (actor->kind);
  g_free (actor->role);
}

static GArray *
new_actors (void)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (DossierGuessedActor));

  g_array_set_clear_func (actors, actor_clear);
  return actors;
}

/* A kind that an analyst added counts as an organisation: something that can act. */
static DossierSuggestionType
type_of_kind (const char *kind)
{
  for (int type = DOSSIER_SUGGESTION_PERSON; type <= DOSSIER_SUGGESTION_DATE; type++)
    if (g_strcmp0 (dossier_suggestion_type_name (type), kind) == 0)
      return type;
  return DOSSIER_SUGGESTION_ORGANISATION;
}

static DossierSuggestion *
add (Passage                  *passage,
     const DossierArticleView *view,
     const char               *kind,
     guint                     start,
     guint                     end,
     const DossierId          *entity,
     const char               *name)
{
  g_autofree char *words = dossier_text_slice (view->text, start, end);
  DossierSuggestion *suggestion = dossier_suggestion_new (type_of_kind (kind), start, end, words);
  Origin origin = { *entity, name, kind };

  suggestion->entity = *entity;
  suggestion->value = g_strdup (name);
  suggestion->confidence = 100;
  g_ptr_array_add (passage->suggestions, suggestion);
  g_array_append_val (passage->origins, origin);
  return suggestion;
}

static gboolean
is_value (const DossierProposal *proposal)
{
  DossierSuggestionType type = type_of_kind (proposal->kind);

  return type == DOSSIER_SUGGESTION_DATE || type == DOSSIER_SUGGESTION_FIGURE;
}

static void
gather (Passage                  *passage,
        const DossierArticleView *view,
        GPtrArray                *proposals,
        guint                     start,
        guint                     end)
{
  passage->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  passage->origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  for (guint i = 0; i < view->highlights->len; i++)
    {
      const DossierHighlight *mark = &g_array_index (view->highlights, DossierHighlight, i);

      if (mark->type == DOSSIER_HIGHLIGHT_MENTION && mark->start >= start && mark->end <= end && !dossier_id_is_nil (&mark->target))
        add (passage, view, mark->kind, mark->start, mark->end, &mark->target, mark->label);
    }
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    {
      const DossierProposal *proposal = g_ptr_array_index (proposals, i);
      gboolean known = proposal->entity_name != NULL;

      if (proposal->start < start || proposal->end > end || proposal->confidence < SURE_ENOUGH)
        continue;
      if (is_value (proposal))
        add (passage, view, proposal->kind, proposal->start, proposal->end, &proposal->entity, proposal->value);
      else
        add (passage, view, known ? proposal->entity_kind : proposal->kind, proposal->start, proposal->end, &proposal->entity,
             known ? proposal->entity_name : proposal->name);
    }
}

static gboolean
has_actor (GArray       *actors,
           const Origin *origin)
{
  for (guint i = 0; i < actors->len; i++)
    {
      const DossierGuessedActor *actor = &g_array_index (actors, DossierGuessedActor, i);

      if (dossier_id_is_nil (&origin->entity) ? dossier_id_is_nil (&actor->entity) && g_strcmp0 (actor->name, origin->name) == 0
                                              : dossier_id_equal (&actor->entity, &origin->entity))
        return TRUE;
    }
  return FALSE;
}

/* Nobody takes part twice, or takes part and is the place. */
static void
add_actor (DossierEventGuess *guess,
           gboolean           place,
           const Passage     *passage,
           guint              index,
           const char        *role)
{
  const Origin *origin = &g_array_index (passage->origins, Origin, index);
  const DossierSuggestion *suggestion = g_ptr_array_index (passage->suggestions, index);
  DossierGuessedActor actor = { .entity = origin->entity, .start = suggestion->start, .end = suggestion->end };

  if (has_actor (guess->actors, origin) || has_actor (guess->places, origin))
    return;
  actor.name = g_strdup (origin->name);
  actor.kind = g_strdup (origin->kind);
  actor.role = g_strdup (role);
  g_array_append_val (place ? guess->places : guess->actors, actor);
}

/* "Russian" inside "Russian Defence Ministry" takes no part by itself. */
static gboolean
is_inside_other (const Passage *passage,
                 guint          index)
{
  const DossierSuggestion *inner = g_ptr_array_index (passage->suggestions, index);

  for (guint i = 0; i < passage->suggestions->len; i++)
    {
      const DossierSuggestion *outer = g_ptr_array_index (passage->suggestions, i);

      if (i != index && outer->start <= inner->start && outer->end >= inner->end && outer->end - outer->start > inner->end - inner->start)
        return TRUE;
    }
  return FALSE;
}

/* What further sentences of a longer passage name. */
static void
add_rest (DossierEventGuess *guess,
          const Passage     *passage)
{
  for (guint i = 0; i < passage->suggestions->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (passage->suggestions, i);

      if (suggestion->type <= DOSSIER_SUGGESTION_EXERCISE && !is_inside_other (passage, i))
        add_actor (guess, suggestion->type == DOSSIER_SUGGESTION_PLACE, passage, i, NULL);
    }
}

static void
take_event (DossierEventGuess          *guess,
            const DossierSentenceEvent *event,
            const Passage              *passage)
{
  for (guint i = 0; i < event->participants->len; i++)
    {
      const DossierSentenceActor *actor = &g_array_index (event->participants, DossierSentenceActor, i);

      add_actor (guess, FALSE, passage, actor->suggestion, actor->role);
    }
  for (guint i = 0; i < event->places->len; i++)
    add_actor (guess, TRUE, passage, g_array_index (event->places, DossierSentenceActor, i).suggestion, NULL);
  guess->kind = g_strdup (event->kind);
  guess->status = event->status;
}

static void
take_date (DossierEventGuess          *guess,
           const DossierSentenceEvent *event)
{
  if (guess->date != NULL || event->date == NULL)
    return;
  guess->date = g_strdup (event->date);
  guess->date_words = g_strdup (event->date_words);
  guess->date_start = event->date_start;
  guess->date_end = event->date_end;
}

/* A few chosen words are a title already; of a longer choice its first sentence makes one. */
static char *
make_title (const DossierArticleView   *view,
            guint                       start,
            guint                       end,
            guint                       sentence_start,
            guint                       sentence_end,
            const DossierSentenceEvent *event)
{
  g_autofree char *chosen = dossier_text_slice (view->text, start, end);
  g_autoptr (DossierSentenceEvent) words = NULL;

  if (end - start > MAX_TITLE || end > sentence_end || (start == sentence_start && end == sentence_end)
      || dossier_text_count_words (chosen) < LEAST_WORDS)
    return g_strdup (event->title);
  words = dossier_sentence_event_read (view->text, start, end, NULL, NULL);
  return g_strdup (words->title);
}

/**
 * dossier_event_guess:
 * @view: an article
 * @proposals: (nullable) (element-type DossierProposal): what is open in it
 * @start: first code point of the passage
 * @end: one past the last
 *
 * Returns: (transfer full): what the sentence around the passage's beginning says, and who else is named in the passage
 */
DossierEventGuess *
dossier_event_guess (const DossierArticleView *view,
                     GPtrArray                *proposals,
                     guint                     start,
                     guint                     end)
{
  DossierEventGuess *guess;
  g_autoptr (DossierSentenceEvent) event = NULL, whole = NULL;
  guint first_start = start, first_end = end, from = start, to = end;
  Passage passage;

  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (start < end && end <= view->length, NULL);

  guess = g_new0 (DossierEventGuess, 1);
  guess->actors = new_actors ();
  guess->places = new_actors ();
  dossier_text_sentence_at (view->text, start, start + 1, &first_start, &first_end);
  dossier_text_sentence_at (view->text, start, end, &from, &to);
  gather (&passage, view, proposals, from, to);
  event = dossier_sentence_event_read (view->text, first_start, first_end, passage.suggestions, view->article->date);
  take_event (guess, event, &passage);
  take_date (guess, event);
  if (to > first_end)
    {
      add_rest (guess, &passage);
      whole = dossier_sentence_event_read (view->text, from, to, passage.suggestions, view->article->date);
      take_date (guess, whole);
    }
  guess->title = make_title (view, start, end, first_start, first_end, event);
  g_ptr_array_unref (passage.suggestions);
  g_array_unref (passage.origins);
  return guess;
}

void
dossier_event_guess_free (DossierEventGuess *guess)
{
  if (guess == NULL)
    return;
  g_free (guess->title);
  g_free (guess->kind);
  g_free (guess->date);
  g_free (guess->date_words);
  g_array_unref (guess->actors);
  g_array_unref (guess->places);
  g_free (guess);
}
