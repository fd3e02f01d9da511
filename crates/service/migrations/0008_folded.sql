-- What people are found by: name, e-mail address and subscriptions, folded by the service, as the databases fold
-- differently (and SQLite ASCII only). Empty until the service has written it.
alter table person add column folded text not null default '';
