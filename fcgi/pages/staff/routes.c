#include "pages/staff/routes.h"

#include "pages/health.h"
#include "pages/language_switch.h"
#include "pages/staff/export.h"
#include "pages/staff/login.h"
#include "pages/staff/request_page.h"
#include "pages/staff/requests.h"

/*
 * Login has no form key, for there is no session yet to bind it to; the origin guard stands for it.
 */
const route staff_routes[] = {
    {METHOD_GET, "/", requests_front, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/login", login_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/login", login_enter, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_POST, "/logout", login_leave, GUARD_SAME_ORIGIN | GUARD_FORM_KEY, ROLE_VIEWER},
    {METHOD_GET, "/requests", requests_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/requests/{receipt}", request_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/exports/requests.csv", export_requests_csv, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, "/language", language_switch, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_GET, "/healthz", health_page, NEEDS_NO_DATABASE, ROLE_NONE},
    {.path = NULL},
};
