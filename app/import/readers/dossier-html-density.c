/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A second way to find the article, which knows nothing of elements' names: a page read from top to bottom is one
 * stretch of sentences between stretches of links and fragments. It takes the stretch worth most. Pure, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

/* A step from one block to the next that passes more elements than this leaves a part of the page. */
#define NEAR_STEPS 8u
#define FAR_COST 1.5f

static guint
depth_of (const DossierHtmlNode *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;
  return depth;
}

/* Elements between two nodes by way of their common ancestor. */
static guint
steps_between (const DossierHtmlNode *a,
               const DossierHtmlNode *b)
{
  guint left = depth_of (a), right = depth_of (b), steps = 0;

  while (a != b)
    {
      if (left >= right)
        {
          a = a->parent;
          left--;
        }
      else
        {
          b = b->parent;
          right--;
        }
      steps++;
    }
  return steps;
}

gboolean
dossier_html_is_hidden (const DossierHtmlNode *node)
{
  for (; node != NULL; node = node->parent)
    if (node->hint == DOSSIER_HTML_HINT_HIDDEN || node->tag == DOSSIER_HTML_NAV)
      return TRUE;
  return FALSE;
}

static float
worth_of (const DossierHtmlBlock *block,
          const DossierHtmlBlock *before)
{
  float worth = block->role == DOSSIER_BLOCK_CAPTION ? 0 : block->value;
  guint steps = before != NULL && before->node != block->node ? steps_between (before->node, block->node) : 0;

  return steps > NEAR_STEPS ? worth - FAR_COST * (float) (steps - NEAR_STEPS) : worth;
}

/**
 * dossier_html_densest:
 * @blocks: (element-type DossierHtmlBlock)
 * @first: (out): index of the first block of the stretch
 * @end: (out): index behind its last
 *
 * Returns: what the stretch is worth, in words of prose; 0 when there is none
 */
float
dossier_html_densest (GPtrArray *blocks,
                      guint     *first,
                      guint     *end)
{
  const DossierHtmlBlock *before = NULL;
  float best = 0, sum = 0;
  guint start = 0;

  *first = *end = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (dossier_html_is_hidden (block->node))
        continue;
      sum += worth_of (block, before);
      before = block;
      if (sum <= 0)
        {
          sum = 0;
          start = i + 1;
        }
      else if (sum > best)
        {
          best = sum;
          *first = start;
          *end = i + 1;
        }
    }
  return best;
}
