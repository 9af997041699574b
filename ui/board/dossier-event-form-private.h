/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-event-form.h"

#include "dossier-suggest.h"

G_BEGIN_DECLS

/* Shared by dossier-event-form.c (the entries and rows), dossier-event-form-fill.c (what they are filled from) and
 * dossier-event-form-commands.c (what becomes of them). */

/* What an article names in the passage an event is made of: it goes along as that article's own statement. */
typedef struct
{
  DossierPartRow *row; /* (unowned) (nullable): NULL once the row was removed */
  guint start;
  guint end;
} DossierEventFormNamed;

struct _DossierEventForm
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;   /* (owned) */
  DossierGrid *grid;             /* (owned) (nullable): the event that is edited, as it was */
  DossierEventGuess *guess;      /* (owned) (nullable): what a passage suggested */
  DossierId article;             /* of the passage; nil without */
  char *reference;               /* (owned) (nullable): the article's date, from which words count */
  DossierStatement *place_before; /* (unowned) (nullable): in the grid: the assessed place in the place entry */
  DossierId place_id;            /* nil: by name */
  GArray *named;                 /* (element-type DossierEventFormNamed) */
  GPtrArray *removed;            /* (element-type DossierStatement): to be deleted */
  GStrv roles;                   /* (owned) (nullable) */
  char *edtf;                    /* (owned) (nullable): what the date entry means */
  gboolean date_wrong;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *status;
  GtkWidget *date;
  GtkWidget *understood;
  GtkWidget *place;
  DossierSuggest *kind_suggest;  /* (unowned): of the entry */
  DossierSuggest *place_suggest; /* (unowned) */
  GtkWidget *participants;
  GtkWidget *evidence_group;
  GtkWidget *evidence;
};

char           *dossier_event_form_dup_trimmed (GtkWidget            *editable);
void            dossier_event_form_show_date   (DossierEventForm     *self);
void            dossier_event_form_set_place   (DossierEventForm     *self,
                                                const DossierId      *place,
                                                const char           *name);
const char     *dossier_event_form_get_status  (DossierEventForm     *self);
void            dossier_event_form_set_status  (DossierEventForm     *self,
                                                const char           *status);
DossierPartRow *dossier_event_form_add_row     (DossierEventForm     *self,
                                                GtkWidget            *list,
                                                DossierStatementKind  kind,
                                                gboolean              choose_kind);

G_END_DECLS
