/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workspace from outside: opening, importing, every kind of command, undo and redo, changes told. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-importing.h"
#include "dossier-list.h"
#include "dossier-workspace.h"

typedef struct
{
  char *folder;
  char *path;
  DossierWorkspace *workspace;
  DossierId article;
} Fixture;

static const char text_one[] =
  "Ministers of Norland and Vestria spoke by telephone\n"
  "By Anna Lind\n"
  "10 March 2031\n\n"
  "General Karl Ødegård of Norland called his counterpart on Monday 🛰, the ministry said.\n\n"
  "About 30,000 troops take part in Polar Shield 2031, which runs until 20 March.\n";
static const char text_two[] =
  "Vestria denies that it asked for the call\n\n"
  "The Vestrian staff said that Karl Odegard had been called first. «Герасименко» was not present.\n";

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static DossierImportResult *
import_folder (Fixture *fixture)
{
  g_autofree char *in = g_build_filename (fixture->folder, "in", NULL);
  const char *paths[] = { in, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (GError) error = NULL;
  DossierImportResult *result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
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
fail (Fixture            *fixture,
      DossierCommand     *command,
      int                 code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_workspace_run (fixture->workspace, command, NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, code);
}

static guint
count (Fixture          *fixture,
       DossierRecordType type)
{
  DossierQuery query = { .type = type };
  g_autoptr (GError) error = NULL;
  guint n = dossier_workspace_count (fixture->workspace, &query, &error);

  g_assert_no_error (error);
  return n;
}

static void
undo (Fixture *fixture,
      guint    steps)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, steps, &error), ==, steps);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture,
      guint    steps)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_redo (fixture->workspace, steps, &error), ==, steps);
  g_assert_no_error (error);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dossier_workspace_check (fixture->workspace, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Where words stand in the article of the fixture. */
static void
locate (Fixture    *fixture,
        const char *words,
        guint      *start,
        guint      *end)
{
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (fixture->workspace, &fixture->article, NULL);
  const char *at = strstr (view->text, words);

  g_assert_nonnull (at);
  *start = g_utf8_pointer_to_offset (view->text, at);
  *end = *start + g_utf8_strlen (words, -1);
}

static DossierOutcome
tag (Fixture    *fixture,
     const char *words,
     const char *name,
     const char *kind)
{
  guint start, end;

  locate (fixture, words, &start, &end);
  return run (fixture, dossier_command_tag (&fixture->article, start, end, NULL, name, kind));
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  fixture->workspace = dossier_workspace_open (fixture->path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *in = NULL;
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE, .order = DOSSIER_ORDER_NAME };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "work.dossier", NULL);
  in = g_build_filename (fixture->folder, "in", NULL);
  g_mkdir (in, 0700);
  write_file (fixture, "in/one.txt", text_one);
  write_file (fixture, "in/two.txt", text_two);
  write_file (fixture, "in/empty.txt", " \n");
  fixture->workspace = dossier_workspace_open (fixture->path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  result = import_folder (fixture);
  g_assert_cmpuint (result->imported, ==, 2);
  g_assert_cmpuint (result->rejected, ==, 1);
  ids = dossier_workspace_query (fixture->workspace, &query, &error);
  fixture->article = g_array_index (ids, DossierId, 0);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      g_remove (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  assert_sound (fixture);
  dossier_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_import_again (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (DossierImportResult) again = import_folder (fixture);
  g_autoptr (DossierImportResult) revived = NULL;

  g_assert_cmpuint (again->duplicates, ==, 2);
  g_assert_cmpuint (again->imported, ==, 0);
  undo (fixture, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ARTICLE), ==, 0);
  redo (fixture, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ARTICLE), ==, 2);
  undo (fixture, 1);
  revived = import_folder (fixture);
  g_assert_cmpuint (revived->imported, ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ARTICLE), ==, 2);
  g_assert_cmpint (((DossierImportItem *) g_ptr_array_index (revived->items, 1))->status, ==, DOSSIER_REVIVED);
}

static void
test_original (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) bytes = dossier_workspace_load_original (fixture->workspace, &fixture->article, &media_type, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text_one, strlen (text_one));
  g_assert_cmpstr (media_type, ==, "text/plain");
}

static void
test_tag (Fixture      *fixture,
          gconstpointer data)
{
  DossierOutcome first = tag (fixture, "Karl Ødegård", "Karl Ødegård", "person");
  DossierOutcome second = tag (fixture, "General Karl Ødegård", "karl ødegård", "person");
  g_autoptr (DossierMention) mention = NULL;
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (DossierArticleView) after = NULL;

  g_assert_true (dossier_id_equal (&first.entity, &second.entity));
  mention = DOSSIER_MENTION (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_MENTION, &second.id));
  g_assert_cmpstr (mention->passage->quote, ==, "General Karl Ødegård");
  g_assert_cmpstr (mention->entity_name, ==, "Karl Ødegård");
  view = dossier_workspace_load_article (fixture->workspace, &fixture->article, NULL);
  g_assert_cmpuint (view->highlights->len, ==, 2);
  g_assert_cmpuint (view->article->entity_count, ==, 1);
  g_assert_cmpuint (g_array_index (view->highlights, DossierHighlight, 0).start, <, g_array_index (view->highlights, DossierHighlight, 1).start);
  undo (fixture, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  redo (fixture, 1);
  after = dossier_workspace_load_article (fixture->workspace, &fixture->article, NULL);
  g_assert_cmpuint (after->highlights->len, ==, 1);
  fail (fixture, dossier_command_tag (&fixture->article, 5, 5, NULL, "x", "person"), DOSSIER_COMMAND_ERROR_INVALID);
  fail (fixture, dossier_command_tag (&fixture->article, 5, 50000, NULL, "x", "person"), DOSSIER_COMMAND_ERROR_INVALID);
  fail (fixture, dossier_command_tag (&fixture->article, 5, 6, NULL, "  ", "person"), DOSSIER_COMMAND_ERROR_INVALID);
  fail (fixture, dossier_command_tag (&fixture->article, 5, 6, NULL, "x", "planet"), DOSSIER_COMMAND_ERROR_INVALID);
  fail (fixture, dossier_command_tag (&first.id, 5, 6, NULL, "x", "person"), DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static DossierEntity *
get_entity (Fixture         *fixture,
            const DossierId *id)
{
  return DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, id));
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  DossierOutcome tagged = tag (fixture, "Karl Ødegård", "K. Ødegård", "person");
  g_autoptr (DossierEntity) renamed = NULL;
  g_autoptr (DossierEntity) trimmed = NULL;

  run (fixture, dossier_command_rename_entity (&tagged.entity, "Karl Ødegård"));
  run (fixture, dossier_command_add_alias (&tagged.entity, "Одегорд"));
  run (fixture, dossier_command_set_entity_description (&tagged.entity, "Chief of staff"));
  renamed = get_entity (fixture, &tagged.entity);
  g_assert_cmpstr (renamed->name, ==, "Karl Ødegård");
  g_assert_cmpuint (g_strv_length (renamed->aliases), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) renamed->aliases, "K. Ødegård"));
  g_assert_cmpstr (renamed->description, ==, "Chief of staff");
  run (fixture, dossier_command_remove_alias (&tagged.entity, "Одегорд"));
  trimmed = get_entity (fixture, &tagged.entity);
  g_assert_cmpuint (g_strv_length (trimmed->aliases), ==, 1);
  fail (fixture, dossier_command_remove_alias (&tagged.entity, "nobody"), DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static void
test_merge (Fixture      *fixture,
            gconstpointer data)
{
  DossierOutcome one = tag (fixture, "Norland", "Norland", "place");
  DossierOutcome two = tag (fixture, "Karl Ødegård of Norland", "Kingdom of Norland", "place");
  DossierOutcome three = run (fixture, dossier_command_create_entity ("Norlandia", "place"));
  g_autoptr (DossierEntity) merged = NULL, apart = NULL;

  run (fixture, dossier_command_merge_entities (&one.entity, &two.entity, "two names"));
  run (fixture, dossier_command_merge_entities (&three.entity, &two.entity, NULL));
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  merged = get_entity (fixture, &three.entity);
  g_assert_cmpuint (merged->mention_count, ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) merged->aliases, "Kingdom of Norland"));
  fail (fixture, dossier_command_merge_entities (&two.entity, &one.entity, NULL), DOSSIER_COMMAND_ERROR_INVALID);
  run (fixture, dossier_command_unmerge_entity (&one.entity));
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 2);
  apart = get_entity (fixture, &one.entity);
  g_assert_cmpuint (apart->mention_count, ==, 2);
  undo (fixture, 3);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 3);
  redo (fixture, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
}

static void
test_ambiguous (Fixture      *fixture,
                gconstpointer data)
{
  run (fixture, dossier_command_create_entity ("Lind", "person"));
  run (fixture, dossier_command_create_entity ("Lind", "person"));
  fail (fixture, dossier_command_tag (&fixture->article, 0, 4, NULL, "lind", NULL), DOSSIER_COMMAND_ERROR_AMBIGUOUS);
}

static void
test_annotate (Fixture      *fixture,
               gconstpointer data)
{
  const char *tags[] = { "figures", "Check", NULL }, *fewer[] = { "check", "new", NULL };
  guint start, end;
  DossierOutcome made;
  g_autoptr (DossierAnnotation) annotation = NULL, edited = NULL;

  locate (fixture, "🛰, the ministry", &start, &end);
  made = run (fixture, dossier_command_annotate (&fixture->article, start, end, "who?", tags));
  annotation = DOSSIER_ANNOTATION (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ANNOTATION, &made.id));
  g_assert_cmpstr (annotation->passage->quote, ==, "🛰, the ministry");
  g_assert_cmpuint (g_strv_length (annotation->tags), ==, 2);
  run (fixture, dossier_command_edit_annotation (&made.id, "who says?", fewer));
  edited = DOSSIER_ANNOTATION (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ANNOTATION, &made.id));
  g_assert_cmpstr (edited->text, ==, "who says?");
  g_assert_cmpuint (g_strv_length (edited->tags), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) edited->tags, "new"));
  run (fixture, dossier_command_delete_annotation (&made.id));
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ANNOTATION), ==, 0);
  undo (fixture, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ANNOTATION), ==, 1);
}

static void
test_event (Fixture      *fixture,
            gconstpointer data)
{
  guint start, end;
  DossierEventPart parts[3] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Karl Ødegård", .role = "caller" },
    { .kind = DOSSIER_STATEMENT_PLACE, .name = "Norland" },
    { .kind = DOSSIER_STATEMENT_CLAIM, .topic = "who called", .article = fixture->article },
  };
  DossierOutcome made;
  g_autoptr (DossierEvent) event = NULL;
  g_autoptr (DossierGrid) grid = NULL, shorter = NULL;
  g_autoptr (DossierBoard) board = NULL, narrow = NULL;
  g_autoptr (DossierBoardFilter) filter = dossier_board_filter_new ();
  DossierStatement *cell;

  locate (fixture, "called his counterpart", &start, &end);
  parts[2].start = start;
  parts[2].end = end;
  made = run (fixture, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", "Monday", parts, 3));
  event = DOSSIER_EVENT (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_EVENT, &made.id));
  g_assert_cmpuint (event->participant_count, ==, 1);
  g_assert_cmpuint (event->account_count, ==, 1);
  g_assert_cmpstr (event->places, ==, "Norland");
  grid = dossier_workspace_load_grid (fixture->workspace, &made.id, NULL);
  g_assert_cmpuint (grid->columns->len, ==, 1);
  g_assert_cmpuint (grid->rows->len, ==, 4);
  cell = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (((DossierGridRow *) g_ptr_array_index (grid->rows, 3))->cells, 0), 0);
  g_assert_cmpstr (cell->passage->quote, ==, "called his counterpart");
  board = dossier_workspace_load_board (fixture->workspace, NULL, NULL);
  g_assert_cmpuint (board->actors->len, ==, 2);
  g_assert_cmpuint (board->links->len, ==, 2);
  filter->text = g_strdup ("odegard");
  narrow = dossier_workspace_load_board (fixture->workspace, filter, NULL);
  g_assert_cmpuint (narrow->actors->len, ==, 1);
  run (fixture, dossier_command_delete_statement (&cell->id));
  shorter = dossier_workspace_load_grid (fixture->workspace, &made.id, NULL);
  g_assert_cmpuint (shorter->columns->len, ==, 0);
  undo (fixture, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_EVENT), ==, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  redo (fixture, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_EVENT), ==, 1);
  fail (fixture, dossier_command_create_event ("x", NULL, "2031-02-30", NULL, NULL, 0), DOSSIER_COMMAND_ERROR_INVALID);
}

static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  DossierOutcome tagged = tag (fixture, "Norland", "Norland", "place");
  g_autofree char *passage = dossier_id_to_text (&tagged.passage);
  g_autofree char *entity = dossier_id_to_text (&tagged.entity);
  g_autofree char *text = g_strdup_printf ("# Brief\n\n[[entity:%s]] says [[passage:%s]].\n", entity, passage);
  DossierOutcome made = run (fixture, dossier_command_create_note ("Brief", text));
  g_autoptr (DossierNote) note = DOSSIER_NOTE (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_NOTE, &made.id));
  g_autoptr (DossierReport) report = NULL, all = NULL;
  g_autofree char *key = g_strdup_printf ("passage:%s", passage);
  DossierCitation *citation;

  g_assert_cmpstr (note->text, ==, text);
  g_assert_cmpuint (note->citation_count, ==, 2);
  run (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_AGENCY, "Northwire"));
  run (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_CHANGED, "2031-02-12"));
  report = dossier_workspace_load_report (fixture->workspace, &made.id, 1, NULL);
  citation = g_hash_table_lookup (report->citations, key);
  g_assert_nonnull (citation);
  g_assert_cmpstr (citation->quote, ==, "Norland");
  g_assert_cmpstr (citation->agency, ==, "Northwire");
  g_assert_cmpstr (citation->changed, ==, "2031-02-12");
  g_assert_cmpstr (g_hash_table_lookup (report->names, entity), ==, "Norland");
  all = dossier_workspace_load_report (fixture->workspace, NULL, 0, NULL);
  g_assert_true (all->everything);
  run (fixture, dossier_command_update_note (&made.id, "Brief", "nothing"));
  undo (fixture, 1);
  g_clear_object (&note);
  note = DOSSIER_NOTE (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_NOTE, &made.id));
  g_assert_cmpstr (note->text, ==, text);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  static const struct { const char *words; guint hits; } cases[] = {
    { "odegard", 1 }, { "ødegard", 1 }, { "ODEGÅRD", 1 }, { "герасим", 1 }, { "telephone", 1 }, { "\"polar shield\"", 1 }, { "\"shield polar\"", 0 },
    { "", 0 }, { "\"", 0 }, { "AND OR NOT", 0 }, { "a* NEAR(b", 0 }, { "(((", 0 }, { "title:telephone", 0 }, { "30,000 troops", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = dossier_workspace_load_hits (fixture->workspace, cases[i].words, 10, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, cases[i].hits);
    }
  run (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_TITLE, "Quite another headline"));
  {
    g_autoptr (GPtrArray) hits = dossier_workspace_load_hits (fixture->workspace, "headline", 10, NULL);

    g_assert_cmpuint (hits->len, ==, 1);
  }
  undo (fixture, 1);
}

static void
test_correct (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DossierArticle) article = NULL, back = NULL;

  run (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_SOURCE, "The Norland Post"));
  run (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_DATE, "2031-03~"));
  article = DOSSIER_ARTICLE (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ARTICLE, &fixture->article));
  g_assert_cmpstr (article->source, ==, "The Norland Post");
  g_assert_cmpstr (article->date, ==, "2031-03~");
  g_assert_cmpuint (article->uncertain & (DOSSIER_FIELD_SOURCE | DOSSIER_FIELD_DATE), ==, 0);
  run (fixture, dossier_command_set_source_grade (&article->source_id, 'B', "usually right"));
  fail (fixture, dossier_command_set_source_grade (&article->source_id, 'Q', NULL), DOSSIER_COMMAND_ERROR_INVALID);
  fail (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_DATE, "soon"), DOSSIER_COMMAND_ERROR_INVALID);
  fail (fixture, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_TITLE, ""), DOSSIER_COMMAND_ERROR_INVALID);
  back = DOSSIER_ARTICLE (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ARTICLE, &fixture->article));
  g_assert_cmpint (back->source_grade, ==, 'B');
  undo (fixture, 3);
}

static void
test_delete_and_collect (Fixture      *fixture,
                         gconstpointer data)
{
  DossierOutcome made = run (fixture, dossier_command_create_collection ("March"));
  DossierQuery inside = { .type = DOSSIER_RECORD_ARTICLE, .collection = made.id };

  run (fixture, dossier_command_collect (&made.id, &fixture->article, 1));
  g_assert_cmpuint (run (fixture, dossier_command_collect (&made.id, &fixture->article, 1)).count, ==, 0);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, &inside, NULL), ==, 1);
  run (fixture, dossier_command_delete_articles (&fixture->article, 1));
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, &inside, NULL), ==, 0);
  run (fixture, dossier_command_restore_articles (&fixture->article, 1));
  run (fixture, dossier_command_uncollect (&made.id, &fixture->article, 1));
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, &inside, NULL), ==, 0);
  run (fixture, dossier_command_delete_collection (&made.id));
  undo (fixture, 6);
}

static DossierId
meet (Fixture    *fixture,
      const char *name)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = name, .entity_kind = "person" };

  return run (fixture, dossier_command_create_event ("A meeting", NULL, NULL, NULL, &part, 1)).id;
}

/* A name means the same entity whatever was changed, undone, or failed in between. */
static void
test_names_meant (Fixture      *fixture,
                  gconstpointer data)
{
  DossierEventPart parts[2] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Nadia Verhoef", .entity_kind = "person" },
    { .kind = DOSSIER_STATEMENT_DATE, .date = "on some day" },
  };
  DossierId entity;

  entity = run (fixture, dossier_command_create_entity ("Lena Ångström", "person")).entity;
  meet (fixture, "lena  angstrom");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  run (fixture, dossier_command_rename_entity (&entity, "Lena Brandt"));
  meet (fixture, "LENA BRANDT");
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  run (fixture, dossier_command_remove_alias (&entity, "Lena Ångström"));
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 2);
  undo (fixture, 5);
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  meet (fixture, "Lena Brandt");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 2);
  fail (fixture, dossier_command_create_event ("A meeting", NULL, NULL, NULL, parts, 2), DOSSIER_COMMAND_ERROR_INVALID);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 2);
  meet (fixture, "Nadia Verhoef");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 3);
  run (fixture, dossier_command_delete_entity (&entity));
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 3);
}

static void
test_undo_deep (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      run (fixture, dossier_command_create_entity (name, "person"));
    }
  reopen (fixture);
  undo (fixture, 400);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  reopen (fixture);
  redo (fixture, 400);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 400);
  undo (fixture, 2);
  run (fixture, dossier_command_create_entity ("Another", "person"));
  g_assert_cmpuint (dossier_workspace_redo (fixture->workspace, 1, &error), ==, 0);
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOTHING);
  undo (fixture, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 397);
}

static void
test_open_errors (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) held = NULL, exists = NULL, missing = NULL, other = NULL;
  g_autofree char *stranger = g_build_filename (fixture->folder, "in", "one.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (DossierWorkspace) reader = NULL;

  g_assert_null (dossier_workspace_open (fixture->path, DOSSIER_WORKSPACE_READ_WRITE, &held));
  g_assert_error (held, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_HELD);
  g_assert_null (dossier_workspace_open (fixture->path, DOSSIER_WORKSPACE_CREATE, &exists));
  g_assert_nonnull (exists);
  g_assert_null (dossier_workspace_open (nowhere, DOSSIER_WORKSPACE_READ_WRITE, &missing));
  g_assert_error (missing, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_MISSING);
  g_assert_null (dossier_workspace_open (stranger, DOSSIER_WORKSPACE_READ_WRITE, &other));
  g_assert_error (other, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_WORKSPACE);
  reader = dossier_workspace_open (fixture->path, DOSSIER_WORKSPACE_READ_ONLY, NULL);
  g_assert_nonnull (reader);
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) copy = NULL;
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };

  tag (fixture, "Norland", "Norland", "place");
  g_assert_true (dossier_workspace_save_copy (fixture->workspace, path, &error));
  g_assert_no_error (error);
  g_assert_false (dossier_workspace_save_copy (fixture->workspace, path, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_EXISTS);
  g_clear_error (&error);
  copy = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_workspace_count (copy, &query, NULL), ==, 2);
  g_assert_cmpuint (dossier_workspace_undo (copy, 1, NULL), ==, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_MENTION), ==, 1);
  dossier_workspace_close (copy);
}

static void
changed_cb (DossierWorkspace *workspace,
            DossierChangeSet *changes,
            gpointer          user_data)
{
  guint *calls = user_data;

  g_assert_true (dossier_change_set_touches (changes, "mention"));
  (*calls)++;
}

static void
test_live (Fixture      *fixture,
           gconstpointer data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ENTITY };
  g_autoptr (DossierList) list = NULL;
  g_autoptr (DossierItem) item = NULL;
  DossierOutcome tagged;
  guint calls = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  list = dossier_list_new (fixture->workspace, &query);
  while (dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (changed_cb), &calls);
  tagged = tag (fixture, "Norland", "Norland", "place");
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (calls, ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (DOSSIER_ENTITY (dossier_item_get_record (item))->name, ==, "Norland");
  g_signal_handlers_disconnect_by_func (fixture->workspace, changed_cb, &calls);
  run (fixture, dossier_command_rename_entity (&tagged.entity, "Nordland"));
  while (strcmp (DOSSIER_ENTITY (dossier_item_get_record (item))->name, "Nordland") != 0)
    g_main_context_iteration (NULL, TRUE);
  undo (fixture, 2);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 || dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Articles that come in are new rows; what the others say is not read again. */
static void
test_live_import (Fixture      *fixture,
                  gconstpointer data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };
  g_autoptr (DossierList) list = dossier_list_new (fixture->workspace, &query);
  g_autoptr (DossierItem) first = NULL, second = NULL;
  g_autoptr (GObject) record = NULL, other = NULL;

  while (dossier_list_is_loading (list) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_set_object (&record, dossier_item_get_record (first));
  g_set_object (&other, dossier_item_get_record (second));

  write_file (fixture, "in/three.txt", "Ferries stay in port\n\nThe storm of Tuesday night kept all ferries of the western islands in port.\n");
  dossier_import_result_free (import_folder (fixture));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 3 || dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_item_get_record (first) == record);

  run (fixture, dossier_command_set_article_field (dossier_item_get_id (first), DOSSIER_FIELD_TITLE, "Another title"));
  while (dossier_item_get_record (first) == record || dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (DOSSIER_ARTICLE (dossier_item_get_record (first))->title, ==, "Another title");
}

/* A workspace that is closed while lists of it are read: they stay empty, and nobody is warned. */
static void
test_live_closed (Fixture      *fixture,
                  gconstpointer data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };
  DossierList *lists[300];

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i] = dossier_list_new (fixture->workspace, &query);
  reopen (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      while (dossier_list_is_loading (lists[i]))
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (lists[i]);
    }
}

static void
test_two_workspaces (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) other = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  DossierQuery query = { .type = DOSSIER_RECORD_ENTITY };

  g_assert_no_error (error);
  run (fixture, dossier_command_create_entity ("Here", "person"));
  g_assert_cmpuint (dossier_workspace_count (other, &query, NULL), ==, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  dossier_workspace_close (other);
}

#define ADD(path, func) g_test_add ("/workspace/" path, Fixture, NULL, set_up, func, tear_down)

/* What was set is told at once, whatever the writer is busy with, and kept. */
static void
test_state (Fixture      *fixture,
            gconstpointer data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_EVENT };
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GArray) events = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *value = i % 3 == 0 ? NULL : g_strdup_printf ("%u", i), *told = NULL;

      dossier_workspace_set_state (fixture->workspace, "place", value);
      told = dossier_workspace_get_state (fixture->workspace, "place");
      g_assert_cmpstr (told, ==, value);
    }
  dossier_workspace_run_async (fixture->workspace, dossier_command_create_event ("At the last moment", NULL, NULL, NULL, NULL, 0), NULL, NULL, NULL);
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  fixture->workspace = dossier_workspace_open (fixture->path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  events = dossier_workspace_query (fixture->workspace, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  kept = dossier_workspace_get_state (fixture->workspace, "place");
  g_assert_cmpstr (kept, ==, "199");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("import-again", test_import_again);
  ADD ("original", test_original);
  ADD ("state", test_state);
  ADD ("tag", test_tag);
  ADD ("names", test_names);
  ADD ("merge", test_merge);
  ADD ("ambiguous", test_ambiguous);
  ADD ("annotate", test_annotate);
  ADD ("event", test_event);
  ADD ("note", test_note);
  ADD ("search", test_search);
  ADD ("correct", test_correct);
  ADD ("delete-and-collect", test_delete_and_collect);
  ADD ("names-meant", test_names_meant);
  ADD ("undo-deep", test_undo_deep);
  ADD ("open-errors", test_open_errors);
  ADD ("copy", test_copy);
  ADD ("live", test_live);
  ADD ("live-import", test_live_import);
  ADD ("live-closed", test_live_closed);
  ADD ("two-workspaces", test_two_workspaces);
  return g_test_run ();
}
