-- Indexes for finding by anything, and whom an agent picked when several customers shared a number.

CREATE VIRTUAL TABLE party_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '1 2 3', detail = none
);
CREATE VIRTUAL TABLE party_digits USING fts5 (digits, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE ticket_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'porter unicode61', prefix = '2 3'
);
CREATE VIRTUAL TABLE article_title USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'porter unicode61'
);
CREATE VIRTUAL TABLE article_body USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'porter unicode61'
);

CREATE TABLE caller_choice (
    key TEXT PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    at TEXT NOT NULL
) WITHOUT ROWID;

-- What is held already comes again from the offices, and is made findable then.
UPDATE party SET digest = x'';
UPDATE ticket SET digest = x'';
UPDATE article SET digest = x'';
DELETE FROM cursor;
