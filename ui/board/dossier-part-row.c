/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement as a line of a form. Main thread; owned by its list. The strings of the part it gives live as long
 * as its entries are not changed. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-part-row.h"

#include "dossier-date-input.h"
#include "dossier-suggest.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierPartRow
{
  GtkListBoxRow parent_instance;

  DossierStatement *statement;  /* (owned) (nullable): what is edited; NULL for a new one */
  DossierId entity;             /* nil: by name */
  DossierId article;            /* nil: assessed */
  guint start;
  guint end;
  char *reference;              /* (owned) (nullable): from which "Thursday" counts */
  char *edtf;                   /* (owned) (nullable): what the date entry means */
  GPtrArray *kinds;             /* (element-type utf8): of an entity to be made, by the position in new_kind */

  GtkWidget *quote;
  GtkWidget *source;
  GtkWidget *field;
  GtkWidget *dot;
  GtkWidget *name;
  DossierSuggest *name_suggest; /* (unowned): of the entry */
  GtkWidget *new_kind;
  GtkWidget *role;
  GtkWidget *heading;
  GtkWidget *text;
  GtkWidget *date;
  GtkWidget *understood;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (DossierPartRow, dossier_part_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_REMOVE,
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The order of the choice: most passages simply say something. */
static const DossierStatementKind fields[] = {
  DOSSIER_STATEMENT_CLAIM, DOSSIER_STATEMENT_PARTICIPANT, DOSSIER_STATEMENT_DATE, DOSSIER_STATEMENT_PLACE, DOSSIER_STATEMENT_FIGURE,
};

static const char *
entry_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static DossierStatementKind
chosen_kind (DossierPartRow *self)
{
  return fields[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field)), G_N_ELEMENTS (fields) - 1)];
}

static gboolean
kind_has_entity (DossierStatementKind kind)
{
  return kind == DOSSIER_STATEMENT_PARTICIPANT || kind == DOSSIER_STATEMENT_PLACE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
show_new_kind (DossierPartRow *self)
{
  DossierStatementKind kind = chosen_kind (self);
  gboolean unknown = dossier_id_is_nil (&self->entity) && !is_blank (entry_text (self->name));

  gtk_widget_set_visible (self->dot, kind_has_entity (kind) && !dossier_id_is_nil (&self->entity));
  gtk_widget_set_visible (self->new_kind, kind == DOSSIER_STATEMENT_PARTICIPANT && unknown);
}

static void
show_date (DossierPartRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_clear_pointer (&self->edtf, g_free);
  self->edtf = dossier_date_input_read (entry_text (self->date), self->reference, &error);
  if (self->edtf != NULL)
    words = dossier_date_input_explain (self->edtf);
  gtk_label_set_text (GTK_LABEL (self->understood), error != NULL ? error->message : words != NULL ? words : "");
  if (error != NULL)
    gtk_widget_add_css_class (self->understood, "error");
  else
    gtk_widget_remove_css_class (self->understood, "error");
  gtk_widget_set_visible (self->understood, chosen_kind (self) == DOSSIER_STATEMENT_DATE && (error != NULL || words != NULL));
}

static void
show_controls (DossierPartRow *self)
{
  DossierStatementKind kind = chosen_kind (self);

  gtk_widget_set_visible (self->name, kind_has_entity (kind));
  gtk_widget_set_visible (self->role, kind == DOSSIER_STATEMENT_PARTICIPANT);
  gtk_widget_set_visible (self->heading, kind == DOSSIER_STATEMENT_CLAIM || kind == DOSSIER_STATEMENT_FIGURE);
  gtk_widget_set_visible (self->text, kind == DOSSIER_STATEMENT_FIGURE
                                      || (kind == DOSSIER_STATEMENT_CLAIM && dossier_id_is_nil (&self->article)));
  gtk_widget_set_visible (self->date, kind == DOSSIER_STATEMENT_DATE);
  g_object_set (self->name, "placeholder-text", kind == DOSSIER_STATEMENT_PLACE ? _("Place") : _("Person, organisation …"), NULL);
  g_object_set (self->heading, "placeholder-text", kind == DOSSIER_STATEMENT_FIGURE ? _("What is counted") : _("About what (optional)"), NULL);
  g_object_set (self->text, "placeholder-text", kind == DOSSIER_STATEMENT_FIGURE ? _("Figure") : _("What is held to be so"), NULL);
  dossier_suggest_set_kind (self->name_suggest, kind == DOSSIER_STATEMENT_PLACE ? "place" : NULL);
  show_new_kind (self);
  show_date (self);
}

static void
field_cb (DossierPartRow *self)
{
  show_controls (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
edited_cb (DossierPartRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
date_changed_cb (DossierPartRow *self)
{
  show_date (self);
  edited_cb (self);
}

static void
name_edited_cb (DossierPartRow *self)
{
  self->entity = DOSSIER_ID_NIL;
  show_new_kind (self);
  edited_cb (self);
}

static void
name_chosen_cb (DossierSuggest          *suggest,
                const DossierSuggestItem *suggestion,
                DossierPartRow          *self)
{
  self->entity = suggestion->id;
  dossier_ui_kind_dot_set (self->dot, suggestion->kind);
  show_new_kind (self);
  edited_cb (self);
  if (gtk_widget_get_visible (self->role))
    gtk_widget_grab_focus (self->role);
}

static void
remove_cb (DossierPartRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* Building */

static GtkWidget *
add_entry (GtkWidget  *line,
           const char *label,
           int         width_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (entry, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (line), entry);
  return entry;
}

static GtkWidget *
make_new_kind (DossierPartRow *self)
{
  GtkWidget *drop;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->kinds = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; dossier_builtin_kinds[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      /* Translators: a kind of entity that will be made new: "new person" */
      name = g_strdup_printf (_("new: %s"), dossier_ui_kind_name (dossier_builtin_kinds[i]));
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->kinds, g_strdup (dossier_builtin_kinds[i]));
    }
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_tooltip_text (drop, _("Nobody has this name yet: what kind is it?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of the new entity"), -1);
  return drop;
}

static GtkWidget *
make_field (void)
{
  /* Translators: what words of an article are evidence of */
  const char * const names[] = { _("Says"), _("Who"), _("When"), _("Where"), _("Figure"), NULL };
  GtkWidget *drop = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (drop, _("What the words are about"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the words are about"), -1);
  return drop;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
build (DossierPartRow     *self,
       DossierWorkspace   *workspace,
       const char * const *roles)
{
  static const char * const headings[] = { "purpose", "outcome", "strength", "losses", "duration", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->quote = make_label ("evidence-quote");
  gtk_label_set_lines (GTK_LABEL (self->quote), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), PANGO_ELLIPSIZE_END);
  self->source = make_label ("understood");
  self->field = make_field ();
  self->dot = dossier_ui_kind_dot_new (NULL);
  gtk_box_append (GTK_BOX (line), self->field);
  gtk_box_append (GTK_BOX (line), self->dot);
  self->name = add_entry (line, _("Person, organisation …"), 12);
  self->new_kind = make_new_kind (self);
  gtk_box_append (GTK_BOX (line), self->new_kind);
  self->role = add_entry (line, _("Role"), 8);
  self->heading = add_entry (line, _("About what (optional)"), 10);
  self->text = add_entry (line, _("Figure"), 8);
  self->date = add_entry (line, _("Date"), 12);
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"), -1);
  gtk_box_append (GTK_BOX (line), self->remove);
  self->understood = make_label ("understood");

  gtk_box_append (GTK_BOX (box), self->quote);
  gtk_box_append (GTK_BOX (box), self->source);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->understood);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  self->name_suggest = dossier_suggest_entities (self->name, workspace, NULL);
  g_signal_connect_swapped (self->name_suggest, "edited", G_CALLBACK (name_edited_cb), self);
  g_signal_connect (self->name_suggest, "chosen", G_CALLBACK (name_chosen_cb), self);
  dossier_suggest_words (self->role, roles);
  dossier_suggest_words (self->heading, headings);
  g_signal_connect_swapped (self->role, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->heading, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (date_changed_cb), self);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
}

static void
dossier_part_row_dispose (GObject *object)
{
  DossierPartRow *self = DOSSIER_PART_ROW (object);

  g_clear_object (&self->statement);
  G_OBJECT_CLASS (dossier_part_row_parent_class)->dispose (object);
}

static void
dossier_part_row_finalize (GObject *object)
{
  DossierPartRow *self = DOSSIER_PART_ROW (object);

  g_free (self->reference);
  g_free (self->edtf);
  g_ptr_array_unref (self->kinds);
  G_OBJECT_CLASS (dossier_part_row_parent_class)->finalize (object);
}

static void
dossier_part_row_class_init (DossierPartRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_part_row_dispose;
  object_class->finalize = dossier_part_row_finalize;
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_part_row_init (DossierPartRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
select_kind (DossierPartRow      *self,
             DossierStatementKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == kind)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->field), i);
  show_controls (self);
}

/**
 * dossier_part_row_new:
 * @kind: what it states
 * @choose_kind: whether that can be changed
 * @roles: (nullable): suggestions for the role
 */
DossierPartRow *
dossier_part_row_new (DossierWorkspace    *workspace,
                      DossierStatementKind kind,
                      gboolean             choose_kind,
                      const char * const  *roles)
{
  DossierPartRow *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_PART_ROW, NULL);
  build (self, workspace, roles);
  gtk_widget_set_visible (self->field, choose_kind);
  select_kind (self, kind);
  return self;
}

/**
 * dossier_part_row_set_statement:
 * @statement: what is edited
 *
 * Fills the row with a statement of the workspace.
 */
void
dossier_part_row_set_statement (DossierPartRow   *self,
                                DossierStatement *statement)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));
  g_return_if_fail (DOSSIER_IS_STATEMENT (statement));

  if (!dossier_id_is_nil (&statement->article) && statement->passage != NULL)
    dossier_part_row_set_passage (self, &statement->article, statement->passage->start, statement->passage->end,
                                  statement->passage->quote, NULL);
  select_kind (self, statement->kind);
  dossier_part_row_set_entity (self, &statement->entity, statement->entity_name, statement->entity_kind);
  dossier_part_row_set_role (self, statement->role);
  dossier_part_row_set_heading (self, statement->topic);
  gtk_editable_set_text (GTK_EDITABLE (self->text), statement->text != NULL ? statement->text : "");
  dossier_part_row_set_date (self, statement->date);
  g_set_object (&self->statement, statement);
}

void
dossier_part_row_set_entity (DossierPartRow  *self,
                             const DossierId *entity,
                             const char      *name,
                             const char      *kind)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  self->entity = *entity;
  /* Of somebody new the kind is what the row proposes. */
  for (guint i = 0; kind != NULL && dossier_id_is_nil (entity) && i < self->kinds->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->kinds, i), kind) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->new_kind), i);
  dossier_suggest_set_text (self->name_suggest, name);
  dossier_ui_kind_dot_set (self->dot, kind);
  show_new_kind (self);
}

void
dossier_part_row_set_role (DossierPartRow *self,
                           const char     *role)
{
  DossierSuggest *suggest;

  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  suggest = g_object_get_data (G_OBJECT (self->role), "dossier-suggest");
  dossier_suggest_set_text (suggest, role);
}

void
dossier_part_row_set_heading (DossierPartRow *self,
                              const char     *heading)
{
  DossierSuggest *suggest;

  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  suggest = g_object_get_data (G_OBJECT (self->heading), "dossier-suggest");
  dossier_suggest_set_text (suggest, heading);
}

void
dossier_part_row_set_date (DossierPartRow *self,
                           const char     *edtf)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->date), edtf != NULL ? edtf : "");
}

/**
 * dossier_part_row_set_reference:
 * @date: (nullable): EDTF: the day from which the words of the article count
 */
void
dossier_part_row_set_reference (DossierPartRow *self,
                                const char     *date)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  g_free (self->reference);
  self->reference = g_strdup (date);
  show_date (self);
}

/**
 * dossier_part_row_set_passage:
 * @quote: the words
 * @source: (nullable): where they come from, in one line
 */
void
dossier_part_row_set_passage (DossierPartRow  *self,
                              const DossierId *article,
                              guint            start,
                              guint            end,
                              const char      *quote,
                              const char      *source)
{
  g_autofree char *line = NULL, *quoted = NULL;

  g_return_if_fail (DOSSIER_IS_PART_ROW (self));
  g_return_if_fail (article != NULL && quote != NULL);

  self->article = *article;
  self->start = start;
  self->end = end;
  line = dossier_text_one_line (quote);
  quoted = g_strdup_printf (_("“%s”"), line);
  gtk_label_set_text (GTK_LABEL (self->quote), quoted);
  gtk_widget_set_tooltip_text (self->quote, quoted);
  gtk_widget_set_visible (self->quote, TRUE);
  gtk_label_set_text (GTK_LABEL (self->source), source != NULL ? source : "");
  gtk_widget_set_visible (self->source, source != NULL);
  show_controls (self);
}

void
dossier_part_row_set_removable (DossierPartRow *self,
                                gboolean        removable)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  gtk_widget_set_visible (self->remove, removable);
}

/**
 * dossier_part_row_set_roles:
 * @roles: (nullable): suggestions for the role
 */
void
dossier_part_row_set_roles (DossierPartRow     *self,
                            const char * const *roles)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  dossier_suggest_set_words (g_object_get_data (G_OBJECT (self->role), "dossier-suggest"), roles);
}

/**
 * dossier_part_row_get_statement:
 *
 * Returns: (transfer none) (nullable): what is edited, as it was
 */
DossierStatement *
dossier_part_row_get_statement (DossierPartRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_PART_ROW (self), NULL);
  return self->statement;
}

/**
 * dossier_part_row_is_empty:
 *
 * Returns: whether there is nothing to save: no words of an article and nothing typed
 */
gboolean
dossier_part_row_is_empty (DossierPartRow *self)
{
  DossierStatementKind kind;

  g_return_val_if_fail (DOSSIER_IS_PART_ROW (self), TRUE);

  kind = chosen_kind (self);
  if (!dossier_id_is_nil (&self->article))
    return FALSE;
  if (kind_has_entity (kind))
    return is_blank (entry_text (self->name));
  return is_blank (entry_text (kind == DOSSIER_STATEMENT_DATE ? self->date : self->text));
}

gboolean
dossier_part_row_is_valid (DossierPartRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_PART_ROW (self), FALSE);

  if (chosen_kind (self) == DOSSIER_STATEMENT_DATE && self->edtf == NULL && !is_blank (entry_text (self->date)))
    return FALSE;
  return TRUE;
}

static gboolean
differs (const char *now,
         const char *before)
{
  return g_strcmp0 (now != NULL ? now : "", before != NULL ? before : "") != 0;
}

/**
 * dossier_part_row_is_changed:
 *
 * Returns: whether it says something else than its statement
 */
gboolean
dossier_part_row_is_changed (DossierPartRow *self)
{
  const DossierStatement *before;
  DossierEventPart part;

  g_return_val_if_fail (DOSSIER_IS_PART_ROW (self), FALSE);

  before = self->statement;
  if (before == NULL)
    return TRUE;
  dossier_part_row_get_part (self, &part);
  return part.kind != before->kind || !dossier_id_equal (&part.entity, &before->entity)
         || (dossier_id_is_nil (&part.entity) && differs (part.name, before->entity_name))
         || differs (part.role, before->role) || differs (part.topic, before->topic)
         || differs (part.date, before->date) || differs (part.text, before->text);
}

/**
 * dossier_part_row_get_part:
 * @part: (out): what the row says; its strings belong to the row's entries
 */
void
dossier_part_row_get_part (DossierPartRow   *self,
                           DossierEventPart *part)
{
  DossierStatementKind kind;

  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  kind = chosen_kind (self);
  *part = (DossierEventPart) { 0 };
  if (self->statement != NULL)
    dossier_event_part_init (part, self->statement); /* what the row does not show stays */
  part->kind = kind;
  part->article = self->article;
  part->start = self->start;
  part->end = self->end;
  part->entity = DOSSIER_ID_NIL;
  part->role = part->topic = part->text = part->date = NULL;
  if (kind_has_entity (kind) && !is_blank (entry_text (self->name)))
    {
      part->entity = self->entity;
      part->name = entry_text (self->name);
      /* Without a kind the name may be anybody's who has it already; only a kind that was chosen insists. */
      if (dossier_id_is_nil (&self->entity) && kind == DOSSIER_STATEMENT_PARTICIPANT
          && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->new_kind)) > 0)
        part->entity_kind = g_ptr_array_index (self->kinds, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->new_kind)));
    }
  if (kind == DOSSIER_STATEMENT_PARTICIPANT)
    part->role = entry_text (self->role);
  else if (kind == DOSSIER_STATEMENT_PLACE && self->statement != NULL)
    part->role = self->statement->role;
  if (gtk_widget_get_visible (self->heading))
    part->topic = entry_text (self->heading);
  if (gtk_widget_get_visible (self->text))
    part->text = entry_text (self->text);
  else if (kind == DOSSIER_STATEMENT_CLAIM && self->statement != NULL)
    part->text = self->statement->text;
  if (kind == DOSSIER_STATEMENT_DATE)
    part->date = self->edtf;
  if (self->statement != NULL && g_strcmp0 (part->date, self->statement->date) != 0)
    part->date_words = NULL; /* they told of another date */
}

void
dossier_part_row_focus (DossierPartRow *self)
{
  DossierStatementKind kind;

  g_return_if_fail (DOSSIER_IS_PART_ROW (self));

  kind = chosen_kind (self);
  gtk_widget_grab_focus (kind_has_entity (kind) ? self->name : kind == DOSSIER_STATEMENT_DATE ? self->date : self->heading);
}
