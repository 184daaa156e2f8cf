import type { Migration } from './migration.ts'

/** The class of the time since joining, frozen with the wave; null where nobody wrote down when. */
export const tenureOfInvitation: Migration = {
  name: '0008 tenure of an invitation',
  async up({ schema }) {
    await schema.alterTable('invitation').addColumn('tenure', 'text').execute()
  },
}

/** It travels with the answers as the other classes do. */
export const tenureOfResponse: Migration = {
  name: '0009 tenure of a response',
  room: 'answers',
  async up({ schema }) {
    await schema.alterTable('response').addColumn('tenure', 'text').execute()
  },
}
