/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-suggestion.h"

G_BEGIN_DECLS

/* Finds the names of people, organisations, places, equipment and exercises in a text. */

typedef struct _DossierNames DossierNames;

#define DOSSIER_NAMES_ERROR (dossier_names_error_quark ())
typedef enum
{
  DOSSIER_NAMES_ERROR_INVALID,
} DossierNamesError;
GQuark        dossier_names_error_quark       (void);

GBytes       *dossier_names_get_builtin_model (void);
DossierNames *dossier_names_new               (GBytes        *model,
                                               GError       **error);
void          dossier_names_free              (DossierNames  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNames, dossier_names_free)

GPtrArray    *dossier_names_find              (DossierNames  *self,
                                               const char    *text,
                                               GCancellable  *cancellable);

G_END_DECLS
