-- The logs of drives' copies, as they came: deflated and in base64, so that one text does for both databases.
create table drive_log (
  job_id integer not null references job (id) on delete cascade,
  serial_key text not null,
  kind text not null,
  received_ms bigint not null,
  bytes bigint not null,
  blobs bigint not null,
  packed text not null,
  primary key (job_id, serial_key, kind)
);
