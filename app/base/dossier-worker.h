/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierWorkerPriority:
 * @DOSSIER_WORKER_PERSON: somebody waits for it
 * @DOSSIER_WORKER_BULK: an import slice, maintenance
 *
 * Within one priority work runs first in, first out; nothing overtakes within it.
 */
typedef enum
{
  DOSSIER_WORKER_PERSON,
  DOSSIER_WORKER_BULK,
} DossierWorkerPriority;

#define DOSSIER_TYPE_WORKER (dossier_worker_get_type ())
G_DECLARE_FINAL_TYPE (DossierWorker, dossier_worker, DOSSIER, WORKER, GObject)

typedef void (*DossierWorkerFunc) (gpointer data);

DossierWorker *dossier_worker_new      (const char            *name);
void           dossier_worker_push     (DossierWorker         *self,
                                        DossierWorkerPriority  priority,
                                        DossierWorkerFunc      func,
                                        gpointer               data);
void           dossier_worker_run      (DossierWorker         *self,
                                        DossierWorkerPriority  priority,
                                        DossierWorkerFunc      func,
                                        gpointer               data);
void           dossier_worker_push_task (DossierWorker         *self,
                                         DossierWorkerPriority  priority,
                                         GTask                 *task,
                                         GTaskThreadFunc        func);
void           dossier_worker_stop     (DossierWorker         *self);
gboolean       dossier_worker_is_current (DossierWorker       *self);

G_END_DECLS
