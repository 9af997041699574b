/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Long work that can be watched and stopped. Workers report into "pending" under the lock; one idle source at a
 * time carries that over to what the properties show, on the main thread. Whoever starts the work makes the job.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-job.h"

typedef struct
{
  guint64 done;
  guint64 total;
  char *detail; /* (owned) (nullable) */
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
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Takes over what was reported and tells who listens, each property once. */
static gboolean
show_cb (gpointer data)
{
  DossierJob *self = data;
  gboolean counted, detailed, finished;

  g_object_freeze_notify (G_OBJECT (self));
  g_mutex_lock (&self->lock);
  self->scheduled = FALSE;
  counted = self->shown.done != self->pending.done || self->shown.total != self->pending.total;
  detailed = g_strcmp0 (self->shown.detail, self->pending.detail) != 0;
  finished = self->shown.finished != self->pending.finished;
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

static void
dossier_job_finalize (GObject *object)
{
  DossierJob *self = DOSSIER_JOB (object);

  g_free (self->title);
  g_object_unref (self->cancellable);
  g_free (self->shown.detail);
  g_free (self->pending.detail);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_job_init (DossierJob *self)
{
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
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

  g_mutex_lock (&self->lock);
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
