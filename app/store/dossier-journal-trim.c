/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Old steps of the history lose what undoing them would need; their entries stay. Writer thread only, inside a change. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-journal-trim.h"

#include "dossier-db-private.h"

/* Undo goes back step by step, so whatever is older than a step without its changeset goes with it. */
#define DROP_BEYOND(size, condition) \
  "UPDATE change SET changeset = NULL WHERE changeset IS NOT NULL AND number < (SELECT max(number) FROM change) AND number <= (" \
  " SELECT number FROM (SELECT number, sum(" size ") OVER (ORDER BY number DESC) AS total" \
  " FROM change WHERE changeset IS NOT NULL AND " condition ") WHERE total > ? ORDER BY number DESC LIMIT 1)"

/**
 * dossier_journal_trim:
 *
 * Drops the oldest steps until the others are within @limits.
 */
gboolean
dossier_journal_trim (DossierDb                  *db,
                      const DossierJournalLimits *limits,
                      GError                    **error)
{
  g_return_val_if_fail (db != NULL && limits != NULL, FALSE);

  return dossier_db_run (db, error,
                         "UPDATE change SET changeset = NULL WHERE kind = 'edit' AND changeset IS NOT NULL"
                         " AND number <= (SELECT max(number) FROM change) - ?",
                         "i", (gint64) limits->steps)
         && dossier_db_run (db, error, DROP_BEYOND ("length(changeset)", "length(changeset) > 0"), "i", (gint64) limits->bytes)
         && dossier_db_run (db, error,
                            DROP_BEYOND ("(SELECT coalesce(sum(length(p.changeset)), 0) FROM change_part p WHERE p.change = change.number)",
                                         "length(changeset) = 0"),
                            "i", (gint64) limits->sliced_bytes)
         && dossier_db_run (db, error, "DELETE FROM change_part WHERE change IN (SELECT number FROM change WHERE changeset IS NULL)", NULL);
}
