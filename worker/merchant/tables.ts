/**
 * The tables of one merchant's object. Times are milliseconds UTC, amounts minor units. `events`, `ledger`,
 * `tenders`, `latitude_used`, `policies`, `policy_live`, `policy_log`, `connections` and `dead_letter_log` are append-only;
 * everything else is the present.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE settings (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE staff (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1) STRICT;
  CREATE TABLE policies (hash TEXT PRIMARY KEY, json TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  -- Which version was live from when: terms are pinned to the order's date.
  CREATE TABLE policy_live (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL REFERENCES policies, since INTEGER NOT NULL) STRICT;

  -- What was seen of an order: the newest facts, and bounds on the refunds that were not ours.
  CREATE TABLE orders (id TEXT PRIMARY KEY, iat INTEGER NOT NULL, facts TEXT NOT NULL, refunds TEXT NOT NULL,
    customer TEXT, email_hash TEXT NOT NULL) STRICT;
  CREATE INDEX orders_customer ON orders (customer);
  CREATE INDEX orders_email ON orders (email_hash);

  CREATE TABLE cases (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, order_id TEXT NOT NULL REFERENCES orders,
    version INTEGER NOT NULL, opened_at INTEGER NOT NULL, lang TEXT NOT NULL, text TEXT NOT NULL, answers TEXT NOT NULL,
    reading TEXT NOT NULL, terms_hash TEXT NOT NULL, risk_hash TEXT NOT NULL, last_seq INTEGER NOT NULL,
    due_who TEXT, due_at INTEGER, unanswered INTEGER NOT NULL DEFAULT 0,
    lease_staff TEXT REFERENCES staff, lease_until INTEGER) STRICT;
  CREATE INDEX cases_of_order ON cases (order_id, opened_at);
  CREATE INDEX queue ON cases (due_at, id) WHERE due_who = 'staff';

  CREATE TABLE items (
    case_id TEXT NOT NULL REFERENCES cases, id TEXT NOT NULL, order_id TEXT NOT NULL, line_id TEXT NOT NULL,
    quantity INTEGER NOT NULL, reason TEXT NOT NULL, lane TEXT NOT NULL, state TEXT NOT NULL, chosen TEXT,
    wish TEXT, contested INTEGER NOT NULL DEFAULT 0, declined_by TEXT, offered_by TEXT, note TEXT,
    -- What is on the screen, and the decision as it was made: with its facts, so that it can be made again.
    offers TEXT NOT NULL, declined TEXT NOT NULL, decision TEXT NOT NULL, lapses_at INTEGER,
    PRIMARY KEY (case_id, id)) STRICT, WITHOUT ROWID;
  CREATE INDEX items_of_order ON items (order_id);
  CREATE INDEX lapsing ON items (lapses_at) WHERE lapses_at IS NOT NULL;

  CREATE TABLE events (case_id TEXT NOT NULL REFERENCES cases, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
    event TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (case_id, seq)) STRICT, WITHOUT ROWID;

  CREATE TABLE ledger (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, order_id TEXT NOT NULL,
    line_id TEXT NOT NULL, case_id TEXT NOT NULL, item_id TEXT NOT NULL, settlement_id TEXT, remedy TEXT NOT NULL,
    currency TEXT NOT NULL, amount INTEGER NOT NULL, shipping INTEGER NOT NULL, value INTEGER NOT NULL,
    automatic INTEGER NOT NULL, customer_id TEXT, email_hash TEXT NOT NULL, test INTEGER NOT NULL) STRICT;
  CREATE INDEX ledger_order ON ledger (order_id);
  CREATE INDEX ledger_day ON ledger (day, currency) WHERE automatic = 1;
  CREATE INDEX ledger_customer ON ledger (customer_id, at) WHERE automatic = 1;
  CREATE INDEX ledger_email ON ledger (email_hash, at) WHERE automatic = 1;

  CREATE TABLE settlements (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, item_id TEXT NOT NULL, order_id TEXT NOT NULL, remedy TEXT NOT NULL,
    amount INTEGER NOT NULL, bonus INTEGER NOT NULL, offer TEXT NOT NULL, automatic INTEGER NOT NULL, state TEXT NOT NULL,
    connector TEXT NOT NULL, created_at INTEGER NOT NULL, not_before INTEGER NOT NULL, deadline INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
    reference TEXT, credit_code TEXT, expected_by TEXT, problem TEXT, ended_at INTEGER) STRICT;
  CREATE INDEX settlements_of_case ON settlements (case_id);
  CREATE INDEX settlements_of_order ON settlements (order_id) WHERE state IN ('scheduled', 'sending');

  -- What is to leave the object. A row is leased before the call and goes when it has arrived.
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, channel TEXT NOT NULL, subject TEXT NOT NULL, payload TEXT NOT NULL, due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, dead INTEGER NOT NULL DEFAULT 0, problem TEXT) STRICT;
  CREATE INDEX outbox_due ON outbox (channel, due_at) WHERE dead = 0;

  CREATE TABLE answers (scope TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, status INTEGER NOT NULL,
    body TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (scope, key)) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_age ON answers (at);

  CREATE TABLE case_keys (hash TEXT PRIMARY KEY, case_id TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE sign_in_codes (email TEXT NOT NULL, caller TEXT NOT NULL, hash TEXT NOT NULL, until INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (email, caller)) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (hash TEXT PRIMARY KEY, staff_id TEXT NOT NULL REFERENCES staff, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE rates (name TEXT PRIMARY KEY, since INTEGER NOT NULL, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE cases ADD COLUMN rank INTEGER NOT NULL DEFAULT 2;
  ALTER TABLE cases ADD COLUMN follow_up_at INTEGER;
  ALTER TABLE cases ADD COLUMN satisfied TEXT;
  UPDATE cases SET rank = 0 WHERE json_extract(reading, '$.safety') IS NOT NULL;
  DROP INDEX queue;
  -- Danger first, then what wasn't right after all, then the rest; each by its promised time.
  CREATE INDEX queue ON cases (rank, due_at, id) WHERE due_who = 'staff';
  CREATE INDEX following_up ON cases (follow_up_at) WHERE follow_up_at IS NOT NULL;
  ALTER TABLE items ADD COLUMN asked TEXT;
  -- The lapse that a reminder was sent of, and when the next reminder is due.
  ALTER TABLE items ADD COLUMN reminded INTEGER;
  ALTER TABLE items ADD COLUMN remind_at INTEGER;
  CREATE INDEX reminding ON items (remind_at) WHERE remind_at IS NOT NULL;
  ALTER TABLE settlements ADD COLUMN promised_by TEXT NOT NULL DEFAULT 'shopper';
  ALTER TABLE settlements ADD COLUMN undo_until INTEGER;

  -- Photos by their ids; the bytes are behind the photo port. Without a case it is an upload that nothing names yet.
  CREATE TABLE evidence (id TEXT PRIMARY KEY, order_id TEXT NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
    size INTEGER NOT NULL, sha256 TEXT NOT NULL, look TEXT, case_id TEXT, item_id TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX evidence_of_case ON evidence (case_id) WHERE case_id IS NOT NULL;
  CREATE INDEX evidence_unused ON evidence (at) WHERE case_id IS NULL;
  CREATE INDEX evidence_seen ON evidence (sha256);
  CREATE INDEX evidence_look ON evidence (look) WHERE look IS NOT NULL;
  `,
  `
  -- Who made which version live, or pressed the kill switch, and when: append-only.
  CREATE TABLE policy_log (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT REFERENCES staff, event TEXT NOT NULL,
    hash TEXT REFERENCES policies, note TEXT, checked TEXT) STRICT;
  INSERT INTO policy_log (at, event, hash) SELECT since, 'published', hash FROM policy_live ORDER BY seq;
  -- A version is for ever: decisions name it, and are made again by it.
  CREATE TRIGGER policies_stay BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
  CREATE TRIGGER policies_last BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
  CREATE TRIGGER policies_once BEFORE INSERT ON policies WHEN EXISTS (SELECT 1 FROM policies WHERE hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
  CREATE TRIGGER live_stays BEFORE UPDATE ON policy_live BEGIN SELECT RAISE(ABORT, 'what was live stays so'); END;
  CREATE TRIGGER live_lasts BEFORE DELETE ON policy_live BEGIN SELECT RAISE(ABORT, 'what was live stays so'); END;
  CREATE TRIGGER log_stays BEFORE UPDATE ON policy_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER log_lasts BEFORE DELETE ON policy_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  `,
  `
  -- Withdrawals by law, each with its receipt. Without an end one waits for a person to find its order.
  CREATE TABLE withdrawals (id TEXT PRIMARY KEY, received_at INTEGER NOT NULL, name TEXT NOT NULL, contact TEXT NOT NULL,
    contract TEXT NOT NULL, lang TEXT NOT NULL, receipt TEXT NOT NULL, order_id TEXT, case_id TEXT REFERENCES cases,
    staff_id TEXT REFERENCES staff, answer TEXT, ended_at INTEGER) STRICT, WITHOUT ROWID;
  CREATE INDEX withdrawals_unmatched ON withdrawals (received_at, id) WHERE ended_at IS NULL;
  CREATE INDEX orders_number ON orders (json_extract(facts, '$.number'));
  -- A case withdrawn from by law: since when, and when its dates next ask for somebody.
  ALTER TABLE cases ADD COLUMN declared_at INTEGER;
  ALTER TABLE cases ADD COLUMN lawful_at INTEGER;
  CREATE INDEX lawful ON cases (lawful_at) WHERE lawful_at IS NOT NULL;
  -- After danger and before the others there is room for what the law wants within days.
  UPDATE cases SET rank = rank + 1 WHERE rank > 0;
  `,
  `
  -- Links that have run out go with each alarm, however many there are that haven't.
  CREATE INDEX case_keys_age ON case_keys (until);
  `,
  `
  -- The little extra shown with an item, the variant chosen in an exchange, and how far goods are on their way back.
  ALTER TABLE items ADD COLUMN extra TEXT;
  ALTER TABLE items ADD COLUMN variant TEXT;
  ALTER TABLE items ADD COLUMN goods TEXT;
  ALTER TABLE settlements ADD COLUMN variant TEXT;
  ALTER TABLE settlements ADD COLUMN extra TEXT;
  ALTER TABLE settlements ADD COLUMN extra_code TEXT;
  -- What the extra costs: part of the value, and how many a customer had is counted by it.
  ALTER TABLE ledger ADD COLUMN extra INTEGER NOT NULL DEFAULT 0;
  -- A photo sent when proof of the purchase was asked for.
  ALTER TABLE evidence ADD COLUMN proof INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Which rules on signals held for an item when it went to a person, what they found, what would have been given at
  -- once without them, and what the person made of it.
  CREATE TABLE signals_stood (case_id TEXT NOT NULL REFERENCES cases, item_id TEXT NOT NULL, rule TEXT NOT NULL,
    at INTEGER NOT NULL, got INTEGER NOT NULL, rate TEXT, at_once TEXT NOT NULL, outcome TEXT,
    wrong INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (case_id, item_id, rule)) STRICT, WITHOUT ROWID;
  -- How often each rule was right: a rule that stays the same keeps its count from version to version.
  CREATE TABLE signal_outcomes (rule TEXT PRIMARY KEY, sent INTEGER NOT NULL DEFAULT 0, upheld INTEGER NOT NULL DEFAULT 0,
    overturned INTEGER NOT NULL DEFAULT 0, marked INTEGER NOT NULL DEFAULT 0, noticed TEXT) STRICT, WITHOUT ROWID;
  -- How many items came, and how many of them a person looked at, by month and by group.
  CREATE TABLE review_counts (month TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, items INTEGER NOT NULL,
    persons INTEGER NOT NULL, PRIMARY KEY (month, kind, name)) STRICT, WITHOUT ROWID;
  `,
  `
  -- How far a remedy of several calls has come at its platform: a crash between two goes on after the last.
  ALTER TABLE settlements ADD COLUMN progress TEXT;
  `,
  `
  -- What staff gave above the policy. A person is the same under all accounts; what is released counts for its own day.
  CREATE TABLE latitude_used (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL,
    staff_id TEXT NOT NULL REFERENCES staff, person TEXT NOT NULL, case_id TEXT NOT NULL, item_id TEXT NOT NULL,
    currency TEXT NOT NULL, above INTEGER NOT NULL, approved_by TEXT REFERENCES staff, alone INTEGER NOT NULL) STRICT;
  CREATE INDEX latitude_day ON latitude_used (person, day, currency);
  CREATE INDEX latitude_case ON latitude_used (case_id);
  CREATE TRIGGER latitude_stays BEFORE UPDATE ON latitude_used BEGIN SELECT RAISE(ABORT, 'used is used'); END;
  CREATE TRIGGER latitude_lasts BEFORE DELETE ON latitude_used BEGIN SELECT RAISE(ABORT, 'used is used'); END;
  -- What waits for another person's approval, and whose latitude holds for what is offered or on its way.
  ALTER TABLE items ADD COLUMN proposal TEXT;
  ALTER TABLE items ADD COLUMN held TEXT;
  -- Before the usual ones there is room for what nobody answered.
  UPDATE cases SET rank = rank + 1 WHERE rank > 2;
  `,
  `
  -- The lead who approved what another proposed; and that one lead published what two should have seen, being the only one.
  ALTER TABLE policy_log ADD COLUMN second TEXT REFERENCES staff;
  ALTER TABLE policy_log ADD COLUMN alone INTEGER NOT NULL DEFAULT 0;

  -- What waits for a second lead: how it is to go live, the version it was made from, and which changes ask for it.
  CREATE TABLE policy_proposals (id TEXT PRIMARY KEY, kind TEXT NOT NULL, hash TEXT NOT NULL REFERENCES policies,
    at INTEGER NOT NULL, by TEXT NOT NULL REFERENCES staff, note TEXT, checked TEXT NOT NULL, reasons TEXT NOT NULL,
    bounds TEXT, ended_at INTEGER) STRICT;
  CREATE UNIQUE INDEX policy_awaiting ON policy_proposals ((1)) WHERE ended_at IS NULL;

  -- Candidates on trial, one of a kind at a time: a shadow decides without effect, a canary for a share of the orders.
  CREATE TABLE policy_trials (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, hash TEXT NOT NULL REFERENCES policies,
    since INTEGER NOT NULL, by TEXT REFERENCES staff, note TEXT, bounds TEXT, changed INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER) STRICT;
  CREATE UNIQUE INDEX trial_running ON policy_trials (kind) WHERE ended_at IS NULL;
  CREATE TABLE shadow_counts (trial INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, items INTEGER NOT NULL,
    PRIMARY KEY (trial, before, after)) STRICT, WITHOUT ROWID;
  CREATE TABLE shadow_differences (id INTEGER PRIMARY KEY, trial INTEGER NOT NULL, case_id TEXT NOT NULL, item_id TEXT NOT NULL,
    at INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, before_offers TEXT NOT NULL, after_offers TEXT NOT NULL) STRICT;
  -- Which of the two versions an order was given when its first case came during a trial: it keeps that.
  CREATE TABLE canary_orders (order_id TEXT NOT NULL, trial INTEGER NOT NULL, candidate INTEGER NOT NULL,
    PRIMARY KEY (order_id, trial)) STRICT, WITHOUT ROWID;
  CREATE TABLE canary_counts (trial INTEGER NOT NULL, candidate INTEGER NOT NULL, currency TEXT NOT NULL,
    items INTEGER NOT NULL, persons INTEGER NOT NULL, spent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (trial, candidate, currency)) STRICT, WITHOUT ROWID;
  -- What goes out by itself is counted where it is written down, so that no way of settling is forgotten.
  CREATE TRIGGER canary_spends AFTER INSERT ON ledger
    WHEN NEW.automatic = 1 AND NEW.test = 0 AND NEW.kind IN ('reserved', 'released') BEGIN
    UPDATE canary_counts SET spent = spent + CASE NEW.kind WHEN 'reserved' THEN NEW.value ELSE -NEW.value END
      WHERE currency = NEW.currency AND (trial, candidate) IN (SELECT trial, candidate FROM canary_orders
        JOIN policy_trials ON policy_trials.id = trial WHERE order_id = NEW.order_id AND ended_at IS NULL);
  END;
  `,
  `
  -- What brings goods back, and what became of what was in it.
  ALTER TABLE items ADD COLUMN parcel TEXT;
  `,
  `
  -- Which platform was connected or taken away, by whom: append-only, and without a key.
  CREATE TABLE connections (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT REFERENCES staff, event TEXT NOT NULL,
    kind TEXT NOT NULL) STRICT;
  CREATE TRIGGER connections_stay BEFORE UPDATE ON connections BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER connections_last BEFORE DELETE ON connections BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  -- Orders found by number and e-mail, each with the hash of the code that opens it; what was asked for is a hash too.
  CREATE TABLE look_ups (asked TEXT NOT NULL, caller TEXT NOT NULL, hash TEXT NOT NULL, facts TEXT NOT NULL,
    at INTEGER NOT NULL, until INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (asked, caller)) STRICT, WITHOUT ROWID;
  `,
  `
  -- Which payments a settlement's money goes back over, decided when it first goes out; null: no payment accounts for it.
  CREATE TABLE tenders (settlement_id TEXT NOT NULL REFERENCES settlements, seq INTEGER NOT NULL, payment TEXT,
    amount INTEGER NOT NULL CHECK (amount > 0), PRIMARY KEY (settlement_id, seq)) STRICT, WITHOUT ROWID;
  CREATE TRIGGER tenders_stay BEFORE UPDATE ON tenders BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER tenders_last BEFORE DELETE ON tenders BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

  CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_lasts BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  -- A settlement reserves once, ends once, and what was paid bounces once at most.
  CREATE UNIQUE INDEX ledger_reserved ON ledger (settlement_id) WHERE kind = 'reserved';
  CREATE UNIQUE INDEX ledger_ended ON ledger (settlement_id) WHERE kind IN ('paid', 'released');
  CREATE UNIQUE INDEX ledger_bounced ON ledger (settlement_id) WHERE kind = 'bounced';
  DROP TRIGGER canary_spends;
  CREATE TRIGGER canary_spends AFTER INSERT ON ledger
    WHEN NEW.automatic = 1 AND NEW.test = 0 AND NEW.kind IN ('reserved', 'released', 'bounced') BEGIN
    UPDATE canary_counts SET spent = spent + CASE NEW.kind WHEN 'reserved' THEN NEW.value ELSE -NEW.value END
      WHERE currency = NEW.currency AND (trial, candidate) IN (SELECT trial, candidate FROM canary_orders
        JOIN policy_trials ON policy_trials.id = trial WHERE order_id = NEW.order_id AND ended_at IS NULL);
  END;

  -- While the platform is asked what became of it, nothing else of its order goes out.
  ALTER TABLE settlements ADD COLUMN looking_until INTEGER;
  -- What the platform told of already, by its own ids: it tells at least once.
  CREATE TABLE platform_told (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX platform_told_age ON platform_told (at);

  -- What could not be delivered, and what a lead did about it.
  CREATE INDEX outbox_dead ON outbox (id) WHERE dead = 1;
  CREATE TABLE dead_letter_log (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL REFERENCES staff,
    did TEXT NOT NULL, letter INTEGER NOT NULL, channel TEXT NOT NULL, about TEXT NOT NULL, reason TEXT) STRICT;
  CREATE TRIGGER dead_letter_log_stays BEFORE UPDATE ON dead_letter_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER dead_letter_log_lasts BEFORE DELETE ON dead_letter_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  `,
  `
  -- What goes out by itself on a day, summed where it is written down. Orders that only try things out count for nothing.
  CREATE TABLE day_sums (day TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, currency)) STRICT, WITHOUT ROWID;
  INSERT INTO day_sums SELECT day, currency,
      sum(value * CASE kind WHEN 'reserved' THEN 1 ELSE -1 END), sum(CASE kind WHEN 'reserved' THEN 1 ELSE -1 END)
    FROM ledger WHERE automatic = 1 AND test = 0 AND kind IN ('reserved', 'released', 'bounced') GROUP BY day, currency;
  CREATE TRIGGER day_spends AFTER INSERT ON ledger
    WHEN NEW.automatic = 1 AND NEW.test = 0 AND NEW.kind IN ('reserved', 'released', 'bounced') BEGIN
    INSERT INTO day_sums VALUES (NEW.day, NEW.currency, NEW.value * CASE NEW.kind WHEN 'reserved' THEN 1 ELSE -1 END,
        CASE NEW.kind WHEN 'reserved' THEN 1 ELSE -1 END)
      ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, count = count + excluded.count;
  END;
  DROP INDEX ledger_day;
  `,
  `
  -- By when a case that needs a person is to be settled; past that it goes ahead of the usual ones.
  ALTER TABLE cases ADD COLUMN resolve_by INTEGER;
  CREATE INDEX overdue ON cases (resolve_by) WHERE resolve_by IS NOT NULL AND due_who = 'staff' AND rank = 4;
  `,
  `
  -- What was sent of an order is asked for with each of its cases, however it ended.
  DROP INDEX settlements_of_order;
  CREATE INDEX settlements_of_order ON settlements (order_id);
  `,
  `
  -- Of an item's offers, the remedies that are a person's word.
  ALTER TABLE items ADD COLUMN by_staff TEXT NOT NULL DEFAULT '[]';
  UPDATE items SET by_staff = (SELECT json_group_array(json_extract(value, '$.remedy')) FROM json_each(items.offers))
    WHERE offered_by IS NOT NULL;
  ALTER TABLE items DROP COLUMN offered_by;
  -- Extras count for their customer whoever settled what they came with.
  CREATE INDEX extras_customer ON ledger (customer_id, day) WHERE extra > 0;
  CREATE INDEX extras_email ON ledger (email_hash, day) WHERE extra > 0;
  `,
];

/** Whether this object is a merchant. An id that nobody made must not leave a trace, so nothing is written here. */
export function exists(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'settings'").toArray().length > 0;
}

/** Brings the tables up to date, step by step; each step runs once. Throws when called outside a transaction and one fails. */
export function migrate(sql: SqlStorage): void {
  sql.exec("CREATE TABLE IF NOT EXISTS migrations (step INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT");
  const done = sql.exec<{ done: number }>("SELECT count(*) AS done FROM migrations").one().done;
  for (const [index, statements] of steps.entries()) {
    if (index < done) continue;
    sql.exec(statements);
    sql.exec("INSERT INTO migrations VALUES (?, ?)", index, Date.now());
  }
}
