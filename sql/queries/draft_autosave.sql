-- Merges what is being typed into the scope's draft: $1 entries, $2 the step, $3 the turn that its page
-- was made in, $4 when it was typed. No row: the draft was sent, or is gone, or something newer of that
-- step is here already.
update draft
   set entries = entries_typed(entries, $1::jsonb),
       revision = revision + (entries_typed(entries, $1::jsonb) <> entries)::integer,
       saves = saves || jsonb_build_object($2::text, jsonb_build_array($3::bigint, $4::bigint)),
       expires_at = draft_expiry(shared)
 where token_hash = (select scope_draft())
   and receipt_no is null
   and jsonb_build_array($3::bigint, $4::bigint) > coalesce(saves -> $2::text, '[]')
returning turn
