/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierDateNameType: what a word can be in a date.
 */
typedef enum
{
  DOSSIER_DATE_NAME_MONTH,    /* value 1–12 */
  DOSSIER_DATE_NAME_WEEKDAY,  /* value 1–7, from Monday */
  DOSSIER_DATE_NAME_SEASON,   /* value 21–24 */
  DOSSIER_DATE_NAME_RELATIVE, /* value: days from today */
  DOSSIER_DATE_NAME_MODIFIER, /* value -1 last, 0 this, 1 next */
  DOSSIER_DATE_NAME_PERIOD,   /* value 1 month, 12 year */
  DOSSIER_DATE_NAME_APPROXIMATE,
  DOSSIER_DATE_NAME_UNTIL,
  DOSSIER_DATE_NAME_SINCE,    /* "from" and "between" too */
  DOSSIER_DATE_NAME_TO,
  DOSSIER_DATE_NAME_OF,
  DOSSIER_DATE_NAME_FILLER,   /* "on", "the": says nothing */
} DossierDateNameType;

typedef enum
{
  DOSSIER_DATE_NAME_CAPITAL = 1 << 0, /* in running text only with a capital: "May", "März" */
  DOSSIER_DATE_NAME_SHORT = 1 << 1,   /* too short for running text unless a number stands beside it */
} DossierDateNameFlags;

typedef struct
{
  const char *word;
  DossierDateNameType type;
  int value;
  DossierDateNameFlags flags;
} DossierDateName;

const DossierDateName *dossier_date_name_at (const char  *text,
                                             const char **after);

G_END_DECLS
