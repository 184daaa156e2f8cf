import type { Generated } from 'kysely'

/** Instants are ISO 8601 text in UTC with milliseconds, so that text order is time order. */
type Instant = string

/** YYYY-MM-DD, in Brussels. */
type Day = string

export type Role = 'manager' | 'analyst' | 'steward'

/** What is written down of a wave; the clock decides the rest. */
export type RecordedWaveState = 'draft' | 'open' | 'closed' | 'frozen' | 'released' | 'archived'

export type MailKind = 'invitation' | 'reminder1' | 'reminder2' | 'delegation'

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'cancelled'

/** delayed: the mail server still tries. unknown: of no mail of ours, or not to be read. */
export type InboundKind = 'bounce' | 'automaticReply' | 'delayed' | 'unknown'

export interface IdentityRoom {
  cluster: {
    id: string
    name: string
    abbreviation: string | null
    call: string
    embedding: string
    /** The last day of its support; null where nobody knows it yet. */
    ends_on: Generated<Day | null>
  }
  /** Other names under which lists mention a cluster. */
  cluster_alias: {
    cluster_id: string
    alias: string
  }
  company: {
    id: string
    name: string
    enterprise_number: string | null
    founded: number | null
    postal_code: string | null
    employees: number | null
    /** Names a company as long as its enterprise number is missing. */
    provisional_id: Generated<string | null>
    /** A class that a list gave instead of a head count. */
    size: Generated<'KO' | 'MGO' | null>
    municipality: Generated<string | null>
  }
  /** Two companies that turned out to be one: the memberships of the first went to the second. */
  company_merge: {
    company_id: string
    into_id: string
    merged_at: Instant
  }
  membership: {
    id: string
    company_id: string
    cluster_id: string
    /** Null: nobody wrote down since when. */
    joined_on: Generated<Day | null>
    /** The last day; null: still a member. */
    left_on: Generated<Day | null>
  }
  /** An earlier time as a member, of one that came back. */
  former_membership: {
    membership_id: string
    joined_on: Day | null
    left_on: Day
  }
  contact: {
    id: string
    company_id: string
    /** Null: speaks for the company in every cluster. */
    membership_id: string | null
    name: string | null
    email: string | null
    language: string
    /** When a mail to this address came back; null again with another address. */
    bounced_at: Generated<Instant | null>
    /** No longer speaks for the company. */
    gone_at: Generated<Instant | null>
  }
  /** How a cluster's list was read before, by its header. */
  list_mapping: {
    cluster_id: string
    /** The names of the columns, comparable, in their order. */
    header: string
    /** JSON: column by field. */
    mapping: string
    used_at: Instant
  }
  /** A list that a cluster was asked for. */
  /** What a member says of its company where the register is wrong; null where it says nothing. */
  fact_correction: {
    company_id: string
    employees: number | null
    founded: number | null
    postal_code: string | null
    proposed_at: Instant
  }
  list_task: {
    cluster_id: string
    /** The year, as text. */
    round: string
    requested_at: Instant
    reminded_at: Instant | null
    received_at: Instant | null
    accepted_at: Instant | null
  }
  /** The list that a manager sent, until the agency takes it over. */
  received_list: {
    cluster_id: string
    file_name: string
    content: Uint8Array
    /** JSON: column by field. */
    mapping: string
    received_at: Instant
    account_id: string | null
  }
  account: {
    id: string
    /** Lower case. */
    email: string
    name: string
    role: Role
    /** Of a manager; null for the others. */
    cluster_id: string | null
    disabled_at: Instant | null
  }
  sign_in_link: {
    token_hash: string
    account_id: string
    created_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  session: {
    id_hash: string
    account_id: string
    created_at: Instant
    seen_at: Instant
    /** 1: signed in at the OpenID Connect provider. */
    by_provider: Generated<number>
  }
  account_subject: {
    issuer: string
    /** What the provider calls the person; nothing of ours follows from it. */
    subject: string
    account_id: string
    /** OVO or KBO number that the provider has to name as well; null when any will do. */
    organisation: string | null
    linked_at: Instant
  }
  /** Attempts that failed, for a minute; read by every process that serves. */
  attempt_count: {
    /** A hash of what is limited and of whom. */
    key: string
    window_started_at: Instant
    attempts: number
  }
  saved_crossing: {
    id: string
    name: string
    address: string
    account_id: string
    saved_at: Instant
  }
  wave: {
    id: string
    label: string
    questionnaire_version: string
    opens_at: Instant
    closes_at: Instant
    /** 1: made up, no answer of anyone. */
    synthetic: number
    /** Random text, new whenever rows of the wave change in another way than by a member answering. */
    mark: string
    state: Generated<RecordedWaveState>
    frozen_at: Generated<Instant | null>
    /** SHA-256 over the answers, taken when the wave was frozen. */
    answers_hash: Generated<string | null>
    /** When the population was taken from the register; from then on the register may change without it. */
    population_frozen_at: Generated<Instant | null>
    /** The day on which who was a member is in the population. */
    population_on: Generated<Day | null>
    released_at: Generated<Instant | null>
    archived_at: Generated<Instant | null>
    /** From here on nobody can tell any more which answers of the wave are whose. */
    link_destroyed_at: Generated<Instant | null>
    /** While it is set no mail of the wave goes out. */
    mails_paused_at: Generated<Instant | null>
    /** The wave that this one is a trial of; its answers count nowhere and go when that wave opens. */
    test_of: Generated<string | null>
  }
  invitation: {
    id: string
    wave_id: string
    membership_id: string
    /** The key of the membership in the register of this wave. */
    member_id: string
    /** Random; names the invitation to its own member. */
    reference: string
    /** Null until a link is made. */
    token_hash: string | null
    cluster_id: string
    call: string
    embedding: string
    size: string
    employees: number | null
    /** A class of the time since joining; null where it is not known. */
    tenure: Generated<string | null>
    language: string
    opened_at: Instant | null
    started_at: Instant | null
    completed_at: Instant | null
    opted_out_at: Instant | null
    revoked_at: Instant | null
  }
  respondent_session: {
    id_hash: string
    invitation_id: string
    created_at: Instant
  }
  /** One decision to write: everybody that it concerns gets a mail of their own. */
  mailing: {
    id: string
    wave_id: string
    kind: 'invitation' | 'reminder'
    made_at: Instant
    /** Null: by plan. */
    account_id: string | null
    /** Whose manager says something; null without own words. */
    cluster_id: string | null
    own_words: string | null
  }
  /** A mail that is to go out, or went: the outbox. */
  mail: {
    id: string
    wave_id: string
    kind: MailKind
    company_id: string
    /** A contact, or a delegate. */
    recipient_id: string
    mailing_id: string | null
    language: string
    state: MailState
    /** The same at every attempt, so that a mail that arrives twice is recognised. */
    message_id: string
    queued_at: Instant
    /** Not to be sent before. */
    due_at: Instant
    /** When a server last began to send it. */
    claimed_at: Instant | null
    /** Names that beginning: who comes later with another one marks nothing. */
    claim: string | null
    sent_at: Instant | null
    /** Times that the mail server was asked and said not now. */
    attempts: number
    /** Times that nobody knows whether it went out. */
    interruptions: number
    /** Why it is what it is, as a word or the code of the mail server; never an address. */
    outcome: string | null
    /** When an automatic reply came. */
    replied_at: Instant | null
  }
  /** The questionnaires that a mail leads to: of one company, for one person. */
  mail_invitation: {
    mail_id: string
    invitation_id: string
  }
  /** Every link that was ever given out; only the hash of its token. */
  invitation_link: {
    token_hash: string
    invitation_id: string
    /** To answer, or to hear no more. */
    purpose: 'answer' | 'stop'
    recipient_id: string | null
    mail_id: string | null
    made_at: Instant
    /** Since then another person answers. */
    stopped_at: Instant | null
  }
  /** A colleague to whom a questionnaire was passed on. */
  delegate: {
    id: string
    invitation_id: string
    /** The contact or delegate who passed it on. */
    former_recipient_id: string | null
    name: string
    email: string
    language: string
    made_at: Instant
    bounced_at: Instant | null
  }
  reminder_plan: {
    wave_id: string
    number: 1 | 2
    due_at: Instant
    /** When it was carried out. */
    queued_at: Instant | null
  }
  /** How many mails came in, by what they turned out to be. */
  inbound_count: {
    kind: InboundKind
    count: number
  }
  /** What was erased, so that a copy from before that does not bring it back. */
  erasure: {
    subject_kind: 'response' | 'invitation' | 'contact'
    subject_id: string
    /** The day, not the moment: a moment would tell which response was of which invitation. */
    erased_on: string
  }
  /** One row while a copy is put back, on SQLite: the three files do not fit together before it is whole. */
  restoration: {
    id: number
    begun_at: Instant
  }
}
