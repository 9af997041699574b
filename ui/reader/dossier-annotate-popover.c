/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The form of an annotation. Owned by the reader, main thread only. It writes nothing itself; the reader runs the command.
 * The tags it offers are those of the workspace's annotations, read off the main thread when it opens.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-annotate-popover.h"

#include "dossier-popover-place.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_OFFERED 6
#define MOST_READ 2000

struct _DossierAnnotatePopover
{
  GtkPopover parent_instance;

  GtkLabel *words;             /* (owned by the template), as the next three */
  GtkTextView *remark;
  GtkEditable *tags;
  GtkFlowBox *known;

  DossierWorkspace *workspace; /* (owned) */
  GCancellable *cancellable;   /* (owned) (nullable) */
  GPtrArray *all_tags;         /* (owned) (nullable) (element-type utf8): most used first */
  char *before_text;           /* (owned) (nullable): to tell whether anything was changed */
  char *before_tags;           /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DossierAnnotatePopover, dossier_annotate_popover, GTK_TYPE_POPOVER)

enum
{
  SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_remark (DossierAnnotatePopover *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->remark), &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->remark), &start, &end, FALSE));
}

static gboolean
contains (GPtrArray *tags, const char *tag)
{
  return g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL);
}

/* Without blanks around them, without empty and double ones, and without a "#" in front. */
static char **
split_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;\n", -1);
  GPtrArray *tags = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *tag = g_strstrip (parts[i]);

      while (*tag == '#')
        tag++;
      if (*tag != '\0' && !contains (tags, tag))
        g_ptr_array_add (tags, g_strdup (tag));
    }
  g_ptr_array_add (tags, NULL);

  return (char **) g_ptr_array_free (tags, FALSE);
}

/* The tag that is being typed: what stands behind the last comma. */
static const char *
last_part (const char *text)
{
  const char *comma = strrchr (text, ',');
  const char *part = comma != NULL ? comma + 1 : text;

  while (g_ascii_isspace (*part))
    part++;

  return part;
}

static void
known_clicked_cb (GtkButton *button, DossierAnnotatePopover *self)
{
  const char *typed = gtk_editable_get_text (self->tags);
  g_autofree char *before = g_strndup (typed, (gsize) (last_part (typed) - typed));
  g_autofree char *text = g_strdup_printf ("%s%s, ", before, gtk_widget_get_name (GTK_WIDGET (button)));

  gtk_editable_set_text (self->tags, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->tags));
  gtk_editable_set_position (self->tags, -1);
}

static GtkWidget *
make_offer (DossierAnnotatePopover *self, const char *tag)
{
  GtkWidget *button = gtk_button_new_with_label (tag);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_name (button, tag);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, _("Add this tag"));
  g_signal_connect (button, "clicked", G_CALLBACK (known_clicked_cb), self);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);

  return child;
}

/* Offers the tags in use that go on as what is being typed, and are not there yet. */
static void
show_known (DossierAnnotatePopover *self)
{
  const char *typed = gtk_editable_get_text (self->tags);
  g_autofree char *wanted = g_utf8_casefold (last_part (typed), -1);
  g_auto (GStrv) present = split_tags (typed);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->known))) != NULL)
    gtk_flow_box_remove (self->known, child);

  for (guint i = 0; self->all_tags != NULL && i < self->all_tags->len && n < MOST_OFFERED; i++)
    {
      const char *tag = g_ptr_array_index (self->all_tags, i);
      g_autofree char *folded = g_utf8_casefold (tag, -1);

      if (g_str_has_prefix (folded, wanted) && !g_strv_contains ((const char * const *) present, tag))
        {
          gtk_flow_box_append (self->known, make_offer (self, tag));
          n++;
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (self->known), n > 0);
}

static gint
compare_counts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *counts = user_data;
  const char *x = *(const char * const *) a;
  const char *y = *(const char * const *) b;
  int difference = GPOINTER_TO_INT (g_hash_table_lookup (counts, y)) - GPOINTER_TO_INT (g_hash_table_lookup (counts, x));

  return difference != 0 ? difference : g_utf8_collate (x, y);
}

static gpointer
load_tags (DossierWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ANNOTATION);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tags;
  GHashTableIter iter;
  gpointer tag;

  query->limit = MOST_READ;
  annotations = dossier_workspace_load_records (workspace, query, error);
  if (annotations == NULL)
    return NULL;

  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierAnnotation *annotation = g_ptr_array_index (annotations, i);

      for (guint j = 0; annotation->tags != NULL && annotation->tags[j] != NULL; j++)
        g_hash_table_insert (counts, annotation->tags[j],
                             GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, annotation->tags[j])) + 1));
    }

  tags = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    g_ptr_array_add (tags, g_strdup (tag));
  g_ptr_array_sort_with_data (tags, compare_counts, counts);

  return tags;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierAnnotatePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *tags = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  /* Offering tags is a help; without them they can still be typed. */
  if (tags == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The tags in use could not be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->all_tags, g_ptr_array_unref);
  self->all_tags = tags;
  show_known (self);
}

static void
tags_changed_cb (DossierAnnotatePopover *self)
{
  show_known (self);
}

/* Forgets what stood there before, so that closing finds nothing changed. */
static void
forget (DossierAnnotatePopover *self)
{
  g_clear_pointer (&self->before_text, g_free);
  g_clear_pointer (&self->before_tags, g_free);
}

static void
save_if_changed (DossierAnnotatePopover *self)
{
  g_autofree char *text = dup_remark (self);
  const char *typed = gtk_editable_get_text (self->tags);
  g_auto (GStrv) tags = split_tags (typed);
  gboolean changed = self->before_text != NULL
                     && (g_strcmp0 (text, self->before_text) != 0 || g_strcmp0 (typed, self->before_tags) != 0);

  forget (self);
  if (changed && (*text != '\0' || tags[0] != NULL))
    g_signal_emit (self, signals[SAVE], 0, text, tags);
}

static void
closed_cb (DossierAnnotatePopover *self)
{
  save_if_changed (self);
}

static gboolean
key_pressed_cb (DossierAnnotatePopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    {
      forget (self);
      gtk_popover_popdown (GTK_POPOVER (self));
    }
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    dossier_annotate_popover_save (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
dossier_annotate_popover_dispose (GObject *object)
{
  DossierAnnotatePopover *self = DOSSIER_ANNOTATE_POPOVER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dossier_annotate_popover_parent_class)->dispose (object);
}

static void
dossier_annotate_popover_finalize (GObject *object)
{
  DossierAnnotatePopover *self = DOSSIER_ANNOTATE_POPOVER (object);

  forget (self);
  g_clear_pointer (&self->all_tags, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_annotate_popover_parent_class)->finalize (object);
}

static void
dossier_annotate_popover_class_init (DossierAnnotatePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_annotate_popover_dispose;
  object_class->finalize = dossier_annotate_popover_finalize;

  signals[SAVE] = g_signal_new ("save", DOSSIER_TYPE_ANNOTATE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRV);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-annotate-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotatePopover, words);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotatePopover, remark);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotatePopover, tags);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotatePopover, known);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_annotate_popover_save);
}

static void
dossier_annotate_popover_init (DossierAnnotatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);

  dossier_popover_listen (GTK_POPOVER (self), G_CALLBACK (key_pressed_cb));
}

/**
 * dossier_annotate_popover_new:
 * @workspace: whose tags it offers
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
dossier_annotate_popover_new (DossierWorkspace *workspace)
{
  DossierAnnotatePopover *self = g_object_new (DOSSIER_TYPE_ANNOTATE_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

/**
 * dossier_annotate_popover_open:
 * @self: a popover with a parent
 * @words: the passage
 * @text: (nullable): the remark as it is; NULL for a new annotation
 * @tags: (nullable): its tags
 * @target: where the passage stands, in coordinates of the parent
 */
void
dossier_annotate_popover_open (DossierAnnotatePopover *self, const char *words, const char *text, const char * const *tags,
                               const GdkRectangle *target)
{
  g_autofree char *line = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *joined = NULL;

  g_return_if_fail (DOSSIER_IS_ANNOTATE_POPOVER (self));
  g_return_if_fail (words != NULL);
  g_return_if_fail (target != NULL);

  line = dossier_text_one_line (words);
  quoted = g_strdup_printf (_("“%s”"), line);
  joined = tags != NULL ? g_strjoinv (", ", (char **) tags) : g_strdup ("");

  gtk_label_set_text (self->words, quoted);
  dossier_annotate_popover_set_text (self, text != NULL ? text : "", joined);
  forget (self);
  self->before_text = dup_remark (self);
  self->before_tags = g_steal_pointer (&joined);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                                self->cancellable, loaded_cb, g_object_ref (self));

  dossier_popover_place (GTK_POPOVER (self), target);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->remark));
}

/**
 * dossier_annotate_popover_set_text:
 * @self: a popover
 * @text: the remark
 * @tags: its tags, separated by commas
 *
 * Writes into the form, as if it were typed.
 */
void
dossier_annotate_popover_set_text (DossierAnnotatePopover *self, const char *text, const char *tags)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATE_POPOVER (self));
  g_return_if_fail (text != NULL && tags != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->remark), text, -1);
  gtk_editable_set_text (self->tags, tags);
}

/**
 * dossier_annotate_popover_save:
 * @self: a popover
 *
 * Tells what was written, and closes.
 */
void
dossier_annotate_popover_save (DossierAnnotatePopover *self)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATE_POPOVER (self));

  gtk_popover_popdown (GTK_POPOVER (self));
}
