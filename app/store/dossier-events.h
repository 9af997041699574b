/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-event-part.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/* Events, what articles say of them, and notes. Writing functions run inside a change. */

gboolean          dossier_events_create     (DossierDb *db, const char *title, const char *kind, const char *date, const char *date_words, DossierId *event, GError **error);
gboolean          dossier_events_update     (DossierDb *db, const DossierId *event, const char *title, const char *kind, const char *status, const char *date, const char *description, GError **error);
gboolean          dossier_events_delete     (DossierDb *db, const DossierId *event, GError **error);
gboolean          dossier_events_add_part   (DossierDb *db, const DossierId *event, const DossierEventPart *part, DossierId *statement, DossierId *passage, GError **error);
gboolean          dossier_statements_edit   (DossierDb *db, const DossierId *statement, const DossierEventPart *part, GError **error);
gboolean          dossier_statements_grade  (DossierDb *db, const DossierId *statement, guint credibility, GError **error); /* 1–6, 0 = not judged */
gboolean          dossier_statements_delete (DossierDb *db, const DossierId *statement, GError **error);
DossierEvent     *dossier_events_get        (DossierDb *db, const DossierId *id, GError **error);
DossierStatement *dossier_statements_get    (DossierDb *db, const DossierId *id, GError **error);
GPtrArray        *dossier_statements_of_event (DossierDb *db, const DossierId *event, GError **error); /* (element-type DossierStatement): assessed first, then by article date */

gboolean          dossier_notes_create      (DossierDb *db, const char *title, const char *text, DossierId *note, GError **error);
gboolean          dossier_notes_update      (DossierDb *db, const DossierId *note, const char *title, const char *text, GError **error);
gboolean          dossier_notes_delete      (DossierDb *db, const DossierId *note, GError **error);
DossierNote      *dossier_notes_get         (DossierDb *db, const DossierId *id, GError **error);

DossierBoard     *dossier_board_read        (DossierDb *db, const DossierBoardFilter *filter, GError **error);
DossierGrid      *dossier_grid_read         (DossierDb *db, const DossierId *event, GPtrArray **statements, GError **error);
DossierGrid      *dossier_grid_read_plain   (DossierDb *db, const DossierId *event, GPtrArray **statements, GError **error);

G_END_DECLS
