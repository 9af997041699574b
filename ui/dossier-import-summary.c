/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of each file of an import: those not taken first, each with its reason, then those that were here
 * already, then the new ones; a click on an article opens it. Main thread only; belongs to the window it came from. It
 * copies what it shows and keeps no import alive. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-import-summary.h"

#include <glib/gi18n.h>

#include "dossier-columns-dialog.h"
#include "dossier-report-row.h"
#include "dossier-ui.h"

static DossierReportRow *
start_row (const DossierImportItem *item)
{
  switch (item->status)
    {
    case DOSSIER_REJECTED: return dossier_report_row_new ("dialog-warning-symbolic", _("Not imported"), &DOSSIER_ID_NIL);
    case DOSSIER_DUPLICATE: return dossier_report_row_new ("view-refresh-symbolic", _("Was here already"), &item->article);
    default: return dossier_report_row_new ("object-select-symbolic", _("Imported"), &item->article);
    }
}

static DossierReportRow *
make_row (const DossierImportItem *item)
{
  DossierReportRow *row = start_row (item);
  g_autofree char *name = item->path != NULL ? g_path_get_basename (item->path) : g_strdup ("");
  g_autofree char *base = g_filename_display_name (name);
  /* Translators: a file, and where in it: "feed.xml, 3" */
  g_autofree char *shown = item->part != NULL ? g_strdup_printf (_("%s, %s"), base, item->part) : g_strdup (base);

  switch (item->status)
    {
    case DOSSIER_REJECTED:
      row->title = g_steal_pointer (&shown);
      row->detail = g_strdup_printf (_("Not imported: %s"), item->reason != NULL ? item->reason : _("nothing says why"));
      if (item->needs_columns && item->file != NULL)
        {
          g_autofree char *plain = g_steal_pointer (&row->detail);

          row->table = g_strdup (item->file);
          row->reason = g_strdup (item->reason);
          row->detail = g_strdup_printf ("%s\n%s", plain, _("Click to say which column is what."));
        }
      break;

    case DOSSIER_DUPLICATE:
      row->title = g_strdup (item->title != NULL ? item->title : shown);
      row->detail = g_strdup_printf (_("%s: the same file was here already"), shown);
      break;

    case DOSSIER_REVIVED:
      row->title = g_strdup (item->title != NULL ? item->title : shown);
      row->detail = g_strdup_printf (_("%s: was deleted, and is back"), shown);
      break;

    case DOSSIER_IMPORTED:
    default:
      row->title = g_strdup (item->title != NULL ? item->title : shown);
      row->detail = g_steal_pointer (&shown);
    }
  return row;
}

/* The window */

struct _DossierImportSummary
{
  AdwWindow parent_instance;
  GtkLabel *summary_label;
  GtkListView *list_view;
  GtkWidget *undo_button;
};

G_DEFINE_FINAL_TYPE (DossierImportSummary, dossier_import_summary, ADW_TYPE_WINDOW)

static void
activate_cb (DossierImportSummary *self,
             guint                 position,
             GtkListView          *list_view)
{
  g_autoptr (DossierReportRow) row = dossier_report_rows_get (list_view, position);
  g_autofree char *id = NULL;

  if (row != NULL && row->table != NULL)
    {
      GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

      gtk_window_present (GTK_WINDOW (dossier_columns_dialog_new (DOSSIER_WINDOW (window), row->table, row->reason)));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (row == NULL || dossier_id_is_nil (&row->article))
    return;

  id = dossier_id_to_text (&row->article);
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
undo_cb (DossierImportSummary *self)
{
  dossier_ui_go (GTK_WIDGET (self), "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dossier_import_summary_class_init (DossierImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierImportSummary, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DossierImportSummary, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierImportSummary, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_import_summary_init (DossierImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_items (GListStore                *rows,
              const DossierImportResult *result,
              DossierImportStatus        status)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      const DossierImportItem *item = g_ptr_array_index (result->items, i);

      if (item->status == status)
        {
          g_autoptr (DossierReportRow) row = make_row (item);

          g_list_store_append (rows, row);
        }
    }
}

/**
 * dossier_import_summary_new:
 * @parent: the window whose workspace took the import
 * @result: what became of it; copied
 * @can_undo: whether it is the step that undo would take back
 *
 * Returns: (transfer floating): a dialog that tells it
 */
GtkWidget *
dossier_import_summary_new (GtkWindow                 *parent,
                            const DossierImportResult *result,
                            gboolean                   can_undo)
{
  DossierImportSummary *self = g_object_new (DOSSIER_TYPE_IMPORT_SUMMARY, "transient-for", parent, NULL);
  GListStore *rows = g_list_store_new (DOSSIER_TYPE_REPORT_ROW);
  g_autofree char *line = dossier_import_summary_line (result);

  append_items (rows, result, DOSSIER_REJECTED);
  append_items (rows, result, DOSSIER_DUPLICATE);
  append_items (rows, result, DOSSIER_REVIVED);
  append_items (rows, result, DOSSIER_IMPORTED);
  dossier_report_rows_show (self->list_view, rows);
  gtk_label_set_text (self->summary_label, line);
  gtk_widget_set_visible (self->undo_button, can_undo && result->imported > 0);
  return GTK_WIDGET (self);
}

/**
 * dossier_import_summary_line:
 * @result: what became of an import
 *
 * Returns: (transfer full): its numbers in one line: "5 articles imported · 1 was here already · 2 not imported"
 */
char *
dossier_import_summary_line (const DossierImportResult *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (result != NULL, NULL);

  if (result->files > 1 && result->files != result->imported + result->duplicates + result->rejected)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u file", "%u files", result->files), result->files));
  if (result->imported > 0 || (result->duplicates == 0 && result->rejected == 0))
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u article imported", "%u articles imported", result->imported),
                                             result->imported));
  if (result->duplicates > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u was here already", "%u were here already", result->duplicates),
                                             result->duplicates));
  if (result->rejected > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u file not imported", "%u files not imported", result->rejected),
                                             result->rejected));
  if (result->stopped && result->left > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("stopped, %u file left", "stopped, %u files left", result->left), result->left));
  else if (result->stopped)
    g_ptr_array_add (parts, g_strdup (_("stopped")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
