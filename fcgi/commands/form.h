#ifndef COMMANDS_FORM_H
#define COMMANDS_FORM_H

/*
 * madoguchi form check FILE...: reads form definitions and tells all their problems; needs no
 * database and no configuration. madoguchi form publish FILE...: commands/form_publish.h.
 * madoguchi form response FORM FILE: commands/form_response.h.
 *
 * argv[0] is "form". Exit status of check: 0 no error (warnings are allowed), 1 an error or an
 * unreadable file, 2 wrong usage.
 */
int command_form(int argc, char **argv);

#endif
