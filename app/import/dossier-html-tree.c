/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Markup to a tree of our own, by libxml2's HTML parser, the one place that knows of libxml2. The parser's events
 * are used, not its tree: ours is smaller, and its memory goes in one piece. A page lives on one thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-words-private.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MEMORY_BLOCK (64u * 1024)
#define MAX_DEPTH 600u

struct _DossierHtmlAttrValue
{
  DossierHtmlAttrValue *next;
  DossierHtmlAttr attr;
  const char *value;
};

typedef struct
{
  const char *name;
  DossierHtmlTag tag;
} TagName;

/* Sorted by name. */
static const TagName tag_names[] = {
  { "a", DOSSIER_HTML_A }, { "address", DOSSIER_HTML_ADDRESS }, { "article", DOSSIER_HTML_ARTICLE },
  { "aside", DOSSIER_HTML_ASIDE }, { "b", DOSSIER_HTML_STRONG }, { "blockquote", DOSSIER_HTML_BLOCKQUOTE },
  { "body", DOSSIER_HTML_BODY }, { "br", DOSSIER_HTML_BR }, { "button", DOSSIER_HTML_BUTTON },
  { "caption", DOSSIER_HTML_CAPTION }, { "center", DOSSIER_HTML_DIV }, { "dd", DOSSIER_HTML_DIV },
  { "details", DOSSIER_HTML_DIV }, { "dialog", DOSSIER_HTML_FORM }, { "div", DOSSIER_HTML_DIV },
  { "dl", DOSSIER_HTML_DIV }, { "dt", DOSSIER_HTML_DIV }, { "fieldset", DOSSIER_HTML_DIV },
  { "figcaption", DOSSIER_HTML_FIGCAPTION }, { "figure", DOSSIER_HTML_FIGURE }, { "footer", DOSSIER_HTML_FOOTER },
  { "form", DOSSIER_HTML_FORM }, { "h1", DOSSIER_HTML_H1 }, { "h2", DOSSIER_HTML_H2 }, { "h3", DOSSIER_HTML_H3 },
  { "h4", DOSSIER_HTML_H4 }, { "h5", DOSSIER_HTML_H5 }, { "h6", DOSSIER_HTML_H6 }, { "head", DOSSIER_HTML_HEAD },
  { "header", DOSSIER_HTML_HEADER }, { "hgroup", DOSSIER_HTML_DIV }, { "hr", DOSSIER_HTML_HR },
  { "html", DOSSIER_HTML_HTML }, { "img", DOSSIER_HTML_IMG }, { "input", DOSSIER_HTML_INPUT },
  { "label", DOSSIER_HTML_BUTTON }, { "legend", DOSSIER_HTML_BUTTON }, { "li", DOSSIER_HTML_LI },
  { "link", DOSSIER_HTML_LINK }, { "main", DOSSIER_HTML_MAIN }, { "menu", DOSSIER_HTML_NAV },
  { "meta", DOSSIER_HTML_META }, { "nav", DOSSIER_HTML_NAV }, { "ol", DOSSIER_HTML_LIST }, { "p", DOSSIER_HTML_P },
  { "pre", DOSSIER_HTML_PRE }, { "section", DOSSIER_HTML_SECTION }, { "strong", DOSSIER_HTML_STRONG },
  { "summary", DOSSIER_HTML_DIV }, { "sup", DOSSIER_HTML_SUP }, { "table", DOSSIER_HTML_TABLE },
  { "tbody", DOSSIER_HTML_TABLE }, { "td", DOSSIER_HTML_TD }, { "tfoot", DOSSIER_HTML_TABLE },
  { "th", DOSSIER_HTML_TD }, { "thead", DOSSIER_HTML_TABLE }, { "time", DOSSIER_HTML_TIME },
  { "title", DOSSIER_HTML_TITLE }, { "tr", DOSSIER_HTML_TR }, { "ul", DOSSIER_HTML_LIST },
};

static const char * const attr_names[DOSSIER_HTML_N_ATTRS] = {
  "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "itemtype", "lang", "name",
  "property", "rel", "role", "style", "title",
};

typedef struct
{
  DossierHtmlPage *page;
  DossierHtmlNode *current;
  guint depth;
  guint beyond; /* open elements below the greatest depth */
} Builder;

static gpointer
page_allocate (DossierHtmlPage *page,
               gsize            bytes)
{
  char *block;

  bytes = (bytes + 7) & ~(gsize) 7;
  if (bytes > MEMORY_BLOCK / 4)
    {
      block = g_malloc (bytes);
      g_ptr_array_insert (page->memory, 0, block);
      return block;
    }
  if (page->memory_left < bytes)
    {
      g_ptr_array_add (page->memory, g_malloc (MEMORY_BLOCK));
      page->memory_left = MEMORY_BLOCK;
    }
  block = g_ptr_array_index (page->memory, page->memory->len - 1);
  block += MEMORY_BLOCK - page->memory_left;
  page->memory_left -= bytes;
  return block;
}

static char *
page_copy (DossierHtmlPage *page,
           const char      *text,
           gsize            length)
{
  char *copy = page_allocate (page, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

static DossierHtmlNode *
append_node (Builder       *self,
             DossierHtmlTag tag)
{
  DossierHtmlNode *node = page_allocate (self->page, sizeof *node);

  memset (node, 0, sizeof *node);
  node->tag = tag;
  node->parent = self->current;
  if (self->current == NULL)
    self->page->root = node;
  else if (self->current->last == NULL)
    self->current->first = node;
  else
    self->current->last->next = node;
  if (self->current != NULL)
    self->current->last = node;
  return node;
}

static int
compare_tag (gconstpointer key,
             gconstpointer row)
{
  return strcmp (key, ((const TagName *) row)->name);
}

static void
start_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar **attributes)
{
  Builder *self = data;
  const TagName *known;

  if (self->depth >= MAX_DEPTH)
    {
      self->beyond++;
      return;
    }
  known = bsearch (name, tag_names, G_N_ELEMENTS (tag_names), sizeof tag_names[0], compare_tag);
  self->current = append_node (self, known != NULL ? known->tag : DOSSIER_HTML_OTHER);
  self->depth++;
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      const char *attr_name = strcmp ((const char *) attributes[i], "xml:lang") == 0 ? "lang" : (const char *) attributes[i];
      const char *value = attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "";

      for (guint attr = 0; attr < DOSSIER_HTML_N_ATTRS; attr++)
        if (attr_name[0] == attr_names[attr][0] && strcmp (attr_name, attr_names[attr]) == 0)
          {
            DossierHtmlAttrValue *row = page_allocate (self->page, sizeof *row);

            row->attr = attr;
            row->value = page_copy (self->page, value, strlen (value));
            row->next = self->current->attrs;
            self->current->attrs = row;
            break;
          }
    }
}

static void
end_element_cb (void          *data,
                const xmlChar *name)
{
  Builder *self = data;

  if (self->beyond > 0)
    self->beyond--;
  else if (self->current->parent != NULL)
    {
      self->current = self->current->parent;
      self->depth--;
    }
}

static void
characters_cb (void          *data,
               const xmlChar *text,
               int            length)
{
  Builder *self = data;
  DossierHtmlNode *node;

  if (length <= 0)
    return;
  node = append_node (self, DOSSIER_HTML_TEXT);
  node->text = page_copy (self->page, (const char *) text, length);
  node->length = length;
}

static void
message_cb (void       *data,
            const char *format,
            ...)
{
}

static gpointer
init_parser (gpointer data)
{
  xmlInitParser ();
  return NULL;
}

/**
 * dossier_html_page_parse:
 * @text: markup, valid UTF-8
 *
 * Returns: (transfer full): the page; never NULL, whatever the markup is like
 */
DossierHtmlPage *
dossier_html_page_parse (const char *text,
                         gsize       length)
{
  static GOnce once = G_ONCE_INIT;
  DossierHtmlPage *page = g_new0 (DossierHtmlPage, 1);
  g_autoptr (GString) tidy = NULL;
  htmlSAXHandler handler = { 0 };
  Builder builder = { page, NULL, 0, 0 };
  htmlParserCtxtPtr parser;

  g_once (&once, init_parser, NULL);
  page->memory = g_ptr_array_new_with_free_func (g_free);
  page->linked_data = g_ptr_array_new_with_free_func (g_free);
  builder.current = append_node (&builder, DOSSIER_HTML_OTHER);
  tidy = dossier_html_tidy (text, length, page->linked_data);
  if (tidy->len == 0)
    return page;

  handler.startElement = start_element_cb;
  handler.endElement = end_element_cb;
  handler.characters = characters_cb;
  handler.ignorableWhitespace = characters_cb;
  handler.cdataBlock = characters_cb;
  handler.error = message_cb;
  handler.warning = message_cb;
  handler.fatalError = message_cb;
  parser = htmlCreateMemoryParserCtxt (tidy->str, (int) tidy->len);
  if (parser == NULL)
    return page;
  htmlCtxtUseOptions (parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  *parser->sax = handler;
  parser->userData = &builder;
  xmlSwitchToEncoding (parser, xmlFindCharEncodingHandler ("UTF-8"));
  htmlParseDocument (parser);
  if (parser->myDoc != NULL)
    xmlFreeDoc (parser->myDoc);
  parser->myDoc = NULL;
  htmlFreeParserCtxt (parser);
  return page;
}

void
dossier_html_page_free (DossierHtmlPage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->memory);
  g_ptr_array_unref (page->linked_data);
  g_free (page);
}

/**
 * dossier_html_node_get:
 *
 * Returns: (transfer none) (nullable): an attribute's value
 */
const char *
dossier_html_node_get (const DossierHtmlNode *node,
                       DossierHtmlAttr        attr)
{
  for (const DossierHtmlAttrValue *row = node->attrs; row != NULL; row = row->next)
    if (row->attr == attr)
      return row->value;
  return NULL;
}

/**
 * dossier_html_node_after:
 * @root: the walk stays below it
 *
 * Returns: (nullable): the next node in the order of the page
 */
DossierHtmlNode *
dossier_html_node_after (DossierHtmlNode *node,
                         DossierHtmlNode *root)
{
  if (node->first != NULL)
    return node->first;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/**
 * dossier_html_node_words:
 *
 * Returns: (transfer full): all text below @node on one line, at most some 4000 bytes of it
 */
char *
dossier_html_node_words (DossierHtmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (DossierHtmlNode *at = node; at != NULL && text->len < 4000; at = dossier_html_node_after (at, node))
    {
      if (at->tag == DOSSIER_HTML_TEXT)
        {
          gsize blank = text->len == 0 || text->str[text->len - 1] == ' ' ? strspn (at->text, " \t\r\n") : 0;

          g_string_append_len (text, at->text + blank, at->length - blank);
        }
      else if ((dossier_html_tag_is_block (at->tag) || at->tag == DOSSIER_HTML_BR)
               && text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  return dossier_words_collapse (text->str, text->len);
}

gboolean
dossier_html_tag_is_block (DossierHtmlTag tag)
{
  switch (tag)
    {
    case DOSSIER_HTML_OTHER:
    case DOSSIER_HTML_TEXT:
    case DOSSIER_HTML_A:
    case DOSSIER_HTML_BR:
    case DOSSIER_HTML_BUTTON:
    case DOSSIER_HTML_IMG:
    case DOSSIER_HTML_INPUT:
    case DOSSIER_HTML_LINK:
    case DOSSIER_HTML_META:
    case DOSSIER_HTML_STRONG:
    case DOSSIER_HTML_SUP:
    case DOSSIER_HTML_TIME:
      return FALSE;
    default:
      return TRUE;
    }
}

gboolean
dossier_html_is_within (const DossierHtmlNode *node,
                        const DossierHtmlNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = node->parent;
  return node != NULL;
}
