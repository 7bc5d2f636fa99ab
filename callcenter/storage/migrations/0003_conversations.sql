-- What real ticket offices and wikis tell beyond plain words.

ALTER TABLE ticket ADD COLUMN sla TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN fields TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN requestors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE message ADD COLUMN html TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE article ADD COLUMN html TEXT NOT NULL DEFAULT '';

DROP VIEW ticket_projected;
CREATE VIEW ticket_projected AS SELECT * FROM ticket;

-- Every office tells its tickets and articles again.
UPDATE ticket SET digest = x'';
UPDATE article SET digest = x'';
DELETE FROM cursor;
