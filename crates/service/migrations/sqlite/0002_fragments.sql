-- Folded text, of which each row's number is the job's. Without positions: half the size, and a fragment of several
-- trigrams is looked up in the text itself.
create virtual table job_search using fts5 (text, tokenize = 'trigram case_sensitive 1', detail = none);
