/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages as GMime sees them, and what the readers of mail and of saved pages ask of them. Private to app/import. */

#pragma once

#include "dossier-import.h"
#include "dossier-mime-signs-private.h"

#include <gmime/gmime.h>

G_BEGIN_DECLS

/**
 * DossierMime: a parsed message. Holds on to the bytes, whose parts it does not copy.
 */
typedef struct
{
  GBytes *bytes;         /* (owned) */
  GByteArray view;       /* of @bytes */
  GMimeMessage *message; /* (owned) */
} DossierMime;

DossierMime *dossier_mime_parse          (GBytes           *bytes,
                                          GError          **error);
void         dossier_mime_free           (DossierMime      *self);
GBytes      *dossier_mime_content        (GMimePart        *part);
char        *dossier_mime_text           (GMimePart        *part,
                                          gsize            *length);
char        *dossier_mime_header         (GMimeObject      *object,
                                          const char       *name);
char        *dossier_mime_file_name      (GMimePart        *part);
gboolean     dossier_mime_has_type       (GMimeObject      *object,
                                          const char       *type,
                                          const char       *subtype);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMime, dossier_mime_free)

G_END_DECLS
