/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_word_snap (const char *text,
                            guint      *start,
                            guint      *end);

G_END_DECLS
