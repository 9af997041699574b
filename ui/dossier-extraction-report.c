/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What extracting again changed, article by article: fields, paragraphs, and the marked passages that moved or did not find
 * their place. A click opens the article. Main thread only; belongs to the window it came from. It copies what it shows. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-extraction-report.h"

#include <glib/gi18n.h>

#include "dossier-report-row.h"
#include "dossier-ui.h"

static const char *
field_name (DossierArticleField field)
{
  switch (field)
    {
    case DOSSIER_FIELD_TITLE: return _("Title");
    case DOSSIER_FIELD_BYLINE: return _("Byline");
    case DOSSIER_FIELD_DATE: return _("Date");
    case DOSSIER_FIELD_SOURCE: return _("Outlet");
    case DOSSIER_FIELD_URL: return _("Address");
    case DOSSIER_FIELD_LANGUAGE: return _("Language");
    case DOSSIER_FIELD_AGENCY: return _("Agency");
    case DOSSIER_FIELD_CHANGED: return _("Last change");
    default: return "";
    }
}

static void
append_line (GString    *detail,
             const char *line)
{
  if (detail->len > 0)
    g_string_append_c (detail, '\n');
  g_string_append (detail, line);
}

static void
append_count (GString    *detail,
              const char *format,
              guint       count)
{
  g_autoptr (GString) line = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", count);

  if (count == 0)
    return;
  g_string_replace (line, "%u", number, 1);
  append_line (detail, line->str);
}

static void
append_fields (GString                   *detail,
               const DossierReextraction *item)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DossierFieldChange *change = &g_array_index (item->fields, DossierFieldChange, i);
      /* Translators: a field with what it said and what it says: "Byline: A. Lind → Anna Lind" */
      g_autofree char *line = g_strdup_printf (_("%s: %s → %s"), field_name (change->field),
                                               change->before != NULL ? change->before : "–", change->after != NULL ? change->after : "–");

      append_line (detail, line);
    }
}

/* Failed, or lost a passage. */
static gboolean
is_alarming (const DossierReextraction *item)
{
  return item->reason != NULL || item->lost->len > 0;
}

static DossierReportRow *
make_row (const DossierReextraction *item)
{
  DossierReportRow *row = is_alarming (item) ? dossier_report_row_new ("dialog-warning-symbolic", _("Needs a look"), &item->article)
                                             : dossier_report_row_new ("document-edit-symbolic", _("Changed"), &item->article);
  g_autoptr (GString) detail = g_string_new (NULL);

  row->title = g_strdup (item->title != NULL ? item->title : _("An article that could not be read again"));
  if (item->reason != NULL)
    append_line (detail, item->reason);
  append_fields (detail, item);
  append_count (detail, ngettext ("%u paragraph more", "%u paragraphs more", item->added), item->added);
  append_count (detail, ngettext ("%u paragraph less", "%u paragraphs less", item->removed), item->removed);
  append_count (detail, ngettext ("%u marked passage stands somewhere else now", "%u marked passages stand somewhere else now", item->relocated),
                item->relocated);
  for (guint i = 0; i < item->lost->len; i++)
    {
      /* Translators: a passage that was marked and is not in the text any more */
      g_autofree char *line = g_strdup_printf (_("Did not find its place: “%s”"), (const char *) g_ptr_array_index (item->lost, i));

      append_line (detail, line);
    }
  if (detail->len == 0)
    append_line (detail, _("The text is the same; what its parts are differs"));
  row->detail = g_strdup (detail->str);
  return row;
}

/* The window */

struct _DossierExtractionReport
{
  AdwWindow parent_instance;
  GtkLabel *summary_label;
  GtkListView *list_view;
  GtkWidget *undo_button;
};

G_DEFINE_FINAL_TYPE (DossierExtractionReport, dossier_extraction_report, ADW_TYPE_WINDOW)

static void
activate_cb (DossierExtractionReport *self,
             guint                    position,
             GtkListView             *list_view)
{
  g_autoptr (DossierReportRow) row = dossier_report_rows_get (list_view, position);
  g_autofree char *id = NULL;

  if (row == NULL)
    return;

  id = dossier_id_to_text (&row->article);
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
undo_cb (DossierExtractionReport *self)
{
  dossier_ui_go (GTK_WIDGET (self), "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dossier_extraction_report_class_init (DossierExtractionReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-extraction-report.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierExtractionReport, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DossierExtractionReport, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierExtractionReport, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_extraction_report_init (DossierExtractionReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_items (GListStore                   *rows,
              const DossierReextractResult *result,
              gboolean                      alarming)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      const DossierReextraction *item = g_ptr_array_index (result->items, i);

      if (is_alarming (item) == alarming)
        {
          g_autoptr (DossierReportRow) row = make_row (item);

          g_list_store_append (rows, row);
        }
    }
}

/**
 * dossier_extraction_report_new:
 * @parent: the window whose articles were extracted again
 * @result: what came of it; copied
 * @can_undo: whether it is the step that undo would take back
 *
 * Returns: (transfer floating): a dialog that tells it, what needs a look first
 */
GtkWidget *
dossier_extraction_report_new (GtkWindow                    *parent,
                               const DossierReextractResult *result,
                               gboolean                      can_undo)
{
  DossierExtractionReport *self = g_object_new (DOSSIER_TYPE_EXTRACTION_REPORT, "transient-for", parent, NULL);
  GListStore *rows = g_list_store_new (DOSSIER_TYPE_REPORT_ROW);
  g_autofree char *line = dossier_extraction_report_line (result);

  append_items (rows, result, TRUE);
  append_items (rows, result, FALSE);
  dossier_report_rows_show (self->list_view, rows);
  gtk_label_set_text (self->summary_label, line);
  gtk_widget_set_visible (self->undo_button, can_undo && result->changed > 0);
  return GTK_WIDGET (self);
}

/**
 * dossier_extraction_report_line:
 * @result: what came of it
 *
 * Returns: (transfer full): its numbers in one line: "12 articles extracted again · 3 changed · 1 passage lost"
 */
char *
dossier_extraction_report_line (const DossierReextractResult *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (result != NULL, NULL);

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u article extracted again", "%u articles extracted again", result->read), result->read));
  if (result->changed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u changed", "%u changed", result->changed), result->changed));
  else
    g_ptr_array_add (parts, g_strdup (_("nothing changed")));
  if (result->failed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u could not be read", "%u could not be read", result->failed), result->failed));
  if (result->relocated > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u passage moved", "%u passages moved", result->relocated), result->relocated));
  if (result->lost > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u passage lost", "%u passages lost", result->lost), result->lost));
  if (result->stopped)
    g_ptr_array_add (parts, g_strdup (_("stopped")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
