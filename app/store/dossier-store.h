/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-db.h"
#include "dossier-journal.h"
#include "dossier-worker.h"

G_BEGIN_DECLS

/**
 * DossierStore:
 *
 * One workspace file and its connections: a writer on a thread of its own, a reader on another, and one for
 * point look-ups. Functions block their caller; they may be called from any thread but the store's own.
 */
#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

typedef gpointer (*DossierStoreReadFunc) (DossierDb *db, gpointer data, GError **error);

/* Called on the writer thread after each commit. */
typedef void (*DossierStoreChanged) (DossierChangeSet *changes, gpointer user_data);

DossierStore *dossier_store_open        (const char            *path,
                                         gboolean               create,
                                         gboolean               read_only,
                                         DossierStoreChanged    changed,
                                         gpointer               user_data,
                                         GError               **error);
void          dossier_store_close       (DossierStore          *self);
gboolean      dossier_store_write       (DossierStore          *self,
                                         const char            *label,
                                         DossierWriteFunc       func,
                                         gpointer               data,
                                         GError               **error);
void          dossier_store_drain      (DossierStore       *self);
gboolean      dossier_store_push        (DossierStore          *self,
                                         GTask                 *task,
                                         GTaskThreadFunc        func);
gboolean      dossier_store_write_bulk  (DossierStore          *self,
                                         DossierWriteFunc       func,
                                         gpointer               data,
                                         DossierChangeSet      *changes,
                                         GError               **error);
gboolean      dossier_store_sync        (DossierStore          *self,
                                         GError               **error);
gboolean      dossier_store_write_local (DossierStore          *self,
                                         DossierWriteFunc       func,
                                         gpointer               data,
                                         DossierChangeSet      *changes,
                                         GError               **error);
guint         dossier_store_step        (DossierStore          *self,
                                         gboolean               redo,
                                         guint                  steps,
                                         GError               **error);
gboolean      dossier_store_next_step   (DossierStore          *self,
                                         gboolean               redo,
                                         char                 **label);
gpointer      dossier_store_read        (DossierStore          *self,
                                         DossierStoreReadFunc   func,
                                         gpointer               data,
                                         GCancellable          *cancellable,
                                         GError               **error);
gpointer      dossier_store_look_up     (DossierStore          *self,
                                         DossierStoreReadFunc   func,
                                         gpointer               data,
                                         GError               **error);
void          dossier_store_begin_step  (DossierStore          *self,
                                         DossierId             *step);
void          dossier_store_end_step    (DossierStore          *self,
                                         DossierId             *step);
gboolean      dossier_store_copy        (DossierStore          *self,
                                         const char            *path,
                                         GError               **error);

G_END_DECLS
