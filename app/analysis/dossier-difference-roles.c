/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles as reports word them: which say no more than that somebody took part, and which two one cannot have at once. Constant; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-difference.h"

#include <string.h>

#include "dossier-name-forms-private.h"

static const char * const plain_roles[] = {
  "", "participant", "participants", "party", "parties", "involved", "took part", "taking part", "member", "other",
  "beteiligt", "beteiligte", "beteiligter", "teilnehmer", "teilnehmerin", NULL,
};

/* Words for one side, a bar, words for the other. */
static const char * const pairs[] = {
  "caller;calling;anrufer;anruferin|called;callee;called party;recipient of the call;angerufen;angerufener;angerufene",
  "attacker;aggressor;invader;angreifer|attacked;target;victim;defender;invaded;angegriffen;angegriffener;ziel;opfer;verteidiger",
  "host;gastgeber;gastgeberin|guest;visitor;gast;besucher;besucherin",
  "sender;writer;absender|recipient;receiver;addressee;empfänger;adressat",
  "seller;supplier;exporter;verkäufer;lieferant|buyer;customer;importer;recipient;käufer;abnehmer",
  "donor;giver;lender;geber|recipient;receiver;borrower;empfänger",
  "speaker;sprecher;redner|listener;addressee;audience;zuhörer;adressat",
  "accuser;plaintiff;kläger|accused;defendant;angeklagter;beschuldigter",
  "killer;murderer;shooter;mörder;täter|killed;victim;dead;getötet;opfer",
  "winner;victor;sieger|loser;defeated;verlierer",
  "captor;kidnapper;hostage taker;entführer|captive;prisoner;hostage;kidnapped;gefangener;geisel",
  "employer;arbeitgeber|employee;arbeitnehmer",
  "commander;superior;befehlshaber|subordinate;untergebener",
  "supporter;for;befürworter|opponent;against;gegner",
};

static gboolean
list_contains (const char *list,
               const char *folded)
{
  g_auto (GStrv) words = g_strsplit (list, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = dossier_name_fold_words (words[i]);

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_role_is_plain:
 * @role: (nullable): a free word
 *
 * Returns: whether it says no more than that somebody took part
 */
gboolean
dossier_role_is_plain (const char *role)
{
  g_autofree char *folded = dossier_name_fold_words (role != NULL ? role : "");

  return g_strv_contains (plain_roles, folded);
}

/**
 * dossier_roles_exclude:
 *
 * Returns: whether one cannot have both roles in one happening: who called was not called
 */
gboolean
dossier_roles_exclude (const char *a,
                       const char *b)
{
  g_autofree char *x = dossier_name_fold_words (a);
  g_autofree char *y = dossier_name_fold_words (b);

  if (strcmp (x, y) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (GStrv) sides = g_strsplit (pairs[i], "|", 2);

      if ((list_contains (sides[0], x) && list_contains (sides[1], y)) || (list_contains (sides[0], y) && list_contains (sides[1], x)))
        return TRUE;
    }
  return FALSE;
}
