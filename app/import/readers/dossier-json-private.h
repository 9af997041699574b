/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small, forgiving reader of JSON as pages embed it and programs export it. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_JSON_OTHER, /* numbers, true, false, null */
  DOSSIER_JSON_STRING,
  DOSSIER_JSON_ARRAY,
  DOSSIER_JSON_OBJECT,
} DossierJsonKind;

typedef struct _DossierJson DossierJson;

/**
 * DossierJson: one value. Owns what is below it.
 * @key: (owned) (nullable): its name in the object it stands in
 * @string: (owned) (nullable): of a string its text; of other plain values how they are written
 * @items: (owned) (nullable) (element-type DossierJson): of arrays and objects
 */
struct _DossierJson
{
  DossierJsonKind kind;
  char *key;
  char *string;
  GPtrArray *items;
};

DossierJson       *dossier_json_parse      (const char        *text,
                                            gsize              length);
const char        *dossier_json_skip       (const char        *at,
                                            const char        *end);
void               dossier_json_free       (DossierJson       *json);
const DossierJson *dossier_json_get        (const DossierJson *object,
                                            const char        *key);
const char        *dossier_json_get_string (const DossierJson *object,
                                            const char        *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierJson, dossier_json_free)

G_END_DECLS
