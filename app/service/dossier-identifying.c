/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about who is the same as whom. Each blocks its caller while the read thread answers. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-identifying.h"

#include "dossier-identities.h"
#include "dossier-workspace-private.h"

typedef struct
{
  const DossierId *entity;
  const DossierId *other;
  const DossierId *mentions;
  guint n;
  const char * const *aliases;
} Question;

static gpointer
ask (DossierWorkspace    *self,
     DossierStoreReadFunc body,
     Question            *question,
     GError             **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  GError *local = NULL;
  gpointer result;

  if (store == NULL)
    return NULL;
  result = dossier_store_read (store, body, question, g_cancellable_get_current (), &local);
  dossier_workspace_take_error (local, error);
  return result;
}

static gpointer
decisions_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  return dossier_identities_list (db, ((Question *) data)->entity, error);
}

/**
 * dossier_workspace_load_decisions:
 * @entity: (nullable): of this entity and all that are the same as it; nil or NULL = all
 *
 * Returns: (transfer full) (element-type DossierIdentity) (nullable): decisions in force, the newest first
 */
GPtrArray *
dossier_workspace_load_decisions (DossierWorkspace *self,
                                  const DossierId  *entity,
                                  GError          **error)
{
  Question question = { .entity = entity };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return ask (self, decisions_body, &question, error);
}

static gpointer
preview_merge_body (DossierDb *db,
                    gpointer   data,
                    GError   **error)
{
  const Question *question = data;

  return dossier_identities_preview_merge (db, question->entity, question->other, error);
}

/**
 * dossier_workspace_preview_merge:
 * @kept: whose name would be shown
 * @other: what would be read as @kept
 *
 * Returns: (transfer full) (nullable): what of @other would move
 */
DossierIdentityPreview *
dossier_workspace_preview_merge (DossierWorkspace *self,
                                 const DossierId  *kept,
                                 const DossierId  *other,
                                 GError          **error)
{
  Question question = { .entity = kept, .other = other };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && kept != NULL && other != NULL, NULL);
  return ask (self, preview_merge_body, &question, error);
}

static gpointer
preview_split_body (DossierDb *db,
                    gpointer   data,
                    GError   **error)
{
  const Question *question = data;

  return dossier_identities_preview_split (db, question->entity, question->mentions, question->n, question->aliases, question->other, error);
}

/**
 * dossier_workspace_preview_split:
 * @mentions: (array length=n_mentions): what would name the other one
 * @aliases: (nullable): names that would go along
 * @into: (nullable): where to; NULL: a new entity
 *
 * Returns: (transfer full) (nullable): what would move
 */
DossierIdentityPreview *
dossier_workspace_preview_split (DossierWorkspace   *self,
                                 const DossierId    *entity,
                                 const DossierId    *mentions,
                                 guint               n_mentions,
                                 const char * const *aliases,
                                 const DossierId    *into,
                                 GError            **error)
{
  Question question = { .entity = entity, .other = into, .mentions = mentions, .n = n_mentions, .aliases = aliases };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && entity != NULL, NULL);
  return ask (self, preview_split_body, &question, error);
}
