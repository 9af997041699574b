/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of what kind a name is where the reading is contradicted by the lists, or by the rest of the text. Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

/* How much of what its places say must speak for one kind, for the others to be given up. */
#define MOST 0.6f

#define KIND(kind) (1u << (kind))

/* What the lists know the whole name as, 0 when it is no entry. */
static guint
known_as (const NamesSpan *span,
          const NamesText *text)
{
  const NamesToken *first = &text->tokens[span->from], *last = &text->tokens[span->to - 1];

  if (span->to - span->from == 1 ? first->span_at != NAMES_SPAN_ALONE : first->span_at != NAMES_SPAN_FIRST || last->span_at != NAMES_SPAN_LAST)
    return 0;
  return first->span_known;
}

static gboolean
is_long (const NamesSpan *span)
{
  return span->to - span->from > 1;
}

static gboolean
is_abbreviation (const NamesSpan *span,
                 const NamesText *text)
{
  return !is_long (span) && (text->tokens[span->from].flags & NAMES_CAPITALS) != 0;
}

/* "Mr. Jordan", "President Jordan": a title before the name speaks of a person. */
static gboolean
is_titled (const NamesSpan *span,
           const NamesText *text)
{
  guint before = span->from;

  if (before > 1 && names_token_is_mark (text, before - 1, "."))
    before--;
  return before > 0 && names_token_follows (text, span->from) && names_token_is_title (text, before - 1);
}

/* "Colin Powell": a given name that is no place, and then no word that says what a place is, as in "Hudson River". */
static gboolean
is_person_by_parts (const NamesSpan *span,
                    const NamesText *text,
                    guint            known)
{
  const NamesToken *first = &text->tokens[span->from], *last = &text->tokens[span->to - 1];

  return known == 0 && span->to - span->from == 2 && (first->known & (DOSSIER_LEXICON_GIVEN_NAME | NAMES_PLACES)) == DOSSIER_LEXICON_GIVEN_NAME &&
         (last->known & NAMES_PLACES) == 0 && ((last->known & DOSSIER_LEXICON_SURNAME) != 0 || last->sense == DOSSIER_LEXICON_NO_SENSE);
}

static gboolean
is_listed_person (const NamesSpan *span,
                  const NamesText *text,
                  guint            known)
{
  return is_long (span) && (known & DOSSIER_LEXICON_PERSON) != 0 &&
         (known & (NAMES_PLACES | DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_AMBIGUOUS | DOSSIER_LEXICON_EQUIPMENT)) == 0;
}

/* A place by its name, or a state by its letters ("US", "DPRK"), also where it says, pays or plays. */
static gboolean
is_listed_place (const NamesSpan *span,
                 const NamesText *text,
                 guint            known)
{
  if ((known & (DOSSIER_LEXICON_ORGANISATION | NAMES_PEOPLE)) != 0)
    return FALSE;
  if ((known & DOSSIER_LEXICON_COUNTRY) != 0)
    return TRUE;
  return (known & NAMES_PLACES) != 0 && ((known & DOSSIER_LEXICON_AMBIGUOUS) == 0 || is_abbreviation (span, text));
}

static gboolean
is_listed_organisation (const NamesSpan *span,
                        const NamesText *text,
                        guint            known)
{
  return (known & (DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_AMBIGUOUS | NAMES_PLACES | NAMES_PEOPLE)) == DOSSIER_LEXICON_ORGANISATION;
}

/* Someone the lists know as something else only, with nothing around that speaks of a person. */
static gboolean
is_no_person (const NamesSpan *span,
              const NamesText *text,
              guint            known)
{
  return (known & (NAMES_PEOPLE | DOSSIER_LEXICON_AMBIGUOUS)) == 0 && !is_titled (span, text);
}

static gboolean
is_organisation_no_person (const NamesSpan *span,
                           const NamesText *text,
                           guint            known)
{
  return (known & DOSSIER_LEXICON_ORGANISATION) != 0 && is_no_person (span, text, known);
}

static gboolean
is_place_no_person (const NamesSpan *span,
                    const NamesText *text,
                    guint            known)
{
  return (known & NAMES_PLACES) != 0 && is_no_person (span, text, known);
}

/* "Kyrgyz", "Middle Eastern": who lives there, not where. */
static gboolean
is_listed_group (const NamesSpan *span,
                 const NamesText *text,
                 guint            known)
{
  return (known & DOSSIER_LEXICON_DEMONYM) != 0 &&
         (known & (DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_CITY | NAMES_PEOPLE | DOSSIER_LEXICON_ORGANISATION)) == 0;
}

/* "Nobel Peace Prize", "Clean Air Act": neither acts nor is anywhere. */
static gboolean
is_paper (const NamesSpan *span,
          const NamesText *text,
          guint            known)
{
  return known == 0 && is_long (span) && names_token_is (text, span->to - 1, NAMES_WORD_PAPER);
}

/* "Linton Military Camp", "Pratas Islands". */
static gboolean
is_ground (const NamesSpan *span,
           const NamesText *text,
           guint            known)
{
  return known == 0 && is_long (span) && names_token_is (text, span->to - 1, NAMES_WORD_GROUND) &&
         (text->tokens[span->to - 1].flags & NAMES_UPPER) != 0;
}

/* "the Hague Summit". */
static gboolean
is_occasion (const NamesSpan *span,
             const NamesText *text,
             guint            known)
{
  return known == 0 && is_long (span) && names_token_is (text, span->to - 1, NAMES_WORD_OCCASION) &&
         (text->tokens[span->to - 1].flags & NAMES_UPPER) != 0;
}

/* "the company Bilfinger Berger", "Al-Rai television". */
static gboolean
is_firm (const NamesSpan *span,
         const NamesText *text,
         guint            known)
{
  guint before = span->from;

  if ((text->tokens[before].known & (DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_PERSON)) != 0)
    return FALSE;
  if (before > 1 && names_token_is_mark (text, before - 1, ","))
    before--;
  if (before > 0 && names_token_follows (text, span->from) && names_token_is (text, before - 1, NAMES_WORD_FIRM) &&
      (text->tokens[before - 1].flags & NAMES_LOWER) != 0)
    return TRUE;
  return names_token_follows (text, span->to) && names_token_is (text, span->to, NAMES_WORD_CHANNEL) &&
         (text->tokens[span->to].flags & NAMES_LOWER) != 0;
}

/* "General Mohammed Zahir Azimi", taken for an organisation. */
static gboolean
is_titled_person (const NamesSpan *span,
                  const NamesText *text,
                  guint            known)
{
  const NamesToken *first = &text->tokens[span->from];

  return known == 0 && is_long (span) && span->from > 0 && (text->tokens[span->from - 1].known & DOSSIER_LEXICON_TITLE) != 0 &&
         (text->tokens[span->from - 1].flags & NAMES_UPPER) != 0 && (first->known & DOSSIER_LEXICON_GIVEN_NAME) != 0 &&
         (first->known & (NAMES_PLACES | DOSSIER_LEXICON_ORGANISATION)) == 0 && !names_token_is (text, span->to - 1, NAMES_WORD_BODY);
}

/* The first that applies decides. */
static const struct
{
  guint from; /* KIND()s */
  gboolean (*applies) (const NamesSpan *span, const NamesText *text, guint known);
  NamesKind to;
  float sure; /* at least */
} rules[] = {
  { KIND (NAMES_PLACE), is_person_by_parts, NAMES_PERSON, 0.5f },
  { KIND (NAMES_PLACE) | KIND (NAMES_ORGANISATION) | KIND (NAMES_PERSON), is_listed_group, NAMES_GROUP, 0.5f },
  { KIND (NAMES_PLACE) | KIND (NAMES_ORGANISATION), is_paper, NAMES_OTHER, 0.5f },
  { KIND (NAMES_ORGANISATION) | KIND (NAMES_PERSON), is_ground, NAMES_PLACE, 0.5f },
  { KIND (NAMES_ORGANISATION) | KIND (NAMES_PLACE), is_occasion, NAMES_EVENT, 0.5f },
  { KIND (NAMES_PERSON), is_firm, NAMES_ORGANISATION, 0.8f },
  { KIND (NAMES_ORGANISATION), is_titled_person, NAMES_PERSON, 0.5f },
  { KIND (NAMES_PLACE) | KIND (NAMES_ORGANISATION), is_listed_person, NAMES_PERSON, 0.5f },
  { KIND (NAMES_ORGANISATION), is_listed_place, NAMES_PLACE, 0.5f },
  { KIND (NAMES_PLACE), is_listed_organisation, NAMES_ORGANISATION, 0.5f },
  { KIND (NAMES_PERSON), is_organisation_no_person, NAMES_ORGANISATION, 0.5f },
  { KIND (NAMES_PERSON), is_place_no_person, NAMES_PLACE, 0.5f },
};

/**
 * names_kinds_mend:
 *
 * Gives the name the kind that the lists know it by, unless a rule found it. What both say is taken for likely at least.
 */
void
names_kinds_mend (NamesSpan       *span,
                  const NamesText *text)
{
  guint known = known_as (span, text);

  if (span->ruled != 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if ((rules[i].from & KIND (span->kind)) != 0 && rules[i].applies (span, text, known))
      {
        span->kind = (guint8) rules[i].to;
        span->sure = MAX (span->sure, rules[i].sure);
        return;
      }
  if (is_no_person (span, text, known) && ((span->kind == NAMES_ORGANISATION && (known & DOSSIER_LEXICON_ORGANISATION) != 0) ||
                                           (span->kind == NAMES_PLACE && (known & NAMES_PLACES) != 0)))
    span->sure = MAX (span->sure, 0.5f);
}

/* --- what the rest of the text says ------------------------------------------------------------------------------- */

typedef struct
{
  guint32 name; /* hash of the words */
  guint32 at;   /* which of the spans */
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->name != other->name)
    return one->name < other->name ? -1 : 1;
  return one->at < other->at ? -1 : one->at > other->at;
}

static guint32
hash_words (const NamesSpan *span,
            const NamesText *text)
{
  guint32 hash = text->tokens[span->from].exact;

  for (guint i = span->from + 1; i < span->to; i++)
    hash = names_hash_join (hash, text->tokens[i].exact);
  return hash;
}

/* One name, one kind: that which most of its places speak for, where that is plain. */
static void
agree_on (GArray          *spans,
          const NamesText *text,
          const Place     *places,
          guint            n)
{
  float votes[NAMES_N_KINDS] = { 0 };
  float all = 0;
  guint best = 0;

  for (guint i = 0; i < n; i++)
    {
      const NamesSpan *span = &g_array_index (spans, NamesSpan, places[i].at);

      votes[span->kind] += span->sure;
      all += span->sure;
    }
  for (guint kind = 1; kind < NAMES_N_KINDS; kind++)
    if (votes[kind] > votes[best])
      best = kind;
  if (votes[best] < MOST * all)
    return;

  for (guint i = 0; i < n; i++)
    {
      NamesSpan *span = &g_array_index (spans, NamesSpan, places[i].at);

      if (span->ruled == 0 && span->kind != best && !(span->kind == NAMES_PERSON && is_titled (span, text)))
        {
          span->kind = (guint8) best;
          span->elsewhere = TRUE;
        }
    }
}

/* "Marshall Islands (RMI)": letters in brackets, of which the name before them has the first. */
static gboolean
is_short_for (const NamesSpan *letters,
              const NamesSpan *name,
              const NamesText *text)
{
  const char *at = text->text + text->tokens[letters->from].from;

  if (!is_abbreviation (letters, text) || !is_long (name) || letters->from != name->to + 1 || !names_token_is_mark (text, name->to, "("))
    return FALSE;
  for (guint i = name->from; i < name->to; i++)
    if (text->text[text->tokens[i].from] == *at)
      return TRUE;
  return FALSE;
}

/* What a word by itself stands for in this text: the person whose name ends with it, the storm, what it was explained to be short for. */
static void
note_bearers (const GArray    *spans,
              const NamesText *text,
              guint8          *bearers) /* by form: kind plus one */
{
  for (guint i = 0; i < spans->len; i++)
    {
      const NamesSpan *span = &g_array_index (spans, NamesSpan, i), *next = span + 1;
      guint8 *bearer = &bearers[text->tokens[span->to - 1].form];

      if (!is_long (span))
        continue;
      if ((span->kind == NAMES_PERSON && span->sure >= 0.5f) ||
          (span->kind == NAMES_EVENT && names_token_is (text, span->to - 2, NAMES_WORD_STORM)))
        *bearer = span->kind + 1;
      if (i + 1 < spans->len && is_short_for (next, span, text))
        bearers[text->tokens[next->from].form] = span->kind + 1;
    }
}

/* "in Paris", where a Paris is also a person of the text. */
static gboolean
is_where (const NamesSpan *span,
          const NamesText *text)
{
  return span->from > 0 && names_token_is (text, span->from - 1, NAMES_WORD_WHERE);
}

static void
give_to_bearer (NamesSpan       *span,
                const NamesText *text,
                const guint8    *bearers)
{
  guint8 bearer = bearers[text->tokens[span->from].form];

  if (bearer == 0 || is_long (span) || span->kind + 1 == bearer || span->ruled > 2)
    return;
  if (bearer == NAMES_PERSON + 1 && ((text->tokens[span->from].known & DOSSIER_LEXICON_COUNTRY) != 0 || is_where (span, text)))
    return;
  span->kind = bearer - 1;
  span->elsewhere = TRUE;
}

/**
 * names_kinds_agree:
 * @spans: (element-type NamesSpan): in order
 *
 * Gives one kind to a name that stands in several places of the text, and to a surname, a storm's name or letters that kind which the
 * full name has.
 */
void
names_kinds_agree (GArray          *spans,
                   const NamesText *text)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), spans->len);
  g_autofree guint8 *bearers = g_new0 (guint8, text->n_forms);

  note_bearers (spans, text, bearers);
  for (guint i = 0; i < spans->len; i++)
    give_to_bearer (&g_array_index (spans, NamesSpan, i), text, bearers);
  for (guint i = 0; i < spans->len; i++)
    {
      const NamesSpan *span = &g_array_index (spans, NamesSpan, i);
      Place place = { hash_words (span, text), i };

      if (is_long (span) || bearers[text->tokens[span->from].form] == 0)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0, k; i < places->len; i = k)
    {
      for (k = i + 1; k < places->len && g_array_index (places, Place, k).name == g_array_index (places, Place, i).name; k++)
        ;
      if (k > i + 1)
        agree_on (spans, text, &g_array_index (places, Place, i), k - i);
    }
}
