/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In whose company two entities are named: side by side in one sentence, or apart but beside the same others. Reading, on whatever
 * thread has the connection. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-identities.h"

#include "dossier-rows-private.h"

#define BESIDE "200"   /* code points: further apart two are hardly in one sentence */
#define MOST_ARTICLES "100"
#define MOST_SHARED 3  /* that are told by name */

#define GROUP_OF(entity) "(SELECT " entity " UNION SELECT entity FROM entity_root WHERE root = " entity ")"

/* Articles where the one is named and the other is not. */
#define ARTICLES_OF(one, other) \
  "(SELECT DISTINCT p.article FROM mention m JOIN passage p ON p.id = m.passage JOIN article a ON a.id = p.article AND a.deleted_at IS NULL" \
  "  WHERE m.entity IN " GROUP_OF (one) \
  "  AND m.status = 'accepted' AND m.deleted_at IS NULL AND p.article NOT IN (SELECT q.article FROM mention n JOIN passage q ON q.id = n.passage" \
  "  WHERE n.entity IN " GROUP_OF (other) " AND n.status = 'accepted' AND n.deleted_at IS NULL) LIMIT " MOST_ARTICLES ")"

#define NAMED_IN(articles) \
  "(SELECT coalesce(x.root, m.entity) FROM passage p JOIN mention m ON m.passage = p.id LEFT JOIN entity_root x ON x.entity = m.entity" \
  " WHERE p.article IN " articles " AND m.status = 'accepted' AND m.deleted_at IS NULL)"

void
dossier_identity_company_clear (DossierIdentityCompany *company)
{
  g_clear_pointer (&company->shared, g_strfreev);
}

/**
 * dossier_identities_read_company:
 * @a: as it is shown
 * @b: likewise
 * @company: (out): how they are named
 */
gboolean
dossier_identities_read_company (DossierDb              *db,
                                 const DossierId        *a,
                                 const DossierId        *b,
                                 DossierIdentityCompany *company,
                                 GError                **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) shared = NULL;

  company->n_shared = 0;
  /* No end of a sentence and no line between the two. */
  company->sentences = dossier_db_get_int (db, &local,
                                           "SELECT count(*) FROM mention m JOIN passage p ON p.id = m.passage JOIN passage q ON q.article = p.article"
                                           " AND q.start BETWEEN p.start - " BESIDE " AND p.start + " BESIDE " AND q.revision = p.revision AND (q.end <= p.start OR p.end <= q.start)"
                                           " JOIN mention n ON n.passage = q.id JOIN revision r ON r.id = p.revision"
                                           " JOIN article o ON o.id = p.article AND o.deleted_at IS NULL"
                                           " WHERE m.entity IN " GROUP_OF ("?1") " AND n.entity IN " GROUP_OF ("?2")
                                           " AND m.status = 'accepted' AND n.status = 'accepted' AND m.deleted_at IS NULL AND n.deleted_at IS NULL"
                                           " AND substr(r.text, min(p.end, q.end) + 1, max(p.start, q.start) - min(p.end, q.end)) NOT GLOB '*[.!?] *'"
                                           " AND instr(substr(r.text, min(p.end, q.end) + 1, max(p.start, q.start) - min(p.end, q.end)), char(10)) = 0",
                                           "kk", a, b);
  shared = local == NULL
           ? dossier_sql_new (db, error,
                              "SELECT e.name FROM entity e WHERE e.deleted_at IS NULL AND e.id NOT IN (?1, ?2) AND e.id IN " NAMED_IN (ARTICLES_OF ("?1", "?2"))
                              " AND e.id IN " NAMED_IN (ARTICLES_OF ("?2", "?1")) " ORDER BY e.name LIMIT 50", "kk", a, b)
           : NULL;
  for (; shared != NULL && dossier_sql_next (shared, &local); company->n_shared++)
    if (company->n_shared < MOST_SHARED)
      g_strv_builder_add (names, dossier_sql_peek (shared, 0));
  company->shared = g_strv_builder_end (names);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return shared != NULL;
}
