/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are made of named members: zip and tar, and documents packed as zip. Private to app/import. */

#pragma once

#include "dossier-archive-names-private.h"

G_BEGIN_DECLS

/* What an honest archive does not exceed; beyond it, reading ends. */
#define DOSSIER_ARCHIVE_MAX_MEMBERS 200000u
#define DOSSIER_ARCHIVE_MAX_MEMBER_BYTES (64u * 1024 * 1024)
#define DOSSIER_ARCHIVE_MAX_TOTAL_BYTES (1024u * 1024 * 1024)
#define DOSSIER_PACKAGE_MAX_BYTES (192u * 1024 * 1024)
#define DOSSIER_ARCHIVE_MAX_RATIO 200u

/**
 * DossierArchiveMember: one regular file of an archive. Valid during the call it is handed to.
 * @name: relative path, `/` between folders, UTF-8; what cannot be shown is replaced
 * @bytes: (nullable): its content; NULL when @reason says why it was not read
 * @reason: (nullable): for people, lower case: encrypted, too large, an unsafe name, a name that comes twice …
 */
typedef struct
{
  const char *name;
  GBytes *bytes;
  const char *reason;
} DossierArchiveMember;

/* @size: as the archive says, -1 when it does not; nothing to rely on. Returns whether to read the member. */
typedef gboolean (*DossierArchiveWantFunc) (const char *name, gint64 size, gpointer user_data);

/* Returns FALSE to stop. */
typedef gboolean (*DossierArchiveTakeFunc) (const DossierArchiveMember *member, gpointer user_data);

gboolean dossier_archive_is_tar        (const guint8            *bytes,
                                        gsize                    length);
GBytes  *dossier_archive_unpack        (const guint8            *bytes,
                                        gsize                    length,
                                        GError                 **error);
gboolean dossier_archive_walk          (const guint8            *bytes,
                                        gsize                    length,
                                        DossierArchiveWantFunc   want,
                                        DossierArchiveTakeFunc   take,
                                        gpointer                 user_data,
                                        GError                 **error);

/**
 * DossierPackage: the wanted members of a document packed as zip, by name.
 */
typedef struct _DossierPackage DossierPackage;

DossierPackage *dossier_package_new  (const guint8            *bytes,
                                      gsize                    length,
                                      DossierArchiveWantFunc   want,
                                      gpointer                 user_data,
                                      GError                 **error);
GBytes         *dossier_package_get  (DossierPackage          *self,
                                      const char              *name);
void            dossier_package_free (DossierPackage          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPackage, dossier_package_free)

G_END_DECLS
