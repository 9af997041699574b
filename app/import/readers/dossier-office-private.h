/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The readers of office documents, books and printed pages. Private to app/import. */

#pragma once

#include "dossier-archive-private.h"
#include "dossier-import.h"
#include "dossier-manuscript-private.h"
#include "dossier-sink-private.h"

G_BEGIN_DECLS

DossierDraft *dossier_docx_read  (const guint8 *bytes,
                                  gsize         length,
                                  const char   *file_name,
                                  const char   *url_hint,
                                  GError      **error);
DossierDraft *dossier_odt_read   (const guint8 *bytes,
                                  gsize         length,
                                  const char   *file_name,
                                  const char   *url_hint,
                                  GError      **error);
DossierDraft *dossier_fodt_read  (const guint8 *bytes,
                                  gsize         length,
                                  const char   *file_name,
                                  const char   *url_hint,
                                  GError      **error);
DossierDraft *dossier_rtf_read   (const guint8 *bytes,
                                  gsize         length,
                                  const char   *file_name,
                                  const char   *url_hint,
                                  GError      **error);
DossierDraft *dossier_pdf_read   (const guint8 *bytes,
                                  gsize         length,
                                  const char   *file_name,
                                  const char   *url_hint,
                                  GError      **error);
DossierDraft *dossier_wordml_read  (const guint8 *bytes,
                                    gsize         length,
                                    const char   *file_name,
                                    const char   *url_hint,
                                    GError      **error);
gboolean      dossier_epub_read  (GBytes                     *bytes,
                                  const char                 *file_name,
                                  const DossierImportOptions *options,
                                  DossierSink                *sink,
                                  GError                    **error);

/**
 * DossierDocxStyle: what the style of a paragraph says it is.
 */
typedef struct
{
  DossierBlockRole role;
  guint8 level;
  gboolean title;    /* of the document */
  gboolean contents; /* a line of its table of contents */
} DossierDocxStyle;

GHashTable *dossier_docx_styles_read (GBytes           *bytes);
gboolean    dossier_docx_style_judge (const char       *name,
                                      DossierDocxStyle *answer);

G_END_DECLS
