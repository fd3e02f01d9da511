-- What the receiving desk and the boards of the data center look at, kept in step with the job in its own write.

create table job_package (
  job_id integer not null references job (id) on delete cascade,
  tracking_key text not null,
  look_alike_key text not null,
  primary key (job_id, tracking_key)
);
create index job_package_key on job_package (tracking_key, job_id);
create index job_package_look_alike on job_package (look_alike_key, job_id);

-- `board`: waiting, copying, faulted, or empty for a drive on which nobody is to work.
create table job_drive (
  job_id integer not null references job (id) on delete cascade,
  serial_key text not null,
  board text not null,
  since_ms bigint not null,
  primary key (job_id, serial_key)
);
create index job_drive_serial on job_drive (serial_key, job_id);
create index job_drive_board on job_drive (board, since_ms, job_id, serial_key) where board <> '';

create table job_packing (job_id integer primary key references job (id) on delete cascade, since_ms bigint not null);
create index job_packing_since on job_packing (since_ms, job_id);

-- Packages of no job. The arrival itself, with its history, is in `body`.
create table arrival (
  num integer primary key,
  id text not null unique,
  state text not null,
  is_open bigint not null,
  revision bigint not null,
  job_key text not null,
  tracking_key text not null,
  due_ms bigint,
  body text not null
);
create index arrival_open on arrival (is_open, num);
create index arrival_job on arrival (job_key) where is_open = 1;
create index arrival_tracking on arrival (tracking_key) where is_open = 1;
create index arrival_due on arrival (due_ms, num) where due_ms is not null;

create table arrival_drive (
  serial_key text not null,
  num integer not null references arrival (num),
  primary key (serial_key, num)
);

insert into counter (name, value) values ('arrival', 0);
