/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-rows-private.h"
#include "dossier-suggestions.h"

G_BEGIN_DECLS

/* What the files on suggestions share: their ids, what is open, and deciding which mention decided what. */

/* How a row of "suggestion" came about: its column "known". */
typedef enum
{
  DOSSIER_SUGGESTION_FOUND = 0,   /* the text itself shows it */
  DOSSIER_SUGGESTION_KNOWN = 1,   /* only because the workspace knows the entity */
  DOSSIER_SUGGESTION_METONYM = 2, /* only because a word may stand for an entity that the workspace knows */
} DossierSuggestionOrigin;

DossierId dossier_suggestions_make_id   (gint64           number);
gint64    dossier_suggestions_number    (const DossierId *id);
gboolean  dossier_suggestions_is_value  (const char      *kind);
gboolean  dossier_suggestions_shade     (DossierDb       *db,
                                         gint64           document,
                                         GError         **error);
gboolean  dossier_suggestions_settle    (DossierDb               *db,
                                         const DossierRejections *rejections,
                                         gint64                   document,
                                         GError                 **error);
gboolean  dossier_suggestions_ensure_reason (DossierDb  *db,
                                             const char *reason,
                                             gint64     *id,
                                             GError    **error);
gboolean  dossier_suggestions_prefer_tagged (DossierDb *db,
                                             gint64     document,
                                             GError   **error);
gboolean  dossier_suggestions_settle_entity (DossierDb       *db,
                                             const DossierId *entity,
                                             GError         **error);

/* A suggestion with its document d, article a, name n and, if it lives, the entity e that stands for it. */
#define DOSSIER_SUGGESTION_FROM \
  " FROM suggestion s JOIN suggestion_document d ON d.id = s.document JOIN article a ON a.id = d.article" \
  " JOIN suggestion_name n ON n.id = s.name" \
  " LEFT JOIN entity_root x ON x.entity = s.entity" \
  " LEFT JOIN entity e ON e.id = coalesce(x.root, s.entity) AND e.deleted_at IS NULL"

#define DOSSIER_SUGGESTION_IS_OPEN \
  " s.mention IS NULL AND s.under IS NULL AND a.deleted_at IS NULL AND a.revision = d.revision AND (s.known = 0 OR e.id IS NOT NULL)"

G_END_DECLS
