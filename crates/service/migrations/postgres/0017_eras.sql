-- Spans of numbers that a job belongs to, of 8,192 to 1,048,576: beside a text's trigrams in one index, so that a fragment
-- is looked for among the newest jobs first, without what older ones have of it. See `store/search/eras.rs`.
create function job_eras(id bigint) returns bigint[] language sql immutable strict parallel safe as
$$ select array[
  id >> 13 << 5 | 13, id >> 16 << 5 | 16, id >> 18 << 5 | 18, id >> 20 << 5 | 20
] $$;
drop index job_search_text;
-- Without a list of what is yet to be put into the index: each search would read it whole, several times.
create index job_search_text on job_search using gin (job_eras(job_id), text gin_trgm_ops) with (fastupdate = off);
-- How common a fragment is no longer decides how it is looked for; more samples only lengthen the planning.
alter table job_search alter column text set statistics -1;
