/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Fiscal years: how they are written, whose budget is spoken of, and which months its year has. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"
#include "dossier-edtf-private.h"

#include <string.h>

#define REACH 400      /* bytes to either side in which a state or its forces are told */
#define FIRM_REACH 200 /* a firm's */

/* The year of a state's budget, and the words that tell of the state, in no order. */
struct _DossierFiscalCalendar
{
  int ahead;           /* months by which it begins before the year that names it; below 0, after its beginning */
  gboolean two_years;  /* is named by two years; by one of them nobody knows which */
  gboolean only_owner; /* the year of the calendar: only what is called the state's own is its budget's */
  const char * const *words;
};

static const char * const of_united_states[] = { "U.S.", "US", "United States", "American", "America", "Pentagon", "Congress", "Washington", "Senate", "White House",
                                                 "DoD", "Capitol Hill", NULL };
static const char * const of_japan[] = { "Japan", "Japanese", "Tokyo", "yen", NULL };
static const char * const of_india[] = { "India", "Indian", "New Delhi", "crore", NULL };
static const char * const of_britain[] = { "Britain", "British", "UK", "U.K.", "United Kingdom", "Whitehall", "RAF", "Royal Navy", "Royal Air Force", NULL };
static const char * const of_canada[] = { "Canada", "Canadian", "Ottawa", NULL };
static const char * const of_singapore[] = { "Singapore", NULL };
static const char * const of_australia[] = { "Australia", "Australian", "Canberra", "New Zealand", "Wellington", "Pakistan", "Islamabad", "Bangladesh", "Egypt", NULL };
static const char * const of_calendar[] = { "South Korea", "Seoul", "Germany", "Berlin", "France", "Paris", "Poland", "Warsaw", "Taiwan", "Taipei", "China", "Beijing",
                                            "Russia", "Moscow", "Ukraine", "Kyiv", "Israel", "Turkey", "Türkiye", "Ankara", "Philippines", "Manila", "Indonesia",
                                            "Italy", "Spain", "Netherlands", "Norway", "Sweden", "Finland", "Denmark", "Romania", "Vietnam", "Malaysia", "Brazil", NULL };

static const DossierFiscalCalendar calendars[] = {
  { .ahead = 3, .words = of_united_states },
  { .ahead = -3, .words = of_japan },
  { .ahead = 9, .words = of_india },
  { .ahead = -3, .two_years = TRUE, .words = of_britain },
  { .ahead = -3, .two_years = TRUE, .words = of_canada },
  { .ahead = -3, .words = of_singapore },
  { .ahead = 6, .words = of_australia },
  { .ahead = 0, .only_owner = TRUE, .words = of_calendar },
};

/* Which of several states named. */
typedef enum
{
  FIRST,
  LAST,
  LAST_OWNER,
} Which;

/* "fiscal", "financial" before "year" */
gboolean
dossier_date_take_fiscal (const char **p)
{
  const char *q = *p;

  if (dossier_date_take_literal (p, "fiscal"))
    return TRUE;
  if (!dossier_date_take_literal (&q, "financial") || g_ascii_strncasecmp (q, " year", strlen (" year")) != 0)
    return FALSE;
  *p = q;
  return TRUE;
}

/* "fiscal 2023", "fiscal year 2023", "FY2023", "FY23" behind a quarter */
gboolean
dossier_date_take_fiscal_year (const char       **p,
                               DossierDatePoint  *point)
{
  const char *q = *p;
  int year, digits, fiscal = 2;

  if (dossier_date_take_fiscal (&q))
    {
      dossier_date_skip_blanks (&q);
      if (dossier_date_take_literal (&q, "year"))
        dossier_date_skip_blanks (&q);
    }
  else if (q[0] == 'F' && q[1] == 'Y')
    {
      fiscal = 1;
      q += 2;
      dossier_date_skip_blanks (&q);
    }
  else
    return FALSE;
  if (*q == '\'' || g_str_has_prefix (q, "’"))
    q = g_utf8_next_char (q);
  if (!dossier_date_take_number (&q, 4, &year, &digits) || (digits != 4 && (digits != 2 || fiscal != 1)) || !dossier_date_number_ends (q)
      || g_unichar_isalnum (g_utf8_get_char (q)))
    return FALSE;
  if (digits == 2)
    year += 2000;
  if (year < 1900 || year > 2100)
    return FALSE;
  point->civil.year = year;
  point->fiscal = fiscal;
  *p = q;
  return TRUE;
}

/* "and 2024", "through 2026" behind "fiscal years 2023": how many years more */
static int
take_last_fiscal_year (const char               **p,
                       int                        first,
                       const DossierDateContext  *context)
{
  const char *q = *p;
  int year;

  if (!dossier_date_take_range_sign (&q, context) && !(dossier_date_skip_blanks (&q), dossier_date_take_literal (&q, "and")))
    return 0;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_year (&q, &year) || year <= first || year > first + 10)
    return 0;
  *p = q;
  return year - first;
}

/* "-25", "/2025" behind 2024 */
static gboolean
take_second_year (const char **p,
                  int          first)
{
  const char *q = *p;
  int second, digits;

  if (*q != '-' && *q != '/' && !g_str_has_prefix (q, "–"))
    return FALSE;
  q = g_utf8_next_char (q);
  if (!dossier_date_take_number (&q, 4, &second, &digits) || second % 100 != (first + 1) % 100 || g_unichar_isalnum (g_utf8_get_char (q)))
    return FALSE;
  *p = q;
  return TRUE;
}

/* "2024-25 financial year", "2024 fiscal year" */
static gboolean
year_first_at (const char       **p,
               DossierDatePoint  *from)
{
  const char *q = *p;
  int digits;

  if (!dossier_date_take_number (&q, 4, &from->civil.year, &digits) || digits != 4 || from->civil.year < 1900 || from->civil.year > 2100)
    return FALSE;
  from->number = take_second_year (&q, from->civil.year) ? 2 : 0;
  if (*q++ != ' ' || !dossier_date_take_fiscal (&q) || *q++ != ' ' || !dossier_date_take_literal (&q, "year"))
    return FALSE;
  *p = q;
  return TRUE;
}

/* "fiscal 2024", "fiscal year 2023-24", "fiscal years 2023 and 2024", "FY24", "2023-24 financial year" */
gboolean
dossier_date_fiscal_at (const char               **p,
                        DossierDateReading        *reading,
                        const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDatePoint *from = &reading->from;
  int digits;
  gboolean years = FALSE;

  from->kind = DOSSIER_DATE_FISCAL;
  from->number = 0;
  if (g_ascii_isdigit (*q))
    return year_first_at (p, from);
  if (dossier_date_take_fiscal (&q))
    {
      dossier_date_skip_blanks (&q);
      years = dossier_date_take_literal (&q, "years");
      if (years || dossier_date_take_literal (&q, "year"))
        dossier_date_skip_blanks (&q);
    }
  else if (*q == 'F' && q[1] == 'Y')
    {
      from->number = 1; /* the state's */
      q += 2;
      dossier_date_skip_blanks (&q);
    }
  else
    return FALSE;
  if (*q == '\'' || g_str_has_prefix (q, "’"))
    q = g_utf8_next_char (q);
  if (!dossier_date_take_number (&q, 4, &from->civil.year, &digits) || (digits != 2 && digits != 4)
      || g_unichar_isalnum (g_utf8_get_char (q)))
    return FALSE;
  if (digits == 2)
    from->civil.year += from->civil.year < 70 ? 2000 : 1900;
  if (from->civil.year < 1900 || from->civil.year > 2100)
    return FALSE;
  if (years)
    from->count = take_last_fiscal_year (&q, from->civil.year, context);
  else if (take_second_year (&q, from->civil.year))
    from->number = 2; /* told by two years */
  *p = q;
  return TRUE;
}

/* Whether one of @words stands within @reach bytes of the date. */
static gboolean
is_near (const DossierDateContext *context,
         const char * const       *words,
         gssize                    reach)
{
  const char *start = context->at - MIN (context->at - context->text, reach);
  gsize length = (gsize) (context->at - start) + strnlen (context->at, (gsize) reach);
  char around[2 * REACH + 1];

  g_assert (length < sizeof around);
  memcpy (around, start, length);
  around[length] = '\0';
  for (; *words != NULL; words++)
    if (strstr (around, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the words near tell that a state's budget is spoken of, not a firm's. */
static gboolean
is_about_state (const DossierDateContext *context)
{
  static const char * const firm[] = { "revenue", "Revenue", "earnings", "Earnings", " profit", "Profit", "net income", "per share", "shareholder", "investors", NULL };
  static const char * const state[] = {
    "Pentagon", "Congress", "Defense", "defense", "budget", "Budget", "Army", "Navy", " army", " navy", "Air Force", "air force", "Marine", "federal", "government",
    "House", "Senate", "President", "appropriation", "authorization", "Department", "military", "lawmakers", "troops", "soldiers", "sailors", "missile", "launcher",
    "obligated", "contract", "Contract", "solicitation", "Solicitation", "awarded", "Award ", "fleet", "brigade", "squadron", "weapon", " ships", "frigate",
    "destroyer", "submarine", "fighter", "tanks", "radar", "defence", "Defence", "inistry", "abinet", " spending", "arliament", "Diet", NULL,
  };

  return context->at != NULL && !is_near (context, firm, FIRM_REACH) && is_near (context, state, REACH);
}

/* Whether the word of a state from @word to @end, in a text that begins at @text, says whose the budget is: not where, to whom or from whom something goes;
 * as an @owner, "Japan's". */
static gboolean
is_party (const DossierFiscalCalendar *calendar,
          gboolean                     owner,
          const char                  *text,
          const char                  *word,
          const char                  *end)
{
  const char *start, *before_end;

  if ((word > text && (g_ascii_isalnum (word[-1]) || word[-1] == '-' || word[-1] == '(')) || g_unichar_isalnum (g_utf8_get_char (end)) || g_str_has_prefix (end, " Ocean"))
    return FALSE;
  if ((owner || calendar->only_owner) && !g_str_has_prefix (end, "'s ") && !g_str_has_prefix (end, "’s ") && !g_str_has_prefix (end, "' ")
      && !g_str_has_prefix (end, "’ "))
    return FALSE;
  return !dossier_date_word_before (text, word, &start, &before_end) || before_end != word - 1
         || !dossier_date_word_is (start, before_end, " to for from with near off in at against into and north south ");
}

/* Whose word stands at @p, before @end; NULL for nobody's. */
static const DossierFiscalCalendar *
party_at (const char *text,
          const char *p,
          const char *end,
          gboolean    owner)
{
  for (gsize i = 0; i < G_N_ELEMENTS (calendars); i++)
    for (const char * const *word = calendars[i].words; *word != NULL; word++)
      {
        gsize length;

        if (**word != *p)
          continue;
        length = strlen (*word);
        if (length <= (gsize) (end - p) && memcmp (p, *word, length) == 0 && is_party (&calendars[i], owner, text, p, p + length))
          return &calendars[i];
      }
  return NULL;
}

/* Of the words of states between @start and @end. */
static const DossierFiscalCalendar *
party_between (const char *text,
               const char *start,
               const char *end,
               Which       which)
{
  const DossierFiscalCalendar *found = NULL;

  for (const char *p = start; p < end && (found == NULL || which != FIRST); p++)
    {
      const DossierFiscalCalendar *calendar = NULL;

      if (g_ascii_isalpha (*p) && (p == text || !g_ascii_isalnum (p[-1])))
        calendar = party_at (text, p, end, which == LAST_OWNER);
      found = calendar != NULL ? calendar : found;
    }
  return found;
}

static gboolean
ends_sentence (const char *text,
               const char *p)
{
  return *p == '\n' || (p > text && strchr (".!?", *p) != NULL && p[1] == ' ' && g_ascii_isupper (p[2]) && (g_ascii_islower (p[-1]) || g_ascii_isdigit (p[-1]) || p[-1] == ')'));
}

/* Whose budget it is: his who is named just before, or last as the owner of something, or first in the sentence, or last before it. */
static const DossierFiscalCalendar *
find_party (const DossierDateContext *context)
{
  const char *text = context->text, *sentence = context->at, *end = context->behind;
  const char *first = context->at - MIN (context->at - text, REACH), *start, *word_end;
  const DossierFiscalCalendar *found = NULL;

  while (sentence > first && !ends_sentence (text, sentence - 1))
    sentence--;
  while (*end != '\0' && end - context->behind < REACH && !ends_sentence (text, end))
    end++;
  if (dossier_date_word_before (text, context->at, &start, &word_end))
    found = party_between (text, start, MIN (word_end + 1, context->at), LAST);
  if (found == NULL)
    found = party_between (text, sentence, context->at, LAST_OWNER);
  if (found == NULL)
    found = party_between (text, sentence, context->at, FIRST);
  if (found == NULL)
    found = party_between (text, context->behind, end, FIRST);
  return found != NULL ? found : party_between (text, first, sentence, LAST);
}

/**
 * dossier_date_fiscal_calendar:
 * @short_form: it is written "FY", as states do
 * @has_year: and its year
 *
 * Returns: (nullable): the calendar of the budget that the date stands for; NULL when nobody knows
 */
const DossierFiscalCalendar *
dossier_date_fiscal_calendar (gboolean                  short_form,
                              gboolean                  has_year,
                              const DossierDateContext *context)
{
  static const char * const elsewhere[] = { "Defence", "defence", NULL };
  static const char * const of_contracts[] = { "obligated", "contracting activity", "Contracting Command", "Foreign Military Sales", NULL };
  const DossierFiscalCalendar *found;

  if (context->at == NULL || (!short_form && !is_about_state (context)))
    return short_form ? &calendars[0] : NULL;
  /* As the United States' notices of contracts say it, whoever the buyer is. */
  found = is_near (context, of_contracts, REACH) ? &calendars[0] : find_party (context);
  /* Whose defence is spelled so has another budget than the United States. */
  if (found == NULL && (short_form || !is_near (context, elsewhere, REACH)))
    found = &calendars[0];
  return found != NULL && found->two_years && has_year ? NULL : found;
}

/* @day, moved so that its year is the one that names the fiscal year it lies in, and its months those from its beginning. */
DossierCivil
dossier_date_fiscal_day (const DossierFiscalCalendar *calendar,
                         gint64                       day)
{
  return dossier_date_from_days (calendar != NULL ? dossier_date_shift (day, DOSSIER_DATE_MONTH, calendar->ahead) : day);
}

/* The months @first to @last of the fiscal year named @year. */
void
dossier_date_set_fiscal_months (DossierDateValue            *value,
                                const DossierFiscalCalendar *calendar,
                                int                          year,
                                int                          first,
                                int                          last)
{
  int ahead = calendar != NULL ? calendar->ahead : 0;

  value->from = (DossierCivil) { year, first, 0 };
  value->to = (DossierCivil) { year, last, 0 };
  value->is_range = TRUE;
  if (ahead == 0)
    return;
  value->from = dossier_date_from_days (dossier_date_shift (dossier_edtf_days_from_civil (year, first, 1), DOSSIER_DATE_MONTH, -ahead));
  value->to = dossier_date_from_days (dossier_date_shift (dossier_edtf_days_from_civil (year, last, 1), DOSSIER_DATE_MONTH, -ahead));
  value->from.day = value->to.day = 0;
}

/* The fiscal year named @year. That of nobody knows whom begins in nobody knows which month. */
void
dossier_date_set_fiscal_year (DossierDateValue            *value,
                              const DossierFiscalCalendar *calendar,
                              int                          year)
{
  value->unit = DOSSIER_DATE_YEAR;
  if (calendar != NULL && calendar->ahead != 0)
    {
      dossier_date_set_fiscal_months (value, calendar, year, 1, 12);
      return;
    }
  value->from = (DossierCivil) { year, 0, 0 };
  value->is_range = FALSE;
  value->approximate = calendar == NULL;
}

/* Two years' names are those of one that begins in April where nobody is named. */
gboolean
dossier_date_resolve_fiscal (const DossierDatePoint   *point,
                             const DossierDateContext *context,
                             DossierDateValue         *value)
{
  static const DossierFiscalCalendar april = { .ahead = -3 };
  gboolean two_years = point->number == 2;
  const DossierFiscalCalendar *calendar = dossier_date_fiscal_calendar (point->number == 1, !two_years, context);

  value->basis = DOSSIER_DATE_BY_WORDS;
  if (two_years && (calendar == NULL || calendar == &calendars[0] || calendar->ahead == 0))
    calendar = &april;
  dossier_date_set_fiscal_year (value, calendar, point->civil.year + (two_years && calendar->ahead > 0));
  /* "fiscal years 2023 and 2024" */
  if (point->count > 0)
    {
      value->to = value->is_range ? value->to : value->from;
      value->to.year += point->count;
      value->is_range = TRUE;
    }
  return TRUE;
}
