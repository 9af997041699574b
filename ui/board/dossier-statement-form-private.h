/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-statement-form.h"

G_BEGIN_DECLS

/* Shared by dossier-statement-form.c (the fields and what is shown) and dossier-statement-form-part.c (what they say). */

struct _DossierStatementForm
{
  GtkWidget parent_instance;

  DossierStatement *statement;   /* (owned) (nullable): what is edited; NULL for a new one */
  DossierId article;             /* nil: assessed */
  guint start;
  guint end;
  DossierId entity;              /* nil: by name */
  char *reference;               /* (owned) (nullable): from which "Thursday" counts */
  char *edtf;                    /* (owned) (nullable): what the date entry means */
  char *guessed_date;            /* (owned) (nullable): the date that @date_words are of */
  char *date_words;              /* (owned) (nullable): of the article */
  char *as_of_edtf;              /* (owned) (nullable) */
  DossierFigure *figure;         /* (owned) (nullable): what the figure entry means */
  DossierId said_by;             /* nil: nobody else, or by words */
  char *said_words;              /* (owned) (nullable): of the article */
  char *error;                   /* (owned) (nullable): of the figure or the date */
  char *as_of_error;             /* (owned) (nullable) */
  gboolean topic_edited;
  gboolean quiet;                /* while it is filled */

  GtkWidget *box;
  GtkWidget *field;              /* owned by the widget tree, as the rest */
  GtkWidget *dot;
  GtkWidget *name;
  GtkWidget *new_kind;
  GtkWidget *role;
  GtkWidget *figure_entry;
  GtkWidget *topic;
  GtkWidget *text;
  GtkWidget *date;
  GtkWidget *more;
  GtkWidget *understood;
  GtkWidget *details;
  GtkWidget *said;
  GtkWidget *said_quote;
  GtkWidget *as_of_label;
  GtkWidget *as_of;
  GtkWidget *as_of_note;
  GtkWidget *credibility;
};

G_END_DECLS
