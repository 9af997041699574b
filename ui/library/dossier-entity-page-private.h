/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-entity-page.h"

#include "dossier-identifying.h"
#include "dossier-list.h"

G_BEGIN_DECLS

/* Shared by dossier-entity-page.c (what is read of an entity, and its mentions), dossier-entity-names.c and
 * dossier-entity-events.c. */

struct _DossierEntityPage
{
  AdwBin parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  GCancellable *cancellable;   /* (owned) (nullable) */
  GArray *event_ids;           /* (owned) (element-type DossierId): of the events listed, in their order */
  DossierList *mentions;       /* (owned) */
  DossierId id;                /* nil: none */
  DossierEntity *entity;       /* (owned) (nullable) */
  GtkWidget *dot;
  GtkBox *title_box;
  GtkLabel *name;
  GtkMenuButton *menu_button;
  GtkLabel *facts;
  GtkEditable *description;
  GtkBox *aliases;
  GtkBox *decisions;
  GtkButton *occurrences;
  GtkExpander *events_expander;
  GtkBox *events;
  GtkStack *stack;
  GtkListView *list_view;
};

void dossier_entity_page_show_names     (DossierEntityPage *self,
                                         GPtrArray         *merged);
void dossier_entity_page_show_decisions (DossierEntityPage *self,
                                         GPtrArray         *decisions,
                                         guint              occurrences);
void dossier_entity_page_show_events    (DossierEntityPage *self,
                                         GPtrArray         *events);
void dossier_entity_page_count_sources  (DossierEntityPage *self);

G_END_DECLS
