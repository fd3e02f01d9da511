-- Which rows are under which key: the id and the point that a cipher begins with.
create index bitlocker_key_under on bitlocker_key (substr(cipher, 1, 9));
