/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements made in the reader with real widgets and keys: filled in from the sentence, of the event that fits, in one step of undo. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-statement-form.h"
#include "reader-fixture.h"

#include <string.h>

enum
{
  FIRST,
  SECOND,
  N_ARTICLES,
};

#define FIRST_TEXT \
  "Buildup near Orland\n\nBy Ada Quill\n\n11 February 2024\n\nThe Harbour Office said that a buildup near Orland has reached 130,000 " \
  "soldiers by 9 February. It rained.\n\nGeneral Boris Keel phoned Admiral Iren Varga on Thursday, the Harbour Office said.\n"

#define SECOND_TEXT \
  "Orland watches its border\n\nBy Cleo Marsh\n\n12 February 2024\n\nThe buildup near Orland now counts more than 125,000 troops. " \
  "Nothing else was said.\n"

static void
tag (ReaderFixture *fixture, guint article, const char *words, const char *kind)
{
  guint start, end;

  ui_locate (fixture->desk.workspace, &fixture->articles[article], words, &start, &end);
  ui_do (fixture->desk.workspace, dossier_command_tag (&fixture->articles[article], start, end, NULL, words, kind));
}

static void
set_up (ReaderFixture *fixture, gconstpointer data)
{
  static const char * const texts[N_ARTICLES] = { FIRST_TEXT, SECOND_TEXT };

  reader_fixture_set_up (fixture, texts, N_ARTICLES);
  tag (fixture, FIRST, "Harbour Office", "organisation");
  tag (fixture, FIRST, "Boris Keel", "person");
  tag (fixture, FIRST, "Iren Varga", "person");
  reader_fixture_open (fixture);
  reader_show (fixture, FIRST);
}

static gboolean
is_open (ReaderFixture *fixture, gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (fixture->reader->statement_popover));
}

static gboolean
is_closed (ReaderFixture *fixture, gpointer data)
{
  return !is_open (fixture, data) && !dossier_statement_popover_is_loading (fixture->reader->statement_popover);
}

static gboolean
has_statements (ReaderFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[GPOINTER_TO_UINT (data) >> 8]);

  g_main_context_wakeup (NULL);
  return statements->len == (GPOINTER_TO_UINT (data) & 0xff);
}

static void
wait_for_statements (ReaderFixture *fixture, guint article, guint n)
{
  reader_wait (fixture, has_statements, GUINT_TO_POINTER (article << 8 | n));
}

static DossierStatementForm *
get_form (ReaderFixture *fixture)
{
  return DOSSIER_STATEMENT_FORM (ui_find (GTK_WIDGET (fixture->reader->statement_popover), DOSSIER_TYPE_STATEMENT_FORM));
}

static void
assert_field (ReaderFixture *fixture, const char *name, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dossier_statement_form_get_field (get_form (fixture), name))), ==, text);
}

static void
set_field (ReaderFixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (dossier_statement_form_get_field (get_form (fixture), name)), text);
}

static void
accept (ReaderFixture *fixture)
{
  dossier_statement_popover_accept (fixture->reader->statement_popover);
  reader_wait (fixture, is_closed, NULL);
}

static gboolean
has_events (ReaderFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) events = ui_load (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->articles[FIRST]);

  return events->len > 0;
}

/* One key and Enter make a figure, an event with it, and one step of undo. */
static void
test_figure (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const DossierStatement *statement = NULL;
  g_autofree char *value = NULL;

  reader_select_words (fixture, "130,000");
  g_assert_true (reader_press (fixture, GDK_KEY_f));
  reader_wait (fixture, is_open, NULL);
  assert_field (fixture, "figure", "130,000 soldiers");
  assert_field (fixture, "topic", "troops");
  assert_field (fixture, "said", "Harbour Office");
  assert_field (fixture, "as-of", "2024-02-09");
  g_assert_true (ui_press (GTK_WIDGET (fixture->reader->statement_popover), GDK_KEY_2, GDK_ALT_MASK));
  accept (fixture);
  reader_wait (fixture, has_events, NULL);
  events = ui_load (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->articles[FIRST]);
  g_assert_cmpuint (events->len, ==, 1);
  statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[FIRST]);
  for (guint i = 0; i < statements->len; i++)
    if (DOSSIER_STATEMENT (g_ptr_array_index (statements, i))->kind == DOSSIER_STATEMENT_FIGURE)
      statement = g_ptr_array_index (statements, i);
  g_assert_nonnull (statement);
  value = dossier_figure_to_value (statement->figure);
  g_assert_cmpstr (value, ==, "130000 soldiers");
  g_assert_cmpstr (statement->attributed_name, ==, "Harbour Office");
  g_assert_cmpstr (statement->attributed_words, ==, "The Harbour Office said");
  g_assert_cmpstr (statement->as_of, ==, "2024-02-09");
  g_assert_cmpuint (statement->credibility, ==, 2);
  g_assert_cmpstr (statement->passage->quote, ==, "130,000 soldiers");

  ui_undo (fixture->desk.workspace);
  wait_for_statements (fixture, FIRST, 0);
}

static DossierId
make_event (ReaderFixture *fixture, const char *title)
{
  return ui_do (fixture->desk.workspace, dossier_command_create_event (title, NULL, "2024-02", NULL, NULL, 0)).id;
}

/* Figures of two articles meet under one heading of one event. */
static void
test_meet (ReaderFixture *fixture, gconstpointer data)
{
  DossierId event = make_event (fixture, "Buildup near Orland");
  g_autoptr (GPtrArray) statements = NULL;
  const DossierStatement *statement;

  reader_select_words (fixture, "130,000");
  reader_press (fixture, GDK_KEY_f);
  reader_wait (fixture, is_open, NULL);
  set_field (fixture, "topic", "troops near Orland");
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);

  reader_show (fixture, SECOND);
  /* The caret is enough, and Enter need not wait for the popover. */
  dossier_text_view_place_caret (fixture->reader->text_view, reader_find_words (fixture, "counts"));
  reader_press (fixture, GDK_KEY_f);
  g_assert_true (reader_press (fixture, GDK_KEY_Return));
  wait_for_statements (fixture, SECOND, 1);
  statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[SECOND]);
  statement = g_ptr_array_index (statements, 0);
  g_assert_true (dossier_id_equal (&statement->event, &event));
  g_assert_cmpstr (statement->topic, ==, "troops near Orland");
  g_assert_cmpint (statement->figure->qualifier, ==, DOSSIER_FIGURE_MORE_THAN);
}

/* A sentence with two who take part: each R is the next of them. */
static void
test_roles (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  make_event (fixture, "Keel and Varga on the telephone");
  for (guint i = 0; i < 2; i++)
    {
      dossier_text_view_place_caret (fixture->reader->text_view, reader_find_words (fixture, "phoned"));
      reader_press (fixture, GDK_KEY_r);
      reader_wait (fixture, is_open, NULL);
      accept (fixture);
      wait_for_statements (fixture, FIRST, i + 1);
    }
  statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[FIRST]);
  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);

      g_string_append_printf (said, "%s=%s;", statement->entity_name, statement->role);
    }
  g_assert_cmpstr (said->str, ==, "Boris Keel=caller;Iren Varga=called;");
}

static void
test_date (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  const DossierStatement *statement;

  make_event (fixture, "Keel and Varga on the telephone");
  reader_select_words (fixture, "Thursday");
  reader_press (fixture, GDK_KEY_w);
  reader_wait (fixture, is_open, NULL);
  assert_field (fixture, "date", "2024-02-08");
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);
  statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[FIRST]);
  statement = g_ptr_array_index (statements, 0);
  g_assert_cmpstr (statement->date, ==, "2024-02-08");
  g_assert_cmpstr (statement->date_words, ==, "Thursday");
}

/* What is wrong is said beside its field, and nothing is written. */
static void
test_errors (ReaderFixture *fixture, gconstpointer data)
{
  GtkWidget *note;

  reader_select_words (fixture, "It rained");
  reader_press (fixture, GDK_KEY_f);
  reader_wait (fixture, is_open, NULL);
  set_field (fixture, "figure", "quite a few");
  note = dossier_statement_form_get_field (get_form (fixture), "note");
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (note)), "No number"));
  dossier_statement_popover_accept (fixture->reader->statement_popover);
  g_assert_true (is_open (fixture, NULL));
  set_field (fixture, "figure", "about 40 km");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (note)), ==, "40 · about that many · in km");
  set_field (fixture, "as-of", "2024-13");
  dossier_statement_popover_accept (fixture->reader->statement_popover);
  g_assert_true (is_open (fixture, NULL));
  dossier_statement_popover_close (fixture->reader->statement_popover);
  wait_for_statements (fixture, FIRST, 0);
}

/* Another event is found by typing, and a new one named. */
static void
test_search (ReaderFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  DossierId event = make_event (fixture, "Rain over Belmark");
  g_autoptr (GPtrArray) statements = NULL;

  reader_select_words (fixture, "It rained");
  reader_press (fixture, GDK_KEY_m);
  reader_wait (fixture, is_open, NULL);
  entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->reader->statement_popover), DOSSIER_TYPE_STATEMENT_POPOVER, "entry"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Event of the statement");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dossier_statement_form_get_field (get_form (fixture), "credibility")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Credibility of what is said");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Belmark");
  /* Enter need not wait for the answer either. */
  g_assert_true (ui_press (GTK_WIDGET (fixture->reader->statement_popover), GDK_KEY_3, GDK_ALT_MASK));
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);
  statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[FIRST]);
  g_assert_true (dossier_id_equal (&DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->event, &event));
  g_assert_cmpuint (DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->credibility, ==, 3);
}

static gboolean
has_figure (ReaderFixture *fixture, gpointer data)
{
  g_autoptr (DossierStatement) now = (DossierStatement *) dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT,
                                                                                     &DOSSIER_STATEMENT (data)->id);

  return now->figure->low == 131000;
}

/* A statement is corrected where it stands. */
static void
test_edit (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (DossierStatement) after = NULL;
  g_autofree char *id = NULL;

  make_event (fixture, "Buildup near Orland");
  reader_select_words (fixture, "130,000");
  reader_press (fixture, GDK_KEY_f);
  reader_wait (fixture, is_open, NULL);
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);
  statements = ui_load (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &fixture->articles[FIRST]);
  id = dossier_id_to_text (&DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.edit-statement", "s", id);
  reader_wait (fixture, is_open, NULL);
  assert_field (fixture, "figure", "130,000 soldiers");
  set_field (fixture, "figure", "about 131,000 soldiers");
  accept (fixture);
  reader_wait (fixture, has_figure, g_ptr_array_index (statements, 0));
  after = (DossierStatement *) dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT,
                                                         &DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->id);
  g_assert_cmpint (after->figure->qualifier, ==, DOSSIER_FIGURE_ABOUT);
  g_assert_cmpstr (after->attributed_name, ==, "Harbour Office");
}

/* What was looked for is where the keys of statements work once the find bar is closed. */
static void
test_found (ReaderFixture *fixture, gconstpointer data)
{
  guint start = reader_find_words (fixture, "130,000");

  make_event (fixture, "Buildup near Orland");
  dossier_find_bar_open (fixture->reader->find_bar, "130,000");
  reader_press (fixture, GDK_KEY_Escape);
  g_assert_false (dossier_find_bar_is_open (fixture->reader->find_bar));
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start);
  g_assert_true (reader_press (fixture, GDK_KEY_f));
  reader_wait (fixture, is_open, NULL);
  assert_field (fixture, "figure", "130,000 soldiers");
  dossier_reader_close_popovers (fixture->reader);

  /* Nothing found moves nothing; of selected words the selected ones are meant. */
  dossier_find_bar_open (fixture->reader->find_bar, "zeppelin");
  dossier_find_bar_close (fixture->reader->find_bar);
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start);
  reader_select_words (fixture, "130,000");
  dossier_reader_find (fixture->reader);
  dossier_find_bar_close (fixture->reader->find_bar);
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start);
}

#define ADD(path, func) g_test_add (path, ReaderFixture, NULL, set_up, func, reader_fixture_tear_down)

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  ADD ("/statements/figure", test_figure);
  ADD ("/statements/meet", test_meet);
  ADD ("/statements/roles", test_roles);
  ADD ("/statements/date", test_date);
  ADD ("/statements/errors", test_errors);
  ADD ("/statements/search", test_search);
  ADD ("/statements/edit", test_edit);
  ADD ("/statements/found", test_found);
  return ui_run ();
}
