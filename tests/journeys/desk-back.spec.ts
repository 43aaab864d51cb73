import { enterDesk, expect, test } from './journey.ts'

const ID = '01890000-0000-7000-8000-00000000000'
const AT = '2026-11-20T01:00:00.000Z'

const batchOf = (no: number) => ({
  ...{
    id: `${ID}${no}`,
    batchNo: no,
    kind: 'exam_scores',
    sittingName: '2026年10月',
    fileName: `${no}.xlsx`,
  },
  ...{
    fileBytes: 9,
    state: 'applied',
    rowsTotal: 1,
    rowsDone: 1,
    rowsFaulty: 0,
    rowsSetAside: 0,
    warnings: [],
  },
  ...{ isDouble: false, uploadedBy: '林主任', uploadedAt: AT, appliedBy: '林主任', appliedAt: AT },
})

/** A publication of two batches, with one score in each. */
const PUBLICATION = {
  publication: {
    ...{
      id: `${ID}9`,
      sittingName: '2026年10月',
      state: 'proposed',
      publishAt: AT,
      released: false,
      scores: 2,
    },
    ...{ candidates: 2, batchNos: [1, 2], leftOut: [], proposedBy: '林主任', proposedAt: AT, mine: false },
  },
  digest: '0'.repeat(64),
  batches: [1, 2].map((no) => ({ batch: batchOf(no), candidates: 1, setAside: [] })),
  courses: [{ courseCode: '00015', courseName: '英语（二）', practice: false }],
  figures: [1, 2].map((no) => ({
    ...{ batchId: `${ID}${no}`, courseCode: '00015', practice: false },
    ...{ scores: 1, passed: 1, absent: 0, violations: 0 },
  })),
}

test('IMP-02 what the second person leaves out stays so while they look at the scores of a batch', {
  tag: '@desk',
}, async ({ page }) => {
  const scoresOf = (course: string) => ({
    batch: batchOf(1),
    courses: ['00015', '00020'].map((code) => ({ courseCode: code, courseName: `课程${code}` })),
    scores: [
      {
        ...{ id: `${ID}5`, ticketNo: '101000240000', personName: '张三', courseCode: course, courseName: '' },
        outcome: { kind: 'marked', mark: 60 },
      },
    ],
    more: false,
  })
  await page.route(`**/api/office/publications/${ID}9`, (route) => route.fulfill({ json: PUBLICATION }))
  await page.route(`**/api/office/publications/${ID}9/batches/**`, async (route) => {
    const course = new URL(route.request().url()).searchParams.get('course') ?? '00015'
    await route.fulfill({ json: scoresOf(course) })
  })
  await enterDesk(page, '顾老师')
  await page.goto(`/office/publications/${ID}9`)
  // Not `uncheck`, which looks only once, and that before the choice that is kept is drawn.
  const second = page.getByRole('checkbox', { name: '发布批次 2' })
  await second.click()
  await expect(second).not.toBeChecked()
  await page.getByRole('link', { name: /^批次 1/ }).click()

  // Chosen by the keys, the choice is not lost while the scores of the course are loaded.
  const course = page.getByRole('combobox', { name: '课程' })
  await course.focus()
  await course.selectOption('00020')
  await expect(page.getByRole('cell', { name: /^00020/ })).toBeVisible()
  await expect(course).toBeFocused()

  await page.getByRole('link', { name: '返回发布内容' }).click()
  await expect(page.getByRole('checkbox', { name: '发布批次 2' })).not.toBeChecked()
  await page.getByRole('button', { name: '同意发布' }).click()
  await expect(page.getByRole('dialog')).toContainText('批次 2')
})

test('REV-01 a chosen list stands in the address, and is there again on the way back', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '徐老师')
  for (const [address, label, chosen] of [
    ['departures', '按状态查看', 'sent'],
    ['transfers-in', '状态', 'confirmed'],
  ] as const) {
    await page.goto(`/office/${address}`)
    const choice = page.getByRole('combobox', { name: label })
    await choice.selectOption(chosen)
    await expect(page).toHaveURL(new RegExp(`${address}\\?list=${chosen}$`))
    await page.getByRole('link', { name: '首页', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
    await page.goBack()
    await expect(choice).toHaveValue(chosen)
  }
})
