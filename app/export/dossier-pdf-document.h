/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-pdf-draw.h"
#include "dossier-pdf-preview.h"

G_BEGIN_DECLS

/* What the writer of the file needs of a document besides what a preview does. */

/* @headings: of DossierPdfHeading, in reading order */
const GArray *dossier_pdf_document_headings  (DossierPdfDocument *document);
char         *dossier_pdf_document_title     (DossierPdfDocument *document);
void          dossier_pdf_document_draw_with (DossierPdfDocument *document,
                                              guint               page,
                                              DossierPdfPainter  *painter);

G_END_DECLS
