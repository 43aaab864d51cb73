export type HashFormat = 'argon2id' | 'bcrypt' | 'sha256'

const FORMATS: readonly [HashFormat, RegExp][] = [
  [
    'argon2id',
    /^\$argon2id\$v=19\$m=\d{1,7},t=\d{1,2},p=\d{1,2}\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{22,128}$/,
  ],
  ['bcrypt', /^\$2[aby]\$(0[4-9]|1[0-4])\$[./A-Za-z0-9]{53}$/],
  ['sha256', /^sha256\$[0-9a-f]{16,128}\$[0-9a-f]{64}$/],
]

/** The format of a stored hash; undefined for anything that no verification would accept. */
export function formatOf(stored: string): HashFormat | undefined {
  return FORMATS.find(([, form]) => form.test(stored))?.[0]
}

/**
 * Whether the registration platform's hash can be taken over (LOG-03), for the import's check. `too_costly`: each
 * sign-in would take so much time or memory that a few of them stop the others, and longer than the step in which refusals are
 * answered (LOG-02). The dearest taken over are bcrypt of cost 12 and argon2id with 64 MiB and three passes.
 */
export function judgeStoredHash(
  text: string,
): 'ok' | 'unknown_format' | 'too_long' | 'too_costly' | 'too_weak' {
  if (text.length > 300) return 'too_long'
  const format = formatOf(text)
  if (!format) return 'unknown_format'
  if (format === 'bcrypt') return Number(text.slice(4, 6)) > 12 ? 'too_costly' : 'ok'
  if (format === 'sha256') return 'ok'
  const [memory = 0, passes = 0, lanes = 0] = [...text.matchAll(/[mtp]=(\d+)/g)].map(([, number]) =>
    Number(number),
  )
  if (memory > 65_536 || memory * passes > 3 * 65_536 || lanes > 4) return 'too_costly'
  return memory < 4_096 || passes < 1 || lanes < 1 ? 'too_weak' : 'ok'
}
