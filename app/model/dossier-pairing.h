/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-figure.h"
#include "dossier-records.h"

G_BEGIN_DECLS

/* Two texts side by side: what both tell, what only one tells, and where. Plain values, owned by who asked for them. */

typedef enum
{
  DOSSIER_SIDE_LEFT,
  DOSSIER_SIDE_RIGHT,
} DossierSide;

#define DOSSIER_N_SIDES 2

/**
 * DossierSideKey: what stands on one side.
 * @id: nil = nothing chosen
 * @is_note: the note with this id; else the article
 */
typedef struct
{
  DossierId id;
  gboolean is_note;
} DossierSideKey;

gboolean dossier_side_key_from_text (const char           *text,
                                     DossierSideKey       *key);
char    *dossier_side_key_to_text   (const DossierSideKey *key);
gboolean dossier_side_key_equal     (const DossierSideKey *a,
                                     const DossierSideKey *b);

/**
 * DossierSpan: a range of a text, in code points, end exclusive.
 */
typedef struct
{
  guint start;
  guint end;
} DossierSpan;

/**
 * DossierPairText: what stands on one side, as it is read.
 * @article: (owned) (nullable): NULL of a note
 * @note: (owned) (nullable): NULL of an article
 * @title: (owned)
 * @text: (owned): of a note, its prose with names in the place of marks
 * @length: code points
 * @blocks: (owned) (element-type DossierBlock)
 * @highlights: (owned) (element-type DossierHighlight): mentions and statements; of a note what it names
 * @proposed: nobody decided anything about its entities yet: what is said of them are open suggestions
 */
typedef struct
{
  DossierSideKey key;
  DossierArticle *article;
  DossierNote *note;
  char *title;
  char *text;
  guint length;
  GArray *blocks;
  GArray *highlights;
  gboolean proposed;
} DossierPairText;

typedef enum
{
  DOSSIER_PAIR_IN_BOTH,
  DOSSIER_PAIR_ONLY_LEFT,
  DOSSIER_PAIR_ONLY_RIGHT,
} DossierPairWhere;

const char *dossier_pair_where_to_text (DossierPairWhere where);

/**
 * DossierPairSubject: an entity, or an event, that one or both of the texts tell of.
 * @id: after merges; nil of a name that nobody decided on
 * @is_event: an event; else an entity
 * @kind: interned: of the entity; of an event NULL
 * @name: (owned): or title
 * @places: (owned) (element-type DossierSpan): where, on each side, in order
 * @count: mentions, or statements of the event, on each side; as many as @places but for statements without a passage
 * @proposed: on this side they are only suggestions
 */
typedef struct
{
  DossierId id;
  gboolean is_event;
  const char *kind;
  char *name;
  GArray *places[DOSSIER_N_SIDES];
  guint count[DOSSIER_N_SIDES];
  gboolean proposed[DOSSIER_N_SIDES];
} DossierPairSubject;

DossierPairSubject *dossier_pair_subject_new   (const char               *name);
void                dossier_pair_subject_free  (DossierPairSubject       *subject);
DossierPairWhere    dossier_pair_subject_where (const DossierPairSubject *subject);

/**
 * DossierPairFigure: a figure that a text tells, at one or several places.
 * @figure: (owned)
 * @words: (owned): "more than 125,000 troops"
 * @by: (owned) (nullable): who gives it: "US estimates"
 * @topic: (owned) (nullable): what a statement says the figure is of
 * @as_of: (owned) (nullable): EDTF: of when a statement says it is
 * @event: of a statement; else nil
 * @statement: nil when it was only read in the text
 * @context: (owned) (element-type guint): hashes of the words of its sentence that say what it is about, sorted
 * @modifiers: (owned) (element-type guint): hashes of the names in what is counted, sorted: "Russian"
 * @years: (owned) (element-type guint): that its sentence names, sorted
 * @places: (owned) (element-type DossierSpan)
 */
typedef struct
{
  DossierFigure *figure;
  char *words;
  char *by;
  char *topic;
  char *as_of;
  DossierId event;
  DossierId statement;
  GArray *context;
  GArray *modifiers;
  GArray *years;
  GArray *places;
} DossierPairFigure;

DossierPairFigure *dossier_pair_figure_new  (DossierFigure     *figure, /* (transfer full) */
                                             const char        *words);
void               dossier_pair_figure_free (DossierPairFigure *figure);

/**
 * DossierPairMark: how two figures of the same thing stand to each other.
 */
typedef enum
{
  DOSSIER_PAIR_DIFFERS, /* not both can be right */
  DOSSIER_PAIR_VAGUER,  /* both can be right, one says less */
  DOSSIER_PAIR_AGREES,
  DOSSIER_PAIR_SINGLE,  /* only one side has it */
} DossierPairMark;

const char *dossier_pair_mark_to_text (DossierPairMark mark);

/**
 * DossierPairFigures: the figures of one thing.
 * @heading: (owned): what is counted, as both call it
 * @figure: (not owned): the one of each side; one is NULL when @mark is DOSSIER_PAIR_SINGLE
 * @more: (owned) (element-type DossierPairFigure): what each side also says of it; not owned
 */
typedef struct
{
  char *heading;
  DossierPairMark mark;
  DossierPairFigure *figure[DOSSIER_N_SIDES];
  GPtrArray *more[DOSSIER_N_SIDES];
} DossierPairFigures;

DossierPairFigures *dossier_pair_figures_new  (void);
void                dossier_pair_figures_free (DossierPairFigures *figures);

/**
 * DossierPairPassage: a stretch of sentences that both tell in the same words.
 * @exact: word for word; else nearly
 * @sentences: how many
 */
typedef struct
{
  DossierSpan place[DOSSIER_N_SIDES];
  gboolean exact;
  guint sentences;
} DossierPairPassage;

/**
 * DossierPairing:
 * @texts: (owned)
 * @subjects: (element-type DossierPairSubject): entities, then events; each in both, only left, only right; the frequent first
 * @told: (element-type DossierPairFigure): the figures of each side in their order
 * @figures: (element-type DossierPairFigures): those that differ, that are vaguer, that agree, that one side has alone
 * @passages: (element-type DossierPairPassage): in the order of the left text
 * @changes: (element-type DossierWordRun) (nullable): of near copies the words that changed, as ranges of the two texts
 * @removed: words of the left that the right does not have; 0 without @changes
 * @added: the other way round
 * @similarity: runs of words they have in common, of all: 0–1
 */
typedef struct
{
  DossierPairText *texts[DOSSIER_N_SIDES];
  GPtrArray *subjects;
  GPtrArray *told[DOSSIER_N_SIDES];
  GPtrArray *figures;
  GArray *passages;
  GArray *changes;
  guint removed;
  guint added;
  double similarity;
} DossierPairing;

DossierPairText *dossier_pair_text_new      (const DossierSideKey  *key);
void             dossier_pair_text_free     (DossierPairText       *text);
DossierPairing  *dossier_pairing_new        (void);
void             dossier_pairing_free       (DossierPairing        *pairing);
guint            dossier_pairing_count_marks (const DossierPairing *pairing,
                                              DossierPairMark       mark);
guint            dossier_pairing_follow     (const DossierPairing  *pairing,
                                             DossierSide            from,
                                             guint                  offset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPairSubject, dossier_pair_subject_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPairFigure, dossier_pair_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPairFigures, dossier_pair_figures_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPairText, dossier_pair_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPairing, dossier_pairing_free)

G_END_DECLS
