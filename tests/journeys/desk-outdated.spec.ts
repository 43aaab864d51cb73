import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { enterDesk, expect, test } from './journey.ts'

const id = '00000000-0000-4000-8000-000000000000'
const someone = { personName: '甲', ticketNo: '999999999999', reason: '核对后发现有误', mine: false }
const requested = { state: 'requested', requestedBy: '乙', requestedAt: new Date().toISOString() }

const gone = { status: 404, code: 'not_found', text: '没有找到您要的内容。' }
const stale = { status: 409, code: 'stale', text: '这项内容刚刚被更新过，请刷新后再操作。' }

const lists = [
  {
    name: 'undo-requests',
    rows: 'requests',
    row: { id, ...someone, ...requested, applicationId: id, title: '免考', decision: 'approved', can: true },
    act: '同意撤销',
    none: '没有待复核的撤销申请',
    refusal: stale,
  },
  {
    name: 'corrections',
    rows: 'corrections',
    row: {
      id,
      ...someone,
      ...requested,
      courseCode: '00000',
      courseName: '某课程',
      oldOutcome: { kind: 'marked', mark: 50 },
      newOutcome: { kind: 'marked', mark: 60 },
    },
    act: '同意更正',
    none: '没有待复核的更正申请',
    refusal: gone,
  },
  {
    name: 'recovery-requests',
    path: 'recovery',
    rows: 'requests',
    row: {
      id,
      claimedName: '甲',
      ticketNo: '999999999999',
      contact: '021-00000000',
      explanation: '手机号码已经停用。',
      matches: true,
      recordName: '甲',
      createdAt: new Date().toISOString(),
      state: 'open',
    },
    act: '核验通过，交复核',
    note: '核验情况',
    none: '没有待处理的申请',
    refusal: stale,
  },
  {
    // Its dialog is drawn inside the table, which goes with its last row.
    name: 'sanctions',
    rows: 'sanctions',
    row: {
      id,
      ...someone,
      personId: id,
      ticketNos: ['999999999999'],
      kind: 'diploma_delayed',
      until: '2030-12-31',
      state: 'revocation_asked',
      requestedBy: '乙',
      requestedAt: new Date().toISOString(),
      revocation: { reason: '申诉成立', askedBy: '乙', askedAt: new Date().toISOString() },
    },
    act: '不同意撤销',
    note: '不同意的原因',
    none: '没有待复核的处分',
    refusal: stale,
  },
] as const

test('REV-06, IMP-03, LOG-08, UX-01 who decides what a colleague has settled meanwhile reads so in the dialog, which keeps what was typed until it is closed', {
  tag: '@desk',
}, async ({ page, watch }) => {
  test.setTimeout(120_000)
  watch.intended.add(404).add(409)
  await enterDesk(page, '顾老师')
  await page.route('**/api/office/session', async (route) => {
    const reply = await route.fetch()
    const session = (await reply.json()) as { grants: string[] }
    await route.fulfill({
      json: { ...session, grants: [...session.grants, 'review.undo', 'sanction.approve'] },
    })
  })
  for (const list of lists) await agreeTooLate(page, list)
})

/** Answers as if a colleague had decided first: the page reads the list again once the dialog is closed, and the list is then empty. */
async function agreeTooLate(page: Page, list: (typeof lists)[number]): Promise<void> {
  const { name, rows, row, act, refusal } = list
  let isSettled = false
  await page.route(`**/api/office/${name}`, (route) =>
    route.fulfill({ json: { [rows]: isSettled ? [] : [row] } }),
  )
  await page.route(`**/api/office/${name}/*/decision`, (route) => {
    isSettled = true
    const { status, ...words } = refusal
    return route.fulfill({ status, json: { ...words, reference: '' } })
  })
  await page.goto(`/office/${'path' in list ? list.path : name}`)
  await page.getByRole('button', { name: `${act} 甲` }).press('Enter')
  const dialog = page.getByRole('dialog')
  const note = dialog.getByRole('textbox', { name: 'note' in list ? list.note : '说明' })
  await note.fill('当面核对原件')
  await dialog.getByRole('button', { name: act }).press('Enter')
  await expect(dialog.getByRole('alert')).toContainText(refusal.text)
  // Whatever an answer changes is drawn by then.
  await page.evaluate(() => fetch('/api/office/session').then((reply) => reply.text()))
  await expectAccessible(page)
  await expect(note).toHaveValue('当面核对原件')
  await dialog.getByRole('button', { name: '取消' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(list.none)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
}
