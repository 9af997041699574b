/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who an entity is, on its page: its names, the entities that are the same, and what else was decided of it and others. Part of
 * DossierEntityPage; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-entity-page-private.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

/* Names and merged ones */

static void
remove_alias_cb (GtkWidget *button)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (gtk_widget_get_ancestor (button, DOSSIER_TYPE_ENTITY_PAGE));

  dossier_ui_run (GTK_WIDGET (self), self->workspace,
                  dossier_command_remove_alias (&self->id, g_object_get_data (G_OBJECT (button), "name")), NULL, NULL);
}

static void
taken_apart_cb (GtkWidget            *widget,
                const DossierOutcome *outcome,
                gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Taken apart: two entities again"));
}

static void
take_apart_cb (GtkWidget     *button,
               DossierEntity *other)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (gtk_widget_get_ancestor (button, DOSSIER_TYPE_ENTITY_PAGE));

  dossier_ui_run (GTK_WIDGET (self), self->workspace, dossier_command_unmerge_entity (&other->id), taken_apart_cb, NULL);
}

static GtkWidget *
chip_new (const char *name)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (chip, "removable-chip");
  gtk_box_append (GTK_BOX (chip), label);
  return chip;
}

static void
append_alias (DossierEntityPage *self,
              const char        *name)
{
  GtkWidget *chip = chip_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_("Remove the name “%s”"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_sensitive (button, !dossier_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_alias_cb), NULL);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (self->aliases, chip);
}

static void
append_merged (DossierEntityPage *self,
               DossierEntity     *other)
{
  GtkWidget *chip = chip_new (other->name);
  GtkWidget *button = gtk_button_new_with_label (_("Take apart"));
  g_autofree char *tooltip = g_strdup_printf (_("“%s” is somebody or something else after all"), other->name);

  gtk_widget_add_css_class (chip, "merged");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_sensitive (button, !dossier_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take apart"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (take_apart_cb), g_object_ref (other),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_box_prepend (GTK_BOX (chip), dossier_ui_kind_dot_new (other->kind));
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (self->aliases, chip);
}

/* Whether @name comes from a merged entity, which has a chip of its own. */
static gboolean
is_merged_name (GPtrArray  *merged,
                const char *name)
{
  for (guint i = 0; i < merged->len; i++)
    {
      const DossierEntity *other = g_ptr_array_index (merged, i);

      if (g_strcmp0 (other->name, name) == 0
          || (other->aliases != NULL && g_strv_contains ((const char * const *) other->aliases, name)))
        return TRUE;
    }
  return FALSE;
}

/* @merged: (element-type DossierEntity): those it was decided to be the same as */
void
dossier_entity_page_show_names (DossierEntityPage *self,
                                GPtrArray         *merged)
{
  GtkWidget *child, *add;
  g_autofree char *id = dossier_id_to_text (&self->id);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->aliases))) != NULL)
    gtk_box_remove (self->aliases, child);
  for (guint i = 0; self->entity->aliases != NULL && self->entity->aliases[i] != NULL; i++)
    if (!is_merged_name (merged, self->entity->aliases[i]))
      append_alias (self, self->entity->aliases[i]);
  for (guint i = 0; i < merged->len; i++)
    append_merged (self, g_ptr_array_index (merged, i));
  add = gtk_button_new_with_label (_("Add Another Name…"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "chip-button");
  gtk_widget_set_tooltip_text (add, _("Another spelling, a title, a name in another script"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add another name"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "entity.add-alias");
  gtk_box_append (self->aliases, add);
}

/* Decisions: that others are not the same, or that it was left open; those that are the same stand among the names. */

static void
taken_back_cb (GtkWidget            *widget,
               const DossierOutcome *outcome,
               gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Taken back: they may be proposed again"));
}

static void
take_back_cb (GtkWidget       *button,
              DossierIdentity *decision)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (gtk_widget_get_ancestor (button, DOSSIER_TYPE_ENTITY_PAGE));

  dossier_ui_run (GTK_WIDGET (self), self->workspace, dossier_command_take_back_decision (&decision->id), taken_back_cb, NULL);
}

static void
append_decision (DossierEntityPage *self,
                 DossierIdentity   *decision)
{
  gboolean second = dossier_id_equal (&decision->other, &self->id);
  const char *name = second ? decision->entity_name : decision->other_name;
  /* Translators: %s is the name of another entity */
  g_autofree char *label = g_strdup_printf (decision->verdict == DOSSIER_VERDICT_DIFFERENT ? _("Not the same as “%s”")
                                                                                           : _("Left open whether it is “%s”"), name);
  g_autofree char *when = dossier_ui_time (decision->made_at);
  g_autofree char *about = g_strdup_printf ("%s · %s%s%s", label, when, decision->reason != NULL ? " · " : "",
                                            decision->reason != NULL ? decision->reason : "");
  GtkWidget *chip = chip_new (label), *button = gtk_button_new_with_label (_("Take Back"));

  gtk_widget_set_tooltip_text (gtk_widget_get_first_child (chip), about);
  gtk_widget_add_css_class (chip, "merged");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("As if it had not been decided"));
  gtk_widget_set_sensitive (button, !dossier_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take Back"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (take_back_cb), g_object_ref (decision),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_box_prepend (GTK_BOX (chip), dossier_ui_kind_dot_new (second ? decision->entity_kind : decision->other_kind));
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (self->decisions, chip);
}

/* @decisions: (element-type DossierIdentity); @occurrences: how many wait for review */
void
dossier_entity_page_show_decisions (DossierEntityPage *self,
                                    GPtrArray         *decisions,
                                    guint              occurrences)
{
  g_autofree char *id = dossier_id_to_text (&self->id);
  g_autofree char *label = g_strdup_printf (ngettext ("Review %u other occurrence…", "Review %u other occurrences…", occurrences), occurrences);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->decisions))) != NULL)
    gtk_box_remove (self->decisions, child);
  for (guint i = 0; i < decisions->len; i++)
    {
      DossierIdentity *decision = g_ptr_array_index (decisions, i);

      if (decision->verdict != DOSSIER_VERDICT_SAME)
        append_decision (self, decision);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), gtk_widget_get_first_child (GTK_WIDGET (self->decisions)) != NULL);
  gtk_button_set_label (self->occurrences, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->occurrences), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->occurrences), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->occurrences), "entity.review");
  gtk_widget_set_visible (GTK_WIDGET (self->occurrences), occurrences > 0);
}
