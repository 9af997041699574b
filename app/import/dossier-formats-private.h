/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The registry of formats, in the order in which they are asked. Private to app/import. */

#pragma once

#include "dossier-import.h"
#include "dossier-sniff-private.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FORMAT_PDF,
  DOSSIER_FORMAT_DOCX,
  DOSSIER_FORMAT_WORDML,
  DOSSIER_FORMAT_RTF,
  DOSSIER_FORMAT_EPUB,
  DOSSIER_FORMAT_ODT,
  DOSSIER_FORMAT_FODT,
  DOSSIER_FORMAT_MHTML,
  DOSSIER_FORMAT_WEBARCHIVE,
  DOSSIER_FORMAT_WARC,
  DOSSIER_FORMAT_MBOX,
  DOSSIER_FORMAT_EMLX,
  DOSSIER_FORMAT_MAIL,
  DOSSIER_FORMAT_ZIP,
  DOSSIER_FORMAT_TAR,
  DOSSIER_FORMAT_PACKED,
  DOSSIER_FORMAT_FEED,
  DOSSIER_FORMAT_NEWSML,
  DOSSIER_FORMAT_ENEX,
  DOSSIER_FORMAT_JSON,
  DOSSIER_FORMAT_TABLE,
  DOSSIER_FORMAT_PRESS,
  DOSSIER_FORMAT_HTML,
  DOSSIER_FORMAT_MARKDOWN,
  DOSSIER_FORMAT_PLAIN,
  DOSSIER_N_FORMATS,
} DossierFormat;

DossierFormat dossier_formats_choose        (const guint8           *bytes,
                                             gsize                   length,
                                             const char             *extension,
                                             const DossierSniffFunc *looks);
const char   *dossier_formats_find_binary   (const guint8           *bytes,
                                             gsize                   length);
char         *dossier_formats_dup_extension (const char             *file_name);

G_END_DECLS
