/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command that is made of others, which run one after the other in its transaction. Its body runs on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-command-several.h"

#include <glib/gi18n.h>

#include "dossier-command-private.h"

static gboolean
several_body (DossierDb      *db,
              DossierCommand *command,
              GError        **error)
{
  command->outcome.id = command->target;
  for (guint i = 0; i < command->several->len; i++)
    {
      DossierCommand *one = g_ptr_array_index (command->several, i);

      if (!one->body (db, one, error))
        return FALSE;
      command->outcome.count++;
    }
  return TRUE;
}

/**
 * dossier_command_save_event:
 * @event: which is edited
 * @commands: (transfer full) (element-type DossierCommand): all that was changed of it, in order, at least one
 *
 * What was changed of an event in one go: all of it is written, or nothing when one of @commands fails. One step of undo.
 * outcome.id is the event, outcome.count how many commands there were.
 */
DossierCommand *
dossier_command_save_event (const DossierId *event,
                            GPtrArray       *commands)
{
  DossierCommand *command;

  g_return_val_if_fail (event != NULL && commands != NULL && commands->len > 0, NULL);

  command = dossier_command_new (N_("Edit event"), several_body);
  command->target = *event;
  command->several = commands;
  g_ptr_array_set_free_func (commands, (GDestroyNotify) dossier_command_free);
  return command;
}
