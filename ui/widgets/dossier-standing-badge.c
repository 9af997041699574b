/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mark of a cell or a row of sources compared. Main thread; owned by what shows it. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-standing-badge.h"

#include "dossier-grid-words.h"
#include "dossier-tooltip.h"

#define SIGN_SIZE 11

/* The sign is drawn, so that it has the colour of its word and needs no font and no icon theme. */
#define DOSSIER_TYPE_STANDING_SIGN (dossier_standing_sign_get_type ())
G_DECLARE_FINAL_TYPE (DossierStandingSign, dossier_standing_sign, DOSSIER, STANDING_SIGN, GtkWidget)

struct _DossierStandingSign
{
  GtkWidget parent_instance;
  DossierStanding standing;
};

G_DEFINE_FINAL_TYPE (DossierStandingSign, dossier_standing_sign, GTK_TYPE_WIDGET)

struct _DossierStandingBadge
{
  GtkWidget parent_instance;

  DossierStanding standing;
  GtkWidget *sign;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DossierStandingBadge, dossier_standing_badge, GTK_TYPE_WIDGET)

static void
dossier_standing_sign_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = SIGN_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
add_wave (cairo_t *cr,
          double   y)
{
  cairo_move_to (cr, 1, y);
  cairo_curve_to (cr, 3.5, y - 3, 5, y - 2, 5.5, y);
  cairo_curve_to (cr, 6, y + 2, 7.5, y + 3, 10, y);
}

static void
draw_sign (cairo_t         *cr,
           DossierStanding  standing)
{
  switch (standing)
    {
    case DOSSIER_STANDING_VAGUER:
      add_wave (cr, 3.5);
      add_wave (cr, 7.5);
      break;
    case DOSSIER_STANDING_DIFFERS:
      cairo_move_to (cr, 8.5, 0.5);
      cairo_line_to (cr, 2.5, 10.5);
      G_GNUC_FALLTHROUGH;
    case DOSSIER_STANDING_AGREES:
      cairo_move_to (cr, 1, 3.5);
      cairo_line_to (cr, 10, 3.5);
      cairo_move_to (cr, 1, 7.5);
      cairo_line_to (cr, 10, 7.5);
      break;
    case DOSSIER_STANDING_SINGLE:
      cairo_arc (cr, 5.5, 5.5, 3, 0, 2 * G_PI);
      break;
    case DOSSIER_STANDING_SAID:
    case DOSSIER_STANDING_SILENT:
    default:
      return;
    }
  cairo_stroke (cr);
}

static void
dossier_standing_sign_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  float x = (float) (gtk_widget_get_width (widget) - SIGN_SIZE) / 2, y = (float) (gtk_widget_get_height (widget) - SIGN_SIZE) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, SIGN_SIZE, SIGN_SIZE));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_translate (cr, x, y);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_sign (cr, DOSSIER_STANDING_SIGN (widget)->standing);
  cairo_destroy (cr);
}

static void
dossier_standing_sign_class_init (DossierStandingSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_standing_sign_measure;
  widget_class->snapshot = dossier_standing_sign_snapshot;
  gtk_widget_class_set_css_name (widget_class, "standing-sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_standing_sign_init (DossierStandingSign *self)
{
}

static void
dossier_standing_badge_dispose (GObject *object)
{
  DossierStandingBadge *self = DOSSIER_STANDING_BADGE (object);

  g_clear_pointer (&self->sign, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_standing_badge_parent_class)->dispose (object);
}

static void
dossier_standing_badge_class_init (DossierStandingBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_standing_badge_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "standing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_standing_badge_init (DossierStandingBadge *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  self->sign = g_object_new (DOSSIER_TYPE_STANDING_SIGN, "valign", GTK_ALIGN_CENTER, NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_standing_badge_new:
 * @reason: (nullable): why, for people
 */
GtkWidget *
dossier_standing_badge_new (DossierStanding  standing,
                            const char      *reason)
{
  GtkWidget *badge = g_object_new (DOSSIER_TYPE_STANDING_BADGE, NULL);

  dossier_standing_badge_set (DOSSIER_STANDING_BADGE (badge), standing, reason);
  return badge;
}

/**
 * dossier_standing_badge_set:
 * @reason: (nullable): why, for people
 *
 * Shows another mark, in its own words.
 */
void
dossier_standing_badge_set (DossierStandingBadge *self,
                            DossierStanding       standing,
                            const char           *reason)
{
  static const char * const classes[] = { "silent", "single", "said", "agrees", "vaguer", "differs" };

  g_return_if_fail (DOSSIER_IS_STANDING_BADGE (self));
  g_return_if_fail (standing < G_N_ELEMENTS (classes));

  gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->standing]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[standing]);
  self->standing = standing;
  DOSSIER_STANDING_SIGN (self->sign)->standing = standing;
  gtk_widget_queue_draw (self->sign);
  gtk_widget_set_visible (GTK_WIDGET (self), standing != DOSSIER_STANDING_SILENT && standing != DOSSIER_STANDING_SAID);
  dossier_ui_set_tooltip (GTK_WIDGET (self), reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
  dossier_standing_badge_set_words (self, dossier_standing_words (standing));
}

/**
 * dossier_standing_badge_set_words:
 *
 * Other words beside the same sign: "2 differences".
 */
void
dossier_standing_badge_set_words (DossierStandingBadge *self,
                                  const char           *words)
{
  g_return_if_fail (DOSSIER_IS_STANDING_BADGE (self) && words != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

DossierStanding
dossier_standing_badge_get_standing (DossierStandingBadge *self)
{
  g_return_val_if_fail (DOSSIER_IS_STANDING_BADGE (self), DOSSIER_STANDING_SILENT);
  return self->standing;
}
