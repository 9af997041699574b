/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid as a table for other programs: the clipboard, a CSV file. Main thread. What is shown is what goes out. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view-private.h"

#include "dossier-grid-table.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <string.h>

static void
copy_table_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  g_autoptr (DossierGridTable) table = NULL;
  g_autofree char *text = NULL, *html = NULL;
  g_autoptr (GBytes) html_bytes = NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (self->grid == NULL)
    return;
  table = dossier_grid_table_new (self->grid, self->shape);
  text = dossier_grid_table_to_tsv (table);
  html = dossier_grid_table_to_html (table);
  html_bytes = g_bytes_new_take (html, strlen (html));
  html = NULL;
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", html_bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  dossier_ui_toast (widget, _("Table copied"));
}

static void
csv_saved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    dossier_ui_report_error (widget, _("The table could not be saved"), error);
  else
    dossier_ui_toast (widget, _("Table saved"));
}

static void
csv_chosen_cb (GtkWidget  *widget,
               GListModel *files,
               gpointer    user_data)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (file != NULL && self->grid != NULL)
    dossier_grid_view_save_csv (self, file);
}

/* A name of a file made of the title: what other systems do not take in names is left out. */
static char *
suggest_name (const DossierEvent *event)
{
  g_autofree char *name = g_strdup (event->title);

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  return g_strconcat (*name == '\0' || *name == '.' ? "grid" : name, ".csv", NULL);
}

static void
save_csv_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  g_autofree char *file_name = NULL;

  if (self->grid == NULL)
    return;
  file_name = suggest_name (self->grid->event);
  dossier_ui_save_file (widget, _("Save as CSV"), file_name, "*.csv", csv_chosen_cb, NULL);
}

void
dossier_grid_view_install_copying (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "grid.copy-table", NULL, copy_table_action);
  gtk_widget_class_install_action (klass, "grid.save-csv", NULL, save_csv_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "grid.copy-table", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "grid.copy-table", NULL);
}

/**
 * dossier_grid_view_save_csv:
 *
 * Writes what is shown as CSV into a file that only its owner may read; a toast tells how it went.
 */
void
dossier_grid_view_save_csv (DossierGridView *self,
                            GFile           *file)
{
  g_autoptr (DossierGridTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *csv;

  g_return_if_fail (DOSSIER_IS_GRID_VIEW (self) && G_IS_FILE (file));
  g_return_if_fail (self->grid != NULL);

  table = dossier_grid_table_new (self->grid, self->shape);
  csv = dossier_grid_table_to_csv (table);
  bytes = g_bytes_new_take (csv, strlen (csv));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, csv_saved_cb, g_object_ref (self));
}
