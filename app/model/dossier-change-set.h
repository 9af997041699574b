/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-id.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DossierChangeSet:
 *
 * Which rows of which tables one or more commits touched. Reference counted (boxed); filled by one thread,
 * read-only once handed out. "Bulk" stands for more rows of a table than are worth naming; "new" for rows that were added
 * while none that was there changed.
 */
typedef struct _DossierChangeSet DossierChangeSet;

#define DOSSIER_TYPE_CHANGE_SET (dossier_change_set_get_type ())
GType             dossier_change_set_get_type (void) G_GNUC_CONST;
DossierChangeSet *dossier_change_set_new      (void);
DossierChangeSet *dossier_change_set_ref      (DossierChangeSet       *self);
void              dossier_change_set_unref    (DossierChangeSet       *self);
void              dossier_change_set_add      (DossierChangeSet       *self,
                                               const char             *table,
                                               const DossierId        *id);
void              dossier_change_set_add_bulk (DossierChangeSet       *self,
                                               const char             *table);
void              dossier_change_set_add_new  (DossierChangeSet       *self,
                                               const char             *table);
void              dossier_change_set_merge    (DossierChangeSet       *self,
                                               const DossierChangeSet *other);
gboolean          dossier_change_set_is_empty (const DossierChangeSet *self);
gboolean          dossier_change_set_touches  (const DossierChangeSet *self,
                                               const char             *table);
gboolean          dossier_change_set_alters   (const DossierChangeSet *self,
                                               const char             *table);
gboolean          dossier_change_set_touches_row (const DossierChangeSet *self,
                                                  const char             *table,
                                                  const DossierId        *id);
void              dossier_change_set_foreach  (const DossierChangeSet *self,
                                               const char             *table,
                                               void                  (*func) (const DossierId *id, gpointer user_data),
                                               gpointer                user_data);
guint             dossier_change_set_count    (const DossierChangeSet *self,
                                               const char             *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierChangeSet, dossier_change_set_unref)

G_END_DECLS
