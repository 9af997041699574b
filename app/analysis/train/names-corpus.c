/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Annotated texts for the trainer of the name finder: one JSON object a line with text, ents, ign and types, or, in files that end in
 * .marked, paragraphs with names in brackets: [EQP S-400]. What a text does not annotate stays open. */

#define G_LOG_DOMAIN "dossier-train"

#include "names-train.h"

#include <string.h>

static const char *const kind_names[NAMES_N_KINDS] = { "PER", "ORG", "LOC", "EQP", "EVT", "NORP", "MISC" };

/* --- JSON --------------------------------------------------------------------------------------------------------- */

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == ',' || *p == ':')
    p++;
  return p;
}

/* The four hexadecimal digits at P. */
static gunichar
read_hexadecimal (const char *p)
{
  gunichar value = 0;

  for (guint i = 0; i < 4 && g_ascii_isxdigit (p[i]); i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
  return value;
}

static const char *
read_string (const char *p,
             GString    *into)
{
  g_string_truncate (into, 0);
  for (p++; *p != '"' && *p != '\0'; p++)
    {
      if (*p != '\\')
        {
          g_string_append_c (into, *p);
          continue;
        }
      p++;
      if (*p == 'u')
        {
          gunichar c = read_hexadecimal (p + 1);

          p += 4;
          if (c >= 0xd800 && c < 0xdc00 && p[1] == '\\')
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (read_hexadecimal (p + 3) - 0xdc00);
              p += 6;
            }
          g_string_append_unichar (into, c);
        }
      else
        g_string_append_c (into, *p == 'n' ? '\n' : *p == 't' ? '\t' : *p == 'r' ? '\r' : *p);
    }
  return *p == '"' ? p + 1 : p;
}

static guint
kind_bit (const char *name)
{
  for (guint i = 0; i < NAMES_N_KINDS; i++)
    if (strcmp (name, kind_names[i]) == 0)
      return 1u << i;
  return 0;
}

/* [[start, end, "KIND", …], …] */
static const char *
read_spans (const char *p,
            GArray     *spans,
            GString    *scratch)
{
  guint depth = 0;
  guint n = 0;
  NamesGold gold = { 0 };

  for (;; p++)
    {
      if (*p == '[')
        {
          depth++;
          n = 0;
          memset (&gold, 0, sizeof gold);
        }
      else if (*p == ']')
        {
          if (depth == 2 && gold.end > gold.start)
            g_array_append_val (spans, gold);
          if (--depth == 0)
            return p + 1;
        }
      else if (*p == '"')
        {
          p = read_string (p, scratch) - 1;
          gold.kinds |= kind_bit (scratch->str);
        }
      else if (g_ascii_isdigit (*p))
        {
          char *end;
          guint value = (guint) g_ascii_strtoull (p, &end, 10);

          if (n++ == 0)
            gold.start = value;
          else
            gold.end = value;
          p = end - 1;
        }
      else if (*p == '\0')
        return p;
    }
}

static NamesDocument *
document_new (guint corpus)
{
  NamesDocument *self = g_new0 (NamesDocument, 1);

  self->corpus = corpus;
  self->weight = 1;
  self->gold = g_array_new (FALSE, FALSE, sizeof (NamesGold));
  self->unknown = g_array_new (FALSE, FALSE, sizeof (NamesGold));
  names_text_init (&self->words);
  return self;
}

static NamesDocument *
read_json (const char *line,
           guint       corpus)
{
  NamesDocument *self = document_new (corpus);
  g_autoptr (GString) string = g_string_new ("");
  const char *p = strchr (line, '{');

  for (p = skip_space (p + 1); *p == '"'; p = skip_space (p))
    {
      g_autofree char *key = NULL;

      p = read_string (p, string);
      key = g_strdup (string->str);
      p = skip_space (p);
      if (strcmp (key, "ents") == 0)
        p = read_spans (p, self->gold, string);
      else if (strcmp (key, "ign") == 0)
        p = read_spans (p, self->unknown, string);
      else if (*p == '[')
        for (p++; *p != ']' && *p != '\0'; p = skip_space (p))
          {
            p = read_string (p, string);
            if (strcmp (key, "types") == 0)
              self->kinds |= kind_bit (string->str);
          }
      else if (*p == '"')
        {
          p = read_string (p, string);
          if (strcmp (key, "text") == 0)
            self->text = g_strdup (string->str);
        }
      if (*p == ']')
        p++;
    }
  return self;
}

/* --- marked paragraphs -------------------------------------------------------------------------------------------- */

static NamesDocument *
read_marked (const char *paragraph,
             guint       corpus)
{
  NamesDocument *self = document_new (corpus);
  g_autoptr (GString) text = g_string_new ("");

  self->kinds = (1u << NAMES_OTHER) - 1;
  for (const char *p = paragraph; *p != '\0'; p++)
    {
      const char *space = *p == '[' ? strchr (p, ' ') : NULL;
      const char *close = space == NULL ? NULL : strchr (space, ']');
      g_autofree char *name = close == NULL ? NULL : g_strndup (p + 1, (gsize) (space - p - 1));
      NamesGold gold = { 0 };

      if (close == NULL || kind_bit (name) == 0)
        {
          g_string_append_c (text, *p);
          continue;
        }
      gold.kinds = kind_bit (name);
      gold.start = (guint) g_utf8_strlen (text->str, -1);
      g_string_append_len (text, space + 1, close - space - 1);
      gold.end = (guint) g_utf8_strlen (text->str, -1);
      g_array_append_val (self->gold, gold);
      p = close;
    }
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  return self;
}

/**
 * names_corpus_read:
 *
 * Adds the documents of the file at @path to @documents.
 */
GPtrArray *
names_corpus_read (const char *path,
                   guint       corpus,
                   GPtrArray  *documents)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean marked = g_str_has_suffix (path, ".marked");

  if (!g_file_get_contents (path, &content, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (content, marked ? "\n\n" : "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0' || lines[i][0] == '\n')
        continue;
      if (!marked && lines[i][0] != '{')
        continue;
      g_ptr_array_add (documents, marked ? read_marked (lines[i], corpus) : read_json (lines[i], corpus));
    }
  return documents;
}

void
names_document_free (NamesDocument *self)
{
  g_free (self->text);
  g_array_unref (self->gold);
  g_array_unref (self->unknown);
  names_text_clear (&self->words);
  g_free (self->allowed);
  g_free (self);
}

/* --- what the annotation says of each word -------------------------------------------------------------------------- */

void
names_document_prepare (NamesDocument        *self,
                        const DossierLexicon *lexicon,
                        const NamesWords     *words)
{
  names_text_split (&self->words, self->text, strlen (self->text), 0);
  names_text_look_up (&self->words, lexicon, words);
}

gboolean
names_gold_overlaps (GArray *spans,
                     guint   start,
                     guint   end)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const NamesGold *gold = &g_array_index (spans, NamesGold, i);

      if (gold->start < end && start < gold->end)
        return TRUE;
    }
  return FALSE;
}

/* Which kinds that are not annotated a word may have nevertheless: those for which the lexicon speaks. */
static guint
open_kinds (const NamesToken *token,
            guint             annotated)
{
  guint open = 0;

  if ((token->span_known & (DOSSIER_LEXICON_EQUIPMENT | DOSSIER_LEXICON_EQUIPMENT_NOUN)) != 0 ||
      (token->flags & (NAMES_HAS_DIGIT | NAMES_UPPER)) == (NAMES_HAS_DIGIT | NAMES_UPPER))
    open |= 1u << NAMES_EQUIPMENT;
  if ((token->span_known & (DOSSIER_LEXICON_EVENT | DOSSIER_LEXICON_EXERCISE)) != 0)
    open |= 1u << NAMES_EVENT;
  if ((token->span_known & DOSSIER_LEXICON_DEMONYM) != 0)
    open |= 1u << NAMES_GROUP;
  open |= 1u << NAMES_OTHER;
  return open & ~annotated;
}

static guint16
labels_of (guint    kinds,
           gboolean first)
{
  guint labels = 0;

  for (guint kind = 0; kind < NAMES_N_KINDS; kind++)
    if ((kinds & (1u << kind)) != 0)
      labels |= 1u << (first ? NAMES_FIRST (kind) : NAMES_INNER (kind));
  return (guint16) labels;
}

static void
allow_gold (NamesDocument   *self,
            const NamesGold *gold)
{
  gboolean begun = FALSE, over = FALSE;

  for (guint i = 0; i < self->words.n_tokens; i++)
    {
      const NamesToken *token = &self->words.tokens[i];

      if (token->end <= gold->start || token->start >= gold->end)
        continue;
      if (token->start < gold->start || token->end > gold->end)
        self->allowed[i] = NAMES_ALL_LABELS;
      else if ((token->flags & NAMES_FREE) == 0 || over)
        over = begun;
      else
        {
          self->allowed[i] = labels_of (gold->kinds, !begun);
          begun = TRUE;
        }
    }
}

/**
 * names_document_allow:
 *
 * Fills in which labels of each word agree with the annotation. Which words are free has to be known.
 */
void
names_document_allow (NamesDocument *self)
{
  g_free (self->allowed);
  self->allowed = g_new (guint16, MAX (1, self->words.n_tokens));
  for (guint i = 0; i < self->words.n_tokens; i++)
    {
      const NamesToken *token = &self->words.tokens[i];
      guint open = open_kinds (token, self->kinds);

      self->allowed[i] = (guint16) (1u | labels_of (open, TRUE) | labels_of (open, FALSE));
      if (names_gold_overlaps (self->unknown, token->start, token->end))
        self->allowed[i] = NAMES_ALL_LABELS;
    }
  for (guint i = 0; i < self->gold->len; i++)
    allow_gold (self, &g_array_index (self->gold, NamesGold, i));
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

static void
count_word (GHashTable *table,
            guint32     hash)
{
  g_hash_table_insert (table, GUINT_TO_POINTER (hash),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (hash))) + 1));
}

static void
count_inner (NamesDocument *document,
             GHashTable    *inside,
             GHashTable    *beside)
{
  const guint capital = NAMES_UPPER | NAMES_MIXED;

  for (guint i = 0; i < document->words.n_tokens; i++)
    {
      const NamesToken *token = &document->words.tokens[i];
      gboolean near, within;

      if ((token->flags & (capital | NAMES_ADDRESS)) != 0)
        continue;
      near = (i > 0 && (token[-1].flags & capital) != 0 && (token->flags & NAMES_BREAK) == 0) ||
             (i + 1 < document->words.n_tokens && (token[1].flags & capital) != 0);
      within = names_gold_overlaps (document->gold, token->start, token->end);
      if (near)
        count_word (beside, token->lower);
      if (near && within)
        count_word (inside, token->lower);
      if (i > 0 && (token->flags & NAMES_BREAK) == 0)
        {
          guint32 pair = names_hash_join (token[-1].lower, token->lower);

          count_word (beside, pair);
          if (within && names_gold_overlaps (document->gold, token[-1].start, token[-1].end))
            count_word (inside, pair);
        }
    }
}

/**
 * names_inner_words:
 *
 * Returns: (transfer full) (element-type guint32): the hashes of the small words and marks that stand within names, in order
 */
GArray *
names_inner_words (GPtrArray *documents)
{
  g_autoptr (GHashTable) inside = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) beside = g_hash_table_new (NULL, NULL);
  GArray *inner = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < documents->len; i++)
    count_inner (documents->pdata[i], inside, beside);
  g_hash_table_iter_init (&iter, inside);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint32 hash = GPOINTER_TO_UINT (key);
      guint within = GPOINTER_TO_UINT (value);
      guint all = GPOINTER_TO_UINT (g_hash_table_lookup (beside, key));

      if (within >= 2 && within * 40 >= all)
        g_array_append_val (inner, hash);
    }
  g_array_sort (inner, compare_hashes);
  return inner;
}

static gboolean
keeps_small (const char *word,
             gsize       length)
{
  static const char *const words[] = { "a", "an", "the", "of", "in", "on", "to", "for", "and", "as", "at", "by", "or", "with", "from" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Copies the words from FROM up to TO as a line of the press is written above an article: with capitals throughout, at the beginning of
 * each word or, with SHOUTED, at all letters. */
static NamesDocument *
make_heading (const NamesDocument *self,
              guint                from,
              guint                to,
              gboolean             shouted)
{
  NamesDocument *copy = document_new (self->corpus);
  const NamesToken *tokens = self->words.tokens;
  g_autoptr (GString) text = g_string_new ("");

  copy->kinds = self->kinds;
  copy->weight = self->weight / 2;
  copy->doubtful = self->doubtful;
  for (guint i = from; i < to; i++)
    {
      const char *word = self->text + tokens[i].from;
      gsize length = tokens[i].to - tokens[i].from;
      gboolean small = keeps_small (word, length) && i > from && !shouted;
      const char *next = self->text + (i + 1 < to ? tokens[i + 1].from : tokens[i].to);

      for (const char *p = word; p < next; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (text, (p == word && !small) || (shouted && p < word + length) ? g_unichar_toupper (c) : c);
        }
    }
  for (guint i = 0; i < self->gold->len; i++)
    {
      NamesGold gold = g_array_index (self->gold, NamesGold, i);

      if (gold.start < tokens[from].start || gold.end > tokens[to - 1].end)
        continue;
      gold.start -= tokens[from].start;
      gold.end -= tokens[from].start;
      g_array_append_val (copy->gold, gold);
    }
  for (guint i = 0; i < self->unknown->len; i++)
    {
      NamesGold gold = g_array_index (self->unknown, NamesGold, i);

      if (gold.start < tokens[from].start || gold.end > tokens[to - 1].end)
        continue;
      gold.start -= tokens[from].start;
      gold.end -= tokens[from].start;
      g_array_append_val (copy->unknown, gold);
    }
  copy->text = g_string_free (g_steal_pointer (&text), FALSE);
  return copy;
}

/**
 * names_corpus_add_headings:
 * @every: of how many sentences one is taken
 *
 * Adds sentences of @documents, written like headings, to @added: texts to learn from are made of whole sentences mostly.
 */
void
names_corpus_add_headings (GPtrArray *documents,
                           guint      every,
                           GPtrArray *added)
{
  guint n = 0;
  guint n_documents = documents->len;

  for (guint d = 0; d < n_documents; d++)
    {
      NamesDocument *document = documents->pdata[d];
      guint from = 0;

      for (guint i = 1; i <= document->words.n_tokens; i++)
        {
          if (i < document->words.n_tokens && (document->words.tokens[i].flags & NAMES_SENTENCE) == 0)
            continue;
          if (i - from >= 5 && i - from <= 24 &&
              names_gold_overlaps (document->gold, document->words.tokens[from].start, document->words.tokens[i - 1].end) &&
              ++n % every == 0)
            {
              guint to = i;

              if (to - from > 14)
                to = from + 14;
              while (to > from + 5 && names_gold_overlaps (document->gold, document->words.tokens[to - 1].start,
                                                          document->words.tokens[to - 1].end))
                to--;
              g_ptr_array_add (added, make_heading (document, from, to, n % (every * 8) == 0));
            }
          from = i;
        }
    }
}
