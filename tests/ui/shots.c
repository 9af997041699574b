/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures every screen of the real program, driven by its own actions: shots DIRECTORY WORKSPACE VARIANT. The variant is
 * light, dark, contrast, narrow or large. Pictures are taken once the window has stopped changing. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-application.h"
#include "dossier-comparison-dialog.h"
#include "dossier-details-tab.h"
#include "dossier-importing.h"
#include "dossier-inspector.h"
#include "dossier-join-dialog.h"
#include "dossier-library-filter.h"
#include "dossier-library-pane.h"
#include "dossier-read-page.h"
#include "dossier-identity-list.h"
#include "dossier-review-queue.h"
#include "dossier-split-dialog.h"
#include "dossier-start-window.h"
#include "dossier-suggesting.h"
#include "dossier-suggestion-popover.h"
#include "dossier-ui.h"
#include "dossier-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define LOOK_AGAIN_MS 120
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

static void
let_run (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, time_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GdkTexture *
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

static GtkWindow *
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

static void
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
  shoot (shots, dialog, name);
  gtk_window_destroy (dialog);
  let_run (LOOK_AGAIN_MS);
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

static GtkWidget *
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

/* Selects words of an article as a person would, and does something with them. */
static void
shoot_selection (Shots      *shots,
                 const char *title,
                 const char *words,
                 const char *action,
                 const char *name)
{
  g_autofree char *article = find (shots, DOSSIER_RECORD_ARTICLE, title);
  g_autofree char *target = NULL;
  g_autoptr (DossierArticleView) view = NULL;
  DossierId id;
  const char *at;
  guint start;
  GtkWidget *text;

  if (article == NULL || !dossier_id_from_text (article, &id))
    return;
  view = dossier_workspace_load_article (shots->workspace, &id, NULL);
  at = view != NULL ? strstr (view->text, words) : NULL;
  if (at == NULL)
    {
      g_printerr ("shots: the article does not have “%s”\n", words);
      shots->failed++;
      return;
    }
  start = (guint) g_utf8_pointer_to_offset (view->text, at);
  target = g_strdup_printf ("%s:%u-%u", article, start, start + (guint) g_utf8_strlen (words, -1));
  go (shots, "win.open-article", target);
  g_object_unref (look_at_rest (shots->window));
  text = find_text_view (GTK_WIDGET (shots->window));
  if (text == NULL || !gtk_widget_activate_action (text, action, NULL))
    {
      g_printerr ("shots: there is no action %s\n", action);
      shots->failed++;
    }
  shoot (shots, shots->window, name);
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Rare phone call");
}

static void
shoot_search (Shots *shots)
{
  GtkWidget *focus;

  go (shots, "win.search", NULL);
  focus = gtk_root_get_focus (GTK_ROOT (shots->window));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), "45,000");
  shoot (shots, shots->window, "search");
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), "");
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

#define COPY_BODY \
  "The ferry left Port Alwen shortly after six in the morning with forty passengers and a load of timber. Fog had kept the " \
  "pilots ashore for most of the night, and the harbour office had warned every captain to wait.\n\nTwo hours later the " \
  "lighthouse keeper on Skarn heard its horn and then nothing more. A search began at noon with three boats from the " \
  "village and a helicopter of the coast guard.\n\n"

static void
import_text (Shots      *shots,
             const char *name,
             const char *text)
{
  g_autofree char *folder = g_path_get_dirname (dossier_workspace_get_path (shots->workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("copies");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, text, -1, &error))
    result = dossier_workspace_import (shots->workspace, paths, job, NULL, NULL, &error);
  if (result != NULL && result->imported == 1)
    return;
  g_printerr ("shots: %s: not taken\n", name);
  shots->failed++;
}

/* A report, its reprint, and an update: folded and unfolded in the list, beside the text, and word by word. */
static void
shoot_copies (Shots *shots)
{
  DossierLibraryPane *library = DOSSIER_LIBRARY_PANE (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_LIBRARY_PANE));
  DossierLibraryFilter *filter = DOSSIER_LIBRARY_FILTER (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_LIBRARY_FILTER));
  DossierInspector *inspector = DOSSIER_INSPECTOR (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_INSPECTOR));
  g_autofree char *first = NULL, *last = NULL;
  DossierId old, new;
  GtkWidget *dialog;

  import_text (shots, "ferry-1.txt", "Ferry missing off Skarn\nAlwen Courier\n3 March 2026\n\n" COPY_BODY
               "The owner said on Monday that the ship had been in good order.\n");
  import_text (shots, "ferry-2.txt", "Ferry off Skarn\nThe Harbour Post\n3 March 2026\n\n" COPY_BODY
               "The owner said on Monday that the ship had been in good order.\n");
  import_text (shots, "ferry-3.txt", "Search for the ferry goes on\nThe Harbour Post\n5 March 2026\n\nDivers are to go down "
               "tomorrow.\n\n" COPY_BODY "The owner said on Tuesday that the ship had been in good order and that nobody blamed the pilots.\n");
  go (shots, "win.page", "read");
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Search for the ferry");
  dossier_inspector_set_tab (inspector, "details");
  shoot (shots, shots->window, "copies");
  dossier_library_filter_set_fold (filter, TRUE);
  shoot (shots, shots->window, "copies-folded");
  gtk_widget_activate_action (GTK_WIDGET (library), "library.toggle-copies", NULL);
  shoot (shots, shots->window, "copies-unfolded");
  dossier_library_filter_set_fold (filter, FALSE);
  first = find (shots, DOSSIER_RECORD_ARTICLE, "Ferry missing");
  last = find (shots, DOSSIER_RECORD_ARTICLE, "Search for the ferry");
  if (first == NULL || last == NULL || !dossier_id_from_text (first, &old) || !dossier_id_from_text (last, &new))
    return;
  dialog = dossier_comparison_dialog_present (GTK_WIDGET (shots->window), shots->workspace, &old, &new);
  shoot (shots, GTK_WINDOW (dialog), "copies-words");
  gtk_widget_activate_action (dialog, "comparison.side-by-side", NULL);
  shoot (shots, GTK_WINDOW (dialog), "copies-words-beside");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = dossier_join_dialog_present (GTK_WIDGET (shots->window), shots->workspace, &old);
  shoot (shots, GTK_WINDOW (dialog), "copies-join");
  gtk_window_destroy (GTK_WINDOW (dialog));
  let_run (LOOK_AGAIN_MS);
}

static void
wait_for_suggestions (Shots *shots)
{
  DossierSuggesting *suggesting = dossier_window_get_suggesting (DOSSIER_WINDOW (shots->window));

  for (guint i = 0; i < MAX_LOOKS && suggesting != NULL && dossier_suggesting_get_job (suggesting) != NULL; i++)
    let_run (LOOK_AGAIN_MS);
}

/* What waits for the whole library: names and their occurrences, and who may be the same as whom. */
static void
shoot_review (Shots *shots)
{
  DossierReviewQueue *queue = DOSSIER_REVIEW_QUEUE (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_REVIEW_QUEUE));
  DossierIdentityList *pairs = DOSSIER_IDENTITY_LIST (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_IDENTITY_LIST));
  g_autofree char *person = find (shots, DOSSIER_RECORD_ENTITY, "Marta Lindqvist");
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome = { 0 };
  DossierId id;
  GtkWidget *button, *dialog;

  dossier_workspace_run (shots->workspace, dossier_command_create_entity ("General Staff of Teskovia", "organisation"), NULL, NULL);
  dossier_workspace_run (shots->workspace, dossier_command_create_entity ("Martha Lindquist", "person"), &outcome, NULL);
  let_run (4 * LOOK_AGAIN_MS);
  wait_for_suggestions (shots);
  go (shots, "win.review", "");
  shoot (shots, shots->window, "review");
  button = find_type (GTK_WIDGET (queue), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  shoot (shots, shots->window, "review-accept-as");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_widget_activate_action (GTK_WIDGET (queue), "review.accept", NULL);
  gtk_widget_activate_action (GTK_WIDGET (queue), "review.reject", NULL);
  shoot (shots, shots->window, "review-decided");
  go (shots, "win.identity", "");
  for (guint i = 0; i < MAX_LOOKS && dossier_identity_list_is_loading (pairs); i++)
    let_run (LOOK_AGAIN_MS);
  shoot (shots, shots->window, "identity");
  if (person == NULL || !dossier_id_from_text (person, &id))
    return;
  dossier_workspace_run (shots->workspace, dossier_command_decide_identity (&id, &outcome.entity, DOSSIER_VERDICT_DIFFERENT, "two sisters"), NULL, NULL);
  dossier_identity_list_show_decided (pairs, TRUE);
  shoot (shots, shots->window, "identity-decided");
  dossier_identity_list_show_decided (pairs, FALSE);
  go (shots, "win.open-entity", person);
  shoot (shots, shots->window, "entity-decisions");
  entity = (DossierEntity *) dossier_workspace_lookup (shots->workspace, DOSSIER_RECORD_ENTITY, &id);
  dialog = dossier_split_dialog_present (GTK_WIDGET (shots->window), shots->workspace, entity);
  let_run (LOOK_AGAIN_MS);
  dossier_split_dialog_choose_mention (DOSSIER_SPLIT_DIALOG (dialog), 0, TRUE);
  gtk_editable_set_text (dossier_split_dialog_get_target (DOSSIER_SPLIT_DIALOG (dialog)), "Marta Lindqvist the younger");
  shoot (shots, GTK_WINDOW (dialog), "split");
  gtk_window_destroy (GTK_WINDOW (dialog));
  let_run (LOOK_AGAIN_MS);
}

static void
shoot_start (Shots *shots)
{
  GtkWindow *start = GTK_WINDOW (dossier_start_window_new (shots->application));

  gtk_window_present (start);
  shoot (shots, start, "start");
  gtk_window_destroy (start);
}

/* What stands around an article on its page, greyed in place. */
static void
shoot_left_out (Shots *shots)
{
  GtkWidget *text = find_text_view (GTK_WIDGET (shots->window));

  if (text == NULL || !gtk_widget_activate_action (text, "reader.show-left-out", NULL))
    {
      g_printerr ("shots: what was left out cannot be shown\n");
      shots->failed++;
      return;
    }
  shoot (shots, shots->window, "read-left-out");
  gtk_widget_activate_action (text, "reader.show-left-out", NULL);
}

static void
act_on_text (Shots      *shots,
             const char *action)
{
  GtkWidget *text = find_text_view (GTK_WIDGET (shots->window));

  if (text == NULL || !gtk_widget_activate_action (text, action, NULL))
    {
      g_printerr ("shots: there is no action %s\n", action);
      shots->failed++;
    }
}

static GtkWidget *
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

/* What is suggested in an article: dotted in the text, listed beside it, one of them with its answers. */
static void
shoot_suggestions (Shots *shots)
{
  GtkWidget *popover = find_named (GTK_WIDGET (shots->window), DOSSIER_TYPE_SUGGESTION_POPOVER, NULL);
  GtkWidget *page = find_named (GTK_WIDGET (shots->window), DOSSIER_TYPE_READ_PAGE, NULL);
  GtkWidget *more;
  GtkWindow *dialog;

  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Varnian, Teskovian");
  g_object_unref (look_at_rest (shots->window));
  act_on_text (shots, "reader.next-suggestion");
  act_on_text (shots, "reader.next-suggestion");
  shoot (shots, shots->window, "suggestions");
  act_on_text (shots, "reader.accept");
  act_on_text (shots, "reader.menu");
  shoot (shots, shots->window, "suggestion");
  more = find_named (popover, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), TRUE);
  shoot (shots, shots->window, "suggestion-answers");
  act_on_text (shots, "reader.accept-as");
  shoot (shots, shots->window, "suggestion-as");
  act_on_text (shots, "reader.show-values");
  act_on_text (shots, "reader.next-suggestion");
  shoot (shots, shots->window, "suggestions-values");
  act_on_text (shots, "reader.show-values");
  for (guint i = 0; i < 8; i++)
    act_on_text (shots, "reader.next-suggestion");
  act_on_text (shots, "reader.new-event");
  dialog = wait_dialog (shots);
  if (dialog != NULL)
    {
      shoot (shots, dialog, "suggestion-event");
      gtk_window_destroy (dialog);
      let_run (LOOK_AGAIN_MS);
    }
  if (g_str_equal (shots->variant, "narrow"))
    {
      gtk_widget_activate_action (page, "page.toggle-inspector", NULL);
      shoot (shots, shots->window, "suggestions-drawer");
      gtk_widget_activate_action (page, "page.toggle-inspector", NULL);
    }
}

/* Where the date of an article was found. */
static void
shoot_details (Shots *shots)
{
  GtkWidget *inspector = find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_INSPECTOR);
  GtkWidget *details = inspector != NULL ? dossier_inspector_get_tab (DOSSIER_INSPECTOR (inspector), "details") : NULL;
  GtkWidget *button;

  if (details == NULL)
    {
      g_printerr ("shots: there are no details\n");
      shots->failed++;
      return;
    }
  dossier_inspector_set_tab (DOSSIER_INSPECTOR (inspector), "details");
  button = find_type (dossier_details_tab_get_field (DOSSIER_DETAILS_TAB (details), DOSSIER_FIELD_DATE), GTK_TYPE_MENU_BUTTON);
  g_object_unref (look_at_rest (shots->window));
  if (button != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  shoot (shots, shots->window, "read-details");
  if (button != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  dossier_inspector_set_tab (DOSSIER_INSPECTOR (inspector), "entities");
}

static void
shoot_workspace (Shots *shots)
{
  g_autofree char *event = NULL;

  go (shots, "win.page", "read");
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Army chiefs of Varnia");
  shoot (shots, shots->window, "read");
  shoot_left_out (shots);
  shoot_details (shots);
  shoot_suggestions (shots);
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "رئيسا");
  shoot (shots, shots->window, "read-arabic");
  go (shots, "win.find", NULL);
  shoot (shots, shots->window, "read-find");
  shoot_selection (shots, "Army chiefs of Varnia", "military intelligence service", "reader.tag", "read-tag");
  shoot_selection (shots, "Army chiefs of Varnia", "Nobody brings field hospitals to a parade", "reader.annotate", "read-annotate");
  shoot_search (shots);
  go_to (shots, "win.open-entity", DOSSIER_RECORD_ENTITY, "Marta Lindqvist");
  shoot (shots, shots->window, "entity");
  go (shots, "win.page", "board");
  shoot (shots, shots->window, "board-nothing-chosen");
  go_to (shots, "win.open-event", DOSSIER_RECORD_EVENT, "Lindqvist–Dervenko");
  shoot (shots, shots->window, "board");
  go_to (shots, "win.open-event", DOSSIER_RECORD_EVENT, "Steady Harvest 2024");
  shoot (shots, shots->window, "board-exercise");
  shoot_timeline (shots);
  shoot_compare (shots);
  go (shots, "win.page", "notes");
  go_to (shots, "win.open-note", DOSSIER_RECORD_NOTE, "Who rang whom");
  shoot (shots, shots->window, "notes");

  event = find (shots, DOSSIER_RECORD_EVENT, "Lindqvist–Dervenko");
  if (event != NULL)
    shoot_dialog (shots, "win.edit-event", g_variant_new_string (event), "event-editor");
  shoot_dialog (shots, "win.export", NULL, "export");
  shoot_dialog (shots, "win.history", NULL, "history");
  shoot_dialog (shots, "win.show-help-overlay", NULL, "shortcuts");
  shoot_dialog (shots, "app.preferences", NULL, "preferences");
  shoot_dialog (shots, "app.about", NULL, "about");
  shoot_review (shots);
  shoot_copies (shots);
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

static gboolean
choose_variant (Shots *shots)
{
  shots->width = 1360;
  shots->height = 860;

  if (g_str_equal (shots->variant, "light"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (shots->variant, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  else if (g_str_equal (shots->variant, "narrow"))
    shots->width = 720;
  else if (g_str_equal (shots->variant, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  else
    return g_str_equal (shots->variant, "contrast");
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

int
main (int   argc,
      char *argv[])
{
  Shots shots = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("dossier-shots-XXXXXX", NULL);
  g_autofree char *sample = NULL;
  g_autofree char *empty = g_build_filename (folder, "empty.dossier", NULL);

  setlocale (LC_ALL, "");
  if (argc != 4 || (sample = copy_workspace (argv[2], folder)) == NULL)
    {
      g_printerr ("Usage: shots DIRECTORY WORKSPACE light|dark|contrast|narrow|large\n");
      return 2;
    }
  shots.directory = argv[1];
  shots.variant = argv[3];

  /* Read once, when the style is made. */
  if (g_str_equal (shots.variant, "contrast"))
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);

  shots.application = dossier_application_new ();
  g_application_set_flags (G_APPLICATION (shots.application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (shots.application), NULL, NULL) || !choose_variant (&shots))
    return 2;

  wait_for_compositor ();
  shoot_start (&shots);
  if (open_window (&shots, sample))
    {
      shoot_workspace (&shots);
      close_window (&shots);
    }
  if (open_window (&shots, empty))
    {
      shoot_empty (&shots);
      close_window (&shots);
    }

  g_clear_object (&shots.application);
  return shots.failed > 0 ? 1 : 0;
}
