#ifndef COMMANDS_FORM_PUBLISH_H
#define COMMANDS_FORM_PUBLISH_H

/*
 * madoguchi form publish FILE...: stores form definitions and makes them the active versions. Files
 * whose bytes are published already change nothing. argv[0] is "publish".
 * Exit status 0 done, 1 a fault or a form with errors (told as `form check` does), 2 wrong usage.
 */
int command_form_publish(int argc, char **argv);

#endif
