/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How formats are known. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How sure it is of a file, 0 to 100; @extension is in lower case, without the dot, "" when there is none. */
typedef int (*DossierSniffFunc) (const guint8 *bytes, gsize length, const char *extension);

int dossier_pdf_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_docx_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_wordml_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_rtf_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_epub_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_odt_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_fodt_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_mhtml_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_webarchive_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_warc_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_mbox_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_emlx_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_mail_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_zip_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_tar_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_packed_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_feed_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_newsml_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_enex_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_json_rows_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_table_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_press_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_html_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_markdown_sniff (const guint8 *bytes, gsize length, const char *extension);
int dossier_plain_sniff (const guint8 *bytes, gsize length, const char *extension);

/* Bytes to UTF-8, NULL when they are none that it knows. */
typedef char *(*DossierToTextFunc) (const guint8 *bytes, gsize length, gsize *text_length);

/* A page as the lines of text it shows. */
typedef char *(*DossierFlattenFunc) (const char *html, gsize length);

int dossier_table_sniff_as (const guint8       *bytes,
                            gsize               length,
                            const char         *extension,
                            DossierToTextFunc   to_text);
int dossier_press_sniff_as (const guint8       *bytes,
                            gsize               length,
                            const char         *extension,
                            DossierToTextFunc   to_text,
                            DossierFlattenFunc  flatten);

G_END_DECLS
