/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-alike.h"
#include "dossier-name-forms-private.h"

G_BEGIN_DECLS

/* Names taken apart, so that comparing two costs no reading of text. */

#define DOSSIER_ALIKE_WORDS 12
#define DOSSIER_ALIKE_FOLD 28
#define DOSSIER_ALIKE_SOUND 24
#define DOSSIER_ALIKE_BASES 5

enum
{
  DOSSIER_ALIKE_WORD_INITIAL = 1 << 0, /* one letter */
  DOSSIER_ALIKE_WORD_NUMBER = 1 << 1,  /* digits */
  DOSSIER_ALIKE_WORD_SMALL = 1 << 2,   /* of, the, and; von, de: may be left out */
};

/* Both texts end with a zero and are cut to fit. */
typedef struct
{
  char fold[DOSSIER_ALIKE_FOLD];
  char sound[DOSSIER_ALIKE_SOUND];
  guint8 flags;
} DossierAlikeWord;

/**
 * DossierAlikeParsed: a name taken apart, without titles
 * @words: (not owned)
 * @bases: (nullable) (not owned): of each word the sounds of what it may be a case of, empty ones at the end
 * @capitals: it is one word of capitals
 * @suffix: of a person: Jr., II as a small number; 0 = none
 */
typedef struct
{
  const DossierAlikeWord *words;
  char (*bases)[DOSSIER_ALIKE_BASES][DOSSIER_ALIKE_SOUND];
  guint n;
  DossierScript script;
  gboolean person;
  gboolean capitals;
  guint suffix;
} DossierAlikeParsed;

/* A parsed name with its words: lives on the stack of who asks. */
typedef struct
{
  DossierAlikeWord words[DOSSIER_ALIKE_WORDS];
  char bases[DOSSIER_ALIKE_WORDS][DOSSIER_ALIKE_BASES][DOSSIER_ALIKE_SOUND];
  DossierAlikeParsed parsed;
} DossierAlikeRoom;

const DossierAlikeParsed *dossier_alike_parse          (const char               *name,
                                                        const char               *kind,
                                                        DossierAlikeRoom         *room);
DossierAlike              dossier_alike_compare_parsed (const DossierAlikeParsed *a,
                                                        const DossierAlikeParsed *b);
gboolean                  dossier_alike_surname_first  (const DossierAlikeParsed *name);
double                    dossier_alike_roles          (const char               *a,
                                                        const char               *b);

G_END_DECLS
