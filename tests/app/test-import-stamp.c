/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days and times of publication, as papers around the world write them. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-edtf.h"
#include "dossier-stamp-private.h"

typedef struct
{
  const char *language;
  const char *line;
  const char *edtf; /* NULL: no whole day is told */
} Case;

static void
check (const Case *item)
{
  DossierStampHabit habit = { item->language, dossier_stamp_month_first (item->language, NULL) };
  DossierStamp stamp;
  gboolean found = dossier_stamp_read (item->line, &habit, &stamp);
  g_autofree char *edtf = found ? dossier_stamp_to_edtf (&stamp) : NULL;

  g_test_message ("%s: %s", item->language, item->line);
  g_assert_cmpstr (edtf, ==, item->edtf);
  if (!found)
    return;
  g_assert_true (dossier_edtf_parse (edtf, NULL, NULL));
  g_assert_cmpuint (stamp.start, <, stamp.end);
  g_assert_cmpuint (stamp.end, <=, strlen (item->line));
}

static void
test_languages (void)
{
  static const Case cases[] = {
    { "en", "Published March 14, 2021 at 10:30 a.m. EDT", "2021-03-14T10:30:00-04:00" },
    { "en-GB", "Sunday 14th March 2021, 4:05pm", "2021-03-14T16:05:00" },
    { "en", "Updated: 12:15 PM, Mar 14, 2021", "2021-03-14T12:15:00" },
    { "en", "14-Mar-21", "2021-03-14" },
    { "de", "Veröffentlicht am 14. März 2021 um 10:30 Uhr", "2021-03-14T10:30:00" },
    { "de-AT", "14. Jänner 2021", "2021-01-14" },
    { "de", "So., 14.03.2021, 10.30 Uhr", "2021-03-14T10:30:00" },
    { "fr", "Publié le 1er août 2021 à 10h30", "2021-08-01T10:30:00" },
    { "fr", "14 févr. 2021 - 9 h 05", "2021-02-14T09:05:00" },
    { "es", "14 de marzo de 2021 a las 10:30 p. m.", "2021-03-14T22:30:00" },
    { "es", "Madrid - 14 sept 2021", "2021-09-14" },
    { "pt", "14/03/2021 às 10h30", "2021-03-14T10:30:00" },
    { "pt", "14 de março de 2021", "2021-03-14" },
    { "it", "14 Marzo 2021 alle 10:30", "2021-03-14T10:30:00" },
    { "ro", "Duminică, 14 martie 2021, 10:30", "2021-03-14T10:30:00" },
    { "ca", "14 d'abril del 2021", "2021-04-14" },
    { "gl", "14 de xaneiro de 2021", "2021-01-14" },
    { "eu", "2021(e)ko martxoaren 14a", "2021-03-14" },
    { "nl", "14 mrt 2021 om 10:30", "2021-03-14T10:30:00" },
    { "af", "14 Maart 2021", "2021-03-14" },
    { "sv", "Publicerad 14 mars 2021 kl. 10.30", "2021-03-14T10:30:00" },
    { "da", "14. marts 2021 kl. 10:30", "2021-03-14T10:30:00" },
    { "nb", "14. desember 2021 kl. 10:30", "2021-12-14T10:30:00" },
    { "is", "14. ágúst 2021", "2021-08-14" },
    { "fi", "14.3.2021 klo 10.30", "2021-03-14T10:30:00" },
    { "fi", "14. maaliskuuta 2021", "2021-03-14" },
    { "et", "14. märts 2021, 10:30", "2021-03-14T10:30:00" },
    { "lv", "2021. gada 14. martā", "2021-03-14" },
    { "lt", "2021 m. kovo 14 d. 10:30", "2021-03-14T10:30:00" },
    { "lt", "2021.03.14 10:30", "2021-03-14T10:30:00" },
    { "pl", "14 marca 2021, godz. 10:30", "2021-03-14T10:30:00" },
    { "pl", "14 listopada 2021", "2021-11-14" },
    { "hr", "14. listopada 2021.", "2021-10-14" },
    { "cs", "14. března 2021 10:30", "2021-03-14T10:30:00" },
    { "cs", "14. listopadu 2021", "2021-11-14" },
    { "sk", "14. 3. 2021 o 10:30", "2021-03-14T10:30:00" },
    { "sl", "14. marec 2021", "2021-03-14" },
    { "sr", "14. март 2021.", "2021-03-14" },
    { "mk", "14 март 2021", "2021-03-14" },
    { "bg", "14 март 2021 г., 10:30 ч.", "2021-03-14T10:30:00" },
    { "hu", "2021. március 14., vasárnap 10:30", "2021-03-14T10:30:00" },
    { "hu", "2021. 03. 14. 10:30", "2021-03-14T10:30:00" },
    { "el", "14 Μαρτίου 2021 10:30 μ.μ.", "2021-03-14T22:30:00" },
    { "tr", "14 Mart 2021 Pazar 10:30", "2021-03-14T10:30:00" },
    { "tr", "14 Ağustos 2021", "2021-08-14" },
    { "az", "14 mart 2021 10:30", "2021-03-14T10:30:00" },
    { "sq", "14 mars 2021", "2021-03-14" },
    { "ru", "14 марта 2021 г., 10:30 МСК", "2021-03-14T10:30:00+03:00" },
    { "ru", "10:30, 14 марта 2021", "2021-03-14T10:30:00" },
    { "uk", "14 березня 2021, 10:30", "2021-03-14T10:30:00" },
    { "be", "14 сакавіка 2021", "2021-03-14" },
    { "kk", "2021 жылғы 14 наурыз", "2021-03-14" },
    { "ka", "14 მარტი, 2021", "2021-03-14" },
    { "hy", "14 մարտի, 2021", "2021-03-14" },
    { "he", "14 במרץ 2021, 10:30", "2021-03-14T10:30:00" },
    { "ar", "الأحد 14 مارس 2021 10:30 م", "2021-03-14T22:30:00" },
    { "ar", "١٤ آذار ٢٠٢١", "2021-03-14" },
    { "ar", "14 كانون الثاني 2021", "2021-01-14" },
    { "ar", "14 مارس/آذار 2021", "2021-03-14" },
    { "ar", "14 غشت 2021", "2021-08-14" },
    { "fa", "۲۴ اسفند ۱۳۹۹ - ۱۰:۳۰", "2021-03-14T10:30:00" },
    { "fa", "۱۳۹۹/۱۲/۲۴", "2021-03-14" },
    { "fa", "۱ فروردین ۱۴۰۰", "2021-03-21" },
    { "ur", "14 مارچ 2021", "2021-03-14" },
    { "hi", "14 मार्च 2021, 10:30", "2021-03-14T10:30:00" },
    { "hi", "१४ जून २०२१", "2021-06-14" },
    { "mr", "१४ मार्च २०२१", "2021-03-14" },
    { "bn", "১৪ মার্চ ২০২১, ১০:৩০", "2021-03-14T10:30:00" },
    { "ta", "14 மார்ச் 2021", "2021-03-14" },
    { "te", "14 మార్చి 2021", "2021-03-14" },
    { "ml", "2021 മാർച്ച് 14", "2021-03-14" },
    { "si", "2021 මාර්තු 14", "2021-03-14" },
    { "th", "14 มีนาคม 2564 10:30 น.", "2021-03-14T10:30:00" },
    { "th", "14 มี.ค. 2564", "2021-03-14" },
    { "th", "14 มี.ค. 64", "2021-03-14" },
    { "km", "14 មីនា 2021", "2021-03-14" },
    { "vi", "Chủ nhật, 14/3/2021, 10:30 (GMT+7)", "2021-03-14T10:30:00+07:00" },
    { "vi", "14 tháng 3, 2021", "2021-03-14" },
    { "id", "Minggu, 14 Maret 2021 10:30 WIB", "2021-03-14T10:30:00+07:00" },
    { "ms", "14 Mac 2021", "2021-03-14" },
    { "fil", "Marso 14, 2021", "2021-03-14" },
    { "sw", "14 Machi 2021", "2021-03-14" },
    { "zh", "2021年3月14日 10:30", "2021-03-14T10:30:00" },
    { "zh", "2021年03月14日星期日下午 3:05", "2021-03-14T15:05:00" },
    { "ja", "令和3年3月14日", "2021-03-14" },
    { "ja", "2021年3月14日 10時30分", "2021-03-14T10:30:00" },
    { "ko", "2021년 3월 14일 오후 3:05", "2021-03-14T15:05:00" },
    { "ko", "입력 2021.03.14. 오전 10:30", "2021-03-14T10:30:00" },
    { "mn", "2021 оны 3 сарын 14", "2021-03-14" },
    { "am", "ማርች 14 2021", "2021-03-14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_stamps (void)
{
  static const Case cases[] = {
    { NULL, "2021-03-14", "2021-03-14" },
    { NULL, "2021-03-14T10:30:00+01:00", "2021-03-14T10:30:00+01:00" },
    { NULL, "2021-03-14T10:30:00.123Z", "2021-03-14T10:30:00Z" },
    { NULL, "2021-03-14T10:30:00+0530", "2021-03-14T10:30:00+05:30" },
    { NULL, "2021-03-14 10:30:15", "2021-03-14T10:30:15" },
    { NULL, "2021-03-14 10:30:15 -0300", "2021-03-14T10:30:15-03:00" },
    { NULL, "2021-03-14T10:30", "2021-03-14T10:30:00" },
    { NULL, "2021-03-14T00:00:00Z", "2021-03-14" },
    { NULL, "20210314", "2021-03-14" },
    { NULL, "20210314T103000Z", "2021-03-14T10:30:00Z" },
    { NULL, "20210314103000", "2021-03-14T10:30:00" },
    { NULL, "Sun, 14 Mar 2021 10:30:00 GMT", "2021-03-14T10:30:00Z" },
    { NULL, "Sun, 14 Mar 2021 10:30:00 -0500", "2021-03-14T10:30:00-05:00" },
    { NULL, "Sun Mar 14 2021 10:30:00 GMT+0100 (Central European Standard Time)", "2021-03-14T10:30:00+01:00" },
    { NULL, "Sun Mar 14 10:30:00 CET 2021", "2021-03-14T10:30:00" },
    { NULL, "1615717800", "2021-03-14T10:30:00Z" },
    { NULL, "1615717800000", "2021-03-14T10:30:00Z" },
    { "en-US", "3/4/2021", "2021-03-04" },
    { "en-GB", "3/4/2021", "2021-04-03" },
    { "en-US", "14/3/2021", "2021-03-14" },
    { "de", "3/14/2021", "2021-03-14" },
    { "en-US", "03.04.2021", "2021-04-03" },
    { "en", "03/04/21", "2021-03-04" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_none (void)
{
  static const Case cases[] = {
    { "en", "", NULL },
    { "en", "in March", NULL },
    { "en", "March 2021", NULL },
    { "en", "version 1.2.2021.4", NULL },
    { "en", "call 555-12-2021-44", NULL },
    { "en", "31 February 2021", NULL },
    { "en", "14 people in 2021", NULL },
    { "en", "14 May be 10:30", NULL },
    { "en", "$14/3/2021", NULL },
    { "en", "123456789", NULL },
    { "en", "9999999999999", NULL },
    { "de", "13/13/2021", NULL },
    { "en", "14 March 1021", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_month_first (void)
{
  g_assert_true (dossier_stamp_month_first ("en", NULL));
  g_assert_true (dossier_stamp_month_first ("en-US", "https://www.example.com/a"));
  g_assert_false (dossier_stamp_month_first ("en-US", "https://www.example.co.uk/a"));
  g_assert_false (dossier_stamp_month_first ("en-AU", "https://www.example.com/a"));
  g_assert_true (dossier_stamp_month_first ("fil", NULL));
  g_assert_false (dossier_stamp_month_first ("de", "https://www.example.us/"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/stamp/languages", test_languages);
  g_test_add_func ("/import/stamp/stamps", test_stamps);
  g_test_add_func ("/import/stamp/none", test_none);
  g_test_add_func ("/import/stamp/month-first", test_month_first);
  return g_test_run ();
}
