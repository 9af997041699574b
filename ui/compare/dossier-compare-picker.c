/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The popover in which one side is chosen: the newest articles and notes, or those with the words that are typed. Asked on the
 * read thread; only the newest question counts. Main thread; owned by the button it belongs to.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-picker.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

#define MOST_ARTICLES 30
#define MOST_NOTES 10

struct _DossierComparePicker
{
  GtkPopover parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  GtkWidget *entry;
  GtkWidget *list;
  GCancellable *cancellable;   /* (owned) (nullable): the question under way */
  gboolean choose_first;       /* Enter was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (DossierComparePicker, dossier_compare_picker, GTK_TYPE_POPOVER)

static guint picked_signal;

typedef struct
{
  GPtrArray *articles;
  GPtrArray *notes;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  if (found == NULL)
    return;
  g_clear_pointer (&found->articles, g_ptr_array_unref);
  g_clear_pointer (&found->notes, g_ptr_array_unref);
  g_free (found);
}

static gpointer
find (DossierWorkspace *workspace,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  char *words = *(char *) data != '\0' ? data : NULL;
  DossierQuery articles = { .type = DOSSIER_RECORD_ARTICLE, .text = words, .limit = MOST_ARTICLES,
                            .order = words != NULL ? DOSSIER_ORDER_RELEVANCE : DOSSIER_ORDER_NEWEST };
  DossierQuery notes = { .type = DOSSIER_RECORD_NOTE, .text = words, .limit = MOST_NOTES };
  Found *found = g_new0 (Found, 1);

  found->articles = dossier_workspace_load_records (workspace, &articles, error);
  if (found->articles != NULL)
    found->notes = dossier_workspace_load_records (workspace, &notes, error);
  if (found->notes == NULL)
    g_clear_pointer (&found, found_free);
  return found;
}

static GtkWidget *
make_label (const char *text,
            gboolean    small)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
add_row (DossierComparePicker *self,
         const DossierSideKey *key,
         const char           *title,
         const char           *about,
         char                  grade)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *badge = dossier_ui_grade_new (grade);

  gtk_box_append (GTK_BOX (box), make_label (title, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (about, TRUE));
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "key", dossier_side_key_to_text (key), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
choose (DossierComparePicker *self,
        GtkListBoxRow        *row) /* (nullable) */
{
  g_autofree char *key = row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "key")) : NULL;

  if (key == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, picked_signal, 0, key);
}

static void
fill (DossierComparePicker *self,
      const Found          *found)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < found->articles->len; i++)
    {
      const DossierArticle *article = g_ptr_array_index (found->articles, i);
      DossierSideKey key = { article->id, FALSE };
      g_autofree char *about = dossier_ui_article_line (article);

      add_row (self, &key, article->title, about, article->source_grade);
    }
  for (guint i = 0; i < found->notes->len; i++)
    {
      const DossierNote *note = g_ptr_array_index (found->notes, i);
      DossierSideKey key = { note->id, TRUE };

      add_row (self, &key, note->title, _("Note"), 0);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierComparePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    g_clear_object (&self->cancellable);
  else
    g_clear_pointer (&found, found_free);
  if (found == NULL && error != NULL && gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    dossier_ui_report_error (gtk_widget_get_parent (GTK_WIDGET (self)), _("Articles and notes could not be read"), error);
  if (found != NULL)
    {
      fill (self, found);
      if (self->choose_first)
        choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
      self->choose_first = FALSE;
    }
  found_free (found);
}

static void
search (DossierComparePicker *self)
{
  char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->choose_first = FALSE;
  dossier_workspace_read_async (self->workspace, find, g_strstrip (words), g_free, found_free, self->cancellable, found_cb, g_object_ref (self));
}

static void
activate_cb (DossierComparePicker *self)
{
  if (self->cancellable != NULL)
    self->choose_first = TRUE;
  else
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
row_activated_cb (GtkListBox           *list,
                  GtkListBoxRow        *row,
                  DossierComparePicker *self)
{
  choose (self, row);
}

/* Up and Down choose in the list while one types. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                DossierComparePicker  *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)), *next;

  if (row == NULL || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), gtk_list_box_row_get_index (row) + (key == GDK_KEY_Down ? 1 : -1));
  if (next != NULL)
    {
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
      gtk_widget_grab_focus (GTK_WIDGET (next));
      gtk_widget_grab_focus (self->entry);
    }
  return TRUE;
}

static void
show_cb (DossierComparePicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search (self);
  gtk_widget_grab_focus (self->entry);
}

static void
dossier_compare_picker_dispose (GObject *object)
{
  DossierComparePicker *self = DOSSIER_COMPARE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_compare_picker_parent_class)->dispose (object);
}

static void
dossier_compare_picker_class_init (DossierComparePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_compare_picker_dispose;
  picked_signal = g_signal_new ("picked", DOSSIER_TYPE_COMPARE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_compare_picker_init (DossierComparePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new (), *nothing;
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Words of an article or note"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words of an article or note"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Articles and notes"), -1);
  nothing = gtk_label_new (_("Nothing has these words"));
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 320, 300);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
dossier_compare_picker_new (DossierWorkspace *workspace)
{
  DossierComparePicker *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_COMPARE_PICKER, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): where one types */
GtkWidget *
dossier_compare_picker_get_entry (DossierComparePicker *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PICKER (self), NULL);
  return self->entry;
}

/* Returns: (transfer none): what was found */
GtkWidget *
dossier_compare_picker_get_list (DossierComparePicker *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PICKER (self), NULL);
  return self->list;
}
