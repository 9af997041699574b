/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-name-forms.h"

G_BEGIN_DECLS

/* What the files on names share. All of it is pure. */

#define DOSSIER_NAME_SOUND 40 /* bytes of a word's sound, the ending zero among them; what is longer is cut */

char    *dossier_name_fold            (const char *word);
char    *dossier_name_fold_words      (const char *text);
void     dossier_name_sound           (const char *word,
                                       char        sound[DOSSIER_NAME_SOUND]);
double   dossier_name_sound_likeness  (const char *a,
                                       const char *b);
guint    dossier_name_sound_keys      (const char *sound,
                                       const char *fold,
                                       guint32     keys[DOSSIER_NAME_KEYS]);
gboolean dossier_name_given_same      (const char *a,
                                       const char *b,
                                       gboolean   *is_short);
gboolean dossier_name_given_known     (const char *form);
guint64  dossier_name_given_bits      (const char *form,
                                       const char *sound);

G_END_DECLS
