/** A learner's record as the learner sees it: read only, live, and every look is written down. */
import { LEARNER_RECORD, RECORD_LIVE } from '../../gql/directory';
import { amount } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { participants } from '../../i18n/participants';
import { terms, wordFor } from '../../i18n/terms';
import type { PageProps } from '../../opening';
import { usePages } from '../../state/paging';
import { roles } from '../../state/session';
import { useWatch } from '../../state/watch';
import { Badge } from '../../ui/Badge';
import { Ledger } from '../../ui/Ledger';
import { Notice } from '../../ui/Notice';
import { Progress } from '../../ui/Progress';
import { Listing } from '../../ui/Listing';
import { StaffPage } from './StaffPage';
import './participants.css';

export default function LearnerRecord({ parameters: { id = '' } }: PageProps) {
  const words = participants.value;
  const pages = usePages(LEARNER_RECORD, { id }, ({ learner }) => learner?.credits);
  useWatch(RECORD_LIVE, { id }, () => void pages.refresh());
  const person = pages.data.value?.learner;
  const inPart = !roles.value.includes('ADMINISTRATOR') && !roles.value.includes('AUDITOR');
  if (pages.data.value && !person) {
    return (
      <StaffPage single title={words.learners}>
        <p class="panel empty">{words.unknownLearner}</p>
      </StaffPage>
    );
  }
  return (
    <StaffPage single title={person?.name ?? words.learners} lead={person ? <bdi>{person.email}</bdi> : '\u00a0'}>
      <Notice tone="plain">
        {words.readOnly} {inPart && words.ownPart}
      </Notice>
      {person && (
        <>
          <dl class="panel facts">
            <div>
              <dt>{overview.value.total}</dt>
              <dd class="big" data-testid="total">
                {amount(person.creditSummary.total)}
              </dd>
            </div>
            <div>
              <dt>{overview.value.pointsUnit}</dt>
              <dd class="big">{amount(person.creditSummary.points)}</dd>
            </div>
            {person.creditSummary.byType.map((group) => (
              <div key={group.key}>
                <dt>{terms.value.types[group.key] ?? group.label}</dt>
                <dd>{amount(group.amount)}</dd>
              </div>
            ))}
          </dl>
          <section class="panel stack" aria-labelledby="enrolled">
            <h2 id="enrolled">{words.activities}</h2>
            <ul class="answers">
              {person.enrollments.edges.map(({ node }) => (
                <li key={node.id}>
                  <div class="row">
                    <a href={`/staff/activities/${node.activity.id}/participants/${node.id}`} dir="auto">
                      {node.activity.title}
                    </a>
                    <Badge state={node.status}>{wordFor(terms.value.statuses, node.status)}</Badge>
                  </div>
                  <Progress value={node.percentComplete} label={node.activity.title} />
                </li>
              ))}
            </ul>
          </section>
          <h2 id="credits">{words.credits}</h2>
        </>
      )}
      <Listing key={person ? 'credits' : 'waiting'} pages={pages} empty={words.noCredits}>
        <Ledger rows={pages.rows.value} labelledBy="credits" leads={() => undefined} />
      </Listing>
    </StaffPage>
  );
}
