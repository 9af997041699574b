/* SPDX-License-Identifier: GPL-3.0-or-later */

/* HTML: from bytes to a tree, from the tree to blocks, from blocks to the article. Private to app/import. */

#pragma once

#include "dossier-gather-private.h"

G_BEGIN_DECLS

/**
 * DossierHtmlTag: the elements that mean something here; every other one is DOSSIER_HTML_OTHER, an inline element.
 */
typedef enum
{
  DOSSIER_HTML_OTHER, DOSSIER_HTML_TEXT, DOSSIER_HTML_A, DOSSIER_HTML_ADDRESS, DOSSIER_HTML_ARTICLE, DOSSIER_HTML_ASIDE,
  DOSSIER_HTML_BLOCKQUOTE, DOSSIER_HTML_BODY, DOSSIER_HTML_BR, DOSSIER_HTML_BUTTON, DOSSIER_HTML_CAPTION,
  DOSSIER_HTML_DIV, DOSSIER_HTML_FIGCAPTION, DOSSIER_HTML_FIGURE, DOSSIER_HTML_FOOTER, DOSSIER_HTML_FORM,
  DOSSIER_HTML_H1, DOSSIER_HTML_H2, DOSSIER_HTML_H3, DOSSIER_HTML_H4, DOSSIER_HTML_H5, DOSSIER_HTML_H6,
  DOSSIER_HTML_HEAD, DOSSIER_HTML_HEADER, DOSSIER_HTML_HR, DOSSIER_HTML_HTML, DOSSIER_HTML_IMG, DOSSIER_HTML_INPUT,
  DOSSIER_HTML_LI, DOSSIER_HTML_LINK, DOSSIER_HTML_LIST, DOSSIER_HTML_MAIN, DOSSIER_HTML_META, DOSSIER_HTML_NAV,
  DOSSIER_HTML_P, DOSSIER_HTML_PRE, DOSSIER_HTML_SECTION, DOSSIER_HTML_STRONG, DOSSIER_HTML_SUP, DOSSIER_HTML_TABLE,
  DOSSIER_HTML_TD, DOSSIER_HTML_TIME, DOSSIER_HTML_TITLE, DOSSIER_HTML_TR,
} DossierHtmlTag;

typedef enum
{
  DOSSIER_HTML_ATTR_ARIA_HIDDEN, DOSSIER_HTML_ATTR_CLASS, DOSSIER_HTML_ATTR_CONTENT, DOSSIER_HTML_ATTR_DATETIME,
  DOSSIER_HTML_ATTR_HIDDEN, DOSSIER_HTML_ATTR_HREF, DOSSIER_HTML_ATTR_ID, DOSSIER_HTML_ATTR_ITEMPROP,
  DOSSIER_HTML_ATTR_ITEMTYPE, DOSSIER_HTML_ATTR_LANG, DOSSIER_HTML_ATTR_NAME, DOSSIER_HTML_ATTR_PROPERTY,
  DOSSIER_HTML_ATTR_REL, DOSSIER_HTML_ATTR_ROLE, DOSSIER_HTML_ATTR_STYLE, DOSSIER_HTML_ATTR_TITLE,
  DOSSIER_HTML_N_ATTRS,
} DossierHtmlAttr;

typedef struct _DossierHtmlNode DossierHtmlNode;
typedef struct _DossierHtmlAttrValue DossierHtmlAttrValue;

/**
 * DossierHtmlNode: one element or run of text. Lives as long as its page.
 * @hint: what its class, id and role say it is (DossierHtmlHint)
 * @headed: begins with a link
 * @pictured: holds a picture
 * @words: of all text below it
 * @link_words: of the links among it
 * @raw: value of all text below it, whatever it is called
 * @told: value of the text below it that linked data has too
 * @value: value of the text below it that may belong to the article
 */
struct _DossierHtmlNode
{
  DossierHtmlNode *parent;
  DossierHtmlNode *first;
  DossierHtmlNode *last;
  DossierHtmlNode *next;
  const char *text;  /* (nullable): only of text */
  guint length;      /* bytes */
  guint8 tag;
  guint8 hint;
  guint8 dropped;
  guint8 headed;
  guint8 pictured;
  guint words;
  guint link_words;
  float raw;
  float value;
  float told;
  DossierHtmlAttrValue *attrs;
};

/**
 * DossierHtmlPage: a parsed page. Owns the tree and the linked data found in its scripts.
 */
typedef struct
{
  GPtrArray *memory;       /* (owned): what nodes and strings lie in */
  gsize memory_left;
  DossierHtmlNode *root;
  GPtrArray *linked_data;  /* (owned) (element-type utf8): JSON-LD as it stands in the page */
} DossierHtmlPage;

/**
 * DossierHtmlHint: told by names, not yet by content
 */
typedef enum
{
  DOSSIER_HTML_HINT_NONE,
  DOSSIER_HTML_HINT_CONTENT, /* calls itself the body of an article */
  DOSSIER_HTML_HINT_CAPTION,
  DOSSIER_HTML_HINT_BYLINE,  /* author and date lines */
  DOSSIER_HTML_HINT_POST,    /* a post embedded from elsewhere */
  DOSSIER_HTML_HINT_AROUND,  /* share bars, related articles, comments, navigation … */
  DOSSIER_HTML_HINT_HIDDEN,
} DossierHtmlHint;

/**
 * DossierHtmlTold: whether the text in linked data has a block
 */
typedef enum
{
  DOSSIER_HTML_TOLD_UNSURE,
  DOSSIER_HTML_TOLD,
  DOSSIER_HTML_UNTOLD,
} DossierHtmlTold;

/**
 * DossierHtmlBlock: a paragraph of a page, wherever it stands.
 * @kept: belongs to the article's part of the page
 * @foreign: stands among the article's paragraphs, but is none of them
 */
typedef struct
{
  DossierHtmlNode *node; /* the block element it lies in */
  char *text;            /* (owned): collapsed; line feeds for <br> */
  guint words;
  guint link_words;
  guint tail;            /* byte offset of a closing run in bold, 0 when none */
  DossierBlockRole role;
  guint8 level;
  float value;
  gboolean sentence;     /* ends as one */
  gboolean leads;        /* has a link to elsewhere */
  gboolean kept;
  gboolean foreign;
  DossierHtmlTold told;
} DossierHtmlBlock;

/**
 * DossierHtmlDateKey: which of an article's dates something calls itself
 */
typedef enum
{
  DOSSIER_HTML_DATE_NONE,
  DOSSIER_HTML_DATE_PUBLISHED,
  DOSSIER_HTML_DATE_CREATED,
  DOSSIER_HTML_DATE_CHANGED,
  DOSSIER_HTML_DATE_OTHER,   /* plainly no article's */
} DossierHtmlDateKey;

/* A part of some text that is not one's own. */
typedef struct
{
  const char *start;
  gsize length; /* in bytes */
} DossierHtmlSlice;

GString         *dossier_html_tidy         (const char          *text,
                                            gsize                length,
                                            GPtrArray           *linked_data,
                                            GArray              *values);
DossierHtmlPage *dossier_html_page_parse   (const char          *text,
                                            gsize                length);
void             dossier_html_page_free    (DossierHtmlPage     *page);
const char      *dossier_html_node_get     (const DossierHtmlNode *node,
                                            DossierHtmlAttr      attr);
DossierHtmlNode *dossier_html_node_after   (DossierHtmlNode     *node,
                                            DossierHtmlNode     *root);
char            *dossier_html_node_words   (DossierHtmlNode     *node);
gboolean         dossier_html_tag_is_block (DossierHtmlTag       tag);
DossierHtmlHint  dossier_html_hint_of      (DossierHtmlNode     *node);
GPtrArray       *dossier_html_blocks       (DossierHtmlPage     *page);
GPtrArray       *dossier_html_cells        (DossierHtmlPage     *page);
DossierHtmlNode *dossier_html_find_article (DossierHtmlPage     *page,
                                            GPtrArray           *blocks);
void             dossier_html_hint_by_structure (DossierHtmlPage *page);
float            dossier_html_densest      (GPtrArray           *blocks,
                                            guint               *first,
                                            guint               *end);
DossierHtmlNode *dossier_html_choose       (DossierHtmlPage     *page,
                                            GPtrArray           *blocks,
                                            const char          *linked,
                                            gboolean            *use_linked);
char            *dossier_html_linked_text  (DossierHtmlPage     *page);
char            *dossier_html_plain_text   (const char          *text);
char            *dossier_html_state_text   (const char          *text,
                                            gsize                length);
char            *dossier_html_without_scripts (const char       *text,
                                            gsize                length);
guint            dossier_html_tell         (GPtrArray           *blocks,
                                            const char          *linked);
gboolean         dossier_html_is_hidden    (const DossierHtmlNode *node);
gboolean         dossier_html_is_within    (const DossierHtmlNode *node,
                                            const DossierHtmlNode *ancestor);
void             dossier_html_meta_read    (DossierHtmlPage     *page,
                                            GPtrArray           *blocks,
                                            DossierHtmlNode     *article,
                                            DossierGather       *gather);
void             dossier_html_collect_page (DossierGather       *gather,
                                            DossierHtmlPage     *page,
                                            GPtrArray           *blocks,
                                            const char          *text,
                                            gsize                length);
void             dossier_html_collect      (DossierGather       *gather,
                                            const char          *text,
                                            gsize                length);
void             dossier_html_collect_fragment (DossierGather   *gather,
                                            const char          *text,
                                            gsize                length);
void             dossier_html_add_pieces   (DossierGather       *gather,
                                            GPtrArray           *blocks,
                                            DossierHtmlNode     *article);
void             dossier_html_mark_pieces  (DossierGather       *gather);
DossierHtmlDateKey dossier_html_date_key (const char          *name,
                                          gsize                length);
void             dossier_html_dates_read   (DossierHtmlPage     *page,
                                            GPtrArray           *blocks,
                                            DossierHtmlNode     *article,
                                            DossierHtmlNode     *headline,
                                            guint                title,
                                            guint                first,
                                            DossierGather       *gather);
void             dossier_html_authors_read (DossierHtmlPage     *page,
                                            GPtrArray           *blocks,
                                            DossierHtmlNode     *headline,
                                            guint                title,
                                            guint                first,
                                            DossierGather       *gather);
guint            dossier_html_find_title   (GPtrArray           *blocks,
                                            DossierHtmlNode     *headline,
                                            const char          *title,
                                            guint                first);
guint            dossier_html_find_first_text (GPtrArray        *blocks,
                                            DossierHtmlNode     *article);
void             dossier_html_dates_read_state (const char      *text,
                                            gsize                length,
                                            DossierGather       *gather);
DossierDraft    *dossier_html_read         (const guint8        *bytes,
                                            gsize                length,
                                            const char          *file_name,
                                            const char          *url_hint,
                                            GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlPage, dossier_html_page_free)

G_END_DECLS
