/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-date-scan.h"

G_BEGIN_DECLS

/* One going through of a text, on the stack of who asked; private to base. What takes a date returns where its words end, or NULL. */
typedef struct
{
  DossierDateContext context;
  DossierDateLookedUp looked_up[DOSSIER_LOOKED_UP];
  GArray *found;         /* (owned) */
  const char *counted;   /* up to here code points are counted */
  guint offset;
  const char *last_end;  /* of the date found last; NULL when it is no day */
  DossierCivil last_day; /* it */
  const char *last_numbered; /* where the day's number ends that was found last; NULL: none */
  gboolean tells_d_day;  /* the text does */
  gint64 d_day;          /* of an operation, days from 1970; 0 when it is not told */
  gboolean order_known;
  gboolean news_known;
} DossierDateSearch;

void        dossier_date_search_append        (DossierDateSearch        *search,
                                               const char               *start,
                                               const char               *end,
                                               DossierDateFound          found);
const char *dossier_date_search_take          (DossierDateSearch        *search,
                                               const char               *start,
                                               const char               *end,
                                               const DossierDateReading *reading);
gboolean    dossier_date_search_is_behind     (const DossierDateSearch  *search,
                                               const char               *p,
                                               const char               *words);

/* Days told by a number alone (dossier-date-numbered.c). */
const char *dossier_date_search_second_day_at   (DossierDateSearch *search,
                                                 const char        *p);
const char *dossier_date_search_numbered_day_at (DossierDateSearch *search,
                                                 const char        *p);
const char *dossier_date_search_d_day_at        (DossierDateSearch *search,
                                                 const char        *p);

G_END_DECLS
