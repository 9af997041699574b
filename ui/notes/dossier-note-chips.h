/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-note-text.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierChip: how one mark is shown: where it stands, and what is drawn there.
 * @start: char offset of its first bracket
 * @end: one past its last
 * @face: char offset of what is visible of it: the words, or the first bracket, over which @label is drawn
 * @label: (owned) (nullable): NULL when the words themselves are visible
 */
typedef struct
{
  guint start;
  guint end;
  guint face_start;
  guint face_end;
  char *key;      /* (owned): "entity:ID" */
  char *label;
  char *tooltip;  /* (owned) */
  char *kind;     /* (owned) (nullable): kind of an entity */
  gboolean quotation;
  gboolean missing;
} DossierChip;

GArray *dossier_note_chips_read (DossierWorkspace *workspace,
                                 const char       *text);

G_END_DECLS
