/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a figure is of: the thing that is counted in one word whatever a text calls it ("soldiers", "troops", "forces"), whose it
 * is ("Russian", "Kremlin"), and the words of its sentence that tell two countings of the same kind apart. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figure-things.h"

#include "dossier-figures-private.h"
#include "dossier-word-table.h"

#include <string.h>

#define SHORTEST_WORD 4   /* letters of a word that says what a sentence is about; capitals may be briefer */
#define STEM_LETTERS 6    /* "Ukraine", "Ukrainian": the beginning tells enough */

enum
{
  THING_TROOPS,
  THING_KILLED,
  THING_WOUNDED,
  THING_PEOPLE,
  THING_REFUGEES,
  THING_PRISONERS,
  THING_ARRESTED,
  THING_PROTESTERS,
  THING_AIRCRAFT,
  THING_HELICOPTERS,
  THING_DRONES,
  THING_SHIPS,
  THING_TANKS,
  THING_ARMOUR,
  THING_GUNS,
  THING_MISSILES,
  THING_VEHICLES,
  THING_BUILDINGS,
  N_THINGS,
};

static const char * const names[N_THINGS] = {
  "troops", "killed", "wounded", "people", "refugees", "prisoners", "arrested", "protesters", "aircraft", "helicopters", "drones",
  "ships", "tanks", "armour", "guns", "missiles", "vehicles", "buildings",
};

/* Words that reports use one for the other. Of a word in two lists, the first counts. */
static const DossierWordList lists[] = {
  { "soldiers soldier troops troop forces force servicemen serviceman servicewomen servicemembers personnel military fighters combatants militants"
    " reservists conscripts paratroopers marines infantry infantrymen guardsmen soldaten truppen streitkräfte soldats",
    THING_TROOPS, 0, 0 },
  { "killed dead deaths fatalities died victims tote todesopfer morts", THING_KILLED, 0, 0 },
  { "wounded injured injuries hurt verletzte verwundete blessés", THING_WOUNDED, 0, 0 },
  { "people person persons civilians civilian residents inhabitants citizens menschen zivilisten personnes", THING_PEOPLE, 0, 0 },
  { "refugees refugee migrants evacuees displaced flüchtlinge réfugiés", THING_REFUGEES, 0, 0 },
  { "prisoners prisoner captives pows hostages gefangene", THING_PRISONERS, 0, 0 },
  { "arrested arrests detained detainees detentions", THING_ARRESTED, 0, 0 },
  { "protesters protestors demonstrators marchers demonstranten", THING_PROTESTERS, 0, 0 },
  { "aircraft planes plane jets jet warplanes airplanes aeroplanes bombers flugzeuge avions", THING_AIRCRAFT, 0, 0 },
  { "helicopters helicopter choppers hubschrauber", THING_HELICOPTERS, 0, 0 },
  { "drones drone uavs uav drohnen", THING_DRONES, 0, 0 },
  { "ships ship vessels vessel warships warship boats boat frigates destroyers schiffe navires", THING_SHIPS, 0, 0 },
  { "tanks tank panzer", THING_TANKS, 0, 0 },
  { "apcs ifvs armor armour", THING_ARMOUR, 0, 0 },
  { "guns howitzers artillery mortars geschütze", THING_GUNS, 0, 0 },
  { "missiles missile rockets rocket raketen", THING_MISSILES, 0, 0 },
  { "vehicles vehicle trucks truck lorries cars fahrzeuge", THING_VEHICLES, 0, 0 },
  { "buildings building homes home houses house häuser", THING_BUILDINGS, 0, 0 },
};

/* Words of sentences that tell nothing of what they are about. */
static const DossierWordList empty_lists[] = {
  { "about above according added after again against ago ahead almost along already also although amid among announced another around asked away"
    " back because been before being believe believed believes between both called came cannot claim claimed claims come comes could day days did does"
    " done down during each earlier either enough estimate estimated estimates even ever every far few first following former found from further"
    " given goes going had half has have having held her here him his hours however inside into its itself just kept known large last late later latest"
    " least less like likely local made make many may mean might month months more most much must near nearly never new next not nothing now number"
    " numbers official officials once one only other others our out outside over part people per place put reached recent recently remain remained report"
    " reported reports said same saying says second see seen seven several shall she should since six small some soon spokesman spokeswoman state stated"
    " statement still such ten than that the their them then there these they thing things think third this those though thousand thousands three through"
    " time times today together told tomorrow too total toward towards two under until upon very want wants was week weeks well went were what when"
    " where which while who whole whom whose will with within without would year years yesterday yet you your", 0, 0, 0 },
};

static const DossierWordTable *
things (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_word_table_new (lists, G_N_ELEMENTS (lists)));
  return (const DossierWordTable *) table;
}

static const DossierWordTable *
empty_words (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_word_table_new (empty_lists, G_N_ELEMENTS (empty_lists)));
  return (const DossierWordTable *) table;
}

static gboolean
is_letter (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The word at or behind *@p, which moves to its end; NULL at the end of the text. A possessive's s is left off. */
static char *
take_word (const char **p)
{
  const char *start = *p, *end;

  while (*start != '\0' && !is_letter (start))
    start = g_utf8_next_char (start);
  end = start;
  while (*end != '\0' && is_letter (end))
    end = g_utf8_next_char (end);
  /* "U.S." */
  while (*end == '.' && end - start <= 3 && *start != '\0' && g_ascii_isupper (end[1]))
    end += g_ascii_isalpha (end[2]) ? 1 : 2;
  *p = end;
  return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/* "in", "near", "of": behind it stands where and what of, before it what is counted. */
static gboolean
ends_counted (const char *word)
{
  const char *after;
  FigureWord found;

  return dossier_figure_word_at (word, &found, &after) && *after == '\0' && found.type == FIGURE_WORD_STOP;
}

static char *
head_word (const char *text)
{
  g_autofree char *last = NULL;
  char *word;

  for (const char *p = text; (word = take_word (&p)) != NULL;)
    {
      if (last != NULL && ends_counted (word))
        {
          g_free (word);
          break;
        }
      g_free (last);
      last = word;
    }
  return g_steal_pointer (&last);
}

/* Plural and singular are one. */
static char *
singular (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);
  gsize length = strlen (folded);

  if (length > 4 && g_str_has_suffix (folded, "ies"))
    return g_strdup_printf ("%.*sy", (int) length - 3, folded);
  if (length > 3 && folded[length - 1] == 's' && folded[length - 2] != 's')
    folded[length - 1] = '\0';
  return g_steal_pointer (&folded);
}

/**
 * dossier_figure_head:
 * @counted: (nullable): what is counted, in the words of a text
 *
 * Returns: (transfer full): one word for it, whatever reports call it: "troops" of "Russian soldiers"; "" when nothing is said
 */
char *
dossier_figure_head (const char *counted)
{
  g_autofree char *head = counted != NULL ? head_word (counted) : NULL;
  const DossierWord *known = NULL;
  const char *after;

  if (head == NULL)
    return g_strdup ("");
  known = dossier_word_table_at (things (), head, &after);
  return known != NULL ? g_strdup (names[known->type]) : singular (head);
}

/**
 * dossier_figure_thing:
 *
 * Returns: (transfer full): a word that two figures share when they count the same kind of thing in the same unit
 */
char *
dossier_figure_thing (const DossierFigure *figure)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (figure != NULL, NULL);

  head = dossier_figure_head (figure->counted);
  return g_strconcat (figure->unit != NULL ? figure->unit : "", "|", head, NULL);
}

static guint
hash_letters (const char *word,
              guint       letters)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  guint length = (guint) MIN (g_utf8_strlen (folded, -1), letters);

  *g_utf8_offset_to_pointer (folded, length) = '\0';
  return g_str_hash (folded);
}

/* A state whatever it is called: by its people, its capital or the seat of who rules it. */
static guint
hash_name (const char            *word,
           const DossierMetonyms *metonyms)
{
  static const char * const seats[][2] = {
    { "kremlin", "Russia" }, { "washington", "United States" }, { "pentagon", "United States" }, { "american", "United States" },
    { "us", "United States" }, { "usa", "United States" }, { "u.s", "United States" }, { "u.s.", "United States" }, { "british", "United Kingdom" },
    { "uk", "United Kingdom" },
  };
  const DossierMetonym *metonym;

  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    if (g_ascii_strcasecmp (word, seats[i][0]) == 0)
      return hash_letters (seats[i][1], STEM_LETTERS);
  metonym = metonyms != NULL ? dossier_metonyms_look_up (metonyms, word) : NULL;
  return hash_letters (metonym != NULL && metonym->kind != DOSSIER_METONYM_SEAT ? metonym->meaning : word, STEM_LETTERS);
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static void
sort_hashes (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (kept == 0 || g_array_index (hashes, guint, kept - 1) != g_array_index (hashes, guint, i))
      g_array_index (hashes, guint, kept++) = g_array_index (hashes, guint, i);
  g_array_set_size (hashes, kept);
}

/**
 * dossier_hashes_common:
 * @a: (element-type guint): sorted, each once
 * @b: (element-type guint): the same
 *
 * Returns: how many are in both
 */
guint
dossier_hashes_common (GArray *a,
                       GArray *b)
{
  guint i = 0, j = 0, n = 0;

  while (i < a->len && j < b->len)
    {
      guint x = g_array_index (a, guint, i), y = g_array_index (b, guint, j);

      n += x == y;
      i += x <= y;
      j += y <= x;
    }
  return n;
}

/* "2021", also of "Zapad-2021"; 0 when it is none. */
static guint
read_year (const char *word)
{
  guint year = strlen (word) == 4 && strspn (word, "0123456789") == 4 ? (guint) g_ascii_strtoull (word, NULL, 10) : 0;

  return year >= 1900 && year < 2100 ? year : 0;
}

/**
 * dossier_figure_owners:
 * @counted: (nullable): what is counted, in the words of a text
 * @metonyms: (nullable): what else states are called
 * @behind: (nullable) (element-type guint): gets the names behind a preposition: "near Ukraine"; NULL: they count as owners
 *
 * Returns: (transfer full) (element-type guint): whose it is, as hashes that are sorted: of "Russian troops" and "Kremlin forces" the same
 */
GArray *
dossier_figure_owners (const char            *counted,
                       const DossierMetonyms *metonyms,
                       GArray                *behind)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_behind = FALSE;
  char *word;

  for (const char *p = counted; p != NULL && (word = take_word (&p)) != NULL; g_free (word))
    if (ends_counted (word))
      is_behind = TRUE;
    else if (g_unichar_isupper (g_utf8_get_char (word)))
      {
        guint hash = hash_name (word, metonyms);

        g_array_append_vals (is_behind && behind != NULL ? behind : owners, &hash, 1);
      }
  sort_hashes (owners);
  if (behind != NULL)
    sort_hashes (behind);
  return owners;
}

/**
 * dossier_figure_describe:
 * @figure: its context, modifiers and years are filled
 * @sentence: the one it stands in
 * @metonyms: (nullable): what else states are called
 */
void
dossier_figure_describe (DossierPairFigure     *figure,
                         const char            *sentence,
                         const DossierMetonyms *metonyms)
{
  g_autoptr (GArray) owners = dossier_figure_owners (figure->figure->counted, metonyms, NULL);
  const char *p, *after;
  char *word;

  g_array_append_vals (figure->modifiers, owners->data, owners->len);
  for (p = sentence; (word = take_word (&p)) != NULL; g_free (word))
    {
      gboolean capital = g_unichar_isupper (g_utf8_get_char (word));
      guint hash, year = read_year (word);

      if (year > 0)
        g_array_append_val (figure->years, year);
      if (g_ascii_isdigit (*word) || (g_utf8_strlen (word, -1) < SHORTEST_WORD && (!capital || strlen (word) < 2))
          || dossier_word_table_at (things (), word, &after) != NULL || dossier_word_table_at (empty_words (), word, &after) != NULL)
        continue;
      hash = capital ? hash_name (word, metonyms) : hash_letters (word, STEM_LETTERS);
      g_array_append_val (figure->context, hash);
    }
  sort_hashes (figure->modifiers);
  sort_hashes (figure->context);
  sort_hashes (figure->years);
}

static gboolean
is_one_of (const char         *word,
           const char * const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (word, *words) == 0)
      return TRUE;
  return FALSE;
}

/* "NATO chief warned of" → "NATO chief": without the verb, and what stands behind it. */
static void
cut_verb (GPtrArray *words)
{
  for (guint i = 1; i < words->len; i++)
    {
      const char *after;
      FigureWord word;

      if (dossier_figure_word_at (g_ptr_array_index (words, i), &word, &after) && word.type == FIGURE_WORD_SAYS && word.flags == 0)
        {
          g_ptr_array_set_size (words, (int) i);
          return;
        }
    }
}

/**
 * dossier_figure_who:
 * @attribution: the words that say who gives a figure
 *
 * Returns: (transfer full) (nullable): who that is, without article and verb: "US estimates" of "some US estimates say"
 */
char *
dossier_figure_who (const char *attribution)
{
  static const char * const openings[] = { "according", "to", "the", "a", "an", "some", "as", "but", "and", NULL };
  static const char * const nobody[] = { "he", "she", "it", "they", "we", "i", "who", "which", "that", NULL };
  static const char * const verbs[] = { "said", "says", "say", "told", "added", "stated", "warned", NULL };
  static const char * const helpers[] = { "has", "have", "had", "also", "was", "is", NULL };
  g_autofree char *line = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint first = 0;

  g_return_val_if_fail (attribution != NULL, NULL);

  line = dossier_text_one_line (attribution);
  parts = g_strsplit (line, " ", -1);
  while (parts[first] != NULL && (is_one_of (parts[first], openings) || is_one_of (parts[first], verbs)))
    first++;
  for (guint i = first; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, parts[i]);
  cut_verb (words);
  while (words->len > 1 && is_one_of (g_ptr_array_index (words, words->len - 1), helpers))
    g_ptr_array_set_size (words, (int) words->len - 1);
  if (words->len == 0 || (words->len == 1 && is_one_of (g_ptr_array_index (words, 0), nobody)))
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}
