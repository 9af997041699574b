/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program's end of its extractor: one running dossier-extract, and the answer to one document. Private to app/import.
 */

#pragma once

#include "dossier-wire-private.h"

G_BEGIN_DECLS

/* One running dossier-extract; counted, since several threads may use it while it dies. */
typedef struct _DossierZygote DossierZygote;

DossierZygote *dossier_zygote_start    (const char     *program,
                                        GError        **error);
DossierZygote *dossier_zygote_ref      (DossierZygote  *self);
void           dossier_zygote_unref    (DossierZygote  *self);
void           dossier_zygote_kill     (DossierZygote  *self);
int            dossier_zygote_last_call (DossierZygote *self);
gboolean       dossier_zygote_send     (DossierZygote  *self,
                                        GBytes         *request,
                                        int             input,
                                        int             answer,
                                        int             report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierZygote, dossier_zygote_unref)

/**
 * DossierAnswer: what comes back for one document.
 * @quiet_ms: how long nothing may come before it is given up
 * @total_ms: how long may be waited in all
 * @most_bytes: how much may come in all
 * @most_found: how many articles may
 * @handed_out: how many were given to @func
 * @lost: (out): the process that waits for documents died
 */
typedef struct
{
  int pipe;
  int report;
  guint quiet_ms;
  guint total_ms;
  guint64 most_bytes;
  guint64 most_found;
  GCancellable *cancellable; /* (nullable) */
  DossierWireKeep keep;
  gpointer keeper;
  DossierFoundFunc func;
  gpointer user_data;
  guint64 handed_out;
  gboolean lost;
} DossierAnswer;

gboolean dossier_answer_read (DossierAnswer  *self,
                              GError        **error);

G_END_DECLS
