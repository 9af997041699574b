/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Events in order of time, with the dates that make their marks, and the lanes they belong in. Filled by one thread, then only
 * read, by any. Whether two dates contradict each other is not decided here: who settles an event brings the rule.
 */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-timeline.h"

#include <stdlib.h>
#include <string.h>

#include "dossier-records.h"
#include "dossier-text.h"

static const char * const lane_words[] = { "actor", "place", "kind" };

/* Events */

static void
date_clear (gpointer data)
{
  g_free (((DossierTimelineDate *) data)->edtf);
}

static void
report_clear (gpointer data)
{
  DossierTimelineReport *report = data;

  g_free (report->edtf);
  g_free (report->words);
}

static void
event_clear (gpointer data)
{
  DossierTimelineEvent *event = data;

  g_free (event->title);
  g_free (event->kind);
  g_free (event->status);
  g_free (event->date);
  g_free (event->words);
  g_array_unref (event->dates);
  g_array_unref (event->reports);
  g_array_unref (event->actors);
  g_array_unref (event->places);
}

DossierTimelineEvent *
dossier_timeline_event_new (const DossierId *id,
                            const char      *title,
                            const char      *kind,
                            const char      *status)
{
  DossierTimelineEvent *event = g_atomic_rc_box_new0 (DossierTimelineEvent);

  event->id = *id;
  event->title = g_strdup (title);
  event->kind = kind != NULL && *kind != '\0' ? g_strdup (kind) : NULL;
  event->status = g_strdup (status != NULL ? status : "happened");
  event->dates = g_array_new (FALSE, FALSE, sizeof (DossierTimelineDate));
  g_array_set_clear_func (event->dates, date_clear);
  event->reports = g_array_new (FALSE, FALSE, sizeof (DossierTimelineReport));
  g_array_set_clear_func (event->reports, report_clear);
  event->actors = g_array_new (FALSE, FALSE, sizeof (guint));
  event->places = g_array_new (FALSE, FALSE, sizeof (guint));
  return event;
}

/* Any thread may hold references. */
DossierTimelineEvent *
dossier_timeline_event_ref (DossierTimelineEvent *event)
{
  return g_atomic_rc_box_acquire (event);
}

void
dossier_timeline_event_unref (DossierTimelineEvent *event)
{
  g_atomic_rc_box_release_full (event, event_clear);
}

/**
 * dossier_timeline_event_report:
 * @edtf: what the article makes of it
 * @words: (nullable): in its own words
 */
void
dossier_timeline_event_report (DossierTimelineEvent *event,
                               const DossierId      *article,
                               const char           *edtf,
                               const char           *words)
{
  DossierTimelineReport report = { *article, g_strdup (edtf), g_strdup (words), FALSE };

  g_array_append_val (event->reports, report);
}

static void
add_date (DossierTimelineEvent *event,
          const char           *edtf,
          const DossierEdtf    *span,
          gboolean              assessed)
{
  DossierTimelineDate date = { g_strdup (edtf), *span, assessed };

  g_array_append_val (event->dates, date);
}

/* Of two that agree the narrower one says more; open ends are the widest of all. */
static double
width_of (const DossierEdtf *span)
{
  if (span->earliest == G_MININT64 || span->latest == G_MAXINT64)
    return G_MAXDOUBLE;
  return (double) span->latest - (double) span->earliest;
}

typedef struct
{
  const char *edtf;
  DossierEdtf span;
  double width;
  guint order;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->width != other->width)
    return one->width < other->width ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/*
 * "From the 10th" and "until the 20th" together say more than either: the latest beginning and the earliest end are one more
 * candidate, unless they contradict each other. Returns its text.
 */
static char *
join_open_ends (GArray                *candidates,
                DossierTimelineDiffer  differ,
                gpointer               user_data)
{
  const Candidate *from = NULL, *until = NULL;
  Candidate joined = { .order = candidates->len };
  g_autofree char *edtf = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean begins = candidate->span.earliest != G_MININT64, ends = candidate->span.latest != G_MAXINT64;

      if (begins && !ends && (from == NULL || candidate->span.earliest > from->span.earliest))
        from = candidate;
      if (ends && !begins && (until == NULL || candidate->span.latest < until->span.latest))
        until = candidate;
    }
  if (from == NULL || until == NULL || differ (from->edtf, until->edtf, user_data))
    return NULL;
  edtf = g_strdup_printf ("%.*s%s", (int) strcspn (from->edtf, "/"), from->edtf, until->edtf + strcspn (until->edtf, "/"));
  if (!dossier_edtf_parse (edtf, &joined.span, NULL))
    return NULL;
  joined.edtf = edtf;
  joined.width = width_of (&joined.span);
  g_array_append_val (candidates, joined);
  return g_steal_pointer (&edtf);
}

static gboolean
differs_from_all (DossierTimelineEvent  *event,
                  const char            *edtf,
                  DossierTimelineDiffer  differ,
                  gpointer               user_data)
{
  for (guint i = 0; i < event->dates->len; i++)
    if (!differ (g_array_index (event->dates, DossierTimelineDate, i).edtf, edtf, user_data))
      return FALSE;
  return TRUE;
}

static gint64
sort_instant (const DossierEdtf *span)
{
  return span->earliest != G_MININT64 ? span->earliest : span->latest;
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const DossierTimelineDate *one = a, *other = b;
  gint64 left = sort_instant (&one->span), right = sort_instant (&other->span);

  if (one->assessed != other->assessed)
    return one->assessed ? -1 : 1;
  if (left != right)
    return left < right ? -1 : 1;
  return strcmp (one->edtf, other->edtf);
}

/**
 * dossier_timeline_event_settle:
 * @differ: the rule
 *
 * Makes the marks of what is assessed and reported: the assessed date, and each reported one that differs from all others, of
 * those that agree the most exact one, where a beginning and an end told by different articles count as one date. Reports that
 * contradict the first mark are noted as such.
 */
void
dossier_timeline_event_settle (DossierTimelineEvent  *event,
                               DossierTimelineDiffer  differ,
                               gpointer               user_data)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *joined = NULL;
  DossierEdtf span;

  g_array_set_size (event->dates, 0);
  if (event->date != NULL && dossier_edtf_parse (event->date, &span, NULL))
    add_date (event, event->date, &span, TRUE);
  for (guint i = 0; i < event->reports->len; i++)
    {
      Candidate candidate = { .edtf = g_array_index (event->reports, DossierTimelineReport, i).edtf, .order = i };

      if (!dossier_edtf_parse (candidate.edtf, &candidate.span, NULL))
        continue;
      candidate.width = width_of (&candidate.span);
      g_array_append_val (candidates, candidate);
    }
  joined = join_open_ends (candidates, differ, user_data);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (differs_from_all (event, candidate->edtf, differ, user_data))
        add_date (event, candidate->edtf, &candidate->span, FALSE);
    }
  g_array_sort (event->dates, compare_dates);
  for (guint i = 0; i < event->reports->len && event->dates->len > 0; i++)
    {
      DossierTimelineReport *report = &g_array_index (event->reports, DossierTimelineReport, i);

      report->differs = differ (g_array_index (event->dates, DossierTimelineDate, 0).edtf, report->edtf, user_data);
    }
}

/* Returns: whether it has dates, but only those that articles give */
gboolean
dossier_timeline_event_reported (const DossierTimelineEvent *event)
{
  return event->dates->len > 0 && !g_array_index (event->dates, DossierTimelineDate, 0).assessed;
}

/**
 * dossier_timeline_event_span:
 * @earliest: (out): the first instant of all its marks that is known
 * @latest: (out): the last one
 *
 * Returns: whether it has a date
 */
gboolean
dossier_timeline_event_span (const DossierTimelineEvent *event,
                             gint64                     *earliest,
                             gint64                     *latest)
{
  *earliest = G_MAXINT64;
  *latest = G_MININT64;
  for (guint i = 0; i < event->dates->len; i++)
    {
      const DossierEdtf *span = &g_array_index (event->dates, DossierTimelineDate, i).span;
      gint64 from = span->earliest != G_MININT64 ? span->earliest : span->latest;
      gint64 to = span->latest != G_MAXINT64 ? span->latest : span->earliest;

      *earliest = MIN (*earliest, from);
      *latest = MAX (*latest, to);
    }
  return event->dates->len > 0;
}

/* The timeline */

static void
entity_free (gpointer data)
{
  DossierTimelineEntity *entity = data;

  g_free (entity->name);
  g_free (entity->kind);
  g_free (entity);
}

static void
article_free (gpointer data)
{
  DossierTimelineArticle *article = data;

  g_free (article->title);
  g_free (article->source);
  g_free (article->date);
  g_free (article);
}

DossierTimeline *
dossier_timeline_new (void)
{
  DossierTimeline *self = g_new0 (DossierTimeline, 1);

  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_timeline_event_unref);
  self->entities = g_ptr_array_new_with_free_func (entity_free);
  self->articles = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, NULL, article_free);
  return self;
}

void
dossier_timeline_free (DossierTimeline *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->entities);
  g_hash_table_unref (self->articles);
  g_free (self);
}

/* Returns: its place among the entities; the caller adds each once */
guint
dossier_timeline_add_entity (DossierTimeline *self,
                             const DossierId *id,
                             const char      *name,
                             const char      *kind)
{
  DossierTimelineEntity *entity = g_new0 (DossierTimelineEntity, 1);

  entity->id = *id;
  entity->name = g_strdup (name);
  entity->kind = g_strdup (kind);
  g_ptr_array_add (self->entities, entity);
  return self->entities->len - 1;
}

/* An article that is there already is left as it is. */
void
dossier_timeline_add_article (DossierTimeline *self,
                              const DossierId *id,
                              const char      *title,
                              const char      *source,
                              const char      *date)
{
  DossierTimelineArticle *article;

  if (g_hash_table_contains (self->articles, id))
    return;
  article = g_new0 (DossierTimelineArticle, 1);
  article->id = *id;
  article->title = g_strdup (title);
  article->source = g_strdup (source);
  article->date = g_strdup (date);
  g_hash_table_insert (self->articles, &article->id, article);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const DossierTimelineEvent *one = *(DossierTimelineEvent * const *) a, *other = *(DossierTimelineEvent * const *) b;
  gboolean undated = one->dates->len == 0;
  int order;

  if (undated != (other->dates->len == 0))
    return undated ? 1 : -1;
  if (!undated)
    {
      const DossierEdtf *left = &g_array_index (one->dates, DossierTimelineDate, 0).span;
      const DossierEdtf *right = &g_array_index (other->dates, DossierTimelineDate, 0).span;

      if (sort_instant (left) != sort_instant (right))
        return sort_instant (left) < sort_instant (right) ? -1 : 1;
      if (left->latest != right->latest)
        return left->latest < right->latest ? -1 : 1;
    }
  order = strcmp (one->title, other->title);
  return order != 0 ? order : memcmp (&one->id, &other->id, sizeof one->id);
}

/* Brings the events into their order, once all are settled. */
void
dossier_timeline_sort (DossierTimeline *self)
{
  g_ptr_array_sort (self->events, compare_events);
  self->n_dated = 0;
  while (self->n_dated < self->events->len
         && ((DossierTimelineEvent *) g_ptr_array_index (self->events, self->n_dated))->dates->len > 0)
    self->n_dated++;
}

/* Returns: the place of an event, or DOSSIER_TIMELINE_NONE */
guint
dossier_timeline_find (const DossierTimeline *self,
                       const DossierId       *event)
{
  for (guint i = 0; i < self->events->len; i++)
    if (dossier_id_equal (&((DossierTimelineEvent *) g_ptr_array_index (self->events, i))->id, event))
      return i;
  return DOSSIER_TIMELINE_NONE;
}

/* Narrowing */

DossierTimelineFilter *
dossier_timeline_filter_new (void)
{
  DossierTimelineFilter *filter = g_new0 (DossierTimelineFilter, 1);

  filter->earliest = G_MININT64;
  filter->latest = G_MAXINT64;
  return filter;
}

void
dossier_timeline_filter_free (DossierTimelineFilter *filter)
{
  if (filter == NULL)
    return;
  g_free (filter->text);
  g_strfreev (filter->kinds);
  g_free (filter);
}

static gboolean
is_within (const DossierTimelineEvent  *event,
           const DossierTimelineFilter *filter)
{
  if (filter->earliest == G_MININT64 && filter->latest == G_MAXINT64)
    return TRUE;
  for (guint i = 0; i < event->dates->len; i++)
    {
      const DossierEdtf *span = &g_array_index (event->dates, DossierTimelineDate, i).span;

      if (span->latest >= filter->earliest && span->earliest <= filter->latest)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_words (const char *text,
           const char *folded)
{
  g_autofree char *own = dossier_text_fold (text);

  return strstr (own, folded) != NULL;
}

static gboolean
is_named (const DossierTimelineEvent *event,
          const guint8               *named)
{
  for (guint i = 0; i < event->actors->len; i++)
    if (named[g_array_index (event->actors, guint, i)])
      return TRUE;
  return FALSE;
}

/**
 * dossier_timeline_narrow:
 *
 * Returns: (transfer full): what the filter lets through, in the same order; events are shared, entities and articles are copied
 */
DossierTimeline *
dossier_timeline_narrow (const DossierTimeline       *self,
                         const DossierTimelineFilter *filter)
{
  DossierTimeline *narrow = dossier_timeline_new ();
  g_autofree char *folded = filter->text != NULL && *filter->text != '\0' ? dossier_text_fold (filter->text) : NULL;
  g_autofree guint8 *named = g_new0 (guint8, self->entities->len + 1);
  GHashTableIter iter;
  gpointer value;

  narrow->changed_at = self->changed_at;
  for (guint i = 0; i < self->entities->len; i++)
    {
      const DossierTimelineEntity *entity = g_ptr_array_index (self->entities, i);

      dossier_timeline_add_entity (narrow, &entity->id, entity->name, entity->kind);
      named[i] = folded != NULL && has_words (entity->name, folded);
    }
  g_hash_table_iter_init (&iter, self->articles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierTimelineArticle *article = value;

      dossier_timeline_add_article (narrow, &article->id, article->title, article->source, article->date);
    }
  for (guint i = 0; i < self->events->len; i++)
    {
      DossierTimelineEvent *event = g_ptr_array_index (self->events, i);

      if (!is_within (event, filter)
          || (filter->kinds != NULL && !g_strv_contains ((const char * const *) filter->kinds, event->kind ? event->kind : ""))
          || (folded != NULL && !has_words (event->title, folded) && !is_named (event, named)))
        continue;
      g_ptr_array_add (narrow->events, dossier_timeline_event_ref (event));
      narrow->n_dated += event->dates->len > 0;
    }
  return narrow;
}

/* Lanes */

static void
lane_free (gpointer data)
{
  DossierTimelineLane *lane = data;

  g_free (lane->name);
  g_free (lane->kind);
  g_array_unref (lane->events);
  g_free (lane);
}

static DossierTimelineLane *
lane_new (const DossierId *id,
          const char      *name,
          const char      *kind)
{
  DossierTimelineLane *lane = g_new0 (DossierTimelineLane, 1);

  lane->id = *id;
  lane->name = g_strdup (name);
  lane->kind = g_strdup (kind);
  lane->events = g_array_new (FALSE, FALSE, sizeof (guint));
  return lane;
}

static guint
kind_rank (const char *kind)
{
  guint rank = 0;

  while (dossier_builtin_kinds[rank] != NULL && g_strcmp0 (dossier_builtin_kinds[rank], kind) != 0)
    rank++;
  return rank;
}

/* People first, then organisations and so on; of each the busiest first; what has no name at the end. */
static int
compare_lanes (gconstpointer a,
               gconstpointer b)
{
  const DossierTimelineLane *one = *(DossierTimelineLane * const *) a, *other = *(DossierTimelineLane * const *) b;
  guint left, right;
  int order;

  if ((one->name == NULL) != (other->name == NULL))
    return one->name == NULL ? 1 : -1;
  left = dossier_id_is_nil (&one->id) ? 0 : kind_rank (one->kind);
  right = dossier_id_is_nil (&other->id) ? 0 : kind_rank (other->kind);
  if (left != right)
    return left < right ? -1 : 1;
  if (one->events->len != other->events->len)
    return one->events->len > other->events->len ? -1 : 1;
  order = g_strcmp0 (one->name, other->name);
  return order != 0 ? order : memcmp (&one->id, &other->id, sizeof one->id);
}

static void
add_to_lanes (const DossierTimeline *self,
              GPtrArray             *lanes,
              DossierTimelineLane  **of_entity,
              const GArray          *entities,
              guint                  event)
{
  for (guint i = 0; i < entities->len; i++)
    {
      guint place = g_array_index (entities, guint, i);
      const DossierTimelineEntity *entity = g_ptr_array_index (self->entities, place);
      DossierTimelineLane *lane = of_entity[place];

      if (lane == NULL)
        {
          lane = of_entity[place] = lane_new (&entity->id, entity->name, entity->kind);
          g_ptr_array_add (lanes, lane);
        }
      /* who took part in two roles is there once */
      if (lane->events->len == 0 || g_array_index (lane->events, guint, lane->events->len - 1) != event)
        g_array_append_val (lane->events, event);
    }
}

static DossierTimelineLane *
named_lane (GPtrArray  *lanes,
            GHashTable *by_name,
            const char *name)
{
  DossierTimelineLane *lane = g_hash_table_lookup (by_name, name != NULL ? name : "");

  if (lane == NULL)
    {
      lane = lane_new (&DOSSIER_ID_NIL, name, name);
      g_ptr_array_add (lanes, lane);
      g_hash_table_insert (by_name, g_strdup (name != NULL ? name : ""), lane);
    }
  return lane;
}

/**
 * dossier_timeline_make_lanes:
 *
 * Returns: (transfer full) (element-type DossierTimelineLane): each with its dated events. An event is in the lane of everybody
 *   who took part; those without anybody have a lane of their own at the end
 */
GPtrArray *
dossier_timeline_make_lanes (const DossierTimeline *self,
                             DossierTimelineLanes   lanes)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (lane_free);
  g_autofree DossierTimelineLane **of_entity = g_new0 (DossierTimelineLane *, self->entities->len + 1);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_dated; i++)
    {
      const DossierTimelineEvent *event = g_ptr_array_index (self->events, i);
      const GArray *entities = lanes == DOSSIER_TIMELINE_BY_ACTOR ? event->actors : event->places;

      if (lanes != DOSSIER_TIMELINE_BY_KIND && entities->len > 0)
        add_to_lanes (self, made, of_entity, entities, i);
      else
        g_array_append_val (named_lane (made, by_name, lanes == DOSSIER_TIMELINE_BY_KIND ? event->kind : NULL)->events, i);
    }
  g_ptr_array_sort (made, compare_lanes);
  return made;
}

/* For g_array_binary_search() among the events of a lane. */
int
dossier_timeline_compare_places (gconstpointer a,
                                 gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* Returns: (transfer none): actor, place, kind */
const char *
dossier_timeline_lanes_to_text (DossierTimelineLanes lanes)
{
  g_return_val_if_fail (lanes < DOSSIER_TIMELINE_N_LANES, NULL);

  return lane_words[lanes];
}

gboolean
dossier_timeline_lanes_from_text (const char           *text,
                                  DossierTimelineLanes *lanes)
{
  for (guint i = 0; i < G_N_ELEMENTS (lane_words); i++)
    if (g_strcmp0 (text, lane_words[i]) == 0)
      {
        *lanes = (DossierTimelineLanes) i;
        return TRUE;
      }
  return FALSE;
}
