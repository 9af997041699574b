/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows in which windows tell what became of each file of an import, or of each article that was extracted again.
 * Main thread only; a row copies what it shows and belongs to its list. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-report-row.h"

G_DEFINE_FINAL_TYPE (DossierReportRow, dossier_report_row, G_TYPE_OBJECT)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (detail), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  DossierReportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *words = gtk_widget_get_next_sibling (image);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), row->icon_name);
  gtk_widget_set_tooltip_text (image, row->icon_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, row->icon_label, -1);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), row->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), row->detail);
  gtk_list_item_set_activatable (list_item, row->table != NULL || !dossier_id_is_nil (&row->article));
}

static void
dossier_report_row_finalize (GObject *object)
{
  DossierReportRow *self = DOSSIER_REPORT_ROW (object);

  g_free (self->icon_name);
  g_free (self->icon_label);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->table);
  g_free (self->reason);
  G_OBJECT_CLASS (dossier_report_row_parent_class)->finalize (object);
}

static void
dossier_report_row_class_init (DossierReportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_report_row_finalize;
}

static void
dossier_report_row_init (DossierReportRow *self)
{
}

/**
 * dossier_report_row_new:
 * @icon_label: what the icon says, in words
 * @article: nil for none
 *
 * Returns: (transfer full): a row; the caller sets its words
 */
DossierReportRow *
dossier_report_row_new (const char      *icon_name,
                        const char      *icon_label,
                        const DossierId *article)
{
  DossierReportRow *self = g_object_new (DOSSIER_TYPE_REPORT_ROW, NULL);

  self->icon_name = g_strdup (icon_name);
  self->icon_label = g_strdup (icon_label);
  self->article = *article;
  return self;
}

/**
 * dossier_report_rows_show:
 * @rows: (transfer full) (element-type DossierReportRow)
 *
 * Shows @rows in a list, which has nothing yet.
 */
void
dossier_report_rows_show (GtkListView *list_view,
                          GListStore  *rows)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (rows));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (list_view, factory);
  gtk_list_view_set_model (list_view, GTK_SELECTION_MODEL (selection));
}

/**
 * dossier_report_rows_get:
 *
 * Returns: (transfer full) (nullable): the row at @position
 */
DossierReportRow *
dossier_report_rows_get (GtkListView *list_view,
                         guint        position)
{
  return g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list_view)), position);
}
