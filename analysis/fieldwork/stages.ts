import type { Participation } from '../figures/participation.ts'

/** How far the members of a group are, in members. Who opened is among those invited, who started among those who opened. */
export interface StageCounts {
  readonly invited: number
  readonly opened: number
  readonly started: number
  readonly complete: number
  /** No mail arrived, and at least one came back. */
  readonly bounced: number
  readonly optedOut: number
  /** Has not finished, and left the cluster since the population was frozen: no mail goes there any more. */
  readonly gone: number
}

/** The members that look the same in the register of a wave. */
export interface ProgressCell extends StageCounts {
  readonly cluster: string
  readonly call: string
  readonly size: string
  readonly embedding: string
}

export interface Stages extends StageCounts {
  /** started / invited, 0..1. */
  readonly responseRate: Participation['responseRate']
  /** complete / invited, 0..1. */
  readonly completionRate: Participation['completionRate']
}

export interface ClusterStages extends Stages {
  readonly level: string
  /** Complete answers that are still missing before a mean of the cluster may be shown; 0 when there are enough. */
  readonly untilMeans: number
  /** The same before the distribution of the answers may be shown. */
  readonly untilDistributions: number
}
