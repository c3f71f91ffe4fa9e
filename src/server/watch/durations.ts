// The histogram of requests as Prometheus reads it, made of the tally's numbers when somebody asks.

import { Histogram, type Registry } from 'prom-client'
import { BOUNDS, type Counted, type RequestTally } from './requestTally.ts'

const NAME = 'assay_http_request_duration_seconds'
const LABELS = ['method', 'route', 'status'] as const

type Label = (typeof LABELS)[number] | 'le'
type Value = Awaited<ReturnType<Histogram<Label>['get']>>['values'][number]

/** Counts nothing itself: prom-client would read and hash the labels at every request. */
export class Durations extends Histogram<Label> {
  readonly #tally: RequestTally
  /** Stays empty: of it come name, help and type. */
  readonly #head: Histogram<Label>

  constructor(tally: RequestTally, registry: Registry) {
    const head = {
      name: NAME,
      help: 'Time from the head of a request to the end of its answer.',
      labelNames: LABELS,
    }
    super({ ...head, registers: [registry] })
    this.#tally = tally
    this.#head = new Histogram({ ...head, registers: [] })
  }

  override async get(): ReturnType<Histogram<Label>['get']> {
    const values = this.#tally.counted().flatMap(valuesOf)
    return { ...(await this.#head.get()), values }
  }

  /** The registry asks this one of histograms where it is there. */
  getForPromString(): ReturnType<Histogram<Label>['get']> {
    return this.get()
  }
}

/** Buckets are cumulative in the exposition. */
function valuesOf({ method, group, status, buckets, sum }: Counted): Value[] {
  const labels = { method, route: group, status }
  let count = 0
  const bucketValues = buckets.map((own, at) => {
    count += own
    return { metricName: `${NAME}_bucket`, labels: { ...labels, le: BOUNDS[at] ?? '+Inf' }, value: count }
  })
  return [
    ...bucketValues,
    { metricName: `${NAME}_sum`, labels, value: sum },
    { metricName: `${NAME}_count`, labels, value: count },
  ]
}
