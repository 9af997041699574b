/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command timeline: events in order of time as a list, or drawn into a file. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-timeline-export.h"
#include "dossier-timeline-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* What --text, --kind, --from and --to say; NULL when one of them was wrong, and that was said. */
static DossierTimelineFilter *
read_filter (DossierCli *cli)
{
  g_autoptr (DossierTimelineFilter) filter = dossier_timeline_filter_new ();
  g_autoptr (GPtrArray) kinds = dossier_cli_all (cli, "kind");
  const char *from = dossier_cli_option (cli, "from"), *to = dossier_cli_option (cli, "to");
  DossierEdtf date;

  if (from != NULL)
    {
      g_autofree char *edtf = dossier_cli_date (cli, from, NULL);

      if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL))
        return NULL;
      filter->earliest = date.earliest;
    }
  if (to != NULL)
    {
      g_autofree char *edtf = dossier_cli_date (cli, to, NULL);

      if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL))
        return NULL;
      filter->latest = date.latest;
    }
  if (filter->latest < filter->earliest)
    {
      dossier_cli_fail_usage (cli, _("--to is before --from"));
      return NULL;
    }
  filter->text = g_strdup (dossier_cli_option (cli, "text"));
  if (kinds->len > 0)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (guint i = 0; i < kinds->len; i++)
        g_strv_builder_add (builder, g_ptr_array_index (kinds, i));
      filter->kinds = g_strv_builder_end (builder);
    }
  return g_steal_pointer (&filter);
}

static void
add_names (DossierFields         *fields,
           const char            *key,
           const DossierTimeline *timeline,
           const GArray          *entities)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < entities->len; i++)
    g_ptr_array_add (names, ((DossierTimelineEntity *) g_ptr_array_index (timeline->entities, g_array_index (entities, guint, i)))->name);
  g_ptr_array_add (names, NULL);
  dossier_fields_add_strings (fields, key, (const char * const *) names->pdata);
}

static DossierFields *
describe_report (const DossierTimeline       *timeline,
                 const DossierTimelineReport *report)
{
  const DossierTimelineArticle *article = g_hash_table_lookup (timeline->articles, &report->article);
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_id (fields, "article", &report->article);
  dossier_fields_add_string (fields, "title", article != NULL ? article->title : NULL);
  dossier_fields_add_string (fields, "source", article != NULL ? article->source : NULL);
  dossier_fields_add_string (fields, "date", report->edtf);
  dossier_fields_add_string (fields, "words", report->words);
  dossier_fields_add_boolean (fields, "differs", report->differs);
  return fields;
}

static DossierFields *
describe_event (const DossierTimeline      *timeline,
                const DossierTimelineEvent *event)
{
  DossierFields *fields = dossier_fields_new ();
  g_autofree char *when = dossier_timeline_event_words (event);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  GPtrArray *reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  for (guint i = 0; i < event->dates->len; i++)
    g_ptr_array_add (marks, g_array_index (event->dates, DossierTimelineDate, i).edtf);
  g_ptr_array_add (marks, NULL);
  for (guint i = 0; i < event->reports->len; i++)
    g_ptr_array_add (reports, describe_report (timeline, &g_array_index (event->reports, DossierTimelineReport, i)));
  dossier_fields_add_id (fields, "id", &event->id);
  dossier_fields_add_string (fields, "when", when);
  dossier_fields_add_string (fields, "title", event->title);
  dossier_fields_add_string (fields, "kind", event->kind);
  dossier_fields_add_string (fields, "status", event->status);
  dossier_fields_add_string (fields, "date", event->date);
  dossier_fields_add_string (fields, "words", event->words);
  dossier_fields_add_boolean (fields, "reported", dossier_timeline_event_reported (event));
  dossier_fields_add_strings (fields, "marks", (const char * const *) marks->pdata);
  add_names (fields, "actors", timeline, event->actors);
  add_names (fields, "places", timeline, event->places);
  dossier_fields_add_objects (fields, "reports", reports);
  return fields;
}

static void
print_event (DossierCli                 *cli,
             const DossierTimeline      *timeline,
             const DossierTimelineEvent *event)
{
  dossier_cli_print (cli, describe_event (timeline, event), "when title kind id");
  for (guint i = 0; i < event->reports->len && !cli->json; i++)
    {
      const DossierTimelineReport *report = &g_array_index (event->reports, DossierTimelineReport, i);
      const DossierTimelineArticle *article = g_hash_table_lookup (timeline->articles, &report->article);
      const char *who = article == NULL ? "" : article->source != NULL ? article->source : article->title;

      if (report->differs)
        printf ("    %s: %s\n", who, report->edtf);
    }
}

/* By the end of its name; NULL when that is none of ours. */
static const char *
format_of (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && dossier_timeline_formats[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, dossier_timeline_formats[i]) == 0)
      return dossier_timeline_formats[i];
  return NULL;
}

static int
export_timeline (DossierCli                   *cli,
                 const DossierTimeline        *timeline,
                 const DossierTimelineOptions *options,
                 const char                   *path)
{
  const char *format = format_of (path);
  g_autoptr (GError) error = NULL;
  DossierFields *fields;

  if (!dossier_timeline_export_file (timeline, options, format, path, &error))
    return dossier_cli_fail_error (cli, path, error);
  fields = dossier_fields_new ();
  dossier_fields_add_string (fields, "path", path);
  dossier_fields_add_string (fields, "format", format);
  dossier_cli_print (cli, fields, "path");
  return DOSSIER_EXIT_DONE;
}

static int
run_timeline (DossierCli *cli)
{
  const char *path = dossier_cli_option (cli, "output"), *lanes = dossier_cli_option (cli, "lanes");
  DossierTimelineOptions options = { .fold = dossier_cli_has (cli, "fold"), .title = dossier_workspace_get_name (cli->workspace) };
  g_autoptr (DossierTimelineFilter) filter = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  if (lanes != NULL && !dossier_timeline_lanes_from_text (lanes, &options.lanes))
    return dossier_cli_fail_usage (cli, _("the lanes are by actor, place or kind"));
  if (path != NULL && format_of (path) == NULL)
    return dossier_cli_fail_usage (cli, _("the name of the file must end in .pdf, .svg or .png"));
  filter = read_filter (cli);
  if (filter == NULL)
    return DOSSIER_EXIT_FAILED;
  options.earliest = filter->earliest;
  options.latest = filter->latest;
  timeline = dossier_workspace_load_timeline (cli->workspace, filter, &error);
  if (timeline == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  if (path != NULL)
    return export_timeline (cli, timeline, &options, path);
  for (guint i = 0; i < timeline->events->len; i++)
    print_event (cli, timeline, g_ptr_array_index (timeline->events, i));
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_timeline_commands[] = {
  { "timeline", "WORKSPACE [-o FILE.pdf|FILE.svg|FILE.png]", N_("list the events in order of time, or draw them into a file"),
    "lanes from to fold text kind output", 1, 1, 0, DOSSIER_CLI_READS, run_timeline },
  { 0 },
};
