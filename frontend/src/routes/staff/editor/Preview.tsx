/** The saved draft as a learner will be shown it, without enrolling. */
import { PREVIEW } from '../../../gql/editing';
import { editor } from '../../../i18n/editor';
import { learning } from '../../../i18n/learning';
import { useQuery } from '../../../state/query';
import { blocksOf } from '../../../ui/Blocks';
import { Failure, Skeleton } from '../../../ui/Loading';
import { About } from '../../activity/About';
import { Awards, Requirements } from '../../activity/Terms';
import '../../activity/activity.css';

export function Preview({ id }: { id: string }) {
  const { data, failure, reload } = useQuery(PREVIEW, { id });
  const activity = data.value?.authoredActivity?.preview;
  if (failure.value) return <Failure failure={failure.value} retry={reload} />;
  if (!activity) return <Skeleton rows={8} />;
  return (
    <section class="stack" aria-label={editor.value.preview}>
      <div class="sides">
        <div class="panel">
          <h2 dir="auto" lang={activity.language}>
            {activity.title}
          </h2>
          <p class="prose" dir="auto" lang={activity.language}>
            {activity.description}
          </p>
          <About activity={activity} />
        </div>
        <div class="side">
          <Awards activity={activity} />
          <Requirements activity={activity} />
        </div>
      </div>
      {activity.contents.map((item) => (
        <article key={item.key} class="panel stack" lang={activity.language}>
          <h3 dir="auto">{item.title}</h3>
          <div class="prose reading">{blocksOf(item.blocks)}</div>
          {item.steps.map((step) => (
            <div key={step.key} class="stack">
              <p dir="auto">{step.text}</p>
              {step.back && <p dir="auto">{step.back}</p>}
              <ul>
                {step.choices.map((choice) => (
                  <li key={choice.key} dir="auto">
                    {choice.text}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </article>
      ))}
      {[...activity.assessments, ...(activity.evaluation ? [{ ...activity.evaluation, key: 'evaluation' }] : [])].map((test) => (
        <article key={test.key} class="panel stack" lang={activity.language}>
          <h3 dir="auto">{test.title || learning.value.evaluation}</h3>
          <ol class="stack">
            {test.questions.map((question) => (
              <li key={question.key} dir="auto">
                {question.text}
                <ul>
                  {('choices' in question ? question.choices.map(({ text }) => text) : question.options).map((text) => (
                    <li key={text} dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </article>
      ))}
    </section>
  );
}
