/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Long work that can be watched, paused and stopped. Workers report into "pending" under the lock; one idle source at a
 * time carries that over to what the properties show, on the main thread. Whoever starts the work makes the job.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-job-private.h"

#include <math.h>

#define SAMPLE_MICROSECONDS 500000 /* how often the rate is looked at */
#define MEMORY_SECONDS 5.0         /* how long an earlier rate still counts */

typedef struct
{
  guint64 done;
  guint64 total;
  char *detail; /* (owned) (nullable) */
  double rate;  /* units a second; 0 = not known yet */
  gboolean paused;
  gboolean finished;
} Progress;

struct _DossierJob
{
  GObject parent_instance;
  char *title;               /* (owned) */
  GCancellable *cancellable; /* (owned) */
  Progress shown;            /* changes on the main thread only, under the lock */
  GMutex lock;               /* guards shown.detail and what follows */
  Progress pending;
  gboolean scheduled;
  GCond resumed;             /* under lock: paused no more, or stopped */
  gint64 sampled_at;         /* under lock: monotonic; 0 = the next report is the first that counts for the rate */
  guint64 sampled_done;      /* under lock: what was done then */
};

G_DEFINE_FINAL_TYPE (DossierJob, dossier_job, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_DONE,
  PROP_TOTAL,
  PROP_DETAIL,
  PROP_FRACTION,
  PROP_FINISHED,
  PROP_PAUSED,
  PROP_RATE,
  PROP_REMAINING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Takes over what was reported and tells who listens, each property once. */
static gboolean
show_cb (gpointer data)
{
  DossierJob *self = data;
  gboolean counted, detailed, finished, paused, rated;

  g_object_freeze_notify (G_OBJECT (self));
  g_mutex_lock (&self->lock);
  self->scheduled = FALSE;
  counted = self->shown.done != self->pending.done || self->shown.total != self->pending.total;
  detailed = g_strcmp0 (self->shown.detail, self->pending.detail) != 0;
  finished = self->shown.finished != self->pending.finished;
  paused = self->shown.paused != self->pending.paused;
  rated = self->shown.rate != self->pending.rate;
  self->shown.rate = self->pending.rate;
  self->shown.paused = self->pending.paused;
  self->shown.done = self->pending.done;
  self->shown.total = self->pending.total;
  self->shown.finished = self->pending.finished;
  if (detailed)
    {
      g_free (self->shown.detail);
      self->shown.detail = g_strdup (self->pending.detail);
    }
  g_mutex_unlock (&self->lock);
  if (counted)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
    }
  if (counted || finished)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  if (detailed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
  if (rated)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
  if (rated || counted)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING]);
  if (paused)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
  if (finished)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

/* Caller holds the lock. Attaching an idle source rather than invoking: the main thread reports too, and must not re-enter. */
static void
schedule (DossierJob *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->scheduled)
    return;
  self->scheduled = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "dossier-job");
  g_source_set_callback (source, show_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, NULL);
}

static void
dossier_job_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *spec)
{
  DossierJob *self = DOSSIER_JOB (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DONE:
      g_value_set_uint64 (value, dossier_job_get_done (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint64 (value, dossier_job_get_total (self));
      break;
    case PROP_DETAIL:
      g_value_take_string (value, dossier_job_dup_detail (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, dossier_job_get_fraction (self));
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, dossier_job_is_finished (self));
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, dossier_job_is_paused (self));
      break;
    case PROP_RATE:
      g_value_set_double (value, dossier_job_get_rate (self));
      break;
    case PROP_REMAINING:
      g_value_set_int64 (value, dossier_job_get_remaining (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dossier_job_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *spec)
{
  DossierJob *self = DOSSIER_JOB (object);

  if (id == PROP_TITLE)
    self->title = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

/* Whoever waits in a pause must learn that there is nothing to wait for. */
static void
stopped_cb (GCancellable *cancellable,
            DossierJob   *self)
{
  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->resumed);
  g_mutex_unlock (&self->lock);
}

static void
dossier_job_finalize (GObject *object)
{
  DossierJob *self = DOSSIER_JOB (object);

  g_signal_handlers_disconnect_by_data (self->cancellable, self);
  g_free (self->title);
  g_object_unref (self->cancellable);
  g_free (self->shown.detail);
  g_free (self->pending.detail);
  g_cond_clear (&self->resumed);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (dossier_job_parent_class)->finalize (object);
}

static void
dossier_job_class_init (DossierJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_job_get_property;
  object_class->set_property = dossier_job_set_property;
  object_class->finalize = dossier_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DONE] = g_param_spec_uint64 ("done", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint64 ("total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, flags);
  properties[PROP_RATE] = g_param_spec_double ("rate", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_REMAINING] = g_param_spec_int64 ("remaining", NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_job_init (DossierJob *self)
{
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->resumed);
  g_signal_connect (self->cancellable, "cancelled", G_CALLBACK (stopped_cb), self);
}

/**
 * dossier_job_new:
 * @title: what is being done, for people
 *
 * Returns: (transfer full): a job of which nothing is done yet
 */
DossierJob *
dossier_job_new (const char *title)
{
  return g_object_new (DOSSIER_TYPE_JOB, "title", title, NULL);
}

/**
 * dossier_job_get_cancellable:
 *
 * Returns: (transfer none): what the work looks at to know that it should stop
 */
GCancellable *
dossier_job_get_cancellable (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), NULL);

  return self->cancellable;
}

const char *
dossier_job_get_title (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), NULL);

  return self->title;
}

guint64
dossier_job_get_done (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), 0);

  return self->shown.done;
}

guint64
dossier_job_get_total (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), 0);

  return self->shown.total;
}

/**
 * dossier_job_get_fraction:
 *
 * Returns: 0 to 1; 0 while the total is not known, 1 once finished
 */
double
dossier_job_get_fraction (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), 0);

  if (self->shown.finished)
    return 1;
  if (self->shown.total == 0)
    return 0;
  return MIN ((double) self->shown.done / (double) self->shown.total, 1);
}

/**
 * dossier_job_dup_detail:
 *
 * Returns: (transfer full) (nullable): what is being done just now
 */
char *
dossier_job_dup_detail (DossierJob *self)
{
  char *detail;

  g_return_val_if_fail (DOSSIER_IS_JOB (self), NULL);

  g_mutex_lock (&self->lock);
  detail = g_strdup (self->shown.detail);
  g_mutex_unlock (&self->lock);
  return detail;
}

gboolean
dossier_job_is_finished (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), FALSE);

  return self->shown.finished;
}

gboolean
dossier_job_is_paused (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), FALSE);

  return self->shown.paused;
}

/**
 * dossier_job_get_rate:
 *
 * Returns: how much is done a second of late; 0 while that is not known
 */
double
dossier_job_get_rate (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), 0);

  return self->shown.rate;
}

/**
 * dossier_job_get_remaining:
 *
 * Returns: how many seconds the rest takes at the present rate; -1 while that is not known
 */
gint64
dossier_job_get_remaining (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), -1);

  if (self->shown.rate <= 0 || self->shown.total == 0)
    return -1;
  if (self->shown.done >= self->shown.total)
    return 0;
  return (gint64) ceil ((double) (self->shown.total - self->shown.done) / self->shown.rate);
}

/**
 * dossier_job_set_paused:
 *
 * Asks the work to rest at the next place where it can, or to go on. Any thread.
 */
void
dossier_job_set_paused (DossierJob *self,
                        gboolean    paused)
{
  g_return_if_fail (DOSSIER_IS_JOB (self));

  g_mutex_lock (&self->lock);
  self->pending.paused = paused;
  self->sampled_at = 0;
  g_cond_broadcast (&self->resumed);
  schedule (self);
  g_mutex_unlock (&self->lock);
}

/**
 * dossier_job_is_pause_wanted:
 *
 * Returns: whether dossier_job_wait() would wait now. Any thread, unlike the property.
 */
gboolean
dossier_job_is_pause_wanted (DossierJob *self)
{
  gboolean paused;

  g_return_val_if_fail (DOSSIER_IS_JOB (self), FALSE);

  g_mutex_lock (&self->lock);
  paused = self->pending.paused;
  g_mutex_unlock (&self->lock);
  return paused;
}

/**
 * dossier_job_wait:
 *
 * For the work itself, where it can rest: returns at once, or when it may go on after a pause. Not on the main thread.
 *
 * Returns: FALSE when it should stop
 */
gboolean
dossier_job_wait (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), FALSE);

  g_mutex_lock (&self->lock);
  while (self->pending.paused && !g_cancellable_is_cancelled (self->cancellable))
    g_cond_wait (&self->resumed, &self->lock);
  g_mutex_unlock (&self->lock);
  return !g_cancellable_is_cancelled (self->cancellable);
}

/**
 * dossier_job_stop:
 *
 * Asks the work to stop; it ends at the next place where it can. Any thread.
 */
void
dossier_job_stop (DossierJob *self)
{
  g_return_if_fail (DOSSIER_IS_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

/* Caller holds the lock. A moving mean: it follows what is slower or faster now without jumping about. */
static void
sample_rate (DossierJob *self,
             guint64     done,
             gint64      now)
{
  double seconds = (double) (now - self->sampled_at) / G_USEC_PER_SEC;
  double rate, weight;

  if (self->sampled_at == 0 || done < self->sampled_done)
    {
      self->sampled_at = now;
      self->sampled_done = done;
      return;
    }
  if (now - self->sampled_at < SAMPLE_MICROSECONDS)
    return;
  rate = (double) (done - self->sampled_done) / seconds;
  weight = self->pending.rate > 0 ? 1 - exp (-seconds / MEMORY_SECONDS) : 1;
  self->pending.rate += weight * (rate - self->pending.rate);
  self->sampled_at = now;
  self->sampled_done = done;
}

/* dossier_job_report() at a time that a test can choose; @now: monotonic, in microseconds, above 0. */
void
dossier_job_report_at (DossierJob *self,
                       guint64     done,
                       guint64     total,
                       const char *detail,
                       gint64      now)
{
  g_mutex_lock (&self->lock);
  sample_rate (self, done, now);
  self->pending.done = done;
  self->pending.total = total;
  if (detail != NULL && g_strcmp0 (detail, self->pending.detail) != 0)
    {
      g_free (self->pending.detail);
      self->pending.detail = g_strdup (detail);
    }
  schedule (self);
  g_mutex_unlock (&self->lock);
}

/**
 * dossier_job_report:
 * @total: 0 when not known
 * @detail: (nullable): for people; NULL keeps what was said before
 *
 * Says how far the work is. Any thread, as often as it likes: what comes faster than the main loop turns is coalesced.
 */
void
dossier_job_report (DossierJob *self,
                    guint64     done,
                    guint64     total,
                    const char *detail)
{
  g_return_if_fail (DOSSIER_IS_JOB (self));

  dossier_job_report_at (self, done, total, detail, g_get_monotonic_time ());
}

/**
 * dossier_job_finish:
 *
 * Says that the work is over, whether done or stopped. Any thread; once is enough.
 */
void
dossier_job_finish (DossierJob *self)
{
  g_return_if_fail (DOSSIER_IS_JOB (self));

  g_mutex_lock (&self->lock);
  self->pending.finished = TRUE;
  schedule (self);
  g_mutex_unlock (&self->lock);
}
