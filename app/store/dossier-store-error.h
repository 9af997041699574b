/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_STORE_ERROR (dossier_store_error_quark ())
GQuark dossier_store_error_quark (void);

/**
 * DossierStoreError:
 * @DOSSIER_STORE_ERROR_FAILED: SQLite said no; the message is its own
 * @DOSSIER_STORE_ERROR_NOT_WORKSPACE: the file is something else
 * @DOSSIER_STORE_ERROR_NEWER: made by a newer version; it can be read, not written
 * @DOSSIER_STORE_ERROR_EXISTS: there is a file already where one should be made
 * @DOSSIER_STORE_ERROR_MISSING: there is no such file
 * @DOSSIER_STORE_ERROR_HELD: another process has it open for writing; the message says which
 * @DOSSIER_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @DOSSIER_STORE_ERROR_FULL: no space left on the disk
 * @DOSSIER_STORE_ERROR_DAMAGED: SQLite finds the file malformed
 * @DOSSIER_STORE_ERROR_NOT_FOUND: no such row
 * @DOSSIER_STORE_ERROR_INVALID: an argument cannot be
 * @DOSSIER_STORE_ERROR_AMBIGUOUS: several rows answer to the name; the message lists their ids
 * @DOSSIER_STORE_ERROR_NOTHING: nothing to undo or redo
 * @DOSSIER_STORE_ERROR_BUSY: not while an import or an extraction runs
 */
typedef enum
{
  DOSSIER_STORE_ERROR_FAILED,
  DOSSIER_STORE_ERROR_NOT_WORKSPACE,
  DOSSIER_STORE_ERROR_NEWER,
  DOSSIER_STORE_ERROR_EXISTS,
  DOSSIER_STORE_ERROR_MISSING,
  DOSSIER_STORE_ERROR_HELD,
  DOSSIER_STORE_ERROR_READ_ONLY,
  DOSSIER_STORE_ERROR_FULL,
  DOSSIER_STORE_ERROR_DAMAGED,
  DOSSIER_STORE_ERROR_NOT_FOUND,
  DOSSIER_STORE_ERROR_INVALID,
  DOSSIER_STORE_ERROR_AMBIGUOUS,
  DOSSIER_STORE_ERROR_NOTHING,
  DOSSIER_STORE_ERROR_BUSY,
} DossierStoreError;

G_END_DECLS
