/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that stand for another: a building for who sits in it, a capital for its state, a people for its state. */

typedef enum
{
  DOSSIER_METONYM_SEAT,    /* "the Pentagon", "Downing Street": offered */
  DOSSIER_METONYM_CAPITAL, /* "Minsk" for the state: offered when a workspace asks for it */
  DOSSIER_METONYM_DEMONYM, /* "Belarusian": likewise */
} DossierMetonymKind;

/**
 * DossierMetonym:
 * @word: what stands in texts, without article
 * @meaning: the English name of what is meant
 * @meaning_kind: key of its kind: "organisation" or "place"
 */
typedef struct
{
  DossierMetonymKind kind;
  const char *word;
  const char *meaning;
  const char *meaning_kind;
} DossierMetonym;

typedef struct _DossierMetonyms DossierMetonyms;

DossierMetonyms      *dossier_metonyms_new      (void);
DossierMetonyms      *dossier_metonyms_ref      (DossierMetonyms       *self);
void                  dossier_metonyms_unref    (DossierMetonyms       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMetonyms, dossier_metonyms_unref)

guint                 dossier_metonyms_get_size (const DossierMetonyms *self);
const DossierMetonym *dossier_metonyms_get      (const DossierMetonyms *self,
                                                 guint                  number);
const DossierMetonym *dossier_metonyms_look_up  (const DossierMetonyms *self,
                                                 const char            *word);
GArray               *dossier_metonyms_find     (const DossierMetonyms *self,
                                                 const char            *meaning,
                                                 const char            *kind);
char                 *dossier_metonyms_describe (const DossierMetonym  *metonym);

G_END_DECLS
