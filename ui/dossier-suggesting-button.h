/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-suggesting.h"

G_BEGIN_DECLS

/**
 * DossierSuggestingButton:
 *
 * Says, in a corner, that suggestions are being looked for, how far that is, and stops it. Hidden while nothing is under way, and
 * at first, because most passes are over before anybody could read what they do. Main thread only.
 */
#define DOSSIER_TYPE_SUGGESTING_BUTTON (dossier_suggesting_button_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestingButton, dossier_suggesting_button, DOSSIER, SUGGESTING_BUTTON, AdwBin)

void dossier_suggesting_button_set_job (DossierSuggestingButton *self,
                                        DossierJob              *job);

G_END_DECLS
