/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-statement-popover.h"

#include "dossier-statement-form.h"

G_BEGIN_DECLS

/* Shared by dossier-statement-popover.c (the words, the fields, the questions) and dossier-statement-events.c (of which event). */

struct _DossierStatementPopover
{
  GtkPopover parent_instance;

  GtkLabel *words;               /* (owned by the template), as the next eight */
  GtkBox *form_place;
  GtkLabel *event_heading;
  GtkEditable *entry;
  GtkListBox *candidates;
  GtkLabel *problem;
  GtkWidget *whole;
  GtkButton *accept;

  DossierStatementForm *form;    /* (owned by the widget tree) (nullable): made anew each time */
  DossierWorkspace *workspace;   /* (owned) */
  GCancellable *cancellable;     /* (owned) (nullable): of the question under way */
  DossierStatementWish wish;
  DossierStatementOffer *offer;  /* (owned) (nullable): NULL while a statement is edited */
  GPtrArray *events;             /* (owned) (nullable) (element-type DossierOfferedEvent): a row each, before the new one */
  DossierId edited_event;        /* of the statement that is edited; nil for a new one */
  char *edited_title;            /* (owned) (nullable) */
  gboolean loading;              /* it is about to open */
  gboolean searching;            /* events of what was typed are on their way */
  gboolean accept_soon;          /* Enter was pressed before an answer came */
  GdkRectangle target;
};

/* Whether it corrects a statement; else it makes one. */
static inline gboolean
dossier_statement_popover_is_editing (DossierStatementPopover *self)
{
  return !dossier_id_is_nil (&self->edited_event);
}

const DossierOfferedEvent *
      dossier_statement_popover_get_event   (DossierStatementPopover *self); /* (nullable): NULL: a new one */
char *dossier_statement_popover_dup_title   (DossierStatementPopover *self);
void  dossier_statement_popover_show_events (DossierStatementPopover *self,
                                             guint                    selected);
void  dossier_statement_popover_step        (DossierStatementPopover *self,
                                             int                      step);

G_END_DECLS
