import { auditTexts as texts } from './audit.texts.ts'
import { actionWords, groupWords, subjectWords } from './audit-words.texts.ts'

/** An action in words, `correction.approve` → 同意更正; the action itself when this page is older than it. */
export function wordsOfAction(action: string): string {
  return (actionWords as Record<string, string>)[action] ?? action
}

/** What an entry is about, in words. */
export function wordsOfSubject(kind: string): string {
  return (subjectWords as Record<string, string>)[kind] ?? kind
}

/** The choices of the filter: everything, each group as a whole, and each action. */
export const actionChoices = [
  { value: '', label: texts.all },
  ...Object.entries(groupWords).map(([group, title]) => ({
    group: title,
    items: [
      { value: `${group}.`, label: texts.allOf(title) },
      ...Object.entries(actionWords)
        .filter(([action]) => action.startsWith(`${group}.`))
        .map(([value, label]) => ({ value, label })),
    ],
  })),
]
