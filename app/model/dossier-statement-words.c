/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements in words: what they say, who says so, how credible it is. Pure functions, any thread. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-statement-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* The Admiralty code's reliability of a source (NATO AJP-2.1, annex on evaluation) */
static const char * const reliabilities[] = {
  N_("A: completely reliable source"),
  N_("B: usually reliable source"),
  N_("C: fairly reliable source"),
  N_("D: source not usually reliable"),
  N_("E: unreliable source"),
  N_("F: the source’s reliability cannot be judged"),
};

/* The Admiralty code's credibility of a statement (NATO AJP-2.1, annex on evaluation) */
static const char * const credibilities[] = {
  N_("1: confirmed by other sources"),
  N_("2: probably true"),
  N_("3: possibly true"),
  N_("4: doubtful"),
  N_("5: improbable"),
  N_("6: the truth cannot be judged"),
};

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
date_to_words (const char *edtf)
{
  char *words = dossier_edtf_for_people (edtf);

  return words != NULL ? words : g_strdup (edtf);
}

/**
 * dossier_statement_value:
 *
 * What a statement says without its role, its quotation and who said so: a name, a date, a figure, or the words of a claim.
 *
 * Returns: (transfer full) (nullable): NULL when only its quotation speaks
 */
char *
dossier_statement_value (const DossierStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);

  if (is_set (statement->entity_name))
    return g_strdup (statement->entity_name);
  if (statement->kind == DOSSIER_STATEMENT_DATE && is_set (statement->date))
    return date_to_words (statement->date);
  if (statement->figure != NULL)
    {
      g_autofree char *figure = dossier_figure_for_people (statement->figure);
      g_autofree char *day = is_set (statement->as_of) ? date_to_words (statement->as_of) : NULL;

      /* Translators: a figure and the day when it held: "130,000 troops, as of 18 Feb 2022" */
      return day != NULL ? g_strdup_printf (_("%s, as of %s"), figure, day) : g_steal_pointer (&figure);
    }
  return is_set (statement->text) ? g_strdup (statement->text) : NULL;
}

/**
 * dossier_statement_attribution:
 *
 * Who says so inside the article: in the article's words, with the name of who is meant where the words do not tell it.
 *
 * Returns: (transfer full) (nullable): "the Pentagon said"; NULL when the article says it of itself
 */
char *
dossier_statement_attribution (const DossierStatement *statement)
{
  g_autofree char *words = NULL, *folded = NULL, *name = NULL;

  g_return_val_if_fail (statement != NULL, NULL);

  if (!is_set (statement->attributed_words))
    /* Translators: who says so: a name follows */
    return is_set (statement->attributed_name) ? g_strdup_printf (_("according to %s"), statement->attributed_name) : NULL;
  words = dossier_text_one_line (statement->attributed_words);
  if (!is_set (statement->attributed_name))
    return g_steal_pointer (&words);
  folded = dossier_text_fold (words);
  name = dossier_text_fold (statement->attributed_name);
  return strstr (folded, name) != NULL ? g_steal_pointer (&words) : g_strdup_printf ("%s (%s)", words, statement->attributed_name);
}

/**
 * dossier_reliability_words:
 * @grade: 'A' to 'F'; anything else is "not rated"
 *
 * Returns: (transfer none) (nullable): the letter and what it means, "B: usually reliable source"; NULL when nobody rated the source
 */
const char *
dossier_reliability_words (char grade)
{
  return grade >= 'A' && grade <= 'F' ? _(reliabilities[grade - 'A']) : NULL;
}

/**
 * dossier_credibility_words:
 * @credibility: 1–6; anything else is "not judged"
 *
 * Returns: (transfer none) (nullable): the digit and what it means, "2: probably true"; NULL when nobody judged it
 */
const char *
dossier_credibility_words (guint credibility)
{
  return credibility >= 1 && credibility <= G_N_ELEMENTS (credibilities) ? _(credibilities[credibility - 1]) : NULL;
}
