-- Tells two windows apart in which somebody writes the same proposal.
alter table proposal add column version int not null default 0;
