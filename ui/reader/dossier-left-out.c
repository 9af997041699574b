/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which parts of an article a reader is spared: what surrounds it on a page or in a file, such as teasers, share bars and
 * lines that only repeat what stands above the text. Pure functions over what was read; nothing is owned here.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-left-out.h"

static gboolean
overlaps (const DossierBlock *block, guint start, guint end)
{
  return block->start < end && start < block->end;
}

/* Work of the analyst is never hidden, wherever it stands. */
static gboolean
is_marked (const DossierArticleView *view, const DossierBlock *block)
{
  for (guint i = 0; i < view->highlights->len; i++)
    {
      const DossierHighlight *highlight = &g_array_index (view->highlights, DossierHighlight, i);

      if (overlaps (block, highlight->start, highlight->end))
        return TRUE;
    }

  return FALSE;
}

/* A range that ends at 0 wants nothing; an empty one elsewhere wants the part in which it stands. */
static gboolean
is_wanted (const DossierBlock *block, const DossierTextRange *wanted)
{
  return wanted != NULL && wanted->end > 0 && overlaps (block, wanted->start, MAX (wanted->end, wanted->start + 1));
}

/**
 * dossier_left_out_ranges:
 * @view: an article
 * @wanted: (nullable): what is to be seen in any case; one that ends at 0 is none
 *
 * Returns: (transfer full) (element-type DossierTextRange): what is not shown, in order, each with the blank line after it;
 *   nothing when otherwise nothing would be left
 */
GArray *
dossier_left_out_ranges (const DossierArticleView *view, const DossierTextRange *wanted)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  guint n_shown = 0;
  guint shown_end = 0;

  g_return_val_if_fail (view != NULL, ranges);

  for (guint i = 0; view->blocks != NULL && i < view->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (view->blocks, DossierBlock, i);
      gboolean is_last = i + 1 == view->blocks->len;
      DossierTextRange range = { block->start, is_last ? view->length : g_array_index (view->blocks, DossierBlock, i + 1).start };
      DossierTextRange *before = ranges->len > 0 ? &g_array_index (ranges, DossierTextRange, ranges->len - 1) : NULL;

      if (block->role != DOSSIER_BLOCK_FURNITURE || is_marked (view, block) || is_wanted (block, wanted))
        {
          n_shown += block->role != DOSSIER_BLOCK_TITLE;
          shown_end = block->end;
        }
      else if (before != NULL && before->end == range.start)
        before->end = range.end;
      else
        g_array_append_val (ranges, range);
    }

  if (n_shown == 0)
    g_array_set_size (ranges, 0);
  if (ranges->len > 0)
    {
      DossierTextRange *last = &g_array_index (ranges, DossierTextRange, ranges->len - 1);

      if (last->end == view->length)
        last->start = MIN (last->start, shown_end);
    }

  return ranges;
}

/**
 * dossier_left_out_count:
 * @view: an article
 *
 * Returns: how many of its parts are not of the article itself
 */
guint
dossier_left_out_count (const DossierArticleView *view)
{
  guint n = 0;

  g_return_val_if_fail (view != NULL, 0);

  for (guint i = 0; view->blocks != NULL && i < view->blocks->len; i++)
    n += g_array_index (view->blocks, DossierBlock, i).role == DOSSIER_BLOCK_FURNITURE;

  return n;
}

/**
 * dossier_left_out_part:
 * @view: an article
 * @offset: code point of its text
 *
 * Returns: (transfer none) (nullable): the part there, whatever its role
 */
const DossierBlock *
dossier_left_out_part (const DossierArticleView *view, guint offset)
{
  g_return_val_if_fail (view != NULL, NULL);

  for (guint i = 0; view->blocks != NULL && i < view->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (view->blocks, DossierBlock, i);

      if (offset >= block->start && offset <= block->end)
        return block;
    }

  return NULL;
}
