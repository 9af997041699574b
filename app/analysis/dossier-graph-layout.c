/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Places for the nodes of a small graph: rings around the centre to begin with, then forces. Any thread; nothing is kept, and
 * the same graph always gets the same places.
 *
 * Nodes push each other away and lines pull their ends together. A node carries a name beside it, so that it is wider than
 * high: distances across count less than distances down.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-graph-layout.h"

#include <math.h>

#define SPACING 92.0      /* pixels that a line would like to be long */
#define STRETCH 1.9       /* a node with its name is that much wider than high */
#define ROUNDS 220
#define GRAVITY 0.012     /* of the distance from the centre, so that nothing drifts away */
#define GOLDEN 2.399963229728653 /* radians between neighbours on a ring: no two directions repeat */

typedef struct
{
  double x;
  double y;
} Vector;

/* The mean of what a new node is linked to and stands already. */
static gboolean
mean_of_neighbours (const DossierGraphPoint *points,
                    const DossierGraphLine  *lines,
                    guint                    n_lines,
                    guint                    node,
                    Vector                  *mean)
{
  guint n = 0;

  *mean = (Vector) { 0, 0 };
  for (guint i = 0; i < n_lines; i++)
    {
      guint across = lines[i].one == node ? lines[i].other : lines[i].other == node ? lines[i].one : node;

      if (across == node || !points[across].placed)
        continue;
      mean->x += points[across].x;
      mean->y += points[across].y;
      n++;
    }
  if (n == 0)
    return FALSE;
  mean->x /= n;
  mean->y /= n;
  return TRUE;
}

static void
begin (DossierGraphPoint      *points,
       guint                   n_points,
       const DossierGraphLine *lines,
       guint                   n_lines)
{
  guint on_ring[3] = { 0 };

  for (guint i = 0; i < n_points; i++)
    if (!points[i].placed)
      on_ring[MIN (points[i].distance, 2)]++;
  for (guint i = 0; i < n_points; i++)
    {
      double radius = SPACING * MAX (1, sqrt (on_ring[MIN (points[i].distance, 2)] / 6.0)) * points[i].distance;
      double angle = i * GOLDEN;
      Vector mean;

      if (points[i].placed)
        continue;
      if (mean_of_neighbours (points, lines, n_lines, i, &mean))
        {
          points[i].x = mean.x * 1.3 + SPACING * cos (angle);
          points[i].y = mean.y * 1.3 + SPACING * sin (angle) / STRETCH;
          continue;
        }
      points[i].x = radius * cos (angle);
      points[i].y = radius * sin (angle);
    }
}

static void
push_apart (const DossierGraphPoint *points,
            guint                    n_points,
            Vector                  *forces)
{
  for (guint i = 0; i < n_points; i++)
    for (guint k = i + 1; k < n_points; k++)
      {
        double dx = (points[i].x - points[k].x) / STRETCH, dy = points[i].y - points[k].y;
        double square = MAX (dx * dx + dy * dy, 4), push = SPACING * SPACING / square;

        if (points[i].placed && points[k].placed)
          continue;
        /* Two in one place: apart, in a direction of their own. */
        if (fabs (dx) + fabs (dy) < 0.5)
          {
            dx = cos ((i + k) * GOLDEN);
            dy = sin ((i + k) * GOLDEN);
          }
        forces[i].x += dx * push * STRETCH;
        forces[i].y += dy * push;
        forces[k].x -= dx * push * STRETCH;
        forces[k].y -= dy * push;
      }
}

static void
pull_together (const DossierGraphPoint *points,
               const DossierGraphLine  *lines,
               guint                    n_lines,
               Vector                  *forces)
{
  for (guint i = 0; i < n_lines; i++)
    {
      guint one = lines[i].one, other = lines[i].other;
      double dx = points[one].x - points[other].x, dy = points[one].y - points[other].y;
      double pull = hypot (dx / STRETCH, dy) / SPACING;

      forces[one].x -= dx * pull / STRETCH;
      forces[one].y -= dy * pull;
      forces[other].x += dx * pull / STRETCH;
      forces[other].y += dy * pull;
    }
}

/**
 * dossier_graph_layout:
 * @points: (inout) (array length=n_points): the first is the centre; those that are @placed stay exactly where they are
 * @lines: between them
 * @cancellable: (nullable): stops early; every point has some place then
 *
 * Places every point that is not placed yet. The effort grows with the square of @n_points, so that it is for some hundreds.
 */
void
dossier_graph_layout (DossierGraphPoint      *points,
                      guint                   n_points,
                      const DossierGraphLine *lines,
                      guint                   n_lines,
                      GCancellable           *cancellable)
{
  g_autofree Vector *forces = g_new (Vector, MAX (n_points, 1));
  guint movable = 0;

  for (guint i = 0; i < n_points; i++)
    movable += !points[i].placed;
  if (movable == 0)
    return;
  begin (points, n_points, lines, n_lines);
  for (guint round = 0; round < ROUNDS && !g_cancellable_is_cancelled (cancellable); round++)
    {
      double reach = SPACING * 1.2 * (1 - (double) round / ROUNDS) + 0.5;

      for (guint i = 0; i < n_points; i++)
        forces[i] = (Vector) { -points[i].x * GRAVITY, -points[i].y * GRAVITY };
      push_apart (points, n_points, forces);
      pull_together (points, lines, n_lines, forces);
      for (guint i = 0; i < n_points; i++)
        {
          double length = hypot (forces[i].x, forces[i].y);

          /* The centre of a new picture is its middle. */
          if (points[i].placed || length < 1e-9 || (i == 0 && movable == n_points))
            continue;
          points[i].x += forces[i].x / length * MIN (length, reach);
          points[i].y += forces[i].y / length * MIN (length, reach);
        }
    }
  for (guint i = 0; i < n_points; i++)
    {
      points[i].x = round (points[i].x);
      points[i].y = round (points[i].y);
      points[i].placed = TRUE;
    }
}
