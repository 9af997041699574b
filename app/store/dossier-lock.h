/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-store-error.h"

G_BEGIN_DECLS

typedef struct _DossierLock DossierLock;

DossierLock *dossier_lock_take    (const char   *path,
                                   GError      **error);
void         dossier_lock_release (DossierLock  *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLock, dossier_lock_release)

G_END_DECLS
