import { m } from '../../../../platform/web/words.ts';
import { numberOfWeek, type WeekCount } from '../../domain/weeks.ts';

const [width, height, foot] = [360, 120, 18];

/** Two bars a week, filled and outlined, so that no colour is needed to tell them apart. The table says the same in numbers. */
export function WeeksChart({ weeks }: { weeks: readonly WeekCount[] }) {
  const most = Math.max(1, ...weeks.flatMap(({ started, ended }) => [started, ended]));
  const step = width / Math.max(1, weeks.length);
  const bar = step * 0.34;
  const high = (count: number) => (count / most) * (height - foot - 14);
  return (
    <figure className="weeks-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={m.pathways_weeks_chart()}>
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} className="weeks-line" />
        {weeks.map(({ week, monday, started, ended }, nr) => {
          const left = nr * step + step / 2 - bar - 1;
          return (
            <g key={week}>
              <rect
                x={left}
                width={bar}
                y={height - foot - high(started)}
                height={high(started)}
                className="weeks-in"
              />
              <rect
                x={left + bar + 2}
                width={bar}
                y={height - foot - high(ended)}
                height={high(ended)}
                className="weeks-out"
              />
              <text x={nr * step + step / 2} y={height - 5} textAnchor="middle">
                {numberOfWeek(monday)}
              </text>
            </g>
          );
        })}
        <text x="0" y="10">
          {most}
        </text>
      </svg>
      <figcaption>
        <span className="weeks-key weeks-key--in">{m.pathways_weeks_started()}</span>
        <span className="weeks-key weeks-key--out">{m.pathways_weeks_ended()}</span>
      </figcaption>
    </figure>
  );
}
