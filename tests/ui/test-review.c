/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Review page: names and their occurrences, deciding one and many, taking back, accepting as another, offering what was
 * tagged, pairs that may be the same, splitting. */

#define G_LOG_DOMAIN "dossier-test"

#include "ui-fixture.h"

#include "dossier-accept-popover.h"
#include "dossier-entity-page.h"
#include "dossier-identifying.h"
#include "dossier-identity-list.h"
#include "dossier-identity-view.h"
#include "dossier-review-bar.h"
#include "dossier-review-names.h"
#include "dossier-review-page.h"
#include "dossier-review-queue.h"
#include "dossier-split-dialog.h"
#include "dossier-suggesting.h"

#include <string.h>

static const char * const texts[] = {
  "Harbour talks end\n\n3 March 2024\n\nPresident Martin Halvorsen met the harbour workers of Port Alwen on Monday. Halvorsen said that "
  "nobody would lose work, and Halvorsen promised to come again in spring.\n\nThe talks in Port Alwen lasted two hours.\n",
  "Harbour closed again\n\n5 March 2024\n\nPort Alwen was closed on Tuesday. Martin Halvorsen did not travel. A spokeswoman of "
  "Halvorsen said that the minister was ill.\n",
  "Ferry missing\n\n9 March 2024\n\nThe ferry left Port Alwen shortly after six in the morning with forty passengers. Martin "
  "Halvorsen thanked the coast guard.\n",
};

typedef struct
{
  UiFixture ui;
  DossierWindow *window;
  DossierWorkspace *workspace;
  DossierReviewNames *names;
  DossierReviewQueue *queue;
  DossierId articles[G_N_ELEMENTS (texts)];
  guint n_decided;
} Fixture;

static void
decided_cb (Fixture *fixture)
{
  fixture->n_decided++;
}

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  data)
{
  ui_fixture_set_up (&fixture->ui, data);
  fixture->window = ui_fixture_open (&fixture->ui, "review", DOSSIER_WORKSPACE_CREATE);
  fixture->workspace = dossier_window_get_workspace (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "review");
  fixture->names = DOSSIER_REVIEW_NAMES (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_REVIEW_NAMES));
  fixture->queue = DOSSIER_REVIEW_QUEUE (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_REVIEW_QUEUE));
  g_signal_connect_swapped (fixture->queue, "decided", G_CALLBACK (decided_cb), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_empty (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      fixture->articles[i] = ui_fixture_import (&fixture->ui, fixture->window, name, texts[i]);
    }
  ui_wait_articles (fixture->window, G_N_ELEMENTS (texts));
  ui_wait_looked_through (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_close (GTK_WINDOW (fixture->window));
  ui_fixture_tear_down (&fixture->ui, data);
}

static GListModel *
get_groups (Fixture *fixture)
{
  return G_LIST_MODEL (dossier_review_names_get_groups (fixture->names));
}

/* Names */

typedef struct
{
  Fixture *fixture;
  const char *name;
  guint count;      /* G_MAXUINT: any */
  guint position;
} Wanted;

static gboolean
is_listed (gpointer data)
{
  Wanted *wanted = data;
  GListModel *groups = get_groups (wanted->fixture);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (DossierReviewGroup) group = g_list_model_get_item (groups, i);
      const DossierSuggestionGroup *said = dossier_review_group_get (group);

      wanted->position = i;
      if (g_str_equal (said->name, wanted->name))
        return wanted->count == G_MAXUINT || said->count == wanted->count;
    }
  return wanted->count == 0;
}

static void
wait_for_name (Fixture    *fixture,
               const char *name,
               guint       count)
{
  Wanted wanted = { fixture, name, count, 0 };

  ui_wait (is_listed, &wanted);
}

typedef struct
{
  DossierReviewQueue *queue;
  guint n;
} Length;

static gboolean
has_length (gpointer data)
{
  const Length *length = data;
  return g_list_model_get_n_items (dossier_review_queue_get_model (length->queue)) == length->n;
}

static void
wait_for_queue (Fixture *fixture,
                guint    n)
{
  Length length = { fixture->queue, n };

  ui_wait (has_length, &length);
}

static void
choose_name (Fixture    *fixture,
             const char *name,
             guint       count)
{
  Wanted wanted = { fixture, name, count, 0 };

  ui_wait (is_listed, &wanted);
  dossier_review_names_choose (fixture->names, wanted.position);
  wait_for_queue (fixture, count);
}

static void
make_entity (Fixture    *fixture,
             const char *name,
             const char *kind,
             DossierId  *entity)
{
  DossierOutcome outcome;

  outcome = ui_do (fixture->workspace, dossier_command_create_entity (name, kind));
  if (entity != NULL)
    *entity = outcome.entity;
  ui_wait_looked_through (fixture->window);
}

static guint
count_mentions (Fixture *fixture)
{
  return ui_count (fixture->window, DOSSIER_RECORD_MENTION);
}

typedef struct
{
  Fixture *fixture;
  guint n;
} Mentions;

static gboolean
has_mentions (gpointer data)
{
  const Mentions *mentions = data;

  return count_mentions (mentions->fixture) == mentions->n;
}

static void
wait_for_mentions (Fixture *fixture,
                   guint    n)
{
  Mentions mentions = { fixture, n };

  ui_wait (has_mentions, &mentions);
}

typedef struct
{
  Fixture *fixture;
  guint n;
} Answers;

static gboolean
has_answers (gpointer data)
{
  const Answers *answers = data;

  return answers->fixture->n_decided >= answers->n;
}

/* Until the queue knows that so many decisions were kept since the beginning. */
static void
wait_for_answers (Fixture *fixture,
                  guint    n)
{
  Answers answers = { fixture, n };

  ui_wait (has_answers, &answers);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->queue), action, NULL));
}

/* A key while the page has the keyboard; with a capital letter Shift is held. */
static void
press (Fixture *fixture,
       guint    keyval)
{
  GtkWidget *page = ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_REVIEW_PAGE);

  g_assert_true (ui_press (page, keyval, gdk_keyval_is_upper (keyval) && !gdk_keyval_is_lower (keyval) ? GDK_SHIFT_MASK : 0));
}

static gboolean
is_chosen (gpointer data)
{
  const Wanted *wanted = data;
  DossierReviewGroup *chosen = dossier_review_names_get_chosen (wanted->fixture->names);

  return chosen != NULL && g_str_equal (dossier_review_group_get (chosen)->name, wanted->name);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  DossierReviewGroup *chosen;

  make_entity (fixture, "Port Alwen", "place", NULL);
  choose_name (fixture, "Port Alwen", 4);
  chosen = dossier_review_names_get_chosen (fixture->names);
  g_assert_cmpuint (dossier_review_group_get (chosen)->article_count, ==, 3);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->queue), "4 occurrences in 3 articles to review"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->queue), "Port Alwen"));

  dossier_review_names_set_text (fixture->names, "alw");
  wait_for_name (fixture, "Martin Halvorsen", 0);
  wait_for_name (fixture, "Port Alwen", 4);
  g_assert_cmpuint (g_list_model_get_n_items (get_groups (fixture)), ==, 1);
  dossier_review_names_set_kind (fixture->names, "person");
  wait_for_name (fixture, "Port Alwen", 0);
  g_assert_true (dossier_review_names_is_filtered (fixture->names));
  dossier_review_names_clear (fixture->names);
  wait_for_name (fixture, "Port Alwen", 4);
}

static void
test_one_by_one (Fixture       *fixture,
                 gconstpointer  data)
{
  make_entity (fixture, "Port Alwen", "place", NULL);
  choose_name (fixture, "Port Alwen", 4);
  dossier_review_queue_choose (fixture->queue, 1);
  press (fixture, GDK_KEY_y);
  wait_for_queue (fixture, 3);
  wait_for_mentions (fixture, 1);
  g_assert_cmpuint (dossier_review_queue_get_chosen (fixture->queue), ==, 1);
  press (fixture, GDK_KEY_n);
  wait_for_queue (fixture, 2);
  g_assert_cmpuint (count_mentions (fixture), ==, 1);
  wait_for_name (fixture, "Port Alwen", 2);

  /* Two in a row, before the list has noticed the first */
  press (fixture, GDK_KEY_y);
  press (fixture, GDK_KEY_y);
  wait_for_mentions (fixture, 3);
  wait_for_name (fixture, "Port Alwen", 0);
}

static gboolean
is_told (gpointer data)
{
  Fixture *fixture = data;

  return ui_find_label (GTK_WIDGET (fixture->window), "Accepted: 4 × “Port Alwen”") != NULL;
}

static gboolean
is_not_told (gpointer data)
{
  return !is_told (data);
}

static void
test_take_back (Fixture       *fixture,
                gconstpointer  data)
{
  Wanted wanted = { fixture, "Port Alwen" };

  make_entity (fixture, wanted.name, "place", NULL);
  choose_name (fixture, wanted.name, 4);
  dossier_review_queue_choose (fixture->queue, 2);
  press (fixture, GDK_KEY_y);
  wait_for_queue (fixture, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_for_queue (fixture, 4);
  g_assert_cmpuint (dossier_review_queue_get_chosen (fixture->queue), ==, 2);
  wait_for_mentions (fixture, 0);

  act (fixture, "review.accept-group");
  wait_for_mentions (fixture, 4);
  wait_for_name (fixture, "Port Alwen", 0);
  ui_wait (is_told, fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_for_name (fixture, "Port Alwen", 4);
  wait_for_mentions (fixture, 0);
  ui_wait (is_chosen, &wanted);
  wait_for_queue (fixture, 4);
  /* Its button would undo the step before. */
  ui_wait (is_not_told, fixture);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  DossierId entity;

  make_entity (fixture, "Martin Halvorsen", "person", &entity);
  ui_do (fixture->workspace, dossier_command_add_alias (&entity, "Halvorsen"));
  ui_wait_looked_through (fixture->window);
  choose_name (fixture, "Martin Halvorsen", 6);
  dossier_review_queue_choose (fixture->queue, 0);
  press (fixture, GDK_KEY_Y);
  wait_for_mentions (fixture, 3);
  wait_for_queue (fixture, 3);
  wait_for_answers (fixture, 1); /* no other key is taken before */
  press (fixture, GDK_KEY_a);
  wait_for_queue (fixture, 2);
  wait_for_answers (fixture, 2);
  press (fixture, GDK_KEY_N);
  wait_for_name (fixture, "Martin Halvorsen", 0);
  g_assert_cmpuint (count_mentions (fixture), ==, 4);
}

static void
reject_rest_cb (Fixture *fixture)
{
  if (fixture->n_decided == 1)
    act (fixture, "review.reject-group");
}

/* The answer to a decision on one does not let go what waits for the answer to one on many. */
static void
test_many_after_one (Fixture       *fixture,
                     gconstpointer  data)
{
  DossierId entity;

  make_entity (fixture, "Martin Halvorsen", "person", &entity);
  ui_do (fixture->workspace, dossier_command_add_alias (&entity, "Halvorsen"));
  ui_wait_looked_through (fixture->window);
  choose_name (fixture, "Martin Halvorsen", 6);
  dossier_review_queue_choose (fixture->queue, 0);
  g_signal_connect_swapped (fixture->queue, "decided", G_CALLBACK (reject_rest_cb), fixture);
  act (fixture, "review.accept");
  act (fixture, "review.accept-form");
  wait_for_answers (fixture, 2);
  ui_settle ();
  wait_for_name (fixture, "Martin Halvorsen", 6 - count_mentions (fixture));
  g_assert_cmpuint (fixture->n_decided, ==, 2);
  g_assert_cmpuint (count_mentions (fixture), <, 6);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* Where the list and the queue take turns, nobody decides what is not to be seen. */
static void
test_in_turns (Fixture       *fixture,
               gconstpointer  data)
{
  make_entity (fixture, "Port Alwen", "place", NULL);
  choose_name (fixture, "Port Alwen", 4);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 700);
  ui_wait (is_unmapped, fixture->queue);
  press (fixture, GDK_KEY_y);
  ui_wait (is_mapped, fixture->queue);
  wait_for_queue (fixture, 4);
  g_assert_cmpuint (count_mentions (fixture), ==, 0);
  press (fixture, GDK_KEY_y);
  wait_for_mentions (fixture, 1);
}

static gboolean
has_entity (gpointer group)
{
  return !dossier_id_is_nil (&dossier_review_group_get (group)->entity);
}

/* A new name becomes an entity with the first that is accepted; the rest stays under the hand. */
static void
test_new_name (Fixture       *fixture,
               gconstpointer  data)
{
  DossierReviewGroup *group;

  wait_for_name (fixture, "Martin Halvorsen", G_MAXUINT);
  choose_name (fixture, "Martin Halvorsen", 6);
  group = dossier_review_names_get_chosen (fixture->names);
  g_assert_true (dossier_id_is_nil (&dossier_review_group_get (group)->entity));
  press (fixture, GDK_KEY_y);
  wait_for_queue (fixture, 5);
  ui_wait_looked_through (fixture->window);
  ui_wait (has_entity, group);
  wait_for_name (fixture, "Martin Halvorsen", 5);
  wait_for_queue (fixture, 5);
  g_assert_true (dossier_review_names_get_chosen (fixture->names) == group);
  act (fixture, "review.accept-group");
  wait_for_mentions (fixture, 6);
  g_assert_cmpuint (ui_count (fixture->window, DOSSIER_RECORD_ENTITY), ==, 1);
}

static gboolean
is_chosen_and_new (gpointer data)
{
  const Wanted *wanted = data;

  return is_chosen (data) && !has_entity (dossier_review_names_get_chosen (wanted->fixture->names));
}

/* The entity goes with the step that made it; the name is under the hand again, and not the next one. */
static void
test_new_name_taken_back (Fixture       *fixture,
                          gconstpointer  data)
{
  Wanted wanted = { fixture, "Martin Halvorsen" };

  wait_for_name (fixture, wanted.name, G_MAXUINT);
  choose_name (fixture, wanted.name, 6);
  press (fixture, GDK_KEY_y);
  wait_for_queue (fixture, 5);
  ui_wait_looked_through (fixture->window);
  ui_wait (has_entity, dossier_review_names_get_chosen (fixture->names));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_for_name (fixture, wanted.name, 6);
  ui_wait (is_chosen_and_new, &wanted);
  wait_for_queue (fixture, 6);
  g_assert_cmpuint (ui_count (fixture->window, DOSSIER_RECORD_ENTITY), ==, 0);
}

static void
test_accept_as (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  DossierId other;

  make_entity (fixture, "Port Alwen", "place", NULL);
  make_entity (fixture, "Harbour Authority", "organisation", &other);
  choose_name (fixture, "Port Alwen", 4);
  dossier_review_queue_accept_as (fixture->queue, TRUE, &other, NULL, NULL, FALSE);
  wait_for_mentions (fixture, 1);
  query->entity = other;
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, NULL), ==, 1);
  wait_for_queue (fixture, 3);
  dossier_review_queue_accept_as (fixture->queue, FALSE, NULL, "Port Alwen Docks", "organisation", FALSE);
  wait_for_mentions (fixture, 4);
  g_assert_cmpuint (ui_count (fixture->window, DOSSIER_RECORD_ENTITY), ==, 3);
}

/* What is doubtful is counted apart, and accepted only by a button that says so. */
static void
test_doubtful (void)
{
  g_autoptr (GtkWidget) all = g_object_ref_sink (gtk_button_new ()), both = g_object_ref_sink (gtk_button_new ());
  DossierSuggestionGroup group = { .count = 5 };

  dossier_review_bar_show_group (GTK_BUTTON (all), GTK_BUTTON (both), &group);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (all)), ==, "Accept All 5");
  g_assert_false (gtk_widget_get_visible (both));
  group.doubtful = 2;
  dossier_review_bar_show_group (GTK_BUTTON (all), GTK_BUTTON (both), &group);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (all)), ==, "Accept 3 Sure");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (both)), ==, "With 2 Doubtful");
  g_assert_true (gtk_widget_get_visible (both));
  group.doubtful = 5;
  dossier_review_bar_show_group (GTK_BUTTON (all), GTK_BUTTON (both), &group);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (all)), ==, "Accept All 5 Doubtful");
  g_assert_false (gtk_widget_get_visible (both));
}

static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_REVIEW_PAGE);

  make_entity (fixture, "Port Alwen", "place", NULL);
  choose_name (fixture, "Port Alwen", 4);
  wait_for_queue (fixture, 4);
  g_assert_cmpuint (ui_count_nameless (page), ==, 0);
}

/* Tag once */

static gboolean
has_offer (gpointer window)
{
  return ui_find_label (window, "other occurrences of “Port Alwen”") != NULL;
}

static void
test_tag_once (Fixture       *fixture,
               gconstpointer  data)
{
  DossierOutcome outcome;
  g_autofree char *id = NULL;
  GtkWidget *button;

  ui_do (fixture->workspace, dossier_command_create_entity ("Coast Guard", "organisation"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "read");
  outcome = ui_do (fixture->workspace, dossier_command_tag (&fixture->articles[0], 87, 97, NULL, "Port Alwen", "place"));
  id = dossier_id_to_text (&outcome.entity);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.offer-occurrences", "s", id);
  ui_wait (has_offer, fixture->window);
  button = ui_find_action (GTK_WIDGET (fixture->window), "win.review");
  g_assert_nonnull (button);
  gtk_widget_activate (button);
  wait_for_queue (fixture, 3);
  wait_for_name (fixture, "Port Alwen", 3);
  g_assert_cmpuint (g_list_model_get_n_items (get_groups (fixture)), ==, 1);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->names), "Only “Port Alwen”"));
  act (fixture, "review.accept-group");
  wait_for_mentions (fixture, 4);
  ui_wait_looked_through (fixture->window);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->window), "Review"));
}

static gboolean
says_nothing (gpointer fixture)
{
  return ui_find_label (GTK_WIDGET (((Fixture *) fixture)->window), "Nothing to Review") != NULL;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  ui_wait (says_nothing, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_groups (fixture)), ==, 0);
}

/* Same or not */

typedef struct
{
  DossierIdentityList *list;
  guint n;
} Pairs;

static gboolean
has_pairs (gpointer data)
{
  const Pairs *pairs = data;

  return !dossier_identity_list_is_loading (pairs->list)
         && g_list_model_get_n_items (dossier_identity_list_get_model (pairs->list)) == pairs->n;
}

static void
wait_for_pairs (DossierIdentityList *list,
                guint                n)
{
  Pairs pairs = { list, n };

  ui_wait (has_pairs, &pairs);
}

static gboolean
is_ready (gpointer view)
{
  return dossier_identity_view_get_pair (view) != NULL && dossier_identity_view_is_ready (view);
}

static gboolean
previews_the_second (gpointer view)
{
  return g_str_equal (dossier_identity_view_get_preview (view),
                      "1 mention in 1 article will be read as “Martin Halvorson”. Names that come along: Martin Halvorsen.");
}

static void
act_on_pair (Fixture *fixture,
             guint    key)
{
  DossierIdentityView *view = DOSSIER_IDENTITY_VIEW (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_IDENTITY_VIEW));

  ui_wait (is_ready, view);
  press (fixture, key);
}

static gboolean
was_left_open (gpointer view)
{
  return is_ready (view) && dossier_identity_pair_is_undecided (dossier_identity_view_get_pair (view));
}

static void
test_identity (Fixture       *fixture,
               gconstpointer  data)
{
  DossierIdentityList *list = DOSSIER_IDENTITY_LIST (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_IDENTITY_LIST));
  DossierIdentityView *view = DOSSIER_IDENTITY_VIEW (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_IDENTITY_VIEW));
  DossierId first;

  make_entity (fixture, "Martin Halvorsen", "person", &first);
  make_entity (fixture, "Martin Halvorson", "person", NULL);
  ui_do (fixture->workspace, dossier_command_tag (&fixture->articles[0], 43, 59, &first, NULL, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.identity", "s", "");
  wait_for_pairs (list, 1);
  ui_wait (is_ready, view);
  dossier_identity_view_keep_second (view, TRUE);
  ui_wait (previews_the_second, view);
  g_assert_null (dossier_identity_view_get_obstacle (view));

  act_on_pair (fixture, GDK_KEY_s);
  wait_for_pairs (list, 0);
  g_assert_cmpuint (ui_count (fixture->window, DOSSIER_RECORD_ENTITY), ==, 1);
  dossier_identity_list_show_decided (list, TRUE);
  wait_for_pairs (list, 1);
  ui_wait (is_ready, view);
  gtk_widget_activate_action (GTK_WIDGET (view), "identity.take-back", NULL);
  wait_for_pairs (list, 0);
  g_assert_cmpuint (ui_count (fixture->window, DOSSIER_RECORD_ENTITY), ==, 2);
  dossier_identity_list_show_decided (list, FALSE);
  wait_for_pairs (list, 1);

  /* Left open, it comes back as such */
  act_on_pair (fixture, GDK_KEY_u);
  ui_wait (was_left_open, view);
  act_on_pair (fixture, GDK_KEY_d);
  wait_for_pairs (list, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_for_pairs (list, 1);
}

static gboolean
tells_apart (gpointer page)
{
  return ui_find_label (page, "Not the same as “Martin Halvorson”") != NULL;
}

static gboolean
tells_nothing (gpointer page)
{
  return ui_find_label (page, "Not the same as") == NULL;
}

/* The page of an entity tells from whom it was told apart, and takes it back. */
static void
test_entity_page (Fixture       *fixture,
                  gconstpointer  data)
{
  DossierEntityPage *page = DOSSIER_ENTITY_PAGE (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_ENTITY_PAGE));
  DossierId first, second;
  g_autofree char *id = NULL;
  GtkWidget *label;

  make_entity (fixture, "Martin Halvorsen", "person", &first);
  make_entity (fixture, "Martin Halvorson", "person", &second);
  ui_do (fixture->workspace, dossier_command_decide_identity (&first, &second, DOSSIER_VERDICT_DIFFERENT, "two brothers"));
  id = dossier_id_to_text (&first);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-entity", "s", id);
  ui_wait (tells_apart, page);
  g_assert_nonnull (ui_find_action (GTK_WIDGET (page), "entity.review"));
  label = ui_find_label (GTK_WIDGET (page), "Take Back");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  ui_wait (tells_nothing, page);
}

/* Splitting */

/* With what was chosen last */
static gboolean
can_split (gpointer dialog)
{
  const char *preview = dossier_split_dialog_get_preview (dialog);

  return dossier_split_dialog_can_split (dialog) && strstr (preview, "1 mention in 1 article will move.") != NULL
         && strstr (preview, "Halvorsen") != NULL;
}

static gboolean
has_two_mentions (gpointer dialog)
{
  return g_list_model_get_n_items (dossier_split_dialog_get_mentions (dialog)) == 2;
}

typedef struct
{
  DossierWorkspace *workspace;
  DossierQuery *query;
} Kept;

static gboolean
has_one_mention (gpointer data)
{
  const Kept *kept = data;

  return dossier_workspace_count (kept->workspace, kept->query, NULL) == 1;
}

static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  DossierSplitDialog *dialog;
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  DossierId first;

  make_entity (fixture, "Martin Halvorsen", "person", &first);
  ui_do (fixture->workspace, dossier_command_add_alias (&first, "Halvorsen"));
  ui_do (fixture->workspace, dossier_command_tag (&fixture->articles[0], 43, 59, &first, NULL, NULL));
  ui_do (fixture->workspace, dossier_command_tag (&fixture->articles[0], 109, 118, &first, NULL, NULL));
  entity = (DossierEntity *) dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &first);
  dialog = DOSSIER_SPLIT_DIALOG (dossier_split_dialog_present (GTK_WIDGET (fixture->window), fixture->workspace, entity));
  ui_wait (has_two_mentions, dialog);
  ui_settle ();
  g_assert_false (dossier_split_dialog_can_split (dialog));
  dossier_split_dialog_choose_mention (dialog, 1, TRUE);
  dossier_split_dialog_choose_name (dialog, "Halvorsen", TRUE);
  gtk_editable_set_text (dossier_split_dialog_get_target (dialog), "Ole Halvorsen");
  ui_wait (can_split, dialog);
  dossier_split_dialog_split (dialog);
  g_assert_false (gtk_widget_is_sensitive (gtk_window_get_child (GTK_WINDOW (dialog))));
  dossier_split_dialog_split (dialog); /* is not done twice */
  query->entity = first;
  ui_wait (has_one_mention, (&(Kept) { fixture->workspace, query }));
  g_assert_cmpuint (ui_count (fixture->window, DOSSIER_RECORD_ENTITY), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/review/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("names", test_names);
  ADD ("one-by-one", test_one_by_one);
  ADD ("take-back", test_take_back);
  ADD ("many", test_many);
  ADD ("many-after-one", test_many_after_one);
  ADD ("in-turns", test_in_turns);
  ADD ("new-name", test_new_name);
  ADD ("new-name-taken-back", test_new_name_taken_back);
  ADD ("accept-as", test_accept_as);
  g_test_add_func ("/review/doubtful", test_doubtful);
  ADD ("spoken", test_spoken);
  ADD ("tag-once", test_tag_once);
  ADD ("identity", test_identity);
  ADD ("entity-page", test_entity_page);
  ADD ("split", test_split);
  g_test_add ("/review/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  return ui_run ();
}
