export { makeFirstAdministrator } from './first-administrator.ts'
