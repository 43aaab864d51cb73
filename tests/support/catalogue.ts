import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { loadCatalogue, writeCatalogue } from '#modules/catalogue/public.ts'
import { wordsOfFault } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import type { TestApplication } from './test-application.ts'

/** The example catalogue that ships with the product. */
export const EXAMPLE = fileURLToPath(new URL('../../catalogue/example', import.meta.url))

const SITTINGS =
  '\ufeff考次号,名称,开考日期,结束日期,来源\r\n89,2026年10月考试,2026-10-24,2026-10-25,测试\r\n'
const WINDOWS = [
  '\ufeff业务,批次,主考学校代码,开放时间,截止时间,下次预计,来源\r\n',
  '申请免考,2026年下半年,,2026-12-01 08:00,2026-12-05 16:00,明年 6 月上旬,测试\r\n',
  '申请免考,2026年下半年,10272,2026-12-02 08:00,2026-12-04 16:00,,测试\r\n',
].join('')
const BATCHES =
  '\ufeff名称,毕业日期,申请批次,自我鉴定最少字数,自我鉴定最多字数,来源\r\n2026年12月,2026-12-30,2026年12月；2026年12月补,200,500,测试\r\n'
const SESSIONS = [
  '\ufeff考次号,课程代码,考试日期,场次,示例,来源\r\n',
  '89,13000,2026-10-24,上午,否,测试\r\n',
  '89,00067,2026-10-24,下午,是,测试\r\n',
].join('')
const ROUNDS = [
  '\ufeff主考学校代码,考核方式,批次,开始日期,结束日期,示例,来源\r\n',
  '10246,实践,2026年下半年,2026-12-05,2026-12-20,否,测试\r\n',
  '10272,论文,2027年上半年,2027-03-01,2027-05-20,否,测试\r\n',
].join('')
const TABLES = [
  ...[
    'schools',
    'courses',
    'majors',
    'plans',
    'plan_courses',
    'substitutions',
    'plan_transitions',
    'transfer_rules',
  ],
  ...['sittings', 'exam_sessions', 'practice_rounds', 'exemption_rules'],
  ...[
    'exemption_preconditions',
    'windows',
    'fees',
    ...['transfer_out_terms', 'transfer_out_courses', 'destination_majors'],
    'graduation_batches',
    'diploma_number_rules',
    'supplement_limits',
    'review_chains',
    'reject_reasons',
    'text_versions',
    'audit_entries',
  ],
]

export interface Run {
  mode?: 'load' | 'dryRun'
  missing?: 'keep' | 'remove'
  sections?: readonly Section[]
}

/** Makes folders with catalogue files for a test file, and deletes them afterwards. */
export function startFolders() {
  const folders: string[] = []
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true })
  })

  async function newFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'kaoji-catalogue-'))
    folders.push(folder)
    return folder
  }

  /** Makes a copy of the example with a sitting, its timetable and two windows, and with changes to some files. */
  async function folderWith(changes: Record<string, (text: string) => string> = {}): Promise<string> {
    const folder = await newFolder()
    await cp(EXAMPLE, folder, { recursive: true })
    await writeFile(join(folder, 'sittings.csv'), SITTINGS)
    await writeFile(join(folder, 'exam-sessions.csv'), SESSIONS)
    await writeFile(join(folder, 'practice-rounds.csv'), ROUNDS)
    await writeFile(join(folder, 'windows.csv'), WINDOWS)
    await writeFile(join(folder, 'graduation-batches.csv'), BATCHES)
    for (const [file, change] of Object.entries(changes)) {
      const text = await readFile(join(folder, file), 'utf8').catch(() => '')
      await writeFile(join(folder, file), change(text))
    }
    return folder
  }

  return { newFolder, folderWith }
}

/** Loads and writes catalogues in a test file. */
export function startCatalogue(application: TestApplication) {
  const { newFolder, folderWith } = startFolders()

  function load(
    folder: string,
    { mode = 'load', missing = 'keep', sections = CATALOGUE_SECTIONS }: Run = {},
  ) {
    const call = { actor: { kind: 'system', name: 'test' } as const, deadline: deadlineIn(60_000) }
    return loadCatalogue(application.deps, call, { sections, folder, missing, mode })
  }

  /** Loads a folder and returns the faults in words. */
  async function faultsOf(folder: string, run?: Run): Promise<string[]> {
    const applied = await load(folder, run)
    return 'faults' in applied ? applied.faults.map(wordsOfFault) : ['nothing wrong']
  }

  /** Loads a folder and returns its counts: section, added, changed, removed. */
  async function countsOf(folder: string, run?: Run) {
    const applied = await load(folder, run)
    if ('faults' in applied) throw new Error(applied.faults.map(wordsOfFault).join('\n'))
    return applied.differences.map(({ section, added, changed, removed }) => [
      section.name,
      added.length,
      changed.length,
      removed.length,
    ])
  }

  /** Writes the database out into an empty folder and returns the text of every file. */
  async function writtenOut(): Promise<Record<string, string>> {
    const folder = await newFolder()
    const call = { deadline: deadlineIn(60_000) }
    const fault = await writeCatalogue(application.deps, call, { sections: CATALOGUE_SECTIONS, folder })
    expect(fault).toBeUndefined()
    return filesOf(folder)
  }

  /** Returns a stamp that changes whenever a transaction writes a row. */
  async function stamp() {
    const { rows } = await application.owner.query(
      TABLES.map(
        (name) =>
          `select '${name}' as name, count(*)::int, coalesce(sum(xmin::text::bigint), 0) as at from ${name}`,
      ).join(' union all '),
    )
    return rows
  }

  return { newFolder, folderWith, load, faultsOf, countsOf, writtenOut, stamp }
}

/** Reads the catalogue files of a folder, by name. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.md')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, place) => [name, texts[place] ?? '']))
}
