'use strict';

const pause = 1000;
let shown = '';

/** An element with attributes and children; text becomes text, never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function fill(id, ...children) {
  document.getElementById(id).replaceChildren(...children);
}

function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function label(thing, unknown) {
  return thing.key ?? thing.name ?? `${unknown} ${thing.id}`;
}

function table(columns, rows, empty) {
  if (rows.length === 0) return element('p', { class: 'quiet' }, empty);
  return element('table', {},
    element('thead', {}, element('tr', {}, ...columns.map(column => element('th', { scope: 'col', class: column.number ? 'number' : null }, column.title)))),
    element('tbody', {}, ...rows.map(row => element('tr', row.attributes,
      ...row.cells.map((cell, position) => element('td', { class: columns[position].number ? 'number' : null }, cell))))));
}

function showTotals(report) {
  const totals = [['accepted', report.accepted], ['duplicates', report.duplicates], ['dropped (bots)', report.dropped], ['refused requests', report.refused]];
  fill('totals', ...totals.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value.toLocaleString('en')))));
}

function showNotices(state) {
  const notices = [
    state.configFault && `The config file cannot be served as it is now, so the last good one still is. ${state.configFault}`,
    state.report.dropped > 0 && `${plural(state.report.dropped, 'event')} came with another User-Agent than ConvertAgent/1.0: answered with 200, and dropped.`,
    state.report.forgotten > 0 && `${plural(state.report.forgotten, 'older event')} no longer counted.`,
    ...state.faults.config.map(fault => `Config requests go wrong, ${fault}.`),
    ...state.faults.track.map(fault => `Track requests go wrong, ${fault}.`),
  ];
  fill('notices', ...notices.filter(Boolean).map(notice => element('li', {}, notice)));
}

/** The traffic that the config sends to a variation: none while it is stopped. */
function trafficOf(variation) {
  return !variation.status || variation.status === 'running' ? Math.max(variation.trafficAllocation, 0) : 0;
}

/** Of those who are bucketed at all, how many percent the config sends here; undefined for what the config does not know. */
function expectedShare(variation, variations) {
  const traffic = variations.reduce((sum, other) => sum + trafficOf(other), 0);
  return variation && traffic > 0 ? 100 * trafficOf(variation) / traffic : undefined;
}

function showVariation(variation, outline, total, expected) {
  const share = total > 0 ? 100 * variation.bucketed / total : 0;
  const bar = element('div', { class: 'share' });
  bar.style.width = `${share}%`;
  const mark = expected === undefined ? null : element('div', { class: 'expected' });
  if (mark) mark.style.left = `min(${expected}%, 100% - 2px)`;
  const details = [
    variation.trafficAllocation === undefined ? 'not in this config' : `${variation.trafficAllocation}% of traffic`,
    outline?.status === 'stopped' ? 'stopped' : null,
    variation.bucketed === variation.visitors ? null : plural(variation.visitors, 'visitor'),
    outline?.features.length > 0 ? `switches on ${outline.features.join(', ')}` : null,
    ...variation.goals.map(goal => `${label(goal, 'goal')}: ${plural(goal.conversions, 'conversion')}`),
  ];
  return element('div', { class: 'variation', 'data-variation': variation.id },
    element('span', { class: 'label' }, label(variation, 'variation')),
    element('div', { class: 'bar', 'aria-hidden': 'true' }, bar, mark),
    element('span', { class: 'count' }, `${variation.bucketed.toLocaleString('en')} (${share.toFixed(1)}%)`),
    element('p', { class: 'details quiet' }, details.filter(Boolean).join(' · ')));
}

function showExperiences(state) {
  const experiences = state.report.experiences.map(experience => {
    const outline = state.config.experiences.find(known => known.id === experience.id);
    const total = experience.variations.reduce((sum, variation) => sum + variation.bucketed, 0);
    const details = [
      outline ? null : 'not in this config',
      outline?.status && outline.status !== 'active' ? outline.status : null,
      outline?.environment ? `environment ${outline.environment}` : null,
      plural(total, 'bucketing event'),
    ];
    return element('article', { 'data-experience': experience.id },
      element('h3', {}, label(experience, 'experience')),
      element('p', { class: 'quiet' }, details.filter(Boolean).join(' · ')),
      ...experience.variations.map(variation => {
        const known = outline?.variations.find(other => other.id === variation.id);
        return showVariation(variation, known, total, expectedShare(known, outline?.variations ?? []));
      }));
  });
  fill('experiences', ...(experiences.length > 0 ? experiences : [element('p', { class: 'quiet' }, 'The config has no experiences.')]));
}

function showGoals(goals) {
  fill('goals', table(
    [{ title: 'Goal' }, { title: 'Conversions', number: true }, { title: 'With data', number: true }, { title: 'Amount', number: true }, { title: 'Products', number: true }],
    goals.map(goal => ({
      attributes: { 'data-goal': goal.id },
      cells: [label(goal, 'goal'), ...[goal.conversions, goal.transactions, goal.amount, goal.productsCount].map(value => value.toLocaleString('en'))],
    })),
    'The config has no goals.'));
}

function showFeatures(features) {
  fill('features', table(
    [{ title: 'Feature' }, { title: 'Variables' }],
    features.map(feature => ({
      attributes: { 'data-feature': feature.id },
      cells: [label(feature, 'feature'), feature.variables.map(variable => `${variable.key}: ${variable.type}`).join(', ') || 'none'],
    })),
    'The config has no features.'));
}

function eventText(event, report) {
  if (event.kind === 'conversion') {
    const goal = report.goals.find(known => known.id === event.goalId);
    const values = event.goalData?.map(value => `${value.key} ${JSON.stringify(value.value)}`).join(', ');
    return `reached ${label(goal ?? { id: event.goalId }, 'goal')}${values ? ` (${values})` : ''}`;
  }
  const experience = report.experiences.find(known => known.id === event.experienceId);
  const variation = experience?.variations.find(known => known.id === event.variationId);
  return `in ${label(experience ?? { id: event.experienceId }, 'experience')} / ${label(variation ?? { id: event.variationId }, 'variation')}`;
}

function showEvents(state) {
  fill('events', table(
    [{ title: 'No.', number: true }, { title: 'Time' }, { title: 'Visitor' }, { title: 'Event' }, { title: 'Source' }],
    state.latestEvents.map(event => ({
      attributes: { 'data-event': event.number },
      cells: [
        String(event.number),
        new Date(event.receivedAt).toLocaleTimeString(),
        event.visitorId,
        element('span', {}, eventText(event, state.report), event.isDuplicate ? element('span', { class: 'warn' }, ' duplicate') : null),
        event.source ?? '',
      ],
    })),
    'None yet. Point a client at this address, and let it decide something.'));
}

function show(state) {
  document.getElementById('project').textContent =
    `${state.config.project ?? 'A project without a name'}${state.config.environments.length > 0 ? `, environments ${state.config.environments.join(', ')}` : ''}`;
  showTotals(state.report);
  showNotices(state);
  showExperiences(state);
  showGoals(state.report.goals);
  showFeatures(state.config.features);
  showEvents(state);
}

async function refresh() {
  let status = 'live';
  try {
    const response = await fetch('/_state');
    if (!response.ok) throw new Error(`status ${response.status}`);
    const text = await response.text();
    // What has not changed is left alone: a reader keeps the place, a selection stays.
    if (text !== shown) {
      show(JSON.parse(text));
      shown = text;
    }
  } catch (error) {
    status = `no answer from the server (${error.message}); trying again`;
  }
  const line = document.getElementById('status');
  if (line.textContent !== status) line.textContent = status;
  setTimeout(refresh, pause);
}

document.getElementById('clear').addEventListener('click', () => fetch('/_events', { method: 'DELETE' }));
refresh();
