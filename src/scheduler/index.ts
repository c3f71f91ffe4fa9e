// What others may use of the scheduler.
export type { Duty } from './duties.ts'
export { startScheduler } from './startScheduler.ts'
