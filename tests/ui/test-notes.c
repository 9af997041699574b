/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Notes page with real widgets: writing, marks as one character, the editor's undo and the workspace's, export read back. */

#include <string.h>

#include "dossier-cite-popover.h"
#include "dossier-export.h"
#include "dossier-note-editor.h"
#include "dossier-note-view.h"
#include "dossier-notes-page.h"
#include "ui-fixture.h"

static const char article_text[] = "Norland speaks\n\nGeneral Anna Lind <of> Norland & allies called on Monday. «Да», сказал он.\n";

typedef struct
{
  UiDesk desk;
  DossierId article;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ui_desk_set_up (&fixture->desk);
  fixture->article = ui_desk_import (&fixture->desk, "one.txt", article_text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_desk_tear_down (&fixture->desk);
}

static DossierNoteView *
show_view (Fixture    *fixture,
           const char *text)
{
  GtkWidget *view = dossier_note_view_new (fixture->desk.workspace);

  ui_desk_show (&fixture->desk, view, 1200, 700);
  dossier_note_view_set_text (DOSSIER_NOTE_VIEW (view), text);
  ui_drain ();
  return DOSSIER_NOTE_VIEW (view);
}

static void
assert_text (DossierNoteView *view,
             const char      *expected)
{
  g_autofree char *text = dossier_note_view_dup_text (view);

  g_assert_cmpstr (text, ==, expected);
}

static char *
entity_mark (Fixture    *fixture,
             const char *name,
             gboolean    words)
{
  DossierOutcome made = ui_do (fixture->desk.workspace, dossier_command_create_entity (name, "person"));
  g_autofree char *id = dossier_id_to_text (&made.id);

  return words ? g_strdup_printf ("[[entity:%s|%s]]", id, name) : g_strdup_printf ("[[entity:%s]]", id);
}

/* Whatever part of a mark an edit touches, the mark goes whole or stays whole. */
static void
test_atomic (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *mark = entity_mark (fixture, "Lind", FALSE);
  g_autofree char *text = g_strdup_printf ("ab %s cd 🛰", mark);
  DossierNoteView *view = show_view (fixture, text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;
  guint length = g_utf8_strlen (mark, -1);

  assert_text (view, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 10);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 11);
  gtk_text_buffer_delete (buffer, &start, &end);
  assert_text (view, "ab  cd 🛰");
  gtk_text_buffer_undo (buffer);
  ui_drain ();
  assert_text (view, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 10);
  gtk_text_buffer_insert (buffer, &start, "x", 1);
  {
    g_autofree char *expected = g_strdup_printf ("ab %sx cd 🛰", mark);

    assert_text (view, expected);
  }
  gtk_text_buffer_undo (buffer);
  ui_drain ();
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 2);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 3 + length);
}

/* Typing, deleting a mark and what stood behind it, and undoing all of it gives back what was. */
static void
test_undo_order (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *mark = entity_mark (fixture, "Lind", TRUE);
  g_autofree char *text = g_strdup_printf ("I cite %s here", mark);
  DossierNoteView *view = show_view (fixture, text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  for (guint i = 0; i < 6; i++)
    {
      g_signal_emit_by_name (view, "backspace");
      ui_drain ();
    }
  assert_text (view, "I cite ");
  while (gtk_text_buffer_get_can_undo (buffer))
    {
      gtk_text_buffer_undo (buffer);
      ui_drain ();
    }
  assert_text (view, text);
}

static void
test_tools (Fixture       *fixture,
            gconstpointer  data)
{
  DossierNoteView *view = show_view (fixture, "one\ntwo\n");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_iter_backward_char (&end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  dossier_note_view_begin_lines (view, "- ");
  assert_text (view, "- one\n- two\n");
  gtk_text_buffer_undo (buffer);
  assert_text (view, "one\ntwo\n");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 3);
  gtk_text_buffer_select_range (buffer, &start, &end);
  dossier_note_view_surround (view, "**");
  assert_text (view, "**one**\ntwo\n");
}

typedef struct
{
  Fixture *fixture;
  DossierId note;
  const char *expected;
  DossierNoteEditor *editor;
} Waiting;

static gboolean
is_stored (gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GObject) note = dossier_workspace_lookup (waiting->fixture->desk.workspace, DOSSIER_RECORD_NOTE, &waiting->note);

  return note != NULL && strcmp (DOSSIER_NOTE (note)->text, waiting->expected) == 0;
}

static gboolean
is_shown (gpointer data)
{
  Waiting *waiting = data;
  GtkWidget *view = ui_find (waiting->fixture->desk.window, DOSSIER_TYPE_NOTE_VIEW);
  g_autofree char *text = dossier_note_view_dup_text (DOSSIER_NOTE_VIEW (view));

  return strcmp (text, waiting->expected) == 0;
}

/* Written without a Save, undone by the workspace, shown as it is then. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  DossierOutcome made = ui_do (fixture->desk.workspace, dossier_command_create_note ("Brief", "first"));
  GtkWidget *page = dossier_notes_page_new (fixture->desk.workspace), *view;
  Waiting waiting = { fixture, made.id, "first" };
  GtkTextBuffer *buffer;

  ui_desk_show (&fixture->desk, page, 1200, 700);
  ui_wait (is_shown, &waiting);
  view = ui_find (page, DOSSIER_TYPE_NOTE_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_insert_at_cursor (buffer, "The very ", -1);
  dossier_notes_page_flush (DOSSIER_NOTES_PAGE (page));
  waiting.expected = "The very first";
  ui_wait (is_stored, &waiting);
  ui_drain ();
  ui_undo (fixture->desk.workspace);
  waiting.expected = "first";
  ui_wait (is_shown, &waiting);
  gtk_widget_activate_action (page, "note.delete", NULL);
  ui_drain ();
}

typedef struct
{
  GtkWidget *widget;
  gboolean mapped;
} Seen;

static gboolean
is_seen (gpointer data)
{
  const Seen *seen = data;

  return gtk_widget_get_mapped (seen->widget) == seen->mapped;
}

static void
wait_seen (GtkWidget *widget,
           gboolean   mapped)
{
  Seen seen = { widget, mapped };

  ui_wait (is_seen, &seen);
}

/* As narrow as a telephone, the list and the note take turns, each within the width. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  DossierOutcome made = ui_do (fixture->desk.workspace, dossier_command_create_note ("Brief", "first"));
  GtkWidget *page = dossier_notes_page_new (fixture->desk.workspace), *list, *view, *back;
  Waiting waiting = { fixture, made.id, "first" };
  int least;

  ui_desk_show (&fixture->desk, page, 400, 600);
  list = ui_find (page, GTK_TYPE_LIST_VIEW);
  view = ui_find (page, DOSSIER_TYPE_NOTE_VIEW);
  back = gtk_widget_get_ancestor (ui_find (page, ADW_TYPE_BUTTON_CONTENT), GTK_TYPE_BUTTON);
  wait_seen (view, FALSE);
  wait_seen (list, TRUE);
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_width (page), <=, 400);
  g_assert_cmpint (gtk_widget_get_width (list), ==, gtk_widget_get_width (page));
  ui_wait (is_shown, &waiting);
  g_signal_emit_by_name (list, "activate", 0);
  wait_seen (view, TRUE);
  g_assert_false (gtk_widget_get_mapped (list));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->desk.window)) == view);
  ui_settle ();
  gtk_widget_measure (gtk_widget_get_parent (back), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 400);
  g_signal_emit_by_name (back, "clicked");
  wait_seen (list, TRUE);
  g_assert_false (gtk_widget_get_mapped (view));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->desk.window)), list));
  gtk_widget_measure (gtk_widget_get_first_child (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 400);

  /* The key for the list goes from one to the other, too; with room both are there. */
  g_object_set (page, "show-sidebar", FALSE, NULL);
  wait_seen (view, TRUE);
  g_object_set (page, "show-sidebar", TRUE, NULL);
  wait_seen (list, TRUE);
  dossier_notes_page_open_note (DOSSIER_NOTES_PAGE (page), &made.id);
  wait_seen (view, TRUE);
  g_assert_true (gtk_widget_get_mapped (back));
  gtk_window_set_default_size (GTK_WINDOW (fixture->desk.window), 900, 600);
  wait_seen (back, FALSE);
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_true (gtk_widget_get_mapped (list));
}

static gboolean
has_citation (gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GPtrArray) notes = NULL;

  dossier_note_editor_flush (waiting->editor);
  notes = ui_load (waiting->fixture->desk.workspace, DOSSIER_RECORD_NOTE, NULL);
  if (notes->len != 1)
    return FALSE;
  waiting->note = ((DossierNote *) g_ptr_array_index (notes, 0))->id;
  return ((DossierNote *) g_ptr_array_index (notes, 0))->citation_count == 1;
}

/* Citing a passage without a note makes one; the quote is in the exported PDF. */
static void
test_cite_and_export (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *pdf = ui_desk_path (&fixture->desk, "out.pdf");
  g_autofree char *article = dossier_id_to_text (&fixture->article);
  g_autofree char *mark = g_strdup_printf ("article:%s:16-30", article);
  g_autofree char *output = NULL;
  g_autoptr (DossierReport) report = NULL;
  g_autoptr (GSubprocess) pdftotext = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page = dossier_notes_page_new (fixture->desk.workspace);
  Waiting waiting = { fixture };

  ui_desk_show (&fixture->desk, page, 1200, 700);
  ui_drain ();
  dossier_notes_page_cite (DOSSIER_NOTES_PAGE (page), mark);
  waiting.editor = DOSSIER_NOTE_EDITOR (ui_find (page, DOSSIER_TYPE_NOTE_EDITOR));
  ui_wait (has_citation, &waiting);
  report = dossier_workspace_load_report (fixture->desk.workspace, &waiting.note, 1, &error);
  g_assert_no_error (error);
  dossier_export_file (report, "pdf", pdf, NULL, &error);
  g_assert_no_error (error);
  pdftotext = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", pdf, "-", NULL);
  if (pdftotext == NULL)
    {
      g_test_skip ("there is no pdftotext");
      return;
    }
  g_assert_true (g_subprocess_communicate_utf8 (pdftotext, NULL, NULL, &output, NULL, &error));
  g_assert_nonnull (strstr (output, "General Anna L"));
}

/* An event that the article tells of, at its first words. */
static DossierId
make_told_event (Fixture    *fixture,
                 const char *title)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_CLAIM, .topic = "purpose", .article = fixture->article };

  ui_locate (fixture->desk.workspace, &fixture->article, "called on Monday", &part.start, &part.end);
  return ui_do (fixture->desk.workspace, dossier_command_create_event (title, NULL, "2031-03-10", NULL, &part, 1)).id;
}

static GtkListBoxRow *
find_row (GtkWidget  *list,
          const char *words)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (ui_find_label (GTK_WIDGET (row), words) != NULL)
      return row;
  return NULL;
}

static gboolean
offers_table (gpointer list)
{
  return find_row (list, "Table of what the sources say") != NULL;
}

static gboolean
is_closed (gpointer popover)
{
  return !gtk_widget_get_visible (popover);
}

typedef struct
{
  DossierNoteView *view;
  const char *expected;
} Written;

static gboolean
is_written (gpointer data)
{
  const Written *written = data;
  g_autofree char *text = dossier_note_view_dup_text (written->view);

  return strcmp (text, written->expected) == 0;
}

static gboolean
is_alone (gpointer window)
{
  return ui_find_other_window (window) == NULL;
}

static void
activated_cb (DossierNoteView *view,
              const char      *key,
              GString         *keys)
{
  g_string_append_printf (keys, "%s;", key);
}

/* The table of an event: found by typing behind “@”, put on a line of its own as one chip, which goes as a whole and comes back. */
static void
test_grid_chip (Fixture      *fixture,
                gconstpointer data)
{
  DossierId event = make_told_event (fixture, "Telephone call");
  g_autofree char *id = dossier_id_to_text (&event), *expected = g_strdup_printf ("Sources:\n\n[[grid:%s]]\n\n", id);
  GtkWidget *page = dossier_notes_page_new (fixture->desk.workspace), *popover, *list, *entry;
  Waiting waiting = { fixture, { { 0 } }, "Sources:" };
  Written written = { NULL, expected };
  g_autoptr (GString) keys = g_string_new (NULL);
  GtkTextBuffer *buffer;
  GtkTextIter end;

  ui_do (fixture->desk.workspace, dossier_command_create_note ("Brief", "Sources:"));
  ui_desk_show (&fixture->desk, page, 1200, 700);
  ui_wait (is_shown, &waiting);
  written.view = DOSSIER_NOTE_VIEW (ui_find (page, DOSSIER_TYPE_NOTE_VIEW));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (written.view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (written.view));
  g_assert_true (ui_press (GTK_WIDGET (written.view), GDK_KEY_at, 0));

  popover = ui_find (page, DOSSIER_TYPE_CITE_POPOVER);
  g_assert_true (gtk_widget_get_visible (popover));
  entry = ui_find (popover, GTK_TYPE_SEARCH_ENTRY);
  list = ui_find (popover, GTK_TYPE_LIST_BOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "What to cite");
  gtk_editable_set_text (GTK_EDITABLE (entry), "telephone");
  g_signal_emit_by_name (entry, "search-changed");
  ui_wait (offers_table, list);
  /* The event itself stands first, its table below. */
  while (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) != find_row (list, "Table of what the sources say"))
    g_assert_true (ui_press (popover, GDK_KEY_Down, 0));
  g_signal_emit_by_name (entry, "activate");
  ui_wait (is_closed, popover);
  ui_wait (is_written, &written);
  ui_settle ();

  /* A click with Ctrl leads to the event. */
  g_signal_connect (written.view, "mark-activated", G_CALLBACK (activated_cb), keys);
  g_signal_emit_by_name (written.view, "mark-activated", "grid:none");
  g_assert_cmpstr (keys->str, ==, "grid:none;");
  g_assert_cmpstr (fixture->desk.asked->str, ==, "open-event none;");

  /* Backspace behind it takes all of it, and the editor's undo gives it back. */
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_strlen (expected, -1) - 2);
  gtk_text_buffer_place_cursor (buffer, &end);
  g_signal_emit_by_name (written.view, "backspace");
  written.expected = "Sources:\n\n\n\n";
  g_assert_true (is_written (&written));
  ui_drain ();
  gtk_text_buffer_undo (buffer);
  ui_drain ();
  written.expected = expected;
  g_assert_true (is_written (&written));
  g_assert_true (is_alone (fixture->desk.window));
}

#define ADD(path, func) g_test_add ("/notes/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  ADD ("atomic", test_atomic);
  ADD ("undo-order", test_undo_order);
  ADD ("tools", test_tools);
  ADD ("page", test_page);
  ADD ("turns", test_turns);
  ADD ("cite-and-export", test_cite_and_export);
  ADD ("grid-chip", test_grid_chip);
  return ui_run ();
}
