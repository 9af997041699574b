/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the files on text share: classes of characters. */

gboolean dossier_text_is_mark      (gunichar c);
gboolean dossier_text_is_invisible (gunichar c);

G_END_DECLS
