/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What each of an article's blocks is: body, heading, list, quotation, caption, or furniture that stands between them.
 * Structure tells first, words last. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-furniture-private.h"
#include "dossier-words-private.h"

#include <string.h>

/* A title farther from its text than this is another article's. */
#define OPENING_BLOCKS 12u
#define CAPTION_WORDS 110u
#define BESIDE_WORDS 45u
#define BESIDE_MORE 8u
#define BESIDE_SHARE 6u
#define LINK_WORDS 4u
#define LABEL_WORDS 3u
#define BIO_WORDS 120u
#define BIO_PIECES 5u
#define HEADED_WORDS 20u
#define STANDFIRST_WORDS 8u

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

/* A figure may hold a table or words somebody said; those are no caption. */
static gboolean
is_caption_by_place (const DossierHtmlBlock *block,
                     const DossierHtmlNode  *article)
{
  gboolean content = FALSE;

  if (block->words > CAPTION_WORDS)
    return FALSE;
  for (const DossierHtmlNode *node = block->node; node != NULL && node != article; node = node->parent)
    {
      content = content || node->tag == DOSSIER_HTML_TD || node->tag == DOSSIER_HTML_TR || node->tag == DOSSIER_HTML_BLOCKQUOTE
                || node->tag == DOSSIER_HTML_PRE || node->tag == DOSSIER_HTML_LI;
      if (node->hint == DOSSIER_HTML_HINT_CAPTION && !(content && node->tag == DOSSIER_HTML_FIGURE))
        return TRUE;
    }
  return FALSE;
}

/* A short line that shares a box with a picture, and with nothing else. */
static gboolean
is_beside_picture (const DossierHtmlBlock *block,
                   const DossierHtmlNode  *article)
{
  const DossierHtmlNode *box = block->node;

  if (block->level > 0 || block->words > BESIDE_WORDS || block->node == article || block->node->pictured)
    return FALSE;
  for (guint i = 0; i < 3 && box->parent != NULL && box->parent != article; i++)
    {
      box = box->parent;
      if (box->words > block->words + BESIDE_MORE || box->tag == DOSSIER_HTML_LI || box->tag == DOSSIER_HTML_TD)
        return FALSE;
      if (box->pictured)
        return TRUE;
    }
  return FALSE;
}

/* Whether few words only stand beside pictures: where most do, they are the article. */
static gboolean
are_pictures_apart (GPtrArray             *blocks,
                    const DossierHtmlNode *article)
{
  guint words = 0, beside = 0, lines = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (!block->kept)
        continue;
      words += block->words;
      if (!is_beside_picture (block, article))
        continue;
      beside += block->words;
      lines++;
    }
  return beside * 100 < words * (lines <= 2 ? 5 * BESIDE_SHARE : BESIDE_SHARE);
}

/* A heading that links to more about what the paragraphs beside it say is a heading still. */
static gboolean
is_linked_heading (GPtrArray *blocks,
                   guint      index)
{
  const DossierHtmlBlock *block = g_ptr_array_index (blocks, index);
  const DossierHtmlBlock *next = index + 1 < blocks->len ? g_ptr_array_index (blocks, index + 1) : NULL;

  return block->level > 0 && next != NULL && next->kept && next->level == 0 && next->node->parent == block->node->parent
         && next->words >= HEADED_WORDS && next->link_words * 2 < next->words;
}

static gboolean
is_links_only (const DossierHtmlBlock *block)
{
  return block->words > 0 && block->link_words * 100 >= block->words * 75 && !(block->sentence && block->words >= 20)
         && (block->words > 3 || block->role == DOSSIER_BLOCK_LIST || block->link_words == block->words);
}

/* "A label: the title of another article" */
static gboolean
is_labelled_link (const DossierHtmlBlock *block)
{
  return block->leads && block->level == 0 && block->link_words >= LINK_WORDS && block->words <= block->link_words + LABEL_WORDS
         && block->words <= CAPTION_WORDS / 2 && !dossier_words_end_sentence (block->text) && block->role == DOSSIER_BLOCK_BODY;
}

static void
add_piece (DossierGather         *gather,
           GPtrArray             *blocks,
           guint                  index,
           const DossierHtmlNode *article,
           gboolean               pictures)
{
  const DossierHtmlBlock *block = g_ptr_array_index (blocks, index);
  DossierPiece probe = { block->text, block->role, block->level, 0, block->tail };
  DossierPiece *piece;

  probe.links = block->words > 0 ? (guint8) (block->link_words * 100 / block->words) : 0;
  if (is_caption_by_place (block, article) || (pictures && is_beside_picture (block, article)))
    probe.role = DOSSIER_BLOCK_CAPTION;
  else if (is_within_hint (block->node, article, DOSSIER_HTML_HINT_POST))
    probe.role = DOSSIER_BLOCK_QUOTATION;
  else if (is_within_hint (block->node, article, DOSSIER_HTML_HINT_BYLINE) && block->words <= 25)
    probe.role = DOSSIER_BLOCK_FURNITURE;
  else if (block->foreign || (is_links_only (block) && !is_linked_heading (blocks, index)) || is_labelled_link (block)
           || dossier_furniture_is_teaser (&probe))
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

/* A sentence or two under the title that say what the article says. */
static gboolean
is_standfirst (const DossierPiece *piece)
{
  guint words = dossier_words_count (piece->text);

  return (piece->role == DOSSIER_BLOCK_BODY || piece->role == DOSSIER_BLOCK_HEADING) && words >= STANDFIRST_WORDS
         && words <= 120 && piece->links < 20 && (dossier_words_end_sentence (piece->text) || words >= 14);
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
        add_piece (gather, blocks, i, NULL, TRUE);
    }
  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (piece->role != DOSSIER_BLOCK_CAPTION && !is_standfirst (piece))
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

static void
add_article (DossierGather   *gather,
             GPtrArray       *blocks,
             DossierHtmlNode *article)
{
  gboolean pictures = are_pictures_apart (blocks, article);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kept)
        add_piece (gather, blocks, i, article, pictures);
    }
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
      /* What stands above the headline is not the article's. */
      for (guint k = 0; !found && piece->level == 1 && k < i; k++)
        ((DossierPiece *) g_ptr_array_index (gather->pieces, k))->role = DOSSIER_BLOCK_FURNITURE;
      piece->role = found ? DOSSIER_BLOCK_FURNITURE : DOSSIER_BLOCK_TITLE;
      found = TRUE;
    }
  gather->title_outside = !found;
}

/* Whether a paragraph begins with one of the names in @byline. */
static gboolean
begins_with_author (const char *text,
                    const char *byline)
{
  g_autofree char *folded = g_utf8_strdown (byline, -1);
  g_auto (GStrv) names = g_strsplit (folded, ", ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *const whole[] = { names[i], NULL };
      const char *space = strchr (names[i], ' ');
      g_autofree char *given = space != NULL ? g_strndup (names[i], space - names[i]) : NULL;
      const char *const first[] = { given, NULL };
      const char *rest;

      if (space == NULL)
        continue;
      if (dossier_words_skip (text, whole) != NULL)
        return TRUE;
      /* "Michael Other" is somebody else. */
      rest = strlen (given) > 3 ? dossier_words_skip (text, first) : NULL;
      if (rest != NULL && rest[0] == ' ' && dossier_words_start_lower (rest + 1))
        return TRUE;
    }
  return FALSE;
}

/* What the last paragraphs say of who wrote the article. */
static void
mark_authors (DossierGather *gather)
{
  const char *byline = dossier_gather_best (gather, DOSSIER_FIELD_BYLINE, NULL);
  guint seen = 0, from = gather->pieces->len;

  if (byline == NULL)
    return;
  for (guint i = gather->pieces->len; i > 0 && seen < BIO_PIECES && seen * 6 < gather->pieces->len; i--)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i - 1);

      if (piece->role == DOSSIER_BLOCK_FURNITURE || piece->role == DOSSIER_BLOCK_CAPTION)
        continue;
      seen++;
      if (dossier_words_count (piece->text) <= BIO_WORDS && begins_with_author (piece->text, byline))
        from = i - 1;
    }
  for (guint i = from; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (piece->role != DOSSIER_BLOCK_CAPTION)
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
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

/**
 * dossier_html_add_pieces:
 * @blocks: (element-type DossierHtmlBlock): after dossier_html_choose()
 * @article: the element that holds the article
 *
 * Adds the blocks that were kept to @gather, and what opens the article between its title and its text.
 */
void
dossier_html_add_pieces (DossierGather   *gather,
                         GPtrArray       *blocks,
                         DossierHtmlNode *article)
{
  add_opening (gather, blocks);
  add_article (gather, blocks, article);
}

/**
 * dossier_html_mark_pieces:
 *
 * Marks the title among the pieces of @gather, and labels before and behind the text.
 */
void
dossier_html_mark_pieces (DossierGather *gather)
{
  mark_titles (gather);
  mark_authors (gather);
  mark_ends (gather);
}
