/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that hold many articles as records: feeds, exports of newspapers, agencies and databases, tables. Private to app/import. */

#pragma once

#include "dossier-entry-names-private.h"
#include "dossier-gather-private.h"
#include "dossier-sink-private.h"

G_BEGIN_DECLS

/**
 * DossierEntries: the records of one file on their way to the sink. On the stack of one reading.
 * @number: of the present record, from 1
 * @media_type: of the file, for formats that come in several
 * @alone: there is but one, and the file is it
 */
typedef struct
{
  DossierSink *sink;
  const char *file_name;
  guint number;
  guint taken;
  guint refused;
  gboolean alone;
  const char *media_type;
} DossierEntries;

/* Of each record: what it holds, and its text in pieces. */
typedef struct
{
  DossierGather *gather;  /* (owned) */
  gboolean has_text;
  gboolean summary_only;
} DossierEntry;

gboolean           dossier_entry_is_markup      (const char         *text);
void               dossier_entry_init           (DossierEntry      *self,
                                                  const char         *media_type,
                                                  const char         *extractor);
void               dossier_entry_clear          (DossierEntry      *self);
void               dossier_entry_set            (DossierEntry      *self,
                                                  DossierEntryField  field,
                                                  const char         *value,
                                                  int                 confidence);
void               dossier_entry_add_text       (DossierEntry      *self,
                                                  const char         *text,
                                                  gsize               length);
void               dossier_entry_add_html       (DossierEntry      *self,
                                                  const char         *html,
                                                  gsize               length);
void               dossier_entry_add_any        (DossierEntry      *self,
                                                  const char         *text);
void               dossier_entry_add_summary    (DossierEntry      *self,
                                                  const char         *text);
void               dossier_entries_init          (DossierEntries     *self,
                                                  DossierSink        *sink,
                                                  const char         *file_name);
gboolean           dossier_entries_take          (DossierEntries     *self,
                                                  DossierEntry      *record);
gboolean           dossier_entries_refuse        (DossierEntries     *self,
                                                  const char         *reason);
gboolean           dossier_entries_finish        (DossierEntries     *self,
                                                  gboolean            whole,
                                                  GError            **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierEntry, dossier_entry_clear)

/* The formats. */
#define DOSSIER_ENTRY_FORMAT(name)                                                       \
  gboolean dossier_##name##_read_many (GBytes                     *bytes,                 \
                                       const char                 *file_name,             \
                                       const DossierImportOptions *options,               \
                                       DossierSink                *sink,                  \
                                       GError                    **error);

DOSSIER_ENTRY_FORMAT (feed)
DOSSIER_ENTRY_FORMAT (newsml)
DOSSIER_ENTRY_FORMAT (enex)
DOSSIER_ENTRY_FORMAT (json_rows)
DOSSIER_ENTRY_FORMAT (table)
DOSSIER_ENTRY_FORMAT (press)

/* Sniffers for bytes of any encoding. */
int                dossier_table_look           (const guint8       *bytes,
                                                  gsize               length,
                                                  const char         *extension);
int                dossier_press_look           (const guint8       *bytes,
                                                  gsize               length,
                                                  const char         *extension);

G_END_DECLS
