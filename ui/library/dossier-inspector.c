/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of the open article, in four tabs. It reads everything in one go off the main thread, and again when the
 * workspace changes in a way that concerns it. Main thread only; owned by the Read page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-inspector.h"

#include "dossier-annotations-tab.h"
#include "dossier-details-tab.h"
#include "dossier-entities-tab.h"
#include "dossier-events-tab.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierInspector
{
  AdwBin parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  GCancellable *cancellable;   /* (owned) (nullable): of the reading under way */
  DossierId article;           /* nil: none */
  GtkStack *stack;
  GtkWidget *switcher;
  DossierEntitiesTab *entities;
  DossierAnnotationsTab *annotations;
  DossierEventsTab *events;
  DossierDetailsTab *details;
};

G_DEFINE_FINAL_TYPE (DossierInspector, dossier_inspector, ADW_TYPE_BIN)

enum
{
  HIGHLIGHT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A change of any of these may show in the tabs. */
static const char * const tables[] = {
  "article", "article_field", "source", "source_rating", "collection", "collection_article", "passage", "mention", "entity",
  "alias", "identity_decision", "entity_kind", "event", "event_place", "account", "statement",
  "copy_member", "revision",
};

static void
show_snapshot (DossierInspector         *self,
               DossierInspectorSnapshot *snapshot)
{
  dossier_entities_tab_show (self->entities, snapshot);
  dossier_events_tab_show (self->events, snapshot);
  dossier_details_tab_show (self->details, snapshot);
}

static gpointer
read_snapshot (DossierWorkspace  *workspace,
               gpointer           data,
               GCancellable      *cancellable,
               GError           **error)
{
  return dossier_inspector_snapshot_read (workspace, data, error);
}

static void
snapshot_read_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierInspectorSnapshot) snapshot = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (snapshot == NULL && !g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND))
    dossier_ui_report_error (GTK_WIDGET (user_data), _("The article’s details could not be read"), error);
  show_snapshot (DOSSIER_INSPECTOR (user_data), snapshot);
}

static void
reload (DossierInspector *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (dossier_id_is_nil (&self->article))
    {
      show_snapshot (self, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_snapshot, dossier_id_copy (&self->article), g_free,
                                (GDestroyNotify) dossier_inspector_snapshot_free, self->cancellable, snapshot_read_cb, self);
}

static void
changed_cb (DossierInspector *self,
            DossierChangeSet *changes)
{
  gboolean concerned = dossier_change_set_touches_row (changes, "suggestion", &self->article);

  for (guint i = 0; i < G_N_ELEMENTS (tables) && !concerned; i++)
    concerned = dossier_change_set_touches (changes, tables[i]);
  if (concerned)
    reload (self);
}

static void
chosen_cb (DossierInspector *self,
           const DossierId  *id)
{
  g_signal_emit (self, signals[HIGHLIGHT_CHOSEN], 0, id);
}

static void
add_tab (DossierInspector *self,
         GtkWidget        *tab,
         const char       *name,
         const char       *title)
{
  gtk_stack_add_titled (self->stack, tab, name, title);
}

/* Four words must fit into a narrow pane; what does not fit ends in an ellipsis instead of widening it. */
static void
tame_switcher (DossierInspector *self)
{
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)), FALSE);
  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      GtkWidget *label = gtk_widget_get_first_child (button);

      gtk_widget_set_hexpand (button, TRUE);
      if (GTK_IS_LABEL (label))
        {
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_widget_set_tooltip_text (button, gtk_label_get_text (GTK_LABEL (label)));
        }
    }
}

static void
dossier_inspector_dispose (GObject *object)
{
  DossierInspector *self = DOSSIER_INSPECTOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_inspector_parent_class)->dispose (object);
}

static void
dossier_inspector_class_init (DossierInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_inspector_dispose;
  signals[HIGHLIGHT_CHOSEN] = g_signal_new ("highlight-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierInspector, switcher);
}

static void
dossier_inspector_init (DossierInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_inspector_new:
 * @workspace: where the articles are
 *
 * Returns: (transfer floating): the inspector, empty
 */
GtkWidget *
dossier_inspector_new (DossierWorkspace *workspace)
{
  DossierInspector *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_INSPECTOR, NULL);
  self->workspace = g_object_ref (workspace);
  self->entities = DOSSIER_ENTITIES_TAB (dossier_entities_tab_new (workspace));
  self->annotations = DOSSIER_ANNOTATIONS_TAB (dossier_annotations_tab_new (workspace));
  self->events = DOSSIER_EVENTS_TAB (dossier_events_tab_new ());
  self->details = DOSSIER_DETAILS_TAB (dossier_details_tab_new (workspace));
  add_tab (self, GTK_WIDGET (self->entities), "entities", _("Entities"));
  /* Translators: the tab with the analyst's remarks on passages of the article */
  add_tab (self, GTK_WIDGET (self->annotations), "notes", _("Notes"));
  add_tab (self, GTK_WIDGET (self->events), "events", _("Events"));
  add_tab (self, GTK_WIDGET (self->details), "details", _("Details"));
  tame_switcher (self);
  g_signal_connect_swapped (self->entities, "mention-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->annotations, "annotation-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->events, "statement-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_inspector_show_article:
 * @self: the inspector
 * @article: (nullable): what the reader shows
 */
void
dossier_inspector_show_article (DossierInspector *self,
                                const DossierId  *article)
{
  DossierId id = article != NULL ? *article : DOSSIER_ID_NIL;

  g_return_if_fail (DOSSIER_IS_INSPECTOR (self));

  if (dossier_id_equal (&id, &self->article))
    return;
  self->article = id;
  dossier_annotations_tab_show (self->annotations, article);
  reload (self);
}

/**
 * dossier_inspector_reveal:
 * @self: the inspector
 * @id: a mention, annotation, statement or suggestion of the article
 * @type: which of them
 *
 * Shows the tab it belongs to and marks it there.
 */
void
dossier_inspector_reveal (DossierInspector     *self,
                          const DossierId      *id,
                          DossierHighlightType  type)
{
  g_return_if_fail (DOSSIER_IS_INSPECTOR (self));
  g_return_if_fail (id != NULL);

  switch (type)
    {
    case DOSSIER_HIGHLIGHT_MENTION:
    case DOSSIER_HIGHLIGHT_SUGGESTION:
      dossier_inspector_set_tab (self, "entities");
      dossier_entities_tab_reveal (self->entities, id);
      break;
    case DOSSIER_HIGHLIGHT_ANNOTATION:
      dossier_inspector_set_tab (self, "notes");
      dossier_annotations_tab_reveal (self->annotations, id);
      break;
    case DOSSIER_HIGHLIGHT_STATEMENT:
      dossier_inspector_set_tab (self, "events");
      dossier_events_tab_reveal (self->events, id);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * dossier_inspector_set_tab:
 * @self: the inspector
 * @name: "entities", "notes", "events" or "details"
 */
void
dossier_inspector_set_tab (DossierInspector *self,
                           const char       *name)
{
  g_return_if_fail (DOSSIER_IS_INSPECTOR (self));

  gtk_stack_set_visible_child_name (self->stack, name);
}

/**
 * dossier_inspector_get_tab:
 * @self: the inspector
 * @name: "entities", "notes", "events" or "details"
 *
 * Returns: (transfer none): that tab
 */
GtkWidget *
dossier_inspector_get_tab (DossierInspector *self,
                           const char       *name)
{
  g_return_val_if_fail (DOSSIER_IS_INSPECTOR (self), NULL);

  return gtk_stack_get_child_by_name (self->stack, name);
}
