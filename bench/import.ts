import { parseArgs } from 'node:util'
import { buildCity } from './city.ts'
import { measureImport } from './measure-import.ts'

/** `npm run bench:import`: files of 100,000 scores, checked and applied, against COPY of what comes of them. */
const { values } = parseArgs({
  options: { candidates: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '5' } },
})
const city = await buildCity(Number(values.candidates))
try {
  await measureImport(city, Number(values.rounds))
} finally {
  await city.close()
}
