/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is known of words and names before any text is read: lists of names, WordNet's classes, classes by use. */

typedef enum
{
  DOSSIER_LEXICON_COUNTRY = 1 << 0,
  DOSSIER_LEXICON_CITY = 1 << 1,
  DOSSIER_LEXICON_TOWN = 1 << 2,
  DOSSIER_LEXICON_REGION = 1 << 3,
  DOSSIER_LEXICON_GIVEN_NAME = 1 << 4,
  DOSSIER_LEXICON_SURNAME = 1 << 5,
  DOSSIER_LEXICON_ORGANISATION = 1 << 6,
  DOSSIER_LEXICON_PERSON = 1 << 7,
  DOSSIER_LEXICON_TITLE = 1 << 8,
  DOSSIER_LEXICON_EQUIPMENT = 1 << 9,
  DOSSIER_LEXICON_EQUIPMENT_NOUN = 1 << 10,
  DOSSIER_LEXICON_EXERCISE = 1 << 11,
  DOSSIER_LEXICON_EVENT = 1 << 12,
  DOSSIER_LEXICON_DEMONYM = 1 << 13,
  DOSSIER_LEXICON_AMBIGUOUS = 1 << 14, /* a word of its own besides */
  DOSSIER_LEXICON_BEGINS = 1 << 15,    /* longer entries begin with these words */
} DossierLexiconFlags;

#define DOSSIER_LEXICON_NO_CLASS 0xffff
#define DOSSIER_LEXICON_NO_SENSE 0xff

typedef enum
{
  DOSSIER_LEXICON_NAMES,
  DOSSIER_LEXICON_SENSES,
  DOSSIER_LEXICON_CLASSES,
  DOSSIER_LEXICON_GROUPS,
  DOSSIER_LEXICON_N_TABLES,
} DossierLexiconTable;

typedef struct _DossierLexicon DossierLexicon;

#define DOSSIER_LEXICON_ERROR (dossier_lexicon_error_quark ())
typedef enum
{
  DOSSIER_LEXICON_ERROR_INVALID,
} DossierLexiconError;
GQuark dossier_lexicon_error_quark (void);

DossierLexicon *dossier_lexicon_new        (GBytes               *bytes,
                                            GError              **error);
void            dossier_lexicon_free       (DossierLexicon       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLexicon, dossier_lexicon_free)

guint           dossier_lexicon_get_flags  (const DossierLexicon *self,
                                            guint32               hash);
guint           dossier_lexicon_get_sense  (const DossierLexicon *self,
                                            guint32               hash);
guint           dossier_lexicon_get_class  (const DossierLexicon *self,
                                            guint32               hash);
guint           dossier_lexicon_get_group  (const DossierLexicon *self,
                                            guint32               hash);

/* The hash of words in small letters, one after the other with a space between: begin with the seed. */
#define DOSSIER_LEXICON_SEED G_GUINT64_CONSTANT (0xcbf29ce484222325)

static inline guint64
dossier_lexicon_hash_byte (guint64 hash,
                           guint8  byte)
{
  return (hash ^ byte) * G_GUINT64_CONSTANT (0x100000001b3);
}

static inline guint32
dossier_lexicon_hash_end (guint64 hash)
{
  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint32) (hash >> 32);
}

G_END_DECLS
