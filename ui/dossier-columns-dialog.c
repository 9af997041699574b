/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks which column of a table holds what, when the names of the columns did not tell, and imports the table again. Main
 * thread only; belongs to the window whose import it was. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-columns-dialog.h"

#include <glib/gi18n.h>

#include "dossier-window-private.h"

static const struct
{
  const char *field; /* as DossierImportWishes names it */
  const char *title;
} fields[] = {
  { "text", N_("Column with the text") },
  { "title", N_("Column with the title") },
  { "date", N_("Column with the date") },
  { "byline", N_("Column with the author") },
  { "source", N_("Column with the outlet") },
  { "url", N_("Column with the address") },
};

struct _DossierColumnsDialog
{
  AdwWindow parent_instance;
  DossierWindow *window;   /* (unowned): the one it belongs to and dies with */
  char *path;              /* (owned): as the file system has it */
  AdwPreferencesGroup *group;
  GtkWidget *import_button;
  GtkEditable *rows[G_N_ELEMENTS (fields)];
};

G_DEFINE_FINAL_TYPE (DossierColumnsDialog, dossier_columns_dialog, ADW_TYPE_WINDOW)

static void
import_cb (DossierColumnsDialog *self)
{
  g_autoptr (GString) map = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->rows[i])));

      if (*name != '\0')
        {
          g_autofree char *quoted = dossier_importing_quote_column (name);

          g_string_append_printf (map, "%s%s=%s", map->len > 0 ? "," : "", fields[i].field, quoted);
        }
    }
  dossier_window_import_columns (self->window, self->path, map->str);
  gtk_window_close (GTK_WINDOW (self));
}

static void
typed_cb (DossierColumnsDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, *gtk_editable_get_text (self->rows[0]) != '\0');
}

static void
activated_cb (DossierColumnsDialog *self)
{
  if (gtk_widget_get_sensitive (self->import_button))
    import_cb (self);
}

static void
dossier_columns_dialog_finalize (GObject *object)
{
  g_free (DOSSIER_COLUMNS_DIALOG (object)->path);
  G_OBJECT_CLASS (dossier_columns_dialog_parent_class)->finalize (object);
}

static void
dossier_columns_dialog_class_init (DossierColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_columns_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierColumnsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DossierColumnsDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_columns_dialog_init (DossierColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(fields[i].title));
      gtk_widget_set_tooltip_text (row, _("The name of the column as the table has it; empty when there is none"));
      self->rows[i] = GTK_EDITABLE (row);
      g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, row);
    }
}

/**
 * dossier_columns_dialog_new:
 * @window: whose import it was
 * @path: the table, as the file system has it
 * @reason: why it was not understood; names its columns
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
dossier_columns_dialog_new (DossierWindow *window,
                            const char    *path,
                            const char    *reason)
{
  DossierColumnsDialog *self = g_object_new (DOSSIER_TYPE_COLUMNS_DIALOG, "transient-for", window, NULL);
  g_autofree char *escaped = g_markup_escape_text (reason, -1);

  self->window = window;
  self->path = g_strdup (path);
  adw_preferences_group_set_description (self->group, escaped);
  return GTK_WIDGET (self);
}
