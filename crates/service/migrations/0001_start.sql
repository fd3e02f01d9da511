-- One text for SQLite and PostgreSQL: text and whole numbers only, moments as milliseconds since 1970.

create table counter (name text primary key, value bigint not null);
insert into counter (name, value) values ('job', 0), ('change', 0);

create table setting (name text primary key, value text not null);

create table subscription (
  id text primary key,
  company text not null,
  contact text not null,
  created_ms bigint not null
);

-- What lists, searches and deadlines look at. The job itself is in job_body: rows here stay small.
create table job (
  id integer primary key,
  subscription text not null references subscription (id),
  grp_key text not null,
  name_key text not null,
  grp text not null,
  revision bigint not null,
  version bigint not null,
  entries bigint not null,
  job_type text not null,
  state text not null,
  mood text not null,
  needs bigint not null,
  location text not null,
  account text not null,
  tracking_key text not null,
  search text not null,
  changed_ms bigint not null,
  due_ms bigint,
  unique (subscription, grp_key, name_key)
);
create index job_newest on job (subscription, id);
create index job_changed on job (subscription, changed_ms, id);
create index job_needs on job (subscription, needs, changed_ms, id);
create index job_name on job (subscription, name_key, id);
create index job_all_needs on job (needs, changed_ms, id);
create index job_account on job (subscription, account, id);
create index job_tracking on job (tracking_key);
create index job_due on job (due_ms, id) where due_ms is not null;

create table job_body (
  job_id integer primary key references job (id) on delete cascade,
  body text not null
);

create table bitlocker_key (
  job_id integer not null references job (id) on delete cascade,
  serial_key text not null,
  nonce text not null,
  cipher text not null,
  primary key (job_id, serial_key)
);

-- Written once, never changed; stays when its job is deleted.
create table timeline (
  job_id integer not null,
  seq bigint not null,
  at_ms bigint not null,
  role text not null,
  who text not null,
  what text not null,
  primary key (job_id, seq)
);

-- The feed that event streams read on. Numbers follow the order of commits: the counter's row is locked until then.
create table change (
  seq bigint primary key,
  job_id bigint not null,
  subscription text not null,
  grp text not null,
  name text not null,
  kind text not null,
  at_ms bigint not null
);

create table person (
  id text primary key,
  name text not null,
  roles text not null,
  subscriptions text not null,
  created_ms bigint not null
);

-- Of every secret the SHA-256 only.
create table token (hash text primary key, person text not null references person (id), expires_ms bigint not null);
create table session (hash text primary key, person text not null references person (id), expires_ms bigint not null);
create table sign_in_code (
  hash text primary key,
  person text not null references person (id),
  expires_ms bigint not null,
  used_ms bigint
);
