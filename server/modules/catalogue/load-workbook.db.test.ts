import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { readFolder } from '#platform/sections/section-folder.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-sheet.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { filesOf, startCatalogue } from '#tests/support/catalogue.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { writeCatalogue } from './write-catalogue.ts'

const application = startApplication({ mode: 'production', data: 'empty', per: 'test' })
const { newFolder, folderWith, faultsOf, countsOf, writtenOut } = startCatalogue(application)

/** A workbook with a sheet for each file of the folder, called as `nameOf` says, and with more sheets. */
async function workbookOf(folder: string, more: { name: string; rows: string[][] }[] = []): Promise<string> {
  const { contents } = await readFolder(CATALOGUE_SECTIONS, folder)
  const path = join(await newFolder(), '目录.xlsx')
  const sheets = CATALOGUE_SECTIONS.filter(({ name }) => contents.has(name)).map(({ name, title, form }) => ({
    name: title,
    rows: form.cells((contents.get(name) ?? []).map(({ row }) => row)),
  }))
  await writeWorkbook(createWriteStream(path), [...sheets, ...more])
  return path
}

test('CAT-02 one workbook says what a folder of files says: loaded, written out and loaded again, nothing differs', async () => {
  const folder = await folderWith()
  const notes = { name: '说明', rows: [['只给人看']] }
  expect(await countsOf(await workbookOf(folder, [notes]))).toHaveLength(21)
  expect(await countsOf(folder)).toEqual([])
  expect(await writtenOut()).toMatchObject(await filesOf(folder))

  const path = join(await newFolder(), 'written.xlsx')
  const write = () =>
    writeCatalogue(
      application.deps,
      { deadline: deadlineIn(60_000) },
      { sections: CATALOGUE_SECTIONS, folder: path },
    )
  expect(await write()).toBeUndefined()
  expect(await countsOf(path)).toEqual([])
  // A file that is there already is never written over.
  expect(await write()).toMatchObject({ text: expect.stringContaining('已有这个文件') })
})

test('CAT-02 every fault of a workbook names its sheet and its line, and nothing is loaded', async () => {
  const folder = await folderWith({
    'schools.csv': (text) => text.replace(',复旦大学,', ',,'),
    'exemption-rules.json': (text) => text.replace('"id"', '"identity"'),
  })
  const more = [
    { name: '学校表', rows: [['x']] },
    { name: 'schools', rows: [['主考学校代码']] },
  ]
  const faults = await faultsOf(await workbookOf(folder, more))
  expect(faults).toContain('工作表「主考学校」 第 3 行「名称」：没有填写。')
  expect(faults.filter((fault) => /不认识的工作表「学校表」|「schools」是同一类/.test(fault))).toHaveLength(2)
  expect(faults.some((fault) => /^工作表「免考规定」 第 2 行/.test(fault))).toBe(true)
  expect(faults.some((fault) => fault.includes('.csv'))).toBe(false)
  const { rows } = await application.owner.query('select count(*)::int as count from schools')
  expect(rows).toEqual([{ count: 0 }])
  expect(await faultsOf(join(folder, 'none.xlsx'))).toEqual([expect.stringContaining('没有这个文件')])
})

test('CAT-02 no two sheets of a workbook have one name, and Excel takes every name', () => {
  const titles = CATALOGUE_SECTIONS.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles.filter((title) => title.length > 31 || /[[\]:*?/\\]/.test(title))).toEqual([])
})
