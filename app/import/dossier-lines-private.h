/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The readers of line-made formats. Private to app/import. */

#pragma once

#include "dossier-gather-private.h"

G_BEGIN_DECLS

/**
 * DossierLines: a text taken apart at its line ends. Lines point into the text.
 */
typedef struct
{
  const char *start;
  gsize length; /* bytes, white space at the end left out */
  guint chars;  /* code points */
  guint indent; /* bytes of white space at the start */
} DossierLine;

GArray  *dossier_lines_split      (const char *text,
                                   gsize       length);
guint    dossier_lines_wrap_width (GArray     *lines);
gboolean dossier_lines_end_early  (const DossierLine *line,
                                   const DossierLine *next,
                                   guint       width);
gboolean dossier_lines_start_item (const char *text,
                                   gsize       length);
void     dossier_lines_join       (GString    *paragraph,
                                   const char *line,
                                   gsize       length);

void          dossier_plain_add      (DossierGather *gather,
                                      const char    *text,
                                      gsize          length);
DossierDraft *dossier_plain_read     (const char   *text,
                                      gsize         length,
                                      const char   *file_name,
                                      const char   *url_hint,
                                      GError      **error);
DossierDraft *dossier_markdown_read  (const char   *text,
                                      gsize         length,
                                      const char   *file_name,
                                      const char   *url_hint,
                                      GError      **error);

G_END_DECLS
