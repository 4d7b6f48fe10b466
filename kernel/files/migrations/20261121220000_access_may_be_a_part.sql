-- What an office may see of a file. null: all that an office working on it sees. Otherwise the parts that its step needs, by name
-- (TEXT, LINKS, PLACE, CHILD, NOTES, INFORMANT); rooms show nothing else to it.
alter table files.access add column parts text[] check (parts is null or cardinality(parts) > 0);
