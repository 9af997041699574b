/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a passage is guessed to state: figure, day, who, where and who says so, read from marked texts; and how a typed figure is
 * understood. */

#define G_LOG_DOMAIN "dossier-tests"

#include "dossier-statement-guess.h"
#include "dossier-text.h"

#include <locale.h>
#include <string.h>

/* An article made of @marked, in which "[Ada Quill|person]" is a mention. */
static DossierArticleView *
make_view (const char *marked,
           const char *date)
{
  DossierArticleView *view = dossier_article_view_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_clear_object (&view->article);
  view->article = dossier_article_new ();
  view->article->id = dossier_id_new ();
  view->article->date = g_strdup (date);
  g_clear_pointer (&view->highlights, g_array_unref);
  view->highlights = g_array_new (FALSE, TRUE, sizeof (DossierHighlight));
  for (const char *p = marked; *p != '\0';)
    {
      const char *open = strchr (p, '['), *bar = open != NULL ? strchr (open, '|') : NULL, *close = bar != NULL ? strchr (bar, ']') : NULL;
      DossierHighlight mark = { DOSSIER_HIGHLIGHT_MENTION };
      g_autofree char *kind = NULL;

      if (close == NULL)
        {
          g_string_append (text, p);
          break;
        }
      g_string_append_len (text, p, open - p);
      mark.start = dossier_text_length (text->str);
      g_string_append_len (text, open + 1, bar - open - 1);
      mark.end = dossier_text_length (text->str);
      mark.label = g_strndup (open + 1, (gsize) (bar - open - 1));
      kind = g_strndup (bar + 1, (gsize) (close - bar - 1));
      mark.kind = g_intern_string (kind);
      mark.id = dossier_id_new ();
      if (!g_hash_table_contains (ids, mark.label))
        {
          DossierId id = dossier_id_new ();

          g_hash_table_insert (ids, g_strdup (mark.label), dossier_id_copy (&id));
        }
      mark.target = *(DossierId *) g_hash_table_lookup (ids, mark.label);
      g_array_append_val (view->highlights, mark);
      p = close + 1;
    }
  view->text = g_string_free (g_steal_pointer (&text), FALSE);
  view->length = dossier_text_length (view->text);
  return view;
}

static void
free_view (DossierArticleView *view)
{
  for (guint i = 0; i < view->highlights->len; i++)
    g_free (g_array_index (view->highlights, DossierHighlight, i).label);
  g_array_set_size (view->highlights, 0);
  dossier_article_view_free (view);
}

/* What is guessed when @chosen is selected; "|" in front: when the caret stands at its beginning. */
static DossierStatementGuess *
guess_at (const DossierArticleView *view,
          DossierStatementKind      kind,
          const char               *chosen)
{
  gboolean caret = *chosen == '|';
  const char *at = strstr (view->text, caret ? chosen + 1 : chosen);
  guint start, end;

  g_assert_nonnull (at);
  start = dossier_text_from_bytes (view->text, (gsize) (at - view->text));
  end = caret ? start : start + dossier_text_length (chosen);
  return dossier_statement_guess (view, NULL, kind, start, end);
}

static char *
passage_of (const DossierArticleView    *view,
            const DossierStatementGuess *guess)
{
  return dossier_text_slice (view->text, guess->start, guess->end);
}

#define BUILDUP \
  "The war games went on. They followed a buildup around [Orland|place] that some [Vasker|place] estimates say has reached 130,000 soldiers " \
  "grouped in brigades.\n\nThe [Harbour Office|organisation] said that more than 125,000 troops stood at the border as of 3 February.\n"

static void
test_figures (void)
{
  static const struct
  {
    const char *text;
    const char *chosen;
    const char *value;
    const char *passage;
    const char *topic;
    const char *who;   /* the entity */
    const char *words;
  } cases[] = {
    { BUILDUP, "130,000", "130000 soldiers", "130,000 soldiers", "troops", "Vasker", "some Vasker estimates say" },
    { BUILDUP, "130,000 soldiers", "130000 soldiers", "130,000 soldiers", "troops", "Vasker", "some Vasker estimates say" },
    { BUILDUP, "|estimates", "130000 soldiers", "130,000 soldiers", "troops", "Vasker", "some Vasker estimates say" },
    { BUILDUP, "125,000", ">125000 troops", "more than 125,000 troops", "troops", "Harbour Office", "The Harbour Office said" },
    { BUILDUP, "|border", ">125000 troops", "more than 125,000 troops", "troops", "Harbour Office", "The Harbour Office said" },
    { "Between 20,000 and 30,000 people left the town.", "people left", "20000..30000 people", "Between 20,000 and 30,000 people left", "people", NULL, NULL },
    { "Some 900 ships came, and 40 tanks.", "40", "40 tanks", "40 tanks", "tanks", NULL, NULL },
    { "Roughly 3,000 more troops will go to [Orsk|place].", "3,000", "~3000 troops +", "Roughly 3,000 more troops", "additional troops", NULL, NULL },
    /* Chosen numbers that no sentence makes a figure of count all the same. */
    { "The answer was 42.", "42", "42", "42", NULL, NULL, NULL },
    { "Nothing was counted here at all.", "counted", NULL, "counted", NULL, NULL, NULL },
    { "Ничего не считали.", "|считали", NULL, "Ничего не считали.", NULL, NULL, NULL },
    { "Министр 🚢🚢 сказал: up to 1,500 sailors arrived. وصل 20 شخصا.", "1,500", "<=1500 sailors", "up to 1,500 sailors", "sailor", NULL, NULL },
    { "قال الوزير إن about 7,000 troops وصلوا 👩‍✈️.", "7,000 troops", "~7000 troops", "about 7,000 troops", "troops", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArticleView *view = make_view (cases[i].text, "2024-02-11");
      g_autoptr (DossierStatementGuess) guess = guess_at (view, DOSSIER_STATEMENT_FIGURE, cases[i].chosen);
      g_autofree char *value = guess->figure != NULL ? dossier_figure_to_value (guess->figure) : NULL;
      g_autofree char *passage = passage_of (view, guess);

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (passage, ==, cases[i].passage);
      g_assert_cmpstr (guess->topic, ==, cases[i].topic);
      g_assert_cmpstr (guess->attributed_words, ==, cases[i].words);
      g_assert_cmpstr (guess->attributed_name, ==, cases[i].who);
      g_assert_true (dossier_id_is_nil (&guess->attributed_to) == (cases[i].who == NULL));
      free_view (view);
    }
}

static void
test_as_of (void)
{
  static const struct
  {
    const char *text;
    const char *chosen;
    const char *as_of;
  } cases[] = {
    { BUILDUP, "125,000", "2024-02-03" },
    { BUILDUP, "130,000", NULL },
    { "In January 5,000 soldiers stood there.", "5,000", "2024-01" },
    { "The drills, set to run until 20 February, bring 5,000 soldiers.", "5,000", NULL },
    { "On 1 March 5,000 soldiers will stand there.", "5,000", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArticleView *view = make_view (cases[i].text, "2024-02-11");
      g_autoptr (DossierStatementGuess) guess = guess_at (view, DOSSIER_STATEMENT_FIGURE, cases[i].chosen);

      g_assert_cmpstr (guess->as_of, ==, cases[i].as_of);
      free_view (view);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    DossierStatementKind kind;
    const char *chosen;
    const char *name;
    const char *role;
    const char *passage;
    const char *who;
  } cases[] = {
    { "[Minsk|place] confirmed the call, which it said was initiated by [Milley|person], in a statement.", DOSSIER_STATEMENT_PARTICIPANT, "Milley",
      "Milley", "caller", "Milley", "Minsk" },
    { "[Minsk|place] confirmed the call, which it said was initiated by [Milley|person], in a statement.", DOSSIER_STATEMENT_PARTICIPANT,
      "initiated by Milley", "Milley", "caller", "initiated by Milley", "Minsk" },
    { "[Minsk|place] confirmed the call, which it said was initiated by [Milley|person], in a statement.", DOSSIER_STATEMENT_PARTICIPANT,
      "|initiated by", "Milley", "caller", "Milley", "Minsk" },
    { "General [Ada Quill|person] phoned Admiral [Iren Varga|person] on Sunday.", DOSSIER_STATEMENT_PARTICIPANT, "Iren Varga", "Iren Varga", "called",
      "Iren Varga", NULL },
    { "General [Ada Quill|person] phoned Admiral [Iren Varga|person] on Sunday.", DOSSIER_STATEMENT_PARTICIPANT, "|Iren", "Iren Varga", "called",
      "Iren Varga", NULL },
    { "General [Ada Quill|person] phoned Admiral [Iren Varga|person] on Sunday.", DOSSIER_STATEMENT_PARTICIPANT, "|phoned", "Ada Quill", "caller",
      "Ada Quill", NULL },
    /* A state takes part by the name of a place. */
    { "[Orland|place] and [Vasker|place] held talks.", DOSSIER_STATEMENT_PARTICIPANT, "Vasker", "Vasker", NULL, "Vasker", NULL },
    /* Somebody whom nobody marked. */
    { "The speaker was Анна Лебедева herself.", DOSSIER_STATEMENT_PARTICIPANT, "Анна Лебедева", "Анна Лебедева", NULL, "Анна Лебедева", NULL },
    { "Nobody is named in this.", DOSSIER_STATEMENT_PARTICIPANT, "|named", NULL, NULL, "Nobody is named in this.", NULL },
    { "[Ada Quill|person] met the pilots in [Orsk|place].", DOSSIER_STATEMENT_PLACE, "Orsk", "Orsk", NULL, "Orsk", NULL },
    { "[Ada Quill|person] met the pilots in [Orsk|place].", DOSSIER_STATEMENT_PLACE, "|met", "Orsk", NULL, "Orsk", NULL },
    { "They met at the old lighthouse.", DOSSIER_STATEMENT_PLACE, "old lighthouse", "old lighthouse", NULL, "old lighthouse", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArticleView *view = make_view (cases[i].text, "2024-02-11");
      g_autoptr (DossierStatementGuess) guess = guess_at (view, cases[i].kind, cases[i].chosen);
      g_autofree char *passage = passage_of (view, guess);

      g_assert_cmpstr (guess->name, ==, cases[i].name);
      if (cases[i].role != NULL)
        g_assert_cmpstr (guess->role, ==, cases[i].role);
      g_assert_cmpstr (passage, ==, cases[i].passage);
      g_assert_cmpstr (guess->attributed_name, ==, cases[i].who);
      free_view (view);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *chosen;
    const char *date;
    const char *words;
    const char *passage;
  } cases[] = {
    { "They spoke on Thursday to avoid trouble.", "Thursday", "2024-02-08", "Thursday", "Thursday" },
    { "They spoke on Thursday to avoid trouble.", "|avoid", "2024-02-08", "Thursday", "Thursday" },
    { "The drills run from 10 to 20 February.", "10 to 20 February", "2024-02-10/2024-02-20", NULL, "10 to 20 February" },
    { "It began on 1 May 2023 and ended on 3 May 2023.", "3 May", "2023-05-03", "3 May 2023", "3 May" },
    { "No day is told.", "|day", NULL, NULL, "No day is told." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArticleView *view = make_view (cases[i].text, "2024-02-11");
      g_autoptr (DossierStatementGuess) guess = guess_at (view, DOSSIER_STATEMENT_DATE, cases[i].chosen);
      g_autofree char *passage = passage_of (view, guess);

      g_assert_cmpstr (guess->date, ==, cases[i].date);
      if (cases[i].words != NULL)
        g_assert_cmpstr (guess->date_words, ==, cases[i].words);
      g_assert_cmpstr (passage, ==, cases[i].passage);
      free_view (view);
    }
}

static void
test_claims (void)
{
  DossierArticleView *view = make_view ("The talks were calm, the [Harbour Office|organisation] said. Then it rained.", NULL);
  g_autoptr (DossierStatementGuess) sentence = guess_at (view, DOSSIER_STATEMENT_CLAIM, "|calm");
  g_autoptr (DossierStatementGuess) words = guess_at (view, DOSSIER_STATEMENT_CLAIM, "The talks were calm");
  g_autoptr (DossierStatementGuess) rain = guess_at (view, DOSSIER_STATEMENT_CLAIM, "|rained");
  g_autofree char *passage = passage_of (view, sentence);

  g_assert_cmpstr (passage, ==, "The talks were calm, the Harbour Office said.");
  g_assert_cmpstr (sentence->attributed_name, ==, "Harbour Office");
  g_assert_cmpstr (words->attributed_name, ==, "Harbour Office");
  g_assert_cmpuint (words->end - words->start, ==, 19);
  g_assert_null (rain->attributed_words);
  free_view (view);
}

static void
test_kind (void)
{
  static const struct
  {
    const char *chosen;
    DossierStatementKind kind;
  } cases[] = {
    { "Ada Quill", DOSSIER_STATEMENT_PARTICIPANT },
    { "Orsk", DOSSIER_STATEMENT_PLACE },
    { "Thursday", DOSSIER_STATEMENT_DATE },
    { "30,000", DOSSIER_STATEMENT_FIGURE },
    { "30,000 troops", DOSSIER_STATEMENT_FIGURE },
    { "surge", DOSSIER_STATEMENT_CLAIM },
    { "said in Orsk on Thursday that some 30,000 troops will surge into the town", DOSSIER_STATEMENT_CLAIM },
  };
  DossierArticleView *view = make_view ("[Ada Quill|person] said in [Orsk|place] on Thursday that some 30,000 troops will surge into the town.", "2024-02-11");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start = dossier_text_from_bytes (view->text, (gsize) (strstr (view->text, cases[i].chosen) - view->text));

      g_assert_cmpint (dossier_statement_guess_kind (view, NULL, start, start + dossier_text_length (cases[i].chosen)), ==, cases[i].kind);
    }
  g_assert_cmpint (dossier_statement_guess_kind (view, NULL, 3, 3), ==, DOSSIER_STATEMENT_CLAIM);
  free_view (view);
}

static void
test_bounds (void)
{
  static const char * const texts[] = { "", "x", "🚢", "Один.\n\nДва 20,000 человек.", "a\xCC\x88 30,000 troops" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DossierArticleView *view = make_view (texts[i], NULL);

      for (guint start = 0; start <= view->length; start++)
        for (guint end = start; end <= view->length; end++)
          for (int kind = DOSSIER_STATEMENT_PARTICIPANT; kind <= DOSSIER_STATEMENT_CLAIM; kind++)
            {
              g_autoptr (DossierStatementGuess) guess = dossier_statement_guess (view, NULL, (DossierStatementKind) kind, start, end);

              g_assert_cmpuint (guess->start, <=, guess->end);
              g_assert_cmpuint (guess->end, <=, view->length);
              g_assert_true (start == end || guess->start <= start);
              dossier_statement_guess_kind (view, NULL, start, end);
            }
      free_view (view);
    }
}

static void
test_topics (void)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  static const struct
  {
    const char *value;
    const char *topic;
  } told[] = { { "130000 soldiers", "troops near Orland" }, { "7 ships", "ships" }, { "1000 [km]", "length" } }, asked[] = {
    { ">125000 troops", "troops near Orland" },
    { ">100000 Vasker forces", "troops near Orland" },
    { ">100000", "troops near Orland" },
    { "3", "ships" },
    { "~3000 troops +", "additional troops" },
    { "12 frigates", "ships" },
    { "900 [km]", "length" },
    { "900 cows", "cow" },
    { "5000000000", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      DossierStatement *statement = dossier_statement_new ();

      statement->kind = DOSSIER_STATEMENT_FIGURE;
      statement->figure = dossier_figure_from_value (told[i].value);
      statement->topic = g_strdup (told[i].topic);
      g_ptr_array_add (statements, statement);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (DossierFigure) figure = dossier_figure_from_value (asked[i].value);
      g_autofree char *topic = dossier_statement_guess_topic (figure, statements);

      g_assert_cmpstr (topic, ==, asked[i].topic);
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *value; /* NULL: not understood */
  } cases[] = {
    { "about 30,000 Russian troops", "~30000 Russian troops" },
    { "30000", "30000" },
    { " 130,000 ", "130000" },
    { "7", "7" },
    { ">100000", ">100000" },
    { "more than 125,000", ">125000" },
    { "at least 200 people", ">=200 people" },
    { "20,000-30,000 soldiers", "20000..30000 soldiers" },
    { "20,000–30,000 soldiers", "20000..30000 soldiers" },
    { "3,000 more troops", "3000 troops +" },
    { "up to 50 km", "<=50 [km]" },
    { "about 12", "~12" },
    { "2.5 million", "2500000" },
    { "", NULL },
    { "many", NULL },
    { "число", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFigure) figure = dossier_statement_read_figure (cases[i].typed, &error);
      g_autofree char *value = figure != NULL ? dossier_figure_to_value (figure) : NULL;

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_true ((figure == NULL) == (error != NULL));
      if (figure != NULL)
        {
          /* What is shown of it is understood when it is typed. */
          g_autofree char *words = dossier_figure_for_people (figure), *again = NULL;
          g_autoptr (DossierFigure) reread = dossier_statement_read_figure (words, NULL);

          g_assert_nonnull (reread);
          again = dossier_figure_to_value (reread);
          g_assert_cmpstr (again, ==, value);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement-guess/figures", test_figures);
  g_test_add_func ("/statement-guess/as-of", test_as_of);
  g_test_add_func ("/statement-guess/names", test_names);
  g_test_add_func ("/statement-guess/dates", test_dates);
  g_test_add_func ("/statement-guess/claims", test_claims);
  g_test_add_func ("/statement-guess/kind", test_kind);
  g_test_add_func ("/statement-guess/bounds", test_bounds);
  g_test_add_func ("/statement-guess/topics", test_topics);
  g_test_add_func ("/statement-guess/typed", test_typed);
  return g_test_run ();
}
