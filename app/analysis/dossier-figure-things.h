/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-metonyms.h"
#include "dossier-pairing.h"

G_BEGIN_DECLS

char    *dossier_figure_thing       (const DossierFigure   *figure);
char    *dossier_figure_head        (const char            *counted);
GArray  *dossier_figure_owners      (const char            *counted,
                                     const DossierMetonyms *metonyms,
                                     GArray                *behind);
void     dossier_figure_describe    (DossierPairFigure     *figure,
                                     const char            *sentence,
                                     const DossierMetonyms *metonyms);
char    *dossier_figure_who         (const char            *attribution);
guint    dossier_hashes_common      (GArray                *a,
                                     GArray                *b);

G_END_DECLS
