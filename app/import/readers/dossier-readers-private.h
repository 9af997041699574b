/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The readers that a process has. Private to app/import. */

#pragma once

#include "dossier-formats-private.h"
#include "dossier-sink-private.h"

G_BEGIN_DECLS

/**
 * DossierFormatReader: what reads a format; one of the two is set, or none where the process cannot read it.
 * @read: for a file that is one article
 * @read_many: for one that holds several: gives them to the sink one by one, and fails only when the file as a whole cannot
 *   be read. Where its format is large, it holds on to no more than the part it reads.
 */
typedef struct
{
  DossierDraft *(*read) (const guint8 *bytes, gsize length, const char *file_name, const char *url_hint, GError **error);
  gboolean (*read_many) (GBytes *bytes, const char *file_name, const DossierImportOptions *options, DossierSink *sink, GError **error);
} DossierFormatReader;

/**
 * DossierReaders: a process's readers, static.
 * @looks: sniffers for where what the bytes show is not enough: they are packed, or in another encoding
 */
struct _DossierReaders
{
  DossierFormatReader formats[DOSSIER_N_FORMATS];
  DossierSniffFunc looks[DOSSIER_N_FORMATS];
};

gboolean      dossier_readers_read        (const DossierReaders        *self,
                                           GBytes                      *bytes,
                                           const char                  *file_name,
                                           const DossierImportOptions  *options,
                                           DossierFoundFunc             func,
                                           gpointer                     user_data,
                                           GError                     **error);
DossierFormat dossier_readers_find_format (const DossierReaders        *self,
                                           GBytes                      *bytes,
                                           const char                  *file_name,
                                           GError                     **error);
DossierDraft *dossier_readers_plain       (const guint8                *bytes,
                                           gsize                        length,
                                           const char                  *file_name,
                                           const char                  *url_hint,
                                           GError                     **error);
DossierDraft *dossier_readers_markdown    (const guint8                *bytes,
                                           gsize                        length,
                                           const char                  *file_name,
                                           const char                  *url_hint,
                                           GError                     **error);

G_END_DECLS
