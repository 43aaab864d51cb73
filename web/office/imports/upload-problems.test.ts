import { expect, test } from 'vitest'
import { uploadProblems } from './upload-problems.ts'

const fields = (name: string, size = 10) =>
  uploadProblems({ kind: 'exam_scores', sittingId: 'x', file: { name, size } }).map(({ field }) => field)

test('IMP-01 a file of the wrong kind or size is named before it is sent', () => {
  expect(fields('成绩.XLSX')).toEqual([])
  expect(fields('成绩.csv')).toEqual([])
  expect(fields('成绩.xls')).toEqual(['file'])
  expect(fields('成绩.pdf')).toEqual(['file'])
  expect(fields('成绩.csv', 0)).toEqual(['file'])
  expect(fields('成绩.csv', 101 * 1024 * 1024)).toEqual(['file'])
})

test('IMP-01 photographs come in a ZIP archive, and nothing else does', () => {
  const problemsOf = (kind: 'candidate_photos' | 'candidates', name: string) =>
    uploadProblems({ kind, sittingId: '', file: { name, size: 10 } }).map(({ text }) => text)
  expect(problemsOf('candidate_photos', '照片.ZIP')).toEqual([])
  expect(problemsOf('candidate_photos', '照片.rar')).toEqual(['照片请打成 ZIP 压缩包后上传。'])
  expect(problemsOf('candidate_photos', '照片.xlsx')).toHaveLength(1)
  expect(problemsOf('candidates', '照片.zip')).toHaveLength(1)
})

test('IMP-01 scores need a sitting, candidates none', () => {
  const file = { name: 'a.csv', size: 1 }
  expect(uploadProblems({ kind: 'practice_scores', sittingId: '', file })).toHaveLength(1)
  expect(uploadProblems({ kind: 'candidates', sittingId: '', file })).toEqual([])
})

test('IMP-01 an officer of several schools says whose file it is', () => {
  const problemsOf = (schoolId: string) =>
    uploadProblems({ kind: 'practice_scores', sittingId: 'x', schoolId, file: { name: 'a.csv', size: 1 } })
  expect(problemsOf('')).toEqual([{ field: 'schoolId', text: '请选择学校' }])
  expect(problemsOf('x')).toEqual([])
})
