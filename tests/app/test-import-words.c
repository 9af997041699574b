/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of text: what they are, and the titles, names, addresses and days in them. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-language-private.h"
#include "dossier-words-private.h"

#include <string.h>

typedef struct
{
  const char *in;
  const char *out; /* NULL: nothing can be told */
} Case;

static void
run_cases (const Case *cases,
           guint       count,
           char     *(*function) (const char *))
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *out = function (cases[i].in);

      g_test_message ("%s", cases[i].in);
      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_collapse (void)
{
  g_autofree char *a = dossier_words_collapse ("  one \t\n two\xc2\xa0three\xe2\x80\x8b  ", -1);
  g_autofree char *b = dossier_words_collapse ("one two", 3);
  g_autofree char *c = dossier_words_collapse (" \n ", -1);

  g_assert_cmpstr (a, ==, "one two three");
  g_assert_cmpstr (b, ==, "one");
  g_assert_cmpstr (c, ==, "");
}

static void
test_count (void)
{
  g_assert_cmpuint (dossier_words_count (""), ==, 0);
  g_assert_cmpuint (dossier_words_count ("— … !"), ==, 0);
  g_assert_cmpuint (dossier_words_count ("It isn't three, it’s five."), ==, 5);
  g_assert_cmpuint (dossier_words_count ("Мост через реку"), ==, 3);
  g_assert_cmpuint (dossier_words_count ("大桥开放了"), ==, 3);
}

static void
test_sentences (void)
{
  static const char * const ends[] = { "It ends.", "Does it?", "“It does.”", "It ends (so).", "它结束了。", "هل انتهت؟", "Well…", "**Yes!**" };
  static const char * const open[] = { "It goes on", "and on,", "a half-", "（未完" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_assert_true (dossier_words_end_sentence (ends[i]));
      g_assert_false (dossier_words_end_open (ends[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_assert_false (dossier_words_end_sentence (open[i]));
      g_assert_true (dossier_words_end_open (open[i]));
    }
  g_assert_false (dossier_words_end_open ("A list:"));
  g_assert_false (dossier_words_end_sentence (""));
  g_assert_true (dossier_words_start_lower ("and"));
  g_assert_false (dossier_words_start_lower ("And"));
  g_assert_false (dossier_words_start_lower ("7"));
}

static void
test_shared (void)
{
  g_assert_cmpfloat (dossier_words_shared ("Ships leave port", "SHIPS LEAVE PORT"), ==, 1.0);
  g_assert_cmpfloat (dossier_words_shared ("Ships leave port", "Trains arrive late"), ==, 0.0);
  g_assert_cmpfloat (dossier_words_shared ("", ""), ==, 0.0);
  g_assert_cmpfloat (dossier_words_shared ("Ships leave port", "Ships leave the port"), >, 0.8);
}

static void
test_skip (void)
{
  static const char * const prefixes[] = { "by", "von", "作者", NULL };

  g_assert_cmpstr (dossier_words_skip ("By Ann", prefixes), ==, " Ann");
  g_assert_cmpstr (dossier_words_skip ("作者李明", prefixes), ==, "李明");
  g_assert_null (dossier_words_skip ("Byron", prefixes));
  g_assert_null (dossier_words_skip ("", prefixes));
  g_assert_true (dossier_words_have_any ("Ein Werk von Ann", prefixes));
  g_assert_false (dossier_words_have_any ("Ein Werk vonAnn", prefixes));
}

static void
test_normalise (void)
{
  g_autofree char *a = dossier_words_normalise ("cafe\xcc\x81");
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *b = NULL, *whole = NULL;

  g_assert_cmpstr (a, ==, "café");
  /* Conjoining letters and marks across the pieces it works in. */
  for (guint i = 0; i < 3000; i++)
    g_string_append (many, i % 3 == 0 ? "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab" : i % 3 == 1 ? "e\xcc\x82\xcc\x81" : "\xe0\xad\x87\xe0\xac\xbe");
  b = dossier_words_normalise (many->str);
  whole = g_utf8_normalize (many->str, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (b, ==, whole);
}

static void
test_titles (void)
{
  static const Case cases[] = {
    { "# A title ", "A title" }, { " A\n title | ", "A title" }, { "", NULL }, { " | # ", NULL },
    { "What is #1?", "What is #1?" },
  };
  g_autofree char *huge = g_strnfill (401, 'x');

  run_cases (cases, G_N_ELEMENTS (cases), dossier_words_clean_title);
  g_assert_null (dossier_words_clean_title (huge));
}

static void
test_bylines (void)
{
  static const Case cases[] = {
    { "By [ONA](#)", "ONA" },
    { "- By Mira K. Oskarsdottir", "Mira K. Oskarsdottir" },
    { "By Anton Rill and Sefa Dorn", "Anton Rill, Sefa Dorn" },
    { "Von Anna Kern und Jan Vos", "Anna Kern, Jan Vos" },
    { "Par Claire Vasseur", "Claire Vasseur" },
    { "Автор: Анна Северова", "Анна Северова" },
    { "بقلم: سامي حداد", "سامي حداد" },
    { "作者：李明", "李明" },
    { "Ann Example | The Strait Times", "Ann Example" },
    { "Ann Example (Lomar)", "Ann Example" },
    { "ann@example.org Ann Example", "Ann Example" },
    { "Ann Example @annex", "Ann Example" },
    { "By Ann Example, Staff Writer", "Ann Example" },
    { "By Ann Example Senior Defense Correspondent", "Ann Example" },
    { "By ANN EXAMPLE and BEN OTHER, Lomar Press Reporters", "ANN EXAMPLE, BEN OTHER" },
    { "Ann Example, Reuters", "Ann Example" },
    { "Ann Example with AFP", "Ann Example" },
    { "AFP", "AFP" }, { "AFP, Reuters", "AFP" },
    { "Dr. Ann Example, MD, PhD", "Dr. Ann Example, MD, PhD" },
    { "Por Ana Ejemplo y Juan Prueba", "Ana Ejemplo, Juan Prueba" },
    { "José Ortega y Gasset", "José Ortega y Gasset" },
    { "Di Maria Esempio", "Maria Esempio" },
    { "Text: Anna Kern", "Anna Kern" },
    { "Szerző: Kovács Éva", "Kovács Éva" },
    { "Oleh: Budi Contoh", "Budi Contoh" },
    { "De Jong", "De Jong" },
    { "Ann (Bee) Example", "Ann (Bee) Example" },
    { "Staff", "Staff" }, { "Lomar Newsroom", "Lomar Newsroom" },
    { "Ann Example ⋅ Review Editor ⋅ Updated", "Ann Example" },
    { "By", NULL }, { "Written by:", NULL }, { "admin", NULL }, { "", NULL }, { "—", NULL }, { "https://example.org/ann", NULL },
    { "20 14 2021 33", NULL },
    { "By the time that the inspectors had come aboard the ship was already sinking and nobody could be found on it", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_words_clean_byline);
}

static void
test_agencies (void)
{
  static const Case bylines[] = {
    { "Ann Example, AFP", "AFP" }, { "By Ann Example (Reuters)", "Reuters" }, { "Associated Press", "AP" }, { "ТАСС", "TASS" },
    { "新华社", "Xinhua" }, { "Ann Example | dpa", "dpa" }, { "Ann Example", NULL }, { "Mehr Lesen", NULL }, { "", NULL },
  };
  static const Case datelines[] = {
    { "LOMAR, March 14 (Reuters) - The bridge opened.", "Reuters" }, { "Lomar (dpa) - Die Brücke ist offen.", "dpa" },
    { "LOMAR, May 3. /TASS/. The bridge opened.", "TASS" }, { "LOMAR (AFP/Ann Example) — The bridge", "AFP" },
    { "LOMAR (AFP – Ann Example) — The bridge", "AFP" }, { "The bridge (of “1903”) opened.", NULL },
    { "The bridge (built in 1903) opened.", NULL }, { "The bridge opened (again", NULL }, { "", NULL },
  };
  static const Case closings[] = {
    { "It will stay open. (AFP)", "AFP" }, { "AP", "AP" }, { "It will stay open.", NULL }, { "It will (mostly) stay open.", NULL }, { "", NULL },
  };

  run_cases (bylines, G_N_ELEMENTS (bylines), dossier_words_agency_of_byline);
  run_cases (datelines, G_N_ELEMENTS (datelines), dossier_agency_of_dateline);
  run_cases (closings, G_N_ELEMENTS (closings), dossier_agency_of_end);
}

static void
test_byline_lines (void)
{
  static const Case cases[] = {
    { "By Ann Example, 3 May 2021 | 5 min read", "Ann Example" },
    { "By Ann Example Published May 3", "Ann Example" },
    { "By Ann Example March 3", "Ann Example" },
    { "By April May and Jan Vos", "April May, Jan Vos" },
    { "By Ann Example in Lomar", "Ann Example" },
    { "Von Anna Kern und Jan Vos, Hafenreporter", "Anna Kern, Jan Vos" },
    { "Por Ana El Ejemplo", "Ana El Ejemplo" },
    { "Written by Ann Example", "Ann Example" },
    { "By the river", NULL }, { "Ann Example", NULL }, { "By", NULL }, { "", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_words_byline_of_line);
}

static void
test_outlets (void)
{
  static const Case cases[] = {
    { "www.meridian.example", "meridian.example" }, { "https://meridian.example/path", "meridian.example" },
    { " The Strait Times ", "The Strait Times" }, { "@straittimes", "straittimes" }, { "", NULL }, { "|", NULL },
  };
  static const Case addresses[] = {
    { "https://www.thelomarpost.example/a", "The Lomar Post" }, { "https://straittimes.example", "Strait Times" },
    { "https://news.harbour-gazette.example/x", "Harbour Gazette" }, { "http://www.sorn.co.uk/", "Sorn" },
    { "http://192.168.0.1/x", NULL }, { "http://localhost/x", NULL }, { "nonsense", NULL }, { "http://user@host.example/", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_words_clean_outlet);
  run_cases (addresses, G_N_ELEMENTS (addresses), dossier_words_outlet_of_url);
}

static void
test_addresses (void)
{
  static const Case cases[] = {
    { "<https://example.org/a?b=c#d>", "https://example.org/a?b=c#d" }, { "HTTP://example.org/.", "HTTP://example.org/" },
    { "https://example.org/a and more", "https://example.org/a" }, { "javascript:alert(1)", NULL }, { "file:///etc/passwd", NULL },
    { "https://", NULL }, { "ftp://example.org", NULL }, { "", NULL },
  };
  g_autofree char *huge = g_strnfill (3000, 'x');
  g_autofree char *address = g_strconcat ("https://example.org/", huge, NULL);

  run_cases (cases, G_N_ELEMENTS (cases), dossier_words_clean_url);
  g_assert_null (dossier_words_clean_url (address));
}

static char *
day_of (const char *words)
{
  static const DossierStampHabit english = { "en", TRUE };

  return dossier_words_day (words, &english, NULL, NULL);
}

static void
test_days (void)
{
  static const Case urls[] = {
    { "https://example.org/2022/02/11/story-a1", "2022-02-11" }, { "https://example.org/news/2022-2-9-story", "2022-02-09" },
    { "https://example.org/20220211/story", "2022-02-11" }, { "https://example.org/2022/13/11/", NULL },
    { "https://example.org/2022/02/30/", NULL }, { "https://example.org/1212/02/11/", NULL }, { "https://example.org/12345678", NULL },
    { "https://example.org/", NULL }, { "", NULL },
  };
  static const Case words[] = {
    { "2022-07-22T23:04:00+02:00", "2022-07-22T23:04:00+02:00" }, { "20220722", "2022-07-22" }, { "2022/7/2", "2022-07-02" },
    { "2021年3月14日 10:00", "2021-03-14T10:00:00" }, { "March 2021", "2021-03" }, { "2021", NULL }, { "2021년 3월 14일", "2021-03-14" }, { "2022-02-30", NULL }, { "soon", NULL }, { "", NULL },
    { "March 14, 2021", "2021-03-14" }, { "14 March 2021", "2021-03-14" },
  };
  static const Case lines[] = {
    { "Published: 14 March 2021, 10:30", "14 March 2021, 10:30" }, { "Seoul 2021년 3월 14일", "2021년 3월 14일" }, { "In March", NULL }, { "", NULL },
  };

  run_cases (urls, G_N_ELEMENTS (urls), dossier_words_date_of_url);
  run_cases (words, G_N_ELEMENTS (words), day_of);
  run_cases (lines, G_N_ELEMENTS (lines), dossier_words_date_within);
  g_assert_true (dossier_words_date_line ("March 14, 2021", NULL));
  g_assert_true (dossier_words_date_line ("Published 14 March 2021", NULL));
  g_assert_false (dossier_words_date_line ("Of all the ships that left the port on 14 March 2021 only one came back to it", NULL));
  g_assert_false (dossier_words_date_line ("Nothing here", NULL));
}

static void
test_window_titles (void)
{
  static const struct { const char *line, *title, *outlet; } cases[] = {
    { "Convoy crosses the river | Conflict | Meridian News", "Convoy crosses the river", "Meridian News" },
    { "Signal lost | Radio Lomar", "Signal lost", "Radio Lomar" },
    { "Convoy crosses the river - The Lomar Post", "Convoy crosses the river", "The Lomar Post" },
    { "Convoy avoids 'incident' – Ministry", NULL, NULL },
    { "No mark at all", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *outlet = NULL;
      g_autofree char *title = dossier_words_split_title (cases[i].line, &outlet);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (outlet, ==, cases[i].outlet);
    }
}

static void
test_language_tags (void)
{
  static const Case cases[] = {
    { "en_US", "en-US" }, { "EN", "en" }, { "zh-hans-cn", "zh-Hans-CN" }, { "de-DE, en", "de-DE" }, { "", NULL }, { "und", NULL },
    { "english", NULL }, { "e", NULL }, { "{{lang}}", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_language_clean);
}

static void
test_language_guess (void)
{
  static const Case cases[] = {
    { "The ships left the port in the night, and nobody knew where they were to go with it.", "en" },
    { "Die Schiffe haben in der Nacht den Hafen verlassen, und niemand wusste, wohin sie mit ihm fahren.", "de" },
    { "Les navires ont quitté le port dans la nuit et personne ne savait où ils allaient avec elle.", "fr" },
    { "Los barcos salieron del puerto por la noche y nadie sabía a dónde se dirigían con ella para el día.", "es" },
    { "Корабли вышли из порта ночью, и никто не знал, что они будут делать на море.", "ru" },
    { "Кораблі вийшли з порту вночі, і ніхто не знав, куди вони йдуть; її шлях був довгий.", "uk" },
    { "Караблі выйшлі з порта ўначы, і ніхто не ведаў, куды яны ідуць.", "be" },
    { "Statki wyszły w nocy z portu i nikt nie wiedział, że są na morzu, a do brzegu jest daleko.", "pl" },
    { "船は夜に港を出た。どこへ行くのか誰も知らなかった。", "ja" },
    { "船在夜里离开了港口，没有人知道它们要去哪里。", "zh" },
    { "배는 밤에 항구를 떠났고 아무도 어디로 가는지 몰랐다.", "ko" },
    { "غادرت السفن الميناء في الليل ولم يعرف أحد إلى أين كانت تذهب من هناك", "ar" },
    { "Τα πλοία έφυγαν από το λιμάνι τη νύχτα.", "el" },
    { "האוניות עזבו את הנמל בלילה ואיש לא ידע לאן.", "he" },
    { "OK", NULL }, { "", NULL }, { "1234 5678 9012", NULL }, { "Xyzzy plugh quux frobnicate wibble wobble", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int confidence;
      g_autofree char *tag = dossier_language_guess (cases[i].in, &confidence);

      g_assert_cmpstr (tag, ==, cases[i].out);
      g_assert_cmpint (confidence, <=, 100);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/words/collapse", test_collapse);
  g_test_add_func ("/import/words/count", test_count);
  g_test_add_func ("/import/words/sentences", test_sentences);
  g_test_add_func ("/import/words/shared", test_shared);
  g_test_add_func ("/import/words/skip", test_skip);
  g_test_add_func ("/import/words/normalise", test_normalise);
  g_test_add_func ("/import/words/titles", test_titles);
  g_test_add_func ("/import/words/bylines", test_bylines);
  g_test_add_func ("/import/words/agencies", test_agencies);
  g_test_add_func ("/import/words/byline-lines", test_byline_lines);
  g_test_add_func ("/import/words/outlets", test_outlets);
  g_test_add_func ("/import/words/addresses", test_addresses);
  g_test_add_func ("/import/words/days", test_days);
  g_test_add_func ("/import/words/window-titles", test_window_titles);
  g_test_add_func ("/import/language/tags", test_language_tags);
  g_test_add_func ("/import/language/guess", test_language_guess);
  return g_test_run ();
}
