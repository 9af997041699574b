/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in which accounts are taken out of an event. Main thread; it owns itself until it is closed. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-split.h"

#include "dossier-command-merge.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierEventSplit
{
  AdwWindow parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  DossierId event;
  GtkWidget *parent;           /* (unowned) (nullable): weak; tells what was done */
  GPtrArray *checks;           /* (element-type GtkCheckButton): an account each, its id as data */

  GtkWidget *list;
  GtkWidget *title;
  GtkWidget *words;
  GtkWidget *split;
};

G_DEFINE_FINAL_TYPE (DossierEventSplit, dossier_event_split, ADW_TYPE_WINDOW)

static guint
count_chosen (DossierEventSplit *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  return n;
}

/* What would be moved, in words. */
static void
preview_cb (DossierEventSplit *self)
{
  guint chosen = count_chosen (self);
  g_autofree char *words = NULL;

  if (chosen == 0)
    words = g_strdup (_("Choose the accounts that tell of another event."));
  else if (chosen == self->checks->len)
    words = g_strdup (_("All of them: then nothing would be told of this event any more."));
  else
    words = g_strdup_printf (ngettext ("%u account goes over with all it says. What is assessed stays here; it can be undone in one step.",
                                       "%u accounts go over with all they say. What is assessed stays here; it can be undone in one step.", chosen), chosen);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_sensitive (self->split, chosen > 0 && chosen < self->checks->len && *gtk_editable_get_text (GTK_EDITABLE (self->title)) != '\0');
}

static gpointer
load_grid (DossierWorkspace *workspace,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  return dossier_workspace_load_grid (workspace, data, error);
}

static GtkWidget *
make_line (const char *words,
           const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* An article that tells of the event: its title, below it where it is from. */
static GtkWidget *
make_check (const DossierArticle *article)
{
  g_autofree char *line = dossier_ui_article_line (article), *words = g_strdup_printf ("%s, %s", article->title, line);
  GtkWidget *check = gtk_check_button_new (), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), make_line (article->title, "name"));
  gtk_box_append (GTK_BOX (lines), make_line (line, "caption"));
  gtk_widget_set_margin_start (lines, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return check;
}

static void
grid_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DossierEventSplit) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierGrid) grid = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (grid == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->words), error->message);
      return;
    }
  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DossierGridColumn *column = g_ptr_array_index (grid->columns, i);
      GtkWidget *check = make_check (column->article);

      g_object_set_data_full (G_OBJECT (check), "account", g_memdup2 (&column->account, sizeof column->account), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (preview_cb), self);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (self->list), check);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->title), grid->event->title);
  preview_cb (self);
}

static void
split_cb (GtkWidget         *widget,
          DossierEventSplit *self)
{
  dossier_event_split_split (self);
}

static void
done_cb (GtkWidget            *widget,
         const DossierOutcome *outcome,
         gpointer              user_data)
{
  DossierEventSplit *self = DOSSIER_EVENT_SPLIT (widget);
  g_autofree char *id = dossier_id_to_text (&outcome->id);

  if (self->parent != NULL)
    {
      dossier_ui_toast_undo (self->parent, _("Split; the new event has the accounts"));
      dossier_ui_go (self->parent, "win.open-event", id);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
dossier_event_split_dispose (GObject *object)
{
  DossierEventSplit *self = DOSSIER_EVENT_SPLIT (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_event_split_parent_class)->dispose (object);
}

static void
dossier_event_split_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_EVENT_SPLIT (object)->checks);
  G_OBJECT_CLASS (dossier_event_split_parent_class)->finalize (object);
}

static void
dossier_event_split_class_init (DossierEventSplitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_event_split_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_event_split_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_event_split_init (DossierEventSplit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *question = gtk_label_new (_("Which articles tell of another event?"));

  dossier_ui_part_from_parent (GTK_WINDOW (self));
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_widget_add_css_class (question, "heading");
  self->checks = g_ptr_array_new ();
  self->split = gtk_button_new_with_mnemonic (_("_Split"));
  gtk_widget_add_css_class (self->split, "suggested-action");
  gtk_widget_set_sensitive (self->split, FALSE);
  g_signal_connect (self->split, "clicked", G_CALLBACK (split_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->split);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->title = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->title), _("Title of the new event"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title of the new event"), -1);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (preview_cb), self);
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_box_append (GTK_BOX (inside), question);
  gtk_box_append (GTK_BOX (inside), scroller);
  gtk_box_append (GTK_BOX (inside), self->title);
  gtk_box_append (GTK_BOX (inside), self->words);
  gtk_widget_set_margin_start (inside, 18);
  gtk_widget_set_margin_end (inside, 18);
  gtk_widget_set_margin_top (inside, 12);
  gtk_widget_set_margin_bottom (inside, 18);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), inside);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Split an Event"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 540);
}

/**
 * dossier_event_split_present:
 * @parent: who asks
 * @event: which event
 *
 * Returns: (transfer none): the window, shown; it closes itself
 */
GtkWidget *
dossier_event_split_present (GtkWidget        *parent,
                             DossierWorkspace *workspace,
                             const DossierId  *event)
{
  DossierEventSplit *self;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace) && event != NULL, NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (DOSSIER_TYPE_EVENT_SPLIT, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->workspace = g_object_ref (workspace);
  self->event = *event;
  g_set_weak_pointer (&self->parent, parent);
  dossier_workspace_read_async (workspace, load_grid, g_memdup2 (event, sizeof *event), g_free, (GDestroyNotify) dossier_grid_free, NULL,
                                grid_loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/**
 * dossier_event_split_n_accounts:
 *
 * Returns: how many there are to choose from; 0 until they are read
 */
guint
dossier_event_split_n_accounts (DossierEventSplit *self)
{
  g_return_val_if_fail (DOSSIER_IS_EVENT_SPLIT (self), 0);
  return self->checks->len;
}

void
dossier_event_split_choose (DossierEventSplit *self,
                            guint              account,
                            gboolean           chosen)
{
  g_return_if_fail (DOSSIER_IS_EVENT_SPLIT (self) && account < self->checks->len);

  gtk_check_button_set_active (g_ptr_array_index (self->checks, account), chosen);
}

/**
 * dossier_event_split_split:
 *
 * Does it, when something but not all is chosen; once, until that is done.
 */
void
dossier_event_split_split (DossierEventSplit *self)
{
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (DossierId));

  g_return_if_fail (DOSSIER_IS_EVENT_SPLIT (self));

  if (!gtk_widget_is_sensitive (self->split))
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_vals (accounts, g_object_get_data (g_ptr_array_index (self->checks, i), "account"), 1);
  dossier_ui_run_dialog (GTK_WINDOW (self), self->workspace,
                         dossier_command_split_event (&self->event, (const DossierId *) (gpointer) accounts->data, accounts->len,
                                                      gtk_editable_get_text (GTK_EDITABLE (self->title))),
                         done_cb, NULL);
}
