-- How people are reached, each by an address of their own, and who is switched off: nothing proves them any more.
alter table person add column email text;
alter table person add column disabled_ms bigint;
create unique index person_email on person (email);
create index person_name on person (name, id);

-- Where somebody is signed in: browser and system as words, never the whole of what the browser says of itself.
alter table session add column created_ms bigint not null default 0;
alter table session add column seen_ms bigint not null default 0;
alter table session add column browser text not null default '';
alter table session add column os text not null default '';
alter table token add column created_ms bigint not null default 0;
alter table token add column seen_ms bigint not null default 0;
create index session_person on session (person);
create index token_person on token (person);
create index sign_in_code_person on sign_in_code (person);
