import type { Json } from '#platform/sections/row.ts'
import type { NamedRequirement } from './named-requirement.rules.ts'

/** The exchange format allows 32 levels; the plan's own `all` is one of them. */
const DEEPEST = 31
const KEYS_OF_CHOICE = ['atLeast', 'minCredits', 'of']

/** What is wrong in a tree that stands in a file: where below the entry, and what to do. */
export interface TreeFault {
  at: string
  text: string
}

/** A tree as it is written in plan-requirements.json, or everything that is wrong with it. */
export function readRequirement(
  value: Json,
  at: string,
): { tree: NamedRequirement } | { faults: TreeFault[] } {
  const faults = faultsIn(value, at, 1)
  // Nothing is wrong with it, so it has the form of the type.
  return faults.length > 0 ? { faults } : { tree: value as unknown as NamedRequirement }
}

function faultsIn(value: Json, at: string, level: number): TreeFault[] {
  if (level > DEEPEST) return [{ at, text: `嵌套超过 ${DEEPEST} 层，请写得平一些。` }]
  if (!isObject(value)) return [{ at, text: '应为 { } 括起的一项要求。' }]
  const kinds = ['course', 'all', 'choose'].filter((key) => key in value)
  if (kinds.length !== 1)
    return [{ at, text: '应恰好写 course（一门课程）、all（全部）、choose（任选）中的一个。' }]
  const foreign = Object.keys(value).filter((key) => key !== kinds[0] && key !== 'name')
  const faults: TreeFault[] = foreign.map((key) => ({ at, text: `不认识的键 ${key}。` }))
  if ('name' in value && ('course' in value || !isWords(value.name)))
    faults.push({ at: `${at} name`, text: 'name 只用于 all 和 choose，是 1 到 60 个字的名称。' })
  if ('course' in value) return [...faults, ...faultsOfCourse(value.course, at)]
  // A situation in which nothing has to be taken is an empty `all`; deeper it would be a slip.
  if ('all' in value && level === 1 && Array.isArray(value.all) && value.all.length === 0) return faults
  if ('all' in value) return [...faults, ...faultsOfMembers(value.all, `${at} all`, level)]
  return [...faults, ...faultsOfChoice(value.choose, `${at} choose`, level)]
}

function faultsOfCourse(value: Json | undefined, at: string): TreeFault[] {
  if (typeof value === 'string' && /^[0-9]{5}$/.test(value)) return []
  return [{ at: `${at} course`, text: `应为 5 位数字的课程代码，现在是「${shown(value)}」。` }]
}

function faultsOfMembers(value: Json | undefined, at: string, level: number): TreeFault[] {
  if (!Array.isArray(value) || value.length === 0) return [{ at, text: '应为 [ ] 列表，至少一项。' }]
  return value.flatMap((inner: Json, place) => faultsIn(inner, `${at} 第 ${place + 1} 项`, level + 1))
}

function faultsOfChoice(value: Json | undefined, at: string, level: number): TreeFault[] {
  if (!isObject(value)) return [{ at, text: '应为 { } 括起的 atLeast、of 和 minCredits。' }]
  const { atLeast, minCredits, of: members } = value
  const faults: TreeFault[] = Object.keys(value)
    .filter((key) => !KEYS_OF_CHOICE.includes(key))
    .map((key) => ({ at, text: `不认识的键 ${key}。` }))
  if (!isNumber(atLeast, { from: 1, step: 1 }))
    faults.push({
      at: `${at} atLeast`,
      text: `至少几项，应为 1 到 300 的整数，现在是「${shown(atLeast)}」。`,
    })
  if (minCredits !== undefined && !isNumber(minCredits, { from: 0, step: 0.5 }))
    faults.push({
      at: `${at} minCredits`,
      text: `至少几学分，应为 0 到 300 的整数或 .5，现在是「${shown(minCredits)}」。`,
    })
  return [...faults, ...faultsOfMembers(members, `${at} of`, level)]
}

function isNumber(value: Json | undefined, { from, step }: { from: number; step: number }): boolean {
  return typeof value === 'number' && value >= from && value <= 300 && Number.isInteger(value / step)
}

function isWords(value: Json | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 60
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: Json | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}
