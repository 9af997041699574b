/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-ui.h"

G_BEGIN_DECLS

/* What the window and the application need of the file where toolkit versions differ; see dossier-ui.h for the rest. */

/**
 * DossierChooser: what a file chooser is for. Static or on the stack; strings are copied.
 * @title: of its window, translated
 * @accept: label of its button, translated
 * @folders: choose folders instead of files
 * @save: choose a name to write to; one file
 * @single: of several files only one may be chosen
 * @name: (nullable): file name to begin with, when saving
 * @filter_name: (nullable): the only filter, for people; "All files" is added
 * @patterns: (nullable): its globs, NULL-terminated: "*.dossier"
 */
typedef struct
{
  const char *title;
  const char *accept;
  gboolean folders;
  gboolean save;
  gboolean single;
  const char *name;
  const char *filter_name;
  const char * const *patterns;
} DossierChooser;

void       dossier_compat_choose           (GtkWidget            *widget,
                                            const DossierChooser *chooser,
                                            DossierUiFiles        done,
                                            gpointer              user_data);
void       dossier_compat_show_about       (GtkWidget            *widget);
void       dossier_compat_show_preferences (GtkWidget            *widget,
                                            AdwPreferencesPage   *page); /* (transfer floating) */

G_END_DECLS
