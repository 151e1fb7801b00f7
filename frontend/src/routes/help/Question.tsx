/** One question with its messages, and a way to go on with it: the same for who asked and for who answers. */
import { useRef } from 'preact/hooks';
import { request } from '../../gql/client';
import { CLOSE_HELP, REPLY_TO_HELP, type QuestionOf } from '../../gql/help';
import { moment } from '../../i18n/format';
import { help } from '../../i18n/help';
import { wordFor } from '../../i18n/terms';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { learner } from '../../state/session';
import { Badge } from '../../ui/Badge';
import { Problem } from '../../ui/Notice';
import { TextArea } from '../../ui/TextArea';

interface Props {
  question: QuestionOf;
  /** Whether the reader only looks on. */
  readOnly?: boolean;
  changed: (question: QuestionOf) => void;
}

const TONES = { OPEN: 'EXPIRING', ANSWERED: 'ACTIVE', CLOSED: 'EXPIRED' } as const;

export function Question({ question, readOnly, changed }: Props) {
  const words = help.value;
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, faults, run } = useSubmission(['text']);
  const own = question.learner.id === learner.value?.id;
  const zone = learner.value?.timeZone;

  const write = async (event: Event) => {
    event.preventDefault();
    const input = { requestId: question.id, text: String(new FormData(form.current!).get('text') ?? '') };
    const done = await run(() => request(REPLY_TO_HELP, { input }).then(({ replyToHelp }) => replyToHelp), form.current!);
    if (!done?.request) return;
    form.current?.reset();
    announce(words.written);
    changed(done.request);
  };
  const close = async () => {
    const done = await run(() => request(CLOSE_HELP, { input: { requestId: question.id } }).then(({ closeHelp }) => closeHelp));
    if (!done?.request) return;
    announce(words.closed);
    changed(done.request);
  };

  return (
    <li class="panel stack question">
      <div class="row">
        <p class="aside">
          {own ? words.to : words.from}{' '}
          <strong dir="auto">{own ? (question.organization?.name ?? words.administrators) : question.learner.name}</strong>
          {question.enrollment && (
            <>
              {' · '}
              {words.about}{' '}
              <a href={`/activities/${question.enrollment.activity.id}`} dir="auto">
                {question.enrollment.activity.title}
              </a>
            </>
          )}
          {question.gate && ` · ${wordFor(words.gates, question.gate)}`}
        </p>
        <Badge state={question.overdue ? 'FAILED' : TONES[question.status]}>
          {question.overdue ? words.overdue : wordFor(words.statuses, question.status)}
          {question.status === 'OPEN' && ` ${words.since(moment(question.waitingSince, zone))}`}
        </Badge>
      </div>
      <ol class="messages">
        {question.messages.map((message) => (
          <li key={message.id} class={message.byStaff ? 'answer' : undefined}>
            <p class="aside">
              <bdi>{own && !message.byStaff ? words.you : message.authorName}</bdi> · {moment(message.sentAt, zone)}
            </p>
            <p dir="auto" class="text">
              {message.text}
            </p>
          </li>
        ))}
      </ol>
      {!readOnly && question.status !== 'CLOSED' && (
        <form ref={form} class="stack" onSubmit={(event) => void write(event)}>
          <TextArea label={own ? words.reply : words.answer} name="text" rows={3} fault={faults.value['text']} required />
          <Problem text={problem.value} />
          <div class="row start">
            <button type="submit" class={own ? undefined : 'primary'} disabled={busy.value}>
              {words.send}
            </button>
            <button type="button" class="quiet" disabled={busy.value} onClick={() => void close()}>
              {words.close}
            </button>
          </div>
        </form>
      )}
    </li>
  );
}
