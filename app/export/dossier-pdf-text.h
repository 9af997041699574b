/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Words on their way to a page: text, styles, and what is anchored in it. Used by the files of the PDF format only. */

typedef enum
{
  DOSSIER_PDF_PLAIN = 0,
  DOSSIER_PDF_STRONG = 1 << 0,
  DOSSIER_PDF_EMPHASIS = 1 << 1,
  DOSSIER_PDF_SUPERSCRIPT = 1 << 2,
  DOSSIER_PDF_DIM = 1 << 3,
  DOSSIER_PDF_WARNING = 1 << 4, /* what the reader must not overlook */
} DossierPdfStyle;

typedef enum
{
  DOSSIER_PDF_ANCHOR_ADDRESS,  /* a link to a web address */
  DOSSIER_PDF_ANCHOR_LINK,     /* a link to a place of the document */
  DOSSIER_PDF_ANCHOR_PLACE,    /* such a place; covers no words */
  DOSSIER_PDF_ANCHOR_FOOTNOTE, /* calls for a footnote on the page where it stands; covers no words */
} DossierPdfAnchorKind;

/* @start, @end: bytes of the text. @target: (owned) (nullable): address or name of the place. @number: of the footnote. */
typedef struct
{
  DossierPdfAnchorKind kind;
  guint start;
  guint end;
  guint number;
  char *target;
} DossierPdfAnchor;

/* @start, @end: bytes; @style: DossierPdfStyle bits */
typedef struct
{
  guint start;
  guint end;
  guint style;
} DossierPdfRange;

typedef struct
{
  GString *words;
  GArray *ranges;  /* of DossierPdfRange, in text order */
  GArray *anchors; /* of DossierPdfAnchor, in text order of their starts */
  gboolean ours;   /* reads in the direction of the program's language; else in that of its first letter */
} DossierPdfText;

/* How a role of text looks. Sizes in points, grey from 0 (black) to 1. */
typedef struct
{
  double size;
  double grey;
  gboolean sans;
  gboolean strong;
  gboolean italic;
} DossierPdfFace;

DossierPdfText *dossier_pdf_text_new             (void);
DossierPdfText *dossier_pdf_text_new_with        (const char            *words);
DossierPdfText *dossier_pdf_text_new_ours        (const char            *words);
void            dossier_pdf_text_free            (DossierPdfText        *text);
void            dossier_pdf_text_append          (DossierPdfText        *text,
                                                  const char            *words,
                                                  guint                  style);
void            dossier_pdf_text_trim            (DossierPdfText        *text);
void            dossier_pdf_text_append_address  (DossierPdfText        *text,
                                                  const char            *words,
                                                  const char            *address);
void            dossier_pdf_text_append_link     (DossierPdfText        *text,
                                                  const char            *words,
                                                  guint                  style,
                                                  const char            *place);
void            dossier_pdf_text_add_place       (DossierPdfText        *text,
                                                  const char            *name);
void            dossier_pdf_text_call_footnote   (DossierPdfText        *text,
                                                  guint                  number);
gboolean        dossier_pdf_text_is_rtl          (const DossierPdfText  *text);
PangoLayout    *dossier_pdf_text_to_layout       (const DossierPdfText  *text,
                                                  PangoContext          *context,
                                                  const DossierPdfFace  *face);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPdfText, dossier_pdf_text_free)

G_END_DECLS
