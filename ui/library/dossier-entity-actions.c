/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with an entity, as one group of actions for every widget that lists entities. The group belongs to
 * its widget and keeps what is being asked about. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-entity-actions.h"

#include "dossier-merge-dialog.h"
#include "dossier-split-dialog.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *widget;           /* (unowned): owns the group */
  DossierWorkspace *workspace; /* (owned) */
  DossierId asked;             /* the entity a dialog is about */
} Actions;

static void
actions_free (gpointer data)
{
  Actions *actions = data;

  g_object_unref (actions->workspace);
  g_free (actions);
}

static DossierEntity *
look_up (Actions         *actions,
         const DossierId *id)
{
  return (DossierEntity *) dossier_workspace_lookup (actions->workspace, DOSSIER_RECORD_ENTITY, id);
}

/* Reads the id of @parameter, "ID" or ("ID", …), and the entity it stands for. */
static DossierEntity *
get_target (Actions  *actions,
            GVariant *parameter)
{
  const char *text = NULL;

  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    text = g_variant_get_string (parameter, NULL);
  else
    g_variant_get (parameter, "(&s&s)", &text, NULL);
  return dossier_id_from_text (text, &actions->asked) ? look_up (actions, &actions->asked) : NULL;
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  dossier_ui_go (((Actions *) user_data)->widget, "win.open-entity", g_variant_get_string (parameter, NULL));
}

static void
rename_answered_cb (GtkWidget  *widget,
                    const char *text,
                    gpointer    user_data)
{
  Actions *actions = user_data;

  dossier_ui_run (widget, actions->workspace, dossier_command_rename_entity (&actions->asked, text), NULL, NULL);
}

static void
rename_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);

  if (entity != NULL)
    dossier_ui_ask_text (actions->widget, _("Rename"), _("Name; the old one stays as another name"), entity->name,
                         _("_Rename"), rename_answered_cb, actions);
}

static void
alias_answered_cb (GtkWidget  *widget,
                   const char *text,
                   gpointer    user_data)
{
  Actions *actions = user_data;

  dossier_ui_run (widget, actions->workspace, dossier_command_add_alias (&actions->asked, text), NULL, NULL);
}

static void
add_alias_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);

  if (entity != NULL)
    dossier_ui_ask_text (actions->widget, _("Add Another Name"), entity->name, "", _("_Add"), alias_answered_cb, actions);
}

static void
kind_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);
  const char *kind;

  g_variant_get (parameter, "(&s&s)", NULL, &kind);
  if (entity != NULL && g_strcmp0 (entity->kind, kind) != 0)
    dossier_ui_run (actions->widget, actions->workspace, dossier_command_set_entity_kind (&entity->id, kind), NULL, NULL);
}

static void
kind_created_cb (GtkWidget            *widget,
                 const DossierOutcome *outcome,
                 gpointer              user_data)
{
  Actions *actions = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kinds = dossier_workspace_load_kinds (actions->workspace, &error);

  if (kinds == NULL)
    {
      dossier_ui_report_error (widget, NULL, error);
      return;
    }
  dossier_ui_load_kinds (kinds);
  for (guint i = 0; i < kinds->len; i++)
    {
      DossierKind *kind = g_ptr_array_index (kinds, i);

      if (dossier_id_equal (&kind->id, &outcome->id))
        dossier_ui_run (widget, actions->workspace, dossier_command_set_entity_kind (&actions->asked, kind->key), NULL, NULL);
    }
}

static void
new_kind_answered_cb (GtkWidget  *widget,
                      const char *text,
                      gpointer    user_data)
{
  Actions *actions = user_data;

  dossier_ui_run (widget, actions->workspace, dossier_command_create_kind (NULL, text, NULL), kind_created_cb, actions);
}

static void
new_kind_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);

  if (entity != NULL)
    dossier_ui_ask_text (actions->widget, _("New Kind"), _("Name, such as “Ship” or “Law”"), "", _("_Create"),
                         new_kind_answered_cb, actions);
}

static void
merge_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);

  if (entity != NULL)
    dossier_merge_dialog_present (actions->widget, actions->workspace, entity);
}

static void
split_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);

  if (entity != NULL)
    dossier_split_dialog_present (actions->widget, actions->workspace, entity);
}

static void
review_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  dossier_ui_go (((Actions *) user_data)->widget, "win.review", g_variant_get_string (parameter, NULL));
}

static void
identity_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  dossier_ui_go (((Actions *) user_data)->widget, "win.identity", g_variant_get_string (parameter, NULL));
}

static void
deleted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Deleted, with its mentions"));
}

static void
delete_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  Actions *actions = user_data;
  g_autoptr (DossierEntity) entity = get_target (actions, parameter);

  if (entity != NULL)
    dossier_ui_run (actions->widget, actions->workspace, dossier_command_delete_entity (&entity->id), deleted_cb, NULL);
}

/**
 * dossier_entity_actions_install:
 * @widget: who lists entities
 * @workspace: where they are
 *
 * Gives @widget the actions of the group "entity".
 */
void
dossier_entity_actions_install (GtkWidget        *widget,
                                DossierWorkspace *workspace)
{
  const GActionEntry entries[] = {
    { "open", open_action, "s" },           { "review", review_action, "s" }, { "identity", identity_action, "s" },
    { "split", split_action, "s" },         { "rename", rename_action, "s" }, { "add-alias", add_alias_action, "s" },
    { "kind", kind_action, "(ss)" },        { "merge", merge_action, "s" },   { "delete", delete_action, "s" },
    { "new-kind", new_kind_action, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Actions *actions = g_new0 (Actions, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));

  actions->widget = widget;
  actions->workspace = g_object_ref (workspace);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), actions);
  g_object_set_data_full (G_OBJECT (widget), "dossier-entity-actions", actions, actions_free);
  if (dossier_workspace_is_read_only (workspace))
    for (guint i = 3; i < G_N_ELEMENTS (entries); i++) /* the first ones only look */
      g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name)), FALSE);
  gtk_widget_insert_action_group (widget, "entity", G_ACTION_GROUP (group));
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenu *
make_kinds (DossierWorkspace *workspace,
            const char       *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GPtrArray) kinds = dossier_workspace_load_kinds (workspace, NULL);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      DossierKind *kind = g_ptr_array_index (kinds, i);
      g_auto (GStrv) parts = g_strsplit (dossier_ui_kind_name (kind->key), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "entity.kind", "(ss)", id, kind->key);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  append (menu, _("_New Kind…"), "entity.new-kind", id);
  return menu;
}

/**
 * dossier_entity_menu_new:
 * @workspace: where the entity is
 * @entity: which
 * @with_open: whether to offer its page
 *
 * Returns: (transfer full): a menu for a widget with these actions
 */
GMenu *
dossier_entity_menu_new (DossierWorkspace    *workspace,
                         const DossierEntity *entity,
                         gboolean             with_open)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) identity = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) kinds = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (entity != NULL, menu);

  id = dossier_id_to_text (&entity->id);
  kinds = make_kinds (workspace, id);
  if (with_open)
    {
      append (open, _("Show _All Mentions"), "entity.open", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
    }
  append (edit, _("_Rename…"), "entity.rename", id);
  append (edit, _("Add Another _Name…"), "entity.add-alias", id);
  g_menu_append_submenu (edit, _("Change _Kind"), G_MENU_MODEL (kinds));
  if (with_open)
    append (edit, _("_Description and Names…"), "entity.open", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  append (identity, _("_Other Occurrences to Review"), "entity.review", id);
  append (identity, _("_Same or Not…"), "entity.identity", id);
  append (identity, _("_Merge with Another…"), "entity.merge", id);
  append (identity, _("Spli_t…"), "entity.split", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (identity));
  append (last, _("D_elete with Its Mentions"), "entity.delete", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}
