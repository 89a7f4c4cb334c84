/*
 * The peer that bounds us from above: a FastCGI responder that does nothing but write the same
 * bytes. spawn-fcgi -s SOCKET -n -- multiwatch -f N -- bare FILE
 */

#include <fcgiapp.h>
#include <glib.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    g_autofree char *page = NULL;
    g_autoptr(GString) answer = g_string_new(NULL);
    gsize length = 0;
    FCGX_Request request;

    if (argc != 2 || !g_file_get_contents(argv[1], &page, &length, NULL)) {
        fputs("usage: bare FILE\n", stderr);
        return 2;
    }
    g_string_printf(answer, "Content-Type: text/html; charset=utf-8\r\nContent-Length: %zu\r\n\r\n",
                    length);
    g_string_append_len(answer, page, (gssize)length);
    if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) {
        return 1;
    }
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutStr(answer->str, (int)answer->len, request.out);
        FCGX_Finish_r(&request);
    }
    return 0;
}
