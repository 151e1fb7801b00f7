/** By which numbers one is known: NPI, birthday, certifying boards, and the licenses. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { request } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import { SAVE_PROFILE, type OwnProfileOf } from '../../gql/profile';
import { account } from '../../i18n/account';
import { number as formatted } from '../../i18n/format';
import { language } from '../../i18n/catalog';
import { profile } from '../../i18n/profile';
import { announce } from '../../lib/announce';
import { address } from '../../lib/router';
import { useSubmission } from '../../state/refusals';
import { Field, Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Notice, Problem } from '../../ui/Notice';
import { Gaps } from './Gaps';
import { Licenses } from './Licenses';
import { boards, own, put, textsIn, useOwn } from './own';

type Changes = VariablesOf<typeof SAVE_PROFILE>['input'];

const MONTHS = 12;
const DAYS = 31;
const two = (value: number): string => String(value).padStart(2, '0');
const monthName = (month: number): string =>
  new Intl.DateTimeFormat(language.value === 'ar' ? 'ar-EG' : 'en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));

function Options({ count, chosen, name }: { count: number; chosen: string | undefined; name: (value: number) => string }) {
  return (
    <>
      <option value="" selected={!chosen}>
        {profile.value.notTold}
      </option>
      {Array.from({ length: count }, (_, index) => two(index + 1)).map((value) => (
        <option key={value} value={value} selected={value === chosen}>
          {name(Number(value))}
        </option>
      ))}
    </>
  );
}

function Identity({ person }: { person: OwnProfileOf }) {
  const words = profile.value;
  const saved = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['npi', 'birthday'], words.rules);
  const [month, day] = person.birthday?.split('-') ?? [];

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    saved.value = false;
    const form = event.currentTarget as HTMLFormElement;
    const { npi = '', month: chosenMonth, day: chosenDay } = textsIn(form);
    const input: Changes = { npi, birthday: chosenMonth || chosenDay ? `${chosenMonth}-${chosenDay}` : '' };
    const payload = await run(async () => (await request(SAVE_PROFILE, { input })).updateProfile, form);
    if (!payload?.learner) return;
    put(payload.learner);
    saved.value = true;
  };

  return (
    <form class="panel stack" onSubmit={(event) => void submit(event)} onInput={() => (saved.value = false)}>
      <div id="npi">
        <Field label={words.npi} hint={words.npiHint} fault={faults.value['npi']} name="npi" defaultValue={person.npi ?? ''} inputMode="numeric" maxLength={14} dir="ltr" />
      </div>
      <div class="pair" id="birthday">
        <Select label={words.birthMonth} hint={words.birthdayHint} fault={faults.value['birthday']} name="month">
          <Options count={MONTHS} chosen={month} name={monthName} />
        </Select>
        <Select label={words.birthDay} name="day">
          <Options count={DAYS} chosen={day} name={formatted} />
        </Select>
      </div>
      <Problem text={problem.value} />
      <div role="status">{saved.value && <Notice tone="good">{words.saved}</Notice>}</div>
      <button class="primary" disabled={busy.value}>
        {words.save}
      </button>
    </form>
  );
}

function Boards({ person }: { person: OwnProfileOf }) {
  const words = profile.value;
  const { busy, problem, faults, run } = useSubmission(['board', 'number'], words.rules);
  const known = person.boardIdentifiers.map(({ board, number }) => ({ board: board.code, number }));
  const waiting = person.gaps.find(({ field }) => field === 'boardIdentifiers')?.board?.code;

  const keep = (boardIdentifiers: typeof known, form?: HTMLFormElement) =>
    run(async () => (await request(SAVE_PROFILE, { input: { boardIdentifiers } })).updateProfile, form);

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { board = '', number = '' } = textsIn(form);
    const payload = await keep([...known.filter((each) => each.board !== board), { board, number }], form);
    if (!payload?.learner) return;
    put(payload.learner);
    form.reset();
    announce(words.saved);
  };

  const remove = async (code: string, label: string) => {
    const payload = await keep(known.filter(({ board }) => board !== code));
    if (!payload?.learner) return;
    put(payload.learner);
    announce(words.removed(label));
  };

  return (
    <section class="panel stack" id="boardIdentifiers" aria-labelledby="boards">
      <div>
        <h2 id="boards">{words.boards}</h2>
        <p class="aside">{words.boardsLead}</p>
      </div>
      {known.length === 0 && <p class="empty">{words.noBoards}</p>}
      <ul class="belongings">
        {person.boardIdentifiers.map(({ board, number }) => (
          <li key={board.code}>
            <span>
              {board.label} <bdi class="code">{number}</bdi>
            </span>
            <button type="button" class="quiet" disabled={busy.value} aria-label={words.removeNumber(board.label)} onClick={() => void remove(board.code, board.label)}>
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      <form class="stack" onSubmit={(event) => void add(event)}>
        <div class="pair">
          <Select label={words.board} fault={faults.value['board']} name="board" required>
            <option value="">{account.value.choose}</option>
            {boards.value.map(({ code, label }) => (
              <option key={code} value={code} selected={code === waiting}>
                {label}
              </option>
            ))}
          </Select>
          <Field label={words.number} fault={faults.value['number']} name="number" maxLength={32} required dir="ltr" />
        </div>
        <Problem text={problem.value} />
        <div>
          <button disabled={busy.value}>{words.add}</button>
        </div>
      </form>
    </section>
  );
}

export function Numbers() {
  const { failure, reload } = useOwn();
  const person = own.value;
  const { hash } = address.value;
  useEffect(() => {
    const part = person && hash ? document.getElementById(hash.slice(1)) : null;
    part?.scrollIntoView();
    part?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [hash, Boolean(person)]);
  if (failure.value && !person) return <Failure failure={failure.value} retry={reload} />;
  if (!person) {
    return (
      <div class="panel tall">
        <Skeleton rows={10} />
      </div>
    );
  }
  return (
    <>
      <Gaps gaps={person.gaps} />
      <Identity key={`${person.npi}${person.birthday}`} person={person} />
      <Boards person={person} />
      <Licenses licenses={person.licenses} />
    </>
  );
}
