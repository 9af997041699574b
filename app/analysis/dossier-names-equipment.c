/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules for equipment: entries of the lists, designations made of letters and numbers, ships, and names that stand before a word like
 * "missile". Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

/* Letters that designations begin with. Those of one letter need a hyphen. */
static const char designators[] =
  " su mig tu il an ka mi yak be kh bm bmp bmd btr brdm mt ak akm rpg rpk svd f a b c e p u x m mq rq ah uh ch mh oh hh sh kc ec rc mc ac hc"
  " ea fa ep wc cv mv av ov fgr xq agm aim rim mim bgm gbu cbu fgm lgm ugm sm pac df jl yj hq j jh h y z kj cj ztz ztq zbd plz phl pcl"
  " pl type sa ss aa as ssn lrasm kn shahed mohajer fateh zelzal tb orlan geran lancet amx vab vbci jas lca d zu zsu tos l pc k fa kf pt"
  " t s r rs pzl pzh m-atv rm rbs nh ec ah as nsm jassm gmlrs spg kord dshk nsv pkm pk rpo mlrs kab fab odab upmk strv cb bv stridsvagn"
  " kfor-less ssbn-less ch-less wz aks akms svu asm vt vt- mp mpq tps apg an/tpy an/spy spy tpy ddg cvn lcs lhd lha lpd ffg ssbn ssgn cg fremm"
  " p- pmr mbt bgm- isu kv is pt- md- me bf ju he ho ki ";

/* Designations with digits first: 9K720, 2S19, 3M14. */
static gboolean
is_index (const char *word,
          gsize       length)
{
  guint digits = 0;

  if (length < 3 || !g_ascii_isdigit (word[0]) || !strchr ("ACFKMSPTUG", word[1]) || !g_ascii_isdigit (word[2]))
    return FALSE;
  if (strchr ("1234569", word[0]) == NULL)
    return FALSE;
  for (gsize i = 2; i < length && g_ascii_isdigit (word[i]); i++)
    digits++;
  return digits >= 1 && digits <= 3 && length - 2 - digits <= 3 && (digits >= 2 || word[1] == 'S');
}

/* Letters, a hyphen or none, digits, and at most three more letters or digits: S-400, MiG-29K, M1A2, KC-135R. */
static gboolean
is_designation (const char *word,
                gsize       length,
                gboolean   *sure)
{
  char prefix[12];
  gsize letters = 0, digits = 0, at, rest;
  gboolean hyphen;

  while (letters < length && letters < 8 && (g_ascii_isalpha (word[letters]) || word[letters] == '/'))
    letters++;
  at = letters;
  hyphen = at < length && word[at] == '-';
  at += hyphen;
  while (at < length && g_ascii_isdigit (word[at]))
    {
      at++;
      digits++;
    }
  rest = length - at;
  if (letters == 0 || digits == 0 || digits > 4 || rest > 7 || !g_ascii_isupper (word[0]))
    return FALSE;
  prefix[0] = ' ';
  for (gsize i = 0; i < letters; i++)
    prefix[1 + i] = g_ascii_tolower (word[i]);
  prefix[1 + letters] = ' ';
  prefix[2 + letters] = '\0';
  if (strstr (designators, prefix) == NULL)
    return FALSE;
  for (gsize i = at; i < length; i++)
    if (!g_ascii_isalnum (word[i]) && word[i] != '-')
      return FALSE;
  *sure = hyphen ? digits >= 2 || rest > 0 || letters >= 2 : rest > 0 || digits >= 3 || letters >= 3;
  if (letters == 1 && !hyphen && word[0] != 'M' && word[0] != 'T')
    *sure = FALSE;
  return TRUE;
}

static gboolean
is_equipment_noun (const NamesText *text,
                   guint            token)
{
  return token < text->n_tokens && (text->tokens[token].flags & NAMES_BREAK) == 0 &&
         (text->tokens[token].known & DOSSIER_LEXICON_EQUIPMENT_NOUN) != 0;
}

/* Words that may stand between a name and the noun: "Zircon hypersonic cruise missile". */
static gboolean
is_adjective (const NamesText *text,
              guint            token)
{
  return names_token_is (text, token, NAMES_WORD_QUALITY) || names_token_is_mark (text, token, "-");
}

static gboolean
leads_to_noun (const NamesText *text,
               guint            token)
{
  for (guint i = token; i < token + 5 && i < text->n_tokens; i++)
    {
      if (is_equipment_noun (text, i))
        return TRUE;
      if (!is_adjective (text, i))
        return FALSE;
    }
  return FALSE;
}

/* Whether equipment is spoken of within a few words on either side. */
static gboolean
is_among_equipment (const NamesText *text,
                    guint            from,
                    guint            to)
{
  for (guint i = from > 6 ? from - 6 : 0; i < MIN (to + 7, text->n_tokens); i++)
    if ((i < from || i >= to) && ((text->tokens[i].known & DOSSIER_LEXICON_EQUIPMENT_NOUN) != 0 ||
                                  (text->tokens[i].span_known & DOSSIER_LEXICON_EQUIPMENT) != 0))
      return TRUE;
  return FALSE;
}

/* A number of a version: "Piranha 5 carriers", "the Zala 421", not "lost 5 tanks". */
static gboolean
is_version (const NamesText *text,
            guint            token)
{
  const NamesToken *t = &text->tokens[token];
  gboolean sure;

  if ((t->flags & NAMES_HAS_DIGIT) == 0 || t->to - t->from > 5)
    return FALSE;
  if ((t->flags & NAMES_UPPER) != 0)
    return is_designation (text->text + t->from, t->to - t->from, &sure);
  for (guint32 i = t->from; i < t->to; i++)
    if (!g_ascii_isalnum (text->text[i]))
      return FALSE;
  if (t->to - t->from > 3)
    return FALSE;
  return token + 1 >= text->n_tokens || (t[1].flags & (NAMES_MARK | NAMES_BREAK)) != 0 || names_token_is (text, token + 1, NAMES_WORD_AND) ||
         leads_to_noun (text, token + 1);
}

/* What may follow a designation or an entry and belong to it: a name, a mark of its version. */
static guint
extend (const NamesText *text,
        guint            to)
{
  while (to < text->n_tokens && (text->tokens[to].flags & NAMES_BREAK) == 0)
    {
      const NamesToken *token = &text->tokens[to];

      if (names_token_is_capital (text, to) && (token->span_known & DOSSIER_LEXICON_EQUIPMENT) != 0 && (token->flags & NAMES_SENTENCE) == 0)
        to++;
      else if (names_token_is (text, to, NAMES_WORD_MARK) && names_token_is_capital (text, to) && to + 1 < text->n_tokens &&
               (token[1].flags & (NAMES_DIGIT | NAMES_CAPITALS)) != 0)
        to += 2;
      else if (names_token_is (text, to, NAMES_WORD_NUMERAL) || is_version (text, to))
        to++;
      else
        break;
    }
  return to;
}

/* "CH-148 Cyclone": what a designation is called besides. */
static gboolean
is_nickname (const NamesText *text,
             guint            token)
{
  const guint others = NAMES_PLACES | NAMES_PEOPLE | DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_DEMONYM;
  const NamesToken *t = &text->tokens[token];

  return names_token_follows (text, token) && (t->flags & (NAMES_UPPER | NAMES_CAPITALS | NAMES_HEADING)) == NAMES_UPPER &&
         t->to - t->from >= 4 && (t->known & others) == 0 && t->sense != NAMES_SENSE_TIME && !names_token_is_capital (text, token + 1);
}

static void
find_listed (GArray          *spans,
             const NamesText *text)
{
  for (guint i = 0; i < text->n_tokens;)
    {
      const NamesToken *token = &text->tokens[i];
      guint to = i + 1;
      gboolean listed = (token->span_known & DOSSIER_LEXICON_EQUIPMENT) != 0;

      while (to < text->n_tokens && token->span_at == NAMES_SPAN_FIRST && text->tokens[to].span_at > NAMES_SPAN_FIRST)
        if (text->tokens[to++].span_at == NAMES_SPAN_LAST)
          break;
      if (listed && names_token_is_capital (text, i))
        {
          gboolean unsure = (token->span_known & (DOSSIER_LEXICON_AMBIGUOUS | DOSSIER_LEXICON_SURNAME | DOSSIER_LEXICON_GIVEN_NAME |
                                                  DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_REGION)) != 0;
          NamesSpan span = { .from = i, .to = extend (text, to), .kind = NAMES_EQUIPMENT, .ruled = unsure ? 2 : 3, .sure = 0.9f };

          if (!unsure && (text->tokens[span.to - 1].flags & NAMES_HAS_DIGIT) != 0 && is_nickname (text, span.to))
            span.to++;
          if (!unsure || leads_to_noun (text, to) || (is_among_equipment (text, i, to) && !names_token_is_capital (text, to)))
            names_spans_add (spans, &span);
          to = MAX (to, span.to);
        }
      i = to;
    }
}

static void
find_designations (GArray          *spans,
                   const NamesText *text)
{
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const NamesToken *token = &text->tokens[i];
      const char *word = text->text + token->from;
      gboolean sure = TRUE;
      NamesSpan span = { .from = i, .to = i + 1, .kind = NAMES_EQUIPMENT, .ruled = 3, .sure = 0.93f };

      if ((token->flags & NAMES_HAS_DIGIT) == 0 || (token->span_known & DOSSIER_LEXICON_EQUIPMENT) != 0)
        continue;
      if (!is_index (word, token->to - token->from) && !is_designation (word, token->to - token->from, &sure))
        continue;
      span.to = extend (text, i + 1);
      if (!sure && span.to == i + 1 && !leads_to_noun (text, i + 1) && !is_among_equipment (text, i, i + 1))
        continue;
      span.sure = sure ? 0.93f : 0.75f;
      if (sure && is_nickname (text, span.to))
        span.to++;
      names_spans_add (spans, &span);
    }
}

/* "Type 055", "Type 12 missile". */
static void
find_types (GArray          *spans,
            const NamesText *text)
{
  for (guint i = 0; i + 1 < text->n_tokens; i++)
    {
      const NamesToken *number = &text->tokens[i + 1];
      NamesSpan span = { .from = i, .to = i + 2, .kind = NAMES_EQUIPMENT, .ruled = 3, .sure = 0.9f };

      if (names_token_is (text, i, NAMES_WORD_TYPE) && names_token_is_capital (text, i) && (number->flags & (NAMES_DIGIT | NAMES_BREAK)) == NAMES_DIGIT &&
          number->to - number->from <= 5 && (number->to - number->from >= 3 || leads_to_noun (text, i + 2)))
        names_spans_add (spans, &span);
    }
}

/* Ships: after the letters that navies put before their names, or after what kind of ship it is. */
static void
find_ships (GArray          *spans,
            const NamesText *text)
{
  for (guint i = 0; i + 1 < text->n_tokens; i++)
    {
      gboolean prefix = (text->tokens[i].flags & NAMES_CAPITALS) != 0 && names_token_is (text, i, NAMES_WORD_SHIP_PREFIX);
      gboolean kind = names_token_is (text, i, NAMES_WORD_SHIP_KIND) && (text->tokens[i].flags & NAMES_LOWER) != 0;
      guint from = i + 1, to;
      NamesSpan span = { .kind = NAMES_EQUIPMENT, .ruled = prefix ? 3 : 2, .sure = 0.85f };

      if ((!prefix && !kind) || (text->tokens[from].flags & NAMES_BREAK) != 0)
        continue;
      if (!prefix && names_token_is_mark (text, from, "\"“'‘«"))
        from++;
      for (to = from; to < text->n_tokens && to < from + 4 && names_token_is_capital (text, to) && (text->tokens[to].flags & NAMES_SENTENCE) == 0; to++)
        if ((text->tokens[to].known & DOSSIER_LEXICON_DEMONYM) != 0 || names_token_is (text, to, NAMES_WORD_SHIP_PREFIX) ||
            text->tokens[to].sense == NAMES_SENSE_TIME)
          break;
      if (to == from)
        continue;
      span.from = prefix ? i : from;
      span.to = to;
      names_spans_add (spans, &span);
    }
}

/* Names that stand before what they are: "an Oniks missile", "Arleigh Burke-class destroyers". */
static void
find_named (GArray          *spans,
            const NamesText *text)
{
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const NamesToken *token = &text->tokens[i];
      const guint others = DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_REGION | DOSSIER_LEXICON_DEMONYM |
                           DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_EQUIPMENT_NOUN | DOSSIER_LEXICON_EQUIPMENT |
                           DOSSIER_LEXICON_EVENT;
      gboolean class = (token->flags & NAMES_HYPHEN) != 0 && token->to - token->from > 6 &&
                       memcmp (text->text + token->to - 6, "-class", 6) == 0;
      guint from = i;
      NamesSpan span = { .to = i + 1, .kind = NAMES_EQUIPMENT, .ruled = 1, .sure = 0.6f };

      if (!names_token_is_capital (text, i) || (token->flags & NAMES_HEADING) != 0)
        continue;
      if (class)
        {
          while (from > 0 && i - from < 3 && names_token_is_capital (text, from - 1) && (text->tokens[from].flags & (NAMES_SENTENCE | NAMES_BREAK)) == 0 &&
                 (text->tokens[from - 1].span_known & (DOSSIER_LEXICON_DEMONYM | DOSSIER_LEXICON_COUNTRY)) == 0)
            from--;
          span.ruled = 2;
          span.sure = 0.8f;
        }
      else if ((token->span_known & others) != 0 || (token->flags & (NAMES_SENTENCE | NAMES_CAPITALS | NAMES_HYPHEN)) != 0 ||
               text->forms[token->form].n_small > 0 || i == 0 || names_token_is_capital (text, i - 1) || names_token_is_capital (text, i + 1) ||
               !leads_to_noun (text, i + 1) || (token->sense != DOSSIER_LEXICON_NO_SENSE && token->sense != 18))
        continue;
      span.from = from;
      names_spans_add (spans, &span);
    }
}

/**
 * names_rules_equipment:
 *
 * Adds the equipment that the rules find.
 */
void
names_rules_equipment (GArray          *spans,
                       const NamesText *text)
{
  find_listed (spans, text);
  find_designations (spans, text);
  find_types (spans, text);
  find_ships (spans, text);
  find_named (spans, text);
}
