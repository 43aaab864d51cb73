import type { Section } from '#contracts/filed.ts'
import { formatDate, parseDay } from '#rulebook/beijing-time.ts'
import { supplementTexts as texts } from '#rulebook/supplements/supplements.texts.ts'

type Label = keyof typeof texts.labels

/** What was typed as facts, under the manual's names; what is empty is left out. */
export function factsSection(entries: readonly (readonly [Label, string])[]): Section {
  return {
    kind: 'facts',
    key: 'content',
    title: '补登内容',
    facts: entries
      .filter(([, value]) => value.trim() !== '')
      .map(([key, value]) => ({ key, label: texts.labels[key], value })),
  }
}

/** 1998年10月25日, or 1998年10月 where the month alone was typed. */
export function dayWords(value: string): string {
  if (parseDay(value) !== undefined) return formatDate(value)
  const [year = '', month = ''] = value.split('-')
  return month === '' ? value : `${Number(year)}年${Number(month)}月`
}
