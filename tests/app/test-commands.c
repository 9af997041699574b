/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What commands do to a workspace, each done, refused, undone and done again; and that what they change is found. */

#include <gio/gio.h>

#include "workspace-fixture.h"

static void
test_tag (WorkspaceFixture *fixture,
          gconstpointer     data)
{
  DossierOutcome first = workspace_fixture_tag (fixture, "Karl Ødegård", "Karl Ødegård", "person");
  DossierOutcome second = workspace_fixture_tag (fixture, "General Karl Ødegård", "karl ødegård", "person");
  g_autoptr (DossierMention) mention = NULL;
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (DossierArticleView) after = NULL;

  g_assert_true (dossier_id_equal (&first.entity, &second.entity));
  mention = DOSSIER_MENTION (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_MENTION, &second.id));
  g_assert_cmpstr (mention->passage->quote, ==, "General Karl Ødegård");
  g_assert_cmpstr (mention->entity_name, ==, "Karl Ødegård");
  view = dossier_workspace_load_article (fixture->desk.workspace, &fixture->article, NULL);
  g_assert_cmpuint (view->highlights->len, ==, 2);
  g_assert_cmpuint (view->article->entity_count, ==, 1);
  g_assert_cmpuint (g_array_index (view->highlights, DossierHighlight, 0).start, <, g_array_index (view->highlights, DossierHighlight, 1).start);
  desk_undo (&fixture->desk, 2);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 0);
  desk_redo (&fixture->desk, 1);
  after = dossier_workspace_load_article (fixture->desk.workspace, &fixture->article, NULL);
  g_assert_cmpuint (after->highlights->len, ==, 1);
  desk_refuse (&fixture->desk, dossier_command_tag (&fixture->article, 5, 5, NULL, "x", "person"), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_tag (&fixture->article, 5, 50000, NULL, "x", "person"), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_tag (&fixture->article, 5, 6, NULL, "  ", "person"), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_tag (&fixture->article, 5, 6, NULL, "x", "planet"), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_tag (&first.id, 5, 6, NULL, "x", "person"), DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static DossierEntity *
get_entity (WorkspaceFixture *fixture,
            const DossierId  *id)
{
  return DOSSIER_ENTITY (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ENTITY, id));
}

static void
test_names (WorkspaceFixture *fixture,
            gconstpointer     data)
{
  DossierOutcome tagged = workspace_fixture_tag (fixture, "Karl Ødegård", "K. Ødegård", "person");
  g_autoptr (DossierEntity) renamed = NULL;
  g_autoptr (DossierEntity) trimmed = NULL;

  desk_run (&fixture->desk, dossier_command_rename_entity (&tagged.entity, "Karl Ødegård"));
  desk_run (&fixture->desk, dossier_command_add_alias (&tagged.entity, "Одегорд"));
  desk_run (&fixture->desk, dossier_command_set_entity_description (&tagged.entity, "Chief of staff"));
  renamed = get_entity (fixture, &tagged.entity);
  g_assert_cmpstr (renamed->name, ==, "Karl Ødegård");
  g_assert_cmpuint (g_strv_length (renamed->aliases), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) renamed->aliases, "K. Ødegård"));
  g_assert_cmpstr (renamed->description, ==, "Chief of staff");
  desk_run (&fixture->desk, dossier_command_remove_alias (&tagged.entity, "Одегорд"));
  trimmed = get_entity (fixture, &tagged.entity);
  g_assert_cmpuint (g_strv_length (trimmed->aliases), ==, 1);
  desk_refuse (&fixture->desk, dossier_command_remove_alias (&tagged.entity, "nobody"), DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static void
test_merge (WorkspaceFixture *fixture,
            gconstpointer     data)
{
  DossierOutcome one = workspace_fixture_tag (fixture, "Norland", "Norland", "place");
  DossierOutcome two = workspace_fixture_tag (fixture, "Karl Ødegård of Norland", "Kingdom of Norland", "place");
  DossierOutcome three = desk_run (&fixture->desk, dossier_command_create_entity ("Norlandia", "place"));
  g_autoptr (DossierEntity) merged = NULL, apart = NULL;

  desk_run (&fixture->desk, dossier_command_merge_entities (&one.entity, &two.entity, "two names"));
  desk_run (&fixture->desk, dossier_command_merge_entities (&three.entity, &two.entity, NULL));
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 1);
  merged = get_entity (fixture, &three.entity);
  g_assert_cmpuint (merged->mention_count, ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) merged->aliases, "Kingdom of Norland"));
  desk_refuse (&fixture->desk, dossier_command_merge_entities (&two.entity, &one.entity, NULL), DOSSIER_COMMAND_ERROR_INVALID);
  desk_run (&fixture->desk, dossier_command_unmerge_entity (&one.entity));
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 2);
  apart = get_entity (fixture, &one.entity);
  g_assert_cmpuint (apart->mention_count, ==, 2);
  desk_undo (&fixture->desk, 3);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 3);
  desk_redo (&fixture->desk, 2);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 1);
}

static void
test_ambiguous (WorkspaceFixture *fixture,
                gconstpointer     data)
{
  desk_run (&fixture->desk, dossier_command_create_entity ("Lind", "person"));
  desk_run (&fixture->desk, dossier_command_create_entity ("Lind", "person"));
  desk_refuse (&fixture->desk, dossier_command_tag (&fixture->article, 0, 4, NULL, "lind", NULL), DOSSIER_COMMAND_ERROR_AMBIGUOUS);
}

static void
test_annotate (WorkspaceFixture *fixture,
               gconstpointer     data)
{
  const char *tags[] = { "figures", "Check", NULL }, *fewer[] = { "check", "new", NULL };
  guint start, end;
  DossierOutcome made;
  g_autoptr (DossierAnnotation) annotation = NULL, edited = NULL;

  desk_locate (&fixture->desk, &fixture->article, "🛰, the ministry", &start, &end);
  made = desk_run (&fixture->desk, dossier_command_annotate (&fixture->article, start, end, "who?", tags));
  annotation = DOSSIER_ANNOTATION (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ANNOTATION, &made.id));
  g_assert_cmpstr (annotation->passage->quote, ==, "🛰, the ministry");
  g_assert_cmpuint (g_strv_length (annotation->tags), ==, 2);
  desk_run (&fixture->desk, dossier_command_edit_annotation (&made.id, "who says?", fewer));
  edited = DOSSIER_ANNOTATION (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ANNOTATION, &made.id));
  g_assert_cmpstr (edited->text, ==, "who says?");
  g_assert_cmpuint (g_strv_length (edited->tags), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) edited->tags, "new"));
  desk_run (&fixture->desk, dossier_command_delete_annotation (&made.id));
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ANNOTATION), ==, 0);
  desk_undo (&fixture->desk, 1);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ANNOTATION), ==, 1);
}

static void
test_event (WorkspaceFixture *fixture,
            gconstpointer     data)
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

  desk_locate (&fixture->desk, &fixture->article, "called his counterpart", &start, &end);
  parts[2].start = start;
  parts[2].end = end;
  made = desk_run (&fixture->desk, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", "Monday", parts, 3));
  event = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &made.id));
  g_assert_cmpuint (event->participant_count, ==, 1);
  g_assert_cmpuint (event->account_count, ==, 1);
  g_assert_cmpstr (event->places, ==, "Norland");
  grid = dossier_workspace_load_grid (fixture->desk.workspace, &made.id, NULL);
  g_assert_cmpuint (grid->columns->len, ==, 1);
  g_assert_cmpuint (grid->rows->len, ==, 4);
  cell = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (((DossierGridRow *) g_ptr_array_index (grid->rows, 3))->cells, 0), 0);
  g_assert_cmpstr (cell->passage->quote, ==, "called his counterpart");
  board = dossier_workspace_load_board (fixture->desk.workspace, NULL, NULL);
  g_assert_cmpuint (board->actors->len, ==, 2);
  g_assert_cmpuint (board->links->len, ==, 2);
  filter->text = g_strdup ("odegard");
  narrow = dossier_workspace_load_board (fixture->desk.workspace, filter, NULL);
  g_assert_cmpuint (narrow->actors->len, ==, 1);
  desk_run (&fixture->desk, dossier_command_delete_statement (&cell->id));
  shorter = dossier_workspace_load_grid (fixture->desk.workspace, &made.id, NULL);
  g_assert_cmpuint (shorter->columns->len, ==, 0);
  desk_undo (&fixture->desk, 2);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_EVENT), ==, 0);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 0);
  desk_redo (&fixture->desk, 1);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_EVENT), ==, 1);
  desk_refuse (&fixture->desk, dossier_command_create_event ("x", NULL, "2031-02-30", NULL, NULL, 0), DOSSIER_COMMAND_ERROR_INVALID);
}

static void
test_note (WorkspaceFixture *fixture,
           gconstpointer     data)
{
  DossierOutcome tagged = workspace_fixture_tag (fixture, "Norland", "Norland", "place");
  g_autofree char *passage = dossier_id_to_text (&tagged.passage);
  g_autofree char *entity = dossier_id_to_text (&tagged.entity);
  g_autofree char *text = g_strdup_printf ("# Brief\n\n[[entity:%s]] says [[passage:%s]].\n", entity, passage);
  DossierOutcome made = desk_run (&fixture->desk, dossier_command_create_note ("Brief", text));
  g_autoptr (DossierNote) note = DOSSIER_NOTE (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_NOTE, &made.id));
  g_autoptr (DossierReport) report = NULL, all = NULL;
  g_autofree char *key = g_strdup_printf ("passage:%s", passage);
  DossierCitation *citation;

  g_assert_cmpstr (note->text, ==, text);
  g_assert_cmpuint (note->citation_count, ==, 2);
  desk_run (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_AGENCY, "Northwire"));
  desk_run (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_CHANGED, "2031-02-12"));
  report = dossier_workspace_load_report (fixture->desk.workspace, &made.id, 1, NULL);
  citation = g_hash_table_lookup (report->citations, key);
  g_assert_nonnull (citation);
  g_assert_cmpstr (citation->quote, ==, "Norland");
  g_assert_cmpstr (citation->agency, ==, "Northwire");
  g_assert_cmpstr (citation->changed, ==, "2031-02-12");
  g_assert_cmpstr (g_hash_table_lookup (report->names, entity), ==, "Norland");
  all = dossier_workspace_load_report (fixture->desk.workspace, NULL, 0, NULL);
  g_assert_true (all->everything);
  desk_run (&fixture->desk, dossier_command_update_note (&made.id, "Brief", "nothing"));
  desk_undo (&fixture->desk, 1);
  g_clear_object (&note);
  note = DOSSIER_NOTE (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_NOTE, &made.id));
  g_assert_cmpstr (note->text, ==, text);
}

static void
test_search (WorkspaceFixture *fixture,
             gconstpointer     data)
{
  static const struct { const char *words; guint hits; } cases[] = {
    { "odegard", 1 }, { "ødegard", 1 }, { "ODEGÅRD", 1 }, { "герасим", 1 }, { "telephone", 1 }, { "\"polar shield\"", 1 }, { "\"shield polar\"", 0 },
    { "", 0 }, { "\"", 0 }, { "AND OR NOT", 0 }, { "a* NEAR(b", 0 }, { "(((", 0 }, { "title:telephone", 0 }, { "30,000 troops", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = dossier_workspace_load_hits (fixture->desk.workspace, cases[i].words, 10, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, cases[i].hits);
    }
  desk_run (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_TITLE, "Quite another headline"));
  {
    g_autoptr (GPtrArray) hits = dossier_workspace_load_hits (fixture->desk.workspace, "headline", 10, NULL);

    g_assert_cmpuint (hits->len, ==, 1);
  }
  desk_undo (&fixture->desk, 1);
}

static void
test_correct (WorkspaceFixture *fixture,
              gconstpointer     data)
{
  g_autoptr (DossierArticle) article = NULL, back = NULL;

  desk_run (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_SOURCE, "The Norland Post"));
  desk_run (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_DATE, "2031-03~"));
  article = DOSSIER_ARTICLE (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ARTICLE, &fixture->article));
  g_assert_cmpstr (article->source, ==, "The Norland Post");
  g_assert_cmpstr (article->date, ==, "2031-03~");
  g_assert_cmpuint (article->uncertain & (DOSSIER_FIELD_SOURCE | DOSSIER_FIELD_DATE), ==, 0);
  desk_run (&fixture->desk, dossier_command_set_source_grade (&article->source_id, 'B', "usually right"));
  desk_refuse (&fixture->desk, dossier_command_set_source_grade (&article->source_id, 'Q', NULL), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_DATE, "soon"), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_set_article_field (&fixture->article, DOSSIER_FIELD_TITLE, ""), DOSSIER_COMMAND_ERROR_INVALID);
  back = DOSSIER_ARTICLE (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ARTICLE, &fixture->article));
  g_assert_cmpint (back->source_grade, ==, 'B');
  desk_undo (&fixture->desk, 3);
}

static void
test_delete_and_collect (WorkspaceFixture *fixture,
                         gconstpointer     data)
{
  DossierOutcome made = desk_run (&fixture->desk, dossier_command_create_collection ("March"));
  DossierQuery inside = { .type = DOSSIER_RECORD_ARTICLE, .collection = made.id };

  desk_run (&fixture->desk, dossier_command_collect (&made.id, &fixture->article, 1));
  g_assert_cmpuint (desk_run (&fixture->desk, dossier_command_collect (&made.id, &fixture->article, 1)).count, ==, 0);
  g_assert_cmpuint (dossier_workspace_count (fixture->desk.workspace, &inside, NULL), ==, 1);
  desk_run (&fixture->desk, dossier_command_delete_articles (&fixture->article, 1));
  g_assert_cmpuint (dossier_workspace_count (fixture->desk.workspace, &inside, NULL), ==, 0);
  desk_run (&fixture->desk, dossier_command_restore_articles (&fixture->article, 1));
  desk_run (&fixture->desk, dossier_command_uncollect (&made.id, &fixture->article, 1));
  g_assert_cmpuint (dossier_workspace_count (fixture->desk.workspace, &inside, NULL), ==, 0);
  desk_run (&fixture->desk, dossier_command_delete_collection (&made.id));
  desk_undo (&fixture->desk, 6);
}

static DossierId
meet (WorkspaceFixture *fixture,
      const char       *name)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = name, .entity_kind = "person" };

  return desk_run (&fixture->desk, dossier_command_create_event ("A meeting", NULL, NULL, NULL, &part, 1)).id;
}

/* A name means the same entity whatever was changed, undone, or failed in between. */
static void
test_names_meant (WorkspaceFixture *fixture,
                  gconstpointer     data)
{
  DossierEventPart parts[2] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Nadia Verhoef", .entity_kind = "person" },
    { .kind = DOSSIER_STATEMENT_DATE, .date = "on some day" },
  };
  DossierId entity;

  entity = desk_run (&fixture->desk, dossier_command_create_entity ("Lena Ångström", "person")).entity;
  meet (fixture, "lena  angstrom");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 1);
  desk_run (&fixture->desk, dossier_command_rename_entity (&entity, "Lena Brandt"));
  meet (fixture, "LENA BRANDT");
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 1);
  desk_run (&fixture->desk, dossier_command_remove_alias (&entity, "Lena Ångström"));
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 2);
  desk_undo (&fixture->desk, 5);
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 1);
  meet (fixture, "Lena Brandt");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 2);
  desk_refuse (&fixture->desk, dossier_command_create_event ("A meeting", NULL, NULL, NULL, parts, 2), DOSSIER_COMMAND_ERROR_INVALID);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 2);
  meet (fixture, "Nadia Verhoef");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 3);
  desk_run (&fixture->desk, dossier_command_delete_entity (&entity));
  meet (fixture, "Lena Angstrom");
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/commands/" name, WorkspaceFixture, NULL, workspace_fixture_set_up, func, workspace_fixture_tear_down)
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
  return g_test_run ();
}
