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
  const char * const *parts; /* what to picture; everything when there is none */
  int width;
  int height;
  DossierApplication *application; /* (owned) */
  DossierWorkspace *workspace;     /* (owned): of the window that is pictured */
  GtkWindow *window;               /* owned by the toolkit */
  guint failed;
} Shots;

#define LOOK_AGAIN_MS 120

void let_run (guint milliseconds);
GdkTexture *look_at_rest (GtkWindow *window);
void shoot (Shots *shots, GtkWindow *window, const char *name);
GtkWindow *wait_dialog (Shots *shots);
void shoot_dialog (Shots *shots, const char *action, GVariant *target, const char *name);
void shoot_and_close (Shots *shots, GtkWidget *dialog, const char *name);
void go (Shots *shots, const char *action, const char *target);
void go_to (Shots *shots, const char *action, DossierRecordType type, const char *beginning);
void act_on (Shots *shots, GtkWidget *widget, const char *action);
char *find (Shots *shots, DossierRecordType type, const char *beginning);
gboolean find_id (Shots *shots, DossierRecordType type, const char *beginning, DossierId *id);
GtkWidget *find_type (GtkWidget *widget, GType type);
GtkWidget *find_text_view (GtkWidget *widget);
GtkWidget *find_named (GtkWidget *widget, GType type, const char *name);

void shoot_read (Shots *shots);
void shoot_board (Shots *shots);
void shoot_timeline (Shots *shots);
void shoot_compare (Shots *shots);
void shoot_import (Shots *shots);
void shoot_review (Shots *shots);
void shoot_copies (Shots *shots);
gboolean make_many (Shots *shots, const char *path);
void shoot_many (Shots *shots);

G_END_DECLS
