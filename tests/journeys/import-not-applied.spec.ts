import { expectAccessible } from './accessible.ts'
import { enterDesk, expect, test } from './journey.ts'

const fault = '检查之后，其他批次已导入了相同的记录，本批次没有入库。请放弃此批次并重新上传检查。'

const batch = {
  id: '00000000-0000-4000-8000-000000000000',
  batchNo: 99,
  kind: 'candidates',
  fileName: '考生.csv',
  fileBytes: 1000,
  state: 'checked',
  fault,
  rowsTotal: 3,
  rowsDone: 0,
  rowsFaulty: 0,
  warnings: [],
  uploadedBy: '何老师',
  uploadedAt: new Date().toISOString(),
}

test('IMP-01 a batch that could not be applied is nowhere said to be without problems, and can only be put aside', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enterDesk(page, '何老师')
  const waiting = { unassigned: 0, faulty: 0, notApplied: 1, ready: 0 }
  await page.route(/\/api\/office\/imports(\?.*)?$/, (route) =>
    route.fulfill({ json: { batches: [batch], waiting } }),
  )
  await page.route(`**/api/office/imports/${batch.id}`, (route) =>
    route.fulfill({
      json: { batch, columns: [], problemCounts: [], faultyRows: [], noteCounts: [], notedRows: [] },
    }),
  )
  await page.route(`**/api/office/imports/${batch.id}/comparison`, (route) =>
    route.fulfill({ json: { isCompared: false, all: 0, open: 0, differences: [], isFirst: true } }),
  )
  await page.goto('/office/')
  await expect(page.getByRole('link', { name: /个导入批次入库未成功/ })).toBeVisible()
  await expect(page.getByText('个导入批次已检查无误')).toHaveCount(0)

  await page.goto('/office/imports')
  await expect(page.getByRole('row').filter({ hasText: '第 99 号批次' })).toContainText('入库未成功')
  await page.getByRole('link', { name: '第 99 号批次' }).press('Enter')
  await expect(page.getByText('没有入库', { exact: true })).toBeVisible()
  await expect(page.getByText(fault)).toBeVisible()
  await expect(page.getByText('入库未成功')).toBeVisible()
  await expect(page.getByText('文件无法处理')).toHaveCount(0)
  await expect(page.getByText(/没有发现问题|检查无误/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: '放弃此批次' })).toBeVisible()
  await expect(page.getByRole('button', { name: '确认入库' })).toHaveCount(0)
  await expectAccessible(page)
})
