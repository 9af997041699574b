/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The readers of files that hold other files: archives, mail folders, saved pages. Private to app/import. */

#pragma once

#include "dossier-import.h"
#include "dossier-sink-private.h"

G_BEGIN_DECLS

/* Sniffers that unpack what was packed. */
int      dossier_tar_look     (const guint8                *bytes,
                               gsize                        length,
                               const char                  *extension);
int      dossier_warc_look    (const guint8                *bytes,
                               gsize                        length,
                               const char                  *extension);
gboolean dossier_zip_read     (GBytes                      *bytes,
                               const char                  *file_name,
                               const DossierImportOptions  *options,
                               DossierSink                 *sink,
                               GError                     **error);
gboolean dossier_packed_read  (GBytes                      *bytes,
                               const char                  *file_name,
                               const DossierImportOptions  *options,
                               DossierSink                 *sink,
                               GError                     **error);
DossierDraft *dossier_mhtml_read       (const guint8 *bytes,
                                        gsize         length,
                                        const char   *file_name,
                                        const char   *url_hint,
                                        GError      **error);
DossierDraft *dossier_webarchive_read  (const guint8 *bytes,
                                        gsize         length,
                                        const char   *file_name,
                                        const char   *url_hint,
                                        GError      **error);
gboolean      dossier_warc_read        (GBytes                      *bytes,
                                        const char                  *file_name,
                                        const DossierImportOptions  *options,
                                        DossierSink                 *sink,
                                        GError                     **error);

G_END_DECLS
