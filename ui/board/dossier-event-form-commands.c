/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the form of an event says, as a command: a new event with what the article itself tells, or what was changed of one. Part
 * of DossierEventForm; main thread. It reads the form and changes nothing. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-form-private.h"

#include "dossier-command-several.h"

static void
append_rows (GArray    *parts,
             GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      DossierEventPart part;

      if (dossier_statement_form_is_empty (dossier_part_row_get_form (DOSSIER_PART_ROW (row))))
        continue;
      dossier_statement_form_get_part (dossier_part_row_get_form (DOSSIER_PART_ROW (row)), &part);
      g_array_append_val (parts, part);
    }
}

/* Whether a participant is still the one that the article names there. */
static gboolean
is_guessed (const DossierEventPart    *part,
            const DossierGuessedActor *actor)
{
  if (!dossier_id_equal (&part->entity, &actor->entity))
    return FALSE;
  return !dossier_id_is_nil (&actor->entity) || g_strcmp0 (part->name, actor->name) == 0;
}

/* The article itself named those who took part, the day and the place: its account says so, word by word. */
static void
append_named (DossierEventForm *self,
              GArray           *parts,
              const char       *name)
{
  if (self->guess == NULL)
    return;
  for (guint i = 0; i < self->named->len; i++)
    {
      const DossierEventFormNamed *named = &g_array_index (self->named, DossierEventFormNamed, i);
      DossierEventPart part;

      if (named->row == NULL || dossier_statement_form_is_empty (dossier_part_row_get_form (named->row)))
        continue;
      dossier_statement_form_get_part (dossier_part_row_get_form (named->row), &part);
      if (!is_guessed (&part, &g_array_index (self->guess->actors, DossierGuessedActor, i)))
        continue;
      part.article = self->article;
      part.start = named->start;
      part.end = named->end;
      g_array_append_val (parts, part);
    }
  if (self->guess->date != NULL && g_strcmp0 (self->guess->date, self->edtf) == 0)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_DATE, .date = self->guess->date, .date_words = self->guess->date_words,
                                .article = self->article, .start = self->guess->date_start, .end = self->guess->date_end };

      g_array_append_val (parts, part);
    }
  for (guint i = 0; i < self->guess->places->len; i++)
    {
      const DossierGuessedActor *place = &g_array_index (self->guess->places, DossierGuessedActor, i);
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = place->entity, .name = place->name, .article = self->article,
                                .start = place->start, .end = place->end };

      if (dossier_id_equal (&self->place_id, &place->entity)
          && (!dossier_id_is_nil (&place->entity) || g_strcmp0 (place->name, name) == 0))
        g_array_append_val (parts, part);
    }
}

static DossierCommand *
make_create (DossierEventForm *self)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (DossierEventPart));
  g_autofree char *title = dossier_event_form_dup_trimmed (self->title), *kind = dossier_event_form_dup_trimmed (self->kind), *place = dossier_event_form_dup_trimmed (self->place);
  g_autofree char *typed = dossier_event_form_dup_trimmed (self->date);
  const char *words = g_strcmp0 (typed, self->edtf) != 0 ? typed : NULL;
  DossierCommand *command;

  /* The words of the article say more of where the date comes from than the date itself. */
  if (self->guess != NULL && self->edtf != NULL && g_strcmp0 (self->guess->date, self->edtf) == 0)
    words = self->guess->date_words;
  if (*place != '\0')
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = self->place_id, .name = place };

      g_array_append_val (parts, part);
    }
  append_rows (parts, self->participants);
  append_named (self, parts, place);
  append_rows (parts, self->evidence);
  command = dossier_command_create_event (title, kind, self->edtf, self->edtf != NULL ? words : NULL,
                                          (const DossierEventPart *) (gpointer) parts->data, parts->len);
  dossier_command_set_event_status (command, dossier_event_form_get_status (self));
  return command;
}

static gboolean
same (const char *a,
      const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static void
append_event_command (DossierEventForm *self,
                      GPtrArray        *commands)
{
  const DossierEvent *event = self->grid->event;
  g_autofree char *title = dossier_event_form_dup_trimmed (self->title), *kind = dossier_event_form_dup_trimmed (self->kind);

  if (!same (title, event->title) || !same (kind, event->kind) || !same (dossier_event_form_get_status (self), event->status) || !same (self->edtf, event->date))
    g_ptr_array_add (commands, dossier_command_update_event (&event->id, title, kind, dossier_event_form_get_status (self), self->edtf, event->description));
}

static void
append_place_command (DossierEventForm *self,
                      GPtrArray        *commands)
{
  g_autofree char *name = dossier_event_form_dup_trimmed (self->place);
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = self->place_id, .name = name };

  if (self->place_before == NULL)
    {
      if (*name != '\0')
        g_ptr_array_add (commands, dossier_command_add_event_part (&self->grid->event->id, &part));
      return;
    }
  dossier_event_part_init (&part, self->place_before);
  part.entity = self->place_id;
  part.name = name;
  if (*name == '\0')
    g_ptr_array_add (commands, dossier_command_delete_statement (&self->place_before->id));
  else if (!dossier_id_equal (&self->place_id, &self->place_before->entity) && !same (name, self->place_before->entity_name))
    g_ptr_array_add (commands, dossier_command_edit_statement (&self->place_before->id, &part));
}

static void
append_row_commands (DossierEventForm *self,
                     GtkWidget        *list,
                     GPtrArray        *commands)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DossierPartRow *row = DOSSIER_PART_ROW (child);
      DossierStatement *before = dossier_part_row_get_statement (row);
      DossierEventPart part;

      dossier_statement_form_get_part (dossier_part_row_get_form (row), &part);
      if (before == NULL)
        {
          if (!dossier_statement_form_is_empty (dossier_part_row_get_form (row)))
            g_ptr_array_add (commands, dossier_command_add_event_part (&self->grid->event->id, &part));
        }
      else if (dossier_statement_form_is_empty (dossier_part_row_get_form (row)))
        g_ptr_array_add (commands, dossier_command_delete_statement (&before->id));
      else if (dossier_statement_form_is_changed (dossier_part_row_get_form (row)))
        g_ptr_array_add (commands, dossier_command_edit_statement (&before->id, &part));
    }
}

/**
 * dossier_event_form_make_command:
 *
 * Returns: (transfer full) (nullable): what makes the new event, or writes all that was changed of the one that is edited; NULL
 *   when nothing was
 */
DossierCommand *
dossier_event_form_make_command (DossierEventForm *self)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_command_free);

  g_return_val_if_fail (DOSSIER_IS_EVENT_FORM (self), NULL);

  if (self->grid == NULL)
    return make_create (self);
  append_event_command (self, commands);
  append_place_command (self, commands);
  append_row_commands (self, self->participants, commands);
  append_row_commands (self, self->evidence, commands);
  for (guint i = 0; i < self->removed->len; i++)
    g_ptr_array_add (commands, dossier_command_delete_statement (&((DossierStatement *) g_ptr_array_index (self->removed, i))->id));
  return commands->len > 0 ? dossier_command_save_event (&self->grid->event->id, g_steal_pointer (&commands)) : NULL;
}
