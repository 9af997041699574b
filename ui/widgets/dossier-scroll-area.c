/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The properties of a widget that scrolls by itself, for all widgets that do. Main thread only; owned by what it scrolls in. It
 * sets no value of an adjustment. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-scroll-area.h"

#define N_ORIENTATIONS 2

typedef struct
{
  GtkAdjustment *adjustments[N_ORIENTATIONS]; /* (owned) (nullable) */
  GtkScrollablePolicy policies[N_ORIENTATIONS];
} DossierScrollAreaPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DossierScrollArea, dossier_scroll_area, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (DossierScrollArea)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static void
scrolled_cb (DossierScrollArea *self)
{
  DOSSIER_SCROLL_AREA_GET_CLASS (self)->scrolled (self);
}

static void
take_adjustment (DossierScrollArea *self,
                 GtkOrientation     orientation,
                 GtkAdjustment     *adjustment) /* (nullable) */
{
  DossierScrollAreaPrivate *priv = dossier_scroll_area_get_instance_private (self);
  GtkAdjustment **place = &priv->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_set_object (place, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}

static void
dossier_scroll_area_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  DossierScrollArea *self = DOSSIER_SCROLL_AREA (object);
  DossierScrollAreaPrivate *priv = dossier_scroll_area_get_instance_private (self);

  switch (property)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      take_adjustment (self, property == PROP_VADJUSTMENT ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      DOSSIER_SCROLL_AREA_GET_CLASS (self)->adjust (self);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      priv->policies[property == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_scroll_area_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  DossierScrollAreaPrivate *priv = dossier_scroll_area_get_instance_private (DOSSIER_SCROLL_AREA (object));

  switch (property)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustments[property == PROP_VADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, priv->policies[property == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_scroll_area_dispose (GObject *object)
{
  DossierScrollArea *self = DOSSIER_SCROLL_AREA (object);

  take_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  take_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (dossier_scroll_area_parent_class)->dispose (object);
}

static void
dossier_scroll_area_class_init (DossierScrollAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dossier_scroll_area_set_property;
  object_class->get_property = dossier_scroll_area_get_property;
  object_class->dispose = dossier_scroll_area_dispose;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
dossier_scroll_area_init (DossierScrollArea *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dossier_scroll_area_get_adjustment:
 *
 * Returns: (transfer none) (nullable): of that direction; none before it stands in anything that scrolls
 */
GtkAdjustment *
dossier_scroll_area_get_adjustment (DossierScrollArea *self,
                                    GtkOrientation     orientation)
{
  DossierScrollAreaPrivate *priv = dossier_scroll_area_get_instance_private (self);

  g_return_val_if_fail (DOSSIER_IS_SCROLL_AREA (self), NULL);
  return priv->adjustments[orientation];
}

/**
 * dossier_scroll_area_get_offset:
 *
 * Returns: pixels that are scrolled away; 0 without an adjustment
 */
double
dossier_scroll_area_get_offset (DossierScrollArea *self,
                                GtkOrientation     orientation)
{
  GtkAdjustment *adjustment = dossier_scroll_area_get_adjustment (self, orientation);

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}
