/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lists and the text itself know of its words: the longest entry of the lexicon each belongs to, whether the text also has
 * it in small letters, after titles, beside words of speaking; and which words may belong to a name at all. Works on the plain
 * value of names_text_split(), in its caller's thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#define LONGEST_ENTRY 8u

/* How far small words may lead from a capitalised one and stay in its name: "Chief of the General Staff". */
#define LONGEST_LINK 3u
#define LONGEST_TAIL 4u

static inline gboolean
has_capital (const NamesToken *token)
{
  return (token->flags & (NAMES_UPPER | NAMES_MIXED)) != 0;
}

static void
look_up_forms (NamesText            *self,
               const DossierLexicon *lexicon,
               const NamesWords     *words)
{
  for (guint i = 0; i < self->n_tokens; i++)
    {
      NamesToken *token = &self->tokens[i];
      NamesForm *form = &self->forms[token->form];

      if (!form->looked_up)
        {
          form->looked_up = TRUE;
          form->sets = names_words_get_sets (words, token->lower);
          form->known = (guint16) dossier_lexicon_get_flags (lexicon, token->lower);
          form->usage = (guint16) dossier_lexicon_get_class (lexicon, token->lower);
          form->group = (guint16) dossier_lexicon_get_group (lexicon, token->lower);
          form->sense = (guint8) dossier_lexicon_get_sense (lexicon, token->lower);
          if ((token->flags & NAMES_HYPHEN) != 0 && form->usage == DOSSIER_LEXICON_NO_CLASS)
            {
              gboolean first = (token->flags & NAMES_UPPER) != 0;

              form->usage = (guint16) dossier_lexicon_get_class (lexicon, first ? token->first_part : token->last_part);
              form->group = (guint16) dossier_lexicon_get_group (lexicon, first ? token->first_part : token->last_part);
              if (form->sense == DOSSIER_LEXICON_NO_SENSE)
                form->sense = (guint8) dossier_lexicon_get_sense (lexicon, token->last_part);
            }
        }
      token->known = form->known;
      token->usage = form->usage;
      token->group = form->group;
      token->sense = form->sense;
    }
}

/* The longest entry that begins with the word at FROM: its end, FROM when there is none. */
static guint
longest_entry (const NamesText      *self,
               const DossierLexicon *lexicon,
               guint                 from,
               guint                *flags)
{
  guint32 hash = self->tokens[from].lower;
  guint known = self->tokens[from].known;
  guint end = from;

  *flags = 0;
  for (guint i = from;;)
    {
      if ((known & ~(guint) DOSSIER_LEXICON_BEGINS) != 0)
        {
          *flags = known;
          end = i + 1;
        }
      i++;
      if ((known & DOSSIER_LEXICON_BEGINS) == 0 || i == self->n_tokens || i - from == LONGEST_ENTRY ||
          (self->tokens[i].flags & NAMES_BREAK) != 0)
        return end;
      hash = names_hash_join (hash, self->tokens[i].lower);
      known = dossier_lexicon_get_flags (lexicon, hash);
      if (known == 0)
        return end;
    }
}

/* "Akash-NG", "Neptune-MD": what the lists know the part before the hyphen as, when that is equipment. */
static guint
version_of (const NamesToken     *token,
            const DossierLexicon *lexicon)
{
  guint flags = dossier_lexicon_get_flags (lexicon, token->first_part);

  if ((flags & DOSSIER_LEXICON_EQUIPMENT) == 0 ||
      (flags & (DOSSIER_LEXICON_AMBIGUOUS | DOSSIER_LEXICON_SURNAME | DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_CITY)) != 0)
    return 0;
  return flags & ~(guint) DOSSIER_LEXICON_BEGINS;
}

static void
look_up_entries (NamesText            *self,
                 const DossierLexicon *lexicon)
{
  for (guint i = 0; i < self->n_tokens;)
    {
      guint flags = 0, end = i;

      if ((self->tokens[i].flags & (NAMES_UPPER | NAMES_MIXED | NAMES_DIGIT)) != 0)
        end = longest_entry (self, lexicon, i, &flags);
      if (end == i && (self->tokens[i].flags & (NAMES_UPPER | NAMES_HYPHEN)) == (NAMES_UPPER | NAMES_HYPHEN))
        {
          flags = version_of (&self->tokens[i], lexicon);
          end = flags != 0 ? i + 1 : i;
        }
      for (guint k = i; k < end; k++)
        {
          self->tokens[k].span_known = (guint16) flags;
          self->tokens[k].span_at = end - i == 1 ? NAMES_SPAN_ALONE : k == i ? NAMES_SPAN_FIRST :
                                    k + 1 == end ? NAMES_SPAN_LAST : NAMES_SPAN_WITHIN;
        }
      i = MAX (end, i + 1);
    }
}

static inline void
count (guint16 *counter)
{
  if (*counter < G_MAXUINT16)
    (*counter)++;
}

static void
gather_evidence (NamesText *self)
{
  for (guint i = 0; i < self->n_tokens; i++)
    {
      const NamesToken *token = &self->tokens[i];
      NamesForm *form = &self->forms[token->form];
      guint before = i > 0 && (self->tokens[i - 1].flags & NAMES_MARK) != 0 && i > 1 ? i - 2 : i - 1;

      if ((token->flags & NAMES_LOWER) != 0)
        count (&form->n_small);
      if (!has_capital (token))
        continue;
      count (&form->n_all);
      if ((token->flags & (NAMES_SENTENCE | NAMES_HEADING)) == 0 && i > 0 && (self->tokens[i - 1].flags & NAMES_MARK) == 0)
        count (&form->n_within);
      if (i > 0 && (self->tokens[before].known & DOSSIER_LEXICON_TITLE) != 0 && has_capital (&self->tokens[before]) &&
          (token->flags & NAMES_BREAK) == 0)
        count (&form->n_titled);
      if ((i > 0 && names_token_is (self, i - 1, NAMES_WORD_SPEAKING)) || names_token_is (self, i + 1, NAMES_WORD_SPEAKING))
        count (&form->n_said);
    }
}

/**
 * names_text_look_up:
 *
 * Fills in what @lexicon knows of the words and what the text shows of them.
 */
void
names_text_look_up (NamesText            *self,
                    const DossierLexicon *lexicon,
                    const NamesWords     *words)
{
  look_up_forms (self, lexicon, words);
  look_up_entries (self, lexicon);
  gather_evidence (self);
}

/* Small words and marks after a capitalised word belong when they are such as names have within, by themselves or after the word
 * before them, and few. */
static void
free_after (NamesText      *self,
            guint           from,
            NamesInnerFunc  is_inner,
            gconstpointer   user_data)
{
  for (guint i = from + 1, n = 0; i < self->n_tokens && n < LONGEST_TAIL; i++, n++)
    {
      NamesToken *token = &self->tokens[i];

      if ((token->flags & (NAMES_BREAK | NAMES_SENTENCE | NAMES_FREE | NAMES_ADDRESS)) != 0 ||
          ((token->flags & NAMES_DIGIT) == 0 && !is_inner (user_data, token->lower) &&
           !is_inner (user_data, names_hash_join (self->tokens[i - 1].lower, token->lower))))
        return;
      token->flags |= NAMES_FREE;
    }
}

static void
free_before (NamesText      *self,
             guint           from,
             NamesInnerFunc  is_inner,
             gconstpointer   user_data)
{
  for (guint i = from, n = 0; i > 0 && n < LONGEST_LINK; i--, n++)
    {
      NamesToken *token = &self->tokens[i - 1];

      if ((self->tokens[i].flags & (NAMES_BREAK | NAMES_SENTENCE)) != 0 || (token->flags & (NAMES_FREE | NAMES_ADDRESS)) != 0 ||
          ((token->flags & NAMES_DIGIT) == 0 && ((token->flags & NAMES_MARK) != 0 || !is_inner (user_data, token->lower))))
        return;
      token->flags |= NAMES_FREE;
    }
}

/**
 * names_text_set_free:
 * @is_inner: whether names have this small word or mark within
 *
 * Marks the words that may belong to a name; all others are none and need no look.
 */
void
names_text_set_free (NamesText      *self,
                     NamesInnerFunc  is_inner,
                     gconstpointer   user_data)
{
  for (guint i = 0; i < self->n_tokens; i++)
    if (has_capital (&self->tokens[i]) && (self->tokens[i].flags & NAMES_ADDRESS) == 0)
      self->tokens[i].flags |= NAMES_FREE;
  for (guint i = 0; i < self->n_tokens; i++)
    if (has_capital (&self->tokens[i]))
      {
        free_after (self, i, is_inner, user_data);
        free_before (self, i, is_inner, user_data);
      }
}
