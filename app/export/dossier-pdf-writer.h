/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-pdf-layout.h"
#include "dossier-report.h"

G_BEGIN_DECLS

/* What the report's parts share while they are written into the flow: which passages are cited, under which number. */

/* @key: (unowned): of DossierReport.citations. @n_calls: how often its number was printed. */
typedef struct
{
  const char *key;
  const DossierCitation *citation;
  guint number;
  guint n_calls;
} DossierPdfCited;

typedef struct
{
  const DossierReport *report;
  DossierPdfFlow *flow;
  GPtrArray *cited;     /* (element-type DossierPdfCited), number 1 first */
  GHashTable *by_key;   /* key -> DossierPdfCited */
  GCancellable *cancellable; /* (nullable) */
} DossierPdfWriter;

DossierPdfCited *dossier_pdf_writer_cite          (DossierPdfWriter      *writer,
                                                   const char            *key);
void             dossier_pdf_writer_add_number    (DossierPdfWriter      *writer,
                                                   DossierPdfText        *text,
                                                   DossierPdfCited       *cited,
                                                   gboolean               footnote);
void             dossier_pdf_writer_add_address   (DossierPdfText        *text,
                                                   const char            *separator,
                                                   const char            *address);
void             dossier_pdf_writer_add_quote     (DossierPdfWriter      *writer,
                                                   const DossierCitation *citation,
                                                   DossierPdfCited       *cited,
                                                   gboolean               with_reference);
gboolean         dossier_pdf_writer_is_cancelled  (DossierPdfWriter      *writer);

void             dossier_pdf_write_note           (DossierPdfWriter        *writer,
                                                   const DossierReportNote *note,
                                                   gboolean                 with_title);
void             dossier_pdf_write_grid           (DossierPdfWriter        *writer,
                                                   const DossierGrid       *grid,
                                                   gboolean                 in_note);
void             dossier_pdf_write_annotations    (DossierPdfWriter      *writer);
void             dossier_pdf_write_events         (DossierPdfWriter      *writer);
void             dossier_pdf_write_annex          (DossierPdfWriter      *writer,
                                                   guint                  pages_before);
void             dossier_pdf_write_contents       (DossierPdfFlow        *front,
                                                   GArray                *headings,
                                                   gboolean               with_annex);
void             dossier_pdf_number_contents      (DossierPdfFlow        *front,
                                                   DossierPdfFlow        *body);

G_END_DECLS
