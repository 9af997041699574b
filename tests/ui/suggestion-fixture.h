/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reader and the inspector beside it over one article with suggestions. What is suggested is written by the fixture itself, so
 * that nothing depends on what analysis finds. */

#include "dossier-entities-tab.h"
#include "dossier-inspector.h"
#include "dossier-reader-private.h"
#include "dossier-suggestion-row.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  UiDesk desk;
  DossierId article;
  DossierReader *reader;          /* in the window of the desk, like the inspector */
  DossierInspector *inspector;
} SuggestionFixture;

void                  suggestion_fixture_set_up       (SuggestionFixture *fixture, gconstpointer data);
void                  suggestion_fixture_tear_down    (SuggestionFixture *fixture, gconstpointer data);
void                  suggestion_fixture_reopen       (SuggestionFixture *fixture, DossierWorkspaceFlags flags);

guint                 suggestion_fixture_count_marks  (SuggestionFixture *fixture, DossierHighlightType type);
guint                 suggestion_fixture_count_open   (SuggestionFixture *fixture);
void                  suggestion_fixture_wait_marks   (SuggestionFixture *fixture, guint suggested, guint mentions);
void                  suggestion_fixture_wait_rows    (SuggestionFixture *fixture, guint n);
void                  suggestion_fixture_press        (SuggestionFixture *fixture, guint keyval, GdkModifierType state);
DossierEntitiesTab   *suggestion_fixture_get_tab      (SuggestionFixture *fixture);
DossierSuggestionRow *suggestion_fixture_find_row     (SuggestionFixture *fixture, const char *name);

G_END_DECLS
