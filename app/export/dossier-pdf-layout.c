/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Flows blocks into pages: a heading stays with what it heads, no line of a paragraph is left alone, a footnote stands on the
 * page that calls for it (and goes on over the page when it must). Belongs to the thread of its document.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-layout.h"

#define NOTES_SHARE 0.6   /* of a page that footnotes of earlier pages may take */
#define WHOLE_SHARE 0.34  /* of a page: what is longer is parted, and waits for nothing, whatever its role says */
#define ROUNDING 0.01

static void
page_free (gpointer data)
{
  DossierPdfPage *page = data;

  g_array_unref (page->items);
  g_array_unref (page->notes);
  g_hash_table_unref (page->shown);
  g_free (page);
}

static void
heading_clear (gpointer data)
{
  DossierPdfHeading *heading = data;

  g_free (heading->title);
  g_free (heading->place);
}

static void
cell_clear (gpointer data)
{
  DossierPdfCell *cell = data;

  dossier_pdf_text_free (cell->text);
}

static void
block_free (gpointer data)
{
  DossierPdfBlock *block = data;

  g_array_unref (block->cells);
  g_array_unref (block->lines);
  g_array_unref (block->calls);
  g_array_unref (block->places);
  g_free (block);
}

static const DossierPdfRole *
role_of (const DossierPdfBlock *block)
{
  return &dossier_pdf_roles[block->role];
}

static DossierPdfPage *
current_page (DossierPdfFlow *flow)
{
  return flow->pages->len > 0 ? g_ptr_array_index (flow->pages, flow->pages->len - 1) : NULL;
}

/* Measuring */

static void
note_anchors (DossierPdfBlock *block,
              PangoLayout     *layout,
              const GArray    *anchors)
{
  for (guint i = 0; i < anchors->len; i++)
    {
      const DossierPdfAnchor *anchor = &g_array_index (anchors, DossierPdfAnchor, i);
      gboolean is_call = anchor->kind == DOSSIER_PDF_ANCHOR_FOOTNOTE;
      DossierPdfCall call = { .number = anchor->number };
      DossierPdfPlace place = { .name = anchor->target };
      int line;

      if (!is_call && anchor->kind != DOSSIER_PDF_ANCHOR_PLACE)
        continue;
      /* a call stands behind its number: its line is the one of the number's last byte */
      pango_layout_index_to_line_x (layout, (int) anchor->start - (is_call && anchor->start > 0), FALSE, &line, NULL);
      call.line = place.line = (guint) line;
      if (is_call)
        g_array_append_val (block->calls, call);
      else
        g_array_append_val (block->places, place);
    }
}

static int
compare_calls (gconstpointer a,
               gconstpointer b)
{
  const DossierPdfCall *one = a, *other = b;

  return one->line != other->line ? (one->line < other->line ? -1 : 1) : (int) one->number - (int) other->number;
}

static void
measure_cell (DossierPdfFlow  *flow,
              DossierPdfBlock *block,
              guint            index)
{
  g_autoptr (PangoLayout) layout = dossier_pdf_block_layout_cell (block, index, flow->context);
  const DossierPdfRole *role = role_of (block);
  guint i = 0;

  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL; at = at->next, i++)
    {
      PangoRectangle logical;
      double natural, height;
      DossierPdfLine *line;

      pango_layout_line_get_extents (at->data, NULL, &logical);
      natural = pango_units_to_double (logical.height);
      height = MAX (natural, role->face.size * role->leading);
      if (i >= block->lines->len)
        g_array_set_size (block->lines, i + 1);
      line = &g_array_index (block->lines, DossierPdfLine, i);
      line->height = MAX (line->height, (float) height);
      line->baseline = MAX (line->baseline, (float) ((height - natural) / 2 - pango_units_to_double (logical.y)));
    }
  note_anchors (block, layout, g_array_index (block->cells, DossierPdfCell, index).text->anchors);
}

static void
measure (DossierPdfFlow  *flow,
         DossierPdfBlock *block)
{
  const DossierPdfRole *role = role_of (block);

  for (guint i = 0; i < block->cells->len; i++)
    measure_cell (flow, block, i);
  g_array_sort (block->calls, compare_calls);
  g_array_index (block->lines, DossierPdfLine, 0).height += (float) role->padding;
  g_array_index (block->lines, DossierPdfLine, 0).baseline += (float) role->padding;
  g_array_index (block->lines, DossierPdfLine, block->lines->len - 1).height += (float) role->padding;
}

/* Placing */

static void
place_note (DossierPdfFlow  *flow,
            DossierPdfPage  *page,
            DossierPdfBlock *note,
            guint            first,
            double           room)
{
  DossierPdfItem item = { .block = note, .first = first, .y = page->notes_height };
  double height = 0;

  if (page->notes->len == 0)
    room -= DOSSIER_PDF_NOTES_GAP;
  for (; first + item.count < note->lines->len; item.count++)
    {
      double line = g_array_index (note->lines, DossierPdfLine, first + item.count).height;

      if (height + line > room + ROUNDING)
        break;
      height += line;
    }
  /* the order of the footnotes is kept: once one goes on over the page, those behind it do */
  if (flow->unfinished->len > 0)
    item.count = 0;
  if (item.count > 0)
    {
      g_array_append_val (page->notes, item);
      page->notes_height += dossier_pdf_block_height (note, first, item.count);
    }
  if (first + item.count < note->lines->len)
    {
      item.first = first + item.count;
      g_array_append_val (flow->unfinished, item);
    }
}

static double
notes_total (double notes_height)
{
  return notes_height > 0 ? notes_height + DOSSIER_PDF_NOTES_GAP : 0;
}

static DossierPdfPage *
new_page (DossierPdfFlow *flow)
{
  DossierPdfPage *page = g_new0 (DossierPdfPage, 1);
  g_autoptr (GArray) carried = g_steal_pointer (&flow->unfinished);

  page->items = g_array_new (FALSE, FALSE, sizeof (DossierPdfItem));
  page->notes = g_array_new (FALSE, FALSE, sizeof (DossierPdfItem));
  page->shown = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (flow->pages, page);
  flow->unfinished = g_array_new (FALSE, FALSE, sizeof (DossierPdfItem));
  for (guint i = 0; i < carried->len; i++)
    {
      const DossierPdfItem *item = &g_array_index (carried, DossierPdfItem, i);

      place_note (flow, page, item->block, item->first, flow->paper.text_height * NOTES_SHARE - notes_total (page->notes_height));
    }
  flow->fresh = TRUE;
  flow->gap = 0;
  flow->last_group = 0;
  return page;
}

static DossierPdfBlock *
footnote_of (DossierPdfFlow       *flow,
             const DossierPdfCall *call)
{
  g_assert (call->number >= 1 && call->number <= flow->footnotes->len);
  return g_ptr_array_index (flow->footnotes, call->number - 1);
}

/* How many lines of @block from @first on fit on the page beneath @top, with the footnotes that they call for. */
static guint
count_fitting (DossierPdfFlow        *flow,
               const DossierPdfBlock *block,
               guint                  first,
               double                 top)
{
  DossierPdfPage *page = current_page (flow);
  g_autoptr (GHashTable) called = g_hash_table_new (NULL, NULL);
  double notes = page->notes_height;
  guint line, i = 0;

  while (i < block->calls->len && g_array_index (block->calls, DossierPdfCall, i).line < first)
    i++;
  for (line = first; line < block->lines->len; line++)
    {
      for (; i < block->calls->len && g_array_index (block->calls, DossierPdfCall, i).line == line; i++)
        {
          const DossierPdfCall *call = &g_array_index (block->calls, DossierPdfCall, i);
          DossierPdfBlock *note = footnote_of (flow, call);

          if (!g_hash_table_contains (page->shown, GUINT_TO_POINTER (call->number)) &&
              g_hash_table_add (called, GUINT_TO_POINTER (call->number)))
            notes += dossier_pdf_block_height (note, 0, note->lines->len);
        }
      top += g_array_index (block->lines, DossierPdfLine, line).height;
      if (top + notes_total (notes) > flow->paper.text_height + ROUNDING)
        break;
    }
  return line - first;
}

/* Neither the first nor the last line of a block is left alone on a page. */
static guint
avoid_lone_lines (DossierPdfFlow        *flow,
                  const DossierPdfBlock *block,
                  guint                  first,
                  guint                  fitting)
{
  guint left = block->lines->len - first;

  if (fitting >= left)
    return left;
  if (first == 0 && role_of (block)->whole &&
      dossier_pdf_block_height (block, 0, block->lines->len) < flow->paper.text_height * WHOLE_SHARE)
    return 0;
  if (left - fitting == 1 && fitting > 0)
    fitting--;
  return first == 0 && fitting == 1 ? 0 : fitting;
}

static void
note_places (DossierPdfFlow       *flow,
             const DossierPdfItem *item)
{
  for (guint i = 0; i < item->block->places->len; i++)
    {
      const DossierPdfPlace *place = &g_array_index (item->block->places, DossierPdfPlace, i);

      if (place->line >= item->first && place->line < item->first + item->count)
        g_hash_table_insert (flow->places, g_strdup (place->name), GUINT_TO_POINTER (flow->pages->len));
    }
}

static void
place_lines (DossierPdfFlow  *flow,
             DossierPdfBlock *block,
             guint            first,
             guint            count,
             double           top)
{
  DossierPdfPage *page = current_page (flow);
  DossierPdfItem item = { .block = block, .first = first, .count = count, .y = top };

  g_array_append_val (page->items, item);
  page->height = top + dossier_pdf_block_height (block, first, count);
  for (guint i = 0; i < block->calls->len; i++)
    {
      const DossierPdfCall *call = &g_array_index (block->calls, DossierPdfCall, i);

      if (call->line >= first && call->line < first + count && g_hash_table_add (page->shown, GUINT_TO_POINTER (call->number)))
        place_note (flow, page, footnote_of (flow, call), 0,
                    flow->paper.text_height - page->height - notes_total (page->notes_height));
    }
  note_places (flow, &item);
  flow->fresh = FALSE;
  flow->last_group = block->group;
}

static double
space_before (DossierPdfFlow        *flow,
              const DossierPdfBlock *block,
              double                 gap,
              guint                  last_group)
{
  const DossierPdfRole *role = role_of (block);

  if (flow->fresh)
    return 0;
  if (block->group != 0 && block->group == last_group && role->group_tag != NULL && (role->bar || role->padding > 0))
    return role->padding > 0 ? 0 : 2;
  return MAX (gap, role->before);
}

static void
repeat_head (DossierPdfFlow  *flow,
             DossierPdfBlock *block)
{
  if (block->head == NULL || dossier_pdf_block_height (block->head, 0, block->head->lines->len) > flow->paper.text_height * WHOLE_SHARE)
    return;
  place_lines (flow, block->head, 0, block->head->lines->len, 0);
  flow->fresh = TRUE;
}

static void
place_block (DossierPdfFlow  *flow,
             DossierPdfBlock *block)
{
  guint first = 0;

  while (first < block->lines->len)
    {
      DossierPdfPage *page = current_page (flow);
      double top = page->height + (first == 0 ? space_before (flow, block, flow->gap, flow->last_group) : 0);
      guint count = avoid_lone_lines (flow, block, first, count_fitting (flow, block, first, top));

      if (count == 0 && flow->fresh)
        count = MAX (count_fitting (flow, block, first, top), 1);
      if (count > 0)
        place_lines (flow, block, first, count, top);
      first += count;
      if (first < block->lines->len)
        {
          new_page (flow);
          repeat_head (flow, block);
        }
    }
  flow->gap = role_of (block)->after;
}

/* Headings that wait go where the beginning of what they head has room, too. */
static void
place_with_headings (DossierPdfFlow  *flow,
                     DossierPdfBlock *block)
{
  DossierPdfPage *page = current_page (flow);
  double top, gap = flow->gap;
  guint last_group = flow->last_group;

  if (page == NULL)
    page = new_page (flow);
  top = page->height;
  for (guint i = 0; i < flow->waiting->len; i++)
    {
      DossierPdfBlock *heading = g_ptr_array_index (flow->waiting, i);

      top += space_before (flow, heading, gap, last_group) + dossier_pdf_block_height (heading, 0, heading->lines->len);
      gap = role_of (heading)->after;
      last_group = heading->group;
    }
  if (flow->waiting->len > 0)
    {
      top += space_before (flow, block, gap, last_group);
      if (!flow->fresh && avoid_lone_lines (flow, block, 0, count_fitting (flow, block, 0, top)) == 0)
        new_page (flow);
    }
  for (guint i = 0; i < flow->waiting->len; i++)
    place_block (flow, g_ptr_array_index (flow->waiting, i));
  g_ptr_array_set_size (flow->waiting, 0);
  place_block (flow, block);
}

static double
waiting_height (DossierPdfFlow *flow)
{
  double height = 0;

  for (guint i = 0; i < flow->waiting->len; i++)
    {
      const DossierPdfBlock *block = g_ptr_array_index (flow->waiting, i);

      height += dossier_pdf_block_height (block, 0, block->lines->len);
    }
  return height;
}

DossierPdfFlow *
dossier_pdf_flow_new (PangoContext          *context,
                      const DossierPdfPaper *paper)
{
  DossierPdfFlow *flow = g_new0 (DossierPdfFlow, 1);

  flow->context = g_object_ref (context);
  flow->paper = *paper;
  flow->blocks = g_ptr_array_new_with_free_func (block_free);
  flow->pages = g_ptr_array_new_with_free_func (page_free);
  flow->waiting = g_ptr_array_new ();
  flow->footnotes = g_ptr_array_new ();
  flow->unfinished = g_array_new (FALSE, FALSE, sizeof (DossierPdfItem));
  flow->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  flow->headings = g_array_new (FALSE, FALSE, sizeof (DossierPdfHeading));
  g_array_set_clear_func (flow->headings, heading_clear);
  return flow;
}

void
dossier_pdf_flow_free (DossierPdfFlow *flow)
{
  if (flow == NULL)
    return;
  g_object_unref (flow->context);
  g_ptr_array_unref (flow->pages);
  g_ptr_array_unref (flow->waiting);
  g_ptr_array_unref (flow->footnotes);
  g_ptr_array_unref (flow->blocks);
  g_array_unref (flow->unfinished);
  g_hash_table_unref (flow->places);
  g_array_unref (flow->headings);
  g_free (flow);
}

DossierPdfBlock *
dossier_pdf_block_new (DossierPdfRoleId role)
{
  DossierPdfBlock *block = g_new0 (DossierPdfBlock, 1);

  block->role = role;
  block->cells = g_array_new (FALSE, TRUE, sizeof (DossierPdfCell));
  block->lines = g_array_new (FALSE, TRUE, sizeof (DossierPdfLine));
  block->calls = g_array_new (FALSE, FALSE, sizeof (DossierPdfCall));
  block->places = g_array_new (FALSE, FALSE, sizeof (DossierPdfPlace));
  g_array_set_clear_func (block->cells, cell_clear);
  return block;
}

void
dossier_pdf_block_add_cell (DossierPdfBlock *block,
                            DossierPdfText  *text,
                            double           x,
                            double           width,
                            const char      *tag)
{
  DossierPdfCell cell = { .text = text, .x = x, .width = width, .tag = tag };

  g_array_append_val (block->cells, cell);
}

/* Returns: (transfer full): the lines of a cell; always the same ones, so that drawing finds what measuring saw */
PangoLayout *
dossier_pdf_block_layout_cell (const DossierPdfBlock *block,
                               guint                  cell,
                               PangoContext          *context)
{
  const DossierPdfCell *c = &g_array_index (block->cells, DossierPdfCell, cell);
  PangoLayout *layout = dossier_pdf_text_to_layout (c->text, context, &role_of (block)->face);

  pango_layout_set_width (layout, pango_units_from_double (c->width));
  /* Pango's "left" is where the text's own direction begins */
  if (c->at_end != block->rtl)
    pango_layout_set_alignment (layout, dossier_pdf_text_is_rtl (c->text) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  return layout;
}

double
dossier_pdf_block_height (const DossierPdfBlock *block,
                          guint                  first,
                          guint                  count)
{
  double height = 0;

  for (guint i = first; i < first + count; i++)
    height += g_array_index (block->lines, DossierPdfLine, i).height;
  return height;
}

/* @block: (transfer full) */
void
dossier_pdf_flow_add_block (DossierPdfFlow  *flow,
                            DossierPdfBlock *block)
{
  g_ptr_array_add (flow->blocks, block);
  measure (flow, block);
  if (role_of (block)->keep_next && waiting_height (flow) + dossier_pdf_block_height (block, 0, block->lines->len) < flow->paper.text_height * WHOLE_SHARE)
    g_ptr_array_add (flow->waiting, block);
  else
    place_with_headings (flow, block);
}

/* Makes ready the next footnote. @text: (transfer full) */
void
dossier_pdf_flow_add_footnote (DossierPdfFlow *flow,
                               DossierPdfText *text)
{
  DossierPdfBlock *block = dossier_pdf_block_new (DOSSIER_PDF_FOOTNOTE);

  block->rtl = dossier_pdf_text_is_rtl (text);
  dossier_pdf_block_add_cell (block, text, 0, flow->paper.text_width, NULL);
  g_ptr_array_add (flow->blocks, block);
  g_ptr_array_add (flow->footnotes, block);
  measure (flow, block);
}

/* Places headings that still wait for what they head. */
void
dossier_pdf_flow_flush (DossierPdfFlow *flow)
{
  if (flow->waiting->len > 0)
    place_with_headings (flow, g_ptr_array_steal_index (flow->waiting, flow->waiting->len - 1));
}

void
dossier_pdf_flow_break_page (DossierPdfFlow *flow)
{
  dossier_pdf_flow_flush (flow);
  if (flow->pages->len > 0 && !flow->fresh)
    new_page (flow);
}

/* After the last block: places what waits and what is left of the footnotes. */
void
dossier_pdf_flow_finish (DossierPdfFlow *flow)
{
  dossier_pdf_flow_flush (flow);
  while (flow->unfinished->len > 0)
    new_page (flow);
  if (flow->pages->len == 0)
    new_page (flow);
}

/* Returns: index of the page where @place is, or G_MAXUINT when it is not placed yet */
guint
dossier_pdf_flow_page_of (DossierPdfFlow *flow,
                          const char     *place)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (flow->places, place)) - 1u;
}
