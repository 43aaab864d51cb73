import { expect, test } from 'vitest'
import { services } from './services.ts'
import { treeOf } from './tree/tree.ts'

const TABLES = {
  'contracts/services.ts': '',
  'contracts/forms.ts': '',
  'server/services.ts': "import { exemptionService } from '#modules/exemption/public.ts'",
  'server/app.ts': "import { mountExemption } from '#modules/exemption/exemption.routes.ts'",
  'server/catalogue-sections.ts': '',
  'web/portal/service/portal-services.ts': "const exemption = () => import('../exemption/exemption.tsx')",
}
const found = async (texts: Record<string, string>) =>
  (await services.run(treeOf({ ...TABLES, ...texts }))).findings

test.each([
  "const SERVICE = 'exemption'",
  "const title = '申请免考'",
  'const link = `/services/transfer-out/notice`',
  "import { begin } from '#modules/graduation/public.ts'",
  'const exemptionPage = 1',
  'function mountTransferOut() {}',
])('APP-01 services: %s is named outside its room', async (code) => {
  for (const path of [
    'server/modules/applications/a.ts',
    'web/office/reviews/a.tsx',
    'web/portal/service/a.tsx',
  ])
    expect(await found({ [path]: code })).not.toEqual([])
})

test.each([
  ['server/modules/exemption/a.ts', "const service = 'exemption'"],
  ['web/portal/exemption/a.tsx', "const service = 'exemption'"],
  ['contracts/forms/exemption.ts', "const service = 'exemption'"],
  ['rulebook/scores/score.ts', "const source = 'exemption'"],
  ['server/modules/applications/a.ts', '/** 申请免考 files a course each. */ const isExempted = 1'],
  ['web/portal/samples/a.texts.ts', "const use = '一般用于专科层次申请免考 00012 英语（一）。'"],
  ['server/modules/applications/a.test.ts', "const service = 'exemption'"],
])('APP-01 services: %s may say %s', async (path, code) => {
  expect(await found({ [path]: code })).toEqual([])
})

test('APP-01 services: a room is no door to another, and a table that is gone is missed', async () => {
  expect(await found({ 'server/modules/exemption/a.ts': "const other = 'graduation'" })).toHaveLength(1)
  const { 'server/services.ts': _gone, ...rest } = TABLES
  expect((await services.run(treeOf(rest))).findings).toEqual([expect.stringContaining('server/services.ts')])
})
