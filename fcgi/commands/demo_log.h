#ifndef COMMANDS_DEMO_LOG_H
#define COMMANDS_DEMO_LOG_H

/*
 * Puts the made-up consultations (demo_story.h) into the database. What their officers typed goes
 * through the form engine, as at a desk, so that the demo cannot drift away from the form.
 */

#include "commands/demo_story.h"
#include "commands/operator.h"
#include "form/form.h"

/*
 * q is the form consult_log. *contacts is how many there are then. False with a fault when one of
 * them would not be accepted.
 */
bool demo_log_add(const operator* op, const demo_plot *plot, const questionnaire *q,
                  const form_context *context, size_t *contacts, GError **error);

#endif
