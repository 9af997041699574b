/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierWordList:
 * @words: parted by blanks
 * @type: what the table's owner makes of it
 * @value: the same
 * @flags: the same
 *
 * Words of one meaning. Of a word in two lists of a table, the first counts.
 */
typedef struct
{
  const char *words;
  int type;
  int value;
  guint flags;
} DossierWordList;

/**
 * DossierWord: one word of a table, with the meaning of its list.
 */
typedef struct
{
  char *folded; /* (owned) */
  gsize length;
  guint32 hash;
  int type;
  int value;
  guint flags;
} DossierWord;

typedef struct _DossierWordTable DossierWordTable;

DossierWordTable  *dossier_word_table_new (const DossierWordList  *lists,
                                           gsize                   n_lists);
void               dossier_word_table_free (DossierWordTable      *table);
const DossierWord *dossier_word_table_at  (const DossierWordTable *table,
                                           const char             *text,
                                           const char            **after);
gboolean           dossier_word_table_may_open (const DossierWordTable *table,
                                           const char             *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWordTable, dossier_word_table_free)

G_END_DECLS
