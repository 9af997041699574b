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

/* Articles looked at in one piece of linked data. */
#define MAX_ARTICLES 32u
/* Shorter, a heading is as likely the name of a section or of the site. */
#define WHOLE_TITLE_WORDS 4u

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
  { "cxenseparse:author", DOSSIER_FIELD_BYLINE, "meta", 77 },
  { "mrf:authors", DOSSIER_FIELD_BYLINE, "meta", 79 },
  { "authors", DOSSIER_FIELD_BYLINE, "meta", 76 },
  { "article_author", DOSSIER_FIELD_BYLINE, "meta", 76 },
  { "author_name", DOSSIER_FIELD_BYLINE, "meta", 76 },
  { "article.author", DOSSIER_FIELD_BYLINE, "meta", 76 },
  { "agency", DOSSIER_FIELD_AGENCY, "meta", 80 },
  { "news_agency", DOSSIER_FIELD_AGENCY, "meta", 80 },
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

/* Every thing of @types in the data; bounded by the reader's depth. */
static void
collect_types (const DossierJson  *value,
               const char * const *types,
               GPtrArray          *found)
{
  if (value->items == NULL || found->len >= MAX_ARTICLES)
    return;
  if (has_type (value, types)
      && (dossier_json_get (value, "headline") != NULL || dossier_json_get (value, "datePublished") != NULL))
    g_ptr_array_add (found, (gpointer) value);
  for (guint i = 0; i < value->items->len; i++)
    collect_types (g_ptr_array_index (value->items, i), types, found);
}

/* Lists of other articles stand beside the page's own: the one whose headline the page has as its title is meant. */
static const DossierJson *
choose_article (GPtrArray  *articles,
                const char *title)
{
  const DossierJson *best = articles->len > 0 ? g_ptr_array_index (articles, 0) : NULL;
  double most = -1;

  for (guint i = 0; i < articles->len && articles->len > 1; i++)
    {
      const DossierJson *article = g_ptr_array_index (articles, i);
      const char *headline = dossier_json_get_string (article, "headline");
      double shared = headline != NULL && title != NULL ? dossier_words_shared (headline, title) : 0;

      shared += dossier_json_get (article, "datePublished") != NULL ? 0.1 : 0;
      shared += dossier_json_get (article, "author") != NULL ? 0.02 : 0;
      if (shared > most + 0.01)
        {
          most = shared;
          best = article;
        }
    }
  return best;
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

static const DossierJson *
author_at (const DossierJson *authors,
           guint              index)
{
  return authors->kind == DOSSIER_JSON_ARRAY ? g_ptr_array_index (authors->items, index) : authors;
}

/* Of organisations beside persons only an agency is of interest. */
static void
offer_authors (DossierGather     *gather,
               const DossierJson *authors,
               const DossierJson *root)
{
  static const char * const organisations[] = { "Organization", "NewsMediaOrganization", "Corporation", "NewsOrganization", NULL };
  g_autoptr (GString) persons = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);
  guint count = authors->kind == DOSSIER_JSON_ARRAY ? authors->items->len : 1;

  for (guint i = 0; i < MIN (count, 12); i++)
    {
      const DossierJson *author = author_at (authors, i);
      g_autofree char *name = unescape (name_of (author, root));
      g_autofree char *agency = name != NULL ? dossier_words_agency_of_byline (name) : NULL;
      g_autofree char *clean = name != NULL && strstr (name, "://") == NULL ? dossier_words_clean_byline (name) : NULL;
      GString *names = has_type (author, organisations) || (agency != NULL && clean != NULL && strchr (clean, ' ') == NULL) ? others : persons;

      if (agency != NULL)
        offer (gather, DOSSIER_FIELD_AGENCY, agency, "json-ld", 88);
      if (clean == NULL || strstr (names->str, clean) != NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, clean);
    }
  if (persons->len > 0)
    offer (gather, DOSSIER_FIELD_BYLINE, persons->str, "json-ld", 90);
  else
    offer (gather, DOSSIER_FIELD_BYLINE, others->str, "json-ld", 64);
}

static void
read_linked_article (const DossierJson *article,
                     const DossierJson *root,
                     gboolean           is_page,
                     DossierGather     *gather)
{
  static const char * const headlines[] = { "headline", "name", NULL };
  const DossierJson *authors = dossier_json_get (article, "author");
  const DossierJson *publisher = dossier_json_get (article, "publisher");
  const DossierJson *page = dossier_json_get (article, "mainEntityOfPage");
  const DossierJson *source = dossier_json_get (article, "sourceOrganization");
  int less = is_page ? 10 : 0;

  for (guint i = 0; headlines[i] != NULL; i++)
    {
      g_autofree char *headline = unescape (dossier_json_get_string (article, headlines[i]));

      offer (gather, DOSSIER_FIELD_TITLE, headline, "json-ld", 82 - (int) i * 6 - less);
    }
  offer (gather, DOSSIER_FIELD_DATE, dossier_json_get_string (article, "datePublished"), "json-ld", 92 - less);
  offer (gather, DOSSIER_FIELD_DATE, dossier_json_get_string (article, "dateCreated"), "json-ld", 75 - less);
  offer (gather, DOSSIER_FIELD_CHANGED, dossier_json_get_string (article, "dateModified"), "json-ld", 90 - less);
  offer (gather, DOSSIER_FIELD_LANGUAGE, dossier_json_get_string (article, "inLanguage"), "json-ld", 70);
  if (authors == NULL)
    authors = dossier_json_get (article, "creator");
  if (authors != NULL)
    offer_authors (gather, authors, root);
  if (source != NULL && name_of (source, root) != NULL)
    {
      /* It may be the outlet itself as well. */
      g_autofree char *agency = dossier_agency_of_name (name_of (source, root));

      offer (gather, DOSSIER_FIELD_AGENCY, agency, "json-ld", 84);
    }
  if (publisher != NULL)
    {
      g_autofree char *name = NULL;

      if (publisher->kind == DOSSIER_JSON_ARRAY && publisher->items->len > 0)
        publisher = g_ptr_array_index (publisher->items, 0);
      name = unescape (name_of (publisher, root));
      offer (gather, DOSSIER_FIELD_SOURCE, name, "json-ld", 85);
    }
  offer (gather, DOSSIER_FIELD_URL, dossier_json_get_string (article, "url"), "json-ld", 78 - less);
  if (page != NULL)
    offer (gather, DOSSIER_FIELD_URL,
           page->kind == DOSSIER_JSON_STRING ? page->string : dossier_json_get_string (page, "@id"), "json-ld", 76);
}

/* How much the headline of @article is @title, 1 when it tells none. */
static double
headline_share (const DossierJson *article,
                const char        *title)
{
  const char *headline = dossier_json_get_string (article, "headline");

  return headline != NULL && title != NULL ? dossier_words_shared (headline, title) : 1;
}

/* Answers whether there was an article of @types. */
static gboolean
read_linked_types (GPtrArray          *roots,
                   const char * const *types,
                   gboolean            are_pages,
                   DossierGather      *gather)
{
  g_autofree char *title = g_strdup (dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL));
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  double most = 0;

  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new ();
      const DossierJson *article;

      collect_types (g_ptr_array_index (roots, i), types, articles);
      article = choose_article (articles, title);
      g_ptr_array_add (chosen, (gpointer) article);
      if (article != NULL)
        most = MAX (most, headline_share (article, title));
    }
  for (guint i = 0; i < roots->len; i++)
    {
      const DossierJson *article = g_ptr_array_index (chosen, i);

      if (article != NULL && (most < 0.75 || headline_share (article, title) >= 0.5))
        read_linked_article (article, g_ptr_array_index (roots, i), are_pages, gather);
    }
  return most > 0;
}

/* What the page about an article says of its date may tell the instant where the article tells the day alone. */
static void
read_linked_page_dates (GPtrArray          *roots,
                        const char * const *types,
                        DossierGather      *gather)
{
  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (GPtrArray) pages = g_ptr_array_new ();

      collect_types (g_ptr_array_index (roots, i), types, pages);
      if (pages->len == 1)
        offer (gather, DOSSIER_FIELD_DATE, dossier_json_get_string (g_ptr_array_index (pages, 0), "datePublished"), "json-ld", 55);
    }
}

static void
read_linked_data (DossierHtmlPage *page,
                  DossierGather   *gather)
{
  static const char * const page_types[] = { "WebPage", "ItemPage", "MedicalWebPage", "AboutPage", "VideoObject", NULL };
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_json_free);

  for (guint i = 0; i < page->linked_data->len; i++)
    {
      const char *text = g_ptr_array_index (page->linked_data, i);
      DossierJson *root = dossier_json_parse (text, strlen (text));

      if (root != NULL)
        g_ptr_array_add (roots, root);
    }
  if (!read_linked_types (roots, article_types, FALSE, gather))
    read_linked_types (roots, page_types, TRUE, gather);
  else
    read_linked_page_dates (roots, page_types, gather);
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
      /* The card's first label is the author's, or else a time or a price. */
      if (name != NULL && g_ascii_strcasecmp (name, "twitter:data1") == 0 && strpbrk (content, "0123456789") == NULL
          && dossier_words_count (content) <= 6)
        offer (gather, DOSSIER_FIELD_BYLINE, content, "meta", 73);
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

static void
read_link (DossierHtmlNode *node,
           DossierGather   *gather)
{
  const char *rel = dossier_html_node_get (node, DOSSIER_HTML_ATTR_REL);

  if (g_strcmp0 (rel, "canonical") == 0)
    offer (gather, DOSSIER_FIELD_URL, dossier_html_node_get (node, DOSSIER_HTML_ATTR_HREF), "markup", 88);
}

/* How much @words are any of the titles that the page's head and data tell. */
static double
title_share (DossierGather *gather,
             const char    *words)
{
  double most = 0;

  for (guint i = 0; i < gather->candidates->len; i++)
    {
      const DossierCandidate *row = &g_array_index (gather->candidates, DossierCandidate, i);

      if (row->field == DOSSIER_FIELD_TITLE)
        most = MAX (most, dossier_words_shared (words, row->value));
    }
  return most;
}

/*
 * Pages repeat their title in the head: the first-level heading that shares most with it is the article's. @whole gets
 * how many headings could be a whole title.
 */
static DossierHtmlNode *
find_headline (DossierHtmlPage *page,
               DossierHtmlNode *article,
               DossierGather   *gather,
               double          *shared,
               guint           *whole)
{
  DossierHtmlNode *best = NULL;
  guint headings = 0;

  *shared = -1;
  *whole = 0;
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
      *whole += dossier_words_count (words) >= WHOLE_TITLE_WORDS ? 1 : 0;
      likeness = title_share (gather, words);
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
  guint whole, count;
  DossierHtmlNode *headline = find_headline (page, article, gather, &shared, &whole);

  if (headline == NULL)
    return NULL;
  words = dossier_html_node_words (headline);
  count = dossier_words_count (words);
  /* The head may hold a title for search engines; the only heading on the page is what readers see as one. */
  offer (gather, DOSSIER_FIELD_TITLE, words, "markup",
         shared >= 0.4 ? 87 : count >= WHOLE_TITLE_WORDS && whole == 1 ? 84 : count >= WHOLE_TITLE_WORDS ? 66 : 45);
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

/**
 * dossier_html_meta_read:
 * @blocks: (element-type DossierHtmlBlock)
 * @article: the element that holds the article
 *
 * Offers to @gather what the page says of the article.
 */
void
dossier_html_meta_read (DossierHtmlPage *page,
                        GPtrArray       *blocks,
                        DossierHtmlNode *article,
                        DossierGather   *gather)
{
  g_autoptr (GString) authors = g_string_new (NULL);
  DossierHtmlNode *headline;
  guint first, title;

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
    }
  offer (gather, DOSSIER_FIELD_BYLINE, authors->str, "meta", 80);
  read_linked_data (page, gather);
  dossier_gather_weigh (gather);
  headline = offer_headline (page, article, gather);
  dossier_gather_set_habit (gather, dossier_gather_best (gather, DOSSIER_FIELD_LANGUAGE, NULL),
                            dossier_gather_best (gather, DOSSIER_FIELD_URL, NULL));
  first = dossier_html_find_first_text (blocks, article);
  title = dossier_html_find_title (blocks, headline, dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL), first);
  dossier_html_dates_read (page, blocks, article, headline, title, first, gather);
  dossier_html_authors_read (page, blocks, headline, title, first, gather);
  dossier_gather_weigh (gather);
}
