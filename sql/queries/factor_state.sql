-- The second factor of the scope's account.
select state, secret, confirmed_at, codes_left, required from factor_state()
