/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-standing.h"

G_BEGIN_DECLS

/**
 * DossierStandingBadge:
 *
 * How what a source says stands to the others: a drawn sign, a word and a colour, so that none of them alone has to tell it. Its
 * tooltip and accessible description give the reason. Hidden for silence and for claims, which are not compared. Main thread only.
 */
#define DOSSIER_TYPE_STANDING_BADGE (dossier_standing_badge_get_type ())
G_DECLARE_FINAL_TYPE (DossierStandingBadge, dossier_standing_badge, DOSSIER, STANDING_BADGE, GtkWidget)

GtkWidget      *dossier_standing_badge_new          (DossierStanding       standing,
                                                     const char           *reason);
void            dossier_standing_badge_set          (DossierStandingBadge *self,
                                                     DossierStanding       standing,
                                                     const char           *reason);
void            dossier_standing_badge_set_words    (DossierStandingBadge *self,
                                                     const char           *words);
DossierStanding dossier_standing_badge_get_standing (DossierStandingBadge *self);

G_END_DECLS
