#ifndef COMMANDS_ROUTES_H
#define COMMANDS_ROUTES_H

/*
 * `madoguchi routes public|staff`: every address of a zone with what it asks for, a line of JSON
 * each: {"method":"POST","path":"/requests/{receipt}/notes","role":"desk","guards":["form_key"…]}.
 * It is read from the table that the workers serve by, so whoever judges this program from outside
 * (tests/security/ does) judges a new route without being told of it. Needs no settings.
 */
int command_routes(int argc, char **argv);

#endif
