/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of one workspace: frame, pages and what is remembered of them. Main thread only; owned by the application,
 * owns its workspace and closes it at the end. Actions stand in dossier-window-actions.c, imports in -import.c. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include "dossier-application.h"
#include "dossier-shortcuts.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define SIDEBAR_ROOM 660 /* pixels; in a narrower window a page shows either its sidebar or the rest */

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SETTINGS,
  PROP_SHOW_SIDEBAR,
  PROP_IMPORT_CHAPTERS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

/* Kinds */

static gpointer
load_kinds (DossierWorkspace  *workspace,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  return dossier_workspace_load_kinds (workspace, error);
}

static void
kinds_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data; /* which keeps the workspace open until this is read */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kinds = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (kinds != NULL)
    dossier_ui_load_kinds (kinds);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The kinds of entities could not be read: %s", error->message);
}

static void
refresh_kinds (DossierWindow *self)
{
  dossier_workspace_read_async (self->workspace, load_kinds, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                                kinds_loaded_cb, g_object_ref (self));
}

static void
changed_cb (DossierWindow    *self,
            DossierChangeSet *changes,
            DossierWorkspace *workspace)
{
  if (!self->closed && dossier_change_set_touches (changes, "entity_kind"))
    refresh_kinds (self);
}

/* Frame */

static void
page_changed_cb (DossierWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->stack);

  if (!self->restored || self->closed || page == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  dossier_window_make_page (self, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-sidebar", dossier_window_page_has_sidebar (dossier_window_get_shown (self)));
  dossier_workspace_set_state (self->workspace, "window.page", page);
}

static void
narrow_cb (DossierWindow *self)
{
  gboolean narrow = dossier_fit_bin_is_narrow (self->fit_bin);

  gtk_widget_set_visible (GTK_WIDGET (self->switcher), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->window_title), narrow && !dossier_fit_bin_is_slim (self->fit_bin));
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
  if (self->pages[DOSSIER_WINDOW_READ] != NULL)
    dossier_read_page_set_narrow (dossier_window_get_read (self), narrow);
}

/* As narrow as a telephone, the frame keeps what cannot be reached otherwise. */
static void
slim_cb (DossierWindow *self)
{
  gboolean slim = dossier_fit_bin_is_slim (self->fit_bin);

  adw_button_content_set_label (self->import_content, slim ? "" : _("_Import"));
  gtk_widget_set_visible (self->redo_button, !slim);
  narrow_cb (self);
}

/* Each word takes the room it needs: as wide as the longest of them, six would not fit beside the buttons. */
static void
fit_switcher (DossierWindow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->switcher));

  if (GTK_IS_BOX_LAYOUT (layout))
    gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), FALSE);
}

/* The first list of the page; none when there is no page any more. */
static GtkListView *
find_list (GtkWidget *above)
{
  if (above == NULL)
    return NULL;
  if (GTK_IS_LIST_VIEW (above))
    return GTK_LIST_VIEW (above);

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *list = gtk_widget_get_visible (child) ? find_list (child) : NULL;

      if (list != NULL)
        return list;
    }
  return NULL;
}

static void
focus_list_cb (DossierWindow *self)
{
  /* Rows may still come while the window goes. */
  GtkListView *list = self->stack != NULL ? find_list (adw_view_stack_get_visible_child (self->stack)) : NULL;

  if (list != NULL && gtk_root_get_focus (GTK_ROOT (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (list));
}

/* The keyboard begins in the page's list, not at the first button of the header bar; in one that is still being read,
 * as soon as there are rows. */
static void
focus_page (DossierWindow *self)
{
  GtkWidget *page = dossier_window_get_shown (self);
  GtkListView *list = DOSSIER_IS_TIMELINE_PAGE (page) ? NULL : find_list (page);
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (list) : NULL;

  gtk_root_set_focus (GTK_ROOT (self), NULL);
  if (DOSSIER_IS_TIMELINE_PAGE (page))
    gtk_widget_grab_focus (page);
  if (model == NULL)
    return;

  focus_list_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (focus_list_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
dossier_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_window_parent_class)->map (widget);
  focus_page (DOSSIER_WINDOW (widget));
}

static void
restore_state (DossierWindow *self)
{
  g_autofree char *page = dossier_workspace_get_state (self->workspace, "window.page");
  g_autofree char *sidebar = dossier_workspace_get_state (self->workspace, "window.sidebar");

  self->show_sidebar = g_strcmp0 (sidebar, "hidden") != 0;
  dossier_window_apply_sidebar (self);
  if (page != NULL && adw_view_stack_get_child_by_name (self->stack, page) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, page);

  if (self->settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                                   g_settings_get_int (self->settings, "window-height"));
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  else
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1360, 860);
    }
}

static void
save_size (DossierWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;

  /* The default size follows the real one, except while maximised: then it is what it was before. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width >= 360 && height >= 300)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
close_dialogs (DossierWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        g_ptr_array_add (dialogs, g_steal_pointer (&window));
    }
  for (guint i = 0; i < dialogs->len; i++)
    gtk_window_destroy (g_ptr_array_index (dialogs, i));
}

/* The window itself lives on until what is under way has come to its end: an import writes down what it left, a note is stored. */
static gboolean
dossier_window_close_request (GtkWindow *window)
{
  DossierWindow *self = DOSSIER_WINDOW (window);

  dossier_window_flush_notes (self);
  self->closed = TRUE;
  dossier_window_import_dispose (self);
  dossier_window_copies_stop (self);
  dossier_window_review_stop (self);
  dossier_window_suggesting_stop (self);
  save_size (self);
  close_dialogs (self);
  dossier_window_remove_pages (self);

  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

static void
name_changed_cb (DossierWindow *self)
{
  const char *name = dossier_workspace_get_name (self->workspace);

  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->window_title, name);
}

static void
dossier_window_constructed (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  G_OBJECT_CLASS (dossier_window_parent_class)->constructed (object);
  g_assert (self->workspace != NULL);

  dossier_window_pages_init (self);
  name_changed_cb (self);
  g_signal_connect_object (self->workspace, "notify::name", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh_kinds (self);
  gtk_revealer_set_reveal_child (self->notice, dossier_workspace_is_read_only (self->workspace));
  gtk_widget_set_visible (GTK_WIDGET (self->notice), dossier_workspace_is_read_only (self->workspace));

  dossier_shortcuts_add (GTK_APPLICATION_WINDOW (self));
  dossier_window_actions_init (self);
  dossier_window_import_init (self);
  dossier_window_copies_init (self);
  dossier_window_suggesting_init (self);
  dossier_window_review_init (self);
  restore_state (self);
  self->restored = TRUE;
  page_changed_cb (self);
}

static void
dossier_window_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  switch (property)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    case PROP_IMPORT_CHAPTERS:
      g_value_set_boolean (value, self->import_chapters);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_window_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  switch (property)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_IMPORT_CHAPTERS:
      if (self->import_chapters != g_value_get_boolean (value))
        {
          self->import_chapters = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SHOW_SIDEBAR:
      if (self->show_sidebar != g_value_get_boolean (value))
        {
          self->show_sidebar = g_value_get_boolean (value);
          dossier_window_apply_sidebar (self);
          /* Where there is room for one only, it goes whenever something else is shown: that is nobody's wish. */
          if (gtk_widget_get_width (GTK_WIDGET (self)) >= SIDEBAR_ROOM)
            dossier_workspace_set_state (self->workspace, "window.sidebar", self->show_sidebar ? "shown" : "hidden");
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_window_dispose (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  self->closed = TRUE;
  dossier_window_import_dispose (self);
  dossier_window_copies_stop (self);
  dossier_window_review_dispose (self);
  dossier_window_suggesting_stop (self);
  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);

  if (self->workspace != NULL)
    {
      dossier_workspace_close (self->workspace);
      g_clear_object (&self->workspace);
    }
  g_clear_object (&self->settings);
  if (self->held != NULL)
    g_application_release (self->held);
  g_clear_object (&self->held);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dossier_window_constructed;
  object_class->get_property = dossier_window_get_property;
  object_class->set_property = dossier_window_set_property;
  object_class->dispose = dossier_window_dispose;
  widget_class->map = dossier_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, DOSSIER_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDEBAR] =
    g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_IMPORT_CHAPTERS] =
    g_param_spec_boolean ("import-chapters", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DOSSIER_TYPE_FIT_BIN);
  g_type_ensure (DOSSIER_TYPE_IMPORT_BAR);
  g_type_ensure (DOSSIER_TYPE_SUGGESTING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, fit_bin);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, drop_area);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, suggesting_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stopped_notice);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stopped_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, import_content);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, slim_cb);
  dossier_window_actions_class_init (widget_class);
}

static void
dossier_window_init (DossierWindow *self)
{
  self->show_sidebar = TRUE;
  g_queue_init (&self->imports);
  gtk_widget_init_template (GTK_WIDGET (self));
  fit_switcher (self);
}

/**
 * dossier_window_new:
 * @application: who owns it
 * @workspace: an open workspace, which the window closes at its end
 * @settings: (nullable): the program's
 *
 * Returns: (transfer none): the window, not shown yet
 */
DossierWindow *
dossier_window_new (GtkApplication   *application,
                    DossierWorkspace *workspace,
                    GSettings        *settings)
{
  DossierWindow *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_WINDOW, "application", application, "workspace", workspace, "settings", settings, NULL);
  /* Closing the last window ends the program, which would cut off what is still being written. */
  g_set_object (&self->held, G_APPLICATION (application));
  if (application != NULL)
    g_application_hold (self->held);
  if (DOSSIER_IS_APPLICATION (application))
    g_menu_append_section (self->recent_menu, NULL,
                           dossier_application_get_recent_menu (DOSSIER_APPLICATION (application)));
  return self;
}

/**
 * dossier_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none): its workspace
 */
DossierWorkspace *
dossier_window_get_workspace (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * dossier_window_show_page:
 * @self: a window
 * @page: "read", "board", "timeline", "compare", "notes" or "review"; others are ignored
 */
void
dossier_window_show_page (DossierWindow *self,
                          const char    *page)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  if (page == NULL || adw_view_stack_get_child_by_name (self->stack, page) == NULL ||
      g_strcmp0 (page, adw_view_stack_get_visible_child_name (self->stack)) == 0)
    return;

  dossier_window_make_page (self, page);
  adw_view_stack_set_visible_child_name (self->stack, page);
  focus_page (self);
}
