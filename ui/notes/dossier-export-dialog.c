/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What to export, where to, and how far it is. The report is cut on the read thread and written on a pool thread; the
 * progress window can stop it, and then nothing is left behind. Main thread.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-export-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-export.h"
#include "dossier-ui.h"

/* One export under way. */
typedef struct
{
  DossierWorkspace *workspace;  /* (owned) */
  GArray *notes;                /* (owned) (element-type DossierId); empty = everything */
  char *format;                 /* (owned) */
  char *path;                   /* (owned) (nullable) */
  DossierJob *job;              /* (owned) */
  GtkWidget *parent;            /* (owned) */
  GtkWindow *progress;          /* (nullable): while it is shown */
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->workspace);
  g_clear_object (&export->job);
  g_clear_object (&export->parent);
  g_clear_weak_pointer (&export->progress);
  g_array_unref (export->notes);
  g_free (export->format);
  g_free (export->path);
  g_free (export);
}

static gpointer
export_func (DossierWorkspace *workspace,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  Export *export = data;
  g_autoptr (DossierReport) report = NULL;

  report = dossier_workspace_load_report (workspace, (const DossierId *) export->notes->data, export->notes->len, error);
  if (report == NULL || !dossier_export_file (report, export->format, export->path, export->job, error))
    return NULL;
  return export;
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  if (export->progress != NULL)
    gtk_window_destroy (export->progress);
  if (error == NULL)
    {
      g_autofree char *name = g_path_get_basename (export->path);
      g_autofree char *shown = g_filename_display_name (name);
      /* Translators: the file name of a PDF that was written. */
      g_autofree char *message = g_strdup_printf (_("Exported to “%s”"), shown);

      dossier_ui_toast (export->parent, message);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_ui_toast (export->parent, _("Export stopped; no file was written"));
  else
    dossier_ui_report_error (export->parent, _("The export could not be written"), error);
  export_free (export);
}

static gboolean
progress_closed_cb (GtkWindow *window,
                    Export    *export)
{
  dossier_job_stop (export->job);
  return TRUE;
}

static void
stop_cb (Export *export)
{
  dossier_job_stop (export->job);
}

/* Small and modal: while a report is written, the window behind says nothing new. */
static void
show_progress (Export *export)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("Exporting…")), *bar = gtk_progress_bar_new (), *stop = gtk_button_new_with_mnemonic (_("_Stop"));

  g_object_set (box, "margin-top", 24, "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_halign (stop, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), stop);
  adw_window_set_content (ADW_WINDOW (window), box);
  g_object_set (window, "modal", TRUE, "resizable", FALSE, "default-width", 320, "title", _("Exporting…"),
                "transient-for", gtk_widget_get_root (export->parent), NULL);
  g_object_bind_property (export->job, "fraction", bar, "fraction", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_cb), export);
  g_signal_connect (window, "close-request", G_CALLBACK (progress_closed_cb), export);
  g_set_weak_pointer (&export->progress, GTK_WINDOW (window)); /* it goes with the window that is exported from */
  gtk_window_present (export->progress);
}

static void
file_chosen_cb (GtkWidget  *widget,
                GListModel *files,
                gpointer    user_data)
{
  Export *asked = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  Export *export = g_new0 (Export, 1);

  export->workspace = g_object_ref (asked->workspace);
  export->notes = g_array_ref (asked->notes);
  export->format = g_strdup (asked->format);
  export->path = g_file_get_path (file);
  export->job = dossier_job_new (_("Export"));
  export->parent = g_object_ref (widget);
  show_progress (export);
  dossier_workspace_read_async (export->workspace, export_func, export, NULL, NULL, dossier_job_get_cancellable (export->job), exported_cb, export);
}

/* A file name made of a title: no separators, controls, leading dots or dashes, and not too long. */
static char *
safe_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = title; *at != '\0' && name->len < 100; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || strchr ("/\\:*?\"<>|", (int) MIN (c, 127)) != NULL)
        c = ' ';
      if (name->len == 0 && (c == '.' || c == '-' || c == ' '))
        continue;
      g_string_append_unichar (name, c);
    }
  g_strchomp (name->str);
  return g_strdup (*name->str ? name->str : _("Export"));
}

/**
 * dossier_export_notes:
 * @notes: (array length=n_notes) (nullable): which; none = everything
 *
 * Asks for a file and writes it.
 */
void
dossier_export_notes (GtkWidget        *parent,
                      DossierWorkspace *workspace,
                      const DossierId  *notes,
                      guint             n_notes,
                      const char       *format,
                      const char       *name)
{
  const DossierExportFormat *way = dossier_export_format (format);
  g_autofree char *safe = safe_name (name);
  g_autofree char *file_name = NULL, *pattern = NULL;
  Export *asked;

  g_return_if_fail (GTK_IS_WIDGET (parent) && way != NULL);
  asked = g_new0 (Export, 1);
  asked->workspace = g_object_ref (workspace);
  asked->format = g_strdup (format);
  asked->notes = g_array_new (FALSE, FALSE, sizeof (DossierId));
  if (n_notes > 0)
    g_array_append_vals (asked->notes, notes, n_notes);
  file_name = g_strdup_printf ("%s.%s", safe, way->extension);
  pattern = g_strdup_printf ("*.%s", way->extension);
  /* The question dies with the widget it was asked for. */
  g_object_set_data_full (G_OBJECT (parent), "dossier-export", asked, (GDestroyNotify) export_free);
  dossier_ui_save_file (parent, _("Export"), file_name, pattern, file_chosen_cb, asked);
}

/* The dialog */

typedef struct
{
  GtkWidget *parent;            /* (unowned): destroys the dialog with it */
  DossierWorkspace *workspace;  /* (owned) */
  GtkWidget *window;
  GtkWidget *everything;        /* check button */
  GtkWidget *export;
  GPtrArray *checks;            /* (element-type GtkCheckButton) */
  GPtrArray *notes;             /* (owned) (element-type DossierNote) */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_object (&dialog->workspace);
  g_ptr_array_unref (dialog->checks);
  g_ptr_array_unref (dialog->notes);
  g_free (dialog);
}

static void
update_dialog (Dialog *dialog)
{
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->everything)), any = all;

  for (guint i = 0; i < dialog->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (dialog->checks, i);

      gtk_widget_set_sensitive (gtk_widget_get_ancestor (check, GTK_TYPE_LIST_BOX_ROW), !all);
      any = any || gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
    }
  gtk_widget_set_sensitive (dialog->export, any);
}

static void
export_cb (Dialog *dialog)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autofree char *name = g_strdup (dossier_workspace_get_name (dialog->workspace));
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->everything));

  for (guint i = 0; !all && i < dialog->checks->len; i++)
    {
      DossierNote *note = g_ptr_array_index (dialog->notes, i);

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (g_ptr_array_index (dialog->checks, i))))
        continue;
      g_array_append_val (ids, note->id);
      if (ids->len == 1)
        {
          g_free (name);
          name = g_strdup (note->title);
        }
    }
  dossier_export_notes (dialog->parent, dialog->workspace, (const DossierId *) ids->data, ids->len, "pdf", name);
  gtk_window_destroy (GTK_WINDOW (dialog->window));
}

static GtkWidget *
add_choice (GtkWidget  *group,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return check;
}

static GtkWidget *
create_header (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  dialog->export = gtk_button_new_with_mnemonic (_("_Export…"));
  gtk_widget_add_css_class (dialog->export, "suggested-action");
  g_signal_connect_swapped (dialog->export, "clicked", G_CALLBACK (export_cb), dialog);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), dialog->window);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->export);
  return header;
}

static GtkWidget *
create_choices (Dialog          *dialog,
                const DossierId *open)
{
  GtkWidget *page = adw_preferences_page_new (), *whole = adw_preferences_group_new (), *some = adw_preferences_group_new ();

  dialog->everything = add_choice (whole, _("Everything"), _("All notes, then the annotations article by article, then the events with their sources"));
  g_signal_connect_swapped (dialog->everything, "toggled", G_CALLBACK (update_dialog), dialog);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (some), _("Chosen notes"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (some), _("With an annex of the passages they cite"));
  for (guint i = 0; i < dialog->notes->len; i++)
    {
      DossierNote *note = g_ptr_array_index (dialog->notes, i);
      g_autofree char *citations = g_strdup_printf (ngettext ("%u citation", "%u citations", note->citation_count), note->citation_count);
      GtkWidget *check = add_choice (some, note->title, citations);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), open != NULL && dossier_id_equal (&note->id, open));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (update_dialog), dialog);
      g_ptr_array_add (dialog->checks, check);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (whole));
  if (dialog->notes->len > 0)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (some));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dialog->everything), dialog->notes->len == 0 || open == NULL);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

typedef struct
{
  GtkWidget *parent;
  DossierId note;
} Showing;

static gpointer
notes_func (DossierWorkspace *workspace,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  DossierQuery query = { .type = DOSSIER_RECORD_NOTE };

  return dossier_workspace_load_records (workspace, &query, error);
}

static void
notes_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Showing *showing = user_data;
  g_autoptr (GtkWidget) parent = showing->parent;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  Dialog *dialog;
  GtkWidget *box;

  if (gtk_widget_get_root (parent) == NULL) /* its window was closed meanwhile */
    return;
  if (notes == NULL)
    {
      dossier_ui_report_error (parent, NULL, error);
      return;
    }
  dialog = g_new0 (Dialog, 1);
  dialog->parent = parent;
  dialog->workspace = g_object_ref (DOSSIER_WORKSPACE (source));
  dialog->notes = g_steal_pointer (&notes);
  dialog->checks = g_ptr_array_new ();
  dialog->window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), create_header (dialog));
  gtk_box_append (GTK_BOX (box), create_choices (dialog, dossier_id_is_nil (&showing->note) ? NULL : &showing->note));
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  update_dialog (dialog);
  g_object_set (dialog->window, "modal", TRUE, "default-width", 480, "default-height", 520, "title", _("Export as PDF"),
                "transient-for", gtk_widget_get_root (parent), "destroy-with-parent", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

/**
 * dossier_export_dialog_show:
 * @note: (nullable): the note that is chosen to begin with
 *
 * Asks what to export as PDF.
 */
void
dossier_export_dialog_show (GtkWidget        *parent,
                            DossierWorkspace *workspace,
                            const DossierId  *note)
{
  Showing *showing = g_new0 (Showing, 1);

  g_return_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace));
  showing->parent = g_object_ref (parent);
  showing->note = note ? *note : DOSSIER_ID_NIL;
  dossier_workspace_read_async (workspace, notes_func, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, notes_cb, showing);
}
