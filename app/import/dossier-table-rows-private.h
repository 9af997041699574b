/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of values parted by a delimiter. Private to app/import. */

#pragma once

#include "dossier-entry-names-private.h"

G_BEGIN_DECLS

/* A name of a column is shorter. */
#define DOSSIER_TABLE_HEADER_CHARS 80

/* Reads rows; on the stack. A row's cells lie one behind the other, each ended by a zero byte. */
typedef struct
{
  const char *at;
  const char *end;
  char delimiter;
  guint unclosed;
  GString *cells;    /* (owned) */
  GArray *starts;    /* (owned) of gsize */
} DossierTableRows;

/* What a table looks like when read with one delimiter. */
typedef struct
{
  char delimiter;
  guint columns;
  guint alike;      /* rows with as many cells as the first */
  guint rows;
  guint known;      /* names of the first row that say what their column holds */
  gboolean has_text;
  gboolean has_title;
} DossierTableGuess;

void              dossier_table_rows_init  (DossierTableRows       *self,
                                            const char             *text,
                                            gsize                   length,
                                            char                    delimiter);
void              dossier_table_rows_clear (DossierTableRows       *self);
gboolean          dossier_table_next_row   (DossierTableRows       *self);
const char       *dossier_table_cell       (const DossierTableRows *self,
                                            guint                   column);
DossierTableGuess dossier_table_guess      (const char             *text,
                                            gsize                   length);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierTableRows, dossier_table_rows_clear)

G_END_DECLS
