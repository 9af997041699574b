/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-draft.h"

G_BEGIN_DECLS

#define DOSSIER_IMPORT_ERROR (dossier_import_error_quark ())
GQuark dossier_import_error_quark (void);

/**
 * DossierImportError:
 * @DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT: no format of the registry takes these bytes
 * @DOSSIER_IMPORT_ERROR_EMPTY: there is no text in it
 * @DOSSIER_IMPORT_ERROR_ENCODING: the bytes are no text in any encoding we know
 * @DOSSIER_IMPORT_ERROR_TOO_LARGE: larger than DOSSIER_IMPORT_MAX_BYTES
 * @DOSSIER_IMPORT_ERROR_DAMAGED: the format is known, the content broken
 *
 * Messages are for people: lower case, without the file's name, saying what is wrong.
 */
typedef enum
{
  DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
  DOSSIER_IMPORT_ERROR_EMPTY,
  DOSSIER_IMPORT_ERROR_ENCODING,
  DOSSIER_IMPORT_ERROR_TOO_LARGE,
  DOSSIER_IMPORT_ERROR_DAMAGED,
} DossierImportError;

#define DOSSIER_IMPORT_MAX_BYTES (64u * 1024 * 1024)

/**
 * DossierImportFormat: one format: how to know it and how to read it. The registry is an ordered table; the
 * first format whose @sniff answers above 0 with the highest answer takes the file.
 */
typedef struct
{
  const char *name;        /* "html" */
  const char *media_type;  /* "text/html" */
  const char * const *extensions; /* lower case, without the dot, NULL-terminated */
  int          (*sniff) (const guint8 *bytes, gsize length, const char *extension);
  DossierDraft *(*read) (const guint8 *bytes, gsize length, const char *file_name, const char *url_hint, GError **error);
} DossierImportFormat;

const DossierImportFormat * const *dossier_import_formats (void);
gboolean      dossier_import_is_candidate (const char  *file_name);
DossierDraft *dossier_import_read         (GBytes      *bytes,
                                           const char  *file_name,
                                           const char  *url_hint,
                                           GError     **error);

G_END_DECLS
