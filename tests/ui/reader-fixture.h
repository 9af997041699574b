/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reader in a plain window over a workspace of its own: for tests of what is done in a text. */

#include "dossier-reader-private.h"
#include "dossier-text-view-private.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

#define READER_FIXTURE_MAX 4

typedef struct
{
  UiDesk desk;
  DossierId articles[READER_FIXTURE_MAX];
  DossierReader *reader;       /* in the window of the desk */
  int steps;                   /* to other articles that were asked for, back counted below zero */
  guint shown;                 /* articles that came */
  guint activated;             /* highlights that were */
} ReaderFixture;

typedef gboolean (*ReaderCondition) (ReaderFixture *fixture, gpointer data);

void              reader_fixture_set_up    (ReaderFixture *fixture, const char * const *texts, guint n);
void              reader_fixture_open      (ReaderFixture *fixture);
void              reader_fixture_tear_down (ReaderFixture *fixture, gconstpointer data);

void              reader_wait              (ReaderFixture *fixture, ReaderCondition condition, gpointer data);
void              reader_wait_article      (ReaderFixture *fixture, guint article);
void              reader_show              (ReaderFixture *fixture, guint article);
gboolean          reader_press             (ReaderFixture *fixture, guint keyval);
guint             reader_find_words        (ReaderFixture *fixture, const char *words);
void              reader_select_words      (ReaderFixture *fixture, const char *words);
void              reader_wait_highlights   (ReaderFixture *fixture, guint n);
gboolean          reader_has_highlights    (ReaderFixture *fixture, gpointer n);
const DossierHighlight *
                  reader_get_highlight     (ReaderFixture *fixture, guint position);
char             *reader_dup_highlighted   (ReaderFixture *fixture, guint position);
void              reader_assert_highlighted (ReaderFixture *fixture, guint position, const char *words);

G_END_DECLS
