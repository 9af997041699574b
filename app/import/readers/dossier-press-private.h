/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text exports of press databases. Private to app/import. */

#pragma once

#include "dossier-entry-private.h"
#include "dossier-press-lines-private.h"

G_BEGIN_DECLS

void dossier_press_read (DossierPressLayout       layout,
                         const DossierPressRange *range,
                         DossierEntry            *entry);

G_END_DECLS
