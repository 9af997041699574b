/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands about events, statements and notes. Bodies run on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include <glib/gi18n.h>

#include "dossier-command-private.h"
#include "dossier-events.h"

static gboolean
create_event_body (DossierDb      *db,
                   DossierCommand *command,
                   GError        **error)
{
  if (!dossier_events_create (db, command->text[0], command->text[1], command->text[2], command->text[3], &command->outcome.id, error))
    return FALSE;
  if (command->text[4] != NULL
      && !dossier_events_update (db, &command->outcome.id, command->text[0], command->text[1], command->text[4], command->text[2], NULL, error))
    return FALSE;
  for (guint i = 0; command->parts != NULL && i < command->parts->len; i++)
    {
      DossierId statement;

      if (!dossier_events_add_part (db, &command->outcome.id, &g_array_index (command->parts, DossierEventPart, i), &statement,
                                    &command->outcome.passage, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_command_create_event:
 * @kind: (nullable): a free word
 * @date: (nullable): EDTF
 * @date_words: (nullable): what the date was made from
 * @parts: (array length=n_parts): participants, places and passages; all in one step of undo
 */
DossierCommand *
dossier_command_create_event (const char             *title,
                              const char             *kind,
                              const char             *date,
                              const char             *date_words,
                              const DossierEventPart *parts,
                              guint                   n_parts)
{
  DossierCommand *command = dossier_command_new (N_("New event"), create_event_body);

  command->text[0] = g_strdup (title);
  command->text[1] = g_strdup (kind);
  command->text[2] = g_strdup (date);
  command->text[3] = g_strdup (date_words);
  for (guint i = 0; i < n_parts; i++)
    dossier_command_add_part (command, &parts[i]);
  return command;
}

/**
 * dossier_command_set_event_status:
 * @command: made by dossier_command_create_event()
 * @status: happened planned alleged denied
 *
 * Says how sure it is that the new event took place; without it, it happened.
 */
void
dossier_command_set_event_status (DossierCommand *command,
                                  const char     *status)
{
  g_return_if_fail (command != NULL && command->body == create_event_body);

  g_free (command->text[4]);
  command->text[4] = g_strdup (status);
}

static gboolean
update_event_body (DossierDb      *db,
                   DossierCommand *command,
                   GError        **error)
{
  command->outcome.id = command->target;
  return dossier_events_update (db, &command->target, command->text[0], command->text[1], command->text[2], command->text[3],
                                command->text[4], error);
}

DossierCommand *
dossier_command_update_event (const DossierId *event,
                              const char      *title,
                              const char      *kind,
                              const char      *status,
                              const char      *date,
                              const char      *description)
{
  DossierCommand *command = dossier_command_new (N_("Edit event"), update_event_body);

  command->target = *event;
  command->text[0] = g_strdup (title);
  command->text[1] = g_strdup (kind);
  command->text[2] = g_strdup (status);
  command->text[3] = g_strdup (date);
  command->text[4] = g_strdup (description);
  return command;
}

static gboolean
delete_event_body (DossierDb      *db,
                   DossierCommand *command,
                   GError        **error)
{
  command->outcome.id = command->target;
  return dossier_events_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_event (const DossierId *event)
{
  DossierCommand *command = dossier_command_new (N_("Delete event"), delete_event_body);

  command->target = *event;
  return command;
}

static gboolean
add_event_part_body (DossierDb      *db,
                     DossierCommand *command,
                     GError        **error)
{
  return dossier_events_add_part (db, &command->target, &g_array_index (command->parts, DossierEventPart, 0), &command->outcome.id,
                                  &command->outcome.passage, error);
}

DossierCommand *
dossier_command_add_event_part (const DossierId        *event,
                                const DossierEventPart *part)
{
  DossierCommand *command = dossier_command_new (N_("Add to event"), add_event_part_body);

  command->target = *event;
  dossier_command_add_part (command, part);
  return command;
}

static gboolean
edit_statement_body (DossierDb      *db,
                     DossierCommand *command,
                     GError        **error)
{
  command->outcome.id = command->target;
  return dossier_statements_edit (db, &command->target, &g_array_index (command->parts, DossierEventPart, 0), error);
}

DossierCommand *
dossier_command_edit_statement (const DossierId        *statement,
                                const DossierEventPart *part)
{
  DossierCommand *command = dossier_command_new (N_("Edit statement"), edit_statement_body);

  command->target = *statement;
  dossier_command_add_part (command, part);
  return command;
}

static gboolean
grade_statement_body (DossierDb      *db,
                      DossierCommand *command,
                      GError        **error)
{
  command->outcome.id = command->target;
  return dossier_statements_grade (db, &command->target, command->number, error);
}

DossierCommand *
dossier_command_grade_statement (const DossierId *statement,
                                 guint            credibility)
{
  DossierCommand *command = dossier_command_new (N_("Grade statement"), grade_statement_body);

  command->target = *statement;
  command->number = credibility;
  return command;
}

static gboolean
delete_statement_body (DossierDb      *db,
                       DossierCommand *command,
                       GError        **error)
{
  command->outcome.id = command->target;
  return dossier_statements_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_statement (const DossierId *statement)
{
  DossierCommand *command = dossier_command_new (N_("Remove from event"), delete_statement_body);

  command->target = *statement;
  return command;
}

static gboolean
create_note_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  return dossier_notes_create (db, command->text[0], command->text[1], &command->outcome.id, error);
}

DossierCommand *
dossier_command_create_note (const char *title,
                             const char *text)
{
  DossierCommand *command = dossier_command_new (N_("New note"), create_note_body);

  command->text[0] = g_strdup (title);
  command->text[1] = g_strdup (text);
  return command;
}

static gboolean
update_note_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  command->outcome.id = command->target;
  return dossier_notes_update (db, &command->target, command->text[0], command->text[1], error);
}

DossierCommand *
dossier_command_update_note (const DossierId *note,
                             const char      *title,
                             const char      *text)
{
  DossierCommand *command = dossier_command_new (N_("Write note"), update_note_body);

  command->target = *note;
  command->text[0] = g_strdup (title);
  command->text[1] = g_strdup (text);
  return command;
}

static gboolean
delete_note_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  command->outcome.id = command->target;
  return dossier_notes_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_note (const DossierId *note)
{
  DossierCommand *command = dossier_command_new (N_("Delete note"), delete_note_body);

  command->target = *note;
  return command;
}
