/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What columns, labels and keys mean. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierEntryField: what a column, label or key of a record holds.
 */
typedef enum
{
  DOSSIER_ENTRY_NONE,
  DOSSIER_ENTRY_TITLE,
  DOSSIER_ENTRY_SUBTITLE,
  DOSSIER_ENTRY_TEXT,
  DOSSIER_ENTRY_SUMMARY,
  DOSSIER_ENTRY_BYLINE,
  DOSSIER_ENTRY_DATE,
  DOSSIER_ENTRY_CHANGED,
  DOSSIER_ENTRY_SOURCE,
  DOSSIER_ENTRY_AGENCY,
  DOSSIER_ENTRY_URL,
  DOSSIER_ENTRY_LANGUAGE,
  DOSSIER_ENTRY_PLACE,   /* the place in a dateline */
  DOSSIER_ENTRY_OTHER,   /* known, and of no use here: a length, a page, a code */
  DOSSIER_ENTRY_N_FIELDS,
} DossierEntryField;

DossierEntryField dossier_entry_field_of      (const char *name,
                                               int        *rank);
DossierEntryField dossier_entry_field_of_word (const char *word);
char             *dossier_entry_language      (const char *told);

G_END_DECLS
