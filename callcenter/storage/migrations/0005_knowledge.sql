-- Which articles closed tickets, what agents say of articles, and what they missed.

-- Closed tickets that name an article: their words, and the article as the ticket names it (an id of the same office,
-- the address of an article, or an id of another office).
CREATE VIRTUAL TABLE solved_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'porter unicode61'
);
CREATE TABLE solved (
    ticket INTEGER NOT NULL,
    office TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (ticket, office, article)
) WITHOUT ROWID;
CREATE INDEX article_remote ON article (remote_id, office);
CREATE INDEX article_url ON article (url) WHERE url <> '';

-- One row for each time an agent says something of an article; it names the article as its office does, so that it
-- outlives an article that goes and comes back.
CREATE TABLE article_feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office TEXT NOT NULL,
    article TEXT NOT NULL,
    verdict TEXT NOT NULL,
    agent TEXT NOT NULL,
    at TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    customer_id INTEGER,
    ticket_id INTEGER
);
CREATE INDEX article_feedback_article ON article_feedback (office, article);
CREATE INDEX article_feedback_ticket ON article_feedback (ticket_id) WHERE ticket_id IS NOT NULL;

CREATE TABLE knowledge_gap (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    agent TEXT NOT NULL,
    words TEXT NOT NULL,
    note TEXT NOT NULL,
    customer_id INTEGER,
    ticket_id INTEGER
);

-- Articles that agents wrote and no office has taken yet.
CREATE TABLE article_proposal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    agent TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    topics TEXT NOT NULL,
    ticket_id INTEGER
);

-- Every office tells its tickets and articles again.
UPDATE ticket SET digest = x'';
UPDATE article SET digest = x'';
DELETE FROM cursor;
