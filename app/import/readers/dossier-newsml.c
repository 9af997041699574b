/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What newspapers and agencies export for each other: NITF, NewsML-G2, NewsML 1 and kindred XML with one or many
 * news items in a file. Each item is an article. Their bodies are paragraphs of NITF or XHTML, read as HTML is.
 * Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-element-private.h"
#include "dossier-entry-private.h"
#include "dossier-words-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CREDITS 4u

typedef struct
{
  DossierEntries entries;
  const char *media_type;
} Reading;

/* Pairs: what NITF and NewsML call an element, and what HTML does; "" leaves it out. */
static const char * const as_html[] = {
  "hl2", "h3", "hl3", "h3", "media", "figure", "media-caption", "figcaption", "media-producer", "figcaption", "media-metadata", "",
  "media-reference", "", "media-object", "", "bq", "blockquote", "credit", "cite", "note", "aside", "fn", "p", "nitf-table", "table",
  "body.content", "div", "block", "div", "custom-table", "table", "tagline", "", "script", "", "style", "", "head", "", "title", "", NULL
};

static gboolean
is_any (const DossierElement *node,
        const char * const   *names)
{
  return node->name != NULL && g_strv_contains (names, node->name);
}

static gboolean
is_item (const DossierElement *node,
         gpointer              user_data)
{
  static const char * const items[] = { "newsItem", "NewsItem", "packageItem", "newsitem", NULL };

  if (is_any (node, items))
    return TRUE;
  /* NITF stands alone or within one of these. */
  if (!dossier_element_is (node, "nitf"))
    return FALSE;
  for (const DossierElement *up = node->parent; up != NULL; up = up->parent)
    if (is_any (up, items))
      return FALSE;
  return TRUE;
}

static void
set_words (DossierEntry         *entry,
           DossierEntryField     field,
           const DossierElement *node,
           int                   confidence)
{
  g_autofree char *words = node != NULL ? dossier_element_words (node) : NULL;

  dossier_entry_set (entry, field, words, confidence);
}

static void
set_found (DossierEntry         *entry,
           DossierEntryField     field,
           const DossierElement *item,
           const char           *name,
           int                   confidence)
{
  set_words (entry, field, dossier_element_find (item, name), confidence);
}

static void
set_attribute (DossierEntry         *entry,
               DossierEntryField     field,
               const DossierElement *item,
               const char           *name,
               const char           *attribute,
               int                   confidence)
{
  dossier_entry_set (entry, field, dossier_element_get (dossier_element_find (item, name), attribute), confidence);
}

/* A headline of its own has no role, or one that says it is the main one. */
static const DossierElement *
find_headline (const DossierElement *item)
{
  static const char * const names[] = { "hl1", "headline", "HeadLine", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    for (const DossierElement *at = item; at != NULL; at = dossier_element_after (at, item))
      {
        const char *role = dossier_element_is (at, names[i]) ? dossier_element_get (at, "role") : NULL;

        if (dossier_element_is (at, names[i]) && (role == NULL || g_str_has_suffix (role, ":main") || g_str_has_suffix (role, ":headline")))
          return at;
      }
  return dossier_element_find (item, "hedline");
}

/* "By Ann Example" with the post of Ann Example behind it in an element of its own. */
static void
set_byline (DossierEntry         *entry,
            const DossierElement *item)
{
  static const char * const names[] = { "byline", "by", "ByLine", "Byline", NULL };
  const DossierElement *creator = dossier_element_find (item, "creator");
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL && all->len == 0; i++)
    for (const DossierElement *at = item; at != NULL; at = dossier_element_after (at, item))
      {
        g_autofree char *words = NULL;
        const char *name;

        if (!dossier_element_is (at, names[i]))
          continue;
        words = dossier_element_words (dossier_element_find (at, "person") != NULL ? dossier_element_find (at, "person") : at);
        name = words != NULL ? dossier_words_skip_byline_mark (words) : NULL;
        if (words != NULL)
          g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name != NULL ? name : words);
      }
  dossier_entry_set (entry, DOSSIER_ENTRY_BYLINE, all->str, 90);
  if (all->len == 0 && creator != NULL && dossier_element_find (creator, "name") != NULL)
    set_found (entry, DOSSIER_ENTRY_BYLINE, creator, "name", 70);
}

/* An agency: who provides or distributes the item. Without an outlet's own name it is the outlet as well. */
static void
set_provider (DossierEntry         *entry,
              const DossierElement *node,
              int                   confidence)
{
  const DossierElement *name = dossier_element_find (node, "name"), *party = dossier_element_find (node, "Party");
  const char *literal = dossier_element_get (node, "literal");
  g_autofree char *words = NULL;

  if (name == NULL)
    name = dossier_element_find (node, "org");
  words = dossier_element_words (name != NULL ? name : node);
  if (words == NULL && party != NULL)
    words = g_strdup (dossier_element_get (party, "FormalName"));
  if (words == NULL && literal != NULL)
    words = g_strdup (literal);
  dossier_entry_set (entry, DOSSIER_ENTRY_AGENCY, words, confidence);
  dossier_entry_set (entry, DOSSIER_ENTRY_SOURCE, words, confidence - 20);
}

static void
set_sources (DossierEntry         *entry,
             const DossierElement *item)
{
  static const char * const providers[] = { "distributor", "provider", "Provider", "creditline", "CreditLine", NULL };
  const DossierElement *holder = dossier_element_find (item, "copyrightHolder");
  guint credits = 0;

  set_attribute (entry, DOSSIER_ENTRY_SOURCE, item, "pubdata", "name", 92);
  for (guint i = 0; providers[i] != NULL && credits < MAX_CREDITS; i++)
    {
      const DossierElement *node = dossier_element_find (item, providers[i]);

      if (node == NULL)
        continue;
      set_provider (entry, node, 85 - (int) credits * 5);
      credits++;
    }
  set_attribute (entry, DOSSIER_ENTRY_SOURCE, item, "doc.copyright", "holder", 60);
  if (holder != NULL)
    set_words (entry, DOSSIER_ENTRY_SOURCE, dossier_element_find (holder, "name"), 58);
}

static void
set_dates (DossierEntry         *entry,
           const DossierElement *item)
{
  const DossierElement *first = dossier_element_find (item, "firstCreated");
  const DossierElement *version = dossier_element_find (item, "versionCreated");

  /* NITF */
  set_attribute (entry, DOSSIER_ENTRY_DATE, item, "date.issue", "norm", 92);
  set_attribute (entry, DOSSIER_ENTRY_DATE, item, "date.release", "norm", 86);
  set_attribute (entry, DOSSIER_ENTRY_DATE, item, "pubdata", "date.publication", 84);
  set_attribute (entry, DOSSIER_ENTRY_DATE, item, "story.date", "norm", 80);
  set_attribute (entry, DOSSIER_ENTRY_CHANGED, item, "revision-history", "norm", 85);
  /* NewsML-G2; NewsML 1 behind it */
  set_words (entry, DOSSIER_ENTRY_DATE, first, 88);
  set_words (entry, first != NULL ? DOSSIER_ENTRY_CHANGED : DOSSIER_ENTRY_DATE, version, 88);
  set_found (entry, DOSSIER_ENTRY_DATE, item, "contentCreated", 75);
  set_found (entry, DOSSIER_ENTRY_DATE, item, "FirstCreated", 88);
  set_found (entry, DOSSIER_ENTRY_CHANGED, item, "ThisRevisionCreated", 88);
  set_found (entry, DOSSIER_ENTRY_DATE, item, "DateId", 60);
  dossier_entry_set (entry, DOSSIER_ENTRY_DATE, dossier_element_get (item, "date"), 85);
}

static void
set_language (DossierEntry         *entry,
              const DossierElement *item)
{
  const DossierElement *nitf = dossier_element_find (item, "nitf");

  dossier_entry_set (entry, DOSSIER_ENTRY_LANGUAGE, dossier_element_get (item, "xml:lang"), 70);
  dossier_entry_set (entry, DOSSIER_ENTRY_LANGUAGE, dossier_element_get (nitf, "xml:lang"), 70);
  set_attribute (entry, DOSSIER_ENTRY_LANGUAGE, item, "Language", "FormalName", 85);
  set_attribute (entry, DOSSIER_ENTRY_LANGUAGE, item, "language", "tag", 85);
}

static void
set_address (DossierEntry         *entry,
             const DossierElement *item)
{
  set_attribute (entry, DOSSIER_ENTRY_URL, item, "pubdata", "ex-ref", 88);
  for (const DossierElement *at = item; at != NULL; at = dossier_element_after (at, item))
    if (dossier_element_is (at, "link") && g_strcmp0 (dossier_element_get (at, "rel"), "irel:webversion") == 0)
      dossier_entry_set (entry, DOSSIER_ENTRY_URL, dossier_element_get (at, "href"), 88);
}

/* Where the text stands, in the order of trust. */
static const DossierElement *
find_body (const DossierElement *item)
{
  static const char * const names[] = { "body.content", "inlineXML", "inlineData", "DataContent", "text", "body", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    for (const DossierElement *at = item; at != NULL; at = dossier_element_after (at, item))
      {
        g_autofree char *words = at != item && dossier_element_is (at, names[i]) ? dossier_element_words (at) : NULL;

        if (words != NULL)
          return at;
      }
  return NULL;
}

/* An archive may give the lead again in a block of its own before the whole text. */
static const DossierElement *
whole_block (const DossierElement *body)
{
  for (const DossierElement *at = body->first; at != NULL; at = at->next)
    if (dossier_element_is (at, "block") && g_strcmp0 (dossier_element_get (at, "class"), "full_text") == 0)
      return at;
  return body;
}

static void
add_body (DossierEntry         *entry,
          const DossierElement *body)
{
  g_autofree char *text = NULL;

  if (dossier_element_find (body, "body") != NULL)
    body = dossier_element_find (body, "body");
  body = whole_block (body);
  if (dossier_element_has_elements (body))
    {
      text = dossier_element_to_html (body, as_html);
      dossier_entry_add_html (entry, text, strlen (text));
      return;
    }
  text = dossier_element_text (body);
  dossier_entry_add_any (entry, text);
}

static void
add_abstract (DossierEntry         *entry,
              const DossierElement *item)
{
  static const char * const names[] = { "abstract", "description", NULL };

  for (guint i = 0; names[i] != NULL && !entry->has_text; i++)
    {
      const DossierElement *node = dossier_element_find (item, names[i]);
      g_autofree char *words = node != NULL ? dossier_element_words (node) : NULL;

      dossier_entry_add_summary (entry, words);
    }
  entry->gather->extractor = "newsml-summary/1";
}

/* Why an item without any text has none. */
static const char *
reason_of (const DossierElement *item)
{
  const char *class = dossier_element_get (dossier_element_find (item, "itemClass"), "qcode");

  if (dossier_element_is (item, "packageItem") || (class != NULL && g_str_has_suffix (class, ":composite")))
    return _("this item only refers to others");
  if (class != NULL && (g_str_has_suffix (class, ":picture") || g_str_has_suffix (class, ":graphic")))
    return _("this item is a picture");
  if (class != NULL && (g_str_has_suffix (class, ":video") || g_str_has_suffix (class, ":audio")))
    return _("this item is a sound or a film");
  return _("there is no text in it");
}

static gboolean
take_item (const DossierElement *item,
           gpointer              user_data)
{
  static const char * const subtitles[] = { "hl2", "SubHeadLine", NULL };
  Reading *self = user_data;
  g_auto (DossierEntry) entry = { 0 };
  const DossierElement *body = find_body (item), *headline = find_headline (item);
  const DossierElement *dateline = dossier_element_find (item, "dateline");

  dossier_entry_init (&entry, self->media_type, "newsml/1");
  set_language (&entry, item);
  set_words (&entry, DOSSIER_ENTRY_TITLE, headline, 92);
  set_found (&entry, DOSSIER_ENTRY_TITLE, item, "title", 60);
  for (guint i = 0; subtitles[i] != NULL; i++)
    {
      const DossierElement *subtitle = dossier_element_find (item, subtitles[i]);

      for (const DossierElement *up = subtitle; up != NULL && up != item; up = up->parent)
        if (dossier_element_is (up, "body.content"))
          subtitle = NULL;
      set_words (&entry, DOSSIER_ENTRY_SUBTITLE, subtitle, 90);
    }
  set_byline (&entry, item);
  set_sources (&entry, item);
  set_dates (&entry, item);
  set_address (&entry, item);
  set_words (&entry, DOSSIER_ENTRY_PLACE, dateline != NULL ? dateline : dossier_element_find (item, "DateLine"), 90);
  if (body != NULL)
    add_body (&entry, body);
  if (!entry.has_text)
    add_abstract (&entry, item);
  if (!entry.has_text)
    return dossier_entries_refuse (&self->entries, reason_of (item));
  return dossier_entries_take (&self->entries, &entry);
}

gboolean
dossier_newsml_read_many (GBytes                     *bytes,
                          const char                 *file_name,
                          const DossierImportOptions *options,
                          DossierSink                *sink,
                          GError                    **error)
{
  static const char * const skipped[] = { "catalogRef", "catalog", "Catalog", "TopicSet", "knowledgeItem", NULL };
  const DossierElementWalk walk = { is_item, take_item, skipped };
  Reading self = { 0 };
  g_autofree char *root = dossier_element_root_name (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  gboolean whole;

  self.media_type = root != NULL && g_str_has_suffix (root, "nitf") ? "application/nitf+xml" : "application/newsml+xml";
  dossier_entries_init (&self.entries, sink, file_name);
  self.entries.alone = root != NULL && (strcmp (root, "nitf") == 0 || strcmp (root, "newsItem") == 0 || strcmp (root, "newsitem") == 0);
  return dossier_element_walk (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &walk, &self, &whole, error)
         && dossier_entries_finish (&self.entries, whole || *sink->stopped, error);
}
