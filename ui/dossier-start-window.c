/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window before any workspace is open: ways to begin, and recent workspaces. What is dropped here waits until
 * there is a workspace to take it. Main thread only; owned by the application. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-start-window.h"

#include <glib/gi18n.h>

#include "dossier-application-private.h"
#include "dossier-shortcuts.h"
#include "dossier-ui.h"

struct _DossierStartWindow
{
  AdwApplicationWindow parent_instance;
  DossierMaterial *material;       /* (owned) (nullable): waits for a workspace */
  GPtrArray *rows;                 /* (owned) (element-type GtkWidget): of recent workspaces; unowned */
  GtkWidget *drop_area;
  GtkRevealer *waiting_revealer;
  GtkLabel *waiting_label;
  GtkWidget *samples_row;
  GtkWidget *new_row;
  AdwPreferencesGroup *recent_group;
};

G_DEFINE_FINAL_TYPE (DossierStartWindow, dossier_start_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
make_row (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char *home = g_get_home_dir ();

  if (g_str_has_suffix (name, ".dossier"))
    name[strlen (name) - strlen (".dossier")] = '\0';
  if (g_str_has_prefix (shown, home) && (shown[strlen (home)] == '/' || shown[strlen (home)] == '\0'))
    {
      char *short_form = g_strconcat ("~", shown + strlen (home), NULL);

      g_free (shown);
      shown = short_form;
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  return row;
}

static void
fill_recent (DossierStartWindow *self)
{
  DossierApplication *application = DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_auto (GStrv) recent = application != NULL ? dossier_application_get_recent (application) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; recent != NULL && recent[i] != NULL; i++)
    {
      GtkWidget *row = make_row (recent[i]);

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->rows->len > 0);
}

static void
material_cb (GtkWidget       *widget,
             DossierMaterial *material,
             const GError    *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (material != NULL && root != NULL)
    dossier_start_window_give_material (DOSSIER_START_WINDOW (root), material);
  else if (material != NULL) /* the window was closed meanwhile */
    dossier_material_free (material);
  else
    dossier_ui_report_error (widget, _("That could not be imported"), error);
}

static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *parameter,
          gpointer   user_data)
{
  dossier_intake_paste (DOSSIER_START_WINDOW (widget)->drop_area, material_cb);
  return TRUE;
}

static void
dossier_start_window_dispose (GObject *object)
{
  DossierStartWindow *self = DOSSIER_START_WINDOW (object);

  g_clear_pointer (&self->material, dossier_material_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_start_window_parent_class)->dispose (object);
}

static void
dossier_start_window_class_init (DossierStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_start_window_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierStartWindow, drop_area);
  gtk_widget_class_bind_template_child (widget_class, DossierStartWindow, waiting_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierStartWindow, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, DossierStartWindow, samples_row);
  gtk_widget_class_bind_template_child (widget_class, DossierStartWindow, new_row);
  gtk_widget_class_bind_template_child (widget_class, DossierStartWindow, recent_group);
}

static void
dossier_start_window_init (DossierStartWindow *self)
{
  g_autofree char *samples = dossier_application_find_samples ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_shortcuts_add (GTK_APPLICATION_WINDOW (self));
  gtk_widget_set_visible (self->samples_row, samples != NULL);
  /* Not the menu, which stands first. */
  gtk_window_set_focus (GTK_WINDOW (self), samples != NULL ? self->samples_row : self->new_row);
  dossier_intake_accept_drops (self->drop_area, material_cb);
}

/**
 * dossier_start_window_new:
 * @application: who owns it
 *
 * Returns: (transfer none): the window, not shown yet
 */
DossierStartWindow *
dossier_start_window_new (DossierApplication *application)
{
  DossierStartWindow *self = g_object_new (DOSSIER_TYPE_START_WINDOW, "application", application, NULL);
  GSettings *settings = dossier_application_get_settings (application);

  if (settings != NULL)
    g_signal_connect_object (settings, "changed::recent", G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
  fill_recent (self);
  return self;
}

static void
show_waiting (DossierStartWindow *self)
{
  guint n = self->material->bytes != NULL ? 1 : g_strv_length (self->material->paths);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u file waits to be imported. Choose or make a workspace for it.",
                               "%u files wait to be imported. Choose or make a workspace for them.", n), n);

  gtk_label_set_text (self->waiting_label, words);
  gtk_revealer_set_reveal_child (self->waiting_revealer, TRUE);
}

/**
 * dossier_start_window_give_material:
 * @self: the window
 * @material: (transfer full): what to import as soon as there is a workspace; takes the place of what waited before
 *
 * Workspaces among it are opened at once.
 */
void
dossier_start_window_give_material (DossierStartWindow *self,
                                    DossierMaterial    *material)
{
  g_return_if_fail (DOSSIER_IS_START_WINDOW (self));
  g_return_if_fail (material != NULL);

  for (guint i = 0; material->paths != NULL && material->paths[i] != NULL; i++)
    if (g_str_has_suffix (material->paths[i], ".dossier"))
      {
        g_autofree char *path = g_strdup (material->paths[i]);

        dossier_application_open_workspace (DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path,
                                            DOSSIER_WORKSPACE_READ_WRITE, NULL);
        dossier_material_free (material);
        return;
      }

  if (dossier_material_is_empty (material))
    {
      if (material->elsewhere > 0)
        dossier_ui_toast (GTK_WIDGET (self), _("Dossier fetches nothing from the network. Save the page as a file and drop that."));
      dossier_material_free (material);
      return;
    }

  g_clear_pointer (&self->material, dossier_material_free);
  self->material = material;
  show_waiting (self);
}

/**
 * dossier_start_window_take_material:
 * @self: the window
 *
 * Returns: (transfer full) (nullable): what waits to be imported
 */
DossierMaterial *
dossier_start_window_take_material (DossierStartWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_START_WINDOW (self), NULL);

  return g_steal_pointer (&self->material);
}
