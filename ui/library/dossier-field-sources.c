/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The button beside a field of an article that tells where its value was found, how sure that is, and what else was found;
 * choosing another value corrects the field. Main thread only; owned by the details pane.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-field-sources.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define KEY "dossier-field-sources"
#define SURE 85 /* of 100 */

typedef struct
{
  DossierWorkspace *workspace; /* (owned) */
  DossierArticleField field;
  DossierId article;
  GArray *values;              /* (owned) (element-type DossierFieldValue): of this field alone, the one in force first */
  GtkListBox *list;            /* (owned by the widget tree) */
} Sources;

static void
sources_free (gpointer data)
{
  Sources *sources = data;

  g_object_unref (sources->workspace);
  g_array_unref (sources->values);
  g_free (sources);
}

static const char *
origin_words (const char *origin)
{
  static const struct
  {
    const char *origin;
    const char *words;
  } known[] = {
    { "analyst", N_("set by you") },
    { "json-ld", N_("linked data of the page") },
    { "opengraph", N_("preview data of the page") },
    { "meta", N_("data about the document") },
    { "microdata", N_("marked in the text") },
    { "markup", N_("marked in the page") },
    { "script", N_("scripts of the page") },
    { "furniture", N_("lines around the article") },
    { "text", N_("words of the text") },
    { "address", N_("web address") },
    { "file", N_("name of the file") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (origin, known[i].origin) == 0)
      return _(known[i].words);
  return origin;
}

static char *
describe (const DossierFieldValue *value)
{
  const char *sure = value->confidence >= SURE ? _("certain") : value->confidence >= DOSSIER_CONFIDENCE_CERTAIN ? _("likely") : _("a guess");

  if (g_strcmp0 (value->origin, "analyst") == 0)
    return g_strdup (origin_words (value->origin));
  /* Translators: where a value was found, and how sure it is: "linked data of the page · certain, 95 of 100" */
  return g_strdup_printf (_("%s · %s, %d of 100"), origin_words (value->origin), sure, value->confidence);
}

static GtkWidget *
row_new (const DossierFieldValue *value,
         gboolean                 in_force)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (value->value != NULL && *value->value != '\0' ? value->value : _("left empty"));
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *about = describe (value);
  GtkWidget *caption = gtk_label_new (about);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (caption), 34);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "row-secondary");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_opacity (check, in_force ? 1 : 0);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), caption);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (in_force)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("in force"), -1);
  return row;
}

static void
activated_cb (GtkWidget     *button,
              GtkListBoxRow *row)
{
  Sources *sources = g_object_get_data (G_OBJECT (button), KEY);
  int i = gtk_list_box_row_get_index (row);
  const DossierFieldValue *value = &g_array_index (sources->values, DossierFieldValue, i);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  if (i > 0 && value->value != NULL && !dossier_workspace_is_read_only (sources->workspace))
    dossier_ui_run (button, sources->workspace, dossier_command_set_article_field (&sources->article, sources->field, value->value),
                    NULL, NULL);
}

static void
fill (Sources *sources)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (sources->list))) != NULL)
    gtk_list_box_remove (sources->list, child);
  for (guint i = 0; i < sources->values->len; i++)
    gtk_list_box_append (sources->list, row_new (&g_array_index (sources->values, DossierFieldValue, i), i == 0));
}

/* Made when it is first wanted: there is one at each field, and most are never opened. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  Sources *sources = user_data;
  GtkWidget *popover, *scrolled;

  if (sources->list == NULL)
    {
      popover = gtk_popover_new ();
      gtk_widget_set_halign (popover, GTK_ALIGN_END);
      scrolled = gtk_scrolled_window_new ();
      sources->list = GTK_LIST_BOX (gtk_list_box_new ());
      gtk_list_box_set_selection_mode (sources->list, GTK_SELECTION_NONE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (sources->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
      g_signal_connect_object (sources->list, "row-activated", G_CALLBACK (activated_cb), button, G_CONNECT_SWAPPED);
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 380);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (sources->list));
      gtk_widget_set_size_request (scrolled, 280, -1);
      gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
      gtk_menu_button_set_popover (button, popover);
    }
  fill (sources);
}

/**
 * dossier_field_sources_new:
 * @workspace: where the articles are
 * @field: which field it stands beside
 *
 * Returns: (transfer floating): the button, hidden until something is to be told
 */
GtkWidget *
dossier_field_sources_new (DossierWorkspace    *workspace,
                           DossierArticleField  field)
{
  GtkWidget *button = gtk_menu_button_new ();
  Sources *sources = g_new0 (Sources, 1);

  sources->workspace = g_object_ref (workspace);
  sources->field = field;
  sources->values = dossier_field_values_new ();
  g_object_set_data_full (G_OBJECT (button), KEY, sources, sources_free);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup_cb, sources, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Where this was found"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where this was found"), -1);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

/**
 * dossier_field_sources_show:
 * @button: of dossier_field_sources_new()
 * @article: which article
 * @fields: (element-type DossierFieldValue): of all its fields
 *
 * Returns: whether there is something to tell
 */
gboolean
dossier_field_sources_show (GtkWidget       *button,
                            const DossierId *article,
                            GArray          *fields)
{
  Sources *sources = g_object_get_data (G_OBJECT (button), KEY);

  g_return_val_if_fail (sources != NULL && article != NULL && fields != NULL, FALSE);

  sources->article = *article;
  g_array_set_size (sources->values, 0);
  for (guint i = 0; i < fields->len; i++)
    {
      DossierFieldValue value = g_array_index (fields, DossierFieldValue, i);

      if (value.field != sources->field)
        continue;
      value.value = g_strdup (value.value);
      g_array_append_val (sources->values, value);
    }
  if (sources->list != NULL)
    fill (sources);
  gtk_widget_set_visible (button, sources->values->len > 0);
  return sources->values->len > 0;
}

/**
 * dossier_field_sources_get_list:
 * @button: of dossier_field_sources_new()
 *
 * Returns: (transfer none) (nullable): the list of what was found, once it was opened
 */
GtkWidget *
dossier_field_sources_get_list (GtkWidget *button)
{
  Sources *sources = g_object_get_data (G_OBJECT (button), KEY);

  g_return_val_if_fail (sources != NULL, NULL);
  return (GtkWidget *) sources->list;
}
