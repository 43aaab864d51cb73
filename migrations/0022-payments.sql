-- What a candidate has to pay, the attempts at a provider, what providers said, and what was paid: PAY-01, PAY-03, PAY-05, GRA-09.
-- Forward only. All tables here are written by server/modules/payments.

-- ---------------------------------------------------------------- the fee table, a section of the catalogue
create table fees (
  id uuid primary key,
  service text not null,
  -- null: every school, every round. A row for a round beats one for a school, and either beats the general one.
  school_id uuid references schools,
  round text check (char_length(round) between 1 and 40),
  -- For applications whose newest revision was filed on this day or later: what was filed never becomes dearer.
  valid_from date not null,
  title text not null check (char_length(title) between 1 and 40),
  -- Chinese cents.
  fen integer not null check (fen between 1 and 10000000),
  -- The move of the application that opens the payment: its filing, the approval of a level, or the last approval.
  opens_after text not null check (opens_after in ('filing', 'level_1', 'level_2', 'level_3', 'approval')),
  -- What an unpaid fee holds up.
  holds_up text not null check (holds_up in ('publication', 'approval', 'nothing')),
  -- The payment window, in Beijing days, both included; null: not limited.
  payable_from date,
  payable_until date,
  -- So long an order waits for its payment.
  order_minutes smallint not null check (order_minutes between 5 and 1440),
  -- 非税收入项目编码, for the 财政电子票据.
  revenue_code text,
  source text not null,
  check (payable_from <= payable_until),
  unique nulls not distinct (service, school_id, round, valid_from)
);

-- The fee of an application, if there is one: the one look-up (PAY-01).
create function fee_of(application uuid) returns setof fees language sql stable rows 1 as $$
  select f.* from applications a
  join application_revisions v on v.person_id = a.person_id and v.application_id = a.id and v.revision = a.revision
  join filings g on g.id = v.filing_id
  join windows w on w.id = g.window_id
  join fees f on f.service = a.service and (f.school_id is null or f.school_id = a.school_id)
    and (f.round is null or f.round = w.round) and f.valid_from <= (v.filed_at at time zone 'Asia/Shanghai')::date
  where a.id = application
  order by f.round is null, f.school_id is null, f.valid_from desc
  limit 1
$$;

-- ---------------------------------------------------------------- orders
create sequence payment_order_numbers;
create table payment_orders (
  id uuid primary key,
  order_no text not null unique,
  person_id uuid not null references persons,
  ticket_id uuid not null,
  school_id uuid not null references schools,
  application_id uuid not null references applications (id),
  service text not null,
  -- As in the fee table when the order was made. The amount of an order never changes.
  title text not null,
  fen integer not null check (fen > 0),
  revenue_code text,
  -- `closing`: nobody may begin to pay any more, and the providers are asked before it is `closed` (server/modules/payments/order.lifecycle.ts).
  state text not null check (state in ('open', 'closing', 'closed', 'paid', 'refunding', 'refunded')),
  close_reason text check (close_reason in ('expired', 'cancelled', 'obsolete')),
  version integer not null default 1,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  moved_at timestamptz not null,
  check ((state in ('closing', 'closed')) = (close_reason is not null)),
  foreign key (ticket_id, person_id) references tickets (id, person_id),
  unique (id, person_id)
);
-- PAY-01: one order for each thing to be paid, whatever is clicked twice.
create unique index payment_orders_one on payment_orders (application_id) where state in ('open', 'paid', 'refunding');
create index payment_orders_application on payment_orders (application_id, created_at desc, id);
create index payment_orders_person on payment_orders (person_id, created_at desc, id);
create index payment_orders_unsettled on payment_orders (expires_at, id) where state in ('open', 'closing');

-- The application whose fee an order of this one pays: its own; and when it was withdrawn, the fee of the next one that was filed for the
-- same 准考证, service and round, if there is one. Nobody pays twice for one round, and one payment never pays for two applications.
create function application_paid_by(paying uuid) returns uuid language sql stable as $$
  with filed as (
    select a.id, a.state, a.first_filed_at, w.round
    from applications p
    join applications a on a.person_id = p.person_id and a.ticket_id = p.ticket_id and a.service = p.service
    join application_revisions v on v.person_id = a.person_id and v.application_id = a.id and v.revision = a.revision
    join filings g on g.id = v.filing_id
    join windows w on w.id = g.window_id
    where p.id = paying)
  select case when p.state <> 'withdrawn' then p.id else (
    select n.id from filed n
    where n.state <> 'withdrawn' and n.round = p.round and (n.first_filed_at, n.id) > (p.first_filed_at, p.id)
    order by n.first_filed_at, n.id limit 1) end
  from filed p where p.id = paying
$$;

-- The orders with which the fee of an application is paid, or is being given back: the one place that says so.
create function fee_orders_of(application uuid) returns setof payment_orders language sql stable rows 1 as $$
  select o.* from payment_orders o where o.application_id = application and o.state in ('paid', 'refunding')
  union all
  select o.* from applications a
  join applications w on w.person_id = a.person_id and w.ticket_id = a.ticket_id and w.service = a.service and w.state = 'withdrawn'
    and w.id <> a.id
  join payment_orders o on o.application_id = w.id and o.state in ('paid', 'refunding')
  where a.id = application and application_paid_by(w.id) = a.id
$$;

-- The fee that an application owes and that holds this up.
create function is_fee_owed(application uuid, held text) returns boolean language sql stable as $$
  select exists (select from fee_of(application) f where f.holds_up = held)
    and not exists (select from fee_orders_of(application) o where o.state = 'paid')
$$;

-- ---------------------------------------------------------------- attempts: one number at one provider
create table payment_attempts (
  id uuid primary key,
  -- As the provider knows it.
  attempt_no text not null unique check (attempt_no ~ '^[0-9A-Za-z]{16,32}$'),
  order_id uuid not null,
  person_id uuid not null,
  provider text not null check (provider in ('alipay', 'wechat', 'demonstration')),
  surface text not null check (surface in ('desk', 'phone', 'in_wechat')),
  state text not null check (state in ('live', 'closed', 'paid')),
  created_at timestamptz not null,
  ended_at timestamptz,
  -- How often the provider was asked about it, and when it is asked again; also once more about one that it did not know when it was closed.
  asked integer not null default 0,
  ask_at timestamptz,
  check ((state = 'live') = (ended_at is null)),
  check (state <> 'live' or ask_at is not null),
  check (state <> 'paid' or ask_at is null),
  foreign key (order_id, person_id) references payment_orders (id, person_id)
);
create unique index payment_attempts_one on payment_attempts (order_id, provider, surface) where state = 'live';
create index payment_attempts_order on payment_attempts (order_id, created_at, id);
create index payment_attempts_watched on payment_attempts (ask_at, id) where ask_at is not null;

-- ---------------------------------------------------------------- what was paid
create sequence payment_receipt_numbers;
create table payments (
  id uuid primary key,
  order_id uuid not null,
  person_id uuid not null,
  -- null: paid at the counter.
  attempt_id uuid unique references payment_attempts,
  channel text not null check (channel in ('alipay', 'wechat', 'demonstration', 'counter')),
  transaction_no text not null,
  fen integer not null check (fen > 0),
  paid_at timestamptz not null,
  recorded_at timestamptz not null,
  -- How we came to know.
  learnt_by text not null check (learnt_by in ('notice', 'query', 'bill', 'counter')),
  -- PAY-05: `extra` pays for nothing and goes back: the fee was paid before, is not owed (any more), or was refunded.
  purpose text not null check (purpose in ('fee', 'extra')),
  extra_reason text check (extra_reason in ('paid_before', 'not_owed', 'refunded')),
  receipt_no text unique,
  check ((purpose = 'extra') = (extra_reason is not null)),
  check ((purpose = 'fee') = (receipt_no is not null)),
  check ((channel = 'counter') = (attempt_id is null)),
  check ((channel = 'counter') = (learnt_by = 'counter')),
  unique (channel, transaction_no),
  foreign key (order_id, person_id) references payment_orders (id, person_id)
);
create unique index payments_fee on payments (order_id) where purpose = 'fee';
create index payments_order on payments (order_id, paid_at, id);
create index payments_day on payments (paid_at, id);
create index payments_extra on payments (paid_at, id) where purpose = 'extra';
create trigger payments_kept before update or delete or truncate on payments execute function refuse_change();

-- ---------------------------------------------------------------- what providers said
-- PAY-03: each once, with nothing of the payer in it. `learnt_by` tells an answer to our question from a notice.
create table payment_notices (
  id uuid primary key,
  provider text not null check (provider in ('alipay', 'wechat', 'demonstration')),
  notice_no text not null,
  kind text not null check (kind in ('payment', 'closed', 'refund')),
  learnt_by text not null check (learnt_by in ('notice', 'query', 'bill')),
  attempt_no text not null,
  transaction_no text,
  refund_no text,
  fen integer,
  happened_at timestamptz,
  -- What came of it; what differs changed nothing and is shown to finance.
  outcome text not null check (outcome in ('paid', 'extra', 'known', 'closed', 'refund', 'attempt_unknown', 'amount_differs', 'transaction_differs')),
  received_at timestamptz not null,
  unique (provider, notice_no)
);
create index payment_notices_attempt on payment_notices (attempt_no, received_at, id);
create index payment_notices_odd on payment_notices (received_at, id)
  where outcome in ('attempt_unknown', 'amount_differs', 'transaction_differs');
create trigger payment_notices_kept before update or delete or truncate on payment_notices execute function refuse_change();

-- ---------------------------------------------------------------- the application's role
grant select, insert, update, delete on fees to kaoji_app;
grant select, insert on payment_orders, payment_attempts, payments, payment_notices to kaoji_app;
grant update (state, close_reason, version, moved_at) on payment_orders to kaoji_app;
grant update (state, ended_at, asked, ask_at) on payment_attempts to kaoji_app;
grant usage on sequence payment_order_numbers, payment_receipt_numbers to kaoji_app;
