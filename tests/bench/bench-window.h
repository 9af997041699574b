/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

G_BEGIN_DECLS

/* What the files of bench-window share: one makes workspaces, one shows and measures, one starts both and says what came of it. */

#define BENCH_ACTORS_OF_EVENT 10

/* One process: prints "NUMBER NUMBER …" for the one that started it. @which: (nullable): what of the workspace */
int   bench_window_measure       (const char       *what,
                                  const char       *path,
                                  const char       *which);

void  bench_window_fill          (DossierWorkspace *workspace,
                                  const char       *files);
char *bench_window_make_text     (const char       *path,
                                  const char       *files,
                                  guint             marks); /* (transfer full): the article's id as text */
void  bench_window_make_board    (const char       *path,
                                  guint             events);
void  bench_window_make_timeline (const char       *path,
                                  guint             events);
void  bench_window_make_review   (const char       *path,
                                  const char       *files,
                                  guint             articles);
char *bench_window_make_grid     (const char       *path,
                                  const char       *files,
                                  guint             fields); /* (transfer full): the event's id as text */
char *bench_window_make_compare  (const char       *path,
                                  const char       *files,
                                  guint             length); /* (transfer full): the ids of both articles */

int   bench_compare_doubles      (gconstpointer     a,
                                  gconstpointer     b);

G_END_DECLS
