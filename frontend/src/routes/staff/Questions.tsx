/** What learners have asked the provider: those that wait first, with a place for the answer. */
import { HELP_REQUESTS, type QuestionOf } from '../../gql/help';
import type { VariablesOf } from '../../gql/graphql';
import { help } from '../../i18n/help';
import { address, navigate } from '../../lib/router';
import { usePages } from '../../state/paging';
import { providers, roles } from '../../state/session';
import { Select } from '../../ui/Field';
import { Listing } from '../../ui/Listing';
import { Question } from '../help/Question';
import '../help/help.css';
import { StaffPage } from './StaffPage';

type Choice = 'OPEN' | 'OVERDUE' | 'ALL';
type Filter = NonNullable<VariablesOf<typeof HELP_REQUESTS>['filter']>;

const FILTERS: Record<Choice, Filter> = { OPEN: { status: ['OPEN'] }, OVERDUE: { overdue: true }, ALL: {} };

const isChoice = (text: string | null): text is Choice => text !== null && text in FILTERS;

export default function Questions() {
  const words = help.value;
  const chosen = address.value.searchParams.get('show');
  const choice: Choice = isChoice(chosen) ? chosen : 'OPEN';
  const pages = usePages(HELP_REQUESTS, { filter: FILTERS[choice] }, ({ helpRequests }) => helpRequests);
  const questions = pages.rows;
  const changed = (question: QuestionOf) => {
    questions.value = questions.value.map((known) => (known.id === question.id ? question : known));
  };

  // Whoever only audits reads, and answers nothing.
  const readOnly = !roles.value.includes('ADMINISTRATOR') && !(roles.value.includes('STAFF') && providers.value.length > 0);
  return (
    <StaffPage title={words.inbox} lead={words.inboxLead} single>
      <Select label={words.show} value={choice} onChange={(event) => navigate(`/staff/help?show=${event.currentTarget.value}`, { replace: true })}>
        {(Object.keys(FILTERS) as Choice[]).map((name) => (
          <option key={name} value={name} selected={name === choice}>
            {words.filters[name]}
          </option>
        ))}
      </Select>
      <Listing pages={pages} empty={words.nothingWaits}>
        <p role="status" class="aside">
          {words.count(questions.value.length)}
        </p>
        <ul class="stack">
          {questions.value.map((question) => (
            <Question key={question.id} question={question} readOnly={readOnly} changed={changed} />
          ))}
        </ul>
      </Listing>
    </StaffPage>
  );
}
