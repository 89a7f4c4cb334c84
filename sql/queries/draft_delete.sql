-- Forgets the scope's draft.
delete from draft where token_hash = (select scope_draft())
