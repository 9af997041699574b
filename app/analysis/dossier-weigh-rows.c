/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which statements are of one point and stand in one row: participants and places of one role, the dates, claims of one topic, figures
 * of one thing whatever each text calls it. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-weigh.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-difference.h"
#include "dossier-figure-things.h"
#include "dossier-name-forms-private.h"

/* What a figure is of; "" and empty where nothing is said. */
typedef struct
{
  char *topic;          /* (owned): folded */
  char *head;           /* (owned): what is counted in one word */
  const char *measures; /* what its unit measures */
  GArray *owners;       /* (owned) (element-type guint): whose */
  GArray *scope;        /* (owned) (element-type guint): names behind a preposition */
  const char *as_of;    /* (nullable): of a statement */
  gboolean additional;
} Thing;

/* A row while rows are being made. */
typedef struct
{
  DossierStatementKind kind;
  char *key;            /* (owned): of anything but a figure */
  Thing *thing;         /* (owned) (nullable): of a figure */
  char *heading;        /* (owned) */
  GPtrArray *statements;
  guint first;          /* number of its first statement */
} Draft;

static void
thing_free (Thing *thing)
{
  g_free (thing->topic);
  g_free (thing->head);
  g_array_unref (thing->owners);
  g_array_unref (thing->scope);
  g_free (thing);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->key);
  g_free (draft->heading);
  g_clear_pointer (&draft->thing, thing_free);
  g_ptr_array_unref (draft->statements);
  g_free (draft);
}

static const DossierMetonyms *
metonyms (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_metonyms_new ());
  return (const DossierMetonyms *) table;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static Thing *
thing_of (const DossierStatement *statement)
{
  const DossierFigure *figure = statement->figure;
  Thing *thing = g_new0 (Thing, 1);
  const char *counted = figure != NULL && figure->counted != NULL && *figure->counted != '\0' ? figure->counted : statement->topic;

  thing->topic = dossier_name_fold_words (or_empty (statement->topic));
  thing->head = dossier_figure_head (counted);
  thing->measures = dossier_unit_measures (figure != NULL ? figure->unit : NULL);
  thing->scope = g_array_new (FALSE, FALSE, sizeof (guint));
  thing->owners = dossier_figure_owners (counted, metonyms (), thing->scope);
  thing->as_of = statement->as_of;
  thing->additional = figure != NULL && figure->additional;
  return thing;
}

/* Whether one of the two says nothing, or both name one in common. */
static gboolean
sets_allow (GArray *a,
            GArray *b)
{
  return a->len == 0 || b->len == 0 || dossier_hashes_common (a, b) > 0;
}

static gboolean
times_allow (const char *a,
             const char *b)
{
  return a == NULL || b == NULL || dossier_difference_of_dates (a, b, NULL) != DOSSIER_DIFFERENCE_CONTRARY;
}

static gboolean
things_allow (const Thing *a,
              const Thing *b)
{
  if (a->additional != b->additional || strcmp (a->measures, b->measures) != 0 || !times_allow (a->as_of, b->as_of))
    return FALSE;
  if (*a->topic != '\0' && *b->topic != '\0')
    return strcmp (a->topic, b->topic) == 0;
  return (*a->head == '\0' || *b->head == '\0' || strcmp (a->head, b->head) == 0) && sets_allow (a->owners, b->owners)
         && sets_allow (a->scope, b->scope);
}

/* What says most of what it counts makes the rows; what says less joins the one row that it may belong to. */
static guint
exactness (const DossierStatement *statement)
{
  const DossierFigure *figure = statement->figure;

  return (statement->topic != NULL ? 4 : 0) + (statement->as_of != NULL ? 2 : 0) + (figure != NULL && figure->counted != NULL ? 1 : 0);
}

static const char *
figure_heading (const DossierStatement *statement)
{
  if (statement->topic != NULL)
    return statement->topic;
  if (statement->figure != NULL && statement->figure->counted != NULL)
    return statement->figure->counted;
  return "";
}

static Draft *
new_draft (GPtrArray            *drafts,
           DossierStatementKind  kind,
           const char           *heading)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->kind = kind;
  draft->heading = g_strdup (heading);
  draft->statements = g_ptr_array_new ();
  draft->first = G_MAXUINT;
  g_ptr_array_add (drafts, draft);
  return draft;
}

static Draft *
figure_draft (GPtrArray              *drafts,
              const DossierStatement *statement)
{
  Thing *thing = thing_of (statement);
  Draft *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (drafts, i);

      if (draft->thing == NULL || !things_allow (draft->thing, thing))
        continue;
      found = n_found++ == 0 ? draft : found;
    }
  if (n_found != 1)
    {
      found = NULL;
      /* It may belong to several: with what says as little as it does. */
      for (guint i = 0; n_found > 1 && found == NULL && i < drafts->len; i++)
        {
          Draft *draft = g_ptr_array_index (drafts, i);

          if (draft->thing != NULL && things_allow (draft->thing, thing) && strcmp (draft->thing->topic, thing->topic) == 0
              && strcmp (draft->thing->head, thing->head) == 0 && draft->thing->owners->len == thing->owners->len
              && draft->thing->scope->len == thing->scope->len && g_strcmp0 (draft->thing->as_of, thing->as_of) == 0)
            found = draft;
        }
    }
  if (found != NULL)
    {
      thing_free (thing);
      return found;
    }
  found = new_draft (drafts, DOSSIER_STATEMENT_FIGURE, figure_heading (statement));
  found->thing = thing;
  return found;
}

/* "at" and nothing are one: it happened there. */
static char *
row_key (const DossierStatement *statement)
{
  const char *heading = statement->kind == DOSSIER_STATEMENT_CLAIM ? statement->topic
                        : statement->kind == DOSSIER_STATEMENT_DATE ? NULL : statement->role;
  g_autofree char *folded = dossier_name_fold_words (or_empty (heading));

  if (statement->kind == DOSSIER_STATEMENT_PLACE && (strcmp (folded, "at") == 0 || strcmp (folded, "in") == 0))
    *folded = '\0';
  return g_strdup_printf ("%u %s", statement->kind, folded);
}

static Draft *
plain_draft (GPtrArray              *drafts,
             GHashTable             *by_key,
             const DossierStatement *statement)
{
  g_autofree char *key = row_key (statement);
  Draft *draft = g_hash_table_lookup (by_key, key);
  const char *heading = statement->kind == DOSSIER_STATEMENT_CLAIM ? statement->topic : statement->role;

  if (draft != NULL)
    return draft;
  draft = new_draft (drafts, statement->kind, g_str_has_suffix (key, " ") ? "" : or_empty (heading));
  draft->key = g_steal_pointer (&key);
  g_hash_table_insert (by_key, draft->key, draft);
  return draft;
}

static int
compare_drafts (gconstpointer a,
                gconstpointer b)
{
  const Draft *left = *(Draft * const *) a, *right = *(Draft * const *) b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if ((*left->heading == '\0') != (*right->heading == '\0'))
    return *left->heading == '\0' ? 1 : -1;
  return left->first < right->first ? -1 : left->first > right->first;
}

typedef struct
{
  DossierStatement *statement;
  guint number;
} Numbered;

static int
compare_numbered (gconstpointer a,
                  gconstpointer b)
{
  const Numbered *left = a, *right = b;
  guint x = exactness (left->statement), y = exactness (right->statement);

  if (x != y)
    return x > y ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

static void
add_to_draft (Draft            *draft,
              DossierStatement *statement,
              guint             number)
{
  g_ptr_array_add (draft->statements, statement);
  if (number >= draft->first)
    return;
  draft->first = number;
  if (draft->kind != DOSSIER_STATEMENT_FIGURE || (statement->topic == NULL && *draft->thing->topic != '\0'))
    return;
  if (*figure_heading (statement) != '\0')
    {
      g_free (draft->heading);
      draft->heading = g_strdup (figure_heading (statement));
    }
}

static GPtrArray *
make_drafts (GPtrArray *statements)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (draft_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (Numbered));

  for (guint i = 0; i < statements->len; i++)
    {
      Numbered numbered = { g_ptr_array_index (statements, i), i };

      if (numbered.statement->kind == DOSSIER_STATEMENT_FIGURE)
        g_array_append_val (figures, numbered);
      else
        add_to_draft (plain_draft (drafts, by_key, numbered.statement), numbered.statement, i);
    }
  g_array_sort (figures, compare_numbered);
  for (guint i = 0; i < figures->len; i++)
    {
      Numbered *numbered = &g_array_index (figures, Numbered, i);

      add_to_draft (figure_draft (drafts, numbered->statement), numbered->statement, numbered->number);
    }
  g_ptr_array_sort (drafts, compare_drafts);
  return drafts;
}

/* Figures of one thing at several times, or on top of others, say so in their heading. */
static char *
full_heading (GPtrArray   *drafts,
              const Draft *draft)
{
  gboolean several = FALSE;
  g_autofree char *time = NULL;

  if (draft->thing == NULL)
    return g_strdup (draft->heading);
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *other = g_ptr_array_index (drafts, i);

      several = several || (other != draft && other->thing != NULL && strcmp (other->heading, draft->heading) == 0);
    }
  if (several && draft->thing->as_of != NULL)
    {
      time = dossier_edtf_for_people (draft->thing->as_of);
      /* Translators: what is counted, and when: "troops (18 February 2022)" */
      return g_strdup_printf (_("%s (%s)"), draft->heading, time);
    }
  if (draft->thing->additional)
    /* Translators: what is counted, on top of what was there */
    return g_strdup_printf (_("%s (more)"), draft->heading);
  return g_strdup (draft->heading);
}

/**
 * dossier_grid_arrange:
 * @grid: has its columns and no rows
 * @statements: (element-type DossierStatement): of its event, in the order in which they should stand in a cell
 *
 * Makes the rows and puts each statement into its cell. Statements of accounts without a column are left out.
 */
void
dossier_grid_arrange (DossierGrid *grid,
                      GPtrArray   *statements)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (grid != NULL && statements != NULL);

  for (guint i = 0; i < grid->columns->len; i++)
    {
      DossierGridColumn *column = g_ptr_array_index (grid->columns, i);

      g_hash_table_insert (columns, &column->account, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < statements->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (statements, i);

      if (dossier_id_is_nil (&statement->account) || g_hash_table_contains (columns, &statement->account))
        g_ptr_array_add (shown, statement);
    }
  drafts = make_drafts (shown);
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *heading = full_heading (drafts, draft);
      DossierGridRow *row = dossier_grid_add_row (grid, draft->kind, heading);

      for (guint j = 0; j < draft->statements->len; j++)
        {
          DossierStatement *statement = g_ptr_array_index (draft->statements, j);
          guint column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, &statement->account));

          g_ptr_array_add (dossier_id_is_nil (&statement->account) ? row->assessed : g_ptr_array_index (row->cells, column),
                           g_object_ref (statement));
        }
    }
}

static gboolean
holds (GPtrArray       *cell,
       const DossierId *statement)
{
  for (guint i = 0; i < cell->len; i++)
    if (dossier_id_equal (&((DossierStatement *) g_ptr_array_index (cell, i))->id, statement))
      return TRUE;
  return FALSE;
}

/**
 * dossier_grid_row_of:
 *
 * Returns: (transfer none) (nullable): the row in which a statement stands
 */
DossierGridRow *
dossier_grid_row_of (DossierGrid     *grid,
                     const DossierId *statement)
{
  g_return_val_if_fail (grid != NULL && statement != NULL, NULL);

  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      if (holds (row->assessed, statement))
        return row;
      for (guint j = 0; j < row->cells->len; j++)
        if (holds (g_ptr_array_index (row->cells, j), statement))
          return row;
    }
  return NULL;
}
