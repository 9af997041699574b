/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Grids of sources made by hand: one small with every mark, one of any size. */

#include "sample-grid.h"

static DossierId
next_id (DossierGrid *grid,
         guint        kind,
         guint        number)
{
  g_autofree char *text = g_strdup_printf ("01890a5d-ac96-774b-bcce-%04u%08u", kind, number);
  DossierId id;

  g_assert_true (dossier_id_from_text (text, &id));
  return id;
}

DossierGridColumn *
sample_grid_add_column (DossierGrid *grid,
                        const char  *source,
                        char         grade,
                        const char  *date,
                        const char  *title)
{
  DossierGridColumn *column = g_new0 (DossierGridColumn, 1);

  column->account = next_id (grid, 1, grid->columns->len);
  column->article = dossier_article_new ();
  column->article->id = next_id (grid, 2, grid->columns->len);
  column->article->source = g_strdup (source);
  column->article->source_grade = grade;
  column->article->date = g_strdup (date);
  column->article->title = g_strdup (title);
  column->agreement = -1;
  g_ptr_array_add (grid->columns, column);
  return column;
}

/* @value: of a figure as dossier_figure_to_value() writes it, of a date EDTF, else a name or words. @column: G_MAXUINT = assessed */
DossierStatement *
sample_grid_say (DossierGrid    *grid,
                 DossierGridRow *row,
                 guint           column,
                 const char     *value,
                 const char     *quote)
{
  DossierStatement *statement = dossier_statement_new ();
  static guint number;

  statement->id = next_id (grid, 3, number++);
  statement->event = grid->event->id;
  statement->kind = row->kind;
  if (row->kind == DOSSIER_STATEMENT_FIGURE)
    statement->figure = dossier_figure_from_value (value);
  else if (row->kind == DOSSIER_STATEMENT_DATE)
    statement->date = g_strdup (value);
  else if (row->kind == DOSSIER_STATEMENT_CLAIM)
    statement->text = g_strdup (value);
  else
    {
      statement->entity_name = g_strdup (value);
      statement->entity_kind = g_strdup (row->kind == DOSSIER_STATEMENT_PLACE ? "place" : "person");
    }
  if (column != G_MAXUINT)
    {
      const DossierGridColumn *where = g_ptr_array_index (grid->columns, column);

      statement->account = where->account;
      statement->article = where->article->id;
    }
  if (quote != NULL)
    {
      statement->passage = dossier_passage_new ();
      statement->passage->id = next_id (grid, 4, number);
      statement->passage->article = statement->article;
      statement->passage->quote = g_strdup (quote);
      statement->passage->start = 10;
      statement->passage->end = 10 + (guint) g_utf8_strlen (quote, -1);
    }
  g_ptr_array_add (column == G_MAXUINT ? row->assessed : g_ptr_array_index (row->cells, column), statement);
  return statement;
}

void
sample_grid_mark (DossierGridRow  *row,
                  guint            column,
                  DossierStanding  standing,
                  const char      *reason)
{
  g_array_index (row->standings, DossierStanding, column) = standing;
  g_free (g_ptr_array_index (row->reasons, column));
  g_ptr_array_index (row->reasons, column) = g_strdup (reason);
  row->standing = MAX (row->standing, standing);
}

static void
adopt (DossierStatement *assessed,
       DossierGridRow   *row,
       guint             column)
{
  const DossierStatement *reported = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (row->cells, column), 0);

  if (assessed->adopts == NULL)
    assessed->adopts = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_array_append_val (assessed->adopts, reported->id);
}

static void
add_figures (DossierGrid *grid)
{
  DossierGridRow *row = dossier_grid_add_row (grid, DOSSIER_STATEMENT_FIGURE, "troops");
  DossierStatement *statement;

  sample_grid_say (grid, row, 0, "130000 troops", "Russia has 130,000 troops near the border");
  statement = sample_grid_say (grid, row, 1, ">125000 troops", "More than 125,000 troops stand there, the staff said");
  statement->attributed_words = g_strdup ("the general staff said");
  statement->credibility = 2;
  statement = sample_grid_say (grid, row, 1, ">100000 troops", "over 100,000 by other counts");
  statement->attributed_name = g_strdup ("Nordland Institute");
  sample_grid_say (grid, row, 2, "90000 troops", "=CALL() said that 90,000 troops, \"no more\", are there");
  sample_grid_say (grid, row, 3, "130000 troops", "Russia has 130,000 troops near the border");
  sample_grid_mark (row, 0, DOSSIER_STANDING_AGREES, NULL);
  sample_grid_mark (row, 1, DOSSIER_STANDING_VAGUER, "130,000 is more than 125,000");
  sample_grid_mark (row, 2, DOSSIER_STANDING_DIFFERS, "90,000 is not 130,000");
  sample_grid_mark (row, 3, DOSSIER_STANDING_AGREES, NULL);
  statement = sample_grid_say (grid, row, G_MAXUINT, "130000 troops", NULL);
  adopt (statement, row, 0);
  adopt (statement, row, 3);
}

/* A call with four accounts, the last a copy of the first: who called, when, how many troops, what for. */
DossierGrid *
sample_grid_new (void)
{
  DossierGrid *grid = dossier_grid_new ();
  DossierGridRow *row;
  DossierGridColumn *copy;

  grid->event = dossier_event_new ();
  grid->event->id = next_id (grid, 5, 1);
  grid->event->title = g_strdup ("Berg–Novak telephone call");
  grid->event->date = g_strdup ("2022-02-10");
  sample_grid_add_column (grid, "Harbour Gazette", 'B', "2022-02-11", "Chiefs of Staff Speak by Telephone")->agreement = 100;
  sample_grid_add_column (grid, "Nordland Radio", 0, "2022-02-12", "Rare Call on Eve of Drills")->agreement = 60;
  sample_grid_add_column (grid, "Daily Post", 'A', "2022-02-13", "A Call, and Many Questions")->agreement = 20;
  copy = sample_grid_add_column (grid, "Coast Herald", 'C', "2022-02-14", "Chiefs Speak by Telephone");
  copy->copy = TRUE;
  copy->agreement = 100;
  copy->article->copy_group = ((DossierGridColumn *) g_ptr_array_index (grid->columns, 0))->article->copy_group = next_id (grid, 6, 1);

  row = dossier_grid_add_row (grid, DOSSIER_STATEMENT_PARTICIPANT, "caller");
  sample_grid_say (grid, row, 0, "Tomas Berg", "The ministry confirmed the call, which it said was initiated by Berg");
  sample_grid_mark (row, 0, DOSSIER_STANDING_SINGLE, NULL);
  row = dossier_grid_add_row (grid, DOSSIER_STATEMENT_DATE, "");
  sample_grid_say (grid, row, 0, "2022-02-10", "on Thursday");
  sample_grid_say (grid, row, 1, "2022-02", "this month");
  sample_grid_mark (row, 0, DOSSIER_STANDING_AGREES, NULL);
  sample_grid_mark (row, 1, DOSSIER_STANDING_VAGUER, "Feb 2022 holds 10 Feb 2022");
  add_figures (grid);
  row = dossier_grid_add_row (grid, DOSSIER_STATEMENT_CLAIM, "purpose");
  sample_grid_say (grid, row, 1, "", "to reduce the chances of miscalculation and to gain perspectives on what the other side is about to do next, "
                   "which both had asked for since the autumn, when the line between the two staffs had fallen silent for reasons that neither "
                   "side wished to name before the press, then or later, and which this paper could not learn from anybody else either");
  sample_grid_mark (row, 1, DOSSIER_STANDING_SINGLE, NULL);
  grid->differences = 1;
  grid->sources = 3;
  return grid;
}

DossierGrid *
sample_grid_new_large (guint n_columns,
                       guint n_rows)
{
  static const char * const values[] = { "130000 troops", ">125000 troops", ">=90000 troops", "~100000 troops" };
  DossierGrid *grid = dossier_grid_new ();

  grid->event = dossier_event_new ();
  grid->event->id = next_id (grid, 5, 2);
  grid->event->title = g_strdup ("An event that everybody reports");
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *source = g_strdup_printf ("Outlet %u", i + 1), *date = g_strdup_printf ("2022-02-%02u", i % 28 + 1);

      sample_grid_add_column (grid, source, i % 7 == 6 ? 0 : (char) ('A' + i % 7), date, "One report of many")->agreement = (int) (i * 37 % 101);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *topic = g_strdup_printf ("figure %u", i + 1);
      DossierGridRow *row = dossier_grid_add_row (grid, DOSSIER_STATEMENT_FIGURE, topic);

      for (guint j = 0; j < n_columns; j++)
        {
          if ((i + j) % 5 == 4)
            continue;
          sample_grid_say (grid, row, j, values[(i * 3 + j) % 4], (i + j) % 3 == 0
                           ? "A sentence of the length that sentences have in reports of this sort, in which the figure stands near the end: 130,000"
                           : "some 130,000 of them");
          sample_grid_mark (row, j, (i * 3 + j) % 4 == 0 ? DOSSIER_STANDING_AGREES : (i * 3 + j) % 4 == 3 ? DOSSIER_STANDING_DIFFERS
                            : DOSSIER_STANDING_VAGUER, "made up");
        }
    }
  grid->differences = n_rows;
  grid->sources = n_columns;
  return grid;
}
