/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader and the inspector beside it over one article with suggestions. */

#include "suggestion-fixture.h"

#include "dossier-store.h"
#include "dossier-suggestions.h"

#include <string.h>

#define TEXT \
  "Harbour talks begin in Orsk\n\nBy Ada Quill\n\n3 March 2024\n\nMinister Iren Varga met the harbour pilots in Orsk on Sunday. " \
  "Varga, it was said, spoke of forty barges.\n\nThe Pilots Guild waited in Orsk.\n"

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
write_suggestions (DossierDb  *db,
                   gpointer    data,
                   GError    **error)
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
read_text (DossierDb  *db,
           gpointer    data,
           GError    **error)
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

static gboolean
is_shown (gpointer data)
{
  return dossier_reader_get_view (((SuggestionFixture *) data)->reader) != NULL;
}

static void
highlight_chosen_cb (DossierInspector  *inspector,
                     const DossierId   *id,
                     SuggestionFixture *fixture)
{
  dossier_reader_select_highlight (fixture->reader, id);
}

static void
highlight_activated_cb (DossierReader     *reader,
                        const char        *text,
                        int                type,
                        SuggestionFixture *fixture)
{
  DossierId id;

  g_assert_true (dossier_id_from_text (text, &id));
  dossier_inspector_reveal (fixture->inspector, &id, type);
}

static void
open_widgets (SuggestionFixture *fixture)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  fixture->reader = DOSSIER_READER (dossier_reader_new (fixture->desk.workspace));
  fixture->inspector = DOSSIER_INSPECTOR (dossier_inspector_new (fixture->desk.workspace));
  gtk_widget_set_size_request (GTK_WIDGET (fixture->inspector), 300, -1);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (fixture->reader));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (fixture->inspector));
  g_signal_connect (fixture->inspector, "highlight-chosen", G_CALLBACK (highlight_chosen_cb), fixture);
  g_signal_connect (fixture->reader, "highlight-activated", G_CALLBACK (highlight_activated_cb), fixture);
  ui_desk_show (&fixture->desk, paned, 1000, 600);
  dossier_reader_show (fixture->reader, &fixture->article, -1, -1);
  dossier_inspector_show_article (fixture->inspector, &fixture->article);
  ui_wait (is_shown, fixture);
}

guint
suggestion_fixture_count_marks (SuggestionFixture    *fixture,
                                DossierHighlightType  type)
{
  const DossierHighlightIndex *index = dossier_text_view_get_index (fixture->reader->text_view);
  guint count = 0;

  for (guint i = 0; i < dossier_highlight_index_get_n (index); i++)
    count += dossier_highlight_index_get (index, i)->highlight->type == type;
  return count;
}

typedef struct
{
  SuggestionFixture *fixture;
  guint suggested;
  guint mentions;
} Marks;

static gboolean
has_marks (gpointer data)
{
  const Marks *marks = data;

  return suggestion_fixture_count_marks (marks->fixture, DOSSIER_HIGHLIGHT_SUGGESTION) == marks->suggested
         && suggestion_fixture_count_marks (marks->fixture, DOSSIER_HIGHLIGHT_MENTION) == marks->mentions
         && g_hash_table_size (marks->fixture->reader->decided) == 0;
}

/* Once the workspace has said so, too. */
void
suggestion_fixture_wait_marks (SuggestionFixture *fixture,
                               guint              suggested,
                               guint              mentions)
{
  Marks marks = { fixture, suggested, mentions };

  ui_wait (has_marks, &marks);
}

guint
suggestion_fixture_count_open (SuggestionFixture *fixture)
{
  DossierSuggestionFilter filter = { .article = fixture->article, .values = TRUE };
  g_autoptr (GError) error = NULL;
  guint count = dossier_workspace_count_suggestions (fixture->desk.workspace, &filter, &error);

  g_assert_no_error (error);
  return count;
}

/* A key while the text has the keyboard, which must be taken. */
void
suggestion_fixture_press (SuggestionFixture *fixture,
                          guint              keyval,
                          GdkModifierType    state)
{
  g_assert_true (ui_press (GTK_WIDGET (fixture->reader->text_view), keyval, state));
}

DossierEntitiesTab *
suggestion_fixture_get_tab (SuggestionFixture *fixture)
{
  return DOSSIER_ENTITIES_TAB (dossier_inspector_get_tab (fixture->inspector, "entities"));
}

static gboolean
has_rows (gpointer data)
{
  const Marks *wanted = data;

  return g_list_model_get_n_items (dossier_entities_tab_get_model (suggestion_fixture_get_tab (wanted->fixture))) == wanted->suggested;
}

void
suggestion_fixture_wait_rows (SuggestionFixture *fixture,
                              guint              n)
{
  Marks wanted = { fixture, n, 0 };

  ui_wait (has_rows, &wanted);
  ui_settle ();
}

/* The row for a name, or the heading of all for NULL; NULL when it is not on the screen. */
static DossierSuggestionRow *
find_row_below (GtkWidget  *above,
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
      found = find_row_below (child, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

DossierSuggestionRow *
suggestion_fixture_find_row (SuggestionFixture *fixture,
                             const char        *name)
{
  return find_row_below (GTK_WIDGET (suggestion_fixture_get_tab (fixture)), name);
}

void
suggestion_fixture_set_up (SuggestionFixture *fixture,
                           gconstpointer      data)
{
  g_autofree char *path = NULL;

  ui_desk_set_up (&fixture->desk);
  fixture->article = ui_desk_import (&fixture->desk, "article.txt", TEXT);
  path = g_strdup (dossier_workspace_get_path (fixture->desk.workspace));
  dossier_workspace_close (fixture->desk.workspace);
  suggest (path, &fixture->article);
  suggestion_fixture_reopen (fixture, DOSSIER_WORKSPACE_READ_WRITE);
}

void
suggestion_fixture_tear_down (SuggestionFixture *fixture,
                              gconstpointer      data)
{
  ui_desk_tear_down (&fixture->desk);
}

/* Opens the workspace and the widgets again. */
void
suggestion_fixture_reopen (SuggestionFixture     *fixture,
                           DossierWorkspaceFlags  flags)
{
  ui_desk_reopen (&fixture->desk, flags);
  open_widgets (fixture);
}
