/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-edtf.h"
#include "dossier-id.h"

G_BEGIN_DECLS

/**
 * DossierTimelineDate: one way in which an event is dated, and drawn as one mark.
 * @edtf: (owned): the date
 * @span: the same as instants in UTC milliseconds; G_MININT64 and G_MAXINT64 when open
 * @assessed: the analyst holds it; else articles report it
 */
typedef struct
{
  char *edtf;
  DossierEdtf span;
  gboolean assessed;
} DossierTimelineDate;

/**
 * DossierTimelineReport: what one article says of when an event was.
 * @words: (owned) (nullable): as the article puts it
 * @differs: it does not agree with the first mark of the event
 */
typedef struct
{
  DossierId article;
  char *edtf;
  char *words;
  gboolean differs;
} DossierTimelineReport;

/**
 * DossierTimelineEvent: an event, where it stands in time, and with whom and where it happened.
 * @status: happened planned alleged denied
 * @words: (owned) (nullable): the words that the assessed date was made of
 * @dates: (element-type DossierTimelineDate): the marks, the first one is what is held; several when accounts differ; none: undated
 * @reports: (element-type DossierTimelineReport): every date an article gives, oldest article first
 * @actors: (element-type guint): places in DossierTimeline.entities: who took part, and where it was
 * @places: (element-type guint): where it was
 *
 * Counted by references; never changes once its timeline is complete.
 */
typedef struct
{
  DossierId id;
  char *title;
  char *kind;       /* (nullable) */
  char *status;
  char *date;       /* (nullable): as assessed */
  char *words;
  GArray *dates;
  GArray *reports;
  GArray *actors;
  GArray *places;
} DossierTimelineEvent;

typedef struct
{
  DossierId id;
  char *name;
  char *kind;
} DossierTimelineEntity;

/**
 * DossierTimelineArticle: @source is (nullable), as is its @date
 */
typedef struct
{
  DossierId id;
  char *title;
  char *source;
  char *date;
} DossierTimelineArticle;

typedef enum
{
  DOSSIER_TIMELINE_BY_ACTOR,
  DOSSIER_TIMELINE_BY_PLACE,
  DOSSIER_TIMELINE_BY_KIND,
  DOSSIER_TIMELINE_N_LANES,
} DossierTimelineLanes;

/**
 * DossierTimelineLane: the events of one actor, place or kind.
 * @name: (owned) (nullable): NULL in the lane of what belongs to nobody, nowhere, no kind
 * @kind: (owned) (nullable): kind of the entity; of a lane of a kind of events that kind
 * @events: (element-type guint): places in DossierTimeline.events, in order of time; dated ones only
 */
typedef struct
{
  DossierId id;
  char *name;
  char *kind;
  GArray *events;
} DossierTimelineLane;

/**
 * DossierTimeline: events in order of time. Events without any date come last.
 */
typedef struct
{
  GPtrArray *events;      /* (element-type DossierTimelineEvent) */
  guint n_dated;          /* the first so many have a date */
  GPtrArray *entities;    /* (element-type DossierTimelineEntity) */
  GHashTable *articles;   /* DossierId → DossierTimelineArticle: those whose accounts have dates */
  gint64 changed_at;      /* when the last of the events was changed, UTC milliseconds */
} DossierTimeline;

/**
 * DossierTimelineFilter: all of it is optional.
 * @text: (owned) (nullable): in the title of an event, or the name of who took part or where it was
 * @kinds: (owned) (nullable): kinds of events; "" stands for events without one
 * @earliest: UTC milliseconds; G_MININT64: no limit
 * @latest: G_MAXINT64: no limit. With either limit, events that have no date are left out
 */
typedef struct
{
  char *text;
  GStrv kinds;
  gint64 earliest;
  gint64 latest;
} DossierTimelineFilter;

/**
 * DossierTimelineDiffer:
 *
 * Returns: whether two dates (EDTF) cannot both be right
 */
typedef gboolean (*DossierTimelineDiffer) (const char *one, const char *other, gpointer user_data);

const char            *dossier_timeline_lanes_to_text   (DossierTimelineLanes         lanes);
gboolean               dossier_timeline_lanes_from_text (const char                  *text,
                                                         DossierTimelineLanes        *lanes);

DossierTimeline       *dossier_timeline_new             (void);
void                   dossier_timeline_free            (DossierTimeline             *self);
DossierTimelineEvent  *dossier_timeline_event_new       (const DossierId             *id,
                                                         const char                  *title,
                                                         const char                  *kind,
                                                         const char                  *status);
DossierTimelineEvent  *dossier_timeline_event_ref       (DossierTimelineEvent        *event);
void                   dossier_timeline_event_unref     (DossierTimelineEvent        *event);
void                   dossier_timeline_event_report    (DossierTimelineEvent        *event,
                                                         const DossierId             *article,
                                                         const char                  *edtf,
                                                         const char                  *words);
void                   dossier_timeline_event_settle    (DossierTimelineEvent        *event,
                                                         DossierTimelineDiffer        differ,
                                                         gpointer                     user_data);
gboolean               dossier_timeline_event_reported  (const DossierTimelineEvent  *event);
gboolean               dossier_timeline_event_span      (const DossierTimelineEvent  *event,
                                                         gint64                      *earliest,
                                                         gint64                      *latest);
guint                  dossier_timeline_add_entity      (DossierTimeline             *self,
                                                         const DossierId             *id,
                                                         const char                  *name,
                                                         const char                  *kind);
void                   dossier_timeline_add_article     (DossierTimeline             *self,
                                                         const DossierId             *id,
                                                         const char                  *title,
                                                         const char                  *source,
                                                         const char                  *date);
void                   dossier_timeline_sort            (DossierTimeline             *self);
DossierTimeline       *dossier_timeline_narrow          (const DossierTimeline       *self,
                                                         const DossierTimelineFilter *filter);
GPtrArray             *dossier_timeline_make_lanes      (const DossierTimeline       *self,
                                                         DossierTimelineLanes         lanes);
int                    dossier_timeline_compare_places  (gconstpointer                a,
                                                         gconstpointer                b);
guint                  dossier_timeline_find            (const DossierTimeline       *self,
                                                         const DossierId             *event);
DossierTimelineFilter *dossier_timeline_filter_new      (void);
void                   dossier_timeline_filter_free     (DossierTimelineFilter       *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimeline, dossier_timeline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineEvent, dossier_timeline_event_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineFilter, dossier_timeline_filter_free)

#define DOSSIER_TIMELINE_NONE G_MAXUINT

G_END_DECLS
