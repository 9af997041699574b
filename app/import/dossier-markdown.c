/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Markdown to paragraphs: headings, lists, quotations, fenced code; links and emphasis become their words. It reads
 * what people paste, not a dialect's fine print. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-lines-private.h"

#include "dossier-encoding-private.h"
#include "dossier-sniff-private.h"
#include "dossier-words-private.h"

#include <string.h>

#define LINK_MAX_BYTES 4096

/* The words of one paragraph, with what the marks said of them. */
typedef struct
{
  GString *words;
  gsize link_bytes;
  gsize bold_start;  /* of the last run in bold or italics */
  gsize bold_end;
  gsize budget;      /* bytes that may still be looked at for closing marks, so that time stays linear */
} Inline;

static void
inline_words (Inline     *self,
              const char *text,
              gsize       length,
              guint       depth);

/* Bytes up to the bracket that closes the one at @text; 0 when none does nearby. */
static gsize
closing (Inline     *self,
         const char *text,
         gsize       length,
         char        open,
         char        close)
{
  guint depth = 0;

  for (gsize i = 0; i < length && i < LINK_MAX_BYTES && self->budget > 0; i++, self->budget--)
    {
      if (text[i] == '\\')
        i++;
      else if (text[i] == open)
        depth++;
      else if (text[i] == close && --depth == 0)
        return i;
    }
  return 0;
}

/* [words](address), [words][name] and ![words](address); answers the bytes read, 0 when it is none of them. */
static gsize
inline_link (Inline     *self,
             const char *text,
             gsize       length,
             guint       depth)
{
  gsize image = *text == '!' ? 1 : 0;
  gsize end, after, target;
  gsize before = self->words->len;

  if (image >= length || text[image] != '[' || depth > 8)
    return 0;
  end = closing (self, text + image, length - image, '[', ']');
  if (end == 0)
    return 0;
  after = image + end + 1;
  if (after >= length || (text[after] != '(' && text[after] != '['))
    return 0;
  target = closing (self, text + after, length - after, text[after], text[after] == '(' ? ')' : ']');
  if (target == 0)
    return 0;
  inline_words (self, text + image + 1, end - 1, depth + 1);
  if (image == 0)
    self->link_bytes += self->words->len - before;
  return after + target + 1;
}

/* **words**, __words__, *words*, `words`; underscores only at words' ends. */
static gsize
inline_mark (Inline     *self,
             const char *text,
             gsize       length,
             gboolean    inside,
             guint       depth)
{
  gsize width = length > 1 && text[1] == text[0] ? 2 : 1;
  gsize end = width, before = self->words->len;

  if (depth > 8 || width >= length || g_ascii_isspace (text[width]) || (text[0] == '_' && inside))
    return 0;
  while (end < length && end < LINK_MAX_BYTES && self->budget > 0
         && !(text[end] == text[0] && (width == 1 || (end + 1 < length && text[end + 1] == text[0]))
              && !g_ascii_isspace (text[end - 1])
              && (text[0] != '_' || end + width >= length || !g_ascii_isalnum (text[end + width]))))
    {
      end++;
      self->budget--;
    }
  if (end >= length || end >= LINK_MAX_BYTES || self->budget == 0 || end == width)
    return 0;
  if (text[0] == '`')
    g_string_append_len (self->words, text + width, end - width);
  else
    inline_words (self, text + width, end - width, depth + 1);
  if (depth == 0)
    {
      self->bold_start = before;
      self->bold_end = self->words->len;
    }
  return end + width;
}

/* <https://…> and mark-up left in the text. */
static gsize
inline_angle (Inline     *self,
              const char *text,
              gsize       length)
{
  gsize reach = MIN (MIN (length, LINK_MAX_BYTES), self->budget);
  const char *end = memchr (text, '>', reach);
  gsize bytes;

  self->budget -= end != NULL ? (gsize) (end - text) : reach;
  if (end == NULL || end == text + 1)
    return 0;
  bytes = end - text - 1;
  if (bytes > 7 && (strncmp (text + 1, "http", 4) == 0 || strncmp (text + 1, "mailto:", 7) == 0))
    {
      g_string_append_len (self->words, text + 1, bytes);
      self->link_bytes += bytes;
      return bytes + 2;
    }
  if (text[1] == '/' || g_ascii_isalpha (text[1]))
    {
      if (g_ascii_strncasecmp (text, "<br", 3) == 0)
        g_string_append_c (self->words, '\n');
      return bytes + 2;
    }
  return 0;
}

static void
inline_words (Inline     *self,
              const char *text,
              gsize       length,
              guint       depth)
{
  for (gsize i = 0; i < length;)
    {
      gboolean inside = i > 0 && g_ascii_isalnum (text[i - 1]);
      gsize read = 0;

      if (text[i] == '\\' && i + 1 < length && g_ascii_ispunct (text[i + 1]))
        {
          g_string_append_c (self->words, text[i + 1]);
          i += 2;
          continue;
        }
      if (text[i] == '[' || (text[i] == '!' && i + 1 < length && text[i + 1] == '['))
        read = inline_link (self, text + i, length - i, depth);
      else if (text[i] == '*' || text[i] == '_' || text[i] == '`')
        read = inline_mark (self, text + i, length - i, inside, depth);
      else if (text[i] == '<')
        read = inline_angle (self, text + i, length - i);
      if (read == 0)
        g_string_append_c (self->words, text[i++]);
      i += read;
    }
}

static void
add_words (DossierGather   *gather,
           const char      *text,
           gsize            length,
           DossierBlockRole role,
           guint            level)
{
  g_autoptr (GString) words = g_string_new (NULL);
  Inline state = { words, 0, 0, 0, 4096 + 16 * length };
  gboolean image = length > 2 && text[0] == '!' && text[1] == '[';
  DossierPiece *piece;

  inline_words (&state, text, length, 0);
  piece = dossier_gather_add (gather, words->str, words->len, role);
  if (piece == NULL)
    return;
  piece->level = level;
  piece->links = (guint8) MIN (100, state.link_bytes * 100 / words->len);
  /* Offsets into the words hold for the piece only as long as cleaning changed nothing. */
  if (strlen (piece->text) == words->len && state.bold_start > 0 && state.bold_end == words->len)
    piece->tail = (guint) state.bold_start;
  if (image && piece->links < 50)
    piece->role = DOSSIER_BLOCK_CAPTION;
}

static guint
heading_level (const char *text,
               gsize       length)
{
  guint level = 0;

  while (level < length && text[level] == '#')
    level++;
  return level >= 1 && level <= 6 && level < length && text[level] == ' ' ? level : 0;
}

/* Bytes of a list mark with the space after it. */
static gsize
list_mark (const char *text,
           gsize       length)
{
  gsize digits = 0;

  if (length > 2 && strchr ("-*+", text[0]) != NULL && text[1] == ' ')
    return 2;
  while (digits < length && digits < 4 && g_ascii_isdigit (text[digits]))
    digits++;
  if (digits > 0 && digits + 1 < length && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ')
    return digits + 2;
  return 0;
}

static gboolean
is_run_of (const char *text,
           gsize       length,
           const char *marks)
{
  gsize count = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == ' ')
        continue;
      if (strchr (marks, text[i]) == NULL || text[i] != text[0])
        return FALSE;
      count++;
    }
  return count >= 3;
}

/* [name]: address, the far half of a link */
static gboolean
is_link_definition (const char *text,
                    gsize       length)
{
  const char *bracket = *text == '[' ? memchr (text, ']', MIN (length, 200)) : NULL;
  gsize end = bracket != NULL ? bracket - text : 0;

  return end > 1 && end + 3 < length && text[end + 1] == ':' && text[end + 2] == ' '
         && (strncmp (text + end + 3, "http", 4) == 0 || text[end + 3] == '<' || text[end + 3] == '/' || text[end + 3] == '#');
}

static void
offer_front_matter (DossierGather *gather,
                    const char    *text,
                    gsize          length)
{
  static const struct { const char *key; DossierArticleField field; } keys[] = {
    { "title", DOSSIER_FIELD_TITLE },   { "author", DOSSIER_FIELD_BYLINE }, { "byline", DOSSIER_FIELD_BYLINE },
    { "authors", DOSSIER_FIELD_BYLINE }, { "date", DOSSIER_FIELD_DATE },    { "published", DOSSIER_FIELD_DATE },
    { "source", DOSSIER_FIELD_SOURCE }, { "site", DOSSIER_FIELD_SOURCE },   { "publisher", DOSSIER_FIELD_SOURCE },
    { "url", DOSSIER_FIELD_URL },       { "link", DOSSIER_FIELD_URL },      { "canonical", DOSSIER_FIELD_URL },
    { "lang", DOSSIER_FIELD_LANGUAGE }, { "language", DOSSIER_FIELD_LANGUAGE },
  };
  const char *colon = memchr (text, ':', length);
  g_autofree char *key = NULL, *value = NULL;
  gsize bytes;

  if (colon == NULL)
    return;
  key = g_ascii_strdown (text, colon - text);
  value = g_strndup (colon + 1, text + length - colon - 1);
  g_strstrip (value);
  bytes = strlen (value);
  if (bytes > 1 && strchr ("\"'[", value[0]) != NULL && strchr ("\"']", value[bytes - 1]) != NULL)
    {
      value[bytes - 1] = '\0';
      memmove (value, value + 1, bytes - 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (key, keys[i].key) == 0 && value[0] != '\0')
      {
        if (keys[i].field == DOSSIER_FIELD_DATE)
          dossier_gather_offer_date (gather, value, "meta", 85);
        else if (keys[i].field != DOSSIER_FIELD_SOURCE || strstr (value, "://") == NULL)
          dossier_gather_offer (gather, keys[i].field, value, "meta", 90);
        else
          dossier_gather_offer (gather, DOSSIER_FIELD_URL, value, "meta", 80);
      }
}

/* Lines between two "---" at the very start; answers the first line after them. */
static guint
read_front_matter (DossierGather *gather,
                   GArray        *lines)
{
  guint end = 1;

  if (lines->len < 3 || strncmp (g_array_index (lines, DossierLine, 0).start, "---", 3) != 0
      || g_array_index (lines, DossierLine, 0).length != 3)
    return 0;
  while (end < lines->len && end < 64)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, end);

      if (line->length == 3 && strncmp (line->start, "---", 3) == 0)
        break;
      end++;
    }
  if (end == lines->len || end == 64)
    return 0;
  for (guint i = 1; i < end; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);

      offer_front_matter (gather, line->start, line->length);
      dossier_gather_add (gather, line->start, line->length, DOSSIER_BLOCK_FURNITURE);
    }
  return end + 1;
}

/* One paragraph on its way: lines of one role, joined or kept apart. */
typedef struct
{
  DossierGather *gather;
  GString *words;
  DossierBlockRole role;
  gboolean wrapped;
} Paragraph;

static void
paragraph_flush (Paragraph *self)
{
  if (self->words->len > 0)
    add_words (self->gather, self->words->str, self->words->len, self->role, 0);
  g_string_truncate (self->words, 0);
  self->role = DOSSIER_BLOCK_BODY;
}

/* A line under underscores or equals signs is a heading. */
static gboolean
flush_underlined (Paragraph  *self,
                  const char *text,
                  gsize       length)
{
  if (self->words->len == 0 || self->words->len > 300 || self->role != DOSSIER_BLOCK_BODY
      || !is_run_of (text, length, "=-") || memchr (text, ' ', length) != NULL)
    return FALSE;
  add_words (self->gather, self->words->str, self->words->len, DOSSIER_BLOCK_HEADING, text[0] == '=' ? 1 : 2);
  g_string_truncate (self->words, 0);
  return TRUE;
}

static void
read_line (Paragraph  *self,
           const char *text,
           gsize       length,
           guint       indent)
{
  guint level = heading_level (text, length);
  gsize mark = list_mark (text, length);

  if (flush_underlined (self, text, length))
    return;
  if (level > 0 || mark > 0 || *text == '>' || is_run_of (text, length, "-*_") || is_link_definition (text, length))
    if (!(*text == '>' && self->role == DOSSIER_BLOCK_QUOTATION))
      paragraph_flush (self);
  if (is_run_of (text, length, "-*_"))
    return;
  if (level > 0)
    {
      gsize end = length;

      while (end > level && (text[end - 1] == '#' || text[end - 1] == ' '))
        end--;
      add_words (self->gather, text + level, end - level, DOSSIER_BLOCK_HEADING, level);
      return;
    }
  if (is_link_definition (text, length))
    {
      dossier_gather_add (self->gather, text, length, DOSSIER_BLOCK_FURNITURE);
      return;
    }
  if (*text == '>')
    {
      gsize skip = strspn (text, "> ");

      self->role = DOSSIER_BLOCK_QUOTATION;
      text += MIN (skip, length);
      length -= MIN (skip, length);
      if (length == 0)
        paragraph_flush (self);
    }
  else if (mark > 0)
    {
      self->role = DOSSIER_BLOCK_LIST;
      text += mark;
      length -= mark;
    }
  else if (self->words->len > 0 && !self->wrapped && !(self->role == DOSSIER_BLOCK_LIST && indent >= 2))
    paragraph_flush (self);
  if (length > 0)
    dossier_lines_join (self->words, text, length);
}

static void
read_lines (DossierGather *gather,
            GArray        *lines)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) code = g_string_new (NULL);
  Paragraph paragraph = { gather, words, DOSSIER_BLOCK_BODY, dossier_lines_wrap_width (lines) > 0 };
  gboolean fenced = FALSE;

  for (guint i = read_front_matter (gather, lines); i < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);
      const char *start = line->start + line->indent;
      gsize length = line->length - line->indent;

      if (length >= 3 && (strncmp (start, "```", 3) == 0 || strncmp (start, "~~~", 3) == 0))
        {
          paragraph_flush (&paragraph);
          dossier_gather_add (gather, code->str, code->len, DOSSIER_BLOCK_BODY);
          g_string_truncate (code, 0);
          fenced = !fenced;
        }
      else if (fenced)
        {
          g_string_append_len (code, line->start, line->length);
          g_string_append_c (code, '\n');
        }
      else if (length == 0)
        paragraph_flush (&paragraph);
      else
        read_line (&paragraph, start, length, line->indent);
    }
  paragraph_flush (&paragraph);
  dossier_gather_add (gather, code->str, code->len, DOSSIER_BLOCK_BODY);
}

static guint
count_of (const char *text,
          const char *needle)
{
  guint count = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + strlen (needle), needle))
    count++;
  return count;
}

/**
 * dossier_markdown_sniff:
 *
 * Markdown has no signature: besides its extensions, headings, links and emphasis in a text speak for it.
 */
int
dossier_markdown_sniff (const guint8 *bytes,
                        gsize         length,
                        const char   *extension)
{
  g_autofree char *sample = NULL;
  guint signs;

  if (dossier_encoding_is_binary (bytes, length))
    return 0;
  if (g_strcmp0 (extension, "md") == 0 || g_strcmp0 (extension, "markdown") == 0)
    return 60;
  if (extension[0] != '\0' && strcmp (extension, "txt") != 0)
    return 0;
  sample = g_strndup ((const char *) bytes, MIN (length, 16384));
  signs = MIN (count_of (sample, "]("), 3) + MIN (count_of (sample, "**") / 2, 3)
          + 2 * MIN (count_of (sample, "\n# ") + count_of (sample, "\n## "), 2) + (g_str_has_prefix (sample, "# ") ? 2 : 0);
  return signs >= 3 ? 50 : 0;
}

DossierDraft *
dossier_markdown_read (const char  *text,
                       gsize        length,
                       const char  *file_name,
                       const char  *url_hint,
                       GError     **error)
{
  g_autoptr (DossierGather) gather = dossier_gather_new ("text/markdown", "markdown/1");
  g_autoptr (GArray) lines = NULL;

  lines = dossier_lines_split (text, length);
  read_lines (gather, lines);
  dossier_furniture_mark (gather);
  return dossier_gather_finish (gather, file_name, url_hint, error);
}
