/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  const char *reference;
  const char *expected; /* "words=value|words=value", "-" for a date that cannot be resolved */
} DateCase;

/* Returns (transfer full) the dates of a text as they stand in a case; each of them must be sound. */
char *date_cases_say   (const char     *text,
                        const char     *reference,
                        const char     *event);
void  date_cases_check (const DateCase *cases,
                        gsize           n);

G_END_DECLS
