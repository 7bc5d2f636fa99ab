-- Records of several offices become one customer: what was joined, parted or refused, by whom, and for which reasons.

CREATE TABLE link_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    agent TEXT NOT NULL,
    undone_by INTEGER,
    confirmed_by INTEGER
);
CREATE INDEX link_act_confirmed ON link_act (confirmed_by) WHERE confirmed_by IS NOT NULL;

-- Which records an act moved from one customer to another; read backwards it undoes the act.
CREATE TABLE link_move (
    act INTEGER NOT NULL REFERENCES link_act (id),
    party_id INTEGER NOT NULL REFERENCES party (id),
    before INTEGER NOT NULL REFERENCES customer (id),
    after INTEGER NOT NULL REFERENCES customer (id),
    PRIMARY KEY (act, party_id)
) WITHOUT ROWID;
CREATE INDEX link_move_party ON link_move (party_id);
CREATE INDEX link_move_before ON link_move (before, act);
CREATE INDEX link_move_after ON link_move (after, act);

-- What two records had in common when an act joined them; gone_at says since when it no longer speaks for one person.
CREATE TABLE link_evidence (
    act INTEGER NOT NULL REFERENCES link_act (id),
    one INTEGER NOT NULL REFERENCES party (id),
    other INTEGER NOT NULL REFERENCES party (id),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    doubt TEXT NOT NULL,
    found_at TEXT NOT NULL,
    gone_at TEXT,
    PRIMARY KEY (act, one, other, kind, key)
) WITHOUT ROWID;
CREATE INDEX link_evidence_key ON link_evidence (key);
CREATE INDEX link_evidence_pair ON link_evidence (one, other);
CREATE INDEX link_evidence_gone ON link_evidence (act) WHERE gone_at IS NOT NULL;

-- Two records a person keeps apart, and the keys they had in common then.
CREATE TABLE link_apart (
    act INTEGER NOT NULL REFERENCES link_act (id),
    one INTEGER NOT NULL REFERENCES party (id),
    other INTEGER NOT NULL REFERENCES party (id),
    keys TEXT NOT NULL,
    lifted_by INTEGER,
    PRIMARY KEY (act, one, other)
) WITHOUT ROWID;
CREATE INDEX link_apart_one ON link_apart (one);
CREATE INDEX link_apart_other ON link_apart (other);
CREATE INDEX link_apart_lifted ON link_apart (lifted_by) WHERE lifted_by IS NOT NULL;

-- Keys that several records hold and the rule has still to look at.
CREATE TABLE link_queue (key TEXT PRIMARY KEY) WITHOUT ROWID;

-- Customer numbers that tickets name, by the record their customer is.
CREATE TABLE named_number (
    party_id INTEGER NOT NULL REFERENCES party (id),
    ticket_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (party_id, ticket_id, number)
) WITHOUT ROWID;
CREATE INDEX named_number_number ON named_number (number, party_id);

-- Every office tells its customers and tickets again, some with more than before.
UPDATE party SET digest = x'';
UPDATE ticket SET digest = x'';
DELETE FROM cursor;
