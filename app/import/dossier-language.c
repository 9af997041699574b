/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Guesses the language of a text: first by script, then by its commonest small words. Made for articles, where a
 * few hundred words are at hand; it says nothing rather than something doubtful. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-language-private.h"

#include <string.h>

#define SAMPLE_WORDS 800

typedef struct
{
  const char *tag;
  const char *words; /* the commonest function words, each between spaces */
} SmallWords;

static const SmallWords latin[] = {
  { "en", " the of and to in that is was for it with as on he be at by had are but from or have an they which were their been has its " },
  { "fr", " le la les de des et en un une du est que pour dans qui sur pas au avec il par plus ce sont ses été mais ont aux elle cette " },
  { "de", " der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei " },
  { "es", " el la los las de que y en un una por con para del se su al lo como más pero sus le ha fue este son entre desde sobre también " },
  { "pt", " o os a as de do da dos das que e em um uma não com para por no na mais foi ao são como se mas pelo pela também sua seu ele " },
  { "it", " il lo la gli le di che e un una del della dei delle per con non in si è sono da al alla nel nella ha come più anche dal ma " },
  { "nl", " de het een van en in is dat op te zijn met voor niet aan er ook als om die bij door naar werd maar wordt hij uit deze nog heeft " },
  { "sv", " och att det som en på är av för med den till inte om ett har de men i var han från vid så kan eller ska efter också sig " },
  { "da", " og at det som en på er af for med den til ikke der et har de men i var han fra ved så kan eller skal efter også sig blev " },
  { "nb", " og at det som en på er av for med den til ikke der et har de men i var han fra ved så kan eller skal etter også seg ble " },
  { "fi", " ja on ei että se oli hän ovat mutta myös kuin joka sen tai jos ole kun niin mukaan ollut jo vain sekä " },
  { "pl", " w i na z się do nie że jest o to jak po za od przez który dla ale są także jego oraz był czy być które już " },
  { "cs", " a se v na je že s z do o k ve to i za by jsem pro tak po jako jeho byl ale od které které však při jsou " },
  { "sk", " a sa v na je že s z do o k vo to aj za by pre tak po ako jeho bol ale od ktoré však pri sú " },
  { "hu", " a az és hogy nem is egy volt meg ez de csak már még mint ki volna vagy el azt szerint pedig után " },
  { "ro", " și în de la a cu pe că un o nu din este care pentru mai să au fost se ce sau ale prin dar lui " },
  { "tr", " ve bir bu da de için ile olarak çok daha olan en gibi kadar sonra ancak ise ne var değil oldu göre olduğunu " },
  { "id", " yang dan di ini dengan untuk dari dalam tidak itu pada akan juga ke karena oleh telah ada mereka sebagai adalah bisa " },
  { "ms", " yang dan di ini dengan untuk dari dalam tidak itu pada akan juga ke kerana oleh telah ada mereka sebagai adalah boleh " },
  { "vi", " của và là có không được cho một những trong các với người đã này để khi đến về tại ông năm theo " },
  { "hr", " i je u na se da su za od s koji o a kako što ne će biti te koja bio ali nije po ili samo " },
  { "sl", " in je v na se da so za od s ki o pa kot ne bo biti tudi bil ali ni po še pri kar " },
  { "lt", " ir kad į su iš tai yra buvo ne kaip apie jo bet už per nuo dėl jie po taip pat " },
  { "lv", " un ir ka uz ar no tas bija kā par viņš bet nav arī pēc šo tika gan pie lai " },
  { "et", " ja on ei et see oli kui ka mis ta oma aga või seda nii veel kes tema pärast " },
  { "ca", " el la els les de que i en un una per amb del al es no ha com més però seva són aquest també " },
  { "sq", " dhe të në e i që për me një nga është se si ka më do por janë kjo ishte " },
};

static const SmallWords cyrillic[] = {
  { "ru", " и в не на что он с по как это но из у за от о так для же к до был бы его был также после или их при " },
  { "uk", " і в не на що він з по як це але із у за від про так для ж до був його також після або їх при та й " },
  { "be", " і ў не на што ён з па як гэта але у за ад аб так для ж да быў яго таксама пасля або іх пры " },
  { "bg", " и в не на че той с по как това но от у за до е са се да ще беше също след или при като който " },
  { "sr", " и у не на да он с по као то али из је са се за од до ће био такође након или при који су " },
  { "mk", " и во не на дека тој со по како ова но од е се за до ќе беше исто по или при кој да ги го " },
};

static const SmallWords arabic[] = {
  { "ar", " في من على أن إلى التي الذي عن مع هذا هذه ما لا كان قد بعد بين أو كما وقال خلال " },
  { "fa", " در از به که این را با است برای آن یک خود تا بر هم می شد او ها کرد نیز " },
  { "ur", " کے کی میں ہے کا اور سے کو نے پر کہ یہ بھی اس ہیں کر تھا " },
};

typedef struct
{
  const SmallWords *languages;
  guint n_languages; /* 32 at most */
  GOnce once;        /* its result is the index */
} SmallWordTable;

static SmallWordTable latin_table = { latin, G_N_ELEMENTS (latin), G_ONCE_INIT };
static SmallWordTable cyrillic_table = { cyrillic, G_N_ELEMENTS (cyrillic), G_ONCE_INIT };
static SmallWordTable arabic_table = { arabic, G_N_ELEMENTS (arabic), G_ONCE_INIT };

/* @first and @last are inclusive. */
typedef struct
{
  gunichar first;
  gunichar last;
  const char *tag;
} ScriptRange;

static const ScriptRange named_scripts[] = {
  { 0x0370, 0x03ff, "el" }, { 0x0530, 0x058f, "hy" }, { 0x0590, 0x05ff, "he" }, { 0x0900, 0x097f, "hi" },
  { 0x0980, 0x09ff, "bn" }, { 0x0a00, 0x0a7f, "pa" }, { 0x0a80, 0x0aff, "gu" }, { 0x0b80, 0x0bff, "ta" },
  { 0x0c00, 0x0c7f, "te" }, { 0x0c80, 0x0cff, "kn" }, { 0x0d00, 0x0d7f, "ml" }, { 0x0e00, 0x0e7f, "th" },
  { 0x0e80, 0x0eff, "lo" }, { 0x1000, 0x109f, "my" }, { 0x10a0, 0x10ff, "ka" }, { 0x1200, 0x137f, "am" },
  { 0x1780, 0x17ff, "km" }, { 0xac00, 0xd7a3, "ko" },
};

typedef struct
{
  guint letters;
  guint latin, cyrillic, arabic, han, kana;
  guint named[G_N_ELEMENTS (named_scripts)];
} ScriptCount;

static void
count_letter (ScriptCount *count,
              gunichar     c)
{
  count->letters++;
  if (c < 0x250 || (c >= 0x1e00 && c <= 0x1eff))
    count->latin++;
  else if (c >= 0x400 && c <= 0x52f)
    count->cyrillic++;
  else if ((c >= 0x600 && c <= 0x6ff) || (c >= 0xfb50 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff))
    count->arabic++;
  else if (c >= 0x3040 && c <= 0x30ff)
    count->kana++;
  else if ((c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff))
    count->han++;
  else
    for (guint i = 0; i < G_N_ELEMENTS (named_scripts); i++)
      if (c >= named_scripts[i].first && c <= named_scripts[i].last)
        count->named[i]++;
}

/* Every small word with the languages (bits, in the order of their table) that have it; read-only once made. */
static gpointer
index_words (gpointer data)
{
  const SmallWordTable *table = data;
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->n_languages; i++)
    {
      g_auto (GStrv) words = g_strsplit (table->languages[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (words[j][0] != '\0')
          {
            guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (index, words[j]));

            g_hash_table_replace (index, g_strdup (words[j]), GUINT_TO_POINTER (bits | 1u << i));
          }
    }
  return index;
}

static void
count_word (GHashTable *index,
            const char *word,
            guint      *hits)
{
  guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (index, word));

  for (guint i = 0; bits != 0; i++, bits >>= 1)
    hits[i] += bits & 1;
}

static char *
language_of_words (const char     *text,
                   SmallWordTable *table,
                   int            *confidence)
{
  GHashTable *index = g_once (&table->once, index_words, table);
  guint hits[32] = { 0 };
  guint words = 0, best = 0, second = 0;
  g_autofree char *folded = g_utf8_strdown (text, -1);
  char *start = NULL;

  for (char *at = folded; words < SAMPLE_WORDS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean letter = c != 0 && (g_unichar_isalpha (c) || g_unichar_ismark (c));

      if (letter && start == NULL)
        start = at;
      if (!letter && start != NULL)
        {
          char kept = *at;

          *at = '\0';
          count_word (index, start, hits);
          *at = kept;
          start = NULL;
          words++;
        }
      if (c == 0)
        break;
    }
  for (guint i = 1; i < table->n_languages; i++)
    if (hits[i] > hits[best])
      best = i;
  for (guint i = 0; i < table->n_languages; i++)
    if (i != best)
      second = MAX (second, hits[i]);
  if (hits[best] < 2 || hits[best] * 100 < words * 8)
    return NULL;
  *confidence = hits[best] >= 12 && hits[best] * 4 >= second * 5 ? 80 : hits[best] > second ? 60 : 40;
  return g_strdup (table->languages[best].tag);
}

/* Ukrainian and Belarusian write letters that Russian has not, and the small words of all three look alike. */
static char *
language_of_cyrillic (const char *text,
                      int        *confidence)
{
  if (strstr (text, "ў") != NULL && strstr (text, "і") != NULL)
    {
      *confidence = 80;
      return g_strdup ("be");
    }
  if (strstr (text, "ї") != NULL || strstr (text, "є") != NULL)
    {
      *confidence = 80;
      return g_strdup ("uk");
    }
  return language_of_words (text, &cyrillic_table, confidence);
}

/**
 * dossier_language_clean:
 * @tag: such as "en_US", "en-us, fr" or "EN"
 *
 * Returns: (transfer full) (nullable): a BCP 47 tag: language, perhaps script and region; NULL when it is none
 */
char *
dossier_language_clean (const char *tag)
{
  g_auto (GStrv) parts = NULL;
  GString *clean;
  gsize language;

  while (*tag == ' ')
    tag++;
  parts = g_strsplit_set (tag, "_-", 4);
  if (parts[0] == NULL)
    return NULL;
  language = strspn (parts[0], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (language < 2 || language > 3 || (parts[0][language] != '\0' && strchr (" ,;", parts[0][language]) == NULL))
    return NULL;
  parts[0][language] = '\0';
  if (g_ascii_strcasecmp (parts[0], "und") == 0)
    return NULL;
  clean = g_string_new (NULL);
  for (gsize i = 0; i < language; i++)
    g_string_append_c (clean, g_ascii_tolower (parts[0][i]));
  for (guint i = 1; parts[i] != NULL && i < 3; i++)
    {
      gsize length = strspn (parts[i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

      if (length != 2 && length != 4)
        break;
      g_string_append_c (clean, '-');
      for (gsize j = 0; j < length; j++)
        g_string_append_c (clean, length == 2 || j == 0 ? g_ascii_toupper (parts[i][j]) : g_ascii_tolower (parts[i][j]));
    }
  return g_string_free (clean, FALSE);
}

/**
 * dossier_language_guess:
 * @confidence: (out): 0–100
 *
 * Returns: (transfer full) (nullable): a BCP 47 tag; NULL when the text is too short or like no language known here
 */
char *
dossier_language_guess (const char *text,
                        int        *confidence)
{
  ScriptCount count = { 0 };

  *confidence = 0;
  for (const char *at = text; *at != '\0' && count.letters < 8000; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c))
        count_letter (&count, c);
    }
  if (count.letters < 12)
    return NULL;
  *confidence = 85;
  if (count.kana * 20 > count.letters && (count.kana + count.han) * 2 > count.letters)
    return g_strdup ("ja");
  if (count.han * 2 > count.letters)
    return g_strdup ("zh");
  for (guint i = 0; i < G_N_ELEMENTS (named_scripts); i++)
    if (count.named[i] * 2 > count.letters)
      return g_strdup (named_scripts[i].tag);
  if (count.cyrillic * 2 > count.letters)
    return language_of_cyrillic (text, confidence);
  if (count.arabic * 2 > count.letters)
    return language_of_words (text, &arabic_table, confidence);
  return language_of_words (text, &latin_table, confidence);
}
