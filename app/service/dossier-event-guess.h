/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-proposal.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierGuessedActor: one who is named in the passage, and where.
 * @entity: nil: a name that is only suggested, of somebody new
 * @role: (nullable): a stable word such as "caller", to be translated where it is shown
 */
typedef struct
{
  DossierId entity;
  char *name;
  char *kind;
  char *role;
  guint start;
  guint end;
} DossierGuessedActor;

/**
 * DossierEventGuess:
 * @title: what it may be called
 * @kind: (nullable): a stable word such as "contact", to be translated where it is shown
 * @status: "happened", "planned", "alleged" or "denied"; not owned
 * @date: (nullable): EDTF, found between @date_start and @date_end
 * @date_words: (nullable): the article's words for it
 * @actors: (element-type DossierGuessedActor): without places, those with a role first
 * @places: (element-type DossierGuessedActor)
 *
 * What an event made of a passage may be. Everything can be corrected in the form.
 */
typedef struct
{
  char *title;
  char *kind;
  const char *status;
  char *date;
  char *date_words;
  guint date_start;
  guint date_end;
  GArray *actors;
  GArray *places;
} DossierEventGuess;

DossierEventGuess *dossier_event_guess      (const DossierArticleView *view,
                                             GPtrArray                *proposals,
                                             guint                     start,
                                             guint                     end);
void               dossier_event_guess_free (DossierEventGuess        *guess);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEventGuess, dossier_event_guess_free)

G_END_DECLS
