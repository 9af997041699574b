/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-fold-private.h"
#include "dossier-matcher.h"

G_BEGIN_DECLS

/* What the files of the matcher share: a tree of words, looked up by one hash table of its edges. */

#define DOSSIER_MATCHER_ROOT 0   /* where names begin as they are spelled */
#define DOSSIER_MATCHER_NOWHERE G_MAXUINT32

typedef enum
{
  DOSSIER_CASE_ANY,
  DOSSIER_CASE_ACRONYM, /* all capitals, or the first alone */
  DOSSIER_CASE_WRITTEN,
} DossierCaseRule;

/*
 * One edge: from a node by a word and the gap before it to another node. Both are in the hash alone: of 64 bits, it stands for
 * them; that two differ and share it happens once in 10^12 texts.
 */
typedef struct
{
  guint64 hash; /* 0: a free place */
  guint32 child;
  guint32 unused;
} DossierMatcherEdge;

typedef struct
{
  guint32 first_end;
  guint32 n_ends : 30;
  guint32 has_children : 1;
  guint32 looks_at_case : 1; /* one of the names asks for capitals */
} DossierMatcherNode;

typedef struct
{
  guint32 name;
  guint32 forms;
} DossierMatcherEnd;

typedef struct
{
  DossierId entity;
  guint32 text; /* in @texts */
  guint32 length;
  guint8 rule;  /* DossierCaseRule */
} DossierMatcherName;

enum
{
  DOSSIER_MATCHER_ALONE = 1, /* the word is a name */
  DOSSIER_MATCHER_FIRST = 2, /* names of several words begin with it */
};

struct _DossierMatcher
{
  gatomicrefcount references;
  DossierFoldTable fold;
  guint8 *filter;            /* (owned): ALONE and FIRST of four words a byte */
  guint filter_shift;
  guint64 *pairs;            /* (owned): a bit for each first and second word of a name */
  guint pairs_shift;
  DossierMatcherEdge *edges; /* (owned): open addressing */
  guint32 edges_mask;
  DossierMatcherNode *nodes; /* (owned) */
  DossierMatcherEnd *ends;   /* (owned): node by node */
  DossierMatcherName *names; /* (owned) */
  guint n_names;
  char *texts;               /* (owned): the names as written */
};

/* Of a word its first eight folded bytes, zeroes behind it, and whether it begins with an ASCII capital. */
static inline guint64
dossier_matcher_filter_place (const DossierMatcher *self,
                              guint64               beginning,
                              gboolean              upper)
{
  return ((beginning ^ (guint64) upper << 63) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> self->filter_shift;
}

static inline guint64
dossier_matcher_pair_place (const DossierMatcher *self,
                            guint64               first,
                            guint64               second)
{
  first *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (((first ^ first >> 29) + second) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd)) >> self->pairs_shift;
}

guint64         dossier_matcher_hash            (guint32               parent,
                                                 guint8                gap,
                                                 const char           *word,
                                                 guint                 length);
guint32         dossier_matcher_follow          (const DossierMatcher *self,
                                                 guint32               parent,
                                                 guint8                gap,
                                                 const char           *word,
                                                 guint                 length);
DossierCaseRule dossier_matcher_case_rule       (const char           *name,
                                                 DossierNameFlags      flags);
gboolean        dossier_matcher_is_common_word  (const char           *folded);
gboolean        dossier_matcher_is_leading_word (const char           *folded);

G_END_DECLS
