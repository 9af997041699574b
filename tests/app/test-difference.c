/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules by which accounts are weighed: every line of the tables in docs/weighing.md is tried, as two accounts of one event. */

#include <glib.h>
#include <locale.h>
#include <string.h>

#include "dossier-containment.h"
#include "dossier-difference.h"
#include "dossier-weigh.h"

#define FEWEST_LINES 60

/* The id of whoever is called so. */
static DossierId
id_of (const char *name)
{
  DossierId id = { { 0 } };
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, name, -1);

  memcpy (id.bytes, digest, sizeof id.bytes);
  return id;
}

static void
take_figure (DossierStatement *statement,
             const char       *value)
{
  g_auto (GStrv) sides = g_strsplit (value, " @ ", 2);

  statement->figure = dossier_figure_from_value (sides[0]);
  g_assert_nonnull (statement->figure);
  statement->as_of = g_strdup (sides[1]);
}

static void
take_participant (DossierStatement *statement,
                  const char       *value)
{
  g_auto (GStrv) sides = g_strsplit (value, ": ", 2);

  g_assert_nonnull (sides[1]);
  statement->role = g_strdup (sides[0]);
  statement->entity = id_of (sides[1]);
  statement->entity_name = g_strdup (sides[1]);
}

static DossierStatement *
statement_of (DossierStatementKind kind,
              const char          *value)
{
  DossierStatement *statement = dossier_statement_new ();

  statement->id = dossier_id_new ();
  statement->kind = kind;
  switch (kind)
    {
    case DOSSIER_STATEMENT_DATE:
      statement->date = g_strdup (value);
      break;
    case DOSSIER_STATEMENT_FIGURE:
      take_figure (statement, value);
      break;
    case DOSSIER_STATEMENT_PARTICIPANT:
      take_participant (statement, value);
      break;
    case DOSSIER_STATEMENT_PLACE:
      statement->entity = id_of (value);
      statement->entity_name = g_strdup (value);
      break;
    case DOSSIER_STATEMENT_CLAIM:
    default:
      statement->text = g_strdup (value);
      break;
    }
  statement->adopts = g_array_new (FALSE, FALSE, sizeof (DossierId));
  return statement;
}

/* Adds an account that says these values, "–" for nothing. */
static void
add_account (DossierGrid         *grid,
             GPtrArray           *statements,
             DossierStatementKind kind,
             const char          *values)
{
  DossierGridColumn *column = g_new0 (DossierGridColumn, 1);
  g_auto (GStrv) each = g_strsplit (strcmp (values, "–") == 0 ? "" : values, "; ", -1);

  column->account = dossier_id_new ();
  g_ptr_array_add (grid->columns, column);
  for (guint i = 0; each[i] != NULL; i++)
    {
      DossierStatement *statement = statement_of (kind, each[i]);

      statement->account = column->account;
      g_ptr_array_add (statements, statement);
    }
}

/* The strongest mark in a column. */
static const char *
mark_of (DossierGrid *grid,
         guint        column,
         const char **reason)
{
  DossierStanding strongest = DOSSIER_STANDING_SILENT;

  *reason = NULL;
  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *row = g_ptr_array_index (grid->rows, i);
      DossierStanding standing = g_array_index (row->standings, DossierStanding, column);

      if (standing > strongest)
        {
          strongest = standing;
          *reason = g_ptr_array_index (row->reasons, column);
        }
    }
  return dossier_standing_to_text (strongest);
}

static void
try_line (DossierStatementKind kind,
          char               **cells)
{
  g_autoptr (DossierGrid) grid = dossier_grid_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  const char *reason, *other, *first, *second;
  gboolean is_right;

  add_account (grid, statements, kind, cells[1]);
  add_account (grid, statements, kind, cells[2]);
  dossier_grid_arrange (grid, statements);
  dossier_grid_weigh (grid);
  second = mark_of (grid, 1, &other);
  first = mark_of (grid, 0, &reason);
  is_right = strcmp (first, cells[3]) == 0 && strcmp (second, cells[4]) == 0 && (*cells[5] == '\0' || g_strcmp0 (reason, cells[5]) == 0)
             && (grid->differences > 0) == (strcmp (first, "differs") == 0)
             && (reason != NULL || (strcmp (first, "differs") != 0 && strcmp (first, "vaguer") != 0));
  if (is_right)
    return;
  g_test_message ("%s: %s | %s: is %s, %s (%s), should be %s, %s (%s)", cells[0], cells[1], cells[2], first, second,
                  reason != NULL ? reason : "no reason", cells[3], cells[4], cells[5]);
  g_test_fail ();
}

static void
test_tables (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "docs", "weighing.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);
      DossierStatementKind kind;

      if (g_strv_length (cells) != 8)
        continue;
      for (guint j = 0; cells[j] != NULL; j++)
        g_strstrip (cells[j]);
      if (!dossier_statement_kind_from_text (cells[1], &kind))
        continue;
      try_line (kind, cells + 1);
      n++;
    }
  g_assert_cmpuint (n, >=, FEWEST_LINES);
}

static void
test_containment (void)
{
  g_assert_true (dossier_place_lies_in ("Minsk", "Belarus"));
  g_assert_true (dossier_place_lies_in ("Kharkov", "Ukraine"));
  g_assert_true (dossier_place_lies_in ("The Kremlin", "Russia"));
  g_assert_true (dossier_place_lies_in ("Austin", "USA"));
  g_assert_true (dossier_place_lies_in ("Tbilisi", "Asia"));
  g_assert_false (dossier_place_lies_in ("Tbilisi", "United States"));
  g_assert_false (dossier_place_lies_in ("Moscow", "United States"));
  g_assert_false (dossier_place_lies_in ("Belarus", "Minsk"));
  g_assert_false (dossier_place_lies_in ("Belarus", "Belarus"));
  g_assert_false (dossier_place_lies_in ("Nowhere in Particular", "Belarus"));
  g_assert_true (dossier_place_is_region ("Belarus"));
  g_assert_false (dossier_place_is_region ("Minsk"));
  g_assert_true (dossier_place_is_known ("Minsk"));
  g_assert_false (dossier_place_is_known (""));
  g_assert_true (dossier_place_same_name ("Great Britain", "UK"));
  g_assert_false (dossier_place_same_name ("", ""));
}

/* Words that cannot be read as what they should be are no reason for a mark. */
static void
test_nonsense (void)
{
  char *reason = (char *) "";

  g_assert_cmpint (dossier_difference_of_dates ("soon", "2022", &reason), ==, DOSSIER_DIFFERENCE_NONE);
  g_assert_null (reason);
  g_assert_cmpint (dossier_difference_of_dates (NULL, NULL, NULL), ==, DOSSIER_DIFFERENCE_NONE);
  g_assert_cmpint (dossier_difference_of_figures (NULL, NULL, NULL), ==, DOSSIER_DIFFERENCE_NONE);
  g_assert_cmpint (dossier_difference_of_places (NULL, "Minsk", NULL), ==, DOSSIER_DIFFERENCE_NONE);
  g_assert_cmpint (dossier_difference_of_dates ("-9999/..", "../9999~", NULL), !=, DOSSIER_DIFFERENCE_CONTRARY);
  g_assert_true (dossier_role_is_plain (NULL));
  g_assert_true (dossier_role_is_plain ("Participants"));
  g_assert_false (dossier_role_is_plain ("caller"));
  g_assert_true (dossier_roles_exclude ("Called", "CALLER"));
  g_assert_true (dossier_roles_exclude ("Anrufer", "Angerufene"));
  g_assert_false (dossier_roles_exclude ("caller", "host"));
}

#define MANY 500

/* An event of which everybody reports, and nobody the same: each account is weighed against all others. */
static void
test_many (void)
{
  static const char * const said[] = { "caller: Cole; about: Kent", "called: Cole", "participant: Cole", "host: Cole" };
  g_autoptr (DossierGrid) grid = dossier_grid_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  const char *reason;

  for (guint i = 0; i < MANY; i++)
    add_account (grid, statements, DOSSIER_STATEMENT_PARTICIPANT, said[i % G_N_ELEMENTS (said)]);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *figure = g_strdup_printf (">%u soldiers", 1000 + i), *date = g_strdup_printf ("2022-01-01/2022-%02u-%02u", 1 + i / 28 % 12, 1 + i % 28);

      add_account (grid, statements, DOSSIER_STATEMENT_FIGURE, figure);
      add_account (grid, statements, DOSSIER_STATEMENT_DATE, date);
    }
  dossier_grid_arrange (grid, statements);
  dossier_grid_weigh (grid);
  g_assert_cmpuint (grid->columns->len, ==, 3 * MANY);
  g_assert_cmpuint (grid->sources, ==, 3 * MANY);
  for (guint i = 0; i < MANY; i++)
    {
      const char *mark = mark_of (grid, i, &reason);

      g_assert_cmpstr (mark, ==, i % 4 < 2 ? "differs" : i % 4 == 2 ? "vaguer" : "agrees");
    }
  g_assert_cmpstr (mark_of (grid, MANY, &reason), ==, "vaguer");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/tables", test_tables);
  g_test_add_func ("/difference/containment", test_containment);
  g_test_add_func ("/difference/many", test_many);
  g_test_add_func ("/difference/nonsense", test_nonsense);
  return g_test_run ();
}
