/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that take what accounts say into what is assessed, and back. Bodies run on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include <glib/gi18n.h>

#include "dossier-adoptions.h"
#include "dossier-command-private.h"
#include "dossier-difference.h"
#include "dossier-events.h"
#include "dossier-store-error.h"
#include "dossier-weigh.h"

/* Statements of one row that are adopted together. */
typedef struct
{
  DossierDb *db;
  DossierGridRow *row;
  GPtrArray *reported; /* (element-type DossierStatement) */
  DossierOutcome *outcome;
} Adopting;

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID, message);
  return FALSE;
}

/* Of those who took part, of places and of claims without a heading there can be several. */
static gboolean
is_list (const DossierStatement *statement)
{
  return statement->kind == DOSSIER_STATEMENT_PARTICIPANT || statement->kind == DOSSIER_STATEMENT_PLACE
         || (statement->kind == DOSSIER_STATEMENT_CLAIM && statement->topic == NULL);
}

/* What @statement says, as the analyst's own: nobody is quoted, nothing is graded. */
static void
take_value (DossierEventPart       *part,
            const DossierStatement *statement)
{
  dossier_event_part_init (part, statement);
  part->article = DOSSIER_ID_NIL;
  part->attributed_to = DOSSIER_ID_NIL;
  part->attributed_words = NULL;
  part->credibility = 0;
  if (part->kind == DOSSIER_STATEMENT_CLAIM && part->text == NULL && statement->passage != NULL)
    part->text = statement->passage->quote;
}

static gboolean
says_same (const DossierStatement *a,
           const DossierStatement *b)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new (), right = g_ptr_array_new ();

  g_ptr_array_add (left, (gpointer) a);
  g_ptr_array_add (right, (gpointer) b);
  return dossier_difference_of_cells (left, right, NULL) == DOSSIER_DIFFERENCE_SAME;
}

static gboolean
write_part (Adopting               *self,
            const DossierStatement *reported,
            DossierId              *assessed,
            GError                **error)
{
  DossierEventPart part;
  DossierId passage;

  take_value (&part, reported);
  return dossier_events_add_part (self->db, &reported->event, &part, assessed, &passage, error);
}

static gboolean
add_to_list (Adopting               *self,
             const DossierStatement *reported,
             GError                **error)
{
  DossierId assessed = DOSSIER_ID_NIL;
  gboolean made = FALSE;

  for (guint i = 0; i < self->row->assessed->len; i++)
    {
      const DossierStatement *held = g_ptr_array_index (self->row->assessed, i);
      gboolean same = reported->kind == DOSSIER_STATEMENT_CLAIM ? says_same (held, reported) : dossier_id_equal (&held->entity, &reported->entity);

      if (same)
        assessed = held->id;
    }
  if (dossier_id_is_nil (&assessed))
    {
      made = TRUE;
      if (reported->kind != DOSSIER_STATEMENT_CLAIM && dossier_id_is_nil (&reported->entity))
        return refuse (error, _("what is adopted must name somebody or something"));
      if (!write_part (self, reported, &assessed, error))
        return FALSE;
    }
  self->outcome->id = assessed;
  self->outcome->count++;
  return dossier_adoptions_add (self->db, &assessed, &reported->id, made, error);
}

/* The most exact of what is adopted together. */
static const DossierStatement *
most_exact (GPtrArray *reported)
{
  const DossierStatement *best = g_ptr_array_index (reported, 0);

  for (guint i = 1; i < reported->len; i++)
    {
      DossierStatement *other = g_ptr_array_index (reported, i);
      g_autoptr (GPtrArray) left = g_ptr_array_new (), right = g_ptr_array_new ();

      g_ptr_array_add (left, (gpointer) best);
      g_ptr_array_add (right, other);
      if (dossier_difference_of_cells (left, right, NULL) == DOSSIER_DIFFERENCE_WIDER)
        best = other;
    }
  return best;
}

/* @made: (out): whether what is held now comes from the adoption */
static gboolean
change_value (Adopting               *self,
              const DossierStatement *held,
              const DossierStatement *value,
              gboolean               *made,
              GError                **error)
{
  DossierEventPart part;

  *made = !says_same (held, value);
  if (!*made)
    return TRUE;
  take_value (&part, value);
  part.topic = held->topic != NULL ? held->topic : part.topic;
  return dossier_adoptions_drop (self->db, &held->id, NULL, error) && dossier_statements_edit (self->db, &held->id, &part, error);
}

/* A date that somebody entered as the event's own was held before, though it is no statement yet. */
static gboolean
is_own_date (Adopting               *self,
             const DossierStatement *value,
             gboolean               *own,
             GError                **error)
{
  g_autoptr (DossierEvent) event = value->kind == DOSSIER_STATEMENT_DATE ? dossier_events_get (self->db, &value->event, error) : NULL;

  *own = event != NULL && g_strcmp0 (event->date, value->date) == 0;
  return event != NULL || value->kind != DOSSIER_STATEMENT_DATE;
}

/* Of a date, a figure or an answer there is one: what was held before goes. */
static gboolean
set_value (Adopting *self,
           GError  **error)
{
  const DossierStatement *value = most_exact (self->reported), *held = NULL;
  DossierId assessed = DOSSIER_ID_NIL;
  gboolean made = TRUE, own = FALSE;

  for (guint i = 0; i < self->row->assessed->len; i++)
    {
      const DossierStatement *one = g_ptr_array_index (self->row->assessed, i);

      if (held == NULL)
        held = one;
      else if (!dossier_statements_delete (self->db, &one->id, error))
        return FALSE;
    }
  if (value->kind == DOSSIER_STATEMENT_DATE ? value->date == NULL : value->kind == DOSSIER_STATEMENT_FIGURE && value->figure == NULL)
    return refuse (error, _("there is no value to adopt: edit the statement first"));
  if (held != NULL)
    {
      assessed = held->id;
      if (!change_value (self, held, value, &made, error))
        return FALSE;
    }
  else if (!is_own_date (self, value, &own, error) || !write_part (self, value, &assessed, error))
    return FALSE;
  for (guint i = 0; i < self->reported->len; i++)
    if (!dossier_adoptions_add (self->db, &assessed, &((DossierStatement *) g_ptr_array_index (self->reported, i))->id, made && !own, error))
      return FALSE;
  self->outcome->id = assessed;
  self->outcome->count++;
  return TRUE;
}

static gboolean
adopt_row (Adopting *self,
           GError  **error)
{
  const DossierStatement *first = g_ptr_array_index (self->reported, 0);

  if (!is_list (first))
    return set_value (self, error);
  for (guint i = 0; i < self->reported->len; i++)
    if (!add_to_list (self, g_ptr_array_index (self->reported, i), error))
      return FALSE;
  return TRUE;
}

/* The reported statements that are asked for; they are of one event, which is told. */
static GPtrArray *
read_reported (DossierDb      *db,
               DossierCommand *command,
               DossierId      *event,
               GError        **error)
{
  g_autoptr (GPtrArray) reported = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < command->ids->len; i++)
    {
      g_autoptr (GError) local = NULL;
      DossierStatement *statement = dossier_statements_get (db, &g_array_index (command->ids, DossierId, i), &local);

      if (statement == NULL)
        {
          if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
          else
            g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _("there is no statement with this id"));
          return NULL;
        }
      g_ptr_array_add (reported, statement);
      if (i == 0)
        *event = statement->event;
      if (dossier_id_is_nil (&statement->account) || !dossier_id_equal (event, &statement->event))
        {
          refuse (error, _("only what articles say of one event can be adopted"));
          return NULL;
        }
    }
  if (reported->len == 0)
    {
      refuse (error, _("only what articles say of one event can be adopted"));
      return NULL;
    }
  return g_steal_pointer (&reported);
}

static gboolean
adopt_body (DossierDb      *db,
            DossierCommand *command,
            GError        **error)
{
  DossierId event;
  g_autoptr (GPtrArray) reported = read_reported (db, command, &event, error);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (DossierGrid) grid = reported != NULL ? dossier_grid_read_plain (db, &event, &statements, error) : NULL;

  if (grid == NULL)
    return FALSE;
  dossier_grid_arrange (grid, statements);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      g_autoptr (GPtrArray) of_row = g_ptr_array_new ();
      Adopting adopting = { db, g_ptr_array_index (grid->rows, i), of_row, &command->outcome };

      for (guint j = 0; j < reported->len; j++)
        if (dossier_grid_row_of (grid, &((DossierStatement *) g_ptr_array_index (reported, j))->id) == adopting.row)
          g_ptr_array_add (of_row, g_ptr_array_index (reported, j));
      if (of_row->len > 0 && !adopt_row (&adopting, error))
        return FALSE;
    }
  return command->outcome.count > 0 || refuse (error, _("an article that was deleted cannot be adopted"));
}

/**
 * dossier_command_adopt:
 * @reported: (array length=n): what articles say of one event
 *
 * The analyst holds what they say: participants, places and claims without a heading are added; a date, a figure or what is said under a heading
 * replaces what was held, with the most exact of several values. What is assessed then rests on them. The accounts stay as they are.
 * outcome.id is the assessed statement, outcome.count how many.
 */
DossierCommand *
dossier_command_adopt (const DossierId *reported,
                       guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Adopt"), adopt_body);

  dossier_command_set_ids (command, reported, n);
  return command;
}

static gboolean
rests_on (const DossierStatement *assessed,
          const DossierId        *reported)
{
  for (guint i = 0; i < assessed->adopts->len; i++)
    if (dossier_id_equal (&g_array_index (assessed->adopts, DossierId, i), reported))
      return TRUE;
  return FALSE;
}

/* Takes the support away; what then rests on nothing goes, unless somebody had entered it before. */
static gboolean
withdraw (DossierDb              *db,
          const DossierStatement *assessed,
          DossierCommand         *command,
          GError                **error)
{
  g_autoptr (DossierStatement) left = NULL;
  gboolean made;
  guint n = 0;

  if (!dossier_adoptions_made (db, &assessed->id, &made, error))
    return FALSE;
  for (guint i = 0; i < command->ids->len; i++)
    if (rests_on (assessed, &g_array_index (command->ids, DossierId, i)))
      {
        n++;
        if (!dossier_adoptions_drop (db, &assessed->id, &g_array_index (command->ids, DossierId, i), error))
          return FALSE;
      }
  if (n == 0)
    return TRUE;
  command->outcome.id = assessed->id;
  command->outcome.count++;
  left = dossier_statements_get (db, &assessed->id, error);
  return left != NULL && (left->adopts->len > 0 || !made || dossier_statements_delete (db, &assessed->id, error));
}

static gboolean
unadopt_body (DossierDb      *db,
              DossierCommand *command,
              GError        **error)
{
  DossierId event;
  g_autoptr (GPtrArray) reported = read_reported (db, command, &event, error);
  g_autoptr (GPtrArray) statements = reported != NULL ? dossier_statements_of_event (db, &event, error) : NULL;

  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);

      if (dossier_id_is_nil (&statement->account) && !withdraw (db, statement, command, error))
        return FALSE;
    }
  return command->outcome.count > 0 || refuse (error, _("this was not adopted"));
}

/**
 * dossier_command_unadopt:
 * @reported: (array length=n): what articles say of one event
 *
 * What is assessed no longer rests on these. Once it rests on nothing it is no longer held; only what the analyst had entered before any that says the
 * same was adopted stays.
 */
DossierCommand *
dossier_command_unadopt (const DossierId *reported,
                         guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Take adoption back"), unadopt_body);

  dossier_command_set_ids (command, reported, n);
  return command;
}
