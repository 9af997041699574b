/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a format that holds several articles puts them. Private to app/import; lives on the stack of one reading. */

#pragma once

#include "dossier-import.h"

G_BEGIN_DECLS

typedef struct _DossierReaders DossierReaders;

typedef struct
{
  const DossierReaders *readers;
  DossierFoundFunc func;
  gpointer user_data;
  const DossierImportOptions *options;
  const char *part;      /* (nullable): of the file being read, within the one handed in */
  const char *file_name; /* (nullable): of the same */
  GBytes *bytes;         /* (nullable): of the same */
  const char *date;      /* (nullable): EDTF; when the same was fetched */
  guint depth;
  guint count;           /* handed out so far */
  guint64 *total;        /* bytes of all files read in this reading */
  gboolean *stopped;
} DossierSink;

gboolean dossier_sink_take_draft (DossierSink  *self,
                                  const char   *part,
                                  GBytes       *bytes,
                                  DossierDraft *draft);
gboolean dossier_sink_take_file  (DossierSink  *self,
                                  const char   *part,
                                  const char   *file_name,
                                  const char   *url,
                                  GBytes       *bytes);
gboolean dossier_sink_take_dated_file (DossierSink  *self,
                                       const char   *part,
                                       const char   *file_name,
                                       const char   *url,
                                       const char   *date,
                                       GBytes       *bytes);
void     dossier_sink_offer_weak_date (DossierDraft *draft,
                                       const char   *date);
gboolean dossier_sink_reject     (DossierSink  *self,
                                  const char   *part,
                                  const char   *reason);

G_END_DECLS
