/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How changed words look, wherever they are shown: removed ones are struck through, added ones underlined. */

#define DOSSIER_TAG_REMOVED "removed"
#define DOSSIER_TAG_ADDED "added"

void dossier_change_tags_follow (GtkTextView *view);

G_END_DECLS
