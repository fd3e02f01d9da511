-- The language a person is written to, as a tag; null until they chose one or signed in with a browser that asks for one.
alter table person add column language text;
