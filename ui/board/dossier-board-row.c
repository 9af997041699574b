/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A row of the board, for actors and for events. Main thread; made and recycled by a list view's factory. It
 * reads its record when it is filled and listens to its item and to the state while it is.
 *
 * It draws its few words itself: a row made of labels asks for a new layout of the whole list whenever it is filled
 * again, which costs more than all the rest of a scrolled frame.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-row-private.h"

#include "dossier-edtf.h"
#include "dossier-grid-words.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_CHIPS 4
#define ROW_AIR 20 /* above and below the two lines */

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
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));

  g_free (self->words);
  self->words = rest != NULL && *rest != '\0' ? g_strdup_printf ("%s, %s", title, rest) : g_strdup (title);
  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
}

static void
set_text (PangoLayout *layout,
          const char  *text)
{
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
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
  g_free (self->kind);
  self->kind = g_strdup (entity->kind);
  set_text (self->title, entity->name);
  set_text (self->subtitle, line->str);
  set_text (self->badge, n_events > 0 ? events : "");
  g_string_append_printf (line, ", %s, %s", dossier_ui_kind_name (entity->kind), events);
  name_list_row (self, entity->name, line->str);
}

static void
add_chip (DossierBoardRow        *self,
          guint                   index,
          const DossierBoardLink *link)
{
  g_autoptr (DossierEntity) entity = dossier_board_state_read_actor (self->state, link->actor);
  const char *role = link->role;
  g_autofree char *name = NULL, *words = NULL;

  if (entity == NULL)
    return;
  name = dossier_board_state_short_name (self->state, entity->name, entity->kind);
  words = role != NULL && *role != '\0' ? g_strdup_printf ("%s · %s", name, role) : g_strdup (name);
  dossier_role_chips_add (self->chips, words, entity->kind, !(link->flags & DOSSIER_BOARD_LINK_ASSESSED), index);
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
  gboolean chosen = dossier_board_state_event_is_chosen (self->state, place);
  guint n = 0, shown = 0;
  const guint *links;

  dossier_role_chips_clear (self->chips);
  if (place == DOSSIER_BOARD_NONE || !dossier_board_state_event_is_lit (self->state, place))
    return;
  links = dossier_board_state_event_links (self->state, place, &n);
  for (int pass = 0; pass < (chosen ? 2 : 1); pass++)
    for (guint i = 0; i < n && shown < MAX_CHIPS; i++)
      {
        const DossierBoardLink *link = dossier_board_state_link (self->state, links[i]);

        if (dossier_board_state_is_chosen (self->state, link->actor) != (pass == 0) || is_repeated (self, links, n, i))
          continue;
        add_chip (self, links[i], link);
        shown++;
      }
}

static void
show_event (DossierBoardRow *self)
{
  const DossierEvent *event = dossier_item_get_record (self->item);
  g_autofree char *date = NULL, *told = NULL, *sources = NULL, *differences = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  const DossierWeighing *weighing;
  guint n;

  if (event == NULL)
    return;
  told = dossier_event_date_words (event);
  /* Room for the words is in what is read out only; on the screen it is lighter. */
  date = event->date == NULL && event->reported_date != NULL ? dossier_edtf_for_people (event->reported_date) : g_strdup (told);
  append_words (line, event->kind);
  append_words (line, event->places);
  append_words (line, status_words (event->status));
  weighing = self->weighings != NULL ? dossier_board_weighings_peek (self->weighings, &event->id) : NULL;
  n = weighing != NULL ? weighing->sources : event->account_count;
  self->n_sources = n;
  self->n_differences = weighing != NULL ? weighing->differences : 0;
  sources = g_strdup_printf (ngettext ("%u source", "%u sources", n), n);
  if (self->n_differences > 0)
    differences = g_strdup_printf (ngettext ("%u difference", "%u differences", self->n_differences), self->n_differences);
  set_text (self->differences, differences);
  self->undated = event->date == NULL;
  self->unsourced = event->account_count == 0;
  set_text (self->date, date);
  set_text (self->title, event->title);
  set_text (self->subtitle, line->str);
  set_text (self->badge, self->unsourced ? _("no source") : sources);
  g_string_append_printf (line, "%s%s, %s", line->len > 0 ? ", " : "", told, sources);
  if (differences != NULL)
    g_string_append_printf (line, ", %s", differences);
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
      chosen = dossier_board_state_event_is_chosen (self->state, place);
      show_chips (self, place);
    }
  else
    {
      lit = dossier_board_state_actor_is_lit (self->state, place);
      chosen = dossier_board_state_is_chosen (self->state, place);
    }
  self->dimmed = choice && !lit && !chosen;
  self->lit = choice && lit;
  set_class (GTK_WIDGET (self), "lit", self->lit);
  set_class (GTK_WIDGET (self), "chosen", chosen);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

/* Drawing */

static PangoLayout *
make_layout (DossierBoardRow *self,
             double           scale,
             gboolean         bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
build (DossierBoardRow *self)
{
  if (self->event)
    {
      self->date = make_layout (self, 0.9, TRUE);
      self->chips = dossier_role_chips_new (GTK_WIDGET (self));
      self->differences = make_layout (self, 0.78, TRUE);
      pango_layout_set_ellipsize (self->differences, PANGO_ELLIPSIZE_NONE);
    }
  self->title = make_layout (self, 1.0, TRUE);
  self->subtitle = make_layout (self, 0.85, FALSE);
  self->badge = make_layout (self, 0.78, TRUE);
  pango_layout_set_ellipsize (self->badge, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->event ? "event" : "actor");
}

/**
 * dossier_board_row_is_compact:
 *
 * Returns: whether there is so little room that the name has a line of its own, and date and number stand below it
 */
gboolean
dossier_board_row_is_compact (DossierBoardRow *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) < dossier_board_state_get_row_height (self->state) * (self->event ? 5.4 : 3.4);
}

/**
 * dossier_board_row_lead_width:
 *
 * Returns: pixels for what stands before the name: a date, a dot
 */
int
dossier_board_row_lead_width (DossierBoardRow *self)
{
  if (self->event && dossier_board_row_is_compact (self))
    return 0;
  /* A date with a range of days in any font: what a row is higher than its air grows with that. */
  return self->event ? (dossier_board_state_get_row_height (self->state) - ROW_AIR) * 3.4 : DOSSIER_BOARD_ROW_DOT;
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
  int height = dossier_board_state_get_row_height (self->state);

  /* Never what it holds: a row that is filled again must not ask the list for another layout. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = height;
  else
    {
      *minimum = height * 2;
      *natural = height * (self->event ? 7 : 5);
    }
}

/* Only for what is seen: a list keeps many more rows than that. */
static void
look_up_weighing (DossierBoardRow *self)
{
  if (self->event && self->weighings != NULL && is_in_view (self))
    dossier_board_weighings_look_up (self->weighings, dossier_item_get_id (self->item));
}

static void
weighings_changed_cb (DossierBoardWeighings *weighings,
                      DossierBoardRow       *self)
{
  const DossierWeighing *weighing = self->item != NULL ? dossier_board_weighings_peek (weighings, dossier_item_get_id (self->item)) : NULL;

  if (weighing != NULL && (weighing->sources != self->n_sources || weighing->differences != self->n_differences))
    show_record (self);
  else
    look_up_weighing (self);
}

static void
dossier_board_row_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (widget);

  if (self->item == NULL)
    return;
  look_up_weighing (self);
  dossier_board_row_draw (self, snapshot);
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
  PangoLayout *layouts[] = { self->date, self->title, self->subtitle };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i] != NULL && pango_layout_is_ellipsized (layouts[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", pango_layout_get_text (layouts[i]));
  gtk_tooltip_set_text (tooltip, words->str);
  return words->len > 0;
}

static void
dossier_board_row_dispose (GObject *object)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (object);

  set_item (self, NULL);
  g_clear_object (&self->date);
  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  g_clear_object (&self->badge);
  g_clear_object (&self->differences);
  g_clear_pointer (&self->chips, dossier_role_chips_free);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (dossier_board_row_parent_class)->dispose (object);
}

static void
dossier_board_row_finalize (GObject *object)
{
  DossierBoardRow *self = DOSSIER_BOARD_ROW (object);

  g_free (self->kind);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_board_row_parent_class)->finalize (object);
}

static void
dossier_board_row_class_init (DossierBoardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_board_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_board_row_finalize;
  widget_class->measure = dossier_board_row_measure;
  widget_class->snapshot = dossier_board_row_snapshot;
  widget_class->query_tooltip = dossier_board_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "board-row");
}

static void
dossier_board_row_init (DossierBoardRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (self->style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
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
  self->weighings = event ? dossier_board_state_get_weighings (state) : NULL;
  if (self->weighings != NULL)
    g_signal_connect_object (self->weighings, "changed", G_CALLBACK (weighings_changed_cb), self, 0);
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
 * dossier_board_row_get_words:
 *
 * Returns: (transfer none) (nullable): what the row says in one line, as assistive tools read it
 */
const char *
dossier_board_row_get_words (DossierBoardRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_ROW (self), NULL);
  return self->words;
}

/**
 * dossier_board_row_chip_at:
 * @x: in the row
 * @link: (out): which link of the board the chip is of
 *
 * Returns: whether there is a chip
 */
gboolean
dossier_board_row_chip_at (DossierBoardRow *self,
                           double           x,
                           double           y,
                           guint           *link)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_ROW (self), FALSE);

  return self->chips != NULL && dossier_role_chips_find (self->chips, x, y, link);
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
  return (int) (line * 1.85 + ROW_AIR);
}
