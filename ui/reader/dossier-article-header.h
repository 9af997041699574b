/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierArticleHeader:
 *
 * The line below an article's title: outlet, author, date, the original, the address and the source's grade. With the
 * title itself when the text does not have it.
 */
#define DOSSIER_TYPE_ARTICLE_HEADER (dossier_article_header_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleHeader, dossier_article_header, DOSSIER, ARTICLE_HEADER, GtkWidget)

GtkWidget *dossier_article_header_new         (DossierWorkspace     *workspace);
void       dossier_article_header_set_article (DossierArticleHeader *self,
                                               DossierArticle       *article,
                                               gboolean              title);
void       dossier_article_header_set_left_out (DossierArticleHeader *self,
                                                guint                 n,
                                                gboolean              shown);
void       dossier_article_header_set_scale   (DossierArticleHeader *self,
                                               double                scale);

G_END_DECLS
