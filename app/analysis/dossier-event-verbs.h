/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierEventVerb:
 * @forms: base, third person, past, participle, -ing form; of a noun, singular and plural; lower case
 * @particles: (nullable): one of them stands between verb and object
 * @nouns: (nullable): one of them stands in the object
 * @kind: of the event, a stable word
 * @subject: (nullable): role of who does it
 * @object: (nullable): role of whom it is done to or with
 * @is_noun: "a call between …"
 *
 * One line of the table of verbs.
 */
typedef struct
{
  char **forms;
  char **particles;
  char **nouns;
  char *kind;
  char *subject;
  char *object;
  gboolean is_noun;
} DossierEventVerb;

GPtrArray *dossier_event_verbs_read   (const char *table,
                                       GError    **error);
GPtrArray *dossier_event_verbs_get    (void);

G_END_DECLS
