/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-copies.h"
#include "dossier-pairing.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_COMPARE_HEADING,
  DOSSIER_COMPARE_FIGURES,  /* a pair of figures, or one alone */
  DOSSIER_COMPARE_SUBJECT,  /* an entity or event */
  DOSSIER_COMPARE_PASSAGE,  /* sentences in the same words */
  DOSSIER_COMPARE_CHANGE,   /* changed words of near copies */
} DossierCompareType;

/**
 * DossierCompareItem:
 *
 * A row between the two texts. It points into the pairing it was made from, which must outlive it.
 */
#define DOSSIER_TYPE_COMPARE_ITEM (dossier_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierCompareItem, dossier_compare_item, DOSSIER, COMPARE_ITEM, GObject)

struct _DossierCompareItem
{
  GObject parent_instance;
  DossierCompareType type;
  char *text;                           /* (owned) (nullable): of a heading, a passage, a change */
  guint number;                         /* of a passage, from 1; of a heading how many follow */
  const DossierPairFigures *figures;    /* (not owned) (nullable) */
  const DossierPairSubject *subject;    /* (not owned) (nullable) */
  const DossierPairPassage *passage;    /* (not owned) (nullable) */
  const DossierWordRun *change;         /* (not owned) (nullable) */
  guint shown;                          /* how often its places were gone to */
};

DossierCompareItem *dossier_compare_item_new_heading (const char           *text,
                                                      guint                 number);
GListStore         *dossier_compare_items_new        (const DossierPairing *pairing);
gboolean            dossier_compare_item_is_difference (DossierCompareItem *self);
guint               dossier_compare_item_count_places (DossierCompareItem  *self,
                                                      DossierSide           side);
gboolean            dossier_compare_item_get_place   (DossierCompareItem   *self,
                                                      DossierSide           side,
                                                      guint                 number,
                                                      DossierSpan          *place);
char               *dossier_compare_item_describe    (DossierCompareItem   *self);

G_END_DECLS
