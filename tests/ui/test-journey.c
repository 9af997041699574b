/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One piece of work from its beginning to its end in the real window: files dropped, words tagged and annotated, an event
 * made of a passage, seen on the board, cited in a note, everything exported; then all of it taken back and made again. */

#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-annotate-popover.h"
#include "dossier-board-page-private.h"
#include "dossier-board-row.h"
#include "dossier-event-form.h"
#include "dossier-export.h"
#include "dossier-library-pane.h"
#include "dossier-note-editor.h"
#include "dossier-note-view.h"
#include "dossier-reader-private.h"

#define FIRST "Column halts before the bridge at Tarn\n\nBy Ada Quill\n\n10 March 2031\n\n" \
              "General Karl Odegard stopped the column before the bridge at Tarn on Monday. " \
              "Nobody there could say “why” & for how long.\n\n" \
              "Later Odegard spoke with Viktor Gulin of the harbour office.\n"
#define SECOND "Ferry stopped after talks broke down\n\n11 March 2031\n\n" \
               "The ferry between both towns did not run on Tuesday, the harbour office said.\n"
#define ACTOR "Karl Odegard"
#define OTHER_ACTOR "Viktor Gulin"
#define PASSAGE "General Karl Odegard stopped the column before the bridge at Tarn on Monday"
#define REMARK "Ask the engineers about load"
#define EVENT "Halt before the bridge"
#define NOTE_TITLE "Morning brief & outlook"
#define NOTE_TEXT "The column waited for orders."

typedef struct
{
  DossierWindow *window;
  GtkWidget *content;
  DossierReader *reader;
  DossierBoardState *board;
  DossierNoteView *note;
} Journey;

/* Looking */

static GPtrArray *
load (Journey           *journey,
      DossierRecordType  type)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dossier_workspace_load_records (dossier_window_get_workspace (journey->window), query, &error);

  g_assert_no_error (error);
  return records;
}

static gboolean
is_listed (gpointer journey)
{
  GtkWidget *library = ui_find (GTK_WIDGET (((Journey *) journey)->window), DOSSIER_TYPE_LIBRARY_PANE);

  return ui_find_label (library, "Column halts") != NULL && ui_find_label (library, "Ferry stopped") != NULL;
}

static gboolean
is_being_read (gpointer journey)
{
  DossierArticleView *view = dossier_reader_get_view (((Journey *) journey)->reader);

  return view != NULL && g_str_has_prefix (view->article->title, "Column halts");
}

static gboolean
has_highlight (gpointer  data,
               const char *label)
{
  Journey *journey = data;
  const DossierHighlightIndex *index = dossier_text_view_get_index (journey->reader->text_view);

  for (guint i = 0; i < dossier_highlight_index_get_n (index); i++)
    if (g_strcmp0 (dossier_highlight_index_get (index, i)->highlight->label, label) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_actor (gpointer journey)
{
  return has_highlight (journey, ACTOR);
}

static gboolean
has_other_actor (gpointer journey)
{
  return has_highlight (journey, OTHER_ACTOR);
}

static gboolean
has_remark (gpointer journey)
{
  return has_highlight (journey, REMARK);
}

static gboolean
has_event (gpointer journey)
{
  return has_highlight (journey, EVENT);
}

/* The form of an event when it has the keyboard, so when it is filled. */
static DossierEventForm *
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *form = ui_find (window, DOSSIER_TYPE_EVENT_FORM);

      if (form != NULL)
        return DOSSIER_EVENT_FORM (form);
    }
  return NULL;
}

static gboolean
has_form (gpointer data)
{
  DossierEventForm *form = find_form ();

  return form != NULL && gtk_widget_get_mapped (GTK_WIDGET (form));
}

static gboolean
has_no_form (gpointer data)
{
  return find_form () == NULL;
}

static gboolean
has_row (GtkWidget  *widget,
         const char *part)
{
  gboolean found = FALSE;

  if (DOSSIER_IS_BOARD_ROW (widget))
    {
      const char *words = dossier_board_row_get_words (DOSSIER_BOARD_ROW (widget));

      return gtk_widget_get_mapped (widget) && words != NULL && strstr (words, part) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found; child = gtk_widget_get_next_sibling (child))
    found = has_row (child, part);
  return found;
}

static gboolean
is_on_board (gpointer data)
{
  Journey *journey = data;
  GtkWidget *page = ui_find (GTK_WIDGET (journey->window), DOSSIER_TYPE_BOARD_PAGE);

  return !dossier_board_page_is_loading (DOSSIER_BOARD_PAGE (page)) && dossier_board_state_n_events (journey->board) == 1 &&
         has_row (page, EVENT) && has_row (page, ACTOR);
}

static gboolean
is_off_board (gpointer data)
{
  return dossier_board_state_n_events (((Journey *) data)->board) == 0;
}

static gboolean
has_citation (gpointer data)
{
  Journey *journey = data;
  g_autofree char *text = dossier_note_view_dup_text (journey->note);

  return strstr (text, "[[") != NULL;
}

/* Stored by itself, without a Save. */
static gboolean
is_stored (gpointer journey)
{
  g_autoptr (GPtrArray) notes = load (journey, DOSSIER_RECORD_NOTE);
  const DossierNote *note = notes->len == 1 ? g_ptr_array_index (notes, 0) : NULL;

  return note != NULL && strcmp (note->title, NOTE_TITLE) == 0 && strstr (note->text, NOTE_TEXT) != NULL && note->citation_count == 1;
}

/* Doing */

static void
select_and_press (Journey    *journey,
                  const char *words,
                  guint       keyval)
{
  const char *text = dossier_reader_get_view (journey->reader)->text;
  const char *at = strstr (text, words);
  guint start;

  g_assert_nonnull (at);
  start = (guint) g_utf8_pointer_to_offset (text, at);
  dossier_text_view_select (journey->reader->text_view, start, start + (guint) g_utf8_strlen (words, -1));
  g_assert_true (ui_press (GTK_WIDGET (journey->reader->text_view), keyval, 0));
}

static void
show_page (Journey    *journey,
           const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (journey->window), "win.page", "s", page));
  ui_settle ();
}

static void
import_by_drop (Journey   *journey,
                UiFixture *fixture)
{
  g_autofree char *first = ui_fixture_write (fixture, "first.txt", FIRST);
  g_autofree char *second = ui_fixture_write (fixture, "second & last.txt", SECOND);
  const char * const paths[] = { first, second, NULL };

  ui_drop_files (GTK_WIDGET (journey->window), paths);
  ui_wait_articles (journey->window, 2);
  ui_wait (is_listed, journey);
}

static void
open_first (Journey *journey)
{
  GtkWidget *library = ui_find (GTK_WIDGET (journey->window), DOSSIER_TYPE_LIBRARY_PANE);
  GtkWidget *list = gtk_widget_get_ancestor (ui_find_label (library, "Column halts"), GTK_TYPE_LIST_VIEW);

  /* The older of the two stands below. */
  g_signal_emit_by_name (list, "activate", 1);
  ui_wait (is_being_read, journey);
  ui_settle ();
}

static void
mark_up (Journey *journey)
{
  GtkWidget *popover = GTK_WIDGET (journey->reader->annotate_popover);

  select_and_press (journey, ACTOR, GDK_KEY_1);
  ui_wait (has_actor, journey);
  select_and_press (journey, OTHER_ACTOR, GDK_KEY_1);
  ui_wait (has_other_actor, journey);

  select_and_press (journey, "before the bridge", GDK_KEY_a);
  g_assert_true (gtk_widget_get_visible (popover));
  dossier_annotate_popover_set_text (journey->reader->annotate_popover, REMARK, "bridges");
  g_assert_true (ui_press (popover, GDK_KEY_Return, GDK_CONTROL_MASK));
  ui_wait (has_remark, journey);
}

static void
make_event (Journey *journey)
{
  DossierEventForm *form;
  GtkWidget *editor;

  select_and_press (journey, PASSAGE, GDK_KEY_e);
  ui_wait (has_form, NULL);
  form = find_form ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "date"))), ==, "2031-03-10");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title")), EVENT);
  editor = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form)));
  g_assert_true (gtk_widget_activate_action (editor, "editor.save", NULL));
  ui_wait (has_no_form, NULL);
  ui_wait (has_event, journey);
}

static void
look_at_board (Journey *journey)
{
  g_autoptr (GPtrArray) events = load (journey, DOSSIER_RECORD_EVENT);
  const DossierEvent *event = g_ptr_array_index (events, 0);
  const guint *links;
  gboolean linked = FALSE;
  guint n;

  show_page (journey, "board");
  ui_wait (is_on_board, journey);
  g_assert_cmpuint (dossier_board_state_find_event (journey->board, &event->id), ==, 0);
  links = dossier_board_state_event_links (journey->board, 0, &n);
  /* What was suggested in the sentence by then takes part, too. */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierEntity) actor = dossier_board_state_read_actor (journey->board, dossier_board_state_link (journey->board, links[i])->actor);

      linked = linked || g_strcmp0 (actor->name, ACTOR) == 0;
    }
  g_assert_true (linked);
}

static void
write_note (Journey *journey)
{
  GtkWidget *editor = ui_find (GTK_WIDGET (journey->window), DOSSIER_TYPE_NOTE_EDITOR);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (journey->note));
  GtkTextIter end;

  show_page (journey, "read");
  select_and_press (journey, PASSAGE, GDK_KEY_c);
  ui_wait (has_citation, journey);
  show_page (journey, "notes");
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\n\n" NOTE_TEXT, -1);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (editor, GTK_TYPE_TEXT)), NOTE_TITLE);
  ui_wait (is_stored, journey);
}

/* Reading back */

/* What @argv prints, with any white space as one blank; NULL when there is no such program. */
static char *
run_program (const char * const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) words = NULL;
  GString *joined;

  if (program == NULL)
    {
      g_test_message ("there is no %s", argv[0]);
      return NULL;
    }
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));

  joined = g_string_new (NULL);
  words = g_strsplit_set (output, " \t\r\n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s ", words[i]);
  return g_string_free (joined, FALSE);
}

/* Everything as it leaves, made at a fixed time: what is equal has equal bytes. */
static GBytes *
export_everything (Journey   *journey,
                   UiFixture *fixture)
{
  static const char * const expected[] = { PASSAGE, REMARK, EVENT, NOTE_TITLE, NOTE_TEXT, ACTOR, "Column halts before the bridge at Tarn" };
  g_autofree char *path = ui_fixture_path (fixture, "everything.pdf");
  const char * const to_text[] = { "pdftotext", path, "-", NULL };
  const char * const check[] = { "qpdf", "--check", path, NULL };
  g_autoptr (DossierReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *checked = NULL;
  char *bytes;
  gsize length;

  report = dossier_workspace_load_report (dossier_window_get_workspace (journey->window), NULL, 0, &error);
  g_assert_no_error (error);
  report->made_at = G_GINT64_CONSTANT (1930000000000);
  dossier_export_file (report, "pdf", path, NULL, &error);
  g_assert_no_error (error);

  text = run_program (to_text);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("the PDF lacks “%s”: %s", expected[i], text);
  checked = run_program (check);

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

/* Back and forth */

static void
count_all (Journey *journey,
           guint   *counts)
{
  static const DossierRecordType types[] = {
    DOSSIER_RECORD_ARTICLE, DOSSIER_RECORD_ENTITY, DOSSIER_RECORD_MENTION, DOSSIER_RECORD_ANNOTATION,
    DOSSIER_RECORD_EVENT, DOSSIER_RECORD_STATEMENT, DOSSIER_RECORD_NOTE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    counts[i] = ui_count (journey->window, types[i]);
}

static guint
count_done (Journey *journey)
{
  g_autoptr (GPtrArray) changes = load (journey, DOSSIER_RECORD_CHANGE);
  guint done = 0;

  for (guint i = 0; i < changes->len; i++)
    done += ((DossierChange *) g_ptr_array_index (changes, i))->state == DOSSIER_CHANGE_DONE;
  return done;
}

typedef struct
{
  Journey *journey;
  guint done;
} Steps;

static gboolean
has_done (gpointer data)
{
  Steps *steps = data;

  return count_done (steps->journey) == steps->done;
}

/* Step by step until @until are in force, as one would with the keys. */
static void
step_until (Journey    *journey,
            const char *action,
            guint       until)
{
  GtkWidget *button = ui_find_action (GTK_WIDGET (journey->window), action);
  Steps steps = { journey, count_done (journey) };

  while (steps.done != until)
    {
      ui_wait_sensitive (button);
      steps.done += steps.done < until ? 1 : -1;
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (journey->window), action, NULL));
      ui_wait (has_done, &steps);
    }
  ui_settle ();
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_is_sensitive (widget);
}

static void
test_journey (UiFixture     *fixture,
              gconstpointer  data)
{
  Journey journey = { .window = ui_fixture_open (fixture, "journey & <back>.dossier", DOSSIER_WORKSPACE_CREATE) };
  GtkWidget *window = GTK_WIDGET (journey.window);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint made[7], again[7], steps;

  journey.reader = DOSSIER_READER (ui_find (window, DOSSIER_TYPE_READER));
  /* Pages are made when they are shown first. */
  show_page (&journey, "board");
  show_page (&journey, "notes");
  show_page (&journey, "read");
  journey.board = dossier_board_page_get_state (DOSSIER_BOARD_PAGE (ui_find (window, DOSSIER_TYPE_BOARD_PAGE)));
  journey.note = DOSSIER_NOTE_VIEW (ui_find (window, DOSSIER_TYPE_NOTE_VIEW));

  import_by_drop (&journey, fixture);
  open_first (&journey);
  mark_up (&journey);
  make_event (&journey);
  look_at_board (&journey);
  write_note (&journey);
  before = export_everything (&journey, fixture);

  count_all (&journey, made);
  steps = count_done (&journey);
  g_assert_cmpuint (steps, >=, 7); /* import, two tags, remark, event, note, its text */
  step_until (&journey, "win.undo", 0);
  ui_wait (is_insensitive, ui_find_action (window, "win.undo"));
  ui_wait (is_off_board, &journey);
  count_all (&journey, again);
  for (guint i = 0; i < G_N_ELEMENTS (again); i++)
    g_assert_cmpuint (again[i], ==, 0);

  show_page (&journey, "board");
  step_until (&journey, "win.redo", steps);
  ui_wait (is_insensitive, ui_find_action (window, "win.redo"));
  ui_wait (is_on_board, &journey);
  count_all (&journey, again);
  g_assert_cmpmem (again, sizeof again, made, sizeof made);
  g_assert_true (is_stored (&journey));
  after = export_everything (&journey, fixture);
  g_assert_true (g_bytes_equal (before, after));

  findings = dossier_workspace_check (dossier_window_get_workspace (journey.window), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add ("/journey", UiFixture, NULL, ui_fixture_set_up, test_journey, ui_fixture_tear_down);
  return ui_run ();
}
