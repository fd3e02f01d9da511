-- Counts how often a session, token or right ended, so that every process hears of it.
insert into counter (name, value) values ('ending', 0);
