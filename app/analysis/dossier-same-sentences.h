/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-pairing.h"

G_BEGIN_DECLS

GArray *dossier_same_sentences (const char   *left,
                                const char   *right,
                                GArray       *left_out[DOSSIER_N_SIDES],
                                GCancellable *cancellable);

G_END_DECLS
