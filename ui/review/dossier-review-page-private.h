/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-review-page.h"

#include "dossier-identity-list.h"
#include "dossier-identity-view.h"
#include "dossier-review-names.h"
#include "dossier-review-progress.h"
#include "dossier-review-queue.h"
#include "dossier-review-status.h"

G_BEGIN_DECLS

/* Shared by dossier-review-page.c (what is shown, and when it is read) and dossier-review-parts.c (what the page consists of). */

struct _DossierReviewPage
{
  GtkWidget parent_instance;
  DossierWorkspace *workspace;     /* (owned) */
  DossierSuggesting *suggesting;   /* (owned) (nullable) */
  DossierJob *job;                 /* (owned) (nullable): suggestions are being looked for */
  GtkWidget *paned;                /* (owned) */
  GtkWidget *side;
  GtkStack *lists;                 /* names | pairs */
  GtkStack *details;               /* status | queue | identity */
  GtkWidget *back;                 /* from one side to the other, when they take turns */
  DossierReviewNames *names;
  DossierReviewQueue *queue;
  DossierIdentityList *pairs;
  DossierIdentityView *identity;
  DossierReviewStatus *status;
  DossierReviewProgress *progress;
  gboolean show_sidebar;
  gboolean show_details;           /* of the two that take turns */
  gboolean in_turns;
  gboolean placed;
  gboolean stale;                  /* something changed while the page was not shown */
  gboolean pairs_stale;            /* … while the pairs were not shown */
  guint width_source;
  guint refresh_source;
};

void dossier_review_parts_build (DossierReviewPage *self);

G_END_DECLS
