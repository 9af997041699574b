/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The popover that narrows and orders the list of articles. It only holds choices; the library pane asks with them.
 * Main thread only; owned by the pane's filter button. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-filter.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define FOLD_STATE "library-fold-copies"

struct _DossierLibraryFilter
{
  GtkPopover parent_instance;
  DossierWorkspace *workspace; /* (owned) (nullable) */
  GListStore *sources;         /* (owned): of DossierSource, the first one stands for all */
  GCancellable *cancellable;   /* (owned) */
  DossierId source_id;         /* nil: all */
  gint64 earliest;
  gint64 latest;
  gboolean filling;
  GtkDropDown *source;
  GtkEditable *dates;
  GtkLabel *dates_problem;
  GtkDropDown *order;
  GtkCheckButton *fold;
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (DossierLibraryFilter, dossier_library_filter, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DossierOrder orders[] = {
  DOSSIER_ORDER_NEWEST, DOSSIER_ORDER_OLDEST, DOSSIER_ORDER_NAME, DOSSIER_ORDER_RELEVANCE,
};

static void
tell_changed (DossierLibraryFilter *self)
{
  gtk_widget_set_sensitive (self->reset, !dossier_id_is_nil (&self->source_id) || self->earliest != 0 || self->latest != 0
                                         || *gtk_editable_get_text (self->dates) != '\0');
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static DossierSource *
all_sources (void)
{
  DossierSource *all = dossier_source_new ();

  all->name = g_strdup (_("All outlets"));
  return all;
}

static char *
source_name (DossierSource *source)
{
  if (source->article_count == 0)
    return g_strdup (source->name);
  /* Translators: an outlet and the number of its articles */
  return g_strdup_printf (_("%s (%u)"), source->name, source->article_count);
}

static gpointer
read_sources (DossierWorkspace  *workspace,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SOURCE);

  return dossier_workspace_load_records (workspace, query, error);
}

static void
sources_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierLibraryFilter *self;
  g_autoptr (GPtrArray) shown = NULL;
  guint selected = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_LIBRARY_FILTER (user_data);
  if (records == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The outlets could not be read"), error);
      return;
    }

  shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (shown, all_sources ());
  for (guint i = 0; i < records->len; i++)
    {
      DossierSource *source = g_ptr_array_index (records, i);

      if (dossier_id_equal (&source->id, &self->source_id))
        selected = shown->len;
      g_ptr_array_add (shown, g_object_ref (source));
    }
  self->filling = TRUE;
  g_list_store_splice (self->sources, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sources)), shown->pdata, shown->len);
  gtk_drop_down_set_selected (self->source, selected);
  self->filling = FALSE;
}

static void
source_cb (DossierLibraryFilter *self)
{
  DossierSource *source = gtk_drop_down_get_selected_item (self->source);
  DossierId id = source != NULL ? source->id : DOSSIER_ID_NIL;

  if (self->filling || dossier_id_equal (&id, &self->source_id))
    return;
  self->source_id = id;
  tell_changed (self);
}

static void
order_cb (DossierLibraryFilter *self)
{
  tell_changed (self);
}

static void
fold_cb (DossierLibraryFilter *self)
{
  if (!self->filling)
    dossier_workspace_set_state (self->workspace, FOLD_STATE, gtk_check_button_get_active (self->fold) ? "1" : NULL);
  tell_changed (self);
}

/* An EDTF expression, or words such as "February 2022". */
static void
dates_cb (DossierLibraryFilter *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->dates)));
  g_autoptr (GError) error = NULL;
  DossierEdtf date = { 0 };
  gboolean ok = *text == '\0' || dossier_edtf_parse (text, &date, &error);

  if (!ok)
    {
      g_autofree char *guess = dossier_edtf_from_words (text, NULL);

      ok = guess != NULL && dossier_edtf_parse (guess, &date, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->dates_problem), !ok);
  if (ok)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->dates), "error");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->dates), "error");
      gtk_label_set_text (self->dates_problem, error->message);
      date.earliest = date.latest = 0;
    }
  self->earliest = date.earliest;
  self->latest = date.latest;
  tell_changed (self);
}

static void
dossier_library_filter_map (GtkWidget *widget)
{
  DossierLibraryFilter *self = DOSSIER_LIBRARY_FILTER (widget);

  GTK_WIDGET_CLASS (dossier_library_filter_parent_class)->map (widget);
  dossier_workspace_read_async (self->workspace, read_sources, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                                self->cancellable, sources_read_cb, self);
}

static void
dossier_library_filter_dispose (GObject *object)
{
  DossierLibraryFilter *self = DOSSIER_LIBRARY_FILTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->sources);
  G_OBJECT_CLASS (dossier_library_filter_parent_class)->dispose (object);
}

static void
dossier_library_filter_finalize (GObject *object)
{
  g_object_unref (DOSSIER_LIBRARY_FILTER (object)->cancellable);
  G_OBJECT_CLASS (dossier_library_filter_parent_class)->finalize (object);
}

static void
dossier_library_filter_class_init (DossierLibraryFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_library_filter_dispose;
  object_class->finalize = dossier_library_filter_finalize;
  widget_class->map = dossier_library_filter_map;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-library-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryFilter, source);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryFilter, dates);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryFilter, dates_problem);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryFilter, order);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryFilter, fold);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryFilter, reset);
  gtk_widget_class_bind_template_callback (widget_class, source_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_cb);
  gtk_widget_class_bind_template_callback (widget_class, fold_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_library_filter_reset);
}

static void
dossier_library_filter_init (DossierLibraryFilter *self)
{
  g_autoptr (GtkExpression) name = NULL;
  g_autoptr (DossierSource) all = all_sources ();

  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sources = g_list_store_new (dossier_source_get_type ());
  g_list_store_append (self->sources, all);
  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (source_name), NULL, NULL);
  gtk_drop_down_set_expression (self->source, name);
  gtk_drop_down_set_model (self->source, G_LIST_MODEL (self->sources));
  self->filling = FALSE;
}

/**
 * dossier_library_filter_set_workspace:
 * @self: the filter
 * @workspace: whose outlets can be chosen
 */
void
dossier_library_filter_set_workspace (DossierLibraryFilter *self,
                                      DossierWorkspace     *workspace)
{
  g_autofree char *fold = NULL;

  g_return_if_fail (DOSSIER_IS_LIBRARY_FILTER (self));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  fold = dossier_workspace_get_state (workspace, FOLD_STATE);
  self->filling = TRUE;
  gtk_check_button_set_active (self->fold, fold != NULL);
  self->filling = FALSE;
}

/**
 * dossier_library_filter_apply:
 * @self: the filter
 * @query: a question for articles
 *
 * Adds what was chosen to @query. Best match needs words; without them the newest come first.
 */
void
dossier_library_filter_apply (DossierLibraryFilter *self,
                              DossierQuery         *query)
{
  guint order;

  g_return_if_fail (DOSSIER_IS_LIBRARY_FILTER (self));
  g_return_if_fail (query != NULL);

  order = MIN (gtk_drop_down_get_selected (self->order), G_N_ELEMENTS (orders) - 1);
  query->source = self->source_id;
  query->earliest = self->earliest;
  query->latest = self->latest;
  query->order = orders[order];
  query->fold = gtk_check_button_get_active (self->fold);
  if (query->order == DOSSIER_ORDER_RELEVANCE && query->text == NULL)
    query->order = DOSSIER_ORDER_NEWEST;
}

/**
 * dossier_library_filter_describe:
 * @self: the filter
 *
 * Returns: (transfer full) (nullable): what is left out of in a few words; NULL when nothing is
 */
char *
dossier_library_filter_describe (DossierLibraryFilter *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DossierSource *source;

  g_return_val_if_fail (DOSSIER_IS_LIBRARY_FILTER (self), NULL);

  source = gtk_drop_down_get_selected_item (self->source);
  if (!dossier_id_is_nil (&self->source_id) && source != NULL)
    g_string_append (text, source->name);
  if (self->earliest != 0 || self->latest != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", gtk_editable_get_text (self->dates));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * dossier_library_filter_reset:
 * @self: the filter
 *
 * Lets all outlets and dates through; the order stays.
 */
void
dossier_library_filter_reset (DossierLibraryFilter *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_FILTER (self));

  self->filling = TRUE;
  self->source_id = DOSSIER_ID_NIL;
  gtk_drop_down_set_selected (self->source, 0);
  gtk_editable_set_text (self->dates, "");
  self->filling = FALSE;
  tell_changed (self);
}

/**
 * dossier_library_filter_get_fold:
 * @self: the filter
 *
 * Returns: whether one row stands for all copies of an article
 */
gboolean
dossier_library_filter_get_fold (DossierLibraryFilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_FILTER (self), FALSE);

  return gtk_check_button_get_active (self->fold);
}

/**
 * dossier_library_filter_set_fold:
 * @self: the filter
 * @fold: whether one row stands for all copies of an article
 */
void
dossier_library_filter_set_fold (DossierLibraryFilter *self,
                                 gboolean              fold)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_FILTER (self));

  gtk_check_button_set_active (self->fold, fold);
}
