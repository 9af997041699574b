/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-event-guess.h"

G_BEGIN_DECLS

/**
 * DossierStatementGuess:
 * @start: first code point of the passage that says so
 * @end: one past its last
 * @entity: of a participant or place; nil: somebody new, called @name
 * @name: (nullable)
 * @entity_kind: (nullable)
 * @role: (nullable): a stable word such as "caller", to be translated where it is shown
 * @date: (nullable): EDTF
 * @date_words: (nullable): the article's words for it
 * @figure: (nullable): without places in a text
 * @as_of: (nullable): EDTF: when the figure held, as its sentence says
 * @topic: (nullable): what is counted, in one word that the figures of other articles share
 * @attributed_to: who says so inside the article; nil: nobody else, or only in words
 * @attributed_name: (nullable): name of that entity
 * @attributed_words: (nullable): the article's words for who says so
 * @actors: (element-type DossierGuessedActor): everybody whom the passage names as taking part, or else its sentence
 *
 * What a passage may state of an event. Everything can be corrected in the form.
 */
typedef struct
{
  DossierStatementKind kind;
  guint start;
  guint end;
  DossierId entity;
  char *name;
  char *entity_kind;
  char *role;
  char *date;
  char *date_words;
  DossierFigure *figure;
  char *as_of;
  char *topic;
  DossierId attributed_to;
  char *attributed_name;
  char *attributed_words;
  GArray *actors;
} DossierStatementGuess;

DossierStatementKind   dossier_statement_guess_kind       (const DossierArticleView *view,
                                                           GPtrArray                *proposals,
                                                           guint                     start,
                                                           guint                     end);
DossierStatementGuess *dossier_statement_guess            (const DossierArticleView *view,
                                                           GPtrArray                *proposals,
                                                           DossierStatementKind      kind,
                                                           guint                     start,
                                                           guint                     end);
void                   dossier_statement_guess_take_actor (DossierStatementGuess    *guess,
                                                           guint                     index);
char                  *dossier_statement_guess_topic      (const DossierFigure      *figure,
                                                           GPtrArray                *statements);
DossierFigure         *dossier_statement_read_figure      (const char               *typed,
                                                           GError                  **error);
void                   dossier_statement_guess_free       (DossierStatementGuess    *guess);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatementGuess, dossier_statement_guess_free)

G_END_DECLS
