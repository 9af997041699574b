/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that merge and split events. Bodies run on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-command-merge.h"

#include <glib/gi18n.h>

#include "dossier-command-private.h"
#include "dossier-events-merge.h"

static gboolean
merge_events_body (DossierDb      *db,
                   DossierCommand *command,
                   GError        **error)
{
  command->outcome.id = command->target;
  return dossier_events_merge (db, &command->target, &command->other, &command->outcome.count, error);
}

/**
 * dossier_command_merge_events:
 * @kept: stays, with its title and kind, and its date if it has one
 * @other: gives it its accounts, what is assessed of it and its citations, and goes
 */
DossierCommand *
dossier_command_merge_events (const DossierId *kept,
                              const DossierId *other)
{
  DossierCommand *command = dossier_command_new (N_("Merge events"), merge_events_body);

  command->target = *kept;
  command->other = *other;
  return command;
}

static gboolean
split_event_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  command->outcome.count = command->ids->len;
  return dossier_events_split (db, &command->target, (const DossierId *) (gpointer) command->ids->data, command->ids->len, command->text[0],
                               &command->outcome.id, error);
}

/**
 * dossier_command_split_event:
 * @accounts: (array length=n): those that tell of another event
 * @title: what that is called
 */
DossierCommand *
dossier_command_split_event (const DossierId *event,
                             const DossierId *accounts,
                             guint            n,
                             const char      *title)
{
  DossierCommand *command = dossier_command_new (N_("Split event"), split_event_body);

  command->target = *event;
  dossier_command_set_ids (command, accounts, n);
  command->text[0] = g_strdup (title);
  return command;
}
