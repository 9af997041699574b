/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The typography of reports: paper, what each role of text looks like, and the blocks made of them: items, headings, tables. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-layout.h"

#include <langinfo.h>
#include <string.h>

#define POINTS_PER_MM (72.0 / 25.4)
#define CELL_GAP 12.0 /* at most: of very many columns less */
#define MIN_COLUMN 36.0

const DossierPdfRole dossier_pdf_roles[DOSSIER_PDF_N_ROLES] = {
  /* face: size grey sans strong italic */
  [DOSSIER_PDF_TITLE] = { { 20, 0.05, TRUE, TRUE }, 1.25, 0, 5, .keep_next = TRUE, .tag = "H1" },
  [DOSSIER_PDF_SUBTITLE] = { { 9.5, 0.4 }, 1.45, 0, 20, .keep_next = TRUE, .tag = "P" },
  [DOSSIER_PDF_HEADING_1] = { { 17, 0.05, TRUE, TRUE }, 1.28, 30, 8, .keep_next = TRUE, .tag = "H1" },
  [DOSSIER_PDF_HEADING_2] = { { 13, 0.05, TRUE, TRUE }, 1.35, 20, 5, .keep_next = TRUE, .tag = "H2" },
  [DOSSIER_PDF_HEADING_3] = { { 11, 0.05, TRUE, TRUE }, 1.4, 15, 4, .keep_next = TRUE, .tag = "H3" },
  [DOSSIER_PDF_HEADING_4] = { { 10, 0.3, TRUE, TRUE }, 1.4, 13, 3, .keep_next = TRUE, .tag = "H4" },
  [DOSSIER_PDF_PARAGRAPH] = { { 10.5, 0.08 }, 1.52, 7, 7, .tag = "P" },
  [DOSSIER_PDF_ITEM] = { { 10.5, 0.08 }, 1.52, 3, 3, .tag = "LI", .group_tag = "L" },
  [DOSSIER_PDF_QUOTATION] = { { 10.5, 0.08, .italic = TRUE }, 1.5, 9, 9, 16, .bar = TRUE, .tag = "P", .group_tag = "BlockQuote" },
  [DOSSIER_PDF_QUOTE] = { { 10.5, 0.08, .italic = TRUE }, 1.5, 12, 10, 16, .keep_next = TRUE, .bar = TRUE, .tag = "P", .group_tag = "BlockQuote" },
  [DOSSIER_PDF_REFERENCE] = { { 8.5, 0.4, TRUE }, 1.5, 2, 10, 16, .bar = TRUE, .whole = TRUE, .tag = "P", .group_tag = "BlockQuote" },
  [DOSSIER_PDF_TABLE_HEAD] = { { 9, 0.3, TRUE, TRUE }, 1.4, 9, 0, 0, 3.5, .keep_next = TRUE, .whole = TRUE, .tag = "TR", .group_tag = "Table" },
  [DOSSIER_PDF_TABLE_ROW] = { { 10, 0.08 }, 1.4, 9, 9, 0, 3.5, .whole = TRUE, .tag = "TR", .group_tag = "Table" },
  [DOSSIER_PDF_META] = { { 9, 0.4, TRUE }, 1.5, 0, 8, .keep_next = TRUE, .tag = "P" },
  [DOSSIER_PDF_LABEL] = { { 10.5, 0.05, TRUE, TRUE }, 1.45, 14, 4, .keep_next = TRUE, .tag = "P" },
  [DOSSIER_PDF_FOOTNOTE] = { { 8.5, 0.25 }, 1.45, 0, 0, 0, 0.8, .tag = "Note" },
  [DOSSIER_PDF_CONTENTS_1] = { { 10.5, 0.08 }, 1.5, 4, 4, .tag = "TOCI", .group_tag = "TOC" },
  [DOSSIER_PDF_CONTENTS_2] = { { 9.5, 0.3 }, 1.45, 1.5, 1.5, 16, .tag = "TOCI", .group_tag = "TOC" },
  [DOSSIER_PDF_ANNEX_QUOTE] = { { 10.5, 0.08 }, 1.5, 14, 4, .keep_next = TRUE, .tag = "P" },
  [DOSSIER_PDF_ANNEX_REFERENCE] = { { 8.5, 0.4, TRUE }, 1.5, 0, 14, .whole = TRUE, .tag = "P" },
};

void
dossier_pdf_paper_init (DossierPdfPaper *paper)
{
  static const double side = 85, top = 80, bottom = 92;
  int height = 297, width = 210;

#ifdef __GLIBC__
  height = (int) (gintptr) nl_langinfo (_NL_PAPER_HEIGHT);
  width = (int) (gintptr) nl_langinfo (_NL_PAPER_WIDTH);
#endif
  /* the locale knows two sizes: A4, and Letter in whole millimetres */
  if (height == 279 && width == 216)
    *paper = (DossierPdfPaper) { .width = 612, .height = 792 };
  else
    *paper = (DossierPdfPaper) { .width = 210 * POINTS_PER_MM, .height = 297 * POINTS_PER_MM };
  paper->left = side;
  paper->top = top;
  paper->text_width = paper->width - 2 * side;
  paper->text_height = paper->height - top - bottom;
}

guint
dossier_pdf_flow_new_group (DossierPdfFlow *flow)
{
  /* blocks are numbered as they come, so their count makes a number that no earlier group has */
  return flow->blocks->len + 1;
}

/* A block of one cell over the whole width. @text: (transfer full); @group: 0 for none */
void
dossier_pdf_flow_add (DossierPdfFlow   *flow,
                      DossierPdfRoleId  role,
                      DossierPdfText   *text,
                      guint             group)
{
  dossier_pdf_flow_add_directed (flow, role, text, group, dossier_pdf_text_is_rtl (text));
}

/* The same for a text that stands with another: @rtl says from which side */
void
dossier_pdf_flow_add_directed (DossierPdfFlow   *flow,
                               DossierPdfRoleId  role,
                               DossierPdfText   *text,
                               guint             group,
                               gboolean          rtl)
{
  DossierPdfBlock *block = dossier_pdf_block_new (role);
  double indent = dossier_pdf_roles[role].indent;

  block->group = group;
  block->rtl = rtl;
  dossier_pdf_block_add_cell (block, text, indent, flow->paper.text_width - indent, NULL);
  dossier_pdf_flow_add_block (flow, block);
}

/* A block with a marker in front of it. @text: (transfer full); @indent: of the marker */
void
dossier_pdf_flow_add_item (DossierPdfFlow   *flow,
                           DossierPdfRoleId  role,
                           const char       *marker,
                           DossierPdfText   *text,
                           double            indent,
                           guint             group)
{
  DossierPdfBlock *block = dossier_pdf_block_new (role);
  gboolean list = role == DOSSIER_PDF_ITEM;
  glong length = g_utf8_strlen (marker, -1);
  double room = MAX (18, 6.5 * (double) length + 4);

  block->group = group;
  block->rtl = dossier_pdf_text_is_rtl (text);
  dossier_pdf_block_add_cell (block, dossier_pdf_text_new_with (marker), indent, room, list ? "Lbl" : NULL);
  dossier_pdf_block_add_cell (block, text, indent + room, flow->paper.text_width - indent - room, list ? "LBody" : NULL);
  dossier_pdf_flow_add_block (flow, block);
}

/* @text: (transfer full); @level: in the outline, 1… */
void
dossier_pdf_flow_add_heading (DossierPdfFlow   *flow,
                              DossierPdfRoleId  role,
                              DossierPdfText   *text,
                              guint             level)
{
  DossierPdfHeading heading = { .level = level };

  heading.title = g_strdup (text->words->str);
  heading.place = g_strdup_printf ("h%u", flow->headings->len + 1);
  g_strdelimit (heading.title, "\n", ' ');
  dossier_pdf_text_add_place (text, heading.place);
  g_array_append_val (flow->headings, heading);
  dossier_pdf_flow_add (flow, role, text, 0);
}

static double
natural_width (DossierPdfFlow       *flow,
               DossierPdfRoleId      role,
               const DossierPdfText *text)
{
  g_autoptr (PangoLayout) layout = dossier_pdf_text_to_layout (text, flow->context, &dossier_pdf_roles[role].face);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return pango_units_to_double (width) + 1;
}

/*
 * Each column gets what its widest cell wants. When that is too much, the columns that want no more than an even
 * share get it, and the others divide what is left, in proportion to what they want.
 */
static void
share_width (double *widths,
             guint   n,
             double  room)
{
  double fixed = 0, wanted = 0, least = MIN (MIN_COLUMN, room / n);
  gboolean *settled = g_newa0 (gboolean, n);
  guint open = n;

  for (gboolean changed = TRUE; changed && open > 0;)
    {
      changed = FALSE;
      for (guint i = 0; i < n; i++)
        if (!settled[i] && widths[i] <= (room - fixed) / open)
          {
            settled[i] = changed = TRUE;
            fixed += widths[i];
            open--;
          }
    }
  for (guint i = 0; i < n; i++)
    wanted += settled[i] ? 0 : widths[i];
  for (guint i = 0; i < n; i++)
    if (!settled[i])
      {
        double even = (room - fixed) / open;

        widths[i] = MAX (least, even / 2 + (room - fixed) / 2 * widths[i] / wanted);
      }
}

static DossierPdfBlock *
make_row (GPtrArray        *cells,
          DossierPdfRoleId  role,
          const double     *widths,
          guint             n_columns,
          double            gap,
          gboolean          rtl)
{
  DossierPdfBlock *block = dossier_pdf_block_new (role);
  double x = 0;

  block->rtl = rtl;
  for (guint i = 0; i < n_columns; i++)
    {
      DossierPdfText *text = i < cells->len ? g_steal_pointer (&g_ptr_array_index (cells, i)) : dossier_pdf_text_new ();

      dossier_pdf_block_add_cell (block, text, x, widths[i], role == DOSSIER_PDF_TABLE_HEAD ? "TH" : "TD");
      x += widths[i] + gap;
    }
  return block;
}

/* @rows: (element-type GPtrArray of DossierPdfText), the head first; emptied of its texts */
void
dossier_pdf_flow_add_table (DossierPdfFlow *flow,
                            GPtrArray      *rows)
{
  guint n_columns = 0, group = dossier_pdf_flow_new_group (flow);
  double gap;
  g_autofree double *widths = NULL;
  DossierPdfBlock *head = NULL;
  gboolean rtl = FALSE;

  for (guint r = 0; r < rows->len; r++)
    n_columns = MAX (n_columns, ((GPtrArray *) g_ptr_array_index (rows, r))->len);
  if (n_columns == 0)
    return;
  gap = MIN (CELL_GAP, flow->paper.text_width / n_columns / 3);
  widths = g_new0 (double, n_columns);
  for (guint r = 0; r < rows->len; r++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, r);

      for (guint c = 0; c < cells->len; c++)
        {
          DossierPdfText *text = g_ptr_array_index (cells, c);

          widths[c] = MAX (widths[c], natural_width (flow, r == 0 ? DOSSIER_PDF_TABLE_HEAD : DOSSIER_PDF_TABLE_ROW, text));
          rtl |= r == 0 && c == 0 && dossier_pdf_text_is_rtl (text);
        }
    }
  share_width (widths, n_columns, flow->paper.text_width - gap * (n_columns - 1));
  for (guint r = 0; r < rows->len; r++)
    {
      DossierPdfBlock *row = make_row (g_ptr_array_index (rows, r), r == 0 ? DOSSIER_PDF_TABLE_HEAD : DOSSIER_PDF_TABLE_ROW,
                                       widths, n_columns, gap, rtl);

      row->group = group;
      row->head = head;
      if (r == 0)
        head = row;
      dossier_pdf_flow_add_block (flow, row);
    }
}
