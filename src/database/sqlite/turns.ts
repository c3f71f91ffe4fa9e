// The driver answers without waiting, so that a command of many statements would be one turn of the event
// loop: fifty articles of a bundle left nobody else a word for four seconds.

import { inShortTurn } from '#src/eventLoop/yielding.ts'
import type { Driver } from './internals.ts'

/** Gives others their turn between the statements of long work. Changes `driver` in place. */
export const giveTurns = (driver: Driver): void => {
  const execute = driver.execute.bind(driver)
  driver.execute = (statement) => inShortTurn(() => execute(statement))
}
