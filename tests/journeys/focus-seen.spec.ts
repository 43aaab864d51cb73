import { expectDrawn } from './accessible.ts'
import { addCredential, beginApplication, goToStep } from './apply.ts'
import { fileByRequest } from './file-by-request.ts'
import { expectFocusSeen, hiddenFocus, tabThrough } from './focus-seen.ts'
import { enter, enterDesk, expect, test } from './journey.ts'
import { expectClaimed } from './review-desk.ts'

const applicant = { name: '马晓燕', number: '102721200405004712' } as const

test('UX-01 in the portal nothing takes the focus behind the bar of a phone or behind what sticks in a form', async ({
  page,
}) => {
  await enter(page, '吴倩')
  for (const address of ['/person', '/services/samples']) {
    await page.goto(address)
    await expectDrawn(page)
    await tabThrough(page)
  }
  await beginApplication(page)
  await tabThrough(page)
  await expectFocusSeen(page)
  await page.getByRole('checkbox').first().press('Space')
  await goToStep(page, '下一步', '上传凭证')
  await addCredential(page, '毕业证书')
  await expectFocusSeen(page)
  // What says that nothing is saved takes more lines than what says that it is.
  await page.route('**/api/portal/drafts/*', (route) => route.abort('aborted'))
  await page.getByRole('textbox', { name: '毕业证书编号' }).fill('102721200405004712')
  await expect(page.locator('.kj-save-line')).toHaveAttribute('data-status', 'retrying')
  await tabThrough(page)
  await expectFocusSeen(page)
})

test('UX-01 at the desk nothing takes the focus behind the head of a table, the acts of a queue or the foot of a dialog', async ({
  page,
}) => {
  await enterDesk(page, '安全管理员')
  await page.goto('/office/staff')
  await expectDrawn(page)
  await tabThrough(page)
  const { name, number } = applicant
  await enter(page, name)
  await fileByRequest(page, { courses: ['03708', '03709'], number })
  await enterDesk(page, '唐老师')
  await page.goto('/office/reviews/exemption')
  await expectDrawn(page)
  // The acts appear over the row that is chosen, where that is the last one on the screen.
  const last = page.getByRole('checkbox', { name }).last()
  await last.focus()
  await last.evaluate((box) => window.scrollBy(0, box.getBoundingClientRect().bottom - window.innerHeight))
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: '批量不通过' })).toBeEnabled()
  expect(await hiddenFocus(page)).toEqual([])
  await tabThrough(page)
  await expectFocusSeen(page)
  await page.getByRole('button', { name: '批量不通过' }).press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await tabThrough(page)
  await expectFocusSeen(page)
  await page.getByRole('dialog').evaluate((dialog) => {
    const [title, act] = [
      dialog.querySelector('h2 span'),
      dialog.querySelector('[type="submit"] .mantine-Button-label'),
    ]
    if (!title || !act) throw new Error('the dialog has no title or no act')
    title.textContent = '批量不通过，原因会逐字告诉每一位考生，'.repeat(6)
    act.textContent = '把这些申请全部作不通过处理并告诉考生'
  })
  await tabThrough(page)
  await expectFocusSeen(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '审核下一份' }).press('Enter')
  await expectClaimed(page)
  await tabThrough(page)
  await expectFocusSeen(page)
  await page.getByRole('button', { name: /^不通过/ }).press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await tabThrough(page)
  await expectFocusSeen(page)
})
