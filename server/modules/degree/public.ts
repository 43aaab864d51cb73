export { explainAudit } from '#rulebook/progress/explain-audit.ts'
export { listWaitingFor } from './audit/waiting-for.ts'
export { buildDegreeCase, type CaseQuestion } from './case/build-degree-case.ts'
export { exportCase } from './export/export-case.ts'
