-- What support looks for. The index of fragments is each database's own (sqlite/ and postgres/ beside this file); what
-- uses it is store/search/index.rs.

alter table job add column since_ms bigint not null default 0;
alter table job add column turn text not null default '';
alter table job add column company_key text not null default '';
create index job_all_changed on job (changed_ms, id);
create index job_all_name on job (name_key, id);
create index job_all_state on job (state, id);
create index job_state_since on job (state, since_ms, id);
create index job_all_since on job (since_ms, id);
create index job_all_company on job (company_key, id);

-- A job is in a queue from a moment on, which may lie ahead: nothing needs to be written when it comes.
create table job_queue (
  job_id integer not null references job (id) on delete cascade,
  queue text not null,
  from_ms bigint not null,
  primary key (job_id, queue)
);
create index job_queue_from on job_queue (queue, from_ms, job_id);

-- Whom of staff looked at whose job, once a minute at most. Stays when the job is deleted, as its timeline does.
create table look (
  job_id integer not null,
  person text not null,
  minute bigint not null,
  at_ms bigint not null,
  who text not null,
  primary key (job_id, person, minute)
);
