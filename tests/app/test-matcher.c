/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matcher: what counts as the same name, what does not, and that nothing a text holds upsets it. */

#include <string.h>

#include "dossier-matcher.h"
#include "dossier-text.h"

static DossierMatcher *
make (const char *const *names)
{
  g_autoptr (GArray) known = g_array_new (FALSE, TRUE, sizeof (DossierKnownName));

  for (guint i = 0; names[i] != NULL; i++)
    {
      DossierKnownName name = { .name = names[i] };

      name.entity.bytes[0] = i + 1;
      g_array_append_val (known, name);
    }
  return dossier_matcher_new ((DossierKnownName *) known->data, known->len);
}

/* All matches as "words=number", one after the other; numbers from 0. */
static char *
find (const char *const *names,
      const char        *text)
{
  g_autoptr (DossierMatcher) matcher = make (names);
  g_autoptr (GArray) matches = dossier_matcher_find (matcher, text, -1, NULL, NULL);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const DossierMatch *match = &g_array_index (matches, DossierMatch, i);
      g_autofree char *slice = dossier_text_slice (text, match->start, match->end);

      g_assert_cmpuint (match->entity.bytes[0], ==, match->name + 1);
      g_string_append_printf (found, "%s%s=%u", found->len > 0 ? "|" : "", slice, match->name);
    }
  return g_string_free (found, FALSE);
}

#define NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

#define assert_found(names, text, expected) \
  G_STMT_START { g_autofree char *found_ = find (names, text); g_assert_cmpstr (found_, ==, expected); } G_STMT_END

/* Words are cut from blocks of bytes: a quote beside a name is the same wherever it stands. */
static void
test_quotes_anywhere (void)
{
  for (guint before = 0; before < 140; before++)
    {
      g_autofree char *spaces = g_strnfill (before, before % 3 == 0 ? 'x' : ' ');
      g_autofree char *text = g_strdup_printf ("%s“Bo’s “Minsk” — Bo Li’", spaces);

      assert_found (NAMES ("Bo", "Minsk", "Bo Li"), text, "Bo=0|Minsk=1|Bo Li=2");
    }
}

static DossierMatchForms
forms_of (const char *name,
          const char *text)
{
  g_autoptr (DossierMatcher) matcher = make (NAMES (name));
  g_autoptr (GArray) matches = dossier_matcher_find (matcher, text, -1, NULL, NULL);

  g_assert_cmpuint (matches->len, ==, 1);
  return g_array_index (matches, DossierMatch, 0).forms;
}

static void
test_words (void)
{
  assert_found (NAMES ("Kyiv"), "Kyiv", "Kyiv=0");
  assert_found (NAMES ("Kyiv"), "in Kyiv.", "Kyiv=0");
  assert_found (NAMES ("Kyiv"), "Kyivan and Okyiv", "");
  assert_found (NAMES ("Sea of Azov"), "the Sea of Azov, the Sea, of Azov", "Sea of Azov=0");
  assert_found (NAMES ("Sea of Azov"), "Sea of\nAzov", "Sea of\nAzov=0");
  assert_found (NAMES ("Sea of Azov"), "Sea of\n\nAzov", "");
  assert_found (NAMES ("Sea of Azov"), "Sea of. Azov", "Sea of. Azov=0");
  assert_found (NAMES ("Sergey Shoigu"), "He met Sergey. Shoigu left", "");
  assert_found (NAMES ("Tom Lee"), "with Tom (Lee)", "");
  assert_found (NAMES ("John F. Kennedy"), "John F. Kennedy, John F Kennedy", "John F. Kennedy=0|John F Kennedy=0");
  assert_found (NAMES ("Washington, D.C."), "Washington, D.C. and Washington DC", "Washington, D.C.=0|Washington DC=0");
  assert_found (NAMES ("AT&T", "Johnson & Johnson"), "AT&T, AT T, Johnson & Johnson, Johnson Johnson",
                "AT&T=0|Johnson & Johnson=1");
}

static void
test_folding (void)
{
  assert_found (NAMES ("Élysée", "Gdańsk"), "the Elysee, ELYSÉE, Élyse\xcc\x81" "e, Gdansk",
                "Elysee=0|ELYSÉE=0|Élyse\xcc\x81" "e=0|Gdansk=1");
  assert_found (NAMES ("Lukashenka"), "LUKASHENKA lukashenka Luka\xc2\xadshenka", "LUKASHENKA=0|lukashenka=0|Luka\xc2\xadshenka=0");
  assert_found (NAMES ("O'Brien", "Côte d'Ivoire"), "O’Brien, OʼBrien, OBrien of Côte d’Ivoire and Cote d`Ivoire",
                "O’Brien=0|OʼBrien=0|OBrien=0|Côte d’Ivoire=1|Cote d`Ivoire=1");
  assert_found (NAMES ("Jean-Yves Le Drian"), "Jean‑Yves Le\xc2\xa0" "Drian and Jean Yves Le Drian",
                "Jean‑Yves Le\xc2\xa0" "Drian=0|Jean Yves Le Drian=0");
  assert_found (NAMES ("S-400", "F16"), "S-400, S–400, S 400, S400 and F-16, F16s", "S-400=0|S–400=0|S 400=0|S400=0|F-16=1|F16s=1");
  assert_found (NAMES ("Müller", "Kurt Weiß"), "Mueller, Muller, MÜLLER, Kurt Weiss", "Mueller=0|Muller=0|MÜLLER=0|Kurt Weiss=1");
  assert_found (NAMES ("Лукашенко", "Ισραήλ"), "ЛУКАШЕНКО; ΙΣΡΑΗΛ", "ЛУКАШЕНКО=0|ΙΣΡΑΗΛ=1");
  assert_found (NAMES ("习近平", "正恩"), "国家主席习近平同志 金 正恩", "习近平=0|正恩=1");
  assert_found (NAMES ("القذافي"), "معمر القذافي", "القذافي=0");
}

static void
test_capitals (void)
{
  assert_found (NAMES ("US"), "US troops told us; Us too", "US=0");
  assert_found (NAMES ("US"), "U.S. troops in the U.S.", "U.S.=0|U.S.=0");
  assert_found (NAMES ("US"), "“U.S. troops” in the —U.S.’s", "U.S.=0|U.S.=0");
  assert_found (NAMES ("Bo Li", "Bo"), "“Bo’s ‘Bo Li’ – Bo’", "Bo=1|Bo Li=0|Bo=1");
  assert_found (NAMES ("U.S."), "US, U.S., u.s., us", "US=0|U.S.=0");
  assert_found (NAMES ("US"), "TELL US NOW, SAYS MINISTER\nUS NATO envoy", "US=0");
  assert_found (NAMES ("NATO"), "NATO Nato nato NAto", "NATO=0|Nato=0");
  assert_found (NAMES ("WHO"), "WHO says who Who", "WHO=0");
  assert_found (NAMES ("March", "Patriot"), "a march in March, a patriot and a Patriot", "March=0|Patriot=1");
  assert_found (NAMES ("Kim"), "Kim KIM kim", "Kim=0|KIM=0");
  assert_found (NAMES ("main battle tank"), "Main Battle Tanks", "Main Battle Tanks=0");
}

static void
test_flags (void)
{
  const DossierKnownName known[] = {
    { .name = "March", .flags = DOSSIER_NAME_ANY_CASE },
    { .name = "Kyiv", .flags = DOSSIER_NAME_AS_WRITTEN },
    { .name = "Robert", .flags = DOSSIER_NAME_NOT_INFLECTED },
  };
  g_autoptr (DossierMatcher) matcher = dossier_matcher_new (known, G_N_ELEMENTS (known));
  g_autoptr (GArray) matches = dossier_matcher_find (matcher, "march KYIV Kyiv Roberts Robert", -1, NULL, NULL);

  g_assert_cmpuint (matches->len, ==, 3);
  g_assert_cmpuint (g_array_index (matches, DossierMatch, 0).name, ==, 0);
  g_assert_cmpuint (g_array_index (matches, DossierMatch, 1).start, ==, 11);
  g_assert_cmpuint (g_array_index (matches, DossierMatch, 2).start, ==, 24);
  g_assert_cmpuint (dossier_matcher_get_size (matcher), ==, 3);
  g_assert_cmpstr (dossier_matcher_get_name (matcher, 1, NULL), ==, "Kyiv");
}

static void
test_endings (void)
{
  assert_found (NAMES ("Putin"), "Putin's, Putin’s, Putins, PUTIN'S", "Putin=0|Putin=0|Putins=0|PUTIN=0");
  assert_found (NAMES ("Iskander", "T-72", "Grizzly", "Kilo class"), "two Iskanders, T-72s, Grizzlies, Kilo classes",
                "Iskanders=0|T-72s=1|Grizzlies=2|Kilo classes=3");
  assert_found (NAMES ("UAV"), "UAVs", "UAVs=0");
  assert_found (NAMES ("William", "Williams"), "Williams and William", "Williams=1|William=0");
  assert_found (NAMES ("Mark Milley"), "Marks Milley", "");
}

static void
test_longest (void)
{
  assert_found (NAMES ("Ukraine", "Armed Forces of Ukraine", "Armed Forces"), "Armed Forces of Ukraine; Ukraine",
                "Armed Forces of Ukraine=1|Ukraine=0");
  assert_found (NAMES ("Joint Chiefs", "Chiefs of Staff"), "the Joint Chiefs of Staff", "Chiefs of Staff=1");
  assert_found (NAMES ("John Smith", "John Smith", "Smith"), "John Smith met Smith", "John Smith=0|John Smith=1|Smith=2");
  assert_found (NAMES ("New York Times", "New York", "New York City Hall"), "New York City guide", "New York=1");
  assert_found (NAMES ("Russia", "Belarus"), "Russia-Belarus drills", "Russia=0|Belarus=1");
}

static void
test_forms (void)
{
  g_assert_cmpuint (forms_of ("Kyiv", "in Kyiv"), ==, DOSSIER_MATCH_EXACT);
  g_assert_cmpuint (forms_of ("Kyiv", "in KYIV"), ==, DOSSIER_MATCH_FOLDED);
  g_assert_cmpuint (forms_of ("Kyiv", "in kyiv"), ==, DOSSIER_MATCH_FOLDED | DOSSIER_MATCH_LOWER_CASE);
  g_assert_cmpuint (forms_of ("Kyiv", "Kyiv's"), ==, DOSSIER_MATCH_POSSESSIVE);
  g_assert_cmpuint (forms_of ("Kyiv", "Kyiv’s streets"), ==, DOSSIER_MATCH_POSSESSIVE);
  g_assert_cmpuint (forms_of ("Javelin system", "Javelin systems"), ==, DOSSIER_MATCH_INFLECTED);
  g_assert_cmpuint (forms_of ("S-400", "S400") & DOSSIER_MATCH_RESPELLED, !=, 0);
  g_assert_cmpuint (forms_of ("Biden", "Hunter Biden"), ==, DOSSIER_MATCH_BESIDE_NAME);
  g_assert_cmpuint (forms_of ("Biden", "for Robinette Biden"), ==, DOSSIER_MATCH_BESIDE_NAME);
  g_assert_cmpuint (forms_of ("Biden", "the Biden"), ==, DOSSIER_MATCH_EXACT);
  g_assert_cmpuint (forms_of ("Biden", "in Washington. Biden"), ==, DOSSIER_MATCH_EXACT);
  g_assert_cmpuint (forms_of ("Biden", "President Biden"), ==, DOSSIER_MATCH_EXACT);
  g_assert_cmpuint (forms_of ("Smith", "Smith-Jones"), ==, DOSSIER_MATCH_IN_COMPOUND);
}

/* All matches as "words=number", in a text of that language. */
static char *
find_in (const char        *language,
         const char *const *names,
         const char        *text)
{
  g_autoptr (DossierMatcher) matcher = make (names);
  g_autoptr (GArray) matches = dossier_matcher_find (matcher, text, -1, language, NULL);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const DossierMatch *match = &g_array_index (matches, DossierMatch, i);
      g_autofree char *slice = dossier_text_slice (text, match->start, match->end);

      g_string_append_printf (found, "%s%s=%u%s%s", i > 0 ? "|" : "", slice, match->name,
                              match->forms & DOSSIER_MATCH_TRANSCRIBED ? "t" : "", match->forms & DOSSIER_MATCH_INFLECTED ? "i" : "");
    }
  return g_string_free (found, FALSE);
}

#define assert_found_in(language, names, text, expected) \
  G_STMT_START { g_autofree char *found_ = find_in (language, names, text); g_assert_cmpstr (found_, ==, expected); } G_STMT_END

static void
test_other_scripts (void)
{
  assert_found_in ("ru", NAMES ("Valery Gerasimov", "Minsk"), "Встреча с Валерием Герасимовым в Минске",
                   "Валерием Герасимовым=0ti|Минске=1ti");
  assert_found_in (NULL, NAMES ("Gerasimov", "Sergei Shoigu"), "Герасимов и Сергей Шойгу; герасимов", "Герасимов=0t|Сергей Шойгу=1t");
  assert_found_in ("ru", NAMES ("Герасимов"), "у Герасимова и Герасимову", "Герасимова=0i|Герасимову=0i");
  assert_found_in ("uk", NAMES ("Volodymyr Zelensky", "Kharkiv"), "Президента Володимира Зеленського чекають у Харкові",
                   "Володимира Зеленського=0ti|Харкові=1ti");
  assert_found_in ("ru", NAMES ("US", "Putin"), "Ус, Путников и Пустыня", "");
}

static void
test_other_languages (void)
{
  assert_found_in ("de", NAMES ("Valery Gerasimov", "Lukashenko"), "Waleri Gerassimow traf Lukaschenko", "Waleri Gerassimow=0t|Lukaschenko=1t");
  assert_found_in ("fr", NAMES ("Sergei Shoigu"), "Le ministre Sergueï Choïgou a dit", "Sergueï Choïgou=0t");
  assert_found_in ("pl", NAMES ("Lukashenko", "Andrzej Duda"), "spotkanie z Łukaszenką i z Andrzejem Dudą", "Łukaszenką=0t|Andrzejem Dudą=1i");
  assert_found_in ("en", NAMES ("Gerasimov"), "Gerassimow", "");
  assert_found_in ("de", NAMES ("Bonn", "Merkel"), "Die Bohne und die Ferkel", "");
}

static void
test_addresses (void)
{
  assert_found (NAMES ("Kyiv", "AFP"), "https://www.example.org/kyiv-calls.html Kyiv", "Kyiv=0");
  assert_found (NAMES ("Kyiv", "AFP"), "press@kyiv.example @AFP (AFP)", "AFP=1|AFP=1");
  assert_found (NAMES ("Kyiv", "Moscow"), "Kyiv/Moscow. Moscow.Then", "Kyiv=0|Moscow=1|Moscow=1");
}

static void
test_code_points (void)
{
  g_autoptr (DossierMatcher) matcher = make (NAMES ("Kyiv"));
  g_autoptr (GArray) matches = dossier_matcher_find (matcher, "🚀 — «Київ» é́ Kyiv, Kyiv", -1, NULL, NULL);

  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (g_array_index (matches, DossierMatch, 0).start, ==, 14);
  g_assert_cmpuint (g_array_index (matches, DossierMatch, 0).end, ==, 18);
  g_assert_cmpuint (g_array_index (matches, DossierMatch, 1).start, ==, 20);
}

/* A name at every place of blocks of text: what is read sixteen bytes at a time agrees with what is read one by one. */
static void
test_every_place (void)
{
  g_autoptr (DossierMatcher) matcher = make (NAMES ("Valery Gerasimov", "Żak", "Shoigu"));
  const char *const wanted[] = { "Valery Gerasimov", "Żak", "SHOIGU", "Valery  Gerasimov" };

  for (guint w = 0; w < G_N_ELEMENTS (wanted); w++)
    for (guint before = 0; before < 140; before++)
      for (guint after = 0; after < 70; after += 23)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (GArray) matches = NULL;

          for (guint i = 0; i < before; i++)
            g_string_append_c (text, i % 3 == 2 || i + 1 == before ? ' ' : 'x');
          g_string_append (text, wanted[w]);
          for (guint i = 0; i < after; i++)
            g_string_append_c (text, i % 5 == 0 ? ' ' : 'y');
          matches = dossier_matcher_find (matcher, text->str, text->len, NULL, NULL);
          g_assert_cmpuint (matches->len, ==, 1);
          g_assert_cmpuint (g_array_index (matches, DossierMatch, 0).start, ==, before);
          g_assert_cmpuint (g_array_index (matches, DossierMatch, 0).end, ==, before + g_utf8_strlen (wanted[w], -1));
        }
}

/* The same by the plainest means: at each word the longest name that begins there, then of what overlaps the longer. */
static char *
find_plainly (char *const *words,
              guint        n,
              char *const *names)
{
  GString *found = g_string_new (NULL);
  guint last_start = 0, last_end = 0, last_length = 0;
  g_autofree char *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *best = NULL;
      guint best_words = 0;

      for (guint k = 0; names[k] != NULL; k++)
        {
          g_auto (GStrv) parts = g_strsplit (names[k], " ", -1);
          guint same = 0, length = g_strv_length (parts);

          while (same < length && i + same < n && strcmp (parts[same], words[i + same]) == 0)
            same++;
          if (same < length || same <= best_words)
            continue;
          best_words = same;
          g_free (best);
          best = g_strdup (names[k]);
        }
      if (best == NULL || (i < last_end && strlen (best) <= last_length))
        continue;
      if (last != NULL && i >= last_end)
        g_string_append_printf (found, "%u %s|", last_start, last);
      g_free (last);
      last = g_steal_pointer (&best);
      last_length = strlen (last);
      last_start = i;
      last_end = i + best_words;
    }
  if (last != NULL)
    g_string_append_printf (found, "%u %s|", last_start, last);
  return g_string_free (found, FALSE);
}

static char *
random_row (GRand       *random,
            char *const *vocabulary,
            guint        n)
{
  GString *row = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (row, "%s%s", i > 0 ? " " : "", vocabulary[g_rand_int_range (random, 0, 24)]);
  return g_string_free (row, FALSE);
}

/* Words of all lengths, names of one to four of them, and texts of nothing else. */
static void
test_as_plainly (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  char *vocabulary[24];

  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      vocabulary[i] = g_strnfill (i + 1, 'a' + i % 5);
      vocabulary[i][0] = 'a' + i;
    }
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) known = g_array_new (FALSE, TRUE, sizeof (DossierKnownName));
      g_autoptr (DossierMatcher) matcher = NULL;
      g_autoptr (GArray) matches = NULL;
      g_autofree char *text = random_row (random, vocabulary, g_rand_int_range (random, 1, 60)), *expected = NULL;
      g_auto (GStrv) words = g_strsplit (text, " ", -1);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint i = 0; i < 12; i++)
        {
          g_autofree char *row = random_row (random, vocabulary, g_rand_int_range (random, 1, 5));
          DossierKnownName name = { .name = row, .flags = DOSSIER_NAME_ANY_CASE | DOSSIER_NAME_NOT_INFLECTED };

          if (g_ptr_array_find_with_equal_func (names, row, g_str_equal, NULL))
            continue;
          g_ptr_array_add (names, g_steal_pointer (&row));
          g_array_append_val (known, name);
        }
      g_ptr_array_add (names, NULL);
      matcher = dossier_matcher_new ((DossierKnownName *) known->data, known->len);
      matches = dossier_matcher_find (matcher, text, -1, NULL, NULL);
      for (guint i = 0; i < matches->len; i++)
        {
          const DossierMatch *match = &g_array_index (matches, DossierMatch, i);
          guint word = 0;

          for (guint c = 0; c < match->start; c++)
            word += text[c] == ' ';
          g_string_append_printf (found, "%u %s|", word, dossier_matcher_get_name (matcher, match->name, NULL));
        }
      expected = find_plainly (words, g_strv_length (words), (char *const *) names->pdata);
      g_assert_cmpstr (found->str, ==, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    g_free (vocabulary[i]);
}

static void
test_hostile (void)
{
  g_autoptr (GString) huge = g_string_new (NULL), dashes = g_string_new (NULL), marks = g_string_new ("e");
  g_autofree char *sentence = g_strnfill (5000, 'w');

  assert_found (NAMES ("", "...", "—", "🚀", "\xc2\xa0", "Kyiv"), "... — 🚀 Kyiv", "Kyiv=5");
  assert_found (NAMES ("Kyiv"), "", "");
  assert_found (NAMES (sentence, "Kyiv"), sentence, "");
  assert_found (NAMES ("שלום", "Kyiv"), "\xe2\x80\xaeKyiv\xe2\x80\xac שָׁלוֹם", "Kyiv=1|שָׁלוֹם=0");
  for (guint i = 0; i < 20000; i++)
    g_string_append (huge, "Sea of ");
  g_string_append (huge, "Azov");
  assert_found (NAMES ("Sea of Sea of Azov"), huge->str, "Sea of Sea of Azov=0");
  for (guint i = 0; i < 100000; i++)
    g_string_append (dashes, "— ");
  assert_found (NAMES ("Kyiv"), dashes->str, "");
  for (guint i = 0; i < 100000; i++)
    g_string_append (marks, "\xcc\x81");
  assert_found (NAMES ("e e", "Kyiv"), marks->str, "");
}

/* Bytes that are no UTF-8 are nobody's letters; whatever they are, nothing is read beyond them. */
static void
test_any_bytes (void)
{
  g_autoptr (DossierMatcher) matcher = make (NAMES ("Kyiv", "Żak", "a b", "é"));
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 2000; round++)
    {
      gsize length = g_rand_int_range (random, 0, 200);
      g_autofree char *bytes = g_malloc (length + 1);
      g_autoptr (GArray) matches = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = "Kyiv \xc5\xbb" "ak\xe2\xc3\xa9.\n'"[g_rand_int_range (random, 0, 15)];
      bytes[length] = '\0';
      matches = dossier_matcher_find (matcher, bytes, length, NULL, NULL);
      g_assert_nonnull (matches);
    }
}

static void
test_cancel (void)
{
  g_autoptr (DossierMatcher) matcher = make (NAMES ("Kyiv"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_matcher_find (matcher, "Kyiv", -1, NULL, cancellable));
}

/* None, and a hundred thousand names. */
static void
test_sizes (void)
{
  g_autoptr (DossierMatcher) none = dossier_matcher_new (NULL, 0);
  g_autoptr (GArray) nothing = dossier_matcher_find (none, "Kyiv, Minsk", -1, NULL, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierMatcher) many = NULL;

  for (guint i = 0; i < 100000; i++)
    g_ptr_array_add (names, g_strdup_printf ("Name %c%c%c Number%u", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, i));
  g_ptr_array_add (names, NULL);
  many = make ((const char *const *) names->pdata);
  for (guint i = 0; i < 100000; i += 9973)
    {
      g_autofree char *text = g_strdup_printf ("the %s and others", (const char *) g_ptr_array_index (names, i));
      g_autoptr (GArray) matches = dossier_matcher_find (many, text, -1, NULL, NULL);

      g_assert_cmpuint (matches->len, ==, 1);
      g_assert_cmpuint (g_array_index (matches, DossierMatch, 0).name, ==, i);
    }
  g_assert_cmpuint (nothing->len, ==, 0);
}

static gpointer
find_many_times (gpointer data)
{
  DossierMatcher *matcher = data;

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GArray) matches = dossier_matcher_find (matcher, "Żak met Shoigu in Kyiv", -1, NULL, NULL);

      g_assert_cmpuint (matches->len, ==, 3);
    }
  dossier_matcher_unref (matcher);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (DossierMatcher) matcher = make (NAMES ("Kyiv", "Żak", "Shoigu"));
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("finder", find_many_times, dossier_matcher_ref (matcher));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matcher/words", test_words);
  g_test_add_func ("/matcher/quotes-anywhere", test_quotes_anywhere);
  g_test_add_func ("/matcher/folding", test_folding);
  g_test_add_func ("/matcher/capitals", test_capitals);
  g_test_add_func ("/matcher/flags", test_flags);
  g_test_add_func ("/matcher/endings", test_endings);
  g_test_add_func ("/matcher/longest", test_longest);
  g_test_add_func ("/matcher/forms", test_forms);
  g_test_add_func ("/matcher/other-scripts", test_other_scripts);
  g_test_add_func ("/matcher/other-languages", test_other_languages);
  g_test_add_func ("/matcher/addresses", test_addresses);
  g_test_add_func ("/matcher/code-points", test_code_points);
  g_test_add_func ("/matcher/every-place", test_every_place);
  g_test_add_func ("/matcher/as-plainly", test_as_plainly);
  g_test_add_func ("/matcher/hostile", test_hostile);
  g_test_add_func ("/matcher/any-bytes", test_any_bytes);
  g_test_add_func ("/matcher/cancel", test_cancel);
  g_test_add_func ("/matcher/sizes", test_sizes);
  g_test_add_func ("/matcher/threads", test_threads);
  return g_test_run ();
}
