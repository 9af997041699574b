/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What tests with a display share: the application in this process, a folder of its own, waiting without sleeping. */

#include "dossier-application.h"
#include "dossier-window.h"

G_BEGIN_DECLS

typedef struct
{
  DossierApplication *application; /* (owned): registered, never run */
  char *folder;                    /* (owned): removed at the end */
} UiFixture;

typedef gboolean (*UiCondition) (gpointer data);

void              ui_init            (int *argc, char ***argv);
int               ui_run             (void);
void              ui_fixture_set_up  (UiFixture *fixture, gconstpointer data);
void              ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);
char             *ui_fixture_path    (UiFixture *fixture, const char *name);
char             *ui_fixture_write   (UiFixture *fixture, const char *name, const char *text);
DossierWindow    *ui_fixture_open    (UiFixture *fixture, const char *name, DossierWorkspaceFlags flags);
void              ui_close           (GtkWindow *window);

void              ui_wait            (UiCondition condition, gpointer data);
void              ui_wait_import     (DossierWindow *window);
void              ui_wait_articles   (DossierWindow *window, guint n);
void              ui_settle          (void);
GtkWindow        *ui_wait_window     (GType type);
GtkWidget        *ui_wait_label      (gpointer window, const char *part);
GtkWidget        *ui_wait_message    (void);
GtkWidget        *ui_wait_preferences (void);
void              ui_close_message   (GtkWidget *dialog);
void              ui_drop_files      (GtkWidget *window, const char * const *uris);
guint             ui_count           (DossierWindow *window, DossierRecordType type);

GtkWidget        *ui_find            (GtkWidget *above, GType type);
GtkWidget        *ui_find_action     (GtkWidget *above, const char *action);
GtkWidget        *ui_find_label      (GtkWidget *above, const char *part);

G_END_DECLS
