import { countRows } from '../memberLists/acceptList.ts'
import { isError, type FindingKind } from '../memberLists/finding.ts'
import { findingInWords } from '../memberLists/findingInWords.ts'
import { listReport } from '../memberLists/listReport.ts'
import type { ShownListPreview } from '../api/register/lists.ts'
import type { ListPreview } from '../memberLists/previewList.ts'

/** Findings and changes beyond these are in the report only. */
const mostShown = 300

/** What would tell a manager who else is in the register. */
const ofOtherClusters = new Set<FindingKind>(['perhapsSameCompany', 'otherName'])

interface HowToShow {
  readonly fileName: string
  /** Memberships that are to end. */
  readonly leaving: ReadonlySet<string>
  /** To the manager of the cluster: nothing of companies that are known from other clusters. */
  readonly toManager: boolean
}

/** A preview as it goes to a page, in both languages. */
export function shownPreview({ plan, header, headerLine, skipped, mapping, how, findings: all, digest }: ListPreview, { fileName, leaving, toManager }: HowToShow): ShownListPreview {
  const findings = toManager ? all.filter(({ kind }) => !ofOtherClusters.has(kind)) : all
  const errors = findings.filter(isError).length
  const shown = [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))].slice(0, mostShown).map((finding) => {
    const [nl, en] = [findingInWords(finding, 'nl'), findingInWords(finding, 'en')]
    const { line, kind, column, value } = finding
    const severity = isError(finding) ? ('error' as const) : ('warning' as const)
    return { line, kind, severity, column, value, wrong: { nl: nl.wrong, en: en.wrong }, expected: { nl: nl.expected, en: en.expected }, advice: { nl: nl.advice, en: en.advice } }
  })
  const changes = plan.rows.flatMap(({ line, company, kind, changes: facts }) => (kind === 'unchanged' ? [] : [{ line, company, kind, facts: toManager && kind === 'added' ? [] : [...facts] }])).slice(0, mostShown)
  return {
    fileName,
    header: [...header],
    headerLine,
    skipped: [...skipped],
    mapping,
    how,
    rows: countRows(plan, plan.notListed.filter(({ membershipId }) => leaving.has(membershipId)).length),
    errors,
    warnings: findings.length - errors,
    findings: shown,
    changes,
    proposals: toManager ? [] : [...plan.proposals],
    notListed: [...plan.notListed],
    report: { nl: listReport(findings, 'nl'), en: listReport(findings, 'en') },
    digest,
  }
}
