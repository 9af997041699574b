/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures that are found in texts, how they are written down, and how two are compared. */

#define G_LOG_DOMAIN "dossier-tests"

#include "dossier-figures.h"
#include "dossier-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static char *
figures_in (const char *text)
{
  g_autoptr (GPtrArray) figures = dossier_figures_find (text);
  GString *found = g_string_new (NULL);
  guint last = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const DossierSuggestion *figure = g_ptr_array_index (figures, i);
      g_autofree char *words = dossier_text_slice (text, figure->start, figure->end);
      g_autoptr (DossierFigure) read = dossier_figure_from_value (figure->value);
      g_autofree char *again = NULL;

      g_assert_cmpstr (words, ==, figure->text);
      g_assert_cmpuint (figure->start, >=, last);
      g_assert_cmpuint (figure->confidence, <=, 100);
      g_assert_nonnull (read);
      again = dossier_figure_to_value (read);
      g_assert_cmpstr (again, ==, figure->value);
      last = figure->end;
      g_string_append_printf (found, "%s%s=%s", i > 0 ? "|" : "", words, figure->value);
      if (figure->role != NULL)
        g_string_append_printf (found, " (%s)", figure->role);
    }
  return g_string_free (found, FALSE);
}

static void
check (const char * const cases[][2],
       gsize              n)
{
  guint wrong = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = figures_in (cases[i][0]);

      if (g_str_equal (found, cases[i][1]))
        continue;
      g_test_message ("%s\n  found    %s\n  expected %s", cases[i][0], found, cases[i][1]);
      wrong++;
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_counted (void)
{
  static const char * const cases[][2] = {
    { "It has 130,000 soldiers there.", "130,000 soldiers=130000 soldiers" },
    { "They sent six warships.", "six warships=6 warships" },
    { "An additional 30,000 soldiers will come.", "An additional 30,000 soldiers=30000 soldiers +" },
    { "roughly 3,000 more troops", "roughly 3,000 more troops=~3000 troops +" },
    { "another 200 Norland soldiers", "another 200 Norland soldiers=200 Norland soldiers +" },
    { "more than 125,000 troops", "more than 125,000 troops=>125000 troops" },
    { "at least 12 people were killed", "at least 12 people=>=12 people" },
    { "it counts “at least 12 people” there", "at least 12 people=>=12 people" },
    { "no fewer than 12 people", "no fewer than 12 people=>=12 people" },
    { "up to 40 tanks", "up to 40 tanks=<=40 tanks" },
    { "as many as 40 tanks", "as many as 40 tanks=<=40 tanks" },
    { "no more than 40 tanks", "no more than 40 tanks=<=40 tanks" },
    { "fewer than 40 tanks; under 30 guns", "fewer than 40 tanks=<40 tanks|under 30 guns=<30 guns" },
    { "about 2,500 armoured vehicles", "about 2,500 armoured vehicles=~2500 armoured vehicles" },
    { "some 900 men", "some 900 men=~900 men" },
    { "an estimated 7,000 refugees", "an estimated 7,000 refugees=~7000 refugees" },
    { "exactly 12 ships; only 7 ships", "exactly 12 ships=12 ships|only 7 ships=7 ships" },
    { "nearly 1.2 million people", "nearly 1.2 million people=~1200000 people" },
    { "two hundred and fifty thousand people", "two hundred and fifty thousand people=250000 people" },
    { "twenty-three boats", "twenty-three boats=23 boats" },
    { "dozens of combat brigades", "dozens of combat brigades=~24..99 combat brigades" },
    { "hundreds of people, thousands of homes", "hundreds of people=~200..999 people|thousands of homes=~2000..9999 homes" },
    { "tens of thousands of troops", "tens of thousands of troops=~20000..99999 troops" },
    { "hundreds of thousands of people", "hundreds of thousands of people=~200000..999999 people" },
    { "hundreds of millions of people", "hundreds of millions of people=~200000000..999999999 people" },
    { "a few hundred soldiers", "a few hundred soldiers=~200..500 soldiers" },
    { "several thousand soldiers", "several thousand soldiers=~3000..9000 soldiers" },
    { "a dozen boats, two dozen boats", "a dozen boats=12 boats|two dozen boats=24 boats" },
    { "half a million people", "half a million people=500000 people" },
    { "two million and a half people", "two million and a half people=2500000 people" },
    { "two and a half million people", "two and a half million people=2500000 people" },
    { "What is known about\n\n500 men came.", "500 men=500 men" },
    { "between 20,000 and 30,000 troops", "between 20,000 and 30,000 troops=20000..30000 troops" },
    { "20,000-30,000 troops", "20,000-30,000 troops=20000..30000 troops" },
    { "20 to 30 thousand troops", "20 to 30 thousand troops=20000..30000 troops" },
    { "five or six boats", "five or six boats=5..6 boats" },
    { "one soldier was hurt", "one soldier=1 soldier" },
    { "a 2,000-strong brigade", "2,000-strong brigade=2000 brigade" },
    { "It reached 130,000 last week.", "130,000=130000" },
    { "It was more than 5,000.", "more than 5,000=>5000" },
    { "1 200 000 people", "1 200 000 people=1200000 people" },
    { "1.200.000 people", "1.200.000 people=1200000 people" },
    { "18 dead, 40 wounded", "18 dead=18 dead|40 wounded=40 wounded" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_units (void)
{
  static const char * const cases[][2] = {
    { "a front of 1,000km (620 miles)", "1,000km=1000 [km]|620 miles=620 [mi]" },
    { "a 40-mile convoy", "40-mile convoy=40 [mi] convoy" },
    { "It fell by 12.5%.", "12.5%=12.5 [%]" },
    { "about 12 percent", "about 12 percent=~12 [%]" },
    { "$1.2 billion; €300m; £5,000; US$40", "$1.2 billion=1200000000 [USD]|€300m=300000000 [EUR]|£5,000=5000 [GBP]|US$40=40 [USD]" },
    { "more than $40 million", "more than $40 million=>40000000 [USD]" },
    { "5,000 tons of ammunition", "5,000 tons of ammunition=5000 [t] ammunition" },
    { "an hourlong call, a week-long drill", "hourlong=1 [h]|week-long=1 [wk]" },
    { "a three-hour flight", "three-hour flight=3 [h] flight" },
    { "within 30 minutes", "30 minutes=30 [min]" },
    { "20-30 km", "20-30 km=20..30 [km]" },
    { "12 nautical miles, 900 km/h, 48 per cent", "12 nautical miles=12 [nmi]|900 km/h=900 [km/h]|48 per cent=48 [%]" },
    { "2,500 square kilometers, 5 percentage points", "2,500 square kilometers=2500 [km²]|5 percentage points=5 [percentage point]" },
    { "up to 15 years in prison, a 30-year lease", "up to 15 years=<=15 [yr]|30-year lease=30 [yr] lease" },
    { "¥500 billion, C$40m, 3 billion yen", "¥500 billion=500000000000 [JPY]|C$40m=40000000 [CAD]|3 billion yen=3000000000 [JPY]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_attribution (void)
{
  static const char * const cases[][2] = {
    { "Some Ostland estimates say it has reached 130,000 soldiers.", "130,000 soldiers=130000 soldiers (Some Ostland estimates say)" },
    { "There are 130,000 soldiers, the ministry said.", "130,000 soldiers=130000 soldiers (the ministry said)" },
    { "According to Anna Berg, 12 people died.", "12 people=12 people (According to Anna Berg)" },
    { "At least 12 people died, according to the ministry.", "At least 12 people=>=12 people (according to the ministry)" },
    { "\"We lost 12 men,\" said Anna Berg on Monday.", "12 men=12 men (said Anna Berg)" },
    { "The council has estimated it believes some 30,000 troops will come.", "some 30,000 troops=~30000 troops (The council has estimated)" },
    { "Twelve people died. The ministry said nothing.", "Twelve people=12 people" },
    { "Reports from Brenna say 12 people died.", "12 people=12 people (Reports from Brenna say)" },
    { "It lost 40% of the fleet, says the navy.", "40%=40 [%] (says the navy)" },
    { "He said the attack killed 12 men.", "12 men=12 men (He said)" },
    { "It pledged $50bn; Japan added ¥37bn.", "$50bn=50000000000 [USD]|¥37bn=37000000000 [JPY]" },
    { "U.S. officials said 12 ships sailed.", "12 ships=12 ships (U.S. officials said)" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_shares (void)
{
  static const char * const cases[][2] = {
    { "a third of its fleet", "a third=33.3 [%]" },
    { "Two-thirds of the men; three quarters of them", "Two-thirds=66.7 [%]|three quarters=75 [%]" },
    { "more than half the guns, nearly half of them", "more than half=>50 [%]|nearly half=~50 [%]" },
    { "It fell by a quarter.", "a quarter=25 [%]" },
    { "one in five soldiers, nine out of ten houses", "one in five=20 [%]|nine out of ten=90 [%]" },
    { "a threefold rise, a 20-fold rise", "threefold=3 [×]|20-fold=20 [×]" },
    { "five times the number, twice as many", "five times=5 [×]|twice=2 [×]" },
    { "half an hour, an hour and a half, half a mile", "half an hour=0.5 [h]|an hour and a half=1.5 [h]|half a mile=0.5 [mi]" },
    { "17 of 20 drones, 12 of the 31 missiles", "17 of 20 drones=17 drones|12 of the 31 missiles=12 missiles" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_limits (void)
{
  static const char * const cases[][2] = {
    { "as few as 15 men", "as few as 15 men=>=15 men" },
    { "in excess of 4,000 men", "in excess of 4,000 men=>4000 men" },
    { "400 or so recruits, 10 or more ships", "400 or so recruits=~400 recruits|10 or more ships=>=10 ships" },
    { "15,000-plus troops, 300+ drones", "15,000-plus troops=>15000 troops|300+ drones=>300 drones" },
    { "More than 60 were hurt and at least 14 died.", "More than 60=>60|at least 14=>=14" },
    { "Hundreds were held, thousands marched.", "Hundreds=~200..999|thousands=~2000..9999" },
    { "It rose from 200 to 350.", "200=200|350=350" },
    { "It ranges from 200 to 350 men.", "200 to 350 men=200..350 men" },
    { "scores of villagers, several dozen guns", "scores of villagers=~40..99 villagers|several dozen guns=~36..108 guns" },
    { "a hundred thousand people, half a million men", "a hundred thousand people=100000 people|half a million men=500000 men" },
    { "The toll climbed to 47, up to 90.", "47=47" },
    { "It costs between $1 million and $1.5 million.", "between $1 million and $1.5 million=1000000..1500000 [USD]" },
    { "more than a quarter of a million people", "more than a quarter of a million people=>250000 people" },
    { "2 Su-25s, five of the six F-16s", "2 Su-25s=2 Su-25s|five of the six F-16s=5 F-16s" },
    { "nearly 5m refugees; 200m from the plant", "nearly 5m refugees=~5000000 refugees|200m=200 [m]" },
    { "fired 20 122mm rockets and two 500-pound bombs", "20 122mm rockets=20 122mm rockets|two 500-pound bombs=2 500-pound bombs" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_languages (void)
{
  static const char * const cases[][2] = {
    { "rund 2.500 Soldaten, mehr als 40 Panzer", "rund 2.500 Soldaten=~2500 Soldaten|mehr als 40 Panzer=>40 Panzer" },
    { "Die Lage ist ernst: 2.500 Soldaten und 7,5 Prozent", "2.500 Soldaten=2500 Soldaten|7,5 Prozent=7.5 [%]" },
    { "plus de 3 000 soldats, 12,4 %", "plus de 3 000 soldats=>3000 soldats|12,4 %=12.4 [%]" },
    { "не менее 20 человек, 12 тыс. военных", "не менее 20 человек=>=20 человек|12 тыс. военных=12000 военных" },
    { "45 російських танків", "45 російських танків=45 російських танків" },
    { "ponad 150 000 żołnierzy", "ponad 150 000 żołnierzy=>150000 żołnierzy" },
    { "The engine has 2.500 litres.", "2.500 litres=2.5 [l]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_others (void)
{
  static const char * const texts[] = {
    "", " ", "On 10 February 2022, in 2014, from 1990 to 1995, at 10:30.", "S-400, F-16, T-72, Su-35, Tu-22M3", "the 93rd Brigade and the 2nd Army",
    "Article 5, Resolution 2231, No. 12, Flight 370, page 14, Chapter 7", "aged 24, a 24-year-old, 24 years old, age 45", "Call 555-1234 or +49 30 123456.",
    "It ended 3-2, and 1/2 of it.", "1. First\n2) Second\n(3) Third", "Section 1.2.3", "https://example.org/12000/soldiers", "user@12345 soldiers", "#12 soldiers",
    "Allied Shield 2022 joint drills", "no one and the one man", "three decades, 30 years ago, two centuries, 30 years later", "at 5 p.m. and 0600 GMT", "several officials, a few men",
    "In 2022, soldiers came", "Group of 7", "one of them", "😀 12", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d 12", "-", "12", "12,", ",12", "$", "€", "a", "half a", "tens of", "dozen",
    "Hill 187 changed hands", "and military post 8451 were named", "at 0430 hours", "the first three days, the last two weeks", "the third quarter, a third man",
    "the first half, half a mind, half past nine, half-hearted", "five in 2022", "three times the ship sailed", "5 plus 3", "a quarter of a century",
    "99999999999999999999999999 soldiers", "$$$", "between and", "million million", "hundred",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = figures_in (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (found, ==, "");
    }
}

static void
test_values (void)
{
  static const char * const good[] = {
    "130000 soldiers", "~24..99 combat brigades", ">=12 people", ">12", "<=40 [km]", "<3.5 [%]", "1000 [km]", "3000 troops +", "1 +", "1200000000 [USD] aid +", "0",
  };
  static const char * const bad[] = { "", "soldiers", "~", "> 12", "12soldiers", "12..", "12..3", "12 [km", "1e5", "-5", "99999999999999999999", "..5" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (DossierFigure) figure = dossier_figure_from_value (good[i]);
      g_autofree char *again = NULL;

      g_assert_nonnull (figure);
      again = dossier_figure_to_value (figure);
      g_assert_cmpstr (again, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (dossier_figure_from_value (bad[i]));
}

/* Whatever is thrown at it: no crash, and every answer in its place. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "1", "12", "130,000", "1.5", "99", "-", "–", "/", ".", ",", " ", " ", " ", "\n", "\n\n", "million", "hundred", "and", "a", "half", "dozen", "dozens", "of", "tens of",
    "thousands", "few", "several", "about", "more than", "at least", "up to", "no", "additional", "more", "soldiers", "men", "km", "%", "$", "€", "percent", "said",
    "the ministry", "according to", "one", "twenty", "three", "hourlong", "week-long", "-mile", "-strong", "😀", "\xd7\xa9", "\xc2\xa0", "’", "\"", "to", "between",
    "Article", "aged", "2022", "10 February 2022", "U.S.", "S-400", "k", "bn", "m", "é", "\xe2\x80\xaf",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8601);

  for (guint i = 0; i < 40000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) figures = NULL;
      guint last = 0, length;
      g_autofree char *found = NULL;

      for (gint n = g_rand_int_range (rand, 1, 14); n > 0; n--)
        {
          g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_boolean (rand))
            g_string_append_c (text, ' ');
        }
      length = dossier_text_length (text->str);
      figures = dossier_figures_read (text->str);
      for (guint j = 0; j < figures->len; j++)
        {
          const DossierFigure *figure = g_ptr_array_index (figures, j);

          g_assert_cmpuint (figure->start, >=, last);
          g_assert_cmpuint (figure->end, >, figure->start);
          g_assert_cmpuint (figure->end, <=, length);
          g_assert_cmpuint (figure->attribution_end, <=, length);
          g_assert_cmpuint (figure->attribution_start, <=, figure->attribution_end);
          g_assert_true (isfinite (figure->low) && figure->low <= figure->high);
          last = figure->end;
        }
      found = figures_in (text->str);
      g_assert_nonnull (found);
    }
}

/* Long runs of the same, which must not cost more than their length; the figure is told, not judged. */
static void
test_long (void)
{
  static const char * const pieces[] = { "1", "12 ", "1,000,", "a ", "more than ", "12 men said ", "\"12 men ", "one ", "hundred ", "said ", "\xcc\x81", "e\xcc\x81", "ё" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) figures = NULL;
      gint64 start;

      while (text->len < 200000)
        g_string_append (text, pieces[i]);
      start = g_get_monotonic_time ();
      figures = dossier_figures_read (text->str);
      g_test_message ("%s: %u in %" G_GINT64_FORMAT " ms", pieces[i], figures->len, (g_get_monotonic_time () - start) / 1000);
    }
}

static void
test_for_people (void)
{
  static const struct
  {
    const char *value;
    const char *words;
  } cases[] = {
    { "130000 soldiers", "130,000 soldiers" },
    { "~30000 Russian troops", "about 30,000 Russian troops" },
    { ">125000", "more than 125,000" },
    { ">=200000 people", "at least 200,000 people" },
    { "<=999", "up to 999" },
    { "<1000 [km]", "less than 1,000 km" },
    { "20000..30000 soldiers", "20,000–30,000 soldiers" },
    { "3000 troops +", "3,000 more troops" },
    { "2.5 [%]", "2.5 %" },
    { "1234567.25", "1,234,567.25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFigure) figure = dossier_figure_from_value (cases[i].value);
      g_autofree char *words = NULL;

      g_assert_nonnull (figure);
      words = dossier_figure_for_people (figure);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/figures/counted", test_counted);
  g_test_add_func ("/figures/units", test_units);
  g_test_add_func ("/figures/attribution", test_attribution);
  g_test_add_func ("/figures/shares", test_shares);
  g_test_add_func ("/figures/limits", test_limits);
  g_test_add_func ("/figures/languages", test_languages);
  g_test_add_func ("/figures/others", test_others);
  g_test_add_func ("/figures/values", test_values);
  g_test_add_func ("/figures/random", test_random);
  g_test_add_func ("/figures/long", test_long);
  g_test_add_func ("/figures/for-people", test_for_people);
  return g_test_run ();
}
