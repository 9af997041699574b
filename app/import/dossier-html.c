/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads a page: its article's blocks with their roles, in the order of the page, under the title. What stands around
 * the article (navigation, other articles, comments) is left in the original and not taken. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-encoding-private.h"
#include "dossier-furniture-private.h"
#include "dossier-import.h"
#include "dossier-words-private.h"

#include <string.h>

#define SNIFF_BYTES 4096u
/* A title farther from its text than this is another article's. */
#define OPENING_BLOCKS 12u

/* The beginning without zero bytes, so that UTF-16 looks like what it says. */
static char *
readable_start (const guint8 *bytes,
                gsize         length)
{
  GString *start = g_string_sized_new (SNIFF_BYTES);

  for (gsize i = 0; i < length && i < 2 * SNIFF_BYTES && start->len < SNIFF_BYTES; i++)
    if (bytes[i] != 0)
      g_string_append_c (start, g_ascii_tolower (bytes[i]));
  return g_string_free (start, FALSE);
}

/* charset=name in a <meta>, or encoding="name" in an XML declaration. */
static char *
declared_encoding (const guint8 *bytes,
                   gsize         length)
{
  g_autofree char *start = readable_start (bytes, length);
  const char *at = strstr (start, "charset");

  if (at != NULL)
    at += 7;
  else if (g_str_has_prefix (start, "<?xml") && (at = strstr (start, "encoding")) != NULL)
    at += 8;
  if (at == NULL)
    return NULL;
  at += strspn (at, " =\"'");
  return g_strndup (at, strcspn (at, " \"'/>;?"));
}

static gboolean
is_within_hint (const DossierHtmlNode *node,
                const DossierHtmlNode *article,
                DossierHtmlHint        hint)
{
  for (; node != NULL && node != article; node = node->parent)
    if (node->hint == hint)
      return TRUE;
  return FALSE;
}

static gboolean
is_links_only (const DossierHtmlBlock *block)
{
  return block->words > 0 && block->link_words * 100 >= block->words * 75 && !(block->sentence && block->words >= 20)
         && (block->words > 3 || block->role == DOSSIER_BLOCK_LIST || block->link_words == block->words);
}

static void
add_piece (DossierGather          *gather,
           const DossierHtmlBlock *block,
           DossierHtmlNode        *article)
{
  DossierPiece probe = { block->text, block->role, block->level, 0, block->tail };
  DossierPiece *piece;

  probe.links = block->words > 0 ? (guint8) (block->link_words * 100 / block->words) : 0;
  if (is_within_hint (block->node, article, DOSSIER_HTML_HINT_CAPTION))
    probe.role = DOSSIER_BLOCK_CAPTION;
  else if (is_within_hint (block->node, article, DOSSIER_HTML_HINT_POST))
    probe.role = DOSSIER_BLOCK_QUOTATION;
  else if (is_within_hint (block->node, article, DOSSIER_HTML_HINT_BYLINE) && block->words <= 25)
    probe.role = DOSSIER_BLOCK_FURNITURE;
  else if (block->foreign || is_links_only (block) || dossier_furniture_is_teaser (&probe))
    probe.role = DOSSIER_BLOCK_FURNITURE;
  else if (dossier_furniture_is_caption (&probe))
    probe.role = DOSSIER_BLOCK_CAPTION;
  piece = dossier_gather_add (gather, block->text, -1, probe.role);
  if (piece != NULL)
    {
      piece->level = block->level;
      piece->links = probe.links;
    }
}

/* Byline, date and pictures between the title and the text. */
static void
add_opening (DossierGather *gather,
             GPtrArray     *blocks)
{
  const char *title = dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL);
  guint first = 0, start;

  while (first < blocks->len && !((DossierHtmlBlock *) g_ptr_array_index (blocks, first))->kept)
    first++;
  if (title == NULL || first == blocks->len)
    return;
  for (start = first; start > 0 && first - start < OPENING_BLOCKS; start--)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, start - 1);

      if (block->words < 60 && dossier_words_shared (block->text, title) >= 0.8)
        break;
    }
  if (start == 0 || first - start >= OPENING_BLOCKS)
    return;
  for (guint i = start; i < first; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (!block->node->dropped)
        add_piece (gather, block, NULL);
    }
  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (piece->role != DOSSIER_BLOCK_CAPTION)
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

static void
add_article (DossierGather   *gather,
             GPtrArray       *blocks,
             DossierHtmlNode *article)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kept)
        add_piece (gather, block, article);
    }
}

static void
add_linked_body (DossierGather *gather,
                 const char    *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    dossier_gather_add (gather, lines[i], -1, DOSSIER_BLOCK_BODY);
}

/* The title's own line within the text, and what repeats it. */
static void
mark_titles (DossierGather *gather)
{
  const char *title = dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL);
  gboolean found = FALSE;

  for (guint i = 0; title != NULL && i < gather->pieces->len && i < 8; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (dossier_words_count (piece->text) > 50 || dossier_words_shared (piece->text, title) < 0.8)
        continue;
      piece->role = found ? DOSSIER_BLOCK_FURNITURE : DOSSIER_BLOCK_TITLE;
      found = TRUE;
    }
  gather->title_outside = !found;
}

static gboolean
is_text (const DossierPiece *piece)
{
  return piece->role == DOSSIER_BLOCK_BODY || piece->role == DOSSIER_BLOCK_QUOTATION || piece->role == DOSSIER_BLOCK_LIST;
}

/* Labels before the first and behind the last sentence, and headings with nothing under them. */
static void
mark_ends (DossierGather *gather)
{
  guint first = 0, last = gather->pieces->len;

  while (first < last)
    {
      const DossierPiece *piece = g_ptr_array_index (gather->pieces, first);

      if (is_text (piece) && (dossier_words_end_sentence (piece->text) || dossier_words_count (piece->text) > 12))
        break;
      first++;
    }
  while (last > first)
    {
      const DossierPiece *piece = g_ptr_array_index (gather->pieces, last - 1);

      if (is_text (piece) && (dossier_words_end_sentence (piece->text) || dossier_words_count (piece->text) > 8))
        break;
      last--;
    }
  if (first >= last)
    return;
  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if ((i < first && piece->role == DOSSIER_BLOCK_BODY)
          || (i >= last && (is_text (piece) || piece->role == DOSSIER_BLOCK_HEADING)))
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

int
dossier_html_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  static const char * const signs[] = {
    "<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<article", "<div", NULL
  };
  g_autofree char *start = readable_start (bytes, length);
  gboolean named = g_strv_contains ((const char * const[]) { "html", "htm", "xhtml", "xht", "shtml", NULL }, extension);

  if (dossier_encoding_is_binary (bytes, length))
    return 0;
  for (guint i = 0; signs[i] != NULL; i++)
    if (strstr (start, signs[i]) != NULL)
      return named || i < 2 ? 90 : strchr (start, '<') - start < 8 ? 70 : 5;
  return named ? 55 : 0;
}

/**
 * dossier_html_collect:
 * @gather: what the page's article and its fields are added to; what was offered before is weighed with the page's own
 * @text: a page, valid UTF-8
 * @length: in bytes
 */
void
dossier_html_collect (DossierGather *gather,
                      const char    *text,
                      gsize          length)
{
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (text, length);
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);
  g_autofree char *linked = dossier_html_linked_text (page);
  gboolean use_linked;
  DossierHtmlNode *article = dossier_html_choose (page, blocks, linked, &use_linked);

  g_free (dossier_html_meta_read (page, blocks, article, gather));
  if (use_linked)
    add_linked_body (gather, linked);
  else
    {
      add_opening (gather, blocks);
      add_article (gather, blocks, article);
    }
  mark_titles (gather);
  mark_ends (gather);
}

/**
 * dossier_html_collect_fragment:
 * @gather: what the text is added to; no fields are looked for
 * @text: a piece of markup that is the article and little else, as feeds and databases hold it; valid UTF-8
 * @length: in bytes
 */
void
dossier_html_collect_fragment (DossierGather *gather,
                               const char    *text,
                               gsize          length)
{
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (text, length);
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);

  /* Where the article lies is known; what stands around it is told on the way. */
  dossier_html_find_article (page, blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      block->kept = !block->node->dropped;
    }
  add_article (gather, blocks, page->root);
}

DossierDraft *
dossier_html_read (const guint8 *bytes,
                   gsize         length,
                   const char   *file_name,
                   const char   *url_hint,
                   GError      **error)
{
  g_autoptr (DossierGather) gather = dossier_gather_new ("text/html", "html/1");
  g_autofree char *declared = declared_encoding (bytes, length);
  g_autofree char *text = NULL;
  gsize text_length;

  text = dossier_encoding_to_utf8 (bytes, length, declared, &text_length, error);
  if (text == NULL)
    return NULL;
  dossier_html_collect (gather, text, text_length);
  return dossier_gather_finish (gather, file_name, url_hint, error);
}
