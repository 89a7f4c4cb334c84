#include "base/recovery_code.h"
#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_new_code_is_read_as_itself(void **state)
{
    const recovery_code first = recovery_code_new();
    const recovery_code second = recovery_code_new();
    recovery_code read;

    (void)state;
    assert_int_equal(strlen(first.text), RECOVERY_CODE_LENGTH);
    assert_string_not_equal(first.text, second.text);
    assert_true(recovery_code_read(first.text, &read));
    assert_string_equal(read.text, first.text);
}

static void it_may_be_typed_as_it_was_read_from_paper(void **state)
{
    static const char *const typed[] = {
        "7K3M-P9QX-2DHT-V4W0",   "7k3mp9qx2dhtv4w0",
        " 7K3M P9QX 2DHT V4WO ", "７Ｋ３Ｍ－Ｐ９ＱＸ－２ＤＨＴ－Ｖ４Ｗ０",
        "7K3M—P9QX—2DHT—V4Wo",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(typed); i++) {
        recovery_code read;
        assert_true(recovery_code_read(typed[i], &read));
        assert_string_equal(read.text, "7K3M-P9QX-2DHT-V4W0");
    }
}

static void letters_that_look_like_ones_are_ones(void **state)
{
    recovery_code read;

    (void)state;
    assert_true(recovery_code_read("Il1L-0000-0000-0000", &read));
    assert_string_equal(read.text, "1111-0000-0000-0000");
}

static void what_cannot_be_one_is_refused(void **state)
{
    static const char *const wrong[] = {"",
                                        "123456",
                                        "7K3M-P9QX-2DHT-V4W",
                                        "7K3M-P9QX-2DHT-V4W00",
                                        "7K3M-P9QX-2DHT-V4WU",
                                        "7K3M-P9QX-2DHT-V4W鍵"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        recovery_code read;
        assert_false(recovery_code_read(wrong[i], &read));
    }
}

static int start(void **state)
{
    (void)state;
    return secret_start(NULL) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_code_is_read_as_itself),
        cmocka_unit_test(it_may_be_typed_as_it_was_read_from_paper),
        cmocka_unit_test(letters_that_look_like_ones_are_ones),
        cmocka_unit_test(what_cannot_be_one_is_refused),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
