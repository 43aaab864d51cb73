import { actionWords, groupWords } from '#contracts/trail-words/audit-words.texts.ts'
import { subjectWords } from '#contracts/trail-words/subject-words.texts.ts'
import { auditTexts as texts } from './audit.texts.ts'

/** Puts an action into words, `correction.approve` → 同意更正. An action newer than this page stays as it is. */
export function wordsOfAction(action: string): string {
  return (actionWords as Record<string, string>)[action] ?? action
}

/** Puts the kind of an entry's subject into words. */
export function wordsOfSubject(kind: string): string {
  return (subjectWords as Record<string, string>)[kind] ?? kind
}

/** The choices of the filter: all actions, each group, and each single action. */
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
