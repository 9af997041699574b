/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-id.h"

G_BEGIN_DECLS

/**
 * DossierReportRow: what became of one file or article, in the lists that tell of long work.
 * @icon_name: (owned): how it went, at a glance
 * @icon_label: (owned): the same in words, for those who do not see it
 * @article: what a click opens; nil for none
 * @title: (owned)
 * @detail: (owned): may have several lines
 * @table: (owned) (nullable): path of a table whose columns were not understood; a click asks for them
 * @reason: (owned) (nullable): of the same
 */
#define DOSSIER_TYPE_REPORT_ROW (dossier_report_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierReportRow, dossier_report_row, DOSSIER, REPORT_ROW, GObject)

struct _DossierReportRow
{
  GObject parent_instance;
  char *icon_name;
  char *icon_label;
  DossierId article;
  char *title;
  char *detail;
  char *table;
  char *reason;
};

DossierReportRow *dossier_report_row_new   (const char        *icon_name,
                                            const char        *icon_label,
                                            const DossierId   *article);
void              dossier_report_rows_show (GtkListView       *list_view,
                                            GListStore        *rows);
DossierReportRow *dossier_report_rows_get  (GtkListView       *list_view,
                                            guint              position);

G_END_DECLS
