import { createHash } from 'node:crypto'

/** An entry as its columns say it, each as PostgreSQL prints it in UTC: nothing is computed by the database. */
export interface PlainEntry {
  chain: string
  seq: string
  at: string
  recorded_at: string | null
  session_id: string | null
  actor_kind: string
  actor_id: string | null
  action: string
  subject_kind: string
  subject_id: string
  person_id: string | null
  old_value: string | null
  new_value: string | null
  reason: string | null
  address: string | null
  request_id: string | null
  /** Hexadecimal after `\x`. */
  hash: string
}

/** What a chain begins with, hexadecimal. */
export function chainStart(chain: number | string): string {
  return createHash('sha256').update(`kaoji audit chain ${chain}`).digest('hex')
}

/** The hash that an entry must have behind that head, hexadecimal. Says again what the database's trigger computes (TRL-01). */
export function linkAfter(head: string, entry: PlainEntry): string {
  return createHash('sha256').update(Buffer.from(head, 'hex')).update(entryText(entry)).digest('hex')
}

function entryText(entry: PlainEntry): string {
  const words = [
    entry.chain,
    entry.seq,
    instantText(entry.at),
    entry.actor_kind,
    quotedOr(entry.actor_id),
    quotedOr(entry.action),
    quotedOr(entry.subject_kind),
    quotedOr(entry.subject_id),
    entry.person_id ?? '-',
    quotedOr(entry.old_value),
    quotedOr(entry.new_value),
    quotedOr(entry.reason),
    quotedOr(entry.address),
    quotedOr(entry.request_id),
  ]
  // An entry from before the database noted the time has neither (migration 0013).
  if (entry.recorded_at === null) return words.join('|')
  return ['recorded', instantText(entry.recorded_at), entry.session_id ?? '-', ...words].join('|')
}

/** `2026-11-28 04:05:06.1+00` as `2026-11-28T04:05:06.100000`. */
function instantText(printed: string): string {
  const [, day, time, fraction = ''] = /^(\S+) ([\d:]+)(?:\.(\d+))?\+00$/.exec(printed) ?? []
  return day === undefined ? printed : `${day}T${time}.${fraction.padEnd(6, '0')}`
}

/** As PostgreSQL's quote_literal writes it. */
function quotedOr(value: string | null): string {
  if (value === null) return '-'
  return `${value.includes('\\') ? 'E' : ''}'${value.replaceAll(/['\\]/g, (one) => one + one)}'`
}
