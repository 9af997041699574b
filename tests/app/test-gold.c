/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures and dates of sentences that were written and marked by hand (tests/data/gold): how many are found with the right value, how
 * many proposals are none. The rates are printed, and must not fall. */

#define G_LOG_DOMAIN "dossier-tests"

#include "dossier-dates.h"
#include "dossier-figures.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  guint start; /* code points */
  guint end;
  char *value; /* (owned) */
} Mark;

typedef struct
{
  guint right;
  guint marked;
  guint found; /* that are right or wrong, not such as stand beside what is marked */
} Tally;

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->value);
}

/* Takes the marks out of a line: [words|value]. */
static char *
read_line (const char *line,
           GArray     *marks)
{
  GString *text = g_string_new (NULL);

  g_array_set_size (marks, 0);
  for (const char *p = line; *p != '\0';)
    {
      const char *bar = *p == '[' ? strchr (p, '|') : NULL, *end = bar;
      Mark mark = { 0 };

      if (bar == NULL)
        {
          g_string_append_c (text, *p++);
          continue;
        }
      for (guint depth = 1; depth > 0; depth += (*end == '[') - (*end == ']'))
        end++;
      mark.start = (guint) g_utf8_strlen (text->str, -1);
      g_string_append_len (text, p + 1, bar - p - 1);
      mark.end = (guint) g_utf8_strlen (text->str, -1);
      mark.value = g_strndup (bar + 1, (gsize) (end - bar - 1));
      g_array_append_val (marks, mark);
      p = end + 1;
    }
  return g_string_free (text, FALSE);
}

/* A date's value without the marks that say how sure it is; a figure's as it is. */
static char *
bare_value (const char *value,
            gboolean    is_date)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = value == NULL ? "" : value; *p != '\0'; p++)
    if (!is_date || strchr ("~?%", *p) == NULL)
      g_string_append_c (bare, *p);
  return g_string_free (bare, FALSE);
}

static void
judge (const char *text,
       GArray     *marks,
       GPtrArray  *found,
       gboolean    is_date,
       Tally      *tally)
{
  for (guint k = 0; k < marks->len; k++)
    {
      const Mark *mark = &g_array_index (marks, Mark, k);
      g_autofree char *wanted = bare_value (mark->value, is_date);
      gboolean right = FALSE;

      for (guint i = 0; i < found->len && !right; i++)
        {
          const DossierSuggestion *one = g_ptr_array_index (found, i);
          g_autofree char *value = bare_value (one->value, is_date);

          right = one->start < mark->end && mark->start < one->end && g_str_equal (value, wanted);
        }
      tally->right += right;
      if (!right)
        g_test_message ("not found: %s in: %s", mark->value, text);
    }
  tally->marked += marks->len;
  tally->found += found->len;
  for (guint i = 0; i < found->len; i++)
    {
      const DossierSuggestion *one = g_ptr_array_index (found, i);
      gboolean marked = FALSE;

      for (guint k = 0; k < marks->len && !marked; k++)
        marked = one->start < g_array_index (marks, Mark, k).end && g_array_index (marks, Mark, k).start < one->end;
      g_test_message ("  proposed: %s = %s%s", one->text, one->value != NULL ? one->value : "", marked ? "" : " (not marked)");
    }
}

static Tally
judge_file (const char *name,
            gboolean    is_date)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "gold", name, NULL), *content = NULL;
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_auto (GStrv) lines = NULL;
  Tally tally = { 0 };

  g_array_set_clear_func (marks, mark_clear);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) found = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (*lines[i] == '=')
        {
          g_free (day);
          day = g_strdup (lines[i] + 2);
          continue;
        }
      text = read_line (lines[i], marks);
      found = is_date ? dossier_dates_find (text, day, NULL) : dossier_figures_find (text);
      judge (text, marks, found, is_date, &tally);
    }
  g_assert_cmpuint (tally.marked, >=, 38);
  g_test_message ("%s: %u marked, right value %.1f %%, of the proposed %.1f %% right", name, tally.marked,
                  100.0 * tally.right / tally.marked, 100.0 * tally.right / MAX (1, tally.found));
  return tally;
}

/* In percent. */
static void
check_rates (const Tally *tally,
             guint        least_right,
             guint        least_precise)
{
  g_assert_cmpuint (100 * tally->right, >=, least_right * tally->marked);
  g_assert_cmpuint (100 * tally->right, >=, least_precise * tally->found);
}

static void
test_newswire (void)
{
  Tally tally = judge_file ("dates-newswire.txt", TRUE);

  check_rates (&tally, 92, 92);
}

static void
test_military (void)
{
  Tally tally = judge_file ("dates-military.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_operations (void)
{
  Tally tally = judge_file ("dates-operations.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_campaigns (void)
{
  Tally tally = judge_file ("dates-campaigns.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_releases (void)
{
  Tally tally = judge_file ("dates-releases.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_assessments (void)
{
  Tally tally = judge_file ("dates-assessments.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_wires (void)
{
  Tally tally = judge_file ("dates-wires.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_theatres (void)
{
  Tally tally = judge_file ("dates-theatres.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_dispatches (void)
{
  Tally tally = judge_file ("dates-dispatches.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_columns (void)
{
  Tally tally = judge_file ("dates-columns.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_fronts (void)
{
  Tally tally = judge_file ("dates-fronts.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_independent (void)
{
  Tally tally = judge_file ("dates-independent.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_gazette (void)
{
  Tally tally = judge_file ("dates-gazette.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_bulletins (void)
{
  Tally tally = judge_file ("dates-bulletins.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_desks (void)
{
  Tally tally = judge_file ("dates-desks.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_languages (void)
{
  Tally tally = judge_file ("dates-languages.txt", TRUE);

  check_rates (&tally, 94, 94);
}

static void
test_figures (void)
{
  Tally tally = judge_file ("figures.txt", FALSE);

  check_rates (&tally, 92, 94);
}

static void
test_figures_dispatches (void)
{
  Tally tally = judge_file ("figures-dispatches.txt", FALSE);

  check_rates (&tally, 92, 94);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gold/dates/newswire", test_newswire);
  g_test_add_func ("/gold/dates/military", test_military);
  g_test_add_func ("/gold/dates/operations", test_operations);
  g_test_add_func ("/gold/dates/campaigns", test_campaigns);
  g_test_add_func ("/gold/dates/releases", test_releases);
  g_test_add_func ("/gold/dates/assessments", test_assessments);
  g_test_add_func ("/gold/dates/wires", test_wires);
  g_test_add_func ("/gold/dates/theatres", test_theatres);
  g_test_add_func ("/gold/dates/dispatches", test_dispatches);
  g_test_add_func ("/gold/dates/columns", test_columns);
  g_test_add_func ("/gold/dates/fronts", test_fronts);
  g_test_add_func ("/gold/dates/independent", test_independent);
  g_test_add_func ("/gold/dates/gazette", test_gazette);
  g_test_add_func ("/gold/dates/bulletins", test_bulletins);
  g_test_add_func ("/gold/dates/desks", test_desks);
  g_test_add_func ("/gold/dates/languages", test_languages);
  g_test_add_func ("/gold/figures", test_figures);
  g_test_add_func ("/gold/figures/dispatches", test_figures_dispatches);
  return g_test_run ();
}
