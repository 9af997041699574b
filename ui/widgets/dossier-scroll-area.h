/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierScrollArea:
 *
 * What scrolls by itself within a GtkScrolledWindow: it holds both adjustments, whoever derives from it draws. Main thread only.
 */
#define DOSSIER_TYPE_SCROLL_AREA (dossier_scroll_area_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierScrollArea, dossier_scroll_area, DOSSIER, SCROLL_AREA, GtkWidget)

/**
 * DossierScrollAreaClass:
 * @adjust: another adjustment was set, or none: it is to be told how much there is
 * @scrolled: somebody scrolled
 */
struct _DossierScrollAreaClass
{
  GtkWidgetClass parent_class;

  void (*adjust)   (DossierScrollArea *self);
  void (*scrolled) (DossierScrollArea *self);
};

GtkAdjustment *dossier_scroll_area_get_adjustment (DossierScrollArea *self,
                                                   GtkOrientation     orientation);
double         dossier_scroll_area_get_offset     (DossierScrollArea *self,
                                                   GtkOrientation     orientation);

G_END_DECLS
