/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-draft.h"
#include "dossier-event-part.h"
#include "dossier-identity.h"
#include "dossier-proposal.h"
#include "dossier-records.h"

G_BEGIN_DECLS

/**
 * DossierCommand:
 *
 * One thing a person does: what will be written, as one transaction and one step of undo. Made here, given to
 * dossier_workspace_run(), which frees it. Arguments are copied.
 */
typedef struct _DossierCommand DossierCommand;

/**
 * DossierOutcome: what a command made.
 * @id: the thing made or changed (mention, annotation, entity, event, statement, note, collection …)
 * @entity: for a tag, the entity it names
 * @passage: the passage it made or used
 * @count: how many rows of the main kind it touched
 */
typedef struct
{
  DossierId id;
  DossierId entity;
  DossierId passage;
  guint count;
} DossierOutcome;

#define DOSSIER_COMMAND_ERROR (dossier_command_error_quark ())
GQuark dossier_command_error_quark (void);

/**
 * DossierCommandError:
 * @DOSSIER_COMMAND_ERROR_FAILED: the database said no; the message says what
 * @DOSSIER_COMMAND_ERROR_NOT_FOUND: what it should work on is not there (any more)
 * @DOSSIER_COMMAND_ERROR_INVALID: an argument cannot be: empty name, range outside the text, bad date
 * @DOSSIER_COMMAND_ERROR_AMBIGUOUS: several entities have that name; the message lists their ids
 * @DOSSIER_COMMAND_ERROR_READ_ONLY: the workspace is open for reading only, or cannot be written where it lies
 * @DOSSIER_COMMAND_ERROR_NOTHING: nothing to undo or redo
 * @DOSSIER_COMMAND_ERROR_BUSY: not while an import or an extraction runs
 * @DOSSIER_COMMAND_ERROR_FULL: no space left on the disk
 * @DOSSIER_COMMAND_ERROR_MISSING: there is no such file
 * @DOSSIER_COMMAND_ERROR_EXISTS: there is a file already
 * @DOSSIER_COMMAND_ERROR_NOT_WORKSPACE: the file is something else
 * @DOSSIER_COMMAND_ERROR_NEWER: made by a newer version; opens with DOSSIER_WORKSPACE_READ_ONLY
 * @DOSSIER_COMMAND_ERROR_HELD: another process has it open for writing; opens with DOSSIER_WORKSPACE_READ_ONLY
 * @DOSSIER_COMMAND_ERROR_DAMAGED: the file is malformed
 *
 * What every function of a workspace fails with. Messages are for people.
 */
typedef enum
{
  DOSSIER_COMMAND_ERROR_FAILED,
  DOSSIER_COMMAND_ERROR_NOT_FOUND,
  DOSSIER_COMMAND_ERROR_INVALID,
  DOSSIER_COMMAND_ERROR_AMBIGUOUS,
  DOSSIER_COMMAND_ERROR_READ_ONLY,
  DOSSIER_COMMAND_ERROR_NOTHING,
  DOSSIER_COMMAND_ERROR_BUSY,
  DOSSIER_COMMAND_ERROR_FULL,
  DOSSIER_COMMAND_ERROR_MISSING,
  DOSSIER_COMMAND_ERROR_EXISTS,
  DOSSIER_COMMAND_ERROR_NOT_WORKSPACE,
  DOSSIER_COMMAND_ERROR_NEWER,
  DOSSIER_COMMAND_ERROR_HELD,
  DOSSIER_COMMAND_ERROR_DAMAGED,
} DossierCommandError;

void dossier_command_free (DossierCommand *command);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCommand, dossier_command_free)

/* Articles */
DossierCommand *dossier_command_set_article_field (const DossierId *article, DossierArticleField field, const char *value); /* (nullable) value clears; also confirms an uncertain one */
DossierCommand *dossier_command_set_block_role    (const DossierId *article, guint start, guint end, DossierBlockRole role); /* a new revision with the same text */
DossierCommand *dossier_command_delete_articles   (const DossierId *articles, guint n);
DossierCommand *dossier_command_restore_articles  (const DossierId *articles, guint n);
DossierCommand *dossier_command_join_copies       (const DossierId *articles, guint n); /* with what each hangs together with; count 0: they were together */
DossierCommand *dossier_command_split_copy        (const DossierId *article); /* takes it out of its group, for good */
DossierCommand *dossier_command_set_source_grade  (const DossierId *source, char grade, const char *reason); /* 'A'–'F', 0 = not rated */
DossierCommand *dossier_command_rename_source     (const DossierId *source, const char *name);

/* Collections */
DossierCommand *dossier_command_create_collection (const char *name);
DossierCommand *dossier_command_rename_collection (const DossierId *collection, const char *name);
DossierCommand *dossier_command_delete_collection (const DossierId *collection);
DossierCommand *dossier_command_collect           (const DossierId *collection, const DossierId *articles, guint n);
DossierCommand *dossier_command_uncollect         (const DossierId *collection, const DossierId *articles, guint n);

/* Entities. @entity may be NULL where a name is given: the one entity of that name and kind is used or made. */
DossierCommand *dossier_command_tag               (const DossierId *article, guint start, guint end, const DossierId *entity, const char *name, const char *kind);
DossierCommand *dossier_command_retag             (const DossierId *mention, const DossierId *entity, const char *name, const char *kind);
DossierCommand *dossier_command_delete_mentions   (const DossierId *mentions, guint n);
DossierCommand *dossier_command_create_entity     (const char *name, const char *kind);
DossierCommand *dossier_command_rename_entity     (const DossierId *entity, const char *name); /* the old name stays as an alias */
DossierCommand *dossier_command_set_entity_kind   (const DossierId *entity, const char *kind);
DossierCommand *dossier_command_set_entity_description (const DossierId *entity, const char *description);
DossierCommand *dossier_command_add_alias         (const DossierId *entity, const char *name);
DossierCommand *dossier_command_remove_alias      (const DossierId *entity, const char *name);
DossierCommand *dossier_command_delete_entity     (const DossierId *entity); /* with its mentions */
DossierCommand *dossier_command_merge_entities    (const DossierId *kept, const DossierId *other, const char *reason);
DossierCommand *dossier_command_unmerge_entity    (const DossierId *other); /* takes its "same" decision back */
DossierCommand *dossier_command_create_kind       (const char *key, const char *name, const char *colour); /* (nullable) key: made from the name */
DossierCommand *dossier_command_delete_kind       (const DossierId *kind);

/* Suggestions. Ids are those of DossierProposal; decided ones among them are passed over. outcome.count = suggestions decided. */
void            dossier_command_set_another       (DossierCommand *command); /* of a tag, or an acceptance as another: makes a new entity of the name, whoever else has it */
void            dossier_command_set_doubtful      (DossierCommand *command); /* of an acceptance that reaches further: what is doubtful too */
DossierCommand *dossier_command_accept_suggestions (const DossierId *suggestions, guint n, DossierSuggestionScope scope); /* as proposed; makes the entity when there is none */
DossierCommand *dossier_command_accept_suggestions_as (const DossierId *suggestions, guint n, DossierSuggestionScope scope, const DossierId *entity, const char *name, const char *kind); /* as another: (nullable) entity; NULL: the one called (nullable) name of (nullable) kind, NULL of both as proposed */
DossierCommand *dossier_command_reject_suggestions (const DossierId *suggestions, guint n, DossierSuggestionScope scope); /* kept as rejected mentions, which dossier_command_delete_mentions() takes back */

/* Identity. A decision that contradicts one in force is refused (DOSSIER_COMMAND_ERROR_INVALID, the message names that one). */
DossierCommand *dossier_command_decide_identity   (const DossierId *a, const DossierId *b, DossierVerdict verdict, const char *reason); /* SAME: a is shown */
DossierCommand *dossier_command_take_back_decision (const DossierId *decision);
DossierCommand *dossier_command_split_entity      (const DossierId *entity, const DossierId *mentions, guint n_mentions, const char * const *aliases, const DossierId *into, const char *name, const char *kind); /* (nullable) into; NULL: a new entity called name; outcome.entity = where they went */

/* Annotations. @tags (nullable), NULL-terminated */
DossierCommand *dossier_command_annotate          (const DossierId *article, guint start, guint end, const char *text, const char * const *tags);
DossierCommand *dossier_command_edit_annotation   (const DossierId *annotation, const char *text, const char * const *tags);
DossierCommand *dossier_command_delete_annotation (const DossierId *annotation);

/* Events */
DossierCommand *dossier_command_create_event      (const char *title, const char *kind, const char *date, const char *date_words, const DossierEventPart *parts, guint n_parts);
void            dossier_command_set_event_status  (DossierCommand *command, const char *status); /* of the event it creates: happened (default) planned alleged denied */
DossierCommand *dossier_command_update_event      (const DossierId *event, const char *title, const char *kind, const char *status, const char *date, const char *description);
DossierCommand *dossier_command_delete_event      (const DossierId *event);
DossierCommand *dossier_command_add_event_part    (const DossierId *event, const DossierEventPart *part); /* with an article: reported, else assessed */
DossierCommand *dossier_command_edit_statement    (const DossierId *statement, const DossierEventPart *part); /* all that part says, see dossier_event_part_init(); its passage stays */
DossierCommand *dossier_command_grade_statement   (const DossierId *statement, guint credibility); /* 1–6, 0 = not judged */
DossierCommand *dossier_command_delete_statement  (const DossierId *statement); /* the account goes with its last statement */

DossierCommand *dossier_command_adopt             (const DossierId *reported, guint n); /* what articles say of one event becomes what is assessed of it, and supports it */
DossierCommand *dossier_command_unadopt           (const DossierId *reported, guint n); /* what then rests on nothing is no longer assessed */

/* Notes */
DossierCommand *dossier_command_create_note       (const char *title, const char *text);
DossierCommand *dossier_command_update_note       (const DossierId *note, const char *title, const char *text);
DossierCommand *dossier_command_delete_note       (const DossierId *note);

G_END_DECLS
