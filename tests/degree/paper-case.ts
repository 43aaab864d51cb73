import type {
  DegreeCase,
  DegreeCourse,
  DegreeScore,
  LocalRule,
  Requirement,
  Situation,
  Substitution,
} from '#rulebook/degree/degree-case.ts'

interface Sketch {
  courses: readonly DegreeCourse[]
  /** Absent: all courses. */
  requires?: Requirement
  scores: readonly DegreeScore[]
  rules?: readonly Substitution[]
  minCourses?: number
  minCredits?: number
  local?: LocalRule
  situation?: Situation
  graduatesOn?: string
}

/** A case of the paper in few words: whatever is not said is as plain as can be. */
export function paperCase(sketch: Sketch): DegreeCase {
  const all = { all: sketch.courses.map(({ code }) => ({ course: code })) }
  return {
    id: 'paper',
    on: '2026-12-16',
    graduatesOn: sketch.graduatesOn ?? '2026-12-30',
    plan: {
      major: '120203K',
      version: '2026',
      level: 'benke',
      validFrom: null,
      validTo: null,
      minCourses: sketch.minCourses ?? 1,
      minCredits: sketch.minCredits ?? 0,
      courses: sketch.courses,
      requires: sketch.requires ?? all,
      situations: sketch.situation === undefined ? [] : [sketch.situation],
      local: sketch.local ?? null,
    },
    substitutions: sketch.rules ?? [],
    transferMonths: 6,
    record: {
      situation: sketch.situation?.id ?? null,
      priorQualification: 'verified',
      ticket: 'active',
      sanctions: [],
      diplomas: [],
      scores: sketch.scores,
    },
  }
}

export function course(code: string, credits = 4, more: Partial<DegreeCourse> = {}): DegreeCourse {
  return { code, credits, mode: 'written', ...more }
}

/** A score whose id is that of its course in small letters. */
export function score(code: string, more: Partial<Omit<DegreeScore, 'source'>> = {}): DegreeScore {
  return {
    id: code.toLowerCase(),
    course: code,
    credits: 4,
    outcome: { mark: 70 },
    passedOn: '2024-10-26',
    source: 'exam',
    state: 'valid',
    ownMajor: true,
    ...more,
  }
}

export function transferred(code: string, transferredOn = '2025-03-01'): DegreeScore {
  return { ...score(code), source: 'transfer_in', transferredOn, creditsAtOrigin: 4, nameAgrees: true }
}

export function rule(old: string[], meets: string[], more: Partial<Substitution> = {}): Substitution {
  return {
    id: `${old.join('')}-${meets.join('')}`,
    old,
    new: meets,
    needs: { atLeast: 1 },
    passedBefore: null,
    appliesFrom: null,
    appliesTo: null,
    exempted: true,
    ...more,
  }
}
