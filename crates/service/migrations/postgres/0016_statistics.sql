-- How common a fragment is decides how it is looked for. By the hundred samples that PostgreSQL takes unasked, whatever is
-- in one of them seems to be in every hundredth job.
alter table job_search alter column text set statistics 1000;
