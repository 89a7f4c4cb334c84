#include "base/fault.h"

typedef struct {
    char *hint;
} FaultPrivate;

static void fault_private_init(FaultPrivate *private)
{
    private->hint = NULL;
}

static void fault_private_copy(const FaultPrivate *from, FaultPrivate *to)
{
    to->hint = g_strdup(from->hint);
}

static void fault_private_clear(FaultPrivate *private)
{
    g_clear_pointer(&private->hint, g_free);
}

/*
 * Defines fault_quark(), and has GLib carry the hint along when a GError is copied or freed.
 * The accessor that GLib's macro writes casts a const away, which our warnings forbid.
 */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-qual"
G_DEFINE_EXTENDED_ERROR(Fault, fault) /* NOLINT(performance-no-int-to-ptr): GLib's own */
#pragma GCC diagnostic pop

static GError *fault_new(fault_code code, const char *hint, const char *message)
{
    GError *error = g_error_new_literal(FAULT, (int)code, message);
    fault_get_private(error)->hint = g_strdup(hint);
    return error;
}

void fault_set(GError **error, fault_code code, const char *hint, const char *format, ...)
{
    if (error == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_propagate_error(error, fault_new(code, hint, message));
}

void fault_set_errno(GError **error, int errno_value, const char *hint, const char *format, ...)
{
    if (error == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *message = g_strconcat(what, ": ", g_strerror(errno_value), NULL);
    g_propagate_error(error, fault_new(FAULT_IO, hint, message));
}

const char *fault_hint(const GError *error)
{
    return error->domain == FAULT ? fault_get_private(error)->hint : NULL;
}

void fault_report(const GError *error)
{
    g_printerr("madoguchi: %s\n", error->message);
    const char *hint = fault_hint(error);
    if (hint != NULL) {
        g_printerr("    %s\n", hint);
    }
}
