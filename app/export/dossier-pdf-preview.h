/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "dossier-report.h"

G_BEGIN_DECLS

/**
 * DossierPdfDocument:
 *
 * A report laid out in pages, as the PDF has them: to be drawn on a screen, or written. Any thread may make it, one at a time
 * may use it. The report must outlive it.
 */
typedef struct _DossierPdfDocument DossierPdfDocument;

DossierPdfDocument *dossier_pdf_document_new     (const DossierReport *report,
                                                  GCancellable        *cancellable,
                                                  GError             **error);
void                dossier_pdf_document_free    (DossierPdfDocument  *document);
guint               dossier_pdf_document_n_pages (DossierPdfDocument  *document);
void                dossier_pdf_document_size    (DossierPdfDocument  *document,
                                                  double              *width,
                                                  double              *height);
void                dossier_pdf_document_draw    (DossierPdfDocument  *document,
                                                  guint                page,
                                                  cairo_t             *cr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPdfDocument, dossier_pdf_document_free)

G_END_DECLS
