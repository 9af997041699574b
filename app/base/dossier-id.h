/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierId:
 *
 * The primary key of every shared row: a UUID version 7 (RFC 9562), 16 bytes in network
 * order, so that keys sort by the time of their making. A plain value: copy it freely.
 */
typedef struct
{
  guint8 bytes[16];
} DossierId;

#define DOSSIER_ID_NIL ((DossierId) { { 0 } })
#define DOSSIER_ID_TEXT_LENGTH 36

DossierId  dossier_id_new       (void);
gboolean   dossier_id_is_nil    (const DossierId *id);
gboolean   dossier_id_equal     (gconstpointer    a,
                                 gconstpointer    b);
guint      dossier_id_hash      (gconstpointer    id);
int        dossier_id_compare   (gconstpointer    a,
                                 gconstpointer    b);
DossierId *dossier_id_copy      (const DossierId *id);
char      *dossier_id_to_text   (const DossierId *id);
gboolean   dossier_id_from_text (const char      *text,
                                 DossierId       *id);

G_END_DECLS
