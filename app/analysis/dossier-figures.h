/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-figure.h"
#include "dossier-suggestion.h"

G_BEGIN_DECLS

GPtrArray         *dossier_figures_read          (const char          *text);
GPtrArray         *dossier_figures_find          (const char          *text);
gboolean           dossier_attribution_find      (const char          *text,
                                                  guint                start,
                                                  guint                end,
                                                  guint               *from,
                                                  guint               *to);
DossierSuggestion *dossier_figure_to_suggestion  (const DossierFigure *figure,
                                                  const char          *words);

G_END_DECLS
