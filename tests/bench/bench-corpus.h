/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bench_text          (GRand      *random,
                           gsize       length);
void  bench_corpus_write  (const char *folder,
                           guint       n,
                           gsize       length);
void  bench_remove_folder (const char *folder);

G_END_DECLS
