/** One plan on the curve: what an extra face cost in it, hours of travel, mean faces in 14 days, citizens within the target, visits not placed. */
export type Point = { price: number; hours: number; faces: number; within: number; unplaced: number };

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 70;
const BOTTOM = 50;
const RIGHT = 30;
const TOP = 30;

/** Hours of travel against faces in 14 days, each point with what an extra face cost in it. An SVG that says in words what it shows. */
export function drawCurve(points: readonly Point[]): string {
  const x = scale(
    points.map(({ faces }) => faces),
    [LEFT, WIDTH - RIGHT],
  );
  const y = scale(
    points.map(({ hours }) => hours),
    [HEIGHT - BOTTOM, TOP],
  );
  const inOrder = points.toSorted((one, other) => one.faces - other.faces);
  const line = inOrder.map(({ faces, hours }) => `${x.at(faces)},${y.at(hours)}`).join(' ');
  const says = inOrder.map(({ faces, hours }) => `${faces.toFixed(1)} faces at ${hours.toFixed(0)} hours`).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="t d" font-family="Inter, sans-serif" font-size="13">
<title id="t">What few faces cost in travel</title>
<desc id="d">Mean number of different people in 14 days against hours of travel in four weeks: ${says}.</desc>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbf9f5"/>
<g stroke="#c9c4ba">${x.ticks.map((tick) => `<path d="M${x.at(tick)} ${TOP}V${HEIGHT - BOTTOM}"/>`).join('')}${y.ticks.map((tick) => `<path d="M${LEFT} ${y.at(tick)}H${WIDTH - RIGHT}"/>`).join('')}</g>
<g fill="#3a3a38">${x.ticks.map((tick) => `<text x="${x.at(tick)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${tick}</text>`).join('')}${y.ticks.map((tick) => `<text x="${LEFT - 8}" y="${y.at(tick) + 4}" text-anchor="end">${tick}</text>`).join('')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">different people in 14 days, mean</text>
<text x="16" y="${HEIGHT / 2}" transform="rotate(-90 16 ${HEIGHT / 2})" text-anchor="middle">hours of travel</text></g>
<polyline points="${line}" fill="none" stroke="#0b5d5e" stroke-width="2"/>
${inOrder.map(({ faces, hours, price }) => `<circle cx="${x.at(faces)}" cy="${y.at(hours)}" r="5" fill="#0b5d5e"/><text x="${x.at(faces) + 8}" y="${y.at(hours) - 8}" fill="#0b5d5e">${price}</text>`).join('\n')}
</svg>
`;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100];
const MOST_TICKS = 8;

/** A linear scale with whole numbers as ticks, a tick wider than the values on either side. */
function scale(values: readonly number[], [from, to]: readonly [number, number]) {
  const span = Math.max(...values) - Math.min(...values);
  const step = STEPS.find((one) => span / one <= MOST_TICKS) ?? 200;
  const least = Math.floor(Math.min(...values) / step) * step;
  const most = Math.max(Math.ceil(Math.max(...values) / step) * step, least + step);
  const ticks = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, i) => least + i * step);
  const at = (value: number): number => Math.round((from + ((value - least) / (most - least)) * (to - from)) * 10) / 10;
  return { ticks, at };
}
