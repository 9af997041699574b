/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-article-row.h"
#include "dossier-bitset-selection.h"
#include "dossier-collections-popover.h"
#include "dossier-library-filter.h"
#include "dossier-library-pane.h"
#include "dossier-list.h"

G_BEGIN_DECLS

/* Shared by dossier-library-pane.c, -rows.c (its rows), -search.c (what is told of a search), -actions.c and -copies.c only. */
struct _DossierLibraryPane
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;       /* (owned) */
  DossierList *list;                 /* (owned) */
  DossierBitsetSelection *selection; /* (owned) */
  GHashTable *snippets;              /* (owned): DossierId -> char *, of the words searched for */
  GHashTable *rows;                  /* (owned): DossierArticleRow in use, a set */
  GCancellable *counting;            /* (owned) */
  gboolean is_counting;
  gboolean count_again;              /* what was asked is not what is wanted any more */
  GCancellable *searching;           /* (owned) (nullable) */
  DossierId current;                 /* what the reader shows, nil: nothing */
  DossierId neighbour;               /* of what is being deleted */
  gboolean following;                /* the selection is being put on @current: nobody chose */
  guint follow_source;
  char *text;                        /* (owned) (nullable): searched for */
  GArray *unfolded;                  /* (owned) (element-type DossierId): articles whose copies are listed below them */

  GtkSearchEntry *search;
  GtkMenuButton *scope_button;
  GtkMenuButton *filter_button;
  DossierCollectionsPopover *scope;
  DossierLibraryFilter *filter;
  GtkToggleButton *chip_all;
  GtkToggleButton *chip_unread;
  GtkToggleButton *chip_annotated;
  GtkToggleButton *chip_unlinked;
  GtkWidget *narrowed;
  GtkLabel *narrowed_label;
  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *nothing;
  GtkActionBar *selection_bar;
  GtkWidget *bar_compare;
  GtkLabel *selection_label;
  GtkWidget *bar_collect;
  GtkWidget *bar_delete;
  GtkWidget *bar_restore;
  GtkPopover *menu;                  /* (owned by the list view) (nullable) */
};

void    dossier_library_pane_install_actions (GtkWidgetClass     *widget_class);
void    dossier_library_pane_update_actions  (DossierLibraryPane *self);
void    dossier_library_pane_show_menu       (DossierLibraryPane *self,
                                              GtkWidget          *beside,
                                              double              x,
                                              double              y);
gboolean dossier_library_pane_is_unfolded    (DossierLibraryPane *self,
                                              const DossierArticle *article);
void    dossier_library_pane_set_unfolded    (DossierLibraryPane *self,
                                              const DossierArticle *article,
                                              gboolean            unfolded);
void    dossier_library_pane_requery         (DossierLibraryPane *self);
void    dossier_library_search_count         (DossierLibraryPane *self);
void    dossier_library_search_snippets      (DossierLibraryPane *self);
void    dossier_library_search_show          (DossierLibraryPane *self,
                                              DossierArticleRow  *row);
GtkListItemFactory *
        dossier_library_rows_new_factory     (DossierLibraryPane *self); /* (transfer full) */
void    dossier_library_rows_add_shortcuts   (DossierLibraryPane *self);
GtkWidget *
        dossier_library_rows_find            (DossierLibraryPane *self,
                                              const DossierId    *article); /* (transfer none) (nullable) */
void    dossier_library_copies_apply         (DossierLibraryPane *self,
                                              DossierQuery       *query);
void    dossier_library_copies_watch_row     (GtkWidget          *row);
gboolean dossier_library_copies_is_nested    (DossierLibraryPane *self,
                                              GtkListItem        *list_item);
void    dossier_library_copies_fill_menu     (DossierLibraryPane *self,
                                              GMenu              *menu);
void    dossier_library_copies_update_actions (DossierLibraryPane *self,
                                              guint               n_selected,
                                              gboolean            writable,
                                              gboolean            deleted);
void    dossier_library_copies_install_actions (GtkWidgetClass   *widget_class);
GMenu  *dossier_library_pane_make_collect_menu (DossierLibraryPane *self);
GArray *dossier_library_pane_get_selected    (DossierLibraryPane *self); /* (transfer full) (element-type DossierId) */

G_END_DECLS
