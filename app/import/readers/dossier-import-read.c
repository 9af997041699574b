/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one door of the readers: bytes in, drafts out. Links every library that parses a foreign format, and so belongs in
 * the locked process alone, in tests and in fuzzers. Pure functions, any thread; nothing here opens a file.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-import-read.h"

#include "dossier-charset-private.h"
#include "dossier-collection-private.h"
#include "dossier-entry-private.h"
#include "dossier-formats-private.h"
#include "dossier-html-private.h"
#include "dossier-lines-private.h"
#include "dossier-mail-private.h"
#include "dossier-office-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Files within files within files: what no honest collection exceeds. */
#define MAX_SINK_DEPTH 6
#define MAX_SINK_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* Exactly one of the two is set. */
typedef struct
{
  /* For a file that is one article. */
  DossierDraft *(*read) (const guint8 *bytes, gsize length, const char *file_name, const char *url_hint, GError **error);
  /* For one that holds several: gives them to the sink one by one, and fails only when the file as a whole cannot be read.
   * Where its format is large, it holds on to no more than the part it reads. */
  gboolean (*read_many) (GBytes *bytes, const char *file_name, const DossierImportOptions *options, DossierSink *sink, GError **error);
} Reader;

static DossierDraft *
read_plain (const guint8 *bytes,
            gsize         length,
            const char   *file_name,
            const char   *url_hint,
            GError      **error)
{
  gsize text_length;
  g_autofree char *text = dossier_encoding_to_utf8 (bytes, length, NULL, &text_length, error);

  return text != NULL ? dossier_plain_read (text, text_length, file_name, url_hint, error) : NULL;
}

static DossierDraft *
read_markdown (const guint8 *bytes,
               gsize         length,
               const char   *file_name,
               const char   *url_hint,
               GError      **error)
{
  gsize text_length;
  g_autofree char *text = dossier_encoding_to_utf8 (bytes, length, NULL, &text_length, error);

  return text != NULL ? dossier_markdown_read (text, text_length, file_name, url_hint, error) : NULL;
}

static const Reader readers[DOSSIER_N_FORMATS] = {
  [DOSSIER_FORMAT_PDF] = { .read = dossier_pdf_read },
  [DOSSIER_FORMAT_DOCX] = { .read = dossier_docx_read },
  [DOSSIER_FORMAT_WORDML] = { .read = dossier_wordml_read },
  [DOSSIER_FORMAT_RTF] = { .read = dossier_rtf_read },
  [DOSSIER_FORMAT_EPUB] = { .read_many = dossier_epub_read },
  [DOSSIER_FORMAT_ODT] = { .read = dossier_odt_read },
  [DOSSIER_FORMAT_FODT] = { .read = dossier_fodt_read },
  [DOSSIER_FORMAT_MHTML] = { .read = dossier_mhtml_read },
  [DOSSIER_FORMAT_WEBARCHIVE] = { .read = dossier_webarchive_read },
  [DOSSIER_FORMAT_WARC] = { .read_many = dossier_warc_read },
  [DOSSIER_FORMAT_MBOX] = { .read_many = dossier_mbox_read },
  [DOSSIER_FORMAT_MAIL] = { .read_many = dossier_mail_read },
  [DOSSIER_FORMAT_ZIP] = { .read_many = dossier_zip_read },
  [DOSSIER_FORMAT_TAR] = { .read_many = dossier_zip_read },
  [DOSSIER_FORMAT_PACKED] = { .read_many = dossier_packed_read },
  [DOSSIER_FORMAT_FEED] = { .read_many = dossier_feed_read_many },
  [DOSSIER_FORMAT_NEWSML] = { .read_many = dossier_newsml_read_many },
  [DOSSIER_FORMAT_ENEX] = { .read_many = dossier_enex_read_many },
  [DOSSIER_FORMAT_JSON] = { .read_many = dossier_json_rows_read_many },
  [DOSSIER_FORMAT_TABLE] = { .read_many = dossier_table_read_many },
  [DOSSIER_FORMAT_PRESS] = { .read_many = dossier_press_read_many },
  [DOSSIER_FORMAT_HTML] = { .read = dossier_html_read },
  [DOSSIER_FORMAT_MARKDOWN] = { .read = read_markdown },
  [DOSSIER_FORMAT_PLAIN] = { .read = read_plain },
};

/* Where what the bytes show is not enough: they are packed, or in another encoding. */
static const DossierSniffFunc looks[DOSSIER_N_FORMATS] = {
  [DOSSIER_FORMAT_WARC] = dossier_warc_look,
  [DOSSIER_FORMAT_TAR] = dossier_tar_look,
  [DOSSIER_FORMAT_TABLE] = dossier_table_look,
  [DOSSIER_FORMAT_PRESS] = dossier_press_look,
};

/* What the container of the old office programs holds, by the names in it; they are written in UTF-16. */
static const char *
explain_old_office (const guint8 *bytes,
                    gsize         length)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char word[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";

  if (length < 8 || memcmp (bytes, "\xd0\xcf\x11\xe0", 4) != 0)
    return NULL;
  if (memmem (bytes, length, encrypted, sizeof encrypted - 1) != NULL)
    return _("it is protected by a password");
  if (memmem (bytes, length, word, sizeof word - 1) != NULL)
    return _("this is an old Word document (.doc); save it as DOCX or ODT and import that");
  return NULL;
}

static void
set_unknown_format (GError       **error,
                    const guint8  *bytes,
                    gsize          length)
{
  const char *kind = dossier_formats_find_binary (bytes, length);
  const char *reason = explain_old_office (bytes, length);

  if (reason != NULL)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT, reason);
  else if (kind != NULL)
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is a kind of file with its article, such as "a picture" */
                 _("this is %s, which cannot be read as an article"), _(kind));
  else if (dossier_archive_is_zip (bytes, length))
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                 _("this is %s, which cannot be read as an article"), _("an office document of another kind"));
  else
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                         _("this kind of file cannot be read"));
}

/* DOSSIER_N_FORMATS with @error when there is none. */
static DossierFormat
find_format (GBytes      *bytes,
             const char  *file_name,
             GError     **error)
{
  DossierFormat format = DOSSIER_N_FORMATS;
  const guint8 *data;
  gsize length;
  guint most;
  g_autofree char *extension = dossier_formats_dup_extension (file_name);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("the file is empty"));
      return DOSSIER_N_FORMATS;
    }
  if (dossier_formats_find_binary (data, length) == NULL)
    format = dossier_formats_choose (data, length, extension, looks);
  most = format < DOSSIER_N_FORMATS && dossier_import_formats ()[format]->large ? DOSSIER_IMPORT_MAX_LARGE_BYTES : DOSSIER_IMPORT_MAX_BYTES;
  if (length > most)
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("the file is larger than %u MiB"), most / (1024 * 1024));
      return DOSSIER_N_FORMATS;
    }
  if (format == DOSSIER_N_FORMATS)
    set_unknown_format (error, data, length);
  return format;
}

/**
 * dossier_import_read_tell_format:
 * @bytes: the whole file
 * @file_name: (nullable): helps to tell the format
 *
 * Returns: (transfer none) (nullable): the format by which dossier_import_read_all() reads it
 */
const DossierImportFormat *
dossier_import_read_tell_format (GBytes     *bytes,
                                 const char *file_name)
{
  DossierFormat format = find_format (bytes, file_name, NULL);

  return format != DOSSIER_N_FORMATS ? dossier_import_formats ()[format] : NULL;
}

/* The path of a part within the file that was handed in. */
static char *
join_part (DossierSink *self,
           const char  *part)
{
  if (self->part == NULL)
    return g_strdup (part);
  return part != NULL ? g_strconcat (self->part, "/", part, NULL) : g_strdup (self->part);
}

static gboolean
hand_out (DossierSink  *self,
          DossierFound *found)
{
  self->count++;
  if (!self->func (found, self->user_data))
    *self->stopped = TRUE;
  return !*self->stopped;
}

/**
 * dossier_sink_take_draft:
 * @part: (nullable): where it stands within this file
 * @bytes: (nullable): its own bytes, when it is a message or file of its own
 * @draft: (transfer full): the article
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_take_draft (DossierSink  *self,
                         const char   *part,
                         GBytes       *bytes,
                         DossierDraft *draft)
{
  DossierFound *found = g_new0 (DossierFound, 1);
  GBytes *own = bytes != NULL ? bytes : self->bytes;

  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);
  found->draft = draft;
  found->part = join_part (self, part);
  found->bytes = own != NULL ? g_bytes_ref (own) : NULL;
  if (bytes != NULL)
    found->own = found->part != NULL ? strlen (found->part) : 0;
  else if (own != NULL)
    found->own = strlen (self->part);
  found->file_name = g_strdup (self->file_name);
  return hand_out (self, found);
}

/**
 * dossier_sink_reject:
 * @part: (nullable): where it stands within this file
 * @reason: for people, lower case
 *
 * Tells of a part that is no article.
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_reject (DossierSink *self,
                     const char  *part,
                     const char  *reason)
{
  DossierFound *found = g_new0 (DossierFound, 1);

  g_return_val_if_fail (self != NULL && reason != NULL, FALSE);
  found->part = join_part (self, part);
  found->reason = g_strdup (reason);
  return hand_out (self, found);
}

/**
 * dossier_sink_offer_weak_date:
 * @date: EDTF: when it was fetched
 *
 * An article is of that day at the latest: better than no date, and never certain.
 */
void
dossier_sink_offer_weak_date (DossierDraft *draft,
                              const char   *date)
{
  dossier_draft_add_field (draft, DOSSIER_FIELD_DATE, date, "file", 20);
  if (draft->date == NULL)
    draft->date = g_strdup (date);
}

static gboolean
read_into (DossierSink                *self,
           GBytes                     *bytes,
           const char                 *file_name,
           const DossierImportOptions *options,
           GError                    **error)
{
  DossierFormat format = find_format (bytes, file_name, error);
  g_autofree char *name = file_name != NULL ? g_filename_display_name (file_name) : NULL;
  const Reader *reader;
  DossierDraft *draft;

  if (format == DOSSIER_N_FORMATS)
    return FALSE;
  reader = &readers[format];
  if (reader->read_many != NULL)
    return reader->read_many (bytes, name, options, self, error);
  draft = reader->read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, options->url_hint, error);
  if (draft == NULL)
    return FALSE;
  if (self->date != NULL)
    dossier_sink_offer_weak_date (draft, self->date);
  dossier_sink_take_draft (self, NULL, NULL, draft);
  return TRUE;
}

/**
 * dossier_sink_take_dated_file:
 * @part: where it stands within this file
 * @file_name: (nullable): its name; helps to tell the format
 * @url: (nullable): where it came from
 * @date: (nullable): EDTF; when it was fetched, its date if nothing else tells one
 * @bytes: its bytes
 *
 * Reads a file that stands in another one, by the registry. What cannot be read is handed out with its reason;
 * depth, count and total size are limited.
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_take_dated_file (DossierSink *self,
                              const char  *part,
                              const char  *file_name,
                              const char  *url,
                              const char  *date,
                              GBytes      *bytes)
{
  DossierImportOptions options = *self->options;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = join_part (self, part);
  DossierSink inner = *self;

  g_return_val_if_fail (self != NULL && part != NULL && bytes != NULL, FALSE);
  *self->total += g_bytes_get_size (bytes);
  if (self->depth >= MAX_SINK_DEPTH)
    return dossier_sink_reject (self, part, _("it lies too deep in other files"));
  if (*self->total > MAX_SINK_BYTES)
    {
      dossier_sink_reject (self, part, _("the file holds more than can be taken in at once; unpack it and import its files"));
      *self->stopped = TRUE;
      return FALSE;
    }
  options.url_hint = url;
  inner.options = &options;
  inner.depth++;
  inner.part = whole;
  inner.bytes = bytes;
  inner.file_name = file_name;
  inner.date = date;
  if (!read_into (&inner, bytes, file_name, &options, &error) && !*self->stopped)
    dossier_sink_reject (self, part, error != NULL ? error->message : _("it cannot be read"));
  self->count = MAX (self->count, inner.count);
  return !*self->stopped;
}

/**
 * dossier_sink_take_file:
 *
 * dossier_sink_take_dated_file() of a file of which nobody knows when it was fetched.
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_take_file (DossierSink *self,
                        const char  *part,
                        const char  *file_name,
                        const char  *url,
                        GBytes      *bytes)
{
  return dossier_sink_take_dated_file (self, part, file_name, url, NULL, bytes);
}

/**
 * dossier_import_read_all:
 * @bytes: the whole file; never changed
 * @file_name: (nullable): helps to tell the format, and is the title of last resort
 * @options: (nullable): what the caller knows or wishes
 * @func: called for each article and for each part that is none, in the order of the file, on this thread
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Reads a file that may hold several articles. Any thread; pure.
 *
 * Returns: FALSE with @error set when nothing in the file could be read; parts found before that were handed out
 */
gboolean
dossier_import_read_all (GBytes                     *bytes,
                         const char                 *file_name,
                         const DossierImportOptions *options,
                         DossierFoundFunc            func,
                         gpointer                    user_data,
                         GError                    **error)
{
  static const DossierImportOptions none = { NULL, NULL, FALSE };
  gboolean stopped = FALSE;
  guint64 total = 0;
  DossierSink sink = { .func = func, .user_data = user_data, .options = options ? options : &none, .stopped = &stopped, .total = &total };

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  if (!read_into (&sink, bytes, file_name, sink.options, error))
    return FALSE;
  if (sink.count > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("there is no article in it"));
  return FALSE;
}

typedef struct
{
  DossierDraft *draft;
  char *reason;
} First;

static gboolean
keep_first (DossierFound *found,
            gpointer      user_data)
{
  First *first = user_data;

  if (first->draft == NULL)
    first->draft = g_steal_pointer (&found->draft);
  if (first->reason == NULL)
    first->reason = g_steal_pointer (&found->reason);
  dossier_found_free (found);
  return first->draft == NULL;
}

/**
 * dossier_import_read:
 * @bytes: the whole file; never changed
 * @file_name: (nullable): helps to tell the format, and is the title of last resort
 * @url_hint: (nullable): where the file came from, when the caller knows
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Reads one file as an article, the first one when it holds several. Any thread; takes time and memory in
 * proportion to the size of @bytes.
 *
 * Returns: (transfer full): the draft, or NULL with @error set
 */
DossierDraft *
dossier_import_read (GBytes      *bytes,
                     const char  *file_name,
                     const char  *url_hint,
                     GError     **error)
{
  const DossierImportOptions options = { .url_hint = url_hint };
  First first = { NULL, NULL };

  g_return_val_if_fail (bytes != NULL, NULL);
  if (dossier_import_read_all (bytes, file_name, &options, keep_first, &first, error) && first.draft == NULL)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, first.reason ? first.reason : _("there is no article in it"));
  g_free (first.reason);
  return first.draft;
}
