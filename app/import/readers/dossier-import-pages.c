/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The small door of the readers, for what most files are: pages of the web and text. Links nothing but the parser of pages
 * and what tells encodings apart, so that a process with these readers starts in a fraction of the time of one with all.
 * Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-import-pages.h"

#include "dossier-entry-private.h"
#include "dossier-html-private.h"
#include "dossier-readers-private.h"

static const DossierReaders readers = {
  .formats[DOSSIER_FORMAT_JSON] = { .read_many = dossier_json_rows_read_many },
  .formats[DOSSIER_FORMAT_TABLE] = { .read_many = dossier_table_read_many },
  .formats[DOSSIER_FORMAT_PRESS] = { .read_many = dossier_press_read_many },
  .formats[DOSSIER_FORMAT_HTML] = { .read = dossier_html_read },
  .formats[DOSSIER_FORMAT_MARKDOWN] = { .read = dossier_readers_markdown },
  .formats[DOSSIER_FORMAT_PLAIN] = { .read = dossier_readers_plain },
  .looks[DOSSIER_FORMAT_TABLE] = dossier_table_look,
  .looks[DOSSIER_FORMAT_PRESS] = dossier_press_look,
};

/**
 * dossier_import_pages_read:
 *
 * dossier_import_read_all() for pages and text. Other formats fail with DOSSIER_IMPORT_ERROR_ELSEWHERE before anything is
 * handed out.
 */
gboolean
dossier_import_pages_read (GBytes                      *bytes,
                           const char                  *file_name,
                           const DossierImportOptions  *options,
                           DossierFoundFunc             func,
                           gpointer                     user_data,
                           GError                     **error)
{
  return dossier_readers_read (&readers, bytes, file_name, options, func, user_data, error);
}
