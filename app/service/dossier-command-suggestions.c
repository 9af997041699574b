/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that decide: on suggestions, and on who is the same as whom. Bodies run on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include <glib/gi18n.h>

#include "dossier-command-private.h"
#include "dossier-identities.h"
#include "dossier-suggestions.h"

static gboolean
accept_body (DossierDb      *db,
             DossierCommand *command,
             GError        **error)
{
  DossierAcceptance how = { &command->other, command->text[0], command->text[1], command->another, command->doubtful };

  return dossier_suggestions_accept (db, (const DossierId *) command->ids->data, command->ids->len, command->number, &how,
                                     &command->outcome.id, &command->outcome.entity, &command->outcome.count, error);
}

/**
 * dossier_command_accept_suggestions:
 * @suggestions: (array length=n): ids of DossierProposal
 * @scope: how far each reaches
 *
 * Makes mentions of suggestions, all in one step of undo. A name of nobody known becomes an entity, whose description begins
 * with the title that stands beside the name. outcome.id is the first mention, outcome.entity its entity. Of what is accepted along
 * with @suggestions, what is doubtful (below DOSSIER_SUGGESTION_DOUBTFUL) stays open, unless it is as sure as they are.
 */
DossierCommand *
dossier_command_accept_suggestions (const DossierId       *suggestions,
                                    guint                  n,
                                    DossierSuggestionScope scope)
{
  return dossier_command_accept_suggestions_as (suggestions, n, scope, NULL, NULL, NULL);
}

/**
 * dossier_command_set_doubtful:
 * @command: an acceptance
 *
 * Accepts what is doubtful along with the rest.
 */
void
dossier_command_set_doubtful (DossierCommand *command)
{
  g_return_if_fail (command != NULL);
  command->doubtful = TRUE;
}

/**
 * dossier_command_accept_suggestions_as:
 * @entity: (nullable): whom they name
 * @name: (nullable): or the entity called so, made when there is none
 * @kind: (nullable): of this kind instead of the proposed one
 *
 * The same, but not for whom was proposed. A spelling that the entity did not have becomes an alias.
 */
DossierCommand *
dossier_command_accept_suggestions_as (const DossierId       *suggestions,
                                       guint                  n,
                                       DossierSuggestionScope scope,
                                       const DossierId       *entity,
                                       const char            *name,
                                       const char            *kind)
{
  DossierCommand *command = dossier_command_new (n == 1 && scope == DOSSIER_SUGGESTION_HERE ? N_("Accept suggestion") : N_("Accept suggestions"),
                                                 accept_body);

  dossier_command_set_ids (command, suggestions, n);
  command->number = scope;
  if (entity != NULL)
    command->other = *entity;
  command->text[0] = g_strdup (name);
  command->text[1] = g_strdup (kind);
  return command;
}

static gboolean
reject_body (DossierDb      *db,
             DossierCommand *command,
             GError        **error)
{
  return dossier_suggestions_reject (db, (const DossierId *) command->ids->data, command->ids->len, command->number,
                                     &command->outcome.count, error);
}

/**
 * dossier_command_reject_suggestions:
 * @suggestions: (array length=n): ids of DossierProposal
 * @scope: HERE: nothing at these places; IN_ARTICLE: these words not in these articles; FORM: these words nowhere; GROUP: none of
 *   the words of the name or entity anywhere. Beyond HERE, words are rejected for whom they were proposed: for the known entity,
 *   or for somebody new of that kind
 *
 * Keeps that suggestions are wrong, so that they are not made again.
 */
DossierCommand *
dossier_command_reject_suggestions (const DossierId       *suggestions,
                                    guint                  n,
                                    DossierSuggestionScope scope)
{
  DossierCommand *command = dossier_command_new (n == 1 && scope == DOSSIER_SUGGESTION_HERE ? N_("Reject suggestion") : N_("Reject suggestions"),
                                                 reject_body);

  dossier_command_set_ids (command, suggestions, n);
  command->number = scope;
  return command;
}

static gboolean
decide_identity_body (DossierDb      *db,
                      DossierCommand *command,
                      GError        **error)
{
  command->outcome.entity = command->target;
  return dossier_identities_decide (db, &command->target, &command->other, command->number, command->text[0], &command->outcome.id, error);
}

/**
 * dossier_command_decide_identity:
 * @a: an entity; of a "same", the one that is shown
 * @b: another
 * @reason: (nullable)
 *
 * Decides on two entities and all that are the same as either. outcome.id is the decision.
 */
DossierCommand *
dossier_command_decide_identity (const DossierId *a,
                                 const DossierId *b,
                                 DossierVerdict   verdict,
                                 const char      *reason)
{
  static const char * const labels[] = { N_("Merge entities"), N_("Keep entities apart"), N_("Leave identity open") };
  DossierCommand *command = dossier_command_new (labels[verdict], decide_identity_body);

  command->target = *a;
  command->other = *b;
  command->number = verdict;
  command->text[0] = g_strdup (reason);
  return command;
}

static gboolean
take_back_decision_body (DossierDb      *db,
                         DossierCommand *command,
                         GError        **error)
{
  command->outcome.id = command->target;
  return dossier_identities_take_back (db, &command->target, error);
}

DossierCommand *
dossier_command_take_back_decision (const DossierId *decision)
{
  DossierCommand *command = dossier_command_new (N_("Take back decision"), take_back_decision_body);

  command->target = *decision;
  return command;
}

static gboolean
split_entity_body (DossierDb      *db,
                   DossierCommand *command,
                   GError        **error)
{
  const DossierId *mentions = command->ids ? (const DossierId *) command->ids->data : NULL;

  return dossier_identities_split (db, &command->target, mentions, command->ids ? command->ids->len : 0, (const char * const *) command->words,
                                   &command->other, command->text[0], command->text[1], &command->outcome.entity, &command->outcome.count, error);
}

/**
 * dossier_command_split_entity:
 * @mentions: (array length=n_mentions): what names the other one
 * @aliases: (nullable): names that are the other one's
 * @into: (nullable): the other one; NULL: a new entity
 * @name: (nullable): of the new entity
 * @kind: (nullable): of the new entity; NULL = that of @entity
 *
 * Takes out of an entity what belongs to another, with the parts in events that rest on these mentions alone, and decides that
 * the two are different.
 */
DossierCommand *
dossier_command_split_entity (const DossierId    *entity,
                              const DossierId    *mentions,
                              guint               n_mentions,
                              const char * const *aliases,
                              const DossierId    *into,
                              const char         *name,
                              const char         *kind)
{
  DossierCommand *command = dossier_command_new (N_("Split entity"), split_entity_body);

  command->target = *entity;
  if (n_mentions > 0)
    dossier_command_set_ids (command, mentions, n_mentions);
  command->words = g_strdupv ((char **) aliases);
  if (into != NULL)
    command->other = *into;
  command->text[0] = g_strdup (name);
  command->text[1] = g_strdup (kind);
  return command;
}
