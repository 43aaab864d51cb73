-- Refunds, the providers' bills and what differs, payments at the counter: PAY-04, PAY-05. Forward only.
-- All tables here are written by server/modules/payments.

-- ---------------------------------------------------------------- refunds
create sequence refund_numbers;
create table refunds (
  id uuid primary key,
  -- As the provider knows it: the same number is sent again after a doubt, and never another one for the same payment.
  refund_no text not null unique check (refund_no ~ '^[0-9A-Z]{16,32}$'),
  payment_id uuid not null references payments,
  order_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('alipay', 'wechat', 'demonstration', 'counter')),
  -- Partial never: what was paid.
  fen integer not null check (fen > 0),
  -- `rule`: paid twice, too late or for nothing. `decision`: anything else.
  basis text not null check (basis in ('rule', 'decision')),
  reason text not null,
  -- server/modules/payments/refunds/refund.lifecycle.ts
  state text not null check (state in ('requested', 'refused', 'accepted', 'sent', 'done', 'failed', 'by_hand_asked')),
  version integer not null default 1,
  requested_by uuid not null references staff,
  requested_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_note text,
  -- How often the provider was asked, and when it is asked again.
  asked integer not null default 0,
  ask_at timestamptz,
  -- Why the provider could not do it, in its words.
  failure text,
  -- Given back in another way, because the provider could not: the voucher, and two persons again.
  by_hand_voucher text,
  by_hand_asked_by uuid references staff,
  by_hand_asked_at timestamptz,
  by_hand_decided_by uuid references staff,
  by_hand_decided_at timestamptz,
  done_how text check (done_how in ('provider', 'counter', 'by_hand')),
  refund_transaction_no text,
  done_at timestamptz,
  moved_at timestamptz not null,
  -- PAY-04: four eyes, kept by the database as well.
  constraint refunds_four_eyes check (decided_by is null or decided_by <> requested_by),
  constraint refunds_by_hand_four_eyes check (by_hand_decided_by is null or by_hand_decided_by <> by_hand_asked_by),
  check ((state = 'requested') = (decided_by is null)),
  check ((state = 'done') = (done_at is not null)),
  check ((state = 'done') = (done_how is not null)),
  check ((state = 'sent') = (ask_at is not null)),
  check (state <> 'failed' or failure is not null),
  check (state <> 'by_hand_asked' or (by_hand_asked_by is not null and by_hand_voucher is not null)),
  check (channel <> 'counter' or state in ('requested', 'refused', 'done')),
  foreign key (order_id, person_id) references payment_orders (id, person_id)
);
-- PAY-05: a payment goes back once. What was refused was never sent.
create unique index refunds_once on refunds (payment_id) where state <> 'refused';
create index refunds_order on refunds (order_id, requested_at, id);
create index refunds_unfinished on refunds (requested_at, id) where state not in ('done', 'refused');
create index refunds_done on refunds (done_at, id) where state = 'done';
create trigger refunds_kept before delete or truncate on refunds execute function refuse_change();

-- ---------------------------------------------------------------- the providers' bills
-- One row for each text of a bill that a provider gave for a day; the newest version is the one that is compared. Nothing of payers.
create table bills (
  id uuid primary key,
  provider text not null check (provider in ('alipay', 'wechat', 'demonstration')),
  day date not null,
  version smallint not null,
  digest bytea not null,
  payments integer not null,
  payments_fen bigint not null,
  refunds integer not null,
  refunds_fen bigint not null,
  fetched_at timestamptz not null,
  unique (provider, day, version)
);
create table bill_lines (
  bill_id uuid not null references bills,
  line integer not null check (line > 0),
  kind text not null check (kind in ('payment', 'refund')),
  attempt_no text not null,
  refund_no text,
  transaction_no text not null,
  fen integer not null,
  happened_at timestamptz not null,
  primary key (bill_id, line),
  check ((kind = 'refund') = (refund_no is not null))
);
create index bill_lines_transaction on bill_lines (transaction_no, bill_id);
create trigger bills_kept before update or delete or truncate on bills execute function refuse_change();
create trigger bill_lines_kept before update or delete or truncate on bill_lines execute function refuse_change();

-- When a day was last compared, also when its bill was the same.
create table bill_comparisons (
  provider text not null check (provider in ('alipay', 'wechat', 'demonstration')),
  day date not null,
  compared_at timestamptz not null,
  primary key (provider, day)
);

create table bill_differences (
  id uuid primary key,
  provider text not null check (provider in ('alipay', 'wechat', 'demonstration')),
  day date not null,
  kind text not null check (kind in ('payment_missed', 'payment_unknown', 'payment_unbilled', 'amount_differs', 'number_differs',
    'other_day', 'line_twice', 'refund_missed', 'refund_unknown', 'refund_unbilled', 'refund_amount_differs')),
  -- What it is about: the same difference of the same day is found once, however often the day is compared.
  about text not null,
  attempt_no text not null,
  refund_no text,
  transaction_no text not null,
  their_fen integer,
  our_fen integer,
  their_at timestamptz,
  our_at timestamptz,
  order_id uuid references payment_orders,
  state text not null check (state in ('open', 'proposed', 'settled')),
  version integer not null default 1,
  found_at timestamptz not null,
  -- `record`: the payment is recorded. `explanation`: somebody found out and says what it was. `vanished`: compared again, there is none.
  way text check (way in ('record', 'explanation', 'vanished')),
  note text,
  proposed_by uuid references staff,
  proposed_at timestamptz,
  decided_by uuid references staff,
  settled_at timestamptz,
  constraint bill_differences_four_eyes check (decided_by is null or decided_by <> proposed_by),
  check ((state = 'settled') = (settled_at is not null)),
  check ((state = 'open') = (way is null)),
  check (state <> 'proposed' or proposed_by is not null),
  -- Where money moves, a second person settles.
  check (state <> 'settled' or way = 'vanished' or kind = 'other_day' or decided_by is not null),
  unique (provider, day, kind, about)
);
create index bill_differences_open on bill_differences (day, id) where state <> 'settled';
create trigger bill_differences_kept before delete or truncate on bill_differences execute function refuse_change();

-- ---------------------------------------------------------------- payments at the counter
create table counter_payments (
  id uuid primary key,
  application_id uuid not null references applications (id),
  person_id uuid not null references persons,
  school_id uuid not null references schools,
  -- By the fee table on the day of recording; compared again when it is confirmed.
  fen integer not null check (fen > 0),
  -- The number on the paper receipt: one paper pays once.
  paper_no text not null check (paper_no ~ '^[0-9A-Z-]{4,30}$'),
  paid_on date not null,
  state text not null check (state in ('requested', 'refused', 'confirmed', 'taken_back')),
  recorded_by uuid not null references staff,
  recorded_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  note text,
  payment_id uuid unique references payments,
  constraint counter_payments_four_eyes check (decided_by is null or decided_by <> recorded_by),
  check ((state = 'requested') = (decided_by is null)),
  check ((state in ('confirmed', 'taken_back')) = (payment_id is not null))
);
create unique index counter_payments_paper on counter_payments (school_id, paper_no) where state in ('requested', 'confirmed');
create unique index counter_payments_one on counter_payments (application_id) where state = 'requested';
create index counter_payments_recent on counter_payments (school_id, recorded_at desc, id);
create trigger counter_payments_kept before delete or truncate on counter_payments execute function refuse_change();

-- ---------------------------------------------------------------- the application's role
grant select, insert on refunds, bills, bill_lines, bill_differences, counter_payments to kaoji_app;
grant select, insert, update on bill_comparisons to kaoji_app;
grant update (state, version, decided_by, decided_at, decision_note, asked, ask_at, failure, by_hand_voucher, by_hand_asked_by,
  by_hand_asked_at, by_hand_decided_by, by_hand_decided_at, done_how, refund_transaction_no, done_at, moved_at) on refunds to kaoji_app;
grant update (state, version, way, note, proposed_by, proposed_at, decided_by, settled_at) on bill_differences to kaoji_app;
grant update (state, decided_by, decided_at, note, payment_id) on counter_payments to kaoji_app;
grant usage on sequence refund_numbers to kaoji_app;
