/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages, known by their first lines. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierMimeSigns: what the lines at the start of some bytes look like.
 * @lines: header lines, folded ones counted once
 * @common: different ones of those every message has (From, To, Subject, Date)
 * @transport: different ones that only programs write (Received, Message-ID, MIME-Version …)
 * @related: whether the content is told to be one page with its parts
 * @saved: whether a program says that it saved a page here
 */
typedef struct
{
  guint lines;
  guint common;
  guint transport;
  gboolean related;
  gboolean saved;
} DossierMimeSigns;

gboolean dossier_mime_is_header_line (const char       *line,
                                      gsize             length);
gboolean dossier_mime_is_envelope    (const char       *line,
                                      const char       *end);
gboolean dossier_mime_find_signs     (const guint8     *bytes,
                                      gsize             length,
                                      DossierMimeSigns *signs);
gboolean dossier_mime_find_counted   (const guint8     *bytes,
                                      gsize             length,
                                      gsize            *start,
                                      gsize            *size);

G_END_DECLS
