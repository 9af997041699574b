/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article in the library's list: title, where it comes from, the words found, what was made of it. A list view lays
 * out two hundred rows to show ten, so a row is one widget that sets its own text: with a label for each part they cost
 * ten times as much. Main thread only; owned by the list item, which binds it to another article when it is recycled. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-article-row.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define FOUND_BEGINS 0xE000
#define FOUND_ENDS 0xE001
#define SMALL 0.82         /* size of the lines below the title, to the title's */
#define LINE_GAP 3
#define DOT 8              /* pixels across the mark of an unread article */
#define DOT_ROOM 14
#define BADGE_PADDING 6
#define BADGE_GAP 8
#define NEST 18            /* pixels by which the copies below an article are set in */
#define NARROWEST 120      /* pixels */
#define USUAL_WIDTH 280

typedef enum
{
  PART_TITLE,
  PART_ORIGIN,
  PART_SNIPPET,
  PART_COUNTS,
  N_PARTS
} Part;

struct _DossierArticleRow
{
  GtkWidget parent_instance;
  DossierItem *item;             /* (owned) (nullable) */
  gulong changed;
  char *texts[N_PARTS];          /* (owned) (nullable): the snippet is markup */
  PangoLayout *layouts[N_PARTS]; /* (owned) (nullable): made when first measured */
  PangoLayout *badge;            /* (owned) (nullable) */
  PangoLayout *copies;           /* (owned) (nullable) */
  char *copies_text;             /* (owned) (nullable): "3 copies" */
  gboolean nested;               /* stands below the article that stands for its group */
  gboolean uncertain;
  gboolean unread;
  char grade;
};

G_DEFINE_FINAL_TYPE (DossierArticleRow, dossier_article_row, GTK_TYPE_WIDGET)

static void
append_count (GString *text,
              char    *part) /* (transfer full) */
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

static char *
describe_counts (const DossierArticle *article)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (article->entity_count > 0)
    append_count (text, g_strdup_printf (ngettext ("%u entity", "%u entities", article->entity_count), article->entity_count));
  if (article->event_count > 0)
    append_count (text, g_strdup_printf (ngettext ("%u event", "%u events", article->event_count), article->event_count));
  if (article->annotation_count > 0)
    append_count (text, g_strdup_printf (ngettext ("%u note", "%u notes", article->annotation_count),
                                         article->annotation_count));
  if (text->len == 0)
    g_string_append (text, _("nothing marked yet"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
forget_layouts (DossierArticleRow *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->badge);
  g_clear_object (&self->copies);
}

static char *
describe_copies (const DossierArticle *article)
{
  if (article->copy_count < 2)
    return NULL;
  if (article->copy_count >= 1000)
    return g_strdup (_("1000+ copies"));
  return g_strdup_printf (ngettext ("%u copy", "%u copies", article->copy_count), article->copy_count);
}

static void
set_text (DossierArticleRow *self,
          Part               part,
          char              *text) /* (transfer full) (nullable) */
{
  g_free (self->texts[part]);
  self->texts[part] = text;
}

static void
show_record (DossierArticleRow *self)
{
  DossierArticle *article = self->item != NULL ? dossier_item_get_record (self->item) : NULL;
  g_autofree char *spoken = NULL;

  forget_layouts (self);
  set_text (self, PART_TITLE, article != NULL ? g_strdup (article->title) : NULL);
  set_text (self, PART_ORIGIN, article != NULL ? dossier_ui_article_line (article) : NULL);
  set_text (self, PART_COUNTS, article != NULL ? describe_counts (article) : NULL);
  g_free (self->copies_text);
  self->copies_text = article != NULL ? describe_copies (article) : NULL;
  self->unread = article != NULL && !article->read;
  self->uncertain = article != NULL && article->date != NULL && (article->uncertain & DOSSIER_FIELD_DATE) != 0;
  self->grade = article != NULL ? article->source_grade : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (article == NULL)
    return;

  spoken = g_strdup_printf ("%s. %s. %s%s%s%s%s%s%s", self->texts[PART_TITLE], self->texts[PART_ORIGIN], self->texts[PART_COUNTS],
                            self->grade != 0 ? ". " : "", self->grade != 0 ? dossier_ui_grade_words (self->grade) : "",
                            self->unread ? ". " : "", self->unread ? _("Not read yet") : "",
                            self->copies_text != NULL ? ". " : "", self->copies_text != NULL ? self->copies_text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The marks of a snippet as markup; what is between them may be anything. */
static char *
snippet_to_markup (const char *snippet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean bold = FALSE;

  for (const char *at = snippet; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      g_autofree char *escaped = NULL;

      if (character == FOUND_BEGINS || character == FOUND_ENDS)
        {
          if (bold != (character == FOUND_BEGINS))
            g_string_append (markup, bold ? "</b>" : "<b>");
          bold = character == FOUND_BEGINS;
          continue;
        }
      if (character == '\n')
        {
          g_string_append_c (markup, ' ');
          continue;
        }
      escaped = g_markup_escape_text (at, g_utf8_next_char (at) - at);
      g_string_append (markup, escaped);
    }
  if (bold)
    g_string_append (markup, "</b>");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* Layout */

static GdkRGBA
get_colour (DossierArticleRow *self,
            const char        *name,
            float              otherwise)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &colour))
    {
      gtk_style_context_get_color (context, &colour);
      colour.alpha *= otherwise;
    }
  return colour;
}

/* A guessed date is marked at the end of its line. */
static void
append_uncertain (DossierArticleRow *self,
                  PangoAttrList     *attributes)
{
  g_autofree char *marked = g_strconcat (self->texts[PART_ORIGIN], " ~", NULL);
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = strlen (marked) - 1;
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_text (self->layouts[PART_ORIGIN], marked, -1);
}

static PangoLayout *
get_layout (DossierArticleRow *self,
            Part               part)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoLayout *layout;

  if (self->layouts[part] != NULL || self->texts[part] == NULL)
    return self->layouts[part];

  attributes = pango_attr_list_new ();
  layout = self->layouts[part] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_attr_list_insert (attributes, part == PART_TITLE ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                                         : pango_attr_scale_new (SMALL));
  pango_layout_set_ellipsize (layout, part == PART_ORIGIN ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  if (part == PART_TITLE || part == PART_SNIPPET)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, part == PART_TITLE ? -2 : -3);
    }
  if (part == PART_SNIPPET)
    pango_layout_set_markup (layout, self->texts[part], -1);
  else if (part == PART_ORIGIN && self->uncertain)
    append_uncertain (self, attributes);
  else
    pango_layout_set_text (layout, self->texts[part], -1);
  if (part == PART_SNIPPET)
    {
      /* The markup brought attributes of its own. */
      g_autoptr (PangoAttrList) both = pango_attr_list_copy (pango_layout_get_attributes (layout));

      pango_attr_list_insert_before (both, pango_attr_scale_new (SMALL));
      pango_layout_set_attributes (layout, both);
    }
  else
    {
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static PangoLayout *
get_badge (DossierArticleRow *self)
{
  const char letter[2] = { self->grade, '\0' };
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->badge != NULL || self->grade < 'A' || self->grade > 'F')
    return self->badge;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  self->badge = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  pango_layout_set_attributes (self->badge, attributes);
  return self->badge;
}

static PangoLayout *
get_copies (DossierArticleRow *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->copies != NULL || self->copies_text == NULL)
    return self->copies;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  self->copies = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->copies_text);
  pango_layout_set_attributes (self->copies, attributes);
  return self->copies;
}

/* How far the number of copies pushes the counts; its own width in @width. */
static int
get_copies_room (DossierArticleRow *self,
                 int               *width)
{
  PangoLayout *copies = get_copies (self);
  int words = 0;

  if (copies == NULL)
    return *width = 0;
  pango_layout_get_pixel_size (copies, &words, NULL);
  *width = words + 2 * BADGE_PADDING;
  return *width + BADGE_GAP;
}

/* How far the badge pushes the counts; its own width in @width. */
static int
get_badge_room (DossierArticleRow *self,
                int               *width)
{
  PangoLayout *badge = get_badge (self);
  int letter = 0;

  if (badge == NULL)
    return *width = 0;
  pango_layout_get_pixel_size (badge, &letter, NULL);
  *width = letter + 2 * BADGE_PADDING;
  return *width + BADGE_GAP;
}

/* Sets the part to the width it has in a row of @width; returns its height, 0 when it is not there. */
static int
fit_part (DossierArticleRow *self,
          Part               part,
          int                width)
{
  PangoLayout *layout = get_layout (self, part);
  int badge, height;

  if (layout == NULL)
    return 0;
  if (part == PART_TITLE && self->unread)
    width -= DOT_ROOM;
  if (part == PART_COUNTS)
    width -= get_badge_room (self, &badge) + get_copies_room (self, &badge);
  width = MAX (width, 1) * PANGO_SCALE;
  if (pango_layout_get_width (layout) != width)
    pango_layout_set_width (layout, width);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* What is left of @width where the row is set in. */
static int
inner_width (DossierArticleRow *self,
             int                width)
{
  return self->nested ? MAX (width - NEST, 1) : width;
}

static void
dossier_article_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (widget);
  int height = 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = USUAL_WIDTH;
      return;
    }
  for (Part part = 0; part < N_PARTS; part++)
    {
      int part_height = fit_part (self, part, inner_width (self, for_size > 0 ? for_size : USUAL_WIDTH));

      height += part_height + (part_height > 0 && height > 0 ? LINE_GAP : 0);
    }
  *minimum = *natural = height;
}

static GtkSizeRequestMode
dossier_article_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Drawing. Everything is told from the side where lines begin. */

static void
draw_disc (GtkSnapshot           *snapshot,
           const graphene_rect_t *bounds,
           float                  radius,
           const GdkRGBA         *colour)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             float          x,
             float          y,
             const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_high_contrast (DossierArticleRow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));

  return adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (display));
}

static void
draw_badge (DossierArticleRow *self,
            GtkSnapshot       *snapshot,
            float              y,
            int                height)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *ground_name = g_strdup_printf ("grade_%c_bg", g_ascii_tolower (self->grade));
  g_autofree char *letter_name = g_strdup_printf ("grade_%c_fg", g_ascii_tolower (self->grade));
  GdkRGBA ground = get_colour (self, ground_name, 0.15f);
  GdkRGBA letter = get_colour (self, letter_name, 1);
  PangoLayout *badge = get_badge (self);
  int width, room = get_badge_room (self, &width);
  float x = backwards ? inner_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - width : 0;
  GskRoundedRect outline;

  if (room == 0)
    return;
  draw_disc (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), 5, &ground);
  if (is_high_contrast (self))
    {
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), 5);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { letter, letter, letter, letter });
    }
  draw_layout (snapshot, badge, x + BADGE_PADDING, y, &letter);
}

/* The number of copies, beside the grade. */
static void
draw_copies (DossierArticleRow *self,
             GtkSnapshot       *snapshot,
             float              y,
             int                height)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA ground = get_colour (self, NULL, 0.12f);
  GdkRGBA letters = get_colour (self, NULL, 1);
  int grade_width, width, before = get_badge_room (self, &grade_width);
  float x;

  if (get_copies_room (self, &width) == 0)
    return;
  x = backwards ? inner_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - before - width : before;
  if (is_high_contrast (self))
    {
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), height / 2.0f);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { letters, letters, letters, letters });
    }
  else
    {
      draw_disc (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), height / 2.0f, &ground);
    }
  draw_layout (snapshot, self->copies, x + BADGE_PADDING, y, &letters);
}

/* A line that ties the copies to the article above. */
static void
draw_nest (DossierArticleRow *self,
           GtkSnapshot       *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour = get_colour (self, NULL, is_high_contrast (self) ? 1 : 0.3f);
  float x = backwards ? gtk_widget_get_width (widget) - NEST / 2.0f : NEST / 2.0f - 2;

  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, 0, 2, gtk_widget_get_height (widget)));
}

static void
draw_dot (DossierArticleRow *self,
          GtkSnapshot       *snapshot)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA accent = get_colour (self, "accent_bg_color", 1);
  float x = backwards ? 0 : inner_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - DOT;

  draw_disc (snapshot, &GRAPHENE_RECT_INIT (x, 6, DOT, DOT), DOT / 2.0f, &accent);
}

static void
dossier_article_row_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (widget);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA strong = get_colour (self, NULL, 1);
  GdkRGBA faint = get_colour (self, NULL, is_high_contrast (self) ? 1 : 0.68f);
  int width = inner_width (self, gtk_widget_get_width (widget));
  float y = 0;

  if (self->nested)
    draw_nest (self, snapshot);
  gtk_snapshot_save (snapshot);
  if (self->nested && !backwards)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (NEST, 0));
  for (Part part = 0; part < N_PARTS; part++)
    {
      int height = fit_part (self, part, width);
      int badge_width, room = part == PART_COUNTS ? get_badge_room (self, &badge_width) + get_copies_room (self, &badge_width) : 0;
      float x = room;

      if (height == 0)
        continue;
      if (backwards)
        x = part == PART_TITLE && self->unread ? DOT_ROOM : 0;
      if (room > 0)
        {
          draw_badge (self, snapshot, y, height);
          draw_copies (self, snapshot, y, height);
        }
      draw_layout (snapshot, self->layouts[part], x, y, part == PART_TITLE || part == PART_SNIPPET ? &strong : &faint);
      y += height + LINE_GAP;
    }
  if (self->unread)
    draw_dot (self, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* A tooltip is only for what was cut or needs a word. */
static gboolean
dossier_article_row_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard,
                                   GtkTooltip *tooltip)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (Part part = 0; part <= PART_ORIGIN; part++)
    if (self->layouts[part] != NULL && pango_layout_is_ellipsized (self->layouts[part]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->texts[part]);
  if (self->uncertain)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _("The date is a guess. Confirm or correct it under Details."));
  if (text->len > 0)
    gtk_tooltip_set_text (tooltip, text->str);
  return text->len > 0;
}

/* Fonts or their scale have changed. */
static void
dossier_article_row_system_setting_changed (GtkWidget        *widget,
                                            GtkSystemSetting  setting)
{
  forget_layouts (DOSSIER_ARTICLE_ROW (widget));
  gtk_widget_queue_resize (widget);
  GTK_WIDGET_CLASS (dossier_article_row_parent_class)->system_setting_changed (widget, setting);
}

static void
dossier_article_row_dispose (GObject *object)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  forget_layouts (self);
  G_OBJECT_CLASS (dossier_article_row_parent_class)->dispose (object);
}

static void
dossier_article_row_finalize (GObject *object)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_free (DOSSIER_ARTICLE_ROW (object)->texts[i]);
  g_free (DOSSIER_ARTICLE_ROW (object)->copies_text);
  G_OBJECT_CLASS (dossier_article_row_parent_class)->finalize (object);
}

static void
dossier_article_row_class_init (DossierArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_article_row_dispose;
  object_class->finalize = dossier_article_row_finalize;
  widget_class->measure = dossier_article_row_measure;
  widget_class->get_request_mode = dossier_article_row_get_request_mode;
  widget_class->snapshot = dossier_article_row_snapshot;
  widget_class->query_tooltip = dossier_article_row_query_tooltip;
  widget_class->system_setting_changed = dossier_article_row_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "articlerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_article_row_init (DossierArticleRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dossier_article_row_new:
 *
 * Returns: (transfer floating): a row without an article
 */
GtkWidget *
dossier_article_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_ARTICLE_ROW, NULL);
}

/**
 * dossier_article_row_set_item:
 * @self: a row
 * @item: (nullable): the article's place in the list
 *
 * Shows @item and follows its changes, until another is set.
 */
void
dossier_article_row_set_item (DossierArticleRow *self,
                              DossierItem       *item)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));

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
 * dossier_article_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
DossierItem *
dossier_article_row_get_item (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

/**
 * dossier_article_row_set_snippet:
 * @self: a row
 * @snippet: (nullable): the words found, as in DossierHit; NULL hides them
 */
void
dossier_article_row_set_snippet (DossierArticleRow *self,
                                 const char        *snippet)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));

  if (snippet == NULL && self->texts[PART_SNIPPET] == NULL)
    return;
  set_text (self, PART_SNIPPET, snippet != NULL && *snippet != '\0' ? snippet_to_markup (snippet) : NULL);
  g_clear_object (&self->layouts[PART_SNIPPET]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_article_row_get_title:
 *
 * Returns: (transfer none) (nullable): the title that the row draws; NULL while it shows no article
 */
const char *
dossier_article_row_get_title (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);
  return self->texts[PART_TITLE];
}

/**
 * dossier_article_row_get_copies:
 *
 * Returns: (transfer none) (nullable): what the row says of its copies; NULL when the article has none
 */
const char *
dossier_article_row_get_copies (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);
  return self->copies_text;
}

/**
 * dossier_article_row_set_nested:
 * @nested: whether it stands below the article that stands for its group of copies
 */
void
dossier_article_row_set_nested (DossierArticleRow *self,
                                gboolean           nested)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));
  if (self->nested == nested)
    return;
  self->nested = nested;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
dossier_article_row_is_nested (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), FALSE);
  return self->nested;
}

/**
 * dossier_article_row_is_on_copies:
 * @x: in the row
 * @y: in the row
 *
 * Returns: whether the number of copies is there
 */
gboolean
dossier_article_row_is_on_copies (DossierArticleRow *self,
                                  double             x,
                                  double             y)
{
  int width, grade_width, height, before, all;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), FALSE);
  if (self->copies == NULL)
    return FALSE;
  before = get_badge_room (self, &grade_width);
  get_copies_room (self, &width);
  pango_layout_get_pixel_size (self->copies, NULL, &height);
  all = gtk_widget_get_width (GTK_WIDGET (self));
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = all - x;
  x -= self->nested ? NEST : 0;
  return x >= before && x < before + width && y >= gtk_widget_get_height (GTK_WIDGET (self)) - height - 4;
}
