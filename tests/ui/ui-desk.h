/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A workspace in a folder of its own, without the application: for tests that put single widgets into a plain window. And what
 * any test does with a workspace. */

#include "dossier-command.h"
#include "dossier-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;                /* (owned): removed at the end */
  DossierWorkspace *workspace; /* (owned) */
  GtkWidget *window;           /* (nullable): closed at the end */
  GString *asked;              /* (owned): what was asked of the window, "action target;" */
} UiDesk;

void              ui_desk_set_up      (UiDesk *desk);
void              ui_desk_tear_down   (UiDesk *desk);
char             *ui_desk_path        (UiDesk *desk, const char *name);
DossierId         ui_desk_import      (UiDesk *desk, const char *name, const char *text);
void              ui_desk_reopen      (UiDesk *desk, DossierWorkspaceFlags flags);
void              ui_desk_show        (UiDesk *desk, GtkWidget *child, int width, int height);
void              ui_desk_close       (UiDesk *desk);

DossierOutcome    ui_do               (DossierWorkspace *workspace, DossierCommand *command);
void              ui_undo             (DossierWorkspace *workspace);
void              ui_redo             (DossierWorkspace *workspace);
GPtrArray        *ui_load             (DossierWorkspace *workspace, DossierRecordType type, const DossierId *article);
DossierId         ui_import           (DossierWorkspace *workspace, const char *path);
void              ui_locate           (DossierWorkspace *workspace, const DossierId *article, const char *words, guint *start, guint *end);

G_END_DECLS
