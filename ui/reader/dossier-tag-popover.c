/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The popover beside selected words. Owned by the reader, main thread only; it reads candidates off the main thread, and
 * only the newest question counts. It writes nothing: it tells the reader what was chosen.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-tag-popover.h"

#include "dossier-menu-row.h"
#include "dossier-popover-place.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MOST_CANDIDATES 5
#define MOST_DIGITS 9

struct _DossierTagPopover
{
  GtkPopover parent_instance;

  GtkLabel *words;             /* (owned by the template), as the next six */
  GtkEditable *entry;
  GtkListBox *candidates;
  GtkLabel *new_heading;
  GtkGrid *kinds;
  GtkWidget *actions;
  GtkGrid *commands;

  DossierWorkspace *workspace; /* (owned) */
  GCancellable *cancellable;   /* (owned) (nullable): of the question under way */
  GPtrArray *loaded_kinds;     /* (owned) (nullable) (element-type DossierKind) */
  char *selected;              /* (owned) (nullable): the words it is about */
  char *last_kind;             /* (owned): what Enter makes when no entity fits */
  DossierTagMode mode;
  GdkRectangle target;
};

G_DEFINE_FINAL_TYPE (DossierTagPopover, dossier_tag_popover, GTK_TYPE_POPOVER)

enum
{
  TAG,
  ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *label;
  const char *key;
  guint keyval;
} actions[] = {
  { "annotate", N_("Annotate…"), "A", GDK_KEY_a },
  { "new-event", N_("Event from this…"), "E", GDK_KEY_e },
  { "figure", N_("Figure for event…"), "F", GDK_KEY_f },
  { "role", N_("Role in event…"), "R", GDK_KEY_r },
  { "when", N_("When it was…"), "W", GDK_KEY_w },
  { "where", N_("Place of event…"), "P", GDK_KEY_p },
  { "claim", N_("Claim on event…"), "M", GDK_KEY_m },
  { "add-to-event", N_("Add to event…"), "L", GDK_KEY_l },
  { "cite", N_("Cite in note"), "C", GDK_KEY_c },
  { "copy", N_("Copy quotation"), "Q", GDK_KEY_q },
};

/* What a question needs and what it brings back. */
typedef struct
{
  char *words;
  gboolean with_kinds;
  GPtrArray *kinds;      /* (nullable) */
  GPtrArray *candidates;
} Question;

static void
question_free (gpointer pointer)
{
  Question *question = pointer;

  g_free (question->words);
  g_clear_pointer (&question->kinds, g_ptr_array_unref);
  g_clear_pointer (&question->candidates, g_ptr_array_unref);
  g_free (question);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gpointer
answer (DossierWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (Question) result = g_new0 (Question, 1);

  if (question->with_kinds)
    {
      result->kinds = dossier_workspace_load_kinds (workspace, error);
      if (result->kinds == NULL)
        return NULL;
    }
  result->candidates = dossier_workspace_load_candidates (workspace, question->words, NULL, MOST_CANDIDATES, error);

  return result->candidates != NULL ? g_steal_pointer (&result) : NULL;
}

static void
choose (DossierTagPopover *self, const char *entity, const char *kind, gboolean another)
{
  g_autofree char *name = g_strdup (dossier_tag_popover_get_name (self));
  g_autofree char *kind_copy = g_strdup (kind);

  if (entity == NULL && kind != NULL)
    {
      g_free (self->last_kind);
      self->last_kind = g_strdup (kind);
    }

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[TAG], 0, entity, name, kind_copy, another);
}

static void
act (DossierTagPopover *self, const char *name)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ACTION], 0, name);
}

/* Whether the row of a kind stands for another entity of a name that one has. */
static gboolean
is_another (DossierTagPopover *self, const char *kind)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), kind))
      return g_object_get_data (G_OBJECT (child), "another") != NULL;
  return FALSE;
}

static void
kind_clicked_cb (GtkButton *button, DossierTagPopover *self)
{
  choose (self, NULL, gtk_widget_get_name (GTK_WIDGET (button)), is_another (self, gtk_widget_get_name (GTK_WIDGET (button))));
}

static void
action_clicked_cb (GtkButton *button, DossierTagPopover *self)
{
  act (self, gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
make_candidate_row (const DossierEntity *entity)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (entity->name);
  GtkWidget *count;
  g_autofree char *mentions = g_strdup_printf ("%u", entity->mention_count);
  g_autofree char *id = dossier_id_to_text (&entity->id);
  g_autofree char *tooltip = NULL;
  g_autofree char *aliases = entity->aliases != NULL ? g_strjoinv (", ", entity->aliases) : g_strdup ("");

  if (*aliases != '\0')
    /* Translators: a kind of entity ("Person"), then the other names of one */
    tooltip = g_strdup_printf (_("%s, also %s"), dossier_ui_kind_name (entity->kind), aliases);
  else
    tooltip = g_strdup (dossier_ui_kind_name (entity->kind));

  count = gtk_label_new (mentions);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 30);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (entity->kind));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, id);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entity->name, -1);

  return row;
}

static void
show_candidates (DossierTagPopover *self, GPtrArray *entities)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->candidates, 0)) != NULL)
    gtk_list_box_remove (self->candidates, GTK_WIDGET (row));

  for (guint i = 0; i < entities->len; i++)
    gtk_list_box_append (self->candidates, make_candidate_row (g_ptr_array_index (entities, i)));

  gtk_widget_set_visible (GTK_WIDGET (self->candidates), entities->len > 0);
  gtk_list_box_select_row (self->candidates, gtk_list_box_get_row_at_index (self->candidates, 0));
}

/* With no entity to choose Enter makes one, of the kind that is set off. */
static void
show_default_kind (DossierTagPopover *self)
{
  gboolean none = gtk_list_box_get_row_at_index (self->candidates, 0) == NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (none && g_str_equal (gtk_widget_get_name (child), self->last_kind))
        gtk_widget_add_css_class (child, "chosen");
      else
        gtk_widget_remove_css_class (child, "chosen");
    }
}

static void
show_kinds (DossierTagPopover *self)
{
  GtkWidget *child;
  GtkWidget *row;
  guint i;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds))) != NULL)
    gtk_grid_remove (self->kinds, child);

  for (i = 0; i < self->loaded_kinds->len; i++)
    {
      const DossierKind *kind = g_ptr_array_index (self->loaded_kinds, i);
      g_autofree char *digit = i < MOST_DIGITS ? g_strdup_printf ("%u", i + 1) : NULL;

      row = dossier_menu_row_new_for_kind (kind->key, dossier_id_is_nil (&kind->id) ? NULL : kind->name, digit);
      gtk_widget_set_name (row, kind->key);
      gtk_widget_set_tooltip_text (row, _("Make a new entity of this kind"));
      g_signal_connect (row, "clicked", G_CALLBACK (kind_clicked_cb), self);
      gtk_grid_attach (self->kinds, row, (int) (i % 2), (int) (i / 2), 1, 1);
    }

  if (self->mode == DOSSIER_TAG_AGAIN)
    return;

  row = dossier_menu_row_new (_("New kind…"), NULL);
  gtk_widget_set_name (row, "new-kind");
  g_signal_connect (row, "clicked", G_CALLBACK (action_clicked_cb), self);
  gtk_grid_attach (self->kinds, row, (int) (i % 2), (int) (i / 2), 1, 1);
}

static void
show_name (DossierTagPopover *self)
{
  /* Translators: heading above the kinds of which a new entity can be made; %s is its name */
  g_autofree char *heading = g_strdup_printf (_("New entity “%s”"), dossier_tag_popover_get_name (self));

  gtk_label_set_text (self->new_heading, heading);
}

/* Two of one name stay two: below an entity of the name and kind, the kind stands for another one. */
static void
show_others (DossierTagPopover *self, GPtrArray *entities)
{
  const char *name = dossier_tag_popover_get_name (self);
  gboolean any = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gboolean another = dossier_ui_has_name (entities, name, gtk_widget_get_name (child));

      any = any || another;
      g_object_set_data (G_OBJECT (child), "another", another ? child : NULL);
      if (!g_str_equal (gtk_widget_get_name (child), "new-kind"))
        gtk_widget_set_tooltip_text (child, another ? _("Make another entity of this name and kind") : _("Make a new entity of this kind"));
    }
  if (any)
    {
      /* Translators: heading above the kinds of which a new entity can be made, where one has the name already; %s is the name */
      g_autofree char *heading = g_strdup_printf (_("Another “%s”"), name);

      gtk_label_set_text (self->new_heading, heading);
    }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTagPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Question) found = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  gboolean open = gtk_widget_get_visible (GTK_WIDGET (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (found == NULL)
    {
      dossier_ui_report_error (gtk_widget_get_parent (GTK_WIDGET (self)), _("The entities could not be read"), error);
      return;
    }

  if (found->kinds != NULL)
    {
      g_clear_pointer (&self->loaded_kinds, g_ptr_array_unref);
      self->loaded_kinds = g_steal_pointer (&found->kinds);
      show_kinds (self);
    }
  show_candidates (self, found->candidates);
  show_default_kind (self);
  show_name (self);
  show_others (self, found->candidates);

  /* Only now, so that it has its size when its place is looked for. */
  if (!open && found->candidates != NULL)
    {
      dossier_popover_place (GTK_POPOVER (self), &self->target);
      gtk_popover_popup (GTK_POPOVER (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
}

static void
ask (DossierTagPopover *self, gboolean with_kinds)
{
  Question *question = g_new0 (Question, 1);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  question->words = g_strdup (dossier_tag_popover_get_name (self));
  question->with_kinds = with_kinds;
  dossier_workspace_read_async (self->workspace, answer, question, question_free, question_free, self->cancellable,
                                answered_cb, g_object_ref (self));
}

static void
entry_changed_cb (DossierTagPopover *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  /* A name is being typed: what concerns the words themselves makes room for the entities that are found. */
  gtk_widget_set_visible (self->actions, self->mode != DOSSIER_TAG_AGAIN && *gtk_editable_get_text (self->entry) == '\0');
  show_name (self);
  ask (self, FALSE);
}

static void
row_activated_cb (DossierTagPopover *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));

  choose (self, id, NULL, FALSE);
}

static void
entry_activate_cb (DossierTagPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->candidates);

  if (row != NULL)
    row_activated_cb (self, row);
  else
    choose (self, NULL, self->last_kind, FALSE);
}

static void
move_selection (DossierTagPopover *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->candidates);
  GtkListBoxRow *next = NULL;

  if (row != NULL && gtk_list_box_row_get_index (row) + step >= 0)
    next = gtk_list_box_get_row_at_index (self->candidates, gtk_list_box_row_get_index (row) + step);

  if (next != NULL)
    gtk_list_box_select_row (self->candidates, next);
  else if (step > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->kinds), GTK_DIR_TAB_FORWARD);
}

/* Commands by a single key: while nothing is typed, and with Alt always. A capital begins a name. */
static gboolean
command_key (DossierTagPopover *self, guint keyval, GdkModifierType state)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;
  gboolean empty = *gtk_editable_get_text (self->entry) == '\0';
  g_autofree char *kind = NULL;

  if (!alt && (!empty || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK))))
    return FALSE;

  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    keyval = keyval - GDK_KEY_KP_1 + GDK_KEY_1;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    {
      kind = dossier_tag_popover_dup_kind (self, keyval - GDK_KEY_0);
      if (kind == NULL)
        return FALSE;
      choose (self, NULL, kind, is_another (self, kind));
      return TRUE;
    }

  if (self->mode == DOSSIER_TAG_AGAIN || (!alt && self->mode == DOSSIER_TAG_SEARCH))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (keyval == actions[i].keyval)
      {
        act (self, actions[i].name);
        return TRUE;
      }

  return FALSE;
}

static gboolean
key_pressed_cb (DossierTagPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean typing = gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))),
                                            GTK_WIDGET (self->entry));

  gboolean empty = *gtk_editable_get_text (self->entry) == '\0';

  if (keyval == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self));
  else if (empty && keyval == GDK_KEY_c && (state & GDK_CONTROL_MASK))
    /* The words look selected, so this copies them and not the nothing in the entry. */
    act (self, "copy-words");
  else if (typing && keyval == GDK_KEY_Down)
    move_selection (self, 1);
  else if (typing && keyval == GDK_KEY_Up)
    move_selection (self, -1);
  else
    return command_key (self, keyval, state);

  return GDK_EVENT_STOP;
}

static void
dossier_tag_popover_dispose (GObject *object)
{
  DossierTagPopover *self = DOSSIER_TAG_POPOVER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->loaded_kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_tag_popover_parent_class)->dispose (object);
}

static void
dossier_tag_popover_finalize (GObject *object)
{
  DossierTagPopover *self = DOSSIER_TAG_POPOVER (object);

  g_free (self->selected);
  g_free (self->last_kind);

  G_OBJECT_CLASS (dossier_tag_popover_parent_class)->finalize (object);
}

static void
dossier_tag_popover_class_init (DossierTagPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_tag_popover_dispose;
  object_class->finalize = dossier_tag_popover_finalize;

  signals[TAG] = g_signal_new ("tag", DOSSIER_TYPE_TAG_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ACTION] = g_signal_new ("action", DOSSIER_TYPE_TAG_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-tag-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, words);
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, candidates);
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, new_heading);
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, kinds);
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, actions);
  gtk_widget_class_bind_template_child (widget_class, DossierTagPopover, commands);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dossier_tag_popover_init (DossierTagPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->last_kind = g_strdup (dossier_builtin_kinds[0]);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *row = dossier_menu_row_new (_(actions[i].label), actions[i].key);

      gtk_widget_set_name (row, actions[i].name);
      g_signal_connect (row, "clicked", G_CALLBACK (action_clicked_cb), self);
      gtk_grid_attach (self->commands, row, (int) (i % 2), (int) (i / 2), 1, 1);
    }

  dossier_popover_listen (GTK_POPOVER (self), G_CALLBACK (key_pressed_cb));
}

/**
 * dossier_tag_popover_new:
 * @workspace: whose entities and kinds it offers
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
dossier_tag_popover_new (DossierWorkspace *workspace)
{
  DossierTagPopover *self = g_object_new (DOSSIER_TYPE_TAG_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

/**
 * dossier_tag_popover_open:
 * @self: a popover with a parent
 * @mode: what it is opened for
 * @words: what was selected
 * @target: where that stands, in coordinates of the parent
 *
 * Reads what may fit and then pops up beside the words.
 */
void
dossier_tag_popover_open (DossierTagPopover *self, DossierTagMode mode, const char *words, const GdkRectangle *target)
{
  g_autofree char *line = NULL;
  g_autofree char *quoted = NULL;

  g_return_if_fail (DOSSIER_IS_TAG_POPOVER (self));
  g_return_if_fail (words != NULL);
  g_return_if_fail (target != NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));

  line = dossier_text_one_line (words);
  quoted = g_strdup_printf (mode == DOSSIER_TAG_AGAIN ? _("Tag “%s” as") : _("“%s”"), line);
  g_free (self->selected);
  self->selected = g_steal_pointer (&line);
  self->mode = mode;
  self->target = *target;
  gtk_editable_set_text (self->entry, "");
  gtk_label_set_text (self->words, quoted);
  gtk_widget_set_visible (self->actions, mode != DOSSIER_TAG_AGAIN);

  ask (self, TRUE);
}

/**
 * dossier_tag_popover_expect:
 * @self: a popover that is about to be opened
 * @kind: the key of what the words probably name
 *
 * Enter makes one of this kind, where no entity fits.
 */
void
dossier_tag_popover_expect (DossierTagPopover *self, const char *kind)
{
  g_return_if_fail (DOSSIER_IS_TAG_POPOVER (self));
  g_return_if_fail (kind != NULL);

  g_free (self->last_kind);
  self->last_kind = g_strdup (kind);
}

/**
 * dossier_tag_popover_close:
 * @self: a popover
 *
 * Closes it, also when it is only about to open.
 */
void
dossier_tag_popover_close (DossierTagPopover *self)
{
  g_return_if_fail (DOSSIER_IS_TAG_POPOVER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * dossier_tag_popover_get_name:
 * @self: a popover
 *
 * Returns: (transfer none): the name that is meant: what was typed, else the selected words
 */
const char *
dossier_tag_popover_get_name (DossierTagPopover *self)
{
  const char *typed;

  g_return_val_if_fail (DOSSIER_IS_TAG_POPOVER (self), NULL);

  typed = gtk_editable_get_text (self->entry);
  while (g_ascii_isspace (*typed))
    typed++;

  return *typed != '\0' ? typed : self->selected != NULL ? self->selected : "";
}

/**
 * dossier_tag_popover_dup_kind:
 * @self: a popover
 * @digit: 1–9
 *
 * Returns: (transfer full) (nullable): the kind that this digit stands for
 */
char *
dossier_tag_popover_dup_kind (DossierTagPopover *self, guint digit)
{
  g_return_val_if_fail (DOSSIER_IS_TAG_POPOVER (self), NULL);
  g_return_val_if_fail (digit >= 1, NULL);

  if (self->loaded_kinds != NULL && digit <= self->loaded_kinds->len)
    return g_strdup (DOSSIER_KIND (g_ptr_array_index (self->loaded_kinds, digit - 1))->key);
  if (self->loaded_kinds == NULL && digit <= g_strv_length ((char **) dossier_builtin_kinds))
    return g_strdup (dossier_builtin_kinds[digit - 1]);

  return NULL;
}

/**
 * dossier_tag_popover_get_n_candidates:
 * @self: a popover
 *
 * Returns: how many entities it offers now
 */
guint
dossier_tag_popover_get_n_candidates (DossierTagPopover *self)
{
  guint n = 0;

  g_return_val_if_fail (DOSSIER_IS_TAG_POPOVER (self), 0);

  while (gtk_list_box_get_row_at_index (self->candidates, (int) n) != NULL)
    n++;

  return n;
}
