export {
  insertExemptionScore,
  listVisibleScores,
  voidScoreOfApplication,
} from './exemption-score.store.ts'
export { outcomeOf } from './score.view.ts'
