import type pg from 'pg'
import { fieldWords } from '#contracts/trail-words/field-words.texts.ts'
import { wordsOfCode } from '#rulebook/trail/change-lines.ts'

/** Fields whose values are names or numbers that somebody chose, what they searched for, or the word of a provider, and no codes of ours. */
const CHOSEN = new Set([
  'failure',
  'username',
  'name',
  'round',
  'batch',
  'installation',
  'sender',
  'keyId',
  'publicKey',
  'transactionNo',
  'refundNo',
  'paperNo',
  'action',
])
/** The sections of a catalogue and the texts stand there as their files have them. */
const AS_FILED = ['catalogue.load', 'text.edit', 'demonstration.seed']

/**
 * TRL-01: lists the fields and coded values in the trail of a database for which there are no Chinese words, as `action field=code`. Every
 * test of a use case asks at its end, so that nothing new comes into the trail that the auditor would read as a code.
 */
export async function listUnworded(owner: Pick<pg.Pool | pg.PoolClient, 'query'>): Promise<string[]> {
  const { rows } = await owner.query<{ action: string; value: unknown }>(
    `select distinct action, value from audit_entries cross join lateral (values (old_value), (new_value)) as v (value)
     where value is not null and action <> all ($1) limit 5000`,
    [AS_FILED],
  )
  const { rows: reasons } = await owner.query<{ code: string; words: string }>(
    'select code, words from reject_reasons',
  )
  const names = Object.fromEntries(reasons.map(({ code, words }) => [`reason:${code}`, words]))
  const found = rows.flatMap(({ action, value }) => {
    const fields =
      typeof value !== 'object' || value === null || Array.isArray(value) ? [] : Object.keys(value)
    return [
      ...fields.filter((field) => fieldWords[field] === undefined),
      ...codesIn(value, '').flatMap(({ key, code }) =>
        wordsOfCode(code, { key, names }) ? [] : [`${key}=${code}`],
      ),
    ].map((one) => `${action} ${one}`)
  })
  return [...new Set(found)].toSorted()
}

function codesIn(value: unknown, key: string): { key: string; code: string }[] {
  if (CHOSEN.has(key)) return []
  if (Array.isArray(value)) return value.flatMap((one) => codesIn(one, key))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([inner, one]) => codesIn(one, inner))
  return typeof value === 'string' && /^[a-z]+(_[a-z]+)*$/i.test(value) ? [{ key, code: value }] : []
}
