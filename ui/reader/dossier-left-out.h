/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-text-search.h"
#include "dossier-views.h"

G_BEGIN_DECLS

GArray             *dossier_left_out_ranges (const DossierArticleView *view,
                                             const DossierTextRange   *wanted);
guint               dossier_left_out_count  (const DossierArticleView *view);
const DossierBlock *dossier_left_out_part   (const DossierArticleView *view,
                                             guint                     offset);

G_END_DECLS
