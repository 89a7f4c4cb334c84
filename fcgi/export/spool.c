#include "export/spool.h"

#include "base/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

FILE *spool_open(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "export-XXXXXX", NULL);
    int descriptor = mkostemp(path, O_CLOEXEC);
    if (descriptor < 0) {
        fault_set_errno(error, errno,
                        "Let MADOGUCHI_SPOOL name a folder that the workers may write to.",
                        "could not create a spool file in \"%s\"", folder);
        return NULL;
    }
    unlink(path);
    FILE *file = fdopen(descriptor, "w+");
    if (file == NULL) {
        fault_set_errno(error, errno, NULL, "could not open the spool file");
        close(descriptor);
    }
    return file;
}

int spool_finish(FILE *file, gint64 *length, GError **error)
{
    struct stat state;
    if (fflush(file) != 0 || fstat(fileno(file), &state) != 0) {
        fault_set_errno(error, errno, "Make room where MADOGUCHI_SPOOL points to.",
                        "could not write the spool file");
        return -1;
    }
    int descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0) {
        fault_set_errno(error, errno, NULL, "could not hand on the spool file");
        return -1;
    }
    *length = state.st_size;
    return descriptor;
}
