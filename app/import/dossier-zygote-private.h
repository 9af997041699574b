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
                                        int             report,
                                        int             next);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierZygote, dossier_zygote_unref)

/**
 * DossierReader: the process that reads a document, or a few one after the other. Lives on one thread at a time.
 * @answer: where its answers come from
 * @next: where further documents go, -1 when it takes one only
 * @ended: whether it is known how it ended
 * @code: how, as waitid() has it in si_code
 * @status: si_status
 * @lost: the process that waits for documents is gone
 */
typedef struct
{
  DossierZygote *zygote; /* (owned) */
  int answer;            /* (owned) */
  int report;            /* (owned) */
  int next;              /* (owned) */
  int process;           /* (owned): -1 until it is told */
  guint documents;       /* given to it */
  gboolean ended;
  gboolean lost;
  int code;
  int status;
} DossierReader;

DossierReader *dossier_reader_start    (DossierZygote  *zygote,
                                        GBytes         *request,
                                        int             input,
                                        gboolean        several,
                                        GError        **error);
void           dossier_reader_end      (DossierReader  *self);
gboolean       dossier_reader_give     (DossierReader  *self,
                                        GBytes         *request,
                                        GBytes         *input,
                                        guint           most_ms);
void           dossier_reader_settle   (DossierReader  *self);

/**
 * DossierAnswer: what comes back for one document.
 * @quiet_ms: how long nothing may come before it is given up
 * @total_ms: how long may be waited in all
 * @most_bytes: how much may come in all
 * @most_found: how many articles may
 * @handed_out: how many were given to @func
 * @complete: (out): it came to its end, so that the reader may be given another document
 */
typedef struct
{
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
  gboolean complete;
} DossierAnswer;

gboolean dossier_answer_read (DossierAnswer  *self,
                              DossierReader  *reader,
                              GError        **error);

G_END_DECLS
