#ifndef COMMANDS_AUDIT_H
#define COMMANDS_AUDIT_H

/*
 * madoguchi audit seal                  seals what is not sealed yet, and prints the head
 * madoguchi audit verify [--head HASH]  verifies the chain; exit status 0: it is whole, 1: it is
 *                                       broken, 2: could not be told
 *
 * The head, kept on paper or on another machine, is what shows that nobody has written a new chain.
 */

int command_audit(int argc, char **argv);

#endif
