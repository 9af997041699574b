/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the parts of an article look: one text tag for each role of a block, one for the whole text that carries its
 * size, and two that keep room for what stands beside the text without being of it. Body text has no tag of its own: there
 * is most of it. Tags end with the words of a block: GTK 4.8 draws an empty line below them in the size of another tag.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-roles.h"

#define BODY_SCALE 1.12
#define INDENT 28

static const struct
{
  DossierBlockRole role;
  const char *name;
  double scale;
  int weight;
  int indent;
  int below; /* pixels */
} roles[] = {
  { DOSSIER_BLOCK_TITLE, "title", 1.5, PANGO_WEIGHT_ULTRABOLD, 0, 4 },
  { DOSSIER_BLOCK_HEADING, "heading", 1.12, PANGO_WEIGHT_BOLD, 0, 2 },
  { DOSSIER_BLOCK_QUOTATION, "quotation", 1.0, PANGO_WEIGHT_NORMAL, INDENT, 4 },
  { DOSSIER_BLOCK_LIST, "list", 1.0, PANGO_WEIGHT_NORMAL, INDENT / 2, 4 },
  { DOSSIER_BLOCK_CAPTION, "caption", 0.86, PANGO_WEIGHT_NORMAL, 0, 4 },
  { DOSSIER_BLOCK_FURNITURE, "furniture", 0.86, PANGO_WEIGHT_NORMAL, 0, 4 },
};

static const char *
name_of (DossierBlockRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].role == role)
      return roles[i].name;

  return NULL;
}

static gboolean
is_faint (DossierBlockRole role)
{
  return role == DOSSIER_BLOCK_CAPTION || role == DOSSIER_BLOCK_FURNITURE;
}

static GtkTextTag *
get_tag (GtkTextBuffer *buffer, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

/**
 * dossier_text_roles_install:
 * @buffer: an empty buffer
 *
 * Makes the tags.
 */
void
dossier_text_roles_install (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_create_tag (buffer, "text", "scale", BODY_SCALE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, roles[i].name, "scale", roles[i].scale, "weight", roles[i].weight,
                                                    "pixels-below-lines", roles[i].below, NULL);

      if (roles[i].weight == PANGO_WEIGHT_ULTRABOLD)
        g_object_set (tag, "pixels-inside-wrap", 1, NULL);
    }

  gtk_text_buffer_create_tag (buffer, "room-above", NULL);
  gtk_text_buffer_create_tag (buffer, "room-below", NULL);
}

/**
 * dossier_text_roles_title:
 * @blocks: (element-type DossierBlock): of an article
 * @title: (out): the block that is its title
 *
 * Returns: whether the text has its title in it
 */
gboolean
dossier_text_roles_title (GArray *blocks, DossierBlock *title)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    if (g_array_index (blocks, DossierBlock, i).role == DOSSIER_BLOCK_TITLE)
      {
        *title = g_array_index (blocks, DossierBlock, i);
        return TRUE;
      }

  return FALSE;
}

static void
apply_room (GtkTextBuffer *buffer, GArray *blocks, const DossierOffsetMap *map)
{
  DossierBlock title;
  GtkTextIter start;
  GtkTextIter end;

  if (dossier_text_roles_title (blocks, &title))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) dossier_offset_map_end_to_display (map, title.end));
      start = end;
      gtk_text_iter_set_line_offset (&start, 0);
      gtk_text_buffer_apply_tag_by_name (buffer, "room-below", &start, &end);
    }
  else
    {
      gtk_text_buffer_get_start_iter (buffer, &start);
      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, "room-above", &start, &end);
    }
}

/**
 * dossier_text_roles_is_left_out:
 * @iter: a place of a buffer with the tags
 *
 * Returns: whether it is of a part that is not of the article itself
 */
gboolean
dossier_text_roles_is_left_out (const GtkTextIter *iter)
{
  return gtk_text_iter_has_tag (iter, get_tag (gtk_text_iter_get_buffer (iter), "furniture"));
}

/**
 * dossier_text_roles_apply:
 * @buffer: a buffer with an article's text and the tags of dossier_text_roles_install()
 * @blocks: (element-type DossierBlock): of that text
 * @map: how the text stands in the buffer
 */
void
dossier_text_roles_apply (GtkTextBuffer *buffer, GArray *blocks, const DossierOffsetMap *map)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (map != NULL);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, "text", &start, &end);

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);
      const char *name = name_of (block->role);

      if (name == NULL)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) dossier_offset_map_to_display (map, block->start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) dossier_offset_map_end_to_display (map, block->end));
      if (gtk_text_iter_compare (&start, &end) < 0)
        gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
    }

  apply_room (buffer, blocks, map);
}

/**
 * dossier_text_roles_set_scale:
 * @buffer: a buffer with the tags
 * @scale: 1.0 is the usual size
 */
void
dossier_text_roles_set_scale (GtkTextBuffer *buffer, double scale)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  g_object_set (get_tag (buffer, "text"), "scale", BODY_SCALE * scale, NULL);
}

/**
 * dossier_text_roles_set_margin:
 * @buffer: a buffer with the tags
 * @left: pixels left of the column; a tag's margin counts from the edge of the view, not from the column's
 */
void
dossier_text_roles_set_margin (GtkTextBuffer *buffer, int left)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].indent > 0)
      g_object_set (get_tag (buffer, roles[i].name), "left-margin", left + roles[i].indent, NULL);
}

/**
 * dossier_text_roles_set_colour:
 * @buffer: a buffer with the tags
 * @dark: whether the interface is dark
 * @high_contrast: whether nothing may be faint
 */
void
dossier_text_roles_set_colour (GtkTextBuffer *buffer, gboolean dark, gboolean high_contrast)
{
  GdkRGBA faint = { 0, 0, 0, high_contrast ? 0.9f : 0.6f };

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  if (dark)
    faint = (GdkRGBA) { 1, 1, 1, high_contrast ? 0.95f : 0.65f };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (is_faint (roles[i].role))
      g_object_set (get_tag (buffer, roles[i].name), "foreground-rgba", &faint, NULL);
}

/**
 * dossier_text_roles_set_room:
 * @buffer: a buffer with the tags
 * @above: pixels to keep free above a text without a title
 * @below: pixels to keep free below the title
 */
void
dossier_text_roles_set_room (GtkTextBuffer *buffer, int above, int below)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  g_object_set (get_tag (buffer, "room-above"), "pixels-above-lines", above, NULL);
  g_object_set (get_tag (buffer, "room-below"), "pixels-below-lines", below, NULL);
}
