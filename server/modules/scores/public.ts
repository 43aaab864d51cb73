export { listVisibleScores, recordScores, voidScoresOf } from './application-scores.store.ts'
export { outcomeOf } from './score.view.ts'
