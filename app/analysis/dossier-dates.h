/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-suggestion.h"

G_BEGIN_DECLS

GPtrArray *dossier_dates_find (const char *text,
                               const char *reference,
                               const char *event_start);

G_END_DECLS
