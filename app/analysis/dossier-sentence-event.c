/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sentence tells of an event: who did what to whom, when and where. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-sentence-event.h"

#include "dossier-date-find.h"
#include "dossier-edtf.h"
#include "dossier-sentence-private.h"
#include "dossier-text.h"

#include <string.h>

#define MAX_TITLE 72  /* code points */
#define LEAST_WORDS 3 /* of a clause that can stand alone */

static void
actor_clear (gpointer data)
{
  DossierSentenceActor *actor = data;

  g_clear_pointer (&actor->name, g_free);
  g_clear_pointer (&actor->role, g_free);
}

static GArray *
new_actors (void)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (DossierSentenceActor));

  g_array_set_clear_func (actors, actor_clear);
  return actors;
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const SentenceMention *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end < second->end) - (first->end > second->end);
}

/* The names in the sentence, without those inside longer ones. */
static void
gather_mentions (Sentence  *sentence,
                 guint      start,
                 guint      end,
                 GPtrArray *suggestions)
{
  gsize last = 0;

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      SentenceMention mention = { suggestion->type, i, suggestion, 0, 0, FALSE };

      if (suggestion->type > DOSSIER_SUGGESTION_EXERCISE || suggestion->start < start || suggestion->end > end)
        continue;
      mention.start = dossier_text_to_bytes (sentence->text, suggestion->start - start);
      mention.end = dossier_text_to_bytes (sentence->text, suggestion->end - start);
      g_array_append_val (sentence->mentions, mention);
    }
  g_array_sort (sentence->mentions, compare_mentions);
  for (guint i = 0; i < sentence->mentions->len;)
    {
      const SentenceMention *mention = &g_array_index (sentence->mentions, SentenceMention, i);

      if (mention->start < last)
        {
          g_array_remove_index (sentence->mentions, i);
          continue;
        }
      last = mention->end;
      i++;
    }
}

static SentenceMention *
mention_at (Sentence *sentence,
            guint     index)
{
  return &g_array_index (sentence->mentions, SentenceMention, index);
}

/* The words between two places of the sentence, in lower case, with a blank before and behind each. */
static char *
words_between (Sentence *sentence,
               gsize     from,
               gsize     to,
               gboolean *comma)
{
  GString *between = g_string_new (" ");

  *comma = from < to && memchr (sentence->text + from, ',', to - from) != NULL;
  for (guint i = 0; i < sentence->words->len; i++)
    {
      const SentenceWord *word = &g_array_index (sentence->words, SentenceWord, i);

      if (word->start >= from && word->end <= to)
        g_string_append_printf (between, "%s ", word->lower);
    }
  return g_string_free (between, FALSE);
}

static gboolean
has_any (const char         *words,
         const char * const *wanted)
{
  for (; *wanted != NULL; wanted++)
    if (strstr (words, *wanted) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the mention at @second only goes on with the phrase that the one at @first begins: "Russian Minister Shoigu". */
static gboolean
is_one_phrase (Sentence *sentence,
               guint     first,
               guint     second)
{
  static const char * const breaks[] = { " with ", " to ", " on ", " after ", " about ", " over ", " during ", " that ", " who ", " and ", " in ", " at ",
                                         " as ", " by ", " from ", " near ", " against ", " for ", " or ", " while ", " into ", NULL };
  gboolean comma;
  g_autofree char *between = words_between (sentence, mention_at (sentence, first)->end, mention_at (sentence, second)->start, &comma);

  return !comma && !has_any (between, breaks);
}

/* Whether "and" or a comma alone parts two mentions: both do the same. */
static gboolean
are_joined (Sentence *sentence,
            guint     first,
            guint     second)
{
  gboolean comma;
  g_autofree char *between = words_between (sentence, mention_at (sentence, first)->end, mention_at (sentence, second)->start, &comma);
  g_auto (GStrv) words = g_strsplit (between, " ", -1);
  guint n = 0;

  for (char **word = words; *word != NULL; word++)
    n += **word != '\0';
  if (strstr (between, " and ") != NULL)
    return n <= 5;
  return comma && n == 0;
}

static gboolean
can_act (const SentenceMention *mention)
{
  return mention->type <= DOSSIER_SUGGESTION_PLACE;
}

#define WHERE " in at near into toward towards across through around outside inside over to onto throughout off "

/* Whether one of @words, such as "in", stands right before the mention and makes it a place where, not one who. */
static gboolean
stands_behind (Sentence   *sentence,
               guint       index,
               const char *words)
{
  const SentenceMention *mention = mention_at (sentence, index);

  for (guint i = sentence->words->len; i > 0; i--)
    {
      const SentenceWord *word = &g_array_index (sentence->words, SentenceWord, i - 1);

      if (word->end > mention->start)
        continue;
      if (dossier_sentence_word_is (sentence, i - 1, " the a western eastern northern southern central occupied nearby neighbouring neighboring ") && i > 1)
        continue;
      return dossier_sentence_word_is (sentence, i - 1, words);
    }
  return FALSE;
}

/* Whether nothing but what belongs to the phrase of a mention stands between it and @floor: no other word that leads to a place or a time. */
static gboolean
is_first_behind (Sentence *sentence,
                 guint     index,
                 gsize     floor)
{
  static const char * const leaders[] = { " in ", " at ", " near ", " on ", " from ", " during ", " after ", " before ", " with ", " by ", " while ", " who ", NULL };
  gboolean comma;
  g_autofree char *between = words_between (sentence, floor, mention_at (sentence, index)->start, &comma);

  return !comma && !has_any (between, leaders);
}

static void
add_actor (GArray                *actors,
           const SentenceMention *mention,
           const char            *role)
{
  const DossierSuggestion *suggestion = mention->suggestion;
  DossierSentenceActor actor = { .suggestion = mention->index, .entity = suggestion->entity, .type = suggestion->type };

  actor.name = g_strdup (suggestion->value != NULL ? suggestion->value : suggestion->text);
  for (guint i = 0; i < actors->len; i++)
    {
      const DossierSentenceActor *other = &g_array_index (actors, DossierSentenceActor, i);

      if (g_str_equal (other->name, actor.name) || (!dossier_id_is_nil (&actor.entity) && dossier_id_equal (&other->entity, &actor.entity)))
        {
          g_free (actor.name);
          return;
        }
    }
  actor.role = g_strdup (role);
  g_array_append_val (actors, actor);
}

/* The mention that heads the phrase before @limit: the last one that is no addition to another ("of Belarus"). */
static guint
head_before (Sentence *sentence,
             gsize     floor,
             gsize     limit)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < sentence->mentions->len; i++)
    {
      const SentenceMention *mention = mention_at (sentence, i);

      if (mention->start < floor || mention->end > limit || !can_act (mention))
        continue;
      if (found != G_MAXUINT && stands_behind (sentence, i, WHERE "of from "))
        continue;
      if (found == G_MAXUINT && stands_behind (sentence, i, WHERE "of from ") && mention->type == DOSSIER_SUGGESTION_PLACE)
        continue;
      found = i;
    }
  return found;
}

/* The head of the phrase that begins behind @floor: of "Russian Minister of Defense Shoigu" the person. */
static guint
head_behind (Sentence *sentence,
             gsize     floor,
             gboolean  places)
{
  for (guint i = 0; i < sentence->mentions->len; i++)
    {
      const SentenceMention *mention = mention_at (sentence, i);
      guint head = i;

      if (mention->start < floor || (!can_act (mention) && mention->type != DOSSIER_SUGGESTION_EQUIPMENT))
        continue;
      for (guint next = i + 1; next < sentence->mentions->len && mention->type != DOSSIER_SUGGESTION_PERSON; next++)
        {
          if (!is_one_phrase (sentence, next - 1, next))
            break;
          if (mention_at (sentence, next)->type == DOSSIER_SUGGESTION_PERSON)
            return next;
        }
      if (mention->type == DOSSIER_SUGGESTION_PLACE && !places && stands_behind (sentence, i, WHERE "of from "))
        continue;
      return head;
    }
  return G_MAXUINT;
}

/* Adds the mention at @head and those that are joined with it, before or behind. */
static void
add_joined (DossierSentenceEvent *event,
            Sentence             *sentence,
            guint                 head,
            gsize                 floor,
            gsize                 limit,
            const char           *role)
{
  guint first = head;

  if (head == G_MAXUINT)
    return;
  while (first > 0 && mention_at (sentence, first - 1)->start >= floor && are_joined (sentence, first - 1, first)
         && can_act (mention_at (sentence, first - 1)))
    first--;
  for (guint i = first; i < sentence->mentions->len && mention_at (sentence, i)->end <= limit; i++)
    {
      if (i > head)
        {
          guint next = i;

          if (!are_joined (sentence, i - 1, i) || !can_act (mention_at (sentence, i)))
            break;
          /* The person at the end of a joined phrase. */
          while (next + 1 < sentence->mentions->len && mention_at (sentence, next)->type != DOSSIER_SUGGESTION_PERSON
                 && is_one_phrase (sentence, next, next + 1))
            next++;
          if (mention_at (sentence, next)->type == DOSSIER_SUGGESTION_PERSON)
            i = next;
        }
      mention_at (sentence, i)->used = TRUE;
      add_actor (event->participants, mention_at (sentence, i), role);
    }
}

static gsize
clause_start (Sentence *sentence,
              guint     verb)
{
  for (guint i = verb; i > 0; i--)
    if (dossier_sentence_word_is (sentence, i, " that which but while after before when because as ")
        && !dossier_sentence_word_is (sentence, i - 1, " known such "))
      return g_array_index (sentence->words, SentenceWord, i).end;
  return 0;
}

/* Who stands behind one of @words, and so near that it is them the word belongs to: "by Norland", but not "by a bomb in Brenna". */
static guint
head_behind_word (Sentence   *sentence,
                  guint       verb,
                  const char *words,
                  gsize      *floor)
{
  for (guint i = verb + 1; i < sentence->words->len && i < verb + 12; i++)
    if (dossier_sentence_word_is (sentence, i, words))
      {
        guint head;

        *floor = g_array_index (sentence->words, SentenceWord, i).end;
        head = head_behind (sentence, *floor, TRUE);
        if (head != G_MAXUINT && is_first_behind (sentence, head, *floor))
          return head;
      }
  return G_MAXUINT;
}

/* "Sanctions were imposed on Norland", "Talks were held with Norland": who is told with a small word behind a passive. */
static void
fill_behind_passive (DossierSentenceEvent *event,
                     Sentence             *sentence,
                     const SentenceVerb   *verb)
{
  gsize floor;
  guint head = head_behind_word (sentence, verb->last, " on against with between at into ", &floor);

  if (head != G_MAXUINT)
    add_joined (event, sentence, head, floor, strlen (sentence->text), verb->verb->object);
}

static void
fill_participants (DossierSentenceEvent *event,
                   Sentence             *sentence,
                   const SentenceVerb   *verb)
{
  const SentenceWord *first = &g_array_index (sentence->words, SentenceWord, verb->first);
  const SentenceWord *last = &g_array_index (sentence->words, SentenceWord, verb->last);
  gsize length = strlen (sentence->text), floor = clause_start (sentence, verb->first);
  const char *subject = verb->verb->subject, *object = verb->verb->object;
  gboolean places = object != NULL && (g_str_equal (object, "target") || g_str_equal (object, "host") || verb->verb->particles != NULL);
  guint before = head_before (sentence, floor, first->start);

  if (before == G_MAXUINT && floor > 0)
    before = head_before (sentence, floor = 0, first->start);
  if (verb->passive)
    {
      gsize agent;
      guint head = head_behind_word (sentence, verb->last, " by ", &agent);

      if (object != NULL)
        add_joined (event, sentence, before, floor, first->start, object);
      if (object != NULL && event->participants->len == 0 && verb->verb->nouns != NULL)
        fill_behind_passive (event, sentence, verb);
      if (head != G_MAXUINT && subject != NULL)
        add_joined (event, sentence, head, agent, length, subject);
      return;
    }
  if (verb->verb->is_noun && dossier_sentence_word_is (sentence, verb->last, " between "))
    before = G_MAXUINT;
  if (subject != NULL)
    add_joined (event, sentence, before, floor, first->start, subject);
  if (object != NULL)
    add_joined (event, sentence, head_behind (sentence, last->end, places), last->end, length, object);
  /* "held talks" with somebody whom the verb's line does not ask for */
  if (object != NULL && event->participants->len == 1 && verb->verb->particles == NULL)
    for (guint i = verb->last + 1; i < sentence->words->len; i++)
      if (dossier_sentence_word_is (sentence, i, " with "))
        {
          gsize with = g_array_index (sentence->words, SentenceWord, i).end;

          add_joined (event, sentence, head_behind (sentence, with, TRUE), with, length, object);
          break;
        }
}

static void
fill_rest (DossierSentenceEvent *event,
           Sentence             *sentence)
{
  for (guint i = 0; i < sentence->mentions->len; i++)
    {
      SentenceMention *mention = mention_at (sentence, i);

      if (mention->used)
        continue;
      if (mention->type == DOSSIER_SUGGESTION_PLACE && stands_behind (sentence, i, WHERE))
        add_actor (event->places, mention, NULL);
      else if (mention->type <= DOSSIER_SUGGESTION_ORGANISATION && event->kind == NULL)
        add_actor (event->participants, mention, NULL);
    }
}

/* A date in the sentence. */
typedef struct
{
  const char *edtf;
  guint start; /* code points of the sentence */
  guint end;
} SentenceDate;

static void
take_date (DossierSentenceEvent *event,
           const char           *sentence,
           guint                 offset,
           const SentenceDate   *date)
{
  event->date_words = dossier_text_slice (sentence, date->start, date->end);
  event->date_start = offset + date->start;
  event->date_end = offset + date->end;
}

/* What stands before the date in the sentence: whether it is an end, or a beginning that goes on. */
static char
bound_before (const char *sentence,
              guint       start)
{
  static const char * const ends[] = { "until", "till", "through", "bis", "jusqu'au", NULL };
  static const char * const begins[] = { "since", "seit", "depuis", NULL };
  g_autofree char *before = dossier_text_slice (sentence, start > 12 ? start - 12 : 0, start);

  g_strchomp (before);
  if (g_str_has_suffix (before, " the"))
    before[strlen (before) - 4] = '\0';
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (before, ends[i]))
      return ']';
  for (guint i = 0; begins[i] != NULL; i++)
    if (g_str_has_suffix (before, begins[i]))
      return '[';
  return 0;
}

/* The date nearest to the verb; "until" gives its end. */
static void
settle_date (DossierSentenceEvent *event,
             const char           *sentence,
             guint                 offset,
             GArray               *dates,
             guint                 verb)
{
  const SentenceDate *best = NULL, *until = NULL;
  gboolean since = FALSE;

  for (guint i = 0; i < dates->len; i++)
    {
      const SentenceDate *date = &g_array_index (dates, SentenceDate, i);
      char bound = bound_before (sentence, date->start);

      if (bound == ']' && until == NULL)
        until = date;
      else if (bound != ']' && (best == NULL || ABS ((int) date->start - (int) verb) < ABS ((int) best->start - (int) verb)))
        {
          best = date;
          since = bound == '[';
        }
    }
  if (best == NULL && until == NULL)
    return;
  take_date (event, sentence, offset, best != NULL ? best : until);
  if (until != NULL && strchr (until->edtf, '/') == NULL && (best == NULL || strchr (best->edtf, '/') == NULL))
    {
      g_autofree char *joined = g_strdup_printf ("%s/%s", best != NULL ? best->edtf : "..", until->edtf);

      if (dossier_edtf_parse (joined, NULL, NULL))
        {
          event->date = g_steal_pointer (&joined);
          return;
        }
    }
  if (best == NULL)
    event->date = g_strdup (until->edtf);
  else
    event->date = since && strchr (best->edtf, '/') == NULL ? g_strdup_printf ("%s/..", best->edtf) : g_strdup (best->edtf);
}

static void
fill_date (DossierSentenceEvent *event,
           const char           *sentence,
           guint                 start,
           guint                 end,
           GPtrArray            *suggestions,
           const char           *reference,
           guint                 verb)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (SentenceDate));
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      SentenceDate date = { suggestion->value, suggestion->start - start, suggestion->end - start };

      if (suggestion->type == DOSSIER_SUGGESTION_DATE && suggestion->start >= start && suggestion->end <= end && date.edtf != NULL)
        g_array_append_val (dates, date);
    }
  if (dates->len == 0)
    {
      found = dossier_date_find_all (sentence, reference, NULL);
      for (guint i = 0; i < found->len; i++)
        {
          const DossierDateFound *match = &g_array_index (found, DossierDateFound, i);
          SentenceDate date = { match->edtf, match->start, match->end };

          if (match->edtf != NULL)
            g_array_append_val (dates, date);
        }
    }
  settle_date (event, sentence, start, dates, verb);
}

static char *
join_names (GArray     *participants,
            const char *role,
            guint       from)
{
  GString *names = g_string_new (NULL);

  for (guint i = from; i < participants->len; i++)
    {
      const DossierSentenceActor *actor = &g_array_index (participants, DossierSentenceActor, i);

      if (g_strcmp0 (actor->role, role) != 0)
        break;
      if (names->len > 0)
        g_string_append (names, i + 1 < participants->len
                                  && g_strcmp0 (g_array_index (participants, DossierSentenceActor, i + 1).role, role) == 0 ? ", " : " and ");
      g_string_append (names, actor->name);
    }
  return g_string_free (names, FALSE);
}

/* Where the first clause that can stand alone and holds the first @least bytes ends, in bytes. */
static gsize
clause_end (const char *sentence,
            gsize       least)
{
  static const char * const breaks[] = { ", ", "; ", ": ", " – ", " — ", " - ", " which ", " after ", " while ", " according to " };
  gsize best = strlen (sentence);

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    for (const char *at = strstr (sentence, breaks[i]); at != NULL; at = strstr (at + 1, breaks[i]))
      {
        g_autofree char *clause = g_strndup (sentence, (gsize) (at - sentence));

        if ((gsize) (at - sentence) < best && (gsize) (at - sentence) >= least && dossier_text_count_words (clause) > LEAST_WORDS)
          {
            best = (gsize) (at - sentence);
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
        g_autofree char *opening = g_strndup (sentence, (gsize) (comma - sentence));

        if (dossier_text_count_words (opening) <= 5 && dossier_text_count_words (comma + 2) >= LEAST_WORDS)
          return comma + 2;
      }
  return sentence;
}

/* The first clause of the sentence, its first @least bytes at any rate. */
static char *
title_of_clause (const char *sentence,
                 gsize       least)
{
  g_autofree char *line = dossier_text_one_line (sentence), *cut = NULL, *first = NULL, *upper = NULL;
  const char *from = skip_opening (g_strstrip (line));
  gsize length, skipped = (gsize) (from - line);

  cut = g_strndup (from, clause_end (from, least > skipped ? least - skipped : 0));
  g_strstrip (cut);
  for (length = strlen (cut); length > 0 && strchr (".,;:!?", cut[length - 1]) != NULL;)
    cut[--length] = '\0';
  if (*cut == '\0')
    return dossier_text_ellipsize (line, MAX_TITLE);
  first = dossier_text_slice (cut, 0, 1);
  upper = g_utf8_strup (first, -1);
  {
    g_autofree char *whole = g_strconcat (upper, g_utf8_next_char (cut), NULL);

    return dossier_text_ellipsize (whole, MAX_TITLE);
  }
}

/* Where the words of the verb begin: "has spoken". */
static gsize
title_start (Sentence           *sentence,
             const SentenceVerb *verb)
{
  guint first = verb->first;

  if (first > 0 && dossier_sentence_word_is (sentence, first - 1, " has have had "))
    first--;
  return g_array_index (sentence->words, SentenceWord, first).start;
}

/* "Milley spoke with Gulevich": who, the verb with its particle, whom. NULL when one of them is missing. */
static char *
title_of_roles (DossierSentenceEvent *event,
                Sentence             *sentence,
                const SentenceVerb   *verb)
{
  g_autofree char *subjects = NULL, *objects = NULL, *words = NULL, *title = NULL;
  const char *subject_role = verb->verb->subject;
  guint n = 0;

  if (verb->passive || verb->verb->is_noun || event->participants->len < 2 || verb->negated || (verb->verb->nouns != NULL && verb->verb->particles == NULL))
    return NULL;
  if (g_strcmp0 (subject_role, verb->verb->object) == 0)
    {
      /* Both in one role: the first stands before the verb. */
      const SentenceWord *first = &g_array_index (sentence->words, SentenceWord, verb->first);

      for (guint i = 0; i < event->participants->len; i++)
        {
          guint index = g_array_index (event->participants, DossierSentenceActor, i).suggestion;

          for (guint j = 0; j < sentence->mentions->len; j++)
            if (mention_at (sentence, j)->index == index && mention_at (sentence, j)->start < first->start)
              n++;
        }
      if (n != 1 || event->participants->len != 2)
        return NULL;
      subjects = g_strdup (g_array_index (event->participants, DossierSentenceActor, 0).name);
      objects = g_strdup (g_array_index (event->participants, DossierSentenceActor, 1).name);
    }
  else
    {
      subjects = join_names (event->participants, subject_role, 0);
      for (n = 0; n < event->participants->len && g_strcmp0 (g_array_index (event->participants, DossierSentenceActor, n).role, subject_role) == 0;)
        n++;
      objects = join_names (event->participants, verb->verb->object, n);
    }
  if (*subjects == '\0' || *objects == '\0')
    return NULL;
  words = g_strndup (sentence->text + title_start (sentence, verb),
                     g_array_index (sentence->words, SentenceWord, verb->last).end - title_start (sentence, verb));
  if (verb->last > verb->first + 2)
    {
      /* Only verb and particle: what stands between is mostly the date. */
      g_free (words);
      words = g_strdup_printf ("%.*s %s",
                               (int) (g_array_index (sentence->words, SentenceWord, verb->first).end - title_start (sentence, verb)),
                               sentence->text + title_start (sentence, verb),
                               g_array_index (sentence->words, SentenceWord, verb->last).lower);
    }
  title = g_strdup_printf ("%s %s%s %s", subjects, verb->planned ? "will " : "", words, objects);
  return g_utf8_strlen (title, -1) <= MAX_TITLE && !verb->planned ? g_steal_pointer (&title) : NULL;
}

/**
 * dossier_sentence_event_read:
 * @text: an article's text
 * @start: first code point of a sentence
 * @end: one past the last, see dossier_text_sentence_at()
 * @suggestions: (nullable) (element-type DossierSuggestion): the mentions of names in the text, and its dates when they are
 *   known; those outside the sentence do not matter, nor does their order
 * @reference: (nullable): EDTF: the article's date; for when there are no dates among @suggestions
 *
 * Returns: (transfer full): what the sentence tells of an event; without a kind when no verb of it is known
 */
DossierSentenceEvent *
dossier_sentence_event_read (const char *text,
                             guint       start,
                             guint       end,
                             GPtrArray  *suggestions,
                             const char *reference)
{
  DossierSentenceEvent *event;
  g_autofree char *words = NULL;
  Sentence sentence;
  SentenceVerb verb;
  guint at = 0;
  gsize least = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  event = g_new0 (DossierSentenceEvent, 1);
  event->participants = new_actors ();
  event->places = new_actors ();
  event->status = "happened";
  words = dossier_text_slice (text, start, end);
  dossier_sentence_split (&sentence, words);
  gather_mentions (&sentence, start, end, suggestions);
  if (dossier_sentence_find_verb (&sentence, &verb))
    {
      event->kind = g_strdup (verb.verb->kind);
      event->status = verb.negated ? "denied" : verb.alleged ? "alleged" : verb.planned ? "planned" : "happened";
      at = dossier_text_from_bytes (words, g_array_index (sentence.words, SentenceWord, verb.first).start);
      least = g_array_index (sentence.words, SentenceWord, verb.last).end;
      fill_participants (event, &sentence, &verb);
      event->title = title_of_roles (event, &sentence, &verb);
    }
  fill_rest (event, &sentence);
  if (event->title == NULL)
    event->title = title_of_clause (words, least);
  fill_date (event, words, start, end, suggestions, reference, at);
  dossier_sentence_clear (&sentence);
  return event;
}

void
dossier_sentence_event_free (DossierSentenceEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->kind);
  g_free (event->title);
  g_free (event->date);
  g_free (event->date_words);
  g_array_unref (event->participants);
  g_array_unref (event->places);
  g_free (event);
}
