-- Under which numbers a job's drives went back: the carrier's number without what tells jobs in one box apart.
create table job_return (
  job_id integer not null references job (id) on delete cascade,
  number_key text not null,
  carrier text not null,
  sent_ms bigint not null,
  primary key (job_id, number_key)
);
create index job_return_number on job_return (number_key, sent_ms);
