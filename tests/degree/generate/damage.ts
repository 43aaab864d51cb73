import type { Dice } from './dice.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const strangeValues: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  -0.5,
  0.5,
  0.25,
  1.5,
  100,
  101,
  1000,
  1000.5,
  1001,
  1e300,
  '',
  'A',
  'nowhere',
  [],
  {},
  [[]],
  [null],
  { course: '' },
  { all: [] },
  { course: 'A', all: [] },
  { mark: 60, grade: 'good' },
  { mark: -1 },
  { mark: 60.5 },
  { grade: 'A' },
  { exempted: false },
  { exempted: 'yes' },
  { choose: {} },
  { choose: { atLeast: -1, of: [{}] } },
  { all: {} },
  '2026-02-29',
  '2024-02-29',
  '2026-13-01',
  '2026-1-1',
  '2026-12-16T00:00',
  '0000-01-01',
  '9999-12-31',
  '2026-12-16\n',
  'benke',
  'exam',
  'exemption',
  'transfer_in',
  'valid',
  'written',
  '２026-12-16',
]

const strangeKeys = [
  'extra',
  'ownMajor',
  'offered',
  'partOf',
  'minCredits',
  'transferredOn',
  'creditsAtOrigin',
  'nameAgrees',
  '__proto__',
  'constructor',
  'toString',
  '',
  'a.b',
  '0',
]

/** The JSON text of a case after one to three accidents: mostly no valid case any more. */
export function damage(dice: Dice, text: string): string {
  if (dice.chance(0.02))
    return dice.one([
      '',
      ' ',
      'null',
      '[]',
      '"case"',
      '7',
      '{}',
      '{"id":7}',
      text.slice(0, -1),
      `${text},`,
      '{"id":"a"',
    ])
  let value: Json = JSON.parse(text)
  if (dice.chance(0.35)) return JSON.stringify(confuse(dice, value))
  for (let times = dice.one([1, 1, 1, 2, 3]); times > 0; times -= 1) value = hurt(dice, value)
  const damaged = JSON.stringify(value)
  return dice.chance(0.02) ? damaged.replace(/:\d+/, ':1e999') : damaged
}

/** An accident that keeps the shape: something twice, a name that is nowhere, a tree of too many levels. */
function confuse(dice: Dice, value: Json): Json {
  if (typeof value === 'string') return dice.one(['nowhere', 'A', 'B', 'S', 's0', 'r0', 'x00'])
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    if (value.length === 0) return value
    const place = dice.whole(0, value.length - 1)
    const member = value[place] ?? null
    return dice.chance(0.4) ? [...value, member] : value.with(place, confuse(dice, member))
  }
  const isTree = 'course' in value || 'all' in value || 'choose' in value
  if (isTree && dice.chance(0.3)) return deepTree(dice, value)
  const keys = Object.keys(value)
  const large = keys.filter((key) => typeof value[key] === 'object' && value[key] !== null)
  const key = large.length > 0 && dice.chance(0.8) ? dice.one(large) : dice.one(keys)
  return withOwn(value, key, confuse(dice, value[key] ?? null))
}

function hurt(dice: Dice, value: Json): Json {
  if (typeof value !== 'object' || value === null || dice.chance(0.06)) return accident(dice, value)
  if (Array.isArray(value)) {
    if (value.length === 0) return accident(dice, value)
    const place = dice.whole(0, value.length - 1)
    return value.with(place, hurt(dice, value[place] ?? null))
  }
  const keys = Object.keys(value)
  const key = keys.length === 0 ? undefined : dice.one(keys)
  return key === undefined ? accident(dice, value) : withOwn(value, key, hurt(dice, value[key] ?? null))
}

function accident(dice: Dice, value: Json): Json {
  if (Array.isArray(value) && dice.chance(0.7)) return hurtList(dice, value)
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && dice.chance(0.8))
    return hurtObject(dice, value)
  return dice.one(strangeValues)
}

function hurtList(dice: Dice, list: Json[]): Json[] {
  const copy = list[dice.whole(0, Math.max(0, list.length - 1))]
  if (copy === undefined || dice.chance(0.3)) return [...list, dice.one(strangeValues)]
  return dice.chance(0.7) ? [...list, copy] : [copy, ...list]
}

function hurtObject(dice: Dice, value: { [key: string]: Json }): Json {
  const keys = Object.keys(value)
  if (dice.chance(0.2)) return deepTree(dice, dice.one([{ all: [] }, { course: 'A' }, { course: 7 }, 'x']))
  if (keys.length > 0 && dice.chance(0.4)) {
    const gone = dice.one(keys)
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone))
  }
  const entries: [string, Json][] = [
    ...Object.entries(value),
    [dice.one(strangeKeys), dice.one(strangeValues)],
  ]
  return Object.fromEntries(dice.chance(0.3) ? entries.toReversed() : entries)
}

/** A tree of about as many levels as are allowed. */
function deepTree(dice: Dice, root: Json): Json {
  let tree = root
  for (let levels = dice.whole(28, 34); levels > 0; levels -= 1)
    tree = dice.chance(0.5)
      ? { all: [tree] }
      : { choose: { atLeast: 0, of: dice.chance(0.1) ? [tree, tree] : [tree] } }
  return tree
}

/** `__proto__` as a key of its own. */
function withOwn(value: { [key: string]: Json }, key: string, member: Json): Json {
  return Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? member : old]))
}
