/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about open suggestions. Each blocks its caller while the read thread answers. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-suggesting.h"

#include "dossier-suggester.h"
#include "dossier-suggestions.h"
#include "dossier-workspace-private.h"

typedef struct
{
  const DossierId *article;
  const DossierSuggestionFilter *filter;
  guint offset;
  guint limit;
  gint64 count;
  gint64 names;
} Question;

static gpointer
article_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_suggestions_of_article (db, ((Question *) data)->article, error);
}

/**
 * dossier_workspace_load_suggestions:
 *
 * Returns: (transfer full) (element-type DossierProposal) (nullable): what is open in an article, in the order of its text
 */
GPtrArray *
dossier_workspace_load_suggestions (DossierWorkspace *self,
                                    const DossierId  *article,
                                    GError          **error)
{
  Question question = { .article = article };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && article != NULL, NULL);
  return dossier_workspace_ask (self, article_body, &question, error);
}

static gpointer
groups_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  const Question *question = data;

  return dossier_suggestions_groups (db, question->filter, question->offset, question->limit, error);
}

/**
 * dossier_workspace_load_suggestion_groups:
 * @filter: (nullable): NULL = all names
 * @offset: groups to pass over
 * @limit: at most so many; 0 = all
 *
 * Returns: (transfer full) (element-type DossierSuggestionGroup) (nullable): a page of the review queue
 */
GPtrArray *
dossier_workspace_load_suggestion_groups (DossierWorkspace              *self,
                                          const DossierSuggestionFilter *filter,
                                          guint                          offset,
                                          guint                          limit,
                                          GError                       **error)
{
  DossierSuggestionFilter all = { 0 };
  Question question = { .filter = filter ? filter : &all, .offset = offset, .limit = limit };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return dossier_workspace_ask (self, groups_body, &question, error);
}

static gpointer
count_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Question *question = data;

  question->count = dossier_suggestions_count (db, question->filter, error);
  return NULL;
}

/**
 * dossier_workspace_count_suggestions:
 * @filter: (nullable): NULL = all names
 *
 * Returns: how many are open
 */
guint
dossier_workspace_count_suggestions (DossierWorkspace              *self,
                                     const DossierSuggestionFilter *filter,
                                     GError                       **error)
{
  DossierSuggestionFilter all = { 0 };
  Question question = { .filter = filter ? filter : &all };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), 0);
  dossier_workspace_ask (self, count_body, &question, error);
  return (guint) MAX (question.count, 0);
}

static gpointer
unseen_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) names = dossier_suggestions_known_names (db, error);

  if (names == NULL)
    return NULL;
  for (guint i = 0; i < names->len; i++)
    question->names += !((DossierEntityName *) g_ptr_array_index (names, i))->screened;
  question->count = dossier_suggestions_count_missing (db, DOSSIER_SUGGEST_VERSION, error);
  return NULL;
}

/**
 * dossier_workspace_count_unseen:
 * @articles: (out): articles that nothing was proposed for yet, as they are now
 * @names: (out): names of entities whose occurrences were not looked for yet
 */
void
dossier_workspace_count_unseen (DossierWorkspace *self,
                                guint            *articles,
                                guint            *names,
                                GError          **error)
{
  Question question = { 0 };

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && articles != NULL && names != NULL);
  dossier_workspace_ask (self, unseen_body, &question, error);
  *articles = (guint) MAX (question.count, 0);
  *names = (guint) question.names;
}
