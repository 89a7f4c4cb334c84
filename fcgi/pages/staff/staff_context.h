#ifndef PAGES_STAFF_STAFF_CONTEXT_H
#define PAGES_STAFF_STAFF_CONTEXT_H

/*
 * What a form is shown with in the staff zone: as everywhere, and with the value set "staff", which
 * no other zone has.
 */

#include "form/form_context.h"
#include "pages/page.h"

typedef struct {
    form_context form;  /* valid as long as the visit and value_sets */
    json_t *value_sets; /* NULL when the form does not choose from the staff */
} staff_context;

/* The staff are asked for only when the form chooses from them. False with a fault. */
bool staff_context_open(visit *v, const questionnaire *q, staff_context *out, GError **error);

void staff_context_clear(staff_context *context);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(staff_context, staff_context_clear)

#endif
