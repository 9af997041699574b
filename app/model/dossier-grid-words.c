/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid of sources calls its rows, columns and marks, the same on every screen and in every file. Pure, any thread. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-grid-words.h"

#include <glib/gi18n.h>

/**
 * dossier_standing_words:
 *
 * Returns: (transfer none): the mark of a cell or a row in a word or two
 */
const char *
dossier_standing_words (DossierStanding standing)
{
  switch (standing)
    {
    case DOSSIER_STANDING_SINGLE:
      /* Translators: how what a source says stands to the others: nobody else speaks of it */
      return _("only one says so");
    case DOSSIER_STANDING_SAID:
      /* Translators: how what a source says stands to the others: a claim in words, which is not compared */
      return _("not compared");
    case DOSSIER_STANDING_AGREES:
      /* Translators: how what a source says stands to the others: the same */
      return _("agrees");
    case DOSSIER_STANDING_VAGUER:
      /* Translators: how what a source says stands to the others: less exact, but no contradiction */
      return _("vaguer");
    case DOSSIER_STANDING_DIFFERS:
      /* Translators: how what a source says stands to the others: not both can be right */
      return _("differs");
    case DOSSIER_STANDING_SILENT:
    default:
      /* Translators: how what a source says stands to the others: it is silent */
      return _("not said");
    }
}

/**
 * dossier_grid_row_heading:
 *
 * Returns: (transfer none): the role or topic of a row, or what kind of statement it holds
 */
const char *
dossier_grid_row_heading (const DossierGridRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->heading != NULL && *row->heading != '\0')
    return row->heading;
  switch (row->kind)
    {
    case DOSSIER_STATEMENT_PARTICIPANT:
      return _("Who");
    case DOSSIER_STATEMENT_DATE:
      return _("When");
    case DOSSIER_STATEMENT_PLACE:
      return _("Where");
    case DOSSIER_STATEMENT_FIGURE:
      return _("Figures");
    case DOSSIER_STATEMENT_CLAIM:
    default:
      return _("Says");
    }
}

/**
 * dossier_event_date_words:
 *
 * Returns: (transfer full): "10 Feb 2022"; "10 Feb 2022 (reported)" of an event that only its articles date; "no date"
 */
char *
dossier_event_date_words (const DossierEvent *event)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (event != NULL, NULL);

  if (event->date != NULL && *event->date != '\0')
    return dossier_edtf_for_people (event->date);
  if (event->reported_date == NULL)
    return g_strdup (_("no date"));
  day = dossier_edtf_for_people (event->reported_date);
  return g_strdup_printf (_("%s (reported)"), day);
}

/**
 * dossier_grid_row_assessed:
 * @event: (nullable): whose row it is
 *
 * What counts as assessed of a row about which nobody stated anything: the date of the event itself.
 *
 * Returns: (transfer full) (nullable): NULL when statements speak for themselves, or nothing is assessed
 */
char *
dossier_grid_row_assessed (const DossierGridRow *row,
                           const DossierEvent   *event)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->assessed->len > 0 || row->kind != DOSSIER_STATEMENT_DATE || event == NULL || event->date == NULL || *event->date == '\0')
    return NULL;
  return dossier_edtf_for_people (event->date);
}

/**
 * dossier_grid_column_heading:
 *
 * Returns: (transfer full): "Harbour Gazette · AFP · B · 11 Feb 2022"
 */
char *
dossier_grid_column_heading (const DossierGridColumn *column)
{
  const DossierArticle *article;
  GString *words;

  g_return_val_if_fail (column != NULL && column->article != NULL, NULL);

  article = column->article;
  words = g_string_new (article->source != NULL && *article->source != '\0' ? article->source : _("unknown source"));
  if (article->agency != NULL && *article->agency != '\0' && g_strcmp0 (article->agency, article->source) != 0)
    g_string_append_printf (words, " · %s", article->agency);
  if (article->source_grade >= 'A' && article->source_grade <= 'F')
    g_string_append_printf (words, " · %c", article->source_grade);
  if (article->date != NULL && *article->date != '\0')
    {
      g_autofree char *day = dossier_edtf_day_for_people (article->date);

      g_string_append_printf (words, " · %s", day != NULL ? day : article->date);
    }
  return g_string_free (words, FALSE);
}

/**
 * dossier_grid_differences_words:
 *
 * Returns: (transfer full) (nullable): "2 differences"; NULL when there are none
 */
char *
dossier_grid_differences_words (const DossierGrid *grid)
{
  g_return_val_if_fail (grid != NULL, NULL);

  return grid->differences > 0 ? g_strdup_printf (ngettext ("%u difference", "%u differences", grid->differences), grid->differences) : NULL;
}

/**
 * dossier_grid_sources_words:
 *
 * Returns: (transfer full): "2 sources, 3 articles"; the articles only where copies make them more
 */
char *
dossier_grid_sources_words (const DossierGrid *grid)
{
  g_autofree char *sources = NULL, *articles = NULL;
  guint n_articles;

  g_return_val_if_fail (grid != NULL, NULL);

  n_articles = grid->columns->len;
  sources = g_strdup_printf (ngettext ("%u source", "%u sources", grid->sources), grid->sources);
  if (n_articles == grid->sources)
    return g_steal_pointer (&sources);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: how many independent sources, then how many articles: "3 sources, 5 articles" */
  return g_strdup_printf (_("%s, %s"), sources, articles);
}
