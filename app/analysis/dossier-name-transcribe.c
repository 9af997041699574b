/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names in Cyrillic letters as maps, libraries and newspapers write them in Latin ones: by the rules of BGN/PCGN without
 * its signs for what is hardly heard, by the scientific ones, and as German and French papers do. Greek and Arabic ones
 * roughly, to find what sounds alike: Arabic leaves its short vowels out. Pure.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-name-forms-private.h"

#include <stdlib.h>
#include <string.h>

/* One letter. Where it begins a word, or follows a vowel or a sign, three of the ways have another spelling for some. */
typedef struct
{
  gunichar letter;
  const char *spelled[4]; /* by DossierTranscription */
  const char *first_bgn;
  const char *first_german;
  const char *first_french;
} Letter;

static const Letter cyrillic[] = {
  { 0x0430, { "a", "a", "a", "a" }, NULL, NULL, NULL }, { 0x0431, { "b", "b", "b", "b" }, NULL, NULL, NULL },
  { 0x0432, { "v", "v", "w", "v" }, NULL, NULL, NULL }, { 0x0433, { "g", "g", "g", "g" }, NULL, NULL, NULL },
  { 0x0434, { "d", "d", "d", "d" }, NULL, NULL, NULL }, { 0x0435, { "e", "e", "e", "e" }, "ye", "je", "ie" },
  { 0x0436, { "zh", "ž", "sch", "j" }, NULL, NULL, NULL }, { 0x0437, { "z", "z", "s", "z" }, NULL, NULL, NULL },
  { 0x0438, { "i", "i", "i", "i" }, NULL, NULL, NULL }, { 0x0439, { "y", "j", "i", "ï" }, NULL, NULL, NULL },
  { 0x043a, { "k", "k", "k", "k" }, NULL, NULL, NULL }, { 0x043b, { "l", "l", "l", "l" }, NULL, NULL, NULL },
  { 0x043c, { "m", "m", "m", "m" }, NULL, NULL, NULL }, { 0x043d, { "n", "n", "n", "n" }, NULL, NULL, NULL },
  { 0x043e, { "o", "o", "o", "o" }, NULL, NULL, NULL }, { 0x043f, { "p", "p", "p", "p" }, NULL, NULL, NULL },
  { 0x0440, { "r", "r", "r", "r" }, NULL, NULL, NULL }, { 0x0441, { "s", "s", "s", "s" }, NULL, NULL, NULL },
  { 0x0442, { "t", "t", "t", "t" }, NULL, NULL, NULL }, { 0x0443, { "u", "u", "u", "ou" }, NULL, NULL, NULL },
  { 0x0444, { "f", "f", "f", "f" }, NULL, NULL, NULL }, { 0x0445, { "kh", "ch", "ch", "kh" }, NULL, NULL, NULL },
  { 0x0446, { "ts", "c", "z", "ts" }, NULL, NULL, NULL }, { 0x0447, { "ch", "č", "tsch", "tch" }, NULL, NULL, NULL },
  { 0x0448, { "sh", "š", "sch", "ch" }, NULL, NULL, NULL },
  { 0x0449, { "shch", "šč", "schtsch", "chtch" }, NULL, NULL, NULL }, { 0x044a, { "", "", "", "" }, NULL, NULL, NULL },
  { 0x044b, { "y", "y", "y", "y" }, NULL, NULL, NULL }, { 0x044c, { "", "ʹ", "", "" }, NULL, NULL, NULL },
  { 0x044d, { "e", "è", "e", "e" }, NULL, NULL, NULL }, { 0x044e, { "yu", "ju", "ju", "iou" }, NULL, NULL, NULL },
  { 0x044f, { "ya", "ja", "ja", "ia" }, NULL, NULL, NULL }, { 0x0451, { "yo", "ë", "jo", "io" }, NULL, NULL, NULL },
  { 0x0452, { "dj", "đ", "dj", "dj" }, NULL, NULL, NULL }, { 0x0454, { "ie", "je", "je", "ie" }, "ye", NULL, NULL },
  { 0x0456, { "i", "i", "i", "i" }, NULL, NULL, NULL }, { 0x0457, { "i", "ï", "ji", "ï" }, "yi", NULL, NULL },
  { 0x0458, { "j", "j", "j", "j" }, NULL, NULL, NULL }, { 0x0459, { "lj", "lj", "lj", "lj" }, NULL, NULL, NULL },
  { 0x045a, { "nj", "nj", "nj", "nj" }, NULL, NULL, NULL }, { 0x045b, { "c", "ć", "c", "c" }, NULL, NULL, NULL },
  { 0x045e, { "w", "ŭ", "u", "ou" }, NULL, NULL, NULL }, { 0x045f, { "dz", "dž", "dsch", "dj" }, NULL, NULL, NULL },
  { 0x0491, { "g", "g", "g", "g" }, NULL, NULL, NULL },
};

static const struct
{
  gunichar letter;
  const char *spelled;
} others[] = {
  { 0x03b1, "a" }, { 0x03b2, "v" }, { 0x03b3, "g" }, { 0x03b4, "d" }, { 0x03b5, "e" }, { 0x03b6, "z" }, { 0x03b7, "i" },
  { 0x03b8, "th" }, { 0x03b9, "i" }, { 0x03ba, "k" }, { 0x03bb, "l" }, { 0x03bc, "m" }, { 0x03bd, "n" }, { 0x03be, "x" },
  { 0x03bf, "o" }, { 0x03c0, "p" }, { 0x03c1, "r" }, { 0x03c2, "s" }, { 0x03c3, "s" }, { 0x03c4, "t" }, { 0x03c5, "y" }, { 0x03c6, "f" },
  { 0x03c7, "ch" }, { 0x03c8, "ps" }, { 0x03c9, "o" }, { 0x0621, "" }, { 0x0622, "a" }, { 0x0623, "a" }, { 0x0624, "u" },
  { 0x0625, "i" }, { 0x0626, "i" }, { 0x0627, "a" }, { 0x0628, "b" }, { 0x0629, "a" }, { 0x062a, "t" }, { 0x062b, "th" },
  { 0x062c, "j" }, { 0x062d, "h" }, { 0x062e, "kh" }, { 0x062f, "d" }, { 0x0630, "dh" }, { 0x0631, "r" }, { 0x0632, "z" },
  { 0x0633, "s" }, { 0x0634, "sh" }, { 0x0635, "s" }, { 0x0636, "d" }, { 0x0637, "t" }, { 0x0638, "z" }, { 0x0639, "a" },
  { 0x063a, "gh" }, { 0x0641, "f" }, { 0x0642, "q" }, { 0x0643, "k" }, { 0x0644, "l" }, { 0x0645, "m" }, { 0x0646, "n" },
  { 0x0647, "h" }, { 0x0648, "u" }, { 0x0649, "a" }, { 0x064a, "i" }, { 0x067e, "p" }, { 0x0686, "ch" }, { 0x0698, "zh" },
  { 0x06a9, "k" }, { 0x06af, "g" }, { 0x06cc, "i" },
};

typedef enum
{
  RUSSIAN,
  UKRAINIAN,
  BELARUSIAN,
} Tongue;

static int
compare_letter (const void *key,
                const void *element)
{
  gunichar c = *(const gunichar *) key, other = *(const gunichar *) element;

  return c < other ? -1 : c > other;
}

/* Letters that only one of the three languages has. */
static Tongue
guess_tongue (const char *name,
              const char *language)
{
  if (language != NULL && g_str_has_prefix (language, "uk"))
    return UKRAINIAN;
  if (language != NULL && g_str_has_prefix (language, "be"))
    return BELARUSIAN;
  if (language != NULL && g_str_has_prefix (language, "ru"))
    return RUSSIAN;
  if (strstr (name, "ськ") != NULL || strstr (name, "цьк") != NULL)
    return UKRAINIAN;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    switch (g_unichar_tolower (g_utf8_get_char (at)))
      {
      case 0x457: case 0x454: case 0x491:
        return UKRAINIAN;
      case 0x45e:
        return BELARUSIAN;
      case 0x456:
        return strstr (name, "ы") != NULL || strstr (name, "э") != NULL ? BELARUSIAN : UKRAINIAN;
      default:
        break;
      }
  return RUSSIAN;
}

static gboolean
is_vowel (gunichar c)
{
  return c != 0 && g_utf8_strchr ("аеёиоуыэюяєії", -1, c) != NULL;
}

/* What the languages spell otherwise than Russian does. */
static const char *
spell_by_tongue (gunichar             c,
                 Tongue               tongue,
                 DossierTranscription how)
{
  if (tongue != RUSSIAN && c == 0x433)
    return "h";
  if (tongue == UKRAINIAN && c == 0x438)
    return "y";
  if (tongue == UKRAINIAN && c == 0x435)
    return "e";
  if (tongue == UKRAINIAN && c == 0x439 && how == DOSSIER_TRANSCRIPTION_GERMAN)
    return "j";
  return NULL;
}

/* Spells one letter between its neighbours, 0 where the word ends. */
static const char *
spell (gunichar             c,
       gunichar             before,
       gunichar             after,
       Tongue               tongue,
       DossierTranscription how)
{
  const Letter *letter = bsearch (&c, cyrillic, G_N_ELEMENTS (cyrillic), sizeof *cyrillic, compare_letter);
  const char *by_tongue = spell_by_tongue (c, tongue, how), *first = NULL;

  if (letter == NULL)
    return NULL;
  if (by_tongue != NULL)
    return by_tongue;
  if (how == DOSSIER_TRANSCRIPTION_GERMAN && c == 0x441 && is_vowel (before) && is_vowel (after))
    return "ss";
  if (how == DOSSIER_TRANSCRIPTION_FRENCH && c == 0x441 && is_vowel (before) && is_vowel (after))
    return "ss";
  if (how == DOSSIER_TRANSCRIPTION_FRENCH && c == 0x433 && after != 0 && g_utf8_strchr ("еиэі", -1, after) != NULL)
    return "gu";
  if (how != DOSSIER_TRANSCRIPTION_SCIENTIFIC && c == 0x451 && before != 0 && g_utf8_strchr ("жчшщ", -1, before) != NULL)
    return how == DOSSIER_TRANSCRIPTION_GERMAN ? "o" : "e";
  if (before == 0 || is_vowel (before) || before == 0x44c || before == 0x44a)
    first = how == DOSSIER_TRANSCRIPTION_BGN ? letter->first_bgn
            : how == DOSSIER_TRANSCRIPTION_GERMAN ? letter->first_german
            : how == DOSSIER_TRANSCRIPTION_FRENCH ? letter->first_french : NULL;
  return first != NULL ? first : letter->spelled[how];
}

static const char *
spell_other (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c >= 0x370 && c < 0x400 && g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 1)
    c = parts[0]; /* without its accent */
  for (guint i = 0; c >= others[0].letter && i < G_N_ELEMENTS (others); i++)
    if (others[i].letter == c)
      return others[i].spelled;
  return NULL;
}

/* How words end: "Valery", "Waleri", "Poutine". */
static void
mend_ending (GString             *word,
             gsize                start,
             const char          *original,
             gsize                length,
             DossierTranscription how)
{
  static const struct { const char *cyrillic, *bgn, *german, *french; } endings[] = {
    { "ский", "sky", "ski", "ski" }, { "цкий", "tsky", "zki", "tski" }, { "ський", "skyy", "skyj", "sky" },
    { "ий", "y", "i", "i" }, { "ый", "y", "y", "y" }, { "ин", "in", "in", "ine" }, { "ын", "yn", "yn", "yne" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings) && how != DOSSIER_TRANSCRIPTION_SCIENTIFIC; i++)
    {
      gsize ending = strlen (endings[i].cyrillic);
      GString *tail = NULL;

      if (length <= ending || memcmp (original + length - ending, endings[i].cyrillic, ending) != 0)
        continue;
      tail = g_string_new (NULL);
      for (const char *at = endings[i].cyrillic; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at), after = g_utf8_get_char (g_utf8_next_char (at));

          g_string_append (tail, spell (c, 'x', after, i == 2 ? UKRAINIAN : RUSSIAN, how));
        }
      if (word->len >= start + tail->len && g_str_has_suffix (word->str, tail->str))
        {
          g_string_truncate (word, word->len - tail->len);
          g_string_append (word, how == DOSSIER_TRANSCRIPTION_BGN ? endings[i].bgn
                                 : how == DOSSIER_TRANSCRIPTION_GERMAN ? endings[i].german : endings[i].french);
        }
      g_string_free (tail, TRUE);
      return;
    }
}

/* Gives a spelled word the capitals of the original. */
static void
capitalise (GString *text,
            gsize    start,
            guint    upper,
            guint    letters)
{
  g_autofree char *word = g_strdup (text->str + start), *raised = NULL;

  if (upper == 0 || *word == '\0')
    return;
  if (upper == letters && letters > 1)
    raised = g_utf8_strup (word, -1);
  else
    {
      g_autofree char *first = g_utf8_strup (word, g_utf8_next_char (word) - word);

      raised = g_strconcat (first, g_utf8_next_char (word), NULL);
    }
  g_string_truncate (text, start);
  g_string_append (text, raised);
}

/* Spells the run of letters from @at on that belong to one of the scripts; returns where it ends. */
static const char *
transcribe_word (GString             *text,
                 const char          *at,
                 Tongue               tongue,
                 DossierTranscription how)
{
  g_autoptr (GString) original = g_string_new (NULL);
  gsize start = text->len;
  gunichar before = 0;
  guint upper = 0, letters = 0;
  const char *next;

  for (; *at != '\0'; at = next)
    {
      gunichar c = g_utf8_get_char (at), small = g_unichar_tolower (c), after;
      const char *spelled;

      next = g_utf8_next_char (at);
      after = g_unichar_tolower (g_utf8_get_char (next));
      spelled = spell (small, before, after, tongue, how);
      if (spelled == NULL)
        spelled = spell_other (small);
      if (spelled == NULL && !(g_unichar_ismark (c) && letters > 0))
        break;
      g_string_append (text, spelled != NULL ? spelled : "");
      g_string_append_unichar (original, small);
      upper += g_unichar_isupper (c);
      letters += spelled != NULL;
      before = small;
    }
  if (letters > 0)
    {
      mend_ending (text, start, original->str, original->len, how);
      capitalise (text, start, upper, letters);
    }
  return at;
}

/**
 * dossier_name_forms_script:
 * @name: valid UTF-8
 *
 * Returns: the script of its first letter
 */
DossierScript
dossier_name_forms_script (const char *name)
{
  g_return_val_if_fail (name != NULL, DOSSIER_SCRIPT_OTHER);

  for (; *name != '\0'; name = g_utf8_next_char (name))
    switch (g_unichar_get_script (g_utf8_get_char (name)))
      {
      case G_UNICODE_SCRIPT_LATIN: return DOSSIER_SCRIPT_LATIN;
      case G_UNICODE_SCRIPT_CYRILLIC: return DOSSIER_SCRIPT_CYRILLIC;
      case G_UNICODE_SCRIPT_GREEK: return DOSSIER_SCRIPT_GREEK;
      case G_UNICODE_SCRIPT_ARABIC: return DOSSIER_SCRIPT_ARABIC;
      case G_UNICODE_SCRIPT_HAN: return DOSSIER_SCRIPT_HAN;
      default: break;
      }
  return DOSSIER_SCRIPT_OTHER;
}

/**
 * dossier_name_forms_transcribe:
 * @name: valid UTF-8
 * @language: (nullable): what it is in, ISO 639-1: "ru", "uk", "be"; NULL = by its letters
 *
 * Spells Cyrillic, Greek and Arabic letters in Latin ones; everything else stays.
 *
 * Returns: (transfer full)
 */
char *
dossier_name_forms_transcribe (const char           *name,
                               const char           *language,
                               DossierTranscription  how)
{
  GString *text;
  Tongue tongue;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (how <= DOSSIER_TRANSCRIPTION_FRENCH, NULL);

  text = g_string_new (NULL);
  tongue = guess_tongue (name, language);
  while (*name != '\0')
    {
      const char *end = transcribe_word (text, name, tongue, how);

      if (end == name)
        {
          end = g_utf8_next_char (name);
          g_string_append_len (text, name, end - name);
        }
      name = end;
    }
  return g_string_free (text, FALSE);
}
