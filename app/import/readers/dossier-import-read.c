/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one door of the readers: bytes in, drafts out. Links every library that parses a foreign format, and so belongs in
 * the locked process alone, in tests and in fuzzers. Pure functions, any thread; nothing here opens a file.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-import-read.h"

#include "dossier-collection-private.h"
#include "dossier-entry-private.h"
#include "dossier-html-private.h"
#include "dossier-mail-private.h"
#include "dossier-office-private.h"
#include "dossier-readers-private.h"

static const DossierReaders readers = {
  .formats[DOSSIER_FORMAT_PDF] = { .read = dossier_pdf_read },
  .formats[DOSSIER_FORMAT_DOCX] = { .read = dossier_docx_read },
  .formats[DOSSIER_FORMAT_WORDML] = { .read = dossier_wordml_read },
  .formats[DOSSIER_FORMAT_RTF] = { .read = dossier_rtf_read },
  .formats[DOSSIER_FORMAT_EPUB] = { .read_many = dossier_epub_read },
  .formats[DOSSIER_FORMAT_ODT] = { .read = dossier_odt_read },
  .formats[DOSSIER_FORMAT_FODT] = { .read = dossier_fodt_read },
  .formats[DOSSIER_FORMAT_MHTML] = { .read = dossier_mhtml_read },
  .formats[DOSSIER_FORMAT_WEBARCHIVE] = { .read = dossier_webarchive_read },
  .formats[DOSSIER_FORMAT_WARC] = { .read_many = dossier_warc_read },
  .formats[DOSSIER_FORMAT_MBOX] = { .read_many = dossier_mbox_read },
  .formats[DOSSIER_FORMAT_EMLX] = { .read_many = dossier_emlx_read },
  .formats[DOSSIER_FORMAT_MAIL] = { .read_many = dossier_mail_read },
  .formats[DOSSIER_FORMAT_ZIP] = { .read_many = dossier_zip_read },
  .formats[DOSSIER_FORMAT_TAR] = { .read_many = dossier_zip_read },
  .formats[DOSSIER_FORMAT_PACKED] = { .read_many = dossier_packed_read },
  .formats[DOSSIER_FORMAT_FEED] = { .read_many = dossier_feed_read_many },
  .formats[DOSSIER_FORMAT_NEWSML] = { .read_many = dossier_newsml_read_many },
  .formats[DOSSIER_FORMAT_ENEX] = { .read_many = dossier_enex_read_many },
  .formats[DOSSIER_FORMAT_JSON] = { .read_many = dossier_json_rows_read_many },
  .formats[DOSSIER_FORMAT_TABLE] = { .read_many = dossier_table_read_many },
  .formats[DOSSIER_FORMAT_PRESS] = { .read_many = dossier_press_read_many },
  .formats[DOSSIER_FORMAT_HTML] = { .read = dossier_html_read },
  .formats[DOSSIER_FORMAT_MARKDOWN] = { .read = dossier_readers_markdown },
  .formats[DOSSIER_FORMAT_PLAIN] = { .read = dossier_readers_plain },
  .looks[DOSSIER_FORMAT_WARC] = dossier_warc_look,
  .looks[DOSSIER_FORMAT_TAR] = dossier_tar_look,
  .looks[DOSSIER_FORMAT_TABLE] = dossier_table_look,
  .looks[DOSSIER_FORMAT_PRESS] = dossier_press_look,
};

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
  DossierFormat format = dossier_readers_find_format (&readers, bytes, file_name, NULL);

  return format != DOSSIER_N_FORMATS ? dossier_import_formats ()[format] : NULL;
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
  return dossier_readers_read (&readers, bytes, file_name, options, func, user_data, error);
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
  DossierFirst first = { NULL, NULL };

  g_return_val_if_fail (bytes != NULL, NULL);
  return dossier_first_take (&first, dossier_import_read_all (bytes, file_name, &options, dossier_first_keep, &first, error), error);
}
