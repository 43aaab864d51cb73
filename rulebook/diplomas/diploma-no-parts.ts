export type DegreeLevel = 'benke' | 'zhuanke'

/** One part of a pattern: fixed digits, or a place that is filled for each diploma. */
export type NumberPart =
  | { kind: 'digits'; digits: string }
  | { kind: 'level'; benke: string; zhuanke: string }
  | { kind: 'ticket' }
  | { kind: 'year'; length: 2 | 4 }
  | { kind: 'session' }
  | { kind: 'sequence'; length: number }
  | { kind: 'check' }

/**
 * Reads the pattern of diploma numbers: `6{level:5/6}31{ticket}{check}`, `{year:2}`, `{session}` (1: June, 2: December),
 * `{sequence:5}`. Answers its parts, or in words what is wrong with it.
 */
export function parsePattern(pattern: string): readonly NumberPart[] | string {
  const parts: NumberPart[] = []
  for (const token of pattern.match(/\{[^{}]*\}|[^{}]+|[{}]/g) ?? []) {
    const part = partOf(token)
    if (part === undefined) return `不认识「${token}」。`
    parts.push(part)
  }
  if (parts.length === 0) return '不能为空。'
  const check = parts.findIndex(({ kind }) => kind === 'check')
  if (check >= 0 && check !== parts.length - 1) return '校验位 {check} 只能在最后。'
  // Without one of the two, every diploma of a batch would have the same number.
  if (!parts.some(({ kind }) => kind === 'ticket' || kind === 'sequence'))
    return '须包含 {ticket}（准考证号）或 {sequence:位数}（流水号）。'
  if (parts.some(({ kind }) => kind === 'sequence') && !isDated(parts) && !hasTicket(parts))
    return '流水号每批重新开始，须同时包含 {year:2}、{session}，以免两批的编号相同。'
  return parts
}

function hasTicket(parts: readonly NumberPart[]): boolean {
  return parts.some(({ kind }) => kind === 'ticket')
}

function isDated(parts: readonly NumberPart[]): boolean {
  return parts.some(({ kind }) => kind === 'year') && parts.some(({ kind }) => kind === 'session')
}

function partOf(token: string): NumberPart | undefined {
  if (/^\d+$/.test(token)) return { kind: 'digits', digits: token }
  const level = /^\{level:(\d+)\/(\d+)\}$/.exec(token)
  if (level?.[1] && level[2]) return { kind: 'level', benke: level[1], zhuanke: level[2] }
  const sequence = /^\{sequence:([1-9])\}$/.exec(token)
  if (sequence) return { kind: 'sequence', length: Number(sequence[1]) }
  return Object.hasOwn(PLACES, token) ? PLACES[token] : undefined
}

const PLACES: Readonly<Record<string, NumberPart>> = {
  '{ticket}': { kind: 'ticket' },
  '{year:2}': { kind: 'year', length: 2 },
  '{year:4}': { kind: 'year', length: 4 },
  '{session}': { kind: 'session' },
  '{check}': { kind: 'check' },
}
