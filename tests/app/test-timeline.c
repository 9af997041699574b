/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline without a display: which dates make marks, lanes, scale, ticks, folding, rows, and what leaves as a file. */

#include "dossier-timeline-export.h"
#include "dossier-timeline-layout.h"
#include "dossier-timeline-paint.h"
#include "dossier-timeline-words.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT (86400000)

static const DossierTimelineMetrics metrics = { .row = 30, .mark = 20, .padding = 10, .least = 9, .open = 40, .character = 7, .gap = 6 };

static gboolean
differ (const char *one,
        const char *other,
        gpointer    user_data)
{
  DossierEdtf left, right;

  g_assert_true (dossier_edtf_parse (one, &left, NULL) && dossier_edtf_parse (other, &right, NULL));
  return left.earliest > right.latest || right.earliest > left.latest;
}

static DossierTimelineEvent *
add_event (DossierTimeline *timeline,
           const char      *title,
           const char      *date)
{
  DossierId id = dossier_id_new ();
  DossierTimelineEvent *event = dossier_timeline_event_new (&id, title, "contact", "happened");

  event->date = g_strdup (date);
  g_ptr_array_add (timeline->events, event);
  return event;
}

static guint
add_actor (DossierTimeline *timeline,
           const char      *name,
           const char      *kind)
{
  DossierId id = dossier_id_new ();

  return dossier_timeline_add_entity (timeline, &id, name, kind);
}

static void
report (DossierTimeline      *timeline,
        DossierTimelineEvent *event,
        const char           *source,
        const char           *edtf,
        const char           *words)
{
  DossierId article = dossier_id_new ();

  dossier_timeline_event_report (event, &article, edtf, words);
  dossier_timeline_add_article (timeline, &article, "Title", source, "2022-02-11");
}

static void
settle (DossierTimeline *timeline)
{
  for (guint i = 0; i < timeline->events->len; i++)
    dossier_timeline_event_settle (g_ptr_array_index (timeline->events, i), differ, NULL);
  dossier_timeline_sort (timeline);
}

static gint64
instant (const char *edtf)
{
  DossierEdtf date;

  g_assert_true (dossier_edtf_parse (edtf, &date, NULL));
  return date.earliest;
}

static const char *
mark (const DossierTimelineEvent *event,
      guint                       i)
{
  g_assert_cmpuint (i, <, event->dates->len);
  return g_array_index (event->dates, DossierTimelineDate, i).edtf;
}

/* Marks */

static void
test_settle (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineEvent *agreeing = add_event (timeline, "agreeing", "2022-02-10");
  DossierTimelineEvent *differing = add_event (timeline, "differing", "2022-02-10");
  DossierTimelineEvent *reported = add_event (timeline, "reported", NULL);
  DossierTimelineEvent *undated = add_event (timeline, "undated", NULL);

  report (timeline, agreeing, "A", "2022-02", NULL);
  report (timeline, differing, "A", "2022-02-10", NULL);
  report (timeline, differing, "B", "2022-02-11", NULL);
  report (timeline, differing, "C", "2022-02-11", NULL);
  report (timeline, reported, "A", "2021-09", NULL);
  report (timeline, reported, "B", "2021-09-10", NULL);
  report (timeline, reported, "C", "2021-10-01", NULL);
  settle (timeline);

  g_assert_cmpuint (agreeing->dates->len, ==, 1);
  g_assert_false (dossier_timeline_event_reported (agreeing));
  g_assert_cmpuint (differing->dates->len, ==, 2);
  g_assert_cmpstr (mark (differing, 0), ==, "2022-02-10");
  g_assert_cmpstr (mark (differing, 1), ==, "2022-02-11");
  g_assert_false (g_array_index (differing->reports, DossierTimelineReport, 0).differs);
  g_assert_true (g_array_index (differing->reports, DossierTimelineReport, 1).differs);
  /* Of two that agree the more exact one is drawn. */
  g_assert_cmpuint (reported->dates->len, ==, 2);
  g_assert_cmpstr (mark (reported, 0), ==, "2021-09-10");
  g_assert_true (dossier_timeline_event_reported (reported));
  g_assert_cmpuint (undated->dates->len, ==, 0);

  g_assert_cmpuint (timeline->n_dated, ==, 3);
  g_assert_true (g_ptr_array_index (timeline->events, 0) == reported);
  g_assert_true (g_ptr_array_index (timeline->events, 3) == undated);
}

/* One article tells the beginning, another the end. */
static void
test_open_ends (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineEvent *both = add_event (timeline, "both", NULL), *later = add_event (timeline, "later", NULL);
  DossierTimelineEvent *apart = add_event (timeline, "apart", NULL), *held = add_event (timeline, "held", "2022-02-10/..");
  g_autofree char *origin = NULL;
  gint64 earliest, latest;

  report (timeline, both, "A", "../2022-02-20", "until the 20th");
  report (timeline, both, "B", "2022-02-10/..", "began on the 10th");
  report (timeline, both, "C", "2022-02", "in February");
  report (timeline, later, "A", "2022-02-10/..", NULL);
  report (timeline, later, "B", "2022-02/..", NULL);
  report (timeline, apart, "A", "../2022-02-08", NULL);
  report (timeline, apart, "B", "2022-02-10/..", NULL);
  report (timeline, held, "A", "../2022-02-20", NULL);
  settle (timeline);

  g_assert_cmpuint (later->dates->len, ==, 1);
  g_assert_cmpstr (mark (later, 0), ==, "2022-02-10/..");
  g_assert_cmpuint (apart->dates->len, ==, 2);
  /* What is held stays as it is held. */
  g_assert_cmpuint (held->dates->len, ==, 1);
  g_assert_cmpstr (mark (held, 0), ==, "2022-02-10/..");

  g_assert_cmpuint (both->dates->len, ==, 1);
  g_assert_cmpstr (mark (both, 0), ==, "2022-02-10/2022-02-20");
  g_assert_true (dossier_timeline_event_reported (both));
  g_assert_true (dossier_timeline_event_span (both, &earliest, &latest));
  g_assert_cmpint (latest, <, G_MAXINT64);
  origin = dossier_timeline_date_origin (timeline, both);
  g_assert_cmpstr (origin, ==, "“until the 20th” · “began on the 10th” · reported, not assessed");
}

static void
test_words (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineEvent *event = add_event (timeline, "call", "2022-02-10");
  g_autofree char *words = NULL, *origin = NULL;

  event->words = g_strdup ("Thursday");
  report (timeline, event, "Wire", "2022-02-10", "on Thursday");
  report (timeline, event, "Gazette", "2022-02-12", "on Saturday");
  settle (timeline);
  words = dossier_timeline_event_words (event);
  g_assert_cmpstr (words, ==, "10 Feb 2022 (assessed), 12 Feb 2022 (reported)");
  origin = dossier_timeline_date_origin (timeline, event);
  g_assert_cmpstr (origin, ==, "“Thursday”, counted from the article’s date (11 Feb 2022) · Gazette says 12 Feb 2022");
}

/* Lanes */

static void
test_lanes (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  guint milley = add_actor (timeline, "Mark", "person"), nato = add_actor (timeline, "Union", "organisation"), minsk = add_actor (timeline, "Minsk", "place");
  DossierTimelineEvent *call = add_event (timeline, "call", "2022-02-10"), *talks = add_event (timeline, "talks", "2022-01-10");
  g_autoptr (GPtrArray) actors = NULL, places = NULL, kinds = NULL;
  g_autoptr (DossierTimelineFilter) filter = dossier_timeline_filter_new ();
  g_autoptr (DossierTimeline) narrow = NULL;
  DossierTimelineLane *lane;

  add_event (timeline, "nobody", "2022-03");
  add_event (timeline, "undated", NULL);
  g_array_append_val (call->actors, milley);
  g_array_append_val (call->actors, nato);
  g_array_append_val (talks->actors, nato);
  g_array_append_val (talks->actors, minsk);
  g_array_append_val (talks->places, minsk);
  g_clear_pointer (&talks->kind, g_free);
  settle (timeline);

  actors = dossier_timeline_make_lanes (timeline, DOSSIER_TIMELINE_BY_ACTOR);
  g_assert_cmpuint (actors->len, ==, 4);
  lane = g_ptr_array_index (actors, 0);
  g_assert_cmpstr (lane->name, ==, "Mark");
  lane = g_ptr_array_index (actors, 1);
  g_assert_cmpstr (lane->name, ==, "Union");
  g_assert_cmpuint (lane->events->len, ==, 2);
  lane = g_ptr_array_index (actors, 3);
  g_assert_null (lane->name);
  g_assert_cmpstr (dossier_timeline_lane_words (lane, DOSSIER_TIMELINE_BY_ACTOR), ==, "Nobody named");
  g_assert_cmpuint (lane->events->len, ==, 1);

  places = dossier_timeline_make_lanes (timeline, DOSSIER_TIMELINE_BY_PLACE);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpstr (((DossierTimelineLane *) g_ptr_array_index (places, 0))->name, ==, "Minsk");
  kinds = dossier_timeline_make_lanes (timeline, DOSSIER_TIMELINE_BY_KIND);
  g_assert_cmpuint (kinds->len, ==, 2);
  g_assert_cmpstr (((DossierTimelineLane *) g_ptr_array_index (kinds, 0))->kind, ==, "contact");

  filter->text = g_strdup ("mark");
  narrow = dossier_timeline_narrow (timeline, filter);
  g_assert_cmpuint (narrow->events->len, ==, 1);
  g_assert_true (g_ptr_array_index (narrow->events, 0) == call);
  g_clear_pointer (&narrow, dossier_timeline_free);
  g_clear_pointer (&filter->text, g_free);
  filter->kinds = g_strsplit ("contact", ",", -1);
  filter->earliest = instant ("2022-03-01");
  narrow = dossier_timeline_narrow (timeline, filter);
  g_assert_cmpuint (narrow->events->len, ==, 1);
  g_assert_cmpuint (dossier_timeline_find (narrow, &call->id), ==, DOSSIER_TIMELINE_NONE);
}

/* Scale */

static double
measure (const char *words,
         gpointer    user_data)
{
  return 7.0 * (double) g_utf8_strlen (words, -1);
}

/* Ticks of a range, their labels joined. */
static char *
labels (const char *from,
        const char *to,
        double      width)
{
  DossierTimelineSpan range = { instant (from), instant (to) };
  g_autoptr (DossierTimelineScale) scale = dossier_timeline_scale_new (&range, NULL, 78, dossier_timeline_fitting_rate (&range, NULL, 78, width));
  g_autoptr (GArray) ticks = dossier_timeline_ticks (scale, 0, scale->width, 84, measure, NULL);
  GString *joined = g_string_new (NULL);
  double taken = -1;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (ticks, DossierTimelineTick, i);

      if (i > 0)
        g_assert_cmpfloat (tick->x, >, g_array_index (ticks, DossierTimelineTick, i - 1).x);
      if (tick->label == NULL)
        continue;
      g_assert_cmpfloat (tick->x, >=, taken);
      taken = tick->x + measure (tick->label, NULL);
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "|" : "", tick->label);
    }
  return g_string_free (joined, FALSE);
}

static void
test_ticks (void)
{
  static const struct { const char *from; const char *to; double width; const char *labels; } cases[] = {
    { "2022-02-10T00:00:00Z", "2022-02-10T06:00:00Z", 700, "10 Feb 2022|01:00|02:00|03:00|04:00|05:00|06:00" },
    { "2022-02-27", "2022-03-03", 500, "27 Feb 2022|28 Feb|1 Mar|2 Mar|3 Mar" },
    { "2024-02-26", "2024-03-04", 900, "26 Feb 2024|27 Feb|28 Feb|29 Feb|1 Mar|2 Mar|3 Mar|4 Mar" },
    { "2021-11-01", "2022-04-01", 700, "Nov 2021|Dec|Jan 2022|Feb|Mar|Apr" },
    { "2021-11-15", "2023-11-01", 700, "Jan 2022|Apr|Jul|Oct|Jan 2023|Apr|Jul|Oct" },
    { "1914", "1945", 700, "1915|1920|1925|1930|1935|1940|1945" },
    { "-0100", "0101", 700, "-" },
    { "Y-250000000", "Y250000000", 700, "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = labels (cases[i].from, cases[i].to, cases[i].width);

      if (g_str_equal (cases[i].labels, "-"))
        g_assert_nonnull (strchr (found, '|'));
      else
        g_assert_cmpstr (found, ==, cases[i].labels);
    }
}

static void
test_scale (void)
{
  DossierTimelineSpan range = { instant ("2020-01-01"), instant ("2026-01-01") };
  DossierTimelineSpan gap = { instant ("2021-01-01"), instant ("2025-01-01") };
  g_autoptr (GArray) quiet = g_array_new (FALSE, FALSE, sizeof (DossierTimelineSpan));
  g_autoptr (DossierTimelineScale) plain = NULL, folded = NULL;
  double rate;

  g_array_append_val (quiet, gap);
  plain = dossier_timeline_scale_new (&range, NULL, 78, dossier_timeline_fitting_rate (&range, NULL, 78, 1000));
  g_assert_cmpfloat_with_epsilon (plain->width, 1000, 0.01);
  g_assert_cmpfloat_with_epsilon (dossier_timeline_scale_x (plain, range.start), 0, 0.001);

  rate = dossier_timeline_fitting_rate (&range, quiet, 78, 1000);
  folded = dossier_timeline_scale_new (&range, quiet, 78, rate);
  g_assert_cmpfloat_with_epsilon (folded->width, 1000, 0.01);
  g_assert_cmpuint (folded->pieces->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (dossier_timeline_scale_x (folded, gap.end) - dossier_timeline_scale_x (folded, gap.start), 78, 0.01);
  for (double x = -50; x < 1100; x += 13.7)
    g_assert_cmpfloat_with_epsilon (dossier_timeline_scale_x (folded, dossier_timeline_scale_time (folded, x)), x, 0.01);
}

static void
test_quiet (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineSpan range;
  g_autoptr (GArray) quiet = NULL;
  g_autofree char *words = dossier_timeline_duration_words (instant ("2020-01-01"), instant ("2023-03-02"));
  g_autofree char *days = dossier_timeline_duration_words (0, 12 * DAY), *hours = dossier_timeline_duration_words (0, DAY / 4);

  g_assert_cmpstr (words, ==, "3\u00a0years 2\u00a0months");
  g_assert_cmpstr (days, ==, "12\u00a0days");
  g_assert_cmpstr (hours, ==, "6\u00a0hours");

  g_assert_false (dossier_timeline_range (timeline, &range));
  add_event (timeline, "a", "2020-01-01");
  add_event (timeline, "b", "2020-02-01/2020-02-20");
  add_event (timeline, "c", "2024-02-01");
  add_event (timeline, "d", "2024-03-01/..");
  settle (timeline);
  g_assert_true (dossier_timeline_range (timeline, &range));
  g_assert_cmpint (range.start, <, instant ("2020-01-01"));
  g_assert_cmpint (range.end, >, instant ("2024-03-01"));
  quiet = dossier_timeline_quiet (timeline, &range);
  g_assert_cmpuint (quiet->len, ==, 1);
  g_assert_cmpint (g_array_index (quiet, DossierTimelineSpan, 0).start, >, instant ("2020-02-20"));
  g_assert_cmpint (g_array_index (quiet, DossierTimelineSpan, 0).end, <, instant ("2024-02-01"));
}

/* Layout */

typedef struct
{
  DossierTimeline *timeline;
  GPtrArray *lanes;
  DossierTimelineScale *scale;
  DossierTimelineLayout *layout;
} Laid;

static Laid
lay (DossierTimeline *timeline,
     double           width,
     GHashTable      *unfolded)
{
  Laid laid = { timeline };
  DossierTimelineSpan range;

  settle (timeline);
  g_assert_true (dossier_timeline_range (timeline, &range));
  laid.lanes = dossier_timeline_make_lanes (timeline, DOSSIER_TIMELINE_BY_KIND);
  laid.scale = dossier_timeline_scale_new (&range, NULL, 78, dossier_timeline_fitting_rate (&range, NULL, 78, width));
  laid.layout = dossier_timeline_layout_new (timeline, laid.lanes, laid.scale, &metrics, unfolded);
  return laid;
}

static void
laid_clear (Laid *laid)
{
  dossier_timeline_layout_free (laid->layout);
  dossier_timeline_scale_free (laid->scale);
  g_ptr_array_unref (laid->lanes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Laid, laid_clear)

static const DossierTimelineItem *
item_of (const Laid *laid,
         const char *title)
{
  for (guint i = 0; i < laid->timeline->n_dated; i++)
    if (g_str_equal (((DossierTimelineEvent *) g_ptr_array_index (laid->timeline->events, i))->title, title))
      return dossier_timeline_layout_find (laid->layout, 0, i);
  return NULL;
}

/* Whatever is laid out: nothing in a row overlaps, title included, and the index finds exactly what is there. */
static void
check_layout (const Laid *laid)
{
  g_autoptr (GArray) visible = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = dossier_timeline_layout_n_items (laid->layout), events = 0;
  double left = laid->scale->width / 3, right = laid->scale->width / 2;

  for (guint i = 0; i < n; i++)
    {
      const DossierTimelineItem *item = dossier_timeline_layout_item (laid->layout, i), *next = item + 1;

      events += MAX (item->more, 1);
      if (i + 1 < n && next->lane == item->lane && next->row == item->row)
        g_assert_cmpfloat (item->x + item->width + item->room, <, next->x);
    }
  for (guint i = 0; i < laid->lanes->len; i++)
    events -= ((DossierTimelineLane *) g_ptr_array_index (laid->lanes, i))->events->len;
  g_assert_cmpuint (events, ==, 0);

  dossier_timeline_layout_visible (laid->layout, left, 0, right, dossier_timeline_layout_height (laid->layout), visible);
  for (guint i = 0, k = 0; i < n; i++)
    {
      const DossierTimelineItem *item = dossier_timeline_layout_item (laid->layout, i);
      gboolean within = item->x <= right && item->x + item->width + item->room >= left;

      g_assert_cmpint (within, ==, k < visible->len && g_array_index (visible, guint, k) == i);
      k += within;
    }
}

static void
test_marks (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineEvent *differing, *near;
  const DossierTimelineItem *item;
  const DossierTimelineMark *first;
  g_auto (Laid) laid = { 0 };

  add_event (timeline, "point", "2022-02-10");
  add_event (timeline, "range", "2022-05-01/2022-08-31");
  add_event (timeline, "about", "2022-05~");
  add_event (timeline, "perhaps", "2022-10?");
  add_event (timeline, "until", "../2022-03-20");
  add_event (timeline, "from", "2022-06-10/..");
  differing = add_event (timeline, "differing", "2022-01-10");
  report (timeline, differing, "A", "2022-12-10", NULL);
  near = add_event (timeline, "near", "2022-09-10");
  report (timeline, near, "A", "2022-09-11", NULL);
  laid = lay (timeline, 1000, NULL);
  check_layout (&laid);

  item = item_of (&laid, "point");
  g_assert_cmpuint (item->n_marks, ==, 1);
  g_assert_cmpfloat (item->width, ==, metrics.least);
  first = dossier_timeline_layout_mark (laid.layout, item, 0);
  g_assert_cmpuint (first->flags, ==, 0);
  item = item_of (&laid, "range");
  g_assert_cmpfloat_with_epsilon (item->width, dossier_timeline_scale_x (laid.scale, instant ("2022-09-01")) - dossier_timeline_scale_x (laid.scale, instant ("2022-05-01")), 0.01);
  g_assert_cmpuint (dossier_timeline_layout_mark (laid.layout, item_of (&laid, "about"), 0)->flags, ==, DOSSIER_TIMELINE_APPROXIMATE);
  g_assert_cmpuint (dossier_timeline_layout_mark (laid.layout, item_of (&laid, "perhaps"), 0)->flags, ==, DOSSIER_TIMELINE_APPROXIMATE);

  first = dossier_timeline_layout_mark (laid.layout, item_of (&laid, "until"), 0);
  g_assert_cmpuint (first->flags, ==, DOSSIER_TIMELINE_OPEN_START);
  g_assert_cmpfloat_with_epsilon (first->x + first->width, dossier_timeline_scale_x (laid.scale, instant ("2022-03-21")), 0.01);
  first = dossier_timeline_layout_mark (laid.layout, item_of (&laid, "from"), 0);
  g_assert_cmpuint (first->flags, ==, DOSSIER_TIMELINE_OPEN_END);
  g_assert_cmpfloat_with_epsilon (first->width, metrics.open, 0.01);

  item = item_of (&laid, "differing");
  g_assert_cmpuint (item->n_marks, ==, 2);
  g_assert_false (item->stacked);
  g_assert_cmpuint (dossier_timeline_layout_mark (laid.layout, item, 1)->flags, ==, DOSSIER_TIMELINE_REPORTED);
  item = item_of (&laid, "near");
  g_assert_cmpuint (item->n_marks, ==, 2);
  g_assert_true (item->stacked);
  first = dossier_timeline_layout_mark (laid.layout, item, 0);
  g_assert_cmpfloat (first->y + first->height, <=, dossier_timeline_layout_mark (laid.layout, item, 1)->y);

  g_assert_true (dossier_timeline_layout_hit (laid.layout, item->x + 2, dossier_timeline_layout_row_y (laid.layout, item) + 15) == item);
  g_assert_null (dossier_timeline_layout_hit (laid.layout, item->x + 2, -4));
}

/* From near by, a mark of thousands of years is wider than what cairo can count: the part in view is drawn all the same. */
static void
test_near (void)
{
  static const char * const dates[] = { "0001/9999", "0001~/9999~", "1900/2100", "2021/2023", "1800/2023", "2022-02", "2022-02-10T12:00:00Z" };
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  g_autoptr (GHashTable) unfolded = g_hash_table_new (NULL, NULL);
  g_autoptr (DossierTimelineScale) scale = NULL;
  g_autoptr (DossierTimelineLayout) layout = NULL;
  g_autoptr (GPtrArray) lanes = NULL;
  DossierTimelineColour colour = { 0, 0, 1 };
  DossierTimelineSpan range;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    add_event (timeline, dates[i], dates[i]);
  settle (timeline);
  g_assert_true (dossier_timeline_range (timeline, &range));
  g_hash_table_add (unfolded, GUINT_TO_POINTER (1));
  scale = dossier_timeline_scale_new (&range, NULL, 50, DOSSIER_TIMELINE_FASTEST);
  lanes = dossier_timeline_make_lanes (timeline, DOSSIER_TIMELINE_BY_ACTOR);
  layout = dossier_timeline_layout_new (timeline, lanes, scale, &metrics, unfolded);
  g_assert_cmpuint (dossier_timeline_layout_n_items (layout), ==, G_N_ELEMENTS (dates));
  for (guint i = 0; i < dossier_timeline_layout_n_items (layout); i++)
    {
      const DossierTimelineItem *item = dossier_timeline_layout_item (layout, i);
      double x = dossier_timeline_scale_x (scale, instant ("2022-02-10T12:00:00Z"));
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 400);
      cairo_t *cr = cairo_create (surface);
      const guint32 *row;

      dossier_timeline_paint_item (cr, layout, item, 32 - floor (x), 0, &colour, i % 2 == 0);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                               + cairo_image_surface_get_stride (surface) * (int) (dossier_timeline_layout_row_y (layout, item) + 15));
      for (guint k = 31; k < 34; k++)
        g_assert_cmphex (row[k] & 0xff, >, 0x40);
      cairo_surface_destroy (surface);
    }
}

static void
test_same_instant (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  g_autoptr (GHashTable) unfolded = g_hash_table_new (NULL, NULL);
  g_auto (Laid) laid = { 0 };
  const DossierTimelineItem *more = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event %u", i);

      add_event (timeline, title, "2022-02-10");
    }
  laid = lay (timeline, 1000, NULL);
  check_layout (&laid);
  g_assert_cmpuint (dossier_timeline_layout_band (laid.layout, 0)->n_rows, ==, 7);
  for (guint i = 0; i < dossier_timeline_layout_n_items (laid.layout); i++)
    if (dossier_timeline_layout_item (laid.layout, i)->more > 0)
      more = dossier_timeline_layout_item (laid.layout, i);
  g_assert_nonnull (more);
  g_assert_cmpuint (more->more, ==, 994);
  /* What is drawn as one is found all the same. */
  g_assert_true (dossier_timeline_layout_find (laid.layout, 0, dossier_timeline_layout_hidden (laid.layout, more)[500]) == more);
  laid_clear (&laid);

  g_hash_table_add (unfolded, GUINT_TO_POINTER (1));
  laid = lay (timeline, 1000, unfolded);
  check_layout (&laid);
  g_assert_cmpuint (dossier_timeline_layout_band (laid.layout, 0)->n_rows, ==, 1000);
}

static void
test_many (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_auto (Laid) laid = { 0 };

  for (guint i = 0; i < 4000; i++)
    {
      int year = g_rand_int_range (random, 1990, 2025), month = g_rand_int_range (random, 1, 13), kind = g_rand_int_range (random, 0, 6);
      g_autofree char *title = g_strdup_printf ("Event %u with a title %u", i, i % 97);
      g_autofree char *date = NULL;
      DossierTimelineEvent *event;

      if (kind == 0)
        date = g_strdup_printf ("%d", year);
      else if (kind == 1)
        date = g_strdup_printf ("%d-%02d~", year, month);
      else if (kind == 2)
        date = g_strdup_printf ("%d-%02d-%02d/..", year, month, g_rand_int_range (random, 1, 29));
      else
        date = g_strdup_printf ("%d-%02d-%02d", year, month, g_rand_int_range (random, 1, 29));
      event = add_event (timeline, title, date);
      g_free (event->kind);
      event->kind = g_strdup_printf ("kind %d", g_rand_int_range (random, 0, 9));
      if (kind == 5)
        report (timeline, event, "A", "2026-01-01", NULL);
    }
  for (double width = 800; width < 1e6; width *= 9)
    {
      laid = lay (timeline, width, NULL);
      check_layout (&laid);
      laid_clear (&laid);
    }
  laid = lay (timeline, 1200, NULL);
}

static void
test_few (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineSpan range;
  g_auto (Laid) laid = { 0 };

  settle (timeline);
  g_assert_false (dossier_timeline_range (timeline, &range));
  add_event (timeline, "one", "2022-02-10T14:30:00Z");
  laid = lay (timeline, 800, NULL);
  check_layout (&laid);
  g_assert_cmpuint (dossier_timeline_layout_n_items (laid.layout), ==, 1);
  g_assert_nonnull (item_of (&laid, "one"));
  laid_clear (&laid);

  /* From before anybody wrote to long after. */
  add_event (timeline, "old", "Y-289000000");
  add_event (timeline, "late", "Y289000000");
  add_event (timeline, "caesar", "-0043-03-15");
  laid = lay (timeline, 800, NULL);
  check_layout (&laid);
  g_assert_cmpfloat (item_of (&laid, "old")->x, <, item_of (&laid, "caesar")->x);
  g_assert_cmpfloat (item_of (&laid, "caesar")->x, <, item_of (&laid, "late")->x);
}

/* Files */

static DossierTimeline *
make_example (void)
{
  DossierTimeline *timeline = dossier_timeline_new ();
  guint actor = add_actor (timeline, "Марта <Lindqvist>", "person"), place = add_actor (timeline, "Zhurava", "place");

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event № %u, \"quoted\" & <marked>", i), *date = g_strdup_printf ("20%02u-%02u~", 10 + i % 15, 1 + i % 12);
      DossierTimelineEvent *event = add_event (timeline, title, i % 7 == 0 ? NULL : i % 5 == 0 ? "2024-03-10/.." : date);

      g_array_append_val (event->actors, actor);
      if (i % 3 == 0)
        g_array_append_val (event->actors, place);
      if (i % 11 == 0)
        report (timeline, event, "A", "2019-01-01", NULL);
    }
  timeline->changed_at = G_GINT64_CONSTANT (1700000000000);
  settle (timeline);
  return timeline;
}

static GBytes *
export (const DossierTimeline        *timeline,
        const DossierTimelineOptions *options,
        const char                   *format)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-timeline-XXXXXX", NULL), *path = g_build_filename (folder, "out", NULL), *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (dossier_timeline_export_file (timeline, options, format, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return g_bytes_new_take (g_steal_pointer (&content), length);
}

static void
test_files (void)
{
  static const char * const beginnings[] = { "%PDF-1.", "<?xml", "\x89PNG" };
  g_autoptr (DossierTimeline) timeline = make_example ();

  for (guint lanes = 0; lanes < DOSSIER_TIMELINE_N_LANES; lanes++)
    for (guint i = 0; dossier_timeline_formats[i] != NULL; i++)
      {
        DossierTimelineOptions options = { "Example", lanes, G_MININT64, G_MAXINT64, lanes == 1 };
        g_autoptr (GBytes) first = export (timeline, &options, dossier_timeline_formats[i]);
        g_autoptr (GBytes) second = export (timeline, &options, dossier_timeline_formats[i]);

        g_assert_true (g_bytes_equal (first, second));
        g_assert_cmpmem (g_bytes_get_data (first, NULL), strlen (beginnings[i]), beginnings[i], strlen (beginnings[i]));
      }
}

/* More events without a date than a page has room for: each of them is printed. */
static void
test_undated (void)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  DossierTimelineOptions options = { "Example", DOSSIER_TIMELINE_BY_ACTOR, G_MININT64, G_MAXINT64, FALSE };
  g_autofree char *folder = g_dir_make_tmp ("dossier-timeline-XXXXXX", NULL), *path = g_build_filename (folder, "out.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext"), *words = NULL;
  g_autoptr (GError) error = NULL;

  add_event (timeline, "dated", "2022");
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *title = g_strdup_printf ("Undated%03umeeting of two delegations whose day nobody tells", i);

      add_event (timeline, title, NULL);
    }
  settle (timeline);
  g_assert_true (dossier_timeline_export_file (timeline, &options, "pdf", path, &error));
  g_assert_no_error (error);
  if (program != NULL)
    {
      g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "-nopgbrk", path, "-", NULL);

      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &words, NULL, &error));
      for (guint i = 0; i < 500; i++)
        {
          g_autofree char *title = g_strdup_printf ("Undated%03umeeting", i);
          const char *found = strstr (words, title);

          g_assert_nonnull (found);
          g_assert_null (strstr (found + 1, title));
        }
    }
  else
    g_test_skip ("pdftotext is not installed");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_file_errors (void)
{
  g_autoptr (DossierTimeline) timeline = make_example (), empty = dossier_timeline_new (), tall = dossier_timeline_new ();
  DossierTimelineOptions options = { "Example", DOSSIER_TIMELINE_BY_ACTOR, G_MININT64, G_MAXINT64, FALSE };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dossier-timeline-XXXXXX", NULL), *path = g_build_filename (folder, "out", NULL);

  g_assert_false (dossier_timeline_export_file (timeline, &options, "gif", path, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (dossier_timeline_export_file (empty, &options, "pdf", path, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (dossier_timeline_export_file (timeline, &options, "svg", folder, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE);
  g_clear_error (&error);

  /* Too many lanes for a picture are refused, not cut. */
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      DossierTimelineEvent *event = add_event (tall, "event", "2022");
      guint actor = add_actor (tall, name, "person");

      g_array_append_val (event->actors, actor);
    }
  settle (tall);
  g_assert_false (dossier_timeline_export_file (tall, &options, "png", path, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/settle", test_settle);
  g_test_add_func ("/timeline/open-ends", test_open_ends);
  g_test_add_func ("/timeline/words", test_words);
  g_test_add_func ("/timeline/lanes", test_lanes);
  g_test_add_func ("/timeline/ticks", test_ticks);
  g_test_add_func ("/timeline/scale", test_scale);
  g_test_add_func ("/timeline/quiet", test_quiet);
  g_test_add_func ("/timeline/marks", test_marks);
  g_test_add_func ("/timeline/near", test_near);
  g_test_add_func ("/timeline/same-instant", test_same_instant);
  g_test_add_func ("/timeline/many", test_many);
  g_test_add_func ("/timeline/few", test_few);
  g_test_add_func ("/timeline/files", test_files);
  g_test_add_func ("/timeline/undated", test_undated);
  g_test_add_func ("/timeline/file-errors", test_file_errors);
  return g_test_run ();
}
