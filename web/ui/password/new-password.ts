import { PASSWORD_PROBLEM_WORDS } from '#rulebook/password-policy.texts.ts'
import { judgePassword, type PasswordContext } from '#rulebook/password-policy.ts'
import type { Problem } from '../error-summary.tsx'
import { passwordTexts as texts } from './password.texts.ts'

/** What is wrong with a password, in words, all at once (LOG-02). */
export function passwordFaults(password: string, context: PasswordContext): string[] {
  return judgePassword(password, context).map(({ code }) => PASSWORD_PROBLEM_WORDS[code])
}

/** The problems of the two fields `newPassword` and `newPasswordAgain`, before they are sent. */
export function newPasswordProblems(
  typed: { password: string; again: string },
  context: PasswordContext,
): Problem[] {
  if (typed.password === '') return [{ field: 'newPassword', text: texts.missing }]
  const faults = passwordFaults(typed.password, context).map((text) => ({ field: 'newPassword', text }))
  return typed.password === typed.again
    ? faults
    : [...faults, { field: 'newPasswordAgain', text: texts.differs }]
}
