/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Markup to a tree of our own, by gumbo, the one place that knows of it. Its tree follows the rules that browsers
 * follow; ours is smaller, keeps only what matters here, and its memory goes in one piece. A page lives on one thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-words-private.h"

#include <gumbo.h>
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
append_node (DossierHtmlPage *page,
             DossierHtmlNode *parent,
             DossierHtmlTag   tag)
{
  DossierHtmlNode *node = page_allocate (page, sizeof *node);

  memset (node, 0, sizeof *node);
  node->tag = tag;
  node->parent = parent;
  if (parent == NULL)
    return node;
  if (parent->last == NULL)
    parent->first = node;
  else
    parent->last->next = node;
  parent->last = node;
  return node;
}

static int
compare_tag (gconstpointer key,
             gconstpointer row)
{
  return strcmp (key, ((const TagName *) row)->name);
}

/* By the parser's own numbers; read-only once made. */
static gpointer
index_tags (gpointer data)
{
  DossierHtmlTag *tags = g_new0 (DossierHtmlTag, GUMBO_TAG_LAST);

  for (guint i = 0; i < GUMBO_TAG_LAST; i++)
    {
      const TagName *known = i == GUMBO_TAG_UNKNOWN ? NULL
                             : bsearch (gumbo_normalized_tagname (i), tag_names, G_N_ELEMENTS (tag_names), sizeof tag_names[0],
                                        compare_tag);

      tags[i] = known != NULL ? known->tag : DOSSIER_HTML_OTHER;
    }
  return tags;
}

static DossierHtmlTag
tag_of (const GumboElement *element)
{
  static GOnce once = G_ONCE_INIT;
  const DossierHtmlTag *tags = g_once (&once, index_tags, NULL);

  return element->tag < GUMBO_TAG_LAST ? tags[element->tag] : DOSSIER_HTML_OTHER;
}

/* A number is a place in @values; behind an equals sign stands the value itself. */
static const char *
copy_value (DossierHtmlPage *page,
            const char      *written,
            const GArray    *values)
{
  if (g_ascii_isdigit (written[0]))
    {
      guint64 at = g_ascii_strtoull (written, NULL, 10);

      if (at < values->len)
        {
          const DossierHtmlSlice *value = &g_array_index (values, DossierHtmlSlice, at);

          return page_copy (page, value->start, value->length);
        }
    }
  written += written[0] == '=' ? 1 : 0;
  return page_copy (page, written, strlen (written));
}

static void
copy_attributes (DossierHtmlPage    *page,
                 DossierHtmlNode    *node,
                 const GumboElement *element,
                 const GArray       *values)
{
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];
      const char *name = strcmp (attribute->name, "xml:lang") == 0 ? "lang" : attribute->name;

      for (guint attr = 0; attr < DOSSIER_HTML_N_ATTRS; attr++)
        if (name[0] == attr_names[attr][0] && strcmp (name, attr_names[attr]) == 0)
          {
            DossierHtmlAttrValue *row = page_allocate (page, sizeof *row);

            row->attr = attr;
            row->value = copy_value (page, attribute->value, values);
            row->next = node->attrs;
            node->attrs = row;
            break;
          }
    }
}

/* The node for one of the parser's; @parent itself for what is left out or lies too deep. */
static DossierHtmlNode *
copy_node (DossierHtmlPage *page,
           DossierHtmlNode *parent,
           const GumboNode *from,
           guint            depth,
           const GArray    *values)
{
  DossierHtmlNode *node = parent;

  if (from->type == GUMBO_NODE_TEXT || from->type == GUMBO_NODE_WHITESPACE || from->type == GUMBO_NODE_CDATA)
    {
      node = append_node (page, parent, DOSSIER_HTML_TEXT);
      node->length = (guint) strlen (from->v.text.text);
      node->text = page_copy (page, from->v.text.text, node->length);
    }
  else if ((from->type == GUMBO_NODE_ELEMENT || from->type == GUMBO_NODE_TEMPLATE) && depth < MAX_DEPTH)
    {
      node = append_node (page, parent, tag_of (&from->v.element));
      copy_attributes (page, node, &from->v.element, values);
    }
  return node;
}

static gboolean
has_children (const GumboNode *node)
{
  return (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) && node->v.element.children.length > 0;
}

/* Walks without recursion: how deep the parser's tree is, is the page's choice. */
static void
copy_tree (DossierHtmlPage *page,
           const GumboNode *root,
           const GArray    *values)
{
  const GumboNode *from = root;
  DossierHtmlNode *parent = page->root;
  guint depth = 0;

  for (;;)
    {
      DossierHtmlNode *node = copy_node (page, parent, from, depth, values);

      if (has_children (from))
        {
          from = from->v.element.children.data[0];
          parent = node;
          depth++;
          continue;
        }
      while (from != root && from->index_within_parent + 1 >= from->parent->v.element.children.length)
        {
          from = from->parent;
          depth--;
          if (depth < MAX_DEPTH && from != root)
            parent = parent->parent;
        }
      if (from == root)
        return;
      from = from->parent->v.element.children.data[from->index_within_parent + 1];
    }
}

/* The parser's memory goes in one piece too. */
static void *
allocate_cb (void  *data,
             size_t size)
{
  return page_allocate (data, size);
}

static void
deallocate_cb (void *data,
               void *memory)
{
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
  DossierHtmlPage *page = g_new0 (DossierHtmlPage, 1);
  DossierHtmlPage scratch = { 0 };
  /* Most of a page is values of attributes, and the parser reads slowly. */
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (DossierHtmlSlice));
  g_autoptr (GString) tidy = NULL;
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;

  page->memory = g_ptr_array_new_with_free_func (g_free);
  page->linked_data = g_ptr_array_new_with_free_func (g_free);
  page->root = append_node (page, NULL, DOSSIER_HTML_OTHER);
  tidy = dossier_html_tidy (text, length, page->linked_data, values);
  if (tidy->len == 0)
    return page;

  scratch.memory = g_ptr_array_new_with_free_func (g_free);
  options.allocator = allocate_cb;
  options.deallocator = deallocate_cb;
  options.userdata = &scratch;
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, tidy->str, tidy->len);
  copy_tree (page, output->root, values);
  g_ptr_array_unref (scratch.memory);
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
