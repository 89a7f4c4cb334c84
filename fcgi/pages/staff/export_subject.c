#include "pages/staff/export_subject.h"

#include "pages/published_form.h"
#include "store/contact.h"

const export_subject export_of_requests = {
    .kind = EXPORT_REQUESTS,
    .source = &exported_requests,
    .url = consultation_form_url,
    .form = "export",
    .path = "/exports/requests",
    .cancel = "/requests",
    .name = "相談受付",
    .ascii_name = "requests",
    .key_name = "受付番号",
    .readme = "staff_readme",
    .state_prefix = "staff_state_",
};

const export_subject export_of_contacts = {
    .kind = EXPORT_CONTACTS,
    .source = &exported_contacts,
    .url = contact_form_url,
    .form = "export_contacts",
    .path = "/exports/contacts",
    .cancel = "/cases",
    .name = "相談記録",
    .ascii_name = "contacts",
    .key_name = "記録番号",
    .readme = "staff_readme_contacts",
    .state_prefix = "staff_disclosure_case_",
};
