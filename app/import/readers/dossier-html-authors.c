/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who wrote a page's article, by what the page shows: elements that call themselves an author's, links to an author's
 * page, lines that begin with "By". What stands near the title counts most; several authors side by side are one
 * byline. Pure, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-words-private.h"

#include <string.h>

/* Bytes of text between the title and an author's name. */
#define NEAR_AFTER 900
#define NEAR_BEFORE 250
/* Between two authors of one article. */
#define SIDE_BY_SIDE 160
#define MAX_AUTHORS 40u
/* Less sure, no name is better. */
#define LEAST_CONFIDENCE 30
#define NAMES_MAX_WORDS 22u
#define NAME_MAX_WORDS 6u

typedef struct
{
  char *names;       /* (owned): cleaned */
  gsize offset;      /* bytes of text before it */
  int confidence;    /* by what it calls itself */
  gboolean around;   /* in a part of the page about something else */
} Author;

static void
author_clear (gpointer data)
{
  g_free (((Author *) data)->names);
}

/* Addresses of pages about authors, in the languages papers use; a name follows. */
static gboolean
is_author_address (const char *href)
{
  static const char * const folders[] = {
    "author", "authors", "autor", "autores", "autori", "auteur", "auteurs", "autoren", "autore", "byline", "journalist", "journalists",
    "journaliste", "journalistes", "periodista", "periodistas", "reporter", "reporters", "writer", "writers", "columnist",
    "columnists", "contributor", "contributors", "correspondent", "correspondents", "redakteur", "redactie", "redaktion",
    "firma", "firmas", "firme", "penulis", "yazar", "yazarlar", "muhabir", "avtor", "avtory", "authorpage", "staff", "people",
    "person", "profile", "profiles", "skribent", "forfatter", "kirjoittaja", "toimittaja", "szerzo", "szerzok", "redaktor", "tac-gia",
    "perfil", "biografia", "by", "colunistas", "giornalista", "news-authors", "creator", "our-team", "team", NULL
  };
  const char *at = href;

  while ((at = strchr (at, '/')) != NULL)
    {
      gsize length = strcspn (++at, "/?#=");
      g_autofree char *folder = length > 0 && length < 24 ? g_ascii_strdown (at, length) : NULL;

      if (folder != NULL && at[length] != '\0' && at[length + 1] != '\0' && at[length] != '#' && g_strv_contains (folders, folder))
        return TRUE;
    }
  return FALSE;
}

/* By class, id or data of its own, whatever its parents are called. */
static int
author_of_class (DossierHtmlNode *node)
{
  static const char * const parts_not[] = {
    "avatar", "image", "img", "photo", "bio", "desc", "social", "share", "title", "role", "job", "position", "follow", "links",
    "date", "time", "email", "twitter", "comment", "related", "more", "other", "list-item", "icon", "header-author-box", "count",
    "authority", "authoriz", "authoris", "card__", "wp-block-group", "entry-meta", "post-meta", "article-meta", NULL
  };
  static const char * const words[] = {
    "author", "byline", "by-line", "autor", "auteur", "reporter", "journalist", "writer", "contributor", "redakteur", "redaktor",
    "signature", "firma", "creator", "penulis", "yazar", "forfatter", "skribent", "writtenby", "written-by", NULL
  };
  const char *class = dossier_html_node_get (node, DOSSIER_HTML_ATTR_CLASS);
  const char *id = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ID);
  g_autofree char *names = NULL;
  guint word = 0;

  if (class == NULL && id == NULL)
    return 0;
  names = g_strconcat (class != NULL ? class : "", " ", id != NULL ? id : "", NULL);
  for (char *at = names; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);
  /* Few are called by any of these. */
  while (words[word] != NULL && strstr (names, words[word]) == NULL)
    word++;
  if (words[word] == NULL)
    return 0;
  for (guint i = 0; parts_not[i] != NULL; i++)
    if (strstr (names, parts_not[i]) != NULL)
      return 0;
  return strstr (names, "name") != NULL ? 70 : 64;
}

static int
author_confidence (DossierHtmlNode *node)
{
  const char *property = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);
  const char *rel = dossier_html_node_get (node, DOSSIER_HTML_ATTR_REL);
  const char *href = node->tag == DOSSIER_HTML_A ? dossier_html_node_get (node, DOSSIER_HTML_ATTR_HREF) : NULL;
  const char *rdf = dossier_html_node_get (node, DOSSIER_HTML_ATTR_PROPERTY);

  if (property != NULL && (strstr (property, "author") != NULL || strcmp (property, "creator") == 0))
    return 76;
  if (rdf != NULL && (g_str_has_suffix (rdf, ":author") || g_str_has_suffix (rdf, ":creator") || strcmp (rdf, "author") == 0))
    return 75;
  if (rel != NULL && strstr (rel, "author") != NULL && node->tag == DOSSIER_HTML_A)
    return 74;
  if (href != NULL && is_author_address (href))
    return 71;
  return author_of_class (node);
}

/* What holds the title is never about something else, whatever it is called. */
static gboolean
is_around (DossierHtmlNode *node,
           DossierHtmlNode *headline)
{
  for (node = node->parent; node != NULL && (headline == NULL || !dossier_html_is_within (headline, node)); node = node->parent)
    if (node->hint == DOSSIER_HTML_HINT_AROUND || node->hint == DOSSIER_HTML_HINT_HIDDEN || node->tag == DOSSIER_HTML_FOOTER
        || node->tag == DOSSIER_HTML_NAV)
      return TRUE;
  return FALSE;
}

/* Whether words can be a person's name: few, no figures, each great, and no label. */
static gboolean
looks_like_name (const char *words)
{
  guint count = dossier_words_count (words);
  gboolean lower = FALSE;

  if (count < 1 || count > NAME_MAX_WORDS || strpbrk (words, "0123456789?!:@#") != NULL)
    return FALSE;
  for (const char *at = words; at != NULL && *at != '\0'; at = strchr (at, ' '), at = at != NULL ? at + 1 : NULL)
    if (g_unichar_islower (g_utf8_get_char (at)) && strcspn (at, " ") > 3)
      lower = TRUE;
  return !lower || count == 1;
}

/* The names in a card: those of its links or parts that are called names; else all its words. */
static char *
card_words (DossierHtmlNode *card)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (DossierHtmlNode *node = card->first; node != NULL; node = dossier_html_node_after (node, card))
    {
      const char *property, *class;
      g_autofree char *words = NULL;
      gboolean named;

      if (node->tag == DOSSIER_HTML_TEXT || node->attrs == NULL)
        continue;
      property = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);
      class = dossier_html_node_get (node, DOSSIER_HTML_ATTR_CLASS);
      named = g_strcmp0 (property, "name") == 0 || (class != NULL && strstr (class, "name") != NULL && node->tag != DOSSIER_HTML_META);
      if (!named && node->tag != DOSSIER_HTML_A)
        continue;
      words = dossier_html_node_words (node);
      if (!looks_like_name (words) || strstr (names->str, words) != NULL || (!named && names->len > 0 && dossier_words_count (words) < 2))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, words);
    }
  all = dossier_html_node_words (card);
  if (names->len > 0 && (dossier_words_count (all) > NAME_MAX_WORDS || dossier_words_count (names->str) * 2 >= dossier_words_count (all)))
    return g_string_free (g_steal_pointer (&names), FALSE);
  return g_steal_pointer (&all);
}

static void
add_author (GArray          *authors,
            DossierHtmlNode *node,
            DossierHtmlNode *headline,
            int              confidence,
            gsize            offset)
{
  g_autofree char *words = node->tag == DOSSIER_HTML_META ? g_strdup (dossier_html_node_get (node, DOSSIER_HTML_ATTR_CONTENT))
                                                           : card_words (node);
  const char *names = words != NULL ? dossier_words_skip_byline_mark (words) : NULL;
  Author author = { NULL, offset, confidence + (names != NULL ? 4 : 0), is_around (node, headline) };
  guint count = words != NULL ? dossier_words_count (words) : 0;

  if (count < (confidence < 70 && names == NULL ? 2u : 1u) || count > NAMES_MAX_WORDS || strstr (words, "://") != NULL
      || (names == NULL && count > 8 && strchr (words, ',') == NULL))
    return;
  if (names != NULL)
    author.names = dossier_words_byline_of_line (words);
  else if (strpbrk (words, "0123456789?!") == NULL)
    author.names = dossier_words_clean_byline (words);
  if (author.names == NULL)
    return;
  if (names == NULL && !looks_like_name (author.names) && strchr (author.names, ',') == NULL)
    {
      g_free (author.names);
      return;
    }
  g_array_append_val (authors, author);
}

/* Joins authors who stand side by side and are called by the same kind of thing. */
static void
offer_authors (GArray        *authors,
               gsize          title,
               gsize          title_end,
               DossierGather *gather)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const Author *first = &g_array_index (authors, Author, i);
      g_autoptr (GString) names = g_string_new (first->names);
      gboolean after = first->offset >= title;
      gsize distance = after ? first->offset - MIN (first->offset, title_end) : title - first->offset;
      gboolean near = title_end > 0 && distance <= (after ? NEAR_AFTER : NEAR_BEFORE);
      int confidence = first->confidence;
      gsize last = first->offset;

      while (near && i + 1 < authors->len)
        {
          const Author *next = &g_array_index (authors, Author, i + 1);

          if (next->offset - last > SIDE_BY_SIDE + strlen (next->names) || next->around != first->around)
            break;
          if (strstr (next->names, names->str) != NULL)
            g_string_assign (names, next->names);
          else if (strstr (names->str, next->names) == NULL)
            {
              if (ABS (next->confidence - first->confidence) > 4)
                break;
              g_string_append_printf (names, ", %s", next->names);
            }
          confidence = MAX (confidence, next->confidence);
          last = next->offset;
          i++;
        }
      if (near && !first->around)
        confidence += after ? 8 : 2;
      else if (title_end > 0)
        confidence -= first->around ? 34 : after ? 14 : 30;
      if (confidence >= LEAST_CONFIDENCE)
        dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, names->str, "markup", confidence);
    }
}

static void
read_marked (DossierHtmlPage *page,
             DossierHtmlNode *headline,
             DossierGather   *gather)
{
  g_autoptr (GArray) authors = g_array_new (FALSE, FALSE, sizeof (Author));
  gsize offset = 0, title = 0, title_end = 0;

  g_array_set_clear_func (authors, author_clear);
  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    {
      int confidence;

      if (node == headline)
        title = offset;
      if (node->tag == DOSSIER_HTML_TEXT)
        {
          offset += node->length > 2 && node->parent->hint != DOSSIER_HTML_HINT_HIDDEN ? node->length : 0;
          if (headline != NULL && dossier_html_is_within (node, headline))
            title_end = offset;
          continue;
        }
      if (node->attrs == NULL || authors->len >= MAX_AUTHORS || node->hint == DOSSIER_HTML_HINT_HIDDEN)
        continue;
      confidence = node->tag == DOSSIER_HTML_HTML || node->tag == DOSSIER_HTML_BODY || node->tag == DOSSIER_HTML_ARTICLE
                   ? 0 : author_confidence (node);
      if (node->tag == DOSSIER_HTML_META && dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP) == NULL)
        confidence = 0;
      if (confidence > 0)
        add_author (authors, node, headline, confidence, offset);
    }
  offer_authors (authors, title, title_end, gather);
}

/* "By Ann Example" as a line, or "By" as one and the name as the next. */
static void
read_lines (GPtrArray       *blocks,
            DossierHtmlNode *headline,
            guint            start,
            guint            end,
            guint            title,
            DossierGather   *gather)
{
  for (guint i = start; i < end; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);
      const DossierHtmlBlock *next = i + 1 < end ? g_ptr_array_index (blocks, i + 1) : NULL;
      const char *names;
      g_autofree char *byline = NULL;
      int confidence = i < title ? 56 : i <= title + 8 ? 77 : 68;

      if (block->words > 30 || block->node->hint == DOSSIER_HTML_HINT_HIDDEN)
        continue;
      names = dossier_words_skip_byline_mark (block->text);
      if (names == NULL)
        continue;
      if (dossier_words_count (names) > 0)
        byline = dossier_words_byline_of_line (block->text);
      else if (next != NULL && block->words <= 3 && looks_like_name (next->text))
        byline = dossier_words_clean_byline (next->text);
      if (byline != NULL && (block->words <= 8 || strchr (byline, ' ') != NULL))
        dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, byline, "text", confidence - (is_around (block->node, headline) ? 20 : 0));
    }
}

/**
 * dossier_html_authors_read:
 * @blocks: (element-type DossierHtmlBlock)
 * @headline: (nullable): the heading that is the title
 * @title: the index of the title among @blocks, their number when it is not among them
 * @first: the index of the article's first text, their number when there is none
 *
 * Offers to @gather the authors that the page shows.
 */
void
dossier_html_authors_read (DossierHtmlPage *page,
                           GPtrArray       *blocks,
                           DossierHtmlNode *headline,
                           guint            title,
                           guint            first,
                           DossierGather   *gather)
{
  guint start, end;

  read_marked (page, headline, gather);
  if (title == blocks->len && first == blocks->len)
    return;
  start = title < blocks->len ? title - MIN (title, 2) : first - MIN (first, 8);
  end = MIN ((title < blocks->len ? MAX (title, MIN (first, title + 30)) : first) + 5, blocks->len);
  read_lines (blocks, headline, start, end, title < blocks->len ? title : start, gather);
}
