/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Saved feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. Each entry is an article; what the feed says of itself counts for
 * those of its entries that say nothing else. An entry that only holds a summary is taken and marked as one.
 * Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-entry-private.h"
#include "dossier-words-private.h"
#include "dossier-element-private.h"

#include <string.h>

typedef struct
{
  DossierEntries records;
  const guint8 *bytes;
  gsize length;
  gboolean asked;      /* for what the feed says of itself */
  char *outlet;        /* (owned) (nullable) */
  char *language;      /* (owned) (nullable) */
  const char *media_type;
} Feed;

static gboolean
is_entry (const DossierElement *node,
          gpointer              user_data)
{
  return node->parent != NULL && (dossier_element_is (node, "item") || dossier_element_is (node, "entry"));
}

static gboolean
is_feed_title (const DossierElement *node,
               gpointer              user_data)
{
  return dossier_element_is (node, "title") && node->parent != NULL
         && (dossier_element_is (node->parent, "channel") || dossier_element_is (node->parent, "feed"));
}

static gboolean
take_feed_title (const DossierElement *node,
                 gpointer              user_data)
{
  Feed *self = user_data;

  self->outlet = dossier_element_words (node);
  return self->outlet == NULL;
}

/* The words of the first of @names that has any. */
static char *
first_words (const DossierElement *node,
             const char * const   *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    for (const DossierElement *at = node->first; at != NULL; at = at->next)
      {
        char *words = dossier_element_is (at, names[i]) ? dossier_element_words (at) : NULL;

        if (words != NULL)
          return words;
      }
  return NULL;
}

/* Title and language of the feed: before its entries as a rule, and anywhere in it by right. */
static void
ask_feed (Feed                 *self,
          const DossierElement *entry)
{
  static const char * const languages[] = { "language", "dc:language", NULL };
  static const char * const entries[] = { "item", "entry", NULL };
  const DossierElement *channel = entry->parent;
  gboolean whole;

  self->asked = TRUE;
  if (dossier_element_child (channel, "channel") != NULL)
    channel = dossier_element_child (channel, "channel");
  self->outlet = dossier_element_words (dossier_element_child (channel, "title"));
  self->language = first_words (channel, languages);
  if (self->language == NULL)
    self->language = g_strdup (dossier_element_get (channel, "xml:lang"));
  if (self->outlet == NULL)
    {
      const DossierElementWalk walk = { is_feed_title, take_feed_title, entries };

      dossier_element_walk (self->bytes, self->length, &walk, self, &whole, NULL);
    }
}

static void
set_link (DossierEntry        *record,
          const DossierElement *entry)
{
  static const char * const plain[] = { "feedburner:origLink", "link", NULL };
  const DossierElement *guid = dossier_element_child (entry, "guid");
  g_autofree char *words = NULL;
  g_autofree char *address = NULL;

  for (const DossierElement *at = entry->first; at != NULL; at = at->next)
    {
      const char *rel = dossier_element_get (at, "rel"), *href = dossier_element_get (at, "href");

      if ((dossier_element_is (at, "link") || dossier_element_is (at, "atom:link")) && href != NULL
          && (rel == NULL || strcmp (rel, "alternate") == 0 || strcmp (rel, "canonical") == 0))
        dossier_entry_set (record, DOSSIER_ENTRY_URL, href, rel != NULL && rel[0] == 'c' ? 94 : 90);
    }
  words = first_words (entry, plain);
  dossier_entry_set (record, DOSSIER_ENTRY_URL, words, 90);
  if (guid != NULL && g_strcmp0 (dossier_element_get (guid, "isPermaLink"), "false") != 0)
    address = dossier_element_words (guid);
  dossier_entry_set (record, DOSSIER_ENTRY_URL, address, 70);
  dossier_entry_set (record, DOSSIER_ENTRY_URL, dossier_element_get (entry, "about"), 60);
}

static void
set_authors (DossierEntry        *record,
             const DossierElement *entry,
             int                   confidence)
{
  static const char * const names[] = { "author", "dc:creator", "atom:author", "creator", "itunes:author", NULL };
  g_autoptr (GString) all = NULL;

  for (guint i = 0; names[i] != NULL && all == NULL; i++)
    for (const DossierElement *at = entry->first; at != NULL; at = at->next)
      {
        g_autofree char *words = NULL;

        if (!dossier_element_is (at, names[i]))
          continue;
        words = dossier_element_child (at, "name") != NULL ? dossier_element_words (dossier_element_child (at, "name")) : dossier_element_words (at);
        if (words == NULL)
          continue;
        if (all == NULL)
          all = g_string_new (NULL);
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", words);
      }
  if (all != NULL)
    dossier_entry_set (record, DOSSIER_ENTRY_BYLINE, all->str, confidence);
}

static void
set_dates (DossierEntry        *record,
           const DossierElement *entry)
{
  static const char * const published[] = { "pubDate", "published", "dcterms:issued", "dc:date", "issued", "dcterms:created", "created", "pubdate", NULL };
  static const char * const changed[] = { "updated", "atom:updated", "dcterms:modified", "modified", NULL };
  g_autofree char *first = first_words (entry, published);
  g_autofree char *last = first_words (entry, changed);

  dossier_entry_set (record, DOSSIER_ENTRY_DATE, first, 92);
  if (first == NULL)
    dossier_entry_set (record, DOSSIER_ENTRY_DATE, last, 70);
  else if (g_strcmp0 (first, last) != 0)
    dossier_entry_set (record, DOSSIER_ENTRY_CHANGED, last, 90);
}

static void
set_source (Feed                 *self,
            DossierEntry        *record,
            const DossierElement *entry)
{
  static const char * const publishers[] = { "dc:publisher", "publisher", NULL };
  const DossierElement *source = dossier_element_child (entry, "source");
  g_autofree char *origin = NULL;
  g_autofree char *publisher = first_words (entry, publishers);

  if (source != NULL)
    origin = dossier_element_words (dossier_element_child (source, "title") != NULL ? dossier_element_child (source, "title") : source);
  dossier_entry_set (record, DOSSIER_ENTRY_SOURCE, origin, 85);
  dossier_entry_set (record, DOSSIER_ENTRY_SOURCE, publisher, 80);
  dossier_entry_set (record, DOSSIER_ENTRY_SOURCE, self->outlet, 75);
}

/* Markup stands in a feed escaped, in CDATA, or as elements. */
static char *
content_of (const DossierElement *node)
{
  return dossier_element_has_elements (node) ? dossier_element_to_html (node, NULL) : dossier_element_text (node);
}

/* Adds the first of @names that holds any text. */
static gboolean
add_content (DossierEntry        *record,
             const DossierElement *entry,
             const char * const   *names,
             gboolean              summary)
{
  for (guint i = 0; names[i] != NULL && !record->has_text; i++)
    for (const DossierElement *at = entry->first; at != NULL && !record->has_text; at = at->next)
      {
        g_autofree char *content = NULL;

        if (!dossier_element_is (at, names[i]))
          continue;
        content = content_of (at);
        if (summary)
          dossier_entry_add_summary (record, content);
        else
          dossier_entry_add_any (record, content);
      }
  return record->has_text;
}

/* "The post … appeared first on …", which blogs add to what they give away, and links to read on. */
static void
mark_feed_lines (DossierEntry *record)
{
  static const char * const phrases[] = { "appeared first on", "erschien zuerst auf", "est apparu en premier sur", "se publicó primero en",
                                          "read the full", "continue reading", "read more", "weiterlesen", "lire la suite", "читать далее", NULL };
  GPtrArray *pieces = record->gather->pieces;

  for (guint i = pieces->len; i > 0 && i + 2 > pieces->len; i--)
    {
      DossierPiece *piece = g_ptr_array_index (pieces, i - 1);

      if (piece->role == DOSSIER_BLOCK_BODY && piece->links >= 15 && dossier_words_count (piece->text) < 60
          && dossier_words_have_any (piece->text, phrases))
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

static gboolean
take_entry (const DossierElement *entry,
            gpointer              user_data)
{
  static const char * const contents[] = { "content:encoded", "content", "xhtml:body", "body", "fulltext", NULL };
  static const char * const summaries[] = { "description", "summary", "dc:description", "media:description", "itunes:summary", NULL };
  static const char * const languages[] = { "dc:language", "language", NULL };
  Feed *self = user_data;
  g_auto (DossierEntry) record = { 0 };
  g_autofree char *title = dossier_element_words (dossier_element_child (entry, "title"));
  g_autofree char *language = first_words (entry, languages);

  if (!self->asked)
    ask_feed (self, entry);
  dossier_entry_init (&record, self->media_type, "feed/1");
  dossier_entry_set (&record, DOSSIER_ENTRY_LANGUAGE, self->language, 70);
  dossier_entry_set (&record, DOSSIER_ENTRY_LANGUAGE, language != NULL ? language : dossier_element_get (entry, "xml:lang"), 80);
  dossier_entry_set (&record, DOSSIER_ENTRY_TITLE, title, 92);
  set_link (&record, entry);
  set_authors (&record, entry, 85);
  if (entry->parent != NULL && dossier_gather_best (record.gather, DOSSIER_FIELD_BYLINE, NULL) == NULL && dossier_element_is (entry->parent, "feed"))
    set_authors (&record, entry->parent, 60);
  set_dates (&record, entry);
  set_source (self, &record, entry);
  if (!add_content (&record, entry, contents, FALSE))
    add_content (&record, entry, summaries, TRUE);
  mark_feed_lines (&record);
  if (record.summary_only)
    record.gather->extractor = "feed-summary/1";
  return dossier_entries_take (&self->records, &record);
}

gboolean
dossier_feed_read_many (GBytes                     *bytes,
                        const char                 *file_name,
                        const DossierImportOptions *options,
                        DossierSink                *sink,
                        GError                    **error)
{
  const DossierElementWalk walk = { is_entry, take_entry, NULL };
  Feed self = { 0 };
  g_autofree char *root = NULL;
  gboolean whole, done;

  self.bytes = g_bytes_get_data (bytes, &self.length);
  root = dossier_element_root_name (self.bytes, self.length, NULL);
  self.media_type = root != NULL && g_str_has_suffix (root, "feed") ? "application/atom+xml" : "application/rss+xml";
  dossier_entries_init (&self.records, sink, file_name);
  done = dossier_element_walk (self.bytes, self.length, &walk, &self, &whole, error)
         && dossier_entries_finish (&self.records, whole || *sink->stopped, error);
  g_free (self.outlet);
  g_free (self.language);
  return done;
}
