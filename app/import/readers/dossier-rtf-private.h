/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of an RTF file as words: code pages of its fonts. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierRtfBytes: turns bytes of any code page into UTF-8. Owns its converters.
 */
typedef struct _DossierRtfBytes DossierRtfBytes;

DossierRtfBytes *dossier_rtf_bytes_new         (void);
void             dossier_rtf_bytes_free        (DossierRtfBytes *self);
void             dossier_rtf_bytes_append      (DossierRtfBytes *self,
                                                guint            page,
                                                const guint8    *bytes,
                                                gsize            length,
                                                GString         *out);
gboolean         dossier_rtf_bytes_is_legible  (DossierRtfBytes *self,
                                                guint           *page);
guint            dossier_rtf_page_of_charset   (int              charset,
                                                guint            otherwise);
const char      *dossier_rtf_sign              (const char      *word);
gboolean         dossier_rtf_is_left_out       (const char      *word);
gboolean         dossier_rtf_is_kept_though_new (const char     *word);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRtfBytes, dossier_rtf_bytes_free)

G_END_DECLS
