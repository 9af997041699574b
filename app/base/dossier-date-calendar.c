/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The calendar of the scanner of dates: days to and from years, months and days, steps of units, the unit around a day. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"
#include "dossier-edtf-private.h"

DossierCivil
dossier_date_from_days (gint64 days)
{
  DossierCivil civil;
  gint64 year;

  dossier_edtf_civil_from_days (days, &year, &civil.month, &civil.day);
  civil.year = (int) year;
  return civil;
}

gint64
dossier_date_to_days (const DossierCivil *civil)
{
  int month = civil->month > 12 ? 3 * (civil->month - 20) : civil->month > 0 ? civil->month : 1;

  return dossier_edtf_days_from_civil (civil->year, month, civil->day > 0 ? civil->day : 1);
}

/* Of what is no day, the last one. */
gint64
dossier_date_last_day (const DossierCivil *civil)
{
  if (civil->day > 0)
    return dossier_date_to_days (civil);
  if (civil->month == 0)
    return dossier_edtf_days_from_civil (civil->year, 12, 31);
  if (civil->month > 12)
    return dossier_date_to_days (civil) + 89;
  return dossier_edtf_days_from_civil (civil->year, civil->month, dossier_edtf_month_length (civil->year, civil->month));
}

int
dossier_date_months_of (DossierDateUnit unit)
{
  switch (unit)
    {
    case DOSSIER_DATE_MONTH:
      return 1;
    case DOSSIER_DATE_QUARTER:
    case DOSSIER_DATE_SEASON:
      return 3;
    case DOSSIER_DATE_HALF:
      return 6;
    case DOSSIER_DATE_YEAR:
      return 12;
    case DOSSIER_DATE_DECADE:
      return 120;
    case DOSSIER_DATE_CENTURY:
      return 1200;
    default:
      return 0;
    }
}

gint64
dossier_date_shift (gint64          day,
                    DossierDateUnit unit,
                    int             count)
{
  int months = dossier_date_months_of (unit) * count;

  if (dossier_date_months_of (unit) > 0)
    {
      DossierCivil civil = dossier_date_from_days (day);
      int month = civil.year * 12 + civil.month - 1 + months;

      civil.year = month >= 0 ? month / 12 : 0;
      civil.month = month >= 0 ? month % 12 + 1 : 1;
      return dossier_edtf_days_from_civil (civil.year, civil.month, MIN (civil.day, dossier_edtf_month_length (civil.year, civil.month)));
    }
  return day + count * (gint64) (unit == DOSSIER_DATE_FORTNIGHT ? 14 : unit == DOSSIER_DATE_DAY ? 1 : 7);
}

/* 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
int
dossier_date_weekday_of (gint64 day)
{
  return (int) (((day + 3) % 7 + 7) % 7);
}

void
dossier_date_set_days (DossierDateValue *value,
                       gint64            first,
                       gint64            last)
{
  value->from = dossier_date_from_days (first);
  value->to = dossier_date_from_days (last);
  value->is_range = first != last;
}

/* The @unit in which @day lies. */
void
dossier_date_set_around (DossierDateValue *value,
                         gint64            day,
                         DossierDateUnit   unit)
{
  DossierCivil civil = dossier_date_from_days (day);

  value->unit = unit;
  value->is_range = FALSE;
  switch (unit)
    {
    case DOSSIER_DATE_DAY:
      value->from = civil;
      break;
    case DOSSIER_DATE_WEEKEND:
      dossier_date_set_days (value, day - dossier_date_weekday_of (day) + 5, day - dossier_date_weekday_of (day) + 6);
      break;
    case DOSSIER_DATE_WEEK:
    case DOSSIER_DATE_FORTNIGHT:
      dossier_date_set_days (value, day - dossier_date_weekday_of (day), day - dossier_date_weekday_of (day) + 6);
      break;
    case DOSSIER_DATE_MONTH:
      value->from = (DossierCivil) { civil.year, civil.month, 0 };
      break;
    case DOSSIER_DATE_QUARTER:
    case DOSSIER_DATE_SEASON:
      value->from = (DossierCivil) { civil.year, (civil.month - 1) / 3 * 3 + 1, 0 };
      value->to = (DossierCivil) { civil.year, value->from.month + 2, 0 };
      value->is_range = TRUE;
      break;
    case DOSSIER_DATE_HALF:
      value->from = (DossierCivil) { civil.year, (civil.month - 1) / 6 * 6 + 1, 0 };
      value->to = (DossierCivil) { civil.year, value->from.month + 5, 0 };
      value->is_range = TRUE;
      break;
    case DOSSIER_DATE_YEAR:
      value->from = (DossierCivil) { civil.year, 0, 0 };
      break;
    case DOSSIER_DATE_DECADE:
    case DOSSIER_DATE_CENTURY:
    default:
      value->from = (DossierCivil) { civil.year - civil.year % (unit == DOSSIER_DATE_DECADE ? 10 : 100), 0, 0 };
      value->to = (DossierCivil) { value->from.year + (unit == DOSSIER_DATE_DECADE ? 9 : 99), 0, 0 };
      value->is_range = TRUE;
      break;
    }
}
