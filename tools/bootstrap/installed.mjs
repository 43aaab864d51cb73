import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides']

/** Names the install that the lock file asks for on this platform. */
export function wantedStamp(root) {
  const manifest = readJson(join(root, 'package.json'))
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'package-lock.json')))
  hash.update(JSON.stringify(sections.map((section) => manifest[section] ?? {})))
  hash.update(`${process.platform} ${process.arch}`)
  return hash.digest('hex')
}

/** Written into node_modules as the last step of an install, and lost as its first: its presence means "whole". */
export function stampPath(root) {
  return join(root, 'node_modules/.kaoji-stamp')
}

/** What npm itself believes to have installed. */
export function npmListPath(root) {
  return join(root, 'node_modules/.package-lock.json')
}

export function isStamped(root) {
  const path = stampPath(root)
  return existsSync(path) && readFileSync(path, 'utf8') === wantedStamp(root)
}

/**
 * The packages that are not as the lock file has them: another version or content, missing, or one too many. Optional
 * ones may be absent (another platform's) or extra (this platform's, when the lock file was written on another).
 * npm writes its own list last, so an install cut short has none; the folders are looked at all the same.
 */
export function differences(root) {
  const listed = npmListPath(root)
  if (!existsSync(listed)) return ['node_modules']
  const found = readJson(listed).packages
  const { '': _project, ...wanted } = readJson(join(root, 'package-lock.json')).packages
  const changed = Object.entries(wanted).filter(([path, { version, integrity, optional }]) => {
    const here = found[path]
    return here ? here.version !== version || here.integrity !== integrity : !optional
  })
  const extra = Object.entries(found).filter(([path, { optional }]) => !(path in wanted) && !optional)
  const gone = Object.keys(found).filter((path) => !existsSync(join(root, path, 'package.json')))
  return [...[...changed, ...extra].map(([path]) => path), ...gone]
}

/** Our own optional packages for this platform that are not there. npm counts a failed download of one as success. */
export function missingPlatformPackages(root) {
  const wanted = readJson(join(root, 'package-lock.json')).packages
  return Object.keys(readJson(join(root, 'package.json')).optionalDependencies ?? {}).filter((name) => {
    const entry = wanted[`node_modules/${name}`]
    const isOurs = allows(entry?.os, process.platform) && allows(entry?.cpu, process.arch)
    return isOurs && !existsSync(join(root, 'node_modules', name, 'package.json'))
  })
}

function allows(list, value) {
  return list !== undefined && [list].flat().includes(value)
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
