-- Who asked for a sign-in link by mail: an address as it was typed, whether it is anybody's or not, so that asking is the
-- same work for both. A row is gone once it was answered.
create table link_asked (
  id text primary key,
  email text not null,
  lang text not null,
  at_ms bigint not null
);
create index link_asked_at on link_asked (at_ms, id);

-- When a person was last sent one.
alter table person add column link_mailed_ms bigint not null default 0;
