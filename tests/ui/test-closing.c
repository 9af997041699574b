/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that is closed while something it was asked for is still under way: nothing comes afterwards, no dialog, no popover,
 * no further work, and nothing of the window is left. Each thing is begun and left after a few turns of the main loop, so that
 * its answers come before, at and after the end. */

#include "ui-fixture.h"

#include "dossier-bitset-selection.h"
#include "dossier-library-pane.h"
#include "dossier-note-view.h"
#include "dossier-reader-private.h"

#include <string.h>

#define TEXT "Column halts before the bridge at Tarn\n\nBy Ada Quill\n\n10 March 2031\n\n" \
             "General Karl Odegard stopped the column of 40 lorries before the bridge at Tarn on Monday.\n\n" \
             "Later Odegard spoke with Viktor Gulin of the harbour office.\n"
#define OTHER "Ferry stopped after talks broke down\n\n11 March 2031\n\n" \
              "The ferry between both towns did not run on Tuesday, the harbour office said. It carries 60 lorries.\n"
#define WORDS "the bridge at Tarn on Monday"

/* How many turns of the main loop a thing has before the window goes. */
static const guint turns[] = { 0, 4 };

typedef struct
{
  UiFixture ui;
  DossierWindow *window;
  DossierId articles[2];
  DossierId entity;
  DossierId event;
  DossierId note;
} Fixture;

typedef void (*Begin) (Fixture *fixture, const char *what);

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT };
  DossierWorkspace *workspace;

  ui_fixture_set_up (&fixture->ui, NULL);
  fixture->window = ui_fixture_open (&fixture->ui, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  workspace = dossier_window_get_workspace (fixture->window);
  fixture->articles[0] = ui_fixture_import (&fixture->ui, fixture->window, "one.txt", TEXT);
  fixture->articles[1] = ui_fixture_import (&fixture->ui, fixture->window, "two.txt", OTHER);
  fixture->entity = ui_do (workspace, dossier_command_create_entity ("Karl Odegard", "person")).id;
  part.entity = fixture->entity;
  part.article = fixture->articles[0];
  ui_locate (workspace, &part.article, "Karl Odegard", &part.start, &part.end);
  fixture->event = ui_do (workspace, dossier_command_create_event ("Halt", "contact", "2031-03-10", NULL, &part, 1)).id;
  fixture->note = ui_do (workspace, dossier_command_create_note ("Brief", "The column waited.")).id;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_fixture_tear_down (&fixture->ui, NULL);
}

static void
open_again (Fixture *fixture)
{
  fixture->window = ui_fixture_open (&fixture->ui, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      answered)
{
  g_free (dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, NULL));
  *(gboolean *) answered = TRUE;
}

static gpointer
answer (DossierWorkspace *workspace,
        gpointer          data,
        GCancellable     *cancellable,
        GError          **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);

  dossier_workspace_count (workspace, query, NULL);
  return g_strdup ("");
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What was asked before is answered, as far as it does not ask again. */
static void
wait_for_answers (DossierWorkspace *workspace)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean answered = FALSE;

      dossier_workspace_read_async (workspace, answer, NULL, NULL, g_free, NULL, answered_cb, &answered);
      ui_wait (is_true, &answered);
      ui_drain ();
    }
}

static void
assert_nothing_is_shown (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (window))
        g_error ("%s came after the end", G_OBJECT_TYPE_NAME (window));
    }
}

/* Somebody else may still have the window in hand: a search that goes on in the background. */
static void
close_window (Fixture *fixture)
{
  g_autoptr (DossierWorkspace) workspace = g_object_ref (dossier_window_get_workspace (fixture->window));
  gpointer left = g_object_ref (fixture->window);

  g_object_add_weak_pointer (left, &left);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_answers (workspace);
  assert_nothing_is_shown ();
  g_object_unref (g_steal_pointer (&fixture->window));
  ui_wait_gone (&left);
  ui_drain ();
  assert_nothing_is_shown ();
}

/* Each has the window as it is after opening: text, list and pages are still being read. */

static char *
name_targets (Fixture    *fixture,
              const char *pattern)
{
  const struct
  {
    const char *name;
    const DossierId *id;
  } targets[] = {
    { "ARTICLE", &fixture->articles[0] }, { "OTHER", &fixture->articles[1] }, { "ENTITY", &fixture->entity },
    { "EVENT", &fixture->event }, { "NOTE", &fixture->note },
  };
  g_autoptr (GString) text = g_string_new (pattern);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *id = dossier_id_to_text (targets[i].id);

      g_string_replace (text, targets[i].name, id, 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @what: "action" or "action target" */
static void
begin_action (Fixture    *fixture,
              const char *what)
{
  g_autofree char *named = name_targets (fixture, what);
  char *target = strchr (named, ' ');

  if (target != NULL)
    *target++ = '\0';
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), named, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), named, NULL);
}

static gboolean
is_read (gpointer reader)
{
  return dossier_reader_get_view (reader) != NULL;
}

/* @what: an action of the reader, while words are chosen */
static void
begin_in_text (Fixture    *fixture,
               const char *what)
{
  DossierReader *reader = DOSSIER_READER (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_READER));
  const char *text;
  guint start;

  begin_action (fixture, "win.open-article ARTICLE");
  ui_wait (is_read, reader);
  text = dossier_reader_get_view (reader)->text;
  start = (guint) g_utf8_pointer_to_offset (text, strstr (text, WORDS));
  dossier_text_view_select (reader->text_view, start, start + strlen (WORDS));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (reader), what, NULL));
}

/* @what: an action of the list of articles, while all are chosen */
static void
begin_in_library (Fixture    *fixture,
                  const char *what)
{
  GtkWidget *pane = ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_LIBRARY_PANE);
  GtkSelectionModel *selection = NULL;

  for (guint n = 0; selection == NULL || !DOSSIER_IS_BITSET_SELECTION (selection); n++)
    selection = gtk_list_view_get_model (GTK_LIST_VIEW (ui_find_nth (pane, GTK_TYPE_LIST_VIEW, n)));
  if (ui_count (fixture->window, DOSSIER_RECORD_ARTICLE) == 0)
    ui_undo (dossier_window_get_workspace (fixture->window)); /* deleted the last time */
  ui_wait_items (G_LIST_MODEL (selection), 2);
  gtk_selection_model_select_all (selection);
  gtk_widget_activate_action (pane, what, NULL);
}

static void
begin_search (Fixture    *fixture,
              const char *what)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY)), what);
}

static void
begin_import (Fixture    *fixture,
              const char *what)
{
  g_autofree char *path = ui_fixture_write (&fixture->ui, what, "Report\n\nNothing has happened at the river, the wardens said.\n");
  const char * const paths[] = { path, NULL };

  ui_drop_files (GTK_WIDGET (fixture->window), paths);
}

static void
begin_paste (Fixture    *fixture,
             const char *what)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), what);
  begin_action (fixture, "win.paste");
}

static const struct Work
{
  const char *name;
  Begin begin;
  const char *what;
} works[] = {
  { "nothing", NULL, NULL },
  { "read", begin_action, "win.page read" },
  { "board", begin_action, "win.page board" },
  { "timeline", begin_action, "win.page timeline" },
  { "compare-page", begin_action, "win.page compare" },
  { "notes", begin_action, "win.page notes" },
  { "review", begin_action, "win.page review" },
  { "article", begin_action, "win.open-article ARTICLE" },
  { "entity", begin_action, "win.open-entity ENTITY" },
  { "event", begin_action, "win.open-event EVENT" },
  { "on-timeline", begin_action, "win.show-on-timeline EVENT" },
  { "note", begin_action, "win.open-note NOTE" },
  { "edit-event", begin_action, "win.edit-event EVENT" },
  { "new-event", begin_action, "win.new-event" },
  { "compare", begin_action, "win.compare ARTICLE OTHER" },
  { "compare-event", begin_action, "win.compare-event EVENT" },
  { "export", begin_action, "win.export" },
  { "history", begin_action, "win.history" },
  { "undo", begin_action, "win.undo" },
  { "redo", begin_action, "win.redo" },
  { "review-entity", begin_action, "win.review ENTITY" },
  { "identity", begin_action, "win.identity ENTITY" },
  { "offer", begin_action, "win.offer-occurrences ENTITY" },
  { "extract-again", begin_action, "win.extract-again-all" },
  { "search", begin_search, "lorries" },
  { "tag", begin_in_text, "reader.tag" },
  { "annotate", begin_in_text, "reader.annotate" },
  { "new-event-of-words", begin_in_text, "reader.new-event" },
  { "statement", begin_in_text, "reader.add-to-event" },
  { "figure", begin_in_text, "reader.figure" },
  { "find", begin_in_text, "reader.find" },
  { "delete", begin_in_library, "library.delete" },
  { "mark-read", begin_in_library, "library.toggle-read" },
  { "texts", begin_in_library, "library.compare-texts" },
  { "join", begin_in_library, "library.join-copies" },
  { "copies", begin_in_library, "library.toggle-copies" },
  { "import", begin_import, "three.txt" },
  { "paste", begin_paste, "Pasted\n\nThe harbour office said nothing about it on Tuesday.\n" },
};

static void
test_work (Fixture       *fixture,
           gconstpointer  data)
{
  const struct Work *work = data;

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      if (fixture->window == NULL)
        open_again (fixture);
      if (work->begin != NULL)
        work->begin (fixture, work->what);
      for (guint turn = 0; turn < turns[i]; turn++)
        g_main_context_iteration (NULL, FALSE);
      close_window (fixture);
    }
}

/* A dialog that is closed may be held longer than the window it stood over: it forgets it. */
static void
test_dialogs (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const dialogs[] = { "win.edit-event EVENT", "win.history" };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autoptr (GtkWidget) dialog = NULL;

      if (fixture->window == NULL)
        open_again (fixture);
      begin_action (fixture, dialogs[i]);
      dialog = g_object_ref (ui_find_other_window (GTK_WIDGET (fixture->window)));
      g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (fixture->window));
      close_window (fixture);
      g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
    }
}

/* What waits behind an import that is under way is not begun in a window that is closed. */
static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autofree char *path = ui_fixture_path (&fixture->ui, "a.dossier");
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  begin_import (fixture, "first.txt");
  begin_import (fixture, "second & <third>.txt");
  g_assert_true (dossier_window_is_importing (fixture->window));
  close_window (fixture);
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_workspace_count (workspace, query, &error), <=, 3);
  g_assert_no_error (error);
  dossier_workspace_close (workspace);
}

static gboolean
has_text (gpointer buffer)
{
  return gtk_text_buffer_get_char_count (buffer) > 0;
}

/* The program ends with its last window, but not before what was typed is kept: here somebody has the window in hand a while longer. */

typedef struct
{
  Fixture *fixture;
  gpointer left;     /* the window; NULL once it is gone */
  guint turns;
} Leaving;

static gboolean
leave_cb (gpointer data)
{
  Leaving *leaving = data;

  if (leaving->turns++ == 0)
    gtk_window_close (GTK_WINDOW (leaving->fixture->window));
  else if (leaving->turns == 20)
    g_object_unref (g_steal_pointer (&leaving->fixture->window));
  return leaving->left != NULL;
}

static void
test_quit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = ui_fixture_path (&fixture->ui, "a.dossier");
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (DossierNote) note = NULL;
  g_autoptr (GError) error = NULL;
  Leaving leaving = { fixture, g_object_ref (fixture->window), 0 };
  GtkTextBuffer *buffer;

  begin_action (fixture, "win.open-note NOTE");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_NOTE_VIEW)));
  ui_wait (has_text, buffer);
  gtk_text_buffer_set_text (buffer, "The column went back.", -1);
  g_object_add_weak_pointer (leaving.left, &leaving.left);
  g_timeout_add (5, leave_cb, &leaving);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->ui.application), 0, NULL), ==, 0);
  g_assert_null (leaving.left);

  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  note = DOSSIER_NOTE (dossier_workspace_lookup (workspace, DOSSIER_RECORD_NOTE, &fixture->note));
  g_assert_cmpstr (note->text, ==, "The column went back.");
  dossier_workspace_close (workspace);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *path = g_strconcat ("/closing/", works[i].name, NULL);

      g_test_add (path, Fixture, &works[i], set_up, test_work, tear_down);
    }
  g_test_add ("/closing/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/closing/queue", Fixture, NULL, set_up, test_queue, tear_down);
  /* The last: the program has ended then. */
  g_test_add ("/closing/quit", Fixture, NULL, set_up, test_quit, tear_down);

  return ui_run ();
}
