/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The name finder: where words stand, what rules and the model find, roles, hostile text and hostile model bytes; and, where the real
 * articles are at hand, that what a careful reader would list is proposed. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-lexicon.h"
#include "dossier-names-private.h"
#include "dossier-names.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  DossierNames *names;
} Fixture;

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) model = dossier_names_get_builtin_model ();

  fixture->names = dossier_names_new (model, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer user_data)
{
  dossier_names_free (fixture->names);
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static void
assert_words (const char *text,
              const char *expected)
{
  g_autoptr (GString) joined = g_string_new ("");
  NamesText words;
  guint32 points;

  names_text_init (&words);
  points = names_text_split (&words, text, strlen (text), 0);
  g_assert_cmpuint (points, ==, g_utf8_strlen (text, -1));
  for (guint i = 0; i < words.n_tokens; i++)
    {
      const NamesToken *token = &words.tokens[i];
      const char *start = g_utf8_offset_to_pointer (text, token->start);
      const char *end = g_utf8_offset_to_pointer (text, token->end);

      g_assert_true (start == text + token->from);
      g_assert_true (end == text + token->to);
      g_assert_cmpuint (token->start, <, token->end);
      g_string_append_len (joined, start, end - start);
      g_string_append_c (joined, '|');
    }
  g_assert_cmpstr (joined->str, ==, expected);
  names_text_clear (&words);
}

static void
test_words (void)
{
  assert_words ("", "");
  assert_words (" \n\t ", "");
  assert_words ("NATO said so.", "NATO|said|so|.|");
  assert_words ("the U.S. and the U.N.", "the|U.S.|and|the|U.N.|");
  assert_words ("Gen. Mark A. Milley", "Gen.|Mark|A.|Milley|");
  assert_words ("Austin’s call, soldiers' pay", "Austin|’s|call|,|soldiers|'|pay|");
  assert_words ("O'Brien of Côte d’Ivoire", "O'Brien|of|Côte|d’Ivoire|");
  assert_words ("Zapad-2021, S-400s", "Zapad-2021|,|S-400s|");
  assert_words ("130,000 men, 1.5 km, until Feb.20", "130,000|men|,|1.5|km|,|until|Feb|.|20|");
  assert_words ("see www.example.org, https://a.b/c. Or me@there.org!", "see|www.example.org|,|https://a.b/c|.|Or|me@there.org|!|");
  assert_words ("AT&T and R&D", "AT&T|and|R&D|");
  assert_words ("«Герасимов» сказал", "«|Герасимов|»|сказал|");
  assert_words ("a\u00a0b\u200bc", "a|b|c|");
  assert_words ("Lockheed Martin Corp. won", "Lockheed|Martin|Corp.|won|");
  assert_words ("\U0001f1fa\U0001f1e6 Kyiv \U0001f680", "\U0001f1fa|\U0001f1e6|Kyiv|\U0001f680|");
}

static void
test_words_same_hash (void)
{
  NamesText words;

  names_text_init (&words);
  names_text_split (&words, "NATO nato Nato d’Ivoire D'ivoire", strlen ("NATO nato Nato d’Ivoire D'ivoire"), 0);
  g_assert_cmpuint (words.n_tokens, ==, 5);
  g_assert_cmpuint (words.tokens[0].lower, ==, words.tokens[1].lower);
  g_assert_cmpuint (words.tokens[0].lower, ==, names_hash_lower ("nato"));
  g_assert_cmpuint (words.tokens[0].exact, !=, words.tokens[2].exact);
  g_assert_cmpuint (words.tokens[0].form, ==, words.tokens[2].form);
  g_assert_cmpuint (words.tokens[3].lower, ==, words.tokens[4].lower);
  names_text_clear (&words);
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static char *
describe (GPtrArray *found)
{
  GString *all = g_string_new ("");

  for (guint i = 0; i < found->len; i++)
    {
      const DossierSuggestion *name = found->pdata[i];

      g_string_append_printf (all, "%s:%s", dossier_suggestion_type_name (name->type), name->text);
      if (name->role != NULL)
        g_string_append_printf (all, " (%s)", name->role);
      g_string_append (all, "; ");
    }
  return g_string_free (all, FALSE);
}

/* Everything that must hold of any answer. */
static void
assert_sound (const char *text,
              GPtrArray  *found)
{
  guint last = 0;
  guint length = (guint) g_utf8_strlen (text, -1);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierSuggestion *name = found->pdata[i];
      g_autofree char *words = NULL;

      g_assert_cmpuint (name->start, >=, last);
      g_assert_cmpuint (name->end, >, name->start);
      g_assert_cmpuint (name->end, <=, length);
      words = g_utf8_substring (text, name->start, name->end);
      g_assert_cmpstr (words, ==, name->text);
      g_assert_cmpuint (name->confidence, >=, 1);
      g_assert_cmpuint (name->confidence, <=, 99);
      g_assert_nonnull (name->reason);
      g_assert_cmpuint (name->type, <=, DOSSIER_SUGGESTION_EXERCISE);
      last = name->end;
      if (name->role != NULL)
        {
          g_autofree char *role = g_utf8_substring (text, name->role_start, name->role_end);

          g_assert_cmpstr (role, ==, name->role);
          g_assert_true (name->role_end <= name->start || name->role_start >= name->end);
        }
    }
}

static void
assert_names (Fixture    *fixture,
              const char *text,
              const char *expected)
{
  g_autoptr (GPtrArray) found = dossier_names_find (fixture->names, text, NULL);
  g_autofree char *all = describe (found);

  assert_sound (text, found);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_plain (Fixture      *fixture,
            gconstpointer user_data)
{
  assert_names (fixture, "Nothing here is called anything.", "");
  assert_names (fixture, "The minister flew to Berlin on Tuesday, officials said.", "place:Berlin; ");
  assert_names (fixture, "Russia and Belarus asked NATO for an answer.", "place:Russia; place:Belarus; organisation:NATO; ");
  assert_names (fixture, "The United Nations sent food to Bosnia and Herzegovina.",
                "organisation:United Nations; place:Bosnia and Herzegovina; ");
  assert_names (fixture, "Troops left Poland, Latvia and Lithuania in March.", "place:Poland; place:Latvia; place:Lithuania; ");
  assert_names (fixture, "The US sold grain to Belarus, and the US won 3-1 in Minsk.", "place:US; place:Belarus; place:US; place:Minsk; ");
  assert_names (fixture, "They walked along the Hudson River and through Eden Park.", "place:Hudson River; place:Eden Park; ");
}

static void
test_equipment (Fixture      *fixture,
                gconstpointer user_data)
{
  assert_names (fixture, "They moved S-400 launchers and T-72B3 tanks.", "equipment:S-400; equipment:T-72B3; ");
  assert_names (fixture, "A Kalibr missile was fired.", "equipment:Kalibr; ");
  assert_names (fixture, "The army lost a Leopard 2A6, three BMP-2s and an M777 howitzer.",
                "equipment:Leopard 2A6; equipment:BMP-2s; equipment:M777; ");
  assert_names (fixture, "The destroyer USS Ross and the frigate Admiral Essen met.", "equipment:USS Ross; equipment:Admiral Essen; ");
  assert_names (fixture, "Two F-16 Fighting Falcons took off.", "equipment:F-16 Fighting Falcons; ");
}

static void
test_exercises (Fixture      *fixture,
                gconstpointer user_data)
{
  assert_names (fixture, "They trained during Zapad-2021 and Cold Response 2022.", "exercise:Zapad-2021; exercise:Cold Response 2022; ");
  assert_names (fixture, "The exercise Steadfast Defender 24 began.", "exercise:Steadfast Defender 24; ");
  assert_names (fixture, "The drills, known as “Union Shield”, ended.", "exercise:Union Shield; ");
  assert_names (fixture, "They took part in Operation Inherent Resolve.", "exercise:Operation Inherent Resolve; ");
  assert_names (fixture, "The joint exercise Silver Lantern 2031 was cancelled.", "exercise:Silver Lantern 2031; ");
}

/* What else is found in the text does not matter. */
static void
assert_person (Fixture    *fixture,
               const char *text,
               const char *expected)
{
  g_autoptr (GPtrArray) found = dossier_names_find (fixture->names, text, NULL);
  g_autofree char *all = describe (found);

  g_test_message ("%s: %s", text, all);
  g_assert_nonnull (strstr (all, expected));
}

static void
test_roles (Fixture      *fixture,
            gconstpointer user_data)
{
  assert_names (fixture, "Belarusian Defence Minister Viktor Khrenin spoke.",
                "person:Viktor Khrenin (Belarusian Defence Minister); ");
  assert_names (fixture, "President Joe Biden met Gen. Mark Milley.", "person:Joe Biden (President); person:Mark Milley (Gen.); ");
  assert_names (fixture, "German Chancellor Olaf Scholz met the chief of the navy.", "person:Olaf Scholz (German Chancellor); ");
  assert_person (fixture, "Russian Minister of Defense Sergey Shoigu spoke.", "person:Sergey Shoigu (Russian Minister of Defense); ");
  assert_person (fixture, "U.S. Secretary of State Antony Blinken spoke.", "person:Antony Blinken (U.S. Secretary of State); ");
  assert_person (fixture, "Chief of the General Staff Valery Gerasimov spoke.", "person:Valery Gerasimov (Chief of the General Staff); ");
  assert_person (fixture, "Chairman of the Joint Chiefs of Staff Gen. Mark Milley spoke.",
                 "person:Mark Milley (Chairman of the Joint Chiefs of Staff Gen.); ");
  assert_person (fixture, "Jake Sullivan, the US national security adviser, spoke.", "person:Jake Sullivan (US national security adviser); ");
  assert_person (fixture, "EU foreign policy chief Josep Borrell spoke.", "person:Josep Borrell (EU foreign policy chief); ");
}

/* The office of one is not that of another who is named beside. */
static void
test_roles_of_others (Fixture      *fixture,
                      gconstpointer user_data)
{
  assert_person (fixture, "He met the president. Joe Biden said nothing.", "person:Joe Biden; ");
  assert_person (fixture, "The son of General Mark Milley came.", "person:Mark Milley (General); ");
  assert_person (fixture, "An adviser to President Joe Biden said so.", "person:Joe Biden (President); ");
  assert_person (fixture, "Aides to Vladimir Putin agreed.", "person:Vladimir Putin; ");
  assert_person (fixture, "The leader of the opposition told Anna Berg to wait.", "person:Anna Berg; ");
}

static void
test_fuller_form (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (GPtrArray) found =
    dossier_names_find (fixture->names, "Defense Secretary Lloyd Austin called. Later Austin said he was content.", NULL);
  const DossierSuggestion *last = found->pdata[found->len - 1];

  g_assert_cmpstr (last->text, ==, "Austin");
  g_assert_cmpstr (last->value, ==, "Lloyd Austin");
  g_assert_null (((DossierSuggestion *) found->pdata[0])->value);
}

static void
test_other_languages (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (GPtrArray) german = dossier_names_find (fixture->names, "Am Montag reiste Bundeskanzler Olaf Scholz nach Litauen.", NULL);
  g_autoptr (GPtrArray) russian = dossier_names_find (fixture->names, "Президент Владимир Путин прибыл в Минск.", NULL);
  g_autofree char *in_german = describe (german), *in_russian = describe (russian);

  g_assert_nonnull (strstr (in_german, "person:Olaf Scholz"));
  g_assert_nonnull (strstr (in_german, "place:Litauen"));
  g_assert_nonnull (strstr (in_russian, "Владимир Путин"));
}

/* --- hostile text ----------------------------------------------------------------------------------------------------- */

static void
assert_survives (Fixture    *fixture,
                 const char *text)
{
  g_autoptr (GPtrArray) found = dossier_names_find (fixture->names, text, NULL);

  assert_sound (text, found);
}

static void
test_hostile_text (Fixture      *fixture,
                   gconstpointer user_data)
{
  static const char *const texts[] = {
    "", " ", "\n\n\n", ".", "'s", "’s", "-", "A", "A.", "A-", "-A", "U.S", "U.S.", "www.", "http://", "a@", "@", "\"", "Mr.", "Gen. ",
    "General", "of the", "S-", "S-4", "9K", "9K720", "USS", "USS ", "Exercise", "Operation", "Operation the", "Zapad-", "Zapad -",
    "-2021", "’22", "\u202eesrever\u202c Moscow", "שלום ירושלים", "القاهرة مصر", "\U0001f600\U0001f600 NATO\U0001f600", "e\u0301\u0301\u0301",
    "A\u0300B\u0300 C\u0300", "\u200b\u200c\u200d", "東京で会談", "AAAA AAAA AAAA AAAA AAAA AAAA AAAA", "a.b.c.d.e.f.g.h", "A.B.C.D.E.F.",
    "known as", "known as “", "exercise “", "X, Y, and Z", "and and and", "The The The The", "the the", "\x01\x02\x03 Kyiv",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_survives (fixture, texts[i]);
  assert_survives (fixture, "Kyiv \xff\xfe is cut here");
}

static void
test_long_text (Fixture      *fixture,
                gconstpointer user_data)
{
  const gsize length = 10 * 1000 * 1000;
  g_autofree char *text = g_malloc (length + 1);

  memset (text, 'A', length);
  text[length] = '\0';
  g_ptr_array_unref (dossier_names_find (fixture->names, text, NULL));
  for (gsize i = 0; i < length; i++)
    text[i] = i % 2 == 0 ? 'A' : ' ';
  text[length / 10] = '\0';
  g_ptr_array_unref (dossier_names_find (fixture->names, text, NULL));
}

/* A text longer than what is read at once: offsets go on, nothing is lost at the seams. */
static void
test_seams (Fixture      *fixture,
            gconstpointer user_data)
{
  const char *sentence = "Für die Übung flog General Mark Milley nach Berlin.\n";
  g_autoptr (GString) text = g_string_new ("");
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  while (text->len < 400 * 1000)
    {
      g_string_append (text, sentence);
      n++;
    }
  found = dossier_names_find (fixture->names, text->str, NULL);
  assert_sound (text->str, found);
  g_assert_cmpuint (found->len, >=, 2 * n - 4);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) found = NULL;

  g_cancellable_cancel (cancellable);
  found = dossier_names_find (fixture->names, "Moscow", cancellable);
  g_assert_cmpuint (found->len, ==, 0);
}

static gpointer
find_in_thread (gpointer data)
{
  DossierNames *names = data;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      found = dossier_names_find (names, "Gen. Mark Milley flew to Kyiv for Zapad-2021 with an S-400.", NULL);
    }
  return describe (found);
}

static void
test_threads (Fixture      *fixture,
              gconstpointer user_data)
{
  GThread *threads[4];
  g_autofree char *expected = find_in_thread (fixture->names);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", find_in_thread, fixture->names);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *answer = g_thread_join (threads[i]);

      g_assert_cmpstr (answer, ==, expected);
    }
}

/* --- hostile models --------------------------------------------------------------------------------------------------- */

static void
test_model_cut (void)
{
  g_autoptr (GBytes) model = dossier_names_get_builtin_model ();
  gsize size = g_bytes_get_size (model);

  for (gsize length = 0; length < size; length = length < 64 ? length + 1 : length + size / 61)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (model, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_names_new (cut, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == DOSSIER_NAMES_ERROR || error->domain == DOSSIER_LEXICON_ERROR);
    }
}

/* Bytes changed at random: an error, or a finder that gives worse answers but sound ones. */
static void
test_model_changed (void)
{
  const char *text = "Gen. Mark Milley of the U.S. Army flew to Kyiv for Zapad-2021; S-400s and T-72 tanks followed.";
  g_autoptr (GBytes) model = dossier_names_get_builtin_model ();
  gsize size;
  const guint8 *original = g_bytes_get_data (model, &size);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint usable = 0;

  for (guint i = 0; i < 60; i++)
    {
      guint8 *copy = g_memdup2 (original, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (DossierNames) names = NULL;
      gsize reach = i % 3 == 0 ? 64 : size;

      for (guint k = 0; k < 1 + i % 5; k++)
        copy[g_rand_int_range (random, 0, (gint32) reach)] = (guint8) g_rand_int (random);
      changed = g_bytes_new_take (copy, size);
      names = dossier_names_new (changed, NULL);
      if (names != NULL)
        {
          g_autoptr (GPtrArray) found = dossier_names_find (names, text, NULL);

          assert_sound (text, found);
          usable++;
        }
    }
  g_assert_cmpuint (usable, >, 0);
}

static void
test_model_size (void)
{
  g_autoptr (GBytes) model = dossier_names_get_builtin_model ();

  g_assert_cmpuint (g_bytes_get_size (model), <=, 4 * 1024 * 1024);
}

/* --- real articles ------------------------------------------------------------------------------------------------------ */

/* By the first three characters of the file's name: what a careful reader lists, then what is right besides. */
static const struct
{
  const char *file;
  const char *wanted;
  const char *right;
} articles[] = {
  { "000",
    "place:U.S.|place:Belarus|place:Russia|place:Ukraine|place:Minsk|place:Europe|place:Soviet Union|place:Moscow|place:Kyiv|"
    "organisation:AFP|organisation:Pentagon|organisation:NATO|organisation:Kremlin|organisation:Russian Defense Ministry|"
    "organisation:U.S. Joint Chiefs of Staff|person:Mark Milley|person:Viktor Gulevich|person:Milley|person:Jean-Yves Le Drian|"
    "equipment:S-400 Triumf|exercise:Allied Resolve 2022",
    "organisation:General Staff|organisation:General Staff of the Armed Forces|organisation:Joint Chiefs of Staff|place:US|"
    "organisation:US|organisation:Belarus Army|organisation:Armed Forces|place:eastern Europe|place:West|organisation:Army|place:Western" },
  { "001",
    "person:Jean-Yves Le Drian|person:Boris Johnson|person:Volodymyr Zelensky|person:Zelensky|person:Valery Gerasimov|"
    "person:Jens Stoltenberg|person:Johnson|place:Russia|place:Belarus|place:UK|place:Europe|place:Ukraine|place:Moscow|place:Kyiv|"
    "place:Black Sea|place:Mediterranean Sea|place:Sea of Azov|place:US|organisation:Pentagon|organisation:Wall Street Journal|"
    "organisation:BBC|organisation:NATO|organisation:Defense Ministry|organisation:Russian Ministry of Defense|organisation:AFP|"
    "organisation:AFP News Agency|organisation:Kremlin|exercise:Allied Resolve 2022",
    "exercise:Allied Resolve - 2022|organisation:General Staff|organisation:Belarus Army|organisation:US|person:marqs|person:MarQs__|"
    "organisation:UK|exercise:Allied Resolve" },
  { "002",
    "exercise:Zapad|equipment:Kalibr|equipment:Arkhangelsk|place:Belarus|place:Russia|place:Moscow|place:Minsk|place:Barents Sea|"
    "place:Ukraine|place:Warsaw|place:Romania|place:Poland|place:Latvia|place:Lithuania|place:U.S.|place:Eastern Europe|"
    "organisation:NATO|organisation:Al Jazeera|organisation:U.S. Army|person:Viktor Khrenin|person:Khrenin|person:Bryan Shoupe",
    "place:Barents|place:Baltic|exercise:2021 Zapad|exercise:invasion of Ukraine|exercise:Russia-Ukraine war|organisation:U.S." },
  { "003",
    "place:Belarus|place:Russia|place:Berlin|place:Germany|place:Ukraine|place:Minsk|place:Brussels|place:Poland|place:Romania|"
    "place:Eastern Europe|place:Moscow|place:Kyiv|place:Istanbul|place:Baltic Sea|place:Atlantic|place:US|place:U.S.|"
    "place:United States|person:Olaf Scholz|person:Jens Stoltenberg|person:Stoltenberg|person:Andreas Gora|person:Vladimir Putin|"
    "person:Alyaksandr Lukashenka|person:Kirby|person:Biden|person:Putin|person:Philip Breedlove|person:Tayyip Erdogan|"
    "organisation:NATO|organisation:Getty Images|organisation:2nd Cavalry Regiment|organisation:Pentagon|organisation:Kremlin|"
    "organisation:Reuters|organisation:Yahoo|organisation:U.S. Air Force|organisation:Republic World|exercise:Zapad-2021|"
    "exercise:Cold War|equipment:S-400|exercise:Allied Resolve 2022",
    "place:BERLIN|place:GERMANY|organisation:Metro|organisation:Associated News|organisation:YouTube|place:Chancellery|"
    "organisation:Chancellery|person:Scholz|place:Europe|organisation:US|place:western Russia|organisation:U.S.|"
    "exercise:Allied Resolve 2022 Exercise" },
  { "004",
    "person:Sergey Shoigu|person:Lloyd Austin|person:Austin|person:Mark Milley|person:Shoigu|person:Milley|person:Valery Gerasimov|"
    "person:Lolita C. Baldor|organisation:Pentagon|organisation:Joint Chiefs of Staff|organisation:Defense Department|"
    "organisation:NATO|organisation:Pittsburgh Post-Gazette|place:U.S.|place:Moscow|place:Ukraine|place:Russia|place:Donbas|"
    "place:United States|place:WASHINGTON",
    "organisation:Army|organisation:U.S. Defense Department" },
};

static gboolean
is_listed (const char *list,
           const char *key)
{
  g_auto (GStrv) items = g_strsplit (list, "|", -1);

  return g_strv_contains ((const char *const *) items, key);
}

static void
check_article (Fixture    *fixture,
               const char *path,
               guint       which,
               guint      *proposed,
               guint      *wrong)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) wanted = g_strsplit (articles[which].wanted, "|", -1);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  found = dossier_names_find (fixture->names, text, NULL);
  assert_sound (text, found);
  for (guint i = 0; i < found->len; i++)
    {
      const DossierSuggestion *name = found->pdata[i];
      char *key = g_strdup_printf ("%s:%s", dossier_suggestion_type_name (name->type), name->text);

      (*proposed)++;
      if (!is_listed (articles[which].wanted, key) && !is_listed (articles[which].right, key))
        {
          (*wrong)++;
          g_test_message ("%s: %s is not among what is right", articles[which].file, key);
        }
      g_hash_table_add (keys, key);
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_hash_table_contains (keys, wanted[i]))
      {
        g_test_message ("%s: %s is not proposed", articles[which].file, wanted[i]);
        g_test_fail ();
      }
}

static void
test_articles (Fixture      *fixture,
               gconstpointer user_data)
{
  const char *folder = g_getenv ("DOSSIER_TEST_ARTICLES");
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;
  guint proposed = 0, wrong = 0, seen = 0;

  if (dir == NULL)
    {
      g_test_skip ("no articles here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
      if (g_str_has_prefix (name, articles[i].file) && g_str_has_suffix (name, ".txt"))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          check_article (fixture, path, i, &proposed, &wrong);
          seen++;
        }
  g_test_message ("%u articles, %u proposals, %u wrong", seen, proposed, wrong);
  g_assert_cmpuint (wrong * 10, <=, proposed);
}

/* --- what the model looks at --------------------------------------------------------------------------------------- */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* What is learned from is what is looked at later, part by part: the same features, and each part's the same for the same word. */
static void
test_features_parts (void)
{
  static const char text[] = "KYIV, Feb. 10 — Gen. Mark Milley said Russia’s 1st Guards Tank Army moved.\n\nMr. Milley's S-400 of the U.S. Army"
                             " was seen in the Black Sea with Jean-Luc d'Ivoire “Minsk-2”; he warned the U.S. Army again. Milley left";
  g_autoptr (GBytes) model = dossier_names_get_builtin_model (), part = NULL;
  g_autoptr (DossierLexicon) lexicon = NULL;
  g_autoptr (NamesWords) sets = names_words_new ();
  g_autoptr (GError) error = NULL;
  NamesText words;
  guint32 length;

  memcpy (&length, (const guint8 *) g_bytes_get_data (model, NULL) + 8, 4);
  part = g_bytes_new_from_bytes (model, 12, GUINT32_FROM_LE (length));
  lexicon = dossier_lexicon_new (part, &error);
  g_assert_no_error (error);
  names_text_init (&words);
  names_text_split (&words, text, strlen (text), 0);
  names_text_look_up (&words, lexicon, sets);
  for (guint i = 0; i < words.n_tokens; i++)
    {
      NamesFeatures whole, pieces = { 0 };
      NamesPart parts[NAMES_MOST_PARTS];
      guint n = names_features_parts (&words, i, parts);

      g_assert_cmpuint (n, <=, NAMES_MOST_PARTS);
      names_features_read (&words, i, &whole);
      for (guint k = 0; k < n; k++)
        names_features_part (&words, &parts[k], &pieces);
      names_features_around (&words, i, &pieces);
      qsort (whole.at, whole.n, sizeof *whole.at, compare_numbers);
      qsort (pieces.at, pieces.n, sizeof *pieces.at, compare_numbers);
      g_assert_cmpmem (whole.at, whole.n * sizeof *whole.at, pieces.at, pieces.n * sizeof *pieces.at);
    }
  names_text_clear (&words);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/names/words", test_words);
  g_test_add_func ("/names/words/same-hash", test_words_same_hash);
  g_test_add_func ("/names/features/parts", test_features_parts);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/names/plain", test_plain);
  ADD ("/names/equipment", test_equipment);
  ADD ("/names/exercises", test_exercises);
  ADD ("/names/roles", test_roles);
  ADD ("/names/roles/of-others", test_roles_of_others);
  ADD ("/names/fuller-form", test_fuller_form);
  ADD ("/names/other-languages", test_other_languages);
  ADD ("/names/hostile/text", test_hostile_text);
  ADD ("/names/hostile/long", test_long_text);
  ADD ("/names/seams", test_seams);
  ADD ("/names/cancelled", test_cancelled);
  ADD ("/names/threads", test_threads);
  ADD ("/names/articles", test_articles);
  g_test_add_func ("/names/model/cut", test_model_cut);
  g_test_add_func ("/names/model/changed", test_model_changed);
  g_test_add_func ("/names/model/size", test_model_size);

  return g_test_run ();
}
