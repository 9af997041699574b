/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar above an article in which words are looked for. Owned by the reader, main thread only; it never changes the text. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-find-bar.h"

#include "dossier-text-search.h"

#include <glib/gi18n.h>

struct _DossierFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;         /* (owned by the template), as the next four */
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  char *text;                /* (owned) (nullable) */
  DossierTextSearch *search; /* (owned) (nullable): made when first needed */
  GArray *found;             /* (owned) (element-type DossierTextRange) */
  char *last;                /* (owned) (nullable): what was looked for before the bar was closed */
  guint caret;
  int current;
};

G_DEFINE_FINAL_TYPE (DossierFindBar, dossier_find_bar, GTK_TYPE_WIDGET)

enum
{
  FOUND,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (DossierFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *count = NULL;

  if (*words == '\0')
    count = g_strdup ("");
  else if (self->found->len == 0)
    count = g_strdup (_("not found"));
  else
    /* Translators: which match of how many: "3 of 12" */
    count = g_strdup_printf (_("%d of %u"), self->current + 1, self->found->len);

  gtk_label_set_text (self->count, count);
  gtk_widget_set_sensitive (self->previous, self->found->len > 0);
  gtk_widget_set_sensitive (self->next, self->found->len > 0);
  if (*words != '\0' && self->found->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");

  g_signal_emit (self, signals[FOUND], 0, self->current);
}

/* The first match at or after the caret is meant, so that typing goes on from where one reads. */
static void
look (DossierFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->found, g_array_unref);
  if (self->text != NULL && *words != '\0' && dossier_find_bar_is_open (self))
    {
      if (self->search == NULL)
        self->search = dossier_text_search_new (self->text);
      self->found = dossier_text_search_find (self->search, words);
    }
  else
    {
      self->found = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
    }

  self->current = self->found->len > 0 ? 0 : -1;
  for (guint i = 0; i < self->found->len; i++)
    if (g_array_index (self->found, DossierTextRange, i).start >= self->caret)
      {
        self->current = (int) i;
        break;
      }

  tell (self);
}

static void
changed_cb (DossierFindBar *self)
{
  look (self);
}

static void
next_cb (DossierFindBar *self)
{
  dossier_find_bar_step (self, 1);
}

static void
previous_cb (DossierFindBar *self)
{
  dossier_find_bar_step (self, -1);
}

static gboolean
key_pressed_cb (DossierFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (keyval == GDK_KEY_Return && shift)
    dossier_find_bar_step (self, -1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    dossier_find_bar_step (self, keyval == GDK_KEY_Up ? -1 : 1);
  else if (gdk_keyval_to_lower (keyval) == GDK_KEY_g && (state & GDK_CONTROL_MASK))
    dossier_find_bar_step (self, shift ? -1 : 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
dossier_find_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_FIND_BAR (widget)->entry));
}

static void
dossier_find_bar_dispose (GObject *object)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);

  g_clear_pointer ((GtkWidget **) &self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_find_bar_parent_class)->dispose (object);
}

static void
dossier_find_bar_finalize (GObject *object)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);

  g_clear_pointer (&self->search, dossier_text_search_free);
  g_array_unref (self->found);
  g_free (self->text);
  g_free (self->last);

  G_OBJECT_CLASS (dossier_find_bar_parent_class)->finalize (object);
}

static void
dossier_find_bar_class_init (DossierFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_find_bar_dispose;
  object_class->finalize = dossier_find_bar_finalize;
  widget_class->grab_focus = dossier_find_bar_grab_focus;

  signals[FOUND] = g_signal_new ("found", DOSSIER_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLOSED] = g_signal_new ("closed", DOSSIER_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_find_bar_close);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_find_bar_init (DossierFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->found = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
dossier_find_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_FIND_BAR, NULL);
}

/**
 * dossier_find_bar_set_text:
 * @self: a find bar
 * @text: (nullable): an article's text
 *
 * Looks for the same words in another text.
 */
void
dossier_find_bar_set_text (DossierFindBar *self, const char *text)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  g_clear_pointer (&self->search, dossier_text_search_free);
  g_free (self->text);
  self->text = g_strdup (text);
  self->caret = 0;
  if (dossier_find_bar_is_open (self))
    look (self);
}

/**
 * dossier_find_bar_set_caret:
 * @self: a find bar
 * @offset: from where on to look, in code points
 */
void
dossier_find_bar_set_caret (DossierFindBar *self, guint offset)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  self->caret = offset;
}

/**
 * dossier_find_bar_open:
 * @self: a find bar
 * @words: (nullable): what to look for; NULL: what was looked for last
 */
void
dossier_find_bar_open (DossierFindBar *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (words == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    words = self->last;
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  look (self);
}

void
dossier_find_bar_close (DossierFindBar *self)
{
  int start = -1, end = -1;

  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  if (!dossier_find_bar_is_open (self))
    return;

  g_free (self->last);
  self->last = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->current >= 0)
    {
      start = (int) g_array_index (self->found, DossierTextRange, self->current).start;
      end = (int) g_array_index (self->found, DossierTextRange, self->current).end;
    }
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  look (self);
  g_signal_emit (self, signals[CLOSED], 0, start, end);
}

gboolean
dossier_find_bar_is_open (DossierFindBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}

/**
 * dossier_find_bar_step:
 * @self: a find bar
 * @direction: +1 or -1
 *
 * Goes to the next or previous match, round at the ends.
 */
void
dossier_find_bar_step (DossierFindBar *self, int direction)
{
  int n;

  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  n = (int) self->found->len;
  if (n == 0)
    return;

  self->current = (self->current + direction + n) % n;
  tell (self);
}

/**
 * dossier_find_bar_get_found:
 * @self: a find bar
 *
 * Returns: (transfer none) (element-type DossierTextRange): all matches
 */
GArray *
dossier_find_bar_get_found (DossierFindBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), NULL);

  return self->found;
}

/**
 * dossier_find_bar_get_current:
 * @self: a find bar
 *
 * Returns: the position of the match one is at, or -1
 */
int
dossier_find_bar_get_current (DossierFindBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), -1);

  return self->current;
}
