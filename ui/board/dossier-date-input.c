/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a typed date. Pure functions, main thread for the words. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-date-input.h"

#include "dossier-edtf.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* "2021-2025", "2021 – 2025": years with a dash between, which EDTF would write with a stroke. */
static char *
read_years (const char *typed)
{
  int from, to, length = 0;
  g_autoptr (GString) plain = g_string_new (typed);

  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, " ", "", 0);
  if (sscanf (plain->str, "%4d-%4d%n", &from, &to, &length) == 2 && length == (int) plain->len && length == 9)
    return g_strdup_printf ("%04d/%04d", from, to);
  return NULL;
}

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * dossier_date_input_read:
 * @typed: what somebody typed
 * @reference: (nullable): the EDTF day from which "Thursday" counts; NULL: today
 *
 * Returns: (transfer full) (nullable): the EDTF date it means; NULL with @error, whose message can be shown. An empty
 *   @typed is no date and no error: NULL, too.
 */
char *
dossier_date_input_read (const char  *typed,
                         const char  *reference,
                         GError     **error)
{
  g_autofree char *trimmed = NULL, *edtf = NULL, *now = NULL;
  g_autoptr (GError) parse_error = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  trimmed = g_strstrip (g_strdup (typed));
  if (*trimmed == '\0')
    return NULL;
  if (dossier_edtf_parse (trimmed, NULL, &parse_error))
    return g_steal_pointer (&trimmed);
  edtf = read_years (trimmed);
  if (edtf == NULL)
    {
      now = today ();
      edtf = dossier_edtf_from_words (trimmed, reference != NULL && *reference != '\0' ? reference : now);
    }
  if (edtf != NULL && dossier_edtf_parse (edtf, NULL, NULL))
    return g_steal_pointer (&edtf);

  /* What looks like a date gets the exact reason, anything else an example. */
  if (g_ascii_isdigit (*trimmed) && strspn (trimmed, "0123456789-/.~?%X") == strlen (trimmed))
    g_propagate_error (error, g_steal_pointer (&parse_error));
  else
    g_set_error_literal (error, DOSSIER_EDTF_ERROR, DOSSIER_EDTF_ERROR_SYNTAX,
                         _("Not understood as a date. Try 10 February 2022, Feb 2022 or 2022-02-10/2022-02-20."));
  return NULL;
}

/**
 * dossier_date_input_explain:
 * @edtf: a valid date
 *
 * Returns: (transfer full): the date in words
 */
char *
dossier_date_input_explain (const char *edtf)
{
  char *words;

  g_return_val_if_fail (edtf != NULL, NULL);

  words = dossier_edtf_for_people (edtf);
  return words != NULL ? words : g_strdup (edtf);
}
