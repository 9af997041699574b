/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dossier-edtf.h"
#include "dossier-figure.h"
#include "dossier-id.h"
#include "dossier-text.h"

G_BEGIN_DECLS

/*
 * Records: one row of the workspace as it was when it was read. A record never changes after the store
 * has filled it, so it may be passed between threads and its fields read without locks; they are public for
 * that reason. Strings are owned by the record; "(nullable)" ones may be NULL. Times are UTC milliseconds.
 * A newer state is another record: see DossierItem.
 */

#define DOSSIER_DECLARE_RECORD(TypeName, type_name, NAME) \
  GType type_name##_get_type (void) G_GNUC_CONST; \
  typedef struct { GObjectClass parent_class; } TypeName##Class; \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (TypeName, g_object_unref) \
  static inline TypeName *DOSSIER_##NAME (gconstpointer p) { return G_TYPE_CHECK_INSTANCE_CAST ((gpointer) p, type_name##_get_type (), TypeName); } \
  static inline gboolean DOSSIER_IS_##NAME (gconstpointer p) { return G_TYPE_CHECK_INSTANCE_TYPE ((gpointer) p, type_name##_get_type ()); } \
  TypeName *type_name##_new (void);

/**
 * DossierSource:
 *
 * Who publishes. @grade is the reliability in force, 'A' to 'F', or 0 when nobody rated it.
 */
typedef struct
{
  GObject parent_instance;
  DossierId id;
  char *name;
  char *kind;
  char *url;          /* (nullable) */
  char grade;
  guint article_count;
} DossierSource;
DOSSIER_DECLARE_RECORD (DossierSource, dossier_source, SOURCE)

/**
 * DossierArticle:
 *
 * One imported document without its text (see DossierArticleView). @uncertain is a set of
 * DossierArticleField bits: the fields whose value is a guess that nobody confirmed.
 */
typedef enum
{
  DOSSIER_FIELD_TITLE = 1 << 0,
  DOSSIER_FIELD_BYLINE = 1 << 1,
  DOSSIER_FIELD_DATE = 1 << 2,
  DOSSIER_FIELD_SOURCE = 1 << 3,
  DOSSIER_FIELD_URL = 1 << 4,
  DOSSIER_FIELD_LANGUAGE = 1 << 5,
  DOSSIER_FIELD_AGENCY = 1 << 6,  /* the agency it is taken from: AFP, Reuters … */
  DOSSIER_FIELD_CHANGED = 1 << 7, /* last change by the publisher, EDTF */
} DossierArticleField;

const char          *dossier_article_field_to_text   (DossierArticleField  field);
DossierArticleField  dossier_article_field_from_text (const char          *text);

typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierId revision;
  DossierId original;
  DossierId source_id;   /* nil when unknown */
  char *title;
  char *byline;          /* (nullable) */
  char *source;          /* (nullable): name of the outlet */
  char source_grade;     /* 'A'–'F' or 0 */
  char *date;            /* (nullable): EDTF */
  char *date_words;      /* (nullable) */
  char *agency;          /* (nullable): name of the agency it is taken from */
  char *changed;         /* (nullable): last change by the publisher, EDTF */
  char *part;            /* (nullable): where in its original it stands, when that holds several articles */
  char *url;             /* (nullable) */
  char *language;        /* (nullable): BCP 47 */
  char *file_name;       /* (nullable) */
  guint word_count;
  guint entity_count;    /* different entities mentioned */
  guint event_count;     /* events it gives an account of */
  guint annotation_count;
  DossierId copy_group;  /* of the articles that are copies of it; nil when there are none. Changes as groups grow */
  guint copy_count;      /* articles in that group, with itself, up to 1000; 0 when it has no copies */
  guint uncertain;       /* DossierArticleField bits */
  gboolean read;
  gboolean deleted;
  gint64 created_at;
} DossierArticle;
DOSSIER_DECLARE_RECORD (DossierArticle, dossier_article, ARTICLE)

/**
 * DossierCollection: a named set of articles; an article can be in several.
 */
typedef struct
{
  GObject parent_instance;
  DossierId id;
  char *name;
  guint article_count;
} DossierCollection;
DOSSIER_DECLARE_RECORD (DossierCollection, dossier_collection, COLLECTION)

/**
 * DossierPassage: a range of one revision of one article.
 */
typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierId article;
  DossierId revision;
  guint start;           /* code points */
  guint end;             /* exclusive */
  char *quote;
  char *prefix;
  char *suffix;
  DossierAnchorState anchor;
} DossierPassage;
DOSSIER_DECLARE_RECORD (DossierPassage, dossier_passage, PASSAGE)

/**
 * DossierKind: a kind of entity: one of the five of the program, or one the analyst added.
 */
typedef struct
{
  GObject parent_instance;
  DossierId id;          /* nil for the program's own */
  char *key;             /* stable: person organisation place equipment exercise … */
  char *name;            /* for people; of the program's own: untranslated, see dossier_kind_label() in the interface */
  char *colour;          /* (nullable): #rrggbb, of added kinds */
} DossierKind;
DOSSIER_DECLARE_RECORD (DossierKind, dossier_kind, KIND)

extern const char * const dossier_builtin_kinds[]; /* NULL-terminated, in the order of the digits 1–5 */

typedef struct
{
  GObject parent_instance;
  DossierId id;
  char *name;
  char *kind;
  char *description;     /* (nullable) */
  DossierId description_passage; /* where its beginning was taken from; nil = nowhere */
  GStrv aliases;         /* the other names, also those of merged entities */
  guint mention_count;
  guint article_count;
  guint event_count;
  gint64 modified_at;
} DossierEntity;
DOSSIER_DECLARE_RECORD (DossierEntity, dossier_entity, ENTITY)

typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierPassage *passage; /* (owned) */
  DossierId entity;        /* the one that stands for it after merges; nil only of a rejected one that named nobody */
  char *entity_name;       /* (nullable): as @entity */
  char *entity_kind;       /* (nullable): as @entity */
  char *article_title;
  char *status;            /* accepted rejected */
  char *scope;             /* (nullable): of a rejected one: article, everywhere; NULL = at this place */
  char *proposer;
} DossierMention;
DOSSIER_DECLARE_RECORD (DossierMention, dossier_mention, MENTION)

typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierPassage *passage; /* (owned) */
  char *text;
  GStrv tags;
  char *article_title;
  gint64 created_at;
  gint64 modified_at;
} DossierAnnotation;
DOSSIER_DECLARE_RECORD (DossierAnnotation, dossier_annotation, ANNOTATION)

/**
 * DossierStatement: one thing said of an event, by an account (@article set) or as assessed (@account nil). Of a @figure the
 * places in a text are not kept: the words are those of @passage and of @attributed_words.
 */
typedef enum
{
  DOSSIER_STATEMENT_PARTICIPANT,
  DOSSIER_STATEMENT_DATE,
  DOSSIER_STATEMENT_PLACE,
  DOSSIER_STATEMENT_FIGURE,
  DOSSIER_STATEMENT_CLAIM,
} DossierStatementKind;

const char *dossier_statement_kind_to_text   (DossierStatementKind  kind);
gboolean    dossier_statement_kind_from_text (const char           *text,
                                              DossierStatementKind *kind);

typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierId event;
  DossierId account;       /* nil = assessed */
  DossierId article;       /* nil when assessed */
  DossierStatementKind kind;
  char *topic;             /* (nullable): row heading of a claim or figure */
  DossierId entity;        /* nil unless participant or place; after merges */
  char *entity_name;       /* (nullable) */
  char *entity_kind;       /* (nullable) */
  char *role;              /* (nullable) */
  char *date;              /* (nullable): EDTF */
  char *date_words;        /* (nullable): the words it was made from */
  DossierFigure *figure;   /* (owned) (nullable): of a figure */
  char *as_of;             /* (nullable): EDTF: when the figure held */
  char *text;              /* (nullable) */
  DossierId attributed_to; /* who says so inside the article, after merges; nil = the article itself, or only in words */
  char *attributed_name;   /* (nullable): name of that entity */
  char *attributed_words;  /* (nullable): "some US estimates say" */
  guint credibility;       /* 1–6, 0 = not judged */
  GArray *adopts;          /* (owned) (element-type DossierId): of an assessed one, the reported statements it rests on; else empty */
  DossierPassage *passage; /* (owned) (nullable) */
} DossierStatement;
DOSSIER_DECLARE_RECORD (DossierStatement, dossier_statement, STATEMENT)

typedef struct
{
  GObject parent_instance;
  DossierId id;
  char *title;
  char *kind;              /* (nullable): free word */
  char *status;            /* happened planned alleged denied */
  char *description;       /* (nullable) */
  char *date;              /* (nullable): EDTF */
  char *date_words;        /* (nullable) */
  char *reported_date;     /* (nullable): EDTF: of one without a date, what articles report */
  char *places;            /* (nullable): names, comma-separated, for display */
  guint participant_count;
  guint account_count;     /* articles that report it */
  guint passage_count;
  gint64 modified_at;
} DossierEvent;
DOSSIER_DECLARE_RECORD (DossierEvent, dossier_event, EVENT)

typedef struct
{
  GObject parent_instance;
  DossierId id;
  char *title;
  char *text;              /* Markdown with citation marks, docs/notes.md */
  guint citation_count;
  gint64 created_at;
  gint64 modified_at;
} DossierNote;
DOSSIER_DECLARE_RECORD (DossierNote, dossier_note, NOTE)

/**
 * DossierChange: one undoable step as the journal tells it.
 */
typedef enum
{
  DOSSIER_CHANGE_DONE,
  DOSSIER_CHANGE_UNDONE,
  DOSSIER_CHANGE_OVERTAKEN, /* undone, then something else was done */
} DossierChangeState;

typedef struct
{
  GObject parent_instance;
  gint64 number;
  DossierId id;
  char *label;
  guint item_count;
  DossierChangeState state;
  gint64 made_at;
  char *made_by;           /* (nullable): name of the analyst */
} DossierChange;
DOSSIER_DECLARE_RECORD (DossierChange, dossier_change, CHANGE)

G_END_DECLS
