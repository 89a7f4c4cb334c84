#include "export/zip.h"

#include "base/fault.h"

#include <errno.h>
#include <minizip/zip.h>

enum {
    NAME_IS_UTF8 = 1 << 11,
    MADE_BY_UNIX = 3 << 8 | 20, /* on a Unix, by version 2.0 of the format */
    FILE_BYTES_MAX_32 = 0x7FFFFFFF,
    BLOCK = 64 * 1024,
};

static const uLong regular_file = 0100644UL << 16; /* Unix keeps the mode in the upper half */

struct zip_writer {
    zipFile archive; /* NULL once finished */
    tm_zip date;
};

/* The archive is written into an open file: it is not opened by a name, and not closed. */
static voidpf open_given(voidpf file, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return file;
}

static int leave_open(voidpf opaque, voidpf file)
{
    (void)opaque;
    return fflush(file);
}

static tm_zip date_of(GDateTime *written)
{
    return (tm_zip){
        .tm_sec = (uInt)g_date_time_get_second(written),
        .tm_min = (uInt)g_date_time_get_minute(written),
        .tm_hour = (uInt)g_date_time_get_hour(written),
        .tm_mday = (uInt)g_date_time_get_day_of_month(written),
        .tm_mon = (uInt)g_date_time_get_month(written) - 1,
        .tm_year = (uInt)g_date_time_get_year(written),
    };
}

static bool fail(GError **error)
{
    fault_set_errno(error, errno != 0 ? errno : EIO, "Make room where MADOGUCHI_SPOOL points to.",
                    "could not write the archive");
    return false;
}

zip_writer *zip_writer_new(FILE *file, GDateTime *written, GError **error)
{
    zlib_filefunc64_def functions;
    zip_writer *zip = g_new0(zip_writer, 1);

    fill_fopen64_filefunc(&functions);
    functions.zopen64_file = open_given;
    functions.zclose_file = leave_open;
    functions.opaque = file;
    zip->date = date_of(written);
    zip->archive = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
    if (zip->archive == NULL) {
        fail(error);
        g_free(zip);
        return NULL;
    }
    return zip;
}

void zip_writer_free(zip_writer *zip)
{
    if (zip == NULL) {
        return;
    }
    if (zip->archive != NULL) {
        zipClose(zip->archive, NULL);
    }
    g_free(zip);
}

static bool begin_file(zip_writer *zip, const char *name, FILE *content)
{
    const zip_fileinfo info = {.tmz_date = zip->date, .external_fa = regular_file};
    bool large = false;

    if (fseeko(content, 0, SEEK_END) != 0) {
        return false;
    }
    large = ftello(content) > FILE_BYTES_MAX_32;
    rewind(content);
    return zipOpenNewFileInZip4_64(zip->archive, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                   Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                                   Z_DEFAULT_STRATEGY, NULL, 0, MADE_BY_UNIX, NAME_IS_UTF8,
                                   large) == ZIP_OK;
}

bool zip_add(zip_writer *zip, const char *name, FILE *content, GError **error)
{
    g_autofree char *block = g_malloc(BLOCK);
    size_t got = 0;

    errno = 0;
    if (!begin_file(zip, name, content)) {
        return fail(error);
    }
    while ((got = fread(block, 1, BLOCK, content)) > 0) {
        if (zipWriteInFileInZip(zip->archive, block, (unsigned)got) != ZIP_OK) {
            return fail(error);
        }
    }
    if (ferror(content) != 0 || zipCloseFileInZip(zip->archive) != ZIP_OK) {
        return fail(error);
    }
    return true;
}

bool zip_finish(zip_writer *zip, GError **error)
{
    errno = 0;
    return zipClose(g_steal_pointer(&zip->archive), NULL) == ZIP_OK || fail(error);
}
