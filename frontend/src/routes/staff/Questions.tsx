/** What learners have asked the provider: those that wait first, with a place for the answer. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { HELP_REQUESTS, type QuestionOf } from '../../gql/help';
import type { ResultOf, VariablesOf } from '../../gql/graphql';
import { help } from '../../i18n/help';
import { terms } from '../../i18n/terms';
import { address, navigate } from '../../lib/router';
import { useQuery } from '../../state/query';
import { sentenceForFailure } from '../../state/refusals';
import { providers, roles } from '../../state/session';
import { Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Problem } from '../../ui/Notice';
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
  const questions = useSignal<readonly QuestionOf[] | undefined>(undefined);
  const next = useSignal<string | null>(null);
  const problem = useSignal('');
  const filter = FILTERS[choice];

  const take = ({ helpRequests }: ResultOf<typeof HELP_REQUESTS>, before: readonly QuestionOf[] = []) => {
    questions.value = [...before, ...(helpRequests?.edges.map(({ node }) => node) ?? [])];
    next.value = helpRequests?.pageInfo.hasNextPage ? helpRequests.pageInfo.endCursor : null;
  };
  const { failure, reload } = useQuery(HELP_REQUESTS, { filter }, take);
  const more = async () => {
    problem.value = '';
    try {
      take(await request(HELP_REQUESTS, { filter, after: next.value }), questions.value);
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };
  const changed = (question: QuestionOf) => {
    questions.value = questions.value?.map((known) => (known.id === question.id ? question : known));
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
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!questions.value && !failure.value && <Skeleton rows={8} />}
      {questions.value && (
        <p role="status" class={questions.value.length === 0 ? 'panel empty' : 'aside'}>
          {questions.value.length === 0 ? words.nothingWaits : words.count(questions.value.length)}
        </p>
      )}
      <ul class="stack">
        {questions.value?.map((question) => (
          <Question key={question.id} question={question} readOnly={readOnly} changed={changed} />
        ))}
      </ul>
      <Problem text={problem.value} />
      {next.value && (
        <p>
          <button type="button" onClick={() => void more()}>
            {terms.value.showMore}
          </button>
        </p>
      )}
    </StaffPage>
  );
}
