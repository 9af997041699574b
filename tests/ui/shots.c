/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures every screen of the real program, driven by its own actions: shots DIRECTORY WORKSPACE VARIANT [PART…]. The variant
 * is light, dark, contrast, narrow, phone, large, mirrored, german or many; without parts every screen is pictured. Pictures are
 * taken once the window has stopped changing. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-config.h"

#include "dossier-application.h"
#include "dossier-start-window.h"
#include "dossier-suggesting.h"
#include "dossier-ui.h"
#include "dossier-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define QUIET_LOOKS 3    /* equal pictures in a row that count as rest */
#define MAX_LOOKS 60

/* Pictures */

/* Popovers are surfaces of their own, so they are drawn where they stand above their window. */
static void
snapshot_popovers (GtkWidget   *widget,
                   GtkNative   *root,
                   GtkSnapshot *snapshot)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_POPOVER (widget))
    {
      GtkNative *native = GTK_NATIVE (widget);
      GdkSurface *surface = gtk_native_get_surface (native);
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
      double root_x, root_y, x, y;

      gtk_native_get_surface_transform (root, &root_x, &root_y);
      gtk_native_get_surface_transform (native, &x, &y);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gdk_popup_get_position_x (GDK_POPUP (surface)) - root_x + x,
                                                              gdk_popup_get_position_y (GDK_POPUP (surface)) - root_y + y));
      gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                              gdk_paintable_get_intrinsic_height (paintable));
      gtk_snapshot_restore (snapshot);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    snapshot_popovers (child, root, snapshot);
}

static GdkTexture *
look (GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot;
  g_autoptr (GskRenderNode) node = NULL;

  if (width <= 0 || height <= 0)
    return NULL;

  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  snapshot_popovers (GTK_WIDGET (window), GTK_NATIVE (window), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static gboolean
same_picture (GdkTexture *one,
              GdkTexture *other)
{
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  if (one == NULL || other == NULL)
    return FALSE;
  a = gdk_texture_save_to_tiff_bytes (one);
  b = gdk_texture_save_to_tiff_bytes (other);
  return g_bytes_equal (a, b);
}

static gboolean
time_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
let_run (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, time_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

GdkTexture *
look_at_rest (GtkWindow *window)
{
  g_autoptr (GdkTexture) last = NULL;
  guint quiet = 0;

  for (guint i = 0; i < MAX_LOOKS && quiet < QUIET_LOOKS; i++)
    {
      g_autoptr (GdkTexture) now = NULL;

      let_run (LOOK_AGAIN_MS);
      now = look (window);
      quiet = same_picture (last, now) ? quiet + 1 : 0;
      g_set_object (&last, now);
    }
  return g_steal_pointer (&last);
}

void
shoot (Shots      *shots,
       GtkWindow  *window,
       const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, shots->variant);
  g_autofree char *path = g_build_filename (shots->directory, file, NULL);
  g_autoptr (GdkTexture) picture = look_at_rest (window);

  if (picture == NULL || !gdk_texture_save_to_png (picture, path))
    {
      g_printerr ("shots: %s: no picture\n", file);
      shots->failed++;
    }
  else
    g_print ("%s\n", file);
}

/* Windows */

/* The newest window that is not the main one: a dialog. */
static GtkWindow *
find_dialog (Shots *shots)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != shots->window && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

GtkWindow *
wait_dialog (Shots *shots)
{
  GtkWindow *dialog = NULL;

  for (guint i = 0; i < MAX_LOOKS && dialog == NULL; i++)
    {
      let_run (LOOK_AGAIN_MS);
      dialog = find_dialog (shots);
    }
  return dialog;
}

void
shoot_and_close (Shots      *shots,
                 GtkWidget  *dialog,
                 const char *name)
{
  shoot (shots, GTK_WINDOW (dialog), name);
  gtk_window_destroy (GTK_WINDOW (dialog));
  let_run (LOOK_AGAIN_MS);
}

void
shoot_dialog (Shots      *shots,
              const char *action,
              GVariant   *target,
              const char *name)
{
  GtkWindow *dialog = NULL;
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (target) : NULL;

  if (!gtk_widget_activate_action_variant (GTK_WIDGET (shots->window), action, parameter))
    {
      g_printerr ("shots: there is no action %s\n", action);
      shots->failed++;
      return;
    }
  dialog = wait_dialog (shots);
  if (dialog == NULL)
    {
      /* Some open inside the window. */
      shoot (shots, shots->window, name);
      return;
    }
  shoot_and_close (shots, GTK_WIDGET (dialog), name);
}

void
go (Shots      *shots,
    const char *action,
    const char *target)
{
  gboolean known = target != NULL ? gtk_widget_activate_action (GTK_WIDGET (shots->window), action, "s", target)
                                  : gtk_widget_activate_action (GTK_WIDGET (shots->window), action, NULL);

  if (!known)
    {
      g_printerr ("shots: there is no action %s\n", action);
      shots->failed++;
    }
  let_run (LOOK_AGAIN_MS);
}

/* An action without a parameter, of a widget. */
void
act_on (Shots      *shots,
        GtkWidget  *widget, /* (nullable): then it fails */
        const char *action)
{
  if (widget == NULL || !gtk_widget_activate_action_variant (widget, action, NULL))
    {
      g_printerr ("shots: there is no action %s\n", action);
      shots->failed++;
    }
}

/* Windows have their shadow and popovers their corners only once the compositor is there. */
static void
wait_for_compositor (void)
{
  for (guint i = 0; i < MAX_LOOKS && !gdk_display_is_composited (gdk_display_get_default ()); i++)
    let_run (LOOK_AGAIN_MS);
}

static gboolean
open_window (Shots      *shots,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DossierJob) job = NULL;

  shots->workspace = dossier_workspace_open (path, g_file_test (path, G_FILE_TEST_EXISTS) ? DOSSIER_WORKSPACE_READ_WRITE
                                                                                          : DOSSIER_WORKSPACE_CREATE, &error);
  if (shots->workspace == NULL)
    {
      g_printerr ("shots: %s: %s\n", path, error->message);
      return FALSE;
    }
  job = dossier_job_new ("suggestions");
  if (!dossier_workspace_suggest (shots->workspace, job, &error))
    g_printerr ("shots: nothing is suggested: %s\n", error->message), g_clear_error (&error);
  settings = dossier_ui_settings_new ();
  shots->window = GTK_WINDOW (dossier_window_new (GTK_APPLICATION (shots->application), shots->workspace, settings));
  gtk_window_set_default_size (shots->window, shots->width, shots->height);
  gtk_window_present (shots->window);
  return TRUE;
}

static void
close_window (Shots *shots)
{
  gtk_window_destroy (shots->window);
  shots->window = NULL;
  let_run (LOOK_AGAIN_MS);
  g_clear_object (&shots->workspace);
}

/* What is shown */

/* The id of the first record of a type whose name or title begins so; NULL when there is none. */
char *
find (Shots             *shots,
      DossierRecordType  type,
      const char        *beginning)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GPtrArray) records = dossier_workspace_load_records (shots->workspace, query, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      const char *name = NULL;
      const DossierId *id = NULL;

      if (DOSSIER_IS_ARTICLE (record))
        name = DOSSIER_ARTICLE (record)->title, id = &DOSSIER_ARTICLE (record)->id;
      else if (DOSSIER_IS_ENTITY (record))
        name = DOSSIER_ENTITY (record)->name, id = &DOSSIER_ENTITY (record)->id;
      else if (DOSSIER_IS_EVENT (record))
        name = DOSSIER_EVENT (record)->title, id = &DOSSIER_EVENT (record)->id;
      else if (DOSSIER_IS_NOTE (record))
        name = DOSSIER_NOTE (record)->title, id = &DOSSIER_NOTE (record)->id;

      if (name != NULL && g_str_has_prefix (name, beginning))
        return dossier_id_to_text (id);
    }
  g_printerr ("shots: nothing in the workspace begins with “%s”\n", beginning);
  shots->failed++;
  return NULL;
}

/* The same, as an id. */
gboolean
find_id (Shots             *shots,
         DossierRecordType  type,
         const char        *beginning,
         DossierId         *id)
{
  g_autofree char *text = find (shots, type, beginning);

  return text != NULL && dossier_id_from_text (text, id);
}

void
go_to (Shots             *shots,
       const char        *action,
       DossierRecordType  type,
       const char        *beginning)
{
  g_autofree char *id = find (shots, type, beginning);

  if (id != NULL)
    go (shots, action, id);
}

GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_text_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_named (GtkWidget  *widget,
            GType       type,
            const char *action)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (action == NULL || g_strcmp0 (gtk_widget_get_name (widget), action) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
shoot_start (Shots *shots)
{
  GtkWindow *start = GTK_WINDOW (dossier_start_window_new (shots->application));

  gtk_window_present (start);
  shoot (shots, start, "start");
  gtk_window_destroy (start);
}

static void
shoot_notes (Shots *shots)
{
  go (shots, "win.page", "notes");
  go_to (shots, "win.open-note", DOSSIER_RECORD_NOTE, "Who rang whom");
  shoot (shots, shots->window, "notes");
  shoot_dialog (shots, "win.export", NULL, "export");
}

static void
shoot_dialogs (Shots *shots)
{
  g_autofree char *event = find (shots, DOSSIER_RECORD_EVENT, "Lindqvist–Dervenko");

  if (event != NULL)
    shoot_dialog (shots, "win.edit-event", g_variant_new_string (event), "event-editor");
  shoot_dialog (shots, "win.history", NULL, "history");
  shoot_dialog (shots, "win.show-help-overlay", NULL, "shortcuts");
  shoot_dialog (shots, "app.preferences", NULL, "preferences");
  shoot_dialog (shots, "app.about", NULL, "about");
  shoot_import (shots);
}

static const struct
{
  const char *name;
  void (*shoot) (Shots *shots);
} parts[] = {
  { "read", shoot_read },
  { "board", shoot_board },
  { "timeline", shoot_timeline },
  { "compare", shoot_compare },
  { "notes", shoot_notes },
  { "dialogs", shoot_dialogs },
  { "review", shoot_review },
  { "copies", shoot_copies },
};

static gboolean
is_wanted (Shots      *shots,
           const char *part)
{
  return *shots->parts == NULL || g_strv_contains (shots->parts, part);
}

static void
shoot_workspace (Shots *shots)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_wanted (shots, parts[i].name))
      parts[i].shoot (shots);
}

static void
shoot_empty (Shots *shots)
{
  static const char * const pages[] = { "read", "board", "timeline", "compare", "notes", "review" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("empty-", pages[i], NULL);

      go (shots, "win.page", pages[i]);
      shoot (shots, shots->window, name);
    }
}

/* What has to be known before the toolkit starts. */
static void
prepare_variant (const char *variant)
{
  if (g_str_equal (variant, "contrast"))
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  if (g_str_equal (variant, "german"))
    g_setenv ("LANGUAGE", "de", TRUE);
}

static gboolean
choose_variant (Shots *shots)
{
  static const char * const plain[] = { "light", "contrast", "german", "many", NULL };
  AdwStyleManager *style = adw_style_manager_get_default ();

  shots->width = 1360;
  shots->height = 860;
  if (g_str_equal (shots->variant, "light"))
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (shots->variant, "dark"))
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  else if (g_str_equal (shots->variant, "narrow"))
    shots->width = 720;
  else if (g_str_equal (shots->variant, "phone"))
    shots->width = 380;
  else if (g_str_equal (shots->variant, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  else if (g_str_equal (shots->variant, "mirrored"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  else
    return g_strv_contains (plain, shots->variant);
  return TRUE;
}

static char *
copy_workspace (const char *path,
                const char *folder)
{
  g_autofree char *copy = g_build_filename (folder, "sample.dossier", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    {
      g_printerr ("shots: %s\n", error->message);
      return NULL;
    }
  g_chmod (copy, 0600);
  return g_steal_pointer (&copy);
}

static void
shoot_all (Shots      *shots,
           const char *sample,
           const char *folder)
{
  g_autofree char *empty = g_build_filename (folder, "empty.dossier", NULL);
  g_autofree char *many = g_build_filename (folder, "many.dossier", NULL);

  wait_for_compositor ();
  if (g_str_equal (shots->variant, "many"))
    {
      if (make_many (shots, many) && open_window (shots, many))
        {
          shoot_many (shots);
          close_window (shots);
        }
      return;
    }
  if (is_wanted (shots, "start"))
    shoot_start (shots);
  if (open_window (shots, sample))
    {
      shoot_workspace (shots);
      close_window (shots);
    }
  if (is_wanted (shots, "empty") && open_window (shots, empty))
    {
      shoot_empty (shots);
      close_window (shots);
    }
}

int
main (int   argc,
      char *argv[])
{
  Shots shots = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("dossier-shots-XXXXXX", NULL);
  g_autofree char *sample = NULL;

  if (argc < 4 || (sample = copy_workspace (argv[2], folder)) == NULL)
    {
      g_printerr ("Usage: shots DIRECTORY WORKSPACE light|dark|contrast|narrow|phone|large|mirrored|german|many [PART…]\n");
      return 2;
    }
  shots.directory = argv[1];
  shots.variant = argv[3];
  shots.parts = (const char * const *) argv + 4;
  prepare_variant (shots.variant);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SHOTS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  shots.application = dossier_application_new ();
  g_application_set_flags (G_APPLICATION (shots.application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (shots.application), NULL, NULL) || !choose_variant (&shots))
    return 2;
  shoot_all (&shots, sample, folder);
  g_clear_object (&shots.application);
  return shots.failed > 0 ? 1 : 0;
}
