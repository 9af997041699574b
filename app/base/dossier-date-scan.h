/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-date-names.h"

G_BEGIN_DECLS

/* The scanner of dates in words; private to base. A function that takes a position by reference moves it only when it finds. */

#define DOSSIER_NO_YEAR G_MININT

/* One day, month or season, with what was written of it. */
typedef struct
{
  int year;  /* DOSSIER_NO_YEAR when not written */
  int month; /* 1–12, 21–24 a season */
  int day;   /* 0 = the whole month */
} DossierCivil;

typedef struct
{
  DossierCivil from;
  DossierCivil to;
  gboolean is_range;
  gboolean uncertain;
} DossierDateReading;

typedef struct
{
  gboolean known;
  gint64 middle; /* days from 1970 */
  gboolean is_day;
} DossierDateReference;

typedef struct
{
  DossierDateReference reference;
  gboolean strict; /* running text, where a false find is worse than none */
} DossierDateContext;

DossierDateReference   dossier_date_read_reference  (const char               *edtf);
void                   dossier_date_skip_blanks     (const char              **p);
gboolean               dossier_date_take_number     (const char              **p,
                                                     int                       most_digits,
                                                     int                      *value,
                                                     int                      *digits);
const DossierDateName *dossier_date_take_name       (const char              **p,
                                                     DossierDateNameType       type,
                                                     const DossierDateContext *context);
gboolean               dossier_date_take_month      (const char              **p,
                                                     int                      *month,
                                                     const DossierDateContext *context);
DossierCivil           dossier_date_civil_from_days (gint64                    days);
gboolean               dossier_date_match_at        (const char              **p,
                                                     DossierDateReading       *reading,
                                                     const DossierDateContext *context);
char                  *dossier_date_reading_to_edtf (DossierDateReading       *reading,
                                                     const DossierDateContext *context);

G_END_DECLS
