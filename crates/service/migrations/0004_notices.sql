-- What people are told: one row for each audience, written with the timeline entry. `reader` is "staff" or "of:" and the
-- subscription's id, so that a page is read off one index however many jobs somebody has.
create table notice (
  seq bigint primary key,
  reader text not null,
  subscription text not null,
  grp text not null,
  name text not null,
  at_ms bigint not null,
  role text not null,
  who text not null,
  what text not null
);
create index notice_reader on notice (reader, seq);
create index notice_age on notice (at_ms);
insert into counter (name, value) values ('notice', 0);

-- Up to which notice a person has read.
create table notice_read (person text primary key references person (id), up_to bigint not null);

-- What a person wants by mail. Nothing but its code is sent to an address that is not confirmed.
create table mail_setting (
  person text primary key references person (id),
  email text not null,
  confirmed_ms bigint,
  states text not null,
  needs_me bigint not null,
  code_hash text,
  code_ms bigint
);

-- What is to be sent: written with the change it tells of, so that none is lost; one for each person and timeline entry.
create table mail (
  id bigint primary key,
  message_id text not null unique,
  person text not null,
  email text not null,
  subject text not null,
  body text not null,
  job_id bigint,
  entry bigint,
  created_ms bigint not null,
  next_ms bigint not null,
  attempts bigint not null,
  sending_ms bigint,
  ended_ms bigint,
  end_word text,
  unique (job_id, entry, person)
);
create index mail_waiting on mail (next_ms, id) where ended_ms is null;
insert into counter (name, value) values ('mail', 0);
