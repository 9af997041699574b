/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-compare-item.h"
#include "dossier-compare-page.h"

G_BEGIN_DECLS

/* Shared by dossier-compare-page.c (what is compared), dossier-compare-reading.c (how it is read), dossier-compare-parts.c (the
 * parts of the page) and dossier-compare-going.c (going from place to place in both texts, and scrolling them together). */

struct _DossierComparePage
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;          /* (owned) */
  GSettings *settings;                  /* (owned) (nullable): of the program */
  DossierSideKey keys[DOSSIER_N_SIDES]; /* nil: nothing chosen */
  DossierPairing *pairing;              /* (owned) (nullable): what is shown */
  GCancellable *loading;                /* (owned) (nullable) */
  guint slow_source;                    /* says that it takes a while */
  gboolean stale;                       /* read again when the page is seen */
  gboolean again;                       /* something changed while it was read */

  GtkWidget *box;
  GtkWidget *switcher;                  /* of the narrow form */
  GtkWidget *tabs[3];                   /* its buttons: left, between, right */
  DossierComparePane *panes[DOSSIER_N_SIDES];
  GtkWidget *middle;
  GtkWidget *stack;                     /* what stands between: list, empty, busy, failed */
  GtkWidget *message;                   /* of "empty" and "failed" */
  GtkWidget *list;
  GtkSingleSelection *selection;        /* (owned) */
  GtkWidget *status;
  guint narrow_source;
  gboolean narrow;
  guint tab;                            /* which is seen in a narrow page */

  gboolean together;                    /* scroll together */
  int leader;                           /* the side that a person moves; -1 none */
};

void     dossier_compare_going_init          (DossierComparePage *self);
void     dossier_compare_going_class_init    (GtkWidgetClass     *widget_class);
void     dossier_compare_going_update        (DossierComparePage *self);
void     dossier_compare_reading_init        (DossierComparePage *self);
void     dossier_compare_reading_stop        (DossierComparePage *self);
void     dossier_compare_parts_build         (DossierComparePage *self);
void     dossier_compare_parts_lay_out       (DossierComparePage *self);
void     dossier_compare_parts_size_allocate (GtkWidget          *widget,
                                              int                 width,
                                              int                 height,
                                              int                 baseline);
void     dossier_compare_parts_measure       (GtkWidget          *widget,
                                              GtkOrientation      orientation,
                                              int                 for_size,
                                              int                *minimum,
                                              int                *natural,
                                              int                *minimum_baseline,
                                              int                *natural_baseline);
gboolean dossier_compare_page_is_chosen      (DossierComparePage *self,
                                              DossierSide         side);
void     dossier_compare_page_show_name      (DossierComparePage *self,
                                              DossierSide         side);
void     dossier_compare_page_reload         (DossierComparePage *self);
void     dossier_compare_page_set_together   (DossierComparePage *self,
                                              gboolean            together);
void     dossier_compare_page_set_tab        (DossierComparePage *self,
                                              guint               tab);

G_END_DECLS
