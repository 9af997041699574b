/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sentences tell of events. Names are marked as in "[P:Anna Berg] met [P:Tomas Vik]". */

#define G_LOG_DOMAIN "dossier-tests"

#include "dossier-edtf.h"
#include "dossier-event-verbs.h"
#include "dossier-sentence-event.h"
#include "dossier-text.h"

#include <locale.h>
#include <string.h>

#define REFERENCE "2022-02-11" /* a Friday */

typedef struct
{
  const char *sentence;
  const char *kind;
  const char *title;
  const char *participants; /* "name=role|name=role" */
  const char *places;
  const char *date;
} Case;

static DossierSuggestionType
type_of (char letter)
{
  static const char letters[] = "POLEX";

  return (DossierSuggestionType) (strchr (letters, letter) - letters);
}

/* Takes the marks out of @marked and returns the text; the names go to @mentions. */
static char *
unmark (const char *marked,
        GPtrArray  *mentions)
{
  GString *text = g_string_new (NULL);
  guint start = 0;
  char letter = 0;

  for (const char *p = marked; *p != '\0';)
    {
      if (*p == '[' && p[1] != '\0' && p[2] == ':')
        {
          letter = p[1];
          start = dossier_text_length (text->str);
          p += 3;
        }
      else if (*p == ']' && letter != 0)
        {
          guint end = dossier_text_length (text->str);
          g_autofree char *name = dossier_text_slice (text->str, start, end);

          g_ptr_array_add (mentions, dossier_suggestion_new (type_of (letter), start, end, name));
          letter = 0;
          p++;
        }
      else
        g_string_append_c (text, *p++);
    }
  return g_string_free (text, FALSE);
}

static char *
actors_to_text (GArray *actors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < actors->len; i++)
    {
      const DossierSentenceActor *actor = &g_array_index (actors, DossierSentenceActor, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "|" : "", actor->name, actor->role != NULL ? "=" : "", actor->role != NULL ? actor->role : "");
    }
  return g_string_free (text, FALSE);
}

static void
check (const Case *one)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autofree char *text = unmark (one->sentence, mentions);
  g_autoptr (DossierSentenceEvent) event = dossier_sentence_event_read (text, 0, dossier_text_length (text), mentions, REFERENCE);
  g_autofree char *participants = actors_to_text (event->participants);
  g_autofree char *places = actors_to_text (event->places);

  g_test_message ("%s", one->sentence);
  g_assert_cmpstr (event->kind, ==, one->kind);
  g_assert_cmpstr (participants, ==, one->participants);
  g_assert_cmpstr (places, ==, one->places);
  g_assert_cmpstr (event->date, ==, one->date);
  if (one->title != NULL)
    g_assert_cmpstr (event->title, ==, one->title);
  if (event->date_words != NULL)
    {
      g_autofree char *words = dossier_text_slice (text, event->date_start, event->date_end);

      g_assert_cmpstr (words, ==, event->date_words);
    }
}

static void
test_sentences (void)
{
  static const Case cases[] = {
    { "In a phone call between [P:Anna Berg] and [P:Tomas Vik] on Thursday, peace was discussed.", "contact", NULL,
      "Anna Berg=participant|Tomas Vik=participant", "", "2022-02-10" },
    { "Talks were held in [L:Brenna] between [P:Anna Berg] and [P:Tomas Vik] on Thursday.", "meeting", NULL,
      "Anna Berg=participant|Tomas Vik=participant", "Brenna", "2022-02-10" },
    { "[P:Anna Berg]'s call with [P:Tomas Vik] took place on Thursday.", "contact", NULL, "Anna Berg=participant|Tomas Vik=participant", "", "2022-02-10" },
    { "[P:Anna Berg] has spoken to [P:Tomas Vik].", "contact", "Anna Berg has spoken to Tomas Vik", "Anna Berg=participant|Tomas Vik=participant", "", NULL },
    { "[P:Tomas Vik] was killed by a bomb in [L:Brenna] on Thursday.", "attack", NULL, "Tomas Vik=target", "Brenna", "2022-02-10" },
    { "[P:Tomas Vik] was killed by [O:The Council] in [L:Brenna].", "attack", NULL, "Tomas Vik=target|The Council=attacker", "Brenna", NULL },
    { "Sanctions were imposed on [L:Ostland] by [L:Norland].", "sanction", NULL, "Ostland=target|Norland=organiser", "", NULL },
    { "[L:Norland] did not send weapons to [L:Ostland].", "deployment", NULL, "Norland=organiser", "Ostland", NULL },
    { "[P:Anna Berg] spoke with [P:Tomas Vik] on Thursday.", "contact", "Anna Berg spoke with Tomas Vik",
      "Anna Berg=participant|Tomas Vik=participant", "", "2022-02-10" },
    { "[L:Norland] [O:Joint Staff] chief General [P:Anna Berg] spoke by telephone on Thursday with [L:Ostland] Defence Minister [P:Tomas Vik].",
      "contact", "Anna Berg spoke with Tomas Vik", "Anna Berg=participant|Tomas Vik=participant", "", "2022-02-10" },
    { "[P:Anna Berg] of [L:Norland] called [P:Tomas Vik] on Feb. 10.", "contact", "Anna Berg called Tomas Vik", "Anna Berg=caller|Tomas Vik=called", "",
      "2022-02-10" },
    { "[P:Tomas Vik] was called by [P:Anna Berg] yesterday.", "contact", NULL, "Tomas Vik=called|Anna Berg=caller", "", "2022-02-10" },
    { "The call was initiated by [P:Anna Berg].", "contact", "The call was initiated by Anna Berg", "Anna Berg=caller", "", NULL },
    { "[P:Anna Berg] and [P:Tomas Vik] met in [L:Geneva] on Wednesday.", "meeting", "Anna Berg and Tomas Vik met in Geneva on Wednesday",
      "Anna Berg=participant|Tomas Vik=participant", "Geneva", "2022-02-09" },
    { "On Wednesday, [P:Anna Berg] met with [P:Tomas Vik] and [P:Eva Lund] in [L:Geneva].", "meeting", NULL,
      "Anna Berg=participant|Tomas Vik=participant|Eva Lund=participant", "Geneva", "2022-02-09" },
    { "[P:Anna Berg] will meet [P:Tomas Vik] in [L:Geneva] on Monday.", "meeting", NULL, "Anna Berg=participant|Tomas Vik=participant", "Geneva", "2022-02-14" },
    { "[P:Anna Berg] visited [L:Ostland] last week.", "meeting", "Anna Berg visited Ostland", "Anna Berg=participant|Ostland=host", "", "2022-01-31/2022-02-06" },
    { "[L:Norland] hosted Foreign Minister [P:Tomas Vik].", "meeting", "Norland hosted Tomas Vik", "Norland=host|Tomas Vik=participant", "", NULL },
    { "[L:Norland] and [L:Ostland] on Thursday launched joint drills near [L:Brenna] that run until Feb. 20.", "exercise", NULL,
      "Norland=organiser|Ostland=organiser", "Brenna", "2022-02-10/2022-02-20" },
    { "The drills, set to run until Feb. 20, were launched by [L:Norland].", "exercise", NULL, "Norland=organiser", "", "../2022-02-20" },
    { "[L:Norland] has deployed 3,000 troops to [L:Brenna].", "deployment", NULL, "Norland=organiser", "Brenna", NULL },
    { "[E:S-400] batteries were deployed by [L:Norland] near [L:Brenna] in January.", "deployment", NULL, "Norland=organiser", "Brenna", "2022-01" },
    { "[L:Norland] sent six warships to the [L:Grey Sea] on Feb. 3.", "deployment", NULL, "Norland=organiser", "Grey Sea", "2022-02-03" },
    { "[O:Norland's army] shelled [L:Brenna] overnight.", "attack", "Norland's army shelled Brenna", "Norland's army=attacker|Brenna=target", "", "2022-02-10/2022-02-11" },
    { "[L:Brenna] was attacked by [O:the Red Column] on Tuesday.", "attack", NULL, "Brenna=target|the Red Column=attacker", "", "2022-02-08" },
    { "[L:Norland] launched missiles on Sunday.", "attack", NULL, "Norland=attacker", "", "2022-02-06" },
    { "[O:Treaty Council] denounced [L:Norland].", "statement", "Treaty Council denounced Norland", "Treaty Council=commented|Norland=target", "", NULL },
    { "[P:Anna Berg] said [P:Tomas Vik] met [P:Eva Lund] on Monday.", "meeting", "Tomas Vik met Eva Lund", "Tomas Vik=participant|Eva Lund=participant", "",
      "2022-02-07" },
    { "[L:Norland] imposed sanctions on [L:Ostland].", "sanction", NULL, "Norland=organiser|Ostland=target", "", NULL },
    { "[P:Anna Berg] held talks with [P:Tomas Vik] in [L:Geneva].", "meeting", NULL, "Anna Berg=participant|Tomas Vik=participant", "Geneva", NULL },
    { "It was cold in [L:Brenna] in [X:Winter Shield 2022] that day.", NULL, NULL, "", "Brenna", NULL },
    { "", NULL, "", "", "", NULL },
    { "...", NULL, NULL, "", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_status (void)
{
  static const char * const cases[][2] = {
    { "[P:Anna Berg] met [P:Tomas Vik].", "happened" }, { "[P:Anna Berg] will meet [P:Tomas Vik].", "planned" },
    { "[P:Anna Berg] did not meet [P:Tomas Vik].", "denied" }, { "[P:Anna Berg] reportedly met [P:Tomas Vik].", "alleged" },
    { "[P:Anna Berg] is expected to visit [L:Ostland].", "planned" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
      g_autofree char *text = unmark (cases[i][0], mentions);
      g_autoptr (DossierSentenceEvent) event = dossier_sentence_event_read (text, 0, dossier_text_length (text), mentions, NULL);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (event->status, ==, cases[i][1]);
    }
}

/* The dates that the caller knows count, not those that could be found. */
static void
test_given_dates (void)
{
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  const char *text = "Before. They met on Thursday. After.";
  DossierSuggestion *date = dossier_suggestion_new (DOSSIER_SUGGESTION_DATE, 20, 28, "Thursday");
  g_autoptr (DossierSentenceEvent) event = NULL;

  date->value = g_strdup ("2021-05-06");
  g_ptr_array_add (suggestions, date);
  event = dossier_sentence_event_read (text, 8, 29, suggestions, REFERENCE);
  g_assert_cmpstr (event->date, ==, "2021-05-06");
  g_assert_cmpstr (event->date_words, ==, "Thursday");
  g_assert_cmpuint (event->date_start, ==, 20);
}

static void
test_table (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *verbs = dossier_event_verbs_get ();
  g_autoptr (GPtrArray) read = NULL;

  g_assert_cmpuint (verbs->len, >, 60);
  for (guint i = 0; i < verbs->len; i++)
    {
      const DossierEventVerb *verb = g_ptr_array_index (verbs, i);

      g_assert_cmpuint (g_strv_length (verb->forms), ==, verb->is_noun ? 2 : 5);
      g_assert_true (verb->subject != NULL || verb->object != NULL);
    }
  read = dossier_event_verbs_read ("# nothing\n\ngo goes went gone going\tto\t-\tvisit\tguest\t-\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  g_clear_pointer (&read, g_ptr_array_unref);
  read = dossier_event_verbs_read ("go goes went gone going\tto\n", &error);
  g_assert_null (read);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL);
  g_clear_error (&error);
  g_assert_null (dossier_event_verbs_read ("go goes went\t-\t-\tvisit\tguest\t-\n", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL);
}

/* Whatever is thrown at it: no crash, and offsets in their place. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "[P:Anna Berg]", "[L:Norland]", "[O:The Council]", "[X:Shield 2022]", "[E:S-400]", " spoke", " with", " called", " was", " by", " and", ", ", " in ", " on Thursday",
    " until Feb. 20", ".", "😀", " שלום", " launched", " drills", " missiles", " \"", " deployed", " the ", " to ", "\n\n", " will", " not", " 10,000 ", "é", "the call",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8601);

  for (guint i = 0; i < 8000; i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);
      g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
      g_autofree char *text = NULL;
      g_autoptr (DossierSentenceEvent) event = NULL;
      guint length;

      for (gint n = g_rand_int_range (rand, 0, 14); n > 0; n--)
        g_string_append (marked, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      text = unmark (marked->str, mentions);
      length = dossier_text_length (text);
      event = dossier_sentence_event_read (text, 0, length, mentions, REFERENCE);
      g_assert_nonnull (event->title);
      g_assert_cmpuint (dossier_text_length (event->title), <=, 73);
      g_assert_cmpuint (event->date_end, <=, length);
      if (event->date != NULL)
        g_assert_true (dossier_edtf_parse (event->date, NULL, NULL));
      for (guint j = 0; j < event->participants->len; j++)
        g_assert_cmpuint (g_array_index (event->participants, DossierSentenceActor, j).suggestion, <, mentions->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/sentence-event/sentences", test_sentences);
  g_test_add_func ("/sentence-event/status", test_status);
  g_test_add_func ("/sentence-event/given-dates", test_given_dates);
  g_test_add_func ("/sentence-event/table", test_table);
  g_test_add_func ("/sentence-event/random", test_random);
  return g_test_run ();
}
