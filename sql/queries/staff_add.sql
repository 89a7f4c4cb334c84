-- A new account with its desks ($5, a JSON array of their codes).
with added as (
    insert into staff (login, name, role, password_hash, rights)
    values ($1, $2, $3, $4,
            case when $3 in ('desk', 'administrator') then array['export'] else '{}' end)
    returning staff_id
), placed as (
    insert into staff_desk (staff_id, desk)
    select added.staff_id, desk.code
      from added, jsonb_array_elements_text($5::jsonb) as desk (code)
)
insert into audit (kind, subject, detail)
values ('staff.add', $1, jsonb_build_object('role', $3::text, 'desks', $5::jsonb))
