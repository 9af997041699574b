/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-copies.h"

G_BEGIN_DECLS

GArray *dossier_word_diff (const char *old_text,
                           const char *new_text,
                           guint      *removed,
                           guint      *added);

G_END_DECLS
