/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Invented reports and what newspapers make of an agency's text. Each returns (transfer full) a text of paragraphs. */

char *reprints_article   (GRand      *random,
                          guint       paragraphs);
char *reprints_new_lead  (GRand      *random,
                          const char *text,
                          guint       paragraphs);
char *reprints_cut       (const char *text,
                          double      share);
char *reprints_update    (GRand      *random,
                          const char *text,
                          double      share);
char *reprints_edit      (GRand      *random,
                          const char *text,
                          guint       every);
char *reprints_quote     (GRand      *random,
                          const char *text,
                          double      share);
char *reprints_survey    (char      **texts);
char *reprints_translate (const char *text);

G_END_DECLS
