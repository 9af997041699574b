/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Waiting for what happens in a window by turning the main loop, which only tests may do; never for a time. */

#include "dossier-window.h"

G_BEGIN_DECLS

typedef gboolean (*UiCondition) (gpointer data);

/* Until the condition holds; a test that hangs says which and where. */
#define ui_wait(condition, data) ui_wait_at (condition, data, G_STRLOC ": " G_STRINGIFY (condition))

void              ui_wait_at           (UiCondition condition, gpointer data, const char *where);
void              ui_drain             (void);
void              ui_settle            (void);
void              ui_wait_placed       (GtkWidget *window);
void              ui_wait_sensitive    (GtkWidget *widget);
void              ui_wait_gone         (gpointer *weak);
void              ui_wait_items        (GListModel *model, guint n);
void              ui_wait_import       (DossierWindow *window);
void              ui_wait_articles     (DossierWindow *window, guint n);
void              ui_wait_looked_through (DossierWindow *window);
GtkWindow        *ui_wait_window       (GType type);
GtkWidget        *ui_wait_label        (gpointer window, const char *part);
GtkWidget        *ui_wait_message      (void);
GtkWidget        *ui_wait_preferences  (void);
guint             ui_count             (DossierWindow *window, DossierRecordType type);

G_END_DECLS
