/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command that lets several actors take part in an event. Its body runs on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-command-link.h"

#include <glib/gi18n.h>

#include "dossier-command-private.h"
#include "dossier-events.h"
#include "dossier-store-error.h"

static gboolean
has_role (GPtrArray       *statements,
          const DossierId *actor,
          const char      *role)
{
  g_autofree char *wanted = g_utf8_casefold (role != NULL ? role : "", -1);

  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *held = g_utf8_casefold (statement->role != NULL ? statement->role : "", -1);

      if (dossier_id_is_nil (&statement->account) && statement->kind == DOSSIER_STATEMENT_PARTICIPANT && dossier_id_equal (&statement->entity, actor)
          && g_str_equal (held, wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
link_actors_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  g_autoptr (GPtrArray) statements = dossier_statements_of_event (db, &command->target, error);

  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < command->ids->len; i++)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = g_array_index (command->ids, DossierId, i), .role = command->text[0] };
      DossierId passage;

      if (has_role (statements, &part.entity, part.role))
        continue;
      if (!dossier_events_add_part (db, &command->target, &part, &command->outcome.id, &passage, error))
        return FALSE;
      command->outcome.count++;
    }
  if (command->outcome.count > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID, _("all of them are linked in this role already"));
  return FALSE;
}

/**
 * dossier_command_link_actors:
 * @event: in which they take part, as assessed
 * @actors: (array length=n): entities
 * @role: (nullable): of all of them
 *
 * outcome.id is the last participant, outcome.count how many were linked.
 */
DossierCommand *
dossier_command_link_actors (const DossierId *event,
                             const DossierId *actors,
                             guint            n,
                             const char      *role)
{
  DossierCommand *command = dossier_command_new (N_("Link actors"), link_actors_body);

  command->target = *event;
  command->text[0] = g_strdup (role);
  dossier_command_set_ids (command, actors, n);
  return command;
}
