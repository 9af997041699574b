/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_note_style_create_tags (GtkTextBuffer *buffer);
void dossier_note_style_apply       (GtkTextBuffer *buffer,
                                     const char    *text);

G_END_DECLS
