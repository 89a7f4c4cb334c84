#ifndef COMMANDS_MUNICIPALITY_H
#define COMMANDS_MUNICIPALITY_H

/*
 * madoguchi municipality load FILE: sets up the configured municipality in a database that does not
 * have it. Once it is there the command does nothing, however often it is called.
 */

int command_municipality(int argc, char **argv);

#endif
