/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * E-books (EPUB): the documents of the spine in their order, as one article or each as one of its own. What the package
 * says of the book counts more than its pages. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-office-private.h"

#include "dossier-charset-private.h"
#include "dossier-html-private.h"
#include "dossier-words-private.h"
#include "dossier-xml-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MEDIA_TYPE "application/epub+zip"
#define HEAD_PIECES 12
/* Covers, half titles and lists of places to turn to are no chapters. */
#define CHAPTER_MIN_WORDS 40u
#define MAX_DOCUMENTS 5000u

typedef struct
{
  char *href;       /* (owned) (nullable) */
  char *media_type; /* (owned) (nullable) */
  gboolean nav;
} Item;

typedef struct
{
  GHashTable *items;   /* (owned) id → Item */
  GPtrArray *spine;    /* (owned) (element-type utf8): ids */
  GHashTable *read;    /* (owned) (element-type utf8): names of the documents that were taken */
  guint not_taken;     /* documents beyond the limit */
  char *package;       /* (owned) (nullable): where the package document is */
  GString *word;       /* (owned) */
  gboolean modified;   /* the date being read is that of a change */
  char *title, *author, *date, *publisher, *language; /* (owned) (nullable) */
} Book;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->href);
  g_free (item->media_type);
  g_free (item);
}

static void
book_clear (Book *self)
{
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->spine);
  g_hash_table_unref (self->read);
  g_string_free (self->word, TRUE);
  g_free (self->package);
  g_free (self->title);
  g_free (self->author);
  g_free (self->date);
  g_free (self->publisher);
  g_free (self->language);
}

static void
start_element (gpointer               user_data,
               const char            *space,
               const char            *name,
               const DossierXmlAttrs *attrs)
{
  Book *self = user_data;

  g_string_truncate (self->word, 0);
  if (strcmp (name, "rootfile") == 0 && self->package == NULL)
    self->package = dossier_xml_dup_attr (attrs, "full-path");
  else if (strcmp (name, "item") == 0)
    {
      char *id = dossier_xml_dup_attr (attrs, "id");
      g_autofree char *properties = dossier_xml_dup_attr (attrs, "properties");
      Item *item;

      if (id == NULL)
        return;
      item = g_new0 (Item, 1);
      item->href = dossier_xml_dup_attr (attrs, "href");
      item->media_type = dossier_xml_dup_attr (attrs, "media-type");
      item->nav = properties != NULL && strstr (properties, "nav") != NULL;
      g_hash_table_replace (self->items, id, item);
    }
  else if (strcmp (name, "itemref") == 0 && !dossier_xml_attr_is (attrs, "linear", "no"))
    {
      char *id = dossier_xml_dup_attr (attrs, "idref");

      if (id != NULL && self->spine->len < MAX_DOCUMENTS)
        g_ptr_array_add (self->spine, id);
      else
        {
          self->not_taken += id != NULL;
          g_free (id);
        }
    }
  else if (strcmp (name, "date") == 0)
    self->modified = dossier_xml_attr_is (attrs, "event", "modification") || dossier_xml_attr_is (attrs, "event", "conversion");
}

static void
keep (char       **where,
      const char  *value,
      const char  *separator)
{
  g_autofree char *line = dossier_words_collapse (value, -1);
  char *joined;

  if (line[0] == '\0' || (*where != NULL && (separator == NULL || strlen (*where) > 500)))
    return;
  joined = *where != NULL ? g_strconcat (*where, separator, line, NULL) : g_steal_pointer (&line);
  g_free (*where);
  *where = joined;
}

static void
end_element (gpointer    user_data,
             const char *space,
             const char *name)
{
  Book *self = user_data;

  if (strstr (space, "purl.org/dc/") != NULL)
    {
      if (strcmp (name, "title") == 0)
        keep (&self->title, self->word->str, NULL);
      else if (strcmp (name, "creator") == 0)
        keep (&self->author, self->word->str, ", ");
      else if (strcmp (name, "publisher") == 0)
        keep (&self->publisher, self->word->str, NULL);
      else if (strcmp (name, "language") == 0)
        keep (&self->language, self->word->str, NULL);
      /* Programs that know no date write the year 101. */
      else if (strcmp (name, "date") == 0 && !self->modified && self->word->str[0] != '0')
        keep (&self->date, self->word->str, NULL);
    }
  g_string_truncate (self->word, 0);
}

static void
take_text (gpointer    user_data,
           const char *text,
           gsize       length)
{
  Book *self = user_data;

  if (self->word->len + length < 4096)
    g_string_append_len (self->word, text, (gssize) length);
}

static const DossierXmlHandler package_handler = { start_element, end_element, take_text };

/* A reference within the package document to the name of a member: relative, with %20 and #parts. */
static char *
resolve (const char *base,
         const char *href)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *bare = g_strndup (href, strcspn (href, "#?"));
  g_autofree char *plain = g_uri_unescape_string (bare, NULL);
  const char *slash = strrchr (base, '/');
  g_autofree char *whole = g_strdup_printf ("%.*s/%s", slash != NULL ? (int) (slash - base) : 0, base, plain != NULL ? plain : bare);

  parts = g_strsplit (whole, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "..") == 0 && path->len > 0)
        g_ptr_array_set_size (path, path->len - 1);
      else if (parts[i][0] != '\0' && strcmp (parts[i], ".") != 0 && strcmp (parts[i], "..") != 0)
        g_ptr_array_add (path, parts[i]);
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

static gboolean
is_within_hidden (const DossierHtmlNode *node)
{
  for (; node != NULL; node = node->parent)
    if (node->hint == DOSSIER_HTML_HINT_HIDDEN || node->tag == DOSSIER_HTML_NAV)
      return TRUE;
  return FALSE;
}

/* Every block of a document of the book: nothing stands around the text there. */
static void
add_document (DossierGather *gather,
              GBytes        *bytes)
{
  gsize length, text_length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = length > 0 ? dossier_encoding_to_utf8 (data, length, NULL, &text_length, NULL) : NULL;
  g_autoptr (DossierHtmlPage) page = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  if (text == NULL)
    return;
  page = dossier_html_page_parse (text, text_length);
  blocks = dossier_html_blocks (page);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);
      DossierPiece *piece;

      if (is_within_hidden (block->node))
        continue;
      piece = dossier_gather_add (gather, block->text, -1, block->role);
      if (piece != NULL)
        {
          piece->level = block->level;
          piece->links = (guint8) (block->words > 0 ? MIN (100, block->link_words * 100 / block->words) : 0);
        }
    }
}

static void
offer_book (Book          *book,
            DossierGather *gather)
{
  if (book->author != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, book->author, "meta", 85);
  if (book->date != NULL)
    dossier_gather_offer_date (gather, book->date, "meta", 75);
  if (book->publisher != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, book->publisher, "meta", 65);
  if (book->language != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_LANGUAGE, book->language, "meta", 85);
}

/* The title and the author on the first page. */
static void
mark_title_page (Book          *book,
                 DossierGather *gather)
{
  g_autofree char *author = book->author != NULL ? dossier_words_clean_byline (book->author) : NULL;
  gboolean titled = FALSE;

  for (guint i = 0; i < MIN (gather->pieces->len, HEAD_PIECES); i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);
      g_autofree char *line = strlen (piece->text) < 500 ? dossier_words_clean_byline (piece->text) : NULL;

      if (strlen (piece->text) > 1000)
        continue;
      if (book->title != NULL && dossier_words_shared (piece->text, book->title) >= 0.9)
        {
          piece->role = titled ? DOSSIER_BLOCK_FURNITURE : DOSSIER_BLOCK_TITLE;
          titled = TRUE;
        }
      else if (line != NULL && author != NULL && g_ascii_strcasecmp (line, author) == 0)
        piece->role = DOSSIER_BLOCK_FURNITURE;
      else if (dossier_words_date_line (piece->text, NULL) || g_strcmp0 (piece->text, book->publisher) == 0)
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
  gather->title_outside = book->title != NULL && !titled;
}

/* A document that the spine names again was read already: NULL, as for one that is not there. */
static GBytes *
find_document (Book           *book,
               DossierPackage *package,
               guint           index)
{
  const Item *item = g_hash_table_lookup (book->items, g_ptr_array_index (book->spine, index));
  g_autofree char *name = NULL;
  GBytes *bytes;

  if (item == NULL || item->href == NULL || item->nav || (item->media_type != NULL && strstr (item->media_type, "html") == NULL))
    return NULL;
  name = resolve (book->package, item->href);
  bytes = dossier_package_get (package, name);
  return bytes != NULL && g_hash_table_add (book->read, g_steal_pointer (&name)) ? bytes : NULL;
}

static void
tell_not_taken (const Book  *book,
                DossierSink *sink)
{
  g_autofree char *reason = NULL;

  if (book->not_taken == 0)
    return;
  reason = g_strdup_printf (ngettext ("%u part of the book was not taken: it has too many", "%u parts of the book were not taken: it has too many",
                                      book->not_taken), book->not_taken);
  dossier_sink_reject (sink, NULL, reason);
}

static DossierDraft *
read_whole (Book            *book,
            DossierPackage  *package,
            const char      *file_name,
            const char      *url_hint,
            GError         **error)
{
  g_autoptr (DossierGather) gather = dossier_gather_new (MEDIA_TYPE, "epub/1");

  for (guint i = 0; i < book->spine->len; i++)
    {
      GBytes *document = find_document (book, package, i);

      if (document != NULL)
        add_document (gather, document);
    }
  if (gather->pieces->len > 0)
    mark_title_page (book, gather);
  if (book->title != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, book->title, "meta", 90);
  offer_book (book, gather);
  return dossier_gather_finish (gather, file_name, url_hint, error);
}

static guint
count_words (DossierGather *gather)
{
  guint words = 0;

  for (guint i = 0; i < gather->pieces->len && words < CHAPTER_MIN_WORDS; i++)
    words += dossier_words_count (((DossierPiece *) g_ptr_array_index (gather->pieces, i))->text);
  return words;
}

static void
mark_chapter_title (Book          *book,
                    DossierGather *gather,
                    guint          number)
{
  g_autofree char *fallback = NULL;

  for (guint i = 0; i < MIN (gather->pieces->len, HEAD_PIECES); i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (piece->role != DOSSIER_BLOCK_HEADING)
        continue;
      piece->role = DOSSIER_BLOCK_TITLE;
      dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, piece->text, "markup", 85);
      return;
    }
  if (book->title == NULL)
    return;
  /* Translators: the title of a chapter that has none: the title of the book, the chapter's number */
  fallback = g_strdup_printf (_("%s, part %u"), book->title, number);
  dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, fallback, "meta", 50);
}

static gboolean
read_chapters (Book           *book,
               DossierPackage *package,
               DossierSink    *sink,
               GError        **error)
{
  guint number = 0;

  for (guint i = 0; i < book->spine->len; i++)
    {
      GBytes *document = find_document (book, package, i);
      g_autoptr (DossierGather) gather = dossier_gather_new (MEDIA_TYPE, "epub/1");
      g_autofree char *part = NULL;
      DossierDraft *draft;

      if (document != NULL)
        add_document (gather, document);
      if (count_words (gather) < CHAPTER_MIN_WORDS)
        continue;
      number++;
      mark_chapter_title (book, gather, number);
      if (book->title != NULL)
        dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, book->title, "meta", 70);
      offer_book (book, gather);
      draft = dossier_gather_finish (gather, NULL, sink->options->url_hint, error);
      if (draft == NULL)
        return FALSE;
      part = g_strdup_printf ("%u", number);
      if (!dossier_sink_take_draft (sink, part, NULL, draft))
        return TRUE;
    }
  if (number == 0)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("there is no text in it"));
  return number > 0;
}

static gboolean
want_part (const char *name,
           gint64      size,
           gpointer    user_data)
{
  static const char * const endings[] = { ".xml", ".opf", ".xhtml", ".html", ".htm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* Fonts may be garbled; text must not be. */
static gboolean
is_protected (DossierPackage *package)
{
  GBytes *list = dossier_package_get (package, "META-INF/encryption.xml");

  return list != NULL && g_strstr_len (g_bytes_get_data (list, NULL), (gssize) g_bytes_get_size (list), "html") != NULL;
}

static gboolean
open_book (Book            *book,
           DossierPackage  *package,
           GError         **error)
{
  GBytes *container = dossier_package_get (package, "META-INF/container.xml");
  GBytes *list;

  if (is_protected (package))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("it is protected against copying"));
      return FALSE;
    }
  if (container != NULL)
    dossier_xml_parse (g_bytes_get_data (container, NULL), g_bytes_get_size (container), &package_handler, book, NULL);
  list = book->package != NULL ? dossier_package_get (package, book->package) : NULL;
  if (list == NULL)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the book's list of contents is not in it"));
      return FALSE;
    }
  return dossier_xml_parse (g_bytes_get_data (list, NULL), g_bytes_get_size (list), &package_handler, book, error);
}

gboolean
dossier_epub_read (GBytes                     *bytes,
                   const char                 *file_name,
                   const DossierImportOptions *options,
                   DossierSink                *sink,
                   GError                    **error)
{
  g_autoptr (DossierPackage) package =
    dossier_package_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), want_part, NULL, error);
  Book book = { 0 };
  DossierDraft *draft = NULL;
  gboolean read;

  if (package == NULL)
    return FALSE;
  book.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  book.spine = g_ptr_array_new_with_free_func (g_free);
  book.read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book.word = g_string_new (NULL);
  read = open_book (&book, package, error);
  if (read && options->chapters)
    read = read_chapters (&book, package, sink, error);
  else if (read)
    {
      draft = read_whole (&book, package, file_name, options->url_hint, error);
      read = draft != NULL;
      if (read)
        dossier_sink_take_draft (sink, NULL, NULL, draft);
    }
  if (read)
    tell_not_taken (&book, sink);
  book_clear (&book);
  return read;
}
