#ifndef PAGES_FORM_STEP_H
#define PAGES_FORM_STEP_H

/*
 * A step of a form, whoever fills it in: what its page shows and where the button that was pressed
 * leads (step_fields.h has what it posts). Whose draft it is, and what saving means, is the zone's.
 *
 * A POST saves what was typed, right or wrong, and redirects; GET shows what is saved. So reload,
 * back and a second tab are harmless, and an error costs nothing that was typed.
 */

#include "form/form.h"
#include "pages/page.h"

/* The addresses of one filling-in: its steps are PATH/steps/N, the last look at it PATH/confirm. */
typedef struct {
    const char *path;
    const char *before; /* where "back" leads from the first step */
    const char *quit;
} form_way;

typedef struct {
    const form_way *way;
    const questionnaire *questionnaire;
    const form *form;
    int page;
    const char *focus; /* id of the element to go on at, after a row button; else NULL */
} form_step;

/* What a step shows beside its questions. */
typedef enum {
    STEP_PLAIN,
    STEP_CHECK, /* ?check=1: its issues */
    STEP_MORE,  /* ?more=1: that an answer just given brought up more questions */
} step_mode;

/* The number in the address, or 0 when the form has no such page. */
int form_step_number(const visit *v, guint parameter, const questionnaire *q);

/*
 * The view of templates/shared/form_step: form_page_view() with what the query asks for, and
 *     action, version      what the page's form posts to, and the version that it was made from
 *     steps                [{"done"}…]
 *     step_count, issues_title  sentences
 *     more, from_confirm   what the query says
 * Caller owns.
 */
json_t *form_step_view(const visit *v, const form_step *step);

/* 303 to a step. With from_confirm, its "next" leads back to the last look. */
void form_step_redirect(visit *v, const form_way *way, int page, step_mode mode, bool from_confirm);

/* True when the post says which way to go: one of the buttons that form_step_leave() knows. */
bool form_step_pressed(const visit *v);

/*
 * Answers a POST whose entries are saved: 303 to where its button leads. The fields are action =
 * next, back or quit; or, in place of action, add or remove: the same page at step->focus; or
 * language = a tag: the same page in that language. The form is what it is now that they are saved.
 */
void form_step_leave(visit *v, const form_step *step);

#endif
