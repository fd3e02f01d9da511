-- Share links. The hash is forgotten when a link is revoked or has expired: what was a token is then found nowhere, like
-- one that never was. `drive` is empty for the whole job; `sites` has one a line.
create table share (
  id text primary key,
  job_id integer not null references job (id) on delete cascade,
  hash text unique,
  drive text not null,
  tells text not null,
  expires_ms bigint,
  sites text not null,
  note text not null,
  created_ms bigint not null,
  created_by text not null,
  last_used_ms bigint,
  times_used bigint not null,
  revoked_ms bigint,
  revoked_by text
);
create index share_job on share (job_id, created_ms);
create index share_expiry on share (expires_ms) where hash is not null;
