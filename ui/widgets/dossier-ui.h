/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/* What every screen needs alike: running commands, telling people, kinds and dates in words, colours. */

typedef void (*DossierUiDone) (GtkWidget *widget, const DossierOutcome *outcome, gpointer user_data);

/* Runs a command; an error becomes a toast. @done (nullable) is called on success, unless @widget is gone by then. */
void        dossier_ui_run            (GtkWidget        *widget,
                                       DossierWorkspace *workspace,
                                       DossierCommand   *command, /* (transfer full) */
                                       DossierUiDone     done,
                                       gpointer          user_data);
void        dossier_ui_run_dialog     (GtkWindow        *dialog, /* which cannot be used until it is done */
                                       DossierWorkspace *workspace,
                                       DossierCommand   *command, /* (transfer full) */
                                       DossierUiDone     done,
                                       gpointer          user_data);
void        dossier_ui_part_from_parent (GtkWindow      *dialog); /* when it is closed: for one that is held by what it asked for */
void        dossier_ui_toast          (GtkWidget        *widget,
                                       const char       *message); /* plain text, never markup */
void        dossier_ui_toast_undo     (GtkWidget        *widget,
                                       const char       *message); /* with an Undo button */
void        dossier_ui_toast_offer_undo (AdwToastOverlay *overlay,
                                         AdwToast        *toast); /* not added yet */
void        dossier_ui_withdraw_undo  (AdwToastOverlay  *overlay);
void        dossier_ui_report_error   (GtkWidget        *widget,
                                       const char       *what,     /* (nullable): what was attempted, translated: "The file could not be saved" */
                                       const GError     *error);

/* The program's settings (data/app.dossier.Dossier.gschema.xml), also when it is not installed. */
GSettings  *dossier_ui_settings_new   (void);                      /* (transfer full) (nullable): NULL when the schema is nowhere */

/* The kinds of entities */
void        dossier_ui_load_kinds     (GPtrArray        *kinds);   /* of DossierKind; the window does it for its workspace */
const char *dossier_ui_kind_name      (const char       *kind);    /* translated, singular: "Person"; an added kind's own name when loaded */
const char *dossier_ui_kind_plural    (const char       *kind);    /* "People" */
void        dossier_ui_kind_colour    (const char       *kind,
                                       gboolean          dark,
                                       GdkRGBA          *colour);
GtkWidget  *dossier_ui_kind_dot_new   (const char       *kind);    /* 10 px disc; dossier_ui_kind_dot_set() when rows recycle */
void        dossier_ui_kind_dot_set   (GtkWidget        *dot,
                                       const char       *kind);
GtkWidget  *dossier_ui_grade_new      (char              grade);   /* badge "B"; hidden for 0; tooltip tells the Admiralty words */
void        dossier_ui_grade_set      (GtkWidget        *badge,
                                       char              grade);
const char *dossier_ui_grade_words    (char              grade);   /* "B: usually reliable source" */
const char *dossier_ui_credibility_words (guint          credibility); /* "2: probably true" */
char       *dossier_ui_statement_line (const DossierStatement *statement); /* "troops: more than 125,000" */
char       *dossier_ui_statement_details (const DossierStatement *statement); /* (nullable): "said by: Pentagon · 2: probably true" */
char       *dossier_ui_statement_value (const DossierStatement *statement); /* "about 30,000 troops", "Mark Milley", "10 February 2022" */

/* Words */
const char *dossier_ui_change_label   (const char       *label);   /* "undo-label" and DossierChange.label, translated */
char       *dossier_ui_article_line   (const DossierArticle *article); /* "The Moscow Times · AFP · 11 Feb 2022" */
char       *dossier_ui_sources_words  (const DossierWeighing *weighing); /* "2 sources, 3 articles": copies count once */
char       *dossier_ui_time           (gint64            milliseconds); /* "today 14:05", "9 Nov 2025" */

char       *dossier_ui_passage_markup (const DossierPassage *passage, char **plain); /* "… the call with <b>Mark Milley</b> on …" */

/* Suggestions */
gboolean    dossier_ui_has_name       (GPtrArray *entities, const char *name, const char *kind); /* whether one of DossierEntity is called so; case does not count */
const char *dossier_ui_sureness       (guint             confidence); /* 0–100 in words: "likely" */
gboolean    dossier_ui_is_value       (const char       *kind);    /* a date or a figure: suggested, but never an entity */
const char *dossier_ui_proposal_kind  (DossierProposal  *proposal); /* interned: of its entity, else as proposed */
char       *dossier_ui_proposal_value (DossierProposal  *proposal); /* (nullable): "20 Feb 2022"; NULL of names */
char       *dossier_ui_proposal_line  (DossierProposal  *proposal); /* "Mark Milley — Person, likely: follows a title" */
char       *dossier_ui_proposal_who   (DossierProposal  *proposal); /* (nullable): "Another mention of “Mark Milley”", "A new entity"; NULL of values */

/* Where to go: actions of the window, parameter type in brackets.
 *   win.open-article (s)  "ID" or "ID:START-END" (selects and shows the passage)
 *   win.open-entity (s)   all its mentions in context
 *   win.open-event (s)    the board with this event chosen
 *   win.show-on-timeline (s)  the timeline with this event chosen
 *   win.open-note (s)
 *   win.compare (s)       "ID ID": two articles side by side; "note:ID" may stand for one
 *   win.compare-event (s) two articles that tell of this event side by side
 *   win.review (s)        the open suggestions of this entity; "": all
 *   win.identity (s)      who may be the same as this entity; "": all pairs
 *   win.offer-occurrences (s)  after tagging: offers its other occurrences in the library
 *   win.page (s)          "read" "board" "timeline" "compare" "notes" "review"
 *   win.edit-event (s)    the event editor; win.new-event
 *   win.cite (s)          a mark, without brackets ("passage:ID", "entity:ID" …): inserts it into the open note
 *   win.import win.undo win.redo win.find win.search win.show-sidebar win.export win.paste
 *
 * win.show-sidebar is a toggle: a page that has a side list offers a boolean property "show-sidebar", which the window
 * sets. win.find activates the action "page.find" of the page shown (gtk_widget_class_install_action).
 *
 * Style classes (ui/style): "reading" on views of long text, which then follow the text size of the preferences;
 * "grade", "chip" (a small rounded button), "section" (a small grey heading), "pane" (a side list), "quote".
 */
void        dossier_ui_go             (GtkWidget        *widget,
                                       const char       *action,
                                       const char       *target);

/* Lists in which one row is chosen, by a GtkSingleSelection */
void        dossier_ui_choose_row     (GtkListView      *view,
                                       guint             position); /* and scrolls to it */
void        dossier_ui_step_row       (GtkListView      *view,
                                       int               step);     /* 1: the next row, -1: the one before; stays at the ends */

/* Dialogs that differ between toolkit versions. Answers are not given any more when @widget is gone. */
void        dossier_ui_tell           (GtkWidget        *widget,
                                       const char       *heading,
                                       const char       *body);
typedef void (*DossierUiAnswer) (GtkWidget *widget, const char *response, gpointer user_data); /* "accept" or "cancel" */
void        dossier_ui_ask            (GtkWidget        *widget,
                                       const char       *heading,
                                       const char       *body,
                                       const char       *accept,    /* label of the button; response "accept" */
                                       gboolean          destructive,
                                       DossierUiAnswer   answer,
                                       gpointer          user_data);
typedef void (*DossierUiText) (GtkWidget *widget, const char *text, gpointer user_data); /* only when accepted, never empty */
void        dossier_ui_ask_text       (GtkWidget        *widget,
                                       const char       *heading,
                                       const char       *label,
                                       const char       *text,      /* to begin with */
                                       const char       *accept,
                                       DossierUiText     answer,
                                       gpointer          user_data);
typedef void (*DossierUiFiles) (GtkWidget *widget, GListModel *files, gpointer user_data); /* of GFile, local; not called when cancelled */
void        dossier_ui_open_files     (GtkWidget        *widget, const char *title, gboolean folders, const char *filter_name, const char * const *patterns,
                                       DossierUiFiles done, gpointer user_data);
void        dossier_ui_save_file      (GtkWidget        *widget, const char *title, const char *name, const char *pattern, DossierUiFiles done, gpointer user_data);

G_END_DECLS
