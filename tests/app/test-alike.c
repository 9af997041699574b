/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of one entity and of two: which pairs are proposed, why, and which never are. */

#include <locale.h>
#include <string.h>

#include "dossier-alike-index.h"
#include "dossier-metonyms.h"

typedef struct
{
  const char *kind;
  const char *a;
  const char *b;
  double least;
  double most;
  DossierAlikeReason reason; /* NOT: any */
} Pair;

static const Pair pairs[] = {
  /* One person. */
  { "person", "Mark Milley", "Mark Milley", 1, 1, DOSSIER_ALIKE_SAME },
  { "person", "Mark MILLEY", "Mark Milley", 0.97, 1, DOSSIER_ALIKE_SPELLING },
  { "person", "Gen. Mark A. Milley", "Mark Milley", 0.9, 1, DOSSIER_ALIKE_LONGER },
  { "person", "Milley", "Mark Milley", 0.65, 0.8, DOSSIER_ALIKE_SURNAME },
  { "person", "Alexander Lukashenko", "Alyaksandr Lukashenka", 0.9, 1, DOSSIER_ALIKE_SHORT_GIVEN },
  { "person", "Alexander Lukaschenko", "Alexandre Loukachenko", 0.9, 1, DOSSIER_ALIKE_NOT },
  { "person", "Аляксандр Лукашэнка", "Alexander Lukashenko", 0.8, 1, DOSSIER_ALIKE_SCRIPT },
  { "person", "Александр Лукашенко", "Alexander Lukashenko", 0.9, 1, DOSSIER_ALIKE_SCRIPT },
  { "person", "Volodymyr Zelensky", "Volodymyr Zelenskyy", 0.95, 1, DOSSIER_ALIKE_TRANSCRIPTION },
  { "person", "Wolodymyr Selenskyj", "Volodymyr Zelensky", 0.95, 1, DOSSIER_ALIKE_TRANSCRIPTION },
  { "person", "Володимир Зеленський", "Volodymyr Zelensky", 0.95, 1, DOSSIER_ALIKE_SCRIPT },
  { "person", "Владимир Зеленский", "Volodymyr Zelensky", 0.85, 1, DOSSIER_ALIKE_NOT },
  { "person", "Валерий Герасимов", "Valery Gerasimov", 0.95, 1, DOSSIER_ALIKE_SCRIPT },
  { "person", "Валерия Герасимова", "Valery Gerasimov", 0.9, 1, DOSSIER_ALIKE_SCRIPT },
  { "person", "Valéri Guerassimov", "Waleri Gerassimow", 0.95, 1, DOSSIER_ALIKE_TRANSCRIPTION },
  { "person", "Gerasimov", "Guerassimov", 0.95, 1, DOSSIER_ALIKE_TRANSCRIPTION },
  { "person", "Сергей Шойгу", "Sergei Shoigu", 0.95, 1, DOSSIER_ALIKE_SCRIPT },
  { "person", "Sergueï Choïgou", "Sergey Shoigu", 0.85, 1, DOSSIER_ALIKE_TRANSCRIPTION },
  { "person", "Shoigu Sergey Kuzhugetovich", "Sergey Shoigu", 0.85, 1, DOSSIER_ALIKE_LONGER },
  { "person", "Vladimir Vladimirovich Putin", "Vladimir Putin", 0.9, 1, DOSSIER_ALIKE_LONGER },
  { "person", "Vladimir Poutine", "Wladimir Putin", 0.85, 1, DOSSIER_ALIKE_NOT },
  { "person", "V. Putin", "Vladimir Putin", 0.8, 0.95, DOSSIER_ALIKE_INITIALS },
  { "person", "V.V. Putin", "Vladimir Putin", 0.8, 0.95, DOSSIER_ALIKE_INITIALS },
  { "person", "Joe Biden", "Joseph R. Biden Jr.", 0.85, 1, DOSSIER_ALIKE_SHORT_GIVEN },
  { "person", "Bob Smith", "Robert Smith", 0.85, 1, DOSSIER_ALIKE_SHORT_GIVEN },
  { "person", "Kim Jong Un", "Kim Jong-un", 0.97, 1, DOSSIER_ALIKE_SPELLING },
  { "person", "Jong-un Kim", "Kim Jong-un", 0.9, 1, DOSSIER_ALIKE_ORDER },
  { "person", "Orbán Viktor", "Viktor Orban", 0.9, 1, DOSSIER_ALIKE_ORDER },
  { "person", "Bashar al-Assad", "Bashar Assad", 0.95, 1, DOSSIER_ALIKE_NOT },
  { "person", "Muammar Gaddafi", "Moammar el-Qaddafi", 0.8, 1, DOSSIER_ALIKE_NOT },
  { "person", "معمر القذافي", "Muammar Gaddafi", 0.5, 1, DOSSIER_ALIKE_NOT },
  { "person", "Recep Tayyip Erdoğan", "Tayyip Erdogan", 0.85, 1, DOSSIER_ALIKE_LONGER },
  { "person", "Viktor Khrenin", "Victor Hrenin", 0.85, 1, DOSSIER_ALIKE_NOT },
  { "person", "Jens Stoltenberg's", "Jens Stoltenberg", 0.95, 1, DOSSIER_ALIKE_NOT },
  { "person", "Mohammed bin Salman", "Mohammad Bin Salman", 0.8, 1, DOSSIER_ALIKE_NOT },
  { "person", "Nikita Khrushchev", "Nikita Chruschtschow", 0.7, 1, DOSSIER_ALIKE_NOT },
  /* Two persons. */
  { "person", "Joe Biden", "Hunter Biden", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Joe Biden", "Jill Biden", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Bill Clinton", "Hillary Clinton", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Donald Trump", "Melania Trump", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "John Smith", "Jane Smith", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Martin Schmidt", "Marvin Schmidt", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "George W. Bush", "George H. W. Bush", 0, 0.49, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Kim Jong-un", "Kim Jong-il", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "person", "Xi Jinping", "Xi Mingze", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Raúl Castro", "Fidel Castro", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Bashar al-Assad", "Hafez al-Assad", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Александр Лукашенко", "Viktor Lukashenko", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "J. Biden", "Hunter Biden", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Mark Milley", "Mark Esper", 0, 0.3, DOSSIER_ALIKE_NOT },
  { "person", "Lloyd Austin", "Austin Lloyd Webber", 0, 0.95, DOSSIER_ALIKE_NOT },
  { "person", "Mark", "Mark Milley", 0, 0.49, DOSSIER_ALIKE_GIVEN },
  { "person", "Miller", "Milley", 0, 0.7, DOSSIER_ALIKE_ONE_LETTER },
  { "person", "Gerasimova", "Gerasimov", 0, 0.7, DOSSIER_ALIKE_NOT },
  { "person", "Alexander Smith", "Alexandra Smith", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
  { "person", "Bush Jr.", "Bush Sr.", 0, 1, DOSSIER_ALIKE_NOT },
  /* Organisations. */
  { "organisation", "NATO", "North Atlantic Treaty Organization", 0.8, 1, DOSSIER_ALIKE_ACRONYM },
  { "organisation", "CSTO", "Collective Security Treaty Organisation", 0.8, 1, DOSSIER_ALIKE_ACRONYM },
  { "organisation", "OSCE", "Organization for Security and Co-operation in Europe", 0, 1, DOSSIER_ALIKE_NOT },
  { "organisation", "UN", "United Nations", 0.6, 0.8, DOSSIER_ALIKE_ACRONYM },
  { "organisation", "Ministry of Defence", "Ministry of Defense", 0.95, 1, DOSSIER_ALIKE_SPELLING },
  { "organisation", "Russian Ministry of Defence", "Ministry of Defense of Russia", 0.75, 1, DOSSIER_ALIKE_ORDER },
  { "organisation", "Russia's Defense Ministry", "Russian Defence Ministry", 0.85, 1, DOSSIER_ALIKE_NOT },
  { "organisation", "U.S. Army", "US Army", 0.95, 1, DOSSIER_ALIKE_SPELLING },
  { "organisation", "Wagner", "Wagner Group", 0.7, 0.9, DOSSIER_ALIKE_LONGER },
  { "organisation", "Газпром", "Gazprom", 0.95, 1, DOSSIER_ALIKE_SCRIPT },
  { "organisation", "Ministry of Defense", "Ministry of Finance", 0, 0.3, DOSSIER_ALIKE_NOT },
  { "organisation", "Northern Fleet", "Southern Fleet", 0, 0.3, DOSSIER_ALIKE_NOT },
  { "organisation", "2nd Cavalry Regiment", "3rd Cavalry Regiment", 0, 0.3, DOSSIER_ALIKE_OTHER_NUMBER },
  { "organisation", "Russian Ministry of Defence", "Ukrainian Ministry of Defence", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "organisation", "WHO", "North Atlantic Treaty Organization", 0, 0.2, DOSSIER_ALIKE_NOT },
  /* Equipment and exercises. */
  { "equipment", "S-400", "S400", 0.95, 1, DOSSIER_ALIKE_SPELLING },
  { "equipment", "S-400 Triumf", "S-400", 0.55, 0.9, DOSSIER_ALIKE_LONGER },
  { "equipment", "Kalibr cruise missile", "Kalibr", 0.7, 0.9, DOSSIER_ALIKE_LONGER },
  { "equipment", "Калибр", "Kalibr", 0.95, 1, DOSSIER_ALIKE_SCRIPT },
  { "equipment", "S-400", "S-300", 0, 0.3, DOSSIER_ALIKE_OTHER_NUMBER },
  { "equipment", "T-72", "T-90", 0, 0.3, DOSSIER_ALIKE_OTHER_NUMBER },
  { "exercise", "Zapad-2021", "Zapad 2021", 0.95, 1, DOSSIER_ALIKE_SPELLING },
  { "exercise", "Allied Resolve 2022", "Allied Resolve - 2022", 0.95, 1, DOSSIER_ALIKE_SPELLING },
  { "exercise", "Zapad-2021", "Zapad-2017", 0, 0.3, DOSSIER_ALIKE_OTHER_NUMBER },
  /* Places. */
  { "place", "Kyiv", "Kiev", 0.8, 1, DOSSIER_ALIKE_NOT },
  { "place", "Харьков", "Kharkiv", 0.8, 1, DOSSIER_ALIKE_SCRIPT },
  { "place", "Минске", "Minsk", 0.9, 1, DOSSIER_ALIKE_SCRIPT },
  { "place", "Luhansk", "Lugansk", 0.85, 1, DOSSIER_ALIKE_NOT },
  { "place", "Nagorno-Karabakh", "Nagorno Karabakh", 0.95, 1, DOSSIER_ALIKE_SPELLING },
  { "place", "Niger", "Nigeria", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "place", "Iran", "Iraq", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "place", "Slovakia", "Slovenia", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "place", "Austria", "Australia", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "place", "North Korea", "South Korea", 0, 0.49, DOSSIER_ALIKE_NOT },
  { "place", "Black Sea", "Red Sea", 0, 0.49, DOSSIER_ALIKE_NOT },
  /* Nothing to go by. */
  { "person", "", "Mark Milley", 0, 0, DOSSIER_ALIKE_NOT },
  { "person", "...", "—", 0, 0, DOSSIER_ALIKE_NOT },
  { "organisation", "🚀🚀", "🚀", 0, 0, DOSSIER_ALIKE_NOT },
  { "person", "习近平", "习近平", 1, 1, DOSSIER_ALIKE_SAME },
  { "person", "习近平", "毛泽东", 0, 0.2, DOSSIER_ALIKE_NOT },
  { NULL, "NATO", "North Atlantic Treaty Organization", 0.8, 1, DOSSIER_ALIKE_ACRONYM },
  { NULL, "Joe Biden", "Hunter Biden", 0, 0.3, DOSSIER_ALIKE_OTHER_GIVEN },
};

static void
test_pairs (void)
{
  gboolean failed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const Pair *pair = &pairs[i];
      DossierAlikeName a = { pair->a, pair->kind, NULL }, b = { pair->b, pair->kind, NULL };
      DossierAlike there = dossier_alike_compare (&a, &b), back = dossier_alike_compare (&b, &a);
      g_autofree char *why = dossier_alike_describe (there.reason, pair->a, pair->b);

      if (there.similarity < pair->least || there.similarity > pair->most
          || (pair->reason != DOSSIER_ALIKE_NOT && there.reason != pair->reason)
          || ABS (there.similarity - back.similarity) > 0.001)
        {
          g_test_message ("%s | %s: %.2f, back %.2f, %s", pair->a, pair->b, there.similarity, back.similarity, why);
          failed = TRUE;
        }
      g_assert_nonnull (why);
    }
  g_assert_false (failed);
}

static void
test_kinds (void)
{
  DossierAlikeName person = { "Lincoln", "person", NULL }, place = { "Lincoln", "place", NULL }, any = { "Lincoln", NULL, NULL };

  g_assert_cmpfloat (dossier_alike_compare (&person, &any).similarity, ==, 1);
  g_assert_cmpfloat (dossier_alike_compare (&person, &place).similarity, <=, 0.5);
}

static void
test_reasons (void)
{
  for (guint reason = 0; reason <= DOSSIER_ALIKE_OTHER_NUMBER; reason++)
    {
      g_autofree char *why = dossier_alike_describe (reason, "NATO", "North Atlantic Treaty Organization");

      g_assert_cmpuint (strlen (why), >, 5);
    }
  {
    g_autofree char *why = dossier_alike_describe (DOSSIER_ALIKE_ACRONYM, "North Atlantic Treaty Organization", "NATO");

    g_assert_cmpstr (why, ==, "abbreviation: NATO = North Atlantic Treaty Organization");
  }
}

static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *huge = g_strnfill (100000, 'x');
  const char *const odd[] = { huge, "e\xcc\x81\xcc\x81\xcc\x81", "\xe2\x80\xae" "abc", "שלום", "'s", "-", "Jr.", "Gen.", "al-", "al-al-al", ".", "a.b.c.d.e.f.g.h.i.j.k.l.m.n", "🚀 Ivan 🚀" };

  for (guint i = 0; i < 3000; i++)
    g_string_append (many, "Jan ");
  for (guint i = 0; i <= G_N_ELEMENTS (odd); i++)
    for (guint k = 0; k <= G_N_ELEMENTS (odd); k++)
      for (guint kind = 0; kind < 2; kind++)
        {
          DossierAlikeName a = { i < G_N_ELEMENTS (odd) ? odd[i] : many->str, kind ? "person" : "organisation", NULL };
          DossierAlikeName b = { k < G_N_ELEMENTS (odd) ? odd[k] : many->str, kind ? "person" : "organisation", NULL };
          DossierAlike alike = dossier_alike_compare (&a, &b);

          g_assert_cmpfloat (alike.similarity, >=, 0);
          g_assert_cmpfloat (alike.similarity, <=, 1);
        }
}

static void
add_known (GArray     *known,
           guint8      entity,
           const char *kind,
           const char *name,
           const char *role)
{
  DossierAlikeKnown one = { .name = { name, kind, role }, .mentions = 1 };

  one.entity.bytes[0] = entity;
  g_array_append_val (known, one);
}

static DossierAlikeIndex *
make_index (void)
{
  g_autoptr (GArray) known = g_array_new (FALSE, TRUE, sizeof (DossierAlikeKnown));

  add_known (known, 1, "person", "Alexander Lukashenko", "President of Belarus");
  add_known (known, 1, "person", "Lukashenko", NULL);
  add_known (known, 2, "person", "Viktor Lukashenko", NULL);
  add_known (known, 3, "person", "Valery Gerasimov", "Chief of the General Staff");
  add_known (known, 4, "person", "Joe Biden", NULL);
  add_known (known, 5, "person", "Hunter Biden", NULL);
  add_known (known, 6, "organisation", "North Atlantic Treaty Organization", NULL);
  add_known (known, 7, "organisation", "CSTO", NULL);
  add_known (known, 8, "equipment", "S-400", NULL);
  add_known (known, 9, "equipment", "S-300", NULL);
  add_known (known, 10, "person", "John Smith", "pilot");
  add_known (known, 11, "person", "John Smith", "minister of trade");
  add_known (known, 12, "person", "Recep Tayyip Erdoğan", NULL);
  add_known (known, 13, "organisation", "Ministry of Defense of Russia", NULL);
  add_known (known, 14, NULL, "Wagner", NULL);
  return dossier_alike_index_new ((DossierAlikeKnown *) known->data, known->len);
}

/* The proposed entities as "1 2", in their order. */
static char *
propose (const DossierAlikeIndex *index,
         const char              *kind,
         const char              *name,
         const char              *role,
         DossierAlikeCompany      company)
{
  DossierAlikeName asked = { name, kind, role };
  g_autoptr (GPtrArray) proposals = dossier_alike_index_find (index, &asked, company, NULL, 5);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const DossierAlikeProposal *proposal = g_ptr_array_index (proposals, i);

      g_assert_cmpfloat (proposal->similarity, >=, DOSSIER_ALIKE_PROPOSE);
      g_assert_cmpfloat (proposal->score, <=, 1);
      g_assert_nonnull (proposal->why);
      g_string_append_printf (found, "%s%u", i > 0 ? " " : "", proposal->entity.bytes[0]);
    }
  return g_string_free (found, FALSE);
}

#define assert_proposed(kind, name, expected) \
  G_STMT_START { g_autofree char *found_ = propose (index, kind, name, NULL, NULL); g_assert_cmpstr (found_, ==, expected); } G_STMT_END

static void
test_index (void)
{
  g_autoptr (DossierAlikeIndex) index = make_index ();

  assert_proposed ("person", "Alyaksandr Lukashenka", "1");
  assert_proposed ("person", "Александра Лукашенко", "1");
  assert_proposed ("person", "Lukaschenko", "1 2");
  assert_proposed ("person", "Guerassimov", "3");
  assert_proposed ("person", "Валерием Герасимовым", "3");
  assert_proposed ("person", "Joseph Biden", "4");
  assert_proposed ("person", "Hunter Biden", "5");
  assert_proposed ("person", "Jill Biden", "");
  assert_proposed ("organisation", "NATO", "6");
  assert_proposed ("organisation", "Collective Security Treaty Organization", "7");
  assert_proposed ("organisation", "Joe Biden", "");
  assert_proposed ("equipment", "S400", "8");
  assert_proposed ("person", "John Smith", "10 11");
  assert_proposed ("person", "", "");
  assert_proposed ("person", "Tayyip Erdogan", "12");
  assert_proposed ("person", "Smith John", "10 11");
  assert_proposed ("organisation", "Russian Defence Ministry", "13");
  assert_proposed ("organisation", "Wagner Group", "14");
  assert_proposed (NULL, "Wagner", "14");
  assert_proposed (NULL, "CSTO", "7");
}

static double
is_trade (const DossierId *entity,
          gpointer         data)
{
  return entity->bytes[0] == 11 ? 0.9 : 0;
}

/* Two of one name: role and company tell who is likelier, and both stay. */
static void
test_context (void)
{
  g_autoptr (DossierAlikeIndex) index = make_index ();
  g_autofree char *by_role = propose (index, "person", "J. Smith", "Minister of Trade", NULL);
  g_autofree char *by_company = propose (index, "person", "J. Smith", NULL, is_trade);
  DossierAlikeName asked = { "J. Smith", "person", "minister of trade" };
  g_autoptr (GPtrArray) proposals = dossier_alike_index_find (index, &asked, is_trade, NULL, 1);

  g_assert_cmpstr (by_role, ==, "11 10");
  g_assert_cmpstr (by_company, ==, "11 10");
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpstr (((DossierAlikeProposal *) g_ptr_array_index (proposals, 0))->why, ==,
                   "same surname, given name as an initial; same role, and often named beside the same others");
}

static void
test_index_sizes (void)
{
  g_autoptr (DossierAlikeIndex) none = dossier_alike_index_new (NULL, 0), many = NULL;
  g_autoptr (GArray) known = g_array_new (FALSE, TRUE, sizeof (DossierAlikeKnown));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DossierAlikeName asked = { "Lukashenka", "person", NULL };
  g_autoptr (GPtrArray) nothing = dossier_alike_index_find (none, &asked, NULL, NULL, 5);
  g_autoptr (GPtrArray) one = NULL;

  g_assert_cmpuint (nothing->len, ==, 0);
  for (guint i = 0; i < 30000; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("Jo%cn %c%c%cson", 'a' + i % 26, 'A' + i / 26 % 26, "aeiou"[i % 5], "bdgklmnprst"[i % 11]));
      add_known (known, 1, "person", g_ptr_array_index (names, i), NULL);
    }
  add_known (known, 2, "person", "Alexander Lukashenko", NULL);
  many = dossier_alike_index_new ((DossierAlikeKnown *) known->data, known->len);
  one = dossier_alike_index_find (many, &asked, NULL, NULL, 5);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (((DossierAlikeProposal *) g_ptr_array_index (one, 0))->entity.bytes[0], ==, 2);
}

/* Finds the names in the text, one after the other, and says which each stands for: "0 1 0"; "?" where several are meant. */
static char *
resolve (const char        *text,
         const char        *kind,
         const char *const *names)
{
  guint n = g_strv_length ((char **) names);
  g_autofree DossierAlikeMention *mentions = g_new0 (DossierAlikeMention, n);
  GString *result = g_string_new (NULL);
  const char *at = text;

  for (guint i = 0; i < n; i++)
    {
      const char *found = strstr (at, names[i]);

      g_assert_nonnull (found);
      mentions[i].start = g_utf8_strlen (text, found - text);
      mentions[i].end = mentions[i].start + g_utf8_strlen (names[i], -1);
      mentions[i].name = names[i];
      mentions[i].kind = kind;
      at = found + strlen (names[i]);
    }
  dossier_alike_resolve (text, mentions, n);
  for (guint i = 0; i < n; i++)
    if (mentions[i].ambiguous)
      g_string_append_printf (result, "%s?", i > 0 ? " " : "");
    else
      g_string_append_printf (result, "%s%u", i > 0 ? " " : "", mentions[i].full);
  return g_string_free (result, FALSE);
}

#define NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

#define assert_resolved(text, kind, names, expected) \
  G_STMT_START { g_autofree char *found_ = resolve (text, kind, names); g_assert_cmpstr (found_, ==, expected); } G_STMT_END

static void
test_resolve (void)
{
  assert_resolved ("Gen. Mark Milley spoke. Milley said so. Mark Milley left.", "person",
                   NAMES ("Mark Milley", "Milley", "Mark Milley"), "0 0 0");
  assert_resolved ("Lukashenko in Moscow: President Alexander Lukashenko said …", "person",
                   NAMES ("Lukashenko", "Alexander Lukashenko"), "1 1");
  assert_resolved ("Mark Milley, then Mark A. Milley, then Milley", "person",
                   NAMES ("Mark Milley", "Mark A. Milley", "Milley"), "1 1 1");
  assert_resolved ("Joe Biden and Hunter Biden met. Biden said …", "person", NAMES ("Joe Biden", "Hunter Biden", "Biden"), "0 1 ?");
  assert_resolved ("The Collective Security Treaty Organization (CSTO) met. CSTO troops …", "organisation",
                   NAMES ("Collective Security Treaty Organization", "CSTO", "CSTO"), "0 0 0");
  assert_resolved ("The Foreign Intelligence Service (SVR) denied. The SVR …", "organisation",
                   NAMES ("Foreign Intelligence Service", "SVR", "SVR"), "0 0 0");
  assert_resolved ("The Defense Ministry said. The Ministry added.", "organisation", NAMES ("Defense Ministry", "Ministry"), "0 1");
  assert_resolved ("Drills called Allied Resolve 2022 began. Allied Resolve ends soon.", "exercise",
                   NAMES ("Allied Resolve 2022", "Allied Resolve"), "0 0");
  assert_resolved ("Zapad-2017 and Zapad-2021; Zapad is held often.", "exercise", NAMES ("Zapad-2017", "Zapad-2021", "Zapad"), "0 1 ?");
  assert_resolved ("Kim Jong-un met Moon Jae-in. Kim smiled, Moon too.", "person",
                   NAMES ("Kim Jong-un", "Moon Jae-in", "Kim", "Moon"), "0 1 0 1");
  assert_resolved ("Валерий Герасимов прибыл. Герасимова встретили.", "person", NAMES ("Валерий Герасимов", "Герасимова"), "0 0");
  assert_resolved ("nothing", "person", NAMES (NULL), "");
}

/* The other of the name was named long ago: nearness decides, but not surely. */
static void
test_resolve_by_distance (void)
{
  g_autofree char *filler = g_strnfill (1500, '.');
  g_autofree char *text = g_strdup_printf ("Bill Clinton %s Hillary Clinton came. Clinton said …", filler);

  assert_resolved (text, "person", NAMES ("Bill Clinton", "Hillary Clinton", "Clinton"), "0 1 1");
}

static void
test_resolve_by_role (void)
{
  DossierAlikeMention mentions[] = {
    { .start = 0, .end = 10, .name = "Ivan Petrov", .kind = "person", .role = "General" },
    { .start = 20, .end = 30, .name = "Oleg Petrov", .kind = "person", .role = "Mayor" },
    { .start = 40, .end = 46, .name = "Petrov", .kind = "person", .role = "Mayor" },
    { .start = 60, .end = 66, .name = "Petrov", .kind = "place" },
  };

  dossier_alike_resolve ("General Ivan Petrov and Mayor Oleg Petrov; Mayor Petrov left Petrov behind, as people say", mentions,
                         G_N_ELEMENTS (mentions));
  g_assert_cmpuint (mentions[2].full, ==, 1);
  g_assert_false (mentions[2].ambiguous);
  g_assert_cmpuint (mentions[3].full, ==, 3);
}

static void
test_metonyms (void)
{
  g_autoptr (DossierMetonyms) metonyms = dossier_metonyms_new ();
  const DossierMetonym *pentagon = dossier_metonyms_look_up (metonyms, "the Pentagon");
  const DossierMetonym *minsk = dossier_metonyms_look_up (metonyms, "MINSK");
  const DossierMetonym *people = dossier_metonyms_look_up (metonyms, "Belarusian");
  const DossierMetonym *palace = dossier_metonyms_look_up (metonyms, "Elysee");

  g_assert_cmpuint (dossier_metonyms_get_size (metonyms), >, 300);
  g_assert_cmpint (pentagon->kind, ==, DOSSIER_METONYM_SEAT);
  g_assert_cmpstr (pentagon->meaning, ==, "US Department of Defense");
  g_assert_cmpstr (pentagon->meaning_kind, ==, "organisation");
  g_assert_cmpint (minsk->kind, ==, DOSSIER_METONYM_CAPITAL);
  g_assert_cmpstr (minsk->meaning, ==, "Belarus");
  g_assert_cmpint (people->kind, ==, DOSSIER_METONYM_DEMONYM);
  g_assert_cmpstr (people->meaning, ==, "Belarus");
  g_assert_nonnull (palace);
  g_assert_nonnull (dossier_metonyms_look_up (metonyms, "10 Downing Street"));
  g_assert_nonnull (dossier_metonyms_look_up (metonyms, "Foggy Bottom"));
  g_assert_nonnull (dossier_metonyms_look_up (metonyms, "the Kremlin"));
  g_assert_nonnull (dossier_metonyms_look_up (metonyms, "White House"));
  g_assert_null (dossier_metonyms_look_up (metonyms, ""));
  g_assert_null (dossier_metonyms_look_up (metonyms, "the"));
  for (guint i = 0; i < dossier_metonyms_get_size (metonyms); i++)
    {
      const DossierMetonym *metonym = dossier_metonyms_get (metonyms, i);
      g_autofree char *why = dossier_metonyms_describe (metonym);

      g_assert_nonnull (strstr (why, metonym->meaning));
      g_assert_true (dossier_metonyms_look_up (metonyms, metonym->word) == metonym);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alike/pairs", test_pairs);
  g_test_add_func ("/alike/kinds", test_kinds);
  g_test_add_func ("/alike/reasons", test_reasons);
  g_test_add_func ("/alike/hostile", test_hostile);
  g_test_add_func ("/alike/index", test_index);
  g_test_add_func ("/alike/context", test_context);
  g_test_add_func ("/alike/index-sizes", test_index_sizes);
  g_test_add_func ("/alike/resolve", test_resolve);
  g_test_add_func ("/alike/resolve-by-distance", test_resolve_by_distance);
  g_test_add_func ("/alike/resolve-by-role", test_resolve_by_role);
  g_test_add_func ("/alike/metonyms", test_metonyms);
  return g_test_run ();
}
