// The scheduler's door.
export type { Duty } from './duties.ts'
export { startScheduler } from './startScheduler.ts'
