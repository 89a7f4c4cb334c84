#ifndef COMMANDS_DEMO_PERSON_H
#define COMMANDS_DEMO_PERSON_H

/*
 * Whom a made-up case (demo_story.h) is about: its members name, kana, birth, gender, age and town,
 * each null when it is not known. Pure.
 */

#include "commands/demo_story.h"

#include <glib.h>

/* Somebody of the lists of names, as old as the story wants. */
void demo_person_draw(json_t *told, const demo_plot *plot, const json_t *story, GRand *chance);

/* The one that a request asks about; its entries. Who asked is the case's caller. */
void demo_person_of_request(json_t *told, const json_t *entries);

/* The person of an earlier case once more. */
void demo_person_again(json_t *told, const json_t *before);

/*
 * Who calls in one contact of a case: who calls for their work has a profession (stories:
 * sql/demo/contacts.json); the name of the first who called is not that of the next.
 */
void demo_person_name_caller(json_t *entries, const json_t *stories, bool first);

/* Writes the person into the entries of the case, in place of age and gender that were drawn. */
void demo_person_write(json_t *told);

#endif
