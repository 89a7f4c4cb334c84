#include "store/audit_hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_field_tells_its_length_in_bytes(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL);

    (void)state;
    audit_hash_field(text, "髙﨑");
    audit_hash_field(text, "");
    audit_hash_field(text, NULL);
    audit_hash_field(text, "-");
    assert_string_equal(text->str, "6:髙﨑,0:,-,1:-,");
}

static void two_fields_are_never_taken_for_one(void **state)
{
    g_autoptr(GString) one = g_string_new(NULL);
    g_autoptr(GString) two = g_string_new(NULL);

    (void)state;
    audit_hash_field(one, "a,1:b");
    audit_hash_field(two, "a");
    audit_hash_field(two, "b");
    g_autofree char *left = audit_hash(one);
    g_autofree char *right = audit_hash(two);
    assert_string_not_equal(left, right);
}

/* FIPS 180-2, appendix B.1. */
static void it_is_sha_256(void **state)
{
    g_autoptr(GString) text = g_string_new("abc");
    g_autofree char *hash = audit_hash(text);

    (void)state;
    assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_tells_its_length_in_bytes),
        cmocka_unit_test(two_fields_are_never_taken_for_one),
        cmocka_unit_test(it_is_sha_256),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
