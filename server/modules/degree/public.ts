export { explainAudit } from '#rulebook/progress/explain-audit.ts'
export { listAppliedFor } from './audit/applied-for.store.ts'
export { buildDegreeCase, type CaseQuestion } from './case/build-degree-case.ts'
export { exportCase } from './export/export-case.ts'
