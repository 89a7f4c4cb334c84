#ifndef COMMANDS_DEMO_H
#define COMMANDS_DEMO_H

/*
 * madoguchi demo: loads さくら野区, a municipality that does not exist, with desks, towns, accounts
 * (password madoguchi-demo) and sixty requests of the last two months. Refuses when the database
 * has another municipality's data. A second run changes nothing.
 * Exit status 0 loaded or there already, 1 a fault, 2 wrong usage.
 */
int command_demo(int argc, char **argv);

#endif
