export {
  insertExemptionScore,
  listVisibleScores,
  type PersonScore,
  voidScoreOfApplication,
} from './exemption-score.store.ts'
export { outcomeOf } from './score.view.ts'
