/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Commands about articles, collections and sources, and the command itself: a body for the writer thread with the
 * arguments it owns. Made on any thread, run once, freed by who runs it.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-command-private.h"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-copy-groups.h"
#include "dossier-revisions.h"

static void
part_clear (gpointer data)
{
  DossierEventPart *part = data;

  g_free ((char *) part->name);
  g_free ((char *) part->entity_kind);
  g_free ((char *) part->role);
  g_free ((char *) part->topic);
  g_free ((char *) part->date);
  g_free ((char *) part->date_words);
  dossier_figure_free ((DossierFigure *) part->figure);
  g_free ((char *) part->as_of);
  g_free ((char *) part->text);
  g_free ((char *) part->attributed_words);
}

DossierCommand *
dossier_command_new (const char        *label,
                     DossierCommandBody body)
{
  DossierCommand *command = g_new0 (DossierCommand, 1);

  command->label = label;
  command->body = body;
  return command;
}

void
dossier_command_free (DossierCommand *command)
{
  if (command == NULL)
    return;
  g_clear_pointer (&command->ids, g_array_unref);
  g_clear_pointer (&command->parts, g_array_unref);
  g_clear_pointer (&command->several, g_ptr_array_unref);
  g_strfreev (command->words);
  for (guint i = 0; i < G_N_ELEMENTS (command->text); i++)
    g_free (command->text[i]);
  g_free (command);
}

void
dossier_command_set_ids (DossierCommand  *command,
                         const DossierId *ids,
                         guint            n)
{
  command->ids = g_array_sized_new (FALSE, FALSE, sizeof (DossierId), n);
  g_array_append_vals (command->ids, ids, n);
}

void
dossier_command_add_part (DossierCommand         *command,
                          const DossierEventPart *part)
{
  DossierEventPart copy = *part;

  copy.name = g_strdup (part->name);
  copy.entity_kind = g_strdup (part->entity_kind);
  copy.role = g_strdup (part->role);
  copy.topic = g_strdup (part->topic);
  copy.date = g_strdup (part->date);
  copy.date_words = g_strdup (part->date_words);
  copy.figure = dossier_figure_copy (part->figure);
  copy.as_of = g_strdup (part->as_of);
  copy.text = g_strdup (part->text);
  copy.attributed_words = g_strdup (part->attributed_words);
  if (command->parts == NULL)
    {
      command->parts = g_array_new (FALSE, FALSE, sizeof (DossierEventPart));
      g_array_set_clear_func (command->parts, part_clear);
    }
  g_array_append_val (command->parts, copy);
}

static gboolean
set_article_field_body (DossierDb      *db,
                        DossierCommand *command,
                        GError        **error)
{
  command->outcome.id = command->target;
  command->outcome.count = 1;
  return dossier_articles_set_field (db, &command->target, command->number, command->text[0], error);
}

DossierCommand *
dossier_command_set_article_field (const DossierId    *article,
                                   DossierArticleField field,
                                   const char         *value)
{
  DossierCommand *command = dossier_command_new (N_("Correct article"), set_article_field_body);

  command->target = *article;
  command->number = field;
  command->text[0] = g_strdup (value);
  return command;
}

static gboolean
set_block_role_body (DossierDb      *db,
                     DossierCommand *command,
                     GError        **error)
{
  command->outcome.id = command->target;
  command->outcome.count = 1;
  return dossier_revisions_set_role (db, &command->target, command->start, command->end, command->number, error);
}

/**
 * dossier_command_set_block_role:
 * @start: first code point
 * @end: one past the last
 * @role: what is between: furniture is left out when reading
 *
 * Says what a range of an article's text is. Everything marked in it stays where it is.
 */
DossierCommand *
dossier_command_set_block_role (const DossierId *article,
                                guint            start,
                                guint            end,
                                DossierBlockRole role)
{
  DossierCommand *command = dossier_command_new (N_("Change part of article"), set_block_role_body);

  command->target = *article;
  command->start = start;
  command->end = end;
  command->number = role;
  return command;
}

static gboolean
delete_articles_body (DossierDb      *db,
                      DossierCommand *command,
                      GError        **error)
{
  return dossier_articles_set_deleted (db, (const DossierId *) command->ids->data, command->ids->len, TRUE, &command->outcome.count, error);
}

DossierCommand *
dossier_command_delete_articles (const DossierId *articles,
                                 guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Delete articles"), delete_articles_body);

  dossier_command_set_ids (command, articles, n);
  return command;
}

static gboolean
restore_articles_body (DossierDb      *db,
                       DossierCommand *command,
                       GError        **error)
{
  return dossier_articles_set_deleted (db, (const DossierId *) command->ids->data, command->ids->len, FALSE, &command->outcome.count, error);
}

DossierCommand *
dossier_command_restore_articles (const DossierId *articles,
                                  guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Restore articles"), restore_articles_body);

  dossier_command_set_ids (command, articles, n);
  return command;
}

static gboolean
join_copies_body (DossierDb      *db,
                  DossierCommand *command,
                  GError        **error)
{
  return dossier_copy_groups_join (db, (const DossierId *) command->ids->data, command->ids->len, &command->outcome.count, error);
}

DossierCommand *
dossier_command_join_copies (const DossierId *articles,
                             guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Join copies"), join_copies_body);

  dossier_command_set_ids (command, articles, n);
  return command;
}

static gboolean
split_copy_body (DossierDb      *db,
                 DossierCommand *command,
                 GError        **error)
{
  command->outcome.id = command->target;
  command->outcome.count = 1;
  return dossier_copy_groups_split (db, &command->target, error);
}

DossierCommand *
dossier_command_split_copy (const DossierId *article)
{
  DossierCommand *command = dossier_command_new (N_("Take out of copies"), split_copy_body);

  command->target = *article;
  return command;
}

static gboolean
set_source_grade_body (DossierDb      *db,
                       DossierCommand *command,
                       GError        **error)
{
  command->outcome.id = command->target;
  return dossier_sources_set_grade (db, &command->target, command->number, command->text[0], error);
}

DossierCommand *
dossier_command_set_source_grade (const DossierId *source,
                                  char             grade,
                                  const char      *reason)
{
  DossierCommand *command = dossier_command_new (N_("Grade source"), set_source_grade_body);

  command->target = *source;
  command->number = (guchar) grade;
  command->text[0] = g_strdup (reason);
  return command;
}

static gboolean
rename_source_body (DossierDb      *db,
                    DossierCommand *command,
                    GError        **error)
{
  command->outcome.id = command->target;
  return dossier_sources_rename (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_rename_source (const DossierId *source,
                               const char      *name)
{
  DossierCommand *command = dossier_command_new (N_("Rename source"), rename_source_body);

  command->target = *source;
  command->text[0] = g_strdup (name);
  return command;
}

static gboolean
create_collection_body (DossierDb      *db,
                        DossierCommand *command,
                        GError        **error)
{
  return dossier_collections_create (db, command->text[0], &command->outcome.id, error);
}

DossierCommand *
dossier_command_create_collection (const char *name)
{
  DossierCommand *command = dossier_command_new (N_("New collection"), create_collection_body);

  command->text[0] = g_strdup (name);
  return command;
}

static gboolean
rename_collection_body (DossierDb      *db,
                        DossierCommand *command,
                        GError        **error)
{
  command->outcome.id = command->target;
  return dossier_collections_rename (db, &command->target, command->text[0], error);
}

DossierCommand *
dossier_command_rename_collection (const DossierId *collection,
                                   const char      *name)
{
  DossierCommand *command = dossier_command_new (N_("Rename collection"), rename_collection_body);

  command->target = *collection;
  command->text[0] = g_strdup (name);
  return command;
}

static gboolean
delete_collection_body (DossierDb      *db,
                        DossierCommand *command,
                        GError        **error)
{
  command->outcome.id = command->target;
  return dossier_collections_delete (db, &command->target, error);
}

DossierCommand *
dossier_command_delete_collection (const DossierId *collection)
{
  DossierCommand *command = dossier_command_new (N_("Delete collection"), delete_collection_body);

  command->target = *collection;
  return command;
}

static gboolean
collect_body (DossierDb      *db,
              DossierCommand *command,
              GError        **error)
{
  command->outcome.id = command->target;
  return dossier_collections_add (db, &command->target, (const DossierId *) command->ids->data, command->ids->len, &command->outcome.count, error);
}

DossierCommand *
dossier_command_collect (const DossierId *collection,
                         const DossierId *articles,
                         guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Add to collection"), collect_body);

  command->target = *collection;
  dossier_command_set_ids (command, articles, n);
  return command;
}

static gboolean
uncollect_body (DossierDb      *db,
                DossierCommand *command,
                GError        **error)
{
  command->outcome.id = command->target;
  return dossier_collections_remove (db, &command->target, (const DossierId *) command->ids->data, command->ids->len, &command->outcome.count, error);
}

DossierCommand *
dossier_command_uncollect (const DossierId *collection,
                           const DossierId *articles,
                           guint            n)
{
  DossierCommand *command = dossier_command_new (N_("Remove from collection"), uncollect_body);

  command->target = *collection;
  dossier_command_set_ids (command, articles, n);
  return command;
}
