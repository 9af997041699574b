/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierBoardFilterBar:
 *
 * The line above the board: words, kinds, a range of dates, and the button for a new event. In a narrow window
 * the kinds take a line of their own. Main thread only.
 * Signal "changed": another filter is wanted.
 */
#define DOSSIER_TYPE_BOARD_FILTER_BAR (dossier_board_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierBoardFilterBar, dossier_board_filter_bar, DOSSIER, BOARD_FILTER_BAR, GtkWidget)

GtkWidget          *dossier_board_filter_bar_new         (void);
DossierBoardFilter *dossier_board_filter_bar_get_filter  (DossierBoardFilterBar *self);
gboolean            dossier_board_filter_bar_is_clear    (DossierBoardFilterBar *self);
void                dossier_board_filter_bar_clear       (DossierBoardFilterBar *self);
void                dossier_board_filter_bar_set_kinds   (DossierBoardFilterBar *self,
                                                          GPtrArray             *kinds);
void                dossier_board_filter_bar_set_text    (DossierBoardFilterBar *self,
                                                          const char            *text);
void                dossier_board_filter_bar_set_kind    (DossierBoardFilterBar *self,
                                                          const char            *kind,
                                                          gboolean               shown);
gboolean            dossier_board_filter_bar_set_dates   (DossierBoardFilterBar *self,
                                                          const char            *typed);
void                dossier_board_filter_bar_set_choice  (DossierBoardFilterBar *self,
                                                          guint                  n_actors,
                                                          guint                  n_events,
                                                          gboolean               all);
void                dossier_board_filter_bar_set_crossings (DossierBoardFilterBar *self,
                                                          guint64                crossings);
GtkWidget          *dossier_board_filter_bar_get_choice  (DossierBoardFilterBar *self);
void                dossier_board_filter_bar_focus_text  (DossierBoardFilterBar *self);
void                dossier_board_filter_bar_set_narrow  (DossierBoardFilterBar *self,
                                                          gboolean               narrow,
                                                          gboolean               slim);

G_END_DECLS
