/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does with the hands. Signals of the controllers are emitted as the toolkit would emit them. */

#include "ui-input.h"

#include "ui-find.h"
#include "ui-wait.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

static gboolean
is_of_key (GtkShortcutTrigger *trigger,
           guint               keyval,
           GdkModifierType     state)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_of_key (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), keyval, state) ||
           is_of_key (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), keyval, state);
  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gdk_keyval_to_lower (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger))) == gdk_keyval_to_lower (keyval) &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state;
}

static gboolean
press_shortcut (GtkWidget       *widget,
                GListModel      *shortcuts,
                guint            keyval,
                GdkModifierType  state)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_of_key (gtk_shortcut_get_trigger (shortcut), keyval, state) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* One widget's share of a key. */
static gboolean
press_here (GtkWidget       *widget,
            gboolean         capture,
            guint            keyval,
            GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (controller);

      if (phase == GTK_PHASE_NONE || (phase == GTK_PHASE_CAPTURE) != capture)
        continue;
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        handled = press_shortcut (widget, G_LIST_MODEL (controller), keyval, state);
    }
  return handled;
}

static gboolean
press_down_to (GtkWidget       *widget,
               guint            keyval,
               GdkModifierType  state)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return (parent != NULL && press_down_to (parent, keyval, state)) || press_here (widget, TRUE, keyval, state);
}

/* A key while @widget has the keyboard: from the window down to it, then from it up again, until somebody takes it.
 * With Shift, a letter is given as it is then. Whether it was taken. */
gboolean
ui_press (GtkWidget       *widget,
          guint            keyval,
          GdkModifierType  state)
{
  if (press_down_to (widget, keyval, state))
    return TRUE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (press_here (widget, FALSE, keyval, state))
      return TRUE;
  return FALSE;
}

void
ui_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Clicks at a place of a widget that listens itself; @n_press: 2 for the second of a double click. */
void
ui_click_at (GtkWidget *widget,
             double     x,
             double     y,
             int        n_press)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", n_press, x, y);
      g_signal_emit_by_name (controller, "released", n_press, x, y);
    }
}

/* Draws the pointer over a widget with the button held. */
void
ui_drag (GtkWidget *widget,
         double     x,
         double     y,
         double     to_x,
         double     to_y)
{
  GtkEventController *drag = ui_find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_assert_nonnull (drag);
  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-update", (to_x - x) / 2, (to_y - y) / 2);
  g_signal_emit_by_name (drag, "drag-update", to_x - x, to_y - y);
  g_signal_emit_by_name (drag, "drag-end", to_x - x, to_y - y);
}

/* Whether ui_point() works here: it needs an X display and xdotool, which ./dev check has. */
gboolean
ui_has_pointer (GtkWidget *widget)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

#ifdef GDK_WINDOWING_X11
  return program != NULL && GDK_IS_X11_DISPLAY (gtk_widget_get_display (widget));
#else
  return FALSE;
#endif
}

/* Moves the real pointer to a place of a widget and clicks there, for what depends on keys that are held meanwhile: a controller is
 * told of them by the event alone. The caller waits for what comes of it.
 * @button: 1 to 3; 4 and 5 are the wheel, up and down
 * @held: (nullable): a key by its name for X, such as "ctrl" */
void
ui_point (GtkWidget  *widget,
          double      x,
          double      y,
          guint       button,
          const char *held)
{
#ifdef GDK_WINDOWING_X11
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (gtk_native_get_surface (native)));
  g_autofree char *number = g_strdup_printf ("%u", button);
  g_autofree char *across = NULL, *down = NULL;
  const char * const plain[] = { "xdotool", "mousemove", "--window", id, NULL, NULL, "click", number, NULL };
  const char * const with_key[] = { "xdotool", "mousemove", "--window", id, NULL, NULL, "keydown", held, "click", number, "keyup", held, NULL };
  char **argv = (char **) (held != NULL ? with_key : plain);
  g_autoptr (GError) error = NULL;
  double left, top;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y));
  gtk_native_get_surface_transform (native, &left, &top);
  across = g_strdup_printf ("%.0f", x + left);
  down = g_strdup_printf ("%.0f", y + top);
  argv[4] = across;
  argv[5] = down;
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
#else
  g_assert_not_reached ();
#endif
}

static GtkEventController *
find_drop_target (GtkWidget *above)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (above);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
        return controller;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEventController *found = find_drop_target (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* As if the files were let go over the window. */
void
ui_drop_files (GtkWidget          *window,
               const char * const *uris)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (uris[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, files->len));
  g_signal_emit_by_name (find_drop_target (window), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  g_value_unset (&value);
}
/* The button that says so; a heading may say the same. */
static GtkWidget *
find_answer (GtkWidget  *above,
             const char *words)
{
  if (GTK_IS_BUTTON (above))
    return ui_find_label (above, words) != NULL ? above : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_answer (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Answers a message with the button that says @words, and waits until it is gone. */
void
ui_answer (GtkWidget  *dialog,
           const char *words)
{
  gpointer still_there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &still_there);
  ui_click (find_answer (dialog, words));
  ui_wait_gone (&still_there);
}
