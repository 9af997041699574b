/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the program that pictures the screens. */

#include "dossier-application.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  const char *directory;
  const char *variant;
  int width;
  int height;
  DossierApplication *application; /* (owned) */
  DossierWorkspace *workspace;     /* (owned): of the window that is pictured */
  GtkWindow *window;               /* owned by the toolkit */
  guint failed;
} Shots;

void shoot (Shots *shots, GtkWindow *window, const char *name);
void go (Shots *shots, const char *action, const char *target);
void go_to (Shots *shots, const char *action, DossierRecordType type, const char *beginning);
char *find (Shots *shots, DossierRecordType type, const char *beginning);
GtkWidget *find_type (GtkWidget *widget, GType type);

void shoot_timeline (Shots *shots);
void shoot_compare (Shots *shots);

G_END_DECLS
