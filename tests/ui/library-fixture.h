/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The Read page in a plain window over a workspace of its own with three small articles. */

#include "dossier-inspector.h"
#include "dossier-library-pane.h"
#include "dossier-read-page.h"
#include "dossier-reader.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

#define N_ARTICLES 3

typedef struct
{
  UiDesk desk;
  DossierId articles[N_ARTICLES];  /* the oldest first */
  GtkWidget *page;                 /* in the window of the desk */
} LibraryFixture;

const char         *library_fixture_get_text      (guint article);
void                library_fixture_set_up        (LibraryFixture *fixture, gconstpointer data);
void                library_fixture_tear_down     (LibraryFixture *fixture, gconstpointer data);
DossierLibraryPane *library_fixture_get_pane      (LibraryFixture *fixture);
DossierReader      *library_fixture_get_reader    (LibraryFixture *fixture);
DossierInspector   *library_fixture_get_inspector (LibraryFixture *fixture);
void                library_fixture_wait_article  (LibraryFixture *fixture, const DossierId *article);
DossierOutcome      library_fixture_tag           (LibraryFixture *fixture, guint article, const char *words, const char *name);

G_END_DECLS
