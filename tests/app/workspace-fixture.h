/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"
#include "dossier-importing.h"

G_BEGIN_DECLS

/**
 * WorkspaceFixture:
 * @desk: with the folder "in", which was imported: two articles, and an empty file that was refused
 * @article: the first of them
 */
typedef struct
{
  Desk desk;
  DossierId article;
} WorkspaceFixture;

extern const char workspace_fixture_text[]; /* of the file of the article */

void                 workspace_fixture_set_up    (WorkspaceFixture *fixture, gconstpointer data);
void                 workspace_fixture_tear_down (WorkspaceFixture *fixture, gconstpointer data);
DossierImportResult *workspace_fixture_import    (WorkspaceFixture *fixture);
DossierOutcome       workspace_fixture_tag       (WorkspaceFixture *fixture, const char *words, const char *name, const char *kind);

G_END_DECLS
