#include "pages/staff/routes.h"

#include "pages/health.h"
#include "pages/language_switch.h"
#include "pages/staff/admin.h"
#include "pages/staff/desks.h"
#include "pages/staff/disposals.h"
#include "pages/staff/export.h"
#include "pages/staff/form_paper.h"
#include "pages/staff/forms.h"
#include "pages/staff/login.h"
#include "pages/staff/maintenance_page.h"
#include "pages/staff/notices.h"
#include "pages/staff/request_page.h"
#include "pages/staff/requests.h"
#include "pages/staff/response_change.h"
#include "pages/staff/response_confirm.h"
#include "pages/staff/response_file.h"
#include "pages/staff/response_page.h"
#include "pages/staff/response_step.h"
#include "pages/staff/responses.h"
#include "pages/staff/retention.h"
#include "pages/staff/retention_holds.h"
#include "pages/staff/retention_rule.h"
#include "pages/staff/texts.h"
#include "pages/staff/towns.h"
#include "pages/staff/towns_import.h"

enum { OF_A_SESSION = GUARD_SAME_ORIGIN | GUARD_FORM_KEY };

#define RESPONSES "/forms/{form}/responses"
#define RESPONSE RESPONSES "/{response}"
#define RETENTION "/admin/retention"

/*
 * Login has no form key, for there is no session yet to bind it to; the origin guard stands for it.
 */
const route staff_routes[] = {
    {METHOD_GET, "/", requests_front, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/login", login_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/login", login_enter, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_POST, "/logout", login_leave, OF_A_SESSION, ROLE_VIEWER},
    {METHOD_GET, "/requests", requests_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/requests/{receipt}", request_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/requests/{receipt}/response.json", response_file_of_request, MAY_EXPORT,
     ROLE_VIEWER},
    {METHOD_GET, "/exports/requests.csv", export_requests_csv, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_GET, "/forms", forms_page, GUARD_NONE, ROLE_DESK},
    {METHOD_GET, "/forms/{form}/paper", form_paper_page, GUARD_NONE, ROLE_DESK},
    {METHOD_GET, RESPONSES, responses_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, RESPONSES, responses_start, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, RESPONSE, response_page, GUARD_NONE, ROLE_DESK},
    {METHOD_GET, RESPONSE "/revisions/{revision}", response_revision_page, GUARD_NONE, ROLE_DESK},
    {METHOD_GET, RESPONSE "/response.json", response_file, MAY_EXPORT, ROLE_DESK},
    {METHOD_GET, RESPONSE "/steps/{step}", response_step_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, RESPONSE "/steps/{step}", response_step_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, RESPONSE "/confirm", response_confirm_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, RESPONSE "/confirm", response_confirm_complete, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, RESPONSE "/amend", response_amend, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, RESPONSE "/discard", response_discard_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, RESPONSE "/discard", response_discard, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, RESPONSE "/withdraw", response_withdraw, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, "/admin", admin_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/desks", desks_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/new/desk", desk_new_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/new/desk", desk_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/desks/{desk}", desk_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/desks/{desk}", desk_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/desks/{desk}/{action}", desk_turn, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/towns", towns_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/new/town", town_new_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/new/town", town_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/towns/{town}", town_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/towns/{town}", town_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/towns/{town}/{action}", town_turn, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/exports/towns.csv", towns_csv, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/import/towns", towns_import_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/import/towns", towns_import_read, OF_A_SESSION | TAKES_FILE,
     ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/import/towns/check", towns_import_check, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/import/towns/check", towns_import_apply, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/texts", texts_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/texts", texts_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/languages", languages_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/languages", languages_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/notices", notices_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/new/notice", notice_new_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/notices/{notice}", notice_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/notices/{notice}", notice_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/notices/{notice}/{action}", notice_turn, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/maintenance", maintenance_edit_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/maintenance", maintenance_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/maintenance/{action}", maintenance_turn, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
    {METHOD_GET, RETENTION, retention_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, RETENTION "/holds", retention_holds_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, RETENTION "/holds", retention_holds_add, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, RETENTION "/holds/{number}/lift", retention_lift_page, GUARD_NONE,
     ROLE_ADMINISTRATOR},
    {METHOD_POST, RETENTION "/holds/{number}/lift", retention_lift_save, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
    {METHOD_GET, RETENTION "/{kind}", retention_kind_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, RETENTION "/{kind}/rule", retention_rule_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, RETENTION "/{kind}/rule", retention_rule_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/disposals", disposals_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/exports/disposals.csv", disposals_csv, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/language", language_switch, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_GET, "/healthz", health_page, NEEDS_NO_DATABASE, ROLE_NONE},
    {.path = NULL},
};
