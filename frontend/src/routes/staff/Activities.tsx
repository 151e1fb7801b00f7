/** A provider's activities: found, published, retired and brought back, copied, thrown away. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { AUTHORED, DISCARD, DUPLICATE, PUBLISH, RESTORE, RETIRE, type AuthoredOf } from '../../gql/authoring';
import { request } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import type { RefusalOf } from '../../gql/session';
import { authoring } from '../../i18n/authoring';
import { announce } from '../../lib/announce';
import { useParameters } from '../../lib/parameters';
import { address } from '../../lib/router';
import { usePages } from '../../state/paging';
import { useSubmission } from '../../state/refusals';
import { roles } from '../../state/session';
import { Dialog } from '../../ui/Dialog';
import { Field, Select } from '../../ui/Field';
import { Notice, Problem } from '../../ui/Notice';
import { AuthoredCard, type Act } from './AuthoredCard';
import { Listing } from '../../ui/Listing';
import { provider } from './provider';
import { StaffPage } from './StaffPage';
import '../../ui/filters.css';

type Filter = NonNullable<VariablesOf<typeof AUTHORED>['filter']>;
type Answer = { errors: readonly RefusalOf[] } | null;

const STATUSES = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const;

/** These are asked about first. */
const ASKED: readonly Act[] = ['retire', 'duplicate', 'discard'];

/** The server's filter for an address. */
function filterFrom(parameters: URLSearchParams): Filter {
  const status = STATUSES.find((one) => one === parameters.get('status'));
  return {
    search: parameters.get('search') ?? '',
    statuses: status ? [status] : undefined,
    draft: parameters.get('status') === 'waiting' ? true : undefined,
  };
}

function Filters({ parameters }: { parameters: URLSearchParams }) {
  const words = authoring.value;
  const change = useParameters();
  const search = parameters.get('search') ?? '';
  const typed = useSignal(search);
  useEffect(() => {
    typed.value = search;
  }, [search]);
  const chosen = parameters.get('status') ?? '';
  const options = [['', words.any], ...STATUSES.map((status) => [status, words.statuses[status]!]), ['waiting', words.waits]] as const;
  return (
    <search class="panel filters" aria-label={words.filters}>
      <Field
        label={words.search}
        type="search"
        name="search"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          change({ search: typed.value }, { typed: true });
        }}
      />
      <Select label={words.status} value={chosen} onChange={(event) => change({ status: event.currentTarget.value })}>
        {options.map(([value, name]) => (
          <option key={value} value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </Select>
    </search>
  );
}

async function send(what: Act, { id }: AuthoredOf, copy: { code: string; title: string }): Promise<Answer> {
  const input = { activityId: id };
  switch (what) {
    case 'publish':
      return (await request(PUBLISH, { input })).publishActivity;
    case 'retire':
      return (await request(RETIRE, { input })).retireActivity;
    case 'restore':
      return (await request(RESTORE, { input })).restoreActivity;
    case 'discard':
      return (await request(DISCARD, { input })).discardDraft;
    case 'duplicate':
      return (await request(DUPLICATE, { input: { ...input, ...copy } })).duplicateActivity;
  }
}

const DONE = { publish: 'published', retire: 'retired', restore: 'restored', duplicate: 'duplicated', discard: 'discarded' } as const;

/** The question before an act that is not to happen by accident. */
function Question({ what, activity, run, close }: { what: Act; activity: AuthoredOf; run: (form: HTMLFormElement) => void; close: () => void }) {
  const words = authoring.value;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        run(event.currentTarget);
      }}
    >
      <p>
        <bdi>{activity.title || activity.code}</bdi>
      </p>
      {what === 'duplicate' ? (
        <>
          <Field label={words.code} hint={words.codeHint} name="code" defaultValue={`${activity.code}-2`} maxLength={100} required dir="ltr" />
          <Field label={words.copyTitle} name="title" defaultValue={activity.title} maxLength={300} required dir="auto" />
        </>
      ) : (
        <p>{what === 'retire' ? words.retireText : words.discardText}</p>
      )}
      <div class="row start">
        <button class="primary">{words[what]}</button>
        <button type="button" onClick={close}>
          {words.keep}
        </button>
      </div>
    </form>
  );
}

function List({ organizationId }: { organizationId: string }) {
  const words = authoring.value;
  const parameters = address.value.searchParams;
  const asking = useSignal<{ what: Act; activity: AuthoredOf } | undefined>(undefined);
  const done = useSignal<{ what: Act; activity: AuthoredOf; title: string } | undefined>(undefined);
  const { busy, problem, run } = useSubmission();
  const pages = usePages(
    AUTHORED,
    { organizationId, filter: filterFrom(parameters) },
    ({ authoredActivities }) => authoredActivities,
    ({ authoredActivities }) => announce(words.found(authoredActivities?.totalCount ?? 0)),
  );
  const total = words.found(pages.data.value?.authoredActivities?.totalCount ?? 0);

  const perform = async (what: Act, activity: AuthoredOf, copy = { code: '', title: activity.title }) => {
    asking.value = undefined;
    done.value = undefined;
    if (!(await run(() => send(what, activity, copy)))) return;
    done.value = { what, activity, title: copy.title || activity.code };
    pages.reload();
  };
  const act = (what: Act, activity: AuthoredOf) => {
    if (ASKED.includes(what)) asking.value = { what, activity };
    else void perform(what, activity);
  };
  const titles = { retire: words.retireTitle, duplicate: words.duplicateTitle, discard: words.discardTitle } as Partial<Record<Act, string>>;
  const writable = roles.value.some((role) => role === 'STAFF' || role === 'ADMINISTRATOR') && !busy.value;

  return (
    <>
      <Filters parameters={parameters} />
      <div class="row">
        <h2>{total}</h2>
        {writable && (
          <a class="button primary" href="/staff/activities/new">
            {words.create}
          </a>
        )}
      </div>
      <div role="status">
        {done.value && (
          <Notice tone="good">
            {words[DONE[done.value.what]](done.value.title)}{' '}
            {done.value.what === 'retire' && (
              <button type="button" onClick={() => void perform('restore', done.value!.activity)}>
                {words.undo}
              </button>
            )}
          </Notice>
        )}
      </div>
      <Problem text={problem.value} />
      <Listing pages={pages} empty={words.nothing}>
        <ul class="stack">
          {pages.rows.value.map((activity) => (
            <AuthoredCard key={activity.id} activity={activity} writable={writable} act={act} />
          ))}
        </ul>
      </Listing>
      <Dialog
        open={asking.value !== undefined}
        title={(asking.value && titles[asking.value.what]) ?? ''}
        onClose={() => {
          asking.value = undefined;
        }}
      >
        {asking.value && (
          <Question
            {...asking.value}
            close={() => {
              asking.value = undefined;
            }}
            run={(form) => {
              const given = new FormData(form);
              const { what, activity } = asking.value!;
              void perform(what, activity, {
                code: String(given.get('code') ?? ''),
                title: String(given.get('title') ?? activity.title),
              });
            }}
          />
        )}
      </Dialog>
    </>
  );
}

export default function Activities() {
  const words = authoring.value;
  const { value: chosen } = provider;
  return (
    <StaffPage title={words.title} lead={words.lead}>
      {chosen ? <List key={chosen.id} organizationId={chosen.id} /> : <p class="panel empty">{words.noProvider}</p>}
    </StaffPage>
  );
}
