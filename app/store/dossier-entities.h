/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-records.h"

G_BEGIN_DECLS

/* Entities, their names and kinds, and who is the same as whom. Writing functions run inside a change. */

gboolean       dossier_entities_create          (DossierDb *db, const char *name, const char *kind, DossierId *entity, GError **error);
gboolean       dossier_entities_resolve         (DossierDb *db, const DossierId *id, const char *name, const char *kind, DossierId *entity, GError **error);
GArray        *dossier_entities_find_name       (DossierDb *db, const char *name, const char *kind, GError **error); /* roots */
gboolean       dossier_entities_rename          (DossierDb *db, const DossierId *entity, const char *name, GError **error);
gboolean       dossier_entities_set_kind        (DossierDb *db, const DossierId *entity, const char *kind, GError **error);
gboolean       dossier_entities_set_description (DossierDb *db, const DossierId *entity, const char *description, GError **error);
gboolean       dossier_entities_add_alias       (DossierDb *db, const DossierId *entity, const char *name, GError **error);
gboolean       dossier_entities_remove_alias    (DossierDb *db, const DossierId *entity, const char *name, GError **error);
gboolean       dossier_entities_delete          (DossierDb *db, const DossierId *entity, GError **error);
gboolean       dossier_entities_merge           (DossierDb *db, const DossierId *kept, const DossierId *other, const char *reason, DossierId *decision, GError **error);
gboolean       dossier_entities_unmerge         (DossierDb *db, const DossierId *other, GError **error);
DossierEntity *dossier_entities_get             (DossierDb *db, const DossierId *id, GError **error);
gboolean       dossier_entities_get_root        (DossierDb *db, const DossierId *id, DossierId *root, GError **error); /* itself when it was not merged */
GPtrArray     *dossier_entities_merged          (DossierDb *db, const DossierId *id, GError **error); /* (element-type DossierEntity): those merged into it */
GPtrArray     *dossier_entities_candidates      (DossierDb *db, const char *words, const char *kind, guint limit, GError **error);

gboolean       dossier_kinds_create             (DossierDb *db, const char *key, const char *name, const char *colour, DossierId *kind, GError **error);
gboolean       dossier_kinds_delete             (DossierDb *db, const DossierId *kind, GError **error);
GPtrArray     *dossier_kinds_list               (DossierDb *db, GError **error);
gboolean       dossier_kinds_check              (DossierDb *db, const char *key, GError **error);

G_END_DECLS
