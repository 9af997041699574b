/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The proleptic Gregorian calendar, year 0 included, shared by the two files that deal with dates. */

#define DOSSIER_DAY_MS (G_GINT64_CONSTANT (86400000))

gint64 dossier_edtf_days_from_civil (gint64  year,
                                     int     month,
                                     int     day);
void   dossier_edtf_civil_from_days (gint64  days,
                                     gint64 *year,
                                     int    *month,
                                     int    *day);
int    dossier_edtf_month_length    (gint64  year,
                                     int     month);

G_END_DECLS
