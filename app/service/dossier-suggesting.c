/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Watches a workspace and starts a pass for suggestions whenever there may be something to look at: one at a time, never while
 * an import runs, never on a file that is open for reading only. Main thread only; owned by who shows the workspace. Never holds
 * the workspace open: closing it ends the pass.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-suggesting.h"

#include <glib/gi18n.h>

#include "dossier-workspace-private.h"

#define REST_MILLISECONDS 300 /* after a change: a person who tags one name often tags the next */

struct _DossierSuggesting
{
  GObject parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierJob *job;             /* (owned) (nullable): under way */
  gboolean active;
  gboolean again;              /* something changed while it was under way */
  guint rest;                  /* source */
  gulong changed_handler;
  gulong busy_handler;
};

enum
{
  PROP_JOB = 1,
  PROP_ACTIVE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint failed_signal;

G_DEFINE_FINAL_TYPE (DossierSuggesting, dossier_suggesting, G_TYPE_OBJECT)

static void start (DossierSuggesting *self);

static void
set_job (DossierSuggesting *self,
         DossierJob        *job)
{
  if (g_set_object (&self->job, job))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOB]);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DossierSuggesting) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_workspace_suggest_finish (DOSSIER_WORKSPACE (source), result, &error);

  g_autoptr (DossierStore) store = dossier_workspace_hold_store (DOSSIER_WORKSPACE (source), NULL);

  set_job (self, NULL);
  /* A workspace that was closed meanwhile failed at nothing. */
  if (!ok && self->active && store != NULL)
    g_signal_emit (self, failed_signal, 0, error->message);
  if (ok && self->again)
    start (self);
}

static gboolean
is_busy (DossierSuggesting *self)
{
  gboolean busy;

  g_object_get (self->workspace, "busy", &busy, NULL);
  return busy;
}

/* Starts a pass, or sees to it that one follows. */
static void
start (DossierSuggesting *self)
{
  g_autoptr (DossierJob) job = NULL;

  if (!self->active || dossier_workspace_is_read_only (self->workspace))
    return;
  if (self->job != NULL || is_busy (self))
    {
      self->again = TRUE;
      return;
    }
  self->again = FALSE;
  job = dossier_job_new (_("Looking for names, dates and figures"));
  set_job (self, job);
  dossier_workspace_suggest_async (self->workspace, job, finished_cb, g_object_ref (self));
}

static gboolean
rest_cb (gpointer user_data)
{
  DossierSuggesting *self = user_data;

  self->rest = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
start_soon (DossierSuggesting *self)
{
  if (self->active && self->rest == 0)
    self->rest = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

static void
changed_cb (DossierWorkspace  *workspace,
            DossierChangeSet  *changes,
            DossierSuggesting *self)
{
  static const char * const tables[] = { "article", "revision", "block", "entity", "alias", "identity_decision", DOSSIER_STATE_METONYMS };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (dossier_change_set_touches (changes, tables[i]))
      {
        start_soon (self);
        return;
      }
}

static void
busy_cb (DossierWorkspace  *workspace,
         GParamSpec        *property,
         DossierSuggesting *self)
{
  if (self->again && !is_busy (self))
    start_soon (self);
}

static void
dossier_suggesting_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *spec)
{
  DossierSuggesting *self = DOSSIER_SUGGESTING (object);

  switch (property)
    {
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
dossier_suggesting_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *spec)
{
  if (property == PROP_ACTIVE)
    dossier_suggesting_set_active (DOSSIER_SUGGESTING (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
dossier_suggesting_dispose (GObject *object)
{
  DossierSuggesting *self = DOSSIER_SUGGESTING (object);

  dossier_suggesting_set_active (self, FALSE);
  if (self->workspace != NULL)
    {
      g_clear_signal_handler (&self->changed_handler, self->workspace);
      g_clear_signal_handler (&self->busy_handler, self->workspace);
    }
  g_clear_object (&self->workspace);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (dossier_suggesting_parent_class)->dispose (object);
}

static void
dossier_suggesting_class_init (DossierSuggestingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_suggesting_get_property;
  object_class->set_property = dossier_suggesting_set_property;
  object_class->dispose = dossier_suggesting_dispose;
  properties[PROP_JOB] = g_param_spec_object ("job", NULL, NULL, DOSSIER_TYPE_JOB, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  failed_signal = g_signal_new ("failed", DOSSIER_TYPE_SUGGESTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_suggesting_init (DossierSuggesting *self)
{
}

/**
 * dossier_suggesting_new:
 *
 * Returns: (transfer full): rests until it is made active
 */
DossierSuggesting *
dossier_suggesting_new (DossierWorkspace *workspace)
{
  DossierSuggesting *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);
  self = g_object_new (DOSSIER_TYPE_SUGGESTING, NULL);
  self->workspace = g_object_ref (workspace);
  self->changed_handler = g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), self);
  self->busy_handler = g_signal_connect (workspace, "notify::busy", G_CALLBACK (busy_cb), self);
  return self;
}

/**
 * dossier_suggesting_set_active:
 * @active: whether it looks for suggestions, now and whenever something changes. Stopping ends a pass under way; what that
 *   found stays
 */
void
dossier_suggesting_set_active (DossierSuggesting *self,
                               gboolean           active)
{
  g_return_if_fail (DOSSIER_IS_SUGGESTING (self));
  if (self->active == active)
    return;
  self->active = active;
  if (active)
    start (self);
  else
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      self->again = FALSE;
      if (self->job != NULL)
        dossier_job_stop (self->job);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

gboolean
dossier_suggesting_is_active (DossierSuggesting *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTING (self), FALSE);
  return self->active;
}

DossierJob *
dossier_suggesting_get_job (DossierSuggesting *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTING (self), NULL);
  return self->job;
}
