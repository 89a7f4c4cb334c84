-- Says which answers of the record $2 are withheld from the disclosure $1: $3 the saves that the page
-- was made from, $4 by name the paragraph that each is withheld by.
select withhold($1, $2, $3, $4) as outcome
