/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Notes page with real widgets: writing, marks as one character, the editor's undo and the workspace's, export read back. */

#include <string.h>

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
  ADD ("cite-and-export", test_cite_and_export);
  return ui_run ();
}
