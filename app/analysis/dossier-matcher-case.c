/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When capitals count: names that are ordinary words as well ("US", "March", "Patriot") are told apart by them. Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-matcher-private.h"

#include <stdlib.h>
#include <string.h>

/* Words that are also acronyms, surnames, given names, countries, ships or weapons; in the order of strcmp(). */
static const char *const common_words[] = {
  "a", "able", "about", "act", "aid", "aim", "air", "all", "also", "am", "an", "and", "angel", "any", "apache", "april",
  "arc", "are", "ark", "arm", "arms", "army", "arrow", "art", "as", "ash", "at", "august", "autumn", "avenger", "baker",
  "ball", "ban", "bank", "banks", "bar", "base", "bat", "bay", "be", "bear", "bell", "best", "bill", "bishop", "black",
  "blue", "bond", "bone", "book", "booker", "both", "brook", "brooks", "brown", "buck", "bulk", "burns", "bush", "but",
  "butcher", "butler", "by", "camp", "can", "car", "care", "carpenter", "carter", "case", "cash", "castle", "cat", "chad",
  "chance", "chase", "chief", "china", "church", "clay", "close", "coach", "coast", "cobra", "cold", "cole", "commander",
  "constable", "cook", "cooper", "cope", "corn", "cost", "court", "craft", "crane", "cross", "crow", "cruise", "cub",
  "cut", "dam", "date", "dawn", "day", "dean", "dear", "defender", "delta", "diamond", "do", "dot", "dove", "drew",
  "duke", "eagle", "earl", "east", "echo", "end", "era", "even", "ever", "faith", "falcon", "fan", "far", "farmer",
  "fast", "feed", "field", "fields", "finch", "fire", "firm", "first", "fish", "fisher", "flint", "flood", "force",
  "ford", "forest", "foster", "fox", "frank", "free", "french", "frost", "full", "fury", "gap", "gates", "general",
  "georgia", "get", "glass", "go", "gold", "good", "grace", "grad", "grant", "gray", "green", "grill", "guard", "guinea",
  "guy", "had", "hail", "hale", "hall", "ham", "hammer", "hand", "hard", "hardy", "harm", "has", "hat", "have", "hawk",
  "he", "head", "heath", "help", "her", "hercules", "here", "hill", "him", "his", "holder", "holly", "holy", "home",
  "hook", "hope", "hornet", "house", "how", "hunt", "hunter", "i", "ice", "if", "in", "iris", "iron", "is", "it", "ivy",
  "jack", "javelin", "jay", "jean", "jersey", "jet", "job", "joint", "jordan", "joy", "judge", "june", "just", "key",
  "kind", "king", "knight", "lake", "lamb", "lance", "land", "lane", "last", "law", "leopard", "let", "light", "lily",
  "little", "live", "long", "lord", "lot", "love", "low", "major", "mali", "man", "manila", "march", "mark", "marshal",
  "marshall", "martin", "mason", "may", "me", "mean", "mercury", "mercy", "mess", "met", "mi", "mike", "mile", "miles",
  "mill", "miller", "mine", "mobile", "moon", "moor", "moore", "more", "morning", "moss", "most", "mouse", "must", "my",
  "nation", "need", "new", "nice", "no", "noble", "nor", "north", "not", "now", "oak", "odd", "of", "off", "old", "olive",
  "on", "one", "or", "orion", "osprey", "our", "out", "over", "owl", "own", "pa", "page", "pan", "par", "park", "parks",
  "parliament", "part", "past", "patience", "patriot", "pay", "peace", "penny", "per", "pet", "phoenix", "pick", "pike",
  "pitt", "pole", "polish", "pool", "poor", "pope", "porter", "post", "potter", "predator", "price", "prince", "pro",
  "proctor", "put", "rain", "raptor", "raven", "ray", "read", "reading", "reaper", "red", "reed", "rice", "rich", "river",
  "rob", "robin", "rock", "rod", "root", "rose", "ross", "rover", "rule", "rush", "ruth", "safe", "sage", "sam", "sand",
  "sandy", "save", "say", "sea", "see", "self", "sentinel", "set", "shaft", "sharp", "she", "short", "silver", "singer",
  "skipper", "sky", "small", "smart", "smith", "snow", "so", "some", "son", "south", "spa", "spear", "spring", "star",
  "start", "state", "stem", "stern", "stinger", "stone", "storm", "street", "strong", "sue", "summer", "summit", "sun",
  "swan", "swift", "sword", "tail", "taylor", "tea", "ten", "than", "that", "the", "their", "them", "then", "they",
  "this", "thorn", "tiger", "time", "to", "tomahawk", "too", "tornado", "town", "trident", "trinity", "try", "turkey",
  "turner", "typhoon", "under", "union", "up", "us", "usage", "use", "van", "vest", "victor", "victory", "violet",
  "viper", "virgin", "wade", "walker", "wall", "war", "ward", "warden", "was", "wasp", "water", "waters", "way", "we",
  "webb", "weeks", "well", "wells", "were", "west", "wharf", "what", "wheeler", "when", "white", "who", "whole", "why",
  "wide", "will", "wills", "wing", "winter", "wise", "with", "wolf", "wolves", "wood", "woods", "work", "world", "worth",
  "wright", "yes", "you", "young", "your", "zero",
};

/* What stands before a name with a capital and is no part of one: words that begin sentences, titles, offices. */
static const char *const leading_words[] = {
  "a", "admiral", "after", "ahead", "all", "ambassador", "an", "and", "as", "at", "before", "both", "but", "by",
  "chairman", "chancellor", "chief", "col", "colonel", "commander", "congressman", "congresswoman", "deputy", "dr",
  "during", "envoy", "ex", "first", "following", "for", "former", "from", "gen", "general", "governor", "he", "her",
  "his", "how", "if", "in", "is", "it", "its", "judge", "justice", "king", "later", "like", "lord", "lt", "maj", "major",
  "many", "marshal", "mayor", "meanwhile", "minister", "most", "mr", "mrs", "ms", "no", "not", "now", "of", "officer",
  "on", "only", "or", "our", "pope", "premier", "president", "prime", "prince", "princess", "professor", "queen", "rep",
  "representative", "secretary", "sen", "senator", "sergeant", "sgt", "she", "since", "sir", "so", "some", "speaker",
  "spokesman", "spokeswoman", "still", "that", "the", "their", "then", "these", "they", "this", "those", "though", "to",
  "today", "under", "until", "vice", "was", "we", "what", "when", "where", "while", "who", "why", "will", "with",
  "yesterday", "yet",
};

static int
compare_words (const void *key,
               const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

/* How a name is written, as far as capitals go. */
typedef struct
{
  guint upper;
  guint lower;
  guint digits;
  guint others; /* letters without case */
  guint words;
} Capitals;

static Capitals
count_capitals (const char *name)
{
  Capitals capitals = { 0 };
  gboolean inside = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean letter = g_unichar_isalnum (c);

      capitals.words += letter && !inside;
      inside = letter || c == '.' || g_unichar_ismark (c);
      if (g_unichar_isupper (c) || g_unichar_istitle (c))
        capitals.upper++;
      else if (g_unichar_islower (c))
        capitals.lower++;
      else if (g_unichar_isdigit (c))
        capitals.digits++;
      else if (letter)
        capitals.others++;
    }
  return capitals;
}

/**
 * dossier_matcher_is_common_word:
 * @folded: see #DossierFoldedWord
 *
 * Returns: whether it is an ordinary English word that is a name as well
 */
gboolean
dossier_matcher_is_common_word (const char *folded)
{
  return bsearch (folded, common_words, G_N_ELEMENTS (common_words), sizeof *common_words, compare_words) != NULL;
}

/**
 * dossier_matcher_is_leading_word:
 * @folded: see #DossierFoldedWord
 *
 * Returns: whether it is a word that stands before names and is no name, even with a capital
 */
gboolean
dossier_matcher_is_leading_word (const char *folded)
{
  return bsearch (folded, leading_words, G_N_ELEMENTS (leading_words), sizeof *leading_words, compare_words) != NULL;
}

/**
 * dossier_matcher_case_rule:
 *
 * Returns: which capitals the text has to have where it names @name
 */
DossierCaseRule
dossier_matcher_case_rule (const char      *name,
                           DossierNameFlags flags)
{
  Capitals capitals = count_capitals (name);
  g_autoptr (GString) letters = NULL;
  gboolean common;
  guint all = capitals.upper + capitals.lower + capitals.others;

  if (flags & DOSSIER_NAME_AS_WRITTEN)
    return DOSSIER_CASE_WRITTEN;
  if (flags & DOSSIER_NAME_ANY_CASE || capitals.upper == 0 || capitals.others > 0)
    return DOSSIER_CASE_ANY;
  letters = g_string_new (NULL);
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (at)));
  common = dossier_matcher_is_common_word (letters->str);
  if (capitals.lower == 0 && capitals.words > 1 && all > 8)
    return DOSSIER_CASE_ANY;
  if (capitals.lower == 0)
    return capitals.digits == 0 && (all < 4 || common) ? DOSSIER_CASE_WRITTEN : DOSSIER_CASE_ACRONYM;
  if (capitals.words > 1)
    return DOSSIER_CASE_ANY;
  if (common || all < 3)
    return DOSSIER_CASE_WRITTEN;
  return all == 3 ? DOSSIER_CASE_ACRONYM : DOSSIER_CASE_ANY;
}
