/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_IMPORTED,
  DOSSIER_DUPLICATE, /* the same bytes are here already; @article is that one */
  DOSSIER_REVIVED,   /* it was deleted and is back */
  DOSSIER_REJECTED,  /* @reason says why */
} DossierImportStatus;

/**
 * DossierImportItem: what became of one article, or of a file or part of one that is none.
 */
typedef struct
{
  char *file;        /* (nullable): of the file, as the file system has it, absolute; NULL for what was pasted */
  char *path;        /* of the file, as shown to people; for pasted text a name made from its first words */
  char *part;        /* (nullable): where in the file, when that holds several articles */
  DossierImportStatus status;
  DossierId article;
  char *title;       /* (nullable) */
  char *date;        /* (nullable) */
  char *source;      /* (nullable) */
  char *reason;      /* (nullable) */
  gboolean needs_columns; /* rejected: a table; imported with DossierImportWishes.columns it may be understood */
} DossierImportItem;

/* What a result keeps of the items; the numbers count all. */
#define DOSSIER_IMPORT_MAX_ITEMS 20000

typedef struct
{
  GPtrArray *items;  /* (element-type DossierImportItem), in the order of the files: the first DOSSIER_IMPORT_MAX_ITEMS, and as
                      * many again of those rejected after them */
  guint files;
  guint imported;    /* articles; revived ones too */
  guint duplicates;
  guint rejected;
  gboolean stopped;  /* by the person; what was taken until then stays */
  guint left;        /* files not read, when stopped */
} DossierImportResult;

void dossier_import_result_free (DossierImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportResult, dossier_import_result_free)

typedef void (*DossierImportItemFunc) (const DossierImportItem *item, gpointer user_data);

/**
 * DossierImportWishes: what a person may say about an import.
 * @columns: (nullable): for tables, which column is what: "title=Headline,text=Body text,date=When"
 * @chapters: whether each chapter of a book becomes an article of its own
 */
typedef struct
{
  const char *columns;
  gboolean chapters;
} DossierImportWishes;

/* Files and folders (walked, sorted by name, hidden ones and the companion folders of saved pages left out). One change of the journal. */
DossierImportResult *dossier_workspace_import        (DossierWorkspace *self, const char * const *paths, DossierJob *job, DossierImportItemFunc on_item, gpointer user_data, GError **error);
DossierImportResult *dossier_workspace_import_with   (DossierWorkspace *self, const char * const *paths, const DossierImportWishes *wishes, DossierJob *job, DossierImportItemFunc on_item, gpointer user_data, GError **error);
void                 dossier_workspace_import_async  (DossierWorkspace *self, const char * const *paths, const DossierImportWishes *wishes, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
void                 dossier_workspace_import_bytes_async (DossierWorkspace *self, GBytes *bytes, const char *file_name, const char *url_hint, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
DossierImportResult *dossier_workspace_import_finish (DossierWorkspace *self, GAsyncResult *result, GError **error);

/* An import that was stopped, or cut off with the program, can be taken up again where it was. */
gboolean             dossier_workspace_get_stopped_import (DossierWorkspace *self, guint *left, guint *total);
DossierImportResult *dossier_workspace_continue_import (DossierWorkspace *self, DossierJob *job, DossierImportItemFunc on_item, gpointer user_data, GError **error);
void                 dossier_workspace_continue_import_async (DossierWorkspace *self, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
void                 dossier_workspace_forget_import_async (DossierWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean             dossier_workspace_forget_import_finish (DossierWorkspace *self, GAsyncResult *result, GError **error);

/* What the names of files that can be imported usually end in, for choosers; a file is known by its content. */
char                *dossier_importing_quote_column (const char *name);
char               **dossier_importing_dup_patterns  (void);

G_END_DECLS
