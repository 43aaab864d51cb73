-- PAY-04: a refund that failed and that two persons give up, and money that goes back without being asked for here. Forward only.
alter table refunds
  add column give_up_reason text,
  add column give_up_asked_by uuid references staff,
  add column give_up_asked_at timestamptz,
  add column give_up_decided_by uuid references staff,
  add column give_up_decided_at timestamptz;
alter table refunds drop constraint refunds_state_check;
alter table refunds add constraint refunds_state_check check (state in
  ('requested', 'refused', 'accepted', 'sent', 'done', 'failed', 'by_hand_asked', 'give_up_asked', 'given_up'));
-- One that was given up and is asked for again may be done by the provider before anybody decides: then nobody decided.
alter table refunds drop constraint refunds_check;
alter table refunds
  add constraint refunds_undecided check (state <> 'requested' or decided_by is null),
  add constraint refunds_decided check (decided_by is not null or state = 'requested' or (state = 'done' and done_how in ('provider', 'console'))),
  add constraint refunds_give_up_four_eyes check (give_up_decided_by is null or give_up_decided_by <> give_up_asked_by),
  add constraint refunds_give_up_asked check (state not in ('give_up_asked', 'given_up')
    or (give_up_asked_by is not null and give_up_reason is not null)),
  add constraint refunds_given_up check (state <> 'given_up' or give_up_decided_by is not null);
-- `refunds_once` stays as it is: a payment has one number at the provider for ever. One that was given up is asked for again under its own.
-- `console`: somebody gave it back at the provider's own console; `refund_transaction_no` is then the number that the bill has for it.
alter table refunds drop constraint refunds_done_how_check;
alter table refunds add constraint refunds_done_how_check check (done_how in ('provider', 'counter', 'by_hand', 'console'));
create index refunds_console on refunds (refund_transaction_no) where done_how = 'console';
drop index refunds_unfinished;
create index refunds_unfinished on refunds (requested_at, id) where state not in ('done', 'refused', 'given_up');
grant update (requested_by, requested_at, reason, give_up_reason, give_up_asked_by, give_up_asked_at, give_up_decided_by, give_up_decided_at)
  on refunds to kaoji_app;

-- ---------------------------------------------------------------- 财政电子票据
-- PAY-01: one for each payment of a fee at a provider, by the issuer that the operator has set up. Nothing of the payer.
create sequence ebill_numbers;
create table ebills (
  id uuid primary key,
  payment_id uuid not null unique references payments,
  -- As the issuer knows it: the same number is sent again after a doubt, and never another one for the same payment.
  request_no text not null unique check (request_no ~ '^[0-9A-Z]{16,32}$'),
  -- server/modules/payments/ebills/ebill.lifecycle.ts
  state text not null check (state in ('due', 'sent', 'issued', 'reversing', 'reversed', 'dropped')),
  version integer not null default 1,
  asked integer not null default 0,
  ask_at timestamptz,
  -- Why the issuer could not do it, in its words; it is asked again.
  failure text,
  bill_code text,
  bill_no text,
  check_code text,
  address text,
  issued_at timestamptz,
  -- The number of the 红票 that cancels it.
  reversal_no text,
  reversed_at timestamptz,
  moved_at timestamptz not null,
  check (state not in ('issued', 'reversing', 'reversed') or (bill_code is not null and bill_no is not null
    and check_code is not null and issued_at is not null)),
  check ((state = 'reversed') = (reversed_at is not null))
);
create index ebills_open on ebills (ask_at, id) where state in ('due', 'sent', 'reversing');
create trigger ebills_kept before delete or truncate on ebills execute function refuse_change();
grant select, insert on ebills to kaoji_app;
grant update (state, version, asked, ask_at, failure, bill_code, bill_no, check_code, address, issued_at, reversal_no, reversed_at, moved_at)
  on ebills to kaoji_app;
grant usage on sequence ebill_numbers to kaoji_app;
