/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-draft.h"
#include "dossier-offset-map.h"

G_BEGIN_DECLS

void dossier_text_roles_install    (GtkTextBuffer          *buffer);
void dossier_text_roles_apply      (GtkTextBuffer          *buffer,
                                    GArray                 *blocks,
                                    const DossierOffsetMap *map);
void dossier_text_roles_set_scale  (GtkTextBuffer          *buffer,
                                    double                  scale);
void dossier_text_roles_set_colour (GtkTextBuffer          *buffer,
                                    gboolean                dark,
                                    gboolean                high_contrast);
void dossier_text_roles_set_margin (GtkTextBuffer          *buffer,
                                    int                     left);
void dossier_text_roles_set_room   (GtkTextBuffer          *buffer,
                                    int                     above,
                                    int                     below);
gboolean dossier_text_roles_is_left_out (const GtkTextIter *iter);
gboolean dossier_text_roles_title  (GArray                 *blocks,
                                    DossierBlock           *title);

G_END_DECLS
