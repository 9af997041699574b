/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds what has a wide, a narrow and a slim form, and tells which one fits. Main thread only; owned by its parent. Without it
 * a window could never be made narrower than its wide form needs, and so would never be asked for the narrow one. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-fit-bin.h"

#define NARROW_WIDTH 900 /* pixels: below it the narrow form is better even where the wide one fits */
#define SLIM_WIDTH 580   /* pixels: the same for the slim form, which is a narrow one with less in it */
#define LEAST_WIDTH 360  /* pixels: what is asked for at most while another form than the slim one is shown */

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_NARROW,
  PROP_SLIM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _DossierFitBin
{
  GtkWidget parent_instance;
  GtkWidget *child;   /* (nullable): parented here */
  gboolean narrow;
  gboolean slim;
  gboolean wanted_narrow;
  gboolean wanted_slim;
  int wide_least;     /* pixels: what the wide form needed when it was shown last */
  guint source;       /* 0 = none */
};

G_DEFINE_FINAL_TYPE (DossierFitBin, dossier_fit_bin, GTK_TYPE_WIDGET)

static void
switch_cb (gpointer user_data)
{
  DossierFitBin *self = user_data;

  gboolean narrow = self->narrow, slim = self->slim;

  self->source = 0;
  self->narrow = self->wanted_narrow;
  self->slim = self->wanted_slim;
  if (slim != self->slim)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SLIM]);
  if (narrow != self->narrow)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static GtkSizeRequestMode
dossier_fit_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_fit_bin_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DossierFitBin *self = DOSSIER_FIT_BIN (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->slim)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
dossier_fit_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DossierFitBin *self = DOSSIER_FIT_BIN (widget);
  int least = 0;

  if (self->child != NULL)
    {
      /* For the one frame until the form changes, what does not fit is cut off. */
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, MAX (width, least), height, baseline, NULL);
    }

  /* Large text makes the wide form need more; what it needs cannot be asked while it is narrow. */
  if (!self->narrow)
    self->wide_least = least;
  self->wanted_narrow = width < MAX (NARROW_WIDTH, self->wide_least);
  self->wanted_slim = width < SLIM_WIDTH;

  /* Not now: what is shown must not change while it is being laid out. */
  if (self->wanted_narrow == self->narrow && self->wanted_slim == self->slim)
    g_clear_handle_id (&self->source, g_source_remove);
  else if (self->source == 0)
    self->source = g_idle_add_once (switch_cb, self);
}

static void
dossier_fit_bin_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DossierFitBin *self = DOSSIER_FIT_BIN (object);

  switch (property)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SLIM:
      g_value_set_boolean (value, self->slim);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_fit_bin_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_CHILD:
      dossier_fit_bin_set_child (DOSSIER_FIT_BIN (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_fit_bin_dispose (GObject *object)
{
  DossierFitBin *self = DOSSIER_FIT_BIN (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_fit_bin_parent_class)->dispose (object);
}

static void
dossier_fit_bin_class_init (DossierFitBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_fit_bin_get_property;
  object_class->set_property = dossier_fit_bin_set_property;
  object_class->dispose = dossier_fit_bin_dispose;
  widget_class->get_request_mode = dossier_fit_bin_get_request_mode;
  widget_class->measure = dossier_fit_bin_measure;
  widget_class->size_allocate = dossier_fit_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SLIM] = g_param_spec_boolean ("slim", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_fit_bin_init (DossierFitBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dossier_fit_bin_set_child:
 * @self: a bin
 * @child: (nullable) (transfer floating): what it holds
 */
void
dossier_fit_bin_set_child (DossierFitBin *self,
                           GtkWidget     *child)
{
  g_return_if_fail (DOSSIER_IS_FIT_BIN (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * dossier_fit_bin_is_narrow:
 * @self: a bin
 *
 * Returns: whether it has less room than the wide form needs
 */
gboolean
dossier_fit_bin_is_narrow (DossierFitBin *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIT_BIN (self), FALSE);

  return self->narrow;
}

/**
 * dossier_fit_bin_is_slim:
 * @self: a bin
 *
 * Returns: whether it has so little room that the narrow form should show less
 */
gboolean
dossier_fit_bin_is_slim (DossierFitBin *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIT_BIN (self), FALSE);

  return self->slim;
}

/**
 * dossier_fit_bin_forget:
 *
 * Forgets how much room the wide form needed: something in it has gone, and it may fit again.
 */
void
dossier_fit_bin_forget (DossierFitBin *self)
{
  g_return_if_fail (DOSSIER_IS_FIT_BIN (self));

  self->wide_least = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
