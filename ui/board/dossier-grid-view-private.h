/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-grid-form.h"
#include "dossier-grid-shape.h"
#include "dossier-grid-view.h"
#include "dossier-statement-cell.h"

G_BEGIN_DECLS

/* Shared by the files of the grid; nobody else's. */

/* Where the keyboard is, in words that outlast another grid of the same event. */
typedef struct
{
  gboolean set;
  DossierId statement; /* nil: a cell without one */
  DossierId account;   /* nil: assessed */
  char *row;           /* (owned): its key */
  int position;        /* of the row */
} DossierGridCursor;

struct _DossierGridView
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;  /* (owned) (nullable) */
  DossierId event;              /* nil: none */
  DossierGrid *grid;            /* (owned) (nullable): what is shown */
  DossierGridShape *shape;      /* (owned) (nullable): how */
  GCancellable *loading;        /* (owned) (nullable) */
  gboolean folded;
  DossierGridOrder order;
  gboolean only_differing;
  GHashTable *unfolded;         /* (owned): ids of statements shown whole, kept across reloads */
  GHashTable *unfolded_copies;  /* (owned): copy groups whose copies have their own columns */
  DossierStatement *pointed;    /* (owned) (nullable): what the context menu is about, while it is open */
  GtkWidget *pointed_cell;      /* (unowned) (nullable): where that menu was opened; weak */
  guint forget_source;
  DossierGridCursor cursor;

  guint narrow_source;

  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *date;
  GtkWidget *differences;
  GtkWidget *sources;
  GtkWidget *filter;
  gboolean slim;               /* its buttons are in its menu */
  GtkWidget *buttons;
  GtkWidget *fold;
  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *sheet;
  GtkWidget *unsourced;         /* below what is assessed of an event that no source reports yet */
  GtkWidget *alike;             /* instead of rows, when only differing ones are wanted and there are none */
  GtkWidget *menu;              /* (owned) (nullable) */
  GtkWidget *form;              /* (owned) (nullable): the popover in which a statement is written */
};

/* dossier-grid-view.c */
void                  dossier_grid_view_reshape         (DossierGridView      *self);
const DossierGridRow *dossier_grid_view_row             (DossierGridView      *self,
                                                         int                   row);
const DossierGridColumn *dossier_grid_view_column       (DossierGridView      *self,
                                                         int                   column);

/* dossier-grid-head.c */
void                  dossier_grid_view_build_head      (DossierGridView      *self,
                                                         GtkWidget            *parent);
void                  dossier_grid_view_show_head       (DossierGridView      *self);
void                  dossier_grid_view_set_slim        (DossierGridView      *self,
                                                         gboolean              slim);

/* dossier-grid-walk.c */
void                  dossier_grid_view_note_cursor     (DossierGridView      *self);
void                  dossier_grid_view_note_cell       (DossierGridView      *self,
                                                         DossierStatementCell *cell);
void                  dossier_grid_view_restore_cursor  (DossierGridView      *self);
void                  dossier_grid_view_install_walking (DossierGridView      *self);
DossierStatementCell *dossier_grid_view_focused_cell    (DossierGridView      *self);
DossierStatementCell *dossier_grid_view_cell_at         (DossierGridView      *self,
                                                         double                x,
                                                         double                y);

/* dossier-grid-actions.c */
void                  dossier_grid_view_install_actions (GtkWidgetClass       *klass);
void                  dossier_grid_view_popup_menu      (DossierGridView      *self,
                                                         DossierStatementCell *cell,
                                                         double                x,
                                                         double                y);
void                  dossier_grid_view_open            (DossierGridView      *self,
                                                         DossierStatement     *statement);

/* dossier-grid-write.c */
void                  dossier_grid_view_install_writing (GtkWidgetClass       *klass);
void                  dossier_grid_view_open_column     (DossierGridView      *self,
                                                         DossierStatementCell *cell);

/* dossier-grid-copy.c */
void                  dossier_grid_view_install_copying (GtkWidgetClass       *klass);

G_END_DECLS
