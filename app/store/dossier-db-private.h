/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "dossier-db.h"

G_BEGIN_DECLS

struct sqlite3_session; /* its header hides it from who does not ask for the extension */

/* Only app/store sees this: connections and prepared statements. */

#define DOSSIER_APPLICATION_MAGIC 0x44535352 /* "DSSR" in PRAGMA application_id */

typedef enum
{
  DOSSIER_DB_WRITE,
  DOSSIER_DB_CREATE, /* write, and the file must not exist */
  DOSSIER_DB_READ,
} DossierDbMode;

DossierDb *dossier_db_open        (const char       *path,
                                   DossierDbMode     mode,
                                   GError          **error);
void       dossier_db_close       (DossierDb        *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDb, dossier_db_close)
sqlite3   *dossier_db_get_handle  (DossierDb        *db);
void       dossier_db_set_session  (DossierDb        *db,
                                    struct sqlite3_session *session);
struct sqlite3_session *dossier_db_get_session (DossierDb   *db);
void       dossier_db_set_analyst (DossierDb        *db,
                                   const DossierId  *analyst);
gboolean   dossier_db_exec        (DossierDb        *db,
                                   const char       *sql,
                                   GError          **error);
gboolean   dossier_db_run         (DossierDb        *db,
                                   GError          **error,
                                   const char       *sql,
                                   const char       *types,
                                   ...);
gint64     dossier_db_get_int     (DossierDb        *db,
                                   GError          **error,
                                   const char       *sql,
                                   const char       *types,
                                   ...);
gboolean   dossier_db_fail        (DossierDb        *db,
                                   GError          **error);
gint64     dossier_db_now         (void);

/**
 * DossierSql:
 *
 * A prepared statement in use. Taken from the connection's cache, given back by dossier_sql_free().
 * Types of arguments: k = const DossierId * (nil or NULL binds NULL), t = const char * (nullable), i = gint64, d = double,
 * b = GBytes * (nullable).
 */
typedef struct _DossierSql DossierSql;

DossierSql *dossier_sql_new      (DossierDb        *db,
                                  GError          **error,
                                  const char       *sql,
                                  const char       *types,
                                  ...); /* (nullable): NULL and @error on failure */
DossierSql *dossier_sql_new_va   (DossierDb        *db,
                                  GError          **error,
                                  const char       *sql,
                                  const char       *types,
                                  va_list           args);
gboolean    dossier_sql_bind_one (DossierSql       *self,
                                  int               index,
                                  char              type,
                                  gconstpointer     value,
                                  gint64            number);
gboolean    dossier_sql_next     (DossierSql       *self,
                                  GError          **error); /* TRUE: a row stands ready. FALSE: the end, or @error is set */
void        dossier_sql_free     (DossierSql       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSql, dossier_sql_free)

DossierId   dossier_sql_id       (DossierSql *self, int column); /* nil for NULL */
char       *dossier_sql_text     (DossierSql *self, int column); /* (transfer full) (nullable) */
const char *dossier_sql_peek     (DossierSql *self, int column); /* (transfer none) (nullable): until the next step */
gint64      dossier_sql_int      (DossierSql *self, int column);
double      dossier_sql_double   (DossierSql *self, int column);
GBytes     *dossier_sql_bytes    (DossierSql *self, int column); /* (transfer full) */
gboolean    dossier_sql_is_null  (DossierSql *self, int column);

/* Collects the ids of column 0; NULL and @error on failure. */
GArray     *dossier_sql_collect_ids (DossierSql *self, GError **error);

G_END_DECLS
