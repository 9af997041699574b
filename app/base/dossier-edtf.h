/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DOSSIER_EDTF_ERROR:
 *
 * What is wrong with a date. The message says what was expected and can be shown as it is.
 */
#define DOSSIER_EDTF_ERROR (dossier_edtf_error_quark ())
GQuark dossier_edtf_error_quark (void);

typedef enum
{
  DOSSIER_EDTF_ERROR_SYNTAX,   /* not an EDTF level 1 expression */
  DOSSIER_EDTF_ERROR_CALENDAR, /* well formed, but there is no such day */
  DOSSIER_EDTF_ERROR_ORDER,    /* an interval that ends before it begins */
} DossierEdtfError;

/**
 * DossierEdtf:
 * @earliest: first instant, UTC milliseconds since 1970; G_MININT64 when open
 * @latest: last instant, inclusive; G_MAXINT64 when open
 * @approximate: `~` or `%` stands somewhere in the expression
 * @uncertain: `?` or `%` stands somewhere in the expression
 *
 * An EDTF level 1 date (ISO 8601-2:2019, Library of Congress profile), as the interval it covers.
 */
typedef struct
{
  gint64   earliest;
  gint64   latest;
  gboolean approximate;
  gboolean uncertain;
} DossierEdtf;

gboolean dossier_edtf_parse     (const char   *edtf,
                                 DossierEdtf  *date,
                                 GError      **error);
char    *dossier_edtf_for_people (const char   *edtf);
char    *dossier_edtf_day_for_people (const char *edtf);
char    *dossier_edtf_from_words (const char   *words,
                                  const char   *reference);

/**
 * DossierDateMatch:
 * @start: first code point of the words in the text
 * @end: one past the last
 * @edtf: (owned): what they mean
 */
typedef struct
{
  guint start;
  guint end;
  char *edtf;
} DossierDateMatch;

GArray *dossier_edtf_find       (const char   *text,
                                 const char   *reference);

G_END_DECLS
