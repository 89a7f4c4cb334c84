-- One account.
select account from account_read($1) as account
