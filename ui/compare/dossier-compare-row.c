/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the rows between two texts look: headings, cards of figures, entities with their colours and counts, passages with their
 * numbers. A row's widgets are made when it comes into sight, since there are few on a screen and many sorts. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-row.h"

#include <glib/gi18n.h>

#include "dossier-text-paint.h"
#include "dossier-ui.h"

#include <locale.h>
#include <string.h>

static GtkWidget *
make_label (const char *text,
            const char *class) /* (nullable) */
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_heading (DossierCompareItem *item)
{
  g_autofree char *upper = g_utf8_strup (item->text, -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = make_label (upper, "section");
  g_autofree char *number = g_strdup_printf ("%u", item->number);
  GtkWidget *count = make_label (number, "section");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (box, "compare-heading");
  return box;
}

/* The locale's digits in groups; where it has none, as in the texts. */
static char *
group_digits (double number)
{
  g_autofree char *plain = number == (gint64) number ? g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number) : g_strdup_printf ("%.2f", number);
  const char *mark = *localeconv ()->thousands_sep != '\0' ? localeconv ()->thousands_sep : ",";
  gsize digits = strspn (plain, "0123456789");
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < digits; i++)
    {
      if (i > 0 && (digits - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, plain[i]);
    }
  g_string_append (text, plain + digits);
  return g_string_free (text, FALSE);
}

/* "125,000+", "≈ 30,000", "1,000 km": briefly, as on a sign. */
static char *
brief_figure (const DossierFigure *figure)
{
  static const char * const before[] = { "", "≈ ", "", "", "< ", "≤ " };
  static const char * const behind[] = { "", "", "+", "+", "", "" };
  g_autofree char *low = group_digits (figure->low);
  g_autofree char *high = group_digits (figure->high);
  gboolean range = figure->low != figure->high;

  return g_strconcat (figure->additional ? "+ " : "", before[figure->qualifier], low, range ? "–" : "", range ? high : "", behind[figure->qualifier],
                      figure->unit != NULL ? " " : "", figure->unit != NULL ? figure->unit : "", NULL);
}

static GtkWidget *
make_figure (const DossierPairFigure *figure,
             DossierSide              side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = brief_figure (figure->figure);
  const char *where = side == DOSSIER_SIDE_LEFT ? _("left") : _("right");
  /* Translators: on which side a figure stands, and who gives it: "left · US estimates" */
  g_autofree char *who = figure->by != NULL ? g_strdup_printf (_("%s · %s"), where, figure->by) : g_strdup (where);

  gtk_box_append (GTK_BOX (box), make_label (number, "compare-number"));
  gtk_box_append (GTK_BOX (box), make_label (who, "caption"));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_mark (DossierPairMark mark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gboolean differs = mark == DOSSIER_PAIR_DIFFERS;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (differs ? "dialog-warning-symbolic" : "dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (differs ? _("differs") : _("vaguer")));
  gtk_widget_add_css_class (box, "compare-mark");
  gtk_widget_add_css_class (box, dossier_pair_mark_to_text (mark));
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static void
add_also (GtkWidget                *card,
          const DossierPairFigures *figures,
          DossierSide               side)
{
  for (guint i = 0; i < figures->more[side]->len; i++)
    {
      const DossierPairFigure *figure = g_ptr_array_index (figures->more[side], i);
      g_autofree char *text = side == DOSSIER_SIDE_LEFT ? g_strdup_printf (_("left also says “%s”"), figure->words)
                                                        : g_strdup_printf (_("right also says “%s”"), figure->words);
      /* Translators: a figure, and who gives it */
      g_autofree char *whole = figure->by != NULL ? g_strdup_printf (_("%s · %s"), text, figure->by) : g_strdup (text);

      gtk_box_append (GTK_BOX (card), make_label (whole, "caption"));
    }
}

static GtkWidget *
make_card (const DossierPairFigures *figures)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *heading = make_label (figures->heading, "heading");

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), make_mark (figures->mark));
  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    gtk_box_append (GTK_BOX (both), make_figure (figures->figure[side], side));
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), both);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    add_also (card, figures, side);
  gtk_widget_add_css_class (card, "compare-card");
  return card;
}

static GtkWidget *
make_line (GtkWidget  *icon,
           const char *name,
           const char *count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = make_label (name, NULL), *number = make_label (count, "compare-count");

  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_widget_add_css_class (box, "compare-line");
  return box;
}

static char *
count_text (const DossierPairSubject *subject)
{
  const char *left = subject->proposed[DOSSIER_SIDE_LEFT] ? "?" : "", *right = subject->proposed[DOSSIER_SIDE_RIGHT] ? "?" : "";

  switch (dossier_pair_subject_where (subject))
    {
    case DOSSIER_PAIR_ONLY_LEFT:
      return g_strdup_printf ("%u%s", subject->count[DOSSIER_SIDE_LEFT], left);
    case DOSSIER_PAIR_ONLY_RIGHT:
      return g_strdup_printf ("%u%s", subject->count[DOSSIER_SIDE_RIGHT], right);
    case DOSSIER_PAIR_IN_BOTH: default:
      return g_strdup_printf ("%u%s · %u%s", subject->count[DOSSIER_SIDE_LEFT], left, subject->count[DOSSIER_SIDE_RIGHT], right);
    }
}

static GtkWidget *
make_subject (const DossierPairSubject *subject)
{
  GtkWidget *icon = subject->is_event ? gtk_image_new_from_icon_name ("x-office-calendar-symbolic") : dossier_ui_kind_dot_new (subject->kind);
  g_autofree char *count = count_text (subject);
  GtkWidget *line = make_line (icon, subject->name, count);

  if (subject->proposed[0] || subject->proposed[1])
    gtk_widget_add_css_class (line, "proposed");
  return line;
}

static GtkWidget *
make_single (const DossierPairFigures *figures)
{
  const DossierPairFigure *figure = figures->figure[figures->figure[DOSSIER_SIDE_LEFT] != NULL ? DOSSIER_SIDE_LEFT : DOSSIER_SIDE_RIGHT];
  GtkWidget *sign = gtk_label_new ("#");

  gtk_widget_add_css_class (sign, "compare-sign");
  return make_line (sign, figure->words, "");
}

/* The number as beside the text, in the same colour. */
static GtkWidget *
make_passage (DossierCompareItem *item)
{
  g_autofree char *number = g_strdup_printf ("%u", item->number);
  GtkWidget *sign = gtk_label_new (number), *line;
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA colour;

  dossier_text_ground_colour (item->number, adw_style_manager_get_dark (adw_style_manager_get_default ()), &colour);
  pango_attr_list_insert (attributes, pango_attr_foreground_new ((guint16) (colour.red * 65535), (guint16) (colour.green * 65535),
                                                                 (guint16) (colour.blue * 65535)));
  gtk_label_set_attributes (GTK_LABEL (sign), attributes);
  pango_attr_list_unref (attributes);
  gtk_widget_add_css_class (sign, "compare-sign");
  line = make_line (sign, item->text, item->passage->exact ? "=" : "≈");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  return line;
}

static GtkWidget *
make_child (DossierCompareItem *item)
{
  switch (item->type)
    {
    case DOSSIER_COMPARE_FIGURES:
      return dossier_compare_item_is_difference (item) ? make_card (item->figures) : make_single (item->figures);
    case DOSSIER_COMPARE_SUBJECT:
      return make_subject (item->subject);
    case DOSSIER_COMPARE_PASSAGE:
      return make_passage (item);
    case DOSSIER_COMPARE_CHANGE:
      return make_line (gtk_image_new_from_icon_name ("document-edit-symbolic"), item->text, "");
    case DOSSIER_COMPARE_HEADING: default:
      return make_heading (item);
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  DossierCompareItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = make_child (item);
  gboolean heading = item->type == DOSSIER_COMPARE_HEADING;
  g_autofree char *words = dossier_compare_item_describe (item);

  gtk_list_item_set_activatable (list_item, !heading);
  gtk_list_item_set_selectable (list_item, !heading);
  if (!heading)
    gtk_widget_set_tooltip_text (child, words);
  gtk_list_item_set_child (list_item, child);
  /* The row is what gets the keyboard, so it is the row that is told. */
  if (gtk_widget_get_parent (child) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, NULL);
}

/* Returns: (transfer full) */
GtkListItemFactory *
dossier_compare_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
