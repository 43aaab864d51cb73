export { type IssuedPaper, issuePaper, type PaperToIssue } from './issue-paper.ts'
export { lockPapers, type PaperLock } from './lock-papers.ts'
export { printIssued } from './print-issued.ts'
export { revokePapers } from './revoke-papers.ts'
