/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of an article itself. Each field is one command, run on Enter or when the focus leaves; what an import
 * only guessed is marked until somebody says it is right. Main thread only; owned by the inspector. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-details-tab.h"

#include "dossier-copies-section.h"
#include "dossier-grade-popover.h"
#include "dossier-field-sources.h"
#include "dossier-original.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

typedef struct
{
  DossierArticleField field;
  GtkWidget *row;       /* AdwEntryRow */
  GtkWidget *confirm;
  GtkWidget *sources;   /* tells where it was found */
  char *value;          /* (owned): as stored; what was typed differs from it until it is written */
} Field;

#define N_FIELDS 8

struct _DossierDetailsTab
{
  AdwBin parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierArticle *article;     /* (owned) (nullable) */
  GPtrArray *collections;      /* (owned) (nullable): of DossierCollection the article is in */
  Field field[N_FIELDS];
  gboolean filling;
  GtkListBox *fields;
  GtkWidget *date_words;
  GtkWidget *copy_address;
  GtkWidget *open_address;
  GtkWidget *grade_row;
  GtkMenuButton *grade_button;
  GtkWidget *grade_popover;
  GtkBox *collection_chips;
  DossierCopiesSection *copies;
  GtkLabel *facts;
};

G_DEFINE_FINAL_TYPE (DossierDetailsTab, dossier_details_tab, ADW_TYPE_BIN)

static const struct
{
  DossierArticleField field;
  const char *title;
  const char *tooltip;
} descriptions[N_FIELDS] = {
  { DOSSIER_FIELD_TITLE, N_("Title"), N_("The headline") },
  { DOSSIER_FIELD_BYLINE, N_("Byline"), N_("Who wrote it; several names with commas between") },
  { DOSSIER_FIELD_SOURCE, N_("Outlet"), N_("Who publishes it") },
  { DOSSIER_FIELD_AGENCY, N_("Agency"), N_("The news agency it is taken from: AFP, Reuters …") },
  { DOSSIER_FIELD_DATE, N_("Date"), N_("When it was published: 2022-02-11, 2022-02, or words such as 11 February 2022") },
  { DOSSIER_FIELD_CHANGED, N_("Last change"), N_("When the publisher last changed it: a date, or words such as 11 February 2022") },
  { DOSSIER_FIELD_URL, N_("Address"), N_("Where it stands on the web") },
  { DOSSIER_FIELD_LANGUAGE, N_("Language"), N_("Code of the language: en, ru, be …") },
};

static const char *
get_value (const DossierArticle *article,
           DossierArticleField   field)
{
  const char *value = NULL;

  switch (field)
    {
    case DOSSIER_FIELD_TITLE: value = article->title; break;
    case DOSSIER_FIELD_BYLINE: value = article->byline; break;
    case DOSSIER_FIELD_DATE: value = article->date; break;
    case DOSSIER_FIELD_SOURCE: value = article->source; break;
    case DOSSIER_FIELD_URL: value = article->url; break;
    case DOSSIER_FIELD_LANGUAGE: value = article->language; break;
    case DOSSIER_FIELD_AGENCY: value = article->agency; break;
    case DOSSIER_FIELD_CHANGED: value = article->changed; break;
    default: g_assert_not_reached ();
    }
  return value != NULL ? value : "";
}

static gboolean
is_date (DossierArticleField field)
{
  return field == DOSSIER_FIELD_DATE || field == DOSSIER_FIELD_CHANGED;
}

static Field *
find_field (DossierDetailsTab   *self,
            DossierArticleField  wanted)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->field[i].field == wanted)
      return &self->field[i];
  g_assert_not_reached ();
}

/* Words become a date where they can: people write "11 February 2022". */
static char *
normalise (DossierDetailsTab   *self,
           DossierArticleField  field,
           const char          *text)
{
  g_autofree char *value = g_strstrip (g_strdup (text));

  if (is_date (field) && *value != '\0' && !dossier_edtf_parse (value, NULL, NULL))
    {
      char *date = dossier_edtf_from_words (value, self->article->date);

      if (date != NULL)
        return date;
    }
  return g_steal_pointer (&value);
}

/* Writes what was typed. Returns FALSE when it cannot be, and says why at the row. */
static gboolean
commit (DossierDetailsTab *self,
        Field             *field)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  DossierEdtf date;

  if (self->article == NULL || self->filling
      || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->row)), field->value) == 0)
    return TRUE;
  value = normalise (self, field->field, gtk_editable_get_text (GTK_EDITABLE (field->row)));
  if (field->field == DOSSIER_FIELD_TITLE && *value == '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (field->row), field->value);
      return TRUE;
    }
  if (is_date (field->field) && *value != '\0' && !dossier_edtf_parse (value, &date, &error))
    {
      gtk_widget_add_css_class (field->row, "error");
      gtk_widget_set_tooltip_text (field->row, error->message);
      dossier_ui_report_error (GTK_WIDGET (self), _("That is no date"), error);
      return FALSE;
    }
  gtk_widget_remove_css_class (field->row, "error");
  g_free (field->value);
  field->value = g_strdup (value);
  dossier_ui_run (GTK_WIDGET (self), self->workspace,
                  dossier_command_set_article_field (&self->article->id, field->field, *value != '\0' ? value : NULL), NULL,
                  NULL);
  return TRUE;
}

static Field *
get_field_of (GtkWidget           *widget,
              DossierDetailsTab  **self)
{
  *self = DOSSIER_DETAILS_TAB (gtk_widget_get_ancestor (widget, DOSSIER_TYPE_DETAILS_TAB));
  return find_field (*self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "field")));
}

static void
activated_cb (GtkWidget *row)
{
  DossierDetailsTab *self;
  Field *field = get_field_of (row, &self);

  commit (self, field);
}

static void
focus_left_cb (GtkEventController *controller)
{
  activated_cb (gtk_event_controller_get_widget (controller));
}

static gboolean
escape_cb (GtkEventController *controller,
           guint               key,
           guint               code,
           GdkModifierType     state)
{
  DossierDetailsTab *self;
  Field *field;

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  field = get_field_of (gtk_event_controller_get_widget (controller), &self);
  gtk_editable_set_text (GTK_EDITABLE (field->row), field->value);
  gtk_widget_remove_css_class (field->row, "error");
  return GDK_EVENT_STOP;
}

static void
confirm_cb (GtkWidget *button)
{
  DossierDetailsTab *self;
  Field *field = get_field_of (button, &self);
  const char *value = field->value;

  if (self->article == NULL)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->row)), value) != 0)
    {
      commit (self, field);
      return;
    }
  dossier_ui_run (GTK_WIDGET (self), self->workspace,
                  dossier_command_set_article_field (&self->article->id, field->field, *value != '\0' ? value : NULL), NULL,
                  NULL);
}

static void
copy_address_cb (DossierDetailsTab *self)
{
  if (self->article == NULL || self->article->url == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->article->url);
  dossier_ui_toast (GTK_WIDGET (self), _("Address copied"));
}

static void
open_address_cb (DossierDetailsTab *self)
{
  if (self->article != NULL)
    dossier_address_open (GTK_WIDGET (self), self->article->url);
}

static void
save_original_cb (DossierDetailsTab *self)
{
  if (self->article != NULL)
    dossier_original_save (GTK_WIDGET (self), self->workspace, &self->article->id);
}

static void
open_original_cb (DossierDetailsTab *self)
{
  if (self->article != NULL)
    dossier_original_open (GTK_WIDGET (self), self->workspace, &self->article->id);
}

static void
rated_cb (DossierDetailsTab *self,
          int                grade,
          const char        *reason)
{
  if (self->article != NULL && !dossier_id_is_nil (&self->article->source_id))
    dossier_ui_run (GTK_WIDGET (self), self->workspace,
                    dossier_command_set_source_grade (&self->article->source_id, grade, *reason != '\0' ? reason : NULL),
                    NULL, NULL);
}

/* Collections */

static void
uncollect_cb (GtkWidget         *button,
              DossierCollection *collection)
{
  DossierDetailsTab *self = DOSSIER_DETAILS_TAB (gtk_widget_get_ancestor (button, DOSSIER_TYPE_DETAILS_TAB));

  if (self->article != NULL)
    dossier_ui_run (GTK_WIDGET (self), self->workspace,
                    dossier_command_uncollect (&collection->id, &self->article->id, 1), NULL, NULL);
}

static GtkWidget *
chip_new (DossierCollection *collection)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (collection->name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "removable-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _("Take the article out of this collection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Take the article out of this collection"), -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (uncollect_cb), g_object_ref (collection),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
show_collections (DossierDetailsTab *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->collection_chips))) != NULL)
    gtk_box_remove (self->collection_chips, child);
  for (guint i = 0; i < self->collections->len; i++)
    gtk_box_append (self->collection_chips, chip_new (g_ptr_array_index (self->collections, i)));
  if (self->collections->len == 0)
    {
      GtkWidget *none = gtk_label_new (_("In none. Add it from the list’s menu."));

      gtk_label_set_wrap (GTK_LABEL (none), TRUE);
      gtk_label_set_xalign (GTK_LABEL (none), 0);
      gtk_widget_add_css_class (none, "caption");
      gtk_widget_add_css_class (none, "row-secondary");
      gtk_box_append (self->collection_chips, none);
    }
}

/* Showing */

static void
show_field (DossierDetailsTab *self,
            Field             *field)
{
  const char *value = get_value (self->article, field->field);
  gboolean uncertain = (self->article->uncertain & field->field) != 0;
  gboolean typing = g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->row)), field->value) != 0;

  gtk_widget_set_visible (field->confirm, uncertain && *value != '\0');
  if (uncertain && *value != '\0')
    gtk_widget_add_css_class (field->row, "uncertain");
  else
    gtk_widget_remove_css_class (field->row, "uncertain");
  if (typing && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field->row)))))
    return; /* somebody is in the middle of a word */
  g_free (field->value);
  field->value = g_strdup (value);
  gtk_editable_set_text (GTK_EDITABLE (field->row), value);
}

static void
show_date_words (DossierDetailsTab *self)
{
  const DossierArticle *article = self->article;
  g_autoptr (GString) text = g_string_new (NULL);

  if (article->date != NULL && *article->date != '\0')
    {
      g_autofree char *people = dossier_edtf_for_people (article->date);

      g_string_append (text, people != NULL ? people : article->date);
    }
  if (article->date_words != NULL && *article->date_words != '\0')
    {
      /* Translators: how the article itself writes its date */
      g_string_append_printf (text, text->len > 0 ? _("; the article has “%s”") : _("The article has “%s”"),
                              article->date_words);
    }
  gtk_label_set_text (GTK_LABEL (self->date_words), text->str);
  gtk_widget_set_visible (gtk_widget_get_parent (self->date_words), text->len > 0);
}

static void
show_facts (DossierDetailsTab *self)
{
  const DossierArticle *article = self->article;
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", article->word_count), article->word_count);
  g_autofree char *when = dossier_ui_time (article->created_at);
  /* Translators: when the article was imported: "Imported today 14:05" */
  g_autofree char *imported = g_strdup_printf (_("Imported %s"), when);
  /* Translators: where in a file with several articles this one stands: "3 in feed.xml" */
  g_autofree char *place = article->part != NULL && article->file_name != NULL
                             ? g_strdup_printf (_("%s in %s"), article->part, article->file_name) : g_strdup (article->file_name);
  g_autofree char *text = g_strdup_printf ("%s\n%s · %s", place != NULL ? place : _("Pasted text"), words, imported);

  gtk_label_set_text (self->facts, text);
}

static void
show_grade (DossierDetailsTab *self)
{
  gboolean has_source = !dossier_id_is_nil (&self->article->source_id);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->grade_row),
                               has_source ? dossier_ui_grade_words (self->article->source_grade)
                                          : _("Say which outlet it is from, then rate it"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->grade_button),
                            has_source && !dossier_workspace_is_read_only (self->workspace));
  dossier_grade_popover_show_source (DOSSIER_GRADE_POPOVER (self->grade_popover), self->workspace, &self->article->source_id,
                                     self->article->source_grade);
}

/* Making */

static GtkWidget *
suffix_new (const char *icon,
            const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static void
make_field (DossierDetailsTab *self,
            guint              i)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *confirm = suffix_new ("object-select-symbolic", _("This was guessed. Click when it is right, or correct it."));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(descriptions[i].title));
  gtk_widget_set_tooltip_text (row, _(descriptions[i].tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(descriptions[i].title), -1);
  g_object_set_data (G_OBJECT (row), "field", GINT_TO_POINTER (descriptions[i].field));
  g_object_set_data (G_OBJECT (confirm), "field", GINT_TO_POINTER (descriptions[i].field));
  gtk_widget_add_css_class (confirm, "confirm");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), confirm);
  g_signal_connect (confirm, "clicked", G_CALLBACK (confirm_cb), NULL);
  g_signal_connect (row, "entry-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (escape_cb), NULL);
  gtk_widget_add_controller (row, focus);
  gtk_widget_add_controller (row, keys);
  self->field[i] = (Field) { descriptions[i].field, row, confirm, NULL, g_strdup ("") };
  gtk_list_box_append (self->fields, row);
}

static void
make_date_words (DossierDetailsTab *self)
{
  GtkWidget *row = gtk_list_box_row_new ();

  self->date_words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->date_words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->date_words), TRUE);
  gtk_widget_add_css_class (self->date_words, "caption");
  gtk_widget_add_css_class (self->date_words, "row-secondary");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->date_words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "date-words");
  gtk_list_box_append (self->fields, row);
}

static void
make_fields (DossierDetailsTab *self)
{
  Field *url;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      make_field (self, i);
      if (descriptions[i].field == DOSSIER_FIELD_DATE)
        make_date_words (self);
    }
  url = find_field (self, DOSSIER_FIELD_URL);
  self->copy_address = suffix_new ("edit-copy-symbolic", _("Copy the address"));
  self->open_address = suffix_new ("web-browser-symbolic", _("Open the address in the browser, after asking"));
  g_signal_connect_swapped (self->copy_address, "clicked", G_CALLBACK (copy_address_cb), self);
  g_signal_connect_swapped (self->open_address, "clicked", G_CALLBACK (open_address_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (url->row), self->copy_address);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (url->row), self->open_address);
}

static void
dossier_details_tab_dispose (GObject *object)
{
  DossierDetailsTab *self = DOSSIER_DETAILS_TAB (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->collections, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_details_tab_parent_class)->dispose (object);
}

static void
dossier_details_tab_finalize (GObject *object)
{
  DossierDetailsTab *self = DOSSIER_DETAILS_TAB (object);

  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->field[i].value);
  G_OBJECT_CLASS (dossier_details_tab_parent_class)->finalize (object);
}

static void
dossier_details_tab_class_init (DossierDetailsTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_details_tab_dispose;
  object_class->finalize = dossier_details_tab_finalize;
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  g_type_ensure (DOSSIER_TYPE_COPIES_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-details-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierDetailsTab, copies);
  gtk_widget_class_bind_template_child (widget_class, DossierDetailsTab, fields);
  gtk_widget_class_bind_template_child (widget_class, DossierDetailsTab, grade_row);
  gtk_widget_class_bind_template_child (widget_class, DossierDetailsTab, grade_button);
  gtk_widget_class_bind_template_child_full (widget_class, "collections", FALSE,
                                             G_STRUCT_OFFSET (DossierDetailsTab, collection_chips));
  gtk_widget_class_bind_template_child (widget_class, DossierDetailsTab, facts);
  gtk_widget_class_bind_template_callback (widget_class, save_original_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_original_cb);
}

static void
dossier_details_tab_init (DossierDetailsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_fields (self);
  self->grade_popover = dossier_grade_popover_new ();
  g_signal_connect_swapped (self->grade_popover, "rated", G_CALLBACK (rated_cb), self);
  gtk_menu_button_set_popover (self->grade_button, self->grade_popover);
}

/**
 * dossier_details_tab_new:
 * @workspace: where the article is
 *
 * Returns: (transfer floating): the tab, empty
 */
GtkWidget *
dossier_details_tab_new (DossierWorkspace *workspace)
{
  DossierDetailsTab *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_DETAILS_TAB, NULL);
  self->workspace = g_object_ref (workspace);
  dossier_copies_section_set_workspace (self->copies, workspace);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gtk_editable_set_editable (GTK_EDITABLE (self->field[i].row), !dossier_workspace_is_read_only (workspace));
      gtk_widget_set_sensitive (self->field[i].confirm, !dossier_workspace_is_read_only (workspace));
      self->field[i].sources = dossier_field_sources_new (workspace, self->field[i].field);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->field[i].row), self->field[i].sources);
    }
  return GTK_WIDGET (self);
}

/**
 * dossier_details_tab_show:
 * @self: the tab
 * @snapshot: (nullable): of the article
 *
 * Shows the article. What was typed for another one is written first; what is being typed stays.
 */
void
dossier_details_tab_show (DossierDetailsTab        *self,
                          DossierInspectorSnapshot *snapshot)
{
  GtkRoot *root;
  GtkWidget *focus;
  gboolean other;

  g_return_if_fail (DOSSIER_IS_DETAILS_TAB (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  /* An entry that is made insensitive while it has the keyboard is not told that it lost it, and goes on blinking. */
  if (snapshot == NULL && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), snapshot != NULL);
  if (snapshot == NULL)
    return;

  other = self->article != NULL && !dossier_id_equal (&self->article->id, &snapshot->article->id);
  for (guint i = 0; other && i < N_FIELDS; i++)
    {
      commit (self, &self->field[i]);
      gtk_editable_set_text (GTK_EDITABLE (self->field[i].row), self->field[i].value);
    }
  g_set_object (&self->article, snapshot->article);
  g_clear_pointer (&self->collections, g_ptr_array_unref);
  self->collections = g_ptr_array_ref (snapshot->collections);
  self->filling = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      show_field (self, &self->field[i]);
      dossier_field_sources_show (self->field[i].sources, &self->article->id, snapshot->fields);
    }
  self->filling = FALSE;
  gtk_widget_set_visible (self->copy_address, snapshot->article->url != NULL);
  gtk_widget_set_visible (self->open_address, dossier_address_is_safe (snapshot->article->url));
  show_date_words (self);
  show_grade (self);
  show_collections (self);
  dossier_copies_section_show (self->copies, snapshot->copies);
  show_facts (self);
}

/**
 * dossier_details_tab_get_field:
 * @self: the tab
 * @field: one field
 *
 * Returns: (transfer none): the row it is typed in; a GtkEditable
 */
GtkWidget *
dossier_details_tab_get_field (DossierDetailsTab   *self,
                               DossierArticleField  field)
{
  g_return_val_if_fail (DOSSIER_IS_DETAILS_TAB (self), NULL);

  return find_field (self, field)->row;
}
