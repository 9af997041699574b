/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-change-set.h"
#include "dossier-db.h"

G_BEGIN_DECLS

/* Which articles are copies of each other. Writing functions run inside a transaction on the writer thread. */

gboolean dossier_copy_groups_link    (DossierDb              *db,
                                      const DossierId        *article,
                                      const DossierId        *other,
                                      guint                   similarity,
                                      gboolean               *linked,
                                      GError                **error);
gboolean dossier_copy_groups_settle  (DossierDb              *db,
                                      const DossierId        *article,
                                      gboolean               *rebuild,
                                      GError                **error);
gboolean dossier_copy_groups_rebuild (DossierDb              *db,
                                      GError                **error);
gboolean dossier_copy_groups_update  (DossierDb              *db,
                                      const DossierChangeSet *changes,
                                      GError                **error);
gboolean dossier_copy_groups_join    (DossierDb              *db,
                                      const DossierId        *articles,
                                      guint                   n,
                                      guint                  *count,
                                      GError                **error);
gboolean dossier_copy_groups_split   (DossierDb              *db,
                                      const DossierId        *article,
                                      GError                **error);
gboolean dossier_copy_groups_get_root (DossierDb             *db,
                                       const DossierId       *article,
                                       DossierId             *root,
                                       GError               **error); /* FALSE without error: no copies */
GArray  *dossier_copy_groups_get_members (DossierDb          *db,
                                          const DossierId    *root,
                                          GError            **error); /* (element-type DossierId), newest first, then longest */
GArray  *dossier_copy_groups_get_all  (DossierDb             *db,
                                       GError               **error); /* (element-type DossierId): one article of each group, newest first */
GArray  *dossier_copy_groups_fold     (DossierDb             *db,
                                       GArray                *ids,
                                       GArray                *unfolded,
                                       GError               **error);
gboolean dossier_copy_groups_carry    (DossierDb             *db,
                                       const DossierId       *article,
                                       const DossierId       *from,
                                       GError               **error);
gboolean dossier_copy_groups_was_taken_out (DossierDb        *db,
                                            const DossierId  *article,
                                            gboolean         *taken_out,
                                            GError          **error);
gboolean dossier_copy_groups_is_by_analyst (DossierDb        *db,
                                            const DossierId  *article,
                                            gboolean         *by_analyst,
                                            GError          **error);

G_END_DECLS
