/** Writing an activity, part by part. What is not saved is kept on this device; what somebody else saved meanwhile is never overwritten unseen. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { request } from '../../gql/client';
import { NEW_ACTIVITY, SAVE, WRITTEN, type Definition, type WrittenOf } from '../../gql/editing';
import type { RefusalOf } from '../../gql/session';
import { language } from '../../i18n/catalog';
import { editor } from '../../i18n/editor';
import { amount, number } from '../../i18n/format';
import { useDraft } from '../../lib/draft';
import { address, navigate } from '../../lib/router';
import type { PageProps } from '../../opening';
import { useQuery } from '../../state/query';
import { sentenceFor, sentenceForFailure } from '../../state/refusals';
import { providers, roles } from '../../state/session';
import { Failure, Skeleton } from '../../ui/Loading';
import { lazily } from '../../ui/lazily';
import { Notice, Problem } from '../../ui/Notice';
import NotFound from '../NotFound';
import { Fields, type Codes } from './editor/Fields';
import { blankActivity, PARTS, type Part, type Values } from './editor/specs';
import { provider } from './provider';
import { StaffPage } from './StaffPage';
import './participants.css';

const Preview = lazily(() => import('./editor/Preview').then((module) => module.Preview));

interface Unsaved {
  /** Digest of the version that was edited, "" for a new activity. */
  digest: string;
  values: Values;
}

const ROOT = 'input.definition.';
const PART_OF: Record<string, Part> = Object.fromEntries(
  Object.entries(PARTS).flatMap(([part, specs]) => specs.map(({ name }) => [name, part as Part])),
);
const partOf = (path: string): Part => PART_OF[path.split('.')[0]!] ?? 'basics';

/** The most credit that so many minutes may be designated for: to the nearest 0.25, ties down. */
export const ceiling = (minutes: number): string => (Math.max(0, Math.ceil(minutes / 15 - 0.5)) / 4).toFixed(2);

interface Content {
  media: readonly { file: string }[];
  captions: readonly { file: string }[];
  poster: { file: string } | null;
  steps: readonly { image: { file: string } | null }[];
}

/** The values as the server takes them: an evaluation that asks nothing is none, an empty line is no option, a file not chosen none. */
export function cleaned(values: Values): Definition {
  const evaluation = values['evaluation'] as { title: string; questions: { options: string[] }[] } | null;
  const questions = (evaluation?.questions ?? []).map((one) => ({ ...one, options: one.options.map((text) => text.trim()).filter(Boolean) }));
  const contents = (values['contents'] as readonly Content[]).map(({ media, captions, poster, steps, ...item }) => ({
    ...item,
    media: media.filter(({ file }) => file),
    captions: captions.filter(({ file }) => file),
    poster: poster?.file ? poster : null,
    steps: steps.map(({ image, ...step }) => ({ ...step, image: image?.file ? image : null })),
  }));
  return { ...values, contents, evaluation: evaluation?.title || questions.length > 0 ? { title: evaluation?.title ?? '', questions } : null } as Definition;
}

/** Faults by their place in the definition; the first of each place stands. */
export function byPlace(errors: readonly RefusalOf[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const error of errors) {
    const path = error.path.join('.');
    if (path.startsWith(ROOT)) found[path.slice(ROOT.length)] ??= sentenceFor(error, { 'not-stored': editor.value.notStored });
  }
  return found;
}

interface WritingProps {
  written: WrittenOf | undefined;
  providerCode: string;
  codes: Codes;
  reload: () => void;
}

function Writing({ written, providerCode, codes, reload }: WritingProps) {
  const words = editor.value;
  const form = useRef<HTMLFormElement>(null);
  const kept = useDraft<Unsaved | null>(`authoring/${written?.id ?? `new/${providerCode}`}`, () => null);
  const busy = useSignal(false);
  const problem = useSignal('');
  const done = useSignal('');
  const faults = useSignal<Record<string, string>>({});
  const digest = written?.digest ?? '';
  const values = kept.value?.values ?? (written?.definition as Values | undefined) ?? blankActivity(providerCode, language.value);
  const shown = (address.value.searchParams.get('part') ?? 'basics') as Part | 'preview';
  const part = shown === 'preview' || shown in PARTS ? shown : 'basics';
  const writable = roles.value.some((role) => role === 'STAFF' || role === 'ADMINISTRATOR');
  const organizationId = writable ? providers.value.find(({ code }) => code === values['provider'])?.id : undefined;
  const overtaken = kept.value !== null && kept.value.digest !== digest;

  const change = (next: Values) => {
    done.value = '';
    kept.value = { digest: kept.value?.digest ?? digest, values: next };
  };
  const refuse = (errors: readonly RefusalOf[]) => {
    faults.value = byPlace(errors);
    const elsewhere = errors.filter(({ path }) => !path.join('.').startsWith(ROOT));
    const places = Object.entries(faults.value);
    problem.value = [...elsewhere.map((error) => sentenceFor(error)), ...places.slice(0, 1).map(([, text]) => text)].join(' ');
    if (errors.some(({ path }) => path.includes('expectedDigest'))) reload();
    if (places[0]) navigate(`?part=${partOf(places[0][0])}`, { replace: true });
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const save = async (publish: boolean) => {
    if (busy.value) return;
    busy.value = true;
    problem.value = done.value = '';
    faults.value = {};
    try {
      const input = { definition: cleaned(values), publish, expectedDigest: kept.value?.digest ?? digest };
      const { saveActivity } = await request(SAVE, { input });
      if (!saveActivity?.authored) {
        refuse(saveActivity?.errors ?? []);
        return;
      }
      kept.value = null;
      done.value = publish ? words.published : words.saved;
      if (written) reload();
      else navigate(`/staff/activities/${encodeURIComponent(saveActivity.authored.id)}`, { replace: true });
    } catch (failure) {
      problem.value = sentenceForFailure(failure);
    } finally {
      busy.value = false;
    }
  };

  return (
    <>
      <nav class="tabs" aria-label={words.parts}>
        {([...Object.keys(PARTS), 'preview'] as (Part | 'preview')[]).map((one) => {
          const wrong = Object.keys(faults.value).filter((path) => partOf(path) === one).length;
          return (
            <a key={one} href={`?part=${one}`} aria-current={part === one ? 'page' : undefined}>
              {words.part[one]}
              {wrong > 0 && <small class="fault">{` · ${words.faultsIn(number(wrong))}`}</small>}
            </a>
          );
        })}
      </nav>
      <div role="status">
        {!writable && <Notice tone="plain">{words.readOnly}</Notice>}
        {done.value && <Notice tone="good">{done.value}</Notice>}
        {overtaken && (
          <Notice tone="wait">
            <p>{words.conflict}</p>
            <button type="button" onClick={() => (kept.value = null)}>
              {words.takeTheirs}
            </button>{' '}
            <button type="button" onClick={() => (kept.value = { digest, values })}>
              {words.overwrite}
            </button>
          </Notice>
        )}
      </div>
      {part === 'preview' ? (
        written && !kept.value ? (
          <Preview id={written.id} />
        ) : (
          <p class="panel empty">{words.previewFirst}</p>
        )
      ) : (
        <form
          ref={form}
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save(false);
          }}
        >
          <fieldset class="panel stack" disabled={!writable}>
            <legend class="unseen">{words.part[part]}</legend>
            {part === 'credit' && <p class="aside">{words.suggested(amount(ceiling(Number(values['minutes']))))}</p>}
            <Fields specs={PARTS[part]} value={values} at="" faults={faults.value} codes={codes} whole={values} organizationId={organizationId} fixed={written ? 'code' : undefined} change={change} />
          </fieldset>
          <Problem text={problem.value} />
          {writable && (
            <div class="row start">
              <button class="primary" disabled={busy.value || overtaken}>
                {words.save}
              </button>
              <button type="button" disabled={busy.value || overtaken} onClick={() => void save(true)}>
                {words.publish}
              </button>
              {kept.value && (
                <>
                  <span class="aside">{words.unsaved}</span>
                  <button type="button" class="quiet" onClick={() => (kept.value = null)}>
                    {words.revert}
                  </button>
                </>
              )}
            </div>
          )}
        </form>
      )}
    </>
  );
}

function Existing({ id }: { id: string }) {
  const words = editor.value;
  const { data, failure, reload } = useQuery(WRITTEN, { id });
  const written = data.value?.authoredActivity;
  if (data.value && !written) return <NotFound />;
  return (
    <StaffPage single title={words.editTitle} lead={<bdi>{written?.definition.title || '…'}</bdi>}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!written && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {written && <Writing written={written} providerCode={written.definition.provider} codes={data.value!} reload={reload} />}
    </StaffPage>
  );
}

function New() {
  const words = editor.value;
  const { data, failure, reload } = useQuery(NEW_ACTIVITY, {});
  const chosen = provider.value ?? providers.value[0];
  return (
    <StaffPage title={words.newTitle} lead={words.lead}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!chosen && <p class="panel empty">{words.noProvider}</p>}
      {chosen && data.value && <Writing key={chosen.code} written={undefined} providerCode={chosen.code} codes={data.value} reload={reload} />}
    </StaffPage>
  );
}

export default function Editor({ parameters: { id = '' } }: PageProps) {
  return id === 'new' ? <New /> : <Existing key={id} id={id} />;
}
