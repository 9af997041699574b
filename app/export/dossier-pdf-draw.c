/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Draws the pages that the flow has made, run by run, so that each link encloses its own words. On a PDF surface the
 * structure is written along; for a preview only the picture. Belongs to the thread of its document.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-draw.h"

#define PLACE_ABOVE 6.0 /* a jump shows a little of what stands before */
#define BAR_WIDTH 2.0
#define PAGE_NUMBER_RISE 46.0

typedef struct
{
  PangoLayoutLine *line; /* (owned) */
  double x;
} LaidLine;

typedef struct
{
  PangoLayout *layout; /* (owned) */
  GArray *lines;       /* of LaidLine */
} LaidCell;

struct _DossierPdfPainter
{
  cairo_t *cr;
  gboolean tagged;
  GHashTable *laid;      /* DossierPdfBlock -> GArray of LaidCell: of the blocks that go on over the page */
  guint group;           /* whose structure element is open */
  const char *group_tag; /* (nullable) */
};

static void
laid_line_clear (gpointer data)
{
  pango_layout_line_unref (((LaidLine *) data)->line);
}

static void
laid_cell_clear (gpointer data)
{
  LaidCell *cell = data;

  g_array_unref (cell->lines);
  g_object_unref (cell->layout);
}

static void
begin (DossierPdfPainter *painter,
       const char        *tag)
{
  if (painter->tagged && tag != NULL)
    dossier_pdf_tag_begin (painter->cr, tag);
}

static void
end (DossierPdfPainter *painter,
     const char        *tag)
{
  if (painter->tagged && tag != NULL)
    dossier_pdf_tag_end (painter->cr, tag);
}

static LaidCell
lay_cell (const DossierPdfBlock *block,
          guint                  cell,
          PangoContext          *context)
{
  LaidCell laid = { dossier_pdf_block_layout_cell (block, cell, context), g_array_new (FALSE, FALSE, sizeof (LaidLine)) };
  PangoLayoutIter *iter = pango_layout_get_iter (laid.layout);

  g_array_set_clear_func (laid.lines, laid_line_clear);
  do
    {
      LaidLine line = { .line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter)) };
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = pango_units_to_double (logical.x);
      g_array_append_val (laid.lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return laid;
}

/* Returns: (transfer none): the cells of @block, of LaidCell */
static GArray *
lay_block (DossierPdfPainter *painter,
           DossierPdfBlock   *block,
           PangoContext      *context)
{
  GArray *cells = g_hash_table_lookup (painter->laid, block);

  if (cells != NULL)
    return cells;
  cells = g_array_new (FALSE, FALSE, sizeof (LaidCell));
  g_array_set_clear_func (cells, laid_cell_clear);
  for (guint i = 0; i < block->cells->len; i++)
    {
      LaidCell cell = lay_cell (block, i, context);

      g_array_append_val (cells, cell);
    }
  g_hash_table_insert (painter->laid, block, cells);
  return cells;
}

static void
set_colour (DossierPdfPainter    *painter,
            const PangoItem      *item,
            const DossierPdfFace *face)
{
  cairo_set_source_rgb (painter->cr, face->grey, face->grey, face->grey);
  for (const GSList *at = item->analysis.extra_attrs; at != NULL; at = at->next)
    {
      const PangoAttribute *attribute = at->data;

      if (attribute->klass->type == PANGO_ATTR_FOREGROUND)
        {
          const PangoColor *colour = &((const PangoAttrColor *) attribute)->color;

          cairo_set_source_rgb (painter->cr, colour->red / 65535.0, colour->green / 65535.0, colour->blue / 65535.0);
        }
    }
}

/* Returns: (nullable): the link that the byte at @offset belongs to */
static const DossierPdfAnchor *
link_at (const DossierPdfText *text,
         guint                 offset)
{
  for (guint i = 0; i < text->anchors->len; i++)
    {
      const DossierPdfAnchor *anchor = &g_array_index (text->anchors, DossierPdfAnchor, i);

      if (anchor->start <= offset && offset < anchor->end)
        return anchor;
    }
  return NULL;
}

static void
draw_line (DossierPdfPainter    *painter,
           PangoLayoutLine      *line,
           const DossierPdfText *text,
           const DossierPdfFace *face,
           double                x,
           double                baseline)
{
  const DossierPdfAnchor *open = NULL;
  gboolean is_open = FALSE;

  for (GSList *at = line->runs; at != NULL; at = at->next)
    {
      PangoLayoutRun *run = at->data;
      const DossierPdfAnchor *anchor = painter->tagged ? link_at (text, (guint) run->item->offset) : NULL;

      if (anchor != open)
        {
          if (is_open)
            dossier_pdf_tag_end (painter->cr, CAIRO_TAG_LINK);
          is_open = anchor != NULL && dossier_pdf_tag_begin_link (painter->cr, anchor);
          open = anchor;
        }
      set_colour (painter, run->item, face);
      dossier_pdf_show_run (painter->cr, text->words->str, run, x, baseline - pango_units_to_double (run->y_offset));
      x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
  if (is_open)
    dossier_pdf_tag_end (painter->cr, CAIRO_TAG_LINK);
}

static void
draw_cell (DossierPdfPainter     *painter,
           const DossierPdfItem  *item,
           guint                  index,
           const LaidCell        *laid,
           const DossierPdfPaper *paper,
           double                 y)
{
  const DossierPdfBlock *block = item->block;
  const DossierPdfCell *cell = &g_array_index (block->cells, DossierPdfCell, index);
  double x = paper->left + (block->rtl ? paper->text_width - cell->x - cell->width : cell->x);

  begin (painter, cell->tag);
  for (guint i = item->first; i < item->first + item->count; i++)
    {
      const DossierPdfLine *line = &g_array_index (block->lines, DossierPdfLine, i);

      if (i < laid->lines->len)
        {
          const LaidLine *laid_line = &g_array_index (laid->lines, LaidLine, i);

          draw_line (painter, laid_line->line, cell->text, &dossier_pdf_roles[block->role].face, x + laid_line->x, y + line->baseline);
        }
      y += line->height;
    }
  end (painter, cell->tag);
}

static void
mark_places (DossierPdfPainter    *painter,
             const DossierPdfItem *item,
             double                y)
{
  for (guint i = 0; painter->tagged && i < item->block->places->len; i++)
    {
      const DossierPdfPlace *place = &g_array_index (item->block->places, DossierPdfPlace, i);

      if (place->line >= item->first && place->line < item->first + item->count)
        dossier_pdf_tag_place (painter->cr, place->name,
                               y + dossier_pdf_block_height (item->block, item->first, place->line - item->first) - PLACE_ABOVE);
    }
}

static void
draw_rule (DossierPdfPainter     *painter,
           const DossierPdfPaper *paper,
           double                 y,
           double                 width,
           double                 grey)
{
  cairo_set_source_rgb (painter->cr, grey, grey, grey);
  cairo_set_line_width (painter->cr, width);
  cairo_move_to (painter->cr, paper->left, y);
  cairo_rel_line_to (painter->cr, paper->text_width, 0);
  cairo_stroke (painter->cr);
}

static void
draw_decoration (DossierPdfPainter     *painter,
                 const DossierPdfItem  *item,
                 const DossierPdfItem  *previous,
                 const DossierPdfPaper *paper,
                 double                 y)
{
  const DossierPdfBlock *block = item->block;
  double height = dossier_pdf_block_height (block, item->first, item->count);
  gboolean joined = previous != NULL && block->group != 0 && previous->block->group == block->group;

  if (dossier_pdf_roles[block->role].bar)
    {
      double gap = joined ? item->y - previous->y - dossier_pdf_block_height (previous->block, previous->first, previous->count) : 0;

      cairo_set_source_rgb (painter->cr, 0.5, 0.5, 0.5);
      cairo_rectangle (painter->cr, block->rtl ? paper->left + paper->text_width - BAR_WIDTH : paper->left, y - gap, BAR_WIDTH, height + gap);
      cairo_fill (painter->cr);
    }
  if (block->role == DOSSIER_PDF_TABLE_HEAD)
    draw_rule (painter, paper, y + height, 0.8, 0.35);
  else if (block->role == DOSSIER_PDF_TABLE_ROW && item->first + item->count == block->lines->len)
    draw_rule (painter, paper, y + height, 0.4, 0.78);
}

static void
change_group (DossierPdfPainter *painter,
              guint              group,
              const char        *tag)
{
  if (painter->group_tag != NULL && (tag == NULL || group != painter->group))
    {
      end (painter, painter->group_tag);
      painter->group_tag = NULL;
    }
  if (tag != NULL && painter->group_tag == NULL)
    {
      begin (painter, tag);
      painter->group_tag = tag;
      painter->group = group;
    }
}

static void
draw_item (DossierPdfPainter    *painter,
           DossierPdfFlow       *flow,
           const DossierPdfItem *item,
           double                y)
{
  const char *tag = dossier_pdf_roles[item->block->role].tag;
  GArray *cells = lay_block (painter, item->block, flow->context);

  begin (painter, tag);
  mark_places (painter, item, y);
  for (guint i = 0; i < cells->len; i++)
    draw_cell (painter, item, i, &g_array_index (cells, LaidCell, i), &flow->paper, y);
  end (painter, tag);
  if (item->first + item->count == item->block->lines->len)
    g_hash_table_remove (painter->laid, item->block);
}

static void
draw_page_number (DossierPdfPainter *painter,
                  DossierPdfFlow    *flow,
                  guint              number,
                  guint              n_pages)
{
  static const DossierPdfFace face = { 8.5, 0.4, TRUE };
  g_autofree char *words = g_strdup_printf ("%u / %u", number, n_pages);
  g_autoptr (DossierPdfText) text = dossier_pdf_text_new_with (words);
  g_autoptr (PangoLayout) layout = dossier_pdf_text_to_layout (text, flow->context, &face);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  draw_line (painter, pango_layout_get_line_readonly (layout, 0), text, &face,
             (flow->paper.width - pango_units_to_double (width)) / 2, flow->paper.height - PAGE_NUMBER_RISE);
}

static void
draw_notes (DossierPdfPainter    *painter,
            DossierPdfFlow       *flow,
            const DossierPdfPage *page)
{
  double top = flow->paper.top + flow->paper.text_height - page->notes_height;

  if (page->notes->len == 0)
    return;
  draw_rule (painter, &flow->paper, top - DOSSIER_PDF_NOTES_GAP * 0.4, 0.4, 0.6);
  for (guint i = 0; i < page->notes->len; i++)
    {
      const DossierPdfItem *item = &g_array_index (page->notes, DossierPdfItem, i);

      draw_item (painter, flow, item, top + item->y);
    }
}

/* @cr: not owned; outlives the painter */
DossierPdfPainter *
dossier_pdf_painter_new (cairo_t  *cr,
                         gboolean  tagged)
{
  DossierPdfPainter *painter = g_new0 (DossierPdfPainter, 1);

  painter->cr = cr;
  painter->tagged = tagged;
  painter->laid = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return painter;
}

void
dossier_pdf_painter_free (DossierPdfPainter *painter)
{
  if (painter == NULL)
    return;
  g_hash_table_unref (painter->laid);
  g_free (painter);
}

/* Draws page @page of @flow, which is number @number of @n_pages in the whole document. */
void
dossier_pdf_painter_draw_page (DossierPdfPainter *painter,
                               DossierPdfFlow    *flow,
                               guint              page,
                               guint              number,
                               guint              n_pages)
{
  const DossierPdfPage *p = g_ptr_array_index (flow->pages, page);

  for (guint i = 0; i < p->items->len; i++)
    {
      const DossierPdfItem *item = &g_array_index (p->items, DossierPdfItem, i);
      double y = flow->paper.top + item->y;

      change_group (painter, item->block->group, dossier_pdf_roles[item->block->role].group_tag);
      draw_decoration (painter, item, i > 0 ? item - 1 : NULL, &flow->paper, y);
      draw_item (painter, flow, item, y);
    }
  change_group (painter, 0, NULL);
  draw_notes (painter, flow, p);
  draw_page_number (painter, flow, number, n_pages);
}
