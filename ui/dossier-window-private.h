/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-page.h"
#include "dossier-compare-page.h"
#include "dossier-fit-bin.h"
#include "dossier-import-bar.h"
#include "dossier-importing.h"
#include "dossier-notes-page.h"
#include "dossier-read-page.h"
#include "dossier-reextracting.h"
#include "dossier-review-page.h"
#include "dossier-suggesting-button.h"
#include "dossier-timeline-page.h"
#include "dossier-window.h"

G_BEGIN_DECLS

/* Shared by the files of the window: dossier-window.c (frame and state), -actions.c, -import.c, -extract.c, -copies.c,
 * -suggesting.c, -review.c. */

/* The pages of the switcher, from the left */
typedef enum
{
  DOSSIER_WINDOW_READ,
  DOSSIER_WINDOW_BOARD,
  DOSSIER_WINDOW_TIMELINE,
  DOSSIER_WINDOW_COMPARE,
  DOSSIER_WINDOW_NOTES,
  DOSSIER_WINDOW_REVIEW,
  DOSSIER_WINDOW_N_PAGES
} DossierWindowPage;

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;
  DossierWorkspace *workspace;     /* (owned) */
  GSettings *settings;             /* (owned) (nullable): of the program */
  GApplication *held;              /* (owned) (nullable): goes on until the workspace is closed */
  gboolean closed;                 /* by the person: what is under way comes to its end, and nothing is begun any more */

  AdwToastOverlay *toast_overlay;
  DossierFitBin *fit_bin;
  GtkWidget *drop_area;
  AdwViewSwitcher *switcher;
  AdwWindowTitle *window_title;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;
  DossierImportBar *import_bar;
  DossierSuggestingButton *suggesting_button;
  GtkRevealer *notice;
  GtkRevealer *stopped_notice;
  GtkLabel *stopped_label;
  GtkWidget *import_button;
  AdwButtonContent *import_content;
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GMenu *recent_menu;
  GtkWidget *pages[DOSSIER_WINDOW_N_PAGES]; /* (nullable): until first shown or needed */

  gboolean restored;               /* the state of last time was read, so that it may be written over */
  gboolean show_sidebar;
  AdwToast *step_toast;            /* (unowned) (nullable): tells of the last undo or redo while it is shown */

  GQueue imports;                  /* (element-type DossierMaterial) (owned): waiting */
  gboolean import_chapters;        /* each chapter of a book becomes an article */
  DossierJob *job;                 /* (owned) (nullable): the import or extraction that runs */
  guint bar_source;                /* 0 = none: shows the bar when an import takes a while */
  DossierImportResult *last_result; /* (owned) (nullable) */
  DossierReextractResult *last_extraction; /* (owned) (nullable) */

  DossierJob *copies_job;          /* (owned) (nullable): copies are being looked for */
  gboolean copies_again;           /* something changed meanwhile */
  DossierSuggesting *suggesting;   /* (owned) (nullable): none while the workspace is open for reading only */

  gboolean counting;               /* open suggestions are being counted */
  gboolean count_again;
  guint count_source;
  DossierId offer;                 /* what was tagged last; nil: nothing */
  gint64 offered_at;               /* when, in µs of the monotonic clock */
  GHashTable *offered;             /* (owned): entity → how many of its occurrences were offered */
  AdwToast *offer_toast;           /* (unowned) (nullable) */
};

void dossier_window_actions_class_init  (GtkWidgetClass *widget_class);
void dossier_window_actions_init        (DossierWindow  *self);
void dossier_window_actions_update      (DossierWindow  *self);

void                 dossier_window_pages_init       (DossierWindow *self);
void                 dossier_window_remove_pages     (DossierWindow *self);
void                 dossier_window_make_page        (DossierWindow *self,
                                                      const char    *name);
DossierReadPage     *dossier_window_get_read         (DossierWindow *self);
DossierBoardPage    *dossier_window_get_board        (DossierWindow *self);
DossierTimelinePage *dossier_window_get_timeline     (DossierWindow *self);
DossierComparePage  *dossier_window_get_compare      (DossierWindow *self);
DossierNotesPage    *dossier_window_get_notes        (DossierWindow *self);
DossierReviewPage   *dossier_window_get_review       (DossierWindow *self);
GtkWidget           *dossier_window_get_shown        (DossierWindow *self);
void                 dossier_window_flush_notes      (DossierWindow *self);
void                 dossier_window_apply_sidebar    (DossierWindow *self);
gboolean             dossier_window_page_has_sidebar (GtkWidget     *page);

void dossier_window_compare_class_init  (GtkWidgetClass *widget_class);

void dossier_window_import_init         (DossierWindow  *self);
void dossier_window_import_dispose      (DossierWindow  *self);
void dossier_window_import_next         (DossierWindow  *self);
void dossier_window_choose_import       (DossierWindow  *self,
                                         gboolean        folders);
void dossier_window_paste               (DossierWindow  *self);
void dossier_window_show_import_details (DossierWindow  *self);
gboolean dossier_window_would_undo      (DossierWindow  *self,
                                         const char     *label);
void dossier_window_import_columns      (DossierWindow  *self,
                                         const char     *path,
                                         const char     *columns);
void dossier_window_continue_import     (DossierWindow  *self);
void dossier_window_forget_import       (DossierWindow  *self);
gboolean dossier_window_begin_job       (DossierWindow  *self,
                                         const char     *title);
void dossier_window_end_job             (DossierWindow  *self);

void dossier_window_extract_again       (DossierWindow   *self,
                                         const DossierId *articles,
                                         guint            n);
void dossier_window_show_extraction     (DossierWindow   *self);

void dossier_window_copies_init         (DossierWindow  *self);
void dossier_window_copies_find         (DossierWindow  *self);
void dossier_window_copies_stop         (DossierWindow  *self);

void dossier_window_suggesting_init     (DossierWindow  *self);
void dossier_window_suggesting_stop     (DossierWindow  *self);

void dossier_window_review_init         (DossierWindow   *self);
void dossier_window_review_stop         (DossierWindow   *self);
void dossier_window_review_dispose      (DossierWindow   *self);
void dossier_window_review              (DossierWindow   *self,
                                         const DossierId *entity);
void dossier_window_review_identity     (DossierWindow   *self,
                                         const DossierId *entity);
void dossier_window_offer_occurrences   (DossierWindow   *self,
                                         const DossierId *entity);

G_END_DECLS
