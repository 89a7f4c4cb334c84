#include "pages/public/routes.h"

#include "pages/health.h"
#include "pages/language_switch.h"
#include "pages/public/confirm.h"
#include "pages/public/home.h"
#include "pages/public/paper.h"
#include "pages/public/quit.h"
#include "pages/public/receipt_page.h"
#include "pages/public/start.h"
#include "pages/public/step.h"

enum { OF_A_DRAFT = GUARD_SAME_ORIGIN | GUARD_FORM_KEY };

const route public_routes[] = {
    {METHOD_GET, "/", home_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/language", language_switch, GUARD_SAME_ORIGIN | DURING_MAINTENANCE, ROLE_NONE},
    {METHOD_GET, "/consultation", start_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/consultation", start_begin, GUARD_SAME_ORIGIN, ROLE_NONE},
    {METHOD_GET, "/consultation/steps/{step}", step_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/consultation/steps/{step}", step_save, OF_A_DRAFT, ROLE_NONE},
    {METHOD_GET, "/consultation/confirm", confirm_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/consultation/confirm", confirm_send, OF_A_DRAFT, ROLE_NONE},
    {METHOD_GET, "/consultation/receipt", receipt_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/consultation/receipt", receipt_forget, OF_A_DRAFT, ROLE_NONE},
    {METHOD_GET, "/consultation/quit", quit_page, GUARD_NONE, ROLE_NONE},
    {METHOD_POST, "/consultation/quit", quit_forget, OF_A_DRAFT, ROLE_NONE},
    {METHOD_GET, "/consultation/paper", paper_blank, GUARD_NONE, ROLE_NONE},
    {METHOD_GET, "/consultation/paper/filled", paper_filled, GUARD_NONE, ROLE_NONE},
    {METHOD_GET, "/healthz", health_page, NEEDS_NO_DATABASE, ROLE_NONE},
    {.path = NULL},
};
