/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * New revisions of articles: what an extractor of today makes of the original, and what a person says the parts are. A
 * revision never changes; passages are carried over to the new one. Inside a change, on the writer thread.
 *
 * What a person said of the parts stands in revisions of their own, made by "analyst", after the extractor's: the
 * difference between the two is what was decided, and is decided again in whatever the extractor makes later.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-revisions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-articles.h"
#include "dossier-copy-groups.h"
#include "dossier-edtf.h"
#include "dossier-journal.h"
#include "dossier-rows-private.h"

#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

/* One text of an article. */
typedef struct
{
  DossierId id;
  guint number;
  char *extractor; /* (owned) */
  char *text;      /* (owned) */
  GArray *blocks;  /* (owned) of DossierBlock */
} Revision;

static void
revision_clear (Revision *self)
{
  g_clear_pointer (&self->extractor, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->blocks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revision, revision_clear)

/* Takes the row that @sql of an article gives first. */
static gboolean
read_revision (DossierDb       *db,
               const char      *sql,
               const DossierId *article,
               Revision        *revision,
               GError         **error)
{
  g_autoptr (DossierSql) row = dossier_rows_find (db, sql, article, _("there is no article with this id"), error);

  if (row == NULL)
    return FALSE;
  revision->id = dossier_sql_id (row, 0);
  revision->number = dossier_sql_int (row, 1);
  revision->extractor = dossier_sql_text (row, 2);
  revision->text = dossier_sql_text (row, 3);
  revision->blocks = g_array_new (FALSE, FALSE, sizeof (DossierBlock));
  return dossier_articles_read_blocks (db, &revision->id, revision->blocks, error);
}

/* The text in force. */
static gboolean
read_current (DossierDb       *db,
              const DossierId *article,
              Revision        *revision,
              GError         **error)
{
  return read_revision (db,
                        "SELECT r.id, r.number, r.extractor, r.text FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?",
                        article, revision, error);
}

/* What the extractor made last; the text in force is that, or what a person made of it. */
static gboolean
read_extracted (DossierDb       *db,
                const DossierId *article,
                Revision        *revision,
                GError         **error)
{
  return read_revision (db,
                        "SELECT r.id, r.number, r.extractor, r.text FROM article a JOIN revision r ON r.article = a.id"
                        " WHERE a.id = ? AND r.deleted_at IS NULL AND r.extractor <> 'analyst'"
                        " AND r.number <= (SELECT number FROM revision WHERE id = a.revision) ORDER BY r.number DESC LIMIT 1",
                        article, revision, error);
}

/* Passages */

static gboolean
keep_passages (DossierDb       *db,
               const DossierId *from,
               const DossierId *to,
               GError         **error)
{
  return dossier_db_run (db, error,
                         "UPDATE passage SET revision = ?, " TOUCH " WHERE revision = ? AND anchor <> 'lost' AND deleted_at IS NULL",
                         "kk", to, from);
}

static gboolean
move_passage (DossierDb       *db,
              DossierPassage  *passage,
              const DossierId *revision,
              const char      *text,
              guint            length,
              DossierAnchorState *state,
              GError         **error)
{
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;
  guint start, end;

  *state = dossier_text_find_anchor (text, passage->quote, passage->prefix, passage->suffix, passage->start, &start, &end);
  if (*state == DOSSIER_ANCHOR_LOST)
    return passage->anchor == DOSSIER_ANCHOR_LOST
           || dossier_db_run (db, error, "UPDATE passage SET anchor = 'lost', " TOUCH " WHERE id = ?", "k", &passage->id);
  if (passage->anchor == DOSSIER_ANCHOR_LOST)
    *state = DOSSIER_ANCHOR_RELOCATED;
  quote = dossier_text_slice (text, start, end);
  prefix = dossier_text_slice (text, start > DOSSIER_TEXT_CONTEXT ? start - DOSSIER_TEXT_CONTEXT : 0, start);
  suffix = dossier_text_slice (text, end, MIN (end + DOSSIER_TEXT_CONTEXT, length));
  return dossier_db_run (db, error,
                         "UPDATE passage SET revision = ?, start = ?, end = ?, quote = ?, prefix = ?, suffix = ?, anchor = ?, " TOUCH " WHERE id = ?",
                         "kiittttk", revision, (gint64) start, (gint64) end, quote, prefix, suffix,
                         *state == DOSSIER_ANCHOR_EXACT && passage->anchor == DOSSIER_ANCHOR_EXACT ? "exact" : "relocated", &passage->id);
}

#define IS_USED \
  "EXISTS (SELECT 1 FROM mention m WHERE m.passage = p.id AND m.deleted_at IS NULL AND m.status = 'accepted')" \
  " OR EXISTS (SELECT 1 FROM annotation n WHERE n.passage = p.id AND n.deleted_at IS NULL)" \
  " OR EXISTS (SELECT 1 FROM statement s WHERE s.passage = p.id AND s.deleted_at IS NULL)" \
  " OR EXISTS (SELECT 1 FROM note_citation c WHERE c.target = p.id AND c.deleted_at IS NULL)"

/* Lost ones are looked for too: an extractor may have brought their words back. */
static gboolean
move_passages (DossierDb           *db,
               const DossierId     *article,
               const DossierId     *revision,
               const char          *text,
               DossierReextraction *report,
               GError             **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GError) local = NULL;
  guint length = dossier_text_length (text);

  rows = dossier_sql_new (db, error,
                          "SELECT " DOSSIER_PASSAGE_COLUMNS ", " IS_USED " FROM passage p WHERE p.article = ? AND p.deleted_at IS NULL ORDER BY p.start, p.id",
                          "k", article);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      gboolean is_used = dossier_sql_int (rows, DOSSIER_PASSAGE_N_COLUMNS) != 0;

      g_ptr_array_add (passages, dossier_rows_read_passage (rows, 0));
      g_array_append_val (used, is_used);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < passages->len; i++)
    {
      DossierPassage *passage = g_ptr_array_index (passages, i);
      DossierAnchorState state;

      if (!move_passage (db, passage, revision, text, length, &state, error))
        return FALSE;
      if (!g_array_index (used, gboolean, i))
        continue;
      if (state == DOSSIER_ANCHOR_RELOCATED)
        report->relocated++;
      else if (state == DOSSIER_ANCHOR_LOST && passage->anchor != DOSSIER_ANCHOR_LOST)
        g_ptr_array_add (report->lost, g_strdup (passage->quote));
    }
  return TRUE;
}

/* Revisions */

static gboolean
put_in_force (DossierDb       *db,
              const DossierId *article,
              const DossierId *revision,
              const char      *text,
              GArray          *blocks,
              GError         **error)
{
  g_autofree char *body = dossier_blocks_body (text, blocks);

  return dossier_db_run (db, error, "UPDATE article SET revision = ?, word_count = ?, " TOUCH " WHERE id = ?",
                         "kik", revision, (gint64) dossier_text_count_words (body), article);
}

static gboolean
next_number (DossierDb       *db,
             const DossierId *article,
             guint           *number,
             GError         **error)
{
  gint64 last = dossier_db_get_int (db, error, "SELECT coalesce(max(number), 0) FROM revision WHERE article = ?", "k", article);

  if (last < 0)
    return FALSE;
  *number = last + 1;
  return TRUE;
}

/**
 * dossier_revisions_set_role:
 * @start: first code point
 * @end: one past the last
 * @role: what is between
 *
 * Says what a range of the text is: a new revision with the same text. Passages stay where they are.
 */
gboolean
dossier_revisions_set_role (DossierDb       *db,
                            const DossierId *article,
                            guint            start,
                            guint            end,
                            DossierBlockRole role,
                            GError         **error)
{
  g_auto (Revision) now = { 0 };
  g_autoptr (GArray) blocks = NULL;
  DossierId revision = dossier_id_new ();
  guint length, number;

  if (!read_current (db, article, &now, error) || !next_number (db, article, &number, error))
    return FALSE;
  length = dossier_text_length (now.text);
  if (start >= end || end > length)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID,
                   _("%u–%u is no range of the article's text, which has %u characters"), start, end, length);
      return FALSE;
    }
  blocks = dossier_blocks_with_role (now.blocks, start, end, role);
  if (dossier_blocks_equal (blocks, now.blocks))
    return TRUE;
  return dossier_articles_add_text (db, article, &revision, number, DOSSIER_EXTRACTOR_ANALYST, now.text, blocks, error)
         && put_in_force (db, article, &revision, now.text, blocks, error)
         && dossier_copy_groups_carry (db, article, &now.id, error)
         && keep_passages (db, &now.id, &revision, error);
}

static DossierBlockRole
role_at (GArray *blocks,
         guint   offset)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);

      if (offset >= block->start && offset < block->end)
        return block->role;
    }
  return DOSSIER_BLOCK_FURNITURE;
}

/* Decides in @draft again what a person decided in @now, seen against @extracted. */
static GArray *
decide_again (const Revision *extracted,
              const Revision *now,
              DossierDraft   *draft)
{
  GArray *blocks = g_array_ref (draft->blocks);
  guint length = dossier_text_length (now->text);

  for (guint i = 0; i < now->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (now->blocks, DossierBlock, i);
      g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;
      GArray *decided;
      guint start, end;

      if (block->role == role_at (extracted->blocks, block->start))
        continue;
      quote = dossier_text_slice (now->text, block->start, block->end);
      prefix = dossier_text_slice (now->text, block->start > DOSSIER_TEXT_CONTEXT ? block->start - DOSSIER_TEXT_CONTEXT : 0, block->start);
      suffix = dossier_text_slice (now->text, block->end, MIN (block->end + DOSSIER_TEXT_CONTEXT, length));
      if (dossier_text_find_anchor (draft->text, quote, prefix, suffix, block->start, &start, &end) == DOSSIER_ANCHOR_LOST)
        continue;
      decided = dossier_blocks_with_role (blocks, start, end, block->role);
      g_array_unref (blocks);
      blocks = decided;
    }
  return blocks;
}

/* Adds what the extractor made, and what a person made of it, where that differs. The history need not keep either. */
static gboolean
add_texts (DossierDb       *db,
           const DossierId *article,
           guint            number,
           DossierDraft    *draft,
           GArray          *blocks,
           DossierId       *revision,
           GError         **error)
{
  gboolean ok;

  *revision = dossier_id_new ();
  dossier_journal_set_recording (db, FALSE);
  ok = dossier_articles_add_text (db, article, revision, number, draft->extractor, draft->text, draft->blocks, error);
  if (ok && !dossier_blocks_equal (blocks, draft->blocks))
    {
      *revision = dossier_id_new ();
      ok = dossier_articles_add_text (db, article, revision, number + 1, DOSSIER_EXTRACTOR_ANALYST, draft->text, blocks, error);
    }
  dossier_journal_set_recording (db, TRUE);
  return ok;
}

static gboolean
renew_text (DossierDb           *db,
            const DossierId     *article,
            DossierDraft        *draft,
            DossierReextraction *report,
            GError             **error)
{
  g_auto (Revision) now = { 0 }, extracted = { 0 };
  g_autoptr (GArray) blocks = NULL;
  g_autofree char *before = NULL, *after = NULL;
  DossierId revision;
  gboolean same_text;
  guint number;

  if (!read_current (db, article, &now, error) || !read_extracted (db, article, &extracted, error)
      || !next_number (db, article, &number, error))
    return FALSE;
  same_text = strcmp (now.text, draft->text) == 0;
  if (same_text && dossier_blocks_equal (extracted.blocks, draft->blocks))
    return TRUE;
  blocks = strcmp (now.extractor, DOSSIER_EXTRACTOR_ANALYST) == 0 ? decide_again (&extracted, &now, draft) : g_array_ref (draft->blocks);
  if (!add_texts (db, article, number, draft, blocks, &revision, error))
    return FALSE;
  report->changed = report->revised = TRUE;
  before = dossier_blocks_body (now.text, now.blocks);
  after = dossier_blocks_body (draft->text, blocks);
  dossier_reextraction_compare (report, before, after);
  return put_in_force (db, article, &revision, draft->text, blocks, error)
         && (same_text ? keep_passages (db, &now.id, &revision, error)
                       : move_passages (db, article, &revision, draft->text, report, error));
}

/* Fields */

typedef struct
{
  DossierArticleField field;
  const char *value; /* (nullable): what the draft chose */
} Chosen;

/* The candidates that are not a person's word. */
static GArray *
read_candidates (DossierDb       *db,
                 const DossierId *article,
                 guint           *corrected,
                 GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (DossierDraft) kept = dossier_draft_new ();
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT field, value, origin, confidence FROM article_field WHERE article = ? AND deleted_at IS NULL ORDER BY id", "k", article);
  if (rows == NULL)
    return NULL;
  *corrected = 0;
  while (dossier_sql_next (rows, &local))
    {
      DossierArticleField field = dossier_article_field_from_text (dossier_sql_peek (rows, 0));
      g_autofree char *value = dossier_sql_text (rows, 1);
      const char *origin = g_intern_string (dossier_sql_peek (rows, 2));

      if (g_str_equal (origin, "analyst"))
        *corrected |= field;
      else if (field != 0 && value != NULL)
        dossier_draft_add_field (kept, field, value, origin, dossier_sql_int (rows, 3));
    }
  if (local == NULL)
    return g_array_ref (kept->fields);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static const DossierFieldValue *
first_of (GArray             *candidates,
          DossierArticleField field,
          const char         *origin)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (candidates, DossierFieldValue, i);

      if (row->field == field && (origin == NULL || strcmp (row->origin, origin) == 0))
        return row;
    }
  return NULL;
}

/* What only the file around an original told, such as when it was fetched, cannot be read from the original again. */
static void
keep_outer_date (GArray       *before,
                 DossierDraft *draft)
{
  const DossierFieldValue *row = first_of (before, DOSSIER_FIELD_DATE, "file");

  if (row == NULL || first_of (draft->fields, DOSSIER_FIELD_DATE, "file") != NULL)
    return;
  dossier_draft_add_field (draft, DOSSIER_FIELD_DATE, row->value, "file", row->confidence);
  if (draft->date == NULL)
    draft->date = g_strdup (row->value);
}

static gboolean
are_same (GArray *a,
          GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DossierFieldValue *one = &g_array_index (a, DossierFieldValue, i), *other = &g_array_index (b, DossierFieldValue, i);

      if (one->field != other->field || one->confidence != other->confidence || g_strcmp0 (one->value, other->value) != 0
          || strcmp (one->origin, other->origin) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
renew_candidates (DossierDb       *db,
                  const DossierId *article,
                  GArray          *before,
                  DossierDraft    *draft,
                  GError         **error)
{
  if (are_same (before, draft->fields))
    return TRUE;
  if (!dossier_db_run (db, error,
                       "UPDATE article_field SET deleted_at = dossier_now(), " TOUCH
                       " WHERE article = ? AND origin <> 'analyst' AND deleted_at IS NULL",
                       "k", article))
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      if (!dossier_articles_add_candidate (db, article, dossier_article_field_to_text (row->field), row->value, row->origin, row->confidence, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
value_of (DossierArticle     *article,
          DossierArticleField field)
{
  switch (field)
    {
    case DOSSIER_FIELD_TITLE: return article->title;
    case DOSSIER_FIELD_BYLINE: return article->byline;
    case DOSSIER_FIELD_DATE: return article->date;
    case DOSSIER_FIELD_SOURCE: return article->source;
    case DOSSIER_FIELD_URL: return article->url;
    case DOSSIER_FIELD_LANGUAGE: return article->language;
    case DOSSIER_FIELD_AGENCY: return article->agency;
    case DOSSIER_FIELD_CHANGED: return article->changed;
    default: return NULL;
    }
}

/* A field changes when the extractor chose something else than last time: what a person did with the old choice, such as
 * giving an outlet another name, is not taken back by the same choice. */
static gboolean
renew_field (DossierDb           *db,
             DossierArticle      *article,
             GArray              *before,
             const Chosen        *chosen,
             DossierReextraction *report,
             GError             **error)
{
  const char *shown = value_of (article, chosen->field);
  const DossierFieldValue *row = first_of (before, chosen->field, NULL);
  const char *last = row != NULL ? row->value : shown;
  const char *value = chosen->value != NULL && *chosen->value != '\0' ? chosen->value : NULL;

  if (g_strcmp0 (last, value) == 0 || g_strcmp0 (shown, value) == 0 || (value == NULL && chosen->field == DOSSIER_FIELD_TITLE))
    return TRUE;
  if (value != NULL && (chosen->field == DOSSIER_FIELD_DATE || chosen->field == DOSSIER_FIELD_CHANGED)
      && !dossier_edtf_parse (value, NULL, NULL))
    return TRUE;
  dossier_reextraction_add_field (report, chosen->field, shown, value);
  return dossier_articles_update_field (db, &article->id, chosen->field, value, error);
}

static gboolean
renew_fields (DossierDb           *db,
              DossierArticle      *article,
              DossierDraft        *draft,
              DossierReextraction *report,
              GError             **error)
{
  guint corrected;
  g_autoptr (GArray) before = read_candidates (db, &article->id, &corrected, error);

  if (before == NULL)
    return FALSE;
  keep_outer_date (before, draft);
  {
    const Chosen chosen[] = {
      { DOSSIER_FIELD_TITLE, draft->title }, { DOSSIER_FIELD_BYLINE, draft->byline }, { DOSSIER_FIELD_DATE, draft->date },
      { DOSSIER_FIELD_SOURCE, draft->source }, { DOSSIER_FIELD_URL, draft->url }, { DOSSIER_FIELD_LANGUAGE, draft->language },
      { DOSSIER_FIELD_AGENCY, draft->agency }, { DOSSIER_FIELD_CHANGED, draft->changed },
    };

    for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
      if ((corrected & chosen[i].field) == 0 && !renew_field (db, article, before, &chosen[i], report, error))
        return FALSE;
  }
  if ((corrected & DOSSIER_FIELD_DATE) == 0 && g_strcmp0 (article->date_words, draft->date_words) != 0
      && !dossier_db_run (db, error, "UPDATE article SET date_words = ?, " TOUCH " WHERE id = ?", "tk", draft->date_words, &article->id))
    return FALSE;
  return renew_candidates (db, &article->id, before, draft, error);
}

/**
 * dossier_revisions_renew:
 * @draft: what the extractor of today makes of the article's original; candidates that the original cannot tell again
 *   are added to it
 * @report: filled
 *
 * Brings an article to what would be imported today. A person's corrections stay; passages are found again, or are
 * reported lost and keep their words.
 */
gboolean
dossier_revisions_renew (DossierDb           *db,
                         const DossierId     *article,
                         DossierDraft        *draft,
                         DossierReextraction *report,
                         GError             **error)
{
  g_autoptr (DossierArticle) before = NULL;
  g_autoptr (DossierArticle) after = NULL;

  if (!dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ?", article, _("there is no article with this id"), error))
    return FALSE;
  before = dossier_articles_get (db, article, error);
  if (before == NULL)
    return FALSE;
  if (!renew_fields (db, before, draft, report, error) || !renew_text (db, article, draft, report, error))
    return FALSE;
  after = dossier_articles_get (db, article, error);
  if (after == NULL)
    return FALSE;
  report->title = g_strdup (after->title);
  return TRUE;
}
