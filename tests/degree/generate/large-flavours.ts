/** What makes a large case hard. Shares are of 1. */
export interface Knobs {
  /** How many courses the plan has, at most 60. */
  courses: number
  /** Choice groups, each with a choice inside, at most 12. */
  groups: number
  /** At how many places a course stands: one of these. */
  places: readonly number[]
  credits: readonly number[]
  /** Courses that the planted solution meets. */
  planted: number
  /** How many credits a group asks for, of those that the planted solution counts there. */
  groupCredits: number
  /** How many members a group asks for, of those that the planted solution makes true. */
  groupMembers: number
  /** What the plan asks for, of the planted solution's courses and credits. */
  total: number
  /** Courses of the plan with a usable score. */
  passed: number
  offered: number
  rules: number
  /** How many codes a rule has on each side, at most. */
  ruleWidth: number
  /** Old codes that are courses of the plan. */
  oldInPlan: number
  /** Different old codes outside the plan. */
  oldCodes: number
  /** Old codes with a score. */
  oldPassed: number
  /** Rules with a `passedBefore`, so that no added pass can be used. */
  dated: number
  ownMajor: number
  transfers: number
  exemptions: number
  /** The local rule's `min`, of the planted courses; 0: no rule. */
  local: number
  /** Courses of a picked situation, some of them also in the plan. */
  situation: number
  /** Scores, at most 100. */
  scores: number
}

const plain: Knobs = {
  courses: 60,
  groups: 12,
  places: [1, 1, 2, 3, 4],
  credits: [2, 3, 4, 4, 5, 6, 7],
  planted: 0.75,
  groupCredits: 0.9,
  groupMembers: 0.8,
  total: 0.9,
  passed: 0.5,
  offered: 0.85,
  rules: 20,
  ruleWidth: 3,
  oldInPlan: 0.2,
  oldCodes: 30,
  oldPassed: 0.6,
  dated: 0.7,
  ownMajor: 0.1,
  transfers: 0,
  exemptions: 0.1,
  local: 0,
  situation: 0,
  scores: 100,
}

const asked = { ...plain, places: [1, 2, 3, 4], passed: 0.6, ruleWidth: 5 }
const binCovering = { ...plain, places: [4], groupCredits: 1, groupMembers: 0.4, ownMajor: 0 }
const setPacking = { ...plain, ruleWidth: 5, oldCodes: 14, oldPassed: 1, passed: 0.15, dated: 1 }

/** The first three ask for less than was planted; each further one aims at one way in which the problem is exponential. */
export const LARGE_FLAVOURS = {
  loose: { ...asked, groupCredits: 0.3, groupMembers: 0.3, total: 0.5 },
  usual: { ...asked, groupCredits: 0.5, groupMembers: 0.4, total: 0.7 },
  wide: { ...asked, groupCredits: 0.7, groupMembers: 0.8, total: 0.8, oldInPlan: 0.5, dated: 0.5 },
  plain,
  'equal-credits': { ...binCovering, credits: [4], planted: 0.95, passed: 0.75 },
  'two-credits': { ...binCovering, credits: [4, 5], planted: 0.95, passed: 0.7 },
  'half-credits': {
    ...binCovering,
    credits: [2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6.5, 7.5],
    planted: 0.95,
    passed: 0.7,
  },
  'odd-credits': {
    ...binCovering,
    credits: [7.5, 9, 11.5, 13, 14.5, 16, 17.5, 19],
    planted: 1,
    passed: 0.8,
  },
  'no-slack': { ...binCovering, planted: 1, groupMembers: 1, total: 1, passed: 0.8, offered: 1 },
  'set-packing': setPacking,
  'packing-undated': { ...setPacking, dated: 0, passed: 0.4, oldInPlan: 0.5 },
  'old-is-plan': { ...plain, oldInPlan: 1, ruleWidth: 4, passed: 0.7, dated: 0.5 },
  'old-is-plan-undated': { ...plain, oldInPlan: 1, ruleWidth: 5, passed: 0.6, dated: 0, ownMajor: 0 },
  'scarce-offers': { ...plain, offered: 0.3, passed: 0.55, ruleWidth: 4, dated: 0.2, oldInPlan: 0.6 },
  'tight-totals': { ...plain, total: 1, groupCredits: 0.6, planted: 0.85, credits: [3, 3.5, 4, 4.5, 5, 6.5] },
  local: { ...plain, local: 0.6, transfers: 0.4, exemptions: 0.3, passed: 0.8, planted: 0.8 },
  'local-packing': { ...setPacking, local: 0.5, transfers: 0.35, exemptions: 0.2, passed: 0.4 },
  situation: { ...plain, situation: 15, oldInPlan: 0.4, passed: 0.6 },
  everything: {
    ...plain,
    places: [2, 3, 4],
    credits: [1, 2.5, 3, 3.5, 4, 4.5, 5, 6, 6.5, 7],
    groupCredits: 0.95,
    total: 0.97,
    passed: 0.55,
    offered: 0.6,
    ruleWidth: 5,
    oldInPlan: 0.5,
    dated: 0.4,
    local: 0.4,
    transfers: 0.3,
    exemptions: 0.2,
    situation: 12,
  },
} as const satisfies Record<string, Knobs>

export type LargeFlavour = keyof typeof LARGE_FLAVOURS
