/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a text for the name finder: where they stand, how they look, how the text uses them. A plain value of one thread;
 * it borrows the text. No memory is taken per word beyond the one growing array. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

typedef struct
{
  NamesText *text;
  const char *at;
  const char *end;
  guint32 point; /* code points before AT */
} Reader;

/* A word while it is read, letter by letter. */
typedef struct
{
  guint64 exact;
  guint64 lower;
  guint64 shape;
  guint64 part;
  guint32 first_part;
  gunichar last_shape;
  guint same_shape;
  gunichar letters[4]; /* the last four, in small letters */
  guint n;
  guint32 prefix[3];
  guint n_upper;
  guint n_lower;
  guint n_digits;
  gboolean begins_upper;
  gboolean begins_digit;
  gboolean hyphen;
} Word;

static inline guint64
hash_point (guint64  hash,
            gunichar c)
{
  for (; c >= 0x80; c >>= 7)
    hash = dossier_lexicon_hash_byte (hash, (guint8) (0x80 | (c & 0x7f)));
  return dossier_lexicon_hash_byte (hash, (guint8) c);
}

static inline gunichar
small (gunichar c)
{
  if (c < 0x80)
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c == 0x2019 || c == 0x02bc)
    return '\'';
  if (c == 0x2010 || c == 0x2011)
    return '-';
  return g_unichar_tolower (c);
}

static inline gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static inline gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? c >= '0' && c <= '9' : g_unichar_isdigit (c);
}

static inline gboolean
is_upper (gunichar c)
{
  return c < 0x80 ? c >= 'A' && c <= 'Z' : g_unichar_isupper (c) || g_unichar_istitle (c);
}

static inline gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static inline gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

static inline gboolean
is_space (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r') || c < ' ';
  return g_unichar_isspace (c) || c == 0xfeff || (c >= 0x200b && c <= 0x200f);
}

/* The character at P, 0 at the end. */
static inline gunichar
peek (const Reader *reader,
      const char   *p)
{
  if (p >= reader->end)
    return 0;
  return (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
}

/**
 * names_hash_lower:
 *
 * Returns: the hash under which the lexicon and the forms know @word, one or more words with single spaces
 */
guint32
names_hash_lower (const char *word)
{
  guint64 hash = DOSSIER_LEXICON_SEED;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    hash = hash_point (hash, small (g_utf8_get_char (p)));
  return dossier_lexicon_hash_end (hash);
}

static void
word_add (Word    *word,
          gunichar c)
{
  gunichar low = small (c);
  gunichar kind;

  word->exact = hash_point (word->exact, low == '\'' || low == '-' ? low : c);
  word->lower = hash_point (word->lower, low);
  word->letters[word->n % 4] = low;
  if (is_digit (c))
    {
      kind = 'd';
      word->n_digits++;
      word->begins_digit |= word->n == 0;
    }
  else if (is_upper (c))
    {
      kind = 'X';
      word->n_upper++;
      word->begins_upper |= word->n == 0;
    }
  else if (is_letter (c))
    {
      kind = 'x';
      word->n_lower++;
    }
  else
    kind = low;
  if (is_hyphen (c))
    {
      if (!word->hyphen)
        word->first_part = dossier_lexicon_hash_end (word->part);
      word->hyphen = TRUE;
      word->part = DOSSIER_LEXICON_SEED;
    }
  else
    word->part = hash_point (word->part, low);
  word->same_shape = kind == word->last_shape ? word->same_shape + 1 : 1;
  word->last_shape = kind;
  if (word->same_shape <= 2)
    word->shape = hash_point (word->shape, kind);
  word->n++;
  if (word->n >= 2 && word->n <= 4)
    word->prefix[word->n - 2] = dossier_lexicon_hash_end (word->lower);
}

/* The same for all small ASCII letters from P on, which most of a text is. Gives where they end. */
static inline const char *
word_add_small (Word       *word,
                const char *p,
                const char *end)
{
  const char *from = p;
  guint64 exact = word->exact, lower = word->lower, part = word->part;
  guint n = word->n, shaped = word->last_shape == 'x' ? word->same_shape : 0;

  for (; p < end && *p >= 'a' && *p <= 'z'; p++)
    {
      guint8 c = (guint8) *p;

      exact = dossier_lexicon_hash_byte (exact, c);
      lower = dossier_lexicon_hash_byte (lower, c);
      part = dossier_lexicon_hash_byte (part, c);
      n++;
      if (n >= 2 && n <= 4)
        word->prefix[n - 2] = dossier_lexicon_hash_end (lower);
    }
  if (p == from)
    return p;
  for (const char *letter = MAX (from, p - 4); letter < p; letter++)
    word->letters[(word->n + (guint) (letter - from)) % 4] = (guchar) *letter;
  for (guint i = shaped; i < 2 && i < shaped + (n - word->n); i++)
    word->shape = dossier_lexicon_hash_byte (word->shape, 'x');
  word->exact = exact;
  word->lower = lower;
  word->part = part;
  word->same_shape = shaped + (n - word->n);
  word->last_shape = 'x';
  word->n_lower += n - word->n;
  word->n = n;
  return p;
}

static guint32
kind_of (const Word *word)
{
  guint32 flags = 0;

  if (word->begins_upper)
    flags |= NAMES_UPPER;
  else if (word->begins_digit)
    flags |= NAMES_DIGIT;
  else if (word->n_upper > 0)
    flags |= NAMES_MIXED;
  else
    flags |= NAMES_LOWER;
  if (word->n_upper >= 2 && word->n_lower == 0)
    flags |= NAMES_CAPITALS;
  if (word->hyphen)
    flags |= NAMES_HYPHEN;
  if (word->n_digits > 0)
    flags |= NAMES_HAS_DIGIT;
  return flags;
}

static NamesToken *
add_token (Reader     *reader,
           const char *from,
           const char *to,
           guint32     points,
           guint32     flags)
{
  NamesText *text = reader->text;
  NamesToken *token;

  if (text->n_tokens == text->room)
    {
      text->room = MAX (1024, text->room * 2);
      text->tokens = g_renew (NamesToken, text->tokens, text->room);
    }
  token = &text->tokens[text->n_tokens++];
  memset (token, 0, sizeof *token);
  token->from = (guint32) (from - text->text);
  token->to = (guint32) (to - text->text);
  token->start = reader->point;
  token->end = reader->point + points;
  token->flags = flags;
  return token;
}

static void
finish_word (Reader     *reader,
             Word       *word,
             const char *to,
             guint32     flags)
{
  guint32 n = word->n + ((flags & NAMES_ABBREVIATED) != 0 && word->letters[(word->n - 1) % 4] != '.');
  NamesToken *token = add_token (reader, reader->at, to, n, flags | kind_of (word));
  guint64 hash = DOSSIER_LEXICON_SEED;

  token->exact = dossier_lexicon_hash_end (word->exact);
  token->lower = dossier_lexicon_hash_end (word->lower);
  token->shape = dossier_lexicon_hash_end (word->shape);
  token->last_part = dossier_lexicon_hash_end (word->part);
  token->first_part = word->hyphen ? word->first_part : token->last_part;
  for (guint i = 1; i <= 4 && i < word->n; i++)
    {
      hash = hash_point (hash, word->letters[(word->n - i) % 4]);
      if (i >= 2)
        token->suffix[i - 2] = dossier_lexicon_hash_end (hash);
    }
  for (guint i = 0; i < 3; i++)
    token->prefix[i] = word->n > i + 2 ? word->prefix[i] : 0;
  reader->at = to;
  reader->point += n;
}

/* An address runs to the next space; what ends a sentence is no part of it. */
static void
read_address (Reader  *reader,
              guint32  flags)
{
  const char *p = reader->at;
  guint32 n = 0;
  NamesToken *token;

  while (p < reader->end && !is_space (peek (reader, p)) && !strchr ("<>()[]\"", *p))
    {
      p = g_utf8_next_char (p);
      n++;
    }
  while (p > reader->at + 1 && strchr (".,;:!?", p[-1]) != NULL)
    {
      p--;
      n--;
    }
  token = add_token (reader, reader->at, p, n, flags | NAMES_ADDRESS);
  token->exact = token->lower = token->shape = 1;
  reader->at = p;
  reader->point += n;
}

/* Whether the mark C at P makes an address of the letters before it: a scheme, a mailbox, or a name with points between small letters. */
static gboolean
is_address (const Reader *reader,
            const Word   *word,
            const char   *p,
            gunichar      c)
{
  const char *end = reader->end;

  if (c == '@')
    return g_ascii_isalnum (peek (reader, p + 1));
  if (c == ':')
    return end - p > 3 && p[1] == '/' && p[2] == '/';
  if (c != '.' || end - p < 3 || !g_ascii_islower (p[1]) || !g_ascii_islower (p[2]) || word->n < 2)
    return FALSE;
  return g_ascii_islower (p[-1]) && (g_ascii_islower (p[-2]) || g_ascii_isdigit (p[-2]) || p[-2] == '-');
}

/* Whether the point at P, after N letters of WORD, belongs to an abbreviation: U.S., W. Bush, Corp. */
static gboolean
point_belongs (const Reader *reader,
               const Word   *word,
               const char   *p)
{
  static const char *const with_point[] = { "inc", "corp", "jr", "sr", "st", "co", "ltd", "bros" };
  gunichar before = word->letters[(word->n - 1) % 4];
  gunichar next = peek (reader, p + 1);
  gboolean single;

  single = is_letter (before) && (word->n == 1 || word->letters[(word->n - 2) % 4] == '.');
  if (single && word->n_upper > 0)
    {
      if (word->n > 1)
        return TRUE;
      if (is_letter (next) && (guchar) p[1] < 0x80)
        return peek (reader, p + 2) == '.' || is_upper (next);
      return next == ' ' && is_upper (peek (reader, p + 2));
    }
  if (is_digit (before) && is_digit (next))
    return TRUE;
  if (word->begins_upper && word->n <= 4 && (is_space (next) || next == ',' || next == 0))
    for (guint i = 0; i < G_N_ELEMENTS (with_point); i++)
      if (dossier_lexicon_hash_end (word->lower) == names_hash_lower (with_point[i]))
        return TRUE;
  return FALSE;
}

/* Whether the mark C at P joins the letters around it into one word. */
static gboolean
joins (const Reader *reader,
       const Word   *word,
       const char   *p,
       gunichar      c)
{
  const char *after = g_utf8_next_char (p);
  gunichar next = peek (reader, after);

  if (is_hyphen (c))
    return is_letter (next) || is_digit (next);
  if (is_apostrophe (c))
    {
      gunichar second = next == 0 ? 0 : peek (reader, g_utf8_next_char (after));

      return is_letter (next) && !((next == 's' || next == 'S') && (!is_letter (second) || (next == 's' && word->n >= 4)));
    }
  if (c == '.')
    return point_belongs (reader, word, p);
  if (c == ',')
    return word->n_digits > 0 && is_digit (word->letters[(word->n - 1) % 4]) && is_digit (next);
  if (c == '&')
    return word->n == word->n_upper && word->n <= 2 && is_upper (next);
  return c == '_';
}

/* Whether the point at P belongs to a title before a name: "Gen. Milley". It is no part of the word the lists know. */
static gboolean
ends_title (const Reader *reader,
            const Word   *word,
            const char   *p)
{
  static const char titles[] = " gen lt mr mrs ms dr col sgt maj capt adm sen rep gov brig prof cmdr rev hon cpl pvt spc pfc cdr pres ";
  char name[8];
  gsize length = (gsize) (p - reader->at);

  if (!word->begins_upper || length > 5 || peek (reader, p + 1) != ' ' || !is_upper (peek (reader, p + 2)))
    return FALSE;
  name[0] = ' ';
  for (gsize i = 0; i < length; i++)
    name[i + 1] = g_ascii_tolower (reader->at[i]);
  name[length + 1] = ' ';
  name[length + 2] = '\0';
  return strstr (titles, name) != NULL;
}

static void
read_word (Reader  *reader,
           guint32  flags)
{
  Word word = { .exact = DOSSIER_LEXICON_SEED, .lower = DOSSIER_LEXICON_SEED, .shape = DOSSIER_LEXICON_SEED,
                .part = DOSSIER_LEXICON_SEED };
  const char *p = reader->at;
  gunichar c = 0;

  while ((p = word_add_small (&word, p, reader->end)) < reader->end)
    {
      c = peek (reader, p);
      if (!is_letter (c) && !is_digit (c))
        {
          if ((flags & NAMES_SPACE) != 0 && (c == '.' || c == '@' || c == ':') && is_address (reader, &word, p, c))
            {
              read_address (reader, flags);
              return;
            }
          if (c == '.' && ends_title (reader, &word, p))
            {
              finish_word (reader, &word, p + 1, flags | NAMES_ABBREVIATED);
              return;
            }
          if (!joins (reader, &word, p, c))
            break;
        }
      word_add (&word, c);
      p = g_utf8_next_char (p);
      /* A word with the point of an abbreviation ends there, unless letters follow at once. */
      if (c == '.' && !is_letter (peek (reader, p)) && !is_digit (peek (reader, p)))
        {
          flags |= NAMES_ABBREVIATED;
          break;
        }
    }
  finish_word (reader, &word, p, flags);
}

static void
read_mark (Reader  *reader,
           guint32  flags)
{
  const char *to = g_utf8_next_char (reader->at);
  gunichar c = peek (reader, reader->at);
  gunichar next = peek (reader, to);
  guint32 n = 1;
  guint64 hash;
  NamesToken *token;

  hash = hash_point (DOSSIER_LEXICON_SEED, small (c));
  /* A possessive whose space was lost is told from what follows. */
  if (is_apostrophe (c) && (next == 's' || next == 'S') && (!is_letter (peek (reader, to + 1)) || (flags & NAMES_SPACE) == 0))
    {
      hash = hash_point (hash, 's');
      to++;
      n++;
    }
  token = add_token (reader, reader->at, MIN (to, reader->end), n, flags | NAMES_MARK);
  token->exact = token->lower = token->shape = token->last_part = token->first_part = dossier_lexicon_hash_end (hash);
  reader->at = MIN (to, reader->end);
  reader->point += n;
}

/* --- what the whole text says ------------------------------------------------------------------------------------- */

static guint32
find_form (NamesText *self,
           guint32    hash)
{
  guint32 slot = hash & (self->form_table_size - 1);

  while (self->form_table[slot] != 0)
    {
      if (self->forms[self->form_table[slot] - 1].hash == hash)
        return self->form_table[slot] - 1;
      slot = (slot + 1) & (self->form_table_size - 1);
    }
  if (self->n_forms == self->forms_room)
    {
      self->forms_room = MAX (512, self->forms_room * 2);
      self->forms = g_renew (NamesForm, self->forms, self->forms_room);
    }
  memset (&self->forms[self->n_forms], 0, sizeof *self->forms);
  self->forms[self->n_forms].hash = hash;
  self->form_table[slot] = ++self->n_forms;
  return self->n_forms - 1;
}

static void
make_forms (NamesText *self)
{
  guint size = 1024;

  while (size < self->n_tokens * 2)
    size *= 2;
  if (size > self->form_table_size)
    {
      g_free (self->form_table);
      self->form_table = g_new (guint32, size);
      self->form_table_size = size;
    }
  memset (self->form_table, 0, self->form_table_size * sizeof *self->form_table);
  self->n_forms = 0;
  for (guint i = 0; i < self->n_tokens; i++)
    self->tokens[i].form = find_form (self, self->tokens[i].lower);
}

/* Whether the sentence that ended with the mark before TOKEN did end: "Gen." and "Feb." end none. */
static gboolean
ends_sentence (const NamesText *self,
               guint            mark)
{
  static const char *const abbreviations[] = {
    "gen", "lt", "mr", "mrs", "ms", "dr", "col", "sgt", "maj", "capt", "adm", "sen", "rep", "gov", "brig", "prof", "cmdr",
    "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "rev", "hon", "cpl", "pvt",
    "spc", "pfc", "ret", "messrs", "mt", "ft", "e.g", "i.e", "vol", "pp", "ca", "cf",
  };
  const char *at = self->text + self->tokens[mark].from;

  if (strchr ("!?", *at) != NULL)
    return TRUE;
  if (*at != '.')
    return FALSE;
  if (mark == 0 || (self->tokens[mark].flags & NAMES_SPACE) != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (self->tokens[mark - 1].to - self->tokens[mark - 1].from == strlen (abbreviations[i]) &&
        g_ascii_strncasecmp (self->text + self->tokens[mark - 1].from, abbreviations[i], strlen (abbreviations[i])) == 0)
      return FALSE;
  return TRUE;
}

static void
mark_heading (NamesText *self,
              guint      from,
              guint      to)
{
  guint capital = 0, small_letters = 0;

  for (guint i = from; i < to; i++)
    {
      guint length = self->tokens[i].to - self->tokens[i].from;

      if ((self->tokens[i].flags & (NAMES_UPPER | NAMES_MIXED)) != 0)
        capital++;
      else if ((self->tokens[i].flags & NAMES_LOWER) != 0 && length > 4)
        small_letters++;
    }
  if (capital >= 3 && small_letters * 5 <= capital)
    for (guint i = from; i < to; i++)
      self->tokens[i].flags |= NAMES_HEADING;
}

static void
mark_sentences (NamesText *self)
{
  guint from = 0;
  gboolean ended = TRUE;

  for (guint i = 0; i < self->n_tokens; i++)
    {
      NamesToken *token = &self->tokens[i];
      gboolean closing = (token->flags & NAMES_MARK) != 0;

      if ((token->flags & NAMES_BREAK) != 0)
        ended = TRUE;
      if (ended && !closing)
        {
          mark_heading (self, from, i);
          token->flags |= NAMES_SENTENCE;
          from = i;
          ended = FALSE;
        }
      if (closing && i + 1 < self->n_tokens && ends_sentence (self, i))
        ended = TRUE;
    }
  mark_heading (self, from, self->n_tokens);
}

/* The runs of words with capitals that stand side by side. */
static void
mark_runs (NamesText *self)
{
  guint from = 0;

  for (guint i = 0; i < self->n_tokens; i = MAX (from, i + 1))
    {
      guint to = i;

      while (to < self->n_tokens && (self->tokens[to].flags & (NAMES_UPPER | NAMES_MIXED)) != 0 &&
             (to == i || (self->tokens[to].flags & (NAMES_BREAK | NAMES_SENTENCE)) == 0))
        to++;
      for (guint k = i; k < to; k++)
        {
          self->tokens[k].run_from = i;
          self->tokens[k].run_to = to;
        }
      if (to == i)
        {
          self->tokens[i].run_from = i;
          self->tokens[i].run_to = i;
        }
      from = to;
    }
}

/**
 * names_text_split:
 * @text: UTF-8, stays the caller's and must outlive what is asked of @self
 * @first: the number of code points that stand before @text in what it was cut from
 *
 * Splits @text into words; what an earlier call left is forgotten.
 *
 * Returns: the number of code points after @text's end
 */
guint32
names_text_split (NamesText  *self,
                  const char *text,
                  gsize       length,
                  guint32     first)
{
  Reader reader = { self, text, text + length, first };
  guint32 flags = NAMES_BREAK | NAMES_SPACE;

  self->text = text;
  self->n_tokens = 0;
  while (reader.at < reader.end)
    {
      gunichar c = peek (&reader, reader.at);

      if (is_space (c))
        {
          flags |= c == '\n' || c == 0x2029 ? NAMES_BREAK | NAMES_SPACE : NAMES_SPACE;
          reader.at = g_utf8_next_char (reader.at);
          reader.point++;
          continue;
        }
      if (!is_letter (c) && !is_digit (c))
        read_mark (&reader, flags);
      else
        read_word (&reader, flags);
      flags = 0;
    }
  mark_sentences (self);
  mark_runs (self);
  make_forms (self);
  return reader.point;
}

void
names_text_init (NamesText *self)
{
  memset (self, 0, sizeof *self);
}

void
names_text_clear (NamesText *self)
{
  g_free (self->tokens);
  g_free (self->forms);
  g_free (self->form_table);
  memset (self, 0, sizeof *self);
}
