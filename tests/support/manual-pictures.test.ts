import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { menuItems } from '#web/office/shell/shell.texts.ts'
import { services } from '#web/portal/services/service-list.ts'
import { mainMenu } from '#web/portal/shell/menu.ts'

const ROOT = join(import.meta.dirname, '../..')
const MANUAL = join(ROOT, 'docs/manual')
const JOURNEYS = join(ROOT, 'tests/journeys')
const specs = readdirSync(JOURNEYS)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(JOURNEYS, name), 'utf8'))
  .join('\n')
const chapters = readdirSync(MANUAL, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(MANUAL, name), 'utf8'))
  .join('\n')

test('UX-04 every picture of the manual is taken by a journey, and shown in a chapter', () => {
  const pictures = readdirSync(join(MANUAL, 'images'))
  expect(pictures.length).toBeGreaterThan(20)
  for (const picture of pictures) {
    const name = picture.replace(/-(phone|desk)\.png$/, '')
    expect([picture, specs.includes(`'${name}'`)]).toEqual([picture, true])
    expect([picture, chapters.includes(`images/${picture}`)]).toEqual([picture, true])
  }
})

test('UX-04 every service and every entry of both menus is told of in a chapter', () => {
  const told = [
    ...services.map(({ title }) => title),
    ...mainMenu.flatMap((entry) => ('links' in entry ? entry.links : [entry]).map(({ title }) => title)),
    ...menuItems.map(({ title }) => title),
  ]
  expect(told.length).toBeGreaterThan(30)
  expect(told.filter((title) => !chapters.includes(title))).toEqual([])
})
