/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-date-find.h"
#include "dossier-date-names.h"

G_BEGIN_DECLS

/* The scanner of dates in words; private to base. A function that takes a position by reference moves it only when it finds. */

#define DOSSIER_NO_YEAR G_MININT
#define DOSSIER_NO_MODIFIER 2

/* One day, month or season, with what was written of it. */
typedef struct
{
  int year;  /* DOSSIER_NO_YEAR when not written */
  int month; /* 1–12, 21–24 a season; 0 = the whole year */
  int day;   /* 0 = the whole month */
} DossierCivil;

typedef enum
{
  DOSSIER_DATE_CIVIL,   /* what @civil says; a month or season may have a modifier: "last May" */
  DOSSIER_DATE_PERIOD,  /* the @number-th quarter or half of @civil.year; the decade or century it begins */
  DOSSIER_DATE_WEEKDAY, /* @number from Monday, with @modifier */
  DOSSIER_DATE_CURRENT, /* the @unit around the base, before or after it by @modifier: "last week", "that year" */
  DOSSIER_DATE_OFFSET,  /* @count of @unit from the base: "three days ago" */
  DOSSIER_DATE_SPAN,    /* @count of @unit up to the base or from it: "the last three days" */
  DOSSIER_DATE_OF_EVENT,/* the @count-th @unit of an event */
  DOSSIER_DATE_FISCAL,  /* the fiscal year @civil.year */
  DOSSIER_DATE_NUMBERED_DAY, /* the @number-th of a month, by @modifier that of the base: "on the 24th" */
} DossierDateKind;

typedef enum
{
  DOSSIER_FEAST_NONE,
  DOSSIER_FEAST_WESTERN,  /* counted from Easter */
  DOSSIER_FEAST_ORTHODOX, /* from that of the Orthodox churches */
} DossierDateFeast;

/* One end of a date, as it is written. */
typedef struct
{
  DossierDateKind kind;
  DossierCivil civil;
  DossierDateUnit unit;
  int number;
  int count;
  int modifier;         /* -1, 0, 1, DOSSIER_NO_MODIFIER */
  int year_modifier;    /* of "March this year": as @modifier */
  gboolean year_mentioned; /* of "March of that year" */
  gboolean anchored;    /* the base is the date mentioned before, not the reference */
  gboolean needs_mention; /* and there is no other base */
  gboolean the_year;    /* "of the year": may be that of a date told in the same sentence */
  gboolean approximate;
  gboolean uncertain;
  gboolean two_orders;  /* numeric: day and month could be exchanged */
  int fiscal;           /* of a quarter or year: 1 of a state's budget, 2 of somebody's; 0 of the calendar */
  int part;             /* of a month or year: its first or, negative, last so many of @unit, or the @number-th one; 0 for all of it */
  int weekday;          /* of a day: that which it is told to be, from 1 for Monday; 0 for none */
  gboolean week;        /* of a day: the week around it; with @number -1 or 1 the one that ends or begins with it */
  gboolean weekend;     /* of a day: that which it lies in, or before */
  gboolean last_week;   /* of a weekday: of the week before or after */
  gboolean night;       /* of a day: the night into it */
  int years;            /* of "80 years ago today": 80 before the base */
  DossierDateFeast feast; /* @count days after it; @civil has its year alone */
  gboolean has_time;
  int hour;
  int minute;
  int second;
  int zone;             /* minutes east */
} DossierDatePoint;

typedef struct
{
  DossierDatePoint from;
  DossierDatePoint to;
  gboolean is_range;
  gboolean loose; /* no day, month or weekday is written out */
} DossierDateReading;

#define DOSSIER_DATE_POINT_INIT { .modifier = DOSSIER_NO_MODIFIER, .year_modifier = DOSSIER_NO_MODIFIER, .civil.year = DOSSIER_NO_YEAR }
#define DOSSIER_DATE_READING_INIT { .from = DOSSIER_DATE_POINT_INIT, .to = DOSSIER_DATE_POINT_INIT }

typedef struct
{
  gboolean known;
  gint64 middle; /* days from 1970 */
  gboolean is_day;
} DossierDateReference;

typedef enum
{
  DOSSIER_TENSE_UNKNOWN,
  DOSSIER_TENSE_PAST,
  DOSSIER_TENSE_FUTURE,
  DOSSIER_TENSE_PLANNED, /* to come as it was seen before: "was due" */
} DossierTense;

/* The date mentioned last. */
typedef struct
{
  gboolean known;
  gint64 first; /* days from 1970 */
  DossierDateUnit unit;
  int days;          /* so many it has; 0 when it is no range of days */
  gboolean has_year; /* was written with it */
  const char *end;   /* where its words end */
} DossierDateAnchor;

/* The words looked up last, as many patterns ask for the same one. */
typedef struct
{
  const char *at; /* NULL: none */
  const char *after;
  DossierDateName name;
  gboolean known;
} DossierDateLookedUp;

#define DOSSIER_LOOKED_UP 8 /* a power of two */

typedef struct
{
  DossierDateReference reference;
  DossierDateLookedUp *looked_up; /* (nullable): DOSSIER_LOOKED_UP of them, while one text is read */
  gboolean strict; /* running text, where a false find is worse than none */
  gboolean between; /* "and" joins the ends of a range */
  const char *text; /* its beginning */
  const char *at;   /* where the words of the date begin, NULL without a text around them */
  const char *behind; /* where they end */
  int numeric_order; /* -1 month first, 1 day first, 0 not known */
  DossierDateReference event;
  DossierDateAnchor anchor;
  DossierDateAnchor day; /* the day mentioned last, with what was mentioned since being longer and before it */
  gboolean ignore_tense; /* of what may lie on both sides of the reference */
  gboolean tells_news; /* the text's words are those of news; known once a month of a year has been met */
  gboolean is_news; /* dates around the reference have been met: those without a year are its year's */
} DossierDateContext;

void     dossier_date_skip_blanks     (const char              **p);
gboolean dossier_date_take_number     (const char              **p,
                                       int                       most_digits,
                                       int                      *value,
                                       int                      *digits);
gboolean dossier_date_take_year       (const char              **p,
                                       int                      *year);
gboolean dossier_date_take_day        (const char              **p,
                                       int                      *day);
gboolean dossier_date_take_count      (const char              **p,
                                       int                      *count,
                                       gboolean                 *vague,
                                       const DossierDateContext *context);
gboolean dossier_date_look_up         (const char               *p,
                                       DossierDateName          *name,
                                       const char              **after,
                                       const DossierDateContext *context);
gboolean dossier_date_take_name       (const char              **p,
                                       DossierDateNameType       type,
                                       DossierDateName          *name,
                                       const DossierDateContext *context);
gboolean dossier_date_take_literal    (const char              **p,
                                       const char               *word);
gboolean dossier_date_take_past       (const char              **p,
                                       const DossierDateName    *modifier);
gboolean dossier_date_take_month      (const char              **p,
                                       int                      *month,
                                       const DossierDateContext *context);
int      dossier_date_take_later_year (const char              **p,
                                       const DossierDateContext *context);
gboolean dossier_date_take_dash       (const char              **p);
gboolean dossier_date_number_ends     (const char               *p);
gboolean dossier_date_counts_behind   (const char               *p);
gboolean dossier_date_word_before     (const char               *text,
                                       const char               *p,
                                       const char              **start,
                                       const char              **end);
gboolean dossier_date_word_is         (const char               *start,
                                       const char               *end,
                                       const char               *words);

gboolean dossier_date_is_modifier     (const char               *p,
                                       const DossierDateName    *name,
                                       const DossierDateContext *context);
gboolean dossier_date_take_range_sign (const char              **p,
                                       const DossierDateContext *context);
gboolean dossier_date_take_and        (const char              **p,
                                       const DossierDateContext *context);
void     dossier_date_take_year_words (const char              **p,
                                       DossierDatePoint         *point,
                                       const DossierDateContext *context);
gboolean dossier_date_take_ordinal_number (const char              **p,
                                           int                      *number,
                                           const DossierDateContext *context);
void     dossier_date_skip_early      (const char              **p,
                                       const DossierDateContext *context);

/* Days (dossier-date-days.c), months and seasons (dossier-date-months.c), periods (dossier-date-periods.c), what is counted (dossier-date-offsets.c,
 * dossier-date-events.c), parts of years and years together (dossier-date-quarters.c), fiscal years (dossier-date-fiscal.c), years (dossier-date-years.c),
 * nights (dossier-date-nights.c), days with a name (dossier-date-holidays.c). */
gboolean dossier_date_days_at         (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_month_year_at   (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_week_of_month_at (const char              **p,
                                        DossierDateReading       *reading,
                                        const DossierDateContext *context);
gboolean dossier_date_season_at       (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_named_at        (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_numeric_at      (const char              **p,
                                       DossierDatePoint         *point,
                                       const DossierDateContext *context);
gboolean dossier_date_periods_at      (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_quarter_at      (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_part_at         (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_century_at      (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_decade_at       (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_take_fiscal     (const char              **p);
gboolean dossier_date_take_fiscal_year (const char              **p,
                                        DossierDatePoint         *point);
gboolean dossier_date_fiscal_at       (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_years_at        (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_offset_at       (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_event_at        (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_overnight_at    (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_holiday_at      (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gint64   dossier_date_easter          (int                       year,
                                       gboolean                  orthodox);
gboolean dossier_date_match_at        (const char              **p,
                                       DossierDateReading       *reading,
                                       const DossierDateContext *context);
gboolean dossier_date_iso_at          (const char              **p,
                                       char                    **edtf);

/* What the words mean. */
typedef struct
{
  DossierCivil from;
  DossierCivil to;
  gboolean is_range;
  gboolean approximate;
  gboolean uncertain;
  DossierDateBasis basis;
  DossierDateUnit unit; /* how exact it is */
} DossierDateValue;

/* dossier-date-calendar.c; days are counted from 1970 */
DossierCivil dossier_date_from_days   (gint64                    days);
gint64   dossier_date_to_days         (const DossierCivil       *civil);
gint64   dossier_date_last_day        (const DossierCivil       *civil);
int      dossier_date_months_of       (DossierDateUnit           unit);
gint64   dossier_date_shift           (gint64                    day,
                                       DossierDateUnit           unit,
                                       int                       count);
int      dossier_date_weekday_of      (gint64                    day);
void     dossier_date_set_days        (DossierDateValue         *value,
                                       gint64                    first,
                                       gint64                    last);
void     dossier_date_set_around      (DossierDateValue         *value,
                                       gint64                    day,
                                       DossierDateUnit           unit);

/* Whose budget a fiscal year is of, and its months (dossier-date-fiscal.c). */
typedef struct _DossierFiscalCalendar DossierFiscalCalendar;

const DossierFiscalCalendar *
         dossier_date_fiscal_calendar (gboolean                  short_form,
                                       gboolean                  has_year,
                                       const DossierDateContext *context);
DossierCivil dossier_date_fiscal_day  (const DossierFiscalCalendar *calendar,
                                       gint64                    day);
void     dossier_date_set_fiscal_months (DossierDateValue         *value,
                                         const DossierFiscalCalendar *calendar,
                                         int                       year,
                                         int                       first,
                                         int                       last);
void     dossier_date_set_fiscal_year (DossierDateValue         *value,
                                       const DossierFiscalCalendar *calendar,
                                       int                       year);
gboolean dossier_date_resolve_fiscal  (const DossierDatePoint   *point,
                                       const DossierDateContext *context,
                                       DossierDateValue         *value);

int      dossier_date_years_back      (const DossierDateContext *context);
gboolean dossier_date_mention_is_near (const DossierDateContext *context);
gboolean dossier_date_find_base       (const DossierDatePoint   *point,
                                       const DossierDateContext *context,
                                       DossierDateUnit           unit,
                                       gint64                   *day,
                                       DossierDateValue         *value);
DossierTense dossier_date_tense_of    (const DossierDateContext *context);
gboolean dossier_date_resolve_civil   (const DossierDatePoint   *point,
                                       const DossierDateContext *context,
                                       DossierDateValue         *value);
gboolean dossier_date_resolve         (const DossierDateReading *reading,
                                       const DossierDateContext *context,
                                       DossierDateValue         *value);
char    *dossier_date_value_to_edtf   (const DossierDateReading *reading,
                                       const DossierDateValue   *value);
DossierDateReference dossier_date_read_reference (const char    *edtf);

gboolean dossier_date_recurs          (const DossierDateReading *reading,
                                       const DossierDateContext *context);
DossierTense dossier_date_tense_at    (const char               *text,
                                       const char               *start,
                                       const char               *end);

G_END_DECLS
