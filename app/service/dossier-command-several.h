/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-command.h"

G_BEGIN_DECLS

/* Several commands as one step of undo. */
DossierCommand *dossier_command_save_event (const DossierId *event, GPtrArray *commands);

G_END_DECLS
