/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-note-text.h"

G_BEGIN_DECLS

/* Shared by the files that parse notes; nobody else's. */

/* A piece of the note's text: a line, or a cell of a table. @hard: a line break follows it. */
typedef struct
{
  const char *start;
  const char *end;
  gboolean hard;
} DossierNotePiece;

gboolean    dossier_note_is_escape   (const char             *p,
                                      const char             *end);
const char *dossier_note_read_number (const char             *p,
                                      const char             *end,
                                      guint                   max_digits,
                                      guint                  *number);
const char *dossier_mark_read        (const char             *text,
                                      const char             *p,
                                      const char             *end,
                                      DossierMark            *mark);
void        dossier_mark_clear       (DossierMark            *mark);
GPtrArray  *dossier_note_parse_spans (const char             *text,
                                      const DossierNotePiece *pieces,
                                      guint                   n_pieces);

G_END_DECLS
