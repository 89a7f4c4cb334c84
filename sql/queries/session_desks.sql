-- The desks at which the session may work, by code, in the municipality's order.
select to_jsonb(session_desks()) as desks
