/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One statement in the grid, or the words for none. Main thread; owned by its cell. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-statement-cell.h"

#include "dossier-grid-table.h"
#include "dossier-statement-words.h"
#include "dossier-tooltip.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define FOLDED_LINES 3

struct _DossierStatementCell
{
  GtkWidget parent_instance;

  DossierStatement *statement; /* (owned) (nullable) */
  char *words;                 /* (owned) (nullable): what stands there instead */
  GtkWidget *box;              /* the words, one below the other */
  GtkWidget *side;             /* beside them */
  GtkWidget *quote;            /* (nullable): the label that is folded */
  GtkWidget *more;             /* (nullable): unfolds it; only once there is something to unfold */
  GtkWidget *adopt;            /* (nullable): of what an article says */
  gboolean unfolded;
  guint cut_source;
};

G_DEFINE_FINAL_TYPE (DossierStatementCell, dossier_statement_cell, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_UNFOLDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
more_clicked_cb (GtkButton            *button,
                 DossierStatementCell *self)
{
  dossier_statement_cell_set_unfolded (self, !self->unfolded);
}

static void
label_more (DossierStatementCell *self)
{
  const char *words = self->unfolded ? _("Show three lines") : _("Show all of it");

  gtk_button_set_icon_name (GTK_BUTTON (self->more), self->unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  dossier_ui_set_tooltip (self->more, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Made when there are words to unfold: most cells have none. */
static void
show_more (DossierStatementCell *self,
           gboolean              needed)
{
  if (self->more == NULL && needed)
    {
      self->more = gtk_button_new_from_icon_name ("pan-down-symbolic");
      gtk_widget_add_css_class (self->more, "flat");
      gtk_widget_add_css_class (self->more, "unfold");
      gtk_widget_set_focusable (self->more, FALSE);
      g_signal_connect (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
      /* before the menu, which comes last */
      gtk_widget_insert_before (self->more, self->side, gtk_widget_get_last_child (self->side));
      label_more (self);
    }
  if (self->more != NULL)
    gtk_widget_set_visible (self->more, needed);
}

static void
add_value (DossierStatementCell *self,
           const char           *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = make_label (value, "value");

  if (self->statement->entity_kind != NULL)
    gtk_box_append (GTK_BOX (line), dossier_ui_kind_dot_new (self->statement->entity_kind));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->box), line);
}

static GtkWidget *
make_side_button (GtkWidget  *child,
                  const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "unfold");
  gtk_widget_set_focusable (button, FALSE);
  dossier_ui_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static void
act_cb (GtkButton            *button,
        DossierStatementCell *self)
{
  /* The actions of the grid are about the statement that has the keyboard. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), g_object_get_data (G_OBJECT (button), "action"), NULL);
}

/* How credible it is, and what else can be done with it. */
static void
add_menu_button (DossierStatementCell *self)
{
  const char *words = dossier_credibility_words (self->statement->credibility);
  g_autofree char *digit = g_strdup_printf ("%u", self->statement->credibility);
  GtkWidget *child = words != NULL ? gtk_label_new (digit) : gtk_image_new_from_icon_name ("view-more-symbolic");
  GtkWidget *button = make_side_button (child, words != NULL ? words : _("Judge, Cite, Copy, Delete"));

  if (words != NULL)
    gtk_widget_add_css_class (child, "credibility");
  g_object_set_data (G_OBJECT (button), "action", (gpointer) "grid.menu");
  g_signal_connect (button, "clicked", G_CALLBACK (act_cb), self);
  gtk_box_append (GTK_BOX (self->side), button);
}

static void
add_adopt_button (DossierStatementCell *self)
{
  self->adopt = make_side_button (gtk_image_new_from_icon_name ("object-select-symbolic"), _("Adopt (A)"));
  gtk_widget_add_css_class (self->adopt, "adopt");
  g_object_set_data (G_OBJECT (self->adopt), "action", (gpointer) "grid.adopt");
  g_signal_connect (self->adopt, "clicked", G_CALLBACK (act_cb), self);
  gtk_box_append (GTK_BOX (self->side), self->adopt);
}

static void
build (DossierStatementCell *self)
{
  const DossierStatement *statement = self->statement;
  g_autofree char *value = NULL, *quote = NULL;

  if (statement == NULL)
    {
      gtk_box_append (GTK_BOX (self->box), make_label (self->words, "silent"));
      return;
    }
  value = dossier_statement_value (statement);
  quote = dossier_grid_statement_quote (statement);
  if (value != NULL)
    add_value (self, value);
  if (!dossier_id_is_nil (&statement->account))
    add_adopt_button (self);
  if (quote != NULL)
    {
      self->quote = make_label (quote, "words");
      gtk_box_append (GTK_BOX (self->box), self->quote);
    }
  add_menu_button (self);
  if (statement->passage != NULL && statement->passage->anchor == DOSSIER_ANCHOR_LOST)
    gtk_box_append (GTK_BOX (self->box), make_label (_("These words are not in the article’s present text"), "lost"));
  if (statement->passage != NULL)
    dossier_ui_set_tooltip (GTK_WIDGET (self), _("Return or a double click opens the article at these words"));
  dossier_statement_cell_set_unfolded (self, FALSE);
}

static void
pressed_cb (GtkGestureClick      *gesture,
            int                   n_press,
            double                x,
            double                y,
            DossierStatementCell *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  /* The buttons inside have their own click. */
  if (picked != NULL && (GTK_IS_BUTTON (picked) || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

/* Whether words are hidden is known only once the label has its width; what is visible must not change while widths are given. */
static gboolean
cut_cb (gpointer data)
{
  DossierStatementCell *self = data;

  self->cut_source = 0;
  show_more (self, self->unfolded || dossier_statement_cell_is_cut (self));
  return G_SOURCE_REMOVE;
}

static void
dossier_statement_cell_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  DossierStatementCell *self = DOSSIER_STATEMENT_CELL (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_allocate (child, width, height, baseline, NULL);
  if (self->quote != NULL && self->cut_source == 0
      && (self->more != NULL && gtk_widget_get_visible (self->more)) != (self->unfolded || dossier_statement_cell_is_cut (self)))
    self->cut_source = g_idle_add (cut_cb, self);
}

static void
dossier_statement_cell_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
dossier_statement_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_statement_cell_dispose (GObject *object)
{
  DossierStatementCell *self = DOSSIER_STATEMENT_CELL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->cut_source, g_source_remove);
  g_clear_object (&self->statement);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->quote = self->more = self->adopt = NULL;
  G_OBJECT_CLASS (dossier_statement_cell_parent_class)->dispose (object);
}

static void
dossier_statement_cell_finalize (GObject *object)
{
  g_free (DOSSIER_STATEMENT_CELL (object)->words);
  G_OBJECT_CLASS (dossier_statement_cell_parent_class)->finalize (object);
}

static void
dossier_statement_cell_class_init (DossierStatementCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_statement_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_statement_cell_finalize;
  widget_class->size_allocate = dossier_statement_cell_size_allocate;
  widget_class->measure = dossier_statement_cell_measure;
  widget_class->get_request_mode = dossier_statement_cell_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "statement");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNFOLDED] = g_signal_new ("unfolded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_ISO_Enter, 0, "activate", NULL);
}

static void
dossier_statement_cell_init (DossierStatementCell *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "grid-statement");
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_hexpand (self->box, TRUE);
  self->side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_valign (self->side, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->box);
  gtk_box_append (GTK_BOX (line), self->side);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * dossier_statement_cell_new:
 * @statement: (nullable)
 * @words: (nullable): what stands there when there is no statement
 */
GtkWidget *
dossier_statement_cell_new (DossierStatement *statement,
                            const char       *words)
{
  DossierStatementCell *self;

  g_return_val_if_fail (statement != NULL || words != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_STATEMENT_CELL, NULL);
  self->statement = statement != NULL ? g_object_ref (statement) : NULL;
  self->words = g_strdup (words);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_statement_cell_describe:
 * @row: heading of the row
 * @column: heading of the column
 * @standing: (nullable): how what it says stands to the others
 * @reason: (nullable): why
 *
 * Tells where it stands to those who do not see it: row, column, what is said, and its mark.
 */
void
dossier_statement_cell_describe (DossierStatementCell *self,
                                 const char           *row,
                                 const char           *column,
                                 const char           *standing,
                                 const char           *reason)
{
  g_autoptr (GString) name = g_string_new (row);

  g_return_if_fail (DOSSIER_IS_STATEMENT_CELL (self));

  g_string_append_printf (name, ", %s", column);
  if (self->statement != NULL)
    {
      g_autofree char *value = dossier_statement_value (self->statement), *quote = dossier_grid_statement_quote (self->statement);

      if (value != NULL)
        g_string_append_printf (name, ", %s", value);
      if (quote != NULL)
        g_string_append_printf (name, ", %s", quote);
    }
  else
    g_string_append_printf (name, ", %s", self->words);
  if (standing != NULL)
    g_string_append_printf (name, ", %s", standing);
  if (self->statement != NULL && dossier_credibility_words (self->statement->credibility) != NULL)
    g_string_append_printf (name, ", %s", dossier_credibility_words (self->statement->credibility));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
}

/**
 * dossier_statement_cell_set_adopted:
 *
 * Shows that what is assessed rests on it.
 */
void
dossier_statement_cell_set_adopted (DossierStatementCell *self)
{
  const char *words = _("What is assessed rests on this. Take it back (Shift+A)");

  g_return_if_fail (DOSSIER_IS_STATEMENT_CELL (self) && self->adopt != NULL);

  gtk_widget_add_css_class (self->adopt, "adopted");
  g_object_set_data (G_OBJECT (self->adopt), "action", (gpointer) "grid.take-back");
  dossier_ui_set_tooltip (self->adopt, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->adopt), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* @widget: a new widget that goes below the words */
void
dossier_statement_cell_add_below (DossierStatementCell *self,
                                  GtkWidget            *widget)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_CELL (self));
  gtk_box_append (GTK_BOX (self->box), widget);
}

/**
 * dossier_statement_cell_get_statement:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
DossierStatement *
dossier_statement_cell_get_statement (DossierStatementCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_CELL (self), NULL);
  return self->statement;
}

void
dossier_statement_cell_set_unfolded (DossierStatementCell *self,
                                     gboolean              unfolded)
{
  gboolean changed;

  g_return_if_fail (DOSSIER_IS_STATEMENT_CELL (self));

  if (self->quote == NULL)
    return;
  changed = self->unfolded != unfolded;
  self->unfolded = unfolded;
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), unfolded ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->quote), unfolded ? -1 : FOLDED_LINES);
  if (self->more != NULL)
    label_more (self);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_UNFOLDED], 0);
}

gboolean
dossier_statement_cell_get_unfolded (DossierStatementCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_CELL (self), FALSE);
  return self->unfolded;
}

/**
 * dossier_statement_cell_is_cut:
 *
 * Returns: whether words are hidden, at the width it has now
 */
gboolean
dossier_statement_cell_is_cut (DossierStatementCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_CELL (self), FALSE);

  return self->quote != NULL && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->quote)));
}

/**
 * dossier_statement_target:
 *
 * Returns: (transfer full) (nullable): the target of win.open-article for a statement's words
 */
char *
dossier_statement_target (const DossierStatement *statement)
{
  g_autofree char *article = NULL;

  g_return_val_if_fail (statement != NULL, NULL);

  if (statement->passage != NULL)
    {
      article = dossier_id_to_text (&statement->passage->article);
      return g_strdup_printf ("%s:%u-%u", article, statement->passage->start, statement->passage->end);
    }
  return dossier_id_is_nil (&statement->article) ? NULL : dossier_id_to_text (&statement->article);
}
