/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports as the workspace would make them: a brief as an analyst writes it, everything of a workspace, and one full of traps. */

#include "test-export-report.h"

#include <string.h>

#include "sample-grid.h"

/* Returns: (transfer full): the text of an id that is the same in every run */
char *
report_id (guint number)
{
  return g_strdup_printf ("01890a5d-ac96-774b-bcce-%012u", number);
}

static DossierId
id_of (guint number)
{
  g_autofree char *text = report_id (number);
  DossierId id;

  g_assert_true (dossier_id_from_text (text, &id));
  return id;
}

static DossierCitation *
citation_new (guint       number,
              const char *title,
              const char *quote)
{
  static const char * const outlets[] = { "Harbour Gazette", "Nordland Radio", "Вестник Севера", "صحيفة الميناء" };
  DossierCitation *citation = g_new0 (DossierCitation, 1);

  citation->quote = g_strdup (quote);
  citation->article_title = g_strdup (title);
  citation->article = id_of (1000 + number % 7);
  citation->outlet = g_strdup (outlets[number % 4]);
  citation->byline = g_strdup ("Ada Lindqvist");
  citation->date = g_strdup ("2022-02-11");
  if (number % 7 == 0)
    {
      citation->agency = g_strdup ("Northwire");
      citation->changed = g_strdup ("2022-02-12T08:30:00+01:00");
    }
  citation->url = g_strdup_printf ("https://example.org/articles/2022/02/11/a-rather-long-address-that-has-to-be-broken-%u?from=list&page=2", number);
  citation->grade = (char) ('A' + number % 6);
  citation->paragraph = number % 9;
  return citation;
}

void
report_cite (DossierReport *report,
             guint          number,
             const char    *title,
             const char    *quote)
{
  g_autofree char *id = report_id (number);

  g_hash_table_insert (report->citations, g_strconcat ("passage:", id, NULL), citation_new (number, title, quote));
}

DossierReportNote *
report_add_note (DossierReport *report,
                 const char    *title,
                 const char    *text)
{
  DossierReportNote *note = dossier_report_note_new ();

  note->id = id_of (500 + report->notes->len);
  note->title = g_strdup (title);
  note->text = g_strdup (text);
  g_ptr_array_add (report->notes, note);
  return note;
}

void
report_name (DossierReport *report,
             guint          number,
             const char    *name)
{
  g_hash_table_insert (report->names, report_id (number), g_strdup (name));
}

DossierReport *
report_new (const char *title)
{
  DossierReport *report = dossier_report_new ();

  report->title = g_strdup (title);
  report->author = g_strdup ("Ada Lindqvist");
  report->made_at = REPORT_MADE_AT;
  return report;
}

#define ID(number) "01890a5d-ac96-774b-bcce-0000000000" #number

/* Latin and Cyrillic only, so that its text is the same with every version of the tools. */
DossierReport *
report_new_plain (void)
{
  DossierReport *report = report_new ("Northern harbour");

  report_cite (report, 12, "Chiefs of Staff *Speak*", "The ministry confirmed the call.\n\nIt gave no hour.");
  report_cite (report, 13, "Учения начались", "В учениях участвуют около 30 000 военнослужащих.");
  report_cite (report, 14, "Учения_начались", "Их было меньше.");
  report_name (report, 20, "Tomas [Berg]");
  report_add_note (report, "Contacts", "Who *called*? [[entity:" ID (20) "]] did. [[passage:" ID (12) "]] [[passage:" ID (14) "]]\n\n"
                   "> [[passage:" ID (12) "]]\n\n# Figures\n\n| Source | Figure |\n|---|---|\n| радио | 30 000 [[passage:" ID (14) "]] |\n");
  report_add_note (report, "Questions", "1. Which hour?\n2. [[event:" ID (30) "|The drill]] or [[event:" ID (30) "]]?\n\n[[passage:" ID (99) "]]");
  return report;
}

DossierReport *
report_new_brief (void)
{
  DossierReport *report = report_new ("Northern harbour");

  report_cite (report, 10, "Chiefs of Staff Speak by Telephone", "The ministry confirmed the call, which it said was proposed by the other side");
  report_cite (report, 11, "Rare Call on Eve of Drills", "Both men agreed to keep the line open.");
  report_cite (report, 12, "Учения начались", "По данным штаба, в учениях участвуют около 30 000 военнослужащих.");
  report_cite (report, 13, "بدء المناورات", "قالت الوزارة إن نحو ثلاثين ألف جندي يشاركون في المناورات.");
  report_name (report, 20, "Tomas Berg");
  report_name (report, 21, "Operation Northern Light 2022");
  report_add_note (report, "Brief: military contacts, February–May",
    "# Brief: military contacts, February–May\n\n"
    "**Judgement.** It is *likely* that the February call was meant to keep a line open, not to change the drills.\n\n"
    "[[entity:" ID (20) "]] and [[entity:" ID (22) "|the minister]] spoke on 10 February [[passage:" ID (10) "]], on the day that "
    "[[event:" ID (21) "]] began [[passage:" ID (11) "]][[passage:" ID (12) "]]. One side says the other called [[passage:" ID (10) "]]; "
    "the other does not say. A third report [[passage:" ID (99) "]] is gone.\n\n"
    "> [[passage:" ID (10) "]]\n\n"
    "> [[passage:" ID (13) "]]\n\n"
    "## Figures\n\n"
    "Figures for the build-up differ between sources:\n\n"
    "| Source | Figure | Rating |\n|---|---|---|\n| Harbour Gazette | 130,000 | B2 |\n"
    "| Ministry of Defence, via Nordland Radio and two regional papers that only reprinted it | **125,000+** | C3 |\n\n"
    "### What is *not* known\n\n"
    "- who called first\n  - and on which line; the articles say nothing of it, which is not the same as denying it, so nothing follows\n- how long\n\n"
    "1. Ask the second outlet.\n2. Wait for the transcript [[passage:" ID (13) "]].\n\n"
    "Русский абзац: переговоры прошли десятого февраля, стороны договорились о канале связи.\n\n"
    "تقول الوزارة إن القوات عادت إلى ثكناتها بعد انتهاء المناورات في العشرين من فبراير [[passage:" ID (13) "]].\n\n"
    "演习于二月十日开始，双方通过电话保持联系。[[passage:" ID (12) "]]双方没有公布细节。\n\n"
    "> A quotation of one's own: *nothing is written* on the wall.\n");
  return report;
}

static DossierStatement *
statement_new (DossierStatementKind  kind,
               const char           *name,
               const char           *role,
               const char           *text)
{
  DossierStatement *statement = dossier_statement_new ();

  statement->kind = kind;
  statement->entity_name = g_strdup (name);
  statement->role = g_strdup (role);
  statement->text = g_strdup (text);
  return statement;
}

/* What the cells of a grid quote is among the citations, as in a report of the workspace. */
void
report_cite_cells (DossierReport     *report,
                   const DossierGrid *grid)
{
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        for (guint k = 0; k < ((GPtrArray *) g_ptr_array_index (row->cells, j))->len; k++)
          {
            const DossierStatement *statement = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (row->cells, j), k);
            const DossierArticle *article = ((DossierGridColumn *) g_ptr_array_index (grid->columns, j))->article;
            g_autofree char *id = dossier_id_to_text (&statement->passage->id);
            DossierCitation *citation = g_new0 (DossierCitation, 1);

            citation->quote = g_strdup (statement->passage->quote);
            citation->article_title = g_strdup (article->title);
            citation->outlet = g_strdup (article->source);
            citation->grade = article->source_grade;
            g_hash_table_insert (report->citations, g_strconcat ("passage:", id, NULL), citation);
          }
    }
}

/* What the sources say of the event, and all that the table quotes among the citations. */
static void
add_grid (DossierReport      *report,
          const DossierEvent *event)
{
  DossierGrid *grid = sample_grid_new ();

  g_object_unref (grid->event);
  grid->event = g_object_ref ((DossierEvent *) event);
  report_cite_cells (report, grid);
  g_hash_table_insert (report->grids, dossier_report_grid_key (&event->id), grid);
}

static void
add_event (DossierReport *report,
           const char    *title)
{
  DossierReportEvent *event = dossier_report_event_new ();

  event->event = dossier_event_new ();
  event->event->id = id_of (2000 + report->events->len);
  event->event->title = g_strdup (title);
  event->event->kind = g_strdup ("telephone call");
  event->event->status = g_strdup ("alleged");
  event->event->date = g_strdup ("2022-02-10");
  event->event->date_words = g_strdup ("Thursday");
  event->event->places = g_strdup ("Port Amber, Sundvik");
  event->event->description = g_strdup ("The first contact of this kind in a year.");
  g_ptr_array_add (event->participants, statement_new (DOSSIER_STATEMENT_PARTICIPANT, "Tomas Berg", "caller", NULL));
  g_ptr_array_add (event->participants, statement_new (DOSSIER_STATEMENT_PARTICIPANT, "Ministry of Defence", NULL, NULL));
  add_grid (report, event->event);
  g_ptr_array_add (report->events, event);
}

static void
add_article (DossierReport *report,
             guint          number,
             const char    *title)
{
  static const char * const tags[] = { "contacts", "to check", NULL };
  DossierReportArticle *article = dossier_report_article_new ();

  article->article = dossier_article_new ();
  article->article->id = id_of (number);
  article->article->title = g_strdup (title);
  article->article->byline = g_strdup ("Ada Lindqvist");
  article->article->source = g_strdup ("Harbour Gazette");
  article->article->agency = g_strdup ("Northwire");
  article->article->changed = g_strdup ("2022-02-12");
  article->article->source_grade = 'B';
  article->article->date = g_strdup ("2022-02-11");
  article->article->url = g_strdup ("https://example.org/articles/1");
  for (guint i = 0; i < 3; i++)
    {
      DossierReportAnnotation *annotation = dossier_report_annotation_new ();

      annotation->where = i < 2 ? citation_new (number, title, "The line was opened at noon.\n\nIt was closed again at one.") : NULL;
      annotation->remark = g_strdup ("Compare with what the other side says.\nIt gives another hour.");
      annotation->tags = i == 0 ? g_strdupv ((GStrv) tags) : NULL;
      g_ptr_array_add (article->annotations, annotation);
    }
  g_ptr_array_add (report->articles, article);
}

DossierReport *
report_new_everything (void)
{
  DossierReport *report = report_new_brief ();

  report->everything = TRUE;
  report_add_note (report, "Open questions", "Who paid?\n\n## Later\n\nNot now.");
  report_add_note (report, "", "");
  add_article (report, 1001, "Chiefs of Staff Speak by Telephone");
  add_article (report, 1002, "Учения начались");
  add_event (report, "Call between the chiefs of staff");
  add_event (report, "Northern Light begins");
  return report;
}

DossierReport *
report_new_hostile (void)
{
  DossierReport *report = report_new ("'] rect=[0 0 1 1] uri='x' <b>&amp;\\ %s \x01\xff");
  g_autoptr (GString) long_quote = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new ("# <span size='1'>Markup</span> & 'quotes'\n\n");
  g_autoptr (GString) crowd = g_string_new ("Crowded");
  g_autofree char *unbroken = g_strnfill (5000, 'w');
  DossierCitation *cited;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (long_quote, "Sentence %u of a quotation that goes on over many pages. ", i);
  report_cite (report, 50, "A \xe2\x80\xae" "drawkcab title\n\n(\\ ' [ ] )", long_quote->str);
  for (guint i = 100; i < 500; i++)
    {
      g_autofree char *id = report_id (i);
      g_autofree char *quote = g_strdup_printf ("Quote number %u.", i);

      report_cite (report, i, i % 2 == 0 ? "Even" : "Odd 🙂", quote);
      g_string_append_printf (text, "Statement %u.[[passage:%s]] ", i, id);
      g_string_append_printf (crowd, "[[passage:%s]]", id);
    }
  cited = g_hash_table_lookup (report->citations, "passage:" ID (50));
  g_free (cited->url);
  cited->url = g_strdup ("javascript:alert('1')");
  g_string_append_printf (text, "\n\n%s\n\n> [[passage:" ID (50) "]]\n\n👩‍👩‍👧‍👦 🇺🇦 \xf0\x9d\x94\xb8 e\xcc\x81\n\n%s\n\n", unbroken, crowd->str);
  g_string_append_printf (text, "| a | %s |\n|---|---|\n| %s |\n\n", unbroken, long_quote->str);
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "| x ");
  g_string_append (text, "|\n|-|\n| y\n\n[[entity:" ID (70) "]] [[event:" ID (71) "|words]] [[passage:" ID (72) "]] [[article:" ID (73) ":1-2]]\n\n> [[passage:" ID (74) "]]\n");
  report_add_note (report, "\\'] <i>\n\x02\xfe", text->str);
  report_add_note (report, unbroken, "");
  report_add_note (report, "عنوان", "## عنوان فرعي\n\n- بند\n\n1. بند\n\n> اقتباس\n\n| رأس | 12 |\n|---|---|\n| خلية | 3 |\n");
  return report;
}
