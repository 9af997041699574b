/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-change-set.h"
#include "dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierWriteFunc:
 *
 * The body of one change. Runs inside its transaction on the writer thread; FALSE and @error roll all of it back.
 */
typedef gboolean (*DossierWriteFunc) (DossierDb *db, gpointer data, GError **error);

gboolean dossier_journal_record      (DossierDb         *db,
                                      const char        *label,
                                      DossierWriteFunc   func,
                                      gpointer           data,
                                      DossierChangeSet  *changes,
                                      GError           **error);
gboolean dossier_journal_begin_batch (DossierDb         *db,
                                      const char        *label,
                                      const DossierId   *batch,
                                      GError           **error);
gboolean dossier_journal_record_in_batch (DossierDb        *db,
                                          const DossierId  *batch,
                                          DossierWriteFunc  func,
                                          gpointer          data,
                                          GError          **error);
gboolean dossier_journal_count_batch (DossierDb         *db,
                                      const DossierId   *batch,
                                      guint              count,
                                      GError           **error);
gboolean dossier_journal_drop_batch  (DossierDb         *db,
                                      const DossierId   *batch,
                                      GError           **error);
gboolean dossier_journal_record_in_group (DossierDb        *db,
                                          const char       *label,
                                          DossierId        *group,
                                          const guint      *count,
                                          DossierWriteFunc  func,
                                          gpointer          data,
                                          DossierChangeSet *changes,
                                          GError          **error);
void     dossier_journal_set_recording (DossierDb       *db,
                                        gboolean         recording);
gboolean dossier_journal_step        (DossierDb         *db,
                                      gboolean           redo,
                                      GPtrArray         *running,
                                      DossierChangeSet  *changes,
                                      GError           **error);
gboolean dossier_journal_next        (DossierDb         *db,
                                      gboolean           redo,
                                      char             **label,
                                      GError           **error);

G_END_DECLS
