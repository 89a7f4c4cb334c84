-- What a desk does with a request. What a resident sent is never changed by it.

alter table request
    -- When it came into its present state; the clock of its retention is wound up with it.
    add column state_at    timestamptz not null default now(),
    add column assigned_to bigint,
    -- Grows with every change: a page tells the number that it was made from.
    add column saves       bigint not null default 0,
    add constraint request_assigned_to_staff
        foreign key (municipality, assigned_to) references staff;
update request set state_at = received_at;
