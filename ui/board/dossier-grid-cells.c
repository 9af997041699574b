/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of the grid and its heads: made from records, owned by the sheet they are put into. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-cells.h"

#include "dossier-edtf.h"
#include "dossier-grid-words.h"
#include "dossier-standing-badge.h"
#include "dossier-statement-cell.h"
#include "dossier-tooltip.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CHIPS 4

#define COLUMN(grid, i) ((const DossierGridColumn *) g_ptr_array_index ((grid)->columns, (i)))

GtkWidget *
dossier_grid_label_new (const char *words,
                        const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A box that assistive technology takes for a head, named by what is in it. */
static GtkWidget *
make_head (GtkAccessibleRole role,
           GtkOrientation    orientation,
           int               spacing)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", role, "orientation", orientation, "spacing", spacing, NULL);
}

static void
name_head (GtkWidget *head,
           GtkWidget *by)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_LABELLED_BY, by, NULL, -1);
}

/* The heads of columns */

static void
open_article_cb (GtkButton *button,
                 gpointer   user_data)
{
  dossier_ui_go (GTK_WIDGET (button), "win.open-article", g_object_get_data (G_OBJECT (button), "target"));
}

static GtkWidget *
make_article_button (const DossierArticle *article)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *date = article->date != NULL && *article->date != '\0' ? dossier_edtf_day_for_people (article->date) : NULL;
  g_autofree char *below = g_strdup_printf ("%s · %s", date != NULL ? date : _("no date"), article->title);
  g_autofree char *name = NULL, *tooltip = NULL;

  gtk_box_append (GTK_BOX (line), dossier_grid_label_new (article->source != NULL ? article->source : _("unknown source"), "outlet"));
  gtk_box_append (GTK_BOX (line), dossier_ui_grade_new (article->source_grade));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), dossier_grid_label_new (below, "when"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column-button");
  tooltip = g_strdup_printf ("%s\n%s", article->title, dossier_ui_grade_words (article->source_grade));
  dossier_ui_set_tooltip (button, tooltip);
  name = g_strdup_printf (_("Open the article “%s”"), article->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, dossier_ui_grade_words (article->source_grade), -1);
  g_object_set_data_full (G_OBJECT (button), "target", dossier_id_to_text (&article->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_article_cb), NULL);
  return button;
}

static guint
count_copies (const DossierGrid *grid,
              const DossierId   *group)
{
  guint n_copies = 0;

  for (guint i = 0; !dossier_id_is_nil (group) && i < grid->columns->len; i++)
    n_copies += COLUMN (grid, i)->copy && dossier_id_equal (&COLUMN (grid, i)->article->copy_group, group);
  return n_copies;
}

/* Folds the copies away and brings them back. */
static GtkWidget *
make_copies_button (const DossierGridColumn *column,
                    guint                    n_copies,
                    gboolean                 folded)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u copy", "%u copies", n_copies), n_copies);
  const char *tooltip = folded ? _("Copies of the same report count as one source. Show each in its own column")
                               : _("Fold the copies into this column");
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *group = dossier_id_to_text (&column->article->copy_group);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "copies");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  dossier_ui_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "grid.unfold-copies");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", group);
  return button;
}

/* The column that stands for the copies, to name it beside each of them. */
static char *
copy_of (const DossierGrid       *grid,
         const DossierGridColumn *copy)
{
  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DossierArticle *article = COLUMN (grid, i)->article;

      if (!COLUMN (grid, i)->copy && dossier_id_equal (&article->copy_group, &copy->article->copy_group))
        /* Translators: an article is a copy of that of this source */
        return g_strdup_printf (_("copy of %s"), article->source != NULL ? article->source : article->title);
    }
  return g_strdup (_("a copy"));
}

static GMenuModel *
make_compare_menu (const DossierGrid       *grid,
                   const DossierGridColumn *column)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *left = dossier_id_to_text (&column->article->id);

  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DossierGridColumn *other = COLUMN (grid, i);
      g_autofree char *right = dossier_id_to_text (&other->article->id), *words = dossier_grid_column_heading (other);
      g_autofree char *pair = g_strdup_printf ("%s %s", left, right);
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) halves = NULL;

      if (other == column)
        continue;
      /* An underscore in a name is no mnemonic. */
      halves = g_strsplit (words, "_", -1);
      g_free (words);
      words = g_strjoinv ("__", halves);
      item = g_menu_item_new (words, NULL);
      g_menu_item_set_action_and_target (item, "win.compare", "s", pair);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: a grid can have hundreds of heads. It never outlives the grid. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  const DossierGrid *grid = user_data;
  const DossierGridColumn *column = g_object_get_data (G_OBJECT (button), "column");
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) others = make_compare_menu (grid, column);

  g_menu_append_section (menu, _("Compare With"), others);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_compare_button (const DossierGrid *grid,
                     DossierGridColumn *column)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Compare This Article With Another"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare This Article With Another"), -1);
  g_object_set_data (G_OBJECT (button), "column", column);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, (gpointer) grid, NULL);
  return button;
}

GtkWidget *
dossier_grid_column_head_new (const DossierGrid      *grid,
                              const DossierGridShape *shape,
                              guint                   column)
{
  const DossierGridColumn *head = COLUMN (grid, g_array_index (shape->heads, guint, column));
  GtkWidget *frame = make_head (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, GTK_ORIENTATION_HORIZONTAL, 0), *button = make_article_button (head->article);
  guint n_copies = count_copies (grid, &head->article->copy_group);

  gtk_widget_add_css_class (frame, "column-head");
  gtk_box_append (GTK_BOX (frame), button);
  name_head (frame, button);
  if (head->copy)
    {
      g_autofree char *words = copy_of (grid, head);
      GtkWidget *label = dossier_grid_label_new (words, "copies");

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      dossier_ui_set_tooltip (label, words);
      gtk_box_append (GTK_BOX (frame), label);
    }
  else if (n_copies > 0)
    gtk_box_append (GTK_BOX (frame), make_copies_button (head, n_copies, dossier_grid_shape_n_copies (shape, column) > 0));
  if (grid->columns->len > 1)
    gtk_box_append (GTK_BOX (frame), make_compare_button (grid, (DossierGridColumn *) head));
  return frame;
}

GtkWidget *
dossier_grid_plain_head_new (const char *words,
                             const char *below)
{
  GtkWidget *box = make_head (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, GTK_ORIENTATION_VERTICAL, 0), *label = dossier_grid_label_new (words, "outlet");

  gtk_widget_add_css_class (box, "column-head");
  gtk_widget_add_css_class (box, "plain");
  gtk_box_append (GTK_BOX (box), label);
  name_head (box, label);
  gtk_box_append (GTK_BOX (box), dossier_grid_label_new (below, "when"));
  return box;
}

GtkWidget *
dossier_grid_row_head_new (const DossierGridRow *row)
{
  GtkWidget *box = make_head (GTK_ACCESSIBLE_ROLE_ROW_HEADER, GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (dossier_grid_row_heading (row));
  const char *reason = NULL;

  for (guint i = 0; i < row->reasons->len && reason == NULL; i++)
    if (g_array_index (row->standings, DossierStanding, i) == row->standing)
      reason = g_ptr_array_index (row->reasons, i);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_box_append (GTK_BOX (box), label);
  name_head (box, label);
  gtk_box_append (GTK_BOX (box), dossier_standing_badge_new (row->standing, reason));
  gtk_widget_add_css_class (box, "row-head");
  gtk_widget_add_css_class (box, "cell");
  if (row->standing == DOSSIER_STANDING_DIFFERS)
    gtk_widget_add_css_class (box, "differing");
  return box;
}

/* Cells */

static gboolean
is_adopted (const DossierGridRow *row,
            const DossierId      *statement)
{
  for (guint i = 0; i < row->assessed->len; i++)
    {
      const DossierStatement *assessed = g_ptr_array_index (row->assessed, i);

      for (guint j = 0; assessed->adopts != NULL && j < assessed->adopts->len; j++)
        if (dossier_id_equal (&g_array_index (assessed->adopts, DossierId, j), statement))
          return TRUE;
    }
  return FALSE;
}

static GtkWidget *
make_box (const DossierGridRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "cell");
  if (row->standing == DOSSIER_STANDING_DIFFERS)
    gtk_widget_add_css_class (box, "differing");
  return box;
}

GtkWidget *
dossier_grid_cell_new (const DossierGrid      *grid,
                       const DossierGridShape *shape,
                       const DossierGridRow   *row,
                       guint                   column)
{
  GtkWidget *box = make_box (row);
  g_autoptr (GPtrArray) statements = dossier_grid_shape_statements (shape, row, column);
  g_autofree char *where = dossier_grid_column_heading (COLUMN (grid, g_array_index (shape->heads, guint, column)));
  const char *reason;
  DossierStanding standing = dossier_grid_shape_standing (shape, row, column, &reason);

  for (guint i = 0; i < statements->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (statements, i);
      DossierStatementCell *cell = DOSSIER_STATEMENT_CELL (dossier_statement_cell_new (statement, NULL));

      if (is_adopted (row, &statement->id))
        dossier_statement_cell_set_adopted (cell);
      dossier_statement_cell_describe (cell, dossier_grid_row_heading (row), where, dossier_standing_words (standing), reason);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell));
    }
  if (statements->len == 0)
    {
      /* Silence is no denial: it is shown as what it is. */
      GtkWidget *cell = dossier_statement_cell_new (NULL, _("not said"));

      dossier_statement_cell_describe (DOSSIER_STATEMENT_CELL (cell), dossier_grid_row_heading (row), where, NULL, NULL);
      gtk_box_append (GTK_BOX (box), cell);
      return box;
    }
  gtk_box_append (GTK_BOX (box), dossier_standing_badge_new (standing, reason));
  return box;
}

/* What is assessed */

static const DossierGridColumn *
find_column (const DossierGrid       *grid,
             const DossierGridRow    *row,
             const DossierId         *statement,
             const DossierStatement **found)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const GPtrArray *cell = g_ptr_array_index (row->cells, i);

      for (guint j = 0; j < cell->len; j++)
        {
          *found = g_ptr_array_index (cell, j);
          if (dossier_id_equal (&(*found)->id, statement))
            return COLUMN (grid, i);
        }
    }
  return NULL;
}

static GtkWidget *
make_chip (const DossierGridColumn *column,
           const DossierStatement  *statement)
{
  const char *words = column->article->source != NULL ? column->article->source : _("unknown source");
  GtkWidget *chip = gtk_button_new_with_label (words), *label = gtk_button_get_child (GTK_BUTTON (chip));
  g_autofree char *tooltip = g_strdup_printf (_("Open the article “%s”"), column->article->title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "flat");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  dossier_ui_set_tooltip (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (chip), "target", dossier_statement_target (statement), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (open_article_cb), NULL);
  return chip;
}

static const DossierId *
source_of (const DossierGridColumn *column)
{
  return dossier_id_is_nil (&column->article->copy_group) ? &column->account : &column->article->copy_group;
}

/* "rests on 2 sources", counted as sources are everywhere: copies of one report are one. */
static GtkWidget *
make_foundation (const DossierGrid      *grid,
                 const DossierGridRow   *row,
                 const DossierStatement *assessed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autofree char *words = NULL;
  guint n_found = 0, n_adopted = assessed->adopts != NULL ? assessed->adopts->len : 0, n_sources;

  for (guint i = 0; i < n_adopted; i++)
    {
      const DossierStatement *statement;
      const DossierGridColumn *column = find_column (grid, row, &g_array_index (assessed->adopts, DossierId, i), &statement);

      if (column == NULL)
        continue;
      if (g_hash_table_add (sources, (gpointer) source_of (column)) && n_found++ < MAX_CHIPS)
        gtk_box_append (GTK_BOX (chips), make_chip (column, statement));
    }
  n_sources = g_hash_table_size (sources);
  if (n_sources > 0)
    words = g_strdup_printf (ngettext ("rests on %u source", "rests on %u sources", n_sources), n_sources);
  gtk_box_append (GTK_BOX (box), dossier_grid_label_new (words != NULL ? words : _("rests on no source"), "foundation"));
  gtk_box_append (GTK_BOX (box), chips);
  return box;
}

GtkWidget *
dossier_grid_assessed_new (const DossierGrid    *grid,
                           const DossierGridRow *row)
{
  g_autofree char *date = dossier_grid_row_assessed (row, grid->event);
  GtkWidget *box = make_box (row), *cell;

  gtk_widget_add_css_class (box, "assessed");
  for (guint i = 0; i < row->assessed->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (row->assessed, i);

      cell = dossier_statement_cell_new (statement, NULL);
      dossier_statement_cell_describe (DOSSIER_STATEMENT_CELL (cell), dossier_grid_row_heading (row), _("Assessed"), NULL, NULL);
      if (grid->columns->len > 0)
        dossier_statement_cell_add_below (DOSSIER_STATEMENT_CELL (cell), make_foundation (grid, row, statement));
      gtk_box_append (GTK_BOX (box), cell);
    }
  if (row->assessed->len > 0)
    return box;
  cell = dossier_statement_cell_new (NULL, date != NULL ? date : "–");
  if (date != NULL)
    gtk_widget_add_css_class (cell, "assessed-words");
  dossier_statement_cell_describe (DOSSIER_STATEMENT_CELL (cell), dossier_grid_row_heading (row), _("Assessed"),
                                   date == NULL ? _("nothing assessed") : NULL, NULL);
  gtk_box_append (GTK_BOX (box), cell);
  return box;
}

/* Returns: the row among those shown whose head has most to say */
guint
dossier_grid_longest_head (const DossierGrid      *grid,
                           const DossierGridShape *shape)
{
  guint longest = 0;
  gsize length = 0;

  for (guint i = 0; i < shape->rows->len; i++)
    {
      gsize own = strlen (dossier_grid_row_heading (g_ptr_array_index (grid->rows, g_array_index (shape->rows, guint, i))));

      if (own > length)
        {
          longest = i;
          length = own;
        }
    }
  return longest;
}

static gsize
length_of_cell (GPtrArray *statements)
{
  gsize length = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);
      gsize quote = statement->passage != NULL && statement->passage->quote != NULL ? strlen (statement->passage->quote) : 0;

      /* Folded, no quotation needs more than some lines; each statement has a line of its own. */
      length += 40 + MIN (quote, 160);
    }
  return length;
}

/* Returns: the column among those shown, assessed last, whose cell will need most room */
guint
dossier_grid_longest_cell (const DossierGridShape *shape,
                           const DossierGridRow   *row)
{
  guint longest = shape->heads->len;
  gsize length = row->assessed->len > 0 ? length_of_cell (row->assessed) + 80 * row->assessed->len : 0;

  for (guint i = 0; i < shape->heads->len; i++)
    {
      g_autoptr (GPtrArray) statements = dossier_grid_shape_statements (shape, row, i);
      gsize own = length_of_cell (statements);

      if (own > length)
        {
          longest = i;
          length = own;
        }
    }
  return longest;
}
