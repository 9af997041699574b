/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the board, for actors and for events. Main thread; made and recycled by a list view's factory. It
 * reads its record when it is filled and listens to its item and to the state while it is. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-row.h"

#include "dossier-edtf.h"
#include "dossier-role-chips.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_CHIPS 4
#define SPACING 12

struct _DossierBoardRow
{
  GtkWidget parent_instance;

  DossierBoardState *state; /* (owned) */
  gboolean event;           /* of an event, else of an actor */
  DossierItem *item;        /* (owned) (nullable): while bound */

  gboolean stale;           /* out of view when something was chosen: not lit yet */

  GtkWidget *lead;          /* what stands first: @dot or @date */
  GtkWidget *dot;           /* (nullable): actors */
  GtkWidget *date;          /* (nullable): events */
  GtkWidget *words;         /* a box: @title above @subtitle */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *chips;         /* (nullable): events */
  GtkWidget *badge;
};

G_DEFINE_FINAL_TYPE (DossierBoardRow, dossier_board_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static const char *
status_words (const char *status)
{
  if (g_strcmp0 (status, "planned") == 0)
    return _("planned");
  if (g_strcmp0 (status, "alleged") == 0)
    return _("alleged");
  if (g_strcmp0 (status, "denied") == 0)
    return _("denied");
  return NULL;
}

static void
append_words (GString    *line,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, words);
}

static void
name_list_row (DossierBoardRow *self,
               const char      *title,
               const char      *rest)
{
  g_autofree char *label = rest != NULL && *rest != '\0' ? g_strdup_printf ("%s, %s", title, rest) : g_strdup (title);
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_actor (DossierBoardRow *self)
{
  const DossierEntity *entity = dossier_item_get_record (self->item);
  g_autofree char *events = NULL, *mentions = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  guint place = dossier_board_state_find_actor (self->state, dossier_item_get_id (self->item));
  guint n_events = 0;

  if (entity == NULL)
    return;
  if (place != DOSSIER_BOARD_NONE)
    {
      guint n = 0, last = DOSSIER_BOARD_NONE;
      const DossierBoardLink *links = dossier_board_state_actor_links (self->state, place, &n);

      for (guint i = 0; i < n; i++)
        {
          n_events += links[i].event != last;
          last = links[i].event;
        }
    }
  events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->mention_count), entity->mention_count);
  append_words (line, entity->description);
  if (entity->mention_count > 0 && (entity->description == NULL || g_utf8_strlen (entity->description, -1) < 20))
    append_words (line, mentions);
  if (line->len == 0)
    append_words (line, dossier_ui_kind_name (entity->kind));
  dossier_ui_kind_dot_set (self->dot, entity->kind);
  gtk_label_set_text (GTK_LABEL (self->title), entity->name);
  gtk_label_set_text (GTK_LABEL (self->subtitle), line->str);
  gtk_label_set_text (GTK_LABEL (self->badge), events);
  gtk_widget_set_visible (self->badge, n_events > 0);
  g_string_append_printf (line, ", %s, %s", dossier_ui_kind_name (entity->kind), events);
  name_list_row (self, entity->name, line->str);
}

static void
add_chip (DossierBoardRow *self,
          guint            actor,
          const char      *role)
{
  g_autoptr (DossierEntity) entity = dossier_board_state_read_actor (self->state, actor);
  g_autofree char *name = NULL, *words = NULL;

  if (entity == NULL)
    return;
  name = dossier_board_state_short_name (self->state, entity->name, entity->kind);
  words = role != NULL && *role != '\0' ? g_strdup_printf ("%s · %s", name, role) : g_strdup (name);
  dossier_role_chips_add (DOSSIER_ROLE_CHIPS (self->chips), words, entity->kind);
}

/* A place may be host as well: the link without a role says nothing more then. */
static gboolean
is_repeated (DossierBoardRow *self,
             const guint     *links,
             guint            n,
             guint            index)
{
  const DossierBoardLink *link = dossier_board_state_link (self->state, links[index]);

  if (link->role != NULL && *link->role != '\0')
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (i != index && dossier_board_state_link (self->state, links[i])->actor == link->actor)
      return TRUE;
  return FALSE;
}

/* The chosen actors first; then, of the chosen event, the others. */
static void
show_chips (DossierBoardRow *self,
            guint            place)
{
  gboolean chosen = place == dossier_board_state_chosen_event (self->state);
  guint n = 0, shown = 0;
  const guint *links;

  dossier_role_chips_clear (DOSSIER_ROLE_CHIPS (self->chips));
  if (place == DOSSIER_BOARD_NONE || !dossier_board_state_event_is_lit (self->state, place))
    return;
  links = dossier_board_state_event_links (self->state, place, &n);
  for (int pass = 0; pass < (chosen ? 2 : 1); pass++)
    for (guint i = 0; i < n && shown < MAX_CHIPS; i++)
      {
        const DossierBoardLink *link = dossier_board_state_link (self->state, links[i]);

        if (dossier_board_state_is_chosen (self->state, link->actor) != (pass == 0) || is_repeated (self, links, n, i))
          continue;
        add_chip (self, link->actor, link->role);
        shown++;
      }
}

static void
show_event (DossierBoardRow *self)
{
  const DossierEvent *event = dossier_item_get_record (self->item);
  g_autofree char *date = NULL, *sources = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  if (event == NULL)
    return;
  if (event->date != NULL && *event->date != '\0')
    date = dossier_edtf_for_people (event->date);
  append_words (line, event->kind);
  append_words (line, event->places);
  append_words (line, status_words (event->status));
  sources = g_strdup_printf (ngettext ("%u source", "%u sources", event->account_count), event->account_count);
  gtk_label_set_text (GTK_LABEL (self->date), date != NULL ? date : _("no date"));
  set_class (self->date, "absent", date == NULL);
  gtk_label_set_text (GTK_LABEL (self->title), event->title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), line->str);
  gtk_label_set_text (GTK_LABEL (self->badge), event->account_count > 0 ? sources : _("no source"));
  set_class (self->badge, "absent", event->account_count == 0);
  g_string_append_printf (line, "%s%s, %s", line->len > 0 ? ", " : "", date != NULL ? date : _("no date"), sources);
  name_list_row (self, event->title, line->str);
}

static guint
row_place (DossierBoardRow *self)
{
  const DossierId *id = dossier_item_get_id (self->item);

  return self->event ? dossier_board_state_find_event (self->state, id) : dossier_board_state_find_actor (self->state, id);
}

static void
show_lights (DossierBoardRow *self)
{
  guint place;
  gboolean lit, chosen, choice = dossier_board_state_has_choice (self->state);

  self->stale = FALSE;
  if (self->item == NULL)
    return;
  place = row_place (self);
  if (self->event)
    {
      lit = dossier_board_state_event_is_lit (self->state, place);
      chosen = place != DOSSIER_BOARD_NONE && place == dossier_board_state_chosen_event (self->state);
      show_chips (self, place);
    }
  else
    {
      lit = dossier_board_state_actor_is_lit (self->state, place);
      chosen = dossier_board_state_is_chosen (self->state, place);
    }
  set_class (GTK_WIDGET (self), "dimmed", choice && !lit && !chosen);
  set_class (GTK_WIDGET (self), "lit", choice && lit);
  set_class (GTK_WIDGET (self), "chosen", chosen);
}

static void
show_record (DossierBoardRow *self)
{
  if (self->item == NULL)
    return;
  if (self->event)
    show_event (self);
  else
    show_actor (self);
}

static void
record_changed_cb (DossierItem     *item,
                   GParamSpec      *pspec,
                   DossierBoardRow *self)
{
  show_record (self);
  show_lights (self);
}

/* Reckoned from the scroll position, since the layout may not have followed it yet. */
static gboolean
is_in_view (DossierBoardRow *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  GtkAdjustment *adjustment = view != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)) : NULL;
  guint place = row_place (self);
  double top, height = dossier_board_state_get_row_height (self->state);

  if (adjustment == NULL || place == DOSSIER_BOARD_NONE)
    return TRUE;
  top = place * height - gtk_adjustment_get_value (adjustment);
  return top + height > 0 && top < gtk_adjustment_get_page_size (adjustment);
}

static void
state_changed_cb (DossierBoardState *state,
                  DossierBoardRow   *self)
{
  if (self->item == NULL || is_in_view (self))
    show_lights (self);
  else
    self->stale = TRUE;
}

static void
board_changed_cb (DossierBoardState *state,
                  DossierBoardRow   *self)
{
  /* How many events an actor has is a fact of the board, not of its record. */
  if (!self->event)
    show_record (self);
}

static void
set_item (DossierBoardRow *self,
          DossierItem     *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, record_changed_cb, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::record", G_CALLBACK (record_changed_cb), self, 0);
  show_record (self);
  show_lights (self);
}

static GtkWidget *
make_label (const char *css_class,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build (DossierBoardRow *self)
{
  if (self->event)
    {
      self->lead = self->date = make_label ("date", 1);
      gtk_label_set_width_chars (GTK_LABEL (self->date), 14);
      gtk_label_set_max_width_chars (GTK_LABEL (self->date), 14);
      self->chips = dossier_role_chips_new ();
    }
  else
    {
      self->lead = self->dot = dossier_ui_kind_dot_new (NULL);
    }
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = make_label ("title", 0);
  self->subtitle = make_label ("subtitle", 0);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->words), self->title);
  gtk_box_append (GTK_BOX (self->words), self->subtitle);
  self->badge = make_label ("badge", 0.5);
  gtk_label_set_ellipsize (GTK_LABEL (self->badge), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);

  gtk_widget_set_parent (self->lead, GTK_WIDGET (self));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  if (self->chips != NULL)
    gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), self->event ? "event" : "actor");
}

/* The least or the best width of a child, with the space before the next one; nothing when it is hidden. */
static int
child_width (GtkWidget *child,
             gboolean   best)
{
  int minimum, natural;

  if (child == NULL || !gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  minimum = best ? natural : minimum;
  return minimum > 0 ? minimum + SPACING : 0;
}

static void
dossier_board_row_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (widget);
  int fixed;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = dossier_board_state_get_row_height (self->state);
      return;
    }
  fixed = child_width (self->lead, TRUE) + child_width (self->badge, TRUE) - SPACING;
  *minimum = fixed + child_width (self->words, FALSE) + child_width (self->chips, FALSE);
  *natural = fixed + child_width (self->words, TRUE) + child_width (self->chips, TRUE);
}

/* A script with tall letters may want more height than the row has: it is cut evenly, and the row stays as it is. */
static void
place (GtkWidget *row,
       GtkWidget *child,
       int        x,
       int        width,
       int        row_width,
       int        row_height)
{
  gboolean mirrored = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int minimum, height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  height = MAX (row_height, minimum);
  gtk_widget_allocate (child, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (mirrored ? row_width - x - width : x, (row_height - height) / 2)));
}

/* The title comes before the chips, but leaves them up to half of the room; they take only what whole chips need. */
static void
dossier_board_row_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (widget);
  int lead = child_width (self->lead, TRUE), badge = child_width (self->badge, TRUE), free = width - lead - badge;
  int words = child_width (self->words, TRUE) - SPACING, chips = child_width (self->chips, TRUE);

  if (chips > 0)
    {
      int room = words + chips <= free ? chips : MAX (free - words, MIN (chips, free / 2));

      chips = dossier_role_chips_fit (DOSSIER_ROLE_CHIPS (self->chips), room - SPACING) + SPACING;
    }
  place (widget, self->lead, 0, MAX (0, lead - SPACING), width, height);
  place (widget, self->words, lead, MAX (child_width (self->words, FALSE) - SPACING, free - chips), width, height);
  if (self->chips != NULL)
    place (widget, self->chips, lead + free - chips + SPACING, MAX (0, chips - SPACING), width, height);
  if (gtk_widget_should_layout (self->badge))
    place (widget, self->badge, width - MAX (0, badge - SPACING), MAX (0, badge - SPACING), width, height);
}

static gboolean
is_cut (GtkWidget *label)
{
  return label != NULL && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Only what is cut needs telling in full. */
static gboolean
dossier_board_row_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (widget);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *labels[] = { self->date, self->title, self->subtitle };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (is_cut (labels[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", gtk_label_get_text (GTK_LABEL (labels[i])));
  gtk_tooltip_set_text (tooltip, words->str);
  return words->len > 0;
}

static void
dossier_board_row_dispose (GObject *object)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (object);
  GtkWidget *child;

  set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (dossier_board_row_parent_class)->dispose (object);
}

static void
dossier_board_row_class_init (DossierBoardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_board_row_dispose;
  widget_class->measure = dossier_board_row_measure;
  widget_class->size_allocate = dossier_board_row_size_allocate;
  widget_class->query_tooltip = dossier_board_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "board-row");
}

static void
dossier_board_row_init (DossierBoardRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
set_up (GtkListItem       *list_item,
        DossierBoardState *state,
        gboolean           event)
{
  DossierBoardRow *self = g_object_new (DOSSIER_TYPE_BOARD_ROW, NULL);

  self->state = g_object_ref (state);
  self->event = event;
  build (self);
  g_signal_connect_object (state, "changed", G_CALLBACK (state_changed_cb), self, 0);
  g_signal_connect_object (state, "board-changed", G_CALLBACK (board_changed_cb), self, 0);
  gtk_list_item_set_child (list_item, GTK_WIDGET (self));
}

static void
setup_actor_cb (GtkListItemFactory *factory,
                GtkListItem        *list_item,
                DossierBoardState  *state)
{
  set_up (list_item, state, FALSE);
}

static void
setup_event_cb (GtkListItemFactory *factory,
                GtkListItem        *list_item,
                DossierBoardState  *state)
{
  set_up (list_item, state, TRUE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         DossierBoardState  *state)
{
  set_item (DOSSIER_BOARD_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           DossierBoardState  *state)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (child != NULL)
    set_item (DOSSIER_BOARD_ROW (child), NULL);
}

/**
 * dossier_board_row_factory_new:
 * @state: what is chosen and lit, and where records are read
 * @events: rows for events, else for actors
 *
 * Returns: (transfer full): a factory for a list view of DossierItem
 */
GtkListItemFactory *
dossier_board_row_factory_new (DossierBoardState *state,
                               gboolean           events)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (events ? setup_event_cb : setup_actor_cb), state, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), state, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), state, 0);
  return factory;
}

/**
 * dossier_board_row_get_item:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
DossierItem *
dossier_board_row_get_item (DossierBoardRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_ROW (self), NULL);
  return self->item;
}

/**
 * dossier_board_row_refresh:
 * @only_in_view: leave it as it is when it cannot be seen
 *
 * Lights a row that was out of view when something was chosen.
 *
 * Returns: whether there was anything to do
 */
gboolean
dossier_board_row_refresh (DossierBoardRow *self,
                           gboolean         only_in_view)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_ROW (self), FALSE);

  if (!self->stale || (only_in_view && !is_in_view (self)))
    return FALSE;
  show_lights (self);
  return TRUE;
}

/**
 * dossier_board_row_height:
 * @widget: any widget of the board, for its font
 *
 * Returns: how high a row must be for two lines of text with some air, in pixels
 */
int
dossier_board_row_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  double line = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return (int) (line * 1.85 + 20);
}
