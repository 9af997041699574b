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
  DOSSIER_DATE_NAME_UNIT,     /* value: DossierDateUnit */
  DOSSIER_DATE_NAME_PART,     /* of a day: "morning" */
  DOSSIER_DATE_NAME_NUMBER,   /* value: a number in words; 100 and more multiply */
  DOSSIER_DATE_NAME_VAGUE,    /* value: how many to take for "a few" */
  DOSSIER_DATE_NAME_ORDINAL,  /* value: "third" */
  DOSSIER_DATE_NAME_DECADE,   /* value: 50 "fifties" */
  DOSSIER_DATE_NAME_AGO,      /* stands behind a length of time */
  DOSSIER_DATE_NAME_AGO_FIRST,/* stands before it: "vor" */
  DOSSIER_DATE_NAME_EARLY,    /* value -1 "earlier", 1 "later", 0 others: part of a longer time */
  DOSSIER_DATE_NAME_SAME,     /* "that", "same" */
  DOSSIER_DATE_NAME_ENDS,     /* "end", "beginning" */
  DOSSIER_DATE_NAME_FISCAL,
  DOSSIER_DATE_NAME_HALF,
  DOSSIER_DATE_NAME_APPROXIMATE,
  DOSSIER_DATE_NAME_PERHAPS,
  DOSSIER_DATE_NAME_UNTIL,
  DOSSIER_DATE_NAME_SINCE,    /* "from" too */
  DOSSIER_DATE_NAME_BETWEEN,
  DOSSIER_DATE_NAME_TO,
  DOSSIER_DATE_NAME_AND,
  DOSSIER_DATE_NAME_OF,
  DOSSIER_DATE_NAME_FILLER,   /* "on", "the": says nothing */
  DOSSIER_DATE_NAME_NIGHT,    /* "overnight" */
} DossierDateNameType;

typedef enum
{
  DOSSIER_DATE_NAME_CAPITAL = 1 << 0,   /* in running text only with a capital: "May", "März" */
  DOSSIER_DATE_NAME_SHORT = 1 << 1,     /* too short for running text unless a number stands beside it */
  DOSSIER_DATE_NAME_BEHIND = 1 << 2,    /* a modifier that follows: "dernier" */
  DOSSIER_DATE_NAME_ANCHORED = 1 << 3,  /* counts from the date mentioned before: "following" */
  DOSSIER_DATE_NAME_PLURAL = 1 << 4,
  DOSSIER_DATE_NAME_AMBIGUOUS = 1 << 5, /* a month that is a word or name too */
  DOSSIER_DATE_NAME_PLACE = 1 << 6,     /* a filler after which a bare month or season is a date: "in" */
  DOSSIER_DATE_NAME_WEAK = 1 << 7,      /* begins no date in running text */
} DossierDateNameFlags;

/**
 * DossierDateUnit: lengths of time, the shorter first.
 */
typedef enum
{
  DOSSIER_DATE_DAY,
  DOSSIER_DATE_WEEKEND,
  DOSSIER_DATE_WEEK,
  DOSSIER_DATE_FORTNIGHT,
  DOSSIER_DATE_MONTH,
  DOSSIER_DATE_QUARTER,
  DOSSIER_DATE_SEASON,
  DOSSIER_DATE_HALF,
  DOSSIER_DATE_YEAR,
  DOSSIER_DATE_DECADE,
  DOSSIER_DATE_CENTURY,
} DossierDateUnit;

typedef struct
{
  DossierDateNameType type;
  int value;
  guint flags;
} DossierDateName;

gboolean dossier_date_name_at (const char       *text,
                               DossierDateName  *name,
                               const char      **after);

gboolean dossier_date_may_begin (const char    *text);

G_END_DECLS
