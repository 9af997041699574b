/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command that puts two articles, or an article and a note, side by side. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define QUOTE_LENGTH 70 /* code points of a passage that are printed for people */

static char *
figure_line (const DossierPairFigure *figure)
{
  return figure->by != NULL ? g_strdup_printf ("%s (%s)", figure->words, figure->by) : g_strdup (figure->words);
}

static void
add_figure (DossierFields           *fields,
            DossierSide              side,
            const DossierPairFigure *figure, /* (nullable) */
            GPtrArray               *more)
{
  static const char * const keys[DOSSIER_N_SIDES][5] = {
    { "left", "left_value", "left_by", "left_places", "left_more" }, { "right", "right_value", "right_by", "right_places", "right_more" },
  };
  g_autofree char *value = figure != NULL ? dossier_figure_to_value (figure->figure) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (lines, figure_line (g_ptr_array_index (more, i)));
  g_ptr_array_add (lines, NULL);
  dossier_fields_add_string (fields, keys[side][0], figure != NULL ? figure->words : NULL);
  dossier_fields_add_string (fields, keys[side][1], value);
  dossier_fields_add_string (fields, keys[side][2], figure != NULL ? figure->by : NULL);
  dossier_fields_add_int (fields, keys[side][3], figure != NULL ? figure->places->len : 0);
  dossier_fields_add_strings (fields, keys[side][4], (const char * const *) lines->pdata);
}

static void
json_texts (DossierCli           *cli,
            const DossierPairing *pairing)
{
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      const DossierPairText *text = pairing->texts[side];
      DossierFields *fields = dossier_fields_new ();
      const char grade[] = { text->article != NULL ? text->article->source_grade : '\0', '\0' };

      dossier_fields_add_string (fields, "type", "text");
      dossier_fields_add_string (fields, "side", dossier_pair_where_to_text (side == DOSSIER_SIDE_LEFT ? DOSSIER_PAIR_ONLY_LEFT : DOSSIER_PAIR_ONLY_RIGHT));
      dossier_fields_add_string (fields, "record", text->key.is_note ? "note" : "article");
      dossier_fields_add_id (fields, "id", &text->key.id);
      dossier_fields_add_string (fields, "title", text->title);
      dossier_fields_add_string (fields, "source", text->article != NULL ? text->article->source : NULL);
      dossier_fields_add_string (fields, "date", text->article != NULL ? text->article->date : NULL);
      dossier_fields_add_string (fields, "grade", *grade != '\0' ? grade : NULL);
      dossier_fields_add_int (fields, "length", text->length);
      dossier_fields_add_boolean (fields, "proposed", text->proposed);
      dossier_cli_print (cli, fields, NULL);
    }
}

static void
json_figures (DossierCli           *cli,
              const DossierPairing *pairing)
{
  for (guint i = 0; i < pairing->figures->len; i++)
    {
      const DossierPairFigures *figures = g_ptr_array_index (pairing->figures, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "type", "figure");
      dossier_fields_add_string (fields, "mark", dossier_pair_mark_to_text (figures->mark));
      dossier_fields_add_string (fields, "heading", figures->heading);
      for (guint side = 0; side < DOSSIER_N_SIDES; side++)
        add_figure (fields, side, figures->figure[side], figures->more[side]);
      dossier_cli_print (cli, fields, NULL);
    }
}

static void
json_subjects (DossierCli           *cli,
               const DossierPairing *pairing)
{
  for (guint i = 0; i < pairing->subjects->len; i++)
    {
      const DossierPairSubject *subject = g_ptr_array_index (pairing->subjects, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "type", subject->is_event ? "event" : "entity");
      dossier_fields_add_string (fields, "where", dossier_pair_where_to_text (dossier_pair_subject_where (subject)));
      dossier_fields_add_id (fields, "id", &subject->id);
      dossier_fields_add_string (fields, "name", subject->name);
      dossier_fields_add_string (fields, "kind", subject->kind);
      dossier_fields_add_int (fields, "left", subject->count[DOSSIER_SIDE_LEFT]);
      dossier_fields_add_int (fields, "right", subject->count[DOSSIER_SIDE_RIGHT]);
      dossier_fields_add_boolean (fields, "left_proposed", subject->proposed[DOSSIER_SIDE_LEFT]);
      dossier_fields_add_boolean (fields, "right_proposed", subject->proposed[DOSSIER_SIDE_RIGHT]);
      dossier_cli_print (cli, fields, NULL);
    }
}

static char *
words_at (const DossierPairText *text,
          guint                  start,
          guint                  end)
{
  g_autofree char *slice = dossier_text_slice (text->text, start, end);

  return dossier_text_one_line (slice);
}

static void
json_passages (DossierCli           *cli,
               const DossierPairing *pairing)
{
  for (guint i = 0; i < pairing->passages->len; i++)
    {
      const DossierPairPassage *passage = &g_array_index (pairing->passages, DossierPairPassage, i);
      const DossierSpan *left = &passage->place[DOSSIER_SIDE_LEFT], *right = &passage->place[DOSSIER_SIDE_RIGHT];
      g_autofree char *words = words_at (pairing->texts[DOSSIER_SIDE_LEFT], left->start, left->end);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "type", "passage");
      dossier_fields_add_boolean (fields, "exact", passage->exact);
      dossier_fields_add_int (fields, "sentences", passage->sentences);
      dossier_fields_add_int (fields, "left_start", left->start);
      dossier_fields_add_int (fields, "left_end", left->end);
      dossier_fields_add_int (fields, "right_start", right->start);
      dossier_fields_add_int (fields, "right_end", right->end);
      dossier_fields_add_string (fields, "words", words);
      dossier_cli_print (cli, fields, NULL);
    }
  for (guint i = 0; pairing->changes != NULL && i < pairing->changes->len; i++)
    {
      const DossierWordRun *run = &g_array_index (pairing->changes, DossierWordRun, i);
      g_autofree char *removed = words_at (pairing->texts[DOSSIER_SIDE_LEFT], run->old_start, run->old_end);
      g_autofree char *added = words_at (pairing->texts[DOSSIER_SIDE_RIGHT], run->new_start, run->new_end);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "type", "change");
      dossier_fields_add_string (fields, "left", removed);
      dossier_fields_add_string (fields, "right", added);
      dossier_cli_print (cli, fields, NULL);
    }
}

/* For people */

static void
put_text (GString               *out,
          const char            *side,
          const DossierPairText *text)
{
  const DossierArticle *article = text->article;
  g_autofree char *date = article != NULL && article->date != NULL ? dossier_edtf_for_people (article->date) : NULL;

  g_string_append_printf (out, "%s: %s", side, text->title);
  if (article == NULL)
    g_string_append_printf (out, " · %s", _("note"));
  if (article != NULL && article->source != NULL)
    g_string_append_printf (out, " · %s", article->source);
  if (date != NULL)
    g_string_append_printf (out, " · %s", date);
  if (article != NULL && article->source_grade != '\0')
    g_string_append_printf (out, " · %c", article->source_grade);
  g_string_append_c (out, '\n');
}

static void
put_also (GString    *out,
          const char *says,
          GPtrArray  *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      g_autofree char *line = figure_line (g_ptr_array_index (more, i));

      g_string_append_printf (out, "    %s %s\n", says, line);
    }
}

static const char *
mark_words (DossierPairMark mark)
{
  switch (mark)
    {
    case DOSSIER_PAIR_DIFFERS:
      return _("differs");
    case DOSSIER_PAIR_VAGUER:
      return _("vaguer");
    case DOSSIER_PAIR_AGREES:
      return _("agrees");
    case DOSSIER_PAIR_SINGLE: default:
      return "";
    }
}

static void
put_differing (GString              *out,
               const DossierPairing *pairing)
{
  if (dossier_pairing_count_marks (pairing, DOSSIER_PAIR_DIFFERS) + dossier_pairing_count_marks (pairing, DOSSIER_PAIR_VAGUER) == 0)
    return;
  g_string_append_printf (out, "\n%s\n", _("Figures that differ"));
  for (guint i = 0; i < pairing->figures->len; i++)
    {
      const DossierPairFigures *figures = g_ptr_array_index (pairing->figures, i);
      g_autofree char *left = NULL, *right = NULL;

      if (figures->mark != DOSSIER_PAIR_DIFFERS && figures->mark != DOSSIER_PAIR_VAGUER)
        continue;
      left = figure_line (figures->figure[DOSSIER_SIDE_LEFT]);
      right = figure_line (figures->figure[DOSSIER_SIDE_RIGHT]);
      g_string_append_printf (out, "  %s: %s\n    %s | %s\n", figures->heading, mark_words (figures->mark), left, right);
      /* Translators: a figure follows */
      put_also (out, _("left also says"), figures->more[DOSSIER_SIDE_LEFT]);
      /* Translators: a figure follows */
      put_also (out, _("right also says"), figures->more[DOSSIER_SIDE_RIGHT]);
    }
}

static void
put_count (GString                  *out,
           const DossierPairSubject *subject,
           DossierSide               side)
{
  g_string_append_printf (out, "%u%s", subject->count[side], subject->proposed[side] ? "?" : "");
}

static void
put_subjects (GString              *out,
              const DossierPairing *pairing,
              DossierPairWhere      where)
{
  for (guint i = 0; i < pairing->subjects->len; i++)
    {
      const DossierPairSubject *subject = g_ptr_array_index (pairing->subjects, i);

      if (dossier_pair_subject_where (subject) != where)
        continue;
      g_string_append_printf (out, "  %s [%s] ", subject->name, subject->is_event ? _("event") : subject->kind);
      if (where != DOSSIER_PAIR_ONLY_RIGHT)
        put_count (out, subject, DOSSIER_SIDE_LEFT);
      if (where == DOSSIER_PAIR_IN_BOTH)
        g_string_append (out, " · ");
      if (where != DOSSIER_PAIR_ONLY_LEFT)
        put_count (out, subject, DOSSIER_SIDE_RIGHT);
      g_string_append_c (out, '\n');
    }
}

static void
put_figures (GString              *out,
             const DossierPairing *pairing,
             DossierPairWhere      where)
{
  for (guint i = 0; i < pairing->figures->len; i++)
    {
      const DossierPairFigures *figures = g_ptr_array_index (pairing->figures, i);
      DossierSide side = where == DOSSIER_PAIR_ONLY_RIGHT ? DOSSIER_SIDE_RIGHT : DOSSIER_SIDE_LEFT;
      g_autofree char *line = NULL;

      if (figures->mark != (where == DOSSIER_PAIR_IN_BOTH ? DOSSIER_PAIR_AGREES : DOSSIER_PAIR_SINGLE) || figures->figure[side] == NULL)
        continue;
      line = figure_line (figures->figure[side]);
      g_string_append_printf (out, "  %s [%s]\n", line, _("figure"));
    }
}

static void
put_passages (GString              *out,
              const DossierPairing *pairing)
{
  guint sentences = 0;

  for (guint i = 0; i < pairing->passages->len; i++)
    sentences += g_array_index (pairing->passages, DossierPairPassage, i).sentences;
  g_string_append_printf (out, ngettext ("\n%u sentence in the same words\n", "\n%u sentences in the same words\n", sentences), sentences);
  for (guint i = 0; i < pairing->passages->len; i++)
    {
      const DossierPairPassage *passage = &g_array_index (pairing->passages, DossierPairPassage, i);
      g_autofree char *words = words_at (pairing->texts[DOSSIER_SIDE_LEFT], passage->place[0].start, passage->place[0].end);
      g_autofree char *brief = dossier_text_ellipsize (words, QUOTE_LENGTH);

      g_string_append_printf (out, "  %s “%s”\n", passage->exact ? "=" : "≈", brief);
    }
  if (pairing->changes != NULL)
    g_string_append_printf (out, _("near copies: %u words only left, %u only right\n"), pairing->removed, pairing->added);
}

static void
print_for_people (const DossierPairing *pairing)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *headings[] = { _("In both"), _("Only left"), _("Only right") };

  put_text (out, _("Left"), pairing->texts[DOSSIER_SIDE_LEFT]);
  put_text (out, _("Right"), pairing->texts[DOSSIER_SIDE_RIGHT]);
  put_differing (out, pairing);
  for (DossierPairWhere where = DOSSIER_PAIR_IN_BOTH; where <= DOSSIER_PAIR_ONLY_RIGHT; where++)
    {
      gsize before = out->len, heading;

      g_string_append_printf (out, "\n%s\n", headings[where]);
      heading = out->len;
      put_subjects (out, pairing, where);
      put_figures (out, pairing, where);
      if (out->len == heading)
        g_string_truncate (out, before);
    }
  put_passages (out, pairing);
  /* Titles and names may hold anything, and this goes to a terminal. */
  for (char *p = out->str; *p != '\0'; p++)
    if (((guint8) *p < 0x20 && *p != '\n') || *p == 0x7f)
      *p = ' ';
  fputs (out->str, stdout);
}

static gboolean
take_side (DossierCli     *cli,
           guint           number,
           DossierSideKey *key)
{
  const char *text = dossier_cli_argument (cli, number);

  key->is_note = g_str_has_prefix (text, "note:");
  return dossier_cli_record_id (cli, key->is_note ? DOSSIER_RECORD_NOTE : DOSSIER_RECORD_ARTICLE, text + (key->is_note ? strlen ("note:") : 0), &key->id);
}

static int
run_compare (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPairing) pairing = NULL;
  DossierSideKey left, right;

  if (!take_side (cli, 1, &left) || !take_side (cli, 2, &right))
    return DOSSIER_EXIT_FAILED;
  pairing = dossier_workspace_load_pairing (cli->workspace, &left, &right, &error);
  if (pairing == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  if (!cli->json)
    {
      print_for_people (pairing);
      return DOSSIER_EXIT_DONE;
    }
  json_texts (cli, pairing);
  json_figures (cli, pairing);
  json_subjects (cli, pairing);
  json_passages (cli, pairing);
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_compare_commands[] = {
  { "compare", "WORKSPACE ARTICLE ARTICLE", N_("put two articles, or an article and note:ID, side by side"), "", 3, 3, 0,
    DOSSIER_CLI_READS, run_compare, NULL },
  { 0 },
};
