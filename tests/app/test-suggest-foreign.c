/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names in texts of other languages: months, articles and states before a name are no part of it, and less is proposed. */

#include <string.h>

#include "dossier-suggest-foreign.h"
#include "dossier-suggester.h"
#include "dossier-text.h"

static char *
names_in (const char *text,
          const char *language)
{
  g_autoptr (DossierSuggester) suggester = dossier_suggester_new (DOSSIER_SUGGEST_NAMES, NULL);
  g_autoptr (DossierSuggestResult) result = dossier_suggester_look (suggester, text, NULL, language, NULL, NULL);
  g_autoptr (GString) names = g_string_new ("|");

  for (guint i = 0; i < result->found->len; i++)
    {
      const DossierSuggestion *name = g_ptr_array_index (result->found, i);
      g_autofree char *words = dossier_text_slice (text, name->start, name->end);

      g_assert_cmpstr (words, ==, name->text);
      g_string_append_printf (names, "%s=%s|", name->text, dossier_suggestion_type_name (name->type));
    }
  return g_strdup (names->str);
}

static void
has (const char *names,
     const char *name)
{
  if (strstr (names, name) == NULL)
    g_error ("“%s” is not in %s", name, names);
}

static void
lacks (const char *names,
       const char *name)
{
  if (strstr (names, name) != NULL)
    g_error ("“%s” is in %s", name, names);
}

static const char german[] =
  "Der Minister Tomas Vik sagte am Montag im Mai in Berlin, dass die Truppen bleiben. Im Mai 2022 kam Boris Pistorius nach Kiew. Unter dem Namen "
  "Steadfast Defender 2024 üben 90.000 Soldaten.";
static const char russian[] =
  "Президент России Владимир Путин заявил, что начальник Генерального штаба Валерий Герасимов прибыл в Минск. Министр обороны России "
  "Сергей Шойгу провёл переговоры.";

static void
test_german (void)
{
  g_autofree char *told = names_in (german, "de"), *guessed = names_in (german, NULL);

  has (told, "|Boris Pistorius=person|");
  has (told, "|Tomas Vik=person|");
  has (told, "|Steadfast Defender 2024=exercise|");
  lacks (told, "Mai");
  lacks (told, "Montag");
  lacks (told, "Namen");
  g_assert_cmpstr (told, ==, guessed);
}

static void
test_russian (void)
{
  g_autofree char *names = names_in (russian, "ru");

  has (names, "|Владимир Путин=person|");
  has (names, "|Сергей Шойгу=person|");
  has (names, "|Валерий Герасимов=person|");
  has (names, "|России=place|");
  lacks (names, "России Сергей");
}

/* What is before the given name is no part of it, and who has one is no place. */
static void
test_given (void)
{
  g_autofree char *names = names_in ("Начальник Генштаба Валерий Герасимов провёл переговоры с министром обороны Сергеем Шойгу в понедельник, сообщили в Москве.", "ru");
  g_autofree char *belarusian = names_in ("Прэзідэнт Беларусі Аляксандр Лукашэнка сустрэўся з міністрам абароны Віктарам Хрэніным у Мінску.", "be");
  g_autofree char *ukrainian = names_in ("Президент Володимир Зеленський зустрівся з міністром оборони Олексієм Резніковим у Києві.", "uk");
  g_autofree char *polish = names_in ("Minister spotkał się z prezydentem Andrzejem Dudą i powiedział, że Polska wyśle 14 czołgów Leopard na Ukrainę.", "pl");

  has (names, "|Валерий Герасимов=person|");
  has (names, "|Сергеем Шойгу=person|");
  has (belarusian, "|Аляксандр Лукашэнка=person|");
  has (belarusian, "|Віктарам Хрэніным=person|");
  has (ukrainian, "|Олексієм Резніковим=person|");
  has (polish, "|Andrzejem Dudą=person|");
  has (polish, "|Leopard=equipment|");
}

/* However many blanks part the words. */
static void
test_blanks (void)
{
  static const char * const words[] = { "Генштаба Валерий Герасимов", "Генштаба  Валерий Герасимов", "Генштаба\u00a0Валерий Герасимов" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
      DossierSuggestion *name = dossier_suggestion_new (DOSSIER_SUGGESTION_PERSON, 0, (guint) g_utf8_strlen (words[i], -1), words[i]);

      name->confidence = 90;
      g_ptr_array_add (names, name);
      dossier_suggest_sift_foreign (names);
      g_assert_cmpuint (names->len, ==, 1);
      g_assert_cmpstr (name->text, ==, "Валерий Герасимов");
      g_assert_cmpuint (name->end - name->start, ==, (guint) g_utf8_strlen (name->text, -1));
    }
}

static char *
known_in (const char *text,
          const char *language)
{
  static const DossierSuggestEntity entities[] = {
    { { { 1 } }, { { 1 } }, "person", "Valery Gerasimov", 1, NULL, NULL }, { { { 2 } }, { { 2 } }, "person", "Alexander Lukashenko", 1, NULL, NULL },
    { { { 3 } }, { { 3 } }, "person", "Mark Smith", 1, NULL, NULL }, { { { 4 } }, { { 4 } }, "person", "Anna Smith", 1, NULL, NULL },
  };
  g_autoptr (DossierSuggestLibrary) library = dossier_suggest_library_new (entities, G_N_ELEMENTS (entities));
  g_autoptr (GPtrArray) known = dossier_suggest_library_find (library, text, language, NULL, NULL);
  g_autoptr (GString) names = g_string_new ("|");

  for (guint i = 0; i < known->len; i++)
    {
      const DossierSuggestion *name = g_ptr_array_index (known, i);
      g_autofree char *words = dossier_text_slice (text, name->start, name->end);

      g_assert_cmpstr (words, ==, name->text);
      g_assert_cmpuint (name->confidence, <=, 60);
      g_string_append_printf (names, "%s=%s|", name->text, name->value);
    }
  return g_strdup (names->str);
}

/* A surname alone, in any case and script, of whom the workspace knows by the full name; not of one of two, and not behind another name. */
static void
test_surnames (void)
{
  g_autofree char *cyrillic = known_in ("Лукашенко встретился с Герасимовым. Иван Герасимов молчал.", "ru");
  g_autofree char *french = known_in ("Loukachenko a parlé avec Guerassimov et Smith.", "fr");
  g_autofree char *english = known_in ("Lukashenko spoke with Gerasimov.", "en");

  g_assert_cmpstr (cyrillic, ==, "|Лукашенко=Alexander Lukashenko|Герасимовым=Valery Gerasimov|");
  g_assert_cmpstr (french, ==, "|Loukachenko=Alexander Lukashenko|Guerassimov=Valery Gerasimov|");
  g_assert_cmpstr (english, ==, "|");
}

static void
test_language (void)
{
  g_assert_true (dossier_suggest_is_english ("The minister said on Monday that the troops of the alliance would stay in the region for a year.", NULL));
  g_assert_true (dossier_suggest_is_english ("Berlin, Paris", NULL));
  g_assert_false (dossier_suggest_is_english (german, NULL));
  g_assert_false (dossier_suggest_is_english (russian, NULL));
  g_assert_false (dossier_suggest_is_english ("The troops", "fr"));
  g_assert_true (dossier_suggest_is_english (german, "en-GB"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggest-foreign/surnames", test_surnames);
  g_test_add_func ("/suggest-foreign/given", test_given);
  g_test_add_func ("/suggest-foreign/blanks", test_blanks);
  g_test_add_func ("/suggest-foreign/german", test_german);
  g_test_add_func ("/suggest-foreign/russian", test_russian);
  g_test_add_func ("/suggest-foreign/language", test_language);
  return g_test_run ();
}
