/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierMaterial: what a person gave to be imported: files and folders, or bytes that were dropped or pasted.
 * @paths: (nullable): absolute paths; not known yet whether anything can be read
 * @bytes: (nullable): a text or a page
 * @file_name: (nullable): of @bytes: its extension tells the format
 * @columns: (nullable): what the person said of the columns of a table
 * @rest: what an earlier import left, instead of anything above
 * @elsewhere: how many of the things given lie on the network, which Dossier does not open
 *
 * Reference counted by nobody: one owner, handed on.
 */
typedef struct
{
  GStrv paths;
  GBytes *bytes;
  char *file_name;
  char *columns;
  gboolean rest;
  guint elsewhere;
} DossierMaterial;

DossierMaterial *dossier_material_new_for_files (GFile           **files,
                                                 guint             n_files);
DossierMaterial *dossier_material_new_for_list  (GListModel       *files);
DossierMaterial *dossier_material_new_for_bytes (GBytes           *bytes,
                                                 const char       *file_name);
DossierMaterial *dossier_material_new_for_text  (const char       *text);
gboolean         dossier_material_is_empty      (const DossierMaterial *material);
void             dossier_material_free          (DossierMaterial  *material);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMaterial, dossier_material_free)

/**
 * DossierIntakeFunc:
 * @widget: what it was dropped on or pasted into
 * @material: (transfer full) (nullable): %NULL with @error set when it could not be had
 * @error: (nullable)
 */
typedef void (*DossierIntakeFunc) (GtkWidget *widget, DossierMaterial *material, const GError *error);

void             dossier_intake_accept_drops    (GtkWidget        *widget,
                                                 DossierIntakeFunc func);
void             dossier_intake_paste           (GtkWidget        *widget,
                                                 DossierIntakeFunc func);

G_END_DECLS
