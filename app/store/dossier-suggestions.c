/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What was looked at for suggestions, and what was found. Rows are replaced article by article; those that are found again
 * keep their number, since people hold on to it. Reading on whatever thread has the connection, writing on the writer thread.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-suggestions-private.h"

#include <string.h>

#include "dossier-articles.h"

#define SURE_METONYM 42 /* a city's name goes behind a word that so surely stands for its state */
#define SURE_NAME 60 /* a longer name that contains a known one is a name of its own when it is so sure */

typedef struct
{
  gint64 id;
  guint start;
  guint end;
  gint64 name;
  DossierId entity;
  DossierSuggestionOrigin known;
  gboolean is_value;
  guint confidence;
  gboolean found; /* again */
  gint64 under;
  guint role_start;
  guint role_end;
} Row;

DossierId
dossier_suggestions_make_id (gint64 number)
{
  DossierId id = DOSSIER_ID_NIL;

  for (int i = 0; i < 8; i++)
    id.bytes[8 + i] = (guint8) ((guint64) number >> (56 - 8 * i));
  return id;
}

/* Returns 0, which no suggestion has, for an id of something else. */
gint64
dossier_suggestions_number (const DossierId *id)
{
  guint64 number = 0;

  for (int i = 0; i < 8; i++)
    if (id->bytes[i] != 0)
      return 0;
  for (int i = 8; i < 16; i++)
    number = number << 8 | id->bytes[i];
  return number > G_MAXINT64 ? 0 : (gint64) number;
}

gboolean
dossier_suggestions_is_value (const char *kind)
{
  return g_strcmp0 (kind, "date") == 0 || g_strcmp0 (kind, "figure") == 0;
}

void
dossier_suggestion_text_free (DossierSuggestionText *text)
{
  if (text == NULL)
    return;
  g_free (text->text);
  g_clear_pointer (&text->blocks, g_array_unref);
  g_free (text->date);
  g_free (text->language);
  g_free (text);
}

#define MISSING \
  " FROM article a LEFT JOIN suggestion_document d ON d.article = a.id WHERE a.deleted_at IS NULL AND a.revision IS NOT NULL" \
  " AND (d.id IS NULL OR d.revision IS NOT a.revision OR d.analysis <> ? OR d.date IS NOT a.date)"

/**
 * dossier_suggestions_missing:
 * @analysis: version of the analysis
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): articles that this analysis has not looked at as they are now,
 *   the ones that came last first
 */
GArray *
dossier_suggestions_missing (DossierDb *db,
                             guint      analysis,
                             GError   **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT a.id" MISSING " ORDER BY a.id DESC", "i", (gint64) analysis);

  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

gint64
dossier_suggestions_count_missing (DossierDb *db,
                                   guint      analysis,
                                   GError   **error)
{
  return dossier_db_get_int (db, error, "SELECT count(*)" MISSING, "i", (gint64) analysis);
}

/**
 * dossier_suggestions_read_text:
 *
 * Returns: (transfer full) (nullable): the text in force; NULL without @error when the article is gone
 */
DossierSuggestionText *
dossier_suggestions_read_text (DossierDb       *db,
                               const DossierId *article,
                               GError         **error)
{
  g_autoptr (DossierSuggestionText) text = g_new0 (DossierSuggestionText, 1);
  g_autoptr (DossierSql) row = NULL;

  row = dossier_sql_new (db, error,
                         "SELECT r.id, r.text, a.date, a.language FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ? AND a.deleted_at IS NULL",
                         "k", article);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  text->article = *article;
  text->revision = dossier_sql_id (row, 0);
  text->text = dossier_sql_text (row, 1);
  text->date = dossier_sql_text (row, 2);
  text->language = dossier_sql_text (row, 3);
  text->blocks = g_array_new (FALSE, FALSE, sizeof (DossierBlock));
  return dossier_articles_read_blocks (db, &text->revision, text->blocks, error) ? g_steal_pointer (&text) : NULL;
}

/* Finds a row by two statements, the second of which makes it; 0 with @error set on failure. */
static gint64
ensure_name (DossierDb               *db,
             const DossierSuggestion *suggestion,
             GError                 **error)
{
  const char *kind = dossier_suggestion_type_name (suggestion->type);
  const char *name = suggestion->value ? suggestion->value : dossier_suggestions_is_value (kind) ? "" : suggestion->text;
  g_autoptr (GError) local = NULL;
  g_autofree char *form = dossier_text_fold (suggestion->text);
  g_autofree char *full_form = NULL;
  gint64 id = dossier_db_get_int (db, &local, "SELECT id FROM suggestion_name WHERE form = ? AND words = ? AND name = ? AND kind = ?", "tttt",
                                  form, suggestion->text, name, kind);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (id > 0)
    return id;
  full_form = dossier_text_fold (name);
  if (!dossier_db_run (db, error, "INSERT INTO suggestion_name (kind, words, name, form, full_form) VALUES (?, ?, ?, ?, ?)", "ttttt",
                       kind, suggestion->text, name, form, full_form))
    return 0;
  return sqlite3_last_insert_rowid (dossier_db_get_handle (db));
}

gboolean
dossier_suggestions_ensure_reason (DossierDb  *db,
                                   const char *reason,
                                   gint64     *id,
                                   GError    **error)
{
  g_autoptr (GError) local = NULL;

  *id = reason ? dossier_db_get_int (db, &local, "SELECT id FROM suggestion_reason WHERE text = ?", "t", reason) : 0;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (reason == NULL || *id > 0)
    return TRUE;
  if (!dossier_db_run (db, error, "INSERT INTO suggestion_reason (text) VALUES (?)", "t", reason))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return TRUE;
}

static GArray *
read_rows (DossierDb *db,
           gint64     document,
           GError   **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) sql = dossier_sql_new (db, error,
                                                "SELECT s.id, s.start, s.end, s.name, s.entity, s.known, n.kind, s.confidence, s.under, s.role_start, s.role_end"
                                                " FROM suggestion s JOIN suggestion_name n ON n.id = s.name WHERE s.document = ? ORDER BY s.start, s.end DESC",
                                                "i", document);

  while (sql != NULL && dossier_sql_next (sql, &local))
    {
      Row row = { .id = dossier_sql_int (sql, 0), .start = dossier_sql_int (sql, 1), .end = dossier_sql_int (sql, 2),
                  .name = dossier_sql_int (sql, 3), .entity = dossier_sql_id (sql, 4), .known = dossier_sql_int (sql, 5),
                  .is_value = dossier_suggestions_is_value (dossier_sql_peek (sql, 6)), .confidence = dossier_sql_int (sql, 7),
                  .under = dossier_sql_int (sql, 8), .role_start = dossier_sql_int (sql, 9), .role_end = dossier_sql_int (sql, 10) };

      g_array_append_val (rows, row);
    }
  if (sql != NULL && local == NULL)
    return g_steal_pointer (&rows);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* The first of the rows, which are in order, that begins at @start or behind it. */
static guint
find_row (GArray *rows,
          guint   start)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (rows, Row, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static DossierSuggestionOrigin
origin_of (const DossierSuggestion *known)
{
  return known->metonym ? DOSSIER_SUGGESTION_METONYM : DOSSIER_SUGGESTION_KNOWN;
}

/* Writes one suggestion; a row that says the same is kept and only brought up to date. */
static gboolean
put (DossierDb               *db,
     gint64                   document,
     GArray                  *old,
     const DossierSuggestion *suggestion,
     DossierSuggestionOrigin  known,
     gboolean                *changed,
     GError                 **error)
{
  gint64 name = ensure_name (db, suggestion, error), reason;
  gboolean has_role = suggestion->role != NULL && suggestion->role_end > suggestion->role_start;

  if (name == 0 || !dossier_suggestions_ensure_reason (db, suggestion->reason, &reason, error))
    return FALSE;
  for (guint i = find_row (old, suggestion->start); i < old->len && g_array_index (old, Row, i).start == suggestion->start; i++)
    {
      Row *row = &g_array_index (old, Row, i);

      if (row->end != suggestion->end || row->name != name || row->known != known
          || (known && !dossier_id_equal (&row->entity, &suggestion->entity)))
        continue;
      row->found = TRUE;
      return dossier_db_run (db, error, "UPDATE suggestion SET entity = ?, confidence = ?, reason = nullif(?, 0) WHERE id = ?", "kiii",
                             &suggestion->entity, (gint64) suggestion->confidence, reason, row->id);
    }
  *changed = TRUE;
  return dossier_db_run (db, error,
                         "INSERT INTO suggestion (document, start, end, name, entity, confidence, reason, role_start, role_end, known)"
                         " VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), ?)",
                         "iiiikiiiii", document, (gint64) suggestion->start, (gint64) suggestion->end, name, &suggestion->entity,
                         (gint64) suggestion->confidence, reason, (gint64) (has_role ? suggestion->role_start : 0),
                         (gint64) (has_role ? suggestion->role_end : 0), (gint64) known);
}

/* What stands for somebody goes behind a name, unless it surely does stand for them, or the name is nobody's yet. */
static Row *
choose_metonym (Row *name,
                Row *metonym)
{
  gboolean same = name->start == metonym->start && name->end == metonym->end, is_new = dossier_id_is_nil (&name->entity);

  return same && (is_new || metonym->confidence >= SURE_METONYM) ? metonym : name;
}

/* Of a name found and a known one at the same words, whichever says more is shown: the known one, unless it is only a part. */
static Row *
choose (Row *a,
        Row *b)
{
  Row *found = a->known < b->known ? a : b, *known = found == a ? b : a;
  gboolean longer;

  if (known->known == DOSSIER_SUGGESTION_METONYM)
    return choose_metonym (found, known);
  longer = found->start <= known->start && found->end >= known->end && found->end - found->start > known->end - known->start;

  return longer && found->confidence >= SURE_NAME && dossier_id_is_nil (&found->entity) ? found : known;
}

/**
 * dossier_suggestions_shade:
 *
 * Notes for every suggestion of an article which other one is shown at its place, if any.
 */
gboolean
dossier_suggestions_shade (DossierDb *db,
                           gint64     document,
                           GError   **error)
{
  g_autoptr (GArray) rows = read_rows (db, document, error);
  guint longest = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    longest = MAX (longest, g_array_index (rows, Row, i).end - g_array_index (rows, Row, i).start);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      gint64 under = 0;
      Row *beside = NULL;

      for (guint k = find_row (rows, row->start > longest ? row->start - longest : 0); k < rows->len && under == 0 && !row->is_value; k++)
        {
          Row *other = &g_array_index (rows, Row, k);

          if (other->start >= row->end)
            break;
          if (other->is_value || other->known == row->known || other->end <= row->start)
            continue;
          if (choose (row, other) == other)
            under = other->id;
          else if (other->start == row->start && other->end == row->end)
            beside = other;
        }
      if (under != row->under
          && !dossier_db_run (db, error, "UPDATE suggestion SET under = nullif(?, 0) WHERE id = ?", "ii", under, row->id))
        return FALSE;
      /* The title beside a name is seen by who finds names, not by who knows them. */
      if (beside != NULL && row->known && row->role_end == 0 && beside->role_end > 0
          && !dossier_db_run (db, error, "UPDATE suggestion SET role_start = ?, role_end = ? WHERE id = ?", "iii",
                              (gint64) beside->role_start, (gint64) beside->role_end, row->id))
        return FALSE;
    }
  return TRUE;
}

/* The document when the text is still in force; 0 without error when it is not, and -1 with @error. */
static gint64
find_document (DossierDb                   *db,
               const DossierSuggestionText *text,
               guint                        analysis,
               gboolean                     make,
               GError                     **error)
{
  g_autoptr (GError) local = NULL;
  gint64 current = dossier_db_get_int (db, &local, "SELECT 1 FROM article WHERE id = ? AND revision = ? AND deleted_at IS NULL", "kk",
                                       &text->article, &text->revision);
  gint64 document = local == NULL && current > 0
                    ? dossier_db_get_int (db, &local, "SELECT id FROM suggestion_document WHERE article = ?", "k", &text->article) : 0;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  if (current <= 0 || (document <= 0 && !make))
    return 0;
  if (document > 0)
    return !make || dossier_db_run (db, error, "UPDATE suggestion_document SET revision = ?, analysis = ?, date = ? WHERE id = ?", "kiti",
                                    &text->revision, (gint64) analysis, text->date, document) ? document : -1;
  if (!dossier_db_run (db, error, "INSERT INTO suggestion_document (article, revision, analysis, date) VALUES (?, ?, ?, ?)", "kkit",
                       &text->article, &text->revision, (gint64) analysis, text->date))
    return -1;
  return sqlite3_last_insert_rowid (dossier_db_get_handle (db));
}

/**
 * dossier_suggestions_replace:
 * @rejections: up to date
 * @text: what was looked at; nothing happens when it is no longer the article's text
 * @found: (element-type DossierSuggestion): names, dates and figures, none over another
 * @known: (element-type DossierSuggestion): occurrences of entities, none over another; with their entity
 * @changed: (inout): set when something is different now
 * @dropped: (inout): set when something that was there is gone
 *
 * Makes the suggestions of an article these.
 */
gboolean
dossier_suggestions_replace (DossierDb                   *db,
                             const DossierRejections     *rejections,
                             const DossierSuggestionText *text,
                             guint                        analysis,
                             GPtrArray                   *found,
                             GPtrArray                   *known,
                             gboolean                    *changed,
                             gboolean                    *dropped,
                             GError                     **error)
{
  gint64 document = find_document (db, text, analysis, TRUE, error);
  g_autoptr (GArray) old = document > 0 ? read_rows (db, document, error) : NULL;

  if (document == 0)
    return TRUE;
  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!put (db, document, old, g_ptr_array_index (found, i), DOSSIER_SUGGESTION_FOUND, changed, error))
      return FALSE;
  for (guint i = 0; i < known->len; i++)
    if (!put (db, document, old, g_ptr_array_index (known, i), origin_of (g_ptr_array_index (known, i)), changed, error))
      return FALSE;
  for (guint i = 0; i < old->len; i++)
    {
      const Row *row = &g_array_index (old, Row, i);

      if (row->found)
        continue;
      *changed = *dropped = TRUE;
      if (!dossier_db_run (db, error, "DELETE FROM suggestion WHERE id = ?", "i", row->id))
        return FALSE;
    }
  return dossier_suggestions_shade (db, document, error) && dossier_suggestions_settle (db, rejections, document, error);
}

/* Names found earlier whose fullest form is this known name are the same somebody. */
static gboolean
link_found (DossierDb               *db,
            gint64                   document,
            const DossierSuggestion *known,
            GError                 **error)
{
  g_autofree char *form = dossier_text_fold (known->value ? known->value : known->text);

  return dossier_db_run (db, error,
                         "UPDATE suggestion SET entity = ?1 WHERE document = ?2 AND known = 0 AND entity IS NULL AND name IN"
                         " (SELECT id FROM suggestion_name WHERE full_form = ?3 AND kind = ?4)",
                         "kitt", &known->entity, document, form, dossier_suggestion_type_name (known->type));
}

/**
 * dossier_suggestions_add_known:
 * @rejections: up to date
 * @known: (element-type DossierSuggestion): occurrences of entities in an article that was looked at before
 *
 * Adds them to what is there.
 */
gboolean
dossier_suggestions_add_known (DossierDb                   *db,
                               const DossierRejections     *rejections,
                               const DossierSuggestionText *text,
                               GPtrArray                   *known,
                               gboolean                    *changed,
                               GError                     **error)
{
  gint64 document = known->len > 0 ? find_document (db, text, 0, FALSE, error) : 0;
  g_autoptr (GArray) old = document > 0 ? read_rows (db, document, error) : NULL;

  if (document == 0)
    return TRUE;
  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (known, i);
      gboolean covered = FALSE;

      /* Where an entity is proposed already, another of the same name is not: the analyst settles. A surname is no name of its
       * own inside the full one. */
      for (guint k = 0; k < old->len && !covered && g_array_index (old, Row, k).start <= suggestion->start; k++)
        {
          const Row *row = &g_array_index (old, Row, k);

          covered = row->known == origin_of (suggestion) && row->start <= suggestion->start && row->end >= suggestion->end
                    && (!dossier_id_equal (&row->entity, &suggestion->entity) || row->end - row->start > suggestion->end - suggestion->start);
        }
      if (covered)
        continue;
      if (!put (db, document, old, suggestion, origin_of (suggestion), changed, error)
          || (!suggestion->metonym && !link_found (db, document, suggestion, error)))
        return FALSE;
    }
  return dossier_suggestions_shade (db, document, error) && dossier_suggestions_settle (db, rejections, document, error);
}

/**
 * dossier_suggestions_link:
 * @name: a name of dossier_suggestions_new_names(), with whom it is probably meant for, and why
 *
 * Takes open suggestions of a new name for an entity.
 */
gboolean
dossier_suggestions_link (DossierDb               *db,
                          const DossierSuggestion *name,
                          gboolean                *changed,
                          GError                 **error)
{
  g_autofree char *form = dossier_text_fold (name->text);
  gint64 reason;

  if (!dossier_suggestions_ensure_reason (db, name->reason, &reason, error)
      || !dossier_db_run (db, error,
                          "UPDATE suggestion SET entity = ?1, reason = coalesce(nullif(?2, 0), reason), confidence = min(confidence, ?5)"
                          " WHERE entity IS NULL AND known = 0 AND mention IS NULL AND under IS NULL"
                          " AND name IN (SELECT id FROM suggestion_name WHERE full_form = ?6 AND name = ?3 AND kind = ?4)",
                          "kittit", &name->entity, reason, name->text, dossier_suggestion_type_name (name->type), (gint64) name->confidence,
                          form))
    return FALSE;
  if (sqlite3_changes (dossier_db_get_handle (db)) == 0)
    return TRUE;
  *changed = TRUE;
  return dossier_suggestions_settle_entity (db, &name->entity, error);
}

