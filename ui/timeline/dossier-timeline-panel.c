/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Below the timeline: the chosen event with the way its date came about, and its passages. Main thread; the page owns it. Passages
 * are read on the read thread; only the newest question counts. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-panel.h"

#include <glib/gi18n.h>

#include "dossier-timeline-words.h"
#include "dossier-ui.h"

struct _DossierTimelinePanel
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  DossierId event;             /* nil: none */
  char *origin;                /* (owned) (nullable): how the date came about */
  GCancellable *loading;       /* (owned) (nullable) */

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *open;
  GtkWidget *edit;
  GtkWidget *passages;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (DossierTimelinePanel, dossier_timeline_panel, GTK_TYPE_WIDGET)

/* What was read of an event: statements with passages, and the articles they stand in. */
typedef struct
{
  GPtrArray *statements; /* (element-type DossierStatement) */
  GPtrArray *articles;   /* (element-type DossierArticle): a statement each */
} Passages;

static void
passages_free (gpointer data)
{
  Passages *passages = data;

  g_ptr_array_unref (passages->statements);
  g_ptr_array_unref (passages->articles);
  g_free (passages);
}

/* On a thread of the pool. One passage may carry several statements; it is shown once. */
static gpointer
load_passages (DossierWorkspace *workspace,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_STATEMENT);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  Passages *passages;

  query->event = *(DossierId *) data;
  all = dossier_workspace_load_records (workspace, query, error);
  if (all == NULL)
    return NULL;
  passages = g_new0 (Passages, 1);
  passages->statements = g_ptr_array_new_with_free_func (g_object_unref);
  passages->articles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (all, i);
      GObject *article;

      if (statement->passage == NULL || !g_hash_table_add (seen, &statement->passage->id))
        continue;
      article = dossier_workspace_lookup (workspace, DOSSIER_RECORD_ARTICLE, &statement->passage->article);
      if (article == NULL)
        continue;
      g_ptr_array_add (passages->statements, g_object_ref (statement));
      g_ptr_array_add (passages->articles, article);
    }
  return passages;
}

/* Showing */

static void
open_passage_cb (GtkButton            *button,
                 DossierTimelinePanel *self)
{
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", g_object_get_data (G_OBJECT (button), "place"));
}

static GtkWidget *
make_article_line (DossierArticle *article)
{
  g_autofree char *from = dossier_ui_article_line (article);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (from), *title = gtk_label_new (article->title);
  GtkWidget *grade = dossier_ui_grade_new (article->source_grade);

  gtk_widget_add_css_class (label, "outlet");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_valign (grade, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), grade);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (box, "article");
  return box;
}

static GtkWidget *
make_passage (DossierTimelinePanel   *self,
              const DossierStatement *statement)
{
  const DossierPassage *passage = statement->passage;
  g_autofree char *article = dossier_id_to_text (&passage->article);
  /* Translators: the words of an article, in quotation marks */
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), passage->quote);
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (quoted);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "passage");
  gtk_widget_set_tooltip_text (button, _("Open the article here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, quoted, -1);
  if (passage->anchor == DOSSIER_ANCHOR_LOST)
    g_object_set_data_full (G_OBJECT (button), "place", g_steal_pointer (&article), g_free);
  else
    g_object_set_data_full (G_OBJECT (button), "place", g_strdup_printf ("%s:%u-%u", article, passage->start, passage->end), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_passage_cb), self);
  return button;
}

static void
clear_passages (DossierTimelinePanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->passages)) != NULL)
    gtk_box_remove (GTK_BOX (self->passages), child);
}

static void
show_line (DossierTimelinePanel *self,
           guint                 n_passages,
           guint                 n_articles)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *passages = g_strdup_printf (ngettext ("%u passage", "%u passages", n_passages), n_passages);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);

  if (n_passages > 0)
    /* Translators: "3 passages", "2 articles" */
    g_string_append_printf (line, _("%s in %s"), passages, articles);
  else
    g_string_append (line, _("no source yet"));
  if (self->origin != NULL)
    g_string_append_printf (line, " · %s", self->origin);
  g_string_append_printf (line, " · %s", _("press Enter to open side by side"));
  gtk_label_set_text (GTK_LABEL (self->line), line->str);
  gtk_widget_set_tooltip_text (self->line, self->origin);
}

static void
show_passages (DossierTimelinePanel *self,
               const Passages       *passages)
{
  guint n_articles = 0;

  clear_passages (self);
  for (guint i = 0; i < passages->statements->len; i++)
    {
      DossierArticle *article = g_ptr_array_index (passages->articles, i);

      if (i == 0 || !dossier_id_equal (&article->id, &((DossierArticle *) g_ptr_array_index (passages->articles, i - 1))->id))
        {
          gtk_box_append (GTK_BOX (self->passages), make_article_line (article));
          n_articles++;
        }
      gtk_box_append (GTK_BOX (self->passages), make_passage (self, g_ptr_array_index (passages->statements, i)));
    }
  show_line (self, passages->statements->len, n_articles);
}

static void
passages_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DossierTimelinePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  Passages *passages = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->box != NULL && passages != NULL)
    show_passages (self, passages);
  else if (error != NULL)
    dossier_ui_report_error (GTK_WIDGET (self), _("The passages could not be read"), error);
  g_clear_pointer (&passages, passages_free);
}

static void
button_cb (GtkButton            *button,
           DossierTimelinePanel *self)
{
  g_autofree char *id = dossier_id_to_text (&self->event);

  if (!dossier_id_is_nil (&self->event))
    dossier_ui_go (GTK_WIDGET (self), GTK_WIDGET (button) == self->open ? "win.open-event" : "win.edit-event", id);
}

/* As many lines as there is room for; the whole is told where the pointer rests. */
static GtkWidget *
make_words (const char *css_class,
            int         lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_top (DossierTimelinePanel *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = make_words ("event-title", 2);
  self->line = make_words ("event-line", 3);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->line);
  self->open = gtk_button_new_with_mnemonic (_("What the _Sources Say"));
  gtk_widget_set_tooltip_text (self->open, _("Show what each source says of it, side by side (Enter)"));
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (self->edit, _("Edit the event"));
  gtk_widget_add_css_class (self->edit, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edit the event"), -1);
  gtk_widget_set_valign (self->open, GTK_ALIGN_START);
  gtk_widget_set_valign (self->edit, GTK_ALIGN_START);
  g_signal_connect (self->open, "clicked", G_CALLBACK (button_cb), self);
  g_signal_connect (self->edit, "clicked", G_CALLBACK (button_cb), self);
  gtk_box_append (GTK_BOX (top), words);
  gtk_box_append (GTK_BOX (top), self->edit);
  gtk_box_append (GTK_BOX (top), self->open);
  gtk_widget_add_css_class (top, "top");
  return top;
}

static void
dossier_timeline_panel_dispose (GObject *object)
{
  DossierTimelinePanel *self = DOSSIER_TIMELINE_PANEL (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->origin, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_timeline_panel_parent_class)->dispose (object);
}

static void
dossier_timeline_panel_class_init (DossierTimelinePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline-panel");
}

static void
dossier_timeline_panel_init (DossierTimelinePanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->passages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->passages, "passages");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->passages);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_top (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dossier_timeline_panel_new (DossierWorkspace *workspace)
{
  DossierTimelinePanel *self = g_object_new (DOSSIER_TYPE_TIMELINE_PANEL, NULL);

  self->workspace = g_object_ref (workspace);
  if (dossier_workspace_is_read_only (workspace))
    gtk_widget_set_sensitive (self->edit, FALSE);
  dossier_timeline_panel_show (self, NULL, NULL);
  return GTK_WIDGET (self);
}

/**
 * dossier_timeline_panel_show:
 * @timeline: (nullable): that has the event
 * @event: (nullable): NULL: none is chosen
 */
void
dossier_timeline_panel_show (DossierTimelinePanel       *self,
                             const DossierTimeline      *timeline,
                             const DossierTimelineEvent *event)
{
  g_autofree char *date = NULL, *plain = NULL, *title = NULL;

  g_return_if_fail (DOSSIER_IS_TIMELINE_PANEL (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->origin, g_free);
  gtk_widget_set_visible (self->open, event != NULL);
  gtk_widget_set_visible (self->edit, event != NULL);
  if (event == NULL)
    {
      self->event = DOSSIER_ID_NIL;
      clear_passages (self);
      gtk_label_set_text (GTK_LABEL (self->title), _("No event chosen"));
      gtk_widget_set_tooltip_text (self->title, NULL);
      gtk_widget_set_tooltip_text (self->line, NULL);
      gtk_label_set_text (GTK_LABEL (self->line), _("Click on an event, or go through them with the arrow keys."));
      return;
    }
  if (!dossier_id_equal (&self->event, &event->id))
    clear_passages (self);
  self->event = event->id;
  self->origin = dossier_timeline_date_origin (timeline, event);
  date = dossier_timeline_event_words (event);
  plain = dossier_timeline_event_title (event);
  /* Translators: the date of an event, and its title */
  title = g_strdup_printf (_("%s — %s"), date, plain);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, title);
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_passages, dossier_id_copy (&self->event), g_free, passages_free, self->loading,
                                passages_loaded_cb, g_object_ref (self));
}

gboolean
dossier_timeline_panel_is_loading (DossierTimelinePanel *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_PANEL (self), FALSE);

  return self->loading != NULL;
}
