/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a passage tells about an event: pure functions over an article's text and marks, for any thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-guess.h"

#include "dossier-edtf.h"
#include "dossier-text.h"

#include <string.h>

#define MAX_TITLE 72     /* code points */
#define LEAST_WORDS 3    /* of a clause that can stand alone */

static void
actor_clear (gpointer data)
{
  DossierGuessedActor *actor = data;

  g_clear_pointer (&actor->name, g_free);
  g_clear_pointer (&actor->kind, g_free);
}

static GArray *
new_actors (void)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (DossierGuessedActor));

  g_array_set_clear_func (actors, actor_clear);
  return actors;
}

/* "Russian" inside "Russian Defence Ministry" is no place where something happened. */
static gboolean
is_inside_other (GArray *highlights,
                 guint   index)
{
  const DossierHighlight *inner = &g_array_index (highlights, DossierHighlight, index);

  for (guint i = 0; i < highlights->len; i++)
    {
      const DossierHighlight *outer = &g_array_index (highlights, DossierHighlight, i);

      if (i != index && outer->type == DOSSIER_HIGHLIGHT_MENTION && outer->start <= inner->start && outer->end >= inner->end
          && outer->end - outer->start > inner->end - inner->start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_actor (GArray          *actors,
           const DossierId *entity)
{
  for (guint i = 0; i < actors->len; i++)
    if (dossier_id_equal (&g_array_index (actors, DossierGuessedActor, i).entity, entity))
      return TRUE;
  return FALSE;
}

static void
guess_actors (DossierEventGuess        *guess,
              const DossierArticleView *view,
              guint                     start,
              guint                     end)
{
  for (guint i = 0; i < view->highlights->len; i++)
    {
      const DossierHighlight *mark = &g_array_index (view->highlights, DossierHighlight, i);
      GArray *list = g_strcmp0 (mark->kind, "place") == 0 ? guess->places : guess->actors;
      DossierGuessedActor actor = { .entity = mark->target, .start = mark->start, .end = mark->end };

      if (mark->type != DOSSIER_HIGHLIGHT_MENTION || mark->start < start || mark->end > end
          || dossier_id_is_nil (&mark->target) || has_actor (list, &mark->target) || is_inside_other (view->highlights, i))
        continue;
      actor.name = g_strdup (mark->label);
      actor.kind = g_strdup (mark->kind);
      g_array_append_val (list, actor);
    }
}

static void
guess_date (DossierEventGuess        *guess,
            const DossierArticleView *view,
            const char               *sentence,
            guint                     start)
{
  g_autoptr (GArray) found = dossier_edtf_find (sentence, view->article->date);
  const DossierDateMatch *match;

  if (found == NULL || found->len == 0)
    return;
  match = &g_array_index (found, DossierDateMatch, 0);
  guess->date = g_strdup (match->edtf);
  guess->date_words = dossier_text_slice (sentence, match->start, match->end);
  guess->date_start = start + match->start;
  guess->date_end = start + match->end;
}

/* Where the first clause that can stand alone ends, in bytes. */
static gsize
clause_end (const char *sentence)
{
  static const char * const breaks[] = { ", ", "; ", ": ", " – ", " — ", " - ", " which ", " after ", " while ", " according to " };
  gsize best = strlen (sentence);

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    for (const char *at = strstr (sentence, breaks[i]); at != NULL; at = strstr (at + 1, breaks[i]))
      {
        g_autofree char *clause = g_strndup (sentence, at - sentence);

        if ((gsize) (at - sentence) < best && dossier_text_count_words (clause) > LEAST_WORDS)
          {
            best = at - sentence;
            break;
          }
      }
  return best;
}

/* "On Thursday, ": an opening that only says when or who says so. */
static const char *
skip_opening (const char *sentence)
{
  static const char * const openings[] = { "On ", "In ", "At ", "By ", "Earlier", "Later", "Meanwhile", "However", "According to " };
  const char *comma = strstr (sentence, ", ");

  for (guint i = 0; comma != NULL && i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (sentence, openings[i]))
      {
        g_autofree char *opening = g_strndup (sentence, comma - sentence);

        if (dossier_text_count_words (opening) <= 5 && dossier_text_count_words (comma + 2) >= LEAST_WORDS)
          return comma + 2;
      }
  return sentence;
}

static char *
make_title (const char *words)
{
  g_autofree char *line = dossier_text_one_line (words), *cut = NULL, *title = NULL, *first = NULL;
  const char *from = skip_opening (g_strstrip (line)), *rest;
  gsize length;

  cut = g_strndup (from, clause_end (from));
  g_strstrip (cut);
  for (length = strlen (cut); length > 0 && strchr (".,;:!?", cut[length - 1]) != NULL;)
    cut[--length] = '\0';
  if (*cut == '\0')
    return g_strdup (line);
  title = dossier_text_ellipsize (cut, MAX_TITLE);
  rest = g_utf8_next_char (title);
  first = g_strndup (title, rest - title);
  if (g_unichar_islower (g_utf8_get_char (title)))
    {
      g_autofree char *upper = g_utf8_strup (first, -1);

      return g_strconcat (upper, rest, NULL);
    }
  return g_steal_pointer (&title);
}

/* A few chosen words are a title already; a longer choice is read sentence by sentence. */
static char *
guess_title (const DossierArticleView *view,
             guint                     start,
             guint                     end,
             guint                     sentence_start,
             guint                     sentence_end)
{
  g_autofree char *chosen = dossier_text_slice (view->text, start, end), *sentence = NULL;

  if (end - start <= MAX_TITLE && end <= sentence_end && dossier_text_count_words (chosen) >= LEAST_WORDS)
    return make_title (chosen);
  sentence = dossier_text_slice (view->text, sentence_start, sentence_end);
  return make_title (sentence);
}

/**
 * dossier_event_guess:
 * @view: an article
 * @start: first code point of the passage
 * @end: one past the last
 *
 * Returns: (transfer full): what the sentence around the passage's beginning says
 */
DossierEventGuess *
dossier_event_guess (const DossierArticleView *view,
                     guint                     start,
                     guint                     end)
{
  DossierEventGuess *guess;
  g_autofree char *around = NULL;
  guint first_start = start, first_end = end, from, to;

  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (start < end && end <= view->length, NULL);

  guess = g_new0 (DossierEventGuess, 1);
  guess->actors = new_actors ();
  guess->places = new_actors ();
  dossier_text_sentence_at (view->text, start, start + 1, &first_start, &first_end);
  dossier_text_sentence_at (view->text, start, end, &from, &to);
  around = dossier_text_slice (view->text, from, to);
  guess->title = guess_title (view, start, end, first_start, first_end);
  guess_actors (guess, view, from, to);
  guess_date (guess, view, around, from);
  return guess;
}

void
dossier_event_guess_free (DossierEventGuess *guess)
{
  if (guess == NULL)
    return;
  g_free (guess->title);
  g_free (guess->date);
  g_free (guess->date_words);
  g_array_unref (guess->actors);
  g_array_unref (guess->places);
  g_free (guess);
}
