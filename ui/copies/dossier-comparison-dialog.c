/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two articles word by word: removed words are struck through, added ones underlined, so that no colour is needed to tell
 * them apart; going from change to change says each in words. Main thread only; a window of its own that closes itself. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-comparison-dialog.h"

#include "dossier-change-tags.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPOKEN_WORDS 160 /* code points of a change that are said */

struct _DossierComparisonDialog
{
  AdwWindow parent_instance;
  DossierComparison *comparison; /* (owned) (nullable): NULL until it is read */
  GCancellable *cancellable;     /* (owned) */
  GPtrArray *changes;            /* (owned) (element-type Change) */
  guint current;                 /* number of the change that is shown, from 1; 0 = none yet */
  AdwWindowTitle *window_title;
  GtkToggleButton *side_by_side;
  GtkLabel *summary;
  GtkStack *stack;
  GtkTextView *one;
  GtkTextView *old;
  GtkTextView *new;
  GtkLabel *old_heading;
  GtkLabel *new_heading;
  GtkLabel *spoken;
};

G_DEFINE_FINAL_TYPE (DossierComparisonDialog, dossier_comparison_dialog, ADW_TYPE_WINDOW)

/* Where a change stands in a view: code points. */
typedef struct
{
  guint start;
  guint end;
} Range;

typedef struct
{
  char *removed; /* (owned): "" = nothing */
  char *added;   /* (owned) */
  Range one;
  Range old;
  Range new;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->removed);
  g_free (change->added);
  g_free (change);
}

/* Filling */

/* Appends the words, the space after them without the tag. Tells where the words stand. */
static void
append (GtkTextView *view,
        const char  *words,
        const char  *tag, /* (nullable) */
        Range       *range)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *trimmed = g_strchomp (g_strdup (words));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  range->start = gtk_text_iter_get_offset (&end);
  if (tag == NULL)
    gtk_text_buffer_insert (buffer, &end, words, -1);
  else
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, trimmed, -1, tag, NULL);
  range->end = gtk_text_iter_get_offset (&end);
  if (tag != NULL)
    gtk_text_buffer_insert (buffer, &end, words + strlen (trimmed), -1);
}

static gboolean
ends_with_space (const char *words)
{
  return *words == '\0' || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (words + strlen (words))));
}

static void
append_change (DossierComparisonDialog *self,
               const char              *old,
               const char              *new)
{
  Change *change = g_new0 (Change, 1);
  Range gap;

  change->removed = g_strchomp (g_strdup (old));
  change->added = g_strchomp (g_strdup (new));
  append (self->old, old, DOSSIER_TAG_REMOVED, &change->old);
  append (self->new, new, DOSSIER_TAG_ADDED, &change->new);
  append (self->one, old, DOSSIER_TAG_REMOVED, &change->one);
  if (*old != '\0' && *new != '\0' && !ends_with_space (old))
    append (self->one, " ", NULL, &gap);
  if (*new != '\0')
    {
      Range added;

      append (self->one, new, DOSSIER_TAG_ADDED, &added);
      change->one.end = added.end;
    }
  g_ptr_array_add (self->changes, change);
}

/* Takes the next code points of a text: runs follow one another, so that no run is looked for from the beginning. */
static char *
take (const char **at,
      guint        length)
{
  const char *start = *at;

  *at = g_utf8_offset_to_pointer (start, length);
  return g_strndup (start, *at - start);
}

static void
fill (DossierComparisonDialog *self)
{
  const DossierComparison *comparison = self->comparison;
  const char *old_at = comparison->old_text, *new_at = comparison->new_text;

  for (guint i = 0; i < comparison->runs->len; i++)
    {
      const DossierWordRun *run = &g_array_index (comparison->runs, DossierWordRun, i);
      g_autofree char *old = take (&old_at, run->old_end - run->old_start);
      g_autofree char *new = take (&new_at, run->new_end - run->new_start);
      Range range;

      if (!run->same)
        {
          append_change (self, old, new);
          continue;
        }
      append (self->one, new, NULL, &range);
      append (self->old, old, NULL, &range);
      append (self->new, new, NULL, &range);
    }
}

static void
show_summary (DossierComparisonDialog *self)
{
  const DossierComparison *comparison = self->comparison;
  g_autofree char *older = dossier_ui_article_line (comparison->older);
  g_autofree char *newer = dossier_ui_article_line (comparison->newer);
  g_autofree char *removed = g_strdup_printf (ngettext ("%u word removed", "%u words removed", comparison->removed), comparison->removed);
  g_autofree char *added = g_strdup_printf (ngettext ("%u word added", "%u words added", comparison->added), comparison->added);
  /* Translators: how many words were removed, how many added, and how much of both texts is the same */
  g_autofree char *text = g_strdup_printf (_("%s, %s · %u %% of the runs of words are the same"), removed, added,
                                           (guint) (comparison->similarity * 100 + 0.5));
  /* Translators: from the older article to the newer one; each is an outlet and a date */
  g_autofree char *subtitle = g_strdup_printf (_("%s → %s"), older, newer);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_label_set_text (self->summary, self->changes->len > 0 ? text : _("Both are the same, word for word."));
  gtk_label_set_text (self->old_heading, older);
  gtk_label_set_text (self->new_heading, newer);
}

/* From change to change */

static void
select_range (GtkTextView *view,
              const Range *range)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, range->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, range->end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
}

static void
say (DossierComparisonDialog *self,
     const Change            *change)
{
  g_autofree char *old = dossier_text_one_line (change->removed);
  g_autofree char *new = dossier_text_one_line (change->added);
  g_autofree char *removed = dossier_text_ellipsize (old, SPOKEN_WORDS);
  g_autofree char *added = dossier_text_ellipsize (new, SPOKEN_WORDS);
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (*change->removed == '\0')
    what = g_strdup_printf (_("added “%s”"), added);
  else if (*change->added == '\0')
    what = g_strdup_printf (_("removed “%s”"), removed);
  else
    what = g_strdup_printf (_("“%s” became “%s”"), removed, added);
  /* Translators: which change, of how many, and what it is */
  text = g_strdup_printf (_("Change %u of %u: %s"), self->current, self->changes->len, what);
  gtk_label_set_text (self->spoken, text);
}

static void
show_change (DossierComparisonDialog *self,
             guint                    number)
{
  const Change *change;

  if (number < 1 || number > self->changes->len)
    return;
  self->current = number;
  change = g_ptr_array_index (self->changes, number - 1);
  select_range (self->one, &change->one);
  select_range (self->old, &change->old);
  select_range (self->new, &change->new);
  say (self, change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.previous", number > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.next", number < self->changes->len);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierComparisonDialog *self = DOSSIER_COMPARISON_DIALOG (widget);

  show_change (self, strcmp (name, "comparison.next") == 0 ? self->current + 1 : self->current - 1);
}

static void
side_by_side_cb (DossierComparisonDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (self->side_by_side) ? "two" : "one");
  show_change (self, self->current);
}

static void
side_by_side_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DossierComparisonDialog *self = DOSSIER_COMPARISON_DIALOG (widget);

  gtk_toggle_button_set_active (self->side_by_side, !gtk_toggle_button_get_active (self->side_by_side));
}

/* Reading */

typedef struct
{
  DossierId a;
  DossierId b;
} Two;

static gpointer
read_comparison (DossierWorkspace  *workspace,
                 gpointer           data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  const Two *two = data;

  return dossier_workspace_load_comparison (workspace, &two->a, &two->b, error);
}

static void
comparison_read_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierComparison) comparison = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierComparisonDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_COMPARISON_DIALOG (user_data);
  if (comparison == NULL)
    {
      gtk_label_set_text (self->summary, error->message);
      return;
    }
  self->comparison = g_steal_pointer (&comparison);
  fill (self);
  show_summary (self);
  show_change (self, 1);
}

static void
dossier_comparison_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (DOSSIER_COMPARISON_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (dossier_comparison_dialog_parent_class)->dispose (object);
}

static void
dossier_comparison_dialog_finalize (GObject *object)
{
  DossierComparisonDialog *self = DOSSIER_COMPARISON_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->comparison, dossier_comparison_free);
  g_ptr_array_unref (self->changes);
  G_OBJECT_CLASS (dossier_comparison_dialog_parent_class)->finalize (object);
}

static void
dossier_comparison_dialog_class_init (DossierComparisonDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_comparison_dialog_dispose;
  object_class->finalize = dossier_comparison_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-comparison-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, side_by_side);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, one);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, old);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, new);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, old_heading);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, new_heading);
  gtk_widget_class_bind_template_child (widget_class, DossierComparisonDialog, spoken);
  gtk_widget_class_bind_template_callback (widget_class, side_by_side_cb);
  gtk_widget_class_install_action (widget_class, "comparison.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "comparison.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "comparison.side-by-side", NULL, side_by_side_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "comparison.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "comparison.previous", NULL);
}

static void
dossier_comparison_dialog_init (DossierComparisonDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->changes = g_ptr_array_new_with_free_func (change_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.next", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.previous", FALSE);
  dossier_change_tags_follow (self->one);
  dossier_change_tags_follow (self->old);
  dossier_change_tags_follow (self->new);
}

/**
 * dossier_comparison_dialog_present:
 * @parent: who asks
 * @a: an article
 * @b: another
 *
 * Returns: (transfer none): the dialog, shown; it closes itself
 */
GtkWidget *
dossier_comparison_dialog_present (GtkWidget        *parent,
                                   DossierWorkspace *workspace,
                                   const DossierId  *a,
                                   const DossierId  *b)
{
  DossierComparisonDialog *self;
  Two two = { *a, *b };
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace), NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (DOSSIER_TYPE_COMPARISON_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  dossier_workspace_read_async (workspace, read_comparison, g_memdup2 (&two, sizeof two), g_free,
                                (GDestroyNotify) dossier_comparison_free, self->cancellable, comparison_read_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/**
 * dossier_comparison_dialog_get_changes:
 *
 * Returns: how many places differ; 0 also until the texts are read
 */
guint
dossier_comparison_dialog_get_changes (DossierComparisonDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON_DIALOG (self), 0);
  return self->changes->len;
}

/**
 * dossier_comparison_dialog_get_spoken:
 *
 * Returns: (transfer none): what is said of the change that is shown
 */
const char *
dossier_comparison_dialog_get_spoken (DossierComparisonDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON_DIALOG (self), NULL);
  return gtk_label_get_text (self->spoken);
}

/**
 * dossier_comparison_dialog_dup_text:
 * @tag: "removed" or "added"
 *
 * Returns: (transfer full): the words that are marked so in the one text, parted by bars
 */
char *
dossier_comparison_dialog_dup_text (DossierComparisonDialog *self,
                                    const char              *tag)
{
  GtkTextBuffer *buffer;
  GtkTextTag *wanted;
  GtkTextIter at, end;
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (DOSSIER_IS_COMPARISON_DIALOG (self), g_string_free (words, FALSE));
  buffer = gtk_text_view_get_buffer (self->one);
  wanted = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag);
  gtk_text_buffer_get_start_iter (buffer, &at);
  while (gtk_text_iter_starts_tag (&at, wanted) || gtk_text_iter_forward_to_tag_toggle (&at, wanted))
    {
      g_autofree char *text = NULL;

      if (!gtk_text_iter_starts_tag (&at, wanted))
        continue;
      end = at;
      gtk_text_iter_forward_to_tag_toggle (&end, wanted);
      text = gtk_text_buffer_get_text (buffer, &at, &end, FALSE);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "", text);
      at = end;
    }
  return g_string_free (words, FALSE);
}
