/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-list.h"

G_BEGIN_DECLS

/**
 * DossierArticleRow: one article in the library's list. Rows are few and recycled.
 */
#define DOSSIER_TYPE_ARTICLE_ROW (dossier_article_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleRow, dossier_article_row, DOSSIER, ARTICLE_ROW, GtkWidget)

GtkWidget   *dossier_article_row_new         (void);
void         dossier_article_row_set_item    (DossierArticleRow *self,
                                              DossierItem       *item); /* (nullable) */
DossierItem *dossier_article_row_get_item    (DossierArticleRow *self);
void         dossier_article_row_set_snippet (DossierArticleRow *self,
                                              const char        *snippet); /* (nullable), with the marks of DossierHit */
const char  *dossier_article_row_get_title   (DossierArticleRow *self); /* (nullable): as it is drawn */

const char  *dossier_article_row_get_copies   (DossierArticleRow *self); /* (nullable) */
void         dossier_article_row_set_nested   (DossierArticleRow *self,
                                               gboolean           nested);
gboolean     dossier_article_row_is_nested    (DossierArticleRow *self);
gboolean     dossier_article_row_is_on_copies (DossierArticleRow *self,
                                               double             x,
                                               double             y);

G_END_DECLS
