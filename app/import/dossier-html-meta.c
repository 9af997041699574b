/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a page says of its article outside the text: JSON-LD, OpenGraph and other meta elements, microdata, <time>,
 * headings, links. Every answer becomes a candidate; which wins is the gather's business. Pure, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-json-private.h"
#include "dossier-words-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  DossierArticleField field;
  const char *origin;
  int confidence;
} MetaName;

static const MetaName meta_names[] = {
  { "og:title", DOSSIER_FIELD_TITLE, "opengraph", 80 },
  { "twitter:title", DOSSIER_FIELD_TITLE, "meta", 70 },
  { "dc.title", DOSSIER_FIELD_TITLE, "meta", 72 },
  { "dcterms.title", DOSSIER_FIELD_TITLE, "meta", 72 },
  { "citation_title", DOSSIER_FIELD_TITLE, "meta", 86 },
  { "sailthru.title", DOSSIER_FIELD_TITLE, "meta", 70 },
  { "headline", DOSSIER_FIELD_TITLE, "meta", 75 },
  { "author", DOSSIER_FIELD_BYLINE, "meta", 78 },
  { "article:author", DOSSIER_FIELD_BYLINE, "opengraph", 76 },
  { "article:author_name", DOSSIER_FIELD_BYLINE, "opengraph", 77 },
  { "og:article:author", DOSSIER_FIELD_BYLINE, "opengraph", 76 },
  { "parsely-author", DOSSIER_FIELD_BYLINE, "meta", 79 },
  { "sailthru.author", DOSSIER_FIELD_BYLINE, "meta", 79 },
  { "dc.creator", DOSSIER_FIELD_BYLINE, "meta", 74 },
  { "dcterms.creator", DOSSIER_FIELD_BYLINE, "meta", 74 },
  { "citation_author", DOSSIER_FIELD_BYLINE, "meta", 80 },
  { "byl", DOSSIER_FIELD_BYLINE, "meta", 80 },
  { "article:published_time", DOSSIER_FIELD_DATE, "opengraph", 88 },
  { "og:article:published_time", DOSSIER_FIELD_DATE, "opengraph", 87 },
  { "og:published_time", DOSSIER_FIELD_DATE, "opengraph", 86 },
  { "datepublished", DOSSIER_FIELD_DATE, "meta", 86 },
  { "parsely-pub-date", DOSSIER_FIELD_DATE, "meta", 86 },
  { "sailthru.date", DOSSIER_FIELD_DATE, "meta", 84 },
  { "pubdate", DOSSIER_FIELD_DATE, "meta", 84 },
  { "publishdate", DOSSIER_FIELD_DATE, "meta", 84 },
  { "publish-date", DOSSIER_FIELD_DATE, "meta", 84 },
  { "publication_date", DOSSIER_FIELD_DATE, "meta", 84 },
  { "citation_publication_date", DOSSIER_FIELD_DATE, "meta", 84 },
  { "article.published", DOSSIER_FIELD_DATE, "meta", 84 },
  { "dc.date.issued", DOSSIER_FIELD_DATE, "meta", 84 },
  { "dcterms.created", DOSSIER_FIELD_DATE, "meta", 80 },
  { "dcterms.date", DOSSIER_FIELD_DATE, "meta", 80 },
  { "dc.date", DOSSIER_FIELD_DATE, "meta", 80 },
  { "date", DOSSIER_FIELD_DATE, "meta", 78 },
  { "og:updated_time", DOSSIER_FIELD_CHANGED, "opengraph", 40 },
  { "article:modified_time", DOSSIER_FIELD_CHANGED, "opengraph", 40 },
  { "lastmod", DOSSIER_FIELD_CHANGED, "meta", 40 },
  { "og:site_name", DOSSIER_FIELD_SOURCE, "opengraph", 88 },
  { "application-name", DOSSIER_FIELD_SOURCE, "meta", 65 },
  { "citation_journal_title", DOSSIER_FIELD_SOURCE, "meta", 85 },
  { "dc.publisher", DOSSIER_FIELD_SOURCE, "meta", 70 },
  { "twitter:site", DOSSIER_FIELD_SOURCE, "meta", 35 },
  { "og:url", DOSSIER_FIELD_URL, "opengraph", 80 },
  { "og:locale", DOSSIER_FIELD_LANGUAGE, "opengraph", 50 },
  { "content-language", DOSSIER_FIELD_LANGUAGE, "meta", 62 },
  { "language", DOSSIER_FIELD_LANGUAGE, "meta", 62 },
  { "dc.language", DOSSIER_FIELD_LANGUAGE, "meta", 62 },
};

/* Kinds of JSON-LD that are an article. */
static const char * const article_types[] = {
  "Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
  "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "ScholarlyArticle", "TechArticle", "SocialMediaPosting",
  "AdvertiserContentArticle", "Blog", "Review", "Recipe", NULL
};

static void
offer (DossierGather      *gather,
       DossierArticleField field,
       const char         *value,
       const char         *origin,
       int                 confidence)
{
  if (value == NULL || value[0] == '\0')
    return;
  if (field == DOSSIER_FIELD_DATE)
    dossier_gather_offer_date (gather, value, origin, confidence);
  else if (field == DOSSIER_FIELD_CHANGED)
    dossier_gather_offer_changed (gather, value, origin, confidence);
  else if (field != DOSSIER_FIELD_BYLINE || strstr (value, "://") == NULL)
    dossier_gather_offer (gather, field, value, origin, confidence);
}

/* Markup within a string of linked data: entities and tags, as some pages leave them there. */
static char *
unescape (const char *value)
{
  g_autoptr (DossierHtmlPage) page = NULL;

  if (value == NULL || (strchr (value, '&') == NULL && strchr (value, '<') == NULL) || strlen (value) > 2000)
    return g_strdup (value);
  page = dossier_html_page_parse (value, strlen (value));
  return dossier_html_node_words (page->root);
}

static gboolean
has_type (const DossierJson  *object,
          const char * const *types)
{
  const DossierJson *type = dossier_json_get (object, "@type");

  if (type == NULL)
    return FALSE;
  if (type->kind == DOSSIER_JSON_STRING)
    return g_strv_contains (types, type->string);
  for (guint i = 0; type->kind == DOSSIER_JSON_ARRAY && i < type->items->len; i++)
    {
      const DossierJson *item = g_ptr_array_index (type->items, i);

      if (item->kind == DOSSIER_JSON_STRING && g_strv_contains (types, item->string))
        return TRUE;
    }
  return FALSE;
}

/* The first article anywhere in the data; bounded by the reader's depth. */
static const DossierJson *
find_article (const DossierJson *value)
{
  if (value->items == NULL)
    return NULL;
  if (has_type (value, article_types)
      && (dossier_json_get (value, "headline") != NULL || dossier_json_get (value, "datePublished") != NULL))
    return value;
  for (guint i = 0; i < value->items->len; i++)
    {
      const DossierJson *found = find_article (g_ptr_array_index (value->items, i));

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const DossierJson *
find_by_id (const DossierJson *value,
            const char        *id)
{
  if (value->items == NULL)
    return NULL;
  if (g_strcmp0 (dossier_json_get_string (value, "@id"), id) == 0 && dossier_json_get (value, "name") != NULL)
    return value;
  for (guint i = 0; i < value->items->len; i++)
    {
      const DossierJson *found = find_by_id (g_ptr_array_index (value->items, i), id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
name_of (const DossierJson *value,
         const DossierJson *root)
{
  const char *name, *id;
  const DossierJson *there;

  if (value->kind == DOSSIER_JSON_STRING)
    return value->string;
  name = dossier_json_get_string (value, "name");
  id = dossier_json_get_string (value, "@id");
  if (name != NULL || id == NULL)
    return name;
  there = find_by_id (root, id);
  return there != NULL ? dossier_json_get_string (there, "name") : NULL;
}

static void
offer_authors (DossierGather     *gather,
               const DossierJson *authors,
               const DossierJson *root)
{
  static const char * const organisations[] = { "Organization", "NewsMediaOrganization", "Corporation", NULL };
  g_autoptr (GString) names = g_string_new (NULL);
  guint count = authors->kind == DOSSIER_JSON_ARRAY ? authors->items->len : 1;
  const DossierJson *first = authors->kind == DOSSIER_JSON_ARRAY && count > 0 ? g_ptr_array_index (authors->items, 0) : authors;

  for (guint i = 0; i < MIN (count, 12); i++)
    {
      const DossierJson *author = authors->kind == DOSSIER_JSON_ARRAY ? g_ptr_array_index (authors->items, i) : authors;
      g_autofree char *name = unescape (name_of (author, root));
      g_autofree char *clean = name != NULL && strstr (name, "://") == NULL ? dossier_words_clean_byline (name) : NULL;

      if (clean == NULL || strstr (names->str, clean) != NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, clean);
    }
  offer (gather, DOSSIER_FIELD_BYLINE, names->str, "json-ld", has_type (first, organisations) ? 64 : 90);
}

static char *
read_linked_article (const DossierJson *article,
                     const DossierJson *root,
                     DossierGather     *gather)
{
  static const char * const headlines[] = { "headline", "name", NULL };
  const DossierJson *authors = dossier_json_get (article, "author");
  const DossierJson *publisher = dossier_json_get (article, "publisher");
  const DossierJson *page = dossier_json_get (article, "mainEntityOfPage");
  const char *body = dossier_json_get_string (article, "articleBody");

  for (guint i = 0; headlines[i] != NULL; i++)
    {
      g_autofree char *headline = unescape (dossier_json_get_string (article, headlines[i]));

      offer (gather, DOSSIER_FIELD_TITLE, headline, "json-ld", 82 - (int) i * 6);
    }
  offer (gather, DOSSIER_FIELD_DATE, dossier_json_get_string (article, "datePublished"), "json-ld", 92);
  offer (gather, DOSSIER_FIELD_DATE, dossier_json_get_string (article, "dateCreated"), "json-ld", 75);
  offer (gather, DOSSIER_FIELD_CHANGED, dossier_json_get_string (article, "dateModified"), "json-ld", 90);
  offer (gather, DOSSIER_FIELD_LANGUAGE, dossier_json_get_string (article, "inLanguage"), "json-ld", 70);
  if (authors == NULL)
    authors = dossier_json_get (article, "creator");
  if (authors != NULL)
    offer_authors (gather, authors, root);
  if (publisher != NULL)
    {
      g_autofree char *name = NULL;

      if (publisher->kind == DOSSIER_JSON_ARRAY && publisher->items->len > 0)
        publisher = g_ptr_array_index (publisher->items, 0);
      name = unescape (name_of (publisher, root));
      offer (gather, DOSSIER_FIELD_SOURCE, name, "json-ld", 85);
    }
  offer (gather, DOSSIER_FIELD_URL, dossier_json_get_string (article, "url"), "json-ld", 78);
  if (page != NULL)
    offer (gather, DOSSIER_FIELD_URL,
           page->kind == DOSSIER_JSON_STRING ? page->string : dossier_json_get_string (page, "@id"), "json-ld", 76);
  return g_strdup (body);
}

static char *
read_linked_data (DossierHtmlPage *page,
                  DossierGather   *gather)
{
  char *body = NULL;

  for (guint i = 0; i < page->linked_data->len; i++)
    {
      const char *text = g_ptr_array_index (page->linked_data, i);
      g_autoptr (DossierJson) root = dossier_json_parse (text, strlen (text));
      const DossierJson *article = root != NULL ? find_article (root) : NULL;
      char *found;

      if (article == NULL)
        continue;
      found = read_linked_article (article, root, gather);
      if (body == NULL)
        body = found;
      else
        g_free (found);
    }
  return body;
}

/* "Example, Ann" is Ann Example. */
static void
append_cited_author (GString    *authors,
                     const char *name)
{
  const char *comma = strchr (name, ',');

  if (authors->len > 0)
    g_string_append (authors, ", ");
  if (comma != NULL && comma[1] == ' ' && strchr (comma + 1, ',') == NULL)
    g_string_append_printf (authors, "%s %.*s", comma + 2, (int) (comma - name), name);
  else
    g_string_append (authors, name);
}

/* Names that no standard has, but that say what they are. */
static void
read_meta_date (const char    *name,
                const char    *content,
                DossierGather *gather)
{
  switch (dossier_html_date_key (name, strlen (name)))
    {
    case DOSSIER_HTML_DATE_PUBLISHED:
      offer (gather, DOSSIER_FIELD_DATE, content, "meta", 82);
      break;
    case DOSSIER_HTML_DATE_CREATED:
      offer (gather, DOSSIER_FIELD_DATE, content, "meta", 74);
      break;
    case DOSSIER_HTML_DATE_CHANGED:
      offer (gather, DOSSIER_FIELD_CHANGED, content, "meta", 76);
      break;
    default:
      break;
    }
}

static void
read_meta (DossierHtmlNode *node,
           DossierGather   *gather,
           GString         *authors)
{
  static const DossierHtmlAttr keys[] = {
    DOSSIER_HTML_ATTR_PROPERTY, DOSSIER_HTML_ATTR_NAME, DOSSIER_HTML_ATTR_ITEMPROP,
  };
  const char *content = dossier_html_node_get (node, DOSSIER_HTML_ATTR_CONTENT);

  if (content == NULL || content[0] == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *name = dossier_html_node_get (node, keys[i]);
      guint j;

      for (j = 0; name != NULL && j < G_N_ELEMENTS (meta_names); j++)
        if (g_ascii_strcasecmp (name, meta_names[j].name) == 0
            && (keys[i] != DOSSIER_HTML_ATTR_ITEMPROP || meta_names[j].field != DOSSIER_FIELD_DATE))
          {
            if (strcmp (meta_names[j].name, "citation_author") == 0)
              append_cited_author (authors, content);
            else
              offer (gather, meta_names[j].field, content, meta_names[j].origin, meta_names[j].confidence);
            break;
          }
      if (name != NULL && j == G_N_ELEMENTS (meta_names) && keys[i] != DOSSIER_HTML_ATTR_ITEMPROP)
        read_meta_date (name, content, gather);
    }
}

static void
read_microdata (DossierHtmlNode *node,
                DossierGather   *gather)
{
  const char *property = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);
  g_autofree char *words = NULL;

  if (property == NULL || node->tag == DOSSIER_HTML_META || strcmp (property, "headline") != 0)
    return;
  words = dossier_html_node_words (node);
  offer (gather, DOSSIER_FIELD_TITLE, words, "markup", 84);
}

static gboolean
is_author_node (DossierHtmlNode *node,
                int             *confidence)
{
  const char *property = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);
  const char *rel = dossier_html_node_get (node, DOSSIER_HTML_ATTR_REL);

  if (property != NULL && strcmp (property, "author") == 0)
    *confidence = 76;
  else if (rel != NULL && strcmp (rel, "author") == 0 && node->tag == DOSSIER_HTML_A)
    *confidence = 74;
  else if (node->hint == DOSSIER_HTML_HINT_BYLINE && node->tag != DOSSIER_HTML_TIME)
    *confidence = 62;
  else
    return FALSE;
  return TRUE;
}

/* Of an author's card only the name, when something in it says which words that is. */
static char *
author_words (DossierHtmlNode *card)
{
  DossierHtmlNode *named = NULL;

  for (DossierHtmlNode *node = card->first; node != NULL; node = dossier_html_node_after (node, card))
    {
      const char *property = node->tag == DOSSIER_HTML_TEXT ? NULL : dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);
      const char *class = node->tag == DOSSIER_HTML_TEXT ? NULL : dossier_html_node_get (node, DOSSIER_HTML_ATTR_CLASS);

      if (g_strcmp0 (property, "name") == 0 || (class != NULL && strstr (class, "name") != NULL))
        return dossier_html_node_words (node);
      if (named == NULL && node->tag == DOSSIER_HTML_A)
        {
          g_autofree char *words = dossier_html_node_words (node);

          named = dossier_words_count (words) >= 1 ? node : NULL;
        }
    }
  return dossier_html_node_words (named != NULL ? named : card);
}

/* An element that calls itself a byline: its words are names when they start with "By" or are few and capitalised. */
static void
read_author (DossierHtmlNode *node,
             DossierGather   *gather)
{
  g_autofree char *words = NULL;
  const char *names;
  int confidence;

  if (node->tag == DOSSIER_HTML_META || !is_author_node (node, &confidence))
    return;
  words = author_words (node);
  names = dossier_words_skip_byline_mark (words);
  if (dossier_words_count (words) < (confidence < 70 && names == NULL ? 2 : 1)
      || dossier_words_count (words) > (names != NULL ? 14 : 6) || strpbrk (words, "0123456789") != NULL)
    return;
  offer (gather, DOSSIER_FIELD_BYLINE, words, "markup", confidence + (names != NULL ? 4 : 0));
}

static void
read_link (DossierHtmlNode *node,
           DossierGather   *gather)
{
  const char *rel = dossier_html_node_get (node, DOSSIER_HTML_ATTR_REL);

  if (g_strcmp0 (rel, "canonical") == 0)
    offer (gather, DOSSIER_FIELD_URL, dossier_html_node_get (node, DOSSIER_HTML_ATTR_HREF), "markup", 88);
}

/* Pages repeat their title in the head: the first-level heading that shares most with it is the article's. */
static DossierHtmlNode *
find_headline (DossierHtmlPage *page,
               DossierHtmlNode *article,
               DossierGather   *gather,
               double          *shared)
{
  const char *title = dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL);
  DossierHtmlNode *best = NULL;
  guint headings = 0;

  *shared = -1;
  for (DossierHtmlNode *node = page->root; node != NULL && headings < 12; node = dossier_html_node_after (node, page->root))
    {
      g_autofree char *words = NULL;
      double likeness;

      if (node->tag != DOSSIER_HTML_H1 || node->hint == DOSSIER_HTML_HINT_HIDDEN)
        continue;
      headings++;
      words = dossier_html_node_words (node);
      if (dossier_words_count (words) == 0)
        continue;
      likeness = title != NULL ? dossier_words_shared (words, title) : 0;
      if (likeness > *shared + (dossier_html_is_within (node, article) ? -0.05 : 0.05))
        {
          *shared = likeness;
          best = node;
        }
    }
  return best;
}

/* Returns: (nullable): the heading */
static DossierHtmlNode *
offer_headline (DossierHtmlPage *page,
                DossierHtmlNode *article,
                DossierGather   *gather)
{
  g_autofree char *words = NULL;
  double shared;
  DossierHtmlNode *headline = find_headline (page, article, gather, &shared);

  if (headline == NULL)
    return NULL;
  words = dossier_html_node_words (headline);
  offer (gather, DOSSIER_FIELD_TITLE, words, "markup", shared >= 0.4 ? 87 : dossier_words_count (words) >= 4 ? 66 : 45);
  return headline;
}

static void
offer_window_title (DossierHtmlNode *node,
                    DossierGather   *gather)
{
  g_autofree char *words = dossier_html_node_words (node);
  g_autofree char *outlet = NULL;
  g_autofree char *headline = dossier_words_split_title (words, &outlet);

  offer (gather, DOSSIER_FIELD_TITLE, headline != NULL ? headline : words, "markup", headline != NULL ? 60 : 50);
  if (outlet != NULL)
    offer (gather, DOSSIER_FIELD_SOURCE, outlet, "markup", 55);
}

/* "By Ann Example", as a line before the text or right behind it. */
static void
offer_line (DossierGather *gather,
            const char    *line)
{
  g_autofree char *byline = dossier_words_byline_of_line (line);

  if (byline != NULL)
    offer (gather, DOSSIER_FIELD_BYLINE, byline, "text", 68);
}

/*
 * The lines about the article stand between its title and its text, or close to its first sentence.
 */
static void
offer_lines (GPtrArray       *blocks,
             DossierHtmlNode *article,
             DossierGather   *gather)
{
  const char *title = dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL);
  guint start = 0, first = blocks->len, end;
  guint title_words = title != NULL ? dossier_words_count (title) : 0;

  for (guint i = 0; i < blocks->len && first == blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (title != NULL && block->words <= 2 * title_words && 2 * block->words >= title_words && dossier_words_shared (block->text, title) >= 0.75)
        start = i;
      if (!block->node->dropped && block->value >= 20 && dossier_html_is_within (block->node, article))
        first = i;
    }
  if (first == blocks->len)
    return;
  start = start > 2 && start < first ? start - 2 : first > 8 ? first - 8 : 0;
  end = MIN (first + 4, blocks->len);
  for (guint i = MAX (start, first > 40 ? first - 40 : 0); i < end; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->words <= 30 && block->node->hint != DOSSIER_HTML_HINT_HIDDEN)
        offer_line (gather, block->text);
    }
}

/**
 * dossier_html_meta_read:
 * @blocks: (element-type DossierHtmlBlock)
 * @article: the element that holds the article
 *
 * Offers to @gather what the page says of the article.
 *
 * Returns: (transfer full) (nullable): the article's text as linked data has it
 */
char *
dossier_html_meta_read (DossierHtmlPage *page,
                        GPtrArray       *blocks,
                        DossierHtmlNode *article,
                        DossierGather   *gather)
{
  char *body = read_linked_data (page, gather);
  g_autoptr (GString) authors = g_string_new (NULL);
  DossierHtmlNode *headline;

  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    {
      if (node->tag == DOSSIER_HTML_TEXT || (node->attrs == NULL && node->tag != DOSSIER_HTML_TITLE))
        continue;
      if (node->tag == DOSSIER_HTML_META)
        read_meta (node, gather, authors);
      else if (node->tag == DOSSIER_HTML_LINK)
        read_link (node, gather);
      else if (node->tag == DOSSIER_HTML_TITLE && node->parent != NULL && node->parent->tag == DOSSIER_HTML_HEAD)
        offer_window_title (node, gather);
      else if (node->tag == DOSSIER_HTML_HTML)
        offer (gather, DOSSIER_FIELD_LANGUAGE, dossier_html_node_get (node, DOSSIER_HTML_ATTR_LANG), "markup", 75);
      read_microdata (node, gather);
      if (!node->dropped)
        read_author (node, gather);
    }
  offer (gather, DOSSIER_FIELD_BYLINE, authors->str, "meta", 80);
  dossier_gather_weigh (gather);
  headline = offer_headline (page, article, gather);
  dossier_gather_set_habit (gather, dossier_gather_best (gather, DOSSIER_FIELD_LANGUAGE, NULL),
                            dossier_gather_best (gather, DOSSIER_FIELD_URL, NULL));
  dossier_html_dates_read (page, blocks, article, headline, gather);
  offer_lines (blocks, article, gather);
  dossier_gather_weigh (gather);
  return body;
}
