/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of entities as people see them: their words, their colours, and the disc that stands for one. Main thread
 * only. The kinds an analyst added are remembered here by their keys, which are stable, for all open workspaces. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define DOT_SIZE 10

typedef struct
{
  const char *key;
  const char *name;
  const char *plural;
  const char *colour;
  const char *colour_dark;
} Builtin;

static const Builtin builtins[] = {
  { "person", N_("Person"), N_("People"), "#3584e4", "#78aeed" },
  { "organisation", N_("Organisation"), N_("Organisations"), "#9141ac", "#c58fdb" },
  { "place", N_("Place"), N_("Places"), "#2ec27e", "#57e389" },
  { "equipment", N_("Equipment"), N_("Equipment"), "#e66100", "#ffa348" },
  { "exercise", N_("Exercise"), N_("Exercises"), "#c01c28", "#f66151" },
};

/* What is suggested in a text without being an entity */
static const struct
{
  const char *key;
  const char *name;
  const char *plural;
} values[] = {
  { "date", N_("Date"), N_("Dates") },
  { "figure", N_("Figure"), N_("Figures") },
};

#define OTHER_COLOUR "#77767b"
#define OTHER_COLOUR_DARK "#c0bfbc"

/* key -> DossierKind (owned): see above why this one table is shared */
static GHashTable *added_kinds;

static const Builtin *
find_builtin (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtins); i++)
    if (g_strcmp0 (kind, builtins[i].key) == 0)
      return &builtins[i];
  return NULL;
}

static const DossierKind *
find_added (const char *kind)
{
  return added_kinds != NULL && kind != NULL ? g_hash_table_lookup (added_kinds, kind) : NULL;
}

/**
 * dossier_ui_load_kinds:
 * @kinds: (element-type DossierKind): as dossier_workspace_load_kinds() gives them
 *
 * Makes the names and colours of kinds that an analyst added known to the functions below. The window calls it when a
 * workspace is opened and whenever its kinds change.
 */
void
dossier_ui_load_kinds (GPtrArray *kinds)
{
  g_return_if_fail (kinds != NULL);

  if (added_kinds == NULL)
    added_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < kinds->len; i++)
    {
      DossierKind *kind = g_ptr_array_index (kinds, i);

      if (find_builtin (kind->key) == NULL)
        g_hash_table_replace (added_kinds, kind->key, g_object_ref (kind));
    }
}

/**
 * dossier_ui_kind_name:
 * @kind: the key of a kind
 *
 * Returns: (transfer none): its name for people, singular: "Person"; the key itself when nobody told its name
 */
const char *
dossier_ui_kind_name (const char *kind)
{
  const Builtin *builtin = find_builtin (kind);
  const DossierKind *added = find_added (kind);

  if (builtin != NULL)
    return _(builtin->name);
  if (added != NULL && added->name != NULL)
    return added->name;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_strcmp0 (kind, values[i].key) == 0)
      return _(values[i].name);
  return kind != NULL && *kind != '\0' ? kind : _("Other");
}

/**
 * dossier_ui_kind_plural:
 * @kind: the key of a kind
 *
 * Returns: (transfer none): its name for people as the heading of a list: "People"
 */
const char *
dossier_ui_kind_plural (const char *kind)
{
  const Builtin *builtin = find_builtin (kind);

  if (builtin != NULL)
    return _(builtin->plural);
  for (guint i = 0; find_added (kind) == NULL && i < G_N_ELEMENTS (values); i++)
    if (g_strcmp0 (kind, values[i].key) == 0)
      return _(values[i].plural);
  return dossier_ui_kind_name (kind);
}

/* Half-way to white: what was chosen against white paper must be read against black, too. */
static void
lighten (GdkRGBA *colour)
{
  colour->red = (colour->red + 1.0f) / 2.0f;
  colour->green = (colour->green + 1.0f) / 2.0f;
  colour->blue = (colour->blue + 1.0f) / 2.0f;
}

/**
 * dossier_ui_kind_colour:
 * @kind: (nullable): the key of a kind
 * @dark: whether it is drawn on a dark ground
 * @colour: (out): opaque
 *
 * The colour of a kind. Added kinds have the analyst's or grey.
 */
void
dossier_ui_kind_colour (const char *kind,
                        gboolean    dark,
                        GdkRGBA    *colour)
{
  const Builtin *builtin = find_builtin (kind);
  const DossierKind *added = find_added (kind);

  g_return_if_fail (colour != NULL);

  if (builtin != NULL)
    {
      gdk_rgba_parse (colour, dark ? builtin->colour_dark : builtin->colour);
    }
  else if (added != NULL && added->colour != NULL && gdk_rgba_parse (colour, added->colour))
    {
      colour->alpha = 1.0f;
      if (dark)
        lighten (colour);
    }
  else
    {
      gdk_rgba_parse (colour, dark ? OTHER_COLOUR_DARK : OTHER_COLOUR);
    }
}

/* The disc */

#define DOSSIER_TYPE_KIND_DOT (dossier_kind_dot_get_type ())
G_DECLARE_FINAL_TYPE (DossierKindDot, dossier_kind_dot, DOSSIER, KIND_DOT, GtkWidget)

struct _DossierKindDot
{
  GtkWidget parent_instance;
  char *kind;             /* (owned) (nullable) */
  AdwStyleManager *style; /* (unowned): the display's */
};

G_DEFINE_FINAL_TYPE (DossierKindDot, dossier_kind_dot, GTK_TYPE_WIDGET)

static void
dossier_kind_dot_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = DOT_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
dossier_kind_dot_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DossierKindDot *self = DOSSIER_KIND_DOT (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  float size = MIN (width, height);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((width - size) / 2, (height - size) / 2, size, size);
  GskRoundedRect disc;
  GdkRGBA colour;

  dossier_ui_kind_colour (self->kind, adw_style_manager_get_dark (self->style), &colour);
  gsk_rounded_rect_init_from_rect (&disc, &bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
dossier_kind_dot_finalize (GObject *object)
{
  DossierKindDot *self = DOSSIER_KIND_DOT (object);

  g_free (self->kind);
  G_OBJECT_CLASS (dossier_kind_dot_parent_class)->finalize (object);
}

static void
dossier_kind_dot_class_init (DossierKindDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_kind_dot_finalize;
  widget_class->measure = dossier_kind_dot_measure;
  widget_class->snapshot = dossier_kind_dot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "kind-dot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_kind_dot_init (DossierKindDot *self)
{
  self->style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (self->style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_ui_kind_dot_new:
 * @kind: (nullable): the key of a kind
 *
 * Returns: a disc in the kind's colour, 10 px; its accessible label is the kind's name
 */
GtkWidget *
dossier_ui_kind_dot_new (const char *kind)
{
  GtkWidget *dot = g_object_new (DOSSIER_TYPE_KIND_DOT, NULL);

  dossier_ui_kind_dot_set (dot, kind);
  return dot;
}

/**
 * dossier_ui_kind_dot_set:
 * @dot: a disc made by dossier_ui_kind_dot_new()
 * @kind: (nullable): the key of a kind
 *
 * Shows another kind.
 */
void
dossier_ui_kind_dot_set (GtkWidget  *dot,
                         const char *kind)
{
  DossierKindDot *self = DOSSIER_KIND_DOT (dot);

  g_return_if_fail (DOSSIER_IS_KIND_DOT (dot));

  if (self->kind == NULL || g_strcmp0 (self->kind, kind) != 0)
    {
      g_free (self->kind);
      self->kind = g_strdup (kind);
      gtk_accessible_update_property (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_ui_kind_name (kind), -1);
      gtk_widget_queue_draw (dot);
    }
}
