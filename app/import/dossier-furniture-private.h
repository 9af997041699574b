/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line around an article is, told by its words. Private to app/import. */

#pragma once

#include "dossier-gather-private.h"

G_BEGIN_DECLS

gboolean dossier_furniture_is_caption    (const DossierPiece *piece);
gboolean dossier_furniture_is_teaser     (const DossierPiece *piece);
gboolean dossier_furniture_is_post       (const char         *text);
gboolean dossier_furniture_is_tags_label (const char         *text);
gboolean dossier_furniture_mark_address  (DossierGather      *gather,
                                          DossierPiece       *piece,
                                          const DossierPiece *before);

G_END_DECLS
