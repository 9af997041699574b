/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of names and of texts, read alike: without case, diacritics and the many shapes of quotes and hyphens. */

#define DOSSIER_FOLD_WORD 96  /* bytes of a folded word; what is longer is nobody's name */
#define DOSSIER_FOLD_CHAR 16  /* bytes that one character folds to, at most */
#define DOSSIER_FOLD_NEAR 0x600

typedef enum
{
  DOSSIER_FOLD_BREAK,  /* ends a word */
  DOSSIER_FOLD_LETTER, /* letters, digits, and marks that are letters */
  DOSSIER_FOLD_SINGLE, /* a word by itself: the scripts that write without spaces, and Hangul with its particles */
  DOSSIER_FOLD_SILENT, /* accents and invisible characters: neither there nor an end */
} DossierFoldClass;

/* What stands between two words of one name. Any other value is an ASCII sign that is part of the name: & / + … */
enum
{
  DOSSIER_GAP_NONE = 0,
  DOSSIER_GAP_BREAK = 1,  /* a sentence or paragraph ends, or too much stands between */
  DOSSIER_GAP_SOFT = ' ', /* spaces, one line feed, hyphens, quotes */
};

typedef struct
{
  guint8 class;
  guint8 length;
  char bytes[6];
} DossierFoldEntry;

/**
 * DossierFoldTable: the answers for the characters below U+0600, worked out once. A plain value, never changed after.
 */
typedef struct
{
  DossierFoldEntry entries[DOSSIER_FOLD_NEAR];
} DossierFoldTable;

/**
 * DossierFoldedWord:
 * @start: in the text
 * @end: one past it; of "U.S." past the last point
 * @letters: how many characters with a shape of their own
 * @length: bytes of @folded; 0 of a word that is too long
 * @single: it is one character of a script without spaces
 * @ascii: the letters are all ASCII as written
 * @folded: zero-terminated, with zeroes up to the eighth byte at least
 */
typedef struct
{
  const char *start;
  const char *end;
  guint letters;
  guint length;
  gboolean single;
  gboolean ascii;
  char folded[DOSSIER_FOLD_WORD + 8];
} DossierFoldedWord;

void             dossier_fold_table_init (DossierFoldTable       *table);
DossierFoldClass dossier_fold_char       (gunichar                c,
                                          char                    bytes[DOSSIER_FOLD_CHAR],
                                          guint                  *length);
gunichar         dossier_fold_decode     (const char             *at,
                                          const char             *limit,
                                          guint                  *bytes);
gboolean         dossier_fold_next       (const DossierFoldTable *table,
                                          const char             *at,
                                          const char             *limit,
                                          guint                   before,
                                          gboolean                stop,
                                          guint8                 *gap,
                                          DossierFoldedWord      *word);
gboolean         dossier_fold_is_hyphen  (gunichar                c);
gboolean         dossier_fold_is_apostrophe (gunichar             c);

G_END_DECLS
