/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What tests with a display share: the application in this process, a folder of its own; and all that looks, waits and presses. */

#include "dossier-application.h"
#include "dossier-window.h"
#include "ui-desk.h"
#include "ui-find.h"
#include "ui-input.h"
#include "ui-wait.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  DossierApplication *application; /* (owned): registered, never run */
  char *folder;                    /* (owned): removed at the end */
} UiFixture;

void              ui_init              (int *argc, char ***argv);
int               ui_run               (void);
void              ui_remove_tree       (const char *path);

void              ui_fixture_set_up    (UiFixture *fixture, gconstpointer data);
void              ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);
char             *ui_fixture_path      (UiFixture *fixture, const char *name);
char             *ui_fixture_write     (UiFixture *fixture, const char *name, const char *text);
DossierWindow    *ui_fixture_open      (UiFixture *fixture, const char *name, DossierWorkspaceFlags flags);
DossierId         ui_fixture_import    (UiFixture *fixture, DossierWindow *window, const char *name, const char *text);
void              ui_close             (GtkWindow *window);

G_END_DECLS
