/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-pdf-layout.h"

G_BEGIN_DECLS

/* Draws pages. One painter may draw many pages, best in order: it keeps the layout of blocks that go on over the page. */
typedef struct _DossierPdfPainter DossierPdfPainter;

DossierPdfPainter *dossier_pdf_painter_new       (cairo_t           *cr,
                                                  gboolean           tagged);
void               dossier_pdf_painter_free      (DossierPdfPainter *painter);
void               dossier_pdf_painter_draw_page (DossierPdfPainter *painter,
                                                  DossierPdfFlow    *flow,
                                                  guint              page,
                                                  guint              number,
                                                  guint              n_pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPdfPainter, dossier_pdf_painter_free)

void               dossier_pdf_show_run          (cairo_t           *cr,
                                                  const char        *text,
                                                  PangoGlyphItem    *run,
                                                  double             x,
                                                  double             y);

/* Structure and links of the file; on a surface that knows none nothing is called. */
void               dossier_pdf_tag_begin         (cairo_t           *cr,
                                                  const char        *tag);
void               dossier_pdf_tag_end           (cairo_t           *cr,
                                                  const char        *tag);
gboolean           dossier_pdf_tag_begin_link    (cairo_t                *cr,
                                                  const DossierPdfAnchor *anchor);
void               dossier_pdf_tag_place         (cairo_t           *cr,
                                                  const char        *name,
                                                  double             y);

G_END_DECLS
