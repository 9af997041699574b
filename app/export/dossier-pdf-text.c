/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Collects the words of one block with their styles and anchors, and makes a Pango layout of them. Words are always set as
 * text, never as markup, and are cleaned of what could break a line or hide other words. Belongs to the thread of its document.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-text.h"

#include <string.h>

#include "dossier-export-words.h"

/* Named one by one: left to itself fontconfig sets Arabic in DejaVu and Han in its Japanese forms. */
#define SERIF "Noto Serif, Noto Naskh Arabic, Noto Serif CJK SC, Noto Sans CJK SC, DejaVu Serif, serif"
#define SANS "Noto Sans, Noto Naskh Arabic, Noto Sans Arabic, Noto Sans CJK SC, DejaVu Sans, sans-serif"

#define SUPERSCRIPT_SIZE 0.64
#define SUPERSCRIPT_RISE 0.36 /* of the size of the text: together no higher than its own ascent */

#define UNBROKEN_BYTES 12u /* of an address: its scheme and the beginning of its host */

#define LINK_RED 0x1a1a
#define LINK_GREEN 0x4d4d
#define LINK_BLUE 0x8f8f
#define WARNING_RED 0xa5a5
#define WARNING_REST 0x1d1d

static void
anchor_clear (gpointer data)
{
  DossierPdfAnchor *anchor = data;

  g_free (anchor->target);
}

static gboolean
is_override (gunichar c)
{
  return c == 0x202d || c == 0x202e;
}

static void
add_anchor (DossierPdfText       *text,
            DossierPdfAnchorKind  kind,
            guint                 start,
            const char           *target,
            guint                 number)
{
  DossierPdfAnchor anchor = { .kind = kind, .start = start, .end = (guint) text->words->len, .number = number, .target = g_strdup (target) };

  g_array_append_val (text->anchors, anchor);
}

/* Slanted letters exist in few scripts; elsewhere they are a distortion. */
static gboolean
is_slantable (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_GEORGIAN:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
      return !g_unichar_iswide (c);
    default:
      return FALSE;
    }
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_emphasis (PangoAttrList *list,
              const char    *words,
              guint          start,
              guint          end,
              gboolean       or_strong)
{
  const char *p = words + start, *limit = words + end;

  while (p < limit)
    {
      const char *from = p;
      gboolean slantable = is_slantable (g_utf8_get_char (p));

      while (p < limit && is_slantable (g_utf8_get_char (p)) == slantable)
        p = g_utf8_next_char (p);
      if (slantable)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), (guint) (from - words), (guint) (p - words));
      else if (or_strong)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), (guint) (from - words), (guint) (p - words));
    }
}

static void
add_range (PangoAttrList         *list,
           const DossierPdfText  *text,
           const DossierPdfRange *range,
           const DossierPdfFace  *face)
{
  double size = face->size * PANGO_SCALE;

  if (range->style & DOSSIER_PDF_STRONG)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range->start, range->end);
  if (range->style & DOSSIER_PDF_EMPHASIS)
    add_emphasis (list, text->words->str, range->start, range->end, TRUE);
  if (range->style & DOSSIER_PDF_SUPERSCRIPT)
    {
      add_attribute (list, pango_attr_size_new ((int) (size * SUPERSCRIPT_SIZE)), range->start, range->end);
      add_attribute (list, pango_attr_rise_new ((int) (size * SUPERSCRIPT_RISE)), range->start, range->end);
      add_attribute (list, pango_attr_style_new (PANGO_STYLE_NORMAL), range->start, range->end);
    }
  if (range->style & DOSSIER_PDF_DIM)
    add_attribute (list, pango_attr_foreground_new (0x6000, 0x6000, 0x6000), range->start, range->end);
  if (range->style & DOSSIER_PDF_WARNING)
    add_attribute (list, pango_attr_foreground_new (WARNING_RED, WARNING_REST, WARNING_REST), range->start, range->end);
}

/*
 * Every link has a colour that its neighbours have not, if only by one part in 65536: Pango parts runs where
 * attributes change, and a link is drawn run by run.
 */
static void
add_anchor_colour (PangoAttrList          *list,
                   const DossierPdfAnchor *anchor,
                   guint                   index,
                   const DossierPdfFace   *face)
{
  guint16 grey = (guint16) (face->grey * 0xffff);
  guint16 odd = (guint16) (1 + index % 2);

  if (anchor->kind == DOSSIER_PDF_ANCHOR_ADDRESS)
    {
      /* no line ends in a lonely "https://" */
      add_attribute (list, pango_attr_allow_breaks_new (FALSE), anchor->start, MIN (anchor->start + UNBROKEN_BYTES, anchor->end));
      add_attribute (list, pango_attr_foreground_new (LINK_RED, LINK_GREEN, LINK_BLUE + odd), anchor->start, anchor->end);
    }
  else if (anchor->kind == DOSSIER_PDF_ANCHOR_LINK)
    add_attribute (list, pango_attr_foreground_new (grey, grey, (guint16) (grey > 100 ? grey - odd : grey + odd)), anchor->start, anchor->end);
}

static PangoAttrList *
make_attributes (const DossierPdfText *text,
                 const DossierPdfFace *face)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (face->italic)
    add_emphasis (list, text->words->str, 0, (guint) text->words->len, FALSE);
  for (guint i = 0; i < text->anchors->len; i++)
    add_anchor_colour (list, &g_array_index (text->anchors, DossierPdfAnchor, i), i, face);
  for (guint i = 0; i < text->ranges->len; i++)
    add_range (list, text, &g_array_index (text->ranges, DossierPdfRange, i), face);
  return list;
}

DossierPdfText *
dossier_pdf_text_new (void)
{
  DossierPdfText *text = g_new0 (DossierPdfText, 1);

  text->words = g_string_new (NULL);
  text->ranges = g_array_new (FALSE, FALSE, sizeof (DossierPdfRange));
  text->anchors = g_array_new (FALSE, FALSE, sizeof (DossierPdfAnchor));
  g_array_set_clear_func (text->anchors, anchor_clear);
  return text;
}

DossierPdfText *
dossier_pdf_text_new_with (const char *words)
{
  DossierPdfText *text = dossier_pdf_text_new ();

  dossier_pdf_text_append (text, words, DOSSIER_PDF_PLAIN);
  return text;
}

/* A line in the program's own words, whose direction does not change with what is named in it. */
DossierPdfText *
dossier_pdf_text_new_ours (const char *words)
{
  DossierPdfText *text = dossier_pdf_text_new_with (words);

  text->ours = TRUE;
  return text;
}

void
dossier_pdf_text_free (DossierPdfText *text)
{
  if (text == NULL)
    return;
  g_string_free (text->words, TRUE);
  g_array_unref (text->ranges);
  g_array_unref (text->anchors);
  g_free (text);
}

/*
 * Control characters become spaces (a line feed stays), and the overrides of direction go: with them a title could
 * show other words than it has.
 */
void
dossier_pdf_text_append (DossierPdfText *text,
                         const char     *words,
                         guint           style)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  DossierPdfRange range = { .start = (guint) text->words->len, .style = style };

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (text->words, '\n');
      else if (g_unichar_iscntrl (c))
        g_string_append_c (text->words, ' ');
      else if (!is_override (c))
        g_string_append_unichar (text->words, c);
    }
  range.end = (guint) text->words->len;
  if (style != DOSSIER_PDF_PLAIN && range.end > range.start)
    g_array_append_val (text->ranges, range);
}

/* Takes away the spaces at the end, so that a footnote's number stands at the word. */
void
dossier_pdf_text_trim (DossierPdfText *text)
{
  gsize length = text->words->len;

  while (length > 0 && text->words->str[length - 1] == ' ')
    length--;
  g_string_truncate (text->words, length);
  for (guint i = text->ranges->len; i > 0 && g_array_index (text->ranges, DossierPdfRange, i - 1).end > length; i--)
    g_array_index (text->ranges, DossierPdfRange, i - 1).end = (guint) length;
}

void
dossier_pdf_text_append_address (DossierPdfText *text,
                                 const char     *words,
                                 const char     *address)
{
  guint start = (guint) text->words->len;

  dossier_pdf_text_append (text, words, DOSSIER_PDF_PLAIN);
  if (text->words->len > start)
    add_anchor (text, DOSSIER_PDF_ANCHOR_ADDRESS, start, address, 0);
}

void
dossier_pdf_text_append_link (DossierPdfText *text,
                              const char     *words,
                              guint           style,
                              const char     *place)
{
  guint start = (guint) text->words->len;

  dossier_pdf_text_append (text, words, style);
  if (text->words->len > start)
    add_anchor (text, DOSSIER_PDF_ANCHOR_LINK, start, place, 0);
}

void
dossier_pdf_text_add_place (DossierPdfText *text,
                            const char     *name)
{
  add_anchor (text, DOSSIER_PDF_ANCHOR_PLACE, (guint) text->words->len, name, 0);
}

void
dossier_pdf_text_call_footnote (DossierPdfText *text,
                                guint           number)
{
  add_anchor (text, DOSSIER_PDF_ANCHOR_FOOTNOTE, (guint) text->words->len, NULL, number);
}

/* Returns: whether it reads from right to left */
gboolean
dossier_pdf_text_is_rtl (const DossierPdfText *text)
{
  return text->ours ? dossier_export_speaks_rtl () : dossier_export_is_rtl (text->words->str);
}

/* Returns: (transfer full): a layout without width: nothing is wrapped yet */
PangoLayout *
dossier_pdf_text_to_layout (const DossierPdfText *text,
                            PangoContext         *context,
                            const DossierPdfFace *face)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = make_attributes (text, face);

  pango_font_description_set_family_static (font, face->sans ? SANS : SERIF);
  pango_font_description_set_size (font, (int) (face->size * PANGO_SCALE));
  pango_font_description_set_weight (font, face->strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text->words->str, (int) text->words->len);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, !text->ours);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}
