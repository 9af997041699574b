/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that weigh sources: grid shows what they say of an event, adopt takes it over, grade rates a source or a statement. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-describe.h"
#include "dossier-grid-table.h"
#include "dossier-grid-words.h"
#include "dossier-statement-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define MOST_QUOTE 70 /* code points of a quotation on a line */

/* Standing and reason of a cell, with what it says. */
static DossierFields *
describe_cell (const DossierGridColumn *column,
               const DossierGridRow    *row,
               guint                    number)
{
  DossierFields *fields = dossier_fields_new ();
  GPtrArray *cell = g_ptr_array_index (row->cells, number), *said = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  dossier_fields_add_id (fields, "account", &column->account);
  dossier_fields_add_id (fields, "article", &column->article->id);
  dossier_fields_add_string (fields, "standing", dossier_standing_to_text (g_array_index (row->standings, DossierStanding, number)));
  dossier_fields_add_string (fields, "reason", g_ptr_array_index (row->reasons, number));
  for (guint i = 0; i < cell->len; i++)
    g_ptr_array_add (said, dossier_describe_record (DOSSIER_RECORD_STATEMENT, g_ptr_array_index (cell, i), FALSE));
  dossier_fields_add_objects (fields, "statements", said);
  return fields;
}

static void
json_event (DossierCli        *cli,
            const DossierGrid *grid)
{
  DossierFields *fields = dossier_fields_new ();
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  dossier_fields_add_string (fields, "type", "event");
  dossier_fields_add_id (fields, "id", &grid->event->id);
  dossier_fields_add_string (fields, "title", grid->event->title);
  dossier_fields_add_string (fields, "date", grid->event->date);
  dossier_fields_add_int (fields, "differences", grid->differences);
  dossier_fields_add_int (fields, "accounts", grid->columns->len);
  dossier_fields_add_int (fields, "sources", grid->sources);
  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DossierGridColumn *column = g_ptr_array_index (grid->columns, i);
      const char grade[2] = { column->article->source_grade, '\0' };
      DossierFields *one = dossier_fields_new ();

      dossier_fields_add_id (one, "account", &column->account);
      dossier_fields_add_id (one, "article", &column->article->id);
      dossier_fields_add_string (one, "title", column->article->title);
      dossier_fields_add_string (one, "source", column->article->source);
      dossier_fields_add_string (one, "grade", *grade != '\0' ? grade : NULL);
      dossier_fields_add_string (one, "date", column->article->date);
      dossier_fields_add_boolean (one, "copy", column->copy);
      if (column->agreement >= 0)
        dossier_fields_add_int (one, "agreement", column->agreement);
      else
        dossier_fields_add_string (one, "agreement", NULL);
      g_ptr_array_add (columns, one);
    }
  dossier_fields_add_objects (fields, "columns", columns);
  dossier_cli_print (cli, fields, NULL);
}

static void
json_row (DossierCli           *cli,
          const DossierGrid    *grid,
          const DossierGridRow *row)
{
  DossierFields *fields = dossier_fields_new ();
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);
  GPtrArray *assessed = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  dossier_fields_add_string (fields, "type", "row");
  dossier_fields_add_string (fields, "kind", dossier_statement_kind_to_text (row->kind));
  dossier_fields_add_string (fields, "heading", *row->heading != '\0' ? row->heading : NULL);
  dossier_fields_add_string (fields, "standing", dossier_standing_to_text (row->standing));
  for (guint i = 0; i < grid->columns->len; i++)
    g_ptr_array_add (cells, describe_cell (g_ptr_array_index (grid->columns, i), row, i));
  for (guint i = 0; i < row->assessed->len; i++)
    g_ptr_array_add (assessed, dossier_describe_record (DOSSIER_RECORD_STATEMENT, g_ptr_array_index (row->assessed, i), FALSE));
  dossier_fields_add_objects (fields, "cells", cells);
  dossier_fields_add_objects (fields, "assessed", assessed);
  dossier_cli_print (cli, fields, NULL);
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* One line of a row, in columns as wide as their widest. */
typedef struct
{
  char *mark;    /* (owned) */
  char *who;     /* (owned) */
  char *says;    /* (owned) */
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->mark);
  g_free (line->who);
  g_free (line->says);
}

static char *
short_quote (const DossierStatement *statement)
{
  g_autofree char *quote = dossier_grid_statement_quote (statement);
  g_autofree char *start = NULL;

  if (quote == NULL || g_utf8_strlen (quote, -1) <= MOST_QUOTE)
    return g_steal_pointer (&quote);
  start = g_utf8_substring (quote, 0, MOST_QUOTE - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
statement_line (const DossierStatement *statement,
                const char             *reason)
{
  g_autofree char *value = dossier_statement_value (statement);
  g_autofree char *quote = short_quote (statement);
  const char *credibility = dossier_credibility_words (statement->credibility);
  GString *line = g_string_new (value != NULL ? value : "");

  if (quote != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? "  " : "", quote);
  if (credibility != NULL)
    g_string_append_printf (line, "  [%s]", credibility);
  if (reason != NULL)
    g_string_append_printf (line, "  (%s)", reason);
  return g_string_free (line, FALSE);
}

static void
add_cell (GArray     *lines,
          const char *mark,
          const char *who,
          GPtrArray  *cell,
          const char *reason)
{
  for (guint i = 0; i < cell->len; i++)
    {
      Line line = { g_strdup (i == 0 ? mark : ""), g_strdup (i == 0 ? who : ""), statement_line (g_ptr_array_index (cell, i), i == 0 ? reason : NULL) };

      g_array_append_val (lines, line);
    }
}

static void
print_lines (GArray *lines)
{
  guint mark = 0, who = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      mark = MAX (mark, width_of (line->mark));
      who = MAX (who, width_of (line->who));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      printf ("  %s%*s  %s%*s  %s\n", line->mark, (int) (mark - width_of (line->mark)), "", line->who, (int) (who - width_of (line->who)), "",
              line->says);
    }
}

static void
print_row (const DossierGrid    *grid,
           const DossierGridRow *row)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *heading = dossier_grid_row_heading (row);

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DossierGridColumn *column = g_ptr_array_index (grid->columns, i);
      g_autofree char *who = dossier_grid_column_heading (column);
      g_autofree char *one_line = dossier_text_one_line (who);

      add_cell (lines, dossier_standing_words (g_array_index (row->standings, DossierStanding, i)), one_line, g_ptr_array_index (row->cells, i),
                g_ptr_array_index (row->reasons, i));
    }
  add_cell (lines, _("assessed"), "", row->assessed, NULL);
  if (row->standing == DOSSIER_STANDING_DIFFERS)
    printf ("\n%s: %s\n", heading, dossier_standing_words (row->standing));
  else
    printf ("\n%s\n", heading);
  print_lines (lines);
}

static void
print_grid (DossierCli        *cli,
            const DossierGrid *grid)
{
  g_autofree char *differences = dossier_grid_differences_words (grid);
  g_autofree char *sources = dossier_grid_sources_words (grid);
  g_autofree char *date = grid->event->date != NULL ? dossier_edtf_for_people (grid->event->date) : NULL;
  gboolean only = dossier_cli_has (cli, "differences");

  printf ("%s%s%s\n", grid->event->title, date != NULL ? ", " : "", date != NULL ? date : "");
  printf ("%s%s%s\n", differences != NULL ? differences : "", differences != NULL && sources != NULL ? ", " : "", sources != NULL ? sources : "");
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      if (!only || row->standing == DOSSIER_STANDING_DIFFERS)
        print_row (grid, row);
    }
}

static int
run_grid (DossierCli *cli)
{
  g_autoptr (DossierGrid) grid = NULL;
  g_autoptr (GError) error = NULL;
  gboolean only = dossier_cli_has (cli, "differences");
  DossierId event;

  if (!dossier_cli_named (cli, DOSSIER_RECORD_EVENT, dossier_cli_argument (cli, 1), &event))
    return DOSSIER_EXIT_FAILED;
  grid = dossier_workspace_load_grid (cli->workspace, &event, &error);
  if (grid == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  if (dossier_cli_has (cli, "csv"))
    {
      g_autoptr (DossierGridShape) shape = dossier_grid_shape_new (grid, DOSSIER_GRID_BY_DATE, only, FALSE, NULL);
      g_autoptr (DossierGridTable) table = dossier_grid_table_new (grid, shape);
      g_autofree char *csv = dossier_grid_table_to_csv (table);

      fputs (csv, stdout);
    }
  else if (!cli->json)
    print_grid (cli, grid);
  else
    {
      json_event (cli, grid);
      for (guint i = 0; i < grid->rows->len; i++)
        {
          const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

          if (!only || row->standing == DOSSIER_STANDING_DIFFERS)
            json_row (cli, grid, row);
        }
    }
  return DOSSIER_EXIT_DONE;
}

static int
run_adopt (DossierCli *cli)
{
  g_autoptr (GArray) ids = dossier_cli_ids (cli, DOSSIER_RECORD_STATEMENT, 1);
  const DossierId *reported;
  DossierOutcome outcome = { 0 };
  DossierFields *fields;
  int status;

  if (ids == NULL)
    return DOSSIER_EXIT_FAILED;
  reported = (const DossierId *) ids->data;
  status = dossier_cli_run (cli, dossier_cli_has (cli, "remove") ? dossier_command_unadopt (reported, ids->len)
                                                                 : dossier_command_adopt (reported, ids->len), &outcome);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "id", &outcome.id);
  dossier_fields_add_int (fields, "count", outcome.count);
  dossier_cli_print (cli, fields, "id");
  return DOSSIER_EXIT_DONE;
}

/* @text: an id of a statement that is there. */
static gboolean
is_statement (DossierCli *cli,
              const char *text,
              DossierId  *id)
{
  g_autoptr (GObject) record = NULL;

  if (!dossier_id_from_text (text, id))
    return FALSE;
  record = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_STATEMENT, id);
  return record != NULL;
}

static int
grade_statement (DossierCli      *cli,
                 const DossierId *id)
{
  const char *text = dossier_cli_argument (cli, 2);
  g_autoptr (GObject) record = NULL;
  DossierFields *fields;
  guint credibility;

  if (cli->arguments->len == 3)
    {
      if (strlen (text) != 1 || (*text != '-' && (*text < '1' || *text > '6')))
        return dossier_cli_fail_usage (cli, _("the credibility of a statement is a digit from 1 to 6, or - for none"));
      return dossier_cli_run (cli, dossier_command_grade_statement (id, *text == '-' ? 0 : (guint) (*text - '0')), NULL);
    }
  record = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_STATEMENT, id);
  if (record == NULL)
    return dossier_cli_fail (cli, dossier_cli_argument (cli, 1), _("the statement has gone"));
  credibility = DOSSIER_STATEMENT (record)->credibility;
  fields = dossier_fields_new ();
  if (credibility > 0)
    dossier_fields_add_int (fields, "credibility", credibility);
  else
    dossier_fields_add_string (fields, "credibility", NULL);
  dossier_fields_add_string (fields, "words", dossier_credibility_words (credibility));
  dossier_cli_print (cli, fields, "words");
  return DOSSIER_EXIT_DONE;
}

static int
print_ratings (DossierCli      *cli,
               const DossierId *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ratings = dossier_workspace_load_ratings (cli->workspace, source, &error);

  if (ratings == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 1), error);
  for (guint i = 0; i < ratings->len; i++)
    {
      const DossierRating *rating = g_ptr_array_index (ratings, i);
      const char grade[2] = { rating->grade, '\0' }, *words = dossier_reliability_words (rating->grade);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_time (fields, "rated_at", rating->rated_at);
      dossier_fields_add_string (fields, "grade", *grade != '\0' ? grade : NULL);
      dossier_fields_add_string (fields, "words", words != NULL || cli->json ? words : _("not rated"));
      dossier_fields_add_string (fields, "reason", rating->reason);
      dossier_fields_add_string (fields, "by", rating->by);
      dossier_cli_print (cli, fields, "rated_at words reason by");
    }
  return DOSSIER_EXIT_DONE;
}

static int
run_grade (DossierCli *cli)
{
  const char *text = cli->arguments->len == 3 ? dossier_cli_argument (cli, 2) : NULL;
  char grade = text != NULL ? g_ascii_toupper (text[0]) : '\0';
  DossierId id;

  if (is_statement (cli, dossier_cli_argument (cli, 1), &id))
    return grade_statement (cli, &id);
  if (text != NULL && (strlen (text) != 1 || (grade != '-' && (grade < 'A' || grade > 'F'))))
    return dossier_cli_fail_usage (cli, _("the grade must be one of A B C D E F, or - for none"));
  if (!dossier_cli_named (cli, DOSSIER_RECORD_SOURCE, dossier_cli_argument (cli, 1), &id))
    return DOSSIER_EXIT_FAILED;
  if (text == NULL)
    return print_ratings (cli, &id);
  return dossier_cli_run (cli, dossier_command_set_source_grade (&id, grade == '-' ? 0 : grade, dossier_cli_option (cli, "reason")), NULL);
}

static gboolean
grade_only_reads (const DossierCli *cli)
{
  return cli->arguments->len < 3;
}

const DossierCliCommand dossier_cli_weighing_commands[] = {
  { "grid", "WORKSPACE EVENT", N_("what the sources say of an event, side by side, with the differences"), "differences csv", 2, 2, 0,
    DOSSIER_CLI_READS, run_grid },
  { "adopt", "WORKSPACE STATEMENT…", N_("hold what articles say; with --remove no longer"), "remove", 2, -1, 0, DOSSIER_CLI_WRITES, run_adopt },
  { "grade", "WORKSPACE SOURCE [A|B|C|D|E|F|-] | STATEMENT [1-6|-]",
    N_("rate the reliability of a source or the credibility of a statement, or show how it was rated"), "reason", 2, 3, 0, DOSSIER_CLI_WRITES,
    run_grade, grade_only_reads },
  { 0 },
};
