/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms of names: transcriptions, keys under which spellings meet, likeness, cases, given names. */

#include <string.h>

#include "dossier-name-forms-private.h"
#include "dossier-name-forms.h"

static void
test_transcribe (void)
{
  static const struct { const char *name, *language, *bgn, *scientific, *german, *french; } rows[] = {
    { "Герасимов", NULL, "Gerasimov", "Gerasimov", "Gerassimow", "Guerassimov" },
    { "Лукашенко", NULL, "Lukashenko", "Lukašenko", "Lukaschenko", "Loukachenko" },
    { "Лукашэнка", "be", "Lukashenka", "Lukašènka", "Lukaschenka", "Loukachenka" },
    { "Аляксандр", "be", "Alyaksandr", "Aljaksandr", "Aljaksandr", "Aliaksandr" },
    { "Зеленський", NULL, "Zelenskyy", "Zelensʹkyj", "Selenskyj", "Zelensky" },
    { "Зеленский", "ru", "Zelensky", "Zelenskij", "Selenski", "Zelenski" },
    { "Валерий", NULL, "Valery", "Valerij", "Waleri", "Valeri" },
    { "Путин", NULL, "Putin", "Putin", "Putin", "Poutine" },
    { "Шойгу", NULL, "Shoygu", "Šojgu", "Schoigu", "Choïgou" },
    { "Хрущёв", NULL, "Khrushchev", "Chruščëv", "Chruschtschow", "Khrouchtchev" },
    { "Ельцин", NULL, "Yeltsin", "Elʹcin", "Jelzin", "Ieltsine" },
    { "Гройсман", "uk", "Hroysman", "Hrojsman", "Hrojsman", "Hroïsman" },
    { "ГЕРАСИМОВ", NULL, "GERASIMOV", "GERASIMOV", "GERASSIMOW", "GUERASSIMOV" },
    { "Mark Milley", NULL, "Mark Milley", "Mark Milley", "Mark Milley", "Mark Milley" },
    { "А. Иванов-Петров", NULL, "A. Ivanov-Petrov", "A. Ivanov-Petrov", "A. Iwanow-Petrow", "A. Ivanov-Petrov" },
    { "", NULL, "", "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const expected[] = { rows[i].bgn, rows[i].scientific, rows[i].german, rows[i].french };

      for (guint how = 0; how < G_N_ELEMENTS (expected); how++)
        {
          g_autofree char *text = dossier_name_forms_transcribe (rows[i].name, rows[i].language, how);

          if (strcmp (text, expected[how]) != 0)
            g_test_fail_printf ("%s is spelled %s, not %s", rows[i].name, text, expected[how]);
        }
    }
}

static void
test_scripts (void)
{
  g_assert_cmpint (dossier_name_forms_script ("Milley"), ==, DOSSIER_SCRIPT_LATIN);
  g_assert_cmpint (dossier_name_forms_script ("«Герасимов»"), ==, DOSSIER_SCRIPT_CYRILLIC);
  g_assert_cmpint (dossier_name_forms_script ("Τσίπρας"), ==, DOSSIER_SCRIPT_GREEK);
  g_assert_cmpint (dossier_name_forms_script ("القذافي"), ==, DOSSIER_SCRIPT_ARABIC);
  g_assert_cmpint (dossier_name_forms_script ("习近平"), ==, DOSSIER_SCRIPT_HAN);
  g_assert_cmpint (dossier_name_forms_script ("123 🚀"), ==, DOSSIER_SCRIPT_OTHER);
  g_assert_cmpint (dossier_name_forms_script (""), ==, DOSSIER_SCRIPT_OTHER);
}

static gboolean
share_a_key (const char *a,
             const char *b)
{
  guint32 x[DOSSIER_NAME_KEYS], y[DOSSIER_NAME_KEYS];
  guint n = dossier_name_forms_keys (a, x), m = dossier_name_forms_keys (b, y);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < m; k++)
      if (x[i] == y[k])
        return TRUE;
  return FALSE;
}

/* All of one group meet under a key and are alike; none of another. */
static void
test_groups (void)
{
  static const char *const groups[][10] = {
    { "Gerasimov", "Герасимов", "Guerassimov", "Gerassimow", "Gerasimow" },
    { "Lukashenko", "Lukashenka", "Лукашенко", "Лукашэнка", "Lukaschenko", "Loukachenko", "Łukaszenko", "Lukašenko" },
    { "Zelensky", "Zelenskyy", "Zelenskiy", "Selenskyj", "Зеленський", "Зеленский", "Zełenski", "Zelenskij" },
    { "Shoigu", "Shoygu", "Schoigu", "Choïgou", "Шойгу", "Šojgu", "Szojgu" },
    { "Gaddafi", "Qaddafi", "Kadhafi", "Gadhafi", "Gheddafi" },
    { "Khodorkovsky", "Chodorkowski", "Ходорковский", "Khodorkovski" },
    { "Yanukovych", "Janukowitsch", "Ianoukovitch", "Янукович", "Janukowycz" },
    { "Tchaikovsky", "Tschaikowski", "Чайковский", "Čajkovskij", "Czajkowski" },
    { "Erdogan", "Erdoğan", "Erdoghan" },
    { "Netanyahu", "Netanjahu", "Netanyahou" },
    { "Müller", "Mueller", "Muller" },
    { "Tsipras", "Τσίπρας", "Tzipras" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint a = 0; a < 10 && groups[i][a] != NULL; a++)
      {
        for (guint b = 0; b < 10 && groups[i][b] != NULL; b++)
          {
            double likeness = dossier_name_forms_likeness (groups[i][a], groups[i][b]);

            if (likeness < 0.7 || !share_a_key (groups[i][a], groups[i][b]))
              g_test_fail_printf ("%s and %s are apart: %.2f", groups[i][a], groups[i][b], likeness);
          }
        for (guint k = 0; k < G_N_ELEMENTS (groups); k++)
          if (k != i && dossier_name_forms_likeness (groups[i][a], groups[k][0]) > 0.6)
            g_test_fail_printf ("%s and %s are alike", groups[i][a], groups[k][0]);
      }
}

static void
test_likeness (void)
{
  g_assert_cmpfloat (dossier_name_forms_likeness ("Orbán", "ORBAN"), ==, 1);
  g_assert_cmpfloat (dossier_name_forms_likeness ("Iran", "Iraq"), <, 0.5);
  g_assert_cmpfloat (dossier_name_forms_likeness ("Niger", "Nigeria"), <, 0.6);
  g_assert_cmpfloat (dossier_name_forms_likeness ("Martin", "Marvin"), <, 0.7);
  g_assert_cmpfloat (dossier_name_forms_likeness ("400", "300"), <, 0.5);
  g_assert_cmpfloat (dossier_name_forms_likeness ("", ""), ==, 0);
  g_assert_cmpfloat (dossier_name_forms_likeness ("🚀", "Milley"), ==, 0);
  g_assert_cmpfloat (dossier_name_forms_likeness ("Milley", "Shoigu"), <, 0.3);
}

static gboolean
has_base (const char *word,
          const char *language,
          const char *base)
{
  g_auto (GStrv) bases = dossier_name_forms_bases (word, language);

  g_assert_cmpstr (bases[0], ==, word);
  return g_strv_contains ((const char *const *) bases, base);
}

static void
test_bases (void)
{
  static const struct { const char *word, *language, *base; } rows[] = {
    { "Герасимова", NULL, "Герасимов" }, { "Герасимову", NULL, "Герасимов" }, { "Герасимовым", NULL, "Герасимов" },
    { "Путиным", NULL, "Путин" }, { "Путине", NULL, "Путин" }, { "Валерия", NULL, "Валерий" }, { "Валерием", NULL, "Валерий" },
    { "Сергея", NULL, "Сергей" }, { "Сергеем", NULL, "Сергей" }, { "Зеленского", NULL, "Зеленский" },
    { "Зеленским", NULL, "Зеленский" }, { "Зеленського", NULL, "Зеленський" }, { "Москвы", NULL, "Москва" },
    { "Москвой", NULL, "Москва" }, { "Минске", NULL, "Минск" }, { "России", NULL, "Россия" }, { "Казани", NULL, "Казань" },
    { "Харкові", NULL, "Харків" }, { "Києва", NULL, "Київ" }, { "Лукашенка", "uk", "Лукашенко" },
    { "Tuska", "pl", "Tusk" }, { "Tuskiem", "pl", "Tusk" }, { "Dudą", "pl", "Duda" }, { "Kowalskiego", "pl", "Kowalski" },
    { "Morawieckiego", "pl", "Morawiecki" }, { "Zemana", "cs", "Zeman" }, { "Havlovi", "cs", "Havl" }, { "Zemanem", "cs", "Zeman" },
    { "Putins", "de", "Putin" }, { "Putin's", NULL, "Putin" }, { "Putin’s", "en", "Putin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!has_base (rows[i].word, rows[i].language, rows[i].base))
      g_test_fail_printf ("%s is not known to be of %s", rows[i].word, rows[i].base);
  g_assert_false (has_base ("Tuska", "en", "Tusk"));
  g_assert_false (has_base ("Strauss", "de", "Straus"));
}

static void
test_given_names (void)
{
  static const struct { const char *a, *b; gboolean is_short; } same[] = {
    { "Joe", "Joseph", TRUE }, { "Bill", "William", TRUE }, { "Alexander", "Alyaksandr", FALSE }, { "Александр", "Oleksandr", FALSE },
    { "Vladimir", "Volodymyr", FALSE }, { "Sasha", "Aleksandr", TRUE }, { "Kate", "Catherine", TRUE }, { "Mykola", "Nikolai", FALSE },
    { "Mohammed", "Muhammad", FALSE }, { "José", "Joseph", FALSE },
  };
  static const struct { const char *a, *b; } other[] = {
    { "Joe", "Hunter" }, { "John", "Jane" }, { "Alexander", "Alexandra" }, { "Bill", "Hillary" }, { "", "" }, { "Milley", "Mark" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      gboolean is_short;

      g_assert_true (dossier_name_forms_same_given (same[i].a, same[i].b, &is_short));
      g_assert_cmpint (is_short, ==, same[i].is_short);
      g_assert_true (dossier_name_forms_same_given (same[i].b, same[i].a, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (dossier_name_forms_same_given (other[i].a, other[i].b, NULL));
}

static void
test_hostile (void)
{
  g_autofree char *huge = g_strnfill (100000, 'k');
  const char *const odd[] = { huge, "e\xcc\x81\xcc\x81", "\xe2\x80\xae" "abc", "🚀🚀🚀", "...", "-", "’", "ЪЪЪЪ", "ьььь", "ааааааааааааааа", "ـــــ", "ｆｕｌｌ" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      guint32 keys[DOSSIER_NAME_KEYS];
      g_auto (GStrv) bases = dossier_name_forms_bases (odd[i], "pl");
      g_autofree char *text = dossier_name_forms_transcribe (odd[i], NULL, DOSSIER_TRANSCRIPTION_FRENCH);

      g_assert_cmpuint (dossier_name_forms_keys (odd[i], keys), <=, DOSSIER_NAME_KEYS);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
        {
          double likeness = dossier_name_forms_likeness (odd[i], odd[k]);

          g_assert_cmpfloat (likeness, >=, 0);
          g_assert_cmpfloat (likeness, <=, 1);
        }
      dossier_name_forms_same_given (odd[i], odd[i], NULL);
    }
}

/* A letter whose bytes look like those of an apostrophe does not part a word. */
static void
test_fold_words (void)
{
  static const char * const words[][2] = {
    { "Керченский пролив", "Крым" }, { "Ārt", "Kębłów" }, { "Ùber", "река" },
  };
  g_autofree char *parted = dossier_name_fold_words ("The Saint-John’s  d'Arc\tHill");

  g_assert_cmpstr (parted, ==, "saint john s d arc hill");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autofree char *folded = dossier_name_fold_words (words[i][j]);
        g_auto (GStrv) parts = g_strsplit (words[i][j], " ", -1);
        g_autofree char *one = dossier_name_fold (parts[0]);
        g_autofree char *two = parts[1] != NULL ? dossier_name_fold (parts[1]) : NULL;
        g_autofree char *both = two != NULL ? g_strconcat (one, " ", two, NULL) : g_strdup (one);

        g_assert_cmpstr (folded, ==, both);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-forms/transcribe", test_transcribe);
  g_test_add_func ("/name-forms/scripts", test_scripts);
  g_test_add_func ("/name-forms/groups", test_groups);
  g_test_add_func ("/name-forms/likeness", test_likeness);
  g_test_add_func ("/name-forms/bases", test_bases);
  g_test_add_func ("/name-forms/given-names", test_given_names);
  g_test_add_func ("/name-forms/fold-words", test_fold_words);
  g_test_add_func ("/name-forms/hostile", test_hostile);
  return g_test_run ();
}
