/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Writes the table of contents into a flow of its own, in front of the body. It is laid out before its page numbers are
 * known: their column has a fixed width, so that nothing moves when they are filled in.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-writer.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"

#define NUMBER_WIDTH 40.0
#define MAX_TITLE 160
#define MAX_ENTRIES 400 /* with more the second level is left to the outline */

static void
add_entry (DossierPdfFlow *front,
           const char     *title,
           const char     *place,
           guint           level,
           guint           group)
{
  DossierPdfRoleId role = level == 1 ? DOSSIER_PDF_CONTENTS_1 : DOSSIER_PDF_CONTENTS_2;
  DossierPdfBlock *block = dossier_pdf_block_new (role);
  g_autofree char *whole = dossier_export_title (title);
  g_autofree char *line = dossier_text_ellipsize (whole, MAX_TITLE);
  DossierPdfText *text = dossier_pdf_text_new (), *number = dossier_pdf_text_new ();
  double indent = dossier_pdf_roles[role].indent;

  dossier_pdf_text_append_link (text, line, DOSSIER_PDF_PLAIN, place);
  dossier_pdf_text_append_link (number, "0", DOSSIER_PDF_PLAIN, place);
  block->group = group;
  block->rtl = dossier_pdf_text_is_rtl (text);
  dossier_pdf_block_add_cell (block, text, indent, front->paper.text_width - indent - NUMBER_WIDTH, NULL);
  dossier_pdf_block_add_cell (block, number, front->paper.text_width - NUMBER_WIDTH, NUMBER_WIDTH, NULL);
  g_array_index (block->cells, DossierPdfCell, 1).at_end = TRUE;
  dossier_pdf_flow_add_block (front, block);
}

static guint
count_entries (GArray *headings)
{
  guint n = 0;

  for (guint i = 0; i < headings->len; i++)
    n += g_array_index (headings, DossierPdfHeading, i).level <= 2;
  return n;
}

/* @headings: of DossierPdfHeading; those of the body so far. @with_annex: that one more follows them */
void
dossier_pdf_write_contents (DossierPdfFlow *front,
                            GArray         *headings,
                            gboolean        with_annex)
{
  guint max_level = count_entries (headings) > MAX_ENTRIES ? 1 : 2;
  guint group;

  dossier_pdf_flow_add (front, DOSSIER_PDF_LABEL, dossier_pdf_text_new_with (_("Contents")), 0);
  group = dossier_pdf_flow_new_group (front);
  for (guint i = 0; i < headings->len; i++)
    {
      const DossierPdfHeading *heading = &g_array_index (headings, DossierPdfHeading, i);

      if (heading->level <= max_level)
        add_entry (front, heading->title, heading->place, heading->level, group);
    }
  if (with_annex)
    {
      g_autofree char *place = g_strdup_printf ("h%u", headings->len + 1);

      add_entry (front, _("Passages cited"), place, 1, group);
    }
}

/* Fills in the page numbers: @body begins behind @front. */
void
dossier_pdf_number_contents (DossierPdfFlow *front,
                             DossierPdfFlow *body)
{
  for (guint i = 0; i < front->blocks->len; i++)
    {
      DossierPdfBlock *block = g_ptr_array_index (front->blocks, i);
      DossierPdfText *number;
      DossierPdfAnchor *anchor;
      guint page;

      if (block->role != DOSSIER_PDF_CONTENTS_1 && block->role != DOSSIER_PDF_CONTENTS_2)
        continue;
      number = g_array_index (block->cells, DossierPdfCell, 1).text;
      anchor = &g_array_index (number->anchors, DossierPdfAnchor, 0);
      page = dossier_pdf_flow_page_of (body, anchor->target);
      g_string_printf (number->words, "%u", page + front->pages->len + 1);
      anchor->end = (guint) number->words->len;
    }
}
