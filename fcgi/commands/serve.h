#ifndef COMMANDS_SERVE_H
#define COMMANDS_SERVE_H

/*
 * `madoguchi serve public|staff`: a FastCGI responder on file descriptor 0, as spawn-fcgi,
 * multiwatch or a systemd socket starts it. One process, one request at a time; SIGTERM ends it
 * after the request in hand.
 *
 * The zone decides the database role (madoguchi_public, madoguchi_staff) unless PGUSER does.
 * Returns the exit status.
 */
int command_serve(int argc, char **argv);

#endif
