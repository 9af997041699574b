/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What an element says of itself by its name, class, id and role: the words authors of pages commonly use, in no
 * site's own fashion. A hint is only that; the text decides. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include <string.h>

typedef struct
{
  const char *word;
  DossierHtmlHint hint;
} HintWord;

#define AROUND DOSSIER_HTML_HINT_AROUND
#define BYLINE DOSSIER_HTML_HINT_BYLINE
#define CAPTION DOSSIER_HTML_HINT_CAPTION
#define CONTENT DOSSIER_HTML_HINT_CONTENT
#define HIDDEN DOSSIER_HTML_HINT_HIDDEN
#define POST DOSSIER_HTML_HINT_POST

/* Two words in a row are also looked up joined. */
static const HintWord hint_words[] = {
  { "addthis", AROUND }, { "addtoany", AROUND }, { "ads", AROUND }, { "adsbygoogle", AROUND }, { "advert", AROUND },
  { "advertisement", AROUND }, { "advertising", AROUND }, { "alsolike", AROUND }, { "articlebody", CONTENT },
  { "articlecontent", CONTENT }, { "articletext", CONTENT }, { "author", BYLINE }, { "authorbio", AROUND },
  { "authorbox", AROUND }, { "authors", BYLINE }, { "bodytext", CONTENT }, { "breadcrumb", AROUND },
  { "breadcrumbs", AROUND }, { "byline", BYLINE }, { "bylines", BYLINE }, { "caption", CAPTION },
  { "captions", CAPTION }, { "comment", AROUND }, { "commentlist", AROUND }, { "comments", AROUND },
  { "consent", AROUND }, { "contentbody", CONTENT }, { "cookie", AROUND }, { "cookies", AROUND },
  { "copyright", AROUND }, { "credit", CAPTION }, { "credits", CAPTION }, { "cta", AROUND }, { "dateline", BYLINE },
  { "disqus", AROUND }, { "donate", AROUND }, { "donation", AROUND }, { "entrybody", CONTENT },
  { "entrycontent", CONTENT }, { "entrymeta", BYLINE }, { "facebook", AROUND }, { "feedback", AROUND },
  { "figcaption", CAPTION }, { "footer", AROUND }, { "footnav", AROUND }, { "gallerycaption", CAPTION },
  { "gdpr", AROUND }, { "imagecaption", CAPTION }, { "imagecredit", CAPTION },
  { "infobox", AROUND }, { "instagrammedia", POST }, { "jpsharing", AROUND }, { "login", AROUND },
  { "maincontent", CONTENT }, { "mainnav", AROUND }, { "mediacaption", CAPTION }, { "menu", AROUND },
  { "modal", AROUND }, { "mostread", AROUND }, { "moststories", AROUND }, { "nav", AROUND }, { "navbar", AROUND },
  { "navigation", AROUND }, { "newsletter", AROUND }, { "newsletters", AROUND }, { "newssignup", AROUND },
  { "noprint", AROUND }, { "outbrain", AROUND }, { "pagination", AROUND }, { "paginator", AROUND },
  { "paywall", AROUND }, { "photocaption", CAPTION }, { "photocredit", CAPTION }, { "popular", AROUND },
  { "popup", AROUND }, { "postbody", CONTENT }, { "postcontent", CONTENT }, { "postmeta", BYLINE },
  { "posttext", CONTENT }, { "prevnext", AROUND }, { "print", AROUND }, { "promo", AROUND },
  { "promotion", AROUND }, { "pubdate", BYLINE }, { "published", BYLINE }, { "readmore", AROUND },
  { "readnext", AROUND }, { "recirc", AROUND }, { "recirculation", AROUND }, { "recommend", AROUND },
  { "recommendations", AROUND }, { "recommended", AROUND }, { "related", AROUND }, { "relatedposts", AROUND },
  { "respond", AROUND }, { "richtext", CONTENT }, { "seealso", AROUND }, { "share", AROUND },
  { "sharebar", AROUND }, { "sharedaddy", AROUND }, { "sharing", AROUND }, { "sidebar", AROUND },
  { "signin", AROUND }, { "signup", AROUND }, { "sitefooter", AROUND }, { "siteheader", AROUND },
  { "skiplink", AROUND }, { "skiplinks", AROUND }, { "skipto", AROUND }, { "social", AROUND }, { "sponsor", AROUND }, { "sponsored", AROUND },
  { "storybody", CONTENT }, { "storycontent", CONTENT }, { "storytext", CONTENT }, { "subscribe", AROUND },
  { "subscription", AROUND }, { "subscriptions", AROUND }, { "taboola", AROUND }, { "tagcloud", AROUND },
  { "taglist", AROUND }, { "tags", AROUND }, { "teaser", AROUND }, { "teasers", AROUND }, { "timestamp", BYLINE },
  { "toolbar", AROUND }, { "trending", AROUND }, { "tweet", POST }, { "twittertweet", POST },
  { "wpcaption", CAPTION },
};

/* Read-only once made. */
static gpointer
index_words (gpointer data)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (hint_words); i++)
    g_hash_table_insert (index, (gpointer) hint_words[i].word, GUINT_TO_POINTER (hint_words[i].hint));
  return index;
}

static DossierHtmlHint
look_up (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, index_words, NULL);

  return GPOINTER_TO_UINT (g_hash_table_lookup (index, word));
}

/* Words end at punctuation and where a small letter meets a capital; the last of several hints that counts most wins. */
static DossierHtmlHint
hint_of_names (const char *names)
{
  DossierHtmlHint strongest = DOSSIER_HTML_HINT_NONE;
  char pair[64] = "";
  gsize previous = 0, length = 0;
  guint words = 0;

  for (const char *at = names; words < 40; at++)
    {
      gboolean letter = g_ascii_isalpha (*at);
      gboolean boundary = !letter || (length > 0 && g_ascii_isupper (*at) && g_ascii_islower (at[-1]));

      if (boundary && length > 0)
        {
          DossierHtmlHint hint;

          pair[previous + length] = '\0';
          hint = look_up (pair + previous);
          strongest = MAX (strongest, hint);
          if (previous > 0)
            strongest = MAX (strongest, look_up (pair));
          memmove (pair, pair + previous, length);
          previous = length;
          length = 0;
          words++;
        }
      if (*at == '\0')
        break;
      if (*at == ' ')
        previous = 0;
      if (letter && previous + length + 2 < sizeof pair)
        {
          pair[previous + length] = g_ascii_tolower (*at);
          length++;
        }
      else if (letter)
        previous = length = 0;
    }
  return strongest;
}

static gboolean
is_hidden (DossierHtmlNode *node)
{
  const char *style = dossier_html_node_get (node, DOSSIER_HTML_ATTR_STYLE);
  const char *aria = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ARIA_HIDDEN);

  if (dossier_html_node_get (node, DOSSIER_HTML_ATTR_HIDDEN) != NULL || g_strcmp0 (aria, "true") == 0)
    return TRUE;
  return style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL
                           || strstr (style, "visibility:hidden") != NULL);
}

static DossierHtmlHint
hint_of_role (const char *role)
{
  static const char * const around[] = {
    "navigation", "complementary", "contentinfo", "banner", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar",
    "tablist", "button", NULL
  };

  return g_strv_contains (around, role) ? DOSSIER_HTML_HINT_AROUND : DOSSIER_HTML_HINT_NONE;
}

/**
 * dossier_html_hint_of:
 *
 * Returns: what @node says of itself
 */
DossierHtmlHint
dossier_html_hint_of (DossierHtmlNode *node)
{
  const char *class = dossier_html_node_get (node, DOSSIER_HTML_ATTR_CLASS);
  const char *id = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ID);
  const char *role = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ROLE);
  const char *property = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);
  DossierHtmlHint hint = DOSSIER_HTML_HINT_NONE;

  switch (node->tag)
    {
    case DOSSIER_HTML_NAV:
    case DOSSIER_HTML_ASIDE:
    case DOSSIER_HTML_FOOTER:
    case DOSSIER_HTML_FORM:
    case DOSSIER_HTML_BUTTON:
      hint = AROUND;
      break;
    case DOSSIER_HTML_FIGCAPTION:
    case DOSSIER_HTML_CAPTION:
    case DOSSIER_HTML_FIGURE:
      hint = CAPTION;
      break;
    case DOSSIER_HTML_TIME:
    case DOSSIER_HTML_ADDRESS:
      hint = BYLINE;
      break;
    case DOSSIER_HTML_HEAD:
    case DOSSIER_HTML_TITLE:
      return HIDDEN;
    default:
      break;
    }
  if (node->attrs == NULL)
    return hint;
  if (is_hidden (node))
    return HIDDEN;
  if (property != NULL && (strstr (property, "articleBody") != NULL || strstr (property, "reviewBody") != NULL))
    return CONTENT;
  if (property != NULL && (strstr (property, "author") != NULL || strstr (property, "datePublished") != NULL))
    hint = MAX (hint, BYLINE);
  if (role != NULL)
    hint = MAX (hint, hint_of_role (role));
  if (class != NULL)
    hint = MAX (hint, hint_of_names (class));
  /* A heading's is made of its words. */
  if (id != NULL && (node->tag < DOSSIER_HTML_H1 || node->tag > DOSSIER_HTML_H6))
    hint = MAX (hint, hint_of_names (id));
  return hint;
}
