#include "base/fault.h"
#include "http/server.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "fastcgi.h"

/*
 * The responder runs in a child process with a socket on descriptor 0, as it does under spawn-fcgi;
 * the test speaks FastCGI to it over that socket, as nginx does.
 */
typedef struct {
    char *folder;
    struct sockaddr_un address;
    pid_t server;
} bench;

/*
 * /echo answers with the form's field "a"; /file with 200,000 bytes of a file; /nothing with a 204;
 * /slow takes its time.
 */
static void handle(void *app, const request *in, response *out)
{
    (void)app;
    out->status = in->refusal != 0 ? in->refusal : 200;
    if (g_str_equal(in->path, "/slow")) {
        g_usleep(600 * 1000);
    }
    if (g_str_equal(in->path, "/file")) {
        out->file = open("/dev/zero", O_RDONLY | O_CLOEXEC);
        out->file_length = 200000;
    }
    if (g_str_equal(in->path, "/nothing")) {
        out->status = 204;
        return;
    }
    const char *value = field_list_single(in->form, "a");
    g_string_append(out->body, value != NULL ? value : "nothing");
}

static void serve(int listener)
{
    dup2(listener, STDIN_FILENO);
    exit(server_run(handle, NULL, NULL, NULL) ? 0 : 1); /* not _exit: leaks are looked for */
}

static int start(void **state)
{
    bench *here = g_new0(bench, 1);
    here->folder = g_dir_make_tmp("madoguchi-server-XXXXXX", NULL);
    here->address.sun_family = AF_UNIX;
    g_snprintf(here->address.sun_path, sizeof here->address.sun_path, "%s/socket", here->folder);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(listener, (struct sockaddr *)&here->address, sizeof here->address) != 0 ||
        listen(listener, 16) != 0) {
        return -1;
    }
    fflush(NULL);
    *state = here; /* before the fork: the child's leak check must find it */
    here->server = fork();
    if (here->server == 0) {
        serve(listener);
    }
    close(listener);
    return 0;
}

/* Asks the server to end and returns how it did: 0 when it ended by itself and cleanly. */
static int end(bench *here)
{
    int status = -1;
    kill(here->server, SIGTERM);
    waitpid(here->server, &status, 0);
    here->server = 0;
    return status;
}

static int stop(void **state)
{
    bench *here = *state;
    int status = here->server != 0 ? end(here) : 0;
    g_unlink(here->address.sun_path);
    g_rmdir(here->folder);
    g_free(here->folder);
    g_free(here);
    return status;
}

static int connect_to(const bench *here)
{
    int peer = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(connect(peer, (const struct sockaddr *)&here->address, sizeof here->address),
                     0);
    return peer;
}

static void assert_answer(int peer, const char *head, const char *body)
{
    gsize length;
    g_autofree char *answer = fastcgi_receive(peer, &length);
    assert_non_null(memmem(answer, length, head, strlen(head)));
    assert_non_null(memmem(answer, length, body, strlen(body)));
}

/* A whole POST with the given body, answered with that status and body. */
static void assert_post(const bench *here, const char *path, gsize declared, const GString *body,
                        const char *status, const char *expected)
{
    int peer = connect_to(here);
    g_autoptr(GString) stream = fastcgi_post(path, declared, body);
    fastcgi_end_body(stream);
    fastcgi_send(peer, stream);
    assert_answer(peer, status, expected);
}

static void assert_works(const bench *here)
{
    g_autoptr(GString) body = g_string_new("a=hello");
    assert_post(here, "/echo", body->len, body, "Status: 200 OK\r\nContent-Length: 5\r\n\r\n",
                "hello");
}

static void requests_are_answered_one_after_the_other(void **state)
{
    for (int i = 0; i < 3; i++) {
        assert_works(*state);
    }
}

static void a_body_shorter_or_longer_than_declared_is_a_400(void **state)
{
    g_autoptr(GString) body = g_string_new("a=hello");
    assert_post(*state, "/echo", body->len + 1, body, "Status: 400 Bad Request", "nothing");
    assert_post(*state, "/echo", body->len - 1, body, "Status: 400 Bad Request", "nothing");
    assert_works(*state);
}

static void an_upload_cut_short_is_a_400_and_harms_nobody_else(void **state)
{
    const bench *here = *state;
    g_autoptr(GString) body = g_string_new("a=hello");
    g_autoptr(GString) stream = fastcgi_post("/echo", 100, body);
    int peer = connect_to(here);
    fastcgi_send(peer, stream);
    shutdown(peer, SHUT_WR); /* and no end of STDIN */
    assert_answer(peer, "Status: 400 Bad Request", "nothing");
    assert_works(here);
}

static void a_huge_body_is_drained_and_a_413(void **state)
{
    g_autoptr(GString) body = g_string_new("a=");
    g_string_set_size(body, 3 * 1000 * 1000);
    memset(body->str + 2, 'x', body->len - 2);
    assert_post(*state, "/echo", body->len, body, "Status: 413 Content Too Large", "nothing");
    assert_works(*state);
}

static void a_peer_that_speaks_nonsense_or_leaves_is_passed_over(void **state)
{
    const bench *here = *state;
    static const char *const beginnings[] = {"", "\1\1", "GET / HTTP/1.1\r\n\r\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        int peer = connect_to(here);
        g_autoptr(GString) stream = g_string_new(beginnings[i]);
        fastcgi_send(peer, stream);
        close(peer);
    }
    assert_works(here);
}

static void a_file_is_sent_with_its_length(void **state)
{
    const bench *here = *state;
    g_autoptr(GString) body = g_string_new("");
    g_autoptr(GString) stream = fastcgi_post("/file", 0, body);
    fastcgi_end_body(stream);
    int peer = connect_to(here);
    fastcgi_send(peer, stream);
    gsize length;
    g_autofree char *answer = fastcgi_receive(peer, &length);
    assert_non_null(memmem(answer, length, "Content-Length: 200000\r\n\r\n",
                           strlen("Content-Length: 200000\r\n\r\n")));
    assert_true(length > 200000);
}

static void an_answer_that_is_nothing_has_no_length(void **state)
{
    const bench *here = *state;
    g_autoptr(GString) body = g_string_new("");
    g_autoptr(GString) stream = fastcgi_post("/nothing", 0, body);
    fastcgi_end_body(stream);
    int peer = connect_to(here);
    fastcgi_send(peer, stream);
    assert_answer(peer, "Status: 204 No Content\r\n\r\n", "");
}

static void a_peer_that_asks_to_keep_the_connection_is_answered_and_let_go(void **state)
{
    const bench *here = *state;
    g_autoptr(GString) body = g_string_new("a=hello");
    g_autoptr(GString) stream = fastcgi_post("/echo", body->len, body);
    fastcgi_end_body(stream);
    stream->str[FASTCGI_FLAGS_AT] = FASTCGI_KEEP_CONN;
    int peer = connect_to(here);
    fastcgi_send(peer, stream);
    assert_answer(peer, "Status: 200 OK", "hello"); /* reads until the server closes */
    assert_works(here);
}

static void a_client_that_leaves_during_the_answer_harms_nobody_else(void **state)
{
    const bench *here = *state;
    g_autoptr(GString) body = g_string_new("");
    g_autoptr(GString) stream = fastcgi_post("/file", 0, body);
    fastcgi_end_body(stream);
    int peer = connect_to(here);
    fastcgi_send(peer, stream);
    close(peer);
    assert_works(here);
}

static void sigterm_ends_it_after_the_request_in_hand(void **state)
{
    bench *here = *state;
    assert_works(here);
    g_autoptr(GString) body = g_string_new("a=kept");
    g_autoptr(GString) stream = fastcgi_post("/slow", body->len, body);
    fastcgi_end_body(stream);
    int peer = connect_to(here);
    fastcgi_send(peer, stream);
    g_usleep(300 * 1000); /* by now the handler sleeps */
    assert_int_equal(end(here), 0);
    assert_answer(peer, "Status: 200 OK", "kept");
}

static void sigterm_ends_it_at_once_while_it_waits(void **state)
{
    bench *here = *state;
    assert_works(here);
    gint64 began = g_get_monotonic_time();
    assert_int_equal(end(here), 0);
    assert_true(g_get_monotonic_time() - began < SERVER_IDLE_SECONDS * G_USEC_PER_SEC / 2);
}

static void without_a_listening_socket_it_says_how_to_start_it(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_false(server_run(handle, NULL, NULL, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_CONFIGURATION));
    assert_non_null(fault_hint(error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(requests_are_answered_one_after_the_other, start, stop),
        cmocka_unit_test_setup_teardown(a_body_shorter_or_longer_than_declared_is_a_400, start,
                                        stop),
        cmocka_unit_test_setup_teardown(an_upload_cut_short_is_a_400_and_harms_nobody_else, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_huge_body_is_drained_and_a_413, start, stop),
        cmocka_unit_test_setup_teardown(a_peer_that_speaks_nonsense_or_leaves_is_passed_over, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_file_is_sent_with_its_length, start, stop),
        cmocka_unit_test_setup_teardown(an_answer_that_is_nothing_has_no_length, start, stop),
        cmocka_unit_test_setup_teardown(
            a_peer_that_asks_to_keep_the_connection_is_answered_and_let_go, start, stop),
        cmocka_unit_test_setup_teardown(a_client_that_leaves_during_the_answer_harms_nobody_else,
                                        start, stop),
        cmocka_unit_test_setup_teardown(sigterm_ends_it_after_the_request_in_hand, start, stop),
        cmocka_unit_test_setup_teardown(sigterm_ends_it_at_once_while_it_waits, start, stop),
        cmocka_unit_test(without_a_listening_socket_it_says_how_to_start_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
