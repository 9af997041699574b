/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A text among what is compared: read only, its entities in their colours, figures and shared passages on grounds, changed words
 * of copies marked. It does not keep what it shows; the page does. Main thread only.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-pane.h"

#include <glib/gi18n.h>

#include "dossier-change-tags.h"
#include "dossier-compare-picker.h"
#include "dossier-left-out.h"
#include "dossier-text-roles.h"
#include "dossier-ui.h"

#define TAG_FIGURE "figure"
#define NARROWEST 240 /* pixels */

struct _DossierComparePane
{
  GtkWidget parent_instance;
  DossierSide side;
  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *button_label;
  GtkWidget *picker;
  GtkWidget *scroller;
  DossierTextView *text_view;
  GtkWidget *title;        /* of a text that does not have it */
  GtkWidget *line;
  GtkWidget *grade;
  GtkWidget *menu;         /* (owned) (nullable) */
  GArray *marks;           /* (owned) (nullable) (element-type DossierHighlight): shallow, of the text that is shown */
  guint length;            /* code points of the text */
};

G_DEFINE_FINAL_TYPE (DossierComparePane, dossier_compare_pane, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  USED,
  SCROLLED,
  POINTED,
  OPEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* Filling */

/* What is tagged; remarks are for the reader. */
static GArray *
marks_of (const DossierPairText *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DossierHighlight));

  for (guint i = 0; i < text->highlights->len; i++)
    {
      const DossierHighlight *highlight = &g_array_index (text->highlights, DossierHighlight, i);

      if (highlight->type != DOSSIER_HIGHLIGHT_ANNOTATION)
        g_array_append_vals (marks, highlight, 1); /* its label stays with the text's own */
    }
  return marks;
}

static int
compare_grounds (gconstpointer a,
                 gconstpointer b)
{
  const DossierTextGround *x = a, *y = b;

  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  return x->number > y->number ? -1 : x->number < y->number;
}

static void
add_grounds (DossierComparePane      *self,
             const DossierPairFigure *figure, /* (nullable) */
             GArray                  *grounds)
{
  for (guint i = 0; figure != NULL && i < figure->places->len; i++)
    {
      const DossierSpan *span = &g_array_index (figure->places, DossierSpan, i);
      DossierTextGround ground = { { span->start, span->end }, 0 };

      g_array_append_val (grounds, ground);
    }
}

/* Figures that are compared stand on yellow, and sentences in the same words on a colour with their number. */
static void
show_grounds (DossierComparePane   *self,
              const DossierPairing *pairing)
{
  g_autoptr (GArray) grounds = g_array_new (FALSE, FALSE, sizeof (DossierTextGround));

  /* Of near copies nearly everything is shared: what changed is what matters. */
  for (guint i = 0; pairing->changes == NULL && i < pairing->passages->len; i++)
    {
      const DossierSpan *span = &g_array_index (pairing->passages, DossierPairPassage, i).place[self->side];
      DossierTextGround ground = { { span->start, span->end }, i + 1 };

      g_array_append_val (grounds, ground);
    }
  for (guint i = 0; i < pairing->figures->len; i++)
    {
      const DossierPairFigures *figures = g_ptr_array_index (pairing->figures, i);

      if (figures->mark == DOSSIER_PAIR_SINGLE)
        continue;
      add_grounds (self, figures->figure[self->side], grounds);
      for (guint j = 0; j < figures->more[self->side]->len; j++)
        add_grounds (self, g_ptr_array_index (figures->more[self->side], j), grounds);
    }
  g_array_sort (grounds, compare_grounds);
  dossier_text_view_set_grounds (self->text_view, grounds);
}

static void
show_figures (DossierComparePane   *self,
              const DossierPairing *pairing)
{
  GPtrArray *told = pairing->told[self->side];

  for (guint i = 0; i < told->len; i++)
    {
      const DossierPairFigure *figure = g_ptr_array_index (told, i);

      for (guint j = 0; j < figure->places->len; j++)
        {
          const DossierSpan *span = &g_array_index (figure->places, DossierSpan, j);

          dossier_text_view_tag (self->text_view, TAG_FIGURE, span->start, span->end);
        }
    }
}

static void
show_changes (DossierComparePane   *self,
              const DossierPairing *pairing)
{
  gboolean left = self->side == DOSSIER_SIDE_LEFT;

  for (guint i = 0; pairing->changes != NULL && i < pairing->changes->len; i++)
    {
      const DossierWordRun *run = &g_array_index (pairing->changes, DossierWordRun, i);
      guint start = left ? run->old_start : run->new_start, end = left ? run->old_end : run->new_end;

      if (end > start)
        dossier_text_view_tag (self->text_view, left ? DOSSIER_TAG_REMOVED : DOSSIER_TAG_ADDED, start, end);
    }
}

static void
show_header (DossierComparePane    *self,
             const DossierPairText *text)
{
  g_autofree char *line = text->article != NULL ? dossier_ui_article_line (text->article) : g_strdup (_("Note"));
  g_autofree char *label = NULL;
  DossierBlock block;

  gtk_label_set_text (GTK_LABEL (self->line), line);
  gtk_label_set_text (GTK_LABEL (self->title), text->title);
  gtk_widget_set_visible (self->title, !dossier_text_roles_title (text->blocks, &block));
  dossier_ui_grade_set (self->grade, text->article != NULL ? text->article->source_grade : 0);
  dossier_compare_pane_set_name (self, text->title);
  /* Translators: %s is the title of an article or note */
  label = g_strdup_printf (self->side == DOSSIER_SIDE_LEFT ? _("Left text: %s") : _("Right text: %s"), text->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Going about */

static void
emit_used (DossierComparePane *self)
{
  g_signal_emit (self, signals[USED], 0);
}

static gboolean
scroll_cb (DossierComparePane *self)
{
  emit_used (self);
  return GDK_EVENT_PROPAGATE;
}

static void
scrolled_cb (DossierComparePane *self)
{
  g_signal_emit (self, signals[SCROLLED], 0);
}

static void
picked_cb (DossierComparePane *self,
           const char         *key)
{
  g_signal_emit (self, signals[PICKED], 0, key);
}

static guint
offset_at (DossierComparePane *self,
           double              x,
           double              y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text_view);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  return dossier_offset_map_from_display (dossier_text_view_get_map (self->text_view), (guint) gtk_text_iter_get_offset (&iter));
}

static void
pressed_cb (DossierComparePane *self,
            int                 n_press,
            double              x,
            double              y)
{
  emit_used (self);
  if (n_press == 2)
    g_signal_emit (self, signals[OPEN], 0, offset_at (self, x, y));
}

static void
released_cb (DossierComparePane *self,
             int                 n_press,
             double              x,
             double              y)
{
  if (n_press == 1 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view))))
    g_signal_emit (self, signals[POINTED], 0, offset_at (self, x, y));
}

static gboolean
key_pressed_cb (DossierComparePane *self,
                guint               key,
                guint               code,
                GdkModifierType     state)
{
  emit_used (self);
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) == 0)
    {
      g_signal_emit (self, signals[OPEN], 0, dossier_text_view_get_caret (self->text_view));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* The caret stands where the menu was asked for. */
static void
context_cb (DossierComparePane *self,
            int                 position,
            double              x,
            double              y)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Open in the Reader"), self->side == DOSSIER_SIDE_LEFT ? "compare.open-left" : "compare.open-right");
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, self->scroller);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
add_controllers (DossierComparePane *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new (), *bar = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->scroller, scroll);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (bar), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (bar, "pressed", G_CALLBACK (emit_used), self);
  gtk_widget_add_controller (gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (self->scroller)), GTK_EVENT_CONTROLLER (bar));
  g_signal_connect_swapped (self->text_view, "context", G_CALLBACK (context_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed", G_CALLBACK (scrolled_cb), self);
}

/* Building */

static GtkWidget *
make_header (DossierComparePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "title-2");
  self->line = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->line), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->line), 0);
  gtk_widget_add_css_class (self->line, "article-line");
  self->grade = dossier_ui_grade_new (0);
  gtk_widget_set_valign (self->grade, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), self->line);
  gtk_box_append (GTK_BOX (row), self->grade);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), row);
  return box;
}

static void
make_button (DossierComparePane *self,
             DossierWorkspace   *workspace)
{
  const char *label = self->side == DOSSIER_SIDE_LEFT ? _("Choose the left text") : _("Choose the right text");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->picker = dossier_compare_picker_new (workspace);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  self->button_label = gtk_label_new (_("Choose an Article…"));
  gtk_label_set_ellipsize (GTK_LABEL (self->button_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->button_label), 0);
  gtk_widget_set_hexpand (self->button_label, TRUE);
  gtk_box_append (GTK_BOX (line), self->button_label);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), line);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->picker);
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (self->button, "compare-choice");
  gtk_box_append (GTK_BOX (self->box), self->button);
}

/* Both sides get the same width, whatever stands on them. */
static void
dossier_compare_pane_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_COMPARE_PANE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum = MAX (*minimum, NARROWEST);
}

static void
dossier_compare_pane_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  gtk_widget_allocate (DOSSIER_COMPARE_PANE (widget)->box, width, height, baseline, NULL);
}

static void
dossier_compare_pane_dispose (GObject *object)
{
  DossierComparePane *self = DOSSIER_COMPARE_PANE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->marks, g_array_unref);
  G_OBJECT_CLASS (dossier_compare_pane_parent_class)->dispose (object);
}

static void
dossier_compare_pane_class_init (DossierComparePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_compare_pane_dispose;
  widget_class->measure = dossier_compare_pane_measure;
  widget_class->size_allocate = dossier_compare_pane_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "compare-pane");
  signals[PICKED] = g_signal_new ("picked", DOSSIER_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[USED] = g_signal_new ("used", DOSSIER_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCROLLED] = g_signal_new ("scrolled", DOSSIER_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[POINTED] = g_signal_new ("pointed", DOSSIER_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPEN] = g_signal_new ("open", DOSSIER_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dossier_compare_pane_init (DossierComparePane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_compare_pane_new:
 * @side: which one it is
 *
 * Returns: (transfer floating): a pane without a text
 */
GtkWidget *
dossier_compare_pane_new (DossierWorkspace *workspace,
                          DossierSide       side)
{
  DossierComparePane *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_COMPARE_PANE, NULL);
  self->side = side;
  make_button (self, workspace);
  self->text_view = DOSSIER_TEXT_VIEW (dossier_text_view_new (workspace));
  gtk_widget_add_css_class (GTK_WIDGET (self->text_view), "reading");
  dossier_text_view_set_header (self->text_view, make_header (self));
  dossier_change_tags_follow (GTK_TEXT_VIEW (self->text_view));
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view)), TAG_FIGURE, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->text_view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  add_controllers (self);
  dossier_compare_pane_set_text (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * dossier_compare_pane_set_text:
 * @pairing: (nullable): what is compared; NULL shows nothing. It is only read now
 */
void
dossier_compare_pane_set_text (DossierComparePane   *self,
                               const DossierPairing *pairing)
{
  const DossierPairText *text = pairing != NULL ? pairing->texts[self->side] : NULL;
  g_autoptr (DossierArticleView) nothing = dossier_article_view_new ();
  g_autoptr (GArray) left_out = NULL;
  DossierArticleView view = { 0 };

  g_return_if_fail (DOSSIER_IS_COMPARE_PANE (self));

  gtk_widget_set_visible (self->scroller, text != NULL);
  self->length = text != NULL ? text->length : 0;
  if (text == NULL)
    {
      dossier_text_view_set_text (self->text_view, "", NULL, NULL);
      return;
    }
  view.blocks = text->blocks;
  view.length = text->length;
  view.highlights = text->proposed ? nothing->highlights : text->highlights;
  left_out = dossier_left_out_ranges (&view, NULL);
  dossier_text_view_set_text (self->text_view, text->text, text->blocks, left_out);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks_of (text);
  dossier_text_view_set_highlights (self->text_view, self->marks);
  show_header (self, text);
  show_figures (self, pairing);
  show_changes (self, pairing);
  show_grounds (self, pairing);
}

/**
 * dossier_compare_pane_set_name:
 * @name: (nullable): title of what is chosen; NULL nothing
 */
void
dossier_compare_pane_set_name (DossierComparePane *self,
                               const char         *name)
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PANE (self));

  gtk_label_set_text (GTK_LABEL (self->button_label), name != NULL ? name : _("Choose an Article…"));
}

/**
 * dossier_compare_pane_show_span:
 * @span: is scrolled to, and lights up
 */
void
dossier_compare_pane_show_span (DossierComparePane *self,
                                const DossierSpan  *span)
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PANE (self) && span != NULL);

  dossier_text_view_place_caret (self->text_view, span->start);
  dossier_text_view_show (self->text_view, span->start);
  dossier_text_view_flash (self->text_view, span->start, MAX (span->end, MIN (span->start + 1, self->length)));
}

/* Returns: the code point at the upper edge of what is seen */
guint
dossier_compare_pane_get_top (DossierComparePane *self)
{
  GtkTextView *view;
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_val_if_fail (DOSSIER_IS_COMPARE_PANE (self), 0);

  view = GTK_TEXT_VIEW (self->text_view);
  gtk_text_view_get_visible_rect (view, &visible);
  if (visible.y <= 0)
    return 0;
  gtk_text_view_get_iter_at_location (view, &iter, gtk_text_view_get_left_margin (view), visible.y);
  return dossier_offset_map_from_display (dossier_text_view_get_map (self->text_view), (guint) gtk_text_iter_get_offset (&iter));
}

void
dossier_compare_pane_set_top (DossierComparePane *self,
                              guint               offset)
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PANE (self));
  dossier_text_view_set_top (self->text_view, MIN (offset, self->length));
}

/* Opens the list of what can be shown here. */
void
dossier_compare_pane_choose (DossierComparePane *self)
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PANE (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

void
dossier_compare_pane_set_scale (DossierComparePane *self,
                                double              scale)
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PANE (self));
  dossier_text_view_set_scale (self->text_view, scale);
}

/* Returns: (transfer none) */
DossierTextView *
dossier_compare_pane_get_view (DossierComparePane *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PANE (self), NULL);
  return self->text_view;
}

/* Returns: (transfer none) */
GtkWidget *
dossier_compare_pane_get_picker (DossierComparePane *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PANE (self), NULL);
  return self->picker;
}
