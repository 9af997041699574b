/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The Markdown format: the notes with footnotes, then what else a report of everything has, and the sources at the end.
 * Marks become names and `[^1]`; what comes from the workspace is escaped, what the analyst wrote is left as it is. Any thread.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-export-formats.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-export-words.h"
#include "dossier-grid-table.h"
#include "dossier-note-text.h"

typedef struct
{
  const DossierReport *report;
  GOutputStream *stream;
  GCancellable *cancellable; /* (nullable) */
  GString *out;              /* not written yet */
  GPtrArray *cited;          /* (element-type DossierCitation), [^1] first */
  GHashTable *numbers;       /* key -> number */
} Writer;

/* Lets a reader see a character that Markdown would take for a sign. */
static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>|~#", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
append_quotation (GString    *out,
                  const char *quote)
{
  g_autofree char *quoted = dossier_export_quoted (quote);
  g_auto (GStrv) lines = g_strsplit (quoted, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "\n> " : "> ");
      append_escaped (out, lines[i]);
    }
}

static gboolean
flush (Writer  *writer,
       GError **error)
{
  gboolean written = g_output_stream_write_all (writer->stream, writer->out->str, writer->out->len, NULL, writer->cancellable, error);

  g_string_truncate (writer->out, 0);
  return written;
}

static guint
number_of (Writer     *writer,
           const char *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->numbers, key));
  gpointer citation = g_hash_table_lookup (writer->report->citations, key);

  if (number > 0 || citation == NULL)
    return number;
  g_ptr_array_add (writer->cited, citation);
  g_hash_table_insert (writer->numbers, g_strdup (key), GUINT_TO_POINTER (writer->cited->len));
  return writer->cited->len;
}

/* A citation alone in a quotation brings its words. */
static gboolean
is_alone (const char        *text,
          const DossierMark *mark)
{
  const char *start = text + mark->start, *end = text + mark->start + mark->length;
  gboolean quotation;

  while (start > text && start[-1] == ' ')
    start--;
  quotation = start > text && start[-1] == '>' && (start - 1 == text || start[-2] == '\n');
  while (*end == ' ' || *end == '\r')
    end++;
  return quotation && (*end == '\0' || *end == '\n');
}

static gboolean
is_paragraph (const char        *text,
              const DossierMark *mark)
{
  const char *start = text + mark->start, *end = text + mark->start + mark->length;
  gboolean begins, ends;

  while (start > text && (start[-1] == ' ' || start[-1] == '\t'))
    start--;
  begins = start == text || (start[-1] == '\n' && (start - 1 == text || start[-2] == '\n' || start[-2] == '\r'));
  end += strspn (end, " \t\r");
  ends = *end == '\0' || (*end == '\n' && (end[1] == '\0' || end[1] == '\n' || end[1] == '\r'));
  return begins && ends;
}

/* The table with all that its cells quote among the passages cited. */
static void
append_grid (Writer            *writer,
             const DossierGrid *grid,
             gboolean           with_title)
{
  g_autoptr (DossierGridTable) table = dossier_grid_table_new (grid, NULL);
  g_autofree char *markdown = dossier_grid_table_to_markdown (table);
  gsize before;

  if (with_title)
    {
      g_string_append (writer->out, "**");
      append_escaped (writer->out, table->title);
      g_string_append (writer->out, "**\n\n");
    }
  g_string_append_printf (writer->out, "%s\n", markdown);
  before = writer->out->len;
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const GPtrArray *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->len; k++)
            {
              const DossierStatement *statement = g_ptr_array_index (cell, k);
              g_autofree char *id = statement->passage != NULL ? dossier_id_to_text (&statement->passage->id) : NULL;
              g_autofree char *key = g_strconcat ("passage:", id, NULL);
              guint number = id != NULL ? number_of (writer, key) : 0;

              if (number > 0)
                g_string_append_printf (writer->out, "%s[^%u]", writer->out->len > before ? " " : "", number);
            }
        }
    }
}

static void
append_mark (Writer            *writer,
             const char        *text,
             const DossierMark *mark)
{
  g_autofree char *key = dossier_mark_to_key (mark);
  g_autofree char *id = dossier_id_to_text (&mark->target);
  const char *name = g_hash_table_lookup (writer->report->names, id);
  guint number;

  if (mark->kind == DOSSIER_MARK_GRID && is_paragraph (text, mark) && g_hash_table_contains (writer->report->grids, key))
    {
      append_grid (writer, g_hash_table_lookup (writer->report->grids, key), TRUE);
      return;
    }
  if (mark->kind == DOSSIER_MARK_ENTITY || mark->kind == DOSSIER_MARK_EVENT || mark->kind == DOSSIER_MARK_GRID)
    {
      if (mark->words != NULL)
        g_string_append (writer->out, mark->words);
      else if (name != NULL)
        append_escaped (writer->out, name);
      if (name == NULL)
        g_string_append_printf (writer->out, "%s%s", mark->words != NULL ? " " : "", dossier_export_deleted ());
      return;
    }
  number = number_of (writer, key);
  if (number == 0)
    {
      g_string_append (writer->out, dossier_export_deleted ());
      return;
    }
  if (is_alone (text, mark))
    {
      const DossierCitation *citation = g_ptr_array_index (writer->cited, number - 1);
      gsize length = writer->out->len;

      while (length > 0 && writer->out->str[length - 1] != '\n')
        length--;
      g_string_truncate (writer->out, length);
      append_quotation (writer->out, citation->quote);
    }
  else
    {
      while (writer->out->len > 0 && writer->out->str[writer->out->len - 1] == ' ')
        g_string_truncate (writer->out, writer->out->len - 1);
    }
  g_string_append_printf (writer->out, "[^%u]", number);
}

/* The note's own headings go one level down, beneath its title. */
static void
append_prose (GString    *out,
              const char *text,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      gboolean at_line = out->len == 0 || out->str[out->len - 1] == '\n';
      gsize signs = strspn (text + i, "#");

      if (at_line && signs > 0 && signs < 6 && text[i + signs] == ' ')
        g_string_append_c (out, '#');
      g_string_append_c (out, text[i]);
    }
}

static void
append_note (Writer                  *writer,
             const DossierReportNote *note)
{
  g_autofree char *title = dossier_export_title (note->title);
  g_autofree char *text = g_utf8_make_valid (note->text != NULL ? note->text : "", -1);
  g_autoptr (GArray) marks = dossier_note_find_marks (text);
  gsize at = 0;

  g_string_append (writer->out, "# ");
  append_escaped (writer->out, title);
  g_string_append (writer->out, "\n\n");
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);

      append_prose (writer->out, text + at, mark->start - at);
      append_mark (writer, text, mark);
      at = mark->start + mark->length;
    }
  append_prose (writer->out, text + at, strlen (text + at));
  while (writer->out->len > 0 && writer->out->str[writer->out->len - 1] == '\n')
    g_string_truncate (writer->out, writer->out->len - 1);
  g_string_append (writer->out, "\n\n");
}

static void
append_line (GString    *out,
             const char *prefix,
             const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append (out, prefix);
  append_escaped (out, words);
  g_string_append (out, "\n\n");
}

static void
append_where (GString               *out,
              const DossierCitation *where)
{
  if (where == NULL)
    return;
  append_quotation (out, where->quote);
  g_string_append (out, "\n\n");
}

static void
append_article (GString                    *out,
                const DossierReportArticle *article)
{
  g_autofree char *title = dossier_export_title (article->article->title);
  g_autofree char *meta = dossier_export_article (article->article);

  append_line (out, "## ", title);
  append_line (out, "", meta);
  append_line (out, "", article->article->url);
  for (guint i = 0; i < article->annotations->len; i++)
    {
      const DossierReportAnnotation *annotation = g_ptr_array_index (article->annotations, i);
      g_autofree char *tags = dossier_export_tags ((const char * const *) annotation->tags);

      append_where (out, annotation->where);
      append_line (out, "", annotation->where == NULL ? dossier_export_deleted () : NULL);
      append_line (out, "", annotation->remark);
      append_line (out, "", tags);
    }
}

static void
append_event (Writer                   *writer,
              const DossierReportEvent *event)
{
  GString *out = writer->out;
  g_autofree char *title = dossier_export_title (event->event->title);
  g_autofree char *meta = dossier_export_event (event->event), *key = dossier_report_grid_key (&event->event->id);
  const DossierGrid *grid = g_hash_table_lookup (writer->report->grids, key);

  append_line (out, "## ", title);
  append_line (out, "", meta);
  append_line (out, "", event->event->description);
  for (guint i = 0; i < event->participants->len; i++)
    {
      g_autofree char *participant = dossier_export_participant (g_ptr_array_index (event->participants, i));

      append_line (out, "- ", participant);
    }
  if (grid == NULL || grid->columns->len == 0)
    return;
  append_grid (writer, grid, FALSE);
  g_string_append (out, "\n\n");
}

static gboolean
write_everything (Writer  *writer,
                  GError **error)
{
  GPtrArray *articles = writer->report->articles, *events = writer->report->events;

  if (articles->len > 0)
    append_line (writer->out, "# ", _("Annotations"));
  for (guint i = 0; i < articles->len; i++)
    {
      append_article (writer->out, g_ptr_array_index (articles, i));
      if (!flush (writer, error))
        return FALSE;
    }
  if (events->len > 0)
    append_line (writer->out, "# ", _("Events"));
  for (guint i = 0; i < events->len; i++)
    {
      append_event (writer, g_ptr_array_index (events, i));
      if (!flush (writer, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_sources (Writer *writer)
{
  if (writer->cited->len > 0)
    append_line (writer->out, "# ", _("Passages cited"));
  for (guint i = 0; i < writer->cited->len; i++)
    {
      const DossierCitation *citation = g_ptr_array_index (writer->cited, i);
      g_autofree char *reference = dossier_export_reference (citation, TRUE);
      g_autofree char *quote = dossier_export_quoted (citation->quote);

      g_strdelimit (quote, "\n", ' ');
      g_string_append_printf (writer->out, "[^%u]: ", i + 1);
      append_escaped (writer->out, reference);
      if (citation->url != NULL && *citation->url != '\0')
        {
          g_autofree char *address = g_uri_escape_string (citation->url, "!#$&'()*+,-./:;=?@[]_~%", TRUE);

          g_string_append_printf (writer->out, " · <%s>", address);
        }
      g_string_append (writer->out, " · ");
      append_escaped (writer->out, quote);
      g_string_append (writer->out, "\n\n");
    }
}

static gboolean
write_all (Writer      *writer,
           DossierJob  *job,
           GError     **error)
{
  GPtrArray *notes = writer->report->notes;

  for (guint i = 0; i < notes->len; i++)
    {
      append_note (writer, g_ptr_array_index (notes, i));
      if (!flush (writer, error))
        return FALSE;
      if (job != NULL)
        dossier_job_report (job, i + 1, notes->len, NULL);
    }
  if (writer->report->everything && !write_everything (writer, error))
    return FALSE;
  append_sources (writer);
  if (writer->out->len > 0)
    g_string_truncate (writer->out, writer->out->len - 1);
  return flush (writer, error);
}

gboolean
dossier_markdown_write (const DossierReport  *report,
                        GOutputStream        *stream,
                        DossierJob           *job,
                        GError              **error)
{
  Writer writer = { .report = report, .stream = stream, .cancellable = job != NULL ? dossier_job_get_cancellable (job) : NULL };
  gboolean written;

  writer.out = g_string_new (NULL);
  writer.cited = g_ptr_array_new ();
  writer.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  written = write_all (&writer, job, error);
  g_string_free (writer.out, TRUE);
  g_ptr_array_unref (writer.cited);
  g_hash_table_unref (writer.numbers);
  return written;
}
