/** Help: one page of it, or all of them with one's own questions. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { HELP, type QuestionOf } from '../gql/help';
import { help } from '../i18n/help';
import type { PageProps } from '../opening';
import { useQuery } from '../state/query';
import { isStaff, learner } from '../state/session';
import { answers } from '../state/store';
import { AskForHelp } from '../ui/AskForHelp';
import { Failure, Skeleton } from '../ui/Loading';
import { Page } from '../ui/Page';
import { Article } from './help/Article';
import { Question } from './help/Question';
import './help/help.css';

/** Pages that are about what only staff see. */
const FOR_STAFF = /^(staff|administration|setup)/;

function Index() {
  const words = help.value;
  const questions = useSignal<readonly QuestionOf[]>([]);
  const { data, failure, reload } = useQuery(HELP, {}, ({ viewer }) => {
    questions.value = viewer.helpRequests.edges.map(({ node }) => node);
  });
  // What the stream says of questions has changed: an answer has come.
  useEffect(reload, [answers.value]);

  const changed = (question: QuestionOf) => {
    questions.value = questions.value.map((known) => (known.id === question.id ? question : known));
  };
  const pages = data.value?.service.helpPages.filter(({ key }) => isStaff.value || !FOR_STAFF.test(key)) ?? [];
  return (
    <Page title={words.title} lead={words.lead}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!data.value && !failure.value && <Skeleton rows={10} />}
      {data.value && (
        <div class="help">
          <nav aria-labelledby="help-pages">
            <h2 id="help-pages">{words.pages}</h2>
            <ul>
              {pages.map(({ key, title }) => (
                <li key={key}>
                  <a href={`/help/${key}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          {learner.value && (
            <section class="stack" aria-labelledby="questions">
              <div class="row">
                <h2 id="questions">{words.own}</h2>
                <AskForHelp asked={reload} />
              </div>
              {questions.value.length === 0 && <p class="panel empty">{words.none}</p>}
              <ul class="stack">
                {questions.value.map((question) => (
                  <Question key={question.id} question={question} changed={changed} />
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Page>
  );
}

export default function Help({ parameters }: PageProps) {
  const { key } = parameters;
  return key ? <Article key={key} name={key} /> : <Index />;
}
