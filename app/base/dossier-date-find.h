/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierDateBasis:
 * @DOSSIER_DATE_BY_WORDS: everything is written out
 * @DOSSIER_DATE_BY_REFERENCE: counted from the reference
 * @DOSSIER_DATE_YEAR_BY_REFERENCE: the year is missing and taken from the reference
 * @DOSSIER_DATE_BY_MENTION: counted from the date mentioned before it
 * @DOSSIER_DATE_BY_EVENT: counted from the beginning of an event
 * @DOSSIER_DATE_LACKS_REFERENCE: relative, and there is no reference
 * @DOSSIER_DATE_LACKS_EVENT: counted from an event of which nobody told the beginning
 *
 * How the value of a date was found.
 */
typedef enum
{
  DOSSIER_DATE_BY_WORDS,
  DOSSIER_DATE_BY_REFERENCE,
  DOSSIER_DATE_YEAR_BY_REFERENCE,
  DOSSIER_DATE_BY_MENTION,
  DOSSIER_DATE_BY_EVENT,
  DOSSIER_DATE_LACKS_REFERENCE,
  DOSSIER_DATE_LACKS_EVENT,
} DossierDateBasis;

/**
 * DossierDateFound:
 * @first_byte: of the words
 * @last_byte: one past their last
 * @start: first code point of the words
 * @end: one past the last
 * @edtf: (owned) (nullable): what they mean; NULL when it is relative to what is not known
 * @confidence: 0–100
 * @loose: nothing of it is a day, a month with its year, or a weekday
 */
typedef struct
{
  gsize first_byte;
  gsize last_byte;
  guint start;
  guint end;
  char *edtf;
  DossierDateBasis basis;
  guint confidence;
  gboolean loose;
} DossierDateFound;

GArray *dossier_date_find_all (const char *text,
                               const char *reference,
                               const char *event_start);

G_END_DECLS
