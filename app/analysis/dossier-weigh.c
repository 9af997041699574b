/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Marks the rows and cells of a grid: who agrees, who says less, who contradicts whom. Cells that say the same are compared once, so that a
 * row with hundreds of accounts costs what its different values cost. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-weigh.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-difference.h"

/* Cells of a row that say the same in the same words. */
typedef struct
{
  char *key;         /* (owned) */
  GPtrArray *cell;   /* the first of them */
  DossierId group;   /* of copies, of the first; of an article without copies, its account */
  gboolean several;  /* independent sources say so */
  gboolean torn;     /* it contradicts itself */
} Value;

/* One row while it is weighed. */
typedef struct
{
  DossierGrid *grid;
  DossierGridRow *row;
  GPtrArray *cells;   /* (element-type GPtrArray): what is compared, a column each */
  GPtrArray *values;  /* (element-type Value) */
  Value **of_column;  /* (owned): a column each, NULL = silent */
} Scale;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->key);
  g_free (value);
}

/* What counts as one source: a report with its copies. */
static DossierId
source_of (DossierGrid *grid,
           guint        column)
{
  const DossierGridColumn *it = g_ptr_array_index (grid->columns, column);

  return it->article != NULL && !dossier_id_is_nil (&it->article->copy_group) ? it->article->copy_group : it->account;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static char *
statement_key (const DossierStatement *statement)
{
  switch (statement->kind)
    {
    case DOSSIER_STATEMENT_DATE:
      return g_strdup (statement->date != NULL ? statement->date : "");
    case DOSSIER_STATEMENT_FIGURE:
      return statement->figure != NULL ? g_strdup_printf ("%u %.15g %.15g %s", statement->figure->qualifier, statement->figure->low,
                                                          statement->figure->high, statement->figure->unit != NULL ? statement->figure->unit : "")
                                       : g_strdup ("");
    case DOSSIER_STATEMENT_CLAIM:
      return dossier_claim_key (statement);
    case DOSSIER_STATEMENT_PARTICIPANT:
    case DOSSIER_STATEMENT_PLACE:
    default:
      return dossier_id_to_text (&statement->entity);
    }
}

static char *
cell_key (GPtrArray *cell)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cell->len; i++)
    g_ptr_array_add (keys, statement_key (g_ptr_array_index (cell, i)));
  g_ptr_array_sort (keys, compare_words);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv ("\n", (char **) keys->pdata);
}

static void
take_values (Scale *self)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->grid->columns->len; i++)
    {
      GPtrArray *cell = g_ptr_array_index (self->cells, i);
      g_autofree char *key = cell->len > 0 ? cell_key (cell) : NULL;
      Value *value = key != NULL ? g_hash_table_lookup (by_key, key) : NULL;
      DossierId source = source_of (self->grid, i);

      if (key == NULL)
        continue;
      if (value == NULL)
        {
          value = g_new0 (Value, 1);
          value->key = g_steal_pointer (&key);
          value->cell = cell;
          value->group = source;
          value->torn = dossier_difference_within (cell, NULL);
          g_hash_table_insert (by_key, value->key, value);
          g_ptr_array_add (self->values, value);
        }
      value->several = value->several || !dossier_id_equal (&value->group, &source);
      self->of_column[i] = value;
    }
}

static void
set_mark (DossierGridRow *row,
          guint           column,
          DossierStanding standing,
          char           *reason) /* (transfer full) (nullable) */
{
  char **kept = (char **) &g_ptr_array_index (row->reasons, column);

  g_array_index (row->standings, DossierStanding, column) = standing;
  g_free (*kept);
  *kept = reason;
}

static DossierStanding
standing_at (DossierGridRow *row,
             guint           column)
{
  return g_array_index (row->standings, DossierStanding, column);
}

/* Whether somebody else than the source of @column says so. */
static gboolean
is_independent (const Scale *self,
                const Value *value,
                guint        column)
{
  DossierId source = source_of (self->grid, column);

  return value->several || !dossier_id_equal (&value->group, &source);
}

/* Against the other accounts. Copies of one report agree for nothing; that they contradict each other counts. */
static void
weigh_among (Scale                   *self,
             const DossierDifference *table)
{
  guint n = self->values->len;

  for (guint i = 0; i < self->grid->columns->len; i++)
    {
      Value *value = self->of_column[i];
      DossierStanding standing = DOSSIER_STANDING_SINGLE;
      const Value *with = NULL;
      char *reason = NULL;
      guint number = 0;

      if (value == NULL)
        continue;
      g_ptr_array_find (self->values, value, &number);
      for (guint j = 0; j < n; j++)
        {
          const Value *other = g_ptr_array_index (self->values, j);
          DossierDifference difference = table[number * n + j];
          DossierStanding one = dossier_difference_standing (difference);

          if (!is_independent (self, other, i) && (j == number || difference != DOSSIER_DIFFERENCE_CONTRARY))
            continue;
          if (one > standing)
            {
              standing = one;
              with = j != number ? other : NULL;
            }
        }
      if (value->torn)
        {
          standing = DOSSIER_STANDING_DIFFERS;
          dossier_difference_within (value->cell, &reason);
        }
      else if (with != NULL)
        dossier_difference_of_cells (value->cell, with->cell, &reason);
      set_mark (self->row, i, standing, reason);
    }
}

static DossierDifference *
compare_values (const Scale *self)
{
  guint n = self->values->len;
  DossierDifference *table = g_new0 (DossierDifference, n * n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        const Value *a = g_ptr_array_index (self->values, i), *b = g_ptr_array_index (self->values, j);

        table[i * n + j] = dossier_difference_of_cells (a->cell, b->cell, NULL);
      }
  return table;
}

/*
 * Who has a role took part as well: where an account names somebody without a role, those to whom it gives one go with them. @column: of the
 * assessed values G_MAXUINT.
 */
static GPtrArray *
whole_cell (DossierGrid    *grid,
            DossierGridRow *row,
            guint           column)
{
  GPtrArray *cell = column == G_MAXUINT ? row->assessed : g_ptr_array_index (row->cells, column), *whole;

  if (row->kind != DOSSIER_STATEMENT_PARTICIPANT || cell->len == 0 || !dossier_role_is_plain (row->heading))
    return g_ptr_array_ref (cell);
  whole = g_ptr_array_new ();
  for (guint i = 0; i < cell->len; i++)
    g_ptr_array_add (whole, g_ptr_array_index (cell, i));
  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *other = g_ptr_array_index (grid->rows, i);
      GPtrArray *more = column == G_MAXUINT ? other->assessed : g_ptr_array_index (other->cells, column);

      for (guint j = 0; other != row && other->kind == DOSSIER_STATEMENT_PARTICIPANT && j < more->len; j++)
        g_ptr_array_add (whole, g_ptr_array_index (more, j));
    }
  return whole;
}

static GPtrArray *
whole_cells (DossierGrid    *grid,
             DossierGridRow *row)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < grid->columns->len; i++)
    g_ptr_array_add (cells, whole_cell (grid, row, i));
  return cells;
}

static void
weigh_row (DossierGrid    *grid,
           DossierGridRow *row)
{
  g_autoptr (GPtrArray) cells = whole_cells (grid, row);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  g_autofree Value **of_column = g_new0 (Value *, grid->columns->len);
  g_autofree DossierDifference *table = NULL;
  Scale scale = { grid, row, cells, values, of_column };

  take_values (&scale);
  table = compare_values (&scale);
  weigh_among (&scale, table);
}

static gboolean
has_id (const GPtrArray *statements,
        const DossierId *id)
{
  for (guint i = 0; i < statements->len; i++)
    if (dossier_id_equal (&((DossierStatement *) g_ptr_array_index (statements, i))->id, id))
      return TRUE;
  return FALSE;
}

/* Whether something of @cell was adopted. */
static gboolean
rests_on (const GPtrArray *assessed,
          const GPtrArray *cell)
{
  for (guint i = 0; i < assessed->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (assessed, i);

      for (guint j = 0; j < statement->adopts->len; j++)
        if (has_id (cell, &g_array_index (statement->adopts, DossierId, j)))
          return TRUE;
    }
  return FALSE;
}

/* Once somebody decided, it counts how each account stands to that. */
static void
weigh_against_assessed (DossierGrid    *grid,
                        DossierGridRow *row)
{
  g_autoptr (GPtrArray) assessed = whole_cell (grid, row, G_MAXUINT);

  for (guint i = 0; row->assessed->len > 0 && i < row->cells->len; i++)
    {
      g_autoptr (GPtrArray) cell = whole_cell (grid, row, i);
      DossierDifference difference;
      DossierStanding standing;
      char *reason = NULL;

      if (cell->len == 0)
        continue;
      difference = dossier_difference_of_cells (cell, assessed, &reason);
      standing = dossier_difference_standing (difference);
      if (standing == DOSSIER_STANDING_SAID && rests_on (row->assessed, cell))
        standing = DOSSIER_STANDING_AGREES;
      if (standing != DOSSIER_STANDING_DIFFERS && dossier_difference_within (cell, NULL))
        {
          g_free (reason);
          dossier_difference_within (cell, &reason);
          standing = DOSSIER_STANDING_DIFFERS;
        }
      set_mark (row, i, standing, reason);
    }
}

/* One place where somebody has a role. */
typedef struct
{
  DossierGridRow *row;
  guint number;       /* of the row among those of participants */
  guint column;
  const DossierStatement *statement;
} Part;

static gboolean
has_in (GPtrArray       *cell,
        const DossierId *entity)
{
  for (guint i = 0; i < cell->len; i++)
    if (dossier_id_equal (&((DossierStatement *) g_ptr_array_index (cell, i))->entity, entity))
      return TRUE;
  return FALSE;
}

/* Whether @part's account gives its entity a role in that row too. */
static gboolean
gives (const Part           *part,
       const DossierGridRow *row)
{
  return has_in (g_ptr_array_index (row->cells, part->column), &part->statement->entity);
}

static void
mark_role (const Part     *part,
           DossierStanding standing,
           const Part     *other)
{
  const char *name = part->statement->entity_name;

  if (standing_at (part->row, part->column) >= standing)
    return;
  /* Translators: who, and the role: "another account has Gen. Gray as “called”" */
  set_mark (part->row, part->column, standing, g_strdup_printf (_("another account has %s as “%s”"), name, other->row->heading));
}

/* What is known of the roles of rows, found out once for each pair: to fold and compare their words takes long. */
typedef struct
{
  guint n;            /* rows of participants */
  gboolean *plain;    /* (owned): a row each */
  gint8 *exclude;     /* (owned): a pair of rows each; -1 = not asked yet */
} Roles;

static void
roles_clear (Roles *roles)
{
  g_free (roles->plain);
  g_free (roles->exclude);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Roles, roles_clear)

static void
roles_init (Roles       *roles,
            DossierGrid *grid)
{
  gsize pairs;

  roles->plain = g_new0 (gboolean, MAX (grid->rows->len, 1));
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      if (row->kind == DOSSIER_STATEMENT_PARTICIPANT)
        roles->plain[roles->n++] = dossier_role_is_plain (row->heading);
    }
  pairs = MAX ((gsize) roles->n * roles->n, 1);
  roles->exclude = g_malloc (pairs);
  memset (roles->exclude, -1, pairs);
}

static gboolean
roles_exclude (Roles      *roles,
               const Part *a,
               const Part *b)
{
  gint8 *known = &roles->exclude[(gsize) a->number * roles->n + b->number];

  if (*known < 0)
    *known = (gint8) dossier_roles_exclude (a->row->heading, b->row->heading);
  return *known != 0;
}

/* The caller of one account is the called of another: both rows show it. Who merely took part in one has a role in another. */
static void
weigh_roles_of (Roles  *roles,
                GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < parts->len; j++)
      {
        Part *a = &g_array_index (parts, Part, i), *b = &g_array_index (parts, Part, j);

        if (a->column == b->column || a->row == b->row)
          continue;
        if (roles->plain[a->number] && !roles->plain[b->number] && !gives (a, b->row))
          mark_role (a, DOSSIER_STANDING_VAGUER, b);
        else if (roles_exclude (roles, a, b) && !gives (a, b->row) && !gives (b, a->row))
          mark_role (a, DOSSIER_STANDING_DIFFERS, b);
      }
}

static void
weigh_roles (DossierGrid *grid)
{
  g_autoptr (GHashTable) by_entity = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, NULL, (GDestroyNotify) g_array_unref);
  g_auto (Roles) roles = { 0 };
  GHashTableIter iter;
  gpointer parts;
  guint number = 0;

  roles_init (&roles, grid);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; row->kind == DOSSIER_STATEMENT_PARTICIPANT && j < row->cells->len; j++)
        {
          GPtrArray *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->len; k++)
            {
              Part part = { row, number, j, g_ptr_array_index (cell, k) };
              GArray *of_entity = g_hash_table_lookup (by_entity, &part.statement->entity);

              if (dossier_id_is_nil (&part.statement->entity))
                continue;
              if (of_entity == NULL)
                g_hash_table_insert (by_entity, (gpointer) &part.statement->entity,
                                     of_entity = g_array_new (FALSE, FALSE, sizeof (Part)));
              g_array_append_val (of_entity, part);
            }
        }
      number += row->kind == DOSSIER_STATEMENT_PARTICIPANT;
    }
  g_hash_table_iter_init (&iter, by_entity);
  while (g_hash_table_iter_next (&iter, NULL, &parts))
    weigh_roles_of (&roles, parts);
}

static void
count_sources (DossierGrid *grid)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);

  for (guint i = 0; i < grid->columns->len; i++)
    {
      DossierGridColumn *column = g_ptr_array_index (grid->columns, i);
      DossierId source = source_of (grid, i);

      column->copy = !g_hash_table_add (seen, dossier_id_copy (&source));
    }
  grid->sources = g_hash_table_size (seen);
}

/* What agrees counts whole, what is vaguer half: it does not contradict. */
static int
agreement_of (DossierGrid *grid,
              guint        column)
{
  guint n = 0, twice = 0;

  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierStanding standing = standing_at (g_ptr_array_index (grid->rows, i), column);

      if (standing < DOSSIER_STANDING_AGREES)
        continue;
      n++;
      twice += standing == DOSSIER_STANDING_AGREES ? 2 : standing == DOSSIER_STANDING_VAGUER;
    }
  return n > 0 ? (int) ((twice * 100 + n) / (2 * n)) : -1;
}

/**
 * dossier_grid_weigh:
 * @grid: with its columns, rows and cells
 *
 * Fills what is found of them: standings, reasons, copies, agreement and counts.
 */
void
dossier_grid_weigh (DossierGrid *grid)
{
  g_return_if_fail (grid != NULL);

  for (guint i = 0; i < grid->rows->len; i++)
    weigh_row (grid, g_ptr_array_index (grid->rows, i));
  weigh_roles (grid);
  grid->differences = 0;
  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      row->standing = DOSSIER_STANDING_SILENT;
      for (guint j = 0; j < row->standings->len; j++)
        row->standing = MAX (row->standing, standing_at (row, j));
      grid->differences += row->standing == DOSSIER_STANDING_DIFFERS;
      weigh_against_assessed (grid, row);
    }
  count_sources (grid);
  for (guint i = 0; i < grid->columns->len; i++)
    ((DossierGridColumn *) g_ptr_array_index (grid->columns, i))->agreement = agreement_of (grid, i);
}
