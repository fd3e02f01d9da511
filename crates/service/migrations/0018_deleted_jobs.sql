-- Whose each deleted job was: its timeline and the looks at it stay as long as its subscription does, and go with it.
create table deleted_job (job_id integer primary key, subscription text not null);
create index deleted_job_subscription on deleted_job (subscription, job_id);
insert into deleted_job (job_id, subscription) select distinct job_id, subscription from change
  where kind = 'gone' and job_id not in (select id from job);

-- What subscriptions that were removed before have left behind.
delete from notice where subscription <> '' and lower(subscription) not in (select id from subscription);
delete from change where subscription <> '' and subscription not in (select id from subscription);
