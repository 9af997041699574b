/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds the element of a page that holds the article: the one whose blocks, sentences counted for it and links and
 * fragments against it, are worth most. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

/* What calls itself a frame but holds this much of a page's sentences is no frame. */
#define FRAME_SHARE 0.45f
/* … and what an element's name says is one, not even then. */
#define CERTAIN_SHARE 0.9f
/* A step down loses at most this much. */
#define DESCENT_SHARE 0.88f
/* Links in a frame count so much against what is around it. */
#define FRAME_WEIGHT 0.3f
/* What calls itself the article is believed when it holds this much of the best element. */
#define NAMED_SHARE 0.5f

/* Some pages arrive with their article hidden, for a script to show: what is hidden and outweighs the page is the page. */
static void
show_hidden_page (DossierHtmlNode *root)
{
  DossierHtmlNode *best = NULL;

  for (DossierHtmlNode *node = root; node != NULL; node = dossier_html_node_after (node, root))
    if (node->hint == DOSSIER_HTML_HINT_HIDDEN && node->raw > (best != NULL ? best->raw : root->raw))
      best = node;
  if (best == NULL)
    return;
  for (DossierHtmlNode *node = best->parent; node != NULL; node = node->parent)
    {
      node->raw += best->raw;
      if (node->hint == DOSSIER_HTML_HINT_HIDDEN)
        node->hint = DOSSIER_HTML_HINT_NONE;
    }
  best->hint = DOSSIER_HTML_HINT_NONE;
}

static void
mark_frames (DossierHtmlNode *root)
{
  float total = root->raw;

  for (DossierHtmlNode *node = root; node != NULL; node = dossier_html_node_after (node, root))
    {
      gboolean certain = node->tag == DOSSIER_HTML_FOOTER || node->tag == DOSSIER_HTML_NAV;
      gboolean frame = node->hint == DOSSIER_HTML_HINT_AROUND && node->raw < total * (certain ? CERTAIN_SHARE : FRAME_SHARE);

      node->dropped = frame || node->hint == DOSSIER_HTML_HINT_HIDDEN || (node->parent != NULL && node->parent->dropped);
    }
}

static DossierHtmlNode *
best_node (DossierHtmlNode *root)
{
  DossierHtmlNode *best = root;

  for (DossierHtmlNode *node = root; node != NULL; node = dossier_html_node_after (node, root))
    if (!node->dropped && node->value > best->value && node->tag != DOSSIER_HTML_P && node->tag != DOSSIER_HTML_LI)
      best = node;
  return best;
}

static DossierHtmlNode *
descend (DossierHtmlNode *node)
{
  for (;;)
    {
      DossierHtmlNode *heir = NULL;

      for (DossierHtmlNode *child = node->first; child != NULL; child = child->next)
        if (dossier_html_tag_is_block (child->tag) && child->value >= node->value * DESCENT_SHARE
            && child->tag != DOSSIER_HTML_P && child->tag != DOSSIER_HTML_BLOCKQUOTE)
          heir = child;
      if (heir == NULL)
        return node;
      node = heir;
    }
}

static DossierHtmlNode *
named_node (DossierHtmlNode *root,
            float            least)
{
  DossierHtmlNode *named = NULL;

  for (DossierHtmlNode *node = root; node != NULL; node = dossier_html_node_after (node, root))
    if (!node->dropped && node->hint == DOSSIER_HTML_HINT_CONTENT && node->value >= least
        && (named == NULL || node->value > named->value))
      named = node;
  return named;
}

/**
 * dossier_html_find_article:
 * @blocks: (element-type DossierHtmlBlock): the blocks of the page
 *
 * Marks what belongs to the page's frame (@dropped) and finds the article.
 *
 * Returns: (transfer none): the element that holds it
 */
DossierHtmlNode *
dossier_html_find_article (DossierHtmlPage *page,
                           GPtrArray       *blocks)
{
  DossierHtmlNode *best, *named;

  show_hidden_page (page->root);
  mark_frames (page->root);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      float value = block->node->dropped ? MIN (block->value, 0) * FRAME_WEIGHT : block->value;

      if (block->role != DOSSIER_BLOCK_CAPTION && value != 0)
        for (DossierHtmlNode *node = block->node; node != NULL; node = node->parent)
          node->value += value;
    }
  best = best_node (page->root);
  /* Not one sentence: whatever there is, is it. */
  if (best->raw <= 0)
    return page->root;
  named = named_node (page->root, best->value * NAMED_SHARE);
  return descend (named != NULL ? named : best);
}
