-- Until when the sign-in mails of a person are paid for: each one costs ten minutes, and a few may be owed.
alter table person add column links_until_ms bigint not null default 0;
