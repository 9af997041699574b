/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pages of one note as the PDF will have them. The report is cut and laid out on a pool thread, then belongs to
 * this widget alone, which draws from it. Main thread; owned by the notes page.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-note-preview.h"

#include <glib/gi18n.h>

#include "dossier-pdf-preview.h"

/* A layout and the report it was made of. */
typedef struct
{
  DossierReport *report;
  DossierPdfDocument *document;
} Pages;

struct _DossierNotePreview
{
  GtkWidget parent_instance;
  DossierWorkspace *workspace;  /* (owned) */
  GtkWidget *box;
  GtkWidget *paper;
  GtkWidget *number;
  GtkWidget *back;
  GtkWidget *forward;
  Pages *pages;                 /* (owned) (nullable) */
  guint page;
  DossierId note;
  GCancellable *cancellable;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DossierNotePreview, dossier_note_preview, GTK_TYPE_WIDGET)

static void
pages_free (gpointer data)
{
  Pages *pages = data;

  g_clear_pointer (&pages->document, dossier_pdf_document_free);
  g_clear_pointer (&pages->report, dossier_report_free);
  g_free (pages);
}

static gpointer
lay_out_func (DossierWorkspace *workspace,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  Pages *pages = g_new0 (Pages, 1);

  pages->report = dossier_workspace_load_report (workspace, data, 1, error);
  if (pages->report != NULL)
    pages->document = dossier_pdf_document_new (pages->report, cancellable, error);
  if (pages->document == NULL)
    g_clear_pointer (&pages, pages_free);
  return pages;
}

static void
update (DossierNotePreview *self)
{
  guint n = self->pages ? dossier_pdf_document_n_pages (self->pages->document) : 0;
  /* Translators: page number / number of pages. */
  g_autofree char *text = n > 0 ? g_strdup_printf (_("%u / %u"), self->page + 1, n) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->number), text);
  gtk_widget_set_sensitive (self->back, self->page > 0);
  gtk_widget_set_sensitive (self->forward, self->page + 1 < n);
  gtk_widget_queue_draw (self->paper);
}

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DossierNotePreview) self = user_data;
  g_autoptr (GError) error = NULL;
  Pages *pages = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&pages, pages_free);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pages, pages_free);
  self->pages = pages;
  if (pages != NULL)
    self->page = MIN (self->page, MAX (1, dossier_pdf_document_n_pages (pages->document)) - 1);
  update (self);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        user_data)
{
  DossierNotePreview *self = user_data;
  double paper_width = 595, paper_height = 842, scale, x, y;

  if (self->pages != NULL)
    dossier_pdf_document_size (self->pages->document, &paper_width, &paper_height);
  scale = MIN ((width - 8) / paper_width, (height - 8) / paper_height);
  if (scale <= 0)
    return;
  x = (width - paper_width * scale) / 2;
  y = (height - paper_height * scale) / 2;
  cairo_set_source_rgba (cr, 0, 0, 0, 0.14);
  cairo_rectangle (cr, x - 1, y, paper_width * scale + 2, paper_height * scale + 3);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, paper_width * scale, paper_height * scale);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  if (self->pages == NULL)
    return;
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  dossier_pdf_document_draw (self->pages->document, self->page, cr);
}

static void
turn (DossierNotePreview *self,
      int                 by)
{
  guint n = self->pages ? dossier_pdf_document_n_pages (self->pages->document) : 0;

  if ((int) self->page + by < 0 || self->page + by >= n)
    return;
  self->page += by;
  update (self);
}

static void
back_cb (DossierNotePreview *self)
{
  turn (self, -1);
}

static void
forward_cb (DossierNotePreview *self)
{
  turn (self, 1);
}

static GtkWidget *
turn_button (DossierNotePreview *self,
             const char         *icon,
             const char         *words,
             GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
action_button (const char *label,
               const char *action,
               const char *style)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static void
dossier_note_preview_dispose (GObject *object)
{
  DossierNotePreview *self = DOSSIER_NOTE_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->pages, pages_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_note_preview_parent_class)->dispose (object);
}

static void
dossier_note_preview_class_init (DossierNotePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_note_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "note-preview");
}

static void
dossier_note_preview_init (DossierNotePreview *self)
{
  GtkWidget *turning = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_object_set (self->box, "margin-top", 14, "margin-bottom", 14, "margin-start", 14, "margin-end", 14, NULL);
  self->paper = gtk_drawing_area_new ();
  gtk_widget_set_vexpand (self->paper, TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->paper), draw_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview of the printed note"), -1);
  self->back = turn_button (self, "go-previous-symbolic", _("Previous page"), G_CALLBACK (back_cb));
  self->forward = turn_button (self, "go-next-symbolic", _("Next page"), G_CALLBACK (forward_cb));
  self->number = gtk_label_new ("");
  gtk_widget_add_css_class (self->number, "dim-label");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_box_append (GTK_BOX (turning), self->back);
  gtk_box_append (GTK_BOX (turning), self->number);
  gtk_box_append (GTK_BOX (turning), self->forward);
  gtk_widget_set_halign (turning, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), action_button (_("_Markdown…"), "note.export-markdown", NULL));
  gtk_box_append (GTK_BOX (buttons), action_button (_("_Export PDF…"), "win.export", "suggested-action"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->paper);
  gtk_box_append (GTK_BOX (self->box), turning);
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
dossier_note_preview_new (DossierWorkspace *workspace)
{
  DossierNotePreview *self = g_object_new (DOSSIER_TYPE_NOTE_PREVIEW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_note_preview_show:
 * @note: (nullable): which note, as it is stored now; NULL shows an empty sheet
 *
 * Lays the note out anew. The old pages stay until the new ones are there.
 */
void
dossier_note_preview_show (DossierNotePreview *self,
                           const DossierId    *note)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (note == NULL || !dossier_id_equal (note, &self->note))
    {
      self->page = 0;
      g_clear_pointer (&self->pages, pages_free);
      update (self);
    }
  self->note = note ? *note : DOSSIER_ID_NIL;
  if (note == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, lay_out_func, dossier_id_copy (note), g_free, pages_free, self->cancellable,
                                laid_out_cb, g_object_ref (self));
}
