-- Edits on their way: kept by what the office calls the record, so that they outlive a replica that is read anew.

DROP INDEX outbox_waiting;
DROP INDEX outbox_record;
DROP TABLE conflict;
DROP TABLE attempt;
ALTER TABLE outbox RENAME TO earlier_outbox;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id TEXT NOT NULL UNIQUE,
    agent TEXT NOT NULL,
    office TEXT NOT NULL,
    entity TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL,
    base TEXT NOT NULL,
    base_revision TEXT NOT NULL,
    group_id TEXT NOT NULL,
    title TEXT NOT NULL,
    customer TEXT NOT NULL,
    made_at TEXT NOT NULL,
    edit_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- Projected until the replica itself shows what was applied.
    is_shown INTEGER NOT NULL DEFAULT 1,
    attempts INTEGER NOT NULL DEFAULT 0,
    refusals INTEGER NOT NULL DEFAULT 0,
    first_sent_at TEXT,
    last_sent_at TEXT,
    not_before TEXT,
    trouble TEXT NOT NULL DEFAULT '',
    details TEXT NOT NULL DEFAULT '{}',
    proof TEXT NOT NULL DEFAULT '{}'
);
-- No earlier desk could send; whatever stands there is shown to the agent with its words.
INSERT INTO outbox (seq, edit_id, agent, office, entity, record, kind, fields, base, base_revision, group_id, title,
    customer, made_at, edit_version, state, is_shown, trouble)
    SELECT seq, edit_id, agent, office, 'tickets', '', 'comment', patch, base, base_revision, '', kind,
        '', created_at, 0, 'refused', 0, 'made_by_another_version' FROM earlier_outbox;
DROP TABLE earlier_outbox;
CREATE INDEX outbox_open ON outbox (office, entity, record, seq) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_line ON outbox (office, seq) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_unlooked ON outbox (office, not_before) WHERE state = 'applied' AND not_before IS NOT NULL;
CREATE INDEX outbox_unsettled ON outbox (state, seq) WHERE state NOT IN ('applied', 'withdrawn', 'replaced');
CREATE INDEX outbox_shown ON outbox (office, entity, record, seq) WHERE is_shown;

-- Which edits have to be applied before this one, because it builds upon what they make.
CREATE TABLE outbox_need (
    seq INTEGER NOT NULL REFERENCES outbox (seq),
    edit_id TEXT NOT NULL,
    PRIMARY KEY (seq, edit_id)
) WITHOUT ROWID;
CREATE INDEX outbox_need_edit ON outbox_need (edit_id);

CREATE TABLE attempt (
    seq INTEGER NOT NULL REFERENCES outbox (seq),
    n INTEGER NOT NULL,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (seq, n)
) WITHOUT ROWID;

CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seq INTEGER NOT NULL REFERENCES outbox (seq),
    field TEXT NOT NULL,
    base TEXT,
    mine TEXT,
    theirs TEXT,
    their_author TEXT NOT NULL DEFAULT '',
    their_when TEXT,
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open',
    settled_by TEXT NOT NULL DEFAULT '',
    settled_at TEXT,
    resolution TEXT NOT NULL DEFAULT ''
);
CREATE INDEX conflict_seq ON conflict (seq);
CREATE INDEX conflict_news ON conflict (seq) WHERE state = 'open' AND reason <> '';

-- What the desk called something it made, and what its office calls it; never used again for anything else.
CREATE TABLE id_map (
    office TEXT NOT NULL,
    entity TEXT NOT NULL,
    local TEXT NOT NULL,
    remote TEXT,
    local_id INTEGER,
    PRIMARY KEY (office, local)
) WITHOUT ROWID;
CREATE INDEX id_map_remote ON id_map (office, remote) WHERE remote IS NOT NULL;

-- Who may send for this store: one process at a time, known by a number that only grows.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    fence INTEGER NOT NULL,
    holder TEXT NOT NULL,
    renewed_at TEXT NOT NULL
) WITHOUT ROWID;

-- Which kinds of edit each office takes.
ALTER TABLE office ADD COLUMN takes TEXT NOT NULL DEFAULT '';
ALTER TABLE interaction ADD COLUMN outcome TEXT NOT NULL DEFAULT '';

ALTER TABLE ticket ADD COLUMN client_ref TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_order ADD COLUMN deliver_to TEXT;
ALTER TABLE article ADD COLUMN source TEXT NOT NULL DEFAULT '';
CREATE INDEX ticket_client_ref ON ticket (client_ref) WHERE client_ref <> '';

-- Records as they look with the edits that wait laid over them; few, and made anew whenever either side moves.
CREATE TABLE ticket_pending AS SELECT * FROM ticket WHERE 0;
CREATE UNIQUE INDEX ticket_pending_id ON ticket_pending (id);
CREATE INDEX ticket_pending_party ON ticket_pending (party_id);
CREATE TABLE sales_order_pending AS SELECT * FROM sales_order WHERE 0;
CREATE UNIQUE INDEX sales_order_pending_id ON sales_order_pending (id);
CREATE INDEX sales_order_pending_party ON sales_order_pending (party_id);

-- Numbers and mail addresses that wait to be sent find their customer, too.
CREATE TABLE contact_pending (
    party_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (party_id, field)
) WITHOUT ROWID;
CREATE INDEX contact_pending_key ON contact_pending (key, party_id) WHERE key <> '';

DROP VIEW ticket_projected;
CREATE VIEW ticket_projected AS
    SELECT * FROM ticket AS t WHERE NOT EXISTS (SELECT 1 FROM ticket_pending AS p WHERE p.id = t.id)
    UNION ALL SELECT * FROM ticket_pending;
DROP VIEW sales_order_projected;
CREATE VIEW sales_order_projected AS
    SELECT o.*, p.remote_id AS customer_remote FROM sales_order o JOIN party p ON p.id = o.party_id
        WHERE NOT EXISTS (SELECT 1 FROM sales_order_pending AS w WHERE w.id = o.id)
    UNION ALL
    SELECT w.*, p.remote_id AS customer_remote FROM sales_order_pending w JOIN party p ON p.id = w.party_id;

-- Every office tells its tickets and orders again.
UPDATE ticket SET digest = x'';
UPDATE sales_order SET digest = x'';
DELETE FROM cursor;
