/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The note as it is written. The buffer always holds the note's text word for word, so that the editor's own undo,
 * copying and saving need nothing special. A mark is hidden by tags but for its face, over which a chip is drawn; edits
 * that would touch a part of a mark take the whole. Main thread; owned by the note editor.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-note-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-note-chips.h"
#include "dossier-note-paint.h"
#include "dossier-note-style.h"

struct _DossierNoteView
{
  GtkTextView parent_instance;
  DossierWorkspace *workspace;  /* (owned) */
  GArray *chips;                /* (owned) (element-type DossierChip) */
  GPtrArray *chip_tags;         /* (element-type GtkTextTag): one a drawn chip, for its width */
  guint restyle_id;
  guint cursor;                 /* char offset at which it was last seen */
  int text_width;               /* px between the margins, for quotations */
  gboolean setting;             /* the program writes, not the person */
};

enum
{
  EDITED,
  CITE_WANTED,
  MARK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierNoteView, dossier_note_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
buffer_of (DossierNoteView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
apply (GtkTextBuffer *buffer,
       const char    *tag,
       guint          start,
       guint          end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_apply_tag_by_name (buffer, tag, &from, &to);
}

/* The face of a drawn chip is one bracket, made as wide as what is drawn over it. */
static void
style_chip (DossierNoteView   *self,
            const DossierChip *chip)
{
  GtkTextBuffer *buffer = buffer_of (self);

  if (chip->face_start > chip->start)
    apply (buffer, "hidden", chip->start, chip->face_start);
  if (chip->face_end < chip->end)
    apply (buffer, "hidden", chip->face_end, chip->end);
  if (chip->label != NULL)
    {
      GtkTextTag *tag;
      GtkTextIter from, to;
      int width = dossier_note_chip_width (GTK_WIDGET (self), chip);

      if (chip->quotation)
        width = MIN (width, MAX (120, self->text_width - 60));
      /* The bracket itself is too small to be seen; the space around it is the chip's. */
      tag = gtk_text_buffer_create_tag (buffer, NULL, "letter-spacing", width * PANGO_SCALE, "scale", 0.02, NULL);
      g_ptr_array_add (self->chip_tags, g_object_ref (tag));
      gtk_text_buffer_get_iter_at_offset (buffer, &from, chip->face_start);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, chip->face_end);
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
    }
  else
    apply (buffer, "name", chip->face_start, chip->face_end);
}

static void
forget_chip_tags (DossierNoteView *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer_of (self));

  for (guint i = 0; i < self->chip_tags->len; i++)
    gtk_text_tag_table_remove (table, g_ptr_array_index (self->chip_tags, i));
  g_ptr_array_set_size (self->chip_tags, 0);
}

static void
restyle (DossierNoteView *self)
{
  GtkTextBuffer *buffer = buffer_of (self);
  g_autofree char *text = dossier_note_view_dup_text (self);
  GtkTextIter start, end;

  g_clear_handle_id (&self->restyle_id, g_source_remove);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  forget_chip_tags (self);
  g_clear_pointer (&self->chips, g_array_unref);
  self->chips = dossier_note_chips_read (self->workspace, text);
  dossier_note_style_apply (buffer, text);
  for (guint i = 0; i < self->chips->len; i++)
    style_chip (self, &g_array_index (self->chips, DossierChip, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
restyle_cb (gpointer data)
{
  DossierNoteView *self = data;

  self->restyle_id = 0;
  restyle (self);
  return G_SOURCE_REMOVE;
}

/* The mark that strictly holds an offset, or NULL. */
static const DossierChip *
chip_around (DossierNoteView *self,
             guint            offset)
{
  for (guint i = 0; self->chips != NULL && i < self->chips->len; i++)
    {
      const DossierChip *chip = &g_array_index (self->chips, DossierChip, i);

      if (offset > chip->start && offset < chip->end)
        return chip;
    }
  return NULL;
}

/* Edits move the marks behind them; until the next styling their places are kept by counting. */
static void
shift_chips (DossierNoteView *self,
             guint            at,
             int              by)
{
  for (guint i = 0; self->chips != NULL && i < self->chips->len; i++)
    {
      DossierChip *chip = &g_array_index (self->chips, DossierChip, i);

      if (chip->start < at)
        continue;
      chip->start += by;
      chip->end += by;
      chip->face_start += by;
      chip->face_end += by;
    }
}

static void
insert_text_cb (GtkTextBuffer   *buffer,
                GtkTextIter     *place,
                const char      *text,
                int              length,
                DossierNoteView *self)
{
  const DossierChip *chip = chip_around (self, gtk_text_iter_get_offset (place));

  /* Words of a mark may be written over; its hidden parts may not. */
  if (chip != NULL && !self->setting
      && (chip->label != NULL || gtk_text_iter_get_offset (place) < (int) chip->face_start || gtk_text_iter_get_offset (place) > (int) chip->face_end))
    gtk_text_iter_set_offset (place, chip->end);
  shift_chips (self, gtk_text_iter_get_offset (place), g_utf8_strlen (text, length));
}

static void
delete_range_cb (GtkTextBuffer   *buffer,
                 GtkTextIter     *start,
                 GtkTextIter     *end,
                 DossierNoteView *self)
{
  guint from = gtk_text_iter_get_offset (start), to = gtk_text_iter_get_offset (end);
  const DossierChip *chip;

  if (!self->setting)
    {
      for (guint i = 0; self->chips != NULL && i < self->chips->len; i++)
        {
          chip = &g_array_index (self->chips, DossierChip, i);
          if (chip->end <= from || chip->start >= to
              || (chip->label == NULL && from >= chip->face_start && to <= chip->face_end && to - from < chip->face_end - chip->face_start))
            continue;
          from = MIN (from, chip->start);
          to = MAX (to, chip->end);
        }
      gtk_text_iter_set_offset (start, from);
      gtk_text_iter_set_offset (end, to);
    }
  shift_chips (self, to, (int) from - (int) to);
}

/* The cursor steps over a mark as over one character; into its words it may go. */
static void
mark_set_cb (GtkTextBuffer     *buffer,
             const GtkTextIter *place,
             GtkTextMark       *mark,
             DossierNoteView   *self)
{
  guint offset = gtk_text_iter_get_offset (place), was = self->cursor;
  const DossierChip *chip;
  GtkTextIter to, bound;

  if (mark != gtk_text_buffer_get_insert (buffer) || self->setting)
    return;
  self->cursor = offset;
  chip = chip_around (self, offset);
  if (chip == NULL || (chip->label == NULL && offset >= chip->face_start && offset <= chip->face_end))
    return;
  self->cursor = offset > was ? chip->end : chip->start;
  if (chip->label == NULL && was >= chip->end && offset > chip->face_end)
    self->cursor = chip->face_end;
  else if (chip->label == NULL && was <= chip->start && offset < chip->face_start)
    self->cursor = chip->face_start;
  gtk_text_buffer_get_iter_at_offset (buffer, &to, self->cursor);
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, gtk_text_buffer_get_selection_bound (buffer));
  if (gtk_text_iter_equal (place, &bound))
    gtk_text_buffer_place_cursor (buffer, &to);
  else
    gtk_text_buffer_move_mark (buffer, mark, &to);
}

static void
changed_cb (GtkTextBuffer   *buffer,
            DossierNoteView *self)
{
  if (self->restyle_id == 0)
    self->restyle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, restyle_cb, self, NULL);
  if (!self->setting)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
dossier_note_view_snapshot_layer (GtkTextView     *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot     *snapshot)
{
  DossierNoteView *self = DOSSIER_NOTE_VIEW (view);
  GdkRectangle visible;
  GtkTextIter top, bottom;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->chips == NULL)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &bottom, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&bottom);
  for (guint i = 0; i < self->chips->len; i++)
    {
      const DossierChip *chip = &g_array_index (self->chips, DossierChip, i);

      if ((int) chip->end < gtk_text_iter_get_offset (&top) || (int) chip->start > gtk_text_iter_get_offset (&bottom))
        continue;
      dossier_note_paint_chip (view, snapshot, chip);
    }
}

static void
dossier_note_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DossierNoteView *self = DOSSIER_NOTE_VIEW (widget);
  int text_width = width - gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));

  GTK_WIDGET_CLASS (dossier_note_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (text_width == self->text_width)
    return;
  self->text_width = text_width;
  if (self->chips != NULL && self->chips->len > 0 && self->restyle_id == 0)
    self->restyle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, restyle_cb, self, NULL);
}

static const DossierChip *
chip_at_point (DossierNoteView *self,
               double           x,
               double           y)
{
  GtkTextIter iter;
  int bx, by;
  guint offset;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &bx, &by);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, bx, by))
    return NULL;
  offset = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; self->chips != NULL && i < self->chips->len; i++)
    {
      const DossierChip *chip = &g_array_index (self->chips, DossierChip, i);

      if (offset >= chip->face_start && offset < chip->face_end)
        return chip;
    }
  return NULL;
}

static gboolean
query_tooltip_cb (GtkWidget       *widget,
                  int              x,
                  int              y,
                  gboolean         keyboard,
                  GtkTooltip      *tooltip,
                  DossierNoteView *self)
{
  const DossierChip *chip = keyboard ? NULL : chip_at_point (self, x, y);

  if (chip == NULL || chip->tooltip == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, chip->tooltip);
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             DossierNoteView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const DossierChip *chip = chip_at_point (self, x, y);

  if (chip != NULL && !chip->missing && (state & GDK_CONTROL_MASK) != 0)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, chip->key);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                DossierNoteView       *self)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter place;

  if (key != GDK_KEY_at || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_starts_line (&place))
    {
      GtkTextIter before = place;

      gtk_text_iter_backward_char (&before);
      if (g_unichar_isalnum (gtk_text_iter_get_char (&before)))
        return FALSE;
    }
  gtk_text_buffer_insert_at_cursor (buffer, "@", 1);
  g_signal_emit (self, signals[CITE_WANTED], 0);
  return TRUE;
}

static void
update_sign_colour (DossierNoteView *self)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer_of (self)), "sign");

  g_object_set (tag, "foreground", adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "#9a9996" : "#77767b", NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A mark that ends (or begins) at the cursor goes as a whole, as a step of the editor's undo of its own. */
static gboolean
delete_chip_at (DossierNoteView *self,
                gboolean         backwards)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter place, start, end;
  guint offset;

  if (gtk_text_buffer_get_has_selection (buffer) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&place);
  for (guint i = 0; self->chips != NULL && i < self->chips->len; i++)
    {
      const DossierChip *chip = &g_array_index (self->chips, DossierChip, i);

      if (offset != (backwards ? chip->end : chip->start))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, chip->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, chip->end);
      /* The history joins what is deleted piece by piece, in the wrong order when a piece is longer than a character;
       * something put in and taken out again parts the pieces. */
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert (buffer, &end, " ", 1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, chip->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, chip->end + 1);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_end_user_action (buffer);
      return TRUE;
    }
  return FALSE;
}

static void
dossier_note_view_backspace (GtkTextView *view)
{
  if (!delete_chip_at (DOSSIER_NOTE_VIEW (view), TRUE))
    GTK_TEXT_VIEW_CLASS (dossier_note_view_parent_class)->backspace (view);
}

static void
dossier_note_view_delete_from_cursor (GtkTextView  *view,
                                      GtkDeleteType type,
                                      int           count)
{
  if (type != GTK_DELETE_CHARS || count != 1 || !delete_chip_at (DOSSIER_NOTE_VIEW (view), FALSE))
    GTK_TEXT_VIEW_CLASS (dossier_note_view_parent_class)->delete_from_cursor (view, type, count);
}

static void
dossier_note_view_dispose (GObject *object)
{
  DossierNoteView *self = DOSSIER_NOTE_VIEW (object);

  g_clear_handle_id (&self->restyle_id, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->chips, g_array_unref);
  g_clear_pointer (&self->chip_tags, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_note_view_parent_class)->dispose (object);
}

static void
dossier_note_view_class_init (DossierNoteViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_note_view_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = dossier_note_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (klass)->backspace = dossier_note_view_backspace;
  GTK_TEXT_VIEW_CLASS (klass)->delete_from_cursor = dossier_note_view_delete_from_cursor;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = dossier_note_view_snapshot_layer;
  signals[EDITED] = g_signal_new ("edited", DOSSIER_TYPE_NOTE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CITE_WANTED] = g_signal_new ("cite-wanted", DOSSIER_TYPE_NOTE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", DOSSIER_TYPE_NOTE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_note_view_init (DossierNoteView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = buffer_of (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->chip_tags = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (view, 4);
  gtk_text_view_set_pixels_inside_wrap (view, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  dossier_note_style_create_tags (buffer);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range_cb), self, 0);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, 0);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_sign_colour), self, G_CONNECT_SWAPPED);
  update_sign_colour (self);
}

GtkWidget *
dossier_note_view_new (DossierWorkspace *workspace)
{
  DossierNoteView *self = g_object_new (DOSSIER_TYPE_NOTE_VIEW, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_note_view_set_text:
 *
 * Shows another text; the editor's own undo begins anew.
 */
void
dossier_note_view_set_text (DossierNoteView *self,
                            const char      *text)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter start;

  self->setting = TRUE;
  g_clear_pointer (&self->chips, g_array_unref);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->setting = FALSE;
  restyle (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/**
 * dossier_note_view_dup_text:
 *
 * Returns: (transfer full): the note, word for word, marks and all
 */
char *
dossier_note_view_dup_text (DossierNoteView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (self), &start, &end, TRUE);
}

/* A paragraph begins after an empty line, or where the text begins. */
static const char *
gap_before (const GtkTextIter *place)
{
  GtkTextIter before = *place;

  if (!gtk_text_iter_starts_line (place))
    return "\n\n";
  return !gtk_text_iter_backward_line (&before) || gtk_text_iter_ends_line (&before) ? "" : "\n";
}

/**
 * dossier_note_view_insert_mark:
 * @mark: with brackets; a table of sources becomes a paragraph
 * @quotation: on a line of its own, behind ">"
 *
 * Puts a mark where the cursor is, in one step of the editor's undo.
 */
void
dossier_note_view_insert_mark (DossierNoteView *self,
                               const char      *mark,
                               gboolean         quotation)
{
  GtkTextBuffer *buffer = buffer_of (self);
  g_autofree char *text = NULL;
  GtkTextIter place;
  gboolean fresh;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  fresh = gtk_text_iter_starts_line (&place);
  if (g_str_has_prefix (mark, "[[grid:"))
    text = g_strdup_printf ("%s%s\n\n", gap_before (&place), mark);
  else
    text = quotation ? g_strdup_printf ("%s> %s\n\n", fresh ? "" : "\n\n", mark) : g_strdup (mark);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/* Takes away the "@" before the cursor, which opened a choice that was made. */
void
dossier_note_view_drop_at (DossierNoteView *self)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter end, start;

  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  start = end;
  if (gtk_text_iter_backward_char (&start) && gtk_text_iter_get_char (&start) == '@')
    gtk_text_buffer_delete (buffer, &start, &end);
}

/* Puts a sign around the selection: "**". */
void
dossier_note_view_surround (DossierNoteView *self,
                            const char      *sign)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter start, end;
  g_autofree char *inner = NULL, *text = NULL;
  int place;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  inner = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  text = g_strconcat (sign, inner, sign, NULL);
  place = gtk_text_iter_get_offset (&start) + strlen (sign);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, place);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, place + g_utf8_strlen (inner, -1));
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Puts a sign before each line of the selection, or takes it away where it is: "## ", "- ", "> ". */
void
dossier_note_view_begin_lines (DossierNoteView *self,
                               const char      *sign)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter start, end;
  int first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      GtkTextIter from, to;
      g_autofree char *head = NULL;

      gtk_text_buffer_get_iter_at_line (buffer, &from, line);
      to = from;
      gtk_text_iter_forward_chars (&to, strlen (sign));
      head = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
      if (strcmp (head, sign) == 0)
        gtk_text_buffer_delete (buffer, &from, &to);
      else
        gtk_text_buffer_insert (buffer, &from, sign, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Names and quotes are read again: something that the note cites was changed. */
void
dossier_note_view_refresh (DossierNoteView *self)
{
  restyle (self);
}
