/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-inspector-suggestions.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierInspectorEntity: an entity of an article, and where it is mentioned there.
 */
#define DOSSIER_TYPE_INSPECTOR_ENTITY (dossier_inspector_entity_get_type ())
G_DECLARE_FINAL_TYPE (DossierInspectorEntity, dossier_inspector_entity, DOSSIER, INSPECTOR_ENTITY, GObject)

struct _DossierInspectorEntity
{
  GObject parent_instance;
  DossierEntity *entity; /* (owned) (nullable): NULL in the heading of a kind */
  const char *kind;      /* interned */
  GArray *mentions;      /* (owned) (element-type DossierId), in the order of the text */
  guint next;            /* which mention a further click goes to */
};

gboolean dossier_inspector_entity_equal (DossierInspectorEntity *a,
                                         DossierInspectorEntity *b);

/**
 * DossierInspectorSnapshot: what the inspector shows of one article, read in one go. Owned by who asked.
 */
typedef struct
{
  DossierArticle *article;      /* (owned) */
  GPtrArray *entities;          /* of DossierInspectorEntity: headings and entities, as listed */
  GPtrArray *suggestions;       /* of DossierInspectorSuggestion: headings and names, as listed */
  GPtrArray *events;            /* of DossierEvent */
  GArray *weighings;            /* of DossierWeighing: of the events */
  GPtrArray *statements;        /* of DossierStatement, those of this article */
  GPtrArray *collections;       /* of DossierCollection it is in */
  GArray *fields;               /* of DossierFieldValue: where its metadata were found */
  DossierCopies *copies;        /* (owned): without members when it has none */
} DossierInspectorSnapshot;

DossierInspectorSnapshot *dossier_inspector_snapshot_read (DossierWorkspace  *workspace,
                                                           const DossierId   *article,
                                                           GError           **error);
void                      dossier_inspector_snapshot_free (DossierInspectorSnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierInspectorSnapshot, dossier_inspector_snapshot_free)

G_END_DECLS
