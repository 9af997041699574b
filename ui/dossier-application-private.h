/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-application.h"

G_BEGIN_DECLS

/* Shared by dossier-application.c (windows, recent workspaces), -open.c (opening workspaces) and -actions.c (what the
 * menus do). */

struct _DossierApplication
{
  AdwApplication parent_instance;
  GSettings *settings;            /* (owned) (nullable): NULL when the schema is nowhere */
  GMenu *recent_menu;             /* (owned) */
  GtkCssProvider *text_provider;  /* (owned) (nullable): the text size of the preferences */
  double text_scale;
  GList *openings;                /* (unowned): of dossier-application-open.c: workspaces being opened */
};

void       dossier_application_actions_init   (DossierApplication *self);
GtkWindow *dossier_application_some_window    (DossierApplication *self);
GtkWindow *dossier_application_find_window    (DossierApplication *self,
                                               const char         *path);
void       dossier_application_show_workspace (DossierApplication *self,
                                               DossierWorkspace   *workspace,
                                               GQueue             *materials);
char      *dossier_application_find_samples   (void);
void       dossier_application_set_text_scale (DossierApplication *self,
                                               double              scale);

G_END_DECLS
