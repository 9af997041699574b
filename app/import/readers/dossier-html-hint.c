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
  { "abobox", AROUND }, { "aboutauthor", AROUND }, { "adblock", AROUND }, { "adbox", AROUND },
  { "adcontainer", AROUND }, { "addthis", AROUND }, { "addtoany", AROUND }, { "ads", AROUND },
  { "adsbygoogle", AROUND }, { "adsense", AROUND }, { "adslot", AROUND }, { "adunit", AROUND }, { "advert", AROUND },
  { "advertisement", AROUND }, { "advertising", AROUND }, { "advertorial", AROUND }, { "adwrapper", AROUND },
  { "alsolike", AROUND }, { "anuncio", AROUND }, { "anuncios", AROUND }, { "anzeige", AROUND },
  { "anzeigen", AROUND }, { "articleauthor", BYLINE }, { "articlebody", CONTENT }, { "articlebodycontent", CONTENT },
  { "articlecontent", CONTENT }, { "articledate", BYLINE }, { "articlemeta", BYLINE }, { "articlerelated", AROUND },
  { "articletext", CONTENT }, { "articletextbody", CONTENT }, { "artikeltext", CONTENT }, { "assine", AROUND },
  { "auteur", BYLINE }, { "auteurinfo", AROUND }, { "auteurs", BYLINE }, { "author", BYLINE },
  { "authorbio", AROUND }, { "authorbox", AROUND }, { "authorcard", AROUND }, { "authorinfo", AROUND },
  { "authorprofile", AROUND }, { "authors", BYLINE }, { "autor", BYLINE }, { "autora", BYLINE },
  { "autore", BYLINE }, { "autores", BYLINE }, { "avtor", BYLINE }, { "bannerad", AROUND },
  { "bijschrift", CAPTION }, { "bildnachweis", CAPTION }, { "bildquelle", CAPTION }, { "bildtext", CAPTION },
  { "bildunterschrift", CAPTION }, { "bildunterzeile", CAPTION }, { "bodycontent", CONTENT },
  { "bodytext", CONTENT }, { "boletin", AROUND }, { "breadcrumb", AROUND }, { "breadcrumbs", AROUND },
  { "brodtext", CONTENT }, { "byline", BYLINE }, { "bylinename", BYLINE }, { "bylines", BYLINE },
  { "caption", CAPTION }, { "captions", CAPTION }, { "captiontext", CAPTION }, { "captionwrapper", CAPTION },
  { "comentario", AROUND }, { "comentarios", AROUND }, { "comment", AROUND }, { "commentaire", AROUND },
  { "commentaires", AROUND }, { "commenti", AROUND }, { "commentlist", AROUND }, { "comments", AROUND },
  { "commentsection", AROUND }, { "compartilhar", AROUND }, { "compartir", AROUND }, { "condividi", AROUND },
  { "consent", AROUND }, { "contenidonota", CONTENT }, { "contentbody", CONTENT },
  { "cookie", AROUND }, { "cookies", AROUND }, { "copyright", AROUND }, { "copyrightinfo", CAPTION },
  { "corpoarticolo", CONTENT }, { "corpsarticle", CONTENT }, { "correlate", AROUND }, { "correlati", AROUND },
  { "credit", CAPTION }, { "creditline", CAPTION }, { "credits", CAPTION }, { "cta", AROUND },
  { "cuerponota", CONTENT }, { "cuerponoticia", CONTENT }, { "dateline", BYLINE }, { "datepublished", BYLINE },
  { "datum", BYLINE }, { "delen", AROUND }, { "detailtext", CONTENT },
  { "didascalia", CAPTION }, { "disqus", AROUND }, { "donacion", AROUND }, { "donate", AROUND },
  { "donation", AROUND }, { "dpgads", AROUND }, { "empfehlung", AROUND }, { "empfehlungen", AROUND },
  { "entrybody", CONTENT }, { "entrycontent", CONTENT }, { "entrymeta", BYLINE }, { "entrytext", CONTENT },
  { "epigrafe", CAPTION }, { "etiketler", AROUND }, { "etiquetas", AROUND }, { "facebook", AROUND },
  { "fecha", BYLINE }, { "feedback", AROUND }, { "figcaption", CAPTION }, { "firma", BYLINE },
  { "followus", AROUND }, { "footer", AROUND }, { "footnav", AROUND }, { "forfatter", BYLINE },
  { "fotobijschrift", CAPTION }, { "fotobyline", CAPTION }, { "fotocredit", CAPTION }, { "fotonachweis", CAPTION },
  { "fotoonderschrift", CAPTION }, { "fotounterschrift", CAPTION },   { "gallerycaption", CAPTION }, { "gdpr", AROUND }, { "googleads", AROUND }, { "haberdetay", CONTENT },
  { "haberici", CONTENT }, { "haberictext", CONTENT }, { "imagecaption", CAPTION }, { "imagecredit", CAPTION },
  { "imagedescription", CAPTION }, { "imagelegend", CAPTION }, { "imagesource", CAPTION }, { "imgcaption", CAPTION },
  { "imgcredit", CAPTION }, { "imginfo", CAPTION }, { "infobox", AROUND }, { "inlinead", AROUND },
  { "instagrammedia", POST }, { "iscriviti", AROUND }, { "jpsharing", AROUND }, { "kepalairas", CAPTION },
  { "kirjoittaja", BYLINE }, { "komentar", AROUND }, { "komentari", AROUND }, { "komentarji", AROUND },
  { "komentarze", AROUND }, { "kommentar", AROUND }, { "kommentare", AROUND }, { "kommentarer", AROUND },
  { "kommentit", AROUND }, { "lastupdated", BYLINE }, { "leermas", AROUND }, { "leesook", AROUND },
  { "legenda", CAPTION }, { "legende", CAPTION }, { "leggianche", AROUND }, { "leiamais", AROUND },
  { "leiatambem", AROUND }, { "lesaussi", AROUND }, { "lesmer", AROUND }, { "leyenda", CAPTION },
  { "lireaussi", AROUND }, { "lireplus", AROUND }, { "login", AROUND }, { "mailinglist", AROUND },
  { "maincontent", CONTENT }, { "mainnav", AROUND },
  { "masinfo", AROUND }, { "masleidas", AROUND }, { "mediacaption", CAPTION },
  { "mediacredit", CAPTION }, { "mehrzumthema", AROUND }, { "meistgelesen", AROUND }, { "menu", AROUND },
  { "modal", AROUND }, { "morefrom", AROUND }, { "morenews", AROUND }, { "moreon", AROUND },
  { "morestories", AROUND }, { "mostpopular", AROUND }, { "mostread", AROUND }, { "moststories", AROUND },
  { "mostviewed", AROUND }, { "nav", AROUND }, { "navbar", AROUND }, { "navigation", AROUND },
  { "newsbody", CONTENT }, { "newsletter", AROUND },
  { "newsletterbox", AROUND }, { "newsletterform", AROUND }, { "newsletters", AROUND },
  { "newslettersignup", AROUND }, { "newssignup", AROUND }, { "newstext", CONTENT }, { "nieuwsbrief", AROUND },
  { "noprint", AROUND }, { "notabody", CONTENT }, { "notacontent", CONTENT }, { "notasrelacionadas", AROUND },
  { "notatexto", CONTENT }, { "noticiacuerpo", CONTENT }, { "noticiasrelacionadas", AROUND }, { "outbrain", AROUND },
  { "outbrainwidget", AROUND }, { "pagination", AROUND }, { "paginator", AROUND },
  { "partage", AROUND }, { "partager", AROUND }, { "paylas", AROUND }, { "paywall", AROUND },
  { "photocaption", CAPTION }, { "photocredit", CAPTION }, { "photodescription", CAPTION },
  { "picturecaption", CAPTION }, { "piedefoto", CAPTION }, { "piefoto", CAPTION }, { "piephoto", CAPTION },
  { "podpiszdjecia", CAPTION }, { "popisek", CAPTION }, { "popular", AROUND }, { "popularposts", AROUND },
  { "popup", AROUND }, { "postbody", CONTENT }, { "postcontent", CONTENT }, { "postdate", BYLINE },
  { "postedon", BYLINE }, { "postmeta", BYLINE }, { "posttext", CONTENT }, { "powiazane", AROUND },
  { "premiumbox", AROUND }, { "prevnext", AROUND }, { "print", AROUND }, { "promo", AROUND },
  { "promotion", AROUND }, { "pubblicita", AROUND }, { "pubdate", BYLINE }, { "publicidad", AROUND },
  { "publicidade", AROUND }, { "publicite", AROUND }, { "publishdate", BYLINE }, { "published", BYLINE },
  { "publisheddate", BYLINE }, { "publisuites", AROUND }, { "reacties", AROUND }, { "readalso", AROUND },
  { "readmore", AROUND }, { "readmorelink", AROUND }, { "readnext", AROUND }, { "recirc", AROUND },
  { "recirculation", AROUND }, { "recommend", AROUND }, { "recommendations", AROUND }, { "recommended", AROUND },
  { "redactor", BYLINE }, { "redakteur", BYLINE }, { "regwall", AROUND }, { "reklam", AROUND },
  { "reklama", AROUND }, { "reklame", AROUND }, { "relacionadas", AROUND }, { "relacionados", AROUND },
  { "related", AROUND }, { "relatedarticle", AROUND }, { "relatedarticles", AROUND }, { "relatedcontent", AROUND },
  { "relatedlinks", AROUND }, { "relatednews", AROUND }, { "relatedposts", AROUND }, { "relatedstories", AROUND },
  { "relatedtopics", AROUND }, { "respond", AROUND }, { "richtext", CONTENT }, { "sdilet", AROUND },
  { "seealso", AROUND }, { "share", AROUND }, { "sharebar", AROUND }, { "sharebuttons", AROUND },
  { "sharedaddy", AROUND }, { "sharelinks", AROUND }, { "shares", AROUND }, { "sharetools", AROUND },
  { "sharing", AROUND }, { "sidebar", AROUND }, { "signin", AROUND }, { "signup", AROUND },
  { "sitefooter", AROUND }, { "siteheader", AROUND },
  { "skiplink", AROUND }, { "skiplinks", AROUND }, { "skipto", AROUND }, { "social", AROUND },
  { "socialbar", AROUND }, { "socialicons", AROUND }, { "socialmedia", AROUND }, { "socialshare", AROUND },
  { "sponsor", AROUND }, { "sponsored", AROUND }, { "sponsoring", AROUND }, { "storybody", CONTENT },
  { "storycontent", CONTENT }, { "storymeta", BYLINE },
  { "storytext", CONTENT }, { "subscribe", AROUND }, { "subscription", AROUND }, { "subscriptions", AROUND },
  { "suggestions", AROUND }, { "suscribete", AROUND }, { "suscripcion", AROUND }, { "taboola", AROUND },
  { "tagcloud", AROUND }, { "tagi", AROUND }, { "taglist", AROUND }, { "tags", AROUND }, { "tagsdiv", AROUND },
  { "teaser", AROUND }, { "teasers", AROUND }, { "teilen", AROUND }, { "tellafriend", AROUND },
  { "tematags", AROUND }, { "textobody", CONTENT }, { "textocontenido", CONTENT }, { "textonoticia", CONTENT },
  { "tilaa", AROUND }, { "timestamp", BYLINE }, { "toimittaja", BYLINE }, { "toolbar", AROUND },
  { "topstories", AROUND }, { "trending", AROUND }, { "tweet", POST }, { "twittertweet", POST },
  { "udostepnij", AROUND }, { "upnext", AROUND }, { "vejatambem", AROUND }, { "verwandt", AROUND },
  { "verwandte", AROUND }, { "verwandteartikel", AROUND }, { "videocaption", CAPTION }, { "werbung", AROUND },
  { "widgetarea", AROUND }, { "wpcaption", CAPTION }, { "yazar", BYLINE }, { "yorum", AROUND },
  { "yorumlar", AROUND }, { "youmaylike", AROUND },
};

/* Read-only once made. */
typedef struct
{
  GHashTable *hints;
  guint64 lengths[26]; /* bits: how long words with this first letter are; most of what is looked up is no such word */
} HintIndex;

static gpointer
index_words (gpointer data)
{
  HintIndex *index = g_new0 (HintIndex, 1);

  index->hints = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (hint_words); i++)
    {
      const char *word = hint_words[i].word;

      g_hash_table_insert (index->hints, (gpointer) word, GUINT_TO_POINTER (hint_words[i].hint));
      index->lengths[word[0] - 'a'] |= G_GUINT64_CONSTANT (1) << strlen (word);
    }
  return index;
}

/* @word: small letters, less than 64 */
static DossierHtmlHint
look_up (const char *word,
         gsize       length)
{
  static GOnce once = G_ONCE_INIT;
  const HintIndex *index = g_once (&once, index_words, NULL);

  if ((index->lengths[word[0] - 'a'] >> length & 1) == 0)
    return DOSSIER_HTML_HINT_NONE;
  return GPOINTER_TO_UINT (g_hash_table_lookup (index->hints, word));
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
          hint = look_up (pair + previous, length);
          strongest = MAX (strongest, hint);
          if (previous > 0)
            strongest = MAX (strongest, look_up (pair, previous + length));
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
    case DOSSIER_HTML_HTML:
    case DOSSIER_HTML_BODY:
      /* Their names tell of the page, not of a part of it. */
      return DOSSIER_HTML_HINT_NONE;
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
