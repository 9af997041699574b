/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-records.h"

G_BEGIN_DECLS

/* What is said about passages: mentions and annotations. Writing functions run inside a change. */

gboolean           dossier_passages_create     (DossierDb *db, const DossierId *article, guint start, guint end, DossierId *passage, GError **error);
DossierPassage    *dossier_passages_get        (DossierDb *db, const DossierId *id, GError **error);

gboolean           dossier_mentions_create     (DossierDb *db, const DossierId *article, guint start, guint end, const DossierId *entity, const char *proposer, DossierId *mention, DossierId *passage, GError **error);
gboolean           dossier_mentions_set_entity (DossierDb *db, const DossierId *mention, const DossierId *entity, GError **error);
gboolean           dossier_mentions_delete     (DossierDb *db, const DossierId *mentions, guint n, guint *count, GError **error);
DossierMention    *dossier_mentions_get        (DossierDb *db, const DossierId *id, GError **error);

gboolean           dossier_annotations_create  (DossierDb *db, const DossierId *article, guint start, guint end, const char *text, const char * const *tags, DossierId *annotation, DossierId *passage, GError **error);
gboolean           dossier_annotations_edit    (DossierDb *db, const DossierId *annotation, const char *text, const char * const *tags, GError **error);
gboolean           dossier_annotations_delete  (DossierDb *db, const DossierId *annotation, GError **error);
DossierAnnotation *dossier_annotations_get     (DossierDb *db, const DossierId *id, GError **error);

G_END_DECLS
