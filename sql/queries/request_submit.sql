-- Sends the scope's draft: request, key, audit row and mails, or the first receipt again.
select outcome, receipt_no, desk, priority, received_at
  from submit_request(
           p_key => decode($1, 'hex'), p_revision => $2, p_receipt_no => $3,
           p_url => $4, p_version => $5, p_language => $6, p_answers => $7,
           p_town => $8, p_priority => $9, p_urgency => $10, p_consulter_name => $11,
           p_email => $12, p_trapped => $13, p_keys => $14)
