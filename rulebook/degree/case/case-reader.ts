import type { DegreeCase } from '../degree-case.ts'
import {
  code,
  count,
  credits,
  day,
  flag,
  listOf,
  oneOf,
  orNull,
  positiveCount,
  type Reader,
  text,
} from './readers.ts'
import { recordOf } from './record-of.ts'
import { requirement } from './requirement-reader.ts'
import { score } from './score-reader.ts'

const level = oneOf(['benke', 'zhuanke'])

const course = recordOf(
  { code, credits, mode: oneOf(['written', 'practice', 'thesis']) },
  { ownMajor: flag, partOf: code, offered: flag },
)

const plan = recordOf({
  major: text,
  version: text,
  level,
  validFrom: orNull(day),
  validTo: orNull(day),
  minCourses: positiveCount,
  minCredits: credits,
  courses: listOf(course),
  requires: requirement,
  situations: listOf(recordOf({ id: text, courses: listOf(course), requires: requirement })),
  local: orNull(recordOf({ min: count, named: listOf(code), minNamed: count, exempt: flag })),
})

const substitution = recordOf({
  id: text,
  old: listOf(code),
  new: listOf(code),
  needs: recordOf({ atLeast: positiveCount }, { minCredits: credits }),
  passedBefore: orNull(day),
  appliesFrom: orNull(day),
  appliesTo: orNull(day),
  exempted: flag,
})

const record = recordOf({
  situation: orNull(text),
  priorQualification: oneOf(['verified', 'claimed', 'none']),
  ticket: oneOf(['active', 'transferring_out', 'transferred_out', 'graduated', 'closed']),
  sanctions: listOf(recordOf({ kind: text, until: day })),
  diplomas: listOf(recordOf({ major: text, level })),
  scores: listOf(score),
})

/** The whole case, its form only: whether its codes and ids refer to each other is looked at when its form is good. */
export const degreeCase: Reader<DegreeCase> = recordOf({
  id: text,
  on: day,
  graduatesOn: day,
  plan,
  substitutions: listOf(substitution),
  transferMonths: count,
  record,
})
