/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of references, grades and statements, the same in every format. Pure functions, any thread. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-export-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-statement-words.h"

/* The Admiralty code's reliability of a source (NATO AJP-2.1, annex on evaluation) */
static const char * const grades[] = {
  N_("A: completely reliable source"),
  N_("B: usually reliable source"),
  N_("C: fairly reliable source"),
  N_("D: source not usually reliable"),
  N_("E: unreliable source"),
  N_("F: the source’s reliability cannot be judged"),
};

static const struct { const char *status; const char *words; } statuses[] = {
  { "planned", N_("planned") },
  { "alleged", N_("alleged") },
  { "denied", N_("denied") },
};

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return dossier_text_one_line (valid);
}

static gboolean
is_rtl_script (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Returns: whether the first letter of @words belongs to a script that is written from right to left */
gboolean
dossier_export_is_rtl (const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    if (g_unichar_isalpha (g_utf8_get_char (words)))
      return is_rtl_script (g_unichar_get_script (g_utf8_get_char (words)));
  return FALSE;
}

/* Returns: whether the program speaks a language that is written from right to left */
gboolean
dossier_export_speaks_rtl (void)
{
  return dossier_export_is_rtl (_("Passages cited"));
}

static gboolean
has_other_direction (const char *words)
{
  gboolean rtl = dossier_export_speaks_rtl ();

  for (; *words != '\0'; words = g_utf8_next_char (words))
    if (g_unichar_isalpha (g_utf8_get_char (words)) && is_rtl_script (g_unichar_get_script (g_utf8_get_char (words))) != rtl)
      return TRUE;
  return FALSE;
}

/* Names of another direction than the line's are kept apart (Unicode's FSI and PDI), so that they do not pull numbers to them. */
static char *
isolate (char *words)
{
  char *isolated;

  if (!has_other_direction (words))
    return words;
  isolated = g_strconcat ("\xe2\x81\xa8", words, "\xe2\x81\xa9", NULL);
  g_free (words);
  return isolated;
}

static void
join (GString    *out,
      const char *separator,
      const char *words)
{
  if (!is_set (words))
    return;
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, words);
}

static void
join_line (GString    *out,
           const char *separator,
           const char *words)
{
  g_autofree char *line = is_set (words) ? isolate (one_line (words)) : NULL;

  join (out, separator, line);
}

static void
join_date (GString    *out,
           const char *separator,
           const char *edtf)
{
  g_autofree char *date = is_set (edtf) ? dossier_edtf_for_people (edtf) : NULL;

  join (out, separator, date);
}

/* Who printed an article, and in parentheses the agency that wrote it. */
static void
join_outlet (GString    *out,
             const char *separator,
             const char *outlet,
             const char *agency)
{
  g_autofree char *printed = is_set (outlet) ? isolate (one_line (outlet)) : NULL;
  g_autofree char *written = is_set (agency) ? isolate (one_line (agency)) : NULL;
  g_autofree char *both = NULL;

  if (is_set (printed) && is_set (written) && strcmp (printed, written) != 0)
    both = g_strdup_printf ("%s (%s)", printed, written);
  join (out, separator, both != NULL ? both : is_set (printed) ? printed : written);
}

/* When an article was published and last changed: a reference wants the days. */
static void
join_days (GString    *out,
           const char *separator,
           const char *published,
           const char *changed)
{
  g_autofree char *first = is_set (published) ? dossier_edtf_day_for_people (published) : NULL;
  g_autofree char *last = is_set (changed) ? dossier_edtf_day_for_people (changed) : NULL;
  g_autofree char *both = NULL;

  if (last != NULL && g_strcmp0 (first, last) != 0)
    /* Translators: days; of an article when it was published, and when its publisher last changed it */
    both = first != NULL ? g_strdup_printf (_("%s (changed %s)"), first, last) : g_strdup_printf (_("changed %s"), last);
  join (out, separator, both != NULL ? both : first);
}

/* Returns: @title in one line, or words for none */
char *
dossier_export_title (const char *title)
{
  g_autofree char *line = is_set (title) ? one_line (title) : NULL;

  return is_set (line) ? g_steal_pointer (&line) : g_strdup (_("Untitled"));
}

/* Returns: (nullable): the day on which the report was made */
char *
dossier_export_made_on (const DossierReport *report)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (report->made_at / 1000);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  return day != NULL ? dossier_edtf_for_people (day) : NULL;
}

/* Returns: (nullable) */
char *
dossier_export_grade (char grade)
{
  return grade >= 'A' && grade <= 'F' ? g_strdup (_(grades[grade - 'A'])) : NULL;
}

/* Returns: “Title”, Outlet (Agency), (Author,) 11 Feb 2022 (changed 12 Feb 2022), paragraph 6 · B: usually reliable source */
char *
dossier_export_reference (const DossierCitation *citation,
                          gboolean               with_byline)
{
  g_autofree char *title = isolate (dossier_export_title (citation->article_title));
  g_autofree char *grade = dossier_export_grade (citation->grade);
  GString *out = g_string_new (NULL);

  /* Translators: the title of an article in quotation marks */
  g_string_append_printf (out, _("“%s”"), title);
  join_outlet (out, ", ", citation->outlet, citation->agency);
  if (with_byline)
    join_line (out, ", ", citation->byline);
  join_days (out, ", ", citation->date, citation->changed);
  if (citation->paragraph > 0)
    {
      g_autofree char *paragraph = g_strdup_printf (_("paragraph %u"), citation->paragraph);

      join (out, ", ", paragraph);
    }
  join (out, " · ", grade);
  return g_string_free (out, FALSE);
}

/* Returns: the words of an article in quotation marks, without empty lines */
char *
dossier_export_quoted (const char *quote)
{
  g_autofree char *valid = g_utf8_make_valid (quote != NULL ? quote : "", -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dossier_text_one_line (lines[i]);

      join (out, "\n", line);
    }
  /* Translators: words of an article in quotation marks */
  return g_strdup_printf (_("“%s”"), out->str);
}

/* Returns: Outlet (Agency) · Author · 11 Feb 2022 (changed 12 Feb 2022) · B: usually reliable source; empty when nothing is known */
char *
dossier_export_article (const DossierArticle *article)
{
  g_autofree char *grade = dossier_export_grade (article->source_grade);
  GString *out = g_string_new (NULL);

  join_outlet (out, " · ", article->source, article->agency);
  join_line (out, " · ", article->byline);
  join_days (out, " · ", article->date, article->changed);
  join (out, " · ", grade);
  return g_string_free (out, FALSE);
}

/* Returns: 10 Feb 2022 (“Thursday”) · meeting · planned · Minsk */
char *
dossier_export_event (const DossierEvent *event)
{
  GString *out = g_string_new (NULL);

  join_date (out, " · ", event->date);
  if (is_set (event->date_words))
    {
      g_autofree char *words = one_line (event->date_words);
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), words);

      if (out->len > 0)
        g_string_append_printf (out, " (%s)", quoted);
      else
        g_string_append (out, quoted);
    }
  join_line (out, " · ", event->kind);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (event->status, statuses[i].status) == 0)
      join (out, " · ", _(statuses[i].words));
  join_line (out, " · ", event->places);
  return g_string_free (out, FALSE);
}

/* Returns: Name — role */
char *
dossier_export_participant (const DossierStatement *statement)
{
  GString *out = g_string_new (NULL);

  join_line (out, "", is_set (statement->entity_name) ? statement->entity_name : statement->text);
  if (out->len == 0)
    g_string_append (out, dossier_export_deleted ());
  join_line (out, " — ", statement->role);
  return g_string_free (out, FALSE);
}

/* Returns: (nullable): Tags: one, other */
char *
dossier_export_tags (const char * const *tags)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    join_line (list, ", ", tags[i]);
  /* Translators: a list of tags follows */
  return list->len > 0 ? g_strdup_printf (_("Tags: %s"), list->str) : NULL;
}

/* Returns: (transfer none): what stands where something cited is no more */
const char *
dossier_export_deleted (void)
{
  return _("[citation deleted]");
}
