/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Parts of a page that its structure gives away, whatever they are called: rows of cards that lead to other articles,
 * and boxes built around a form. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include <string.h>

/* A card is this short, … */
#define CARD_WORDS 60u
#define CARD_MIN_WORDS 3u
/* … and there are this many in a row. */
#define CARDS 3u
/* A box around a form says no more than this beside it. */
#define FORM_WORDS 40u

static gboolean
is_card (const DossierHtmlNode *node)
{
  return node->words >= CARD_MIN_WORDS && node->words <= CARD_WORDS
         && (node->headed || node->link_words * 2 >= node->words);
}

static gboolean
same_kind (const DossierHtmlNode *a,
           const DossierHtmlNode *b)
{
  return a->tag == b->tag
         && g_strcmp0 (dossier_html_node_get (a, DOSSIER_HTML_ATTR_CLASS), dossier_html_node_get (b, DOSSIER_HTML_ATTR_CLASS)) == 0;
}

static gboolean
can_be_card (const DossierHtmlNode *node)
{
  return dossier_html_tag_is_block (node->tag) && node->tag != DOSSIER_HTML_P && node->tag != DOSSIER_HTML_TR
         && node->tag != DOSSIER_HTML_TD && !(node->tag >= DOSSIER_HTML_H1 && node->tag <= DOSSIER_HTML_H6);
}

/* Three cards of one kind, with nothing else between them, are a row of them. */
static void
mark_cards (DossierHtmlNode *parent)
{
  DossierHtmlNode *start = NULL;
  guint count = 0;

  for (DossierHtmlNode *child = parent->first;; child = child->next)
    {
      if (child != NULL && (child->words == 0 || child->tag == DOSSIER_HTML_TEXT))
        continue;
      if (child != NULL && can_be_card (child) && is_card (child) && (start == NULL || same_kind (start, child)))
        {
          start = start != NULL ? start : child;
          count++;
          continue;
        }
      if (count >= CARDS)
        for (DossierHtmlNode *card = start; card != child; card = card->next)
          card->hint = MAX (card->hint, DOSSIER_HTML_HINT_AROUND);
      if (child == NULL)
        return;
      count = 0;
      start = NULL;
      if (can_be_card (child) && is_card (child))
        {
          start = child;
          count = 1;
        }
    }
}

static void
mark_form (DossierHtmlNode *form)
{
  DossierHtmlNode *box = form;

  while (box->parent != NULL && box->parent->words <= FORM_WORDS && box->parent->tag != DOSSIER_HTML_ARTICLE
         && box->parent->tag != DOSSIER_HTML_MAIN && box->parent->tag != DOSSIER_HTML_BODY
         && box->parent->hint != DOSSIER_HTML_HINT_CONTENT)
    box = box->parent;
  box->hint = MAX (box->hint, DOSSIER_HTML_HINT_AROUND);
}

/**
 * dossier_html_hint_by_structure:
 *
 * Adds to the hints that names gave those that structure gives.
 */
void
dossier_html_hint_by_structure (DossierHtmlPage *page)
{
  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    {
      if (node->tag == DOSSIER_HTML_FORM)
        mark_form (node);
      if (node->words >= CARDS * CARD_MIN_WORDS && node->first != NULL)
        mark_cards (node);
    }
}
