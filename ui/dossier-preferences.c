/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can choose about the program as a whole. Everything is bound to the settings and takes effect at once.
 * Main thread only; belongs to the dialog that shows it. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-preferences.h"

#include "dossier-suggesting.h"

struct _DossierPreferences
{
  AdwPreferencesPage parent_instance;
  GSettings *settings;          /* (owned) (nullable) */
  DossierWorkspace *workspace;  /* (owned) (nullable): of the window they were opened from */
  AdwComboRow *scheme_row;
  AdwComboRow *paper_row;
  GtkAdjustment *text_adjustment;
  GtkWidget *text_spin;
  GtkSwitch *suggest_switch;
  GtkWidget *workspace_group;
  GtkSwitch *metonym_switch;
  GtkSwitch *remember_switch;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (DossierPreferences, dossier_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* In the order of the rows' models; the words of the schema */
static const char * const schemes[] = { "default", "light", "dark" };
static const char * const papers[] = { "default", "a4", "letter" };

static gboolean
word_to_position (GValue   *value,
                  GVariant *variant,
                  gpointer  words)
{
  for (guint i = 0; i < 3; i++)
    if (g_strcmp0 (g_variant_get_string (variant, NULL), ((const char * const *) words)[i]) == 0)
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
position_to_word (const GValue       *value,
                  const GVariantType *type,
                  gpointer            words)
{
  guint position = g_value_get_uint (value);

  return position < 3 ? g_variant_new_string (((const char * const *) words)[position]) : NULL;
}

static gboolean
scale_to_percent (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
percent_to_scale (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static void
clear_cb (DossierPreferences *self)
{
  if (self->settings != NULL)
    g_settings_reset (self->settings, "recent");
}

static void
recent_changed_cb (DossierPreferences *self)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent");

  gtk_widget_set_sensitive (self->clear_button, recent[0] != NULL);
}

static void
dossier_preferences_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_PREFERENCES (object)->settings);
  g_clear_object (&DOSSIER_PREFERENCES (object)->workspace);
  G_OBJECT_CLASS (dossier_preferences_parent_class)->dispose (object);
}

static void
dossier_preferences_class_init (DossierPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, paper_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, text_adjustment);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, text_spin);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, suggest_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, workspace_group);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, metonym_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, remember_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
dossier_preferences_init (DossierPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
metonyms_cb (DossierPreferences *self)
{
  dossier_workspace_set_metonyms (self->workspace, gtk_switch_get_active (self->metonym_switch));
}

static void
show_workspace (DossierPreferences *self,
                DossierWorkspace   *workspace)
{
  gtk_widget_set_visible (self->workspace_group, workspace != NULL);
  if (workspace == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (self->workspace_group, !dossier_workspace_is_read_only (workspace));
  gtk_switch_set_active (self->metonym_switch, dossier_workspace_get_metonyms (workspace));
  g_signal_connect_object (self->metonym_switch, "notify::active", G_CALLBACK (metonyms_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dossier_preferences_new:
 * @settings: (nullable): the program's; %NULL when they cannot be kept, then nothing of it can be chosen
 * @workspace: (nullable): whose own settings are shown as well
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dossier_preferences_new (GSettings        *settings,
                         DossierWorkspace *workspace)
{
  DossierPreferences *self = g_object_new (DOSSIER_TYPE_PREFERENCES, NULL);

  gtk_widget_set_sensitive (GTK_WIDGET (self), settings != NULL);
  show_workspace (self, workspace);
  if (settings == NULL)
    return GTK_WIDGET (self);

  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "color-scheme", self->scheme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) schemes, NULL);
  g_settings_bind_with_mapping (settings, "paper", self->paper_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) papers, NULL);
  g_settings_bind_with_mapping (settings, "text-scale", self->text_adjustment, "value", G_SETTINGS_BIND_DEFAULT,
                                scale_to_percent, percent_to_scale, NULL, NULL);
  g_settings_bind (settings, "suggest-names", self->suggest_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remember-recent", self->remember_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::recent", G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
  recent_changed_cb (self);
  return GTK_WIDGET (self);
}
