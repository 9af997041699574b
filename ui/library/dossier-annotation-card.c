/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One annotation as a card, edited in place. A card that is being edited keeps what was typed when its annotation changes
 * under it. Main thread only; owned by its list item. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-annotation-card.h"

#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

#define QUOTE_LENGTH 240 /* code points */

struct _DossierAnnotationCard
{
  AdwBin parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierItem *item;           /* (owned) (nullable) */
  gulong changed;
  GtkStack *stack;
  GtkLabel *quote;
  GtkLabel *text;
  GtkBox *tags;
  GtkLabel *when;
  GtkWidget *edit;
  GtkWidget *remove;
  GtkTextView *editor;
  GtkEditable *tags_entry;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationCard, dossier_annotation_card, ADW_TYPE_BIN)

static DossierAnnotation *
get_annotation (DossierAnnotationCard *self)
{
  return self->item != NULL ? dossier_item_get_record (self->item) : NULL;
}

static void
show_tags (DossierAnnotationCard   *self,
           const DossierAnnotation *annotation)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_box_remove (self->tags, child);
  for (guint i = 0; annotation->tags != NULL && annotation->tags[i] != NULL; i++)
    {
      GtkWidget *tag = gtk_label_new (annotation->tags[i]);

      gtk_label_set_ellipsize (GTK_LABEL (tag), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (tag, "tag");
      gtk_box_append (self->tags, tag);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), annotation->tags != NULL && annotation->tags[0] != NULL);
}

static void
show_record (DossierAnnotationCard *self)
{
  DossierAnnotation *annotation = get_annotation (self);
  g_autofree char *one_line = NULL;
  g_autofree char *shortened = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *when = NULL;

  if (annotation == NULL)
    return;
  one_line = dossier_text_one_line (annotation->passage->quote);
  shortened = dossier_text_ellipsize (one_line, QUOTE_LENGTH);
  /* Translators: quotation marks around words of an article */
  quote = g_strdup_printf (_("“%s”"), shortened);
  when = dossier_ui_time (annotation->modified_at);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->text, annotation->text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *annotation->text != '\0');
  gtk_label_set_text (self->when, when);
  show_tags (self, annotation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, annotation->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quote, -1);
}

/* Commas part tags; blanks around them and empty ones do not count. */
static GStrv
split_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (tags, parts[i]);
  return g_strv_builder_end (tags);
}

static void
cancel_cb (DossierAnnotationCard *self)
{
  gtk_stack_set_visible_child_name (self->stack, "show");
  gtk_widget_grab_focus (self->edit);
}

static void
saved_cb (GtkWidget            *widget,
          const DossierOutcome *outcome,
          gpointer              user_data)
{
  cancel_cb (DOSSIER_ANNOTATION_CARD (widget));
}

static void
save_cb (DossierAnnotationCard *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->editor);
  g_auto (GStrv) tags = split_tags (gtk_editable_get_text (self->tags_entry));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (self->item == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  dossier_ui_run (GTK_WIDGET (self), self->workspace,
                  dossier_command_edit_annotation (dossier_item_get_id (self->item), text, (const char * const *) tags),
                  saved_cb, NULL);
}

static void
deleted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Remark deleted"));
}

static void
delete_cb (DossierAnnotationCard *self)
{
  /* The card may be gone when it is done, the list is not. */
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);

  if (self->item != NULL)
    dossier_ui_run (list != NULL ? list : GTK_WIDGET (self), self->workspace,
                    dossier_command_delete_annotation (dossier_item_get_id (self->item)), deleted_cb, NULL);
}

static gboolean
key_cb (DossierAnnotationCard *self,
        guint                  key,
        guint                  code,
        GdkModifierType        state)
{
  if (key == GDK_KEY_Escape)
    cancel_cb (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    save_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
dossier_annotation_card_dispose (GObject *object)
{
  DossierAnnotationCard *self = DOSSIER_ANNOTATION_CARD (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_annotation_card_parent_class)->dispose (object);
}

static void
dossier_annotation_card_class_init (DossierAnnotationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_annotation_card_dispose;
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-annotation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, quote);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, text);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, tags);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, when);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, edit);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, remove);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, editor);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, tags_entry);
  gtk_widget_class_bind_template_callback (widget_class, dossier_annotation_card_edit);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
dossier_annotation_card_init (DossierAnnotationCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *page;

  gtk_widget_init_template (GTK_WIDGET (self));
  page = gtk_stack_get_child_by_name (self->stack, "edit");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (page, keys);
}

/**
 * dossier_annotation_card_new:
 * @workspace: where the annotations are
 *
 * Returns: (transfer floating): a card without an annotation
 */
GtkWidget *
dossier_annotation_card_new (DossierWorkspace *workspace)
{
  DossierAnnotationCard *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_ANNOTATION_CARD, NULL);
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (self->edit, !dossier_workspace_is_read_only (workspace));
  gtk_widget_set_sensitive (self->remove, !dossier_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

/**
 * dossier_annotation_card_set_item:
 * @self: a card
 * @item: (nullable): the annotation's place in the list
 */
void
dossier_annotation_card_set_item (DossierAnnotationCard *self,
                                  DossierItem           *item)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION_CARD (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  gtk_stack_set_visible_child_name (self->stack, "show");
  if (item != NULL)
    self->changed = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show_record), self);
  show_record (self);
}

/**
 * dossier_annotation_card_edit:
 * @self: a card
 *
 * Lets the remark and its tags be edited in place.
 */
void
dossier_annotation_card_edit (DossierAnnotationCard *self)
{
  DossierAnnotation *annotation;
  g_autofree char *tags = NULL;

  g_return_if_fail (DOSSIER_IS_ANNOTATION_CARD (self));

  annotation = get_annotation (self);
  if (annotation == NULL)
    return;
  tags = annotation->tags != NULL ? g_strjoinv (", ", annotation->tags) : g_strdup ("");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->editor), annotation->text, -1);
  gtk_editable_set_text (self->tags_entry, tags);
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
