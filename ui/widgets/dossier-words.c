/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Grades, dates and articles in the words people read. Main thread only; keeps nothing. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#include "dossier-edtf.h"
#include "dossier-statement-words.h"
#include "dossier-text.h"

#include <string.h>

static const char * const grade_classes[] = { "grade-a", "grade-b", "grade-c", "grade-d", "grade-e", "grade-f" };

/**
 * dossier_ui_grade_words:
 * @grade: 'A' to 'F'; anything else is "not rated"
 *
 * Returns: (transfer none): the grade in words: "B: usually reliable source"
 */
const char *
dossier_ui_grade_words (char grade)
{
  const char *words = dossier_reliability_words (grade);

  return words != NULL ? words : _("Source not rated yet");
}

/**
 * dossier_ui_grade_new:
 * @grade: 'A' to 'F', or 0 when nobody rated the source
 *
 * Returns: a badge with the letter; its tooltip tells what it means. Hidden for 0.
 */
GtkWidget *
dossier_ui_grade_new (char grade)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "grade");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  dossier_ui_grade_set (badge, grade);
  return badge;
}

/**
 * dossier_ui_grade_set:
 * @badge: made by dossier_ui_grade_new()
 * @grade: 'A' to 'F', or 0
 *
 * Shows another grade.
 */
void
dossier_ui_grade_set (GtkWidget *badge,
                      char       grade)
{
  const char letter[2] = { grade >= 'A' && grade <= 'F' ? grade : '\0', '\0' };

  g_return_if_fail (GTK_IS_LABEL (badge));

  for (guint i = 0; i < G_N_ELEMENTS (grade_classes); i++)
    gtk_widget_remove_css_class (badge, grade_classes[i]);
  if (letter[0] != '\0')
    gtk_widget_add_css_class (badge, grade_classes[grade - 'A']);

  gtk_label_set_text (GTK_LABEL (badge), letter);
  gtk_widget_set_visible (badge, letter[0] != '\0');
  gtk_widget_set_tooltip_text (badge, dossier_ui_grade_words (grade));
  gtk_accessible_update_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_ui_grade_words (grade), -1);
}

/**
 * dossier_ui_credibility_words:
 * @credibility: 1 to 6; anything else is "not judged"
 *
 * Returns: (transfer none): the credibility of a statement in words: "2: probably true"
 */
const char *
dossier_ui_credibility_words (guint credibility)
{
  const char *words = dossier_credibility_words (credibility);

  return words != NULL ? words : _("Credibility not judged yet");
}

/**
 * dossier_ui_statement_value:
 * @statement: a statement
 *
 * Returns: (transfer full) (nullable): what it says, without heading and without its passage: a name, a date, a figure or a
 *   claim in words; NULL when the passage says all
 */
char *
dossier_ui_statement_value (const DossierStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);

  return dossier_statement_value (statement);
}

/**
 * dossier_ui_statement_line:
 * @statement: a statement
 *
 * Returns: (transfer full): what it says in a line: "caller: Mark Milley", "troops: more than 125,000"
 */
char *
dossier_ui_statement_line (const DossierStatement *statement)
{
  g_autofree char *value = NULL;
  const char *heading;

  g_return_val_if_fail (statement != NULL, NULL);

  value = dossier_ui_statement_value (statement);
  heading = statement->role != NULL && *statement->role != '\0' ? statement->role : statement->topic;
  if (heading == NULL || *heading == '\0')
    heading = statement->kind == DOSSIER_STATEMENT_PARTICIPANT ? _("Takes part")
              : statement->kind == DOSSIER_STATEMENT_DATE      ? _("When")
              : statement->kind == DOSSIER_STATEMENT_PLACE     ? _("Where")
              : statement->kind == DOSSIER_STATEMENT_FIGURE    ? _("Figure")
                                                               : _("Says");
  if (value == NULL || *value == '\0')
    return g_strdup (heading);
  /* Translators: what an article says of an event: "initiator: Mark Milley" */
  return g_strdup_printf (_("%s: %s"), heading, value);
}

/**
 * dossier_ui_statement_details:
 * @statement: a statement
 *
 * Returns: (transfer full) (nullable): who says so, when it held and how credible it is, in a line; NULL when nothing is known
 */
char *
dossier_ui_statement_details (const DossierStatement *statement)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *who;

  g_return_val_if_fail (statement != NULL, NULL);

  who = statement->attributed_name != NULL ? statement->attributed_name : statement->attributed_words;
  if (who != NULL && *who != '\0')
    /* Translators: %s is a person or an organisation, or the words of an article: "said by: Pentagon" */
    g_ptr_array_add (parts, g_strdup_printf (_("said by: %s"), who));
  if (statement->as_of != NULL && *statement->as_of != '\0')
    {
      g_autofree char *date = dossier_edtf_for_people (statement->as_of);

      /* Translators: %s is a date */
      g_ptr_array_add (parts, g_strdup_printf (_("as of %s"), date != NULL ? date : statement->as_of));
    }
  if (statement->credibility > 0)
    g_ptr_array_add (parts, g_strdup (dossier_ui_credibility_words (statement->credibility)));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Each part keeps its own direction, so that an Arabic name does not turn the date that follows it around. */
static void
append_part (GString    *line,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_printf (line, "\u2068%s\u2069", part);
}

/**
 * dossier_ui_article_line:
 * @article: an article
 *
 * Returns: (transfer full): where it comes from in one line, plain text: "The Moscow Times · AFP · 11 Feb 2022"
 */
char *
dossier_ui_article_line (const DossierArticle *article)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (article != NULL, NULL);

  append_part (line, article->source != NULL && *article->source != '\0' ? article->source : _("unknown source"));
  if (g_strcmp0 (article->byline, article->source) != 0)
    append_part (line, article->byline);
  if (article->date != NULL && *article->date != '\0')
    {
      g_autofree char *date = dossier_edtf_day_for_people (article->date);

      append_part (line, date != NULL ? date : article->date);
    }
  else
    {
      append_part (line, _("no date"));
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * dossier_ui_time:
 * @milliseconds: UTC milliseconds since 1970
 *
 * Returns: (transfer full): the moment in the words of a list: "today 14:05", "yesterday 9:12", "9 Nov 2025"
 */
char *
dossier_ui_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) then = utc != NULL ? g_date_time_to_local (utc) : NULL;
  GDate today, day;
  int days;

  if (then == NULL)
    return g_strdup ("");

  g_date_clear (&today, 1);
  g_date_clear (&day, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  g_date_set_dmy (&day, g_date_time_get_day_of_month (then), g_date_time_get_month (then), g_date_time_get_year (then));
  days = g_date_days_between (&day, &today);

  if (days == 0)
    /* Translators: a strftime format: a moment of today */
    return g_date_time_format (then, _("today %H:%M"));
  if (days == 1)
    /* Translators: a strftime format: a moment of yesterday */
    return g_date_time_format (then, _("yesterday %H:%M"));
  /* Translators: a strftime format: day, month, year */
  return g_date_time_format (then, _("%-e %b %Y"));
}

/**
 * dossier_ui_sources_words:
 * @weighing: what was found of an event
 *
 * Returns: (transfer full): how many independent sources report it, and in how many articles where that is more, as copies of one
 *   report count once: "2 sources, 3 articles"
 */
char *
dossier_ui_sources_words (const DossierWeighing *weighing)
{
  g_autofree char *sources = NULL;
  g_autofree char *articles = NULL;

  g_return_val_if_fail (weighing != NULL, NULL);

  if (weighing->accounts == 0)
    return g_strdup (_("no source"));
  sources = g_strdup_printf (ngettext ("%u source", "%u sources", weighing->sources), weighing->sources);
  if (weighing->accounts == weighing->sources)
    return g_steal_pointer (&sources);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", weighing->accounts), weighing->accounts);
  /* Translators: number of sources, number of articles: "2 sources, 3 articles" */
  return g_strdup_printf (_("%s, %s"), sources, articles);
}

/**
 * dossier_ui_change_label:
 * @label: (nullable): the untranslated label of a change
 *
 * Returns: (transfer none): @label in the person's language
 */
const char *
dossier_ui_change_label (const char *label)
{
  return label != NULL && *label != '\0' ? _(label) : "";
}

/**
 * dossier_ui_sureness:
 * @confidence: 0–100
 *
 * Returns: (transfer none): how sure a suggestion is, in words
 */
const char *
dossier_ui_sureness (guint confidence)
{
  /* Translators: how sure a suggestion is, from the surest to the least */
  if (confidence >= 90)
    return _("almost certain");
  if (confidence >= 70)
    return _("likely");
  if (confidence >= DOSSIER_SUGGESTION_DOUBTFUL)
    return _("possible");
  return _("doubtful");
}

static gboolean
is_called (const char *one,
           const char *folded)
{
  g_autofree char *other = g_utf8_casefold (one, -1);

  return strcmp (other, folded) == 0;
}

/**
 * dossier_ui_has_name:
 * @entities: (element-type DossierEntity)
 * @name: a name
 * @kind: the key of a kind
 *
 * Returns: whether one of the entities is of that kind and has that name or alias; case does not count
 */
gboolean
dossier_ui_has_name (GPtrArray  *entities,
                     const char *name,
                     const char *kind)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (entities != NULL, FALSE);
  folded = g_utf8_casefold (name ? name : "", -1);
  for (guint i = 0; i < entities->len; i++)
    {
      const DossierEntity *entity = g_ptr_array_index (entities, i);

      if (g_strcmp0 (entity->kind, kind) != 0)
        continue;
      if (is_called (entity->name, folded))
        return TRUE;
      for (guint k = 0; entity->aliases != NULL && entity->aliases[k] != NULL; k++)
        if (is_called (entity->aliases[k], folded))
          return TRUE;
    }
  return FALSE;
}

/**
 * dossier_ui_is_value:
 * @kind: (nullable): the kind of a suggestion
 *
 * Returns: whether it is a date or a figure, which become parts of events and are never tagged
 */
gboolean
dossier_ui_is_value (const char *kind)
{
  return g_strcmp0 (kind, "date") == 0 || g_strcmp0 (kind, "figure") == 0;
}

/**
 * dossier_ui_proposal_kind:
 * @proposal: a suggestion
 *
 * Returns: (transfer none): interned: the kind of the entity it is taken for, else the kind it is thought to be
 */
const char *
dossier_ui_proposal_kind (DossierProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);

  return proposal->entity_kind != NULL && !dossier_ui_is_value (proposal->kind) ? g_intern_string (proposal->entity_kind)
                                                                                 : proposal->kind;
}

/**
 * dossier_ui_proposal_value:
 * @proposal: a suggestion
 *
 * Returns: (transfer full) (nullable): what a date or figure says: "20 Feb 2022"
 */
char *
dossier_ui_proposal_value (DossierProposal *proposal)
{
  char *date;

  g_return_val_if_fail (proposal != NULL, NULL);

  date = proposal->value != NULL && g_strcmp0 (proposal->kind, "date") == 0 ? dossier_edtf_for_people (proposal->value) : NULL;
  return date != NULL ? date : g_strdup (proposal->value);
}

/**
 * dossier_ui_proposal_line:
 * @proposal: a suggestion
 *
 * Returns: (transfer full): what it is, how sure and why, in a line
 */
char *
dossier_ui_proposal_line (DossierProposal *proposal)
{
  g_autofree char *value = dossier_ui_proposal_value (proposal);
  const char *name, *kind;

  g_return_val_if_fail (proposal != NULL, NULL);

  name = value != NULL ? value : proposal->entity_name != NULL ? proposal->entity_name : proposal->name;
  kind = dossier_ui_kind_name (dossier_ui_proposal_kind (proposal));
  if (proposal->reason != NULL && *proposal->reason != '\0')
    /* Translators: a suggestion: name, kind, how sure, why: "Mark Milley — Person, likely: follows a title" */
    return g_strdup_printf (_("%s — %s, %s: %s"), name, kind, dossier_ui_sureness (proposal->confidence), proposal->reason);
  /* Translators: a suggestion: name, kind, how sure */
  return g_strdup_printf (_("%s — %s, %s"), name, kind, dossier_ui_sureness (proposal->confidence));
}

/**
 * dossier_ui_proposal_who:
 * @proposal: a suggestion
 *
 * Returns: (transfer full) (nullable): which entity accepting it would name
 */
char *
dossier_ui_proposal_who (DossierProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);

  if (dossier_ui_is_value (proposal->kind))
    return NULL;
  if (dossier_id_is_nil (&proposal->entity))
    return g_strdup (_("Becomes a new entity"));
  /* Translators: %s is an entity that is known already */
  return g_strdup_printf (_("Taken for “%s”"), proposal->entity_name != NULL ? proposal->entity_name : proposal->name);
}

/* The context is kept by the character: of words that were cut in two nothing is shown, nor of other paragraphs. Texts without
 * blanks stay whole. */
static char *
trim_prefix (const char *prefix,
             gboolean   *cut)
{
  const char *line = strrchr (prefix, '\n');
  const char *blank;

  *cut = line == NULL && dossier_text_length (prefix) >= DOSSIER_TEXT_CONTEXT;
  blank = *cut ? strpbrk (prefix, " \t") : NULL;
  return g_strchug (g_strdelimit (g_strdup (line != NULL ? line + 1 : blank != NULL ? blank : prefix), "\t", ' '));
}

static char *
trim_suffix (const char *suffix,
             gboolean   *cut)
{
  const char *line = strchr (suffix, '\n');
  char *trimmed = g_strdelimit (line != NULL ? g_strndup (suffix, line - suffix) : g_strdup (suffix), "\t", ' ');
  char *blank;

  *cut = line == NULL && dossier_text_length (suffix) >= DOSSIER_TEXT_CONTEXT;
  blank = *cut ? strrchr (trimmed, ' ') : NULL;
  if (blank != NULL)
    *blank = '\0';
  return g_strchomp (trimmed);
}

/**
 * dossier_ui_passage_markup:
 * @passage: a passage with the context it keeps
 * @plain: (out): the same without marks, to be spoken
 *
 * Returns: (transfer full): its words in bold, between what stands before and after them in the paragraph
 */
char *
dossier_ui_passage_markup (const DossierPassage  *passage,
                           char                 **plain)
{
  gboolean begins, ends;
  g_autofree char *prefix = NULL, *quote = NULL, *suffix = NULL;

  g_return_val_if_fail (passage != NULL, NULL);
  g_return_val_if_fail (plain != NULL, NULL);

  prefix = trim_prefix (passage->prefix, &begins);
  quote = g_strdelimit (g_strdup (passage->quote), "\n\t", ' ');
  suffix = trim_suffix (passage->suffix, &ends);
  *plain = g_strconcat (prefix, quote, suffix, NULL);
  return g_markup_printf_escaped ("%s%s<b>%s</b>%s%s", begins ? "…\302\240" : "", prefix, quote, suffix,
                                  ends ? "\302\240…" : "");
}
