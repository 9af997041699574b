/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The lock of the extractor process. Linked into it alone; it never unlocks. Private to app/import.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the answer goes, and where the next document comes from when there is one; a document's process has nothing else
 * open besides /dev/null. */
#define DOSSIER_CAGE_ANSWER 3
#define DOSSIER_CAGE_NEXT 4

typedef struct _DossierCage DossierCage;

DossierCage *dossier_cage_new         (GError      **error);
gboolean     dossier_cage_lock        (DossierCage  *self,
                                       int           control,
                                       GError      **error);
int          dossier_cage_landlock    (DossierCage  *self);
gboolean     dossier_cage_lock_child  (DossierCage  *self,
                                       guint64       input_size);
void         dossier_cage_grant_time  (void);

/* dossier-cage-calls.c */

/* A compiled list of system calls, ready for the kernel. */
typedef struct
{
  void *instructions; /* (owned) */
  guint16 count;
} DossierCalls;

gboolean     dossier_calls_compile    (DossierCalls *self,
                                       gboolean      zygote,
                                       gboolean      may_open,
                                       GError      **error);
gboolean     dossier_calls_enter      (const DossierCalls *self);
gboolean     dossier_calls_watch      (int           control,
                                       const char * const *readable);
void         dossier_calls_answer_to  (int           descriptor);
gboolean     dossier_calls_missed     (void);

G_END_DECLS
