import { expect, test } from 'vitest'
import { Assignment } from './assignment.ts'
import { solutionNear } from './nearby.ts'
import { Relaxation } from './relaxation.ts'
import { StepBudget } from './step-budget.ts'
import { sumOf, ZeroOneProgram } from './zero-one-program.ts'

/** Twelve variables in four groups: one of each group, and at least `least` of those that stand first in their group. */
function groupsWith(least: number): ZeroOneProgram {
  const program = new ZeroOneProgram()
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 3 }, () => program.addVariable()))
  for (const group of groups) {
    program.addAtMost(sumOf(group), 1)
    program.addAtLeast(sumOf(group), 1)
  }
  program.addAtLeast(sumOf(groups.flatMap(([first]) => first ?? [])), least)
  return program
}

function near({ variableCount, rows }: ZeroOneProgram, fixed: readonly number[], steps: StepBudget) {
  const assignment = new Assignment(variableCount, rows)
  for (const variable of fixed) assignment.set(variable, 1)
  const solution = solutionNear(new Relaxation(variableCount, rows), assignment, steps)
  return { solution, isAllowed: solution !== undefined && assignment.allows(solution) }
}

test('AUD-03 a solution that lies open is found, with every value that is set already', () => {
  const found = near(groupsWith(3), [1], new StepBudget(10))
  expect(found.isAllowed).toBe(true)
  expect([...(found.solution ?? [])]).toEqual([0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0])
})

test('AUD-03 where there is none the search for one ends, and its steps are counted', () => {
  const steps = new StepBudget(10)
  expect(near(groupsWith(4), [1], steps).solution).toBeUndefined()
  expect(steps.isSpent).toBe(true)
})
