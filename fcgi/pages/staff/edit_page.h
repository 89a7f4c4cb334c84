#ifndef PAGES_STAFF_EDIT_PAGE_H
#define PAGES_STAFF_EDIT_PAGE_H

/*
 * The page of one thing that an administrator edits: a desk, a town, the texts, a notice. All of
 * them are walked in one way (store/edit.h): the own form with what is, saved with the number of
 * saves that was on the screen; when a colleague was quicker the page comes back (409) with what
 * was typed, who saved what when, and where the two differ, and the next click is made knowingly.
 * What the store refuses stands beside its field (422) or above the form (409).
 */

#include "pages/page.h"
#include "store/edit.h"

/* What a subject is made of; a static const in the file of its page. */
typedef struct {
    const char *form;     /* forms/own/NAME.json */
    const char *form_new; /* the one that asks for the code, too; NULL: there is none to be given */
    const char *read, *save, *turn; /* names of queries; turn NULL: nothing but to be saved */
    const char *template;
    const char *list;           /* path; of a subject with codes its page is list/CODE */
    const char *new_path;       /* NULL: there is but one of it, and list is its page */
    const char *const *actions; /* that turn knows, NULL-terminated */
    bool has_page;   /* list/CODE shows it and leads to its form at list/CODE/edit, and back */
    bool draws_code; /* a new one gets a code from us, at the moment its page is shown */
    /* What residents would see of it in each language: the template's preview.languages; or NULL.
     */
    json_t *(*preview)(const visit *v, const json_t *answers);
} edit_subject;

/* GET of a new one. */
bool edit_new_page(visit *v, const edit_subject *of, GError **error);

/* GET of one; the code is the first parameter of the route. 404 when it is not there. */
bool edit_page(visit *v, const edit_subject *of, GError **error);

/*
 * POST of the form: saves, 303 to the list. With action=preview it is only shown again. Without a
 * code in the route it makes a new one.
 */
bool edit_page_save(visit *v, const edit_subject *of, GError **error);

/* POST of one of the actions, the second parameter of the route (or the first, without a code). */
bool edit_page_turn(visit *v, const edit_subject *of, GError **error);

#endif
