/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two entities of which somebody is to say whether they are one. What a decision would do is read off the main thread and told
 * before it is made; every decision can be taken back. Main thread only; owned by the review page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-identity-view.h"

#include "dossier-identifying.h"
#include "dossier-key-button.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

#define EXAMPLES 3
#define MAX_NAMES 6

/* What is known of the two; [0] is the first. */
typedef struct
{
  DossierEntity *entities[2];              /* (owned) (nullable): NULL when it is gone */
  GPtrArray *mentions[2];                  /* (owned): of DossierMention */
  DossierIdentityPreview *previews[2];     /* (owned) (nullable): of keeping either */
} Facts;

#define CARD_CHARACTERS 32

struct _DossierIdentityView
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;  /* (owned) */
  DossierIdentityPair *pair;    /* (owned) (nullable) */
  Facts *facts;                 /* (owned) (nullable): until they are read */
  GCancellable *cancellable;    /* (owned) (nullable) */
  gboolean deciding;            /* what was decided is on its way */
  GtkLabel *question;
  GtkLabel *reason_line;
  GtkFlowBox *cards;
  GtkWidget *obstacle_box;
  GtkLabel *obstacle;
  GtkWidget *merge_box;
  GtkCheckButton *keep_first;
  GtkCheckButton *keep_second;
  GtkLabel *preview;
  GtkEditable *reason;
  GtkBox *bar;
  GtkWidget *same;
  GtkWidget *different;
  GtkWidget *undecided;
  GtkWidget *take_back;
};

G_DEFINE_FINAL_TYPE (DossierIdentityView, dossier_identity_view, ADW_TYPE_BIN)

/* Reading */

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&facts->entities[i]);
      g_clear_pointer (&facts->mentions[i], g_ptr_array_unref);
      g_clear_pointer (&facts->previews[i], dossier_identity_preview_free);
    }
  g_free (facts);
}

static gboolean
read_one (DossierWorkspace *workspace,
          Facts            *facts,
          guint             which,
          const DossierId  *id,
          GError          **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);

  query->entity = *id;
  query->limit = EXAMPLES;
  facts->entities[which] = (DossierEntity *) dossier_workspace_lookup (workspace, DOSSIER_RECORD_ENTITY, id);
  facts->mentions[which] = dossier_workspace_load_records (workspace, query, error);
  return facts->mentions[which] != NULL;
}

static gpointer
read_facts (DossierWorkspace  *workspace,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  DossierIdentityPair *pair = data;
  const DossierId *ids[] = { dossier_identity_pair_get_kept (pair), dossier_identity_pair_get_other (pair) };
  Facts *facts = g_new0 (Facts, 1);

  for (guint i = 0; i < 2; i++)
    if (!read_one (workspace, facts, i, ids[i], error))
      {
        facts_free (facts);
        return NULL;
      }
  /* Of one that has just been deleted there is nothing to tell. */
  if (dossier_identity_pair_get_decision (pair) != NULL || facts->entities[0] == NULL || facts->entities[1] == NULL)
    return facts;
  for (guint i = 0; i < 2; i++)
    {
      facts->previews[i] = dossier_workspace_preview_merge (workspace, ids[i], ids[1 - i], error);
      if (facts->previews[i] == NULL)
        {
          facts_free (facts);
          return NULL;
        }
    }
  return facts;
}

/* Cards */

static GtkWidget *
make_text (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* A text that wraps asks for the whole line; the two cards shall have half of it each. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), CARD_CHARACTERS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
tell_names (const DossierEntity *entity)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; entity->aliases != NULL && entity->aliases[i] != NULL && i < MAX_NAMES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", entity->aliases[i]);
  if (entity->aliases != NULL && g_strv_length (entity->aliases) > MAX_NAMES)
    g_string_append (names, " …");
  /* Translators: %s are other names of an entity, with dots between them */
  return names->len > 0 ? g_strdup_printf (_("Also: %s"), names->str) : NULL;
}

static void
example_cb (GtkWidget      *button,
            DossierMention *mention)
{
  g_autofree char *article = dossier_id_to_text (&mention->passage->article);
  g_autofree char *target = g_strdup_printf ("%s:%u-%u", article, mention->passage->start, mention->passage->end);

  dossier_ui_go (button, "win.open-article", target);
}

static GtkWidget *
make_example (DossierIdentityView *self,
              DossierMention      *mention)
{
  const DossierPassage *passage = mention->passage;
  g_autoptr (DossierArticle) article = (DossierArticle *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE, &passage->article);
  g_autofree char *origin = article != NULL ? dossier_ui_article_line (article) : NULL;
  g_autofree char *plain = NULL;
  g_autofree char *markup = dossier_ui_passage_markup (passage, &plain);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *words;

  words = make_text (NULL, NULL);
  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_text (mention->article_title, "caption"));
  if (origin != NULL)
    {
      GtkWidget *line = make_text (origin, "caption");

      gtk_widget_add_css_class (line, "row-secondary");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "example");
  gtk_widget_set_tooltip_text (button, _("Open the article at these words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (example_cb), g_object_ref (mention), (GClosureNotify) (GCallback) g_object_unref, 0);
  return button;
}

static GtkWidget *
make_heading (DossierIdentityView *self,
              guint                which)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *name;
  GtkWidget *open = gtk_button_new_from_icon_name ("avatar-default-symbolic");
  g_autofree char *id = dossier_id_to_text (which == 0 ? dossier_identity_pair_get_kept (self->pair) : dossier_identity_pair_get_other (self->pair));

  name = make_text (dossier_identity_pair_get_name (self->pair, which == 1), "title-4");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (dossier_identity_pair_get_kind (self->pair, which == 1)));
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_valign (open, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (open, _("Show its names and mentions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show its names and mentions"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-entity");
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

static void
append_facts (DossierIdentityView *self,
              GtkBox              *box,
              guint                which)
{
  const DossierEntity *entity = self->facts->entities[which];
  GPtrArray *mentions = self->facts->mentions[which];
  g_autofree char *count = NULL, *articles = NULL, *facts = NULL, *names = NULL;

  if (entity != NULL)
    {
      count = g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->mention_count), entity->mention_count);
      articles = g_strdup_printf (ngettext ("%u article", "%u articles", entity->article_count), entity->article_count);
      facts = g_strdup_printf (_("%s · %s in %s"), dossier_ui_kind_name (entity->kind), count, articles);
      gtk_box_append (box, make_text (facts, "row-secondary"));
      if (entity->description != NULL && *entity->description != '\0')
        gtk_box_append (box, make_text (entity->description, NULL));
      names = tell_names (entity);
      if (names != NULL)
        gtk_box_append (box, make_text (names, "caption"));
    }
  for (guint i = 0; i < mentions->len; i++)
    gtk_box_append (box, make_example (self, g_ptr_array_index (mentions, i)));
  if (mentions->len == 0)
    gtk_box_append (box, make_text (_("Mentioned nowhere."), "row-secondary"));
}

static void
show_cards (DossierIdentityView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_flow_box_remove (self->cards, child);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_widget_add_css_class (box, "card");
      gtk_widget_add_css_class (box, "identity-card");
      /* Two in a line where each has room for a sentence, else one below the other */
      gtk_widget_set_size_request (box, 260, -1);
      gtk_box_append (GTK_BOX (box), make_heading (self, i));
      if (self->facts != NULL)
        append_facts (self, GTK_BOX (box), i);
      gtk_flow_box_append (self->cards, box);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
}

/* What is said */

static void
show_question (DossierIdentityView *self)
{
  DossierIdentity *decision = dossier_identity_pair_get_decision (self->pair);
  const char *reason = dossier_identity_pair_get_reason (self->pair);
  g_autofree char *line = NULL, *when = NULL;

  if (decision == NULL)
    {
      gtk_label_set_text (self->question, _("Are These the Same?"));
      /* Translators: why two names may mean the same, and how likely that is */
      line = g_strdup_printf (_("%s · %u %%"), reason != NULL ? reason : _("similar names"), dossier_identity_pair_get_score (self->pair));
      if (dossier_identity_pair_is_undecided (self->pair))
        {
          /* Translators: %s is why two names may mean the same */
          g_autofree char *open = g_strdup_printf (_("%s · left open before"), line);

          gtk_label_set_text (self->reason_line, open);
        }
      else
        gtk_label_set_text (self->reason_line, line);
      return;
    }
  gtk_label_set_text (self->question, decision->verdict == DOSSIER_VERDICT_SAME ? _("Decided: the Same")
                      : decision->verdict == DOSSIER_VERDICT_DIFFERENT ? _("Decided: Not the Same") : _("Left Open"));
  when = dossier_ui_time (decision->made_at);
  if (decision->made_by != NULL)
    /* Translators: when and by whom something was decided: "9 Nov 2025, by Anna" */
    line = g_strdup_printf (_("%s, by %s"), when, decision->made_by);
  else
    line = g_strdup (when);
  if (reason != NULL && *reason != '\0')
    {
      g_autofree char *with = g_strdup_printf ("%s · %s", line, reason);

      gtk_label_set_text (self->reason_line, with);
    }
  else
    gtk_label_set_text (self->reason_line, line);
}

static const DossierIdentityPreview *
get_preview (DossierIdentityView *self)
{
  return self->facts != NULL ? self->facts->previews[!gtk_check_button_get_active (self->keep_first) ? 1 : 0] : NULL;
}

static void
show_preview (DossierIdentityView *self)
{
  const DossierIdentityPreview *preview = get_preview (self);
  gboolean second = !gtk_check_button_get_active (self->keep_first);
  gboolean blocked = preview != NULL && preview->obstacle != NULL;
  gboolean open = self->pair != NULL && dossier_identity_pair_get_decision (self->pair) == NULL;
  gboolean writable = self->workspace != NULL && !dossier_workspace_is_read_only (self->workspace) && !self->deciding;
  g_autofree char *text = NULL;

  if (self->pair == NULL)
    return;
  if (preview != NULL)
    text = dossier_identity_tell_preview (preview, dossier_identity_pair_get_name (self->pair, second));
  gtk_label_set_text (self->preview, text != NULL ? text : "");
  gtk_label_set_text (self->obstacle, blocked ? preview->obstacle : "");
  gtk_widget_set_visible (self->obstacle_box, blocked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "identity.same", writable && open && !blocked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "identity.different", writable && open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "identity.undecided",
                                 writable && open && !dossier_identity_pair_is_undecided (self->pair));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "identity.take-back", writable && !open);
}

static void
keep_cb (DossierIdentityView *self)
{
  show_preview (self);
}

static void
show_all (DossierIdentityView *self)
{
  gboolean open = dossier_identity_pair_get_decision (self->pair) == NULL;

  show_question (self);
  show_cards (self);
  gtk_widget_set_visible (self->merge_box, open);
  gtk_widget_set_visible (self->same, open);
  gtk_widget_set_visible (self->different, open);
  gtk_widget_set_visible (self->undecided, open);
  gtk_widget_set_visible (self->take_back, !open);
  gtk_check_button_set_label (self->keep_first, dossier_identity_pair_get_name (self->pair, FALSE));
  gtk_check_button_set_label (self->keep_second, dossier_identity_pair_get_name (self->pair, TRUE));
  show_preview (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  Facts *facts = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  DossierIdentityView *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_IDENTITY_VIEW (user_data);
  if (facts == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), NULL, error);
      return;
    }
  g_clear_pointer (&self->facts, facts_free);
  self->facts = facts;
  show_all (self);
}

/* Deciding */

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierIdentityView) self = DOSSIER_IDENTITY_VIEW (user_data);
  const char *message = g_object_get_data (G_OBJECT (self), "message");
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, NULL, &error);

  self->deciding = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  /* Why something contradicts what holds is too long for a toast, and must be read. */
  if (!ok)
    dossier_ui_report_error (GTK_WIDGET (self), _("That was not decided"), error);
  else
    dossier_ui_toast_undo (GTK_WIDGET (self), message);
  show_preview (self);
}

static void
run (DossierIdentityView *self,
     DossierCommand      *command,
     const char          *message)
{
  self->deciding = TRUE;
  g_object_set_data_full (G_OBJECT (self), "message", g_strdup (message), g_free);
  show_preview (self);
  dossier_workspace_run_async (self->workspace, command, NULL, decided_cb, g_object_ref (self));
}

static void
decide (DossierIdentityView *self,
        DossierVerdict       verdict,
        const char          *message)
{
  gboolean second = !gtk_check_button_get_active (self->keep_first);
  const DossierId *first, *other;
  const char *reason = gtk_editable_get_text (self->reason);

  if (self->pair == NULL || self->deciding)
    return;
  first = dossier_identity_pair_get_kept (self->pair);
  other = dossier_identity_pair_get_other (self->pair);
  run (self, dossier_command_decide_identity (second ? other : first, second ? first : other, verdict, *reason != '\0' ? reason : NULL),
       message);
}

static void
same_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  decide (DOSSIER_IDENTITY_VIEW (widget), DOSSIER_VERDICT_SAME, _("Merged; it can be taken apart at any time"));
}

static void
different_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  decide (DOSSIER_IDENTITY_VIEW (widget), DOSSIER_VERDICT_DIFFERENT, _("Kept apart: not the same"));
}

static void
undecided_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  decide (DOSSIER_IDENTITY_VIEW (widget), DOSSIER_VERDICT_UNDECIDED, _("Left open"));
}

static void
take_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierIdentityView *self = DOSSIER_IDENTITY_VIEW (widget);
  DossierIdentity *decision = self->pair != NULL ? dossier_identity_pair_get_decision (self->pair) : NULL;

  if (decision != NULL && !self->deciding)
    run (self, dossier_command_take_back_decision (&decision->id), _("Taken back"));
}

static void
dossier_identity_view_dispose (GObject *object)
{
  DossierIdentityView *self = DOSSIER_IDENTITY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->facts, facts_free);
  g_clear_object (&self->pair);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_identity_view_parent_class)->dispose (object);
}

static void
dossier_identity_view_class_init (DossierIdentityViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_identity_view_dispose;
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-identity-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, question);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, reason_line);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, cards);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, obstacle_box);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, obstacle);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, merge_box);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, keep_first);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, keep_second);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, preview);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, reason);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityView, bar);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_install_action (widget_class, "identity.same", NULL, same_action);
  gtk_widget_class_install_action (widget_class, "identity.different", NULL, different_action);
  gtk_widget_class_install_action (widget_class, "identity.undecided", NULL, undecided_action);
  gtk_widget_class_install_action (widget_class, "identity.take-back", NULL, take_back_action);
}

static void
dossier_identity_view_init (DossierIdentityView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->same = dossier_key_button_new (_("Same"), "S", _("Treat both as one from now on (S)"), "identity.same");
  self->different = dossier_key_button_new (_("Not the Same"), "D", _("Two different ones, for good (D)"), "identity.different");
  self->undecided = dossier_key_button_new (_("Undecided"), "U", _("Leave it open and do not ask first again (U)"), "identity.undecided");
  self->take_back = dossier_key_button_new (_("Take Back"), NULL, _("As if it had not been decided"), "identity.take-back");
  gtk_widget_add_css_class (self->same, "suggested-action");
  gtk_box_append (self->bar, self->same);
  gtk_box_append (self->bar, self->different);
  gtk_box_append (self->bar, self->undecided);
  gtk_box_append (self->bar, self->take_back);
}

/**
 * dossier_identity_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
dossier_identity_view_new (DossierWorkspace *workspace)
{
  DossierIdentityView *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_IDENTITY_VIEW, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_identity_view_show:
 * @pair: (nullable): which two; NULL leaves what is shown
 *
 * Shows the names at once, and the rest when it is read. The same pair again is read again.
 */
void
dossier_identity_view_show (DossierIdentityView *self,
                            DossierIdentityPair *pair)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (pair == NULL)
    {
      g_clear_object (&self->pair);
      return;
    }
  if (g_set_object (&self->pair, pair))
    {
      g_clear_pointer (&self->facts, facts_free);
      gtk_editable_set_text (self->reason, "");
      gtk_check_button_set_active (self->keep_first, TRUE);
      show_all (self);
    }
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_facts, g_object_ref (pair), g_object_unref, facts_free, self->cancellable,
                                read_cb, self);
}

/**
 * dossier_identity_view_get_pair:
 *
 * Returns: (transfer none) (nullable)
 */
DossierIdentityPair *
dossier_identity_view_get_pair (DossierIdentityView *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_VIEW (self), NULL);
  return self->pair;
}

/**
 * dossier_identity_view_is_ready:
 *
 * Returns: whether everything that is known of the two is shown
 */
gboolean
dossier_identity_view_is_ready (DossierIdentityView *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_VIEW (self), FALSE);
  return self->facts != NULL && !self->deciding;
}

/**
 * dossier_identity_view_keep_second:
 * @second: whether a merge keeps the name of the second of the two
 */
void
dossier_identity_view_keep_second (DossierIdentityView *self,
                                   gboolean             second)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_VIEW (self));
  gtk_check_button_set_active (second ? self->keep_second : self->keep_first, TRUE);
}

const char *
dossier_identity_view_get_preview (DossierIdentityView *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_VIEW (self), NULL);
  return gtk_label_get_text (self->preview);
}

/**
 * dossier_identity_view_get_obstacle:
 *
 * Returns: (nullable): what speaks against a merge, as it is shown
 */
const char *
dossier_identity_view_get_obstacle (DossierIdentityView *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_VIEW (self), NULL);
  return gtk_widget_get_visible (self->obstacle_box) ? gtk_label_get_text (self->obstacle) : NULL;
}

void
dossier_identity_view_take_focus (DossierIdentityView *self)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_VIEW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
}

/**
 * dossier_identity_tell_preview:
 * @preview: what would move
 * @to: (nullable): the name of who gets it
 *
 * Returns: (transfer full): that in a sentence or three
 */
char *
dossier_identity_tell_preview (const DossierIdentityPreview *preview,
                               const char                   *to)
{
  g_autofree char *mentions = NULL, *articles = NULL, *statements = NULL, *events = NULL, *places = NULL, *names = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (preview != NULL, NULL);

  mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", preview->mentions), preview->mentions);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", preview->articles), preview->articles);
  if (to != NULL)
    /* Translators: "9 mentions in 3 articles will be read as “Mark Milley”." */
    g_string_append_printf (text, _("%s in %s will be read as “%s”."), mentions, articles, to);
  else
    /* Translators: "9 mentions in 3 articles will move." */
    g_string_append_printf (text, _("%s in %s will move."), mentions, articles);
  if (preview->events > 0)
    {
      events = g_strdup_printf (ngettext ("%u event", "%u events", preview->events), preview->events);
      statements = g_strdup_printf (ngettext ("%u statement", "%u statements", preview->statements), preview->statements);
      g_string_append_c (text, ' ');
      /* Translators: "So will 3 statements about 2 events." */
      g_string_append_printf (text, _("So will %s about %s."), statements, events);
    }
  if (preview->places > 0)
    {
      /* Translators: where events took place will be read as another place. */
      places = g_strdup_printf (ngettext ("It becomes the place of %u event.", "It becomes the place of %u events.", preview->places), preview->places);
      g_string_append_printf (text, " %s", places);
    }
  if (preview->aliases != NULL && preview->aliases[0] != NULL)
    {
      names = g_strjoinv (" · ", preview->aliases);
      g_string_append_c (text, ' ');
      /* Translators: %s are names, with dots between them */
      g_string_append_printf (text, _("Names that come along: %s."), names);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
