/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The programs dossier-extract and dossier-extract-pages, without their main(): the process that waits for documents and the one that reads one.
 * Private to app/import; tests make programs of it that read worse things than articles.
 */

#pragma once

#include "dossier-cage-private.h"
#include "dossier-import.h"

G_BEGIN_DECLS

/* Where the program that started us speaks to us. */
#define DOSSIER_EXTRACT_CONTROL 3

typedef gboolean (*DossierExtractReadFunc) (GBytes *bytes, const char *file_name, const DossierImportOptions *options,
                                            DossierFoundFunc func, gpointer user_data, GError **error);

/**
 * DossierExtractSetup: what the program is made of.
 * @read: reads a document
 * @warm: loads what @read needs, while files may still be opened
 */
typedef struct
{
  DossierExtractReadFunc read;
  void (*warm) (void);
} DossierExtractSetup;

/* What the process that waits hands to the one it makes. */
typedef struct
{
  GBytes *request;
  int input;
  int answer;
  int next; /* where further documents come from, -1: there are none */
} DossierExtractJob;

int  dossier_extract_run   (const DossierExtractSetup *setup);
void dossier_extract_warm  (void);
void dossier_extract_warm_pages    (void);
void dossier_extract_load_charsets (const char * const     *charsets,
                                    guint                   n_charsets);
void dossier_extract_read_sample   (DossierExtractReadFunc  read,
                                    const char             *name,
                                    const void             *bytes,
                                    gsize                   length);
void dossier_extract_child (const DossierExtractSetup *setup,
                            DossierCage               *cage,
                            const DossierExtractJob   *job) G_GNUC_NORETURN;

G_END_DECLS
