/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-command.h"
#include "dossier-db.h"

G_BEGIN_DECLS

/* A command: its body, which runs on the writer thread, and its arguments, which it owns. Each body knows which it uses. */

typedef gboolean (*DossierCommandBody) (DossierDb *db, DossierCommand *command, GError **error);

struct _DossierCommand
{
  const char *label;      /* static, untranslated: "Tag", for the history */
  DossierCommandBody body;
  DossierOutcome outcome;
  DossierId target;       /* what it works on */
  DossierId other;        /* a second thing: the entity of a tag, the one merged away */
  GArray *ids;            /* (owned) (nullable): many targets */
  char *text[6];          /* (owned) (nullable) */
  GStrv words;            /* (owned) (nullable): tags of an annotation */
  GArray *parts;          /* (owned) (nullable): DossierEventPart with owned strings */
  GPtrArray *several;     /* (owned) (nullable) (element-type DossierCommand): what it is made of */
  guint start;            /* code points */
  guint end;
  guint number;           /* a field, a grade */
  gboolean another;       /* what is named is made even where one has the name */
  gboolean doubtful;      /* what is doubtful goes along with others */
};

DossierCommand *dossier_command_new      (const char             *label,
                                          DossierCommandBody      body);
void            dossier_command_set_ids  (DossierCommand         *command,
                                          const DossierId        *ids,
                                          guint                   n);
void            dossier_command_add_part (DossierCommand         *command,
                                          const DossierEventPart *part);

G_END_DECLS
