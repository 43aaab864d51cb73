import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileExemption } from '#tests/support/applicant.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { wordsOfLoad } from './load-words.ts'

const application = startApplication({ per: 'test' })
const { newFolder, load, faultsOf, countsOf, writtenOut } = startCatalogue(application)

/** The catalogue as it is, in a folder, with changes to some files. */
async function folderAsItIs(changes: Record<string, (text: string) => string>): Promise<string> {
  const [folder, files] = [await newFolder(), await writtenOut()]
  for (const [name, change] of Object.entries(changes)) {
    const changed = change(files[name] ?? '')
    expect(changed).not.toBe(files[name])
    await writeFile(join(folder, name), changed)
  }
  return folder
}

/** What candidates filed under, and where their applications stand. */
async function filed() {
  const tables = ['applications', 'application_revisions', 'filings', 'drafts']
  const read = tables.map(async (table) => {
    const { rows } = await application.owner.query(`select * from ${table} order by 1, 2, 3`)
    return rows
  })
  return Promise.all(read)
}

test('CAT-01, CAT-02 a dry run says whom each change concerns; loaded while applications are open, it changes nothing that was filed', async () => {
  const candidate = await givenIn(application).candidate().enter()
  await fileExemption(candidate, { courses: ['03708'], seed: 7 })
  await appliesForGraduation(application, candidate, { state: 'pending' })
  const folder = await folderAsItIs({
    // 会计学 of 上海财经大学: one more credit, and one course that counts more.
    'plans.csv': (text) => text.replace(/^(10272,120203K,[^,]*,[^,]*,,[^,]*,\d+),(\d+)/m, '$1,69'),
    'windows.csv': (text) => text.replace(/^(申请免考,.*),10272,(.*) 16:00,/m, '$1,10272,$2 17:00,'),
    'review-chains.csv': (text) =>
      `${text}申请免考,2030-01-01 08:00,主考学校；市教育考试院；市教育考试院,7；14；20,测试\r\n`,
    'reject-reasons.csv': (text) => text.replace('图片不清晰，看不清', '图片模糊，看不清'),
    'exemption-rules.json': (text) => text.replace('"source": "', '"source": "核对后：'),
    'substitutions.csv': (text) => text.replace('英语(二)顶替', '英语（二）顶替'),
  })
  const before = await filed()
  const tickets = await application.owner.query<{ count: number }>(
    `select count(*)::int as count from tickets t join plans p on p.id = t.plan_id join majors m on m.id = p.major_id
     where m.code = '120203K' and m.school_id = (select id from schools where code = '10272') and p.retired_on is null`,
  )
  const dry = wordsOfLoad(await load(folder, { mode: 'dryRun' }), 'dryRun')
  const line = (start: RegExp) => dry.find((one) => start.test(one)) ?? dry.join('\n')
  expect(line(/修改 10272 120203K/)).toContain(`涉及 ${tickets.rows[0]?.count} 个准考证`)
  for (const start of [
    /修改 10272 120203K/,
    /修改 申请免考 10272/,
    /新增 申请免考 2030/,
    /修改 申请免考 image/,
    /修改 english-13000/,
    /修改 (cet|left|pets|political|ncre)/,
  ])
    expect(line(start)).toMatch(/涉及 .*[1-9]\d* 件未办结的申请/)
  expect(await filed()).toEqual(before)

  expect(wordsOfLoad(await load(folder), 'load').at(-1)).toBe('已全部载入。')
  expect(await filed()).toEqual(before)
  expect(wordsOfLoad(await load(folder), 'load')[0]).toBe('文件与数据库一致，没有需要改动的内容。')
})

test('CAT-02, EXM-04, AUD-09 a rule that applications were filed under is ended, not taken away', async () => {
  const { owner } = application
  await owner.query("update applications set state = 'withdrawn'")
  await owner.query("update substitutions set applies_from = '2026-12-01' where id = 'accounting-08119'")
  const candidate = await givenIn(application).candidate().enrolledIn('120203K').enter()
  await fileExemption(candidate, { courses: ['03708'], seed: 8 })
  await appliesForGraduation(application, candidate, { state: 'rejected' })
  // Of each kind one that somebody has filed under; the others are not in force yet, or for another major or course.
  const folder = await folderAsItIs({
    'substitutions.csv': (text) =>
      text.replace(/^(accounting-08119|example-03409|marketing-07043),.*\r\n/gm, ''),
    'exemption-rules.json': (text) => {
      const rules = JSON.parse(text) as { id: string }[]
      return JSON.stringify(rules.filter(({ id }) => id !== 'political-benke' && id !== 'cet4-report'))
    },
  })
  expect(await faultsOf(folder, { missing: 'remove' })).toEqual([
    'substitutions.csv：缺少「example-03409」，但有 1 份毕业申请依据它，不能去掉。不再使用的，请保留这一行并填写「截止日期」。',
    'exemption-rules.json：缺少「political-benke」，但有 1 份免考申请依据它，不能去掉。不再使用的，请保留这一行并填写「validTo」。',
  ])
  await owner.query("update applications set state = 'withdrawn'")
  expect(await countsOf(folder, { missing: 'remove' })).toEqual([
    ['substitutions', 0, 0, 3],
    ['exemption-rules', 0, 0, 2],
  ])
})
