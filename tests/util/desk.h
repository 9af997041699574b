/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-command.h"
#include "dossier-query.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * Desk:
 * @folder: (owned): of its own, removed at the end
 * @path: (owned): of the workspace
 * @workspace: (owned): open for writing
 *
 * A workspace in a folder of its own. A test's fixture holds one and hands its address on. Everything asserts that it works.
 */
typedef struct
{
  char *folder;
  char *path;
  DossierWorkspace *workspace;
} Desk;

void            desk_set_up     (Desk *desk);
void            desk_tear_down  (Desk *desk);
void            desk_reopen     (Desk *desk);
char           *desk_write      (Desk *desk, const char *name, const char *text);
DossierId       desk_import     (Desk *desk, const char *name, const char *text);
DossierOutcome  desk_run        (Desk *desk, DossierCommand *command);
void            desk_refuse     (Desk *desk, DossierCommand *command, int code);
void            desk_undo       (Desk *desk, guint steps);
void            desk_redo       (Desk *desk, guint steps);
guint           desk_count      (Desk *desk, DossierRecordType type);
void            desk_locate     (Desk *desk, const DossierId *article, const char *words, guint *start, guint *end);

G_END_DECLS
