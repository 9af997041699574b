/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sentence in words, and which of its verbs tells of an event. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-sentence-private.h"

#include <string.h>

#define PARTICLE_REACH 6 /* words between a verb and its particle: "spoke by telephone on Friday with" */
#define NOUN_REACH 9     /* words between a verb and the noun it must have */

static void
word_clear (gpointer data)
{
  g_free (((SentenceWord *) data)->lower);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || c == '-';
}

void
dossier_sentence_split (Sentence   *sentence,
                        const char *text)
{
  gboolean comma = FALSE;

  sentence->text = text;
  sentence->words = g_array_new (FALSE, FALSE, sizeof (SentenceWord));
  sentence->mentions = g_array_new (FALSE, FALSE, sizeof (SentenceMention));
  g_array_set_clear_func (sentence->words, word_clear);
  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          comma |= c == ',' || c == ';' || c == ':' || c == '"' || c == 0x201c || c == 0x201d || c == 0x2013 || c == 0x2014 || c == '(' || c == ')';
          p = g_utf8_next_char (p);
          continue;
        }
      while (is_word_character (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      {
        SentenceWord word = { (gsize) (start - text), (gsize) (p - text), NULL, comma };

        word.lower = g_utf8_strdown (start, p - start);
        g_array_append_val (sentence->words, word);
      }
      comma = FALSE;
    }
}

void
dossier_sentence_clear (Sentence *sentence)
{
  g_clear_pointer (&sentence->words, g_array_unref);
  g_clear_pointer (&sentence->mentions, g_array_unref);
}

/* @words: with a blank before and behind each */
gboolean
dossier_sentence_word_is (Sentence   *sentence,
                          guint       index,
                          const char *words)
{
  g_autofree char *padded = NULL;

  if (index >= sentence->words->len)
    return FALSE;
  padded = g_strconcat (" ", g_array_index (sentence->words, SentenceWord, index).lower, " ", NULL);
  return strstr (words, padded) != NULL;
}

static gboolean
is_inside_mention (Sentence *sentence,
                   guint     index)
{
  const SentenceWord *word = &g_array_index (sentence->words, SentenceWord, index);

  for (guint i = 0; i < sentence->mentions->len; i++)
    {
      const SentenceMention *mention = &g_array_index (sentence->mentions, SentenceMention, i);

      if (mention->start <= word->start && word->end <= mention->end)
        return TRUE;
    }
  return FALSE;
}

/* The last word of the particle behind the verb at @index, G_MAXUINT without. Another clause ends the search. */
static guint
find_particle (Sentence               *sentence,
               const DossierEventVerb *verb,
               guint                   index)
{
  for (guint i = index + 1; i < sentence->words->len && i <= index + PARTICLE_REACH; i++)
    {
      if (g_array_index (sentence->words, SentenceWord, i).comma)
        break;
      for (char **particle = verb->particles; *particle != NULL; particle++)
        {
          g_auto (GStrv) parts = g_strsplit (*particle, " ", -1);
          guint n = 0;

          while (parts[n] != NULL && i + n < sentence->words->len
                 && g_str_equal (parts[n], g_array_index (sentence->words, SentenceWord, i + n).lower))
            n++;
          if (parts[n] == NULL)
            return i + n - 1;
        }
    }
  return G_MAXUINT;
}

/* Whether one of the verb's nouns stands where its object is. */
static gboolean
has_noun (Sentence               *sentence,
          const DossierEventVerb *verb,
          guint                   index,
          gboolean                passive)
{
  guint from = passive ? (index > NOUN_REACH ? index - NOUN_REACH : 0) : index + 1;
  guint to = passive ? index : MIN (sentence->words->len, index + 1 + NOUN_REACH);

  for (guint i = from; i < to; i++)
    if (g_strv_contains ((const char * const *) verb->nouns, g_array_index (sentence->words, SentenceWord, i).lower))
      return TRUE;
  return FALSE;
}

static gboolean
is_passive (Sentence *sentence,
            guint     index)
{
  for (guint back = 1; back <= 3 && back <= index; back++)
    {
      if (dossier_sentence_word_is (sentence, index - back, " was were is are be been being got "))
        return TRUE;
      if (!g_str_has_suffix (g_array_index (sentence->words, SentenceWord, index - back).lower, "ly")
          && !dossier_sentence_word_is (sentence, index - back, " not never also then later since first "))
        return FALSE;
    }
  return FALSE;
}

/* What stands around the verb: "will", "did not", "allegedly". */
static void
read_mood (Sentence     *sentence,
           SentenceVerb *found)
{
  for (guint back = 1; back <= 4 && back <= found->first; back++)
    {
      guint i = found->first - back;

      if (g_array_index (sentence->words, SentenceWord, i + 1).comma)
        break;
      found->negated |= dossier_sentence_word_is (sentence, i, " not never didn't doesn't won't denied denies refused refuses declined hasn't haven't without ");
      found->planned |= dossier_sentence_word_is (sentence, i, " will would shall plans plan planned due expected scheduled set intends hopes wants ");
      found->alleged |= dossier_sentence_word_is (sentence, i, " allegedly reportedly apparently supposedly may might could ");
    }
}

static gboolean
try_verb (Sentence               *sentence,
          const DossierEventVerb *verb,
          guint                   index,
          guint                   form,
          SentenceVerb           *found)
{
  SentenceVerb made = { .verb = verb, .first = index, .last = index };

  if (verb->is_noun)
    {
      made.last = find_particle (sentence, verb, index);
      made.score = 11;
      *found = made;
      return made.last != G_MAXUINT;
    }
  made.passive = (form == 2 || form == 3) && is_passive (sentence, index);
  /* "the call", "a speech": a noun, not a verb. */
  if (index > 0 && form <= 1 && dossier_sentence_word_is (sentence, index - 1, " the a an this that its his her their telephone phone rare first of and s "))
    return FALSE;
  if (index > 0 && form <= 1 && (g_str_has_suffix (g_array_index (sentence->words, SentenceWord, index - 1).lower, "'s")
                                 || g_str_has_suffix (g_array_index (sentence->words, SentenceWord, index - 1).lower, "’s")))
    return FALSE;
  if (form == 4 && index > 0 && dossier_sentence_word_is (sentence, index - 1, " the a an of "))
    return FALSE;
  if (verb->nouns != NULL && !has_noun (sentence, verb, index, made.passive))
    return FALSE;
  if (verb->particles != NULL)
    {
      made.last = find_particle (sentence, verb, index);
      if (made.last == G_MAXUINT)
        return FALSE;
    }
  made.score = 10 + (verb->nouns != NULL ? 6 : 0) + (verb->particles != NULL ? 4 : 0);
  if (g_str_equal (verb->kind, "statement"))
    made.score = 2;
  else if (form == 4)
    made.score -= 3; /* most of these go with another verb */
  *found = made;
  return TRUE;
}

/**
 * dossier_sentence_find_verb:
 * @verb: (out): the verb that tells most of an event; of several that tell as much, the first
 *
 * Returns: whether there is one
 */
gboolean
dossier_sentence_find_verb (Sentence     *sentence,
                            SentenceVerb *verb)
{
  GPtrArray *verbs = dossier_event_verbs_get ();

  verb->score = 0;
  for (guint i = 0; i < sentence->words->len; i++)
    {
      const char *lower = g_array_index (sentence->words, SentenceWord, i).lower;

      if (is_inside_mention (sentence, i))
        continue;
      for (guint j = 0; j < verbs->len; j++)
        {
          const DossierEventVerb *line = g_ptr_array_index (verbs, j);
          SentenceVerb found;

          for (guint form = 0; line->forms[form] != NULL; form++)
            if (g_str_equal (line->forms[form], lower))
              {
                /* A participle like the past tense is taken for either. */
                if (try_verb (sentence, line, i, form, &found) && found.score > verb->score)
                  *verb = found;
                break;
              }
        }
    }
  if (verb->score == 0)
    return FALSE;
  read_mood (sentence, verb);
  return TRUE;
}
