/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline says in words. Pure functions; any thread. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-words.h"

#include <glib/gi18n.h>

#include "dossier-text.h"

#define MOST_WORDS 60 /* code points of a quotation */

/**
 * dossier_timeline_lane_words:
 *
 * Returns: (transfer none): the heading of a lane
 */
const char *
dossier_timeline_lane_words (const DossierTimelineLane *lane,
                             DossierTimelineLanes       lanes)
{
  if (lane->name != NULL)
    return lane->name;
  switch (lanes)
    {
    case DOSSIER_TIMELINE_BY_ACTOR:
      return C_("lane", "Nobody named");
    case DOSSIER_TIMELINE_BY_PLACE:
      return C_("lane", "No place");
    case DOSSIER_TIMELINE_BY_KIND:
    default:
      return C_("lane", "No kind");
    }
}

/**
 * dossier_timeline_event_words:
 *
 * Returns: (transfer full): when it was, in words, with all dates that are given and who holds them
 */
char *
dossier_timeline_event_words (const DossierTimelineEvent *event)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean several = event->dates->len > 1;

  if (event->dates->len == 0)
    return g_strdup (_("no date"));
  for (guint i = 0; i < event->dates->len; i++)
    {
      const DossierTimelineDate *date = &g_array_index (event->dates, DossierTimelineDate, i);
      g_autofree char *day = dossier_edtf_for_people (date->edtf);

      if (i > 0)
        g_string_append (words, ", ");
      if (!date->assessed)
        /* Translators: a date that articles give and nobody assessed */
        g_string_append_printf (words, _("%s (reported)"), day);
      else if (several)
        g_string_append_printf (words, _("%s (assessed)"), day);
      else
        g_string_append (words, day);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Where a date that is named in these words was counted from; NULL: from nothing, or it cannot be told. */
static char *
counted_from (const char                   *words,
              const char                   *edtf,
              const DossierTimelineArticle *article)
{
  g_autoptr (GArray) absolute = dossier_edtf_find (words, NULL), relative = NULL;
  g_autofree char *date = NULL;

  if (absolute->len > 0 || article == NULL || article->date == NULL)
    return NULL;
  relative = dossier_edtf_find (words, article->date);
  for (guint i = 0; i < relative->len; i++)
    if (g_strcmp0 (g_array_index (relative, DossierDateMatch, i).edtf, edtf) == 0)
      {
        date = dossier_edtf_day_for_people (article->date);
        /* Translators: how “Thursday” became a date: from the day on which the article came out */
        return g_strdup_printf (_("counted from the article’s date (%s)"), date);
      }
  return NULL;
}

static char *
origin_of_words (const char                   *words,
                 const char                   *edtf,
                 const DossierTimelineArticle *article)
{
  g_autofree char *from = counted_from (words, edtf, article), *brief = dossier_text_ellipsize (words, MOST_WORDS);

  return from != NULL ? g_strdup_printf (_("“%s”, %s"), brief, from) : g_strdup_printf (_("“%s”"), brief);
}

/* The article whose words the date was made of, when that can be told. */
static const DossierTimelineArticle *
article_of_words (const DossierTimeline      *timeline,
                  const DossierTimelineEvent *event)
{
  for (guint i = 0; i < event->reports->len; i++)
    {
      const DossierTimelineReport *report = &g_array_index (event->reports, DossierTimelineReport, i);
      const DossierTimelineArticle *article = g_hash_table_lookup (timeline->articles, &report->article);
      g_autofree char *from = counted_from (event->words, event->date, article);

      if (from != NULL)
        return article;
    }
  return NULL;
}

static void
append_part (GString *words,
             char    *part)
{
  if (part != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
  g_free (part);
}

static void
append_others (GString                    *words,
               const DossierTimeline      *timeline,
               const DossierTimelineEvent *event)
{
  for (guint i = 0; i < event->reports->len; i++)
    {
      const DossierTimelineReport *report = &g_array_index (event->reports, DossierTimelineReport, i);
      const DossierTimelineArticle *article = g_hash_table_lookup (timeline->articles, &report->article);
      g_autofree char *date = dossier_edtf_for_people (report->edtf);

      if (report->differs && article != NULL)
        /* Translators: an outlet or title, and the other date it gives */
        append_part (words, g_strdup_printf (_("%s says %s"), article->source != NULL ? article->source : article->title, date));
    }
}

/* No article says it all: its beginning and its end come from different ones. */
static gboolean
is_joined (const DossierTimelineEvent *event)
{
  const DossierTimelineDate *date = &g_array_index (event->dates, DossierTimelineDate, 0);

  for (guint i = 0; i < event->reports->len; i++)
    if (strcmp (g_array_index (event->reports, DossierTimelineReport, i).edtf, date->edtf) == 0)
      return FALSE;
  return !date->assessed;
}

static void
append_reported (GString                    *words,
                 const DossierTimeline      *timeline,
                 const DossierTimelineEvent *event)
{
  gboolean joined = is_joined (event);

  for (guint i = 0; i < event->reports->len && (joined || words->len == 0); i++)
    {
      const DossierTimelineReport *report = &g_array_index (event->reports, DossierTimelineReport, i);
      gboolean open = g_str_has_prefix (report->edtf, "..") || g_str_has_suffix (report->edtf, "..");

      if (!report->differs && report->words != NULL && (open || !joined))
        append_part (words, origin_of_words (report->words, report->edtf, g_hash_table_lookup (timeline->articles, &report->article)));
    }
}

/**
 * dossier_timeline_date_origin:
 *
 * Returns: (transfer full) (nullable): how the date of an event came about, and what accounts say that differ from it
 */
char *
dossier_timeline_date_origin (const DossierTimeline      *timeline,
                              const DossierTimelineEvent *event)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean has_words = event->words != NULL && *event->words != '\0';

  if (event->dates->len == 0)
    return NULL;
  if (event->date != NULL && has_words)
    append_part (words, origin_of_words (event->words, event->date, article_of_words (timeline, event)));
  append_reported (words, timeline, event);
  if (dossier_timeline_event_reported (event))
    append_part (words, g_strdup (_("reported, not assessed")));
  append_others (words, timeline, event);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* Returns: (transfer none) (nullable): "planned"; NULL of what happened */
const char *
dossier_timeline_status_words (const char *status)
{
  if (g_strcmp0 (status, "planned") == 0)
    return _("planned");
  if (g_strcmp0 (status, "alleged") == 0)
    return _("alleged");
  if (g_strcmp0 (status, "denied") == 0)
    return _("denied");
  return NULL;
}

/* Returns: (transfer full): its title, and what is the matter with it unless it happened */
char *
dossier_timeline_event_title (const DossierTimelineEvent *event)
{
  const char *status = dossier_timeline_status_words (event->status);

  return status != NULL ? g_strdup_printf ("%s · %s", event->title, status) : g_strdup (event->title);
}
