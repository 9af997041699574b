/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads a page: its article's blocks with their roles, in the order of the page, under the title. What stands around
 * the article (navigation, other articles, comments) is left in the original and not taken. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-charset-private.h"
#include "dossier-furniture-private.h"
#include "dossier-import.h"
#include "dossier-markup-signs-private.h"
#include "dossier-words-private.h"

#include <string.h>

/* A page that shows fewer words of prose is looked behind. */
#define SHOWN_WORDS 40u

/* charset=name in a <meta>, or encoding="name" in an XML declaration. */
static char *
declared_encoding (const guint8 *bytes,
                   gsize         length)
{
  g_autofree char *start = dossier_html_readable_start (bytes, length);
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

static void
add_linked_body (DossierGather *gather,
                 const char    *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    dossier_gather_add (gather, lines[i], -1, DOSSIER_BLOCK_BODY);
}

/* A page on its way to be an article. */
typedef struct
{
  const char *text;
  gsize length;
  DossierHtmlPage *page;
  GPtrArray *blocks;
  DossierHtmlNode *article; /* of @page */
  char *linked;             /* (owned) (nullable): the text that stands for the page's own */
  gboolean use_linked;
} Reading;

static void
reading_start (Reading         *self,
               DossierHtmlPage *page,
               GPtrArray       *blocks)
{
  self->page = page;
  self->blocks = blocks;
  self->linked = dossier_html_linked_text (page);
  dossier_html_hint_by_structure (page);
  self->article = dossier_html_choose (page, blocks, self->linked, &self->use_linked);
}

static guint
shown_words (const Reading *self)
{
  guint words = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      words += block->kept && block->value > 0 ? block->words : 0;
    }
  return words;
}

static void
add_reading (const Reading *self,
             DossierGather *gather)
{
  dossier_html_meta_read (self->page, self->blocks, self->article, gather);
  dossier_html_dates_read_state (self->text, self->length, gather);
  if (self->use_linked)
    add_linked_body (gather, self->linked);
  else
    dossier_html_add_pieces (gather, self->blocks, self->article);
  dossier_html_mark_pieces (gather);
}

/* What the page has for browsers without scripts, when that is more. */
static gboolean
add_without_scripts (const Reading *self,
                     const char    *text,
                     gsize          length,
                     DossierGather *gather)
{
  g_autofree char *without = dossier_html_without_scripts (text, length);
  g_autoptr (DossierHtmlPage) page = without != NULL ? dossier_html_page_parse (without, length) : NULL;
  g_autoptr (GPtrArray) blocks = page != NULL ? dossier_html_blocks (page) : NULL;
  Reading other = { 0 };
  gboolean more;

  if (page == NULL)
    return FALSE;
  other.text = text;
  other.length = length;
  reading_start (&other, page, blocks);
  more = shown_words (&other) > MAX (2 * shown_words (self), SHOWN_WORDS / 2);
  if (more)
    add_reading (&other, gather);
  g_free (other.linked);
  return more;
}

/**
 * dossier_html_collect_page:
 * @gather: what the page's article and its fields are added to; what was offered before is weighed with the page's own
 * @page: a page
 * @blocks: (element-type DossierHtmlBlock): its blocks
 * @text: what it was parsed from
 * @length: in bytes
 */
void
dossier_html_collect_page (DossierGather   *gather,
                           DossierHtmlPage *page,
                           GPtrArray       *blocks,
                           const char      *text,
                           gsize            length)
{
  Reading self = { 0 };

  self.text = text;
  self.length = length;
  reading_start (&self, page, blocks);
  if (!self.use_linked && shown_words (&self) < SHOWN_WORDS)
    {
      char *state;

      if (add_without_scripts (&self, text, length, gather))
        {
          g_free (self.linked);
          return;
        }
      state = dossier_html_state_text (text, length);
      self.use_linked = state != NULL && dossier_words_count (state) > 2 * shown_words (&self);
      if (self.use_linked)
        {
          g_free (self.linked);
          self.linked = g_steal_pointer (&state);
        }
      g_free (state);
    }
  add_reading (&self, gather);
  g_free (self.linked);
}

/**
 * dossier_html_collect:
 * @gather: as in dossier_html_collect_page()
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

  dossier_html_collect_page (gather, page, blocks, text, length);
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
  dossier_html_add_pieces (gather, blocks, page->root);
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
  if (url_hint != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_URL, url_hint, "address", 90);
  dossier_html_collect (gather, text, text_length);
  return dossier_gather_finish (gather, file_name, url_hint, error);
}
