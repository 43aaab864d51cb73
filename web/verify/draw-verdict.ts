import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Fault, Verdict } from '#rulebook/papers/judge-paper.ts'
import { FAULT_WORDS, PAPER_TITLES, REVOCATION_WORDS } from '#rulebook/papers/papers.texts.ts'
import { element } from './element.ts'
import { texts } from './verify.texts.ts'
import type { Outcome } from './verify-paper.ts'

/** Beyond that the list says too little about today. */
const OLD_MS = 24 * 3_600_000
/** With a newer list of keys, or a right clock, the answer may be another. */
const MAY_CHANGE = new Set<Fault>(['foreign', 'unknown_key', 'outside_key', 'future'])

/** `half`: what was looked at is genuine, and says nothing about the rest of the sheet. */
type Look = 'good' | 'bad' | 'doubt' | 'half'

/** Draws an outcome; the first element is its headline, which gets the focus. */
export function drawOutcome(outcome: Outcome): HTMLElement[] {
  if (outcome.kind === 'problem')
    return [headline('doubt', texts.verdicts.unknown), element('p', {}, outcome.words)]
  const { verdict, source, published } = outcome
  const notes = element('div', { class: 'notes' })
  if (published.list) notes.append(agePart(published.list.issuedAt, texts.listAt, texts.listOld))
  if (published.keys) notes.append(agePart(published.keys.publishedAt, texts.keysAt, ''))
  notes.append(element('p', {}, texts.host(location.host)), element('p', {}, texts.help))
  return [...drawVerdict(verdict, source), notes]
}

function drawVerdict(verdict: Verdict, source: 'file' | 'code'): HTMLElement[] {
  switch (verdict.kind) {
    case 'genuine':
      return [...drawGenuine(source), ...drawPaper(verdict)]
    case 'revoked': {
      const words = texts.revoked(REVOCATION_WORDS[verdict.reason])
      return [headline('bad', texts.verdicts.revoked), element('p', {}, words), ...drawPaper(verdict)]
    }
    case 'unlisted':
      return [
        headline('doubt', texts.verdicts.unlisted),
        element('p', {}, texts.unlisted),
        ...drawCompare(source),
        ...drawPaper(verdict),
      ]
    case 'refused': {
      const { why, what } = FAULT_WORDS[verdict.fault]
      const isOpen = MAY_CHANGE.has(verdict.fault)
      const line = isOpen ? texts.verdicts.unknown : texts.verdicts.false
      return [headline(isOpen ? 'doubt' : 'bad', line), element('p', {}, why), element('p', {}, what)]
    }
    default:
      return verdict satisfies never
  }
}

/** The headline says no more than is proven: a code can stand on a sheet whose marks somebody changed. */
function drawGenuine(source: 'file' | 'code'): HTMLElement[] {
  const { genuineFile, genuineCode } = texts.verdicts
  return source === 'file'
    ? [headline('good', genuineFile), element('p', {}, texts.genuineFile)]
    : [headline('half', genuineCode), element('p', {}, texts.genuineCode), ...drawCompare(source)]
}

function drawCompare(source: 'file' | 'code'): HTMLElement[] {
  return source === 'file' ? [] : [element('p', { class: 'must' }, texts.compare)]
}

function drawPaper({ statement, content }: Exclude<Verdict, { kind: 'refused' }>): HTMLElement[] {
  const facts = [
    { label: texts.kind, value: PAPER_TITLES[statement.kind] },
    { label: texts.number, value: statement.paperNo },
    { label: texts.holder, value: statement.holder },
    { label: texts.summary, value: statement.summary },
    { label: texts.issuedAt, value: formatInstant(statement.issuedAt) },
  ]
  const parts: HTMLElement[] = [drawFacts(facts), element('p', { class: 'hint' }, texts.compareName)]
  if (content && content.facts.length > 0)
    parts.push(
      element('h3', {}, texts.content),
      element('p', { class: 'hint' }, texts.contentHint),
      drawFacts(content.facts),
    )
  return parts
}

function drawFacts(facts: readonly { label: string; value: string }[]): HTMLElement {
  const rows = facts.map(({ label, value }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, value)),
  )
  return element('dl', {}, ...rows)
}

function headline(look: Look, words: string): HTMLElement {
  const sign = element('span', { class: 'sign', 'aria-hidden': 'true' }, texts.signs[look])
  return element('h2', { class: look, tabindex: '-1' }, sign, words)
}

function agePart(at: Date, words: (at: string, age: string) => string, old: string): HTMLElement {
  const age = Date.now() - at.getTime()
  const isOld = age > OLD_MS && old !== ''
  const line = words(formatInstant(at), ageWords(age))
  return element('p', isOld ? { class: 'must' } : {}, isOld ? `${line}${old}` : line)
}

function ageWords(age: number): string {
  const minutes = Math.floor(age / 60_000)
  if (minutes < 5) return texts.justNow
  if (minutes < 120) return texts.ageOf.minutes(minutes)
  return minutes < 2_880
    ? texts.ageOf.hours(Math.floor(minutes / 60))
    : texts.ageOf.days(Math.floor(minutes / 1_440))
}
