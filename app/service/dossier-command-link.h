/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-command.h"

G_BEGIN_DECLS

/* Several at once, in one step of undo. */
DossierCommand *dossier_command_link_actors (const DossierId *event, const DossierId *actors, guint n, const char *role); /* (nullable) role; those who have it already are left; outcome.count = links made */

G_END_DECLS
