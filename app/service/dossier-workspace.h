/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-change-set.h"
#include "dossier-command.h"
#include "dossier-copies.h"
#include "dossier-job.h"
#include "dossier-pairing.h"
#include "dossier-query.h"
#include "dossier-records.h"
#include "dossier-report.h"
#include "dossier-timeline.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierWorkspace:
 *
 * One open workspace file: its store, its threads, its undo. Made and used on the main thread of a program
 * (or the only one of dossier-cli); functions without _async block the caller and may be called from any thread
 * that is not the store's own. There may be several in one process.
 *
 * Signals: "changed" (DossierChangeSet *changes): on the main thread, soon after one or more commits, coalesced.
 * Properties: "can-undo", "can-redo" (boolean), "undo-label", "redo-label" (string, nullable; untranslated:
 *   pass through dossier_label_translate()), "name" (string), "path" (string), "read-only" (boolean), "busy" (boolean: an import runs).
 */
#define DOSSIER_TYPE_WORKSPACE (dossier_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DossierWorkspace, dossier_workspace, DOSSIER, WORKSPACE, GObject)

typedef enum
{
  DOSSIER_WORKSPACE_READ_WRITE = 0,
  DOSSIER_WORKSPACE_READ_ONLY = 1 << 0,
  DOSSIER_WORKSPACE_CREATE = 1 << 1, /* fails when the file exists */
} DossierWorkspaceFlags;

DossierWorkspace *dossier_workspace_open        (const char             *path,
                                                 DossierWorkspaceFlags   flags,
                                                 GError                **error);
void              dossier_workspace_open_async  (const char             *path,
                                                 DossierWorkspaceFlags   flags,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
DossierWorkspace *dossier_workspace_open_finish (GAsyncResult           *result,
                                                 GError                **error);
void              dossier_workspace_close       (DossierWorkspace       *self);
const char       *dossier_workspace_get_path    (DossierWorkspace       *self);
const char       *dossier_workspace_get_name    (DossierWorkspace       *self);
gboolean          dossier_workspace_is_read_only (DossierWorkspace      *self);
gboolean          dossier_workspace_save_copy   (DossierWorkspace       *self,
                                                 const char             *path,
                                                 GError                **error);
GPtrArray        *dossier_workspace_check       (DossierWorkspace       *self,
                                                 GError                **error); /* (element-type utf8): findings, empty = sound */

/* Writing: a command is one transaction and one undoable step. */

gboolean          dossier_workspace_run         (DossierWorkspace       *self,
                                                 DossierCommand         *command, /* (transfer full) */
                                                 DossierOutcome         *outcome, /* (out) (optional) */
                                                 GError                **error);
void              dossier_workspace_run_async   (DossierWorkspace       *self,
                                                 DossierCommand         *command, /* (transfer full) */
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
gboolean          dossier_workspace_run_finish  (DossierWorkspace       *self,
                                                 GAsyncResult           *result,
                                                 DossierOutcome         *outcome, /* (out) (optional) */
                                                 GError                **error);

guint             dossier_workspace_undo        (DossierWorkspace       *self, guint steps, GError **error); /* steps taken */
guint             dossier_workspace_redo        (DossierWorkspace       *self, guint steps, GError **error);
void              dossier_workspace_undo_async  (DossierWorkspace       *self, guint steps, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void              dossier_workspace_redo_async  (DossierWorkspace       *self, guint steps, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int               dossier_workspace_undo_finish (DossierWorkspace       *self, GAsyncResult *result, GError **error); /* of both; -1 on error */

/* Reading. Point look-ups are cheap enough for the main thread; the rest runs on the read thread. */

GObject          *dossier_workspace_lookup      (DossierWorkspace       *self,
                                                 DossierRecordType       type,
                                                 const DossierId        *id); /* (transfer full) (nullable) */
GArray           *dossier_workspace_query       (DossierWorkspace       *self,
                                                 const DossierQuery     *query,
                                                 GError                **error); /* (element-type DossierId) */

typedef gpointer (*DossierReadFunc) (DossierWorkspace *self, gpointer data, GCancellable *cancellable, GError **error);
void              dossier_workspace_read_async  (DossierWorkspace       *self,
                                                 DossierReadFunc         func, /* on a pool thread; calls the blocking functions below */
                                                 gpointer                data,
                                                 GDestroyNotify          data_free,
                                                 GDestroyNotify          result_free,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
gpointer          dossier_workspace_read_finish (DossierWorkspace       *self, GAsyncResult *result, GError **error);

DossierArticleView *dossier_workspace_load_article (DossierWorkspace *self, const DossierId *article, GError **error);
DossierBoard       *dossier_workspace_load_board   (DossierWorkspace *self, const DossierBoardFilter *filter, GError **error);
DossierGrid        *dossier_workspace_load_grid    (DossierWorkspace *self, const DossierId *event, GError **error); /* with what was found of it: standings, reasons, counts */
GPtrArray          *dossier_workspace_load_ratings (DossierWorkspace *self, const DossierId *source, GError **error); /* (element-type DossierRating): the newest first, which holds */
GArray             *dossier_workspace_load_weighings (DossierWorkspace *self, const DossierId *events, guint n_events, GError **error); /* (element-type DossierWeighing): one an event, in their order */
DossierTimeline    *dossier_workspace_load_timeline (DossierWorkspace *self, const DossierTimelineFilter *filter, GError **error); /* (nullable) filter */
GPtrArray          *dossier_workspace_load_hits    (DossierWorkspace *self, const char *text, guint limit, GError **error); /* DossierHit */
DossierReport      *dossier_workspace_load_report  (DossierWorkspace *self, const DossierId *notes, guint n_notes, GError **error); /* n_notes 0 = everything */
GPtrArray          *dossier_workspace_load_records (DossierWorkspace *self, const DossierQuery *query, GError **error); /* (element-type GObject): the records of a query, for short lists */
GPtrArray          *dossier_workspace_load_kinds   (DossierWorkspace *self, GError **error); /* DossierKind: built-in, then added */
GPtrArray          *dossier_workspace_load_candidates (DossierWorkspace *self, const char *words, const char *kind, guint limit, GError **error); /* DossierEntity, best first */
DossierCitation    *dossier_workspace_load_citation (DossierWorkspace *self, const char *mark, GError **error); /* "passage:ID" or "article:ID:START-END" */
GBytes             *dossier_workspace_load_original (DossierWorkspace *self, const DossierId *article, char **media_type, GError **error);
DossierCopies      *dossier_workspace_load_copies  (DossierWorkspace *self, const DossierId *article, GError **error);
GArray             *dossier_workspace_load_copy_groups (DossierWorkspace *self, GError **error); /* (element-type DossierId): the newest article of each */
DossierComparison  *dossier_workspace_load_comparison (DossierWorkspace *self, const DossierId *a, const DossierId *b, GError **error);
DossierPairing     *dossier_workspace_load_pairing (DossierWorkspace *self, const DossierSideKey *left, const DossierSideKey *right, GError **error); /* two texts side by side */
GArray             *dossier_workspace_load_fields   (DossierWorkspace *self, const DossierId *article, GError **error); /* (element-type DossierFieldValue) */
guint               dossier_workspace_count        (DossierWorkspace *self, const DossierQuery *query, GError **error);

/* Copies among articles that were there before they were looked for; new ones are compared as they are imported. */

gboolean            dossier_workspace_find_copies        (DossierWorkspace *self, DossierJob *job, GError **error);
void                dossier_workspace_find_copies_async  (DossierWorkspace *self, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
gboolean            dossier_workspace_find_copies_finish (DossierWorkspace *self, GAsyncResult *result, GError **error);

/* This machine's own state: not undoable, not shared. */

void              dossier_workspace_set_read    (DossierWorkspace *self, const DossierId *article, gboolean read);
void              dossier_workspace_set_state   (DossierWorkspace *self, const char *key, const char *value);
char             *dossier_workspace_get_state   (DossierWorkspace *self, const char *key); /* (nullable) */

G_END_DECLS
