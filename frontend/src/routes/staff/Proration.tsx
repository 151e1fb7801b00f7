/** The proration bench: pasted intervals, and what they pay as one types. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { request, RequestFailed } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import { PRORATION, type ProrationOf } from '../../gql/participants';
import { amount, number, percent } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { participants } from '../../i18n/participants';
import { pasted } from '../../lib/intervals';
import { Field, Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Problem } from '../../ui/Notice';
import { StaffPage } from './StaffPage';
import './participants.css';

type Input = VariablesOf<typeof PRORATION>['input'];

/** Typing is reckoned after this pause, in ms. */
const PAUSE = 250;

const FIRST = {
  day: '2026-03-07',
  from: '09:00',
  to: '11:00',
  designated: '',
  minimumParticipation: '80',
  partialFrom: '50',
  rounding: 'DOWN',
  intervals: '9:00-9:40\n9:30-10:15\n10:30-11:00',
};
type Given = typeof FIRST;

/** The question that the form asks, or the line that it cannot ask about. */
function inputOf(given: Given): Input | string {
  const { intervals, unreadable } = pasted(given.intervals, given.day);
  if (unreadable) return participants.value.unreadable(unreadable);
  const at = (time: string) => new Date(`${given.day}T${time}`).toISOString();
  return {
    intervals,
    session: { from: at(given.from), to: at(given.to) },
    designated: given.designated || null,
    policy: {
      minimumParticipation: given.minimumParticipation,
      partialCredit: given.partialFrom !== '',
      ...(given.partialFrom && { partialFrom: given.partialFrom }),
      rounding: given.rounding as 'DOWN',
    },
  };
}

function Reckoned({ result }: { result: ProrationOf }) {
  const words = participants.value;
  return (
    <section class="panel stack" aria-labelledby="pays" aria-live="polite">
      <h2 id="pays">{words.pays}</h2>
      <dl class="facts">
        <div>
          <dt>{overview.value.creditsUnit}</dt>
          <dd class="big" data-testid="credit">
            {amount(result.credit)}
          </dd>
        </div>
        <div>
          <dt>{words.there}</dt>
          <dd class="big">{percent(result.share)}</dd>
        </div>
      </dl>
      <ol class="answers">
        {result.lines.map(({ code, parameters }) => (
          <li key={code}>
            {words.lines[code]?.((name) => number(parameters.find((one) => one.name === name)?.value ?? '', 4)) ?? code}
          </li>
        ))}
      </ol>
    </section>
  );
}

export default function Proration() {
  const words = participants.value;
  const given = useSignal<Given>(FIRST);
  const result = useSignal<ProrationOf | undefined>(undefined);
  const problem = useSignal('');
  const failure = useSignal<RequestFailed | undefined>(undefined);
  const tries = useSignal(0);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const input = inputOf(given.value);
        failure.value = undefined;
        if (typeof input === 'string') {
          problem.value = input;
          return;
        }
        const { prorationPreview } = await request(PRORATION, { input });
        if (!current) return;
        result.value = prorationPreview ?? undefined;
        problem.value = '';
      } catch (trouble) {
        // A day or a time that is half typed is none yet.
        if (trouble instanceof RangeError || !current) return;
        if (!(trouble instanceof RequestFailed)) throw trouble;
        problem.value = '';
        failure.value = trouble;
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [given.value, tries.value]);

  const bind = (name: keyof Given) => ({
    name,
    value: given.value[name],
    onInput: (event: { currentTarget: { value: string } }) => {
      given.value = { ...given.value, [name]: event.currentTarget.value };
    },
  });

  return (
    <StaffPage single title={words.bench} lead={words.benchLead}>
      <div class="two">
        <form class="panel stack" onSubmit={(event) => event.preventDefault()}>
          <div class="facts">
            <Field label={words.day} type="date" {...bind('day')} />
            <Field label={words.starts} type="time" {...bind('from')} />
            <Field label={words.ends} type="time" {...bind('to')} />
          </div>
          <label class="field">
            <strong>{words.intervals}</strong>
            <textarea rows={6} dir="ltr" aria-describedby="intervals-hint" {...bind('intervals')} />
          </label>
          <p class="hint" id="intervals-hint">
            {words.intervalsHint}
          </p>
          <Field label={words.designated} hint={words.designatedHint} inputMode="decimal" dir="ltr" {...bind('designated')} />
          <div class="facts">
            <Field label={words.minimum} inputMode="decimal" dir="ltr" {...bind('minimumParticipation')} />
            <Field label={words.partialFrom} hint={words.partialHint} inputMode="decimal" dir="ltr" {...bind('partialFrom')} />
            <Select label={words.rounding} {...bind('rounding')}>
              {['DOWN', 'NEAREST'].map((way) => (
                <option key={way} value={way} selected={way === given.value.rounding}>
                  {words.roundings[way]}
                </option>
              ))}
            </Select>
          </div>
        </form>
        <div class="stack">
          <Problem text={problem.value} />
          {failure.value && <Failure failure={failure.value} retry={() => (tries.value += 1)} />}
          {!result.value && !failure.value && !problem.value && (
            <div class="panel">
              <Skeleton rows={6} />
            </div>
          )}
          {result.value && <Reckoned result={result.value} />}
        </div>
      </div>
    </StaffPage>
  );
}
