/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The formats: an ordered registry with how each is called and known. The content decides which of them takes a file,
 * its name only helps. Text in UTF-8 is read here; the readers of all other formats are in readers/, which the programs
 * of a person do not link. Pure functions, any thread; nothing here opens a file.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-import.h"

#include "dossier-archive-names-private.h"
#include "dossier-encoding-private.h"
#include "dossier-formats-private.h"
#include "dossier-lines-private.h"
#include "dossier-markup-signs-private.h"

#include <glib/gi18n.h>
#include <string.h>

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
static const char * const emlx_extensions[] = { "emlx", NULL };
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

static const DossierImportFormat pdf_format = { "pdf", "application/pdf", pdf_extensions, dossier_pdf_sniff, FALSE };
static const DossierImportFormat docx_format = {
  "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_extensions, dossier_docx_sniff, FALSE,
};
static const DossierImportFormat wordml_format = {
  "word-2003", "application/msword", wordml_extensions, dossier_wordml_sniff, FALSE,
};
static const DossierImportFormat rtf_format = { "rtf", "application/rtf", rtf_extensions, dossier_rtf_sniff, FALSE };
static const DossierImportFormat epub_format = {
  "epub", "application/epub+zip", epub_extensions, dossier_epub_sniff, FALSE,
};
static const DossierImportFormat odt_format = {
  "odt", "application/vnd.oasis.opendocument.text", odt_extensions, dossier_odt_sniff, FALSE,
};
static const DossierImportFormat fodt_format = {
  "fodt", "application/vnd.oasis.opendocument.text-flat-xml", fodt_extensions, dossier_fodt_sniff, FALSE,
};
static const DossierImportFormat mhtml_format = {
  "mhtml", "multipart/related", mhtml_extensions, dossier_mhtml_sniff, FALSE,
};
static const DossierImportFormat webarchive_format = {
  "webarchive", "application/x-webarchive", webarchive_extensions, dossier_webarchive_sniff, FALSE,
};
static const DossierImportFormat warc_format = {
  "warc", "application/warc", warc_extensions, dossier_warc_sniff, TRUE,
};
static const DossierImportFormat mbox_format = {
  "mbox", "application/mbox", mbox_extensions, dossier_mbox_sniff, TRUE,
};
static const DossierImportFormat emlx_format = { "emlx", "message/x-emlx", emlx_extensions, dossier_emlx_sniff, FALSE };
static const DossierImportFormat mail_format = { "mail", "message/rfc822", mail_extensions, dossier_mail_sniff, FALSE };
static const DossierImportFormat zip_format = { "zip", "application/zip", zip_extensions, dossier_zip_sniff, TRUE };
static const DossierImportFormat tar_format = { "tar", "application/x-tar", tar_extensions, dossier_tar_sniff, TRUE };
static const DossierImportFormat packed_format = {
  "compressed", "application/gzip", packed_extensions, dossier_packed_sniff, TRUE,
};
static const DossierImportFormat feed_format = {
  "feed", "application/rss+xml", feed_extensions, dossier_feed_sniff, FALSE,
};
static const DossierImportFormat newsml_format = {
  "newsml", "application/newsml+xml", newsml_extensions, dossier_newsml_sniff, FALSE,
};
static const DossierImportFormat enex_format = {
  "enex", "application/enex+xml", enex_extensions, dossier_enex_sniff, FALSE,
};
static const DossierImportFormat json_format = {
  "json", "application/json", json_extensions, dossier_json_rows_sniff, FALSE,
};
static const DossierImportFormat table_format = { "table", "text/csv", table_extensions, dossier_table_sniff, FALSE };
static const DossierImportFormat press_format = { "press", "text/plain", plain_extensions, dossier_press_sniff, FALSE };
static const DossierImportFormat html_format = { "html", "text/html", html_extensions, dossier_html_sniff, FALSE };
static const DossierImportFormat markdown_format = {
  "markdown", "text/markdown", markdown_extensions, dossier_markdown_sniff, FALSE,
};
static const DossierImportFormat plain_format = { "text", "text/plain", plain_extensions, dossier_plain_sniff, FALSE };

static const DossierImportFormat * const formats[] = {
  [DOSSIER_FORMAT_PDF] = &pdf_format,
  [DOSSIER_FORMAT_DOCX] = &docx_format,
  [DOSSIER_FORMAT_WORDML] = &wordml_format,
  [DOSSIER_FORMAT_RTF] = &rtf_format,
  [DOSSIER_FORMAT_EPUB] = &epub_format,
  [DOSSIER_FORMAT_ODT] = &odt_format,
  [DOSSIER_FORMAT_FODT] = &fodt_format,
  [DOSSIER_FORMAT_MHTML] = &mhtml_format,
  [DOSSIER_FORMAT_WEBARCHIVE] = &webarchive_format,
  [DOSSIER_FORMAT_WARC] = &warc_format,
  [DOSSIER_FORMAT_MBOX] = &mbox_format,
  [DOSSIER_FORMAT_EMLX] = &emlx_format,
  [DOSSIER_FORMAT_MAIL] = &mail_format,
  [DOSSIER_FORMAT_ZIP] = &zip_format,
  [DOSSIER_FORMAT_TAR] = &tar_format,
  [DOSSIER_FORMAT_PACKED] = &packed_format,
  [DOSSIER_FORMAT_FEED] = &feed_format,
  [DOSSIER_FORMAT_NEWSML] = &newsml_format,
  [DOSSIER_FORMAT_ENEX] = &enex_format,
  [DOSSIER_FORMAT_JSON] = &json_format,
  [DOSSIER_FORMAT_TABLE] = &table_format,
  [DOSSIER_FORMAT_PRESS] = &press_format,
  [DOSSIER_FORMAT_HTML] = &html_format,
  [DOSSIER_FORMAT_MARKDOWN] = &markdown_format,
  [DOSSIER_FORMAT_PLAIN] = &plain_format,
  [DOSSIER_N_FORMATS] = NULL,
};

/* What stands beside articles in folders and is none; a walk through a folder does not try these by content. */
static const char * const other_extensions[] = {
  "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic", "css", "js", "mjs",
  "map", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "ogg", "wav",
  "xls", "xlsx", "ods", "ppt", "pptx",
  "odp", "exe", "dll", "so", "o", "a", "bin", "iso", "deb", "rpm", "py", "c", "h", "sh", "sql", "db", "sqlite",
  "dossier", "lock", "tmp", "part", "bak", "log", "ini", "conf", "toml", "yaml", "yml", "bib", "ris", NULL
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
  { "!BDN", 4, 0, FALSE, N_("a mailbox of Outlook") },
  { "\x78\x9f\x3e\x22", 4, 0, TRUE, N_("a message of Outlook") },
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

/**
 * dossier_formats_dup_extension:
 * @file_name: (nullable)
 *
 * Returns: (transfer full): in lower case, without the dot, "" when there is none
 */
char *
dossier_formats_dup_extension (const char *file_name)
{
  g_autofree char *base = NULL;
  const char *dot;

  if (file_name == NULL)
    return g_strdup ("");
  base = g_path_get_basename (file_name);
  dot = strrchr (base, '.');
  return dot == NULL || dot == base ? g_strdup ("") : g_ascii_strdown (dot + 1, -1);
}

/**
 * dossier_formats_find_binary:
 *
 * Returns: (nullable): what the bytes are when they are none of the formats for certain: "a picture"; to be translated
 */
const char *
dossier_formats_find_binary (const guint8 *bytes,
                             gsize         length)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_binaries); i++)
    {
      const KnownBinary *kind = &known_binaries[i];

      if (length >= kind->offset + kind->length && memcmp (bytes + kind->offset, kind->magic, kind->length) == 0
          && (kind->certain || dossier_encoding_is_binary (bytes, length)))
        return kind->name;
    }
  return NULL;
}

/**
 * dossier_formats_choose:
 * @extension: in lower case, without the dot
 * @looks: (nullable) (array length=DOSSIER_N_FORMATS): asked instead of the sniffers, where there is one
 *
 * Returns: the format that takes the bytes, DOSSIER_N_FORMATS when none does
 */
DossierFormat
dossier_formats_choose (const guint8           *bytes,
                        gsize                   length,
                        const char             *extension,
                        const DossierSniffFunc *looks)
{
  DossierFormat chosen = DOSSIER_N_FORMATS;
  int best = 0;

  for (guint i = 0; i < DOSSIER_N_FORMATS; i++)
    {
      DossierSniffFunc sniff = looks != NULL && looks[i] != NULL ? looks[i] : formats[i]->sniff;
      int answer = sniff (bytes, length, extension);

      if (answer > best)
        {
          best = answer;
          chosen = i;
        }
      if (best >= CERTAIN)
        break;
    }
  return chosen;
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
  extension = dossier_formats_dup_extension (file_name);
  if (base[0] == '.' || g_str_has_suffix (base, "~"))
    return FALSE;
  return !g_strv_contains (other_extensions, extension);
}

/**
 * dossier_import_quote_column:
 * @name: what a column of a table is called
 *
 * Returns: (transfer full): the same for DossierImportOptions.columns, whatever signs are in it
 */
char *
dossier_import_quote_column (const char *name)
{
  GString *quoted = g_string_new (name);

  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_prepend_c (quoted, '"');
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
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

  extension = dossier_formats_dup_extension (file_name);
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
  const guint8 *data;
  gsize length;
  gboolean markup;
  g_autofree char *extension = NULL;

  g_return_val_if_fail (bytes != NULL, DOSSIER_IMPORT_KIND_OTHER);

  data = g_bytes_get_data (bytes, &length);
  if (data == NULL || length == 0 || length > DOSSIER_IMPORT_MAX_BYTES || !g_utf8_validate_len ((const char *) data, length, NULL)
      || dossier_formats_find_binary (data, length) != NULL)
    return DOSSIER_IMPORT_KIND_OTHER;
  /* Bzip2, which the registry unpacks to look for a tar, and encodings that switch by escapes can be valid UTF-8. */
  if (dossier_archive_is_packed (data, length) || memchr (data, '\x1b', length) != NULL)
    return DOSSIER_IMPORT_KIND_OTHER;
  extension = dossier_formats_dup_extension (file_name);
  markup = dossier_html_begins ((const char *) data, length)
           || (length > 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 && dossier_html_begins ((const char *) data + 3, length - 3));
  switch (dossier_formats_choose (data, length, extension, NULL))
    {
    case DOSSIER_FORMAT_PLAIN:
    case DOSSIER_FORMAT_MARKDOWN:
      return markup ? DOSSIER_IMPORT_KIND_OTHER : DOSSIER_IMPORT_KIND_PLAIN;
    case DOSSIER_FORMAT_HTML:
      return DOSSIER_IMPORT_KIND_PAGE;
    default:
      return DOSSIER_IMPORT_KIND_OTHER;
    }
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

gboolean
dossier_first_keep (DossierFound *found,
                    gpointer      first)
{
  DossierFirst *self = first;

  if (self->draft == NULL)
    self->draft = g_steal_pointer (&found->draft);
  if (self->reason == NULL)
    self->reason = g_steal_pointer (&found->reason);
  dossier_found_free (found);
  return self->draft == NULL;
}

/**
 * dossier_first_take:
 * @first: what was kept; empty afterwards
 * @read: whether the file could be read; @error is set already when not
 *
 * Returns: (transfer full): the draft, or NULL with @error set
 */
DossierDraft *
dossier_first_take (DossierFirst  *first,
                    gboolean       read,
                    GError       **error)
{
  g_autofree char *reason = g_steal_pointer (&first->reason);

  if (read && first->draft == NULL)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, reason != NULL ? reason : _("there is no article in it"));
  return g_steal_pointer (&first->draft);
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

/**
 * dossier_import_is_named_page:
 * @file_name: (nullable)
 *
 * Returns: whether its name alone says that it is a page or text, in whatever encoding
 */
gboolean
dossier_import_is_named_page (const char *file_name)
{
  g_autofree char *extension = dossier_formats_dup_extension (file_name);

  return g_strv_contains (html_extensions, extension) || g_strv_contains (plain_extensions, extension);
}

/**
 * dossier_import_read_plain:
 * @bytes: a file of which dossier_import_tell_kind() says DOSSIER_IMPORT_KIND_PLAIN
 * @file_name: (nullable): the title of last resort
 * @url_hint: (nullable): where the file came from, when the caller knows
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Reads text in UTF-8, plain or Markdown, for which no library is needed. Any thread; pure.
 *
 * Returns: (transfer full): the draft, or NULL with @error set
 */
DossierDraft *
dossier_import_read_plain (GBytes      *bytes,
                           const char  *file_name,
                           const char  *url_hint,
                           GError     **error)
{
  g_autofree char *extension = dossier_formats_dup_extension (file_name);
  g_autofree char *name = file_name != NULL ? g_filename_display_name (file_name) : NULL;
  g_autofree char *text = NULL;
  const guint8 *data;
  gsize length, text_length;

  g_return_val_if_fail (bytes != NULL, NULL);
  data = g_bytes_get_data (bytes, &length);
  text = length > 0 ? dossier_encoding_take_utf8 (data, length, &text_length) : NULL;
  if (text == NULL)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR,
                           length == 0 ? DOSSIER_IMPORT_ERROR_EMPTY : DOSSIER_IMPORT_ERROR_ENCODING,
                           length == 0 ? _("the file is empty") : _("it is no text in any encoding this version knows"));
      return NULL;
    }
  if (dossier_formats_choose (data, length, extension, NULL) == DOSSIER_FORMAT_MARKDOWN)
    return dossier_markdown_read (text, text_length, name, url_hint, error);
  return dossier_plain_read (text, text_length, name, url_hint, error);
}
