/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-event-guess.h"
#include "dossier-part-row.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierEventForm:
 *
 * The one form of an event: title, kind, status, date, place, participants, and the passages it rests on. It is filled
 * from what there is and turned into a command; it never writes. Main thread only.
 * Signal "changed": what it says changed; see dossier_event_form_is_valid().
 */
#define DOSSIER_TYPE_EVENT_FORM (dossier_event_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventForm, dossier_event_form, DOSSIER, EVENT_FORM, GtkWidget)

GtkWidget      *dossier_event_form_new             (DossierWorkspace         *workspace);
void            dossier_event_form_set_words       (DossierEventForm         *self,
                                                    const char * const       *kinds,
                                                    const char * const       *roles);
void            dossier_event_form_set_grid        (DossierEventForm         *self,
                                                    DossierGrid              *grid);
void            dossier_event_form_set_passage     (DossierEventForm         *self,
                                                    const DossierArticleView *view,
                                                    GPtrArray                *proposals,
                                                    guint                     start,
                                                    guint                     end);
DossierPartRow *dossier_event_form_add_participant (DossierEventForm         *self,
                                                    const DossierId          *entity,
                                                    const char               *name,
                                                    const char               *kind);
void            dossier_event_form_focus           (DossierEventForm         *self);
gboolean        dossier_event_form_is_valid        (DossierEventForm         *self,
                                                    const char              **reason);
DossierCommand *dossier_event_form_make_command    (DossierEventForm         *self);
GtkWidget      *dossier_event_form_get_entry       (DossierEventForm         *self,
                                                    const char               *name);

G_END_DECLS
