/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands about entities, mentions and annotations. Bodies run on the writer thread. */

#define G_LOG_DOMAIN "dossier-service"

#include <glib/gi18n.h>

#include "dossier-command-private.h"
#include "dossier-entities.h"
#include "dossier-marks.h"

/* The entity a tag names: by id, or the one of that name, made when there is none. */
static gboolean
resolve (DossierDb      *db,
         DossierCommand *command,
         GError        **error)
{
  if (command->another && command->text[0] != NULL && dossier_id_is_nil (&command->other))
    return dossier_entities_create (db, command->text[0], command->text[1] ? command->text[1] : "person", &command->outcome.entity, error);
  return dossier_entities_resolve (db, &command->other, command->text[0], command->text[1], &command->outcome.entity, error);
}

static gboolean
tag_body (DossierDb      *db,
          DossierCommand *command,
          GError        **error)
{
  command->outcome.count = 1;
  return resolve (db, command, error)
         && dossier_mentions_create (db, &command->target, command->start, command->end, &command->outcome.entity, "analyst",
                                     &command->outcome.id, &command->outcome.passage, error);
}

/**
 * dossier_command_set_another:
 * @command: a tag, or an acceptance as another, by name
 *
 * Two people of one name are two: the entity is made, whoever else has the name.
 */
void
dossier_command_set_another (DossierCommand *command)
{
  g_return_if_fail (command != NULL);
  command->another = TRUE;
}

/**
 * dossier_command_tag:
 * @start: first code point
 * @end: one past the last
 * @entity: (nullable): which entity the range names; NULL: the one called @name
 * @kind: (nullable): kind of the entity called @name
 */
DossierCommand *
dossier_command_tag (const DossierId *article,
                     guint            start,
                     guint            end,
                     const DossierId *entity,
                     const char      *name,
                     const char      *kind)
{
  DossierCommand *command = dossier_command_new (N_("Tag"), tag_body);

  command->target = *article;
  command->start = start;
  command->end = end;
  if (entity != NULL)
    command->other = *entity;
  command->text[0] = g_strdup (name);
  command->text[1] = g_strdup (kind);
  return command;
}

static gboolean
retag_body (DossierDb      *db,
            DossierCommand *command,
            GError        **error)
{
  command->outcome.id = command->target;
  return resolve (db, command, error)
         && dossier_mentions_set_entity (db, &command->target, &command->outcome.entity, error);
}

DossierCommand *
dossier_command_retag (const DossierId *mention,
                       const DossierId *entity,
                       const char      *name,
                       const char      *kind)
{
  DossierCommand *command = dossier_command_new (N_("Change tag"), retag_body);

  command->target = *mention;
  if (entity != NULL)
    command->other = *entity;
  command->text[0] = g_strdup (name);
  command->text[1] = g_strdup (kind);
  return command;
}

static gboolean
delete_mentions_body (DossierDb      *db,
                      DossierCommand *command,
                      GError        **error)
{
  return dossier_mentions_delete (db, (const DossierId *) command->ids->data, command->ids->len, &command->outcome.count, error);
}

DossierCommand *
dossier_command_delete_mentions (const DossierId *mentions,
                                 guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Remove tag"), delete_mentions_body);

  dossier_command_set_ids (command, mentions, n);
  return command;
}

static gboolean
create_entity_body (DossierDb      *db,
                    DossierCommand *command,
                    GError        **error)
{
  gboolean ok = dossier_entities_create (db, command->text[0], command->text[1], &command->outcome.id, error);

  command->outcome.entity = command->outcome.id;
  return ok;
}

DossierCommand *
dossier_command_create_entity (const char *name,
                               const char *kind)
{
  DossierCommand *command = dossier_command_new (N_("New entity"), create_entity_body);

  command->text[0] = g_strdup (name);
  command->text[1] = g_strdup (kind);
  return command;
}

static gboolean
rename_entity_body (DossierDb      *db,
                    DossierCommand *command,
                    GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_rename (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_rename_entity (const DossierId *entity,
                               const char      *name)
{
  DossierCommand *command = dossier_command_new (N_("Rename entity"), rename_entity_body);

  command->target = *entity;
  command->text[0] = g_strdup (name);
  return command;
}

static gboolean
set_entity_kind_body (DossierDb      *db,
                      DossierCommand *command,
                      GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_set_kind (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_set_entity_kind (const DossierId *entity,
                                 const char      *kind)
{
  DossierCommand *command = dossier_command_new (N_("Change kind"), set_entity_kind_body);

  command->target = *entity;
  command->text[0] = g_strdup (kind);
  return command;
}

static gboolean
set_entity_description_body (DossierDb      *db,
                             DossierCommand *command,
                             GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_set_description (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_set_entity_description (const DossierId *entity,
                                        const char      *description)
{
  DossierCommand *command = dossier_command_new (N_("Describe entity"), set_entity_description_body);

  command->target = *entity;
  command->text[0] = g_strdup (description);
  return command;
}

static gboolean
add_alias_body (DossierDb      *db,
                DossierCommand *command,
                GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_add_alias (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_add_alias (const DossierId *entity,
                           const char      *name)
{
  DossierCommand *command = dossier_command_new (N_("Add alias"), add_alias_body);

  command->target = *entity;
  command->text[0] = g_strdup (name);
  return command;
}

static gboolean
remove_alias_body (DossierDb      *db,
                   DossierCommand *command,
                   GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_remove_alias (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_remove_alias (const DossierId *entity,
                              const char      *name)
{
  DossierCommand *command = dossier_command_new (N_("Remove alias"), remove_alias_body);

  command->target = *entity;
  command->text[0] = g_strdup (name);
  return command;
}

static gboolean
delete_entity_body (DossierDb      *db,
                    DossierCommand *command,
                    GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_entity (const DossierId *entity)
{
  DossierCommand *command = dossier_command_new (N_("Delete entity"), delete_entity_body);

  command->target = *entity;
  return command;
}

static gboolean
merge_entities_body (DossierDb      *db,
                     DossierCommand *command,
                     GError        **error)
{
  command->outcome.entity = command->target;
  return dossier_entities_merge (db, &command->target, &command->other, command->text[0], &command->outcome.id, error);
}

/**
 * dossier_command_merge_entities:
 * @kept: whose name is shown from now on
 * @other: what is read as @kept; nothing of it is removed
 * @reason: (nullable)
 */
DossierCommand *
dossier_command_merge_entities (const DossierId *kept,
                                const DossierId *other,
                                const char      *reason)
{
  DossierCommand *command = dossier_command_new (N_("Merge entities"), merge_entities_body);

  command->target = *kept;
  command->other = *other;
  command->text[0] = g_strdup (reason);
  return command;
}

static gboolean
unmerge_entity_body (DossierDb      *db,
                     DossierCommand *command,
                     GError        **error)
{
  command->outcome.id = command->target;
  return dossier_entities_unmerge (db, &command->target, error);
}

DossierCommand *
dossier_command_unmerge_entity (const DossierId *other)
{
  DossierCommand *command = dossier_command_new (N_("Take entities apart"), unmerge_entity_body);

  command->target = *other;
  return command;
}

static gboolean
create_kind_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  return dossier_kinds_create (db, command->text[0], command->text[1], command->text[2], &command->outcome.id, error);
}

DossierCommand *
dossier_command_create_kind (const char *key,
                             const char *name,
                             const char *colour)
{
  DossierCommand *command = dossier_command_new (N_("New kind"), create_kind_body);

  command->text[0] = g_strdup (key);
  command->text[1] = g_strdup (name);
  command->text[2] = g_strdup (colour);
  return command;
}

static gboolean
delete_kind_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  command->outcome.id = command->target;
  return dossier_kinds_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_kind (const DossierId *kind)
{
  DossierCommand *command = dossier_command_new (N_("Delete kind"), delete_kind_body);

  command->target = *kind;
  return command;
}

static gboolean
annotate_body (DossierDb      *db,
               DossierCommand *command,
               GError        **error)
{
  return dossier_annotations_create (db, &command->target, command->start, command->end, command->text[0],
                                     (const char * const *) command->words, &command->outcome.id, &command->outcome.passage, error);
}

DossierCommand *
dossier_command_annotate (const DossierId    *article,
                          guint               start,
                          guint               end,
                          const char         *text,
                          const char * const *tags)
{
  DossierCommand *command = dossier_command_new (N_("Annotate"), annotate_body);

  command->target = *article;
  command->start = start;
  command->end = end;
  command->text[0] = g_strdup (text);
  command->words = g_strdupv ((char **) tags);
  return command;
}

static gboolean
edit_annotation_body (DossierDb      *db,
                      DossierCommand *command,
                      GError        **error)
{
  command->outcome.id = command->target;
  return dossier_annotations_edit (db, &command->target, command->text[0], (const char * const *) command->words, error);
}

DossierCommand *
dossier_command_edit_annotation (const DossierId    *annotation,
                                 const char         *text,
                                 const char * const *tags)
{
  DossierCommand *command = dossier_command_new (N_("Edit annotation"), edit_annotation_body);

  command->target = *annotation;
  command->text[0] = g_strdup (text);
  command->words = g_strdupv ((char **) tags);
  return command;
}

static gboolean
delete_annotation_body (DossierDb      *db,
                        DossierCommand *command,
                        GError        **error)
{
  command->outcome.id = command->target;
  return dossier_annotations_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_annotation (const DossierId *annotation)
{
  DossierCommand *command = dossier_command_new (N_("Delete annotation"), delete_annotation_body);

  command->target = *annotation;
  return command;
}
