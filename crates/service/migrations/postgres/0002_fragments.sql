-- Folded text, in which any fragment of three characters or more is found by its trigrams. The extension comes with
-- PostgreSQL and may be made by whoever owns the database.
create extension if not exists pg_trgm;
create table job_search (job_id bigint primary key, text text not null);
create index job_search_text on job_search using gin (text gin_trgm_ops);
