/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-proposal.h"

G_BEGIN_DECLS

/* The buttons above the review queue. */

void dossier_review_bar_fill (GtkBox      *bar,
                              GMenuModel  *more,
                              GtkWidget  **form,
                              GtkWidget  **not_form);

void dossier_review_bar_show_group (GtkButton                    *all,
                                    GtkButton                    *with_doubtful,
                                    const DossierSuggestionGroup *group);

char *dossier_review_bar_tell_group (const DossierSuggestionGroup *group,
                                     const DossierEntity          *entity);

void dossier_review_bar_show_words (GtkWidget  *form,
                                    GtkWidget  *not_form,
                                    const char *words);

G_END_DECLS
