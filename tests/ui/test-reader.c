/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader with real widgets on a workspace of its own: what is shown, tagging, annotating, finding, taking back. Keys
 * go through the reader's own key handling; what was written is read from the workspace. */

#define G_LOG_DOMAIN "dossier-test"

#include "reader-fixture.h"

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

static gboolean
is_shown_again (ReaderFixture *fixture, gpointer data)
{
  return fixture->shown > GPOINTER_TO_UINT (data);
}

static gboolean
is_visible (ReaderFixture *fixture, gpointer data)
{
  return gtk_widget_get_visible (data);
}

static gboolean
has_candidates (ReaderFixture *fixture, gpointer data)
{
  return dossier_tag_popover_get_n_candidates (fixture->reader->tag_popover) == GPOINTER_TO_UINT (data);
}

static gboolean
has_page (ReaderFixture *fixture, gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (fixture->reader->stack), data) == 0;
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

static void
set_up (ReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = make_long_text ();
  const char * const texts[N_ARTICLES] = { HARBOUR_TEXT, SCRIPTS_TEXT, long_text };

  reader_fixture_set_up (fixture, texts, N_ARTICLES);
  reader_fixture_open (fixture);
}

static gboolean
is_read (ReaderFixture *fixture, gpointer data)
{
  g_autoptr (GObject) article = dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ARTICLE, data);

  g_main_context_wakeup (NULL);

  return DOSSIER_ARTICLE (article)->read;
}

static void
test_shows (ReaderFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader->text_view));
  g_autofree char *shown = NULL;

  g_assert_null (dossier_reader_get_article (fixture->reader));
  g_assert_true (has_page (fixture, (gpointer) "empty"));

  reader_show (fixture, HARBOUR);
  g_assert_true (has_page (fixture, (gpointer) "text"));
  g_assert_cmpuint (fixture->shown, ==, 1);
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_nonnull (strstr (shown, "Minister Iren Varga met"));
  reader_wait (fixture, is_read, &fixture->articles[HARBOUR]);

  dossier_reader_show (fixture->reader, NULL, -1, -1);
  g_assert_true (has_page (fixture, (gpointer) "empty"));
  g_assert_null (dossier_reader_get_view (fixture->reader));
}

static gboolean
shows_words (ReaderFixture *fixture, gpointer data)
{
  g_autofree char *shown = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader->text_view)), "text", &shown, NULL);

  return strstr (shown, data) != NULL;
}

static gboolean
hides_words (ReaderFixture *fixture, gpointer data)
{
  return !shows_words (fixture, data);
}

/* The byline and the date line are no part of the article, and come back when they are asked for. */
static void
test_left_out (ReaderFixture *fixture, gconstpointer data)
{
  char *byline = (char *) "By Ada Quill";
  char *opening = (char *) "Minister Iren Varga met";
  guint n;

  reader_show (fixture, HARBOUR);
  g_assert_true (hides_words (fixture, byline));
  g_assert_true (reader_press (fixture, GDK_KEY_h));
  g_assert_true (shows_words (fixture, byline));

  /* a click takes it back: into the article for good, so that it stays when the rest is hidden again */
  g_signal_emit_by_name (fixture->reader->text_view, "part-activated", reader_find_words (fixture, byline) + 3);
  n = fixture->shown;
  reader_wait (fixture, is_shown_again, GUINT_TO_POINTER (n));
  g_assert_true (reader_press (fixture, GDK_KEY_h));
  g_assert_true (shows_words (fixture, byline));
  g_assert_true (hides_words (fixture, (char *) "3 March 2024"));

  /* and by key the other way */
  dossier_text_view_place_caret (fixture->reader->text_view, reader_find_words (fixture, opening));
  g_assert_true (reader_press (fixture, GDK_KEY_minus));
  reader_wait (fixture, hides_words, opening);
  ui_undo (fixture->desk.workspace);
  reader_wait (fixture, shows_words, opening);
  ui_undo (fixture->desk.workspace);
  reader_wait (fixture, hides_words, byline);
}

/* What a search or a quotation leads to is shown, wherever it stands; what was marked never hides. */
static void
test_left_out_revealed (ReaderFixture *fixture, gconstpointer data)
{
  char *day = (char *) "3 March 2024";
  guint start;

  reader_show (fixture, HARBOUR);
  g_assert_true (hides_words (fixture, day));
  start = reader_find_words (fixture, day);
  dossier_reader_show (fixture->reader, &fixture->articles[HARBOUR], (int) start, (int) start + 7);
  g_assert_true (shows_words (fixture, day));
  g_assert_true (hides_words (fixture, (char *) "By Ada Quill"));
  g_assert_true (dossier_workspace_run (fixture->desk.workspace,
                                        dossier_command_annotate (&fixture->articles[HARBOUR], start, start + 7, "a Sunday", NULL),
                                        NULL, NULL));
  reader_wait_highlights (fixture, 1);
  reader_show (fixture, SCRIPTS);
  reader_show (fixture, HARBOUR);
  g_assert_true (shows_words (fixture, day));
}

static void
test_newest_request (ReaderFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      dossier_reader_show (fixture->reader, &fixture->articles[HARBOUR], -1, -1);
      dossier_reader_show (fixture->reader, &fixture->articles[SCRIPTS], -1, -1);
      dossier_reader_show (fixture->reader, &fixture->articles[LONG], -1, -1);
      reader_wait_article (fixture, LONG);
      g_assert_true (dossier_id_equal (dossier_reader_get_article (fixture->reader), &fixture->articles[LONG]));
      dossier_reader_show (fixture->reader, NULL, -1, -1);
    }
  g_assert_cmpuint (fixture->shown, ==, 4);
}

static void
test_passage (ReaderFixture *fixture, gconstpointer data)
{
  guint start;
  guint selected_start;
  guint selected_end;

  reader_show (fixture, SCRIPTS);
  start = reader_find_words (fixture, "Boris Keel");
  reader_show (fixture, HARBOUR);
  dossier_reader_show (fixture->reader, &fixture->articles[SCRIPTS], (int) start, (int) start + 10);
  reader_wait_article (fixture, SCRIPTS);
  g_assert_true (dossier_text_view_get_selection (fixture->reader->text_view, &selected_start, &selected_end));
  g_assert_cmpuint (selected_start, ==, start);
  g_assert_cmpuint (selected_end, ==, start + 10);

  /* What is no place of the text selects nothing. */
  dossier_reader_show (fixture->reader, &fixture->articles[HARBOUR], 1000000, 1000010);
  reader_wait_article (fixture, HARBOUR);
  g_assert_false (dossier_text_view_get_selection (fixture->reader->text_view, &selected_start, &selected_end));
}

static void
test_tag_by_digit (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) mention = NULL;
  const DossierPassage *passage;
  guint start;

  reader_show (fixture, HARBOUR);
  start = reader_find_words (fixture, "Iren Varga");

  /* Swept from the middle of a word into the blank behind the last. */
  dossier_text_view_select (fixture->reader->text_view, start + 1, start + 11);
  g_assert_true (reader_press (fixture, GDK_KEY_1));
  reader_wait_highlights (fixture, 1);

  mention = dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_MENTION, &reader_get_highlight (fixture, 0)->id);
  passage = DOSSIER_MENTION (mention)->passage;
  g_assert_cmpstr (DOSSIER_MENTION (mention)->entity_name, ==, "Iren Varga");
  g_assert_cmpstr (DOSSIER_MENTION (mention)->entity_kind, ==, "person");
  g_assert_cmpstr (passage->quote, ==, "Iren Varga");
  g_assert_cmpuint (passage->start, ==, start);
  g_assert_cmpuint (passage->end, ==, start + 10);
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start + 10);

  ui_undo (fixture->desk.workspace);
  reader_wait_highlights (fixture, 0);
  ui_redo (fixture->desk.workspace);
  reader_wait_highlights (fixture, 1);
  reader_assert_highlighted (fixture, 0, "Iren Varga");

  /* Without a selection a digit does nothing. */
  reader_press (fixture, GDK_KEY_2);
  g_assert_true (reader_has_highlights (fixture, GUINT_TO_POINTER (1)));
}

static void
test_scripts (ReaderFixture *fixture, gconstpointer data)
{
  static const char * const words[] = {
    "Zoe\xCC\x88 Tamm", "🇫🇮", "Минска", "Анна Лебедева", "سلمى الخطيب", "القدس", "李明", "北京", "Boris Keel",
  };

  reader_show (fixture, SCRIPTS);

  /* Import has brought letter and mark together: look for what is there. */
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *normal = dossier_text_normalise (words[i], -1);
      guint start = reader_find_words (fixture, normal);
      g_autoptr (GVariant) kind = g_variant_ref_sink (g_variant_new_string ("person"));

      dossier_text_view_select (fixture->reader->text_view, start, start + dossier_text_length (normal));
      fixture->reader->exact = (DossierTextRange) { start, start + dossier_text_length (normal) };
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->reader), "reader.tag-as", kind));
      reader_wait_highlights (fixture, i + 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *normal = dossier_text_normalise (words[i], -1);

      reader_assert_highlighted (fixture, i, normal);
    }
}

static void
test_popover (ReaderFixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (fixture->reader->tag_popover);
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome;

  g_assert_true (dossier_workspace_run (fixture->desk.workspace, dossier_command_create_entity ("Irena Vargas", "person"), &outcome, &error));
  g_assert_no_error (error);

  reader_show (fixture, HARBOUR);
  reader_select_words (fixture, "Varga, it");
  reader_press (fixture, GDK_KEY_t);
  reader_wait (fixture, is_visible, popover);
  g_assert_cmpstr (dossier_tag_popover_get_name (fixture->reader->tag_popover), ==, "Varga, it");

  /* Typing a name finds the entity; Enter takes it. */
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (gtk_widget_get_first_child (
                           gtk_popover_get_child (GTK_POPOVER (popover))))), "Irena");
  reader_wait (fixture, has_candidates, GUINT_TO_POINTER (1));
  g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (popover)))),
                         "activate");
  reader_wait_highlights (fixture, 1);
  g_assert_true (dossier_id_equal (&reader_get_highlight (fixture, 0)->target, &outcome.id));
  g_assert_false (gtk_widget_get_visible (popover));

  /* While nothing is typed a digit makes an entity, and Escape leaves all as it was. */
  reader_select_words (fixture, "pilots");
  reader_press (fixture, GDK_KEY_Return);
  reader_wait (fixture, is_visible, popover);
  g_assert_true (ui_press (popover, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (popover));

  reader_press (fixture, GDK_KEY_Return);
  reader_wait (fixture, is_visible, popover);
  g_assert_true (ui_press (popover, GDK_KEY_2, 0));
  reader_wait_highlights (fixture, 2);
  reader_assert_highlighted (fixture, 0, "pilots");
  g_assert_cmpstr (reader_get_highlight (fixture, 0)->kind, ==, "organisation");
}

static gboolean
has_kind (ReaderFixture *fixture, gpointer data)
{
  return reader_has_highlights (fixture, GUINT_TO_POINTER (1)) && g_strcmp0 (reader_get_highlight (fixture, 0)->kind, data) == 0;
}

static void
test_retag_and_remove (ReaderFixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (fixture->reader->tag_popover);

  reader_show (fixture, HARBOUR);
  reader_select_words (fixture, "Orsk");
  reader_press (fixture, GDK_KEY_1);
  reader_wait_highlights (fixture, 1);

  reader_press (fixture, GDK_KEY_bracketright);
  g_assert_cmpint (dossier_text_view_get_current (fixture->reader->text_view), ==, 0);
  reader_press (fixture, GDK_KEY_t);
  reader_wait (fixture, is_visible, popover);
  g_assert_true (ui_press (popover, GDK_KEY_3, 0));
  reader_wait (fixture, has_kind, (gpointer) "place");

  dossier_text_view_set_current (fixture->reader->text_view, 0);
  reader_press (fixture, GDK_KEY_Delete);
  reader_wait_highlights (fixture, 0);
  ui_undo (fixture->desk.workspace);
  reader_wait (fixture, has_kind, (gpointer) "place");
  ui_undo (fixture->desk.workspace);
  reader_wait (fixture, has_kind, (gpointer) "person");
}

static gboolean
has_label (ReaderFixture *fixture, gpointer data)
{
  return reader_has_highlights (fixture, GUINT_TO_POINTER (1)) && g_strcmp0 (reader_get_highlight (fixture, 0)->label, data) == 0;
}

static void
test_annotate (ReaderFixture *fixture, gconstpointer data)
{
  DossierAnnotatePopover *popover = fixture->reader->annotate_popover;
  g_autoptr (GObject) annotation = NULL;
  DossierId id;

  reader_show (fixture, HARBOUR);
  reader_select_words (fixture, "spoke of barges");
  reader_press (fixture, GDK_KEY_a);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  dossier_annotate_popover_set_text (popover, "Which barges?", "traffic, #ice, traffic");
  g_assert_true (ui_press (GTK_WIDGET (popover), GDK_KEY_Return, GDK_CONTROL_MASK));
  reader_wait (fixture, has_label, (gpointer) "Which barges?");
  reader_assert_highlighted (fixture, 0, "spoke of barges");

  id = reader_get_highlight (fixture, 0)->id;
  annotation = dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ANNOTATION, &id);
  g_assert_cmpuint (g_strv_length (DOSSIER_ANNOTATION (annotation)->tags), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) DOSSIER_ANNOTATION (annotation)->tags, "ice"));

  /* Changed and left by Escape: as it was. Changed and left otherwise: kept. */
  dossier_text_view_set_current (fixture->reader->text_view, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.edit", NULL);
  dossier_annotate_popover_set_text (popover, "Never mind", "");
  g_assert_true (ui_press (GTK_WIDGET (popover), GDK_KEY_Escape, 0));
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.edit", NULL);
  dossier_annotate_popover_set_text (popover, "The grain barges", "traffic");
  gtk_popover_popdown (GTK_POPOVER (popover));
  reader_wait (fixture, has_label, (gpointer) "The grain barges");

  ui_undo (fixture->desk.workspace);
  reader_wait (fixture, has_label, (gpointer) "Which barges?");
  ui_redo (fixture->desk.workspace);
  reader_wait (fixture, has_label, (gpointer) "The grain barges");

  dossier_reader_select_highlight (fixture->reader, &id);
  reader_press (fixture, GDK_KEY_Delete);
  reader_wait_highlights (fixture, 0);
}

static void
test_find (ReaderFixture *fixture, gconstpointer data)
{
  GArray *found;
  g_autofree char *slice = NULL;

  reader_show (fixture, HARBOUR);
  dossier_find_bar_open (fixture->reader->find_bar, "ORSK");
  found = dossier_find_bar_get_found (fixture->reader->find_bar);
  g_assert_cmpuint (found->len, ==, 3);

  /* What was found stays marked when parts of the text come and go. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (reader_press (fixture, GDK_KEY_h));
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
  reader_show (fixture, LONG);
  g_assert_cmpuint (dossier_find_bar_get_found (fixture->reader->find_bar)->len, ==, 400);
  reader_press (fixture, GDK_KEY_Escape);
  g_assert_false (dossier_find_bar_is_open (fixture->reader->find_bar));
  g_assert_cmpuint (dossier_find_bar_get_found (fixture->reader->find_bar)->len, ==, 0);
}

static void
test_overlaps (ReaderFixture *fixture, gconstpointer data)
{
  DossierTextView *view = fixture->reader->text_view;
  guint start;
  int first;
  int second;

  reader_show (fixture, HARBOUR);
  reader_select_words (fixture, "Minister Iren Varga");
  reader_press (fixture, GDK_KEY_1);
  reader_wait_highlights (fixture, 1);
  reader_select_words (fixture, "Varga");
  reader_press (fixture, GDK_KEY_1);
  reader_wait_highlights (fixture, 2);

  /* The innermost first, then the one around it, then the first again. */
  start = dossier_offset_map_to_display (dossier_text_view_get_map (view), reader_find_words (fixture, "Varga"));
  first = dossier_text_view_cycle_at (view, start);
  reader_assert_highlighted (fixture, (guint) first, "Varga");
  dossier_reader_open_menu (fixture->reader, first, FALSE);
  second = dossier_text_view_cycle_at (view, start);
  reader_assert_highlighted (fixture, (guint) second, "Minister Iren Varga");
  dossier_reader_open_menu (fixture->reader, second, FALSE);
  g_assert_cmpint (dossier_text_view_cycle_at (view, start), ==, first);
  g_assert_cmpuint (fixture->activated, ==, 2);
  g_assert_cmpint (dossier_text_view_cycle_at (view, 0), ==, -1);
}

static void
test_long_paragraph (ReaderFixture *fixture, gconstpointer data)
{
  DossierTextView *view = fixture->reader->text_view;
  g_autoptr (GObject) mention = NULL;
  guint start;
  guint selected_start;
  guint selected_end;

  reader_show (fixture, LONG);
  g_assert_cmpuint (dossier_offset_map_get_n_breaks (dossier_text_view_get_map (view)), >, 3);
  start = reader_find_words (fixture, "Boris Keel");

  dossier_text_view_select (view, start, start + 10);
  g_assert_true (dossier_text_view_get_selection (view, &selected_start, &selected_end));
  g_assert_cmpuint (selected_start, ==, start);
  g_assert_cmpuint (selected_end, ==, start + 10);

  reader_press (fixture, GDK_KEY_1);
  reader_wait_highlights (fixture, 1);
  reader_assert_highlighted (fixture, 0, "Boris Keel");
  mention = dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_MENTION, &reader_get_highlight (fixture, 0)->id);
  g_assert_cmpuint (DOSSIER_MENTION (mention)->passage->start, ==, start);
  g_assert_cmpstr (DOSSIER_MENTION (mention)->passage->quote, ==, "Boris Keel");
}

static gboolean
is_deleted_notice (ReaderFixture *fixture, gpointer data)
{
  return gtk_widget_get_visible (fixture->reader->deleted_notice) == GPOINTER_TO_INT (data);
}

static void
test_deleted (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierId unknown = dossier_id_new ();

  reader_show (fixture, HARBOUR);
  g_assert_true (dossier_workspace_run (fixture->desk.workspace, dossier_command_delete_articles (&fixture->articles[HARBOUR], 1), NULL, &error));
  g_assert_no_error (error);
  reader_wait (fixture, is_deleted_notice, GINT_TO_POINTER (TRUE));
  ui_undo (fixture->desk.workspace);
  reader_wait (fixture, is_deleted_notice, GINT_TO_POINTER (FALSE));

  dossier_reader_show (fixture->reader, &unknown, -1, -1);
  reader_wait (fixture, has_page, (gpointer) "gone");
  g_assert_null (dossier_reader_get_view (fixture->reader));
}

static void
test_keys (ReaderFixture *fixture, gconstpointer data)
{
  DossierTextView *view = fixture->reader->text_view;

  reader_show (fixture, HARBOUR);
  reader_press (fixture, GDK_KEY_j);
  reader_press (fixture, GDK_KEY_j);
  reader_press (fixture, GDK_KEY_k);
  g_assert_cmpint (fixture->steps, ==, 1);

  reader_press (fixture, GDK_KEY_End);
  g_assert_cmpuint (dossier_text_view_get_caret (view), ==, dossier_reader_get_view (fixture->reader)->length);
  reader_press (fixture, GDK_KEY_Home);
  g_assert_cmpuint (dossier_text_view_get_caret (view), ==, 0);

  /* What is no key of the reader's is left to others. */
  g_assert_false (ui_press (GTK_WIDGET (view), GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_false (ui_press (GTK_WIDGET (view), GDK_KEY_Escape, 0));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (ReaderFixture *fixture, gconstpointer data);
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

  ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ReaderFixture, NULL, set_up, tests[i].run, reader_fixture_tear_down);

  return ui_run ();
}
