import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import { Table } from '../components/Table.tsx'
import { useLanguage } from '../language/useLanguage.ts'
import { fieldWords, listWords as words } from './words.ts'

type Mapping = ShownListPreview['mapping']
type Field = keyof Mapping

interface Props {
  readonly preview: ShownListPreview
  readonly mapping: Mapping
  readonly choose: (mapping: Mapping) => void
}

/** Every column of the list with what it holds; a field has one column. */
export function ListMapping({ preview, mapping, choose }: Props) {
  const { say } = useLanguage()
  const fieldOf = (column: number) => (Object.keys(mapping) as Field[]).find((field) => mapping[field] === column)
  const change = (column: number, field: Field | '') => {
    const kept = Object.fromEntries(Object.entries(mapping).filter(([one, place]) => place !== column && one !== field)) as Mapping
    choose(field === '' ? kept : { ...kept, [field]: column })
  }
  return (
    <Table caption={say(words.columns)} className="restack">
      <thead>
        <tr>
          <th scope="col">{say(words.column)}</th>
          <th scope="col">{say(words.holds)}</th>
          <th scope="col">{say(words.how)}</th>
        </tr>
      </thead>
      <tbody>
        {preview.header.map((name, column) => {
          const field = fieldOf(column)
          const how = field !== undefined && preview.mapping[field] === column ? preview.how[field] : undefined
          return (
            <tr key={column}>
              <th scope="row">{name === '' ? '–' : name}</th>
              <td>
                <select aria-label={`${say(words.holds)}: ${name === '' ? column + 1 : name}`} value={field ?? ''} onChange={(event) => change(column, event.target.value as Field | '')}>
                  <option value="">{say(words.notUsed)}</option>
                  {Object.entries(fieldWords).map(([value, label]) => <option key={value} value={value}>{say(label)}</option>)}
                </select>
              </td>
              <td>{field === undefined ? '–' : say(how === undefined ? words.chosen : words[how])}</td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
