/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Decides which blocks of a page are its article. Two ways to find it are compared, and what the page's own linked data
 * holds of the text is the umpire where there is one. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-words-private.h"

/* The stretch found by density is taken when it has this many times the prose of the element found by scoring. */
#define LOST_TIMES 2.0f
/* … and, with what calls itself a frame, this many times. */
#define ALL_LOST_TIMES 6.0f
/* Linked data is believed to be the whole text when it has this share of the prose found, or this much more. */
#define WHOLE_SHARE 0.75f
#define FOUND_SHARE 0.8f
#define MIN_LINKED_WORDS 40.0f
#define BEHIND_SHARE 15u
/* Of all that linked data has; and of the prose in the element. */
#define TOLD_ELEMENT_SHARE 0.92f
#define TOLD_ELEMENT_PROSE 0.6f

typedef enum
{
  WITHIN_ELEMENT,
  IN_STRETCH,
  IN_STRETCH_OR_FRAME,
} Way;

typedef struct
{
  GPtrArray *blocks;
  DossierHtmlNode *article;
  guint first, end;
} Choice;

static gboolean
is_in (const Choice           *self,
       const DossierHtmlBlock *block,
       guint                   index,
       Way                     way)
{
  gboolean stretch = index >= self->first && index < self->end;

  switch (way)
    {
    case WITHIN_ELEMENT:
      return !block->node->dropped && dossier_html_is_within (block->node, self->article);
    case IN_STRETCH:
      return stretch && !block->node->dropped;
    case IN_STRETCH_OR_FRAME:
    default:
      return stretch && !dossier_html_is_hidden (block->node);
    }
}

/* Words of prose; with @told only those that linked data has too. */
static float
prose_of (const Choice *self,
          Way           way,
          gboolean      told)
{
  float prose = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->value > 0 && block->role != DOSSIER_BLOCK_CAPTION && (!told || block->told == DOSSIER_HTML_TOLD)
          && is_in (self, block, i, way))
        prose += block->value;
    }
  return prose;
}

static float
told_of_page (GPtrArray *blocks)
{
  float words = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      words += block->told == DOSSIER_HTML_TOLD ? block->words : 0;
    }
  return words;
}

/* The element that holds all that was kept. */
static DossierHtmlNode *
common_ancestor (GPtrArray       *blocks,
                 DossierHtmlNode *root)
{
  DossierHtmlNode *common = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (!block->kept)
        continue;
      if (common == NULL)
        common = block->node;
      while (!dossier_html_is_within (block->node, common))
        common = common->parent;
    }
  return common != NULL ? common : root;
}

static void
keep (Choice          *self,
      Way              way,
      DossierHtmlNode *root)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      DossierHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      block->kept = is_in (self, block, i, way);
    }
  if (way != WITHIN_ELEMENT)
    self->article = common_ancestor (self->blocks, root);
}

/* The smallest element that holds nearly all that linked data has, when little else is in it. */
static DossierHtmlNode *
told_element (GPtrArray       *blocks,
              DossierHtmlNode *root)
{
  DossierHtmlNode *at = root;
  float all = 0, prose = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->told == DOSSIER_HTML_TOLD && block->value > 0 && !block->node->dropped)
        for (DossierHtmlNode *node = block->node; node != NULL; node = node->parent)
          node->told += block->value;
    }
  all = root->told;
  for (gboolean found = TRUE; found;)
    {
      found = FALSE;
      for (DossierHtmlNode *child = at->first; child != NULL && !found; child = child->next)
        if (child->told >= all * TOLD_ELEMENT_SHARE && child->tag != DOSSIER_HTML_P)
          {
            at = child;
            found = TRUE;
          }
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->value > 0 && !block->node->dropped && dossier_html_is_within (block->node, at))
        prose += block->value;
    }
  return all > 0 && at->told >= prose * TOLD_ELEMENT_PROSE ? at : NULL;
}

static void
keep_told (Choice          *self,
           DossierHtmlNode *root)
{
  guint first = self->blocks->len, end = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->told != DOSSIER_HTML_TOLD || block->words < 5)
        continue;
      first = MIN (first, i);
      end = i + 1;
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      DossierHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      block->kept = i >= first && i < end && (block->told == DOSSIER_HTML_TOLD || (block->words < 5 && !block->node->dropped));
    }
  self->article = common_ancestor (self->blocks, root);
}

static gboolean
is_untold (const DossierHtmlBlock *block)
{
  return block->kept && block->told == DOSSIER_HTML_UNTOLD && block->role == DOSSIER_BLOCK_BODY && block->level == 0
         && block->node->tag != DOSSIER_HTML_TD && block->node->tag != DOSSIER_HTML_TR && block->node->tag != DOSSIER_HTML_PRE;
}

/*
 * Between paragraphs that linked data has, prose that it has not is somebody else's. So is a little of it behind them,
 * when linked data does not break off.
 */
static void
drop_untold (GPtrArray  *blocks,
             const char *linked)
{
  guint last = 0;
  guint told = 0, behind = 0;
  gboolean begun = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kept && block->told == DOSSIER_HTML_TOLD)
        {
          last = i;
          told += block->words;
          behind = 0;
        }
      else if (is_untold (block))
        behind += block->words;
    }
  if (behind * 100 <= told * BEHIND_SHARE && dossier_words_end_sentence (linked) && !g_str_has_suffix (linked, "..\n")
      && !g_str_has_suffix (linked, "…\n"))
    last = blocks->len;
  for (guint i = 0; i <= last && i < blocks->len; i++)
    {
      DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      begun = begun || (block->kept && block->told == DOSSIER_HTML_TOLD);
      if (begun && is_untold (block))
        block->foreign = TRUE;
    }
}

/**
 * dossier_html_choose:
 * @blocks: (element-type DossierHtmlBlock): get their @kept and @foreign
 * @linked: (nullable): the text as linked data has it
 * @use_linked: (out): whether the page does not show its article, but linked data has it
 *
 * Returns: (transfer none): the element that holds the article
 */
DossierHtmlNode *
dossier_html_choose (DossierHtmlPage *page,
                     GPtrArray       *blocks,
                     const char      *linked,
                     gboolean        *use_linked)
{
  Choice self = { blocks, dossier_html_find_article (page, blocks), 0, 0 };
  float scored, linked_words, told, told_here;
  Way way = WITHIN_ELEMENT;

  dossier_html_densest (blocks, &self.first, &self.end);
  scored = prose_of (&self, WITHIN_ELEMENT, FALSE);
  if (prose_of (&self, IN_STRETCH_OR_FRAME, FALSE) > scored * ALL_LOST_TIMES)
    way = IN_STRETCH_OR_FRAME;
  if (prose_of (&self, IN_STRETCH, FALSE) > scored * LOST_TIMES)
    way = IN_STRETCH;
  keep (&self, way, page->root);

  *use_linked = FALSE;
  linked_words = linked != NULL ? (float) dossier_html_tell (blocks, linked) : 0;
  if (linked_words < MIN_LINKED_WORDS)
    return self.article;
  scored = prose_of (&self, way, FALSE);
  told = told_of_page (blocks);
  told_here = prose_of (&self, way, TRUE);
  if (told < linked_words * 0.5f)
    *use_linked = linked_words > scored * 1.25f;
  else if (told_here < linked_words * 0.5f && linked_words > scored * WHOLE_SHARE)
    keep_told (&self, page->root);
  else
    {
      DossierHtmlNode *element = told_element (blocks, page->root);

      if (told_here <= scored * FOUND_SHARE && element != NULL)
        {
          self.article = element;
          keep (&self, WITHIN_ELEMENT, page->root);
        }
      if (told_here > scored * FOUND_SHARE || element != NULL)
        drop_untold (blocks, linked);
    }
  return self.article;
}
