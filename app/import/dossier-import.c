/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one door of import: bytes in, a draft out. Formats stand in an ordered registry; the content decides which of
 * them takes a file, its name only helps. Pure functions, any thread; nothing here opens a file.
 */

#define _GNU_SOURCE /* memmem */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-import.h"

#include "dossier-archive-private.h"
#include "dossier-collection-private.h"
#include "dossier-encoding-private.h"
#include "dossier-entry-private.h"
#include "dossier-html-private.h"
#include "dossier-lines-private.h"
#include "dossier-mail-private.h"
#include "dossier-office-private.h"
#include "dossier-sink-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Files within files within files: what no honest collection exceeds. */
#define MAX_SINK_DEPTH 6
#define MAX_SINK_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* A format that is this sure of a file is not asked against. */
#define CERTAIN 90

G_DEFINE_QUARK (dossier-import-error-quark, dossier_import_error)

static const char * const feed_extensions[] = { "rss", "atom", "rdf", "xml", NULL };
static const char * const html_extensions[] = { "html", "htm", "xhtml", "xht", "shtml", NULL };
static const char * const markdown_extensions[] = { "md", "markdown", NULL };
static const char * const plain_extensions[] = { "txt", "text", NULL };

static const char * const docx_extensions[] = { "docx", "docm", "dotx", "dotm", NULL };
static const char * const epub_extensions[] = { "epub", NULL };
static const char * const rtf_extensions[] = { "rtf", NULL };
static const char * const wordml_extensions[] = { "xml", NULL };
static const char * const odt_extensions[] = { "odt", "ott", NULL };
static const char * const fodt_extensions[] = { "fodt", NULL };
static const char * const mbox_extensions[] = { "mbox", "mbx", NULL };
static const char * const mail_extensions[] = { "eml", NULL };
static const char * const mhtml_extensions[] = { "mhtml", "mht", NULL };
static const char * const webarchive_extensions[] = { "webarchive", NULL };
static const char * const warc_extensions[] = { "warc", NULL };
static const char * const pdf_extensions[] = { "pdf", NULL };
static const char * const zip_extensions[] = { "zip", NULL };
static const char * const tar_extensions[] = { "tar", "tgz", "tbz", "tbz2", "txz", "tzst", NULL };
static const char * const packed_extensions[] = { "gz", "bz2", "xz", "zst", NULL };

static const char * const json_extensions[] = { "json", "jsonl", "ndjson", NULL };
static const char * const newsml_extensions[] = { "nitf", "newsml", "ntf", "xml", NULL };
static const char * const enex_extensions[] = { "enex", NULL };
static const char * const table_extensions[] = { "csv", "tsv", "tab", NULL };

static const DossierImportFormat feed_format = {
  "feed", "application/rss+xml", feed_extensions, dossier_feed_sniff, NULL, dossier_feed_read_many,
};
static const DossierImportFormat json_format = {
  "json", "application/json", json_extensions, dossier_json_rows_sniff, NULL, dossier_json_rows_read_many,
};
static const DossierImportFormat newsml_format = {
  "newsml", "application/newsml+xml", newsml_extensions, dossier_newsml_sniff, NULL, dossier_newsml_read_many,
};
static const DossierImportFormat enex_format = {
  "enex", "application/enex+xml", enex_extensions, dossier_enex_sniff, NULL, dossier_enex_read_many,
};
static const DossierImportFormat press_format = {
  "press", "text/plain", plain_extensions, dossier_press_sniff, NULL, dossier_press_read_many,
};
static const DossierImportFormat table_format = {
  "table", "text/csv", table_extensions, dossier_table_sniff, NULL, dossier_table_read_many,
};
static const DossierImportFormat html_format = {
  "html", "text/html", html_extensions, dossier_html_sniff, dossier_html_read, NULL,
};
static const DossierImportFormat markdown_format = {
  "markdown", "text/markdown", markdown_extensions, dossier_markdown_sniff, dossier_markdown_read, NULL,
};
static const DossierImportFormat plain_format = {
  "text", "text/plain", plain_extensions, dossier_plain_sniff, dossier_plain_read, NULL,
};

static const DossierImportFormat docx_format = {
  "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_extensions, dossier_docx_sniff,
  dossier_docx_read, NULL,
};
static const DossierImportFormat epub_format = {
  "epub", "application/epub+zip", epub_extensions, dossier_epub_sniff, NULL, dossier_epub_read,
};
static const DossierImportFormat rtf_format = {
  "rtf", "application/rtf", rtf_extensions, dossier_rtf_sniff, dossier_rtf_read, NULL,
};
static const DossierImportFormat wordml_format = {
  "word-2003", "application/msword", wordml_extensions, dossier_wordml_sniff, dossier_wordml_read, NULL,
};
static const DossierImportFormat odt_format = {
  "odt", "application/vnd.oasis.opendocument.text", odt_extensions, dossier_odt_sniff, dossier_odt_read, NULL,
};
static const DossierImportFormat fodt_format = {
  "fodt", "application/vnd.oasis.opendocument.text-flat-xml", fodt_extensions, dossier_fodt_sniff, dossier_fodt_read, NULL,
};
static const DossierImportFormat mbox_format = {
  "mbox", "application/mbox", mbox_extensions, dossier_mbox_sniff, NULL, dossier_mbox_read, TRUE,
};
static const DossierImportFormat mail_format = {
  "mail", "message/rfc822", mail_extensions, dossier_mail_sniff, NULL, dossier_mail_read, FALSE,
};
static const DossierImportFormat mhtml_format = {
  "mhtml", "multipart/related", mhtml_extensions, dossier_mhtml_sniff, dossier_mhtml_read, NULL, FALSE,
};
static const DossierImportFormat webarchive_format = {
  "webarchive", "application/x-webarchive", webarchive_extensions, dossier_webarchive_sniff, dossier_webarchive_read, NULL, FALSE,
};
static const DossierImportFormat warc_format = {
  "warc", "application/warc", warc_extensions, dossier_warc_sniff, NULL, dossier_warc_read, TRUE,
};
static const DossierImportFormat pdf_format = {
  "pdf", "application/pdf", pdf_extensions, dossier_pdf_sniff, dossier_pdf_read, NULL,
};
static const DossierImportFormat zip_format = {
  "zip", "application/zip", zip_extensions, dossier_zip_sniff, NULL, dossier_zip_read, TRUE,
};
static const DossierImportFormat tar_format = {
  "tar", "application/x-tar", tar_extensions, dossier_tar_sniff, NULL, dossier_zip_read, TRUE,
};
static const DossierImportFormat packed_format = {
  "compressed", "application/gzip", packed_extensions, dossier_packed_sniff, NULL, dossier_packed_read, TRUE,
};

static const DossierImportFormat * const formats[] = {
  &pdf_format,
  &docx_format,
  &wordml_format,
  &rtf_format,
  &epub_format,
  &odt_format,
  &fodt_format,
  &mhtml_format,
  &webarchive_format,
  &warc_format,
  &mbox_format,
  &mail_format,
  &zip_format,
  &tar_format,
  &packed_format,
  &feed_format,
  &newsml_format,
  &enex_format,
  &json_format,
  &table_format,
  &press_format,
  &html_format,
  &markdown_format,
  &plain_format,
  NULL
};

/* What stands beside articles in folders and is none; a walk through a folder does not try these by content. */
static const char * const other_extensions[] = {
  "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic", "css", "js", "mjs",
  "map", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "ogg", "wav",
  "7z", "rar", "xls", "xlsx", "ods", "ppt", "pptx",
  "odp", "exe", "dll", "so", "o", "a", "bin", "iso", "deb", "rpm", "py", "c", "h", "sh", "sql", "db", "sqlite",
  "dossier", "lock", "tmp", "part", "bak", "log", "ini", "conf", "toml", "yaml", "yml", "msg", "bib", "ris", NULL
};

typedef struct
{
  const char *magic;
  gsize length;
  gsize offset;
  gboolean certain; /* no text begins so, or its files may look like text */
  const char *name; /* translatable, fits "this is …" */
} KnownBinary;

static const KnownBinary known_binaries[] = {
  { "\xd0\xcf\x11\xe0", 4, 0, TRUE, N_("an old office document") },
  { "\x89PNG", 4, 0, TRUE, N_("a picture") },
  { "\xff\xd8\xff", 3, 0, TRUE, N_("a picture") },
  { "GIF8", 4, 0, FALSE, N_("a picture") },
  { "RIFF", 4, 0, FALSE, N_("a sound, a film or a picture") },
  { "II*\0", 4, 0, TRUE, N_("a picture") },
  { "ftyp", 4, 4, FALSE, N_("a film or a picture") },
  { "ID3", 3, 0, FALSE, N_("a sound") },
  { "OggS", 4, 0, FALSE, N_("a sound or a film") },
  { "\x1a\x45\xdf\xa3", 4, 0, TRUE, N_("a film") },
  { "\x7f" "ELF", 4, 0, TRUE, N_("a program") },
  { "MZ\x90", 3, 0, TRUE, N_("a program") },
  { "SQLite format 3\0", 16, 0, TRUE, N_("a database") },
  { "7z\xbc\xaf", 4, 0, TRUE, N_("an archive") },
  { "Rar!", 4, 0, FALSE, N_("an archive") },
};

static char *
dup_extension (const char *file_name)
{
  g_autofree char *base = NULL;
  const char *dot;

  if (file_name == NULL)
    return g_strdup ("");
  base = g_path_get_basename (file_name);
  dot = strrchr (base, '.');
  return dot == NULL || dot == base ? g_strdup ("") : g_ascii_strdown (dot + 1, -1);
}

static const KnownBinary *
find_binary (const guint8 *bytes,
             gsize         length)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_binaries); i++)
    {
      const KnownBinary *kind = &known_binaries[i];

      if (length >= kind->offset + kind->length && memcmp (bytes + kind->offset, kind->magic, kind->length) == 0
          && (kind->certain || dossier_encoding_is_binary (bytes, length)))
        return kind;
    }
  return NULL;
}

/* @unasked: (nullable): a format that is not asked */
static const DossierImportFormat *
choose_format (const guint8              *bytes,
               gsize                      length,
               const char                *extension,
               const DossierImportFormat *unasked)
{
  const DossierImportFormat *chosen = NULL;
  int best = 0;

  for (guint i = 0; formats[i] != NULL; i++)
    {
      int answer = formats[i] != unasked ? formats[i]->sniff (bytes, length, extension) : 0;

      if (answer > best)
        {
          best = answer;
          chosen = formats[i];
        }
      if (best >= CERTAIN)
        break;
    }
  return chosen;
}

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
  const KnownBinary *kind = find_binary (bytes, length);
  const char *reason = explain_old_office (bytes, length);

  if (reason != NULL)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT, reason);
  else if (kind != NULL)
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is a kind of file with its article, such as "a picture" */
                 _("this is %s, which cannot be read as an article"), _(kind->name));
  else if (dossier_archive_is_zip (bytes, length))
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                 _("this is %s, which cannot be read as an article"), _("an office document of another kind"));
  else
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                         _("this kind of file cannot be read"));
}

/**
 * dossier_import_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the formats, in the order in which they are asked
 */
const DossierImportFormat * const *
dossier_import_formats (void)
{
  return formats;
}

/**
 * dossier_import_is_candidate:
 * @file_name: a name or path
 *
 * For walks through folders: whether a file may be an article, told by its name. Hidden files are none; files
 * whose extension says nothing are worth a try.
 */
gboolean
dossier_import_is_candidate (const char *file_name)
{
  g_autofree char *base = NULL;
  g_autofree char *extension = NULL;

  g_return_val_if_fail (file_name != NULL, FALSE);

  base = g_path_get_basename (file_name);
  extension = dup_extension (file_name);
  if (base[0] == '.' || g_str_has_suffix (base, "~"))
    return FALSE;
  return !g_strv_contains (other_extensions, extension);
}

/**
 * dossier_import_max_bytes:
 * @file_name: a name or path
 *
 * How many bytes of a file are worth loading, told by its name: more where it may hold many articles. Its content has
 * the last word: dossier_import_read_all() refuses what is too large for its format.
 *
 * Returns: a number of bytes
 */
gsize
dossier_import_max_bytes (const char *file_name)
{
  g_autofree char *extension = NULL;

  g_return_val_if_fail (file_name != NULL, DOSSIER_IMPORT_MAX_BYTES);

  extension = dup_extension (file_name);
  /* Mail programs give their folders no extension. */
  if (extension[0] == '\0')
    return DOSSIER_IMPORT_MAX_LARGE_BYTES;
  for (guint i = 0; formats[i] != NULL; i++)
    if (formats[i]->large && g_strv_contains (formats[i]->extensions, extension))
      return DOSSIER_IMPORT_MAX_LARGE_BYTES;
  return DOSSIER_IMPORT_MAX_BYTES;
}

/**
 * dossier_import_tell_kind:
 * @bytes: the whole file
 * @file_name: (nullable): helps to tell the format
 *
 * Runs where files are not read: looks at the bytes as the registry does, but parses, unpacks and converts nothing; a file
 * that is not UTF-8 throughout is not looked into at all.
 */
DossierImportKind
dossier_import_tell_kind (GBytes     *bytes,
                          const char *file_name)
{
  const DossierImportFormat *format;
  const guint8 *data;
  gsize length;
  gboolean markup;
  g_autofree char *extension = NULL;

  g_return_val_if_fail (bytes != NULL, DOSSIER_IMPORT_KIND_OTHER);

  data = g_bytes_get_data (bytes, &length);
  if (data == NULL || length == 0 || length > DOSSIER_IMPORT_MAX_BYTES || !g_utf8_validate_len ((const char *) data, length, NULL)
      || find_binary (data, length) != NULL)
    return DOSSIER_IMPORT_KIND_OTHER;
  /* Bzip2, which the registry unpacks to look for a tar, and encodings that switch by escapes can be valid UTF-8. */
  if (dossier_archive_is_packed (data, length) || memchr (data, '\x1b', length) != NULL)
    return DOSSIER_IMPORT_KIND_OTHER;
  extension = dup_extension (file_name);
  /* Exports of press databases are told from other pages by parsing them. */
  markup = dossier_html_begins ((const char *) data, length)
           || (length > 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 && dossier_html_begins ((const char *) data + 3, length - 3));
  format = choose_format (data, length, extension, markup ? &press_format : NULL);
  if (format == &plain_format || format == &markdown_format)
    return markup ? DOSSIER_IMPORT_KIND_OTHER : DOSSIER_IMPORT_KIND_PLAIN;
  return format == &html_format ? DOSSIER_IMPORT_KIND_PAGE : DOSSIER_IMPORT_KIND_OTHER;
}

static const DossierImportFormat *
find_format (GBytes     *bytes,
             const char *file_name,
             GError    **error)
{
  const DossierImportFormat *format;
  const guint8 *data;
  gsize length;
  g_autofree char *extension = dup_extension (file_name);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("the file is empty"));
      return NULL;
    }
  format = find_binary (data, length) == NULL ? choose_format (data, length, extension, NULL) : NULL;
  if (length > (format != NULL && format->large ? DOSSIER_IMPORT_MAX_LARGE_BYTES : DOSSIER_IMPORT_MAX_BYTES))
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("the file is larger than %u MiB"),
                   (format != NULL && format->large ? DOSSIER_IMPORT_MAX_LARGE_BYTES : DOSSIER_IMPORT_MAX_BYTES) / (1024 * 1024));
      return NULL;
    }
  if (format == NULL)
    set_unknown_format (error, data, length);
  return format;
}

void
dossier_found_free (DossierFound *found)
{
  if (found == NULL)
    return;
  g_clear_pointer (&found->draft, dossier_draft_free);
  g_clear_pointer (&found->bytes, g_bytes_unref);
  g_free (found->part);
  g_free (found->file_name);
  g_free (found->reason);
  g_free (found);
}

/**
 * dossier_found_get_place:
 *
 * Returns: (nullable): where it stands within its original, NULL when it is all of it
 */
const char *
dossier_found_get_place (const DossierFound *found)
{
  const char *place = found->part;

  g_return_val_if_fail (found != NULL, NULL);
  if (place == NULL || found->own == 0)
    return place;
  place += MIN (found->own, strlen (place));
  if (*place == '/')
    place++;
  return *place != '\0' ? place : NULL;
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
  const DossierImportFormat *format = find_format (bytes, file_name, error);
  g_autofree char *name = file_name != NULL ? g_filename_display_name (file_name) : NULL;
  DossierDraft *draft;

  if (format == NULL)
    return FALSE;
  if (format->read_many != NULL)
    return format->read_many (bytes, name, options, self, error);
  draft = format->read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, options->url_hint, error);
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
