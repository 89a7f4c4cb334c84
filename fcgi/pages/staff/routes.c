#include "pages/staff/routes.h"

#include "pages/health.h"
#include "pages/language_switch.h"
#include "pages/staff/account.h"
#include "pages/staff/account_change.h"
#include "pages/staff/account_edit.h"
#include "pages/staff/account_password.h"
#include "pages/staff/accounts.h"
#include "pages/staff/admin.h"
#include "pages/staff/areas.h"
#include "pages/staff/audit.h"
#include "pages/staff/audit_export.h"
#include "pages/staff/case_change.h"
#include "pages/staff/case_new.h"
#include "pages/staff/case_open.h"
#include "pages/staff/case_page.h"
#include "pages/staff/cases.h"
#include "pages/staff/contact_begin.h"
#include "pages/staff/contact_change.h"
#include "pages/staff/contact_page.h"
#include "pages/staff/contact_reader_page.h"
#include "pages/staff/contact_sheet.h"
#include "pages/staff/desks.h"
#include "pages/staff/disclosure_page.h"
#include "pages/staff/disclosure_print.h"
#include "pages/staff/disclosure_record.h"
#include "pages/staff/disclosures.h"
#include "pages/staff/disposals.h"
#include "pages/staff/export.h"
#include "pages/staff/export_pseudonyms.h"
#include "pages/staff/first_password.h"
#include "pages/staff/form_paper.h"
#include "pages/staff/forms.h"
#include "pages/staff/login.h"
#include "pages/staff/login_code.h"
#include "pages/staff/login_unlock.h"
#include "pages/staff/maintenance_page.h"
#include "pages/staff/notices.h"
#include "pages/staff/office_hours.h"
#include "pages/staff/people.h"
#include "pages/staff/report_export.h"
#include "pages/staff/report_page.h"
#include "pages/staff/reports.h"
#include "pages/staff/request_change.h"
#include "pages/staff/request_charge.h"
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
#include "pages/staff/second_factor.h"
#include "pages/staff/statistics.h"
#include "pages/staff/statistics_export.h"
#include "pages/staff/texts.h"
#include "pages/staff/today.h"
#include "pages/staff/towns.h"
#include "pages/staff/towns_import.h"

enum { OF_A_SESSION = GUARD_SAME_ORIGIN | GUARD_FORM_KEY };

#define REQUEST "/requests/{receipt}"
#define CASE "/cases/{case}"
#define PERSON "/people/{person}"
#define RESPONSES "/forms/{form}/responses"
#define RESPONSE RESPONSES "/{response}"
#define REPORT_FILES "/exports/reports/{report}"
#define CONTACT "/contacts/{contact}"
#define ACCOUNT "/admin/accounts/{account}"
#define RETENTION "/admin/retention"
#define DISCLOSURES "/admin/disclosures"
#define DISCLOSURE DISCLOSURES "/{disclosure}"
#define DISCLOSED DISCLOSURE "/records/{record}"

/*
 * Login has no form key, for there is no session yet to bind it to; the origin guard stands for it.
 */
const route staff_routes[] = {
    {METHOD_GET, "/", today_front, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/today", today_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_POST, "/today/requests/{receipt}", today_request_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, "/today/cases/{case}", today_case_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, "/login", login_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/login", login_enter, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_GET, "/login/code", login_code_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/login/code", login_code_enter, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_GET, "/login/unlock", login_unlock_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/login/unlock", login_unlock_enter, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_POST, "/login/lock", login_lock, OF_A_SESSION | BEFORE_FACTOR, ROLE_VIEWER},
    {METHOD_GET, "/login/alive", login_alive, BEFORE_FACTOR, ROLE_VIEWER},
    {METHOD_GET, "/first-password/{token}", first_password_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/first-password/{token}", first_password_choose, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_POST, "/logout", login_leave, OF_A_SESSION | BEFORE_FACTOR, ROLE_VIEWER},
    {METHOD_GET, "/account", account_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/account/password", account_password_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_POST, "/account/password", account_password_change, OF_A_SESSION, ROLE_VIEWER},
    {METHOD_POST, "/account/sessions/end", account_end_all, OF_A_SESSION, ROLE_VIEWER},
    {METHOD_POST, "/account/sessions/{session}/end", account_end_session, OF_A_SESSION,
     ROLE_VIEWER},
    {METHOD_GET, "/account/second-factor", second_factor_page, BEFORE_FACTOR, ROLE_VIEWER},
    {METHOD_POST, "/account/second-factor/begin", second_factor_start, OF_A_SESSION | BEFORE_FACTOR,
     ROLE_VIEWER},
    {METHOD_POST, "/account/second-factor/confirm", second_factor_enter,
     OF_A_SESSION | BEFORE_FACTOR, ROLE_VIEWER},
    {METHOD_POST, "/account/second-factor/codes", second_factor_codes, OF_A_SESSION, ROLE_VIEWER},
    {METHOD_POST, "/account/second-factor/remove", second_factor_take_away, OF_A_SESSION,
     ROLE_VIEWER},
    {METHOD_GET, "/requests", requests_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/requests/transferred", requests_given_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, REQUEST, request_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, REQUEST "/print", request_print_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, REQUEST "/unmask", request_unmask_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_POST, REQUEST "/unmask", request_unmask_save, OF_A_SESSION, ROLE_VIEWER},
    {METHOD_GET, REQUEST "/note", request_note_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, REQUEST "/note", request_note_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, REQUEST "/state", request_state_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, REQUEST "/state", request_state_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, REQUEST "/desk", request_desk_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, REQUEST "/desk", request_desk_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, REQUEST "/corrections/{item}", request_correction_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, REQUEST "/corrections/{item}", request_correction_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, REQUEST "/staff", request_staff_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, REQUEST "/case", case_open_of_request, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, REQUEST "/response.json", response_file_of_request, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_GET, "/contacts/{contact}/readers", contact_reader_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, "/contacts/{contact}/readers", contact_reader_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, "/contacts/{contact}/readers/drop", contact_reader_take_back, OF_A_SESSION,
     ROLE_DESK},
    {METHOD_POST, "/cases/{case}/contacts", contact_start, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, CONTACT, contact_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, CONTACT "/edit", contact_sheet_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, CONTACT "/edit", contact_sheet_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, CONTACT "/amend", contact_change_amend, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, CONTACT "/discard", contact_discard_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, CONTACT "/discard", contact_change_discard, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, CONTACT "/withdraw", contact_change_withdraw, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, CONTACT "/unmask", contact_unmask_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_POST, CONTACT "/unmask", contact_unmask_save, OF_A_SESSION, ROLE_VIEWER},
    {METHOD_GET, CONTACT "/revisions/{revision}", contact_revision_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, CONTACT "/print", contact_print_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/exports/requests", export_page, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_POST, "/exports/requests", export_make, OF_A_SESSION | MAY_EXPORT, ROLE_VIEWER},
    {METHOD_GET, "/exports/contacts", export_contacts_page, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_POST, "/exports/contacts", export_make, OF_A_SESSION | MAY_EXPORT, ROLE_VIEWER},
    {METHOD_GET, "/exports/pseudonyms", export_pseudonyms_page, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_POST, "/exports/pseudonyms", export_pseudonyms_make, OF_A_SESSION | MAY_EXPORT,
     ROLE_VIEWER},
    {METHOD_GET, "/cases", cases_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_POST, "/cases", case_new_open, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, "/cases/new", case_new_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, "/cases/search", case_new_search, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, "/cases/transferred", cases_given_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, CASE, case_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, CASE "/print", case_print_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, CASE "/desk", case_desk_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, CASE "/desk", case_desk_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, CASE "/state", case_state_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, CASE "/state", case_state_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, CASE "/due", case_due_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, CASE "/due", case_due_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, CASE "/staff", case_staff_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, CASE "/person", case_new_name, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, CASE "/requests", case_open_link, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, PERSON, person_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, PERSON "/merge", person_merge_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, PERSON "/merge", person_merge_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, PERSON "/merges/{merge}/undo", person_merge_undo, OF_A_SESSION, ROLE_DESK},
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
    {METHOD_GET, "/statistics", statistics_front, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/statistics/{page}", statistics_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/exports/statistics/{page}", statistics_export, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/reports", reports_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/reports/new", report_new_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, "/reports/new", report_new_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, "/reports/{report}", report_page, GUARD_NONE, ROLE_VIEWER},
    {METHOD_GET, "/reports/{draft}/edit", report_edit_page, GUARD_NONE, ROLE_DESK},
    {METHOD_POST, "/reports/{draft}/edit", report_edit_save, OF_A_SESSION, ROLE_DESK},
    {METHOD_POST, "/reports/{draft}/keep", report_page_keep, OF_A_SESSION, ROLE_DESK},
    {METHOD_GET, REPORT_FILES "/report.html", report_export_html, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_GET, REPORT_FILES "/figures.zip", report_export_figures, MAY_EXPORT, ROLE_VIEWER},
    {METHOD_GET, "/admin", admin_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/audit", audit_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/exports/audit.csv", audit_export_csv, MAY_EXPORT, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/accounts", accounts_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/accounts/new", account_new_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/accounts/new", account_new_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, ACCOUNT, account_edit_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, ACCOUNT, account_edit_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, ACCOUNT "/disable", account_change_disable, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, ACCOUNT "/enable", account_change_enable, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, ACCOUNT "/link", account_change_link, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, ACCOUNT "/remove-factor", account_change_remove_factor, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
    {METHOD_POST, ACCOUNT "/end-sessions", account_change_end_sessions, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
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
    {METHOD_GET, "/admin/areas", areas_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/areas/{year}", area_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/areas/{year}", area_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/texts", texts_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/texts", texts_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/languages", languages_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/languages", languages_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/office-hours", office_hours_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/admin/office-hours", office_hours_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
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
    {METHOD_GET, DISCLOSURES, disclosures_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, DISCLOSURES "/new", disclosures_new_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSURES "/new", disclosures_open, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, DISCLOSURE, disclosure_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSURE "/search", disclosure_find, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, DISCLOSURE "/close", disclosure_close_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSURE "/close", disclosure_close_save, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, DISCLOSURE "/print", disclosure_print, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, DISCLOSED, disclosure_record_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSED, disclosure_record_judge, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSED "/pick", disclosure_pick_record, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSED "/drop", disclosure_drop_record, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSED "/suspend", disclosure_record_suspend, OF_A_SESSION,
     ROLE_ADMINISTRATOR},
    {METHOD_POST, DISCLOSED "/resume", disclosure_record_resume, OF_A_SESSION, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/exports/disclosures/{disclosure}/records.json", disclosure_file, MAY_EXPORT,
     ROLE_ADMINISTRATOR},
    {METHOD_GET, "/admin/disposals", disposals_page, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_GET, "/exports/disposals.csv", disposals_csv, GUARD_NONE, ROLE_ADMINISTRATOR},
    {METHOD_POST, "/language", language_switch, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_GET, "/healthz", health_page, NEEDS_NO_DATABASE, ROLE_NONE},
    {.path = NULL},
};
