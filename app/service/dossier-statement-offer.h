/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-statement-guess.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierStatementWish: of what a statement is to be made.
 * @any_kind: what the words look like decides, instead of @kind
 * @start: code points of the article's text in force
 * @end: exclusive; equal to @start: what stands there
 * @last_event: the event of the statement made last in this article; nil when none was
 */
typedef struct
{
  DossierId article;
  DossierStatementKind kind;
  gboolean any_kind;
  guint start;
  guint end;
  DossierId last_event;
} DossierStatementWish;

/**
 * DossierOfferedEvent: an event to which a statement may belong.
 * @event: (owned)
 * @statements: (element-type DossierStatement): what is said of it already
 * @score: how well it fits; see dossier_statement_offer_is_sure()
 */
typedef struct
{
  DossierEvent *event;
  GPtrArray *statements;
  int score;
} DossierOfferedEvent;

/**
 * DossierStatementOffer:
 * @guess: what the passage states
 * @event: what a new event made of the passage may be
 * @events: (element-type DossierOfferedEvent): to which it may belong, best first
 * @article: where the passage stands
 * @quote: the words of the passage, in one line
 */
typedef struct
{
  DossierStatementGuess *guess;
  DossierEventGuess *event;
  GPtrArray *events;
  DossierArticle *article;
  char *quote;
} DossierStatementOffer;

DossierStatementOffer *dossier_workspace_load_statement_offer (DossierWorkspace            *self,
                                                               const DossierStatementWish  *wish,
                                                               GError                     **error);
GPtrArray             *dossier_workspace_find_offered_events  (DossierWorkspace            *self,
                                                               const char                  *text,
                                                               guint                        limit,
                                                               GError                     **error);
gboolean               dossier_statement_offer_is_sure        (const DossierStatementOffer *offer);
DossierCommand        *dossier_statement_offer_new_event      (const DossierStatementOffer *offer,
                                                               const char                  *title,
                                                               const DossierEventPart      *part);
void                   dossier_statement_offer_free           (DossierStatementOffer       *offer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatementOffer, dossier_statement_offer_free)

G_END_DECLS
