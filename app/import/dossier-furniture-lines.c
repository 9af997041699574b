/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What one line around an article is, told by its words alone: a caption with its credit, a teaser for another
 * article, a post embedded from a social network, the address the text came from. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-furniture-private.h"

#include "dossier-words-private.h"

#include <string.h>

#define CAPTION_MAX_WORDS 110
#define TEASER_MAX_WORDS 30

static const char * const credit_starts[] = {
  "photo:", "photos:", "photo by", "photo credit", "photograph:", "photograph by", "image:", "image credit", "images:",
  "picture:", "credit:", "file photo", "file image", "illustration:", "foto:", "bild:", "fotografía:", "crédit photo",
  "crédits photo", "photo ©", "фото:", "фото ", "foto ", "©", "(photo", "[photo", NULL
};

/* A picture's credit in brackets, or an agency after a slash, closes a caption. */
static const char * const credit_marks[] = {
  "(photo by", "(photo:", "(photo credit", "(image:", "(image credit", "(file photo", "(ap photo", "[photo", "getty images",
  "/getty", "via getty", "afp via", "ap photo/", "/ap photo", "reuters/", "/reuters", "/afp", "afp/", "epa-efe", "epa/",
  "/tass", "tass/", "/shutterstock", "(фото", "(foto:", "photo credit:", "photo courtesy", NULL
};

static const char * const teaser_starts[] = {
  "related article", "related articles", "related:", "related stories", "related story", "related news", "related posts",
  "related content", "related topics", "read more", "read also", "also read", "read next", "read:", "see also", "see more",
  "more on this", "more stories", "more from", "recommended", "you may also like", "you might also like", "don't miss",
  "watch:", "listen:", "up next", "continue reading", "editor's picks", "most read", "trending", "lesen sie auch",
  "mehr zum thema", "lire aussi", "à lire aussi", "lee también", "lea también", "leia também", "leggi anche",
  "zobacz także", "czytaj także", "читайте также", "читайте також", "смотрите также", "lees ook", "läs också", "les også",
  "ayrıca okuyun", "延伸阅读", "相关报道", "関連記事", "اقرأ أيضا", "اقرأ أيضاً", NULL
};

static const char * const tags_labels[] = {
  "tags", "tag", "topics", "keywords", "filed under", "categories", "etiquetas", "schlagworte", "mots-clés", "теги",
  "метки", "标签", "タグ", NULL
};

static const char * const address_labels[] = {
  "original url", "url", "original link", "original article", "link", "source url", "web address", "permalink",
  "originally published at", "read the original", NULL
};

static const char * const source_labels[] = {
  "source:", "sources:", "quelle:", "fuente:", "fonte:", "источник:", "джерело:", "źródło:", "kaynak:", "来源：",
  "来源:", "出典：", "المصدر:", NULL
};

static const char *
last_of (const char *text,
         gsize       length,
         const char *needle)
{
  const char *last = NULL;

  for (const char *at = text; (at = memmem (at, text + length - at, needle, strlen (needle))) != NULL; at++)
    last = at;
  return last;
}

static gboolean
has_credit_mark (const char *text)
{
  g_autofree char *folded = NULL;
  gsize length;

  /* Every mark has one of these in it; most paragraphs have none. */
  if (strpbrk (text, "/([") == NULL && strstr (text, "hoto") == NULL && strstr (text, "etty") == NULL
      && strstr (text, "AFP via") == NULL)
    return FALSE;
  folded = g_utf8_strdown (text, -1);
  length = strlen (folded);

  for (guint i = 0; credit_marks[i] != NULL; i++)
    {
      const char *mark = last_of (folded, length, credit_marks[i]);

      /* In the middle of a paragraph it is a report about the agency. */
      if (mark != NULL && (length - (mark - folded) <= 90 || credit_marks[i][0] == '('))
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_furniture_is_caption:
 *
 * Returns: whether a paragraph describes a picture and says whose it is
 */
gboolean
dossier_furniture_is_caption (const DossierPiece *piece)
{
  guint words;

  if (piece->level > 0)
    return FALSE;
  if (piece->tail > 0 && piece->links < 50)
    {
      g_autofree char *sentence = g_strndup (piece->text, piece->tail);

      if (dossier_words_end_sentence (sentence) && !dossier_words_end_sentence (piece->text + piece->tail)
          && dossier_words_count (piece->text + piece->tail) <= 7)
        return TRUE;
    }
  words = dossier_words_count (piece->text);
  if (words > CAPTION_MAX_WORDS)
    return FALSE;
  if (words <= 40 && !dossier_words_end_sentence (piece->text) && dossier_words_skip (piece->text, credit_starts) != NULL)
    return TRUE;
  return has_credit_mark (piece->text);
}

/**
 * dossier_furniture_is_teaser:
 *
 * Returns: whether a paragraph only points to another article
 */
gboolean
dossier_furniture_is_teaser (const DossierPiece *piece)
{
  const char *rest = dossier_words_skip (piece->text, teaser_starts);
  guint words;

  if (rest == NULL)
    return FALSE;
  words = dossier_words_count (piece->text);
  if (words > TEASER_MAX_WORDS)
    return FALSE;
  rest += strspn (rest, " ");
  return *rest == ':' || rest[-1] == ':' || piece->links >= 50 || words <= 4 || g_str_has_prefix (rest, "：")
         || g_str_has_prefix (rest, "|") || g_str_has_prefix (rest, "»");
}

/**
 * dossier_furniture_is_post:
 *
 * Returns: whether a paragraph is a post of a social network: words of somebody else
 */
gboolean
dossier_furniture_is_post (const char *text)
{
  const char *at;

  if (strstr (text, "pic.twitter.com/") != NULL || strstr (text, "https://t.co/") != NULL)
    return TRUE;
  at = strstr (text, " (@");
  return at != NULL && (strstr (text, "— ") != NULL || strstr (text, "- ") != NULL) && strlen (at) < 60
         && dossier_words_count (text) < 90;
}

gboolean
dossier_furniture_is_tags_label (const char *text)
{
  const char *rest = dossier_words_skip (text, tags_labels);

  return rest != NULL && dossier_words_count (rest) == 0;
}

/* "Source: www.example.org" or "Source: Example Agency" */
static gboolean
mark_source (DossierGather *gather,
             DossierPiece  *piece)
{
  const char *rest = dossier_words_skip (piece->text, source_labels);
  g_autofree char *url = NULL;

  if (rest == NULL || dossier_words_count (rest) > 8 || dossier_words_count (rest) == 0)
    return FALSE;
  rest += strspn (rest, " :");
  url = dossier_words_clean_url (rest);
  if (url != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_URL, url, "text", 75);
  dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, rest, "text", strchr (rest, '.') != NULL ? 45 : 65);
  piece->role = DOSSIER_BLOCK_FURNITURE;
  return TRUE;
}

/**
 * dossier_furniture_mark_address:
 * @before: (nullable): the piece before it
 *
 * Marks a line that only tells where the text came from, and offers what it tells.
 *
 * Returns: whether it is one
 */
gboolean
dossier_furniture_mark_address (DossierGather      *gather,
                                DossierPiece       *piece,
                                const DossierPiece *before)
{
  const char *rest = dossier_words_skip (piece->text, address_labels);
  gboolean labelled = rest != NULL;
  g_autofree char *url = NULL;

  if (rest == NULL)
    rest = piece->text;
  else
    rest += strspn (rest, " :");
  if (labelled && *rest == '\0')
    {
      piece->role = DOSSIER_BLOCK_FURNITURE;
      return TRUE;
    }
  url = dossier_words_clean_url (rest);
  if (url == NULL || strlen (rest) > strlen (url) + 3)
    return mark_source (gather, piece);
  labelled = labelled || (before != NULL && before->role == DOSSIER_BLOCK_FURNITURE
                          && dossier_words_skip (before->text, address_labels) != NULL);
  dossier_gather_offer (gather, DOSSIER_FIELD_URL, url, "text", labelled ? 85 : 50);
  piece->role = DOSSIER_BLOCK_FURNITURE;
  return TRUE;
}
