/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Orders with few crossings, places of the nodes of a graph, the board as a table and as a graph: all without a workspace. */

#define G_LOG_DOMAIN "test-arranging"

#include <math.h>
#include <string.h>

#include "dossier-arranging.h"
#include "dossier-crossings.h"
#include "dossier-graph-layout.h"
#include "dossier-matrix.h"

static const guint identity[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };

static guint64
count_slowly (const DossierCrossingsLink *links,
              guint                       n,
              const guint                *left,
              const guint                *right,
              guint                       n_things)
{
  guint places[2][64];
  guint64 crossings = 0;

  for (guint i = 0; i < n_things; i++)
    {
      places[0][left[i]] = i;
      places[1][right[i]] = i;
    }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      crossings += places[0][links[i].left] < places[0][links[k].left] && places[1][links[i].right] > places[1][links[k].right];
  return crossings;
}

static void
test_count (void)
{
  const DossierCrossingsLink crossed[] = { { 0, 1 }, { 1, 0 } }, parallel[] = { { 0, 0 }, { 1, 1 } }, shared[] = { { 0, 0 }, { 0, 1 }, { 1, 1 } };
  const guint swapped[] = { 1, 0 };

  g_assert_cmpuint (dossier_crossings_count (crossed, 2, identity, 2, identity, 2), ==, 1);
  g_assert_cmpuint (dossier_crossings_count (crossed, 2, swapped, 2, identity, 2), ==, 0);
  g_assert_cmpuint (dossier_crossings_count (parallel, 2, identity, 2, identity, 2), ==, 0);
  g_assert_cmpuint (dossier_crossings_count (shared, 3, identity, 2, identity, 2), ==, 0);
  g_assert_cmpuint (dossier_crossings_count (NULL, 0, NULL, 0, NULL, 0), ==, 0);
}

/* Orders by chance, compared with the plain way to count. */
static void
test_reduce_by_chance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      guint n_things = (guint) g_rand_int_range (random, 2, 24), left[64], right[64], again_left[64], again_right[64];
      g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (DossierCrossingsLink));
      const DossierCrossingsLink *data;
      DossierCrossingsSides sides = 1 + round % 3;
      guint64 before, after;
      gboolean seen[64] = { FALSE };

      for (guint i = 0; i < n_things; i++)
        {
          left[i] = right[i] = i;
          for (guint k = 0; k < n_things; k++)
            if (g_rand_int_range (random, 0, 6) == 0)
              g_array_append_vals (links, &(DossierCrossingsLink) { i, k }, 1);
        }
      data = (const DossierCrossingsLink *) (gpointer) links->data;
      before = dossier_crossings_count (data, links->len, left, n_things, right, n_things);
      g_assert_cmpuint (before, ==, count_slowly (data, links->len, left, right, n_things));
      after = dossier_crossings_reduce (data, links->len, left, n_things, right, n_things, sides, NULL);
      g_assert_cmpuint (after, <=, before);
      g_assert_cmpuint (after, ==, count_slowly (data, links->len, left, right, n_things));
      for (guint i = 0; i < n_things; i++)
        {
          again_left[i] = again_right[i] = i;
          g_assert_false (seen[left[i]]);
          seen[left[i]] = TRUE;
        }
      if (!(sides & DOSSIER_CROSSINGS_RIGHT))
        g_assert_cmpmem (right, n_things * sizeof (guint), again_right, n_things * sizeof (guint));
      dossier_crossings_reduce (data, links->len, again_left, n_things, again_right, n_things, sides, NULL);
      g_assert_cmpmem (left, n_things * sizeof (guint), again_left, n_things * sizeof (guint));
      g_assert_cmpmem (right, n_things * sizeof (guint), again_right, n_things * sizeof (guint));
    }
}

/* A ladder whose one side was shuffled can be drawn without any crossing. */
static void
test_reduce_to_none (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  DossierCrossingsLink links[79];
  guint left[40], right[40], names[40];

  for (guint i = 0; i < 40; i++)
    left[i] = right[i] = names[i] = i;
  for (guint i = 39; i > 0; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (gint32) i + 1), swap = names[i];

      names[i] = names[k];
      names[k] = swap;
    }
  for (guint i = 0; i < 40; i++)
    {
      links[i] = (DossierCrossingsLink) { names[i], i };
      if (i < 39)
        links[40 + i] = (DossierCrossingsLink) { names[i], i + 1 };
    }
  g_assert_cmpuint (dossier_crossings_reduce (links, 79, left, 40, right, 40, DOSSIER_CROSSINGS_LEFT, NULL), ==, 0);
}

static void
test_reduce_many (void)
{
  guint n = 5000, n_links = 50000;
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree DossierCrossingsLink *links = g_new (DossierCrossingsLink, n_links);
  g_autofree guint *left = g_new (guint, n), *right = g_new (guint, n);
  guint64 before;

  for (guint i = 0; i < n; i++)
    left[i] = right[i] = i;
  for (guint i = 0; i < n_links; i++)
    links[i] = (DossierCrossingsLink) { i % n, (i % n * 37 + (guint) g_rand_int_range (random, 0, 60)) % n };
  before = dossier_crossings_count (links, n_links, left, n, right, n);
  g_assert_cmpuint (dossier_crossings_reduce (links, n_links, left, n, right, n, DOSSIER_CROSSINGS_LEFT | DOSSIER_CROSSINGS_RIGHT, NULL), <, before / 2);
}

/* Places of nodes */

static void
make_star (DossierGraphPoint *points,
           DossierGraphLine  *lines,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      points[i] = (DossierGraphPoint) { .distance = i > 0 };
      if (i > 0)
        lines[i - 1] = (DossierGraphLine) { 0, i };
    }
}

static void
test_layout (void)
{
  DossierGraphPoint points[200], again[200];
  DossierGraphLine lines[200];

  make_star (points, lines, 200);
  make_star (again, lines, 200);
  dossier_graph_layout (points, 200, lines, 199, NULL);
  dossier_graph_layout (again, 200, lines, 199, NULL);
  g_assert_cmpfloat (points[0].x, ==, 0);
  g_assert_cmpfloat (points[0].y, ==, 0);
  for (guint i = 0; i < 200; i++)
    {
      g_assert_true (points[i].placed);
      g_assert_cmpfloat (points[i].x, ==, again[i].x);
      g_assert_cmpfloat (points[i].y, ==, again[i].y);
      g_assert_cmpfloat (hypot (points[i].x, points[i].y), <, 4000);
      for (guint k = 0; k < i; k++)
        g_assert_cmpfloat (hypot (points[i].x - points[k].x, points[i].y - points[k].y), >, 14);
    }
}

static void
test_layout_keeps (void)
{
  DossierGraphPoint points[21];
  DossierGraphLine lines[20];
  DossierGraphPoint before[20];

  make_star (points, lines, 20);
  dossier_graph_layout (points, 20, lines, 19, NULL);
  memcpy (before, points, sizeof before);
  points[20] = (DossierGraphPoint) { .distance = 2 };
  lines[19] = (DossierGraphLine) { 5, 20 };
  dossier_graph_layout (points, 21, lines, 20, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpfloat (points[i].x, ==, before[i].x);
      g_assert_cmpfloat (points[i].y, ==, before[i].y);
    }
  g_assert_true (points[20].placed);
  g_assert_cmpfloat (hypot (points[20].x - points[5].x, points[20].y - points[5].y), <, 600);
  dossier_graph_layout (NULL, 0, NULL, 0, NULL);
}

/* Boards */

static DossierId
id_of (guint number)
{
  DossierId id = DOSSIER_ID_NIL;

  memcpy (&id, &number, sizeof number);
  ((guint8 *) &id)[15] = 1;
  return id;
}

static void
add_link (DossierBoard *board,
          guint         actor,
          guint         event,
          const char   *role,
          guint         flags,
          guint         passages)
{
  DossierBoardLink link = { actor, event, g_intern_string (role), flags, passages, passages };

  g_array_append_val (board->links, link);
}

static DossierBoard *
make_board (guint n_actors,
            guint n_events)
{
  DossierBoard *board = dossier_board_new ();

  for (guint i = 0; i < n_actors; i++)
    g_array_append_vals (board->actors, &(DossierId[]) { id_of (1000 + i) }, 1);
  for (guint i = 0; i < n_events; i++)
    g_array_append_vals (board->events, &(DossierId[]) { id_of (9000 + i) }, 1);
  return board;
}

static void
test_board_order (void)
{
  g_autoptr (DossierBoard) board = make_board (3, 3);
  g_autoptr (DossierBoardFilter) filter = dossier_board_filter_new ();
  DossierId first = id_of (1000), last_event = id_of (9002);
  DossierBoardOrder order;

  add_link (board, 0, 2, "caller", DOSSIER_BOARD_LINK_ASSESSED, 1);
  add_link (board, 0, 2, "host", DOSSIER_BOARD_LINK_REPORTED, 1);
  add_link (board, 1, 1, "", DOSSIER_BOARD_LINK_ASSESSED, 0);
  add_link (board, 2, 0, "", DOSSIER_BOARD_LINK_ASSESSED, 0);
  dossier_arranging_order_board (board, filter);
  g_assert_cmpuint (board->crossings, ==, 3);
  g_assert_true (dossier_id_equal (&g_array_index (board->actors, DossierId, 0), &first));
  filter->actor_order = DOSSIER_BOARD_ORDER_CROSSINGS;
  dossier_arranging_order_board (board, filter);
  g_assert_cmpuint (board->crossings, ==, 0);
  g_assert_true (dossier_id_equal (&g_array_index (board->actors, DossierId, 2), &first));
  g_assert_true (dossier_id_equal (&g_array_index (board->events, DossierId, 2), &last_event));
  g_assert_cmpuint (g_array_index (board->links, DossierBoardLink, 2).actor, ==, 2);
  g_assert_cmpstr (g_array_index (board->links, DossierBoardLink, 2).role, ==, "caller");
  for (guint i = 0; i < DOSSIER_BOARD_N_ORDERS; i++)
    g_assert_true (dossier_board_order_from_text (dossier_board_order_to_text (i), &order) && order == i);
  g_assert_false (dossier_board_order_from_text ("colour", &order));
}

static void
test_matrix (void)
{
  g_autoptr (DossierBoard) board = make_board (3, 4);
  g_autoptr (DossierMatrix) matrix = NULL;
  const DossierBoardLink *links;
  guint n, row = 0, column = 0;

  add_link (board, 0, 1, "caller", DOSSIER_BOARD_LINK_ASSESSED, 2);
  add_link (board, 0, 1, "host", DOSSIER_BOARD_LINK_REPORTED, 3);
  add_link (board, 1, 1, "", DOSSIER_BOARD_LINK_REPORTED, 9);
  add_link (board, 2, 1, "", DOSSIER_BOARD_LINK_ASSESSED, 5);
  add_link (board, 2, 3, "", DOSSIER_BOARD_LINK_ASSESSED, 0);
  matrix = dossier_matrix_new (board);
  g_assert_cmpuint (dossier_matrix_n_rows (matrix), ==, 3);
  g_assert_cmpuint (dossier_matrix_n_columns (matrix), ==, 4);
  links = dossier_matrix_cell (matrix, 0, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (links[0].role, ==, "caller");
  g_assert_cmpuint (dossier_matrix_cell_passages (matrix, 0, 1), ==, 5);
  g_assert_null (dossier_matrix_cell (matrix, 0, 0, &n));
  g_assert_null (dossier_matrix_cell (matrix, 2, 2, &n));

  /* By an event: assessed before reported, then by passages. */
  dossier_matrix_sort_rows (matrix, 1);
  g_assert_cmpuint (dossier_matrix_sorted_by_event (matrix), ==, 1);
  g_assert_cmpuint (dossier_matrix_actor (matrix, 0), ==, 2);
  g_assert_cmpuint (dossier_matrix_actor (matrix, 1), ==, 0);
  g_assert_cmpuint (dossier_matrix_actor (matrix, 2), ==, 1);
  g_assert_cmpuint (dossier_matrix_row_of (matrix, 0), ==, 1);
  dossier_matrix_sort_columns (matrix, dossier_matrix_row_of (matrix, 2));
  g_assert_cmpuint (dossier_matrix_event (matrix, 0), ==, 1);
  g_assert_cmpuint (dossier_matrix_event (matrix, 1), ==, 3);
  g_assert_cmpuint (dossier_matrix_column_of (matrix, 0), ==, 2);
  g_assert_cmpuint (dossier_matrix_sorted_by_actor (matrix), ==, 2);

  g_assert_true (dossier_matrix_next_filled (matrix, &row, &column, 0, 1));
  g_assert_cmpuint (column, ==, 1);
  g_assert_false (dossier_matrix_next_filled (matrix, &row, &column, 0, 1));
  g_assert_false (dossier_matrix_next_filled (matrix, &row, &column, 1, 0));
  column = 0;
  g_assert_true (dossier_matrix_next_filled (matrix, &row, &column, 1, 0));
  g_assert_cmpuint (row, ==, 1);
  dossier_matrix_sort_rows (matrix, DOSSIER_MATRIX_NONE);
  g_assert_cmpuint (dossier_matrix_actor (matrix, 0), ==, 0);
}

static void
test_graph (void)
{
  g_autoptr (DossierBoard) board = make_board (4, 3);
  g_autoptr (DossierLinkGraph) near = NULL, far = NULL, small = NULL, event = NULL;
  DossierId centre = id_of (1000), stranger = id_of (5), happening = id_of (9001);

  add_link (board, 0, 0, "caller", DOSSIER_BOARD_LINK_ASSESSED, 1);
  add_link (board, 0, 0, "host", DOSSIER_BOARD_LINK_REPORTED, 4);
  add_link (board, 0, 1, "", DOSSIER_BOARD_LINK_REPORTED, 1);
  add_link (board, 1, 0, "", DOSSIER_BOARD_LINK_ASSESSED, 1);
  add_link (board, 2, 1, "", DOSSIER_BOARD_LINK_ASSESSED, 1);
  add_link (board, 3, 2, "", DOSSIER_BOARD_LINK_ASSESSED, 1);
  near = dossier_arranging_make_graph (board, &centre, FALSE, 1, NULL, NULL);
  g_assert_cmpuint (near->nodes->len, ==, 3);
  g_assert_cmpuint (near->edges->len, ==, 2);
  g_assert_cmpuint (near->left_out, ==, 0);
  g_assert_cmpuint (g_array_index (near->edges, DossierGraphEdge, 0).flags, ==, DOSSIER_BOARD_LINK_ASSESSED | DOSSIER_BOARD_LINK_REPORTED);
  g_assert_cmpstr (g_array_index (near->edges, DossierGraphEdge, 0).role, ==, "caller");
  g_assert_cmpuint (g_array_index (near->nodes, DossierGraphNode, 0).n_links, ==, 2);
  far = dossier_arranging_make_graph (board, &centre, FALSE, 2, near->nodes, NULL);
  g_assert_cmpuint (far->nodes->len, ==, 5);
  for (guint i = 0; i < near->nodes->len; i++)
    {
      const DossierGraphNode *node = &g_array_index (near->nodes, DossierGraphNode, i);
      gint there = dossier_link_graph_find (far, &node->id);

      g_assert_cmpfloat (g_array_index (far->nodes, DossierGraphNode, there).x, ==, node->x);
      g_assert_cmpfloat (g_array_index (far->nodes, DossierGraphNode, there).y, ==, node->y);
    }
  small = dossier_link_graph_new (board, &centre, FALSE, 2, 2);
  g_assert_cmpuint (small->nodes->len, ==, 2);
  g_assert_cmpuint (small->left_out, ==, 2);
  event = dossier_link_graph_new (board, &happening, TRUE, 1, 200);
  g_assert_cmpuint (event->nodes->len, ==, 3);
  g_assert_null (dossier_link_graph_new (board, &stranger, FALSE, 1, 200));
}

static void
test_graph_step (void)
{
  g_autoptr (DossierBoard) board = make_board (1, 4);
  g_autoptr (DossierLinkGraph) graph = NULL;
  static const double places[][2] = { { 0, 0 }, { 100, 0 }, { 0, 100 }, { -100, 10 }, { 30, -300 } };
  DossierId centre = id_of (1000);

  for (guint i = 0; i < 4; i++)
    add_link (board, 0, i, "", DOSSIER_BOARD_LINK_ASSESSED, 0);
  graph = dossier_link_graph_new (board, &centre, FALSE, 1, 200);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      g_array_index (graph->nodes, DossierGraphNode, i).x = places[i][0];
      g_array_index (graph->nodes, DossierGraphNode, i).y = places[i][1];
    }
  g_assert_cmpint (dossier_link_graph_step (graph, 0, 1, 0), ==, 1);
  g_assert_cmpint (dossier_link_graph_step (graph, 0, 0, 1), ==, 2);
  g_assert_cmpint (dossier_link_graph_step (graph, 0, -1, 0), ==, 3);
  g_assert_cmpint (dossier_link_graph_step (graph, 0, 0, -1), ==, 4);
  g_assert_cmpint (dossier_link_graph_step (graph, 1, 1, 0), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crossings/count", test_count);
  g_test_add_func ("/crossings/by-chance", test_reduce_by_chance);
  g_test_add_func ("/crossings/none", test_reduce_to_none);
  g_test_add_func ("/crossings/many", test_reduce_many);
  g_test_add_func ("/layout/star", test_layout);
  g_test_add_func ("/layout/keeps", test_layout_keeps);
  g_test_add_func ("/board/order", test_board_order);
  g_test_add_func ("/board/matrix", test_matrix);
  g_test_add_func ("/board/graph", test_graph);
  g_test_add_func ("/board/graph-step", test_graph_step);
  return g_test_run ();
}
