import { useState } from 'react'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { SupplementProblem } from '#rulebook/supplements/supplement-day.ts'

/** The problem of each field of a row: an impossible value once the field was left, a missing one once 「保存」 was tried. */
export interface RowErrors {
  errorAt: (field: string) => string | null
  leave: (field: string) => void
  /** Keeps what the server found, until the form is no longer the one that it looked at. */
  meet: (problems: readonly FieldProblem[]) => void
  /** Once 「保存」 was tried: everything that is still wrong, of what the browser and the server can say. */
  found: readonly FieldProblem[]
}

interface Row {
  /** What is typed now. */
  form: object
  /** What the browser can say at once, by the same rules as the server; it does not know the record. */
  problems: readonly SupplementProblem[]
}

export function useRowErrors({ form, problems }: Row): RowErrors {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState<{ form: object; problems: readonly FieldProblem[] }>()
  const found = (tried?.problems ?? []).filter(({ field }) => isAsBefore(field, tried?.form, form))
  return {
    errorAt: (field) => {
      const own = problems.find((one) => one.field === field)
      const isShown = tried !== undefined || (own?.code !== 'missing' && left.has(field))
      const shown = isShown ? own : undefined
      return shown?.text ?? found.find((one) => one.field === field)?.text ?? null
    },
    leave: (field) => setLeft((before) => new Set([...before, field])),
    meet: (all) => setTried({ form, problems: all }),
    found: tried === undefined ? [] : together(problems, found),
  }
}

/** The browser says most of what the server says, in the same words; each stands once. */
function together(own: readonly FieldProblem[], found: readonly FieldProblem[]): FieldProblem[] {
  const isSaid = ({ field, text }: FieldProblem) =>
    own.some((one) => one.field === field && one.text === text)
  return [...own, ...found.filter((one) => !isSaid(one))]
}

/** Whether what the field holds is still what the server looked at: `courses.2.mark` belongs to `courses`, pictures to no field. */
function isAsBefore(field: string, before: object | undefined, now: object): boolean {
  const [key = ''] = field.split('.')
  const valueIn = (form: object | undefined) =>
    JSON.stringify(Object.entries(form ?? {}).find(([name]) => name === key)?.[1])
  return valueIn(before) === valueIn(now)
}
