/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-pairing.h"

G_BEGIN_DECLS

GPtrArray *dossier_figures_of_text (const char   *text);
GPtrArray *dossier_figures_pair    (GPtrArray    *left,
                                    GPtrArray    *right,
                                    GCancellable *cancellable);

G_END_DECLS
