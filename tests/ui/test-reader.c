/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader with real widgets on a workspace of its own: what is shown, tagging, annotating, finding, taking back. Keys
 * go through the reader's own key handling; what was written is read from the workspace. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-importing.h"
#include "dossier-reader-private.h"
#include "dossier-text-view-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

enum
{
  HARBOUR,
  SCRIPTS,
  LONG,
  N_ARTICLES,
};

#define HARBOUR_TEXT \
  "Harbour talks begin in Orsk\n\nBy Ada Quill\n\n3 March 2024\n\nMinister Iren Varga met the harbour pilots in Orsk on Sunday. " \
  "Varga, it was said, spoke of barges \xE2\x80\x93 and of barges again.\n\nThe café of the pilots stayed closed. Orsk waited.\n"

#define SCRIPTS_TEXT \
  "Delegations arrive from five countries\n\nBy Cleo Marsh\n\n9 March 2024\n\nThe 👩‍✈️ pilot Zoe\xCC\x88 Tamm came first 🇫🇮🇸🇪. " \
  "Представитель Минска Анна Лебедева молчала. وصلت سلمى الخطيب إلى القدس مساء. 李明在北京说话。 Then Boris Keel spoke.\n"

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId articles[N_ARTICLES];
  GtkWidget *window;
  DossierReader *reader;
  int steps;
  guint shown;
  guint activated;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture, gpointer data);

static gboolean
give_up_cb (gpointer data)
{
  g_error ("what the test waits for did not come");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds. The time limit is only there to end a test that hangs. */
static void
wait_for (Fixture *fixture, Condition condition, gpointer data)
{
  guint limit = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (!condition (fixture, data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static gboolean
is_shown (Fixture *fixture, gpointer data)
{
  DossierArticleView *view = dossier_reader_get_view (fixture->reader);

  return view != NULL && dossier_id_equal (&view->article->id, data);
}

static gboolean
is_shown_again (Fixture *fixture, gpointer data)
{
  return fixture->shown > GPOINTER_TO_UINT (data);
}

static gboolean
has_highlights (Fixture *fixture, gpointer data)
{
  return dossier_highlight_index_get_n (dossier_text_view_get_index (fixture->reader->text_view)) == GPOINTER_TO_UINT (data);
}

static gboolean
is_visible (Fixture *fixture, gpointer data)
{
  return gtk_widget_get_visible (data);
}

static gboolean
has_candidates (Fixture *fixture, gpointer data)
{
  return dossier_tag_popover_get_n_candidates (fixture->reader->tag_popover) == GPOINTER_TO_UINT (data);
}

static gboolean
has_page (Fixture *fixture, gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (fixture->reader->stack), data) == 0;
}

static void
wait_for_highlights (Fixture *fixture, guint n)
{
  wait_for (fixture, has_highlights, GUINT_TO_POINTER (n));
}

static void
show (Fixture *fixture, guint article)
{
  dossier_reader_show (fixture->reader, &fixture->articles[article], -1, -1);
  wait_for (fixture, is_shown, &fixture->articles[article]);
}

static void
import_article (Fixture *fixture, guint number, const char *text)
{
  g_autofree char *name = g_strdup_printf ("article-%u.txt", number);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char * const paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("import");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  fixture->articles[number] = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

static char *
make_long_text (void)
{
  GString *text = g_string_new ("A paragraph without an end\n\nBy Ada Quill\n\n4 March 2024\n\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "The pilot 👩‍✈️ number %u said that the barges stay where they are. ", i);
  g_string_append (text, "Then Boris Keel left.\n\nIt rained.\n");

  return g_string_free (text, FALSE);
}

static gboolean
has_monitor (Fixture *fixture, gpointer data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  gdk_display_sync (gdk_display_get_default ());

  return gtk_widget_get_width (fixture->window) > 0
         && gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface) != NULL;
}

static void
step_cb (DossierReader *reader, int direction, gpointer user_data)
{
  ((Fixture *) user_data)->steps += direction;
}

static void
shown_cb (DossierReader *reader, gpointer user_data)
{
  ((Fixture *) user_data)->shown++;
}

static void
activated_cb (DossierReader *reader, const char *id, int type, gpointer user_data)
{
  ((Fixture *) user_data)->activated++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *long_text = make_long_text ();
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->folder = g_dir_make_tmp ("dossier-reader-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  import_article (fixture, HARBOUR, HARBOUR_TEXT);
  import_article (fixture, SCRIPTS, SCRIPTS_TEXT);
  import_article (fixture, LONG, long_text);

  fixture->reader = DOSSIER_READER (dossier_reader_new (fixture->workspace));
  g_signal_connect (fixture->reader, "step", G_CALLBACK (step_cb), fixture);
  g_signal_connect (fixture->reader, "article-shown", G_CALLBACK (shown_cb), fixture);
  g_signal_connect (fixture->reader, "highlight-activated", G_CALLBACK (activated_cb), fixture);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->reader));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));

  /* A popover needs a window that has its place on the screen. */
  wait_for (fixture, has_monitor, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
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

/* Presses a key where @widget would get it. */
static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType state)
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

  return handled;
}

static gboolean
press_text (Fixture *fixture, guint keyval)
{
  return press (GTK_WIDGET (fixture->reader->text_view), keyval, 0);
}

static guint
find_words (Fixture *fixture, const char *words)
{
  const char *text = dossier_reader_get_view (fixture->reader)->text;
  const char *at = strstr (text, words);

  g_assert_nonnull (at);

  return (guint) g_utf8_pointer_to_offset (text, at);
}

static void
select_words (Fixture *fixture, const char *words)
{
  guint start = find_words (fixture, words);

  dossier_text_view_select (fixture->reader->text_view, start, start + dossier_text_length (words));
}

/* The letters of the buffer at the place of a highlight, without the breaks put in for display. */
static char *
dup_shown (Fixture *fixture, guint position)
{
  const DossierHighlightEntry *entry
    = dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), position);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader->text_view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) entry->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) entry->end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

static void
assert_shown (Fixture *fixture, guint position, const char *words)
{
  g_autofree char *shown = dup_shown (fixture, position);

  g_assert_cmpstr (shown, ==, words);
}

static const DossierHighlight *
get_highlight (Fixture *fixture, guint position)
{
  return dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), position)->highlight;
}

static void
undo (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  guint steps = redo ? dossier_workspace_redo (fixture->workspace, 1, &error) : dossier_workspace_undo (fixture->workspace, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (steps, ==, 1);
}

static gboolean
is_read (Fixture *fixture, gpointer data)
{
  g_autoptr (GObject) article = dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ARTICLE, data);

  g_main_context_wakeup (NULL);

  return DOSSIER_ARTICLE (article)->read;
}

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader->text_view));
  g_autofree char *shown = NULL;

  g_assert_null (dossier_reader_get_article (fixture->reader));
  g_assert_true (has_page (fixture, (gpointer) "empty"));

  show (fixture, HARBOUR);
  g_assert_true (has_page (fixture, (gpointer) "text"));
  g_assert_cmpuint (fixture->shown, ==, 1);
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_nonnull (strstr (shown, "Minister Iren Varga met"));
  wait_for (fixture, is_read, &fixture->articles[HARBOUR]);

  dossier_reader_show (fixture->reader, NULL, -1, -1);
  g_assert_true (has_page (fixture, (gpointer) "empty"));
  g_assert_null (dossier_reader_get_view (fixture->reader));
}

static gboolean
shows_words (Fixture *fixture, gpointer data)
{
  g_autofree char *shown = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader->text_view)), "text", &shown, NULL);

  return strstr (shown, data) != NULL;
}

static gboolean
hides_words (Fixture *fixture, gpointer data)
{
  return !shows_words (fixture, data);
}

/* The byline and the date line are no part of the article, and come back when they are asked for. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  char *byline = (char *) "By Ada Quill";
  char *opening = (char *) "Minister Iren Varga met";
  guint n;

  show (fixture, HARBOUR);
  g_assert_true (hides_words (fixture, byline));
  g_assert_true (press_text (fixture, GDK_KEY_h));
  g_assert_true (shows_words (fixture, byline));

  /* a click takes it back: into the article for good, so that it stays when the rest is hidden again */
  g_signal_emit_by_name (fixture->reader->text_view, "part-activated", find_words (fixture, byline) + 3);
  n = fixture->shown;
  wait_for (fixture, is_shown_again, GUINT_TO_POINTER (n));
  g_assert_true (press_text (fixture, GDK_KEY_h));
  g_assert_true (shows_words (fixture, byline));
  g_assert_true (hides_words (fixture, (char *) "3 March 2024"));

  /* and by key the other way */
  dossier_text_view_place_caret (fixture->reader->text_view, find_words (fixture, opening));
  g_assert_true (press_text (fixture, GDK_KEY_minus));
  wait_for (fixture, hides_words, opening);
  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, NULL), ==, 1);
  wait_for (fixture, shows_words, opening);
  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, NULL), ==, 1);
  wait_for (fixture, hides_words, byline);
}

/* What a search or a quotation leads to is shown, wherever it stands; what was marked never hides. */
static void
test_left_out_revealed (Fixture *fixture, gconstpointer data)
{
  char *day = (char *) "3 March 2024";
  guint start;

  show (fixture, HARBOUR);
  g_assert_true (hides_words (fixture, day));
  start = find_words (fixture, day);
  dossier_reader_show (fixture->reader, &fixture->articles[HARBOUR], (int) start, (int) start + 7);
  g_assert_true (shows_words (fixture, day));
  g_assert_true (hides_words (fixture, (char *) "By Ada Quill"));
  g_assert_true (dossier_workspace_run (fixture->workspace,
                                        dossier_command_annotate (&fixture->articles[HARBOUR], start, start + 7, "a Sunday", NULL),
                                        NULL, NULL));
  wait_for_highlights (fixture, 1);
  show (fixture, SCRIPTS);
  show (fixture, HARBOUR);
  g_assert_true (shows_words (fixture, day));
}

static void
test_newest_request (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      dossier_reader_show (fixture->reader, &fixture->articles[HARBOUR], -1, -1);
      dossier_reader_show (fixture->reader, &fixture->articles[SCRIPTS], -1, -1);
      dossier_reader_show (fixture->reader, &fixture->articles[LONG], -1, -1);
      wait_for (fixture, is_shown, &fixture->articles[LONG]);
      g_assert_true (dossier_id_equal (dossier_reader_get_article (fixture->reader), &fixture->articles[LONG]));
      dossier_reader_show (fixture->reader, NULL, -1, -1);
    }
  g_assert_cmpuint (fixture->shown, ==, 4);
}

static void
test_passage (Fixture *fixture, gconstpointer data)
{
  guint start;
  guint selected_start;
  guint selected_end;

  show (fixture, SCRIPTS);
  start = find_words (fixture, "Boris Keel");
  show (fixture, HARBOUR);
  dossier_reader_show (fixture->reader, &fixture->articles[SCRIPTS], (int) start, (int) start + 10);
  wait_for (fixture, is_shown, &fixture->articles[SCRIPTS]);
  g_assert_true (dossier_text_view_get_selection (fixture->reader->text_view, &selected_start, &selected_end));
  g_assert_cmpuint (selected_start, ==, start);
  g_assert_cmpuint (selected_end, ==, start + 10);

  /* What is no place of the text selects nothing. */
  dossier_reader_show (fixture->reader, &fixture->articles[HARBOUR], 1000000, 1000010);
  wait_for (fixture, is_shown, &fixture->articles[HARBOUR]);
  g_assert_false (dossier_text_view_get_selection (fixture->reader->text_view, &selected_start, &selected_end));
}

static void
test_tag_by_digit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) mention = NULL;
  const DossierPassage *passage;
  guint start;

  show (fixture, HARBOUR);
  start = find_words (fixture, "Iren Varga");

  /* Swept from the middle of a word into the blank behind the last. */
  dossier_text_view_select (fixture->reader->text_view, start + 1, start + 11);
  g_assert_true (press_text (fixture, GDK_KEY_1));
  wait_for_highlights (fixture, 1);

  mention = dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_MENTION, &get_highlight (fixture, 0)->id);
  passage = DOSSIER_MENTION (mention)->passage;
  g_assert_cmpstr (DOSSIER_MENTION (mention)->entity_name, ==, "Iren Varga");
  g_assert_cmpstr (DOSSIER_MENTION (mention)->entity_kind, ==, "person");
  g_assert_cmpstr (passage->quote, ==, "Iren Varga");
  g_assert_cmpuint (passage->start, ==, start);
  g_assert_cmpuint (passage->end, ==, start + 10);
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start + 10);

  undo (fixture, FALSE);
  wait_for_highlights (fixture, 0);
  undo (fixture, TRUE);
  wait_for_highlights (fixture, 1);
  assert_shown (fixture, 0, "Iren Varga");

  /* Without a selection a digit does nothing. */
  press_text (fixture, GDK_KEY_2);
  g_assert_true (has_highlights (fixture, GUINT_TO_POINTER (1)));
}

static void
test_scripts (Fixture *fixture, gconstpointer data)
{
  static const char * const words[] = {
    "Zoe\xCC\x88 Tamm", "🇫🇮", "Минска", "Анна Лебедева", "سلمى الخطيب", "القدس", "李明", "北京", "Boris Keel",
  };

  show (fixture, SCRIPTS);

  /* Import has brought letter and mark together: look for what is there. */
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *normal = dossier_text_normalise (words[i], -1);
      guint start = find_words (fixture, normal);
      g_autoptr (GVariant) kind = g_variant_ref_sink (g_variant_new_string ("person"));

      dossier_text_view_select (fixture->reader->text_view, start, start + dossier_text_length (normal));
      fixture->reader->exact = (DossierTextRange) { start, start + dossier_text_length (normal) };
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->reader), "reader.tag-as", kind));
      wait_for_highlights (fixture, i + 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *normal = dossier_text_normalise (words[i], -1);

      assert_shown (fixture, i, normal);
    }
}

static void
test_popover (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (fixture->reader->tag_popover);
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome;

  g_assert_true (dossier_workspace_run (fixture->workspace, dossier_command_create_entity ("Irena Vargas", "person"), &outcome, &error));
  g_assert_no_error (error);

  show (fixture, HARBOUR);
  select_words (fixture, "Varga, it");
  press_text (fixture, GDK_KEY_t);
  wait_for (fixture, is_visible, popover);
  g_assert_cmpstr (dossier_tag_popover_get_name (fixture->reader->tag_popover), ==, "Varga, it");

  /* Typing a name finds the entity; Enter takes it. */
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (gtk_widget_get_first_child (
                           gtk_popover_get_child (GTK_POPOVER (popover))))), "Irena");
  wait_for (fixture, has_candidates, GUINT_TO_POINTER (1));
  g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (popover)))),
                         "activate");
  wait_for_highlights (fixture, 1);
  g_assert_true (dossier_id_equal (&get_highlight (fixture, 0)->target, &outcome.id));
  g_assert_false (gtk_widget_get_visible (popover));

  /* While nothing is typed a digit makes an entity, and Escape leaves all as it was. */
  select_words (fixture, "pilots");
  press_text (fixture, GDK_KEY_Return);
  wait_for (fixture, is_visible, popover);
  g_assert_true (press (popover, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (popover));

  press_text (fixture, GDK_KEY_Return);
  wait_for (fixture, is_visible, popover);
  g_assert_true (press (popover, GDK_KEY_2, 0));
  wait_for_highlights (fixture, 2);
  assert_shown (fixture, 0, "pilots");
  g_assert_cmpstr (get_highlight (fixture, 0)->kind, ==, "organisation");
}

static gboolean
has_kind (Fixture *fixture, gpointer data)
{
  return has_highlights (fixture, GUINT_TO_POINTER (1)) && g_strcmp0 (get_highlight (fixture, 0)->kind, data) == 0;
}

static void
test_retag_and_remove (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (fixture->reader->tag_popover);

  show (fixture, HARBOUR);
  select_words (fixture, "Orsk");
  press_text (fixture, GDK_KEY_1);
  wait_for_highlights (fixture, 1);

  press_text (fixture, GDK_KEY_bracketright);
  g_assert_cmpint (dossier_text_view_get_current (fixture->reader->text_view), ==, 0);
  press_text (fixture, GDK_KEY_t);
  wait_for (fixture, is_visible, popover);
  g_assert_true (press (popover, GDK_KEY_3, 0));
  wait_for (fixture, has_kind, (gpointer) "place");

  dossier_text_view_set_current (fixture->reader->text_view, 0);
  press_text (fixture, GDK_KEY_Delete);
  wait_for_highlights (fixture, 0);
  undo (fixture, FALSE);
  wait_for (fixture, has_kind, (gpointer) "place");
  undo (fixture, FALSE);
  wait_for (fixture, has_kind, (gpointer) "person");
}

static gboolean
has_label (Fixture *fixture, gpointer data)
{
  return has_highlights (fixture, GUINT_TO_POINTER (1)) && g_strcmp0 (get_highlight (fixture, 0)->label, data) == 0;
}

static void
test_annotate (Fixture *fixture, gconstpointer data)
{
  DossierAnnotatePopover *popover = fixture->reader->annotate_popover;
  g_autoptr (GObject) annotation = NULL;
  DossierId id;

  show (fixture, HARBOUR);
  select_words (fixture, "spoke of barges");
  press_text (fixture, GDK_KEY_a);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  dossier_annotate_popover_set_text (popover, "Which barges?", "traffic, #ice, traffic");
  g_assert_true (press (GTK_WIDGET (popover), GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for (fixture, has_label, (gpointer) "Which barges?");
  assert_shown (fixture, 0, "spoke of barges");

  id = get_highlight (fixture, 0)->id;
  annotation = dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ANNOTATION, &id);
  g_assert_cmpuint (g_strv_length (DOSSIER_ANNOTATION (annotation)->tags), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) DOSSIER_ANNOTATION (annotation)->tags, "ice"));

  /* Changed and left by Escape: as it was. Changed and left otherwise: kept. */
  dossier_text_view_set_current (fixture->reader->text_view, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.edit", NULL);
  dossier_annotate_popover_set_text (popover, "Never mind", "");
  g_assert_true (press (GTK_WIDGET (popover), GDK_KEY_Escape, 0));
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.edit", NULL);
  dossier_annotate_popover_set_text (popover, "The grain barges", "traffic");
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_for (fixture, has_label, (gpointer) "The grain barges");

  undo (fixture, FALSE);
  wait_for (fixture, has_label, (gpointer) "Which barges?");
  undo (fixture, TRUE);
  wait_for (fixture, has_label, (gpointer) "The grain barges");

  dossier_reader_select_highlight (fixture->reader, &id);
  press_text (fixture, GDK_KEY_Delete);
  wait_for_highlights (fixture, 0);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GArray *found;
  g_autofree char *slice = NULL;

  show (fixture, HARBOUR);
  dossier_find_bar_open (fixture->reader->find_bar, "ORSK");
  found = dossier_find_bar_get_found (fixture->reader->find_bar);
  g_assert_cmpuint (found->len, ==, 3);

  /* What was found stays marked when parts of the text come and go. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (press_text (fixture, GDK_KEY_h));
      g_assert_nonnull (fixture->reader->text_view->marks.found);
      g_assert_cmpuint (fixture->reader->text_view->marks.found->len, ==, 3);
    }

  dossier_find_bar_open (fixture->reader->find_bar, "CAFE");
  found = dossier_find_bar_get_found (fixture->reader->find_bar);
  g_assert_cmpuint (found->len, ==, 1);
  slice = dossier_text_slice (dossier_reader_get_view (fixture->reader)->text, g_array_index (found, DossierTextRange, 0).start,
                              g_array_index (found, DossierTextRange, 0).end);
  g_assert_cmpstr (slice, ==, "café");

  /* Another article is searched for the same words. */
  dossier_find_bar_open (fixture->reader->find_bar, "barges");
  show (fixture, LONG);
  g_assert_cmpuint (dossier_find_bar_get_found (fixture->reader->find_bar)->len, ==, 400);
  press_text (fixture, GDK_KEY_Escape);
  g_assert_false (dossier_find_bar_is_open (fixture->reader->find_bar));
  g_assert_cmpuint (dossier_find_bar_get_found (fixture->reader->find_bar)->len, ==, 0);
}

static void
test_overlaps (Fixture *fixture, gconstpointer data)
{
  DossierTextView *view = fixture->reader->text_view;
  guint start;
  int first;
  int second;

  show (fixture, HARBOUR);
  select_words (fixture, "Minister Iren Varga");
  press_text (fixture, GDK_KEY_1);
  wait_for_highlights (fixture, 1);
  select_words (fixture, "Varga");
  press_text (fixture, GDK_KEY_1);
  wait_for_highlights (fixture, 2);

  /* The innermost first, then the one around it, then the first again. */
  start = dossier_offset_map_to_display (dossier_text_view_get_map (view), find_words (fixture, "Varga"));
  first = dossier_text_view_cycle_at (view, start);
  assert_shown (fixture, (guint) first, "Varga");
  dossier_reader_open_menu (fixture->reader, first, FALSE);
  second = dossier_text_view_cycle_at (view, start);
  assert_shown (fixture, (guint) second, "Minister Iren Varga");
  dossier_reader_open_menu (fixture->reader, second, FALSE);
  g_assert_cmpint (dossier_text_view_cycle_at (view, start), ==, first);
  g_assert_cmpuint (fixture->activated, ==, 2);
  g_assert_cmpint (dossier_text_view_cycle_at (view, 0), ==, -1);
}

static void
test_long_paragraph (Fixture *fixture, gconstpointer data)
{
  DossierTextView *view = fixture->reader->text_view;
  g_autoptr (GObject) mention = NULL;
  guint start;
  guint selected_start;
  guint selected_end;

  show (fixture, LONG);
  g_assert_cmpuint (dossier_offset_map_get_n_breaks (dossier_text_view_get_map (view)), >, 3);
  start = find_words (fixture, "Boris Keel");

  dossier_text_view_select (view, start, start + 10);
  g_assert_true (dossier_text_view_get_selection (view, &selected_start, &selected_end));
  g_assert_cmpuint (selected_start, ==, start);
  g_assert_cmpuint (selected_end, ==, start + 10);

  press_text (fixture, GDK_KEY_1);
  wait_for_highlights (fixture, 1);
  assert_shown (fixture, 0, "Boris Keel");
  mention = dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_MENTION, &get_highlight (fixture, 0)->id);
  g_assert_cmpuint (DOSSIER_MENTION (mention)->passage->start, ==, start);
  g_assert_cmpstr (DOSSIER_MENTION (mention)->passage->quote, ==, "Boris Keel");
}

static gboolean
is_deleted_notice (Fixture *fixture, gpointer data)
{
  return gtk_widget_get_visible (fixture->reader->deleted_notice) == GPOINTER_TO_INT (data);
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierId unknown = dossier_id_new ();

  show (fixture, HARBOUR);
  g_assert_true (dossier_workspace_run (fixture->workspace, dossier_command_delete_articles (&fixture->articles[HARBOUR], 1), NULL, &error));
  g_assert_no_error (error);
  wait_for (fixture, is_deleted_notice, GINT_TO_POINTER (TRUE));
  undo (fixture, FALSE);
  wait_for (fixture, is_deleted_notice, GINT_TO_POINTER (FALSE));

  dossier_reader_show (fixture->reader, &unknown, -1, -1);
  wait_for (fixture, has_page, (gpointer) "gone");
  g_assert_null (dossier_reader_get_view (fixture->reader));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  DossierTextView *view = fixture->reader->text_view;

  show (fixture, HARBOUR);
  press_text (fixture, GDK_KEY_j);
  press_text (fixture, GDK_KEY_j);
  press_text (fixture, GDK_KEY_k);
  g_assert_cmpint (fixture->steps, ==, 1);

  press_text (fixture, GDK_KEY_End);
  g_assert_cmpuint (dossier_text_view_get_caret (view), ==, dossier_reader_get_view (fixture->reader)->length);
  press_text (fixture, GDK_KEY_Home);
  g_assert_cmpuint (dossier_text_view_get_caret (view), ==, 0);

  /* What is no key of the reader's is left to others. */
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Escape, 0));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/reader/shows", test_shows },
    { "/reader/left-out", test_left_out },
    { "/reader/left-out-revealed", test_left_out_revealed },
    { "/reader/newest-request", test_newest_request },
    { "/reader/passage", test_passage },
    { "/reader/tag-by-digit", test_tag_by_digit },
    { "/reader/scripts", test_scripts },
    { "/reader/popover", test_popover },
    { "/reader/retag-and-remove", test_retag_and_remove },
    { "/reader/annotate", test_annotate },
    { "/reader/find", test_find },
    { "/reader/overlaps", test_overlaps },
    { "/reader/long-paragraph", test_long_paragraph },
    { "/reader/deleted", test_deleted },
    { "/reader/keys", test_keys },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
