/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Notes page with real widgets: writing, marks as one character, the editor's undo and the workspace's, export read back. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-export.h"
#include "dossier-importing.h"
#include "dossier-note-editor.h"
#include "dossier-note-view.h"
#include "dossier-notes-page.h"

static const char article_text[] = "Norland speaks\n\nGeneral Anna Lind <of> Norland & allies called on Monday. «Да», сказал он.\n";

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId article;
  GtkWidget *window;
} Fixture;

static void
run_for (gboolean (*done) (gpointer data),
         gpointer   data)
{
  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static DossierOutcome
run (Fixture        *fixture,
     DossierCommand *command)
{
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };

  dossier_workspace_run (fixture->workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autofree char *path = NULL, *file = NULL;
  const char *paths[2] = { NULL };

  fixture->folder = g_dir_make_tmp ("dossier-notes-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "notes.dossier", NULL);
  file = g_build_filename (fixture->folder, "one.txt", NULL);
  g_file_set_contents (file, article_text, -1, &error);
  g_assert_no_error (error);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  paths[0] = file;
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->article = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
  fixture->window = adw_application_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.dossier", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "one.txt", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  drain ();
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  g_remove (path);
  g_remove (file);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
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

static DossierNoteView *
show_view (Fixture    *fixture,
           const char *text)
{
  GtkWidget *view = dossier_note_view_new (fixture->workspace);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dossier_note_view_set_text (DOSSIER_NOTE_VIEW (view), text);
  drain ();
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
  DossierOutcome made = run (fixture, dossier_command_create_entity (name, "person"));
  g_autofree char *id = dossier_id_to_text (&made.id);

  return words ? g_strdup_printf ("[[entity:%s|%s]]", id, name) : g_strdup_printf ("[[entity:%s]]", id);
}

/* Whatever part of a mark an edit touches, the mark goes whole or stays whole. */
static void
test_atomic (Fixture      *fixture,
             gconstpointer data)
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
  drain ();
  assert_text (view, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 10);
  gtk_text_buffer_insert (buffer, &start, "x", 1);
  {
    g_autofree char *expected = g_strdup_printf ("ab %sx cd 🛰", mark);

    assert_text (view, expected);
  }
  gtk_text_buffer_undo (buffer);
  drain ();
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 2);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 3 + length);
}

/* Typing, deleting a mark and what stood behind it, and undoing all of it gives back what was. */
static void
test_undo_order (Fixture      *fixture,
                 gconstpointer data)
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
      drain ();
    }
  assert_text (view, "I cite ");
  while (gtk_text_buffer_get_can_undo (buffer))
    {
      gtk_text_buffer_undo (buffer);
      drain ();
    }
  assert_text (view, text);
}

static void
test_tools (Fixture      *fixture,
            gconstpointer data)
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
} Waiting;

static gboolean
is_stored (gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GObject) note = dossier_workspace_lookup (waiting->fixture->workspace, DOSSIER_RECORD_NOTE, &waiting->note);

  return note != NULL && strcmp (DOSSIER_NOTE (note)->text, waiting->expected) == 0;
}

static gboolean
is_shown (gpointer data)
{
  Waiting *waiting = data;
  GtkWidget *view = find_type (waiting->fixture->window, DOSSIER_TYPE_NOTE_VIEW);
  g_autofree char *text = dossier_note_view_dup_text (DOSSIER_NOTE_VIEW (view));

  return strcmp (text, waiting->expected) == 0;
}

/* Written without a Save, undone by the workspace, shown as it is then. */
static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  DossierOutcome made = run (fixture, dossier_command_create_note ("Brief", "first"));
  GtkWidget *page = dossier_notes_page_new (fixture->workspace), *view;
  Waiting waiting = { fixture, made.id, "first" };
  GtkTextBuffer *buffer;

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_for (is_shown, &waiting);
  view = find_type (page, DOSSIER_TYPE_NOTE_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_insert_at_cursor (buffer, "The very ", -1);
  dossier_notes_page_flush (DOSSIER_NOTES_PAGE (page));
  waiting.expected = "The very first";
  run_for (is_stored, &waiting);
  drain ();
  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, NULL), ==, 1);
  waiting.expected = "first";
  run_for (is_shown, &waiting);
  gtk_widget_activate_action (page, "note.delete", NULL);
  drain ();
}

static gboolean
has_citation (gpointer data)
{
  Waiting *waiting = data;
  DossierQuery query = { .type = DOSSIER_RECORD_NOTE };
  g_autoptr (GPtrArray) notes = dossier_workspace_load_records (waiting->fixture->workspace, &query, NULL);

  if (notes->len != 1)
    return FALSE;
  waiting->note = ((DossierNote *) g_ptr_array_index (notes, 0))->id;
  return ((DossierNote *) g_ptr_array_index (notes, 0))->citation_count == 1;
}

/* Citing a passage without a note makes one; the quote is in the exported PDF. */
static void
test_cite_and_export (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autofree char *article = dossier_id_to_text (&fixture->article);
  g_autofree char *mark = g_strdup_printf ("article:%s:16-30", article);
  g_autofree char *output = NULL;
  g_autoptr (DossierReport) report = NULL;
  g_autoptr (GSubprocess) pdftotext = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page = dossier_notes_page_new (fixture->workspace), *editor;
  Waiting waiting = { fixture };

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  drain ();
  dossier_notes_page_cite (DOSSIER_NOTES_PAGE (page), mark);
  editor = find_type (page, DOSSIER_TYPE_NOTE_EDITOR);
  for (;;)
    {
      dossier_note_editor_flush (DOSSIER_NOTE_EDITOR (editor));
      if (has_citation (&waiting))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  report = dossier_workspace_load_report (fixture->workspace, &waiting.note, 1, &error);
  g_assert_no_error (error);
  dossier_export_file (report, "pdf", pdf, NULL, &error);
  g_assert_no_error (error);
  pdftotext = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", pdf, "-", NULL);
  if (pdftotext == NULL)
    {
      g_test_skip ("there is no pdftotext");
      g_remove (pdf);
      return;
    }
  g_assert_true (g_subprocess_communicate_utf8 (pdftotext, NULL, NULL, &output, NULL, &error));
  g_assert_nonnull (strstr (output, "General Anna L"));
  g_remove (pdf);
}

#define ADD(path, func) g_test_add ("/notes/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("atomic", test_atomic);
  ADD ("undo-order", test_undo_order);
  ADD ("tools", test_tools);
  ADD ("page", test_page);
  ADD ("cite-and-export", test_cite_and_export);
  return g_test_run ();
}
