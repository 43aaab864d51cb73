import { auditTexts as texts } from './audit.texts.ts'
import { actionGroups } from './audit-words.texts.ts'

/** An action in words, `correction.approve` → 同意更正; the action itself when it has none. */
export function wordsOfAction(action: string): string {
  const group = actionGroups.find(({ prefix }) => action.startsWith(prefix))
  return group?.actions[action.slice(group.prefix.length)] ?? action
}

/** The choices of the filter: everything, each group as a whole, and each action. */
export const actionChoices = [
  { value: '', label: texts.all },
  ...actionGroups.map(({ prefix, title, actions }) => ({
    group: title,
    items: [
      { value: prefix, label: texts.allOf(title) },
      ...Object.entries(actions).map(([action, label]) => ({ value: prefix + action, label })),
    ],
  })),
]
