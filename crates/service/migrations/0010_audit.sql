-- What people with power over the service did. Rows are added, never changed and never deleted.
create table audit (
  seq bigint primary key,
  at_ms bigint not null,
  person text not null,
  who text not null,
  origin text not null,
  deed text not null,
  subject text not null,
  detail text not null
);
create index audit_subject on audit (subject, seq);
insert into counter (name, value) values ('audit', 0);
