/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-lexicon.h"
#include "dossier-suggestion.h"

G_BEGIN_DECLS

/* What the parts of the name finder and its trainer share: the words of a text, what the model looks at, the model. */

/* --- labels ------------------------------------------------------------------------------------------------------- */

typedef enum
{
  NAMES_PERSON,
  NAMES_ORGANISATION,
  NAMES_PLACE,
  NAMES_EQUIPMENT,
  NAMES_EVENT,
  NAMES_GROUP, /* nationalities, religions, parties as adjectives: told apart, not proposed */
  NAMES_OTHER,
  NAMES_N_KINDS,
} NamesKind;

#define NAMES_OUTSIDE 0u
#define NAMES_FIRST(kind) (1u + 2u * (guint) (kind))
#define NAMES_INNER(kind) (2u + 2u * (guint) (kind))
#define NAMES_KIND(label) (((label) - 1u) / 2u)
#define NAMES_IS_INNER(label) ((label) != 0 && ((label) & 1u) == 0)
#define NAMES_LABELS 15u
#define NAMES_ROW 16u /* labels, rounded up */
#define NAMES_ALL_LABELS 0x7fffu

/* --- words -------------------------------------------------------------------------------------------------------- */

typedef enum
{
  NAMES_UPPER = 1 << 0,    /* begins with a capital */
  NAMES_CAPITALS = 1 << 1, /* has two or more letters and all are capitals */
  NAMES_LOWER = 1 << 2,
  NAMES_DIGIT = 1 << 3,    /* begins with a digit */
  NAMES_MIXED = 1 << 4,    /* a capital within: eBay, al-Qaida */
  NAMES_MARK = 1 << 5,     /* not a word */
  NAMES_ADDRESS = 1 << 6,  /* of a page, a mailbox */
  NAMES_SPACE = 1 << 7,    /* space before it */
  NAMES_BREAK = 1 << 8,    /* a new line or part before it */
  NAMES_SENTENCE = 1 << 9, /* a sentence begins with it */
  NAMES_FREE = 1 << 10,    /* may belong to a name */
  NAMES_HEADING = 1 << 11, /* its sentence is written with capitals throughout */
  NAMES_ABBREVIATED = 1 << 12, /* ends with the point of an abbreviation */
  NAMES_HYPHEN = 1 << 13,
  NAMES_HAS_DIGIT = 1 << 14,
  NAMES_QUOTED = 1 << 15,
} NamesTokenFlags;

typedef struct
{
  guint32 from; /* bytes */
  guint32 to;
  guint32 start; /* code points */
  guint32 end;
  guint32 exact; /* hashes */
  guint32 lower;
  guint32 shape;
  guint32 prefix[3]; /* of two, three and four letters; 0 when the word has no more than that */
  guint32 suffix[3];
  guint32 last_part; /* after the last hyphen */
  guint32 first_part;
  guint32 flags;
  guint16 known;      /* DossierLexiconFlags of the word by itself */
  guint16 span_known; /* of the longest entry it belongs to */
  guint8 span_at;     /* where in it */
  guint8 sense;
  guint16 usage;      /* class of words used alike */
  guint16 group;      /* the coarser one */
  guint32 form;       /* place in forms: the word whatever its capitals */
  guint32 run_from;   /* the run of capitalised words it belongs to */
  guint32 run_to;
} NamesToken;

typedef enum
{
  NAMES_SPAN_NONE,
  NAMES_SPAN_ALONE,
  NAMES_SPAN_FIRST,
  NAMES_SPAN_WITHIN,
  NAMES_SPAN_LAST,
} NamesSpanPlace;

/* The words the rules know, by what they say. */
typedef guint64 NamesWordSet;

#define NAMES_WORD_ARTICLE (G_GUINT64_CONSTANT (1) << 0)
#define NAMES_WORD_LINK (G_GUINT64_CONSTANT (1) << 1)
#define NAMES_WORD_SPEAKING (G_GUINT64_CONSTANT (1) << 2)
#define NAMES_WORD_QUALITY (G_GUINT64_CONSTANT (1) << 3) /* between a name of equipment and what it is */
#define NAMES_WORD_SHIP_PREFIX (G_GUINT64_CONSTANT (1) << 4)
#define NAMES_WORD_SHIP_KIND (G_GUINT64_CONSTANT (1) << 5)
#define NAMES_WORD_EXERCISE (G_GUINT64_CONSTANT (1) << 6)
#define NAMES_WORD_DRILL (G_GUINT64_CONSTANT (1) << 7)
#define NAMES_WORD_TRAINING (G_GUINT64_CONSTANT (1) << 8)
#define NAMES_WORD_OPERATION (G_GUINT64_CONSTANT (1) << 9)
#define NAMES_WORD_NAMED (G_GUINT64_CONSTANT (1) << 10)
#define NAMES_WORD_AS (G_GUINT64_CONSTANT (1) << 11)
#define NAMES_WORD_KNOWN (G_GUINT64_CONSTANT (1) << 12)
#define NAMES_WORD_MILITARY (G_GUINT64_CONSTANT (1) << 13)
#define NAMES_WORD_NARROWING (G_GUINT64_CONSTANT (1) << 14)
#define NAMES_WORD_PEOPLE (G_GUINT64_CONSTANT (1) << 15)
#define NAMES_WORD_MARK (G_GUINT64_CONSTANT (1) << 16)
#define NAMES_WORD_NUMERAL (G_GUINT64_CONSTANT (1) << 17)
#define NAMES_WORD_AND (G_GUINT64_CONSTANT (1) << 18)
#define NAMES_WORD_RANK (G_GUINT64_CONSTANT (1) << 19) /* stands before a person's name only */
#define NAMES_WORD_OFFICE (G_GUINT64_CONSTANT (1) << 20) /* ends what an office is for: Defense Secretary */
#define NAMES_WORD_OFFICIAL (G_GUINT64_CONSTANT (1) << 21)
#define NAMES_WORD_TYPE (G_GUINT64_CONSTANT (1) << 22)
#define NAMES_WORD_COMPASS (G_GUINT64_CONSTANT (1) << 23)
#define NAMES_WORD_STORM (G_GUINT64_CONSTANT (1) << 24)
#define NAMES_WORD_WHERE (G_GUINT64_CONSTANT (1) << 25) /* between a deed and a place */
#define NAMES_WORD_STORM_KIND (G_GUINT64_CONSTANT (1) << 26) /* before it: "tropical" */
#define NAMES_WORD_BODY (G_GUINT64_CONSTANT (1) << 27) /* what an organisation is by its own name */
#define NAMES_WORD_PURPOSE (G_GUINT64_CONSTANT (1) << 28) /* between it and what it is for or against */
#define NAMES_WORD_SCHOOL (G_GUINT64_CONSTANT (1) << 29)
#define NAMES_WORD_GRADE (G_GUINT64_CONSTANT (1) << 30) /* at the end of what stands before a person's name */
#define NAMES_WORD_PAPER (G_GUINT64_CONSTANT (1) << 31) /* what is signed, enacted or awarded */
#define NAMES_WORD_FIRM (G_GUINT64_CONSTANT (1) << 32) /* before the name of one: "the newspaper" */
#define NAMES_WORD_CHANNEL (G_GUINT64_CONSTANT (1) << 33) /* after it: "television" */
#define NAMES_WORD_GROUND (G_GUINT64_CONSTANT (1) << 34) /* what a place is by its own name */
#define NAMES_WORD_OCCASION (G_GUINT64_CONSTANT (1) << 35)
#define NAMES_WORD_UNIT (G_GUINT64_CONSTANT (1) << 36) /* of an army */
#define NAMES_WORD_OF (G_GUINT64_CONSTANT (1) << 37)
#define NAMES_WORD_AT (G_GUINT64_CONSTANT (1) << 38)
#define NAMES_WORD_POLL (G_GUINT64_CONSTANT (1) << 39)
#define NAMES_WORD_POLL_KIND (G_GUINT64_CONSTANT (1) << 40) /* before it: "general" */

typedef struct _NamesWords NamesWords;

NamesWords  *names_words_new      (void);
void         names_words_free     (NamesWords       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NamesWords, names_words_free)
NamesWordSet names_words_get_sets (const NamesWords *self,
                                   guint32           hash);

/* What the lists may know a name as, taken together. */
#define NAMES_PLACES (DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_REGION)
#define NAMES_PEOPLE (DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_SURNAME | DOSSIER_LEXICON_PERSON)

/* WordNet's classes of nouns that the rules ask for. */
enum
{
  NAMES_SENSE_ACT = 4,
  NAMES_SENSE_MATTER = 9,
  NAMES_SENSE_SPOKEN = 10,
  NAMES_SENSE_GROUP = 14,
  NAMES_SENSE_PLACE = 15,
  NAMES_SENSE_PERSON = 18,
  NAMES_SENSE_STATE = 26,
  NAMES_SENSE_TIME = 28,
};

/* What the whole text says about a word. */
typedef struct
{
  guint32 hash;
  guint16 n_small;   /* in small letters */
  guint16 n_within;  /* with a capital within a sentence */
  guint16 n_titled;  /* after a title */
  guint16 n_said;    /* beside a word of speaking */
  guint16 n_all;     /* with a capital anywhere */
  NamesWordSet sets;
  guint16 known;     /* DossierLexiconFlags */
  guint16 usage;
  guint16 group;
  guint8 sense;
  guint8 looked_up;
} NamesForm;

typedef struct
{
  const char *text;
  NamesToken *tokens; /* (owned) */
  guint n_tokens;
  guint room;
  NamesForm *forms; /* (owned) */
  guint n_forms;
  guint forms_room;
  guint32 *form_table; /* (owned): places in forms, plus one */
  guint form_table_size;
} NamesText;

void    names_text_init        (NamesText            *self);
void    names_text_clear       (NamesText            *self);
guint32 names_text_split       (NamesText            *self,
                                const char           *text,
                                gsize                 length,
                                guint32               first);
void    names_text_look_up     (NamesText            *self,
                                const DossierLexicon *lexicon,
                                const NamesWords     *words);
typedef gboolean (*NamesInnerFunc) (gconstpointer user_data, guint32 lower);
void    names_text_set_free    (NamesText            *self,
                                NamesInnerFunc        is_inner,
                                gconstpointer         user_data);
guint32 names_hash_lower       (const char           *word);

/* The hash of two or more words in a row, from that of all but the last and that of the last. */
static inline guint32
names_hash_join (guint32 words,
                 guint32 next)
{
  guint64 hash = ((guint64) words << 32 | next) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash ^= hash >> 31;
  return (guint32) ((hash * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9)) >> 32);
}


/* --- what the model looks at -------------------------------------------------------------------------------------- */

#define NAMES_MOST_FEATURES 240u

/* For what is written before it is read and too large to be cleared at each word. */
#ifdef __has_attribute
#if __has_attribute(uninitialized)
#define NAMES_UNCLEARED __attribute__ ((uninitialized))
#endif
#endif
#ifndef NAMES_UNCLEARED
#define NAMES_UNCLEARED
#endif

typedef struct
{
  guint n;
  guint n_lexical; /* the first so many hang on the very words */
  guint32 at[NAMES_MOST_FEATURES];
} NamesFeatures;

/* What one word is to another. */
enum
{
  NAMES_ROLE_SELF = 2,  /* and those two places before and behind it */
  NAMES_ROLE_LAST = 5,  /* of its run, one to three away from its end */
  NAMES_ROLE_FIRST = 9, /* up to three before it */
};

#define NAMES_MOST_PARTS 7u

typedef struct
{
  const NamesToken *word;
  guint role;
} NamesPart;

guint   names_features_parts   (const NamesText      *text,
                                guint                 token,
                                NamesPart            *parts);
void    names_features_part    (const NamesText      *text,
                                const NamesPart      *part,
                                NamesFeatures        *features);
void    names_features_around  (const NamesText      *text,
                                guint                 token,
                                NamesFeatures        *features); /* both add to them */
void    names_features_read    (const NamesText      *text,
                                guint                 token,
                                NamesFeatures        *features);
void    names_features_again   (const NamesText      *text,
                                guint                 token,
                                const float         (*averages)[NAMES_ROW],
                                const float          *own,
                                NamesFeatures        *features);

/* --- the model ---------------------------------------------------------------------------------------------------- */

typedef struct _NamesModel NamesModel;

NamesModel   *names_model_new         (GBytes            *bytes,
                                       GError           **error);
void          names_model_free        (NamesModel        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NamesModel, names_model_free)
gboolean      names_model_is_inner    (gconstpointer      self,
                                       guint32            lower);
float         names_model_step        (const NamesModel  *self);
void          names_model_sum         (const NamesModel  *self,
                                       const NamesFeatures *features,
                                       const guint       *ends,
                                       guint              n_parts,
                                       gint16           (*sums)[NAMES_ROW]);
const float (*names_model_transitions (const NamesModel  *self,
                                       guint              pass))[NAMES_ROW];
const float (*names_model_steps       (const NamesModel  *self,
                                       guint              pass))[NAMES_ROW];
const float (*names_model_turned      (const NamesModel  *self,
                                       guint              pass))[NAMES_ROW];

/* --- the best labels ---------------------------------------------------------------------------------------------- */

typedef struct
{
  float (*forward)[NAMES_ROW];  /* (owned) */
  float (*backward)[NAMES_ROW]; /* (owned) */
  float (*likely)[NAMES_ROW];   /* (owned) */
  guint8 (*from)[NAMES_ROW];    /* (owned) */
  guint room;
} NamesLattice;

void    names_lattice_init      (NamesLattice        *self);
void    names_lattice_clear     (NamesLattice        *self);
/* What the marginals want instead of transitions: their exponentials, 0 where one label cannot follow the other. */
void    names_lattice_steps     (const float        (*transitions)[NAMES_ROW],
                                 float              (*steps)[NAMES_ROW]);
void    names_lattice_turn      (const float        (*steps)[NAMES_ROW],
                                 float              (*turned)[NAMES_ROW]);
/* The scores of N words in a row, what stands before and after them being no name. */
void    names_lattice_marginals (NamesLattice        *self,
                                 const float        (*scores)[NAMES_ROW],
                                 const guint16       *allowed,
                                 guint                n,
                                 const float        (*steps)[NAMES_ROW],
                                 const float        (*turned)[NAMES_ROW],
                                 float              (*marginals)[NAMES_ROW],
                                 double              *log_sum);
void    names_lattice_best      (NamesLattice        *self,
                                 const float        (*scores)[NAMES_ROW],
                                 guint                n,
                                 const float        (*transitions)[NAMES_ROW],
                                 guint8              *labels);

/* --- reading a text ----------------------------------------------------------------------------------------------- */

/* What the model makes of a word in one role, kept for as long as one text is read. */
typedef struct
{
  guint64 key; /* 0 for a free place */
  gint16 sum[NAMES_ROW];
} NamesKept;

/* The words that may belong to names, and what the model makes of each. */
typedef struct
{
  NamesLattice lattice;
  guint n;
  guint room;
  guint32 *token;               /* (owned): the places of the words in the text */
  float (*scores)[NAMES_ROW];    /* (owned) */
  float (*marginals)[NAMES_ROW]; /* (owned) */
  guint8 *labels;                /* (owned) */
  float (*averages)[NAMES_ROW];  /* (owned): by form */
  guint averages_room;
  NamesKept *kept; /* (owned): open addressing */
  guint kept_size;
  guint kept_left; /* how many more may be kept */
} NamesReading;

void    names_reading_init      (NamesReading        *self);
void    names_reading_clear     (NamesReading        *self);
void    names_reading_gather    (NamesReading        *self,
                                 const NamesText     *text);
guint   names_reading_stretch   (const NamesReading  *self,
                                 const NamesText     *text,
                                 guint                from);
void    names_reading_average   (NamesReading        *self,
                                 const NamesText     *text);
void    names_reading_run       (NamesReading        *self,
                                 const NamesText     *text,
                                 const NamesModel    *model);

/* --- names -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  guint32 from; /* places in the text */
  guint32 to;
  guint32 role_from; /* equal without a role */
  guint32 role_to;
  guint8 kind;
  guint8 ruled; /* a rule found it, the higher the surer */
  guint8 elsewhere; /* another place of the text made it what it is */
  float sure;
} NamesSpan;

void    names_spans_read        (GArray               *spans,
                                 const NamesReading   *reading);
void    names_titles_mend       (GArray               *spans,
                                 const NamesText      *text);
void    names_spans_trim        (GArray               *spans,
                                 const NamesText      *text);
void    names_spans_add         (GArray               *spans,
                                 const NamesSpan      *span);
void    names_edges_mend        (GArray               *spans,
                                 const NamesText      *text);
void    names_kinds_mend        (NamesSpan            *span,
                                 const NamesText      *text);
void    names_kinds_agree       (GArray               *spans,
                                 const NamesText      *text);
void    names_context_find      (GArray               *spans,
                                 const NamesText      *text);
void    names_rules_lists       (GArray               *spans,
                                 const NamesText      *text);
void    names_rules_equipment   (GArray               *spans,
                                 const NamesText      *text);
void    names_rules_exercises   (GArray               *spans,
                                 const NamesText      *text);
void    names_roles_find        (GArray               *spans,
                                 const NamesText      *text);

char   *names_reason_say        (const NamesSpan      *span,
                                 const NamesText      *text);

/* Whether the word is of one of the sets. */
static inline gboolean
names_token_is (const NamesText *text,
                guint            token,
                NamesWordSet     sets)
{
  return token < text->n_tokens && (text->forms[text->tokens[token].form].sets & sets) != 0;
}

/* Whether the word goes on from the one before it, in the same sentence. */
static inline gboolean
names_token_follows (const NamesText *text,
                     guint            token)
{
  return token < text->n_tokens && (text->tokens[token].flags & (NAMES_BREAK | NAMES_SENTENCE)) == 0;
}

/* Whether the word is written with a capital and is no address. */
static inline gboolean
names_token_is_capital (const NamesText *text,
                        guint            token)
{
  return token < text->n_tokens && (text->tokens[token].flags & (NAMES_UPPER | NAMES_MIXED)) != 0 &&
         (text->tokens[token].flags & NAMES_ADDRESS) == 0;
}

static inline gboolean
names_token_is_title (const NamesText *text,
                      guint            token)
{
  return (text->tokens[token].known & DOSSIER_LEXICON_TITLE) != 0;
}

gboolean names_token_is_mark    (const NamesText      *text,
                                 guint                 token,
                                 const char           *marks);

G_END_DECLS
