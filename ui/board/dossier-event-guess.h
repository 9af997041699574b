/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierGuessedActor: an entity that is already marked in the sentence, and where.
 */
typedef struct
{
  DossierId entity;
  char *name;
  char *kind;
  guint start;
  guint end;
} DossierGuessedActor;

/**
 * DossierEventGuess:
 *
 * What an event made of a passage may be. Everything can be corrected in the form.
 * @date: (nullable): EDTF, found in the sentence between @date_start and @date_end
 * @actors: (element-type DossierGuessedActor): in the order of the text, without places
 * @places: (element-type DossierGuessedActor)
 */
typedef struct
{
  char *title;
  char *date;
  char *date_words;
  guint date_start;
  guint date_end;
  GArray *actors;
  GArray *places;
} DossierEventGuess;

DossierEventGuess *dossier_event_guess      (const DossierArticleView *view,
                                             guint                     start,
                                             guint                     end);
void               dossier_event_guess_free (DossierEventGuess        *guess);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEventGuess, dossier_event_guess_free)

G_END_DECLS
