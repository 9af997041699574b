/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierGraphPoint: where a node of a graph stands, in pixels at the size of 1, the centre at (0, 0).
 * @placed: it stands already; nothing moves it
 */
typedef struct
{
  double x;
  double y;
  guint distance;    /* steps from the centre, 0 of the centre itself */
  gboolean placed;
} DossierGraphPoint;

typedef struct
{
  guint one;
  guint other;
} DossierGraphLine;

void dossier_graph_layout (DossierGraphPoint      *points,
                           guint                   n_points,
                           const DossierGraphLine *lines,
                           guint                   n_lines,
                           GCancellable           *cancellable);

G_END_DECLS
