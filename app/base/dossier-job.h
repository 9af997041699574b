/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierJob:
 *
 * Long work that a person can watch, pause and stop: a title, how much of how much is done, what is being
 * done now. Any thread may report; properties change and notify on the main thread only, coalesced.
 * Properties: "title" (string), "done" and "total" (uint64, total 0 = not known yet), "detail" (string),
 * "fraction" (double 0–1), "finished" (boolean), "paused" (boolean), "rate" (double, done a second, 0 = not known yet),
 * "remaining" (int64, seconds, -1 = not known).
 */
#define DOSSIER_TYPE_JOB (dossier_job_get_type ())
G_DECLARE_FINAL_TYPE (DossierJob, dossier_job, DOSSIER, JOB, GObject)

DossierJob   *dossier_job_new             (const char   *title);
GCancellable *dossier_job_get_cancellable (DossierJob   *self);
const char   *dossier_job_get_title       (DossierJob   *self);
guint64       dossier_job_get_done        (DossierJob   *self);
guint64       dossier_job_get_total       (DossierJob   *self);
double        dossier_job_get_fraction    (DossierJob   *self);
char         *dossier_job_dup_detail      (DossierJob   *self);
gboolean      dossier_job_is_finished     (DossierJob   *self);
gboolean      dossier_job_is_paused       (DossierJob   *self);
double        dossier_job_get_rate        (DossierJob   *self);
gint64        dossier_job_get_remaining   (DossierJob   *self);
void          dossier_job_set_paused      (DossierJob   *self,
                                           gboolean      paused);
gboolean      dossier_job_is_pause_wanted (DossierJob   *self);
gboolean      dossier_job_wait            (DossierJob   *self);
void          dossier_job_stop            (DossierJob   *self);
void          dossier_job_report          (DossierJob   *self,
                                           guint64       done,
                                           guint64       total,
                                           const char   *detail);
void          dossier_job_finish          (DossierJob   *self);

G_END_DECLS
