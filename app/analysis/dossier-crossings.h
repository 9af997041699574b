/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Two columns of things with links between them: how often the links cross, and orders in which they cross less. Pure
 * functions; any thread. */

typedef struct
{
  guint left;
  guint right;
} DossierCrossingsLink;

typedef enum
{
  DOSSIER_CROSSINGS_LEFT = 1 << 0,
  DOSSIER_CROSSINGS_RIGHT = 1 << 1,
} DossierCrossingsSides;

guint64 dossier_crossings_count  (const DossierCrossingsLink *links,
                                  guint                       n_links,
                                  const guint                *left,
                                  guint                       n_left,
                                  const guint                *right,
                                  guint                       n_right);
guint64 dossier_crossings_reduce (const DossierCrossingsLink *links,
                                  guint                       n_links,
                                  guint                      *left,
                                  guint                       n_left,
                                  guint                      *right,
                                  guint                       n_right,
                                  DossierCrossingsSides       sides,
                                  GCancellable               *cancellable);

G_END_DECLS
