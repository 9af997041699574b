/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line taken apart, for reading dates. Private to dossier-stamp*.c. */

#pragma once

#include "dossier-stamp-private.h"

G_BEGIN_DECLS

#define DOSSIER_TOKEN_MAX 96
#define DOSSIER_TOKEN_MAX_WORD 47 /* bytes; a longer word is no word of a date and kept empty */

typedef enum
{
  DOSSIER_TOKEN_END,
  DOSSIER_TOKEN_NUMBER,
  DOSSIER_TOKEN_WORD,
  DOSSIER_TOKEN_SIGN,
} DossierTokenKind;

typedef struct
{
  guint8 kind;
  guint8 digits;   /* of a number */
  gboolean gap;    /* white space stands before it */
  gint64 value;    /* of a number; the code point of a sign */
  char word[DOSSIER_TOKEN_MAX_WORD + 1];
  guint start;     /* bytes */
  guint end;
} DossierToken;

typedef struct
{
  DossierToken tokens[DOSSIER_TOKEN_MAX + 1];
  guint count;
  const DossierStampHabit *habit;
} DossierTokenLine;

void     dossier_token_split            (DossierTokenLine         *line,
                                         const char               *text);
gboolean dossier_token_is_sign          (const DossierToken       *token,
                                         const char               *signs);
gboolean dossier_token_is_word          (const DossierToken       *token,
                                         const char * const       *words);
gboolean dossier_token_is_number        (const DossierToken       *token,
                                         guint                     least,
                                         guint                     most);
gboolean dossier_token_starts_with      (const DossierToken       *token,
                                         const char * const       *starts);
void     dossier_token_take_zone        (const DossierToken      **at,
                                         DossierStamp             *stamp);
void     dossier_token_take_time_after  (const DossierToken      **at,
                                         DossierStamp             *stamp);
void     dossier_token_take_time_before (const DossierTokenLine   *line,
                                         const DossierToken      **first,
                                         DossierStamp             *stamp);

G_END_DECLS
