/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Printed lines back to paragraphs: over line, column and page ends, with the hyphens of the setting taken out. What is
 * larger or bolder than the text is a heading. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-print-private.h"

#include "dossier-words-private.h"

#include <math.h>
#include <string.h>

#define HEADING_SIZE 1.12f
#define HEADING_WORDS 40
#define BOLD_HEADING_WORDS 14
#define OUTLET_WORDS 6
#define MAX_WORD_BYTES 120
#define CAPTION_SIZE 0.97f
#define CAPTION_WORDS 80

typedef struct
{
  GString *text;        /* (owned) */
  const DossierPrintLine *first;
  const DossierPrintLine *last;
  float size;
  guint lines;
  gboolean bold;
  gboolean list;
  gboolean note;
  gboolean rows;        /* of a table */
} Paragraph;

typedef struct
{
  DossierPrint *print;
  DossierManuscript *manuscript;
  GHashTable *words;     /* (owned): folded words that stand within lines, hyphens included */
  GPtrArray *paragraphs; /* (owned) (element-type Paragraph) */
  gboolean indents;      /* paragraphs begin with an indent */
  float title_size;      /* of the largest heading of the first page */
} Writer;

static void
paragraph_free (gpointer data)
{
  Paragraph *paragraph = data;

  g_string_free (paragraph->text, TRUE);
  g_free (paragraph);
}

static gboolean
ends_in_hyphen (const char *text,
                gsize       length)
{
  if (length < 2)
    return FALSE;
  if (text[length - 1] == '-')
    return g_ascii_isalpha (text[length - 2]) || (guchar) text[length - 2] >= 0x80;
  return length > 3 && (g_str_has_suffix (text, "\u2010") || g_str_has_suffix (text, "\u00ad"));
}

/* Words that stand whole within a line show how the document spells them. */
static GHashTable *
collect_words (DossierPrint *print)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < print->lines->len; i++)
    {
      const DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, i);
      g_autofree char *folded = g_utf8_casefold (line->text, -1);
      const char *start = NULL;
      gboolean first = TRUE;

      for (const char *at = folded;; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);
          gboolean inside = c != 0 && (g_unichar_isalpha (c) || (c == '-' && start != NULL));

          if (inside && start == NULL)
            start = at;
          else if (!inside && start != NULL)
            {
              if (c != 0 && !first && at - start < 60)
                g_hash_table_add (words, g_strndup (start, at - start));
              first = FALSE;
              start = NULL;
            }
          if (c == 0)
            break;
        }
    }
  return words;
}

static gboolean
keeps_hyphen (Writer     *self,
              const char *before,
              gsize       before_length,
              const char *after)
{
  static const char * const firsts[] = {
    "self", "well", "half", "vice", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", NULL
  };
  const char *start = before + before_length, *end = after;
  g_autofree char *left = NULL, *right = NULL, *whole = NULL, *parted = NULL;

  if (!g_unichar_islower (g_utf8_get_char (after)))
    return TRUE;
  while (start > before && before + before_length - start < MAX_WORD_BYTES && (g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))) || g_utf8_prev_char (start)[0] == '-'))
    start = g_utf8_prev_char (start);
  while (end - after < MAX_WORD_BYTES && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  left = g_utf8_casefold (start, before + before_length - start);
  right = g_utf8_casefold (after, end - after);
  whole = g_strconcat (left, right, NULL);
  parted = g_strconcat (left, "-", right, NULL);
  if (g_hash_table_contains (self->words, whole))
    return FALSE;
  return g_hash_table_contains (self->words, parted) || g_strv_contains (firsts, left);
}

/* Appends a line to the text of a paragraph. */
static void
join_line (Writer     *self,
           GString    *text,
           const char *line)
{
  gsize hyphen;

  if (text->len == 0)
    {
      g_string_append (text, line);
      return;
    }
  if (ends_in_hyphen (text->str, text->len) && g_unichar_isalnum (g_utf8_get_char (line)))
    {
      hyphen = text->str[text->len - 1] == '-' ? 1 : g_str_has_suffix (text->str, "\u2010") ? 3 : 2;
      if (hyphen == 2 || !keeps_hyphen (self, text->str, text->len - hyphen, line))
        g_string_truncate (text, text->len - hyphen);
    }
  else if (!dossier_words_are_spaceless (text->str, text->len))
    g_string_append_c (text, ' ');
  g_string_append (text, line);
}

/* "•", "–", "■" and what symbol fonts make of them. Returns what follows, or NULL. */
static const char *
skip_bullet (const char *text)
{
  static const char * const bullets[] = { "•", "●", "▪", "■", "◦", "‣", "○", "♦", "►", "–", "—", "-", "*", "·", NULL };
  const char *after = NULL;
  gunichar c = g_utf8_get_char (text);

  if (c >= 0xe000 && c <= 0xf8ff)
    after = g_utf8_next_char (text);
  for (guint i = 0; bullets[i] != NULL && after == NULL; i++)
    if (g_str_has_prefix (text, bullets[i]))
      after = text + strlen (bullets[i]);
  if (after == NULL || *after == '\0')
    return NULL;
  if (*after == ' ')
    return after[1] != '\0' ? after + 1 : NULL;
  /* No sentence begins with these. */
  return c >= 0x2022 && c != 0x2026 ? after : NULL;
}

static gboolean
starts_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits <= 2 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

static gboolean
is_indented (const DossierPrintLine *line)
{
  return line->x0 > line->left + line->size * 0.7f;
}

/* Whether the first word of the next line would have had room on this one. */
static gboolean
ends_early (const DossierPrintLine *line,
            const DossierPrintLine *next)
{
  return line->x1 + (next->word_end - next->x0) + line->size * 0.8f < line->right;
}

static gboolean
looks_alike (const DossierPrintLine *line,
             const DossierPrintLine *next)
{
  return fabsf (line->size - next->size) < MAX (0.6f, line->size * 0.08f) && line->bold == next->bold && line->kind == next->kind;
}

static gboolean
goes_on_below (Writer                 *self,
               const Paragraph        *paragraph,
               const DossierPrintLine *next)
{
  const DossierPrintLine *line = paragraph->last;
  float leading = self->print->leading * next->size / self->print->body_size;
  gboolean hanging = paragraph->list && next->x0 > paragraph->first->x0 + next->size * 0.3f;

  if (next->y1 - line->y1 > MAX (leading * 1.42f, leading + 1.5f))
    return FALSE;
  if (ends_in_hyphen (line->text, strlen (line->text)) || hanging)
    return TRUE;
  if (is_indented (next) && next->x0 > line->x0 + next->size * 0.7f)
    return FALSE;
  /* Headings are set ragged and centred. */
  if (next->size > self->print->body_size * HEADING_SIZE)
    return TRUE;
  return !ends_early (line, next) || (paragraph->lines == 1 && !dossier_words_end_sentence (line->text) && dossier_words_start_lower (next->text));
}

/* Over the end of a column or page. */
static gboolean
goes_on_elsewhere (Writer                 *self,
                   const Paragraph        *paragraph,
                   const DossierPrintLine *next)
{
  const DossierPrintLine *line = paragraph->last;

  if (ends_in_hyphen (line->text, strlen (line->text)) || dossier_words_start_lower (next->text))
    return TRUE;
  if (is_indented (next) || ends_early (line, next))
    return FALSE;
  if (!dossier_words_end_sentence (line->text))
    return TRUE;
  return self->indents || line->x1 > line->right - line->size * 0.3f;
}

static gboolean
goes_on (Writer                 *self,
         const Paragraph        *paragraph,
         const DossierPrintLine *next)
{
  const DossierPrintLine *line = paragraph->last;

  if (paragraph->rows)
    return next->row && next->page == line->page && next->y1 > line->y1 && next->y1 - line->y1 < self->print->leading * 3;
  if (next->row || !looks_alike (line, next) || skip_bullet (next->text) != NULL || starts_number (next->text))
    return FALSE;
  if (next->page == line->page && next->y1 > line->y1 && next->x0 < line->right && line->x0 < next->right)
    return goes_on_below (self, paragraph, next);
  return paragraph->size <= self->print->body_size * HEADING_SIZE && goes_on_elsewhere (self, paragraph, next);
}

/* Text that a picture, a note or the end of a page has parted from its beginning. */
static Paragraph *
find_beginning (Writer                 *self,
                const DossierPrintLine *next)
{
  if (next->row || is_indented (next) || skip_bullet (next->text) != NULL || starts_number (next->text))
    return NULL;
  for (guint i = self->paragraphs->len; i > 0 && i + 6 > self->paragraphs->len; i--)
    {
      Paragraph *paragraph = g_ptr_array_index (self->paragraphs, i - 1);

      if (paragraph->note || paragraph->rows || !looks_alike (paragraph->last, next))
        continue;
      if (next->page > paragraph->last->page + 1 || dossier_words_end_sentence (paragraph->last->text)
          || ends_early (paragraph->last, next) || paragraph->lines < 2
          || (next->page == paragraph->last->page && next->y1 > paragraph->last->y1 && next->x0 < paragraph->last->x1))
        return NULL;
      return paragraph;
    }
  return NULL;
}

static void
start_paragraph (Writer                 *self,
                 const DossierPrintLine *line)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);
  const char *after = skip_bullet (line->text);

  paragraph->text = g_string_new (after != NULL ? after : line->text);
  paragraph->first = paragraph->last = line;
  paragraph->size = line->size;
  paragraph->bold = line->bold;
  paragraph->list = after != NULL || starts_number (line->text);
  paragraph->note = line->kind == DOSSIER_PRINT_NOTE;
  paragraph->rows = line->row;
  paragraph->lines = 1;
  g_ptr_array_add (self->paragraphs, paragraph);
}

static void
build_paragraphs (Writer *self)
{
  Paragraph *open = NULL;

  for (guint i = 0; i < self->print->lines->len; i++)
    {
      const DossierPrintLine *line = &g_array_index (self->print->lines, DossierPrintLine, i);

      if (line->kind == DOSSIER_PRINT_RUNNING || line->kind == DOSSIER_PRINT_NUMBER)
        continue;
      if (open == NULL || !goes_on (self, open, line))
        open = find_beginning (self, line);
      if (open == NULL)
        {
          start_paragraph (self, line);
          open = g_ptr_array_index (self->paragraphs, self->paragraphs->len - 1);
          continue;
        }
      if (open->rows)
        g_string_append_printf (open->text, "\n%s", line->text);
      else
        join_line (self, open->text, line->text);
      open->last = line;
      open->lines++;
    }
}

/* Whether most paragraphs begin with an indent. */
static gboolean
uses_indents (DossierPrint *print)
{
  guint indented = 0, flush = 0;

  for (guint i = 1; i < print->lines->len; i++)
    {
      const DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, i);
      const DossierPrintLine *before = line - 1;

      if (line->page != before->page || line->y1 <= before->y1 || !looks_alike (before, line))
        continue;
      if (is_indented (line) && !is_indented (before))
        indented++;
      else if (line->y1 - before->y1 > print->leading * 1.42f)
        flush++;
    }
  return indented > 2 && indented > flush;
}

static void
find_title_size (Writer *self)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (self->paragraphs, i);

      if (paragraph->first->page > 0)
        break;
      if (paragraph->size > self->print->body_size * HEADING_SIZE && dossier_words_count (paragraph->text->str) >= 2
          && dossier_words_count (paragraph->text->str) <= HEADING_WORDS && !dossier_words_name_outlet (paragraph->text->str))
        self->title_size = MAX (self->title_size, paragraph->size);
    }
}

/* Small print with the name of who took the picture, or the number of a figure. */
static gboolean
is_caption (Writer          *self,
            const Paragraph *paragraph,
            guint            words)
{
  static const char * const credits[] = {
    "photo:", "photo by", "photograph:", "foto:", "fotos:", "photos:", "picture:", "image:", "bild:", "illustration:", "graphic:",
    "grafik:", "фото:", "fotografía:", "crédit", "credit:", "©", "/getty", "/ap", "/afp", "/reuters", "/dpa", NULL
  };
  static const char * const labels[] = {
    "figure ", "fig. ", "table ", "photo ", "map ", "chart ", "abbildung ", "abb. ", "tabelle ", "рис. ", "figura ", "tableau ", NULL
  };

  if (paragraph->size >= self->print->body_size * CAPTION_SIZE || words > CAPTION_WORDS)
    return FALSE;
  return dossier_words_have_any (paragraph->text->str, credits) || dossier_words_skip (paragraph->text->str, labels) != NULL;
}

static DossierBlockRole
role_of (Writer          *self,
         const Paragraph *paragraph,
         guint           *level)
{
  guint words = dossier_words_count (paragraph->text->str);
  gboolean large = paragraph->size > self->print->body_size * HEADING_SIZE;

  *level = 0;
  /* A line of a table of contents. */
  if (strstr (paragraph->text->str, " . . . .") != NULL || strstr (paragraph->text->str, ".....") != NULL)
    return DOSSIER_BLOCK_FURNITURE;
  if (large && self->title_size > 0 && paragraph->first->page == 0 && words <= OUTLET_WORDS && dossier_words_name_outlet (paragraph->text->str))
    return DOSSIER_BLOCK_BODY;
  if (large && words <= HEADING_WORDS && g_utf8_strlen (paragraph->text->str, 3) > 1)
    {
      *level = self->title_size > 0 && paragraph->size > self->title_size - 0.5f ? 1 : paragraph->size > self->print->body_size * 1.5f ? 2 : 3;
      return DOSSIER_BLOCK_HEADING;
    }
  if (paragraph->rows)
    return DOSSIER_BLOCK_BODY;
  if (paragraph->bold && !paragraph->list && words <= BOLD_HEADING_WORDS && paragraph->lines <= 2
      && !dossier_words_end_sentence (paragraph->text->str) && dossier_words_skip_byline_mark (paragraph->text->str) == NULL
      && !dossier_words_date_line (paragraph->text->str, NULL))
    {
      *level = 3;
      return DOSSIER_BLOCK_HEADING;
    }
  if (is_caption (self, paragraph, words))
    return DOSSIER_BLOCK_CAPTION;
  return paragraph->list ? DOSSIER_BLOCK_LIST : DOSSIER_BLOCK_BODY;
}

/**
 * dossier_print_write:
 *
 * Writes the text as paragraphs. The lines that are no text are left to the caller.
 */
void
dossier_print_write (DossierPrint      *self,
                     DossierManuscript *manuscript)
{
  Writer writer = { .print = self, .manuscript = manuscript };

  writer.words = collect_words (self);
  writer.paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  writer.indents = uses_indents (self);
  build_paragraphs (&writer);
  find_title_size (&writer);
  for (guint i = 0; i < writer.paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (writer.paragraphs, i);
      guint level;
      DossierBlockRole role = role_of (&writer, paragraph, &level);

      if (paragraph->note)
        dossier_manuscript_start_note (manuscript, NULL);
      dossier_manuscript_add_text (manuscript, paragraph->text->str, (gssize) paragraph->text->len, FALSE);
      dossier_manuscript_end_paragraph (manuscript, role, level);
      if (paragraph->note)
        dossier_manuscript_end_note (manuscript);
    }
  g_hash_table_unref (writer.words);
  g_ptr_array_unref (writer.paragraphs);
}
