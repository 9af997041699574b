/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-id.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierFields:
 *
 * What is told of one thing: keys with values, in order. Written as one JSON object for scripts, or as lines and
 * columns for people. Keys are static strings; values are copied.
 */
typedef struct _DossierFields DossierFields;

DossierFields *dossier_fields_new         (void);
void           dossier_fields_free        (DossierFields       *self);
void           dossier_fields_add_string  (DossierFields       *self,
                                           const char          *key,
                                           const char          *value);
void           dossier_fields_add_id      (DossierFields       *self,
                                           const char          *key,
                                           const DossierId     *value);
void           dossier_fields_add_int     (DossierFields       *self,
                                           const char          *key,
                                           gint64               value);
void           dossier_fields_add_boolean (DossierFields       *self,
                                           const char          *key,
                                           gboolean             value);
void           dossier_fields_add_time    (DossierFields       *self,
                                           const char          *key,
                                           gint64               ms);
void           dossier_fields_add_strings (DossierFields       *self,
                                           const char          *key,
                                           const char * const  *values);
void           dossier_fields_add_objects (DossierFields       *self,
                                           const char          *key,
                                           GPtrArray           *objects);
char          *dossier_fields_to_json     (const DossierFields *self);
char          *dossier_fields_to_columns  (const DossierFields *self,
                                           const char          *keys);
char          *dossier_fields_to_lines    (const DossierFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFields, dossier_fields_free)

G_END_DECLS
