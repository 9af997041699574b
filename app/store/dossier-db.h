/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-id.h"
#include "dossier-store-error.h"

G_BEGIN_DECLS

/**
 * DossierDb:
 *
 * One connection to a workspace file. Belongs to one thread at a time; the store hands it to the functions it runs.
 */
typedef struct _DossierDb DossierDb;

G_END_DECLS
