/* SPDX-License-Identifier: GPL-3.0-or-later */

/* EDTF: what dates cover, how they read, what words mean, and where dates stand in a text. */

#include "dossier-edtf.h"

#include "dossier-edtf-private.h"
#include "dossier-text.h"

#include <locale.h>
#include <string.h>

/* UTC, by GLib's calendar rather than ours. */
static gint64
ms (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
}

static void
test_bounds (void)
{
  static const struct { const char *edtf, *earliest, *latest; gboolean approximate, uncertain; } cases[] = {
    { "2022", "2022-01-01T00:00:00Z", "2022-12-31T23:59:59.999Z", FALSE, FALSE },
    { "2022-02", "2022-02-01T00:00:00Z", "2022-02-28T23:59:59.999Z", FALSE, FALSE },
    { "2024-02", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59.999Z", FALSE, FALSE },
    { "2022-12", "2022-12-01T00:00:00Z", "2022-12-31T23:59:59.999Z", FALSE, FALSE },
    { "2022-02-10", "2022-02-10T00:00:00Z", "2022-02-10T23:59:59.999Z", FALSE, FALSE },
    { "2022-02-10T14:30:00Z", "2022-02-10T14:30:00Z", "2022-02-10T14:30:00.999Z", FALSE, FALSE },
    { "2022-02-10T14:30:00+02:00", "2022-02-10T12:30:00Z", "2022-02-10T12:30:00.999Z", FALSE, FALSE },
    { "2022-02-10T14:30:00-05:30", "2022-02-10T20:00:00Z", "2022-02-10T20:00:00.999Z", FALSE, FALSE },
    { "2022-02-10T14:30", "2022-02-10T14:30:00Z", "2022-02-10T14:30:59.999Z", FALSE, FALSE },
    { "2022-02-10/2022-02-20", "2022-02-10T00:00:00Z", "2022-02-20T23:59:59.999Z", FALSE, FALSE },
    { "2021-12/2022", "2021-12-01T00:00:00Z", "2022-12-31T23:59:59.999Z", FALSE, FALSE },
    { "2022-05~", "2022-05-01T00:00:00Z", "2022-05-31T23:59:59.999Z", TRUE, FALSE },
    { "2025-09?", "2025-09-01T00:00:00Z", "2025-09-30T23:59:59.999Z", FALSE, TRUE },
    { "2025-09-03%", "2025-09-03T00:00:00Z", "2025-09-03T23:59:59.999Z", TRUE, TRUE },
    { "2022~/2023?", "2022-01-01T00:00:00Z", "2023-12-31T23:59:59.999Z", TRUE, TRUE },
    { "201X", "2010-01-01T00:00:00Z", "2019-12-31T23:59:59.999Z", FALSE, FALSE },
    { "19XX", "1900-01-01T00:00:00Z", "1999-12-31T23:59:59.999Z", FALSE, FALSE },
    { "2004-XX", "2004-01-01T00:00:00Z", "2004-12-31T23:59:59.999Z", FALSE, FALSE },
    { "2004-02-XX", "2004-02-01T00:00:00Z", "2004-02-29T23:59:59.999Z", FALSE, FALSE },
    { "2004-XX-XX", "2004-01-01T00:00:00Z", "2004-12-31T23:59:59.999Z", FALSE, FALSE },
    { "2022-21", "2022-03-01T00:00:00Z", "2022-05-31T23:59:59.999Z", FALSE, FALSE },
    { "2022-22", "2022-06-01T00:00:00Z", "2022-08-31T23:59:59.999Z", FALSE, FALSE },
    { "2022-23", "2022-09-01T00:00:00Z", "2022-11-30T23:59:59.999Z", FALSE, FALSE },
    { "2022-24", "2022-12-01T00:00:00Z", "2023-02-28T23:59:59.999Z", FALSE, FALSE },
    { "0001-01-01", "0001-01-01T00:00:00Z", "0001-01-01T23:59:59.999Z", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DossierEdtf date;

      g_test_message ("%s", cases[i].edtf);
      g_assert_true (dossier_edtf_parse (cases[i].edtf, &date, &error));
      g_assert_no_error (error);
      g_assert_cmpint (date.earliest, ==, ms (cases[i].earliest));
      g_assert_cmpint (date.latest, ==, ms (cases[i].latest));
      g_assert_cmpint (date.approximate, ==, cases[i].approximate);
      g_assert_cmpint (date.uncertain, ==, cases[i].uncertain);
    }
}

static void
test_open (void)
{
  DossierEdtf date;

  g_assert_true (dossier_edtf_parse ("../2022", &date, NULL));
  g_assert_cmpint (date.earliest, ==, G_MININT64);
  g_assert_cmpint (date.latest, ==, ms ("2022-12-31T23:59:59.999Z"));
  g_assert_true (dossier_edtf_parse ("2022/..", &date, NULL));
  g_assert_cmpint (date.latest, ==, G_MAXINT64);
  g_assert_true (dossier_edtf_parse ("2022/", &date, NULL));
  g_assert_cmpint (date.latest, ==, G_MAXINT64);
  g_assert_true (dossier_edtf_parse ("/2022", &date, NULL));
  g_assert_cmpint (date.earliest, ==, G_MININT64);
}

static void
test_far_years (void)
{
  DossierEdtf date, before;

  g_assert_true (dossier_edtf_parse ("0000", &date, NULL));
  g_assert_true (dossier_edtf_parse ("-0001", &before, NULL));
  g_assert_cmpint (before.latest + 1, ==, date.earliest);
  g_assert_true (dossier_edtf_parse ("Y-170002", &date, NULL));
  g_assert_cmpint (date.earliest, <, 0);
  g_assert_true (dossier_edtf_parse ("Y170002", &date, NULL));
  g_assert_cmpint (date.earliest, >, 0);
  g_assert_true (dossier_edtf_parse ("Y99999999999999999999999999", &date, NULL));
  g_assert_cmpint (date.latest, ==, G_MAXINT64);
  g_assert_true (dossier_edtf_parse ("Y-99999999999999999999999999", &date, NULL));
  g_assert_cmpint (date.earliest, ==, G_MININT64);
  g_assert_true (dossier_edtf_parse ("-201X", &date, NULL));
  g_assert_true (dossier_edtf_parse ("-2019", &before, NULL));
  g_assert_cmpint (date.earliest, ==, before.earliest);
}

static void
test_refused (void)
{
  static const struct { const char *edtf; int code; } cases[] = {
    { "", DOSSIER_EDTF_ERROR_SYNTAX }, { "/", DOSSIER_EDTF_ERROR_SYNTAX }, { "../..", DOSSIER_EDTF_ERROR_SYNTAX },
    { "..", DOSSIER_EDTF_ERROR_SYNTAX }, { "22", DOSSIER_EDTF_ERROR_SYNTAX }, { "2022-2", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2022-02-1", DOSSIER_EDTF_ERROR_SYNTAX }, { "2022-02-10 ", DOSSIER_EDTF_ERROR_SYNTAX },
    { " 2022", DOSSIER_EDTF_ERROR_SYNTAX }, { "2022/2023/2024", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2022~~", DOSSIER_EDTF_ERROR_SYNTAX }, { "~2022", DOSSIER_EDTF_ERROR_SYNTAX }, { "20X2", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2XXX", DOSSIER_EDTF_ERROR_SYNTAX }, { "201X-02", DOSSIER_EDTF_ERROR_SYNTAX }, { "2004-XX-10", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2004-2X", DOSSIER_EDTF_ERROR_SYNTAX }, { "Y2022", DOSSIER_EDTF_ERROR_SYNTAX }, { "12022", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2022-02-10T", DOSSIER_EDTF_ERROR_SYNTAX }, { "2022-02-10T14", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2022-02-10T14:30:00+2", DOSSIER_EDTF_ERROR_SYNTAX }, { "2022-02T14:30", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2022-21-10", DOSSIER_EDTF_ERROR_SYNTAX }, { "Feb 2022", DOSSIER_EDTF_ERROR_SYNTAX },
    { "２０２２", DOSSIER_EDTF_ERROR_SYNTAX }, { "2022\xff", DOSSIER_EDTF_ERROR_SYNTAX },
    { "2022-00", DOSSIER_EDTF_ERROR_CALENDAR }, { "2022-02-00", DOSSIER_EDTF_ERROR_CALENDAR },
    { "2022-13", DOSSIER_EDTF_ERROR_CALENDAR }, { "2022-25", DOSSIER_EDTF_ERROR_CALENDAR },
    { "2022-02-29", DOSSIER_EDTF_ERROR_CALENDAR }, { "1900-02-29", DOSSIER_EDTF_ERROR_CALENDAR },
    { "2022-04-31", DOSSIER_EDTF_ERROR_CALENDAR }, { "2022-02-10T24:00:00Z", DOSSIER_EDTF_ERROR_CALENDAR },
    { "2022-02-10T14:60:00Z", DOSSIER_EDTF_ERROR_CALENDAR },
    { "2022-02-20/2022-02-10", DOSSIER_EDTF_ERROR_ORDER }, { "2023/2022", DOSSIER_EDTF_ERROR_ORDER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].edtf);
      g_assert_false (dossier_edtf_parse (cases[i].edtf, NULL, &error));
      g_assert_error (error, DOSSIER_EDTF_ERROR, cases[i].code);
    }
}

/* Our calendar against GLib's, day by day around the turns, and there and back for far days. */
static void
test_calendar (void)
{
  for (gint64 days = -800000; days < 2000000; days += 97)
    {
      gint64 year;
      int month, day;

      dossier_edtf_civil_from_days (days, &year, &month, &day);
      g_assert_cmpint (dossier_edtf_days_from_civil (year, month, day), ==, days);
      if (year >= 1 && year <= 9999)
        {
          g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (days * 86400);

          g_assert_cmpint (year, ==, g_date_time_get_year (time));
          g_assert_cmpint (month, ==, g_date_time_get_month (time));
          g_assert_cmpint (day, ==, g_date_time_get_day_of_month (time));
        }
    }
}

static void
test_for_people (void)
{
  static const char * const cases[][2] = {
    { "2022-02-10", "10 Feb 2022" }, { "2022-02", "Feb 2022" }, { "2022", "2022" }, { "2022-05~", "May 2022 ~" },
    { "2025-09?", "Sep 2025 ?" }, { "2022%", "2022 ~?" }, { "2022-02-10/2022-02-20", "10–20 Feb 2022" },
    { "2022-02-28/2022-03-03", "28 Feb – 3 Mar 2022" }, { "2021-12-28/2022-01-03", "28 Dec 2021 – 3 Jan 2022" },
    { "2022-05/2022-06", "May–Jun 2022" }, { "2021/2022", "2021–2022" }, { "2022-02-10~/2022-02-20", "10 Feb 2022 ~ – 20 Feb 2022" },
    { "../2022-02-20", "until 20 Feb 2022" }, { "2022-02-10/..", "from 10 Feb 2022" }, { "2022-02-10/", "10 Feb 2022 – ?" },
    { "/2022-02-20", "? – 20 Feb 2022" }, { "201X", "2010s" }, { "19XX", "1900s" }, { "2022-21", "spring 2022" },
    { "2004-XX", "2004, month unknown" }, { "2004-02-XX", "Feb 2004, day unknown" }, { "2004-XX-XX", "2004, day unknown" },
    { "2022-02-10T14:30:00Z", "10 Feb 2022, 14:30 UTC" }, { "2022-02-10T14:30:05+02:00", "10 Feb 2022, 14:30:05 +02:00" },
    { "-0043", "44 BC" }, { "Y170002", "170002" }, { "week 12", "week 12" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dossier_edtf_for_people (cases[i][0]);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

static void
test_day_for_people (void)
{
  static const char * const cases[][2] = {
    { "2022-02-11", "11 Feb 2022" },
    { "2022-02-11T06:40:00+01:00", "11 Feb 2022" },
    { "2022-02-11T23:59:00Z", "11 Feb 2022" },
    { "2022-02~", "Feb 2022 ~" },
    { "2022-02-10T10:00:00Z/2022-02-12T08:00:00Z", "10–12 Feb 2022" },
    { "soon", "soon" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dossier_edtf_day_for_people (cases[i][0]);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

#define REFERENCE "2022-02-11" /* a Friday */

static void
test_words (void)
{
  static const char * const cases[][2] = {
    { "2022-02-10", "2022-02-10" }, { "2022-05~", "2022-05~" }, { "  2022 ", "2022" },
    { "10 February 2022", "2022-02-10" }, { "10th of February, 2022", "2022-02-10" }, { "February 11, 2022", "2022-02-11" },
    { "february 11 2022", "2022-02-11" }, { "FEB. 11, 2022", "2022-02-11" }, { "Feb. 10-20", "2022-02-10/2022-02-20" },
    { "Feb. 10–20, 2021", "2021-02-10/2021-02-20" }, { "10-20 February", "2022-02-10/2022-02-20" },
    { "10 to 20 February 2022", "2022-02-10/2022-02-20" }, { "from 10 to 20 February 2022", "2022-02-10/2022-02-20" },
    { "between 10 and 20 February 2022", "2022-02-10/2022-02-20" },
    { "28 Feb – 3 March 2022", "2022-02-28/2022-03-03" }, { "December 28 - January 3", "2021-12-28/2022-01-03" },
    { "Feb 2022", "2022-02" }, { "January–March 2022", "2022-01/2022-03" }, { "10.02.2022", "2022-02-10" },
    { "13/02/2022", "2022-02-13" }, { "02/13/2022", "2022-02-13" }, { "10/02/2022", "2022-02-10?" }, { "02/02/2022", "2022-02-02" },
    { "2022/02/10", "2022-02-10" }, { "Thursday", "2022-02-10" }, { "on Thursday", "2022-02-10" }, { "friday", "2022-02-11" },
    { "last Friday", "2022-02-04" }, { "next Friday", "2022-02-18" }, { "next Thursday", "2022-02-17" }, { "Sat", "2022-02-05" },
    { "Thursday, February 10", "2022-02-10" }, { "Thu. 10 Feb 2022", "2022-02-10" },
    { "yesterday", "2022-02-10" }, { "today", "2022-02-11" }, { "Tomorrow.", "2022-02-12" }, { "last May", "2021-05" },
    { "May", "2022-05" }, { "December", "2021-12" }, { "last month", "2022-01" }, { "last year", "2021" }, { "this year", "2022" },
    { "next month", "2022-03" }, { "December 25", "2021-12-25" }, { "25 June", "2022-06-25" },
    { "spring 2022", "2022-21" }, { "1990s", "199X" }, { "about 10 February 2022", "2022-02-10~" }, { "~ May 2022", "2022-05~" },
    { "May 2022 ~", "2022-05~" }, { "c. 2019", "2019~" }, { "May 2022?", "2022-05?" }, { "ca. May 2022?", "2022-05~" },
    { "until 20 February 2022", "../2022-02-20" }, { "since May 2021", "2021-05/.." }, { "10 Feb 2022, 14:30", "2022-02-10T14:30:00" },
    { "10 Feb 2022 14:30 UTC", "2022-02-10T14:30:00Z" },
    { "10. Februar 2022", "2022-02-10" }, { "10. März", "2022-03-10" }, { "Donnerstag, den 10. Februar 2022", "2022-02-10" },
    { "gestern", "2022-02-10" }, { "1er février 2022", "2022-02-01" }, { "10 aout 2021", "2021-08-10" }, { "hier", "2022-02-10" },
    { "jeudi", "2022-02-10" }, { "10 de febrero de 2022", "2022-02-10" }, { "febrero de 2022", "2022-02" }, { "miércoles", "2022-02-09" },
    { "10 февраля 2022 года", "2022-02-10" }, { "в феврале 2022", "2022-02" }, { "феврале 2022", "2022-02" }, { "вчера", "2022-02-10" },
    { "с 10 по 20 февраля 2022 г.", "2022-02-10/2022-02-20" }, { "10 лютого 2022 року", "2022-02-10" }, { "пʼятницю", "2022-02-11" },
    { "четвер", "2022-02-10" }, { "3 травня", "2022-05-03" }, { "29 February", NULL }, { "29 February 2024", "2024-02-29" },
    { "Easter 2025", "2025-04-20" }, { "Orthodox Easter 2024", "2024-05-05" }, { "H1 2024", "2024-01/2024-06" }, { "two weeks ago", "2022-01-28~" },
    { "second week of May 2021", "2021-05-08/2021-05-14" }, { "July 2019 to September 2021", "2019-07/2021-09" }, { "FY25", "2024-10/2025-09" },
    { "80 years ago today", "1942-02-11" }, { "half a century ago", "1972~" }, { "2024-25 financial year", "2024-04/2025-03" },
    { "week 12", NULL }, { "", NULL }, { "   ", NULL }, { "soon", NULL }, { "31 February 2022", NULL }, { "10", NULL },
    { "10 February 2022 or so", NULL }, { "20-10 February 2022", NULL }, { "99/99/2022", NULL }, { "Feb 2022 2023", NULL },
    { "?", NULL }, { "~", NULL }, { ".", NULL }, { "on", NULL }, { "last", NULL }, { "\xff\xfe", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *edtf = dossier_edtf_from_words (cases[i][0], REFERENCE);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (edtf, ==, cases[i][1]);
    }
}

static void
test_words_without_reference (void)
{
  static const char * const unknown[] = { "Thursday", "10 February", "yesterday", "May", "last year", "Feb. 10-20" };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_null (dossier_edtf_from_words (unknown[i], NULL));
      g_assert_null (dossier_edtf_from_words (unknown[i], "no date"));
    }
  /* A month is enough to complete a year, not to find a Thursday. */
  g_assert_null (dossier_edtf_from_words ("Thursday", "2022-02"));
  {
    g_autofree char *edtf = dossier_edtf_from_words ("10 February", "2022-02");

    g_assert_cmpstr (edtf, ==, "2022-02-10");
  }
}

/* The matches of a text as "words=edtf|words=edtf". */
static char *
find (const char *text,
      const char *reference)
{
  g_autoptr (GArray) matches = dossier_edtf_find (text, reference);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      DossierDateMatch *match = &g_array_index (matches, DossierDateMatch, i);
      g_autofree char *words = dossier_text_slice (text, match->start, match->end);

      g_string_append_printf (found, "%s%s=%s", i > 0 ? "|" : "", words, match->edtf);
    }
  return g_string_free (found, FALSE);
}

static void
test_find (void)
{
  static const char * const cases[][2] = {
    { "They spoke on Thursday, February 10, 2022, for an hour.", "Thursday, February 10, 2022=2022-02-10" },
    { "They spoke on Thursday.", "Thursday=2022-02-10" },
    { "The drills run Feb. 10-20.", "Feb. 10-20=2022-02-10/2022-02-20" },
    { "🙂🙂 From 10 to 20 February 2022 it ran; on 11 Feb it rained.", "10 to 20 February 2022=2022-02-10/2022-02-20|11 Feb=2022-02-11" },
    { "It began on Feb. 10. The rest followed.", "Feb. 10=2022-02-10" },
    { "Published: 2022-02-10T14:30:00Z by staff", "2022-02-10T14:30:00Z=2022-02-10T14:30:00Z" },
    { "Published 2022-02-10.", "2022-02-10=2022-02-10" },
    { "Stand: 10.02.2022, 12:00 Uhr", "10.02.2022=2022-02-10" },
    { "Am 10. Februar 2022 sprachen sie.", "10. Februar 2022=2022-02-10" },
    { "10 февраля 2022 года состоялся разговор; 11 лютого теж.", "10 февраля 2022=2022-02-10|11 лютого=2022-02-11" },
    { "in May 2022 and March 3", "May 2022=2022-05|March 3=2022-03-03" },
    { "Last Friday's call", "Last Friday=2022-02-04" },
    { "February\n10, 2022", "February\n10, 2022=2022-02-10" },
    { "February\n\n10 people", "" },
    { "You may 10 times march 8 miles in 2022, or may not.", "" },
    { "About 10,000 troops, 30 mar, 5 dec of it, in 2021 and 1991.", "" },
    { "May 10,000 flowers; March 10.5 km; April 10% off", "" },
    { "version 1.10.02.2022 or 12.34.5678 or 1/2/3/2022", "" },
    { "the sun and the wed and Mon Repos", "" },
    { "May I? March! Yesterday. Today.", "" },
    { "Call 2022-02-1055 or A2022-02-10", "" },
    { "31 February; 45 May", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (cases[i][0], REFERENCE);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
  {
    g_autofree char *found = find ("On Thursday, 10 May, then 12 May 2021.", NULL);

    g_assert_cmpstr (found, ==, "12 May 2021=2021-05-12");
  }
}

/* Whatever is thrown at it: no crash, and every answer is a date, in its place. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "1", "10", "31", "2022", "202", "99", "0", "-", "–", "/", ".", ",", " ", "\n", "\n\n", "Feb", "February", "May", "may", "мая", "лютого", "de", "of",
    "Thursday", "четверг", "last", "next", "until", "since", "about", "spring", "X", "XX", "Y", "T", ":", "Z", "+", "~", "?", "%", "st", "th", "😀", "漢",
    "\xcc\x81", "'", "’", "года", "г.", "to", "п'ятницю", "aujourd'hui", "(", "..", "week 12",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8601);

  for (guint i = 0; i < 40000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *edtf = NULL;
      g_autofree char *people = NULL;
      g_autoptr (GArray) matches = NULL;
      guint last = 0;

      for (gint n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append (words, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      edtf = dossier_edtf_from_words (words->str, i % 2 ? REFERENCE : NULL);
      if (edtf != NULL)
        g_assert_true (dossier_edtf_parse (edtf, NULL, NULL));
      people = dossier_edtf_for_people (words->str);
      g_assert_nonnull (people);
      matches = dossier_edtf_find (words->str, REFERENCE);
      for (guint j = 0; j < matches->len; j++)
        {
          DossierDateMatch *match = &g_array_index (matches, DossierDateMatch, j);

          g_assert_cmpuint (match->start, >=, last);
          g_assert_cmpuint (match->end, >, match->start);
          g_assert_cmpuint (match->end, <=, dossier_text_length (words->str));
          g_assert_true (dossier_edtf_parse (match->edtf, NULL, NULL));
          last = match->end;
        }
    }
}

/* A megabyte in six languages must not take long enough to notice; the figure is told, not judged. */
static void
test_find_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;
  gint64 start;

  while (text->len < 1000000)
    g_string_append (text, "Some words of an article about Thursday stand here. Несколько слов статьи стоят здесь, в четверг. ");
  start = g_get_monotonic_time ();
  found = find (text->str, NULL);
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpstr (found, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/edtf/bounds", test_bounds);
  g_test_add_func ("/edtf/open", test_open);
  g_test_add_func ("/edtf/far-years", test_far_years);
  g_test_add_func ("/edtf/refused", test_refused);
  g_test_add_func ("/edtf/calendar", test_calendar);
  g_test_add_func ("/edtf/for-people", test_for_people);
  g_test_add_func ("/edtf/day-for-people", test_day_for_people);
  g_test_add_func ("/edtf/words", test_words);
  g_test_add_func ("/edtf/words-without-reference", test_words_without_reference);
  g_test_add_func ("/edtf/find", test_find);
  g_test_add_func ("/edtf/random", test_random);
  g_test_add_func ("/edtf/find-large", test_find_large);
  return g_test_run ();
}
