-- Mail that opens something ('sign-in-link', 'address-code') is written when it is sent: its code is in the database only
-- as a hash. `lang` is the language it is written in. The service empties such mail of earlier versions that waits.
alter table mail add column opens text;
alter table mail add column lang text;
