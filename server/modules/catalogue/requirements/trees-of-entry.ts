import type { Json, Row } from '#platform/sections/row.ts'
import type { SituationOfPlan } from './compose-plan.rules.ts'
import type { NamedRequirement } from './named-requirement.rules.ts'
import { readRequirement } from './read-requirement.ts'

/** A tree of an entry of plan-requirements.json, and where it stands there. */
export interface TreeOfEntry {
  column: 'choices' | 'situations'
  at: string
  value: Json
}

/** Every tree of an entry, with its place: 「第 1 项」 of its choices. */
export function treesOf(row: Row): TreeOfEntry[] {
  return [
    ...listOf(row.choices).map((value, place) => ({
      column: 'choices' as const,
      at: `第 ${place + 1} 项`,
      value,
    })),
    ...listOf(row.situations).map((value, place) => ({
      column: 'situations' as const,
      at: `第 ${place + 1} 项 requires`,
      value: (value as { requires?: Json } | null)?.requires ?? null,
    })),
  ]
}

/** The choices of an entry, and its situations; a tree that cannot be read is left out. */
export function requirementsOf(row: Row | undefined): {
  choices: NamedRequirement[]
  situations: SituationOfPlan[]
} {
  if (!row) return { choices: [], situations: [] }
  return {
    choices: listOf(row.choices).flatMap(treeIn),
    situations: listOf(row.situations).flatMap((value) => {
      const { id, label, words, requires } = value as {
        id: string
        label: string
        words?: string
        requires: Json
      }
      return treeIn(requires).map((tree) => ({ id, label, ...(words ? { words } : {}), requires: tree }))
    }),
  }
}

function treeIn(value: Json): NamedRequirement[] {
  const read = readRequirement(value, '')
  return 'tree' in read ? [read.tree] : []
}

/** The entries of a list; a missing one is empty. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
