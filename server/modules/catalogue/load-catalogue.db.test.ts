import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { wordsOfFault } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { EXAMPLE, filesOf, startCatalogue } from '#tests/support/catalogue.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { wordsOfLoad } from './load-words.ts'
import { writeCatalogue } from './write-catalogue.ts'

const application = startApplication({ mode: 'production', data: 'empty', per: 'test' })
const { newFolder, folderWith, load, faultsOf, countsOf, writtenOut, stamp } = startCatalogue(application)

/** The id of a member of staff. */
async function staffId(): Promise<string> {
  const { rows } = await application.owner.query(
    `insert into staff (id, username, name, password_hash) values (gen_random_uuid(), 'officer', '某', 'x') returning id`,
  )
  return rows[0].id
}

/** Removes the lines of a text that begin like this. */
const without = (start: string) => (text: string) =>
  text
    .split('\r\n')
    .filter((line) => !line.startsWith(start))
    .join('\r\n')

/** Removes 复旦大学 with its major and plan, and the sitting, from the files. */
const WITHOUT_FUDAN = {
  'schools.csv': without('10246'),
  'majors.csv': without('10246'),
  'plans.csv': (text: string) => text.replace(/\r\n10246,101101[^"]*"[^"]*","[^"]*"/, ''),
  'plan-courses.csv': without('10246'),
  'plan-requirements.json': (text: string) => `${JSON.stringify(JSON.parse(text).slice(1), null, 2)}\n`,
  'sittings.csv': without('89'),
  'exam-sessions.csv': without('89'),
  'practice-rounds.csv': without('10246'),
}

test('CAT-02 the example that ships has a file for everything that a round needs, and says of each that it is an example', async () => {
  const files = await filesOf(EXAMPLE)
  expect(Object.keys(files).toSorted()).toEqual(CATALOGUE_SECTIONS.map(({ form }) => form.file).toSorted())
  const applied = await load(EXAMPLE, { mode: 'dryRun' })
  expect('faults' in applied ? applied.faults.map(wordsOfFault) : []).toEqual([])
  for (const file of ['windows.csv', 'activation.csv', 'graduation-batches.csv', 'sittings.csv']) {
    const lines = files[file]?.trim().split('\r\n').slice(1) ?? []
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => !line.includes('示例'))).toEqual([])
  }
})

const EVERYTHING = [
  ['schools', 10, 0, 0],
  ['courses', 200, 0, 0],
  ['majors', 14, 0, 0],
  ['plans', 15, 0, 0],
  ['plan-courses', 274, 0, 0],
  ['plan-requirements', 8, 0, 0],
  ['substitutions', 16, 0, 0],
  ['plan-transitions', 2, 0, 0],
  ['transfer-rules', 4, 0, 0],
  ['sittings', 1, 0, 0],
  ['exam-sessions', 2, 0, 0],
  ['practice-rounds', 2, 0, 0],
  ['exemption-rules', 10, 0, 0],
  ['exemption-preconditions', 1, 0, 0],
  ['windows', 2, 0, 0],
  ['activation', 1, 0, 0],
  ['fees', 1, 0, 0],
  ['destination-majors', 13, 0, 0],
  ['graduation-batches', 1, 0, 0],
  ['diploma-number-rules', 1, 0, 0],
  ['texts', 12, 0, 0],
]

test('CAT-02 what was loaded is written out as the same bytes, and loading that again changes nothing', async () => {
  const folder = await folderWith()
  expect(await countsOf(folder)).toEqual(EVERYTHING)
  const written = await writtenOut()
  expect(written).toMatchObject(await filesOf(folder))
  expect(Object.keys(written)).toHaveLength(CATALOGUE_SECTIONS.length)
  const before = await stamp()
  for (const [name, text] of Object.entries(written)) await writeFile(join(folder, name), text)
  expect(await countsOf(folder)).toEqual([])
  expect(await stamp()).toEqual(before)
})

test('CAT-02 a file as spreadsheets save it says the same: other columns first, no mark, LF, slashes in dates, lost zeros', async () => {
  await load(await folderWith())
  const changes = {
    'sittings.csv': () =>
      '名称,考次号,结束日期,开考日期,来源\n2026年10月考试,８９,2026/10/25,2026年10月24日,测试\n',
    'plan-courses.csv': (text: string) => text.replaceAll(',03708,', ',3708,').replaceAll('\r\n', '\n'),
    'windows.csv': (text: string) => text.replace('2026-12-01 08:00', '2026/12/1 8:00'),
  }
  expect(await countsOf(await folderWith(changes))).toEqual([])
})

test('CAT-02 files of before, without the columns that came later, are read as they were', async () => {
  await load(await folderWith())
  const older = {
    'courses.csv': (text: string) => text.replace(',停考日期', '').replace(/^([0-9]{5},[^,]*,),/gm, '$1'),
    'plan-courses.csv': (text: string) => text.replace(',只认本专业', '').replace(/,\r\n/g, '\r\n'),
  }
  const folder = await folderWith(older)
  const files = await filesOf(folder)
  expect(files['courses.csv']).toContain('\r\n00012,英语(一),,上海市')
  expect(files['plan-courses.csv']).toContain('\r\n10033,120201K,2024年版,1,03708,2,笔试,必考,\r\n')
  expect(await countsOf(folder)).toEqual([])
})

test('CAT-02 a text that a spreadsheet would take for a formula is written harmlessly and read as it was', async () => {
  const hotline = (body: string) => ({ 'texts.csv': (text: string) => text.replace('400-0960-990', body) })
  await load(await folderWith(hotline(`"'=1+1"`)))
  expect(await writtenOut()).toMatchObject({ 'texts.csv': expect.stringContaining("hotline,'=1+1\r\n") })
  const { rows } = await application.owner.query("select body from text_versions where key = 'hotline'")
  expect(rows).toEqual([{ body: '=1+1' }])
  await load(await folderWith(hotline("''@a")))
  expect(await writtenOut()).toMatchObject({ 'texts.csv': expect.stringContaining("hotline,''@a\r\n") })
})

test('CAT-02 a dry run says what would change and leaves nothing', async () => {
  const before = await stamp()
  const applied = await load(await folderWith(), { mode: 'dryRun' })
  expect(await stamp()).toEqual(before)
  const words = wordsOfLoad(applied, 'dryRun')
  expect(words).toContain('课程（courses.csv）：新增 200，修改 0，停用 0，去掉 0')
  expect(words).toContain('  新增 10272')
  expect(words.at(-1)).toContain('试运行')
})

test('CAT-02 what was changed, retired and taken away is told with what it was, and stands in the trail', async () => {
  await load(await folderWith())
  const folder = await folderWith({
    'courses.csv': (text) => text.replace(',美学,', ',美学原理,'),
    'schools.csv': (text) => text.replace('10280,上海大学,,', '10280,上海大学,2027-07-01,'),
    'exemption-preconditions.csv': without('10272'),
  })
  const applied = await load(folder, { missing: 'remove' })
  expect(wordsOfLoad(applied, 'load')).toEqual([
    '主考学校（schools.csv）：新增 0，修改 0，停用 1，去掉 0',
    '  停用 10280：停用日期 （空） → 「2027-07-01」',
    '课程（courses.csv）：新增 0，修改 1，停用 0，去掉 0',
    '  修改 00037：名称 「美学」 → 「美学原理」',
    '免考申请条件（exemption-preconditions.csv）：新增 0，修改 0，停用 0，去掉 1',
    '  去掉 10272',
    '已全部载入。',
  ])
  const { rows } = await application.owner.query(
    "select actor_id, old_value, new_value from audit_entries where action = 'catalogue.load' order by recorded_at",
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({ actor_id: 'test', new_value: { sittings: { added: ['89'] } } })
  expect(rows[1]).toMatchObject({
    old_value: {
      courses: { changed: [{ course: '00037', name: '美学' }] },
      'exemption-preconditions': { removed: [{ school: '10272', minTheoryPassed: 6 }] },
    },
    new_value: { courses: { changed: [{ course: '00037', name: '美学原理' }] } },
  })
})

test('CAT-02 of a long text that was changed what stands around the change is told, and a remark does not prevent the load', async () => {
  await load(await folderWith())
  const folder = await folderWith({
    'plan-requirements.json': (text) => text.replace('"minCredits": 20', '"minCredits": 19'),
    'plans.csv': (text) => text.replace('14,71,', '14,69,'),
  })
  expect(wordsOfLoad(await load(folder), 'load')).toEqual([
    '考试计划（plans.csv）：新增 0，修改 1，停用 0，去掉 0',
    '  修改 10033 120201K 2024年版：最低学分 「71」 → 「69」',
    '选考和加考要求（plan-requirements.json）：新增 0，修改 1，停用 0，去掉 0',
    expect.stringMatching(
      /^ {2}修改 10246 101101 2024年版：choices 「….{0,30}"minCredits":20.*」 → 「….{0,30}"minCredits":19.*」$/,
    ),
    expect.stringMatching(
      /^提示 plans.csv 第 2 行：计划「10033 120201K 2024年版」必考加上最少的选考共 71 学分，最低学分是 69。/,
    ),
    '已全部载入。',
  ])
})

test('CAT-02 everything that is wrong is told at once, and nothing is loaded', async () => {
  const before = await stamp()
  const folder = await folderWith({
    'schools.csv': (text) => text.replace(',复旦大学,', ',,').replace('10272,', '1,'),
    'exemption-rules.json': () => '{}',
  })
  const found = await faultsOf(folder)
  expect(await stamp()).toEqual(before)
  expect(found.some((fault) => fault.startsWith('schools.csv 第 3 行「名称」：没有填写'))).toBe(true)
  expect(found.some((fault) => fault.startsWith('exemption-rules.json：'))).toBe(true)
  expect(
    found.some((fault) => fault.startsWith('windows.csv 第 3 行「主考学校代码」：没有主考学校「10272」')),
  ).toBe(true)
})

test('CAT-02 a folder without any file, and one that does not exist, are told in words', async () => {
  expect((await faultsOf(await newFolder())).join()).toContain('里面没有任何一个目录文件')
  expect(await faultsOf('/nowhere/at/all')).toEqual(['/nowhere/at/all：没有这个文件夹。'])
})

test('CAT-02 a section without a file stays as it is, and what it names must still be there', async () => {
  await load(await folderWith())
  const folder = await newFolder()
  const { 'schools.csv': schools = '' } = await writtenOut()
  await writeFile(join(folder, 'schools.csv'), schools)
  expect(await countsOf(folder)).toEqual([])
  await writeFile(join(folder, 'schools.csv'), without('10033')(schools))
  expect(await faultsOf(folder, { missing: 'remove' })).toContain(
    'schools.csv：缺少「10033」：数据库里的专业「10033 120201K」用着它。请把这一行放回去。',
  )
})

test('CAT-02 an entry that a file leaves out is taken away only when that is asked for', async () => {
  await load(await folderWith())
  const before = await stamp()
  const folder = await folderWith({ 'windows.csv': without('申请免考,2026年下半年,10272') })
  expect(await faultsOf(folder)).toEqual([
    'windows.csv：缺少数据库里已有的「申请免考 10272 2026年下半年」。请把这一行放回去；确实要去掉的，加 --remove 再运行一次。',
  ])
  expect(await stamp()).toEqual(before)
  expect(await countsOf(folder, { missing: 'remove' })).toEqual([['windows', 0, 0, 1]])
  expect(await writtenOut()).toMatchObject(await filesOf(folder))
})

test('CAT-02 what records rest on is never taken away, and the words say how many and what to do instead', async () => {
  await load(await folderWith())
  await application.owner.query(
    `insert into persons (id, name, id_type, id_number_cipher, id_number_index, registered_on)
       values (gen_random_uuid(), '某人', 'resident_id', '\\x00', '\\x00', '2024-01-01');
     insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
       select gen_random_uuid(), '101000000001', p.id, m.school_id, l.id, '2024-01-01'
       from persons p, plans l join majors m on m.id = l.major_id where m.code = '101101';
     insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
       select t.person_id, gen_random_uuid(), t.id, '13000', g.id, 'exam', 'marked', 70, '2026-10-25' from tickets t, sittings g`,
  )
  const before = await stamp()
  const folder = await folderWith(WITHOUT_FUDAN)
  const found = await faultsOf(folder, { missing: 'remove' })
  expect(found).toEqual([
    'schools.csv：缺少「10246」，但有 1 个准考证依据它，不能去掉。不再使用的，请保留这一行并填写「停用日期」。',
    'plans.csv：缺少「10246 101101 2024年版」，但有 1 个准考证依据它，不能去掉。不再使用的，请保留这一行并填写「停用日期」。',
    'plan-courses.csv：缺少「10246 101101 2024年版 13000」，但有 1 条成绩依据它，不能去掉。请保留这一行。',
    'sittings.csv：缺少「89」，但有 1 条成绩依据它，不能去掉。请保留这一行。',
  ])
  expect(await stamp()).toEqual(before)
})

test('CAT-02 a school that nothing rests on is taken away with all that is its own', async () => {
  await load(await folderWith())
  const folder = await folderWith(WITHOUT_FUDAN)
  expect(await countsOf(folder, { missing: 'remove' })).toEqual([
    ['schools', 0, 0, 1],
    ['majors', 0, 0, 1],
    ['plans', 0, 0, 1],
    ['plan-courses', 0, 0, expect.any(Number)],
    ['plan-requirements', 0, 0, 1],
    ['sittings', 0, 0, 1],
    ['exam-sessions', 0, 0, 2],
    ['practice-rounds', 0, 0, 1],
  ])
  expect(await writtenOut()).toMatchObject(await filesOf(folder))
})

test('CAT-02 two entries may exchange their names, and their periods', async () => {
  await load(await folderWith())
  const folder = await folderWith({
    'schools.csv': (text) =>
      text.replace(',复旦大学,', ',甲,').replace(',上海大学,', ',复旦大学,').replace(',甲,', ',上海大学,'),
  })
  expect(await countsOf(folder)).toEqual([['schools', 0, 2, 0]])
  expect(await writtenOut()).toMatchObject(await filesOf(folder))
})

test('CAT-02 a changed text is the next version, and the earlier one stays', async () => {
  await load(await folderWith())
  await load(await folderWith({ 'texts.csv': (text) => text.replace('400-0960-990', '021-12345678') }))
  const { rows } = await application.owner.query(
    "select version, body from text_versions where key = 'hotline' order by version",
  )
  expect(rows).toEqual([
    { version: 1, body: '400-0960-990' },
    { version: 2, body: '021-12345678' },
  ])
})

test('CAT-02 of two loads at once each is whole: the same folder is loaded once, two folders one after the other', async () => {
  const folder = await folderWith()
  const counts = await Promise.all([countsOf(folder), countsOf(folder), countsOf(folder)])
  expect(counts.filter((one) => one.length > 0)).toEqual([EVERYTHING])
  const folders = [
    await folderWith({
      'schools.csv': (text) => text.replace(',复旦大学,', ',甲大学,'),
      'sittings.csv': (text) => text.replace('10月考试', '甲'),
    }),
    await folderWith({
      'schools.csv': (text) => text.replace(',复旦大学,', ',乙大学,'),
      'sittings.csv': (text) => text.replace('10月考试', '乙'),
    }),
  ]
  await Promise.all(folders.map((one) => load(one)))
  const written = await writtenOut()
  const isSchoolOfFirst = written['schools.csv']?.includes('甲大学')
  expect(written['sittings.csv']?.includes('甲')).toBe(isSchoolOfFirst)
})

test.each([
  ['fails', 'select 1/0'],
  ['loses its connection', 'select pg_terminate_backend(pg_backend_pid())'],
])('CAT-02 a load that %s at its last section leaves nothing', async (_, statement) => {
  const before = await stamp()
  const last = CATALOGUE_SECTIONS.map((section): Section => {
    if (section.name !== 'texts') return section
    return {
      ...section,
      save: async (tx) =>
        void (await tx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never)),
    }
  })
  await expect(load(await folderWith(), { sections: last })).rejects.toThrow()
  expect(await stamp()).toEqual(before)
  expect(await countsOf(await folderWith())).toEqual(EVERYTHING)
})

test('CAT-02 a record that comes to rest on an entry while it is taken away keeps it, in words', async () => {
  await load(await folderWith())
  const before = await stamp()
  // Switches off the check for records that rest on an entry, as if the record had come after the check.
  const blind = CATALOGUE_SECTIONS.map((section): Section => ({ ...section, restingOn: async () => [] }))
  await application.owner.query(
    `insert into import_batches (id, kind, sitting_id, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     select gen_random_uuid(), 'exam_scores', g.id, 'a.csv', 'key', 1, '\\\\x00', 'discarded', $1, now()
     from sittings g`,
    [await staffId()],
  )
  const folder = await folderWith({ 'sittings.csv': without('89'), 'exam-sessions.csv': without('89') })
  expect(await faultsOf(folder, { missing: 'remove', sections: blind })).toEqual([
    `${folder}：载入时有新的记录用到了要去掉的内容。请再运行一次。`,
  ])
  expect(await stamp()).toEqual(before)
})

test('CAT-02 writing out never covers what is in a folder already', async () => {
  const folder = await folderWith()
  const before = await filesOf(folder)
  const fault = await writeCatalogue(
    application.deps,
    { deadline: deadlineIn(10_000) },
    { sections: CATALOGUE_SECTIONS, folder },
  )
  expect(fault && wordsOfFault(fault)).toContain('文件夹里已有内容')
  expect(await filesOf(folder)).toEqual(before)
})

test('CAT-02 reasons exchange their numbers, a chain gets its next version, and both are read as they were written', async () => {
  const { 'reject-reasons.csv': reasons = '', 'review-chains.csv': chains = '' } = await writtenOut()
  expect(reasons).toContain('申请免考,companion_missing,8,80,缺少备案表或认证报告,')
  expect(chains).toContain('申请免考,2020-01-01 08:00,主考学校；市教育考试院,7；14,')
  const folder = await newFolder()
  const exchanged = reasons
    .replace('image_unreadable,1,', 'image_unreadable,2,')
    .replace('image_incomplete,2,', 'image_incomplete,1,')
    .replace(/(companion_missing,.*),毕业证书,(.*),否,/, '$1,毕业证书；学籍证明（结业、肄业、退学）,$2,是,')
  // Where it is written: after the chain that it follows.
  const chainsWith = (days: string) =>
    chains.replace('申请毕业,', `申请免考,2027-01-01 08:00,市教育考试院,${days},测试\r\n申请毕业,`)
  await writeFile(join(folder, 'reject-reasons.csv'), exchanged)
  await writeFile(join(folder, 'review-chains.csv'), chainsWith('10'))
  expect(await countsOf(folder)).toEqual([
    ['review-chains', 1, 0, 0],
    ['reject-reasons', 0, 3, 0],
  ])
  expect(await writtenOut()).toMatchObject(await filesOf(folder))
  await writeFile(join(folder, 'reject-reasons.csv'), reasons)
  await writeFile(join(folder, 'review-chains.csv'), chainsWith('10；4'))
  expect(await faultsOf(folder)).toEqual([
    'review-chains.csv 第 3 行「各级预计天数」：有 1 级，应写 1 个天数，现在有 2 个。',
  ])
  await writeFile(join(folder, 'review-chains.csv'), chains)
  expect(await countsOf(folder, { missing: 'remove' })).toEqual([
    ['review-chains', 0, 0, 1],
    ['reject-reasons', 0, 3, 0],
  ])
})
