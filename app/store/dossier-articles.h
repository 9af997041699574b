/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-draft.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/* Articles, their originals and texts; sources; collections. Writing functions run inside a change. */

/**
 * DossierArrival: how an article came.
 * @bytes: its original, which other articles may share
 * @sha256: 32 bytes, of @bytes
 * @place: (nullable): where in @bytes it stands; NULL when they are just this article
 * @part: (nullable): where in the imported file it stands, for people
 * @file_name: (nullable): of @bytes
 * @columns: (nullable): what the person said of the columns, when @bytes are a table
 * @batch: (nullable): the import it comes with
 */
typedef struct
{
  GBytes *bytes;
  const guint8 *sha256;
  const char *place;
  const char *part;
  const char *file_name;
  const char *columns;
  const DossierId *batch;
} DossierArrival;

gboolean            dossier_articles_insert      (DossierDb *db, DossierDraft *draft, const DossierArrival *arrival, DossierId *article, GError **error);
gboolean            dossier_articles_find        (DossierDb *db, const guint8 *sha256, const char *place, DossierId *article, gboolean *deleted, GError **error); /* FALSE without error: not here */
gboolean            dossier_articles_revive      (DossierDb *db, const DossierId *article, const DossierId *batch, GError **error);
gboolean            dossier_articles_set_field   (DossierDb *db, const DossierId *article, DossierArticleField field, const char *value, GError **error);
gboolean            dossier_articles_update_field (DossierDb *db, const DossierId *article, DossierArticleField field, const char *value, GError **error);
gboolean            dossier_articles_add_candidate (DossierDb *db, const DossierId *article, const char *field, const char *value, const char *origin, int confidence, GError **error);
gboolean            dossier_articles_add_text    (DossierDb *db, const DossierId *article, const DossierId *revision, guint number, const char *extractor, const char *text, GArray *blocks, GError **error);
gboolean            dossier_articles_read_blocks (DossierDb *db, const DossierId *revision, GArray *blocks, GError **error);
gboolean            dossier_articles_set_deleted (DossierDb *db, const DossierId *articles, guint n, gboolean deleted, guint *count, GError **error);
DossierArticle     *dossier_articles_get         (DossierDb *db, const DossierId *id, GError **error); /* (nullable) */
GArray             *dossier_articles_get_fields  (DossierDb *db, const DossierId *id, GError **error); /* (element-type DossierFieldValue) */
DossierArticleView *dossier_articles_get_view    (DossierDb *db, const DossierId *id, GError **error);
char               *dossier_articles_get_text    (DossierDb *db, const DossierId *id, DossierId *revision, GError **error);
char               *dossier_articles_get_body    (DossierDb *db, const DossierId *id, DossierId *revision, char **title, GError **error);
GBytes             *dossier_articles_get_original (DossierDb *db, const DossierId *id, char **media_type, GError **error);
gboolean            dossier_articles_get_columns (DossierDb *db, const DossierId *id, char **columns, GError **error); /* @columns: (out) (nullable): what the person said of the columns of its table */
gboolean            dossier_articles_get_url_hint (DossierDb *db, const DossierId *id, char **url, GError **error); /* @url: (out) (nullable): the address it came with, outside of its bytes */

/**
 * DossierArticlePlace: which original an article is in, and where.
 */
typedef struct
{
  DossierId article;
  DossierId original;
  char *place;        /* (owned) (nullable) */
} DossierArticlePlace;

GArray             *dossier_articles_list_places (DossierDb *db, const DossierId *articles, guint n, GError **error); /* those of one original in a row; n 0 = all not deleted */
gboolean            dossier_articles_set_read    (DossierDb *db, const DossierId *id, gboolean read, GError **error);

gboolean            dossier_sources_ensure       (DossierDb *db, const char *name, const char *kind, DossierId *source, GError **error);
gboolean            dossier_sources_rename       (DossierDb *db, const DossierId *source, const char *name, GError **error);
gboolean            dossier_sources_set_grade    (DossierDb *db, const DossierId *source, char grade, const char *reason, GError **error);
GPtrArray *dossier_sources_ratings (DossierDb *db, const DossierId *source, GError **error); /* (element-type DossierRating): newest first */
DossierSource      *dossier_sources_get          (DossierDb *db, const DossierId *id, GError **error);

gboolean            dossier_collections_create   (DossierDb *db, const char *name, DossierId *collection, GError **error);
gboolean            dossier_collections_rename   (DossierDb *db, const DossierId *collection, const char *name, GError **error);
gboolean            dossier_collections_delete   (DossierDb *db, const DossierId *collection, GError **error);
gboolean            dossier_collections_add      (DossierDb *db, const DossierId *collection, const DossierId *articles, guint n, guint *count, GError **error);
gboolean            dossier_collections_remove   (DossierDb *db, const DossierId *collection, const DossierId *articles, guint n, guint *count, GError **error);
DossierCollection  *dossier_collections_get      (DossierDb *db, const DossierId *id, GError **error);

G_END_DECLS
