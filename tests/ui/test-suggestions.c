/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in the reader and the inspector with real widgets: what is dotted, yes and no by key and by button, going on to the
 * next, taking back, and the window that looks for them. What is suggested is written by the test itself, so that it does not
 * depend on what analysis finds. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-entities-tab.h"
#include "dossier-event-form.h"
#include "dossier-importing.h"
#include "dossier-inspector.h"
#include "dossier-reader-private.h"
#include "dossier-suggesting-button.h"
#include "dossier-suggesting.h"
#include "dossier-suggestion-row.h"
#include "dossier-store.h"
#include "dossier-suggestions.h"
#include "dossier-ui.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT \
  "Harbour talks begin in Orsk\n\nBy Ada Quill\n\n3 March 2024\n\nMinister Iren Varga met the harbour pilots in Orsk on Sunday. " \
  "Varga, it was said, spoke of forty barges.\n\nThe Pilots Guild waited in Orsk.\n"

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId article;
  GtkWidget *window;
  DossierReader *reader;
  DossierInspector *inspector;
} Fixture;

typedef struct
{
  Fixture *fixture;
  guint suggested;
  guint mentions;
} Marks;

/* Putting suggestions there */

typedef struct
{
  DossierSuggestionText *text;
} Writing;

static void
add (GPtrArray             *found,
     const char            *text,
     const char            *words,
     guint                  from,
     DossierSuggestionType  type,
     guint                  confidence,
     const char            *value)
{
  const char *at = text;
  DossierSuggestion *suggestion;
  guint start;

  for (guint i = 0; i <= from; i++)
    {
      at = strstr (i == 0 ? at : at + 1, words);
      g_assert_nonnull (at);
    }
  start = (guint) g_utf8_pointer_to_offset (text, at);
  suggestion = dossier_suggestion_new (type, start, start + (guint) g_utf8_strlen (words, -1), words);
  suggestion->confidence = confidence;
  suggestion->value = g_strdup (value);
  suggestion->reason = g_strdup (type == DOSSIER_SUGGESTION_PERSON ? "follows a title" : "stands after “in”");
  g_ptr_array_add (found, suggestion);
}

static gboolean
write_suggestions (DossierDb *db,
                   gpointer   data,
                   GError   **error)
{
  const Writing *writing = data;
  const char *text = writing->text->text;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (DossierRejections) rejections = dossier_rejections_new ();
  gboolean changed = FALSE, dropped = FALSE;

  add (found, text, "Orsk", 0, DOSSIER_SUGGESTION_PLACE, 80, NULL);
  add (found, text, "Iren Varga", 0, DOSSIER_SUGGESTION_PERSON, 95, NULL);
  add (found, text, "Orsk", 1, DOSSIER_SUGGESTION_PLACE, 75, NULL);
  add (found, text, "Sunday", 0, DOSSIER_SUGGESTION_DATE, 90, "2024-03-03");
  add (found, text, "Varga, it", 0, DOSSIER_SUGGESTION_PERSON, 70, "Iren Varga");
  add (found, text, "forty barges", 0, DOSSIER_SUGGESTION_FIGURE, 80, "40 barges");
  add (found, text, "Pilots Guild", 0, DOSSIER_SUGGESTION_ORGANISATION, 60, NULL);
  add (found, text, "Orsk", 2, DOSSIER_SUGGESTION_PLACE, 75, NULL);

  return dossier_rejections_refresh (db, rejections, error)
         && dossier_suggestions_replace (db, rejections, writing->text, 1, found, known, &changed, &dropped, error);
}

static gpointer
read_text (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return dossier_suggestions_read_text (db, data, error);
}

/* While nobody else has the file open */
static void
suggest (const char      *path,
         const DossierId *article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, FALSE, FALSE, NULL, NULL, &error);
  g_autoptr (DossierSuggestionText) text = NULL;
  Writing writing = { NULL };

  g_assert_no_error (error);
  text = dossier_store_read (store, read_text, (gpointer) article, NULL, &error);
  g_assert_no_error (error);
  writing.text = text;
  g_assert_true (dossier_store_write_local (store, write_suggestions, &writing, NULL, &error));
  g_assert_no_error (error);
  dossier_store_close (store);
}

/* The fixture */

static gboolean
is_shown (gpointer data)
{
  return dossier_reader_get_view (((Fixture *) data)->reader) != NULL;
}

static gboolean
is_placed (gpointer data)
{
  Fixture *fixture = data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  gdk_display_sync (gdk_display_get_default ());
  return gtk_widget_get_width (fixture->window) > 0
         && gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface) != NULL;
}

static void
highlight_chosen_cb (DossierInspector *inspector,
                     const DossierId  *id,
                     Fixture          *fixture)
{
  dossier_reader_select_highlight (fixture->reader, id);
}

static void
highlight_activated_cb (DossierReader *reader,
                        const char    *text,
                        int            type,
                        Fixture       *fixture)
{
  DossierId id;

  g_assert_true (dossier_id_from_text (text, &id));
  dossier_inspector_reveal (fixture->inspector, &id, type);
}

static void
open_widgets (Fixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new (), *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  fixture->reader = DOSSIER_READER (dossier_reader_new (fixture->workspace));
  fixture->inspector = DOSSIER_INSPECTOR (dossier_inspector_new (fixture->workspace));
  gtk_widget_set_size_request (GTK_WIDGET (fixture->inspector), 300, -1);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (fixture->reader));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (fixture->inspector));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), paned);
  g_signal_connect (fixture->inspector, "highlight-chosen", G_CALLBACK (highlight_chosen_cb), fixture);
  g_signal_connect (fixture->reader, "highlight-activated", G_CALLBACK (highlight_activated_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait (is_placed, fixture);
  dossier_reader_show (fixture->reader, &fixture->article, -1, -1);
  dossier_inspector_show_article (fixture->inspector, &fixture->article);
  ui_wait (is_shown, fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL, *file = NULL;
  const char *paths[] = { NULL, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-suggestions-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.dossier", NULL);
  file = g_build_filename (fixture->folder, "article.txt", NULL);
  paths[0] = file;
  g_assert_true (g_file_set_contents (file, TEXT, -1, &error));
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->article = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  suggest (path, &fixture->article);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  open_widgets (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Looking */

static guint
count_marks (Fixture              *fixture,
             DossierHighlightType  type)
{
  const DossierHighlightIndex *index = dossier_text_view_get_index (fixture->reader->text_view);
  guint count = 0;

  for (guint i = 0; i < dossier_highlight_index_get_n (index); i++)
    count += dossier_highlight_index_get (index, i)->highlight->type == type;
  return count;
}

static gboolean
has_marks (gpointer data)
{
  const Marks *marks = data;

  return count_marks (marks->fixture, DOSSIER_HIGHLIGHT_SUGGESTION) == marks->suggested
         && count_marks (marks->fixture, DOSSIER_HIGHLIGHT_MENTION) == marks->mentions
         && g_hash_table_size (marks->fixture->reader->decided) == 0;
}

/* Once the workspace has said so, too. */
static void
wait_marks (Fixture *fixture,
            guint    suggested,
            guint    mentions)
{
  Marks marks = { fixture, suggested, mentions };

  ui_wait (has_marks, &marks);
}

static guint
count_open (Fixture *fixture)
{
  DossierSuggestionFilter filter = { .article = fixture->article, .values = TRUE };
  g_autoptr (GError) error = NULL;
  guint count = dossier_workspace_count_suggestions (fixture->workspace, &filter, &error);

  g_assert_no_error (error);
  return count;
}

static void
assert_current (Fixture    *fixture,
                const char *words)
{
  int position = dossier_text_view_get_current (fixture->reader->text_view);
  const DossierHighlight *highlight;
  g_autofree char *shown = NULL;

  g_assert_cmpint (position, >=, 0);
  highlight = dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), (guint) position)->highlight;
  g_assert_cmpint (highlight->type, ==, DOSSIER_HIGHLIGHT_SUGGESTION);
  shown = dossier_text_slice (dossier_reader_get_view (fixture->reader)->text, highlight->start, highlight->end);
  g_assert_cmpstr (shown, ==, words);
}

/* Presses a key where @widget would get it. */
static void
press (GtkWidget       *widget,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  g_assert_true (handled);
}

static void
press_text (Fixture         *fixture,
            guint            keyval,
            GdkModifierType  state)
{
  press (GTK_WIDGET (fixture->reader->text_view), keyval, state);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

static DossierEntitiesTab *
get_tab (Fixture *fixture)
{
  return DOSSIER_ENTITIES_TAB (dossier_inspector_get_tab (fixture->inspector, "entities"));
}

static gboolean
has_rows (gpointer data)
{
  const Marks *wanted = data;

  return g_list_model_get_n_items (dossier_entities_tab_get_model (get_tab (wanted->fixture))) == wanted->suggested;
}

static void
wait_rows (Fixture *fixture,
           guint    n)
{
  Marks wanted = { fixture, n, 0 };

  ui_wait (has_rows, &wanted);
  ui_settle ();
}

/* The row for a name, or the heading of all for NULL; NULL when it is not on the screen. */
static DossierSuggestionRow *
find_row (GtkWidget  *above,
          const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DossierInspectorSuggestion *line = DOSSIER_IS_SUGGESTION_ROW (child) ? dossier_suggestion_row_get_line (DOSSIER_SUGGESTION_ROW (child)) : NULL;
      DossierSuggestionRow *found;

      if (line != NULL && line->proposal == NULL && name == NULL && line->level == DOSSIER_INSPECTOR_SUGGESTIONS)
        return DOSSIER_SUGGESTION_ROW (child);
      if (line != NULL && line->proposal != NULL && g_strcmp0 (dossier_inspector_suggestion_get_name (line), name) == 0)
        return DOSSIER_SUGGESTION_ROW (child);
      found = find_row (child, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *above,
             const char *icon_or_label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) && gtk_widget_get_visible (child)
          && (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon_or_label) == 0
              || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), icon_or_label) == 0
              || g_strcmp0 (gtk_widget_get_name (child), icon_or_label) == 0))
        return child;
      found = find_button (child, icon_or_label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget  *above,
       const char *icon_or_label)
{
  GtkWidget *button = find_button (above, icon_or_label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Tests */

static void
test_dotted (Fixture       *fixture,
             gconstpointer  data)
{
  const DossierHighlight *first;
  g_autofree char *words = NULL;

  wait_marks (fixture, 6, 0);
  first = dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), 0)->highlight;
  g_assert_cmpstr (first->kind, ==, "place");
  words = dossier_text_view_describe (fixture->reader->text_view, 0);
  g_assert_cmpstr (words, ==, "Orsk — Place, likely: stands after “in”");

  /* Dates and figures only when they are asked for, and again the next time. */
  press_text (fixture, GDK_KEY_d, 0);
  wait_marks (fixture, 8, 0);
  g_assert_true (fixture->reader->shows_values);
  press_text (fixture, GDK_KEY_d, 0);
  wait_marks (fixture, 6, 0);

  /* Suggestions do not count as mentions. */
  g_assert_cmpuint (dossier_reader_get_view (fixture->reader)->highlights->len, ==, 0);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  wait_marks (fixture, 6, 0);

  /* Nothing is decided unseen. */
  press_text (fixture, GDK_KEY_y, 0);
  assert_current (fixture, "Orsk");
  g_assert_cmpuint (count_open (fixture), ==, 8);
  press_text (fixture, GDK_KEY_s, 0);
  assert_current (fixture, "Iren Varga");
  press_text (fixture, GDK_KEY_S, GDK_SHIFT_MASK);
  assert_current (fixture, "Orsk");

  /* Yes and no show at once, and the next one is chosen. */
  press_text (fixture, GDK_KEY_y, 0);
  g_assert_cmpuint (count_marks (fixture, DOSSIER_HIGHLIGHT_MENTION), ==, 1);
  assert_current (fixture, "Iren Varga");
  press_text (fixture, GDK_KEY_n, 0);
  g_assert_cmpuint (count_marks (fixture, DOSSIER_HIGHLIGHT_SUGGESTION), ==, 4);
  assert_current (fixture, "Orsk");
  wait_marks (fixture, 4, 1);
  assert_current (fixture, "Orsk");
  g_assert_cmpuint (count_open (fixture), ==, 6);

  undo (fixture);
  wait_marks (fixture, 5, 1);
  undo (fixture);
  wait_marks (fixture, 6, 0);
}

/* From the list of articles too, but for what belongs to the text alone. */
static void
test_keys_beside (Fixture       *fixture,
                  gconstpointer  data)
{
  wait_marks (fixture, 6, 0);
  g_assert_true (dossier_reader_take_key (fixture->reader, GDK_KEY_s, 0));
  assert_current (fixture, "Orsk");
  g_assert_true (dossier_reader_take_key (fixture->reader, GDK_KEY_y, 0));
  wait_marks (fixture, 5, 1);
  g_assert_false (dossier_reader_take_key (fixture->reader, GDK_KEY_t, 0));
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  wait_marks (fixture, 6, 0);
  press_text (fixture, GDK_KEY_s, 0);
  press_text (fixture, GDK_KEY_Y, GDK_SHIFT_MASK);
  g_assert_cmpuint (count_marks (fixture, DOSSIER_HIGHLIGHT_MENTION), ==, 3);
  assert_current (fixture, "Iren Varga");
  wait_marks (fixture, 3, 3);
  press_text (fixture, GDK_KEY_N, GDK_SHIFT_MASK);
  wait_marks (fixture, 1, 3);
  assert_current (fixture, "Pilots Guild");

  /* After the last nothing is chosen, and pressing on does no harm. */
  press_text (fixture, GDK_KEY_y, 0);
  wait_marks (fixture, 0, 4);
  press_text (fixture, GDK_KEY_y, 0);
  press_text (fixture, GDK_KEY_n, 0);
  ui_settle ();
  wait_marks (fixture, 0, 4);
  g_assert_cmpuint (count_open (fixture), ==, 2);
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static void
test_popover (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *popover = GTK_WIDGET (fixture->reader->suggestion_popover);

  wait_marks (fixture, 6, 0);
  dossier_reader_open_menu (fixture->reader, 1, FALSE);
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_nonnull (ui_find_label (popover, "Iren Varga"));
  g_assert_nonnull (ui_find_label (popover, "almost certain"));
  g_assert_nonnull (ui_find_label (popover, "Follows a title"));
  g_assert_nonnull (ui_find_label (popover, "Becomes a new entity"));
  g_assert_nonnull (ui_find_label (popover, "2 here"));

  /* The rarer answers stand behind a button. */
  g_assert_nonnull (find_button (popover, "accept"));
  g_assert_false (gtk_widget_get_mapped (find_button (popover, "reject-everywhere")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (popover, "view-more-symbolic")), TRUE);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (find_button (popover, "reject-everywhere")));

  /* It goes along to the next, where the same buttons are. */
  click (popover, "accept");
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_nonnull (ui_find_label (popover, "Orsk"));
  wait_marks (fixture, 5, 1);
  press (popover, GDK_KEY_n, 0);
  wait_marks (fixture, 4, 1);
  press (popover, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (popover));
}

static void
test_accept_as (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);
  DossierEntity *entity;

  wait_marks (fixture, 6, 0);
  for (guint i = 0; i < 5; i++)
    press_text (fixture, GDK_KEY_s, 0);
  assert_current (fixture, "Pilots Guild");
  press_text (fixture, GDK_KEY_t, 0);
  ui_wait (is_visible, fixture->reader->tag_popover);
  press (GTK_WIDGET (fixture->reader->tag_popover), GDK_KEY_1, 0);
  wait_marks (fixture, 5, 1);

  query->article = fixture->article;
  entities = dossier_workspace_load_records (fixture->workspace, query, NULL);
  g_assert_cmpuint (entities->len, ==, 1);
  entity = g_ptr_array_index (entities, 0);
  g_assert_cmpstr (entity->name, ==, "Pilots Guild");
  g_assert_cmpstr (entity->kind, ==, "person");
}

static gpointer
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *form = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && form == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      form = ui_find (window, DOSSIER_TYPE_EVENT_FORM);
    }
  return form;
}

static gboolean
has_form (gpointer data)
{
  DossierEventForm *form = find_form ();

  return form != NULL && *gtk_editable_get_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title"))) != '\0';
}

static void
assert_entry (const char *name,
              const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dossier_event_form_get_entry (find_form (), name))), ==, text);
}

/* The sentence around a suggestion tells of an event; everything can be changed before it is saved. */
static void
test_event (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = NULL;
  GtkWidget *editor;

  wait_marks (fixture, 6, 0);
  press_text (fixture, GDK_KEY_s, 0);
  press_text (fixture, GDK_KEY_s, 0);
  assert_current (fixture, "Iren Varga");
  press_text (fixture, GDK_KEY_e, 0);
  ui_wait (has_form, NULL);
  assert_entry ("kind", "meeting");
  assert_entry ("date", "2024-03-03");
  assert_entry ("place", "Orsk");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (find_form (), "title")), "Pilots heard");
  editor = GTK_WIDGET (gtk_widget_get_root (find_form ()));
  g_assert_nonnull (ui_find_label (editor, "Minister Iren Varga met the harbour pilots"));
  g_assert_true (gtk_widget_activate_action (editor, "editor.save", NULL));
  while (find_form () != NULL)
    g_main_context_iteration (NULL, TRUE);

  events = dossier_workspace_load_records (fixture->workspace, query, NULL);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (((DossierEvent *) g_ptr_array_index (events, 0))->title, ==, "Pilots heard");
  g_assert_cmpstr (((DossierEvent *) g_ptr_array_index (events, 0))->kind, ==, "meeting");
}

static void
test_inspector (Fixture       *fixture,
                gconstpointer  data)
{
  DossierEntitiesTab *tab = get_tab (fixture);
  DossierSuggestionRow *row;

  /* The heading, three kinds, three names */
  wait_rows (fixture, 7);
  row = find_row (GTK_WIDGET (tab), "Iren Varga");
  g_assert_nonnull (row);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (row), "almost certain · follows a title"));
  g_assert_cmpuint (dossier_suggestion_row_get_line (row)->ids->len, ==, 2);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (tab), "3 suggestions"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (tab), "PEOPLE"));

  /* A name goes with all its places here; what was accepted is listed below. */
  click (GTK_WIDGET (row), "object-select-symbolic");
  wait_marks (fixture, 4, 2);
  wait_rows (fixture, 7);
  g_assert_null (find_row (GTK_WIDGET (tab), "Iren Varga"));
  row = find_row (GTK_WIDGET (tab), "Orsk");
  click (GTK_WIDGET (row), "window-close-symbolic");
  wait_marks (fixture, 1, 2);
  wait_rows (fixture, 5);
  undo (fixture);
  wait_rows (fixture, 7);

  /* Folded away, and all at once */
  click (GTK_WIDGET (find_row (GTK_WIDGET (tab), NULL)), "pan-down-symbolic");
  wait_rows (fixture, 3);
  click (GTK_WIDGET (find_row (GTK_WIDGET (tab), NULL)), "pan-end-symbolic");
  wait_rows (fixture, 7);
  click (GTK_WIDGET (find_row (GTK_WIDGET (tab), NULL)), "Accept all");
  wait_marks (fixture, 0, 6);
  wait_rows (fixture, 6);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (tab), "No suggestions are open"));
  g_assert_cmpuint (count_open (fixture), ==, 2);
}

/* The menu of a row, and the keys on it, answer for the row that is chosen. */
static void
test_row_answers (Fixture       *fixture,
                  gconstpointer  data)
{
  DossierEntitiesTab *tab = get_tab (fixture);
  DossierId varga, orsk;

  wait_rows (fixture, 7);
  varga = dossier_suggestion_row_get_line (find_row (GTK_WIDGET (tab), "Iren Varga"))->proposal->id;
  orsk = dossier_suggestion_row_get_line (find_row (GTK_WIDGET (tab), "Orsk"))->proposal->id;
  dossier_entities_tab_reveal (tab, &varga);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tab), "suggestion.accept-everywhere", NULL));
  wait_marks (fixture, 4, 2);
  wait_rows (fixture, 7);
  dossier_entities_tab_reveal (tab, &orsk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tab), "suggestion.reject", NULL));
  wait_marks (fixture, 1, 2);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_strdup (dossier_workspace_get_path (fixture->workspace));
  g_autoptr (GError) error = NULL;

  wait_marks (fixture, 6, 0);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_ONLY, &error);
  g_assert_no_error (error);
  open_widgets (fixture);
  wait_marks (fixture, 6, 0);
  wait_rows (fixture, 7);
  press_text (fixture, GDK_KEY_s, 0);
  press_text (fixture, GDK_KEY_y, 0);
  press_text (fixture, GDK_KEY_N, GDK_SHIFT_MASK);
  wait_marks (fixture, 6, 0);
  g_assert_null (find_button (GTK_WIDGET (find_row (GTK_WIDGET (get_tab (fixture)), "Iren Varga")), "object-select-symbolic"));
}

/* The window */

static gboolean
has_suggestions (gpointer data)
{
  DossierWorkspace *workspace = dossier_window_get_workspace (data);

  g_main_context_wakeup (NULL);
  return dossier_workspace_count_suggestions (workspace, NULL, NULL) > 0;
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

/* Nothing has to be asked for after an import. */
static void
test_window (UiFixture     *fixture,
             gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *path = ui_fixture_write (fixture, "report.txt", "Ministers meet in Geneva\n\n3 March 2024\n\nForeign Minister "
                                            "Karl Odegard of Norway met General Anna Weber in Geneva on Sunday, the NATO office said.\n");
  const char * const paths[] = { path, NULL };

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_articles (window, 1);
  ui_wait (has_suggestions, window);
  ui_wait (is_hidden, ui_find (GTK_WIDGET (window), DOSSIER_TYPE_SUGGESTING_BUTTON));
}

static void
test_button (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (g_object_new (DOSSIER_TYPE_SUGGESTING_BUTTON, NULL));
  g_autoptr (DossierJob) job = dossier_job_new ("Looking for names");

  g_assert_false (gtk_widget_get_visible (button));
  dossier_job_report (job, 3, 12, NULL);
  dossier_suggesting_button_set_job (DOSSIER_SUGGESTING_BUTTON (button), job);
  ui_wait (is_visible, button);
  dossier_suggesting_button_set_job (DOSSIER_SUGGESTING_BUTTON (button), NULL);
  g_assert_false (gtk_widget_get_visible (button));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/suggestions/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("dotted", test_dotted);
  ADD ("keys", test_keys);
  ADD ("keys-beside", test_keys_beside);
  ADD ("all", test_all);
  ADD ("popover", test_popover);
  ADD ("accept-as", test_accept_as);
  ADD ("event", test_event);
  ADD ("inspector", test_inspector);
  ADD ("row-answers", test_row_answers);
  ADD ("read-only", test_read_only);
#undef ADD
  g_test_add ("/suggestions/window", UiFixture, NULL, ui_fixture_set_up, test_window, ui_fixture_tear_down);
  g_test_add ("/suggestions/button", UiFixture, NULL, ui_fixture_set_up, test_button, ui_fixture_tear_down);

  return ui_run ();
}
