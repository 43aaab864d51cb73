export {
  type GivenScore,
  listVisibleScores,
  type PersonScore,
  recordScores,
  visibleScores,
  voidScoresOf,
} from './application-scores.store.ts'
export { deleteScoresOfBatch, insertScores } from './brought-in.store.ts'
export { viewRecord } from './candidate-record.ts'
export { recordedScore } from './recorded-score.ts'
export { replaceOutcome } from './replace-outcome.store.ts'
export { outcomeOf } from './score.view.ts'
export { type ScoreVerdict, sealUnsealedScores, verifyScores } from './seals/verify-scores.ts'
export { bringScoresBack, transferScoresOut } from './transfer-scores.store.ts'
