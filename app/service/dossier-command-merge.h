/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-command.h"

G_BEGIN_DECLS

/* Events that are one, and one that is two. Each is one step of undo. */
DossierCommand *dossier_command_merge_events (const DossierId *kept, const DossierId *other); /* outcome.id = kept, outcome.count = accounts that went over */
DossierCommand *dossier_command_split_event  (const DossierId *event, const DossierId *accounts, guint n, const char *title); /* outcome.id = the new event */

G_END_DECLS
