/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The popover in which a statement of the grid is changed, or one is added to a cell. Main thread; a child of the grid. What the words
 * of a passage may state is read off the main thread; it fills the form as long as nobody has typed. It writes through its parent.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-form.h"

#include "dossier-edtf.h"
#include "dossier-grid-words.h"
#include "dossier-statement-fields.h"
#include "dossier-statement-offer.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define QUOTE_LENGTH 90 /* code points of a passage in the list */

struct _DossierGridForm
{
  GtkPopover parent_instance;

  DossierWorkspace *workspace;  /* (owned) */
  DossierId event;
  DossierId article;            /* nil: assessed */
  DossierStatementKind kind;
  char *role;                   /* (owned) (nullable): of those who stand in the row */
  char *topic;                  /* (owned) (nullable): its heading, where one was given */
  DossierStatement *statement;  /* (owned) (nullable): what is changed; NULL: a new one */
  GPtrArray *passages;          /* (owned) (element-type DossierPassage): on which a new one of an article can rest */
  GCancellable *asking;         /* (owned) (nullable): what the words may state */
  gboolean edited;              /* somebody typed: no guess any more */

  DossierStatementForm *form;   /* (owned by the widget tree), as the rest */
  GtkWidget *words;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (DossierGridForm, dossier_grid_form, GTK_TYPE_POPOVER)

static gboolean
is_assessed (DossierGridForm *self)
{
  return dossier_id_is_nil (&self->article);
}

static void
show_problem (DossierGridForm *self,
              const char      *words)
{
  gtk_label_set_text (GTK_LABEL (self->problem), words != NULL ? words : "");
  gtk_widget_set_visible (self->problem, words != NULL);
}

/* What the row is about goes before what the words look like. */
static void
set_row (DossierGridForm *self)
{
  if (self->role != NULL)
    dossier_statement_form_set_role (self->form, self->role);
  if (self->topic != NULL)
    dossier_statement_form_set_topic (self->form, self->topic);
}

/* What the words may state */

static gpointer
load_offer (DossierWorkspace *workspace,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  return dossier_workspace_load_statement_offer (workspace, data, error);
}

static void
offered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierGridForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatementOffer) offer = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  /* Without a guess there still are the fields. */
  if (offer == NULL || self->form == NULL || self->edited || offer->guess->kind != self->kind)
    return;
  dossier_statement_form_set_guess (self->form, offer->guess);
  set_row (self);
}

static void
passage_cb (DossierGridForm *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->words));
  const DossierPassage *passage = chosen < self->passages->len ? g_ptr_array_index (self->passages, chosen) : NULL;
  DossierStatementWish *wish;

  if (passage == NULL)
    return;
  dossier_statement_form_set_passage (self->form, &self->article, passage->start, passage->end);
  if (self->edited || self->kind == DOSSIER_STATEMENT_CLAIM)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  wish = g_new0 (DossierStatementWish, 1);
  wish->article = self->article;
  wish->kind = self->kind;
  wish->start = passage->start;
  wish->end = passage->end;
  dossier_workspace_read_async (self->workspace, load_offer, wish, g_free, (GDestroyNotify) dossier_statement_offer_free, self->asking, offered_cb,
                                g_object_ref (self));
}

/* Writing */

static gboolean
can_accept (DossierGridForm *self)
{
  const char *reason = NULL;
  gboolean ready;

  ready = is_assessed (self) || self->statement == NULL ? dossier_statement_form_is_complete (self->form, &reason)
                                                        : dossier_statement_form_is_valid (self->form, &reason);
  if (ready && dossier_statement_form_is_empty (self->form))
    reason = _("What is held to be so?");
  show_problem (self, reason);
  if (reason != NULL)
    dossier_statement_form_focus (self->form);
  return reason == NULL;
}

static void
written_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, GPOINTER_TO_INT (user_data) ? _("Statement changed") : _("Statement added"));
}

/**
 * dossier_grid_form_accept:
 *
 * Does what Enter does: writes what the fields say and closes, or tells what is missing.
 */
void
dossier_grid_form_accept (DossierGridForm *self)
{
  DossierEventPart part;
  DossierCommand *command = NULL;
  /* The event's own date stands there as if it were a statement. */
  gboolean change;

  g_return_if_fail (DOSSIER_IS_GRID_FORM (self));

  if (!can_accept (self))
    return;
  change = self->statement != NULL && !dossier_id_is_nil (&self->statement->id);
  dossier_statement_form_get_part (self->form, &part);
  if (part.kind == DOSSIER_STATEMENT_PLACE && self->statement == NULL)
    part.role = self->role;
  if (!change)
    command = dossier_command_add_event_part (&self->event, &part);
  else if (dossier_statement_form_is_changed (self->form))
    command = dossier_command_edit_statement (&self->statement->id, &part);
  if (command != NULL)
    dossier_ui_run (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, command, written_cb, GINT_TO_POINTER (self->statement != NULL));
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Building */

static GtkWidget *
make_label (const char *words,
            const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
edited_cb (DossierGridForm *self)
{
  self->edited = TRUE;
  show_problem (self, NULL);
}

static void
open_article_cb (DossierGridForm *self)
{
  const DossierPassage *passage = g_ptr_array_index (self->passages, 0);
  g_autofree char *id = dossier_id_to_text (&self->article), *target = g_strdup_printf ("%s:%u-%u", id, passage->start, passage->end);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  dossier_ui_go (parent, "win.open-article", target);
}

static void
add_passages (DossierGridForm *self,
              GtkWidget       *box)
{
  GtkStringList *quotes = gtk_string_list_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *other = gtk_button_new_with_label (_("Other Words…"));

  for (guint i = 0; i < self->passages->len; i++)
    {
      const DossierPassage *passage = g_ptr_array_index (self->passages, i);
      g_autofree char *words = dossier_text_one_line (passage->quote), *cut = dossier_text_ellipsize (words, QUOTE_LENGTH);
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), cut);

      gtk_string_list_append (quotes, quoted);
    }
  self->words = gtk_drop_down_new (G_LIST_MODEL (quotes), NULL);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_size_request (self->words, 300, -1);
  gtk_widget_set_tooltip_text (self->words, _("The words of the article that say so"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The words of the article that say so"), -1);
  gtk_widget_set_tooltip_text (other, _("Open the article, to choose them there"));
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), other);
  gtk_box_append (GTK_BOX (box), make_label (_("Which Words Say So"), "section"));
  gtk_box_append (GTK_BOX (box), line);
  g_signal_connect_swapped (other, "clicked", G_CALLBACK (open_article_cb), self);
  g_signal_connect_swapped (self->words, "notify::selected", G_CALLBACK (passage_cb), self);
}

static void
add_buttons (DossierGridForm *self,
             GtkWidget       *box)
{
  GtkWidget *save = gtk_button_new_with_mnemonic (self->statement != NULL ? _("_Save") : _("_Add"));

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (save, self->statement != NULL ? _("Save the statement (Enter)") : _("Add the statement (Enter)"));
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (dossier_grid_form_accept), self);
  gtk_box_append (GTK_BOX (box), save);
}

static void
build (DossierGridForm    *self,
       const char         *heading,
       const char         *reference,
       const char * const *roles)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gboolean rests = self->statement != NULL && is_assessed (self) && self->statement->adopts != NULL && self->statement->adopts->len > 0;

  gtk_widget_add_css_class (box, "link-roles");
  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  self->form = DOSSIER_STATEMENT_FORM (dossier_statement_form_new (self->workspace, self->kind, FALSE, roles));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  dossier_statement_form_set_reference (self->form, reference);
  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->form, "activate", G_CALLBACK (dossier_grid_form_accept), self);
  if (!is_assessed (self) && self->statement == NULL)
    add_passages (self, box);
  if (rests)
    gtk_box_append (GTK_BOX (box), make_label (_("Another value is your own: it rests on no source."), "dim-label"));
  self->problem = make_label ("", "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  add_buttons (self, box);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
dossier_grid_form_dispose (GObject *object)
{
  DossierGridForm *self = DOSSIER_GRID_FORM (object);

  self->form = NULL;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->statement);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_grid_form_parent_class)->dispose (object);
}

static void
dossier_grid_form_finalize (GObject *object)
{
  DossierGridForm *self = DOSSIER_GRID_FORM (object);

  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_free (self->role);
  g_free (self->topic);
  G_OBJECT_CLASS (dossier_grid_form_parent_class)->finalize (object);
}

static void
dossier_grid_form_class_init (DossierGridFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_grid_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_grid_form_finalize;
}

static void
dossier_grid_form_init (DossierGridForm *self)
{
}

/* Role and topic that the statements of a row share; of figures the heading alone may only be what is counted. */
static void
learn_row (DossierGridForm      *self,
           const DossierGridRow *row)
{
  for (guint i = 0; i <= row->cells->len; i++)
    {
      const GPtrArray *cell = i < row->cells->len ? g_ptr_array_index (row->cells, i) : row->assessed;

      for (guint j = 0; j < cell->len; j++)
        {
          const DossierStatement *statement = g_ptr_array_index (cell, j);

          if (self->role == NULL)
            self->role = g_strdup (statement->role);
          if (self->topic == NULL)
            self->topic = g_strdup (statement->topic);
        }
    }
}

static char **
roles_of (const DossierGrid *grid)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      if (row->kind == DOSSIER_STATEMENT_PARTICIPANT && row->heading != NULL && *row->heading != '\0')
        g_strv_builder_add (builder, row->heading);
    }
  return g_strv_builder_end (builder);
}

static void
fill (DossierGridForm      *self,
      const DossierGrid    *grid,
      const DossierGridRow *row)
{
  if (self->statement != NULL)
    {
      dossier_statement_form_set_statement (self->form, self->statement);
      return;
    }
  set_row (self);
  if (row->kind == DOSSIER_STATEMENT_DATE && is_assessed (self) && grid->event->date != NULL)
    dossier_statement_form_set_date (self->form, grid->event->date);
  if (self->words != NULL)
    passage_cb (self);
  self->edited = FALSE;
}

/**
 * dossier_grid_column_passages:
 *
 * Returns: (transfer full) (element-type DossierPassage): the words that an account quotes, each range once, the longest first
 */
GPtrArray *
dossier_grid_column_passages (const DossierGrid       *grid,
                              const DossierGridColumn *column)
{
  GPtrArray *passages = g_ptr_array_new_with_free_func (g_object_unref);
  guint position;

  g_return_val_if_fail (grid != NULL && column != NULL, passages);

  if (!g_ptr_array_find (grid->columns, column, &position))
    return passages;
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);
      const GPtrArray *cell = g_ptr_array_index (row->cells, position);

      for (guint j = 0; j < cell->len; j++)
        {
          DossierPassage *passage = ((DossierStatement *) g_ptr_array_index (cell, j))->passage;
          guint at = 0;
          gboolean known = passage == NULL;

          for (guint k = 0; k < passages->len && !known; k++)
            {
              const DossierPassage *other = g_ptr_array_index (passages, k);

              known = other->start == passage->start && other->end == passage->end;
              at += other->end - other->start >= passage->end - passage->start;
            }
          if (!known)
            g_ptr_array_insert (passages, (int) at, g_object_ref (passage));
        }
    }
  return passages;
}

/**
 * dossier_grid_form_new:
 * @parent: the grid, below which it hangs; it tells what was done, too
 * @column: (nullable): of the article; NULL: what is assessed
 * @statement: (nullable): what is changed; NULL adds one
 *
 * Returns: (transfer none): child of @parent, to be pointed and opened
 */
GtkWidget *
dossier_grid_form_new (GtkWidget               *parent,
                       DossierWorkspace        *workspace,
                       const DossierGrid       *grid,
                       const DossierGridRow    *row,
                       const DossierGridColumn *column,
                       DossierStatement        *statement)
{
  DossierGridForm *self;
  g_autofree char *where = NULL, *heading = NULL;
  g_auto (GStrv) roles = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (grid != NULL && row != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_GRID_FORM, NULL);
  self->workspace = g_object_ref (workspace);
  self->event = grid->event->id;
  self->kind = row->kind;
  self->statement = statement != NULL ? g_object_ref (statement) : NULL;
  if (column != NULL)
    self->article = column->article->id;
  self->passages = column != NULL ? dossier_grid_column_passages (grid, column) : g_ptr_array_new ();
  learn_row (self, row);
  where = column != NULL ? dossier_grid_column_heading (column) : g_strdup (_("Assessed"));
  /* Translators: a field of the grid, "When", then whose column it is: "Harbour Gazette · B · 11 Feb 2022", or "Assessed" */
  heading = g_strdup_printf (_("%s · %s"), dossier_grid_row_heading (row), where);
  roles = roles_of (grid);
  build (self, heading, column != NULL ? column->article->date : NULL, (const char * const *) roles);
  fill (self, grid, row);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return GTK_WIDGET (self);
}

DossierStatementForm *
dossier_grid_form_get_form (DossierGridForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRID_FORM (self), NULL);
  return self->form;
}

/**
 * dossier_grid_form_get_passages:
 *
 * Returns: (transfer none) (nullable): the drop-down with the words on which a new statement of an article rests
 */
GtkWidget *
dossier_grid_form_get_passages (DossierGridForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRID_FORM (self), NULL);
  return self->words;
}

/**
 * dossier_grid_form_get_problem:
 *
 * Returns: (transfer none): what is missing, in words; "" when nothing is
 */
const char *
dossier_grid_form_get_problem (DossierGridForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRID_FORM (self), "");
  return gtk_label_get_text (GTK_LABEL (self->problem));
}
