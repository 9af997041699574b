/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-article-row.h"

G_BEGIN_DECLS

/* Shared by dossier-article-row.c (what the row says) and dossier-article-row-draw.c (how it looks). */

typedef enum
{
  DOSSIER_ARTICLE_TITLE,
  DOSSIER_ARTICLE_ORIGIN,
  DOSSIER_ARTICLE_SNIPPET,
  DOSSIER_ARTICLE_COUNTS,
  DOSSIER_ARTICLE_N_PARTS
} DossierArticlePart;

struct _DossierArticleRow
{
  GtkWidget parent_instance;
  DossierItem *item;                             /* (owned) (nullable) */
  gulong changed;
  char *texts[DOSSIER_ARTICLE_N_PARTS];          /* (owned) (nullable): the snippet is markup */
  PangoLayout *layouts[DOSSIER_ARTICLE_N_PARTS]; /* (owned) (nullable): made when first measured */
  PangoLayout *badge;                            /* (owned) (nullable) */
  PangoLayout *copies;                           /* (owned) (nullable) */
  char *copies_text;                             /* (owned) (nullable): "3 copies" */
  gboolean nested;                               /* stands below the article that stands for its group */
  gboolean uncertain;
  gboolean unread;
  char grade;
};

void               dossier_article_row_forget_layouts   (DossierArticleRow *self);
void               dossier_article_row_measure          (GtkWidget         *widget,
                                                         GtkOrientation     orientation,
                                                         int                for_size,
                                                         int               *minimum,
                                                         int               *natural,
                                                         int               *minimum_baseline,
                                                         int               *natural_baseline);
GtkSizeRequestMode dossier_article_row_get_request_mode (GtkWidget         *widget);
void               dossier_article_row_snapshot         (GtkWidget         *widget,
                                                         GtkSnapshot       *snapshot);

G_END_DECLS
