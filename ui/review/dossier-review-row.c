/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One occurrence in the review queue. The words stand below each other in all rows, with what comes before on their left and
 * what follows on their right, so that many can be read down a column. Main thread only; owned by its list item. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-row.h"

#include "dossier-proposal.h"
#include "dossier-text.h"
#include "dossier-tooltip.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define BEFORE_SHARE 0.36 /* of the width of the row */
#define GAP 5             /* pixels beside the words */

/* The line: what comes before the words, the words, what follows */

#define DOSSIER_TYPE_CONTEXT_LINE (dossier_context_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierContextLine, dossier_context_line, DOSSIER, CONTEXT_LINE, GtkWidget)

struct _DossierContextLine
{
  GtkWidget parent_instance;
  GtkWidget *before;
  GtkWidget *words;
  GtkWidget *after;
  gboolean reads_from_right;
  gboolean gap_before;   /* the words stand apart from what comes before */
  gboolean gap_after;
};

G_DEFINE_FINAL_TYPE (DossierContextLine, dossier_context_line, GTK_TYPE_WIDGET)

static void
dossier_context_line_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  DossierContextLine *self = DOSSIER_CONTEXT_LINE (widget);
  GtkWidget *parts[] = { self->before, self->words, self->after };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int least, most;

      gtk_widget_measure (parts[i], orientation, -1, &least, &most, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += least;
          *natural += most;
        }
      else
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, most);
        }
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
place (DossierContextLine *self,
       GtkWidget          *part,
       int                 start,
       int                 width,
       int                 line,
       int                 height)
{
  int x = self->reads_from_right ? line - start - width : start;

  gtk_widget_size_allocate (part, &(GtkAllocation) { x, 0, MAX (width, 0), height }, -1);
}

static void
dossier_context_line_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  DossierContextLine *self = DOSSIER_CONTEXT_LINE (widget);
  int words, least, column, after, after_least, before_least;

  gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, &least, &words, NULL, NULL);
  gtk_widget_measure (self->before, GTK_ORIENTATION_HORIZONTAL, -1, &before_least, NULL, NULL, NULL);
  gtk_widget_measure (self->after, GTK_ORIENTATION_HORIZONTAL, -1, &after_least, NULL, NULL, NULL);
  column = MAX ((int) (width * BEFORE_SHARE), before_least + GAP);
  after = MAX (width - column - words, after_least + GAP);
  words = MAX (width - column - after, least);
  place (self, self->before, 0, column - (self->gap_before ? GAP : 0), width, height);
  place (self, self->words, column, words, width, height);
  place (self, self->after, column + words + (self->gap_after ? GAP : 0), after - (self->gap_after ? GAP : 0), width, height);
}

static void
dossier_context_line_dispose (GObject *object)
{
  DossierContextLine *self = DOSSIER_CONTEXT_LINE (object);

  g_clear_pointer (&self->before, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->after, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_context_line_parent_class)->dispose (object);
}

static void
dossier_context_line_class_init (DossierContextLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_context_line_dispose;
  widget_class->measure = dossier_context_line_measure;
  widget_class->size_allocate = dossier_context_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "context-line");
}

static GtkWidget *
add_part (DossierContextLine *self,
          PangoEllipsizeMode  ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  /* Left is left here, whatever the direction of the interface: which side is which depends on the text alone. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
dossier_context_line_init (DossierContextLine *self)
{
  self->before = add_part (self, PANGO_ELLIPSIZE_START);
  self->words = add_part (self, PANGO_ELLIPSIZE_END);
  self->after = add_part (self, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->words, "words");
}

/* The parts of a line are drawn by themselves, so blanks at their ends are left to the gap. Returns whether there was one
 * beside the words. */
static gboolean
show_part (GtkWidget  *label,
           const char *text,
           guint       start,
           guint       end,
           float       align)
{
  g_autofree char *part = dossier_text_slice (text, start, end);
  gboolean gap = *part == '\0' || (start > 0 ? g_ascii_isspace (*part) : g_ascii_isspace (part[strlen (part) - 1]));

  gtk_label_set_text (GTK_LABEL (label), g_strstrip (part));
  gtk_label_set_xalign (GTK_LABEL (label), align);
  return gap;
}

/* The first letter that has a direction says that of the line. */
static gboolean
reads_from_right (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    switch (g_unichar_get_script (g_utf8_get_char (text)))
      {
      case G_UNICODE_SCRIPT_COMMON:
      case G_UNICODE_SCRIPT_INHERITED:
        break;
      case G_UNICODE_SCRIPT_ARABIC:
      case G_UNICODE_SCRIPT_HEBREW:
      case G_UNICODE_SCRIPT_SYRIAC:
      case G_UNICODE_SCRIPT_THAANA:
      case G_UNICODE_SCRIPT_NKO:
        return TRUE;
      default:
        return FALSE;
      }
  return FALSE;
}

static void
dossier_context_line_show (DossierContextLine    *self,
                           const DossierProposal *proposal)
{
  guint length = dossier_text_length (proposal->context);

  self->reads_from_right = reads_from_right (proposal->context);
  self->gap_before = show_part (self->before, proposal->context, 0, proposal->context_start, self->reads_from_right ? 0 : 1);
  show_part (self->words, proposal->context, proposal->context_start, proposal->context_end, 0.5);
  self->gap_after = show_part (self->after, proposal->context, proposal->context_end, length, self->reads_from_right ? 1 : 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The row */

struct _DossierReviewRow
{
  GtkWidget parent_instance;
  DossierItem *item;  /* (owned) (nullable) */
  gulong changed;
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *origin;  /* button: opens the article */
  GtkLabel *title;
  GtkLabel *date;
  GtkLabel *reason;
  GtkImage *verdict;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (DossierReviewRow, dossier_review_row, GTK_TYPE_WIDGET)

static void
show_record (DossierReviewRow *self)
{
  const DossierProposal *proposal = self->item != NULL ? dossier_item_get_record (self->item) : NULL;
  g_autofree char *date = NULL, *reason = NULL, *spoken = NULL;

  if (proposal == NULL)
    return;
  dossier_context_line_show (DOSSIER_CONTEXT_LINE (self->line), proposal);
  date = proposal->article_date != NULL && *proposal->article_date != '\0' ? dossier_edtf_for_people (proposal->article_date) : NULL;
  gtk_label_set_text (self->title, proposal->article_title != NULL ? proposal->article_title : "");
  gtk_label_set_text (self->date, date != NULL ? date : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date), date != NULL);
  /* Translators: why a name is proposed, and how sure that is: "surname of Mark Milley · likely" */
  reason = proposal->reason != NULL ? g_strdup_printf (_("%s · %s"), proposal->reason, dossier_ui_sureness (proposal->confidence))
                                    : g_strdup (dossier_ui_sureness (proposal->confidence));
  gtk_label_set_text (self->reason, reason);
  dossier_ui_set_tooltip (GTK_WIDGET (self->reason), reason);
  dossier_ui_set_tooltip (self->line, proposal->context);
  spoken = g_strdup_printf ("%s. %s. %s", proposal->context, proposal->article_title != NULL ? proposal->article_title : "", reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
activate (DossierReviewRow *self,
          const char       *action)
{
  g_autofree char *id = self->item != NULL ? dossier_id_to_text (dossier_item_get_id (self->item)) : NULL;

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static void
open_cb (DossierReviewRow *self)
{
  activate (self, "review.open-one");
}

static void
accept_cb (DossierReviewRow *self)
{
  activate (self, "review.accept-one");
}

static void
reject_cb (DossierReviewRow *self)
{
  activate (self, "review.reject-one");
}

static void
dossier_review_row_dispose (GObject *object)
{
  DossierReviewRow *self = DOSSIER_REVIEW_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_review_row_parent_class)->dispose (object);
}

static void
dossier_review_row_class_init (DossierReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_review_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "review-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char        *css_class,
            PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "row-secondary");
  return label;
}

static GtkWidget *
add_button (DossierReviewRow *self,
            const char       *icon,
            const char       *label,
            const char       *tooltip,
            GCallback         callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* The keys do the same for the row that is chosen. */
  gtk_widget_set_focusable (button, FALSE);
  dossier_ui_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static GtkWidget *
make_origin (DossierReviewRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (make_label ("caption", PANGO_ELLIPSIZE_END));
  self->date = GTK_LABEL (make_label ("caption", PANGO_ELLIPSIZE_NONE));
  self->origin = gtk_button_new ();
  gtk_widget_add_css_class (self->origin, "flat");
  gtk_widget_add_css_class (self->origin, "origin");
  gtk_widget_set_focusable (self->origin, FALSE);
  dossier_ui_set_tooltip (self->origin, _("Open the article at these words (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->origin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open the article at these words"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->date));
  gtk_button_set_child (GTK_BUTTON (self->origin), box);
  g_signal_connect_swapped (self->origin, "clicked", G_CALLBACK (open_cb), self);
  return self->origin;
}

static void
dossier_review_row_init (DossierReviewRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->line = g_object_new (DOSSIER_TYPE_CONTEXT_LINE, NULL);
  self->reason = GTK_LABEL (make_label ("caption", PANGO_ELLIPSIZE_END));
  gtk_label_set_xalign (self->reason, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  gtk_box_append (GTK_BOX (below), make_origin (self));
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (texts), self->line);
  gtk_box_append (GTK_BOX (texts), below);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->box), texts);

  self->verdict = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "verdict");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->verdict));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_add_css_class (self->buttons, "row-buttons");
  add_button (self, "object-select-symbolic", _("Accept"), _("Yes, that is meant here (Y)"), G_CALLBACK (accept_cb));
  add_button (self, "window-close-symbolic", _("Reject"), _("No, not here (N)"), G_CALLBACK (reject_cb));
  gtk_box_append (GTK_BOX (self->box), self->buttons);
}

GtkWidget *
dossier_review_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_REVIEW_ROW, NULL);
}

/**
 * dossier_review_row_set_item:
 * @item: (nullable): the suggestion's place in the list
 */
void
dossier_review_row_set_item (DossierReviewRow *self,
                             DossierItem      *item)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->changed = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show_record), self);
  show_record (self);
}

/**
 * dossier_review_row_get_item:
 *
 * Returns: (transfer none) (nullable)
 */
DossierItem *
dossier_review_row_get_item (DossierReviewRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_ROW (self), NULL);
  return self->item;
}

/**
 * dossier_review_row_set_state:
 * @state: what was said of it, until it leaves the list
 */
void
dossier_review_row_set_state (DossierReviewRow  *self,
                              DossierReviewState state)
{
  static const char * const icons[] = { NULL, "object-select-symbolic", "window-close-symbolic" };
  static const char * const classes[] = { "open", "accepted", "rejected" };

  g_return_if_fail (DOSSIER_IS_REVIEW_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[state]);
  gtk_image_set_from_icon_name (self->verdict, icons[state]);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), state != DOSSIER_REVIEW_OPEN);
  gtk_widget_set_visible (self->buttons, state == DOSSIER_REVIEW_OPEN);
}

/**
 * dossier_review_row_get_words:
 *
 * Returns: (transfer none): the words that are emphasised
 */
const char *
dossier_review_row_get_words (DossierReviewRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_ROW (self), NULL);
  return gtk_label_get_text (GTK_LABEL (DOSSIER_CONTEXT_LINE (self->line)->words));
}
