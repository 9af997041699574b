/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shows one run of glyphs together with the letters it stands for, so that a reader can search and copy. Text that is written
 * from right to left needs help: programs that take text out of a PDF turn such a run around letter by letter, also the
 * letters that one glyph or one ligature stands for. Those are given in the order in which they are seen.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-draw.h"

/* A cluster as it is being put together: glyphs from @first_glyph on, letters from @start to @end of the run's text. */
typedef struct
{
  guint first_glyph;
  int start;
  int end;
} Cluster;

typedef struct
{
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
  GString *letters; /* in the order of the glyphs */
} Shown;

static gboolean
needs_help (const PangoGlyphItem *run)
{
  if (run->item->analysis.level % 2 == 0)
    return FALSE;
  /* Pango draws a box for what no font has */
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
      return FALSE;
  return TRUE;
}

static void
add_reversed (GString    *letters,
              const char *start,
              const char *end)
{
  while (end > start)
    {
      const char *letter = g_utf8_prev_char (end);

      g_string_append_len (letters, letter, end - letter);
      end = letter;
    }
}

static void
finish_cluster (Shown         *shown,
                const Cluster *cluster,
                const char    *text)
{
  cairo_text_cluster_t finished = { .num_glyphs = (int) (shown->glyphs->len - cluster->first_glyph) };
  gsize length = shown->letters->len;

  add_reversed (shown->letters, text + cluster->start, text + cluster->end);
  finished.num_bytes = (int) (shown->letters->len - length);
  g_array_append_val (shown->clusters, finished);
}

static void
add_glyph (Shown                *shown,
           const PangoGlyphInfo *info,
           double                x,
           double                y)
{
  cairo_glyph_t glyph = { .index = info->glyph, .x = x + pango_units_to_double (info->geometry.x_offset),
                          .y = y + pango_units_to_double (info->geometry.y_offset) };

  if (info->glyph != PANGO_GLYPH_EMPTY)
    g_array_append_val (shown->glyphs, glyph);
}

/*
 * From left to right, so that the letters come from the last to the first. A glyph without width is a part of the one
 * at its right: alone it would be taken for one that was printed twice.
 */
static void
collect (Shown                *shown,
         const PangoGlyphItem *run,
         const char           *text,
         double                x,
         double                y)
{
  const PangoGlyphString *glyphs = run->glyphs;
  Cluster cluster = { .start = run->item->length, .end = run->item->length };
  int width = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      int start = glyphs->log_clusters[i];

      if (i > 0 && start != cluster.start && width > 0)
        {
          finish_cluster (shown, &cluster, text);
          cluster = (Cluster) { .first_glyph = shown->glyphs->len, .end = cluster.start };
          width = 0;
        }
      cluster.start = start;
      add_glyph (shown, &glyphs->glyphs[i], x, y);
      x += pango_units_to_double (glyphs->glyphs[i].geometry.width);
      width += glyphs->glyphs[i].geometry.width;
    }
  finish_cluster (shown, &cluster, text);
}

/* @text: of the whole layout; @x, @y: where the run's baseline begins at the left */
void
dossier_pdf_show_run (cairo_t        *cr,
                      const char     *text,
                      PangoGlyphItem *run,
                      double          x,
                      double          y)
{
  Shown shown;

  if (!needs_help (run))
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_glyph_item (cr, text, run);
      return;
    }
  shown.glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  shown.clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  shown.letters = g_string_new (NULL);
  collect (&shown, run, text + run->item->offset, x, y);
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font)));
  cairo_show_text_glyphs (cr, shown.letters->str, (int) shown.letters->len, (cairo_glyph_t *) shown.glyphs->data, (int) shown.glyphs->len,
                          (cairo_text_cluster_t *) shown.clusters->data, (int) shown.clusters->len, 0);
  g_array_unref (shown.glyphs);
  g_array_unref (shown.clusters);
  g_string_free (shown.letters, TRUE);
}
