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
 * Whether node_modules is what the lock file asks for although we did not install it (npm install by hand). npm writes
 * its own list last, so an interrupted run does not match; the folders are looked at all the same.
 */
export function matchesLock(root) {
  const listed = npmListPath(root)
  if (!existsSync(listed)) return false
  const found = readJson(listed).packages
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const same = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (found[path] === undefined) return entry.optional === true
    return found[path].version === entry.version && found[path].integrity === entry.integrity
  })
  const present = Object.keys(found).every(
    (path) => path in wanted && existsSync(join(root, path, 'package.json')),
  )
  return same && present && missingPlatformPackages(root).length === 0
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
