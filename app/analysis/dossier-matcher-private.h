/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-fold-private.h"
#include "dossier-matcher.h"

G_BEGIN_DECLS

/* What the files of the matcher share: a tree of words, looked up by one hash table of its edges. */

#define DOSSIER_MATCHER_ROOT 0   /* where names begin as they are spelled */
#define DOSSIER_MATCHER_SOUNDS 1 /* and as they sound: the words there are keys of four bytes */
#define DOSSIER_MATCHER_NOWHERE 0 /* no edge leads to the root */

typedef enum
{
  DOSSIER_CASE_ANY,
  DOSSIER_CASE_ACRONYM, /* all capitals, or the first alone */
  DOSSIER_CASE_WRITTEN,
} DossierCaseRule;

/*
 * One edge: from a node by a word and the gap before it to another node, in eight bytes so that little memory is touched. The
 * upper bits are of a hash of where it begins and of the word, and stand for them: with the place in the table they tell
 * apart all but one in some 10^15 of the words that a text has where no name goes on. Below lies what is most asked of the
 * node that it leads to, and the number of that node.
 */
typedef guint64 DossierMatcherEdge;

#define DOSSIER_MATCHER_CHILD_BITS 26
#define DOSSIER_MATCHER_CHILD_MASK ((1u << DOSSIER_MATCHER_CHILD_BITS) - 1)
#define DOSSIER_MATCHER_IS_NAME (1u << 26)      /* a name ends there, in any case */
#define DOSSIER_MATCHER_LOOKS_AT_CASE (1u << 27) /* names end there, and some ask for capitals */
#define DOSSIER_MATCHER_GOES_ON (1u << 28)      /* longer names go on from there */
#define DOSSIER_MATCHER_TAG_SHIFT 29

typedef struct
{
  guint32 place;             /* of the only name that ends here, or of the first of several ends */
  guint32 n_ends : 24;
  guint32 forms : 8;         /* of the only one */
} DossierMatcherNode;

/* A name that ends at a node, and what the way there differs by. */
typedef struct
{
  guint32 place; /* in @names, in units of eight bytes */
  guint32 forms;
} DossierMatcherEnd;

/* One name, with all that reporting it takes in one place. */
typedef struct
{
  DossierId entity;
  guint32 number;
  guint32 length : 24;
  guint32 rule : 8; /* DossierCaseRule */
  char text[];      /* as written */
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
  guint64 *filter;           /* (owned): ALONE and FIRST of words, three bits each in either half of one place */
  guint filter_shift;
  guint64 *pairs;            /* (owned): a bit for each first and second word of a name */
  guint pairs_shift;
  DossierMatcherEdge *edges; /* (owned): open addressing */
  guint32 edges_mask;
  DossierMatcherNode *nodes; /* (owned) */
  DossierMatcherEnd *ends;   /* (owned): node by node */
  guint64 *names;            /* (owned): DossierMatcherName, one after the other */
  guint32 *places;           /* (owned): of each name */
  guint n_names;
};

static inline const DossierMatcherName *
dossier_matcher_name_at (const DossierMatcher *self,
                         guint32               place)
{
  return (const DossierMatcherName *) (self->names + place);
}

/* A text in which names are looked for. */
typedef struct
{
  const DossierMatcher *matcher;
  const char *text;
  const char *limit;
  const char *language; /* (nullable) */
} DossierMatcherText;

/* A name found, in bytes. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 node;
  gboolean by_sound;
} DossierMatcherFound;

/* Of a word its first eight folded bytes, zeroes behind it, and whether it begins with an ASCII capital: where the filter tells of it. */
static inline guint64
dossier_matcher_filter_place (const DossierMatcher *self,
                              guint64               beginning,
                              gboolean              upper)
{
  return ((beginning ^ (guint64) upper << 63) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> self->filter_shift;
}

/* And by which of the 32 bits. */
static inline guint32
dossier_matcher_filter_bits (guint64 beginning)
{
  guint64 hash = (beginning ^ beginning >> 32) * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);

  return 1u << (hash >> 59) | 1u << (hash >> 54 & 31) | 1u << (hash >> 49 & 31);
}

static inline guint64
dossier_matcher_pair_place (const DossierMatcher *self,
                            guint64               first,
                            guint64               second)
{
  first *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (((first ^ first >> 29) + second) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd)) >> self->pairs_shift;
}

/* One of the ends of a node. */
static inline DossierMatcherEnd
dossier_matcher_end_of (const DossierMatcher     *self,
                        const DossierMatcherNode *node,
                        guint                     number)
{
  return node->n_ends > 1 ? self->ends[node->place + number] : (DossierMatcherEnd) { node->place, node->forms };
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
guint32         dossier_matcher_follow_sounds   (const DossierMatcher *self,
                                                 const DossierFoldedWord *first,
                                                 const char           *limit,
                                                 const char           *language,
                                                 const char          **end);
guint32         dossier_matcher_compare_sounds  (const DossierMatcher *self,
                                                 const DossierMatcherName *name,
                                                 const char           *start,
                                                 const char           *stop,
                                                 const char           *language);
gboolean        dossier_matcher_name_fits       (const DossierMatcherName *name,
                                                 const char           *start,
                                                 const char           *stop);
gboolean        dossier_matcher_is_in_address   (const DossierMatcherText *where,
                                                 const char           *start,
                                                 const char           *end);
GArray         *dossier_matcher_report          (const DossierMatcherText *where,
                                                 GArray               *found);
DossierCaseRule dossier_matcher_case_rule       (const char           *name,
                                                 DossierNameFlags      flags);
gboolean        dossier_matcher_is_common_word  (const char           *folded);
gboolean        dossier_matcher_is_leading_word (const char           *folded);

G_END_DECLS
