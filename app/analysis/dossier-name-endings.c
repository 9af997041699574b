/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From a name as it stands in a sentence to the name: Russian, Ukrainian and Belarusian cases, Polish and Czech ones, the
 * German and English s. Several answers where grammar allows several; which of them is a name others know. Pure.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-name-forms-private.h"

#include <string.h>

#define SHORTEST_STEM 2 /* letters that are left */

typedef struct
{
  const char *ending;
  const char *bases; /* what may stand in its place, with commas between; nothing between two = nothing */
} Ending;

static const Ending cyrillic[] = {
  /* Adjectives: -ский, -ская. */
  { "ского", "ский" }, { "скому", "ский" }, { "ским", "ский" }, { "ском", "ский" }, { "ской", "ская,ской" }, { "скую", "ская" },
  { "ського", "ський" }, { "ському", "ський" }, { "ським", "ський" }, { "ської", "ська" }, { "ській", "ська" }, { "ську", "ська" },
  { "ого", "ий,ый,ой" }, { "ому", "ий,ый,ой" }, { "ым", "ый,," }, { "ых", "ый," }, { "ую", "ая" },
  /* Names in -ов, -ев, -ин and other consonants; feminine ones in -а. */
  { "овой", "ова" }, { "евой", "ева" }, { "иной", "ина" }, { "ами", ",а" }, { "ах", ",а" }, { "ові", ",о,ів" }, { "еві", ",ь,й" },
  { "ом", ",о" }, { "ем", ",й,ь" }, { "ём", ",й,ь" }, { "ою", "а" }, { "ею", "я" }, { "ой", "а" }, { "ей", "я,ь" },
  { "ью", "ь" }, { "им", ",ий" }, { "ия", "ий" }, { "ию", "ий,ия" }, { "ием", "ий" }, { "ии", "ия,ий" }, { "ії", "ія" },
  { "ія", "ій" }, { "ію", "ія,ій" }, { "єю", "я" }, { "ям", "я" }, { "ієм", "ій" }, { "єм", "й" }, { "єві", "й" }, { "ам", ",а" },
  { "а", ",о" }, { "у", ",а,о" }, { "е", ",а,ь" }, { "ы", "а," }, { "и", "а,я,ь,й" }, { "я", "й,ь" }, { "ю", "й,я,ь" }, { "і", "а," },
  /* Ukrainian towns whose vowel changes: Харків, Київ. */
  { "ова", "ів" }, { "ову", "ів" }, { "овом", "ів" }, { "єва", "їв" }, { "єву", "їв" }, { "єві", "їв" }, { "євом", "їв" },
};

static const Ending polish[] = {
  { "skiego", "ski" }, { "skiemu", "ski" }, { "skim", "ski" }, { "skiej", "ska" }, { "ską", "ska" }, { "ckiego", "cki" },
  { "ckiemu", "cki" }, { "ckim", "cki" }, { "ckiej", "cka" }, { "owi", ",o" }, { "em", ",o" }, { "iem", ",o" }, { "ego", "y,i," },
  { "emu", "y,i," }, { "ie", ",a" }, { "ą", "a" }, { "ę", "a" }, { "ki", "ka,ko" }, { "ce", "ka,ko" }, { "ze", "r" }, { "a", "," },
  { "u", "," }, { "y", "a," }, { "i", "a," },
};

static const Ending czech[] = {
  { "ského", "ský" }, { "skému", "ský" }, { "ským", "ský" }, { "ové", "ová" }, { "ovou", "ová" }, { "ovi", ",a" },
  { "em", "," }, { "ou", "a" }, { "ého", "ý" }, { "ému", "ý" }, { "a", "," }, { "u", ",a" }, { "y", "a," }, { "e", ",a" }, { "i", "," },
};

static void
add_base (GPtrArray  *bases,
          const char *stem,
          gsize       length,
          const char *ending,
          gsize       ending_length)
{
  g_autofree char *base = g_strdup_printf ("%.*s%.*s", (int) length, stem, (int) ending_length, ending);

  for (guint i = 0; i < bases->len; i++)
    if (strcmp (g_ptr_array_index (bases, i), base) == 0)
      return;
  g_ptr_array_add (bases, g_steal_pointer (&base));
}

/* Puts in place of each ending that fits what it may have been; capitals as a whole stay as they are. */
static void
take_endings (GPtrArray    *bases,
              const char   *word,
              const Ending *endings,
              guint         n)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  gsize length = strlen (small);

  if (length != strlen (word))
    return;
  for (guint i = 0; i < n; i++)
    {
      gsize ending = strlen (endings[i].ending);
      const char *base = endings[i].bases;

      if (length <= ending || memcmp (small + length - ending, endings[i].ending, ending) != 0
          || g_utf8_strlen (small, length - ending) < SHORTEST_STEM)
        continue;
      for (;;)
        {
          const char *comma = base + strcspn (base, ",");

          add_base (bases, word, length - ending, base, comma - base);
          if (*comma == '\0')
            break;
          base = comma + 1;
        }
    }
}

/**
 * dossier_name_forms_bases:
 * @word: one word as it stands in a text
 * @language: (nullable): of the text, ISO 639-1
 *
 * Finds what the word may be a case of. The script tells for Cyrillic words, the language for others.
 *
 * Returns: (transfer full) (array zero-terminated=1): the word itself, then the others, likely ones first
 */
char **
dossier_name_forms_bases (const char *word,
                          const char *language)
{
  GPtrArray *bases;
  gsize length;

  g_return_val_if_fail (word != NULL, NULL);

  bases = g_ptr_array_new ();
  length = strlen (word);
  g_ptr_array_add (bases, g_strdup (word));
  if (dossier_name_forms_script (word) == DOSSIER_SCRIPT_CYRILLIC)
    take_endings (bases, word, cyrillic, G_N_ELEMENTS (cyrillic));
  else if (language != NULL && g_str_has_prefix (language, "pl"))
    take_endings (bases, word, polish, G_N_ELEMENTS (polish));
  else if (language != NULL && (g_str_has_prefix (language, "cs") || g_str_has_prefix (language, "sk")))
    take_endings (bases, word, czech, G_N_ELEMENTS (czech));
  else if (length > 3 && word[length - 1] == 's' && word[length - 2] != 's')
    {
      if (g_str_has_suffix (word, "'s"))
        add_base (bases, word, length - 2, "", 0);
      else if (g_str_has_suffix (word, "’s"))
        add_base (bases, word, length - 4, "", 0);
      else
        add_base (bases, word, length - 1, "", 0);
    }
  g_ptr_array_add (bases, NULL);
  return (char **) g_ptr_array_free (bases, FALSE);
}
