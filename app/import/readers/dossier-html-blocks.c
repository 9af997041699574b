/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A page's tree to its blocks of text, each with what it is worth as part of an article: sentences count for it,
 * links and fragments against it. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-words-private.h"

#include <string.h>

#define MAX_BLOCKS 200000u
#define MAX_ROW 600u
/* A link that says this much at the beginning of an element may lead to what the element tells of. */
#define HEAD_WORDS 3u

typedef struct
{
  GPtrArray *blocks;
  GString *text;
  GString *links;          /* the part of @text that stands in links */
  DossierHtmlNode *block;
  DossierBlockRole role;
  guint8 level;
  gsize bold_start, bold_end;
  guint flushes;           /* how often @text was begun anew */
  gboolean keep_lines;
  gboolean rows;           /* a row is one block, not each of its cells */
  gboolean in_row;         /* cells are parted, nothing else parts */
  gboolean leads;
} Collector;

static void
block_free (gpointer data)
{
  DossierHtmlBlock *block = data;

  g_free (block->text);
  g_free (block);
}

/* Collapsed like dossier_words_collapse(), but the line feeds of <br> stay (they come as vertical tabs). */
static char *
collapse_lines (const char *text,
                gboolean    keep_lines)
{
  GString *out = g_string_new (NULL);
  gboolean gap = FALSE, feed = FALSE;

  for (const char *at = text, *next; *at != '\0'; at = next)
    {
      guchar byte = *at;

      next = at + 1;

      if (byte == '\v' || (keep_lines && byte == '\n'))
        feed = TRUE;
      else if (byte <= ' ' || (byte == 0xc2 && (guchar) at[1] == 0xa0))
        {
          gap = TRUE;
          next = g_utf8_next_char (at);
        }
      else
        {
          if (out->len > 0 && (feed || gap))
            g_string_append_c (out, feed ? '\n' : ' ');
          feed = gap = FALSE;
          while ((guchar) *next > ' ' && !((guchar) *next == 0xc2 && (guchar) next[1] == 0xa0))
            next++;
          g_string_append_len (out, at, next - at);
        }
    }
  return g_string_free (out, FALSE);
}

static float
value_of (const DossierHtmlBlock *block)
{
  double links = block->words > 0 ? (double) block->link_words / block->words : 0;

  if (block->level > 0)
    return links > 0.5 ? -2 : 0;
  if (links >= 0.6)
    return -2 - (float) MIN (block->words, 10) / 2;
  if ((block->sentence && block->words >= 5) || block->words >= 20)
    return (float) (MIN (block->words, 200) * (1 - links) * (block->words < 12 ? 0.6 : 1));
  /* Cells and items are short by nature. */
  if (links < 0.1 && (block->role == DOSSIER_BLOCK_LIST || block->node->tag == DOSSIER_HTML_TD
                      || block->node->tag == DOSSIER_HTML_TR))
    return 0;
  return -1.5f;
}

/* What is hidden counts for nothing above itself. */
static void
add_raw (DossierHtmlBlock *block)
{
  for (DossierHtmlNode *node = block->node; node != NULL; node = node->parent)
    {
      node->raw += MAX (block->value, 0);
      if (node->hint == DOSSIER_HTML_HINT_HIDDEN)
        break;
    }
}

static void
flush (Collector *self)
{
  DossierHtmlBlock *block;
  char *text;

  if (self->text->len == 0)
    return;
  text = self->blocks->len < MAX_BLOCKS ? collapse_lines (self->text->str, self->keep_lines) : g_strdup ("");
  if (text[0] != '\0')
    {
      block = g_new0 (DossierHtmlBlock, 1);
      block->node = self->block;
      block->text = text;
      block->words = dossier_words_count (text);
      block->link_words = MIN (block->words, dossier_words_count (self->links->str));
      block->role = self->role;
      block->level = self->level;
      block->leads = self->leads;
      block->sentence = dossier_words_end_sentence (text);
      block->value = value_of (block);
      if (self->bold_end + 4 >= self->text->len && self->bold_start > 0)
        {
          g_autofree char *before = g_strndup (self->text->str, self->bold_start);
          g_autofree char *clean = collapse_lines (before, self->keep_lines);

          block->tail = (guint) strlen (clean);
        }
      add_raw (block);
      g_ptr_array_add (self->blocks, block);
    }
  else
    g_free (text);
  g_string_truncate (self->text, 0);
  g_string_truncate (self->links, 0);
  self->bold_start = self->bold_end = 0;
  self->flushes++;
  self->leads = FALSE;
}

static DossierBlockRole
role_within (DossierHtmlTag   tag,
             DossierBlockRole role)
{
  switch (tag)
    {
    case DOSSIER_HTML_H1:
    case DOSSIER_HTML_H2:
    case DOSSIER_HTML_H3:
    case DOSSIER_HTML_H4:
    case DOSSIER_HTML_H5:
    case DOSSIER_HTML_H6:
      return DOSSIER_BLOCK_HEADING;
    case DOSSIER_HTML_BLOCKQUOTE:
      return DOSSIER_BLOCK_QUOTATION;
    case DOSSIER_HTML_LI:
      return role == DOSSIER_BLOCK_QUOTATION ? role : DOSSIER_BLOCK_LIST;
    case DOSSIER_HTML_FIGCAPTION:
    case DOSSIER_HTML_CAPTION:
      return DOSSIER_BLOCK_CAPTION;
    default:
      return role;
    }
}

static void
add_text (Collector       *self,
          DossierHtmlNode *node,
          gboolean         in_link)
{
  gsize start = self->text->len;

  g_string_append_len (self->text, node->text, node->length);
  for (gsize i = start; !self->keep_lines && i < self->text->len; i++)
    if (self->text->str[i] == '\v')
      self->text->str[i] = ' ';
  if (in_link)
    {
      g_string_append_len (self->links, node->text, node->length);
      g_string_append_c (self->links, ' ');
    }
}

/* Two line breaks in a row are the end of a paragraph. */
static void
add_break (Collector *self)
{
  gsize end = self->text->len;

  while (end > 0 && g_ascii_isspace (self->text->str[end - 1]) && self->text->str[end - 1] != '\v')
    end--;
  if (end > 0 && self->text->str[end - 1] == '\v')
    flush (self);
  else
    g_string_append_c (self->text, '\v');
}

static gboolean
leads_elsewhere (const DossierHtmlNode *link)
{
  const char *href = dossier_html_node_get (link, DOSSIER_HTML_ATTR_HREF);

  return href != NULL && href[0] != '\0' && href[0] != '#' && !g_str_has_prefix (href, "javascript:");
}

/* A row of short cells is read as one line; a row that holds half a page is no table's. */
static gboolean
is_data_row (DossierHtmlNode *row)
{
  guint cells = 0, paragraphs = 0;
  gsize bytes = 0;

  for (DossierHtmlNode *node = row->first; node != NULL; node = dossier_html_node_after (node, row))
    {
      cells += node->tag == DOSSIER_HTML_TD ? 1 : 0;
      paragraphs = node->tag == DOSSIER_HTML_TD ? 0 : paragraphs + (node->tag == DOSSIER_HTML_P ? 1 : 0);
      bytes += node->tag == DOSSIER_HTML_TEXT ? node->length : 0;
      if (bytes > MAX_ROW || paragraphs > 1 || node->tag == DOSSIER_HTML_TR || node->tag == DOSSIER_HTML_PRE
          || (node->tag >= DOSSIER_HTML_H1 && node->tag <= DOSSIER_HTML_H6))
        return FALSE;
    }
  return cells >= 2;
}

/* The line between two cells. */
static void
part_cells (Collector *self)
{
  gsize end = self->text->len;

  while (end > 0 && g_ascii_isspace (self->text->str[end - 1]))
    end--;
  if (end > 0)
    g_string_append (self->text, end == self->text->len || self->text->str[end - 1] != '|' ? " | " : " ");
}

/* Recursion is bounded by the depth of the tree, which the parser bounds. */
static void
collect (Collector       *self,
         DossierHtmlNode *node,
         gboolean         in_link)
{
  gboolean block = dossier_html_tag_is_block (node->tag);
  DossierHtmlNode *outer = self->block;
  DossierBlockRole outer_role = self->role;
  guint8 outer_level = self->level;
  gboolean outer_keep = self->keep_lines;
  gsize start;
  guint flushes;

  if (node->tag == DOSSIER_HTML_TEXT)
    {
      add_text (self, node, in_link);
      return;
    }
  if (node->tag == DOSSIER_HTML_BR && self->in_row)
    {
      g_string_append_c (self->text, ' ');
      return;
    }
  if (node->tag == DOSSIER_HTML_BR)
    {
      add_break (self);
      return;
    }
  node->hint = dossier_html_hint_of (node);
  if (node->tag == DOSSIER_HTML_HEAD || node->tag == DOSSIER_HTML_BUTTON
      || (self->in_row && node->hint == DOSSIER_HTML_HINT_HIDDEN))
    return;
  block = (block || node->hint == DOSSIER_HTML_HINT_HIDDEN) && !self->in_row;
  if (self->in_row && node->tag == DOSSIER_HTML_TD)
    part_cells (self);
  else if (self->in_row && dossier_html_tag_is_block (node->tag))
    g_string_append_c (self->text, ' ');
  if (block)
    {
      flush (self);
      self->in_row = self->rows && node->tag == DOSSIER_HTML_TR && is_data_row (node);
      self->block = node;
      self->role = role_within (node->tag, self->role);
      if (node->tag >= DOSSIER_HTML_H1 && node->tag <= DOSSIER_HTML_H6)
        self->level = (guint8) (node->tag - DOSSIER_HTML_H1 + 1);
      self->keep_lines = self->keep_lines || node->tag == DOSSIER_HTML_PRE;
    }
  start = self->text->len;
  flushes = self->flushes;
  if (node->tag == DOSSIER_HTML_A && leads_elsewhere (node))
    in_link = self->leads = TRUE;
  else if (node->tag == DOSSIER_HTML_A)
    /* A heading that links to itself. */
    in_link = in_link || self->level == 0;
  for (DossierHtmlNode *child = node->first; child != NULL; child = child->next)
    collect (self, child, in_link);
  /* A paragraph that ended within it took its start along. */
  if (node->tag == DOSSIER_HTML_STRONG && self->flushes == flushes && self->text->len > start)
    {
      self->bold_start = start;
      self->bold_end = self->text->len;
    }
  if (block)
    {
      flush (self);
      self->in_row = FALSE;
      self->block = outer;
      self->role = outer_role;
      self->level = outer_level;
      self->keep_lines = outer_keep;
    }
}

static void
count_words (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);
      gboolean head = block->leads && block->words >= HEAD_WORDS && block->link_words * 5 >= block->words * 4;

      for (DossierHtmlNode *node = block->node; node != NULL; node = node->parent)
        {
          if (node->words < HEAD_WORDS)
            node->headed = head;
          node->words += block->words;
          node->link_words += block->link_words;
        }
    }
}

static void
note_pictures (DossierHtmlNode *root)
{
  for (DossierHtmlNode *node = root; node != NULL; node = dossier_html_node_after (node, root))
    if (node->tag == DOSSIER_HTML_IMG)
      for (DossierHtmlNode *at = node->parent; at != NULL && !at->pictured; at = at->parent)
        at->pictured = TRUE;
}

static GPtrArray *
take_apart (DossierHtmlPage *page,
            gboolean         rows)
{
  Collector self = { 0 };

  self.blocks = g_ptr_array_new_with_free_func (block_free);
  self.text = g_string_new (NULL);
  self.links = g_string_new (NULL);
  self.block = page->root;
  self.rows = rows;
  self.role = DOSSIER_BLOCK_BODY;
  collect (&self, page->root, FALSE);
  flush (&self);
  g_string_free (self.text, TRUE);
  g_string_free (self.links, TRUE);
  count_words (self.blocks);
  note_pictures (page->root);
  return self.blocks;
}

/**
 * dossier_html_blocks:
 *
 * Takes the text of a page apart, gives every element its hint and the value of what lies below it.
 *
 * Returns: (transfer full) (element-type DossierHtmlBlock): in the order of the page
 */
GPtrArray *
dossier_html_blocks (DossierHtmlPage *page)
{
  return take_apart (page, TRUE);
}

/**
 * dossier_html_cells:
 *
 * As dossier_html_blocks(), but each cell of a table is a block, for pages whose tables are forms.
 *
 * Returns: (transfer full) (element-type DossierHtmlBlock): in the order of the page
 */
GPtrArray *
dossier_html_cells (DossierHtmlPage *page)
{
  return take_apart (page, FALSE);
}
