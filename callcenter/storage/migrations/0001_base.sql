-- What offices said (replica), what agents did (outbox, drafts, audit), and where reading stopped (cursor).

CREATE TABLE sequence (kind TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE office (
    name TEXT PRIMARY KEY,
    gives TEXT NOT NULL DEFAULT '',
    last_good TEXT,
    trouble TEXT NOT NULL DEFAULT '',
    details TEXT NOT NULL DEFAULT '{}',
    since TEXT,
    clock_offset REAL,
    identity TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE cursor (
    office TEXT NOT NULL,
    feed TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    stamp TEXT,
    id INTEGER NOT NULL DEFAULT 0,
    token TEXT NOT NULL DEFAULT '',
    read_at TEXT,
    completed_at TEXT,
    reconciled_at TEXT,
    reconcile_seconds REAL,
    PRIMARY KEY (office, feed)
) WITHOUT ROWID;

-- A customer of the desk stands over one or more records of offices (parties).
CREATE TABLE customer (id INTEGER PRIMARY KEY) ;

CREATE TABLE party (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    is_stub INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    tier TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    is_company INTEGER NOT NULL DEFAULT 0,
    is_active INTEGER NOT NULL DEFAULT 1,
    alert TEXT NOT NULL DEFAULT '',
    categories TEXT NOT NULL DEFAULT '[]',
    revision TEXT NOT NULL DEFAULT '',
    digest BLOB NOT NULL DEFAULT x'',
    fetched_at TEXT NOT NULL,
    refreshed_at TEXT,
    UNIQUE (office, remote_id)
);
CREATE INDEX party_home ON party (office, home);
CREATE INDEX party_customer ON party (customer_id);
CREATE INDEX party_number ON party (number) WHERE number <> '';

CREATE TABLE contact_point (
    party_id INTEGER NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    verified INTEGER NOT NULL,
    PRIMARY KEY (party_id, position)
) WITHOUT ROWID;
CREATE INDEX contact_point_key ON contact_point (key, party_id) WHERE key <> '';

CREATE TABLE postal_address (
    party_id INTEGER NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    street TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    subdivision TEXT NOT NULL,
    country TEXT NOT NULL,
    name TEXT NOT NULL,
    is_delivery INTEGER NOT NULL,
    is_invoice INTEGER NOT NULL,
    PRIMARY KEY (party_id, position)
) WITHOUT ROWID;

CREATE TABLE identifier (
    party_id INTEGER NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (party_id, position)
) WITHOUT ROWID;

-- What belongs to a customer lies together under the party, so that a screen pop reads few pages.
CREATE TABLE sales_order (
    party_id INTEGER NOT NULL REFERENCES party (id),
    id INTEGER NOT NULL,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    number TEXT NOT NULL,
    placed_on TEXT,
    state TEXT NOT NULL,
    currency TEXT NOT NULL,
    total TEXT NOT NULL,
    reference TEXT NOT NULL,
    office_state TEXT NOT NULL,
    is_return INTEGER NOT NULL,
    origin TEXT NOT NULL,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (party_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX sales_order_id ON sales_order (id);
CREATE UNIQUE INDEX sales_order_remote ON sales_order (office, home, remote_id);
CREATE INDEX sales_order_number ON sales_order (number) WHERE number <> '';
CREATE INDEX sales_order_reference ON sales_order (reference) WHERE reference <> '';

CREATE TABLE order_line (
    party_id INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    product TEXT,
    product_code TEXT NOT NULL,
    description TEXT NOT NULL,
    ordered TEXT NOT NULL,
    shipped TEXT,
    invoiced TEXT,
    unit TEXT NOT NULL,
    unit_price TEXT,
    PRIMARY KEY (party_id, owner, position)
) WITHOUT ROWID;

CREATE TABLE shipment (
    party_id INTEGER NOT NULL REFERENCES party (id),
    id INTEGER NOT NULL,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    customer TEXT,
    orders TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    carrier TEXT NOT NULL,
    warehouse TEXT NOT NULL,
    promised TEXT,
    estimated TEXT,
    shipped TEXT,
    delivered TEXT,
    destination_country TEXT NOT NULL,
    is_return INTEGER NOT NULL,
    knows_events INTEGER NOT NULL,
    office_state TEXT NOT NULL,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (party_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX shipment_id ON shipment (id);
CREATE UNIQUE INDEX shipment_remote ON shipment (office, home, remote_id);
CREATE INDEX shipment_number ON shipment (number) WHERE number <> '';

CREATE TABLE package (
    party_id INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    number TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    tracking_url TEXT NOT NULL,
    PRIMARY KEY (party_id, owner, position)
) WITHOUT ROWID;
CREATE INDEX package_tracking ON package (tracking_number) WHERE tracking_number <> '';

CREATE TABLE shipped_line (
    party_id INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    position INTEGER NOT NULL,
    order_line TEXT NOT NULL,
    product_code TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity TEXT NOT NULL,
    PRIMARY KEY (party_id, owner, position)
) WITHOUT ROWID;

CREATE TABLE tracking_event (
    party_id INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    "where" TEXT NOT NULL,
    PRIMARY KEY (party_id, owner, position)
) WITHOUT ROWID;

CREATE TABLE invoice (
    party_id INTEGER NOT NULL REFERENCES party (id),
    id INTEGER NOT NULL,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_on TEXT,
    due_on TEXT,
    state TEXT NOT NULL,
    currency TEXT NOT NULL,
    total TEXT NOT NULL,
    open_amount TEXT NOT NULL,
    orders TEXT NOT NULL,
    reference TEXT NOT NULL,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (party_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX invoice_id ON invoice (id);
CREATE UNIQUE INDEX invoice_remote ON invoice (office, home, remote_id);
CREATE INDEX invoice_number ON invoice (number) WHERE number <> '';

CREATE TABLE ticket (
    party_id INTEGER NOT NULL REFERENCES party (id),
    id INTEGER NOT NULL,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    customer TEXT,
    number TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    queue TEXT NOT NULL,
    owner TEXT NOT NULL,
    priority INTEGER NOT NULL,
    is_complaint INTEGER NOT NULL,
    text TEXT NOT NULL,
    "order" TEXT,
    opened_at TEXT,
    due_at TEXT,
    closed_at TEXT,
    closed_by_article TEXT,
    office_state TEXT NOT NULL,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (party_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX ticket_id ON ticket (id);
CREATE UNIQUE INDEX ticket_remote ON ticket (office, home, remote_id);
CREATE INDEX ticket_number ON ticket (number) WHERE number <> '';
CREATE INDEX ticket_waiting ON ticket (owner, due_at) WHERE is_open;
CREATE INDEX ticket_waiting_all ON ticket (due_at) WHERE is_open;

CREATE TABLE message (
    party_id INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (party_id, owner, position)
) WITHOUT ROWID;

CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    UNIQUE (office, home, remote_id)
);
CREATE INDEX product_code ON product (code) WHERE code <> '';

CREATE TABLE stock_level (
    id INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    product TEXT NOT NULL,
    warehouse TEXT NOT NULL,
    on_hand TEXT NOT NULL,
    available TEXT NOT NULL,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    UNIQUE (office, home, remote_id)
);
CREATE INDEX stock_level_product ON stock_level (office, product);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    home TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    topics TEXT NOT NULL,
    url TEXT NOT NULL,
    changed_at TEXT,
    revision TEXT NOT NULL,
    digest BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    UNIQUE (office, home, remote_id)
);

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer (id),
    channel TEXT NOT NULL,
    number TEXT NOT NULL,
    agent TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    summary TEXT NOT NULL
);
CREATE INDEX interaction_customer ON interaction (customer_id, started_at);

-- Removed records stay here for a week.
CREATE TABLE bin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    removed_at TEXT NOT NULL,
    office TEXT NOT NULL,
    kind TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX bin_removed ON bin (removed_at);

-- Edits that no office has confirmed yet: the only replica-like thing a use-case writes.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id TEXT NOT NULL UNIQUE,
    agent TEXT NOT NULL,
    office TEXT NOT NULL,
    entity TEXT NOT NULL,
    local_id INTEGER,
    kind TEXT NOT NULL,
    patch TEXT NOT NULL,
    base TEXT NOT NULL,
    base_revision TEXT NOT NULL DEFAULT '',
    preconditions TEXT NOT NULL DEFAULT '{}',
    depends_on INTEGER REFERENCES outbox (seq),
    group_id TEXT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    first_sent_at TEXT,
    last_sent_at TEXT,
    not_before TEXT,
    edit_version INTEGER NOT NULL,
    last_error TEXT NOT NULL DEFAULT '',
    last_error_text TEXT NOT NULL DEFAULT '',
    proof TEXT
);
CREATE INDEX outbox_waiting ON outbox (state, office, seq);
CREATE INDEX outbox_record ON outbox (entity, local_id, seq);

CREATE TABLE attempt (
    seq INTEGER NOT NULL REFERENCES outbox (seq),
    n INTEGER NOT NULL,
    sent_at TEXT NOT NULL,
    finished_at TEXT,
    method TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    status INTEGER,
    body_sha256 TEXT NOT NULL DEFAULT '',
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
    state TEXT NOT NULL,
    resolved_by TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL DEFAULT ''
);

CREATE TABLE draft (
    agent TEXT NOT NULL,
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    place INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (agent, subject, field)
) WITHOUT ROWID;

CREATE TABLE audit (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    agent TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);

-- Screens read these; pending edits will be laid over the replica here.
CREATE VIEW party_projected AS SELECT * FROM party;
CREATE VIEW sales_order_projected AS
    SELECT o.*, p.remote_id AS customer_remote FROM sales_order o JOIN party p ON p.id = o.party_id;
CREATE VIEW shipment_projected AS SELECT * FROM shipment;
CREATE VIEW invoice_projected AS
    SELECT i.*, p.remote_id AS customer_remote FROM invoice i JOIN party p ON p.id = i.party_id;
CREATE VIEW ticket_projected AS SELECT * FROM ticket;
