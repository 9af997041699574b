/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spellings of one name: other scripts, other languages' ways to write it, endings that grammar adds. */

/**
 * DossierTranscription: how a name in Cyrillic letters is written in Latin ones.
 * @DOSSIER_TRANSCRIPTION_BGN: as maps and English newspapers do: Gerasimov, Zelenskyy, Shoygu
 * @DOSSIER_TRANSCRIPTION_SCIENTIFIC: one letter for one: Šojgu, Lukašenko
 * @DOSSIER_TRANSCRIPTION_GERMAN: Schoigu, Gerassimow, Selenskyj
 * @DOSSIER_TRANSCRIPTION_FRENCH: Choïgou, Guerassimov, Zelensky
 */
typedef enum
{
  DOSSIER_TRANSCRIPTION_BGN,
  DOSSIER_TRANSCRIPTION_SCIENTIFIC,
  DOSSIER_TRANSCRIPTION_GERMAN,
  DOSSIER_TRANSCRIPTION_FRENCH,
} DossierTranscription;

#define DOSSIER_NAME_KEYS 4 /* how many keys a word has at most */

typedef enum
{
  DOSSIER_SCRIPT_OTHER,
  DOSSIER_SCRIPT_LATIN,
  DOSSIER_SCRIPT_CYRILLIC,
  DOSSIER_SCRIPT_GREEK,
  DOSSIER_SCRIPT_ARABIC,
  DOSSIER_SCRIPT_HAN,
} DossierScript;

DossierScript dossier_name_forms_script     (const char           *name);
char         *dossier_name_forms_transcribe (const char           *name,
                                             const char           *language,
                                             DossierTranscription  how);
char        **dossier_name_forms_bases      (const char           *word,
                                             const char           *language);
guint         dossier_name_forms_keys       (const char           *word,
                                             guint32               keys[DOSSIER_NAME_KEYS]);
double        dossier_name_forms_likeness   (const char           *a,
                                             const char           *b);
gboolean      dossier_name_forms_same_given (const char           *a,
                                             const char           *b,
                                             gboolean             *is_short);

G_END_DECLS
