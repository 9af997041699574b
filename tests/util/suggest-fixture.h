/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-proposal.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * SuggestFixture:
 * @folder: of its own, removed at the end
 * @files: imported so far
 */
typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  guint files;
} SuggestFixture;

/* Two articles of one person. */
extern const char suggest_fixture_first[];
extern const char suggest_fixture_second[];

void suggest_fixture_open_workspace (SuggestFixture *fixture);
void suggest_fixture_set_up (SuggestFixture *fixture, gconstpointer data);
void suggest_fixture_close_workspace (SuggestFixture *fixture);
void suggest_fixture_tear_down (SuggestFixture *fixture, gconstpointer data);
DossierId suggest_fixture_import (SuggestFixture *fixture, const char *text);
void suggest_fixture_suggest (SuggestFixture *fixture);
DossierOutcome suggest_fixture_run (SuggestFixture *fixture, DossierCommand *command);
void suggest_fixture_undo (SuggestFixture *fixture);
void suggest_fixture_redo (SuggestFixture *fixture);
guint suggest_fixture_count_open (SuggestFixture *fixture, const DossierId *article, const char *words); /* (nullable) words; NULL: all names */
DossierProposal *suggest_fixture_find_open (SuggestFixture *fixture, const DossierId *article, const char *words);
guint suggest_fixture_count_records (SuggestFixture *fixture, DossierRecordType type);
guint suggest_fixture_count_rejected (SuggestFixture *fixture);

G_END_DECLS
