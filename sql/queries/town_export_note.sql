-- The row about a list of towns that was downloaded.
insert into audit (kind) values ('town.export')
